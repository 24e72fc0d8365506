"""What Stripe's exports have in common: kinds by reporting category or type, order numbers, times in UTC."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind
from app.importers.cell_bytes import numbers_behind
from app.importers.families.psp import stamps
from app.importers.joined import extracted, first_filled
from app.importers.names import Names, same_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source
    from app.importers.part import Part

_KINDS = {
    Kind.PAYMENT: "charge payment",
    Kind.REFUND: "refund payment_refund refund_failure payment_failure_refund payment_reversal "
    "partial_capture_reversal",
    Kind.CHARGEBACK: "dispute dispute_reversal",
    Kind.FEE: "fee stripe_fee stripe_fx_fee network_cost tax_fee payment_network_cost",
    Kind.COMMISSION: "platform_earning platform_earning_refund application_fee application_fee_refund",
    Kind.PAYOUT: "payout payout_reversal payout_failure payout_cancel",
    Kind.ADJUSTMENT: "adjustment other_adjustment",
    Kind.TRANSFER: "transfer transfer_reversal transfer_cancel transfer_failure transfer_refund topup topup_reversal "
    "connect_collection_transfer recipient_transfer",
}
KINDS = {word: int(kind) for kind, words in _KINDS.items() for word in words.split()}
#: Money that is kept back when it goes out and let go when it comes back.
RESERVES = (
    "payout_minimum_balance_hold", "payout_minimum_balance_release", "connect_reserved_funds", "risk_reserved_funds",
    "reserve_transaction", "reserved_funds", "reserve_hold", "reserve_release",
)  # fmt: skip
#: Kinds by word, and two that need more than the word.
_RESERVE, _TRANSFER = -1, -2
_CODES = {**KINDS, **dict.fromkeys(RESERVES, _RESERVE), "transfer": _TRANSFER}
#: Until then a payout was called a transfer.
PAYOUT_SINCE = 1_491_436_800  # 2017-04-06
UTC_TIMES: Names = ("created_utc", "Created (UTC)", "Created date (UTC)")
LOCAL_TIMES: Names = ("created", "Created")
_ORDER = re.compile(
    r"(?:\w*metadata\[)?(?:(?:shopify|woo|wc|woocommerce|magento|merchant|shop|store)[_-]?)?(?:order|bestell)[_-]?"
    r"(?:id|no|nr|num|number|ref|reference|nummer|increment_?id|name|code)?\]?(?:\(metadata\))?"
)
_CLIENT = ("Client Reference ID", "client_reference_id")
_SAID = r"(?i)\border(?: ?(?:id|no\.?|nr\.?|number))?\s*[:#]*\s*#?(?P<n>[A-Z0-9]*[0-9][A-Z0-9-]*)"
_BARE = r"^#(?P<n>[A-Z0-9-]*[0-9][A-Z0-9-]*)$"


def when(part: Part, source: Source) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return the times of booking: of UTC where the column says so, else of the report's zone, which nobody tells."""
    return (
        stamps(part, UTC_TIMES, zone="UTC")
        if part.has(UTC_TIMES)
        else stamps(part, LOCAL_TIMES, zone=source.options.zone)
    )


def kinds(
    part: Part, words: pa.Array, amount: NDArray[np.int64], at: NDArray[np.int64], text: pa.Array
) -> NDArray[np.int8]:
    """Return the kind of each balance transaction; an unknown word is other."""
    kind = part.by_word(words, lambda one: _CODES.get(one.lower().replace(" ", "_")), other=int(Kind.OTHER))
    kind = np.where(kind == _RESERVE, np.where(amount < 0, Kind.HOLD, Kind.RELEASE), kind)
    old = kind == _TRANSFER
    kind = np.where(old, Kind.TRANSFER, kind)
    if old.any():
        named = pc.match_substring_regex(text, r"(?i)^stripe transfer").to_numpy(zero_copy_only=False)
        kind = np.where(old & (named | (at < PAYOUT_SINCE)), Kind.PAYOUT, kind)
    adjusted = kind == Kind.ADJUSTMENT
    if adjusted.any():
        disputed = pc.match_substring_regex(text, r"(?i)chargeback|dispute").to_numpy(zero_copy_only=False)
        kind = np.where(adjusted & disputed, Kind.CHARGEBACK, kind)
    return kind.astype(np.int8)


def order_refs(part: Part, text: pa.Array) -> pa.Array:
    """Return the order number: of a metadata column, the checkout's reference, else one that a description names."""
    names = [one for one in part.columns.printed if _ORDER.fullmatch(same_name(one))]
    said = [
        pc.utf8_ltrim(part.ref(one), characters="#") for one in (*names, *(one for one in _CLIENT if part.has(one)))
    ]
    counted = _counted(text)
    if counted is not None and not said:
        return counted
    return first_filled(*said, extracted(text, _SAID, "n"), extracted(text, _BARE, "n"))


def _counted(text: pa.Array) -> pa.Array | None:
    """Return the numbers where every text is the same words with a number behind them; taking patterns apart is slow.

    None for any other texts.
    """
    found = re.search(_SAID, text[0].as_py(), re.ASCII) if len(text) else None
    words = found.string[: found.start("n")] if found else ""
    return numbers_behind(text, words) if words else None
