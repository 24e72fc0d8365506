"""HM8: what a buyer paid with gift cards, points or stored value is no money of a channel; a liability is used up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, Comparison
from app.domain.record import Kind, State

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

L1 = Comparison.L1

#: How order files name what is no money, in the column that says how the buyer paid.
STORED = re.compile(
    r"gift[ _-]?card|store[ _-]?credit|loyalty|(?:reward|bonus)[ _-]?points|礼品卡|禮品卡|"
    r"储值|儲值|预存|預存|购物金|購物金|会员卡|會員卡|会员余额|會員餘額|积分|積分|点数抵|點數抵",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*(?:[+,;，；、|&]|\band\b|和)\s*")


def add(items: Items) -> None:
    """Add orders that were paid with stored value alone, for which no channel will ever show money."""
    frame = items.frame
    free = items.work.open(L1, SIDE_A) & (frame.amount > 0) & ~items.named[L1]
    free &= np.isin(frame.num("state"), (State.PAID, State.DONE))
    rows = frame.by_rank(free & (ways(frame) == WHOLE))
    items.add("HM8", L1, rows, "hm8.whole", amount=frame.amount[rows])


#: How much of an order was paid so: nothing that is said, a part of it, all of it.
NOTHING, PART, WHOLE = range(3)


def ways(frame: Frame) -> Ints:
    """Return for each order whether it says that it was paid with stored value; rows that are no orders say nothing."""
    orders = frame.num("kind") == Kind.ORDER
    coded = frame.text("subtype").dictionary_encode()
    said = np.array([_way(one) for one in coded.dictionary.to_pylist()] or [NOTHING], np.int64)
    return np.where(orders, said[coded.indices.to_numpy()], NOTHING)


def _way(text: str) -> int:
    parts = [one for one in _SEVERAL.split(text) if one]
    stored = sum(bool(STORED.search(one)) for one in parts)
    return NOTHING if not stored else WHOLE if stored == len(parts) else PART
