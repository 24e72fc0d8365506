"""amazon.settlement: Amazon's settlement reports for sellers, flat file V2 and the older V1, one row for each amount.

Source of the layout: Amazon's SP-API documentation, a real head of 2015 (V1) and a synthetic file under the real
header (V2). TABs without quotation marks: a lone one is data. The first row of a settlement is its summary: period, day
of the deposit, total and currency; later rows name the settlement and perhaps the currency. The total is the sum of all
other rows and goes to the bank: it becomes a payout of that day, negative. Each filled amount of the eight in a row of
V1 is a record of its own, and a row without any (it tells a quantity) is none. Known traps: amounts and days in the
form of the country (`95,00`, `16.08.2026`); words are an open list: an unknown one is stored as other; reserves go out
of one settlement and come back in the next; tax that Amazon remits stands in and out; several files may be joined, with
their headers. Taxes on top of the price (Amazon.com, Amazon.ca) are adjustments, elsewhere part of what the buyer paid.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.amazon import CLOCKS, kinds
from app.importers.families.ledgers import Ledger, Ledgers, accounts
from app.importers.families.psp import Components, Decimals, coded, stamps
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Table

BOTH: list[Names] = [
    "settlement-id",
    "settlement-start-date",
    "deposit-date",
    "total-amount",
    "transaction-type",
    "order-id",
]
V2: list[Names] = [*BOTH, "amount-type", "amount-description", "amount"]
V1: list[Names] = [*BOTH, "price-type", "price-amount", "item-related-fee-amount", "other-amount"]
TIME: Names = ("posted-date-time", "posted-date")
#: Columns of V1 with amounts: where each stands, the word beside it, and the V2 word for such an amount.
PARTS = (
    ("shipment-fee-amount", "shipment-fee-type", "Shipment-Fees"),
    ("order-fee-amount", "order-fee-type", "ItemFees"),
    ("price-amount", "price-type", "ItemPrice"),
    ("item-related-fee-amount", "item-related-fee-type", "ItemFees"),
    ("misc-fee-amount", "", "Fee"),
    ("other-fee-amount", "other-fee-reason-description", "Fee"),
    ("promotion-amount", "promotion-type", "Promotion"),
    ("direct-payment-amount", "direct-payment-type", "DirectPayment"),
    ("other-amount", "", "other-transaction"),
)


@dataclass(slots=True)
class Settlement:
    """What the summary row of a settlement says, and what its rows add up to, at `exp`; how often it is paid out."""

    currency: str
    total: int
    exp: int
    found: int = 0
    times: int = 0


@register
class AmazonSettlement:
    """Every amount of a settlement, and its total as the payout."""

    format = "amazon.settlement"
    version = 1
    title = "Amazon settlement"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header of either version."""
        return 1.0 if header_in(head, V2) or header_in(head, V1) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every amount and every total, one statement for each currency."""
        second = bool(header_in(source.head, V2))
        table = open_table(source, V2 if second else V1, quotes="\t" not in _header_line(source.head))
        rows = _Rows(source, out, second)
        for part in table:
            rows.take(part)
        return rows.facts(self, table)


def _header_line(head: Head) -> str:
    return next((one for one in head.text.split("\n") if "settlement-id" in one), "\t")


class _Rows:
    """Reads the parts of a report and keeps what each settlement says of itself."""

    def __init__(self, source: Source, out: Sink, second: bool) -> None:
        self.source, self.out, self.second = source, out, second
        self.ledgers, self.decimals = Ledgers(), Decimals()
        self.settlements: dict[str, Settlement] = {}
        self.days: list[int] = []

    def take(self, part: Part) -> None:
        """Send a part: its summaries first, since they say the currency of the rest."""
        # files joined one after another bring their headers along
        part = part.where(pc.not_equal(part.text("settlement-id"), "settlement-id").to_numpy(zero_copy_only=False))
        amounts = ["amount"] if self.second else [one for one, _word, _kind in PARTS]
        self.decimals.look(part, "total-amount", *amounts)
        summary = filled(part.text("total-amount"))
        if summary.any():
            self._summaries(part.where(summary))
        if not summary.all():
            rest = part.where(~summary)
            self._amounts(rest, self._currencies(rest))

    def _summaries(self, part: Part) -> None:
        codes = coded(part, "currency")
        exp = 3
        total = self.decimals.minor(part, "total-amount", exp).value
        number = part.ref("settlement-id")
        for name, code, value in zip(number.to_pylist(), codes.to_pylist(), total.tolist(), strict=True):
            if name in self.settlements and self.settlements[name].total != value:
                raise SourceRefused("refused.after_footer", file=part.file, row=int(part.row[0]))
            self.settlements.setdefault(name, Settlement(code, value, exp)).times += 1
        for names in ("settlement-start-date", "settlement-end-date"):
            if part.has(names) and filled(part.text(names)).all():
                self.days += stamps(part, names, formats=CLOCKS)[0].tolist()
        at, offset = stamps(part, first_named(part, "deposit-date", "settlement-end-date"), formats=CLOCKS)
        self._send(
            part,
            codes,
            exp,
            -total,
            kind=np.full(len(part), Kind.PAYOUT, np.int8),
            at=at,
            offset=offset,
            channel_ref=number,
            batch_ref=number,
            key=number,
        )

    def _currencies(self, part: Part) -> pa.Array:
        """Return the currency of each row: its own, else that of its settlement; without either it is refused."""
        printed = part.text("currency")
        own = pc.if_else(pc.match_substring_regex(printed, "^[A-Za-z]{3}$"), pc.utf8_upper(printed), "")
        names = pc.dictionary_encode(part.text("settlement-id"))
        known = [
            self.settlements[one].currency if one in self.settlements else "" for one in names.dictionary.to_pylist()
        ]
        codes = first_filled(own, pa.array(known, pa.string()).take(names.indices))
        missing = pc.index(codes, "").as_py()
        if missing >= 0:
            part.refuse("refused.cut_off", "settlement-id", missing)
        return codes

    def _amounts(self, part: Part, codes: pa.Array) -> None:
        """Send the amounts of rows that are no summary: one each in V2, as many as are filled in V1."""
        if self.second:
            words = (part.text("amount-type"), part.text("amount-description"))
            amount = self.decimals.minor(part, "amount", 3).value
            self._add_up(part, amount, codes)
            self._send(part, codes, 3, amount, **self._columns(part, amount, words))
            return
        self.ledgers.count(part, accounts(part, self.source), codes)
        found = Components(part)
        for name, word, kind in PARTS:
            value = self.decimals.minor(part, name, 3, blank=())
            if value.valid.any():
                self._add_up(part, value.value, codes)
                words = (repeated(kind, len(part)), part.text(word or "transaction-type"))
                more = self._columns(part, value.value, words)
                found.add(value.valid, **self._shared(part, codes), amount=value.value, **more)
        found.send(self.ledgers, self.out, 3)

    def _add_up(self, part: Part, amount: np.ndarray, codes: pa.Array) -> None:
        """Add to what is held against the total of a settlement: rows in its own currency."""
        names = pc.dictionary_encode(part.text("settlement-id"))
        index = names.indices.to_numpy(zero_copy_only=False)
        for at, name in enumerate(names.dictionary.to_pylist()):
            if name in self.settlements:
                own = pc.equal(codes, self.settlements[name].currency).to_numpy(zero_copy_only=False)
                self.settlements[name].found += int(amount[(index == at) & own].sum())

    def _columns(self, part: Part, amount: np.ndarray, words: tuple[pa.Array, pa.Array]) -> dict[str, Any]:
        transaction = part.text("transaction-type")
        kind = kinds(part, transaction, *words, part.text("marketplace-name"), where(amount < 0, "-", "+"))
        at, offset = stamps(part, first_named(part, *TIME), formats=CLOCKS)
        item, adjustment = part.ref("order-item-code"), part.ref("adjustment-id")
        back = np.isin(kind, (Kind.REFUND, Kind.CHARGEBACK))
        market = part.text("marketplace-name")
        return {
            "kind": kind,
            "at": at,
            "offset": offset,
            "order_ref": part.ref("order-id"),
            "channel_ref": where(back, first_filled(adjustment, item), first_filled(item, adjustment)),
            "parent_ref": where(back, item, ""),
            "batch_ref": part.ref("settlement-id"),
            "status": transaction,
            "subtype": joined(*words, between=" / "),
            "text": joined(part.text("sku"), part.text("merchant-order-id"), part.text("shipment-id"), market),
        }

    def _shared(self, part: Part, codes: pa.Array) -> dict[str, Any]:
        return {
            "account": accounts(part, self.source),
            "currency": codes,
            "layer": np.full(len(part), Layer.SETTLEMENT, np.int8),
            "state": np.full(len(part), State.DONE, np.int8),
        }

    def _send(self, part: Part, codes: pa.Array, exp: int, amount: np.ndarray, **columns: Any) -> None:
        self.ledgers.send(self.out, part, exp=exp, amount=amount, **self._shared(part, codes), **columns)

    def facts(self, reader: Any, table: Table) -> list[StatementFacts]:
        """Return the statements with each settlement's total held against its rows."""
        said = {}
        if self.days:
            first, last = min(self.days), max(self.days)
            said = {"period_start": _day(first), "period_end": _day(last)}
        return self.ledgers.facts(self.source, reader, layer=Layer.SETTLEMENT, checks=self._checks, **said)

    def _checks(self, one: Ledger) -> list[Check]:
        mine = [each for each in self.settlements.values() if each.currency == one.currency]
        paid = [
            money_check("payout", each.total, each.total * each.times, each.exp, one.currency)
            for each in mine
            if each.times > 1
        ]
        return [*(money_check("sum_settled", each.total, each.found, each.exp, one.currency) for each in mine), *paid]


def first_named(part: Part, *names: str) -> Names:
    """Return the first of these columns that is filled on every row, the first that exists where none is."""
    full = (one for one in names if part.has(one) and filled(part.text(one)).all())
    return next(full, next((one for one in names if part.has(one)), names[0]))


def _day(at: int) -> str:
    return str(np.datetime64(at, "s").astype("datetime64[D]"))
