"""antom.settlement: the settlement reports of Antom (Alipay's payment service abroad), details or summary, CSV or xlsx.

Source of the layout: Antom's documents of both reports (English and Chinese, 2026), and the program with which Antom
itself checks a details report, published with its list of twenty fees and seventeen types. In the settlement's currency
settlementAmountValue is what the transaction is worth plus all fees; a fee that is kept is negative. The last line is
`<END>`. The summary states each batch by type; its TOTAL is what is paid out. Known traps: the amount of a transaction
may be in another currency, its worth in that of the settlement is then no column; SETTLEMENT_FEE and ADJUSTMENT_FEE
have no fee beside them, they are one; a new fee gets a column of its own. Reports of before (acquirer, settlementTime)
name their amounts in cents or not, and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.psp import coded, stamps
from app.importers.heads import header_in
from app.importers.joined import first_filled
from app.importers.names import Names, aliases
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

BATCH, NET, CURRENCY, DAY = (
    "settlementBatchId",
    "settlementAmountValue",
    "settlementCurrency",
    "settlementInitiatedDate",
)
DETAILS: list[Names] = [
    BATCH, "transactionId", "transactionType", "transactionAmountValue", "transactionCurrency", NET, CURRENCY, DAY,
]  # fmt: skip
SUMMARY: list[Names] = [BATCH, "summaryType", "count", NET, CURRENCY, DAY]
TIME: Names = ("transactionTime", "paymentTime", "transactionCompletedTime", "transactionCreatedTime")
_FEE = re.compile(r"(?!transaction|settlement|converted|gross)\w+(?:Fee|Tax|Markup)AmountValue|dispute\w+Fee")
_CURRENCIES = {"withholdingTaxAmountValue": "withholdingTaxFeeCurrency", "fxFeeAmountValue": "fxFeeAmountCurrency"}
_TYPES = {
    "PAYMENT": Kind.PAYMENT, "CAPTURE": Kind.PAYMENT, "REFUND": Kind.REFUND, "CANCEL": Kind.REFUND,
    "DISPUTE": Kind.CHARGEBACK, "DISPUTE_REVERSAL": Kind.CHARGEBACK, "RAPID_DISPUTE_RESOLUTION": Kind.CHARGEBACK,
    "CDRN": Kind.CHARGEBACK, "SETTLEMENT_FEE": Kind.FEE, "ADJUSTMENT_FEE": Kind.FEE, "RESERVE": Kind.HOLD,
    "COLLATERAL_WITHHELD": Kind.HOLD, "RESERVE_RELEASED": Kind.RELEASE, "COLLATERAL_RELEASED": Kind.RELEASE,
    "AUTHORIZATION": Kind.OTHER, "VOID": Kind.OTHER, "PAYMENT_REVERSAL": Kind.ADJUSTMENT,
    "REFUND_REVERSAL": Kind.ADJUSTMENT,
}  # fmt: skip
_BLANK = ("-", "null")
_EXP = 3


@register
class AntomSettlement:
    """What a settlement is made of, or what each one pays out."""

    format = "antom.settlement"
    version = 1
    title = "Antom settlement report"

    def sniff(self, head: Head) -> float:
        """Look for the header of either report."""
        return 1.0 if header_in(head, DETAILS) or header_in(head, SUMMARY) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each transaction, or one for each settlement."""
        ledgers, totals = Ledgers(), _Totals()
        details = bool(header_in(source.head, DETAILS))
        for part in open_table(source, DETAILS if details else SUMMARY, footer=_is_end):
            if details:
                _send(part, source, out, ledgers)
            else:
                _send_totals(part, source, out, ledgers, totals)
        return ledgers.facts(
            source, self, layer=Layer.SETTLEMENT, currency=source.options.currency, checks=totals.checks
        )


