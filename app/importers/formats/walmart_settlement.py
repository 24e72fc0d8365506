"""walmart.settlement: the payment (reconciliation) report of Walmart Marketplace, one row for each part of an event.

Source of the layout: Walmart's documentation of the report, and headers, rows and rules in public code of 2024 to 2026;
no real file was seen. Every row has an amount with its sign and says by `Amount Type` what it is: the price of a
product, the commission on it, tax that is collected and withheld again, savings that Walmart pays for. A row of type
PaymentSummary states what the cycle pays (`Total Payable`) and its day: it becomes the payout, and its amount is none
of the rows'. Known traps: days are month first; currency and period may stand in the summary alone; a line that counts
the lines may stand below the header; PO numbers come back as 1.19E+14 from a spreadsheet; words are an open list: an
unknown one is stored as other. A payout that is the sum of its rows proves them; others may hold earlier balances.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.psp import Decimals, stamps
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

TYPE: Names = "Transaction Type"
POSTED: Names = "Transaction Posted Timestamp"
TOTAL: Names = "Total Payable"
HEADER: list[Names] = [
    "Period Start Date", "Period End Date", POSTED, TYPE, "Purchase Order #", "Amount", "Amount Type",
]  # fmt: skip
_DAYS = ("%m/%d/%Y", "%Y-%m-%d", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S")
_EXP = 2
_SUMMARY = r"(?i)^payment ?summary$"
_COUNT = r"(?i)^number of lines in file:? *[0-9]*$"
#: What the words of a row (transaction type, amount type, description) say of it, the first that fits.
_RULES: tuple[tuple[str, str, Kind], ...] = (
    ("amount", "commission", Kind.COMMISSION),
    ("amount", "walmart funded|subsid|incentive", Kind.SUBSIDY),
    ("amount", r"\btax\b", Kind.ADJUSTMENT),
    ("what", "dispute|charge ?back", Kind.ADJUSTMENT),
    ("what", r"release(?:d)? (?:of )?reserve|reserve release", Kind.RELEASE),
    ("what", r"\breserve|\bhold\b", Kind.HOLD),
    ("amount", r"^fee/reimbursement$|\bfee\b|marketing", Kind.FEE),
    ("type", "refund|return", Kind.REFUND),
    ("type", "^(?:sale|order|shipped)", Kind.PAYMENT),
    ("type", "adjust", Kind.ADJUSTMENT),
)


@register
class WalmartSettlement:
    """Every amount of a payment cycle, and what the cycle paid."""

    format = "walmart.settlement"
    version = 1
    title = "Walmart Marketplace payments"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, the summary as the payout; one statement for each currency."""
        rows = _Rows(source, out)
        for part in _parts(source):
            rows.take(part)
        return rows.facts(self)


def _parts(source: Source) -> Iterator[Part]:
    """Return the rows of the report, without the line that counts them."""
    for part in open_table(source, HEADER, pad_short=True):
        count = pc.match_substring_regex(part.text("Period Start Date"), _COUNT)
        rows = part.where(~pc.and_(count, pc.equal(part.text(TYPE), "")).to_numpy(zero_copy_only=False))
        if len(rows):
            yield rows


def _summary(part: Part) -> NDArray[np.bool_]:
    return np.asarray(pc.match_substring_regex(part.text(TYPE), _SUMMARY).to_numpy(zero_copy_only=False))


