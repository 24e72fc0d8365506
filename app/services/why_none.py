"""Why a record has no suggestion: the nearest records of the other side and what stopped each; nothing is invented."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import CONFIRMED
from app.domain.record import Kind, State
from app.services.decide import refusal_subject
from app.services.ports import UnitOfWork
from app.services.review_columns import ReviewColumns
from app.services.review_lines import DAY_SECONDS, ints
from app.services.sights import sights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.rule import Rule
    from app.matching.sight import Sight

    Ints = NDArray[np.int64]

#: How many are told.
MOST = 4
#: Days beyond which a record is no neighbour, unless its number is the same.
_FAR_DAYS = 62
_IDLE = (int(State.FAILED), int(State.PENDING), int(State.REVERSED), int(State.UNPAID), int(State.CLOSED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One gate that stopped a candidate, in the words of `gate.…`.

    params: what its text names; to: the record to look at, 0 for none.
    """

    gate: str
    params: dict[str, str] = field(default_factory=dict)
    to: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A record of the other side that came near: row in RecordColumns, amounts as B − A, days from the record."""

    row: int
    off: int
    days: int
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNone:
    """near: nearest first, () where the other side has nothing. other: how many records it has in all."""

    near: tuple[Near, ...]
    other: int


def why_none(uow: UnitOfWork, columns: ReviewColumns, item: int, most: int = MOST) -> WhyNone:
    """Return the nearest records of the other side for an item without a match, each with what stopped it."""
    side = 0 if columns.n_a[item] else 1
    own = columns.members(item, side)
    if not len(own):
        return WhyNone(near=(), other=0)
    row, records = int(own[0]), columns.records
    line = columns.first_line[item]
    value = int((columns.a_value, columns.b_value)[side][line])
    other = np.flatnonzero((records.side & (2 if side == 0 else 1)) != 0)
    other = other[other != row]
    refused = _refusals(uow)
    found = _nearest(columns, row, value, other, _refused_rows(uow, columns, row, refused), most)
    work = _Gates(uow, columns, row, side, value, refused)
    work.look_up(found)
    work.sights = sights(uow, columns, item, found.tolist())
    found = work.shown(found)
    near = [
        Near(
            row=int(one),
            off=int(records.value[one] - value) * (1 if side == 0 else -1),
            days=work.days(int(one)),
            stops=tuple(work.stops(int(one))),
        )
        for one in found
    ]
    return WhyNone(near=tuple(near), other=len(other))


def _refused_rows(uow: UnitOfWork, columns: ReviewColumns, row: int, refused: Iterable[str]) -> Ints:
    """Return the rows of records that somebody said do not belong to this one."""
    own = str(uow.records.ids(columns.records.number[row : row + 1])[0].as_py())
    ids: set[str] = set()
    for subject in refused:
        comparison, _blank, rest = subject.partition(" ")
        named = {one for side in rest.split(" ") for one in side.split(",") if one}
        if comparison == columns.comparison and own in named:
            ids |= named - {own}
    rows = columns.records.find(uow.records.numbers(sorted(ids))) if ids else np.zeros(0, np.int64)
    return rows[rows >= 0]


def _nearest(columns: ReviewColumns, row: int, value: int, other: Ints, refused: Ints, most: int) -> Ints:
    """Return the rows of the other side that were refused or have the same number, then the nearest ones."""
    import pyarrow.compute as pc

    records = columns.records
    if not len(other):
        return other
    days = np.abs(np.floor_divide(records.at[other], DAY_SECONDS) - int(records.at[row]) // DAY_SECONDS)
    off = np.abs(records.value[other] - value)
    ref = records.ref[row].as_py()
    same = np.zeros(len(other), bool)
    if ref:
        same = np.asarray(pc.equal(records.ref, ref).to_numpy())[other]
    same |= np.isin(other, refused)
    keep = np.flatnonzero(same | ((days <= _FAR_DAYS) & (off * 2 <= abs(value)) & (value != 0)))
    # a day counts as much as a hundredth of the amount: both are what the passes look at
    cost = off[keep] * 100 // max(abs(value), 1) + days[keep]
    order = np.lexsort((records.number[other[keep]], cost, ~same[keep]))[:most]
    return other[keep[order]]


class _Gates:
    """What is asked of each candidate, with what the book says of them read once."""

    def __init__(
        self,
        uow: UnitOfWork,
        columns: ReviewColumns,
        row: int,
        side: int,
        value: int,
        refused: dict[str, tuple[str, str]],
    ) -> None:
        self._uow, self._columns, self._records = uow, columns, columns.records
        self._row, self._side, self._value = row, side, value
        self._rules = uow.rules()
        self._held: dict[int, tuple[int, bool]] = {}
        self._refused = refused
        self._ids: dict[int, str] = {}
        self.sights: dict[int, Sight] = {}

    def look_up(self, rows: Iterable[int]) -> None:
        """Read matches and record ids of these candidates."""
        numbers = [int(self._records.number[one]) for one in [self._row, *rows]]
        self._held = _partners(self._uow, self._columns.comparison, numbers, 1 - self._side)
        named = sorted({*numbers, *(to for to, _sure in self._held.values())})
        self._ids = dict(zip(named, self._uow.records.ids(np.array(named, np.int64)).to_pylist(), strict=True))

    def shown(self, rows: Ints) -> Ints:
        """Return the candidates without those that a person's rule shows only from a higher score."""
        kept = []
        for row in rows.tolist():
            seen, names = self.sights.get(row), [self._records.party[one].as_py() for one in (self._row, row)]
            same = self._same_number(row) or bool(names[0] and names[0] == names[1])
            if seen is None or seen.score >= seen.show or same or self._by_people(row):
                kept.append(row)
        return np.array(kept, np.int64)

    def _same_number(self, row: int) -> bool:
        refs = [self._records.ref[one].as_py() for one in (self._row, row)]
        return bool(refs[0]) and refs[0] == refs[1]

    def days(self, row: int) -> int:
        """Return the days from the record asked for to a candidate."""
        at = self._records.at
        return int(at[row]) // DAY_SECONDS - int(at[self._row]) // DAY_SECONDS

    def stops(self, row: int) -> list[Stop]:
        """Return every gate that stops a candidate; "weak" where none does and it is only not enough."""
        seen = self.sights.get(row)
        found = [*self._by_people(row), *self._aside(row)]
        if not found and seen is not None and seen.rule is not None and seen.near_amount and seen.near_day:
            found = self._by_threshold(seen, seen.rule)
        return [*found, *self._by_rules(row)] or [self._weak(seen)]

    def _by_threshold(self, seen: Sight, rule: Rule) -> list[Stop]:
        """Return that a person's rule suggests only from a higher score, or none of several equals."""
        if seen.score < seen.least:
            points = {"least": str(seen.least), "score": str(seen.score)}
            return [Stop(gate="rule_weak", params={**self._rule(rule), **points})]
        return [Stop(gate="rule_single", params=self._rule(rule))] if seen.single else []

    def _weak(self, seen: Sight | None) -> Stop:
        if seen is not None and seen.score >= seen.least:
            return Stop(gate="rival")
        return Stop(gate="weak", params={"least": str(seen.least if seen else self._rules.accept)})

    def _aside(self, row: int) -> list[Stop]:
        """Return the rule that set a candidate aside."""
        import pyarrow.compute as pc

        item = self._columns.item_of_record(int(self._records.number[row]))
        number = int(self._columns.discrepancy[item]) if item >= 0 else 0
        if not number or self._columns.match[item]:
            return []
        live = self._uow.discrepancies.live()
        found = live.filter(pc.equal(live["number"], number)).to_pylist()
        rules = [json.loads(one["params"])["rule"] for one in found if one["text_key"].startswith("aside.")]
        return [Stop(gate="aside", params={"rule": str(one)}) for one in rules]

    def _rule(self, rule: Rule) -> dict[str, str]:
        return {"rule": rule.name, "version": str(self._rules.version)}

    def _by_people(self, row: int) -> list[Stop]:
        number = int(self._records.number[row])
        found = []
        if number in self._held:
            partner, sure = self._held[number]
            ref = self._ref_of(partner)
            found.append(Stop(gate="matched" if sure else "proposed", params={"number": ref}, to=number))
        sides = [[self._ids[int(self._records.number[self._row])]], [self._ids[number]]]
        ids = sides if self._side == 0 else sides[::-1]
        subject = refusal_subject(self._columns.comparison, *ids)
        said = self._refused.get(subject) or self._refused_in_a_group(*ids)
        if said:
            found.append(Stop(gate="refused", params={"name": said[0], "date": said[1]}))
        return found

    def _refused_in_a_group(self, a: list[str], b: list[str]) -> tuple[str, str] | None:
        """Return who refused a group that holds both, None where nobody did."""
        for subject, said in self._refused.items():
            named = {one for side in subject.split(" ")[1:] for one in side.split(",")}
            if subject.startswith(f"{self._columns.comparison} ") and named.issuperset({*a, *b}):
                return said
        return None

    def _ref_of(self, number: int) -> str:
        row = int(self._records.find(np.array([number], np.int64))[0])
        ref = self._records.ref[row].as_py() if row >= 0 else ""
        return str(ref or self._ids.get(number, ""))

    def _by_rules(self, row: int) -> list[Stop]:
        records, own, found = self._records, self._row, []
        if records.currency[row] != records.currency[own]:
            found.append(Stop(gate="currency", params={"currency": records.currencies[int(records.currency[row])]}))
        seen = self.sights.get(row)
        if seen is None:
            return found + self._by_words(row)
        said, kind = ({}, "") if seen.rule is None else (self._rule(seen.rule), "rule_")
        off = int(records.value[row]) - self._value
        currency = records.currencies[int(records.currency[own])]
        if not seen.near_amount:
            amount = _plain(abs(off), self._columns.exp, currency)
            found.append(Stop(gate=f"{kind}amount", params={"amount": amount, **said}))
        if not seen.near_day:
            window = {"before": str(seen.before), "after": str(seen.after)}
            found.append(Stop(gate=f"{kind}day", params={"days": str(abs(seen.off_days)), **window, **said}))
        return found + self._by_words(row)

    def _by_words(self, row: int) -> list[Stop]:
        """Return what state, kind, number and account have against a candidate."""
        records, own, found = self._records, self._row, []
        idle = [one for one in (own, row) if int(records.state[one]) in _IDLE]
        if idle:
            found.append(Stop(gate="state", params={"status": str(records.status[idle[0]].as_py() or "—")}))
        refunds = [int(records.kind[one]) == int(Kind.REFUND) for one in (own, row)]
        if refunds[0] != refunds[1] and self._columns.comparison == "L1" and records.value[row] < 0:
            found.append(Stop(gate="kind"))
        refs = [records.ref[one].as_py() for one in (own, row)]
        if all(refs) and refs[0] != refs[1] and not (refs[0] in refs[1] or refs[1] in refs[0]):
            found.append(Stop(gate="reference", params={"number": refs[1]}))
        return found + self._by_account(row)

    def _by_account(self, row: int) -> list[Stop]:
        """Return that the two accounts never meet, where other records of both do meet somebody."""
        columns, records = self._columns, self._records
        ends = [int(records.account[one]) for one in (self._row, row)]
        a, b = (records.accounts[one] for one in (ends if self._side == 0 else ends[::-1]))
        known = {(one[0], one[1]) for one in columns.pairs if one[0] and one[1]}
        met = {one[0] for one in known}, {one[1] for one in known}
        if (a, b) in known or a not in met[0] or b not in met[1]:
            return []
        return [Stop(gate="account", params={"account": b if self._side == 0 else a})]


