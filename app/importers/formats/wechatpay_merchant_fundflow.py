"""wechatpay.merchant.fundflow: WeChat Pay's fund-flow bill 资金账单, the balance account entry by entry.

Source of the layout: WeChat Pay merchant documentation, "资金账单详细说明", read 2026, and a real bill of 2021.
Known traps: amounts are always positive, 收支类型 gives the direction; a refund's row may include the fee
that comes back, told only in the remark; counts in the totals may be printed as `20.0`; the 资金流水单号 of a
refund can be the number of the original payment; the file does not name its account.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.cell_bytes import begin_with, digits_only
from app.importers.checks import SecondChain, control_of, stated_check, stated_count
from app.importers.controls import Flow
from app.importers.families.wechatpay import CHINA, check_ticks, stated_totals, ticked_table
from app.importers.joined import extracted, filled, first_filled, joined, where
from app.importers.names import has_all, same_name
from app.importers.part import Minor, Part
from app.importers.table import Table

AMOUNT = ("收支金额(元)", "收支金额")
BALANCE = ("账户结余(元)", "账户结余")
HEADER = ("记账时间", "微信支付业务单号", "资金流水单号", "业务类型", "收支类型", AMOUNT, BALANCE)
DIRECTIONS = {"收入": 1, "支出": -1}
#: 业务类型, and where that says nothing 业务名称.
_TYPES = {
    "交易": Kind.PAYMENT,
    "扣除交易手续费": Kind.FEE,
    "交易手续费": Kind.FEE,
    "退还交易手续费": Kind.FEE,
    "退款": Kind.REFUND,
    "退款关闭": Kind.REFUND,
    "提现": Kind.WITHDRAWAL,
    "自动提现": Kind.PAYOUT,
    "充值": Kind.TRANSFER,
    "充值/提现": Kind.WITHDRAWAL,
    "企业付款": Kind.TRANSFER,
    "商家转账": Kind.TRANSFER,
    "分账": Kind.ADJUSTMENT,
    "分账回退": Kind.ADJUSTMENT,
    "冻结": Kind.HOLD,
    "解冻": Kind.RELEASE,
}
_REFUND_REMARK = r"退款总金额(?P<all>[0-9.,]+)元[;；]\s*含手续费(?P<fee>[0-9.,]+)元"
_BY_PLAN = ("SYSTEM", "系统", "自动")
_SEPARATOR = "\x1f"
_SALE_DIGITS = 28


@register
class WechatPayMerchantFundflow:
    format = "wechatpay.merchant.fundflow"
    version = 1
    title = "WeChat Pay fund flow"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a row names the columns of the bill."""
        return 1.0 if any(has_all(cells, HEADER) for cells in head.rows) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every entry; payouts to the bank are of the settlement layer."""
        table = ticked_table(source, HEADER, "资金流水总笔数")
        stated = stated_totals(table)
        flow, chain = Flow(), SecondChain()
        for part in table:
            check_ticks(part, "记账时间", ("资金变更提交申请人", "备注", "业务凭证号"))
            _send(part, out, flow, chain)
        balance, opening, closing = chain.close()
        checks = [*_totals(stated, flow), *([balance] if balance else [])]
        return [_facts(self, source, table, control_of(checks, flow.sides), checks, opening, closing)]


def _facts(
    reader: WechatPayMerchantFundflow,
    source: Source,
    table: Table,
    control: str,
    checks: list[Check],
    opening: int | None,
    closing: int | None,
) -> StatementFacts:
    return StatementFacts(
        file=source.file,
        sheet=source.sheet,
        sha256=source.sha256,
        format=reader.format,
        version=reader.version,
        layer=Layer.CHANNEL,
        account=source.options.account,
        currency="CNY",
        rows_read=table.rows,
        opening=opening,
        closing=closing,
        control=control,
        checks=tuple(checks),
    )


def _send(part: Part, out: Sink, flow: Flow, chain: SecondChain) -> None:
    printed = part.minor(AMOUNT).value
    moved = part.one_of("收支类型", DIRECTIONS).astype(np.int64) * printed
    balance = part.minor(BALANCE, blank=())
    at = part.time("记账时间").at
    flow.add(moved)
    chain.add(moved, balance.value, balance.valid, at)
    kind = _kinds(part)
    amount, fee = _gross(part, kind, moved)
    number, flow_no, voucher = part.ref("微信支付业务单号"), part.ref("资金流水单号"), part.text("业务凭证号")
    # the flow number of a refund can be that of the payment; older ones say REF and the payment's number
    sale = where(_is_sale(flow_no), flow_no, extracted(voucher, "^REF(?P<n>[0-9]{20,32})$", "n"))
    parent = where(kind == Kind.REFUND, sale, where(kind == Kind.FEE, number, ""))
    paid_out = np.isin(kind, (Kind.PAYOUT, Kind.WITHDRAWAL))
    out.send(
        row=part.row,
        layer=np.where(paid_out, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8),
        kind=kind,
        state=State.DONE,  # also of a refund that was closed: its money came back
        at=at,
        offset=CHINA,
        amount=amount,
        fee=fee,
        balance=balance,
        order_ref=voucher,
        channel_ref=number,
        parent_ref=parent,
        subtype=part.text("业务类型"),
        status=part.text("业务名称"),
        text=part.text("备注"),
        key=joined(number, flow_no, part.text("业务类型"), part.text("收支类型"), between="|"),
    )


def _kinds(part: Part) -> NDArray[np.int8]:
    """Return the kind of each row; a refund that was closed comes back as money in."""
    name = part.text("业务名称")
    words = first_filled(part.text("业务类型"), name), name, part.text("资金变更提交申请人"), part.text("收支类型")
    return part.by_words(words, _SEPARATOR, kind_of_entry)


def kind_of_entry(words: str) -> int:
    """Return the kind for `business type, name, applicant, direction` joined by the unit separator."""
    if words.count(_SEPARATOR) != 3:
        return Kind.OTHER.value  # a damaged cell holds one
    kind_of, name, applicant, direction = words.split(_SEPARATOR)
    found = _TYPES.get(kind_of) or _TYPES.get(name) or Kind.OTHER
    if kind_of == "充值/提现" and direction == "收入":
        found = Kind.TRANSFER
    # what nobody asked for goes out by the channel's plan
    by_plan = not applicant or any(one in applicant.upper() for one in _BY_PLAN)
    return (Kind.PAYOUT if found is Kind.WITHDRAWAL and by_plan else found).value


def _gross(part: Part, kind: NDArray[np.int8], moved: NDArray[np.int64]) -> tuple[NDArray[np.int64], Minor]:
    """Return (amount, fee): of refunds whose remark tells the fee that came back, apart; net is what moved."""
    nothing = np.zeros(len(part), np.int64)
    remark = where(kind == Kind.REFUND, part.text("备注"), "")
    whole, part_fee = extracted(remark, _REFUND_REMARK, "all"), extracted(remark, _REFUND_REMARK, "fee")
    told = filled(whole)
    if not told.any():
        return moved, Minor(nothing, told)
    total, _valid, bad = amounts.minor(whole, 2, ())
    fee, _valid, bad_fee = amounts.minor(part_fee, 2, ())
    if bad >= 0 or bad_fee >= 0:
        part.refuse("refused.value", "备注", max(bad, bad_fee))
    apart = told & (total - fee == np.abs(moved))
    sign = np.sign(moved)
    amount = np.where(apart, sign * total, moved)
    return amount, Minor(np.where(apart, sign * fee, 0), told)


def _is_sale(number: pa.Array) -> NDArray[np.bool_]:
    long = pc.equal(pc.binary_length(number), _SALE_DIGITS).to_numpy(zero_copy_only=False)
    return np.asarray(long & begin_with(number, "4") & digits_only(number))


def _totals(stated: dict[str, str], flow: Flow) -> list[Check]:
    def printed(name: str) -> str:
        return stated.get(same_name(name), "")

    checks = [
        stated_count("count", printed("资金流水总笔数"), flow.rows),
        stated_count("count_in", printed("收入笔数"), flow.count_in),
        stated_check("sum_in", printed("收入金额"), flow.sum_in, 2),
        stated_count("count_out", printed("支出笔数"), flow.count_out),
        stated_check("sum_out", printed("支出金额"), -flow.sum_out, 2),
    ]
    return [one for one in checks if one is not None]
