"""jd.settlement: the settlement detail (结算单 / 对账) of a JD shop: one row an order, product and fee.

Generations, by name: 22 columns with 收支方向, 结算状态 and 到账时间; 18 columns of 2026-08 with 费用分类, 结算单号 and
结算时间; and of 2021 费用项, 金额, 费用结算时间, 对账日期 (beside the wallet's flow 账单日期); since 2026-08 also a
workbook of two sheets below a row of group names (商家信息, 结算信息 …): 费用明细 with 费用名称 and 金额, with a
direction or none, and 交易汇总 with one sum for each order, which its rows are held against (columns and rows of both
in three public tools of shops, 2026). xlsx or CSV; the header stands in row 1, or in row 2 under a note. Known traps:
the amount carries a sign and the direction stands beside it (of 2021 also money out printed positive); where no
direction stands and what JD keeps is nowhere below zero, nothing proves the signs; goods money (货款) that goes out is
a refund, no negative sale; what is not yet settled (未结算, or no time of it) is no money; empty cells are `-`; numbers
saved by a spreadsheet end in `.0`; new names of fees appear every month.
Rows of one payout share 商户订单号 or 结算单号; the file states no total of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.orders import offsets
from app.importers.families.platform import BLANK, RowSums, bill_facts, first_time, ids, is_total_line, totals_stated
from app.importers.families.takeaway import other_sheets
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names, has_all, same_name
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

ORDER: Names = ["订单编号", "订单号"]
FEE: Names = ["费用名称", "费用项"]
AMOUNT: Names = ["应结金额", "应结金额(元)", "金额"]
DIRECTION: Names = ["收支方向", "费用分类"]
BATCH: Names = ["结算单号", "商户订单号"]
#: When the money came; else when it is to come, or the latest that the row tells of its order.
TIMES: list[Names] = [
    *("到账时间", "结算时间", "费用结算时间", "对账日期", "账单日期", "账单生成时间", "预计结算时间", "订单完成时间"),
    *("完成时间", "下单时间"),
]
HEADER: list[Names] = [ORDER, FEE, AMOUNT, ["到账时间", "结算时间", "费用结算时间", "对账日期", "预计结算时间"]]
_ALSO: Names = ["结算状态", "结算单号", "商户订单号"]
_SETTLED: list[Names] = ["到账时间", "结算时间", "费用结算时间", "对账日期", "账单日期"]
_NAMED = 20  # rows that are remembered for a message
#: What stands beside the fees where their amounts have no direction.
_OWN: list[Names] = ["业务单据编号", "结算主体"]
#: The sheet of sums by order.
SUMS: list[Names] = [ORDER, "结算金额合计", "收入金额合计", "支出金额合计"]

_KINDS = {
    "佣金": Kind.COMMISSION,
    "返利框架费": Kind.COMMISSION,
    "智能礼金新客推广费": Kind.COMMISSION,
    "京东联盟": Kind.COMMISSION,
    "价保返佣": Kind.COMMISSION,
    "广告联合活动降扣佣金": Kind.COMMISSION,
    "随单送的京豆": Kind.SUBSIDY,
    "京豆": Kind.SUBSIDY,
    "平台券价保补贴": Kind.SUBSIDY,
    "平台券价保补贴(佣金)": Kind.SUBSIDY,
    "平台券价保补贴佣金": Kind.SUBSIDY,
    "售后卖家赔付费": Kind.ADJUSTMENT,
    "商家直赔费": Kind.ADJUSTMENT,
    "卖家返还运费": Kind.ADJUSTMENT,
    "小额打款费用退还": Kind.ADJUSTMENT,
    "价保扣款": Kind.ADJUSTMENT,
    "综合违约金": Kind.ADJUSTMENT,
}


@register
class JdSettlement:
    """Every part of what JD settles with a shop."""

    format = "jd.settlement"
    version = 2
    title = "JD settlement detail"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        cells = header_in(head, HEADER)
        known = has_all(cells, [DIRECTION, _ALSO]) or has_all(cells, _OWN)
        return 1.0 if cells and known else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        table = open_table(source, HEADER, footer=is_total_line)
        bill = _Bill()
        for part in table:
            bill.send(part, out)
        bill.end()
        checks = totals_stated(table, AMOUNT, bill.total) + by_order(other_sheets(source, SUMS), bill.total)
        return [bill_facts(source, self.format, self.version, rows=table.rows, checks=checks, sums=bill.sums)]


def by_order(rows: Sequence[dict[str, str]], found: int) -> list[Check]:
    """Return what holds the rows against the sheet of sums by order; a sum that is no amount states nothing."""
    sums = [amounts.parse(one.get(same_name("结算金额合计"), ""), 2) for one in rows if numbered(one)]
    stated = [one for one in sums if one is not None]
    return [money_check("sum_net", sum(stated), found)] if stated and len(stated) == len(sums) else []


def numbered(row: dict[str, str]) -> bool:
    """Return whether a row of the other sheet is an order's, no line of sums."""
    return any(one.isdigit() for one in "".join(row.get(same_name(name), "") for name in ORDER))