class _Rows:
    """Reads the rows; every one needs what the summary says, wherever that stands."""

    def __init__(self, source: Source, out: Sink) -> None:
        self.source, self.out = source, out
        self.ledgers, self.decimals = Ledgers(), Decimals()
        summaries = [part.where(_summary(part)) for part in _parts(source)]
        self.currency = _only(one for part in summaries for one in pc.utf8_upper(part.text("Currency")).to_pylist())
        self.batch = _only(one for part in summaries for one in _cycles(part).to_pylist())

    def take(self, part: Part) -> None:
        """Send a part: what is paid out, and what pays out."""
        self.decimals.look(part, "Amount", TOTAL)
        summary = _summary(part)
        for mask, send in ((~summary, self._amounts), (summary, self._payouts)):
            if mask.any():
                send(part.where(mask))

    def _amounts(self, part: Part) -> None:
        words = part.text("Amount Type")
        missing = pc.index(words, "").as_py()
        if missing >= 0:
            part.refuse("refused.value", "Amount Type", missing)
        amount = self.decimals.minor(part, "Amount", _EXP).value
        kind = _kinds(part, amount)
        number, order = part.ref("Purchase Order #"), part.ref("Customer Order #")
        event, said = part.text("Transaction Key"), part.text("Transaction Description")
        self._send(
            part,
            amount,
            kind=kind,
            order_ref=first_filled(order, number),
            channel_ref=first_filled(number, event),
            status=part.text(TYPE),
            subtype=joined(words, said, between=" / "),
            text=joined(part.text("Partner Item Name"), part.text("Transaction Reason Description"), event),
            key=pc.binary_join_element_wise(
                event, number, part.text("Purchase Order line #"), part.text(TYPE), words, said, "|"
            ),
        )

    def _payouts(self, part: Part) -> None:
        total = self.decimals.minor(part, TOTAL, _EXP).value
        batch = self._batches(part)
        self._send(
            part,
            -total,
            kind=np.full(len(part), Kind.PAYOUT, np.int8),
            order_ref=repeated("", len(part)),
            channel_ref=batch,
            status=part.text(TYPE),
            subtype=part.text(TYPE),
            text=part.text("Transaction Description"),
            key=batch,
        )

    def _send(self, part: Part, amount: NDArray[np.int64], **columns: Any) -> None:
        at, offset = stamps(part, POSTED, formats=_DAYS, zone=self.source.options.zone)
        self.ledgers.send(
            self.out,
            part,
            account=accounts(part, self.source),
            currency=self._codes(part),
            exp=_EXP,
            amount=amount,
            at=at,
            offset=offset,
            layer=np.full(len(part), Layer.SETTLEMENT, np.int8),
            state=np.full(len(part), State.DONE, np.int8),
            batch_ref=self._batches(part),
            shop=shops(part, self.source),
            **columns,
        )

    def _codes(self, part: Part) -> pa.Array:
        """Return the currency of each row: its own, else that of the only summary, else the one that was said."""
        printed = pc.utf8_upper(part.text("Currency"))
        wrong = pc.index(pc.match_substring_regex(printed, "^(?:[A-Z]{3})?$"), False).as_py()
        if wrong >= 0:
            part.refuse("refused.currency", "Currency", wrong)
        return first_filled(printed, repeated(self.currency or self.source.options.currency, len(part)))

    def _batches(self, part: Part) -> pa.Array:
        """Return the cycle of each row, `2026-04-18/2026-05-01`: its own, else that of the only summary."""
        return first_filled(_cycles(part), repeated(self.batch, len(part)))

    def facts(self, reader: Any) -> list[StatementFacts]:
        """Return the statements; a payout that is the sum of its rows proves them."""
        said: dict[str, Any] = {}
        if any(not one.currency for one in self.ledgers.all):
            said = {"message_key": "statement.no_currency"}
        first, _slash, last = self.batch.partition("/")
        if last:
            said |= {"period_start": first, "period_end": last}
        known = self.currency or self.source.options.currency
        return self.ledgers.facts(self.source, reader, layer=Layer.SETTLEMENT, checks=_checks, currency=known, **said)


def _only(found: Iterable[str]) -> str:
    """Return the one thing that is said, "" where several are or none is."""
    words = {one for one in found if one}
    return words.pop() if len(words) == 1 else ""


def _checks(one: Ledger) -> list[Check]:
    """Say which payouts are the sum of their rows; others may hold balances of earlier cycles."""
    paid = [batch for name, batch in one.batches.items() if name and batch.has_payout]
    whole = [batch for batch in paid if -batch.payouts == batch.entries + batch.transfers]
    name = "payout" if len(whole) == len(one.batches) else "batch_payout"
    return [money_check(name, -each.payouts, each.entries + each.transfers, one.exp, one.currency) for each in whole]


def _cycles(part: Part) -> pa.Array:
    """Return `first day/last day` of each row's own period, "" where it states none."""
    days = []
    for names in ("Period Start Date", "Period End Date"):
        found = part.time(names, _DAYS, blank=())
        day = pa.array(found.at.astype("datetime64[s]").astype("datetime64[D]"))
        days.append(where(found.valid, pc.cast(day, pa.string()), ""))
    both = filled(days[0]) & filled(days[1])
    return where(both, pc.binary_join_element_wise(*days, "/"), "")


def _kinds(part: Part, amount: NDArray[np.int64]) -> NDArray[np.int8]:
    texts = {
        "type": pc.utf8_lower(part.text(TYPE)),
        "amount": pc.utf8_lower(part.text("Amount Type")),
    }
    texts["what"] = joined(texts["type"], texts["amount"], pc.utf8_lower(part.text("Transaction Description")))
    kind = np.full(len(part), int(Kind.OTHER), np.int8)
    for which, pattern, found in reversed(_RULES):
        kind[pc.match_substring_regex(texts[which], pattern).to_numpy(zero_copy_only=False)] = int(found)
    # money that comes back under the name of a fee is a reimbursement, and a refund never brings any
    kind[(kind == Kind.FEE) & (amount > 0)] = int(Kind.ADJUSTMENT)
    kind[(kind == Kind.REFUND) & (amount > 0)] = int(Kind.ADJUSTMENT)
    kind[(kind == Kind.PAYMENT) & (amount < 0)] = int(Kind.ADJUSTMENT)
    return kind
