"""The review of one comparison: everything the grid shows as columns, and what explains one row."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.match import Comparison
from app.domain.period import EPOCH, day_number
from app.services import review_columns as rc
from app.services import review_lines as lines
from app.services.decide import Decision, decide
from app.services.history import last_run
from app.services.items_about import items_about
from app.services.ports import UnitOfWork
from app.services.review_columns import ReviewColumns
from app.services.review_pairs import paired
from app.services.rules import rule_names
from app.services.text_pages import TextPages

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

__all__ = ["Candidate", "Decision", "ReviewColumns", "candidates", "decide", "details", "load_review"]

#: Days around a record in which a candidate for it may lie, and how many are shown.
CANDIDATE_DAYS = 10
NEEDED = (
    *("record", "statement", "source", "row", "suffix", "layer", "kind", "state", "at", "offset"),
    *("amount", "exp", "fee", "fee_exp", "currency", "order_ref", "channel_ref", "parent_ref", "batch_ref"),
    *("counterparty", "status", "subtype", "shop", "account", "order_fp", "channel_fp", "parent_fp", "batch_fp"),
)
MOST_CANDIDATES = 9


def viewed_records(uow: UnitOfWork) -> NDArray[np.int64]:
    """Return the records that a trade bill already states: side B of the live views of L2."""
    import pyarrow.compute as pc

    matches, members = uow.matches.live("L2")
    views = lines.ints(matches.filter(pc.equal(matches["method"], "view"))["number"])
    keep = np.isin(lines.ints(members["match"]), views) & (lines.ints(members["side"]) == 1)
    return distinct(lines.ints(members["record"])[keep])


def side_table(uow: UnitOfWork, comparison: str) -> tuple[pa.Table, NDArray[np.int8]]:
    """Return the live records of a comparison and the side of each (1 = A, 2 = B, 3 = both)."""
    from app.matching.sides import assign

    # a bank's list and the books seldom name a party apart from their text
    told = ("text",) if comparison in ("L3", "L4") else ()
    table = uow.records.table(columns=(*NEEDED, *told))
    on_a, on_b = assign(table, viewed_records(uow))[Comparison(comparison)]
    side = np.asarray(on_a, bool).astype(np.int8) + 2 * np.asarray(on_b, bool).astype(np.int8)
    return table, side


def load_review(
    uow: UnitOfWork,
    comparison: str,
    *,
    first: date | None = None,
    last: date | None = None,
    pause: Callable[[], None] = lambda: None,
) -> ReviewColumns:
    """Return what the grid shows of one comparison in a range of days; pause is called between its parts.

    An item is shown when one of its records is dated inside; None leaves an end open. Items come in the
    order of their first moment, side A's where they have one.
    """
    import pyarrow.compute as pc

    table, side = side_table(uow, comparison)
    matches, members = uow.matches.live(comparison)
    items = uow.discrepancies.live()
    items = items.filter(pc.equal(items["comparison"], comparison))
    member_records = lines.ints(members["record"])
    keep = (side > 0) | np.isin(lines.ints(table["record"]), member_records)
    table, side = table.filter(keep), side[keep]
    tables = Tables(
        comparison=comparison,
        records=table,
        side=side,
        matches=matches,
        members=members,
        items=items,
        young=young(uow, table),
    )
    flagged, notes = flagged_records(uow), latest_notes(uow)
    pause()
    return build(tables, signed=signed_days(uow), flagged=flagged, notes=notes, first=first, last=last, pause=pause)


def signed_days(uow: UnitOfWork) -> list[tuple[int, int]]:
    """Return first and last day of the signed periods."""
    return [(day_number(one.period.first), day_number(one.period.last)) for one in uow.periods.sign_offs()]


def flagged_records(uow: UnitOfWork) -> frozenset[int]:
    """Return the records that somebody flagged, by number."""
    flags = uow.records.numbers([one.subject for one in uow.decisions.live("flag")])
    return frozenset(flags.tolist()) - {0}


def young(uow: UnitOfWork, table: pa.Table) -> NDArray[np.bool_]:
    """Return which records came after the last run in force."""
    run = last_run(uow.audit.entries())
    young = [number for number, entry in uow.statements.came_with().items() if entry > run]
    return np.isin(lines.ints(table["statement"]), young)


def latest_notes(uow: UnitOfWork) -> dict[int, str]:
    """Return what people noted last about records, by number; else what they wrote explaining an item of theirs."""
    import pyarrow.compute as pc

    items = uow.discrepancies.live().select(["records", "note"])
    written = items.filter(pc.not_equal(items["note"], "")).to_pylist()
    notes = {one["records"][0]: one["note"] for one in written if one["records"]}
    noted = uow.decisions.live("note")
    numbers = uow.records.numbers([one.subject for one in noted])
    notes |= {number: one.note for number, one in zip(numbers.tolist(), noted, strict=True)}
    notes.pop(0, None)
    return notes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """What a review is built from: live rows of the book for one comparison; side as in RecordColumns.

    young: which of the records no run has looked at yet; None for none of them.
    """

    comparison: str
    records: pa.Table
    side: NDArray[np.int8]
    matches: pa.Table
    members: pa.Table
    items: pa.Table
    young: NDArray[np.bool_] | None = None


def _exponent(table: pa.Table, matches: pa.Table, members: pa.Table, comparison: str) -> int:
    exps = [lines.compared(table, comparison)[1], lines.ints(matches["exp"]), lines.ints(members["exp"])]
    return max([2, *(int(one.max()) for one in exps if len(one))])


def build(
    tables: Tables,
    *,
    signed: Sequence[tuple[int, int]] = (),
    flagged: frozenset[int] = frozenset(),
    notes: Mapping[int, str] | None = None,
    first: date | None = None,
    last: date | None = None,
    least_exp: int = 2,
    pause: Callable[[], None] = lambda: None,
) -> ReviewColumns:
    """Return the columns of a review from tables alone; signed: (first, last) days of signed periods."""
    comparison, table, matches = tables.comparison, tables.records, tables.matches
    exp = max(least_exp, _exponent(table, matches, tables.members, comparison))
    records = lines.record_columns(table, comparison, tables.side, exp)
    pause()
    order = np.argsort(lines.ints(table["record"]), kind="stable")
    payout = lines.compared(table, comparison)[2][order] < 0
    matches = matches.take(np.argsort(lines.ints(matches["number"]), kind="stable"))
    numbers = lines.ints(matches["number"])
    members = lines.members_of(records, numbers, tables.members, payout, exp)
    pause()
    inside = lines.within(records, first, last)
    shown = np.zeros(len(numbers), bool)
    shown[members.match[inside[members.row]]] = True
    rest = [lines.leftovers(records, members, side) for side in (0, 1)]
    rest = [(rows[inside[rows]], values[inside[rows]]) for rows, values in rest]
    layout = _Layout(comparison, records, matches.filter(shown), members, shown, rest, tables.items, exp)
    layout.signed, layout.flagged, layout.notes = signed, flagged, notes or {}
    layout.young = np.zeros(len(order), np.bool_) if tables.young is None else tables.young[order]
    pause()
    return layout.columns()


class _Layout:
    """Puts matches and lone records in order and counts out their lines."""

    signed: Sequence[tuple[int, int]]
    flagged: frozenset[int]
    notes: Mapping[int, str]
    young: NDArray[np.bool_]

    def __init__(
        self,
        comparison: str,
        records: rc.RecordColumns,
        matches: pa.Table,
        members: lines.Members,
        shown: NDArray[np.bool_],
        rest: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
        items: pa.Table,
        exp: int,
    ) -> None:
        self.comparison, self.records, self.matches, self.items, self.exp = comparison, records, matches, items, exp
        at = np.cumsum(shown) - 1
        keep = shown[members.match]
        self.match, self.side = at[members.match[keep]], members.side[keep]
        self.row, self.value = members.row[keep], members.value[keep]
        self.rest = rest

    def columns(self) -> ReviewColumns:
        """Return the whole."""
        count = self.matches.num_rows
        lone_a, lone_b = (rows for rows, _values in self.rest)
        total = count + len(lone_a) + len(lone_b)
        item_of = np.concatenate([self.match, count + np.arange(len(lone_a) + len(lone_b))])
        row = np.concatenate([self.row, lone_a, lone_b])
        side = np.concatenate([self.side, np.zeros(len(lone_a), np.int64), np.ones(len(lone_b), np.int64)])
        value = np.concatenate([self.value, self.rest[0][1], self.rest[1][1]])
        of_match = np.full(total, -1, np.int64)
        of_match[:count] = np.arange(count)
        order = self._order(item_of, side, row, total)
        place = np.empty(total, np.int64)
        place[order] = np.arange(total)
        item_of, of_match = place[item_of], of_match[order]
        sort = np.lexsort((self.records.number[row], self.records.at[row], side, item_of))
        return self._lines(item_of[sort], side[sort], row[sort], value[sort], of_match)

    def _order(
        self, item: NDArray[np.int64], side: NDArray[np.int64], row: NDArray[np.int64], total: int
    ) -> NDArray[np.int64]:
        """Return the items in the order of side A's first moment, side B's where there is no A."""
        moment = np.full(total, np.iinfo(np.int64).max)
        number = moment.copy()
        has_a = np.zeros(total, bool)
        has_a[item[side == 0]] = True
        counts = (side == 0) | ~has_a[item]
        np.minimum.at(moment, item[counts], self.records.at[row[counts]])
        np.minimum.at(number, item[counts], self.records.number[row[counts]])
        return np.lexsort((has_a, number, moment))

    def _lines(
        self,
        item: NDArray[np.int64],
        side: NDArray[np.int64],
        row: NDArray[np.int64],
        value: NDArray[np.int64],
        of_match: NDArray[np.int64],
    ) -> ReviewColumns:
        import pyarrow.compute as pc

        total = len(of_match)
        n_a = np.bincount(item[side == 0], minlength=total).astype(np.int32)
        n_b = np.bincount(item[side == 1], minlength=total).astype(np.int32)
        size = np.maximum(n_a, n_b)
        first_line = np.cumsum(size) - size
        line = first_line[item] + lines.ranks(item * 2 + side)
        count = int(size.sum())
        cells = [np.full(count, -1, np.int32), np.full(count, -1, np.int32)]
        values = [np.zeros(count, np.int64), np.zeros(count, np.int64)]
        for one in (0, 1):
            mine = side == one
            cells[one][line[mine]] = row[mine]
            values[one][line[mine]] = value[mine]
        pair, pairs, own = self._pairs(item, side, row, total)
        sums = np.zeros((2, total), np.int64)
        # currencies are never added: the difference is that of the item's own, side A's where it has one
        np.add.at(sums, (side, item), np.where(self.records.currency[row] == own[item], value, 0))
        numbers = lines.ints(self.matches["number"])
        item_of_match = np.empty(len(numbers), np.int64)
        item_of_match[of_match[of_match >= 0]] = np.flatnonzero(of_match >= 0)
        item_of_row = np.full(len(self.records), -1, np.int64)
        item_of_row[row] = item
        alone = of_match[item] < 0  # what matches leave over of a record has its items
        item_of_row[row[alone]] = item[alone]
        link = lines.attached(self.items, numbers, item_of_match, item_of_row, self.records)
        young = np.zeros(total, np.bool_)
        young[item] = self.young[row]
        state, worst, why, why_n = lines.item_states(of_match, self.matches, self.items, link, young)
        found = lines.ints(self.items["number"])
        methods = pc.dictionary_encode(self.matches["method"].combine_chunks())
        return ReviewColumns(
            comparison=self.comparison,
            exp=self.exp,
            records=self.records,
            item=np.repeat(np.arange(total, dtype=np.int32), size),
            a=cells[0],
            b=cells[1],
            a_value=values[0],
            b_value=values[1],
            match=np.where(of_match >= 0, numbers[of_match], 0) if len(numbers) else np.zeros(total, np.int64),
            discrepancy=np.where(worst >= 0, found[worst], 0) if len(found) else np.zeros(total, np.int64),
            state=state,
            why=why,
            why_n=why_n,
            difference=sums[0] - sums[1],
            n_a=n_a,
            n_b=n_b,
            pair=pair,
            locked=self._locked(item, row, total),
            first_line=first_line.astype(np.int32),
            evidence=of_match.astype(np.int32),
            reasons=TextPages(self.matches["reasons"]),
            pairs=pairs,
            flagged=self.flagged,
            notes=self.notes,
            methods=tuple(methods.dictionary.to_pylist()),
            method=lines.ints(methods.indices).astype(np.int8),
            score=lines.ints(self.matches["score"]).astype(np.int16),
        )

    def _locked(self, item: NDArray[np.int64], row: NDArray[np.int64], total: int) -> NDArray[np.bool_]:
        locked = np.zeros(total, bool)
        if self.signed:
            day = np.floor_divide(self.records.at[row], lines.DAY_SECONDS)
            free = np.ones(len(row), bool)
            for first, last in self.signed:
                free &= (day < first) | (day > last)
            locked[:] = True
            locked[item[free]] = False
        return locked

    def _pairs(
        self, item: NDArray[np.int64], side: NDArray[np.int64], row: NDArray[np.int64], total: int
    ) -> tuple[NDArray[np.int16], tuple[tuple[str, str, str], ...], NDArray[np.int64]]:
        """Return the account pair and currency of each item by the first members of both sides; see `paired`."""
        firsts = np.full((2, total), -1, np.int64)
        for one in (1, 0):
            mine = np.flatnonzero(side == one)[::-1]  # so that the first member is written last
            firsts[one][item[mine]] = row[mine]
        return paired(self.comparison, self.records, firsts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record of the other side that may belong to the one asked for.

    row: in RecordColumns; points: 0 to 100 = amount + day + reference, each a part of it; off: B − A in
    minor units at the columns' exponent; days: from the record to the candidate; item: it stands in.
    """

    row: int
    item: int
    points: int
    amount_points: int
    day_points: int
    ref_points: int
    off: int
    days: int
    same_ref: bool
    same_party: bool