class _Bill:
    """Reads parts one after the other: how money out is printed is known from its first row on."""

    def __init__(self) -> None:
        self.sums = RowSums()
        self.total = 0
        self.signed: bool | None = None
        self.kept: bool | None = None  # without directions: whether anything that JD keeps is below zero
        self.charged: list[int] = []  # such rows, the first of them

    def send(self, part: Part, out: Sink) -> None:
        amount = self._amount(part)
        word = part.text(FEE, blank=BLANK)
        found = part.by_word(word, kind_of_fee)
        kind = np.where((found == Kind.PAYMENT) & (amount < 0), Kind.REFUND, found).astype(np.int8)
        when = first_time(part, TIMES)
        order, parent = ids(part, ORDER), ids(part, "父单号")
        after_sale = ids(part, "售后服务单号")
        out.send(
            row=part.row,
            layer=Layer.SETTLEMENT.value,
            kind=kind,
            state=_states(part),
            at=when.at,
            offset=offsets(when),
            amount=amount,
            currency="CNY",
            order_ref=order,
            channel_ref=where(kind == Kind.REFUND, after_sale, ""),
            batch_ref=first_filled(*(ids(part, one) for one in BATCH)),
            subtype=word,
            status=joined(part.text("结算状态", blank=BLANK), part.text("订单状态", blank=BLANK)),
            text=joined(part.text(["资金动账备注", "备注"], blank=BLANK), part.text("商品名称", blank=BLANK), parent),
        )

    def _amount(self, part: Part) -> NDArray[np.int64]:
        """Return signed amounts; a direction that says otherwise than the sign is counted, the sign holds."""
        printed = part.minor(AMOUNT).value
        says = part.by_word(part.text(DIRECTION, blank=BLANK), _direction)
        spent = printed[(says < 0) & (printed != 0)]
        if self.signed is None and len(spent):
            self.signed = bool(spent[0] < 0)
        amount = printed
        if self.signed is False:
            amount = np.where(says < 0, -printed, printed)
        self.sums.add(part.row, direction=(amount * says) < 0)
        self.total += int(amount.sum())
        if not part.has(DIRECTION):
            self._charged(part, amount)
        return amount

    def _charged(self, part: Part, amount: NDArray[np.int64]) -> None:
        taken = np.isin(part.by_word(part.text(FEE, blank=BLANK), kind_of_fee), (Kind.COMMISSION, Kind.FEE))
        if (taken & (amount != 0)).any():
            self.kept = bool(self.kept) or bool((amount[taken] < 0).any())
            self.charged += part.row[taken & (amount > 0)].tolist()[:_NAMED]

    def end(self) -> None:
        """Say that nothing proves the signs where what JD keeps is all above zero."""
        if self.kept is False:
            self.sums.doubt("direction", self.charged)


def _direction(word: str) -> int:
    """Return which way the money went, 0 where the word says something else (费用分类 names groups, too)."""
    return {"收入": 1, "支出": -1, "收": 1, "支": -1}.get(word, 0)


def _states(part: Part) -> NDArray[np.int8]:
    """Return done, and pending where the row says that it is not settled yet, or no time of it."""
    if not part.has("结算状态"):
        times = [part.text(one, blank=BLANK) for one in _SETTLED if part.has(one)]
        told = first_filled(*times, repeated("", len(part)))
        return np.where(filled(told), State.DONE, State.PENDING).astype(np.int8)
    return part.by_word(part.text("结算状态", blank=BLANK), lambda word: State.PENDING if "未" in word else State.DONE)


def kind_of_fee(word: str) -> int:
    """Return the kind of a fee by its name; the dictionary grows, so words inside the name decide the rest."""
    plain = word.replace("（", "(").replace("）", ")").replace(" ", "")
    if plain in _KINDS:
        return _KINDS[plain].value
    for inside, kind in (
        ("货款", Kind.PAYMENT),
        ("补贴", Kind.SUBSIDY),
        ("佣", Kind.COMMISSION),
        ("赔", Kind.ADJUSTMENT),
        ("违约", Kind.ADJUSTMENT),
        ("罚", Kind.ADJUSTMENT),
        ("费", Kind.FEE),
    ):
        if inside in plain:
            return kind.value
    return Kind.OTHER.value
