"""tiktok.withdrawals: what TikTok Shop paid out, the sheet Withdrawal records of an income export.

Source of the layout: header, words and signs in public tests of a shop's tool, 2026; no real file seen. A row of type
Payments (Withdrawal) went to the bank and is printed below zero. Known traps: rows of type Earnings tell once more, day
by day, what the sheet Order details holds by order: they are counted and give no record; what was not transferred
has not moved; the workbook's own statement of how many rows the sheet has may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, money, only
from app.importers.families.psp import coded_or_said, unnamed_currency
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TYPE: Names = ("Transaction type", "Type")
NUMBER: Names = ("Reference ID",)
ASKED: Names = ("Request time", "Request time(UTC)")
DONE: Names = ("Success time", "Success time(UTC)")
CURRENCY: Names = ("Currency",)
HEADER: list[Names] = [TYPE, NUMBER, ASKED, "Amount", "Status", DONE]
_EXP = 3
_STATES = {
    "transferred": State.DONE, "success": State.DONE, "successful": State.DONE, "paid": State.DONE,
    "failed": State.FAILED, "cancelled": State.FAILED, "canceled": State.FAILED, "returned": State.REVERSED,
}  # fmt: skip


@register
class TiktokWithdrawals:
    """The payouts of a shop."""

    format = "tiktok.withdrawals"
    version = 1
    title = "TikTok Shop withdrawals"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each payout."""
        ledgers, clock = Ledgers(), Clock(source)
        table = open_table(source, HEADER)
        for part in table:
            _send(part, source, out, ledgers, clock)
        said = unnamed_currency(table.columns, CURRENCY, source)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=source.options.currency, **said)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    word = pc.utf8_lower(part.text(TYPE))
    told_elsewhere = pc.match_substring_regex(word, "^(?:earnings?|penghasilan|settlements?)$").to_numpy(
        zero_copy_only=False
    )
    _money(part, source)  # a row that gives no record is read as well
    if told_elsewhere.any():
        rest = part.where(told_elsewhere)
        ledgers.count(rest, accounts(rest, source), coded_or_said(rest, CURRENCY, source))
    part = part.where(~told_elsewhere)
    if not len(part):
        return
    amount = _money(part, source)
    asked, shift, valid = clock.read(part, ASKED, blank=BLANK)
    at, offset, done = clock.read(part, DONE, blank=BLANK)
    if not (valid | done).all():
        part.refuse("refused.not_time", ASKED, int(np.argmin(valid | done)))
    number = part.ref(NUMBER)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=coded_or_said(part, CURRENCY, source),
        exp=_EXP,
        amount=amount,
        kind=_kinds(part, amount),
        layer=Layer.SETTLEMENT.value,
        state=part.by_word(pc.utf8_lower(part.text("Status")), _STATES.get, other=State.PENDING),
        at=np.where(done, at, asked),
        offset=np.where(done, offset, shift),
        channel_ref=number,
        batch_ref=number,
        subtype=part.text(TYPE),
        status=part.text("Status"),
        counterparty=part.text("Bank account", blank=BLANK),
        shop=shops(part, source),
        key=number,
    )


def _money(part: Part, source: Source) -> Ints:
    found = money(part, "Amount", _EXP, currency=only(coded_or_said(part, CURRENCY, source)))
    if not found.valid.all():
        part.refuse("refused.not_amount", "Amount", int(np.argmin(found.valid)))
    return found.value


def _kinds(part: Part, amount: Ints) -> NDArray[np.int8]:
    """Return payouts for what left; a payout printed above zero would be money in, and nobody knows: it is refused."""
    word = pc.utf8_lower(part.text(TYPE))
    out: pa.Array = pc.match_substring_regex(word, "pay|withdraw|penarikan|tarik")
    outward = out.to_numpy(zero_copy_only=False)
    if (outward & (amount > 0)).any():
        part.refuse("refused.value", "Amount", int(np.argmax(outward & (amount > 0))))
    return np.where(outward, Kind.PAYOUT, Kind.ADJUSTMENT).astype(np.int8)
