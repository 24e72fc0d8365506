"""payoneer.transactions: Payoneer's transactions export, CSV, one currency or several.

From public documentation and public importers (12 and 16 columns), no real file seen. Known traps: money in and out
stand in two columns, out with or without a minus; days are month/day/year; the zone stands in a column of its own;
the later layout has Transfer Amount, Source and Target but no Running Balance; rows that are not completed
move nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.importers import times
from app.importers.base import register
from app.importers.families.ledgers import shops
from app.importers.families.marked_money import in_or_out, iso_codes, wide_exp
from app.importers.families.table_reader import Rows, TableReader
from app.importers.families.worded_days import slash_order
from app.importers.families.zone_words import zoned
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Part, Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

INTO, OUT, BALANCE = "Credit Amount", "Debit Amount", "Running Balance"
HEADER: tuple[Names, ...] = (
    *("Transaction Date", "Transaction Time", "Time Zone", "Transaction ID", "Description"),
    *(INTO, OUT, "Currency", "Status"),
)
_EMPTY = ("--", "-", "N/A")
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
_FEE = r"(?i)\b(?:fees?|charges?)\b"
_OWN = r"(?i)currency conversion|exchange between|between (?:your )?balances|from your .* balance"


@register
class PayoneerTransactions(TableReader):
    """The movements of a Payoneer account; one statement for each currency."""

    format = "payoneer.transactions"
    version = 1
    western = True
    title = "Payoneer transactions"
    header = HEADER
    layer = Layer.BANK
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        currency = iso_codes(part, "Currency")
        exp = wide_exp(currency)
        moved = in_or_out(part, INTO, OUT, exp, _EMPTY)
        if not moved.valid.all():
            part.refuse("refused.not_amount", INTO, int(np.argmin(moved.valid)))
        amount, balance = moved.value, part.minor(BALANCE, exp, blank=_EMPTY)
        said, number = part.text("Description"), part.ref("Transaction ID")
        state = part.by_word(pc.utf8_lower(part.text("Status")), _state, other=State.DONE)
        at, offset = zoned(_clock(part), part.text("Time Zone"))
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=amount,
            kind=_kinds(amount, said),
            chain=(state == State.DONE, amount, number),
            state=state,
            at=at,
            offset=offset,
            balance=balance,
            channel_ref=number,
            counterparty=where(amount > 0, part.text("Source"), part.text("Target")),
            status=part.text("Status"),
            shop=first_filled(part.text("Store Name", blank=_EMPTY), shops(part, rows.source)),
            text=joined(said, part.text("Additional Description"), part.text("Reference ID")),
            key=pc.binary_join_element_wise(number, currency, pa.array(amount).cast(pa.string()), "|"),
        )


def _clock(part: Part) -> Times:
    day = part.text("Transaction Date")
    date = {"dmy": "%d/%m/%Y"}.get(slash_order(day), "%m/%d/%Y")
    both = pc.utf8_trim(pc.binary_join_element_wise(day, part.text("Transaction Time"), " "), characters=" ")
    days = (date, "%Y-%m-%d")
    at, valid, date_only, bad = times.seconds(both, (*(f"{one} {hour}" for one in days for hour in _CLOCKS), *days))
    if bad >= 0:
        part.refuse("refused.not_time", "Transaction Date", bad)
    part.doubt("Transaction Date", at, valid, days)
    return Times(at, valid, date_only)


def _kinds(amount: NDArray[np.int64], said: pa.Array) -> NDArray[np.int8]:
    fee = pc.match_substring_regex(said, _FEE).to_numpy(zero_copy_only=False) & (amount < 0)
    own = pc.match_substring_regex(said, _OWN).to_numpy(zero_copy_only=False)
    by_sign = np.select([amount > 0, amount < 0], [Kind.DEPOSIT, Kind.WITHDRAWAL], Kind.OTHER)
    return np.select([fee, own], [Kind.FEE, Kind.TRANSFER], by_sign).astype(np.int8)


def _state(word: str) -> int | None:
    if word in ("canceled", "cancelled", "declined", "failed", "rejected", "expired"):
        return State.FAILED
    return State.PENDING if word in ("pending", "in progress", "processing", "in review", "scheduled") else None
