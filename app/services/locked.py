"""What a run must leave alone: nothing changes that lies wholly inside signed periods.

A signed month's record may still meet one of a later month (a deposit that was under way, a late refund).
Two records of the same signed month may not, and what a person explained there stays explained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import EXPLAINED, RESOLVED
from app.domain.period import day_number

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.inputs import Outcome
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def locked_records(uow: UnitOfWork, records: pa.Table) -> Ints:
    """Return the sorted numbers of records dated inside signed periods; records: record, at."""
    signs = uow.periods.sign_offs()
    day = records["at"].to_numpy() // 86_400 if signs else np.zeros(0, np.int64)
    inside = np.zeros(len(day), np.bool_)
    for one in signs:
        inside |= (day >= day_number(one.period.first)) & (day <= day_number(one.period.last))
    return np.sort(records["record"].to_numpy()[inside]) if signs else day


def outside(outcome: Outcome, locked: Ints) -> Outcome:
    """Return an outcome without matches all of whose records are locked, and without items on those."""
    import pyarrow as pa

    members, items = outcome.members, outcome.discrepancies
    count = outcome.matches.num_rows
    match = members["match"].to_numpy()
    free = np.zeros(count, np.bool_)
    free[match[~np.isin(members["record"].to_numpy(), locked)]] = True
    if free.all():
        return outcome
    place = np.where(free, np.cumsum(free) - 1, -1)
    members = members.filter(pa.array(free[match]))
    members = _replaced(members, "match", place[members["match"].to_numpy()])
    on = items["match"].to_numpy()
    items = items.filter(pa.array((on < 0) | free[np.maximum(on, 0)]))
    on = items["match"].to_numpy()
    items = _replaced(items, "match", np.where(on < 0, -1, place[np.maximum(on, 0)]))
    return outcome.only(free, members, items)


def settled(live: pa.Table, outcome: Outcome, locked: Ints) -> Mask:
    """Return which live items stay: explained ones, all of whose records are locked and none newly matched."""
    taken = outcome.members["record"].to_numpy()
    state = live["state"].to_numpy()
    stays = np.zeros(live.num_rows, np.bool_)
    for at in np.flatnonzero((state == EXPLAINED) | (state == RESOLVED)).tolist() if len(locked) else ():
        records = live["records"][at].as_py()
        stays[at] = bool(records) and bool(np.isin(records, locked).all()) and not np.isin(records, taken).any()
    return stays


def news(items: pa.Table, kept: pa.Table) -> pa.Table:
    """Return the items that speak of some record of which no kept item does."""
    import pyarrow as pa
    import pyarrow.compute as pc

    said = set(pc.list_flatten(kept["records"]).to_pylist())
    if not said:
        return items
    fresh = [not one or not said.issuperset(one) for one in items["records"].to_pylist()]
    return items.filter(pa.array(fresh))


def _replaced(table: pa.Table, name: str, values: Ints) -> pa.Table:
    import pyarrow as pa

    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(name), pa.array(values, table.schema.field(name).type))
