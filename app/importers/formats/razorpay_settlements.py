"""razorpay.settlements: Razorpay's settlement report (transactions, "combined"), CSV.

From public documentation and public importers (26 and 27 columns), no real file seen; the dashboard's own report of
transactions has other names for some columns and a fee without its tax. Known traps: the dashboard's
file prints rupees and days, a file made from the interface prints paise and seconds since 1970: the form of
`created_at` tells which; credit is net of the fee, and the fee includes its tax; a chargeback is an adjustment whose
fee comes back; the row of type settlement is the payout, its settlement_utr stands on the bank statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.money import digits
from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, carried_batches
from app.importers.families.marked_money import in_or_out, iso_codes, wide_exp
from app.importers.families.orders import offsets
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part
from app.importers.times import FORMATS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TYPE: Names = ("type", "transaction_entity")
FEE: Names = ("fee", "fee (exclusive tax)")
NOTES: Names = ("notes", "payment_notes", "refund_notes", "order_notes")
CREATED: Names = ("created_at", "entity_created_at")
HEADER: tuple[Names, ...] = (
    *("entity_id", TYPE, "debit", "credit", "amount", "currency", FEE, "tax"),
    *(CREATED, "settlement_id", "settlement_utr", "order_id"),
)
INDIA = 330
_EPOCH = r"^[0-9]{10}$"
_DAYS = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
KINDS = {
    "payment": Kind.PAYMENT, "refund": Kind.REFUND, "reversal": Kind.ADJUSTMENT, "adjustment": Kind.ADJUSTMENT,
    "transfer": Kind.TRANSFER, "settlement": Kind.PAYOUT, "settlement.ondemand": Kind.PAYOUT,
    "dispute": Kind.CHARGEBACK, "credit_repayment": Kind.ADJUSTMENT, "reserve": Kind.HOLD,
}  # fmt: skip


@register
class RazorpaySettlements:
    """Entries of settlements and, where the file has them, the settlements."""

    format = "razorpay.settlements"
    version = 1
    title = "Razorpay settlements"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, form = Ledgers(), _Form()
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, form)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=carried_batches, currency="INR")


class _Form:
    """Whether the file prints seconds and paise; one file is all of one form."""

    def __init__(self) -> None:
        self.raw: bool | None = None

    def of(self, part: Part) -> bool:
        seconds = pc.match_substring_regex(part.text(CREATED), _EPOCH).to_numpy(zero_copy_only=False)
        raw = bool(seconds.all())
        if (seconds.any() and not raw) or self.raw not in (None, raw):
            at = int(np.argmax(seconds != (self.raw if self.raw is not None else seconds[0])))
            raise SourceRefused(
                "refused.not_time", file=part.file, row=int(part.row[at]), column="created_at", value=""
            )
        self.raw = raw
        return raw


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, form: _Form) -> None:
    raw = form.of(part)
    currency = iso_codes(part, "currency")
    exp = wide_exp(currency)
    unit = 0 if raw else exp
    if raw and any(digits(code) != 2 for code in pc.unique(currency).to_pylist()):
        part.refuse("refused.word", "currency", 0)  # what the smallest unit is was seen for hundredths alone
    moved = in_or_out(part, "credit", "debit", unit)
    if not moved.valid.all():
        part.refuse("refused.not_amount", "credit", int(np.argmin(moved.valid)))
    kind = part.by_word(pc.utf8_lower(part.text(TYPE)), KINDS.get, other=Kind.OTHER)
    pays = kind == Kind.PAYOUT
    amount, fee, right = _gross(part, moved.value, kind, unit)
    entity, utr = part.ref("entity_id"), part.ref("settlement_utr")
    at, offset = _times(part, raw)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=2 if raw else exp,
        amount=amount,
        fee=fee,
        kind=_chargebacks(part, kind),
        right=(~pays, right),
        layer=Layer.SETTLEMENT.value,
        state=_states(part),
        at=at,
        offset=offset,
        order_ref=first_filled(part.text("order_receipt"), part.ref("order_id")),
        channel_ref=where(pays, first_filled(utr, entity), entity),
        parent_ref=where(kind == Kind.PAYMENT, "", part.ref("payment_id")),
        batch_ref=where(pays, entity, part.ref("settlement_id")),
        subtype=part.text(TYPE),
        status=part.text(("method", "payment_method")),
        text=joined(part.text(("description", "entity_description")), part.text(NOTES, blank=("{}", "[]"))),
        key=joined(part.text(TYPE), entity, between="|"),
    )


def _gross(part: Part, moved: Ints, kind: NDArray[np.int8], unit: int) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Return (amount, fee, whether the fee printed is what lies between amount and movement)."""
    printed: Minor = part.minor("amount", unit, blank=())
    fee, tax = part.minor(FEE, unit, blank=()).value, part.minor("tax", unit, blank=()).value
    sign = np.where(moved < 0, -1, 1)
    amount = np.where(printed.valid & (kind != Kind.PAYOUT), sign * np.abs(printed.value), moved)
    kept = amount - moved
    return amount, kept, (np.abs(kept) == fee) | (np.abs(kept) == fee + tax)


def _chargebacks(part: Part, kind: NDArray[np.int8]) -> NDArray[np.int8]:
    disputed = filled(part.text("dispute_id")) & (kind == Kind.ADJUSTMENT)
    return np.where(disputed, Kind.CHARGEBACK, kind).astype(np.int8)


def _states(part: Part) -> NDArray[np.int8]:
    """Return pending for what is on hold: its money has not moved."""
    held = pc.is_in(pc.utf8_lower(part.text("on_hold")), pa.array(["1", "true", "yes"]))
    return np.where(held.to_numpy(zero_copy_only=False), State.PENDING, State.DONE).astype(np.int8)


def _times(part: Part, raw: bool) -> tuple[Ints, NDArray[np.int16]]:
    """Return times on India's clock."""
    if raw:
        return part.number(CREATED) + INDIA * 60, np.full(len(part), INDIA, np.int16)
    found = part.time(CREATED, (*FORMATS, *_DAYS))
    return found.at, offsets(found, INDIA)
