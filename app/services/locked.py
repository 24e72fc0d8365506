"""What a run must leave alone: nothing changes that lies wholly inside signed periods.

A signed month's record may still meet one of a later month (a deposit that was under way, a late refund).
Two records of the same signed month may not, and what a person explained there stays explained. What came for a
signed month after its sign-off is listed as open: the month is reopened for it, or it is explained.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import EXPLAINED, RESOLVED, Comparison
from app.domain.period import day_number

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.outcome import Outcome
    from app.services.ports import StoredSignOff, UnitOfWork

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: How an item reads that stands for a record that came for a signed month.
LATE = "review.signed_since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """Records dated inside signed periods: their sorted numbers, the place in `signs` of each, and which of them belong
    to statements that were not there when it was signed."""

    record: Ints
    sign: Ints
    late: Mask
    signs: tuple[StoredSignOff, ...] = ()

    def of(self, records: Ints) -> Ints:
        """Return the place in `signs` for each record, −1 for those in no signed period."""
        if not len(self.record):
            return np.full(len(records), -1, np.int64)
        at = np.minimum(np.searchsorted(self.record, records), len(self.record) - 1)
        return np.where(self.record[at] == records, self.sign[at], -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Members of the matches that were left out: comparison, record, side and signed period of each.

    sign: place in `Locked.signs` of the record's own period, else of another one in its match.
    """

    comparison: NDArray[np.str_]
    record: Ints
    side: Ints
    sign: Ints


def locked_records(uow: UnitOfWork, records: pa.Table) -> Locked:
    """Return what signed periods hold; records: record, at, statement."""
    signs = tuple(uow.periods.sign_offs())
    count = records.num_rows if signs else 0
    sign, late = np.full(count, -1, np.int64), np.zeros(count, np.bool_)
    number = records["record"].to_numpy()[:count]
    day = records["at"].to_numpy()[:count] // 86_400
    ids = {one.number: one.statement_id for one in uow.statements.live()} if signs else {}
    for at, one in enumerate(signs):
        inside = (sign < 0) & (day >= day_number(one.period.first)) & (day <= day_number(one.period.last))
        known = {said["id"] for said in one.numbers.get("statements", [])}
        there = np.array([number for number, name in ids.items() if name in known], np.int64)
        sign[inside] = at
        late[inside] = ~np.isin(records["statement"].to_numpy()[:count][inside], there)
    rows = np.flatnonzero(sign >= 0)
    rows = rows[np.argsort(number[rows])]
    return Locked(record=number[rows], sign=sign[rows], late=late[rows], signs=signs)


def outside(outcome: Outcome, locked: Locked) -> tuple[Outcome, Dropped]:
    """Return an outcome without matches all of whose records are locked, or that join two records of one signed
    period, and without items on those; and what was left out."""
    import pyarrow as pa

    none = np.zeros(0, np.int64)
    if not len(locked.record):
        return outcome, Dropped(comparison=np.zeros(0, "U2"), record=none, side=none, sign=none)
    members, items = outcome.members, outcome.discrepancies
    count = outcome.matches.num_rows
    match, record = members["match"].to_numpy(), members["record"].to_numpy()
    side, sign = members["side"].to_numpy().astype(np.int64), locked.of(record)
    free = np.zeros(count, np.bool_)
    free[match[sign < 0]] = True
    for at in range(len(locked.signs)):
        both = np.zeros((2, count), np.bool_)
        both[side[sign == at], match[sign == at]] = True
        free &= ~(both[0] & both[1])
    gone = ~free[match]
    of_match = np.full(count, -1, np.int64)
    np.maximum.at(of_match, match, sign)
    own = np.where(sign < 0, of_match[match], sign)
    comparison = np.array(outcome.matches["comparison"].take(pa.array(match[gone])).to_pylist(), dtype="U2")
    dropped = Dropped(comparison=comparison, record=record[gone], side=side[gone], sign=own[gone])
    if free.all():
        return outcome, dropped
    place = np.where(free, np.cumsum(free) - 1, -1)
    members = members.filter(pa.array(~gone))
    members = _replaced(members, "match", place[members["match"].to_numpy()])
    on = items["match"].to_numpy()
    stays = (on < 0) | free[np.maximum(on, 0)]
    for at in np.flatnonzero(~stays).tolist():  # one that names further records is all that is said of them
        stays[at] = not np.isin(items["records"][at].as_py(), record[match == on[at]]).all()
    items = items.filter(pa.array(stays))
    on = items["match"].to_numpy()
    items = _replaced(items, "match", np.where(on < 0, -1, place[np.maximum(on, 0)]))
    return outcome.only(free, members, items), dropped


