"""The trail of one record's money: order → payment → settlement → deposit → voucher, on from it and back from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.columns import MATCH_STATES
from app.domain.match import RUN_ORDER, Comparison
from app.domain.money import plain
from app.domain.record import KIND_WORDS, NO_TIME, Kind, Layer
from app.services.review_lines import ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

ON, BACK = 1, -1
#: Most steps of a way: order → trade bill → ledger → payout → bank → voucher.
STEPS = 6
#: Stations and ends listed for a stage; its count says how many there are.
LISTED, ENDS = 50, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One record on the way; amount: a plain decimal, at: seconds on the source's clock, dated: a date alone."""

    record: int
    record_id: str
    layer: int
    kind: str
    at: int
    dated: bool
    amount: str
    currency: str
    ref: str
    party: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One match that leads from the stage before to this one; difference: Σ A − Σ B as a plain decimal."""

    match: int
    method: str
    state: str
    ambiguous: bool
    difference: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Records that one step of a comparison leads to. way: ON or BACK; step: from 1; count: of all its records."""

    way: int
    step: int
    comparison: str
    links: tuple[Link, ...]
    stations: tuple[Station, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Why a way ends at a record: a text, and the code of the discrepancy that says it ("" for none)."""

    way: int
    station: Station
    comparison: str
    text_key: str
    params: dict[str, Any] = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The record itself, its stages in the order of their steps (back ones first), and where the ways end."""

    own: Station
    stages: tuple[Stage, ...]
    ends: tuple[End, ...]


def trail(uow: UnitOfWork, record: int) -> Trail:
    """Return all that live matches lead to from a record, on and back; a way never turns.

    An order leads to its payout, and not to what else that payout carries. Raises KeyError for a record that is gone.
    """
    if not uow.records.rows(np.array([record], np.int64)).num_rows:
        raise KeyError(record)
    ways = _Ways(uow)
    stages: list[Stage] = []
    ends: list[End] = []
    for way in (BACK, ON):
        found, last = ways.follow(record, way)
        stages += found if way == ON else found[::-1]
        ends += ways.ends(last, way)
    (own,) = ways.stations(np.array([record], np.int64))
    return Trail(own=own, stages=tuple(stages), ends=tuple(ends))


class _Ways:
    """Live matches and members of every comparison as arrays."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._matches, self._members = {}, {}
        for one in RUN_ORDER:
            matches, members = uow.matches.live(one.value)
            self._matches[one] = matches
            self._members[one] = tuple(ints(members[name]) for name in ("match", "side", "record"))
        self._items = uow.discrepancies.live()
        self._layers = set(distinct(ints(uow.records.table(columns=("layer",))["layer"])).tolist())

    def follow(self, record: int, way: int) -> tuple[list[Stage], list[tuple[Comparison, Ints]]]:
        """Return the stages of a way, and the records (by the comparison that would lead on) at which it ends."""
        edge = np.array([record], np.int64)
        seen = edge
        stages: list[Stage] = []
        last: list[tuple[Comparison, Ints]] = []
        for step in range(1, STEPS + 1):
            led, following = np.zeros(0, np.int64), [np.zeros(0, np.int64)]
            for what in RUN_ORDER:
                links, here, there = self._step(what, edge, way)
                there = np.setdiff1d(there, seen)
                if what is not Comparison.L5:  # the revenue of an order is no station of its money
                    led = np.union1d(led, here)
                elif way == ON:
                    last += self._unbooked(edge, here)
                if len(there):
                    stages.append(self._stage(way, step, what, links, there))
                    following.append(there)
            last += self._dead_ends(np.setdiff1d(edge, led), way)
            edge = distinct(np.concatenate(following))
            seen = np.union1d(seen, edge)
            if not len(edge):
                break
        return stages, last

    def _step(self, what: Comparison, edge: Ints, way: int) -> tuple[Ints, Ints, Ints]:
        """Return (matches, records of `edge` in them, records of their other side)."""
        match, side, record = self._members[what]
        mine = (side == (0 if way == ON else 1)) & np.isin(record, edge)
        links = distinct(match[mine])
        theirs = (side == (1 if way == ON else 0)) & np.isin(match, links)
        return links, distinct(record[mine]), distinct(record[theirs])

    def _stage(self, way: int, step: int, what: Comparison, links: Ints, there: Ints) -> Stage:
        import pyarrow as pa
        import pyarrow.compute as pc

        table = self._matches[what]
        rows = table.filter(pc.is_in(table["number"], pa.array(links[:LISTED]))).to_pylist()
        return Stage(
            way=way,
            step=step,
            comparison=what.value,
            links=tuple(
                Link(
                    match=one["number"],
                    method=one["method"],
                    state=MATCH_STATES[one["state"]],
                    ambiguous=one["ambiguous"],
                    difference=plain(one["difference"], one["exp"], one["currency"]),
                    currency=one["currency"],
                )
                for one in sorted(rows, key=lambda one: int(one["number"]))
            ),
            stations=self.stations(there[:LISTED]),
            count=len(there),
        )

    def stations(self, numbers: Ints) -> tuple[Station, ...]:
        """Return records as stations, by moment."""
        ids = self._uow.records.ids(numbers).to_pylist()
        named = dict(zip(numbers.tolist(), ids, strict=True))
        found = [_station(one, named[one["record"]]) for one in self._uow.records.rows(numbers).to_pylist()]
        return tuple(sorted(found, key=lambda one: (one.at, one.record_id.encode())))

    def _dead_ends(self, numbers: Ints, way: int) -> list[tuple[Comparison, Ints]]:
        """Return records from which nothing leads on, by the comparison that would."""
        if not len(numbers):
            return []
        rows = self._uow.records.rows(numbers[: LISTED * ENDS])
        found: dict[Comparison, list[int]] = {}
        for one in rows.to_pylist():
            found.setdefault(self._next(one, way), []).append(one["record"])
        return [(what, np.array(some, np.int64)) for what, some in sorted(found.items(), key=lambda one: one[0].value)]

    def _next(self, row: dict[str, Any], way: int) -> Comparison:
        """Return the comparison in which a record looks for the next (on) or the former (back) station."""
        layer, kind = row["layer"], row["kind"]
        payout = layer in (Layer.CHANNEL, Layer.SETTLEMENT) and kind in (Kind.PAYOUT, Kind.WITHDRAWAL)
        if layer == Layer.LEDGER:
            _match, _side, record = self._members[Comparison.L5]
            return Comparison.L5 if self._is_revenue(row) or np.isin(row["record"], record).any() else Comparison.L4
        if layer == Layer.BANK:
            return Comparison.L4 if way == ON else Comparison.L3
        if payout:
            return Comparison.L3 if way == ON else Comparison.L2
        if layer == Layer.ORDER:
            return Comparison.L1
        return Comparison.L2 if way == ON else Comparison.L1

    @staticmethod
    def _is_revenue(row: dict[str, Any]) -> bool:
        from app.domain.chart import Use, use_of
        from app.matching.books import split_account

        return use_of(*split_account(row["account"])) in (Use.REVENUE, Use.TAX)

    def _unbooked(self, edge: Ints, booked: Ints) -> list[tuple[Comparison, Ints]]:
        """Return the orders among records whose revenue no voucher books."""
        if Layer.LEDGER not in self._layers:
            return []
        rows = self._uow.records.rows(np.setdiff1d(edge, booked)[: LISTED * ENDS])
        orders = ints(rows["record"])[ints(rows["layer"]) == Layer.ORDER] if rows.num_rows else edge[:0]
        return [(Comparison.L5, orders)] if len(orders) else []

    def ends(self, last: list[tuple[Comparison, Ints]], way: int) -> list[End]:
        """Return why ways end at records, ENDS of them for each comparison."""
        out = []
        for what, numbers in last:
            for station in self.stations(numbers[:ENDS]):
                out.append(self._end(what, station, way))
        return out

    def _end(self, what: Comparison, station: Station, way: int) -> End:
        said = self._item(what, station.record)
        if way == ON and station.layer == Layer.LEDGER:
            said = ("trail.books", {}, "")
        elif way == BACK and station.layer == Layer.ORDER:
            said = ("trail.order", {}, "")
        elif said is None and not self._has(what, way):
            said = (f"trail.missing.{what.value}.{'on' if way == ON else 'back'}", {}, "")
        key, params, code = said or ("trail.none", {}, "")
        return End(way=way, station=station, comparison=what.value, text_key=key, params=params, code=code)

    def _has(self, what: Comparison, way: int) -> bool:
        """Return whether anything of the layers is here that the comparison leads to."""
        return bool(_LEADS_TO[what, way] & self._layers)

    def _item(self, what: Comparison, record: int) -> tuple[str, dict[str, Any], str] | None:
        """Return text, parameters and code of the live discrepancy of a comparison that names a record."""
        import pyarrow.compute as pc

        mine = self._items.filter(pc.equal(self._items["comparison"], what.value))
        if not mine.num_rows:
            return None
        lists = mine["records"].combine_chunks()
        hit = np.flatnonzero(np.isin(ints(pc.list_flatten(lists)), [record]))
        if not len(hit):
            return None
        parents = ints(pc.list_parent_indices(lists))[hit]
        one = mine.slice(int(parents.min()), 1).to_pylist()[0]
        return one["text_key"], json.loads(one["params"] or "{}"), one["code"]


_LEADS_TO = {
    (Comparison.L1, ON): {int(Layer.CHANNEL), int(Layer.SETTLEMENT)},
    (Comparison.L1, BACK): {int(Layer.ORDER)},
    (Comparison.L2, ON): {int(Layer.SETTLEMENT)},
    (Comparison.L2, BACK): {int(Layer.CHANNEL), int(Layer.SETTLEMENT)},
    (Comparison.L3, ON): {int(Layer.BANK)},
    (Comparison.L3, BACK): {int(Layer.SETTLEMENT)},
    (Comparison.L4, ON): {int(Layer.LEDGER)},
    (Comparison.L4, BACK): {int(Layer.BANK)},
    (Comparison.L5, ON): {int(Layer.LEDGER)},
    (Comparison.L5, BACK): {int(Layer.ORDER)},
}


def _station(row: dict[str, Any], record_id: str) -> Station:
    refs = ("order_ref", "channel_ref", "batch_ref")
    ref = row["subtype"] if row["layer"] == Layer.LEDGER else ""
    return Station(
        record=row["record"],
        record_id=record_id,
        layer=row["layer"],
        kind=KIND_WORDS[row["kind"]],
        at=row["at"],
        dated=row["offset"] == NO_TIME,
        amount=plain(row["amount"], row["exp"], row["currency"]),
        currency=row["currency"],
        ref=ref or next((row[name] for name in refs if row[name]), ""),
        party=row["counterparty"],
        account=row["account"],
    )
