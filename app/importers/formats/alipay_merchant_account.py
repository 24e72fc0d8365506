"""alipay.merchant.account: Alipay's account log 账务明细, CSV (families B) and spreadsheet (family C).

Source of the layout: real exports of 2012 to 2026. Known traps: columns in any order, the header moved by
users; two money columns whose unused one is 0.00, 0 or blank; the expense printed positive or negative; the
running balance means nothing inside one second; the business type may be missing and only the remark
tells what a row is; footers with trailing commas after a spreadsheet has re-saved them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.cell_bytes import among, digits_only
from app.importers.checks import SecondChain, control_of, count_check, stated_check
from app.importers.containers.mending import mender
from app.importers.families.alipay import CHINA, frame, is_footer, need_end
from app.importers.families.alipay_kinds import SAYS_NOTHING, SEPARATOR, kind_of_entry
from app.importers.joined import extracted, filled, first_filled, joined, where
from app.importers.names import has_all
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Line

ENTRY_NO = ("账务流水号", "支付宝流水号")
TRADE_NO = ("业务流水号", "支付宝交易号")
WHEN = ("发生时间", "入账时间")
INCOME = ("收入金额（+元）", "收入（+元）", "收入金额（元）", "收入金额", "收入")
EXPENSE = ("支出金额（-元）", "支出（-元）", "支出金额（元）", "支出金额", "支出")
BALANCE = ("账户余额（元）", "账户余额")
FEE = ("服务费（元）", "服务费")
TYPE = ("业务类型", "账务类型")
PARTY = ("对方账号", "对方账户")
HEADER = (ENTRY_NO, TRADE_NO, WHEN, INCOME, EXPENSE, BALANCE)
_UNUSED = ("-", "/")
#: Where the log prints a text, and what shows that the cells around it stand in their columns.
MEND = mender(
    ids=(ENTRY_NO, TRADE_NO),
    when=(WHEN,),
    money=(INCOME, EXPENSE, BALANCE, FEE),
    texts=("商品名称", "对方名称", "备注", "付款备注"),
)
_TOTAL = re.compile(r"(?P<what>收入|支出)合计\s*[:：]\s*(?P<count>[\d,]+)\s*笔\s*[,，;；]?\s*共\s*(?P<sum>[^元]*)元")

_OF_REMARK = r"(?:关联订单号|订单编号|订单号|交易单号)[:：]\s*(?P<n>[0-9]{8,32})"
_OF_TRADE = r"tradeid[:：]\s*(?P<n>[0-9]{8,32})"
_IN_BRACKETS = r"[(（](?P<n>[0-9]{12,32})[)）]"
#: A top-up of the deposit with a reason is what the buyer got; without one the money stays the shop's.
_COMPENSATED = r"保证金[-—]充值[(（]代扣[)）][-—]."


class _Sums:
    """What the rows add up to; out is negative."""

    def __init__(self) -> None:
        self.count_in = self.count_out = self.sum_in = self.sum_out = 0


class _Convention(NamedTuple):
    """How the expense column is printed: −1 where money out is printed negative, 1 where positive."""

    sign: int


@register
class AlipayMerchantAccount:
    format = "alipay.merchant.account"
    version = 2
    title = "Alipay account log"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a row names the columns of the log."""
        return 1.0 if any(has_all(cells, HEADER) for cells in head.rows) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every entry; withdrawals to the bank are of the settlement layer."""
        table = open_table(source, HEADER, footer=is_footer, mend=MEND)
        need_end(table, "账务明细列表")
        said = frame([*table.preamble, *table.footer])
        account = said.account or source.options.account
        sums, chain, convention = _Sums(), SecondChain(), _stated_sign(table.footer)
        for part in table:
            convention = _send(part, out, account, convention, sums, chain)
        balance, opening, closing = chain.close()
        checks = [*_totals(table.footer, sums), *([balance] if balance else [])]
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=account,
                currency="CNY",
                period_start=said.period_start,
                period_end=said.period_end,
                exported_at=said.exported_at,
                rows_read=table.rows,
                opening=opening,
                closing=closing,
                control=control_of(checks, {"sum_in": 1, "sum_out": 1}),  # a log states both, also of nothing
                checks=tuple(checks),
            )
        ]


def _send(
    part: Part, out: Sink, account: str, convention: _Convention | None, sums: _Sums, chain: SecondChain
) -> _Convention | None:
    income = part.minor(INCOME, blank=_UNUSED).value
    printed = part.minor(EXPENSE, blank=_UNUSED).value
    if convention is None and printed.any():
        convention = _Convention(int(np.sign(printed[np.argmax(printed != 0)])))
    both = (income != 0) & (printed != 0)
    if both.any():
        part.refuse("refused.both_amounts", INCOME, int(np.argmax(both)))
    expense = printed * (convention.sign if convention else 1)
    amount = income - expense
    fee, fee_exp = part.fee(FEE, blank=_UNUSED)
    balance = part.minor(BALANCE, blank=_UNUSED)
    when = part.time(WHEN)
    sums.count_in += int(np.count_nonzero(income))
    sums.count_out += int(np.count_nonzero(expense))
    sums.sum_in += int(income.sum())
    sums.sum_out -= int(expense.sum())
    # only a fee in whole cents can have moved the balance
    taken = np.where(fee_exp == 2, fee.value, 0) if fee else np.zeros(len(part), np.int64)
    chain.add(amount - taken, balance.value, balance.valid, when.at)
    kind = _kinds(part, amount)
    trade_no = part.ref(TRADE_NO)
    out.send(
        row=part.row,
        layer=np.where(kind == Kind.WITHDRAWAL, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8),
        kind=kind,
        state=State.DONE,
        at=when.at,
        offset=CHINA,
        amount=amount,
        fee=fee,
        fee_exp=fee_exp,
        balance=balance,
        order_ref=_order_ref(part),
        channel_ref=trade_no,
        parent_ref=where(np.isin(kind, (Kind.REFUND, Kind.FEE, Kind.COMMISSION)), trade_no, ""),
        counterparty=joined(part.text("对方名称"), part.text(PARTY)),
        subtype=joined(part.text(TYPE), part.text("业务描述")),
        text=joined(part.text("备注"), part.text("付款备注"), part.text("商品名称")),
        account=account,
        key=part.ref(ENTRY_NO),
    )
    return convention


def _kinds(part: Part, amount: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return the kind of each row by type, description, and where both are silent by the remark."""
    kind_of, code = part.text(TYPE), part.text("业务描述")
    nothing = among(kind_of, SAYS_NOTHING)
    silent = nothing & ~filled(code)
    remark = where(silent, part.text("备注"), "")
    direction = where(amount < 0, "-", "+")
    kind = part.by_words((kind_of, code, remark, direction), SEPARATOR, kind_of_entry)
    out = np.flatnonzero(amount < 0)
    paid = pc.match_substring_regex(part.text("备注").take(pa.array(out)), _COMPENSATED)
    kind[out[paid.to_numpy(zero_copy_only=False)]] = Kind.ADJUSTMENT
    return kind


