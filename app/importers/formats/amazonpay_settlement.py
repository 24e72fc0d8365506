"""amazonpay.settlement: the settlement report of Amazon Pay, CSV.

Source of the layout: Amazon's own description of its columns (English and Japanese, 2026). Lines `SellerId=…`,
`SettlementStartDate=…` and `SettlementEndDate=…` may stand above the header. Each row states its amount, its fee and
the net of both: what lies between amount and net is the fee, whichever sign it carries. Known traps: reserves and
carry-overs are rows; the transfer to the bank is a row too; an authorization moves nothing that the row does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, carried_batches, paid_out_layer, shops
from app.importers.families.psp import coded, stamps
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

POSTED, TYPE, AMOUNT, FEE, NET = (
    "TransactionPostedDate", "TransactionType", "TransactionAmount", "TotalTransactionFee", "NetTransactionAmount",
)  # fmt: skip
HEADER: list[Names] = [POSTED, "SettlementId", TYPE, "CurrencyCode", AMOUNT, FEE, NET]
_EXP = 3
_BLANK = ("-", "null")
_FORMS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
#: What a type is, by the first word inside it.
_TYPES = (
    ("capture", Kind.PAYMENT), ("refund", Kind.REFUND), ("charge", Kind.CHARGEBACK), ("claim", Kind.CHARGEBACK),
    ("dispute", Kind.CHARGEBACK), ("transfer", Kind.PAYOUT), ("disburse", Kind.PAYOUT), ("fee", Kind.FEE),
)  # fmt: skip


@register
class AmazonpaySettlement:
    """Everything that was settled, with the transfer to the bank."""

    format = "amazonpay.settlement"
    version = 1
    title = "Amazon Pay settlement report"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        ledgers = Ledgers()
        table = open_table(source, HEADER)
        said = _said(table.preamble)
        for part in table:
            _send(part, source, out, ledgers, said.get("sellerid", ""))
        days = {name: said.get(key, "")[:10] for name, key in _DAYS.items()}
        return ledgers.facts(
            source, self, layer=Layer.SETTLEMENT, currency=source.options.currency, checks=carried_batches, **days
        )


_DAYS = {"period_start": "settlementstartdate", "period_end": "settlementenddate"}


def _said(lines: Iterable[Line]) -> dict[str, Any]:
    """Return what the lines above the header say, `SellerId=A1X…` as sellerid."""
    pairs = (line.text.strip('", \t').partition("=") for line in lines)
    return {name.strip().casefold(): value.strip(' "') for name, sign, value in pairs if sign}


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, seller: str) -> None:
    amount, net = (part.minor(one, _EXP).value for one in (AMOUNT, NET))
    kind = _kinds(part, net)
    printed = np.abs(part.minor(FEE, _EXP, blank=_BLANK).value)
    at, offset = stamps(part, POSTED, formats=_FORMS)
    ledgers.send(
        out,
        part,
        account=repeated(seller or source.options.account, len(part)),
        currency=coded(part, "CurrencyCode"),
        exp=_EXP,
        amount=amount,
        fee=amount - net,
        kind=kind,
        right=(np.ones(len(part), np.bool_), np.abs(amount - net) == printed),
        layer=paid_out_layer(kind, Layer.SETTLEMENT),
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref("SellerOrderId"),
        channel_ref=part.ref("AmazonTransactionId"),
        parent_ref=part.ref("AmazonOrderReferenceId"),
        batch_ref=part.ref("SettlementId"),
        status=part.text(TYPE),
        subtype=part.text(TYPE),
        shop=shops(part, source),
        text=part.text("TransactionDescription"),
    )


def _kinds(part: Part, net: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return kinds by the type; a payment that takes money, and a refund or transfer that brings it, is refused."""

    def kind(word: str) -> int:
        return next((one for inside, one in _TYPES if inside in word.casefold()), Kind.ADJUSTMENT).value

    found = part.by_word(part.text(TYPE), kind)
    wrong = ((found == Kind.PAYMENT) & (net < 0)) | (np.isin(found, (Kind.REFUND, Kind.PAYOUT)) & (net > 0))
    if wrong.any():
        part.refuse("refused.value", NET, int(np.argmax(wrong)))
    return found
