"""What a change of the book touches: the records that stand with changed matches and items, and all that hangs on them.

What was worked out of the whole book is worked out anew of these alone and put in the place of the old. So a decision
costs what it changes, and not what the book holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.reports.cells import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Above so many records, matches or items everything is read anew.
MOST = 20_000
#: What decisions write, and what nothing here is worked out of: anything else that was written, and all is read anew.
DECIDED = frozenset({"tie", "member", "discrepancy", "decision", "account"})


@dataclass(frozen=True, eq=False)
class Standing:
    """The live matches with their members and the live items, as a unit of work gives them."""

    matches: pa.Table
    members: pa.Table
    items: pa.Table

    @classmethod
    def of(cls, uow: UnitOfWork) -> Standing:
        """Return what stands now; the same one as long as the store gives the same tables."""
        tables = (*uow.matches.live(), uow.discrepancies.live())
        found: Standing | None = uow.kept.get("standing")
        if found is None or not found.holds(tables):
            found = uow.kept["standing"] = cls(*tables)
        return found

    def holds(self, tables: tuple[pa.Table, pa.Table, pa.Table]) -> bool:
        """Return whether it is made of these very tables."""
        return all(a is b for a, b in zip((self.matches, self.members, self.items), tables, strict=True))

    def matched_as(self, other: Standing) -> bool:
        """Return whether the matches are the same tables; the store keeps them while they are the same."""
        return self.matches is other.matches and self.members is other.members

    @cached_property
    def number(self) -> Ints:
        """Return the number of each match."""
        return numbers(self.matches["number"])[0]

    @cached_property
    def member(self) -> tuple[Ints, Ints]:
        """Return match and record of each member."""
        return numbers(self.members["match"])[0], numbers(self.members["record"])[0]

    @cached_property
    def item(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Return number and match of each item, and the row of an item for each record that one names."""
        import pyarrow.compute as pc

        lists = self.items["records"].combine_chunks()
        parent, record = numbers(pc.list_parent_indices(lists))[0], numbers(pc.list_flatten(lists))[0]
        return numbers(self.items["number"])[0], numbers(self.items["match"])[0], parent, record

    def part(self, comparison: str, matches: Ints, items: Ints) -> Standing:
        """Return these matches and items of a comparison alone, by number."""
        ties, found = self._rows(comparison, matches, items)
        members = np.flatnonzero(among_few(self.member[0], self.number[ties]))
        return Standing(few_rows(self.matches, ties), few_rows(self.members, members), few_rows(self.items, found))

    def _rows(self, comparison: str, matches: Ints, items: Ints) -> tuple[Ints, Ints]:
        ties = np.flatnonzero(among_few(self.number, matches))
        found = np.flatnonzero(among_few(self.item[0], items))
        return (
            ties[_is(self.matches.select(["comparison"]), ties, comparison)],
            found[_is(self.items.select(["comparison"]), found, comparison)],
        )

    def hang_on(self, comparison: str, matches: Ints, items: Ints, records: Ints) -> tuple[Ints, Ints, Ints]:
        """Return matches, items and records of a comparison with those that directly hang on them."""
        match, record = self.member
        number, of_match, parent, named = self.item
        ties = np.union1d(matches, match[among_few(record, records)])
        rows = np.union1d(parent[among_few(named, records)], np.flatnonzero(among_few(of_match, matches[matches > 0])))
        at, found = self._rows(comparison, ties, np.union1d(items, number[rows]))
        ties, mine = self.number[at], among_few(parent, found)
        held = record[among_few(match, ties)]
        ties = np.union1d(ties, of_match[found][of_match[found] > 0])
        return ties, number[found], distinct(np.concatenate([records, held, named[mine]]))


@dataclass(frozen=True, slots=True, eq=False)
class Touched:
    """What a change touches in one comparison: numbers of matches, items and records, as they were and as they are.

    Whole: a record here stands with its matches of the comparison and its items, these with all their records.
    """

    comparison: str
    matches: Ints
    items: Ints
    records: Ints

    def part(self, standing: Standing) -> Standing:
        """Return of what stands, or stood, what is touched."""
        return standing.part(self.comparison, self.matches, self.items)


def touched_since(
    uow: UnitOfWork, head: str, before: Standing, after: Standing, comparison: str, records: Ints | None = None
) -> Touched | None:
    """Return what changed in a comparison since a head of the chain, and all that hangs on it.

    records: further ones that count as changed. None where everything is to be read: it is not known what changed, it
    is too much, more than matches and items changed, or which records a trade bill states already.
    """
    changes = uow.changes_since(head)
    if changes is None or not changes.tables <= DECIDED:
        return None
    matches = _sorted(changes.matches)
    for one in (before, after):
        rows = np.flatnonzero(among_few(one.number, matches))
        if _is(one.matches.select(["method"]), rows, "view").any():
            return None
    more = np.zeros(0, np.int64) if records is None else records
    return touched(comparison, before, after, changes.matches, changes.items, more)


def touched(
    comparison: str, before: Standing, after: Standing, matches: Iterable[int], items: Iterable[int], records: Ints
) -> Touched | None:
    """Return all that hangs on changed matches, items and records in a comparison; None where that is too much."""
    three = (_sorted(matches), _sorted(items), distinct(records))
    sizes: tuple[int, ...] = ()
    while sizes != (sizes := tuple(len(one) for one in three)):
        if max(sizes) > MOST:
            return None
        found = [one.hang_on(comparison, *three) for one in (before, after)]
        three = tuple(  # type: ignore[assignment]
            distinct(np.concatenate([old, *(one[at] for one in found)])) for at, old in enumerate(three)
        )
    return Touched(comparison, *three)


def _sorted(values: Iterable[int]) -> Ints:
    return np.array(sorted(values), np.int64)


def among_few(values: Ints, wanted: Ints) -> Mask:
    """Return which of many values are among a few, none of them negative."""
    if not len(wanted) or not len(values):
        return np.zeros(len(values), np.bool_)
    flags = np.zeros(int(max(values.max(), wanted.max())) + 1, np.bool_)
    flags[wanted] = True
    return np.asarray(flags[values])


def few_rows(table: pa.Table, rows: Ints) -> pa.Table:
    """Return some rows, ascending, of a long table; only the pieces that hold one are looked at."""
    import pyarrow as pa

    parts, start = [], 0
    for batch in table.to_batches():
        low, high = np.searchsorted(rows, (start, start + len(batch)))
        if low < high:
            parts.append(batch.take(pa.array(rows[low:high] - start)))
        start += len(batch)
    return pa.Table.from_batches(parts, table.schema)


def _is(table: pa.Table, rows: Ints, word: str) -> Mask:
    """Return in which of some rows the only column of a table says a word."""
    return np.array([one == word for one in few_rows(table, rows).column(0).to_pylist()], np.bool_)