def _order_ref(part: Part) -> pa.Array:
    """Return the order number: the base order where it is digits, the merchant's, else one in the remark."""
    base = part.ref("业务基础订单号", blank=_UNUSED)
    found = first_filled(where(digits_only(base), base, ""), part.ref("商户订单号", blank=_UNUSED))
    if filled(found).all():
        return found
    remark = where(filled(found), "", part.text("备注"))
    for pattern in (_OF_REMARK, _OF_TRADE, _IN_BRACKETS):
        found = first_filled(found, extracted(remark, pattern, "n"))
    return found


def _stated_sign(footer: list[Line]) -> _Convention | None:
    """Return how money out is printed, where the footer's total says so."""
    for found in _TOTAL.finditer("\n".join(one.text for one in footer)):
        total = amounts.parse(found["sum"]) if found["what"] == "支出" else None
        if total:
            return _Convention(-1 if total < 0 else 1)
    return None


def _totals(footer: list[Line], sums: _Sums) -> list[Check]:
    checks: list[Check | None] = []
    for found in _TOTAL.finditer("\n".join(one.text for one in footer)):
        count = int(found["count"].replace(",", ""))
        if found["what"] == "收入":
            checks += [
                count_check("count_in", count, sums.count_in),
                stated_check("sum_in", found["sum"], sums.sum_in, 2),
            ]
        else:
            negative = found["sum"].strip().startswith("-")
            total = sums.sum_out if negative else -sums.sum_out
            checks += [count_check("count_out", count, sums.count_out), stated_check("sum_out", found["sum"], total, 2)]
    return [one for one in checks if one is not None]