def stranded(uow: UnitOfWork, dropped: Dropped, locked: Locked, stale: pa.Table, items: pa.Table) -> pa.Table:
    """Return `items` with those on records of a signed period that a run would have matched inside it.

    Of two files that state one event (L2) those that came since the sign-off are listed, and those of which the run
    before said something. stale: the live items that this run makes anew.
    """
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema
    from app.services.open_items import lone_items

    if not len(dropped.record):
        return items
    names = stale["comparison"].to_pylist()
    said = {(name, one) for name, some in zip(names, stale["records"].to_pylist(), strict=True) for one in some}
    late = set(locked.record[locked.late].tolist())
    period = dict(zip(dropped.record.tolist(), dropped.sign.tolist(), strict=True))
    rows = []
    for comparison in sorted(set(dropped.comparison.tolist())):
        mine = dropped.comparison == comparison
        pairs = zip(dropped.record[mine].tolist(), dropped.side[mine].tolist(), strict=True)
        named = {
            n
            for one in items.select(["comparison", "records"]).to_pylist()
            if one["comparison"] == comparison
            for n in one["records"]
        }
        wanted = [one for one in dict.fromkeys(pairs) if one[0] not in named]
        if comparison == Comparison.L2:
            wanted = [one for one in wanted if one[0] in late or (comparison, one[0]) in said]
        for row in lone_items(uow, comparison, wanted, LATE) if wanted else ():
            signed = locked.signs[period[row["records"][0]]].period.name
            rows.append({**row, "match": -1, "params": json.dumps({"period": signed})})
    if not rows:
        return items
    more = pa.Table.from_pylist(rows, schema=discrepancy_schema())
    return pa.concat_tables([items.cast(discrepancy_schema()), more]).combine_chunks()


def settled(live: pa.Table, outcome: Outcome, locked: Locked) -> Mask:
    """Return which live items stay: explained ones, all of whose records are locked and none newly matched."""
    taken = outcome.members["record"].to_numpy()
    state = live["state"].to_numpy()
    stays = np.zeros(live.num_rows, np.bool_)
    for at in np.flatnonzero((state == EXPLAINED) | (state == RESOLVED)).tolist() if len(locked.record) else ():
        records = live["records"][at].as_py()
        stays[at] = bool(records) and bool(np.isin(records, locked.record).all()) and not np.isin(records, taken).any()
    return stays


def news(items: pa.Table, kept: pa.Table) -> pa.Table:
    """Return the items that speak of some record of which no kept item does."""
    import pyarrow as pa
    import pyarrow.compute as pc

    said = set(pc.list_flatten(kept["records"]).to_pylist())
    if not said:
        return items
    fresh = [not one or not said.issuperset(one) for one in items["records"].to_pylist()]
    return items.filter(pa.array(fresh, pa.bool_()))


def beyond(uow: UnitOfWork, items: pa.Table, kept: pa.Table, locked: Locked) -> pa.Table:
    """Return `items` with those on records of L1 that only an item names which a settled one of its name keeps out.

    A refund that comes for a payment that was explained in a signed month is no part of what was explained.
    """
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema
    from app.domain.record import Layer
    from app.services.open_items import lone_items

    said = {(one["code"], one["records"][0]): set(one["records"]) for one in kept.to_pylist() if one["records"]}
    more: dict[int, int] = {}
    for one in items.to_pylist() if said else ():
        known = said.get((one["code"], one["records"][0])) if one["records"] and one["comparison"] == "L1" else None
        if known is not None:
            more |= {record: one["records"][0] for record in one["records"] if record not in known}
    if not more:
        return items
    layer = uow.records.rows(np.array(list(more), np.int64))["layer"].to_pylist()
    pairs = [(record, int(of != Layer.ORDER)) for record, of in zip(more, layer, strict=True)]
    rows = []
    for row in lone_items(uow, "L1", pairs, LATE):
        sign = int(locked.of(np.array([more[row["records"][0]]], np.int64))[0])
        signed = locked.signs[sign].period.name if sign >= 0 else ""
        rows.append({**row, "match": -1, "params": json.dumps({"period": signed})})
    found = pa.Table.from_pylist(rows, schema=discrepancy_schema())
    return pa.concat_tables([items.cast(discrepancy_schema()), found]).combine_chunks()


def _replaced(table: pa.Table, name: str, values: Ints) -> pa.Table:
    import pyarrow as pa

    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(name), pa.array(values, table.schema.field(name).type))
