"""jd.orders: the order export of a JD shop (POP), CSV in GBK or spreadsheet.

Known traps: one line a product, and what is said of the order (订单金额, 运费金额) is repeated on each of its lines:
one record an order, of its first line. What the buyer owes the shop is 商家应收 (newer) or 结算金额, the goods less
what the shop itself took off; 订单金额 where an export has neither, or has them by product: an order's lines must all
say the same amount. 应付金额 is without what the platform bears. States that begin with (删除) were deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.orders import (
    Owners,
    earliest_known,
    order_facts,
    order_states,
    send_orders,
    status_or_payment,
)
from app.importers.families.platform import BLANK, ids, need_number
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

ORDER: Names = ["订单号", "订单编号"]
WHEN: Names = ["下单时间", "订单下单时间"]
TOTAL: Names = ["订单金额", "订单金额(元)"]
DUE: list[Names] = [["商家应收", "商家应收(元)", "商家应收金额"], ["结算金额", "结算金额(元)"], TOTAL]
STATUS: Names = ["订单状态"]
HEADER: list[Names] = [ORDER, WHEN, TOTAL, STATUS]
#: Names that only JD's back office uses.
_OWN: Names = ["京东价", "商家SKUID", "下单帐号", "下单账号", "商家备注等级(等级1-5为由高到低)"]


@register
class JdOrders:
    """Every order of a shop in a time, once."""

    format = "jd.orders"
    version = 1
    title = "JD orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        cells = header_in(head, HEADER)
        return 1.0 if cells and has_all(cells, [_OWN]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table = open_table(source, HEADER, goods=Goods(number=ORDER, shares=()))
        parts = list(table)
        lines = _Lines(parts)
        due = next(one for one in DUE if one is TOTAL or lines.repeats(one))
        lines.insist(due)
        owners, seen = Owners(), set[str]()
        for part in parts:
            _send(part.where(_first(part, seen)), source, out, owners, due)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


class _Lines:
    """The lines of an export, by order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        numbers = [_numbers(part) for part in parts]
        whole = pa.chunked_array(numbers, pa.string()).combine_chunks().dictionary_encode()
        self._code = whole.indices.to_numpy(zero_copy_only=False)
        _codes, self._first = np.unique(self._code, return_index=True)

    def repeats(self, names: Names) -> bool:
        """Return whether a column is there and says the same on every line of an order."""
        return bool(self.parts) and self.parts[0].has(names) and self._other(names) < 0

    def insist(self, names: Names) -> None:
        """Refuse the first line that says another amount than the first line of its order."""
        at = self._other(names)
        for part in self.parts:
            if 0 <= at < len(part):
                part.refuse("refused.value", names, at)
            at -= len(part)

    def _other(self, names: Names) -> int:
        value = np.array(list(chain.from_iterable(_due(part, names).tolist() for part in self.parts)), np.int64)
        other = value != value[self._first][self._code]
        return int(np.argmax(other)) if other.any() else -1


def _numbers(part: Part) -> pa.Array:
    """Return the order numbers; a line without one is no order's."""
    number = ids(part, ORDER)
    need_number(part, number, ORDER)
    return number


def _due(part: Part, names: Names) -> NDArray[np.int64]:
    return part.minor(names, suffix="元").value


def _first(part: Part, seen: set[str]) -> NDArray[np.bool_]:
    """Return which lines are the first of their order, over all parts."""
    coded = ids(part, ORDER).dictionary_encode()
    codes, first = np.unique(coded.indices.to_numpy(zero_copy_only=False), return_index=True)
    words = coded.dictionary.to_pylist()
    keep = np.zeros(len(part), np.bool_)
    for code, at in zip(codes.tolist(), first.tolist(), strict=True):
        keep[at] = words[code] not in seen
    seen.update(words)
    return keep


def _send(part: Part, source: Source, out: Sink, owners: Owners, due: Names) -> None:
    if not len(part):
        return
    created = part.time(WHEN, times.ANY, blank=BLANK)
    paid = part.time(["付款确认时间", "付款时间", "支付时间"], times.ANY, blank=BLANK)
    status = part.text(STATUS, blank=BLANK)
    taken = paid.valid if part.has(["付款确认时间", "付款时间", "支付时间"]) else None
    when = earliest_known(created, paid)
    if not when.valid.all():
        part.refuse("refused.not_time", WHEN, int(np.argmin(when.valid)))
    send_orders(
        out,
        part,
        when,
        Minor(_due(part, due), np.ones(len(part), np.bool_)),
        ids(part, ORDER),
        state=order_states(part, status, _state, taken),
        counterparty=part.text(["下单帐号", "下单账号"], blank=BLANK),
        status=status_or_payment(status, taken),
        text=joined(part.text("商品名称", blank=BLANK), ids(part, ["父单号", "父订单号"])),
        **owners.fill(source, ids(part, ["店铺ID", "商家ID"]), part.text(["店铺名称", "店铺"], blank=BLANK)),
    )


def _state(word: str) -> int | None:
    """Return what became of an order."""
    plain = word.replace("（", "(").replace("）", ")")
    if plain.startswith("(删除)") or "取消" in plain or "关闭" in plain:
        return State.CLOSED
    if "等待付款" in plain or "待付款" in plain or "未付款" in plain:
        return State.UNPAID
    if plain.endswith("完成"):
        return State.DONE
    return State.PAID if plain.startswith(("等待", "已出库", "锁定", "暂停", "待", "已发货", "配送")) else None
