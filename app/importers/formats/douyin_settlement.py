"""douyin.settlement: the settlement flow 动账明细 (资金账单) of a Douyin shop, CSV or spreadsheet.

Generations, by name: 11 columns (关联订单号, 动账金额(元)), 18 to 39 with what each movement consists of; 动账摘要 in
place of 动账场景 in older ones. Known traps: 账 and 帐 in one header; ids begin with `'`, a back-tick or `｀`,
sub-orders may end in letters; a line under the header may explain the columns; money out (出账) is printed positive or
negative, so the direction alone gives the sign; 动账金额 is what is left after the fees beside it. A row whose parts
(paid, freight, subsidies, refund, fees) add up to it gives one record for each kind of part: payment, refund, fee,
commission; a row that does not add up stays whole and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.record import Kind
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.douyin import (
    AMOUNT,
    COMMISSIONS,
    FEES,
    FLOW,
    ORDER,
    SCENE,
    SUB_ORDER,
    WHEN,
    kind_of_scene,
    row_key,
    send_split,
    sum_of,
)
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
from app.importers.names import Names, has_all, same_name
from app.importers.open_table import open_table
from app.importers.part import Part

DIRECTION: Names = both("动账方向")
HEADER: list[Names] = [WHEN, DIRECTION, AMOUNT, SCENE]
DIRECTIONS = {"入账": 1, "入帐": 1, "收入": 1, "出账": -1, "出帐": -1, "支出": -1}
#: The columns whose sum is 动账金额, by the kind of record they give.
PAID = (
    *("订单实付应结", "销售收入", "运费实付", "实际平台补贴_运费", "实际平台补贴", "其他平台补贴", "以旧换新抵扣"),
    *("政府补贴平台垫资", "实际达人补贴", "实际抖音支付补贴", "实际抖音月付营销补贴", "银行补贴"),
)
REFUNDED = ("订单退款",)
_PARTS = ((Kind.PAYMENT, PAID), (Kind.REFUND, REFUNDED), (Kind.FEE, FEES), (Kind.COMMISSION, COMMISSIONS))
_COMPONENTS = (*PAID, *REFUNDED, *FEES, *COMMISSIONS)
#: Columns that are no part of the amount; one that is neither here nor above may be a part that nobody knows.
_OTHERS: list[Names] = [
    *(WHEN, DIRECTION, AMOUNT, SCENE, FLOW, ORDER, SUB_ORDER, both("动账账户"), "计费类型", "售后编号", "下单时间"),
    *(
        "商品ID",
        "商品名称",
        "达人ID",
        "达人名称",
        "订单类型",
        "是否免佣",
        "免佣金额",
        "商户主体名称",
        "备注",
        "商品信息",
    ),
]


@register
class DouyinSettlement:
    """Every movement of a shop's account in a time, with what it consists of."""

    format = "douyin.settlement"
    version = 1
    title = "Douyin settlement flow"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the records of each row."""
        table = open_table(source, HEADER, footer=is_total_line)
        sums = RowSums()
        total = printed = notes = 0
        known = [*_COMPONENTS, *_OTHERS]
        strange = [one for one in table.columns.printed if same_name(one) and not has_all([one], [_flat(known)])]
        for number, whole in enumerate(table):
            part = whole if number else without_note(whole)
            notes += len(whole) - len(part)
            printed += int(part.minor(AMOUNT).value.sum()) if len(part) else 0
            total += _send(part, out, sums, proved_only=bool(strange))
        checks = totals_stated(table, AMOUNT, total, as_printed=printed)
        return [bill_facts(source, self.format, self.version, rows=table.rows - notes, checks=checks, sums=sums)]


def _flat(names: list[Names]) -> list[str]:
    return [name for one in names for name in ([one] if isinstance(one, str) else one)]


def _send(part: Part, out: Sink, sums: RowSums, *, proved_only: bool) -> int:
    """Send a part; return what it moved. proved_only: columns are there that may be parts of the amount, too."""
    if not len(part):
        return 0
    printed = part.minor(AMOUNT).value
    way = part.one_of(DIRECTION, DIRECTIONS).astype(np.int64)
    moved = way * np.abs(printed)
    told = np.zeros(len(part), np.bool_)
    pieces = [(kind, sum_of(part, columns, told)) for kind, columns in _PARTS]
    adding = np.sum([value for _kind, value in pieces], axis=0)
    right = told & (adding == moved)
    sums.add(part.row, parts=told & ~right & (not proved_only), direction=(printed < 0) & (way > 0) & ~right)
    scene = first_filled(part.text(SCENE, blank=BLANK), part.text("备注", blank=BLANK))
    whole = part.by_word(joined(scene, where(moved < 0, "-", "+"), between="\x1f"), kind_of_scene)
    # goods money is split; what a refund brings back or takes away keeps the kind of its scene
    split = right & (whole == Kind.PAYMENT)
    send_split(out, part, part.time(WHEN, times.ANY), whole, moved, split, pieces, _texts(part, scene))
    return int(moved.sum())


def _texts(part: Part, scene: pa.Array) -> dict[str, Any]:
    flow, after_sale = ids(part, FLOW), ids(part, "售后编号")
    order, main = ids(part, SUB_ORDER), ids(part, ORDER)
    return {
        "order_ref": first_filled(order, main),
        "channel_ref": flow,
        "parent_ref": after_sale,
        "subtype": scene,
        "status": part.text(DIRECTION),
        "counterparty": part.text(both("动账账户"), blank=BLANK),
        "text": joined(part.text("备注", blank=BLANK), part.text("商品名称", blank=BLANK), main),
        "key": row_key(part, flow, order, scene),
    }
