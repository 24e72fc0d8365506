"""How far an order has come: of two exports that tell of one order, the one in which it is further is the newer."""

from __future__ import annotations

import re

from app.domain.record import State

_STAGES = {
    State.UNPAID: 1,
    State.PAID: 2,
    State.DONE: 4,
    State.CLOSED: 5,  # also from done: platforms close an order that is given back
    State.REFUNDED: 6,
}
_SHIPPED = 3
#: Words of orders whose goods are under way; they have the state of paid ones.
_ON_THE_WAY = re.compile(
    r"已发货|已发出|待收货|待签收|运输中|配送中|确认收货|(?<!un)shipped|(?<!un)fulfilled|in transit|delivered",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"待发货|未发货|等待(?:卖家|商家)?发货|待出库|unshipped|unfulfilled|partially", re.IGNORECASE)


_PARTLY = re.compile(r"部分|partial", re.IGNORECASE)


def dispatched(state: int, status: str) -> int:
    """Return 1 where an order's goods are under way or there, −1 where not yet, 0 where nobody says or some are."""
    if state == State.DONE:
        return 1
    if _PARTLY.search(status):
        return 0
    if _NOT_YET.search(status):
        return -1
    return 1 if _ON_THE_WAY.search(status) else 0


def stage(state: int, status: str) -> int:
    """Return a number that only grows in an order's life, 0 where its state is not said. status: the source's word."""
    found = _STAGES.get(State(state), 0)
    if found == _STAGES[State.PAID] and _ON_THE_WAY.search(status) and not _NOT_YET.search(status):
        return _SHIPPED
    return found
