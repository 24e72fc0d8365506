"""What Douyin's bills have in common: names of columns, and what each scene of a movement is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from app.domain.record import Kind
from app.importers.families.platform import both
from app.importers.joined import filled, joined, where
from app.importers.names import Names

if TYPE_CHECKING:
    from app.importers.part import Part

WHEN: Names = both("动账时间")
FLOW: Names = both("动账流水号", "账户流水号")
AMOUNT: Names = both("动账金额", "动账金额(元)")
SCENE: Names = both("动账场景", "动账摘要")
SUB_ORDER: Names = ["子订单号", "关联子订单号", "子订单编号"]
ORDER: Names = ["订单号", "关联订单号", "主订单编号", "订单编号"]

#: Words inside a scene; the first that fits. What goes back to the buyer, or takes a subsidy back, is a refund;
#: what a refund shares out anew among platform and hosts is commission.
_SCENES = (
    ("提现", Kind.WITHDRAWAL),
    ("退分账", Kind.COMMISSION),
    ("触发-分账", Kind.COMMISSION),
    ("佣金", Kind.COMMISSION),
    ("保证金", Kind.HOLD),
    ("千川", Kind.TRANSFER),
    ("充值", Kind.TRANSFER),
    ("运费险", Kind.FEE),
    ("保费", Kind.FEE),
    ("保险", Kind.FEE),
    ("服务费", Kind.FEE),
    ("赔付", Kind.ADJUSTMENT),
    ("小额打款", Kind.ADJUSTMENT),
    ("调账", Kind.ADJUSTMENT),
    ("补贴扣回", Kind.SUBSIDY),
    ("退款", Kind.REFUND),
    ("原路退", Kind.REFUND),
    ("结算", Kind.PAYMENT),
    ("货款", Kind.PAYMENT),
    ("补贴", Kind.SUBSIDY),
    ("贴息", Kind.FEE),
    ("运费", Kind.FEE),
    ("物流", Kind.FEE),
    ("费", Kind.FEE),
)


def kind_of_scene(word: str) -> int:
    """Return the kind for `scene, sign` joined by the unit separator."""
    scene, _, sign = word.rpartition("\x1f")
    found = next((kind for inside, kind in _SCENES if inside in scene), Kind.OTHER)
    if found is Kind.HOLD and sign == "+":
        return Kind.RELEASE.value
    # a sale that takes money away, or a refund that brings it: no event of an order by itself
    if (found is Kind.PAYMENT and sign == "-") or (found is Kind.REFUND and sign == "+"):
        return Kind.ADJUSTMENT.value
    return found.value


def row_key(part: Part, flow: pa.Array, order: pa.Array, scene: pa.Array) -> pa.Array:
    """Return what makes a row itself again: its number with order and scene; "" where it has no number."""
    return where(filled(flow), joined(flow, order, scene, between="|"), "")