def _plain(value: int, exp: int, currency: str) -> str:
    from app.domain.money import plain

    return plain(value, exp, currency)


def _partners(uow: UnitOfWork, comparison: str, numbers: list[int], side: int) -> dict[int, tuple[int, bool]]:
    """Return record → (first record it is matched with, whether approved) of those that a live match holds whole."""
    matches, members = uow.matches.live(comparison)
    record, of, on = (ints(members[name]) for name in ("record", "match", "side"))
    whole = np.asarray(members["whole"].to_numpy(), bool)
    mine = np.flatnonzero(np.isin(record, numbers) & (on == side) & whole)
    state = (
        dict(zip(ints(matches["number"]).tolist(), ints(matches["state"]).tolist(), strict=True)) if len(mine) else {}
    )
    found = {}
    for at in mine.tolist():
        there = np.flatnonzero((of == of[at]) & (on == 1 - side))
        if len(there):
            found[int(record[at])] = (int(record[there[0]]), state[int(of[at])] == CONFIRMED)
    return found


def _refusals(uow: UnitOfWork) -> dict[str, tuple[str, str]]:
    """Return the refused sets with who refused them and on which day."""
    refused = uow.decisions.live("refuse")
    if not refused:
        return {}
    days: dict[int, Any] = {one.seq: one.at[:10] for one in uow.audit.entries()}
    return {one.subject: (one.actor, str(days.get(one.since, ""))) for one in refused}
