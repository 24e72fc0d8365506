"""airwallex.balance: Airwallex's balance activity report, CSV, one currency or all.

From public documentation (version 1.1.0 of August 2024) and headers in public importers, no real file seen. Known
traps: money in and out stand in two columns with thousands commas, unsigned; times have the offset of the account;
before 2024 the fee of a payout is inside its row, later a row of its own; a conversion is two rows with one id; a
card's authorisation and a reserve, and their release, state an amount but change the available balance alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.importers.base import register
from app.importers.families.marked_money import in_or_out, iso_codes, wide_exp
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.part import Part
from app.importers.stamps import stamped

if TYPE_CHECKING:
    from numpy.typing import NDArray

INTO, OUT, BALANCE = "Credit Net Amount", "Debit Net Amount", "Account Balance"
HEADER: tuple[Names, ...] = (
    *("Time", "Type", "Financial Transaction Type", "Transaction Id", "Description", "Wallet Currency"),
    *("Amount", OUT, INTO, BALANCE),
)
KINDS = {
    "FEE": Kind.FEE,
    "CONVERSION": Kind.TRANSFER,
    "CONVERSION_BUY": Kind.TRANSFER,
    "CONVERSION_SELL": Kind.TRANSFER,
}
_RESERVED = r"AUTHORI[SZ]ATION|RESERVE_(?:HOLD|RELEASE)"


@register
class AirwallexBalance(TableReader):
    """The movements of a wallet; one statement for each currency."""

    format = "airwallex.balance"
    version = 1
    title = "Airwallex balance activity"
    header = HEADER
    layer = Layer.BANK
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        currency = iso_codes(part, "Wallet Currency")
        exp = wide_exp(currency)
        moved = in_or_out(part, INTO, OUT, exp)
        if not moved.valid.all():
            part.refuse("refused.not_amount", INTO, int(np.argmin(moved.valid)))
        fee = _fee(part, moved.value, exp)
        at, offset = stamped(part, "Time", zone=rows.source.options.zone)
        word = pc.utf8_upper(first_filled(part.text("Financial Transaction Type"), part.text("Type")))
        number, kind = part.ref("Transaction Id"), _kinds(part, moved.value, word)
        reserved = pc.match_substring_regex(word, _RESERVED).to_numpy(zero_copy_only=False)
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=moved.value + fee,
            fee=fee,
            kind=np.where(reserved, np.where(moved.value < 0, Kind.HOLD, Kind.RELEASE), kind).astype(np.int8),
            chain=(~reserved, moved.value, number),
            state=np.where(reserved, State.PENDING, State.DONE).astype(np.int8),
            at=at,
            offset=offset,
            balance=part.minor(BALANCE, exp, blank=()),
            channel_ref=number,
            order_ref=part.text("Request Id"),
            subtype=word,
            text=joined(part.text("Description"), part.text("Reference"), part.text(("Note to Self", "Note"))),
            key=pc.binary_join_element_wise(number, currency, pa.array(moved.value).cast(pa.string()), word, "|"),
        )


def _fee(part: Part, moved: NDArray[np.int64], exp: int) -> NDArray[np.int64]:
    """Return the fee that is inside a row: where it explains the amount beside it, else none is known."""
    fee, amount = (np.abs(part.minor(name, exp, blank=("-",)).value) for name in ("Fee", "Amount"))
    inside = (fee != 0) & (np.abs(moved + fee) == amount)
    return np.where(inside, fee, 0)


def _kinds(part: Part, moved: NDArray[np.int64], word: pa.Array) -> NDArray[np.int8]:
    by_word = part.by_word(word, KINDS.get, other=Kind.OTHER)
    by_sign = np.select([moved > 0, moved < 0], [Kind.DEPOSIT, Kind.WITHDRAWAL], Kind.OTHER)
    return np.where(by_word == Kind.OTHER, by_sign, by_word).astype(np.int8)