def _is_end(line: str) -> bool:
    return line.strip('" ,;\t\r').casefold() == "<end>"


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    net, fees, word = part.minor(NET, _EXP).value, _fees(part), part.text("transactionType")
    kind = part.by_word(word, _TYPES.get, other=Kind.ADJUSTMENT)
    gross = net - fees
    wrong = ((kind == Kind.PAYMENT) & (gross < 0)) | ((kind == Kind.REFUND) & (gross > 0))
    if wrong.any():
        part.refuse("refused.value", NET, int(np.argmax(wrong)))
    currency = coded(part, CURRENCY)
    said = part.minor("transactionAmountValue", _EXP, blank=_BLANK)
    same = pc.equal(pc.utf8_upper(part.text("transactionCurrency")), currency).to_numpy(zero_copy_only=False)
    moved = np.isin(kind, (Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK))
    at, offset = _times(part)
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.ref("customerId")),
        currency=currency,
        exp=_EXP,
        amount=gross,
        fee=-fees,
        kind=kind,
        right=(said.valid & same & moved, said.value == gross),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=_order(part, kind),
        channel_ref=part.ref("transactionId"),
        parent_ref=part.ref("originalTransactionId"),
        batch_ref=part.ref(BATCH),
        subtype=first_filled(part.text("paymentMethodType"), word),
        status=word,
        shop=shops(part, source),
    )


def _fees(part: Part) -> Ints:
    """Return the sum of all fees of each row, as printed: what is kept is negative."""
    found = np.zeros(len(part), np.int64)
    for name in filter(_FEE.fullmatch, part.columns.printed):
        value = part.minor(name, _EXP, blank=_BLANK).value
        own = part.text(_CURRENCIES.get(name, f"{name.removesuffix('AmountValue')}Currency"), blank=_BLANK)
        other = pc.and_(pc.not_equal(own, ""), pc.not_equal(own, part.text(CURRENCY))).to_numpy(zero_copy_only=False)
        if (other & (value != 0)).any():
            at = int(np.argmax(other & (value != 0)))
            part.refuse("refused.other_currency", name, at, currency=part.text(CURRENCY)[at].as_py())
        found += value
    return found


def _order(part: Part, kind: NDArray[np.int8]) -> pa.Array:
    """Return the shop's own number: of what was paid, also where money goes back."""
    own = first_filled(part.ref("referenceOrderId"), part.ref("referenceTransactionId"))
    request = part.ref("transactionRequestId")
    paid = pc.if_else(pa.array(kind == Kind.PAYMENT), request, part.ref("originalTransactionRequestId"))
    return first_filled(own, paid)


def _times(part: Part) -> tuple[Ints, NDArray[np.int16]]:
    name = part.first_of(*aliases(TIME))
    when = first_filled(part.text(name), part.text(DAY)) if name else part.text(DAY)
    return stamps(part.with_text(DAY, when), DAY)


class _Totals:
    """TOTAL of each account and currency, and the sum of all that is none."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, str], list[int]] = {}

    def add(self, account: pa.Array, currency: pa.Array, net: Ints, total: NDArray[np.bool_]) -> None:
        """Take rows: what each says of its batch, and which of them say all of it."""
        for key in zip(account.to_pylist(), currency.to_pylist(), net.tolist(), total.tolist(), strict=True):
            self.sums.setdefault(key[:2], [0, 0])[key[3]] += key[2]

    def checks(self, one: Ledger) -> list[Check]:
        """Hold what is paid out against its parts, where the report has any."""
        parts, total = self.sums.get((one.account, one.currency), [0, 0])
        step = 10 ** (_EXP - one.exp)
        return [money_check("sum_net", total // step, parts // step, one.exp, one.currency)] if parts else []


def _send_totals(part: Part, source: Source, out: Sink, ledgers: Ledgers, totals: _Totals) -> None:
    net, currency = part.minor(NET, _EXP, blank=_BLANK).value, coded(part, CURRENCY)
    account = accounts(part, source, part.ref("customerId"))
    total = pc.equal(part.text("summaryType"), "TOTAL").to_numpy(zero_copy_only=False)
    totals.add(account, currency, net, total)
    if (~total).any():
        rest = part.where(~total)
        ledgers.count(rest, account.filter(pa.array(~total)), currency.filter(pa.array(~total)))
    paid = part.where(total)
    if not len(paid):
        return
    at, offset = stamps(paid, DAY)
    ledgers.send(
        out,
        paid,
        account=account.filter(pa.array(total)),
        currency=currency.filter(pa.array(total)),
        exp=_EXP,
        amount=-net[total],
        kind=np.full(len(paid), Kind.PAYOUT, np.int8),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        channel_ref=paid.ref(BATCH),
        batch_ref=paid.ref(BATCH),
        status=paid.text("summaryType"),
        subtype=repeated("", len(paid)),
        shop=shops(paid, source),
        key=paid.ref(BATCH),
    )
