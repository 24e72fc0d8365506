"""swiftpass.trade: the bill of a bank's or an agent's collecting that Swiftpass (威富通) runs, 对账单, text.

Banks and agents of WeChat Pay, Alipay, UnionPay and QQ Wallet resell it under names of their own, so one bill holds
several channels (交易类型 `pay.weixin.jspay`, `pay.alipay.native` …). Source of the layout: bills of 2017, with
威富通订单号, and of 2025, with 平台订单号, that public importers quote whole, totals included, and totals of a third.
Known traps: WeChat Pay's header, back-ticks and glued totals with other numbers in it; a `?` before the header, where
a byte order mark was lost; a refund (转入退款) repeats the amount of its sale in 总金额, has its own money positive in
退款金额 and negative in 实收金额, and gives its fee back as a negative one; 总交易单数 and 总交易额 count sales alone,
总手续费金额 and 总实收金额 all rows; 实收金额 is before the fee, 结算金额 after it. A state that is neither 支付成功
nor 转入退款 was never seen and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, NONE, Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import control_of, stated_check, stated_count
from app.importers.controls import Flow
from app.importers.families.wechatpay import CHINA, check_ticks, stated_totals, ticked_table
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names, has_all, same_name
from app.importers.part import Part, repeated
from app.importers.several import Several, taken

TIME: Names = ("交易时间", "?交易时间", "？交易时间")
NUMBER: Names = ("平台订单号", "威富通订单号")
REFUND_NO: Names = ("平台退款单号", "威富通退款单号")
RECEIVED: Names = "实收金额"
HEADER: tuple[Names, ...] = (
    *(TIME, "第三方商户号", NUMBER, "第三方订单号", "商户订单号", "交易状态", "总金额"),
    *(REFUND_NO, "退款金额", "手续费", RECEIVED),
)
STATES = {"支付成功": Kind.PAYMENT, "转入退款": Kind.REFUND}
_REFUND_STATES = {
    "退款成功": State.DONE,
    "退款处理中": State.PENDING,
    "退款中": State.PENDING,
    "退款失败": State.FAILED,
}
_FEE_DIGITS = 5
_TOTALS = ("总交易单数", "总交易额", "总退款金额", "总手续费金额", "总实收金额")
_NONE = ("0", "0.0", "0.00")


@register
class SwiftpassTrade:
    """Sales and refunds of a merchant, whatever channel they came by."""

    format = "swiftpass.trade"
    version = 1
    title = "Swiftpass bill"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the columns that only Swiftpass has among those of WeChat Pay."""
        return 1.0 if any(has_all(cells, HEADER) for cells in head.rows) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send payments and refunds; one statement for each merchant and currency."""
        table = ticked_table(source, HEADER, "总交易单数")
        stated = stated_totals(table)
        sums, several, flows = _Sums(), Several(), list[Flow]()
        for part in table:
            check_ticks(part, TIME, ("商品名称", "商户数据包"))
            columns = _columns(part, sums)
            for number, mask in several.split(columns["account"], columns["currency"]):
                if number > len(flows):
                    flows.append(Flow())
                flows[number - 1].add(columns["amount"][mask])
                mine = {name: taken(one, mask) for name, one in columns.items()}
                out.send(number, layer=int(Layer.CHANNEL), offset=CHINA, fee_exp=_FEE_DIGITS, **mine)
        checks = sums.checks(stated)
        known = several.keys or [(source.options.account, "CNY")]
        flows = flows or [Flow()]
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                ordinal=number,
                several=len(known) > 1,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=account,
                currency=currency,
                rows_read=flow.rows,
                control=_control(checks, known),
                checks=tuple(checks),
            )
            for number, ((account, currency), flow) in enumerate(zip(known, flows, strict=True), start=1)
        ]


def _control(checks: Sequence[Check], known: Sequence[tuple[str, str]]) -> str:
    """Return what the totals prove: the total received all amounts, of one currency alone."""
    control = control_of(checks)
    proved = any(one.name == "sum_net" for one in checks) and len({currency for _account, currency in known}) == 1
    return NONE if control == AGREE and not proved else control


class _Sums:
    """Adds up the columns whose totals a bill states; fees have more digits than amounts."""

    def __init__(self) -> None:
        self.sales = self.sold = self.refunded = self.received = self.fees = 0

    def checks(self, stated: dict[str, str]) -> list[Check]:
        """Compare with what the last line says."""
        said = {name: stated.get(same_name(name), "") for name in _TOTALS}
        found = [
            stated_count("count_in", said["总交易单数"], self.sales),
            stated_check("sum_orders", said["总交易额"], self.sold, 2),
            stated_check("sum_refunds", said["总退款金额"], self.refunded, 2),
            stated_check("sum_fees", said["总手续费金额"], self.fees, _FEE_DIGITS),
            stated_check("sum_net", said["总实收金额"], self.received, 2),
        ]
        return [one for one in found if one is not None]


def _columns(part: Part, sums: _Sums) -> dict[str, Any]:
    """Return the records of a part; what was received must go the way its state says."""
    status = part.text("交易状态")
    kind = part.by_word(status, STATES.get, names="交易状态")
    back = kind == Kind.REFUND
    received, whole = part.minor(RECEIVED).value, part.minor("总金额").value
    refunded, fee = part.minor("退款金额", blank=()).value, part.minor("手续费", _FEE_DIGITS, blank=())
    wrong = np.where(back, (received > 0) | (refunded < 0), (received < 0) | (refunded != 0) | (received > whole))
    if wrong.any():
        part.refuse("refused.value", RECEIVED, int(np.argmax(wrong)))
    sums.sales += int((~back).sum())
    sums.sold += int(whole[~back].sum())
    sums.refunded += int(refunded.sum())
    sums.received += int(received.sum())
    sums.fees += int(fee.value.sum())
    order_no, refund_no = part.ref(NUMBER), part.ref(REFUND_NO, blank=_NONE)
    refund_status = part.text("退款状态")
    known = part.by_word(refund_status, _REFUND_STATES.get, other=State.DONE)
    return {
        "row": part.row,
        "kind": kind,
        "state": np.where(back, known, State.DONE).astype(np.int8),
        "at": part.time(TIME).at,
        "amount": received,
        "fee": fee.array(),
        # what the buyer had off that was no money to the shop
        "coupon": np.where(back, np.maximum(refunded + received, 0), whole - received),
        "currency": first_filled(part.text("货币种类"), repeated("CNY", len(part))),
        "order_ref": part.ref("商户订单号"),
        "channel_ref": where(back, first_filled(refund_no, order_no), order_no),
        "parent_ref": where(back, order_no, ""),
        "counterparty": part.text("用户标识"),
        "status": where(back & filled(refund_status), refund_status, status),
        "subtype": part.text("交易类型"),
        "rate": part.text("费率"),
        "text": joined(part.text("商品名称"), part.text("商户数据包"), part.ref("第三方订单号")),
        "account": first_filled(part.text("子商户号", blank=_NONE), part.text("商户号")),
        "shop": part.text("商户名称"),
        "key": joined(status, order_no, refund_no, between="|"),
    }
