"""ecpay.funding: what ECPay (綠界) settled of credit cards, CSV: one row a capture or refund, sums by day between.

Source of the layout: ECPay's own documents (Chinese and English) and the test of a public program that reads it, with
a refund and a line of a day; no real file was seen. Paid = amount − fee; a refund is below zero, its fee too. Lines
that say 小計 in no column of their own state the sums of a day: they are no rows but what the rows are held against.
Amounts are TWD, times Taiwan's; when it was paid out stands in no column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ecpay import AMOUNT, BLANK, TIMES, ecpay_table, plain
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.orders import offsets
from app.importers.heads import header_in
from app.importers.joined import filled, joined
from app.importers.names import Names
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

AUTHORISATION: Names = "授權單號"
NUMBER: Names = ("訂單編號", "廠商訂單編號", "特店訂單編號")
CAPTURED: Names = "請款日期"
FEE: Names = "手續費"
PAID: Names = "撥款金額"
HEADER: list[Names] = [AUTHORISATION, NUMBER, CAPTURED, AMOUNT, FEE, PAID]
_EXP = 2


@register
class EcpayFunding:
    """Captures and refunds of credit cards that were settled."""

    format = "ecpay.funding"
    version = 1
    title = "ECPay credit card payouts"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, days = Ledgers(), _Days()
        for found in ecpay_table(source, HEADER):
            part = plain(found)
            _send(part.where(~days.take(part)), source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency="TWD", checks=days.checks)


class _Days:
    """The sums that the lines between the rows state."""

    def __init__(self) -> None:
        self.stated: int | None = None

    def take(self, part: Part) -> NDArray[np.bool_]:
        """Return which rows are such lines; their sums are kept."""
        said = joined(*(part.text(name) for name in part.columns.printed))
        day, all_ = (np.asarray(pc.match_substring(said, one)) for one in ("小計", "總計"))
        sums = ~filled(part.ref(AUTHORISATION)) & ~filled(part.ref(NUMBER)) & (day | all_)
        if (sums & day).any():
            paid = part.where(sums & day).minor(PAID, _EXP).value
            self.stated = (self.stated or 0) + int(paid.sum())
        return np.asarray(sums)

    def checks(self, one: Ledger) -> list[Check]:
        """Hold what was paid against the sums of the days."""
        return [] if self.stated is None else [money_check("sum_net", self.stated, one.net)]


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    gross, paid = part.minor(AMOUNT, _EXP).value, part.minor(PAID, _EXP).value
    cost = part.minor(FEE, _EXP, blank=BLANK).value
    other = (
        part.minor("交易處理費", _EXP, blank=BLANK).value if part.has("交易處理費") else np.zeros(len(part), np.int64)
    )
    fee = gross - paid
    when, captured = part.time("交易日期", TIMES, blank=BLANK), part.time(CAPTURED, TIMES)
    number, authorisation = part.ref(NUMBER), part.ref(AUTHORISATION)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated("TWD", len(part)),
        exp=_EXP,
        amount=gross,
        fee=fee,
        kind=np.where(gross < 0, Kind.REFUND, Kind.PAYMENT).astype(np.int8),
        right=(np.ones(len(part), np.bool_), (fee == cost) | (fee == cost + other)),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=np.where(when.valid, when.at, captured.at),
        offset=np.where(when.valid, offsets(when), offsets(captured)),
        order_ref=number,
        channel_ref=authorisation,
        subtype=repeated("信用卡", len(part)),
        shop=shops(part, source),
        text=joined(part.text("授權碼"), part.text("關帳單號")),
        key=joined(authorisation, number, part.text(AMOUNT), part.text(CAPTURED), between="|"),
    )
