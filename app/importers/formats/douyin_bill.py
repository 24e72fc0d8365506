"""douyin.bill: the settlement bill 结算账单 of a Douyin shop, CSV or spreadsheet, one row a settled sub-order.

Source of the layout: eight public tools of shops that read these files, their tests and Douyin's interface of the same
bill, 2022 to 2026; no real file was seen. 34 to 45 columns, by name. 结算金额 = 收入合计 + 支出合计, and 支出合计 is
what stands behind it (平台服务费, 达人佣金 or 佣金, 招商服务费 …), printed below zero, given back above zero; copies
print it above zero: which of the two is right is told by each row's own sum. Known traps: 劵 for 券; ids begin with
`'`; a line under the header may explain the columns (收入+支出); a row with nothing but amounts is the file's own
total; what was refunded before the settlement stands in 结算前退款金额 and is in no sum: 收入合计 is what is left. A
row that adds up gives a payment of what was paid before that refund, the refund, fee (with what no column of 支出合计
tells) and commission; one that does not stays whole and is counted. The flow 动账明细 states the same money: one of the
two is to be imported.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind
from app.domain.statement import Check, StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.douyin import COMMISSIONS, FEES, ORDER, SUB_ORDER, send_split, sum_of
from app.importers.families.platform import (
    BLANK,
    RowSums,
    bill_facts,
    both,
    ids,
    is_total_line,
    totals_stated,
    without_note,
)
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

WHEN: Names = ["结算时间"]
AMOUNT: Names = ["结算金额", "结算金额(元)"]
TYPE: Names = ["结算单类型"]
INCOME: Names = ["收入合计", "收入合计(元)"]
SPENT: Names = ["支出合计", "支出合计(元)"]
REFUNDED: Names = ["结算前退款金额", "结算前退款金额(元)"]
#: What 收入合计 of a row may be.
_INCOME = (Kind.PAYMENT, Kind.REFUND, Kind.ADJUSTMENT, Kind.OTHER)
HEADER: list[Names] = [WHEN, SUB_ORDER, AMOUNT, TYPE, INCOME, SPENT]


@register
class DouyinBill:
    """What was settled in a time, by sub-order."""

    format = "douyin.bill"
    version = 1
    title = "Douyin settlement bill"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the records of each row."""
        table = open_table(source, HEADER, footer=is_total_line)
        sums = RowSums()
        total = left_out = 0
        stated: list[int] = []
        for number, whole in enumerate(table):
            part, found = _without_totals(whole if number else without_note(whole), first=not number)
            left_out += len(whole) - len(part)
            stated += found
            total += _send(part, out, sums)
        checks = [*totals_stated(table, AMOUNT, total), *_own_total(stated, total)]
        return [bill_facts(source, self.format, self.version, rows=table.rows - left_out, checks=checks, sums=sums)]


def _without_totals(part: Part, *, first: bool) -> tuple[Part, list[int]]:
    """Return the rows of orders, and the totals that rows without time, order and type state."""
    bare = np.ones(len(part), np.bool_)
    for names in (WHEN, ORDER, SUB_ORDER, TYPE):
        if part.has(names):
            bare &= pc.equal(part.text(names, blank=BLANK), "").to_numpy(zero_copy_only=False)
    if not bare.any():
        return part, []
    words = ~pc.match_substring_regex(part.text(AMOUNT), "[0-9]").to_numpy(zero_copy_only=False)
    note = bare & words & first & (np.arange(len(part)) == 0)
    totals = part.where(bare & ~note)
    return part.where(~bare), totals.minor(AMOUNT).value.tolist() if len(totals) else []


def _own_total(stated: list[int], found: int) -> list[Check]:
    """Compare the file's own total; several stand in files that somebody pasted together."""
    return [money_check("sum", sum(stated), found, 2, "CNY")] if stated else []


def _send(part: Part, out: Sink, sums: RowSums) -> int:
    """Send a part; return what was settled."""
    if not len(part):
        return 0
    moved = part.minor(AMOUNT).value
    income, spent = part.minor(INCOME, blank=BLANK).value, part.minor(SPENT, blank=BLANK).value
    told = np.zeros(len(part), np.bool_)
    fee, commission = sum_of(part, FEES, told), sum_of(part, COMMISSIONS, told)
    sign = np.where(income + spent == moved, 1, -1)
    adds_up = income + sign * spent == moved
    sums.add(part.row, parts=~adds_up)
    word = part.text(TYPE, blank=BLANK)
    refunded = np.abs(part.minor(REFUNDED, blank=BLANK).value) if part.has(REFUNDED) else np.zeros_like(moved)
    refunded[pc.match_substring(word, "退款").to_numpy(zero_copy_only=False)] = 0  # told there of the sale
    brought = np.where(adds_up & ((income != 0) | (refunded != 0)), income, moved)
    whole = part.by_word(joined(word, where(brought < 0, "-", "+"), between="\x1f"), kind_of_bill)
    fee = np.where(whole == Kind.PAYMENT, spent - commission, fee)
    right = adds_up & (fee + commission == spent)
    refunded = np.where(whole == Kind.PAYMENT, refunded, 0)
    pieces = [(kind, np.where(whole == kind, income + refunded, 0)) for kind in _INCOME]
    pieces[1] = (Kind.REFUND, pieces[1][1] - refunded)
    pieces += [(Kind.FEE, sign * fee), (Kind.COMMISSION, sign * commission)]
    alone = right & (np.sum([value != 0 for _kind, value in pieces], axis=0) == 1)
    for kind, value in pieces:
        whole = np.where(alone & (value != 0), kind, whole).astype(np.int8)
    send_split(out, part, part.time(WHEN, times.ANY), whole, moved, right, pieces, _texts(part, word))
    return int(moved.sum())


def kind_of_bill(word: str) -> int:
    """Return the kind for `type, sign` joined by the unit separator; what a deposit gave back is an adjustment."""
    said, _, sign = word.rpartition("\x1f")
    if "退款" in said:
        return (Kind.REFUND if sign == "-" else Kind.ADJUSTMENT).value
    if "结算" in said:
        return (Kind.PAYMENT if sign == "+" else Kind.ADJUSTMENT).value
    return Kind.OTHER.value


def _texts(part: Part, word: pa.Array) -> dict[str, pa.Array]:
    order, main = ids(part, SUB_ORDER), ids(part, ORDER)
    return {
        "order_ref": first_filled(order, main),
        "subtype": word,
        "status": word,
        "counterparty": part.text(both("结算账户"), blank=BLANK),
        "text": joined(part.text("备注", blank=BLANK), part.text("商品名称", blank=BLANK), main),
    }