def candidates(
    columns: ReviewColumns, item: int, *, most: int = MOST_CANDIDATES, unseen: Collection[int] = ()
) -> list[Candidate]:
    """Return candidates for an item from its other side, best first; of an ambiguous match its own too.

    unseen: rows of records that a person's rule does not want shown.

    Only records that no confirmed match holds. Amount equal 40 points, less with the distance; same day
    30, less with each day; same number 20; same party 10.
    """
    recs = columns.records
    own_side = 0 if columns.n_a[item] else 1
    own = columns.members(item, own_side)
    if not len(own):
        return []
    value = int((columns.a_value, columns.b_value)[own_side][columns.first_line[item]])
    line_item, other = _free(columns, 1 - own_side)
    days = np.floor_divide(recs.at[other], lines.DAY_SECONDS) - int(recs.at[own[0]]) // lines.DAY_SECONDS
    off = recs.value[other] - value
    ref, party = recs.ref[int(own[0])].as_py(), recs.party[int(own[0])].as_py()
    near = (np.abs(days) <= CANDIDATE_DAYS) & (np.abs(off) * 20 <= abs(value))
    same_ref = _equal(recs.ref, other, ref)
    at = np.flatnonzero((near | same_ref) & (recs.currency[other] == recs.currency[own[0]]))
    same_party = _equal(recs.party, other[at], party)
    found = []
    for place, same in zip(at.tolist(), same_party.tolist(), strict=True):
        drift, gap = int(off[place]), int(days[place])
        amount = max(0, 40 - (abs(drift) * 800 // abs(value) if value else 40))
        day, number = max(0, 30 - 5 * abs(gap)), 20 * bool(same_ref[place])
        found.append(
            Candidate(
                row=int(other[place]),
                item=int(line_item[place]),
                points=amount + day + number + 10 * same,
                amount_points=amount,
                day_points=day,
                ref_points=number,
                off=drift if own_side == 0 else -drift,
                days=gap,
                same_ref=bool(same_ref[place]),
                same_party=bool(same),
            )
        )
    found = [one for one in found if one.row not in unseen]
    found.sort(key=lambda one: (-one.points, recs.at[one.row], recs.number[one.row]))
    return found[:most]


def _free(columns: ReviewColumns, side: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return (item, record row) of the records of a side that no confirmed match holds."""
    cells = (columns.a, columns.b)[side]
    held = (columns.match > 0) & ~np.isin(columns.state, (rc.SUGGESTED, rc.AMBIGUOUS))
    free = np.flatnonzero((cells >= 0) & ~held[columns.item] & ~columns.locked[columns.item])
    return columns.item[free].astype(np.int64), cells[free].astype(np.int64)


def _equal(column: pa.ChunkedArray, rows: NDArray[np.int64], value: str) -> NDArray[np.bool_]:
    import pyarrow.compute as pc

    if not value:
        return np.zeros(len(rows), bool)
    return np.asarray(pc.equal(column.take(rows), value).to_numpy(), bool)


def details(uow: UnitOfWork, columns: ReviewColumns, item: int) -> dict[str, Any]:
    """Return what the evidence card needs of an item beside its columns.

    members: list of live_schema rows as dicts with `side` and `record_id`; statements: number → (file, sheet);
    reasons: evidence of its match; rules: id/version → name of people's rules; items: its discrepancies as dicts;
    notes: texts of people, oldest first; disagreeing: statement numbers of members that contradict their own totals
    and that nobody accepted.
    """
    rows = [(side, int(columns.records.number[row])) for side in (0, 1) for row in columns.members(item, side)]
    numbers = np.array([number for _side, number in rows], np.int64)
    table = uow.records.rows(numbers)
    ids = uow.records.ids(numbers).to_pylist()
    members = table.to_pylist()
    for (side, _number), record_id, member in zip(rows, ids, members, strict=True):
        member["side"], member["record_id"] = side, record_id
    at = int(columns.evidence[item])
    wanted = {one["statement"] for one in members}
    statements = [one for one in uow.statements.live() if one.number in wanted]
    accepted = {one.subject for one in uow.decisions.live("accept_statement")}
    return {
        "members": members,
        "statements": {one.number: (one.file, one.sheet) for one in statements},
        "disagreeing": [
            one.number for one in statements if one.control == "disagree" and one.statement_id not in accepted
        ],
        "reasons": json.loads(columns.reasons[at] or "{}") if at >= 0 else {},
        "items": _items_about(uow, columns, item, set(numbers.tolist())),
        "rules": rule_names(uow),
        "notes": [one.note for one in uow.decisions.live("note") if one.subject in set(ids)],
    }


def _items_about(uow: UnitOfWork, columns: ReviewColumns, item: int, numbers: set[int]) -> list[dict[str, Any]]:
    match = int(columns.match[item])
    live = items_about(uow.discrepancies.live(), np.array([match]), np.array(sorted(numbers), np.int64))
    return [
        one
        for one in live.to_pylist()
        if one["comparison"] == columns.comparison and one["match"] in ((match, 0) if match else (0,))
    ]


def moment_text(at: int, dated: bool) -> str:
    """Return `2026-10-31 09:12:08`, or the date alone, of seconds on the source's clock."""
    days, seconds = divmod(int(at), lines.DAY_SECONDS)
    day = date.fromordinal(EPOCH.toordinal() + days)
    if dated:
        return day.isoformat()
    return f"{day.isoformat()} {seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
