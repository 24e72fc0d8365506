"""What bills of delivery platforms (外卖: Meituan, Taobao's 闪购 that was Ele.me, JD 秒送) have in common.

A row states what it settles, and in columns of their own what the goods came to, what the shop gave off and what the
platform kept: the record is before what was kept, its fee is that, so that the settled amount is always the net.
Orders, what was taken back of them, insurance and advertising stand under one order number, told apart by their type.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from app.domain.record import Kind, Layer, State
from app.importers.containers.cells import iter_rows, sheet_names
from app.importers.families.ledgers import shops
from app.importers.families.orders import offsets
from app.importers.families.platform import BLANK, ids
from app.importers.joined import joined, where
from app.importers.names import Names, clean_cell, find_header, has_all, same_name
from app.importers.part import repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source
    from app.importers.families.ledgers import Ledgers
    from app.importers.part import Part, Times

    Ints = NDArray[np.int64]

#: Words of a type for what an order brought, and for what was taken back of one.
_BACK = ("退单", "退款", "售后", "逆向", "取消")
_ORDER = ("订单",)
#: Words of types that only name the order they belong to.
_BESIDE = ("险", "广告", "推广", "赔", "服务费", "配送费", "红包")
_HEADER_WITHIN = 20  # rows of another sheet in which its header is looked for
_WAITING = ("待", "未", "处理中", "结算中")


def kept(part: Part, net: Ints, gross: Sequence[Names], fees: Sequence[Names]) -> Ints:
    """Return what the platform kept of each row, positive = cost.

    gross, fees: columns of a row's parts before and of what was kept, which is printed below zero; where it is
    printed above zero instead, the row's own sum says so.
    """
    before, fee = _sum(part, gross), _sum(part, fees)
    return np.where((before + fee != net) & (before - fee == net), fee, -fee)


def _sum(part: Part, columns: Sequence[Names]) -> Ints:
    total = np.zeros(len(part), np.int64)
    for one in filter(part.has, columns):
        total += part.minor(one, blank=BLANK).value
    return total


def kind_of_type(word: str) -> int:
    """Return the kind for `type, sign` joined by the unit separator; sign of the amount: `+`, `-` or `0`."""
    said, _, sign = word.rpartition("\x1f")
    beside = any(one in said for one in _BESIDE)
    back = any(one in said for one in _BACK)
    if beside or not (back or any(one in said for one in _ORDER)):
        return Kind.ADJUSTMENT.value
    if sign == "0":
        return Kind.OTHER.value
    if sign == "-":
        return Kind.REFUND.value
    return (Kind.ADJUSTMENT if back else Kind.PAYMENT).value


def send_settled(
    part: Part,
    source: Source,
    out: Sink,
    ledgers: Ledgers,
    *,
    net: Ints,
    fee: Ints,
    types: Sequence[Names],
    when: Times,
    account: pa.Array,
    order: Names,
    shop: Names,
    status: Names = (),
    settled: Names = (),
    **columns: Any,
) -> None:
    """Send one record for each row: what it settles with the fee on top, of the kind its types say.

    types: columns whose words say what a row is. settled: says whether the money is settled yet.
    """
    amount = net + fee
    words = joined(*(part.text(one, blank=BLANK) for one in types))
    sign = where(amount > 0, "+", where(amount < 0, "-", repeated("0", len(part))))
    number = ids(part, order)
    name = part.text(shop, blank=BLANK)
    ledgers.send(
        out,
        part,
        account=account,
        currency=repeated("CNY", len(part)),
        exp=2,
        amount=amount,
        fee=fee,
        kind=part.by_words([words, sign], "\x1f", kind_of_type),
        layer=Layer.SETTLEMENT.value,
        state=part.by_word(part.text(settled), _state),
        at=when.at,
        offset=offsets(when),
        order_ref=number,
        status=part.text(status, blank=BLANK),
        subtype=words,
        shop=shops(part, source) if source.options.shop else name,
        key=joined(number, words, pa.array(when.at.astype("U")), pa.array(net.astype("U")), between="|"),
        **columns,
    )


def _state(word: str) -> int:
    return (State.PENDING if word.startswith(_WAITING) else State.DONE).value


def other_sheets(source: Source, header: Sequence[Names]) -> list[dict[str, str]]:
    """Return the rows, as cells by the equal form of their names, of the other sheets of a workbook that have a header.

    They are the file's own totals by day: what the sheet at hand is held against.
    """
    if source.head.container in ("text", "pdf"):
        return []
    found = []
    for name in sheet_names(source.path, source.file):
        if name == source.sheet:
            continue
        rows = [cells for _row, cells in iter_rows(source.path, source.file, name)]
        at = find_header(rows[:_HEADER_WITHIN], header)
        if at < 0:
            continue
        names = [same_name(one) for one in rows[at]]
        found += [dict(zip(names, map(clean_cell, cells), strict=False)) for cells in rows[at + 1 :]]
    return found


def sheets_left(source: Source, known: Sequence[Sequence[Names]], amount: Names) -> list[str]:
    """Return the other sheets that have a column of amounts and none of the known headers: nobody reads them."""
    if source.head.container in ("text", "pdf"):
        return []
    left = []
    for name in sheet_names(source.path, source.file):
        if name == source.sheet:
            continue
        rows = []
        for _row, cells in iter_rows(source.path, source.file, name):
            rows.append(cells)
            if len(rows) == _HEADER_WITHIN:
                break
        if any(has_all(cells, [amount]) for cells in rows[:-1]) and all(find_header(rows, one) < 0 for one in known):
            left.append(name)
    return left
