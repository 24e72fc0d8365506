"""orders.tiktok: the order export of TikTok Shop (and Tokopedia), one row for each SKU of an order, CSV or xlsx.

Source of the layout: headers and rows in public code of many shops, 2023 to 2026, and the line below the header, in
which TikTok says what each column holds; no real file seen. Known traps: that line is no order; numbers end in a TAB;
`BRL 35,91` and `IDR 185.000` carry their currency, `185000` does not; US files print month first with AM and PM, others
day first with 24 hours. The amount is what TikTok settles with the shop: goods less the seller's discounts. What TikTok
bears of it stands as coupon; shipping and sales tax are settled by TikTok with carrier and state, and are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, money, only, state_of
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import settle_closed
from app.importers.families.psp import coded_or_said, unnamed_currency
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

BEFORE: Names = "SKU Subtotal Before Discount"
SELLER: Names = "SKU Seller Discount"
PLATFORM: Names = "SKU Platform Discount"
REFUND: Names = "Order Refund Amount"
CREATED: Names = ("Created Time", "Order Created Time")
PAID: Names = "Paid Time"
CURRENCY: Names = ("Currency",)
HEADER: list[Names] = ["Order ID", "Order Status", "SKU ID", BEFORE, SELLER, CREATED]
_EXP = 3
_NUMBER = r"^[0-9]{6,25}$"
_MARK = r"^(?P<code>[A-Z]{3})\s*-?[0-9]"


@register
class OrdersTiktok:
    """Every order of a shop in a time, once."""

    format = "orders.tiktok"
    version = 1
    title = "TikTok Shop orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table, lines, ledgers = open_table(source, HEADER), Lines(), Ledgers()
        clock = Clock(source)
        for number, part in enumerate(table):
            _keep(without_explanation(part) if not number else part, source, lines, clock)
        if lines.count:
            _send(Orders(lines, "number"), lines, source, out, ledgers)
        said = unnamed_currency(table.columns, CURRENCY, source)
        said = {} if any(one.currency for one in ledgers.all) else said
        return ledgers.facts(source, self, layer=Layer.ORDER, currency=source.options.currency, **said)


def without_explanation(part: Part) -> Part:
    """Return the rows without the first, where that says in words what the columns are."""
    first = np.zeros(len(part), np.bool_)
    first[:1] = bool(len(part)) and part.text("Order ID")[0].as_py()[-1:] == "."
    return part.where(~first)


def _keep(part: Part, source: Source, lines: Lines, clock: Clock) -> None:
    if not len(part):
        return
    number = part.ref("Order ID")
    wrong = pc.index(pc.match_substring_regex(number, _NUMBER), False).as_py()
    if wrong >= 0:
        part.refuse("refused.value", "Order ID", wrong)
    at, offset, _valid = clock.read(part, CREATED)
    paid = part.text(PAID, blank=BLANK)
    codes = _currencies(part, source)
    before = money(part, BEFORE, _EXP, currency=only(codes))
    if not before.valid.all():
        part.refuse("refused.not_amount", BEFORE, int(np.argmin(before.valid)))
    lines.add(
        part,
        number=number,
        amount=before.value - np.abs(money(part, SELLER, _EXP, currency=only(codes)).value),
        coupon=np.abs(money(part, PLATFORM, _EXP, currency=only(codes)).value),
        refund=money(part, REFUND, _EXP, currency=only(codes)),
        at=at,
        offset=offset,
        paid=pc.not_equal(paid, "").to_numpy(zero_copy_only=False),
        currency=codes,
        status=part.text("Order Status"),
        buyer=part.text(("Buyer Username", "Buyer Nickname")),
        item=part.text(("Product Name", "Seller SKU")),
    )


def _currencies(part: Part, source: Source) -> pa.Array:
    """Return the currency of each row: of its column, else the one before its amount, else what a person said."""
    if part.has(CURRENCY):
        return coded_or_said(part, CURRENCY, source)
    found = pc.struct_field(pc.extract_regex(part.text(BEFORE), _MARK), ["code"])
    return pc.fill_null(found, source.options.currency)


def _alike(orders: Orders, name: str) -> Minor:
    """Return an amount that every row of an order states alike; rows that differ state none of the whole."""
    try:
        return orders.said(name, "")
    except SourceRefused:
        return Minor(np.zeros(len(orders), np.int64), np.zeros(len(orders), np.bool_))


def _send(orders: Orders, lines: Lines, source: Source, out: Sink, ledgers: Ledgers) -> None:
    part = orders.part()
    status = orders.text("status")
    state = part.by_word(status, state_of, other=State.NONE)
    refund = _alike(orders, "refund")
    coupon, amount = orders.summed(lines["coupon"]), orders.summed(lines["amount"])
    refunded = Minor(np.abs(refund.value), refund.value != 0)
    paid = orders.of_first("paid") if part.has(PAID) else None
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=orders.text("currency"),
        exp=_EXP,
        amount=amount,
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=settle_closed(state, paid, Minor(amount, np.ones(len(part), np.bool_)), refunded),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        coupon=Minor(coupon, coupon != 0),
        refunded=refunded,
        order_ref=orders.number,
        counterparty=orders.text("buyer"),
        status=status,
        shop=shops(part, source),
        text=orders.text("item"),
        key=orders.number,
    )
