"""adyen.settlement: Adyen's settlement details report, CSV or xlsx, one or several batches whole.

Source of the layout: Adyen documentation, "Settlement details report", and real reports of 2016 and 2021. Columns
after Payment Method Variant change their order, so all are found by name. Known traps: amounts are unsigned in
pairs of debit and credit; costs stand either in Commission or in Markup, Scheme Fees and Interchange, and are
added to the debit of a refund; gross is in the buyer's currency, net in the account's; a batch may have no
payout, only transfers from and to other batches; spreadsheets damage the 16 digits of PSP references.

The whole of a batch is zero: the payout takes out what the rest adds up to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import DISAGREE, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import sentences
from app.importers.families.ledgers import Ledgers, accounts, whole_batches
from app.importers.families.marked_money import in_or_out, iso_codes, wide_exp
from app.importers.families.worded_days import saved_forms
from app.importers.families.zone_words import zoned
from app.importers.heads import header_in
from app.importers.joined import extracted, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part
from app.importers.times import FORMATS

if TYPE_CHECKING:
    from numpy.typing import NDArray

GROSS_OUT, GROSS_IN = "Gross Debit (GC)", "Gross Credit (GC)"
NET_OUT, NET_IN = "Net Debit (NC)", "Net Credit (NC)"
COSTS = ("Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)")
HEADER: tuple[Names, ...] = (
    *("Psp Reference", "Merchant Reference", "Creation Date", "Type", "Modification Reference", "Batch Number"),
    *("Gross Currency", GROSS_OUT, GROSS_IN, "Net Currency", NET_OUT, NET_IN),
)
#: Journal types, without regard to capitals; another one is stored as other.
KINDS = {
    "settled": Kind.PAYMENT,
    "settledinstallment": Kind.PAYMENT,
    "refunded": Kind.REFUND,
    "refundedreversed": Kind.REFUND,
    "paidoutreversed": Kind.REFUND,
    "chargeback": Kind.CHARGEBACK,
    "secondchargeback": Kind.CHARGEBACK,
    "chargebackreversed": Kind.CHARGEBACK,
    "fee": Kind.FEE,
    "misccosts": Kind.FEE,
    "paymentcost": Kind.FEE,
    "invoicededuction": Kind.FEE,
    "authorisationschemefee": Kind.FEE,
    "merchantpayout": Kind.PAYOUT,
    "internalcompanypayout": Kind.PAYOUT,
    "balancetransfer": Kind.TRANSFER,
    "matchedstatement": Kind.ADJUSTMENT,
    "manualcorrected": Kind.ADJUSTMENT,
    "bankinstructionreturned": Kind.ADJUSTMENT,
}
_RESERVE = "depositcorrection"
_DAMAGED = r"^(?:[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}|[0-9]{12,}0{4,})$"
_PAYOUT_NO = r"^(?P<n>TX[0-9]+[A-Z]*)"


@register
class AdyenSettlement:
    """Entries and payouts of settlement batches; a report holds its batches whole."""

    format = "adyen.settlement"
    version = 1
    title = "Adyen settlement details"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every entry; payouts and transfers are of the settlement layer too."""
        table = open_table(source, HEADER)
        ledgers, damaged, loose = Ledgers(), 0, 0
        for part in table:
            lost, odd = _send(part, source, out, ledgers)
            damaged, loose = damaged + lost, loose + odd
        found = ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=whole_batches)
        return [_said(one, damaged, loose) for one in found]


def _said(facts: StatementFacts, damaged: int, loose: int) -> StatementFacts:
    if facts.control == DISAGREE or not (damaged or loose):
        return facts
    notes = [("statement.damaged_ids", damaged), ("statement.gross_loose", loose)]
    key, params = sentences([{"key": name, "params": {"count": count}} for name, count in notes if count])
    return replace(facts, message_key=key, message_params=params)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> tuple[int, int]:
    """Return how many ids are damaged, and in how many rows gross less costs is not net."""
    currency = iso_codes(part, "Net Currency")
    exp = wide_exp(currency)
    amount, fee, loose = _money(part, currency, exp)
    psp, lost = _sound(part, "Psp Reference")
    event, lost_too = _sound(part, "Modification Reference")
    kind = _kinds(part, amount - fee)
    begun = part.time("Creation Date", (*FORMATS, *saved_forms(part.text("Creation Date"))))
    at, offset = zoned(begun, part.text("TimeZone"))
    of_payment = kind == Kind.PAYMENT
    said = part.text("Modification Reference")
    number = first_filled(extracted(said, _PAYOUT_NO, "n"), where(_is_id(event), event, ""))
    batch, order = part.text("Batch Number"), part.ref("Merchant Reference")
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("Merchant Account")),
        currency=currency,
        exp=exp,
        amount=amount,
        fee=fee,
        kind=kind,
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=order,
        channel_ref=where(of_payment, psp, number),
        parent_ref=where(of_payment, "", psp),
        batch_ref=batch,
        subtype=part.text("Type"),
        text=where(of_payment, part.text("Payment Method"), said),
        key=joined(batch, part.text("Type"), part.text("Psp Reference"), order, said, between="|"),
    )
    return lost + lost_too, loose


def _money(part: Part, currency: pa.Array, exp: int) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return (amount, fee, number of rows whose gross less their costs, which have more digits, is not their net).

    The amount is gross where that is in the currency of the account, else what is left with the costs.
    """
    gross, net = in_or_out(part, GROSS_IN, GROSS_OUT, exp), in_or_out(part, NET_IN, NET_OUT, exp)
    missing = gross.valid & (gross.value != 0) & ~net.valid
    if missing.any():
        part.refuse("refused.not_amount", NET_IN, int(np.argmax(missing)))
    same = pc.equal(pc.utf8_upper(part.text("Gross Currency")), currency).to_numpy(zero_copy_only=False) & gross.valid
    costs = np.zeros(len(part), np.int64)
    for name in COSTS:
        fine = part.minor(name, exp + 3, blank=()) if part.has(name) else Minor(costs, same)
        costs = costs + fine.value
    whole = np.where(costs % 1000 == 0, costs // 1000, 0)
    loose = same & net.valid & (np.abs((gross.value - net.value) * 1000 - costs) >= 1000)
    amount, fee = np.where(same, gross.value, net.value + whole), np.where(same, gross.value - net.value, whole)
    return amount, fee, int(loose.sum())


def _kinds(part: Part, net: NDArray[np.int64]) -> NDArray[np.int8]:
    word = pc.utf8_lower(part.text("Type"))
    kind = part.by_word(word, KINDS.get, other=Kind.OTHER)
    reserve = pc.equal(word, _RESERVE).to_numpy(zero_copy_only=False)
    return np.where(reserve, np.where(net < 0, Kind.HOLD, Kind.RELEASE), kind).astype(np.int8)


def _sound(part: Part, names: Names) -> tuple[pa.Array, int]:
    """Return references, and how many a spreadsheet has damaged: those are left blank, a wrong one links nothing."""
    column = part.text(names)
    if amounts.damaged(column) < 0:
        return column, 0
    damaged = pc.match_substring_regex(column, _DAMAGED)
    return pc.if_else(damaged, "", column), int(pc.sum(damaged).as_py())


def _is_id(column: pa.Array) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.match_substring_regex(column, r"^[0-9A-Z]{6,40}$").to_numpy(zero_copy_only=False)
    return found
