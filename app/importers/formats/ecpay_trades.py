"""ecpay.trades: the statement of payments of ECPay (綠界) or O'Pay (歐付寶), CSV in UTF-8 or Big5: one row an order.

Source of the layout: ECPay's own documents of the three files, public programs that read them and their tests; the
header of O'Pay stands in its published tests; no real file was seen. Net = amount − fees, and − refund where a refund
stands in its sale's row: the row's own sum says whether it is inside. Known traps: a refund may have a row of its own
below zero, with its fee below zero; orders that nobody paid stand there too, with their amount; the cell of the state
holds the time of the payment before its word. Where the file says when it was paid out, its rows are settled.
Amounts are TWD, times Taiwan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ecpay import AMOUNT, BLANK, METHOD, NET, NUMBER, OWN, TIMES, charged, ecpay_table, plain
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.orders import offsets
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Part, repeated

WHEN: Names = ("訂單日期", "交易日期")
PAID_OUT: Names = "撥款日期"
REFUND: Names = "退款金額"
HEADER: list[Names] = [WHEN, NUMBER, OWN, METHOD, AMOUNT, NET]
_NO_WORD = re.compile(r"[0-9:/\-\s]")
_EXP = 2


@register
class EcpayTrades:
    """Payments and refunds of shops; one statement for each shop's number that is stated."""

    format = "ecpay.trades"
    version = 1
    title = "ECPay statement"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, and one for what was taken back in it."""
        ledgers, layer = Ledgers(), Layer.CHANNEL
        for part in ecpay_table(source, HEADER):
            layer = Layer.SETTLEMENT if part.has(PAID_OUT) else Layer.CHANNEL
            _send(plain(part), source, out, ledgers, layer)
        return ledgers.facts(source, self, layer=layer, currency="TWD")


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, layer: Layer) -> None:
    gross, net = part.minor(AMOUNT, _EXP).value, part.minor(NET, _EXP, blank=BLANK).value
    fees = charged(part, _EXP)
    back = np.abs(part.minor(REFUND, _EXP, blank=BLANK).value) if part.has(REFUND) else np.zeros(len(part), np.int64)
    inside = (back != 0) & (gross - fees - back == net)
    when, refunded = part.time(WHEN, TIMES), part.time("退款日期", TIMES, blank=BLANK)
    paid_out = part.time(PAID_OUT, TIMES, blank=BLANK)
    status = first_filled(part.text("付款狀態", blank=BLANK), part.text("付款結果", blank=BLANK))
    state = part.by_word(status, _state)
    moved = state == State.DONE
    fee = np.where(moved, gross - net - np.where(inside, back, 0), 0)
    number, own = part.ref(NUMBER), part.ref(OWN)
    day = pa.array(paid_out.at.astype("datetime64[s]").astype("datetime64[D]").astype("U"), pa.string())
    said = {
        "exp": _EXP,
        "layer": layer.value,
        "order_ref": number,
        "channel_ref": own,
        "batch_ref": where(paid_out.valid, day, ""),
        "status": first_filled(part.text("撥款狀態", blank=BLANK), status),
        "subtype": part.text(METHOD, blank=BLANK),
        "shop": shops(part, source),
        "text": joined(part.text("商品名稱", blank=BLANK), part.text("備註", blank=BLANK)),
    }
    account, currency = accounts(part, source), repeated("TWD", len(part))
    ledgers.send(
        out,
        part,
        account=account,
        currency=currency,
        amount=gross,
        fee=fee,
        kind=np.where(gross < 0, Kind.REFUND, Kind.PAYMENT).astype(np.int8),
        right=(moved, fee == fees),
        state=state,
        suffix=inside.astype(np.int8),
        at=when.at,
        offset=offsets(when),
        key=joined(number, own, part.text(AMOUNT), between="|"),
        **said,
    )
    if inside.any():
        chosen, keep = part.where(inside), pa.array(inside)
        at = np.where(refunded.valid, refunded.at, when.at)[inside]
        ledgers.send(
            out,
            chosen,
            account=account.filter(keep),
            currency=currency.filter(keep),
            amount=-back[inside],
            kind=np.full(len(chosen), Kind.REFUND, np.int8),
            lines=np.zeros(len(chosen), np.int64),
            state=state[inside],
            suffix=np.full(len(chosen), 2, np.int8),
            at=at,
            offset=np.where(refunded.valid, offsets(refunded), offsets(when))[inside],
            key=joined(number, own, repeated("refund", len(part)), between="|").filter(keep),
            **{name: one.filter(keep) if hasattr(one, "filter") else one for name, one in said.items()},
        )


def _state(word: str) -> int:
    said = _NO_WORD.sub("", word)
    if said.startswith("未") or any(one in said for one in ("未付款", "失敗", "取消", "逾期")):
        return State.FAILED.value  # nobody paid: there is nothing that could settle
    return (State.PENDING if said.startswith(("待", "等")) else State.DONE).value
