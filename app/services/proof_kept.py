"""The proof kept from one reading to the next: sums are of records, so what was touched goes from them and comes anew.

Both parts are added up by the code that adds up the whole. Where a statement changed, another program wrote, the change
is large or moves what holds for all (digits, usual partners of accounts, which records stand on which side), everything
is read. What is frozen or written to a file is always of a whole reading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import Comparison
from app.domain.proof import ProofLine, shortened, with_changes
from app.services.proof import PROOF_COLUMNS, Proof, works
from app.services.proof_columns import Stands, partners
from app.services.touched import DECIDED, Standing, Touched, touched_since

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.ports import UnitOfWork
    from app.services.proof_lines import Work
    from app.services.shops import Belonging

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Both = tuple[Mask, Mask]
    Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Worked:
    """What the work on one comparison came to; bit: of `_Kept.marks`, its first."""

    what: Comparison
    bit: int
    idle: bool
    exp: int
    votes: dict[int, int]
    lines: list[ProofLine]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kept:
    """What was read last. marks: by number of a record, on which sides it is and where nothing is expected of it."""

    asked: tuple[Days, str]
    head: str
    standing: Standing
    belonging: Belonging
    marks: NDArray[np.int32]
    accounts: list[str]
    currencies: list[str]
    worked: tuple[_Worked, ...]
    stands: Stands | None

    def proof(self) -> Proof:
        """Return the proof as `proof_of` does."""
        lines = [line for one in self.worked for line in one.lines]
        if not self.belonging.divides:
            lines = [shortened(one) for one in lines if one.count_a or one.count_b]
        return Proof(lines=lines, stands=self.stands)


_NAME = "proof"
_LIVE = 1
_NO_RECORDS = np.zeros(0, np.int64)


def proof_of(uow: UnitOfWork, *, first: date | None, last: date | None, stands: str, belonging: Belonging) -> Proof:
    """Return what `services.proof.proof_of` returns, but for the order of places and for unused pairs in `stands`."""
    kept: _Kept | None = uow.kept.get(_NAME)
    asked, standing = ((first, last), stands), Standing.of(uow)
    found = None
    if kept is not None and kept.asked == asked:
        found = _changed(uow, kept, standing, belonging)
    if found is None:
        found = _read(uow, asked, standing, belonging)
    uow.kept[_NAME] = found
    return found.proof()


def _read(uow: UnitOfWork, asked: tuple[Days, str], standing: Standing, belonging: Belonging) -> _Kept:
    (first, last), wanted = asked
    records = uow.records.table(columns=PROOF_COLUMNS)
    tables = (standing.matches, standing.members, standing.items)
    worked: list[_Worked] = []
    stands, columns = None, None
    marks = np.zeros(0, np.int32)
    for work in works(records, *tables, first=first, last=last, belonging=belonging):
        if columns is None:
            columns = work.columns
            marks = np.zeros(len(columns.where), np.int32)
            marks[columns.record] = _LIVE
        bit = 1 + 4 * len(worked)
        for at, mask in enumerate((*work.sides, *(work.idle or ()))):
            marks[columns.record[mask]] |= 1 << (bit + at)
        worked.append(
            _Worked(
                what=work.what,
                bit=bit,
                idle=work.idle is not None,
                exp=work.exp,
                votes=work.votes,
                lines=work.unshortened(),
            )
        )
        if work.what.value == wanted:
            stands = work.stands()
    return _Kept(
        asked=asked,
        head=uow.audit.head()[1],
        standing=standing,
        belonging=belonging,
        marks=marks,
        accounts=columns.accounts if columns is not None else [],
        currencies=columns.currencies if columns is not None else [],
        worked=tuple(worked),
        stands=stands,
    )


def _changed(uow: UnitOfWork, kept: _Kept, standing: Standing, belonging: Belonging) -> _Kept | None:
    """Return what was kept with what changed since put in; None where everything is to be read."""
    changes, moved = uow.changes_since(kept.head), _moved(kept.belonging, belonging)
    if changes is None or not changes.tables <= DECIDED or moved is None:
        return None
    worked, stands = [], kept.stands
    for one in kept.worked:
        touched = touched_since(uow, kept.head, kept.standing, standing, one.what.value, moved)
        if touched is None:
            return None
        made = _anew(uow, kept, one, touched, standing, belonging) if len(touched.records) else (one, None)
        if made is None:
            return None
        worked.append(made[0])
        if made[1] is not None and one.what.value == kept.asked[1] and stands is not None:
            stands = _stands(stands, touched.records, made[1])
    return replace(
        kept, head=uow.audit.head()[1], standing=standing, belonging=belonging, worked=tuple(worked), stands=stands
    )


def _moved(before: Belonging, after: Belonging) -> Ints | None:
    """Return the records that belong elsewhere now; None where the places themselves are others."""
    if before is after:
        return _NO_RECORDS
    if (before.places, before.shops, len(before.of)) != (after.places, after.shops, len(after.of)):
        return None
    return np.flatnonzero(before.of != after.of)


def _anew(
    uow: UnitOfWork, kept: _Kept, one: _Worked, touched: Touched, standing: Standing, belonging: Belonging
) -> tuple[_Worked, Stands] | None:
    """Return the work on a comparison with what was touched added up anew, and where that stands now."""
    numbers = touched.records[touched.records < len(kept.marks)]
    numbers = numbers[kept.marks[numbers] > 0]
    records = uow.records.rows(numbers).select(list(PROOF_COLUMNS))
    before, after = touched.part(kept.standing), touched.part(standing)
    if one.exp > 2 and max(before.members["exp"].to_pylist(), default=0) >= one.exp:
        return None  # its digits may have been the most
    was = _work(kept, one, records, before, kept.belonging, one.votes)
    votes = {code: one.votes.get(code, 0) - count for code, count in was.votes.items()}
    now = _work(kept, one, records, after, belonging, one.votes)
    for code, count in now.votes.items():
        votes[code] = votes.get(code, one.votes.get(code, 0)) + count
    votes = {code: count for code, count in (one.votes | votes).items() if count}
    if not votes or not one.votes or now.exp != one.exp or not _same_partners(one.votes, votes, len(kept.accounts)):
        return None
    lines = with_changes(one.lines, was.unshortened(), now.unshortened())
    return replace(one, votes=votes, lines=lines), now.stands()


def _same_partners(one: dict[int, int], two: dict[int, int], none: int) -> bool:
    before, after = partners(one, none), partners(two, none)
    return all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def _work(
    kept: _Kept, one: _Worked, records: pa.Table, part: Standing, belonging: Belonging, votes: dict[int, int]
) -> Work:
    from app.services.proof_columns import BookColumns, Columns
    from app.services.proof_lines import Work

    book = BookColumns(Columns.of(records, kept.accounts, kept.currencies), part.matches, part.members, part.items)
    marks = kept.marks[book.columns.record] >> one.bit
    masks = [(marks >> at & 1).astype(np.bool_) for at in range(4)]
    places = belonging.of_rows(book.columns.record) if belonging.divides else None
    idle = (masks[2], masks[3]) if one.idle else None
    return Work(book, one.what, (masks[0], masks[1]), idle, kept.asked[0], places, least_exp=one.exp, voted=votes)


def _stands(stands: Stands, records: Ints, part: Stands) -> Stands:
    """Return where records stand, some of them as in `part`."""
    flags = np.zeros(int(max(stands.record.max(initial=0), records.max(initial=0))) + 1, np.bool_)
    flags[records] = True
    stay = ~flags[stands.record]
    pairs = tuple(sorted({*stands.pairs, *part.pairs}, key=lambda one: tuple(text.encode() for text in one)))
    place = {one: at for at, one in enumerate(pairs)}
    group = stands.group[stay]
    if pairs != stands.pairs:
        group = np.array([place[one] for one in stands.pairs] or [0], np.int32)[group]
    own = np.array([place[one] for one in part.pairs] or [0], np.int32)[part.group]
    return Stands(
        side=np.concatenate([stands.side[stay], part.side]),
        record=np.concatenate([stands.record[stay], part.record]),
        group=np.concatenate([group, own]),
        pairs=pairs,
    )
