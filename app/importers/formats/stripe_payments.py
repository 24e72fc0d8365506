"""stripe.payments: the list of payments that Stripe's dashboard exports ("unified payments"), one row for each charge.

Source of the layout: a public demo file and real headers of 2016 to 2026; the person chooses the columns. `Amount` is
in the buyer's currency, `Converted Amount` in that of the account, and the fee too: the record is the account's. Known
traps: `Amount Refunded` is a running sum and repeats what the balance list says row by row; it becomes a refund of its
own (the row's second record) only where `Refunded date (UTC)` says when. Failed, blocked and cancelled tries moved no
money. Rows of the test mode are refused: they are no money at all. A dispute moves money in the balance list only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Components, Decimals, coded, stamps
from app.importers.families.stripe import UTC_TIMES, order_refs
from app.importers.heads import header_in
from app.importers.joined import filled, joined, where
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, repeated

TIME: Names = (*UTC_TIMES, "Created")
HEADER: list[Names] = ["id", TIME, "Amount", "Amount Refunded", "Currency", "Status"]
CONVERTED = ("Converted Amount", "Converted Currency")
REFUNDED_AT: Names = ("Refunded date (UTC)", "Refunded (UTC)")
#: What became of a try; another word says nothing that is known.
_STATES = {
    "paid": State.DONE, "refunded": State.DONE, "partially refunded": State.DONE, "partial refund": State.DONE,
    "succeeded": State.DONE, "disputed": State.DONE, "dispute won": State.DONE, "dispute lost": State.DONE,
    "under review": State.DONE, "early fraud warning": State.DONE, "inquiry": State.DONE,
    "needs response": State.DONE, "refund pending": State.DONE,
    "failed": State.FAILED, "blocked": State.FAILED, "canceled": State.FAILED, "cancelled": State.FAILED,
    "incomplete": State.FAILED, "expired": State.FAILED, "requires payment method": State.FAILED,
    "pending": State.PENDING, "uncaptured": State.PENDING, "requires capture": State.PENDING,
    "requires action": State.PENDING, "requires confirmation": State.PENDING, "processing": State.PENDING,
}  # fmt: skip


@register
class StripePayments:
    """Every try to pay, once."""

    format = "stripe.payments"
    version = 1
    title = "Stripe payments"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header; the list of application fees has no status."""
        cells = header_in(head, HEADER)
        return 1.0 if cells and not has_all(cells, ["Type", "Source", "Net"]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every payment and, where it has a day, what was refunded of it."""
        table = open_table(source, HEADER)
        ledgers, decimals = Ledgers(), Decimals()
        for part in table:
            _send(part, source, out, ledgers, decimals)
        return ledgers.facts(source, self, layer=Layer.CHANNEL)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    _refuse_tests(part)
    codes, amount, refunded, exp = _money(part, decimals)
    fee = decimals.minor(part, "Fee", exp, blank=())
    dated = filled(part.text(REFUNDED_AT)) & (refunded.value != 0)
    number, text = part.ref("id"), part.text("Description")
    at, offset = stamps(part, TIME, zone="UTC")
    state = part.one_of("Status", _lower(part), other=State.NONE)
    shared = {
        "account": accounts(part, source),
        "currency": codes,
        "layer": np.full(len(part), Layer.CHANNEL, np.int8),
        "order_ref": order_refs(part, text),
        "counterparty": part.text(["Customer Email", "Card Name", "Customer Description"]),
        "status": part.text("Status"),
        "subtype": part.text(["Payment Source Type", "Card Brand", "Payment Method Type"]),
        "text": joined(text, part.text("PaymentIntent ID"), part.text("Invoice Number")),
    }
    ledgers.count(part, shared["account"], codes)
    found = Components(part)
    found.add(
        np.ones(len(part), np.bool_),
        amount=amount,
        fee=fee.value,
        kind=np.full(len(part), Kind.PAYMENT, np.int8),
        state=np.where(_uncaptured(part) & (state != State.FAILED), State.PENDING, state).astype(np.int8),
        at=at,
        offset=offset,
        refunded=Minor(refunded.value, refunded.valid & ~dated),
        channel_ref=number,
        parent_ref=repeated("", len(part)),
        batch_ref=part.ref("Transfer"),
        key=number,
        **shared,
    )
    if dated.any():
        _add_refunds(found, part, dated, refunded.value, shared)
    found.send(ledgers, out, exp)


def _add_refunds(found: Components, part: Part, dated: np.ndarray, amount: np.ndarray, shared: dict[str, Any]) -> None:
    """Add what was refunded on a day that the file tells; the charge's fee stands with the charge."""
    at, offset = np.zeros(len(part), np.int64), np.zeros(len(part), np.int16)
    at[dated], offset[dated] = stamps(part.where(dated), REFUNDED_AT, zone="UTC")
    number = part.ref("id")
    found.add(
        dated,
        amount=-amount,
        fee=np.zeros(len(part), np.int64),
        kind=np.full(len(part), Kind.REFUND, np.int8),
        state=np.full(len(part), State.DONE, np.int8),
        at=at,
        offset=offset,
        refunded=Minor(np.zeros(len(part), np.int64), np.zeros(len(part), np.bool_)),
        channel_ref=repeated("", len(part)),
        parent_ref=number,
        batch_ref=repeated("", len(part)),
        key=pc.binary_join_element_wise(number, repeated("refunded", len(part)), " "),
        **shared,
    )


def _money(part: Part, decimals: Decimals) -> tuple[pa.Array, np.ndarray, Minor, int]:
    """Return (currency, amount, refunded amount, digits): the account's own where the row says them."""
    whole, code = CONVERTED
    own = filled(part.text(whole)) & filled(part.text(code))
    buyers = pc.utf8_upper(part.text("Currency"))
    coded(part, "Currency")
    codes = where(own, pc.utf8_upper(part.text(code)), buyers)
    if own.any():
        coded(part.where(own), code)
    exp = wide_exp(codes)
    decimals.look(part, "Amount", "Amount Refunded", whole, "Fee")
    amount, refunded = decimals.minor(part, "Amount", exp).value, decimals.minor(part, "Amount Refunded", exp, blank=())
    if not own.any():
        return codes, amount, refunded, exp
    mine = decimals.minor(part, whole, exp, blank=()).value
    back = decimals.minor(part, "Converted Amount Refunded", exp, blank=()).value
    refunds = Minor(np.where(own, back, refunded.value), refunded.valid)
    return codes, np.where(own, mine, amount), refunds, exp


def _refuse_tests(part: Part) -> None:
    test = pc.is_in(pc.utf8_lower(part.text("Mode")), pa.array(["test"]))
    if pc.any(test, min_count=0).as_py():
        part.refuse("refused.test_row", "Mode", pc.index(test, True).as_py())


def _lower(part: Part) -> dict[str, int]:
    """Return the states of the words as this part prints them."""
    words = pc.unique(part.text("Status")).to_pylist()
    return {one: int(_STATES[one.casefold()]) for one in words if one.casefold() in _STATES}


def _uncaptured(part: Part) -> np.ndarray:
    """Return which charges were authorised and not taken."""
    found: np.ndarray = pc.equal(pc.utf8_lower(part.text("Captured")), "false").to_numpy(zero_copy_only=False)
    return found
