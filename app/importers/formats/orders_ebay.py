"""orders.ebay: eBay's orders report, CSV, of the years before and with managed payments, English and German.

Source of the layout: headers in public code of 2012 to 2026 and rows in tests of public tools; no real file seen.
Known traps: a line of commas stands before the header and one after it; the end says how many records were
downloaded and who sells; days are `Sep-27-26`, `27-Sep-26` or `10-Dez-25`; nothing but the sign of an amount tells the
currency (`$`, `AU $`, `£`, `116,99 €`); an order of several items has a row with its total and one for each item;
Total Price may hold tax that eBay collects, which the shop never sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import count_check
from app.importers.families import ebay
from app.importers.families.ledgers import Ledger, Ledgers
from app.importers.families.marked_money import currency_of, marked, marks, says_comma
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import order_numbers
from app.importers.families.worded_days import days
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, Times, repeated
from app.importers.table import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

RECORD_NO: Names = ("Sales Record Number", "Verkaufsprotokollnummer")
NUMBER: Names = ("Order Number", "Order ID", "Bestellnummer", "Sales Record Number")
TOTAL: Names = ("Total Price", "Gesamtpreis", "Gesamtbetrag")
SOLD: Names = ("Sale Date", "Verkauft am", "Verkaufsdatum")
PAID: Names = ("Paid On Date", "Zahlungsdatum", "Bezahlt am")
SHIPPED: Names = ("Shipped On Date", "Versanddatum", "Versandt am")
BUYER: Names = ("Buyer Username", "User Id", "Nutzername des Käufers")
TITLE: Names = ("Item Title", "Angebotstitel")
EBAY_TAX: Names = ("eBay Collected Tax", "Von eBay eingezogene Steuern")
EBAY_CHARGES: Names = ("eBay Collected Charges",)
INCLUDED: Names = ("eBay Collected Tax and Fees Included in Total", "Total Includes eBay Collected Tax")
HEADER: tuple[Names, ...] = (RECORD_NO, NUMBER, TOTAL, SOLD, BUYER)
_RECORDS = re.compile(r"(?i)^[\"']?([0-9]+)[\"',; ]*(?:record\(s\) downloaded|datens[äa]tze? heruntergeladen)")
_SELLER = re.compile(r"(?i)^[\"']?(?:seller id|verk[äa]ufer(?:-id)?)\s*:\s*([^\"',;]+)")


def is_footer(line: str) -> bool:
    """Return whether the rows are over."""
    return bool(_RECORDS.match(line.strip()) or _SELLER.match(line.strip()))


@register
class OrdersEbay:
    """Every order of a shop in a time, once."""

    format = "orders.ebay"
    version = 1
    western = True
    title = "eBay orders report"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table = open_table(source, HEADER, footer=is_footer)
        lines, ledgers = Lines(), Ledgers()
        for part in table:
            _keep(part, lines)
        account = _said(table.footer, _SELLER) or source.options.account
        orders = Orders(lines, "number") if lines.count else None
        if orders is not None:
            _send(orders, lines, account, out, ledgers, source)
        stated = _said(table.footer, _RECORDS)

        def checks(one: Ledger) -> list[Check]:
            return _counted(stated, table.rows, orders) if one is ledgers.all[0] else []

        return ledgers.facts(source, self, layer=Layer.ORDER, checks=checks, account=account, currency="USD")


def _said(footer: Sequence[Line], pattern: re.Pattern[str]) -> str:
    found = [pattern.match(line.text.strip()) for line in footer]
    return next((one[1].strip() for one in found if one), "")


def _counted(stated: str, rows: int, orders: Orders | None) -> list[Check]:
    """Hold the number of records against rows, orders and items: what it counts is not certain, how many there
    can be is."""
    if not stated:
        return []
    number, least = int(stated[:18]), len(orders) if orders is not None else 0
    several = 0 if orders is None else int((orders.lines > 1).sum())
    if number in (rows, least, rows - several):
        return [count_check("count", number, number)]
    return [] if least < number < rows else [count_check("count", number, rows)]


def _keep(part: Part, lines: Lines) -> None:
    comma = says_comma(part, TOTAL)

    def money(names: Names) -> Minor:
        return marked(part, names, 3, blank=ebay.EMPTY, comma=comma)

    included = pc.is_in(pc.utf8_lower(part.text(INCLUDED)), pa.array(["yes", "ja"])).to_numpy(zero_copy_only=False)
    shipped = days(part, SHIPPED, blank=ebay.EMPTY) if part.has(SHIPPED) else None
    lines.add(
        part,
        number=order_numbers(part, NUMBER),
        total=money(TOTAL),
        taken=np.where(included, money(EBAY_TAX).value + money(EBAY_CHARGES).value, 0),
        mark=part.text(TOTAL),
        sold=days(part, SOLD, blank=ebay.EMPTY).at,
        sold_on=days(part, SOLD, blank=ebay.EMPTY).valid,
        paid=_valid(days(part, PAID, blank=ebay.EMPTY) if part.has(PAID) else None, len(part)),
        shipped=_valid(shipped, len(part)),
        buyer=part.text(BUYER, blank=ebay.EMPTY),
        title=part.text(TITLE, blank=ebay.EMPTY),
        transaction=part.ref("PayPal Transaction ID", blank=ebay.EMPTY),
    )


def _valid(found: Times | None, count: int) -> NDArray[np.bool_]:
    return np.zeros(count, np.bool_) if found is None else found.valid


def _send(orders: Orders, lines: Lines, account: str, out: Sink, ledgers: Ledgers, source: Source) -> None:
    total = orders.said("total", str(TOTAL[0]))
    if not total.valid.all():
        orders.refuse("refused.not_amount", int(orders.first[int(np.argmin(total.valid))]), str(TOTAL[0]))
    if not orders.of_first("sold_on").all():
        orders.refuse("refused.not_time", int(orders.first[int(np.argmin(orders.of_first("sold_on")))]), str(SOLD[0]))
    part = orders.part()
    money: Minor = lines["total"]
    head = np.zeros(len(orders), np.int64)  # the row that has the total has what eBay takes of it too
    rows = np.flatnonzero(money.valid)[::-1]
    head[orders.of[rows]] = rows
    paid, shipped = (np.isin(np.arange(len(orders)), orders.of[lines[name]]) for name in ("paid", "shipped"))
    ledgers.send(
        out,
        part,
        account=repeated(account, len(part)),
        currency=_currencies(part, orders.text("mark")),
        exp=3,
        amount=total.value - lines["taken"][head],
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=np.select([shipped & paid, paid], [State.DONE, State.PAID], State.UNPAID).astype(np.int8),
        at=orders.of_first("sold"),
        offset=NO_TIME,
        order_ref=orders.number,
        channel_ref=orders.text("transaction"),
        counterparty=orders.text("buyer"),
        text=orders.text("title"),
        key=orders.number,
    )


def _currencies(part: Part, printed: pa.Array) -> pa.Array:
    """Return the currency of each total by its sign; one without a sign that is certain is refused."""
    coded = pc.dictionary_encode(marks(printed))
    known = [currency_of(one) for one in coded.dictionary.to_pylist()]
    if "" in known:
        at = int(np.argmax(coded.indices.to_numpy(zero_copy_only=False) == known.index("")))
        raise SourceRefused("refused.no_currency", file=part.file, row=int(part.row[at]))
    return pa.array(known, pa.string()).take(coded.indices)
