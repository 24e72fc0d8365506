"""What Douyin's bills have in common: names of columns, what each scene is, rows that give a record for each part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.record import Kind, Layer, State
from app.importers.families.orders import offsets
from app.importers.families.platform import BLANK, both
from app.importers.joined import filled, joined, where
from app.importers.names import Names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink
    from app.importers.part import Part, Times

WHEN: Names = both("动账时间")
FLOW: Names = both("动账流水号", "账户流水号")
AMOUNT: Names = both("动账金额", "动账金额(元)")
SCENE: Names = both("动账场景", "动账摘要")
SUB_ORDER: Names = ["子订单号", "关联子订单号", "子订单编号"]
ORDER: Names = ["订单号", "关联订单号", "主订单编号", "订单编号"]
#: What Douyin keeps of a settled order, and what hosts, agencies and channels do; older exports say 佣金 alone.
FEES: tuple[Names, ...] = ("平台服务费",)
COMMISSIONS: tuple[Names, ...] = (
    *(["达人佣金", "佣金"], "服务商佣金", "渠道分成", "招商服务费", "站外推广费", "其他分成"),
)

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


def sum_of(part: Part, columns: Sequence[Names], told: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the sum of those columns that are there; told is set where one of them is not zero."""
    total = np.zeros(len(part), np.int64)
    for one in filter(part.has, columns):
        value = part.minor(one, blank=BLANK).value
        total += value
        told |= value != 0
    return total


def send_split(
    out: Sink,
    part: Part,
    when: Times,
    whole: NDArray[np.int8],
    moved: NDArray[np.int64],
    split: NDArray[np.bool_],
    pieces: Sequence[tuple[Kind, NDArray[np.int64]]],
    texts: dict[str, pa.Array],
) -> None:
    """Send rows, those of `split` as one record for each piece that is not zero, in the source's order.

    whole, moved: kind and signed amount of a row that is not split; pieces add up to it. texts: columns of the rows,
    of which `key`, where it is there, is told apart by the piece.
    """
    several = split & (np.sum([value != 0 for _kind, value in pieces], axis=0) > 1)
    single = [(~several, whole, moved)]
    made = [(several & (value != 0), np.full(len(part), kind, np.int8), value) for kind, value in pieces]
    at = np.concatenate([np.flatnonzero(mask) for mask, _kind, _value in [*single, *made]])
    kind = np.concatenate([kinds[mask] for mask, kinds, _value in [*single, *made]])
    amount = np.concatenate([value[mask] for mask, _kind, value in [*single, *made]])
    order = np.argsort(at, kind="stable")
    at, kind, amount = at[order], kind[order], amount[order]
    starts = np.flatnonzero(np.concatenate([[True], at[1:] != at[:-1]]))
    place = np.arange(len(at)) - np.repeat(starts, np.diff(np.append(starts, len(at)))) + 1
    texts = {name: column.take(pa.array(at)) for name, column in texts.items()}
    if "key" in texts:
        texts["key"] = joined(texts["key"], pa.array(place.astype("U")), between="|")
    out.send(
        row=part.row[at],
        suffix=np.where(several[at], place, 0).astype(np.int8),
        layer=Layer.SETTLEMENT.value,
        kind=kind,
        state=State.DONE.value,
        at=when.at[at],
        offset=offsets(when)[at],
        amount=amount,
        currency="CNY",
        **texts,
    )
