"""The review kept from one reading to the next: what a decision did not touch is not read again.

What it touched is built by the same code from those records alone and put in the place of what stood there. Where a
statement, a sign-off or a run changed, another program wrote, or the change is large, everything is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.services import review as whole
from app.services.history import last_run
from app.services.ports import UnitOfWork
from app.services.review_columns import ReviewColumns
from app.services.review_lines import ints
from app.services.review_pairs import paired
from app.services.touched import Standing, Touched, touched_since

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_BY_LINE = ("a", "b", "a_value", "b_value")
_BY_ITEM = ("match", "discrepancy", "state", "why", "why_n", "difference", "n_a", "n_b", "locked", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kept:
    """What was read last: of which comparison and days, at which head of the chain and after which run."""

    asked: tuple[str, date | None, date | None]
    head: str
    run: int
    standing: Standing
    columns: ReviewColumns


_NAME = "review"


def load_review(
    uow: UnitOfWork,
    comparison: str,
    *,
    first: date | None = None,
    last: date | None = None,
    pause: Callable[[], None] = lambda: None,
) -> ReviewColumns:
    """Return what `services.review.load_review` returns, but for the rows of `reasons`, which are as they come."""
    kept: _Kept | None = uow.kept.get(_NAME)
    asked, standing = (comparison, first, last), Standing.of(uow)
    now = {"asked": asked, "head": uow.audit.head()[1], "run": last_run(uow.audit.entries()), "standing": standing}
    columns = None
    if kept is not None and (kept.asked, kept.run) == (asked, now["run"]):
        columns = _changed(uow, kept, standing)
        pause()
    if columns is None:
        kept = None
        uow.kept.pop(_NAME, None)  # before another one is made, for it is large
        columns = whole.load_review(uow, comparison, first=first, last=last, pause=pause)
    uow.kept[_NAME] = _Kept(columns=columns, **now)  # type: ignore[arg-type]
    return columns


def _changed(uow: UnitOfWork, kept: _Kept, standing: Standing) -> ReviewColumns | None:
    """Return the columns with what changed since put in; None where everything is to be read."""
    columns = kept.columns
    found = touched_since(uow, kept.head, kept.standing, standing, columns.comparison)
    if found is None:
        return None
    columns = replace(columns, flagged=whole.flagged_records(uow), notes=whole.latest_notes(uow))
    return _put_in(uow, columns, found, kept, standing) if len(found.records) else columns


def _put_in(
    uow: UnitOfWork, columns: ReviewColumns, found: Touched, kept: _Kept, standing: Standing
) -> ReviewColumns | None:
    before, after = found.part(kept.standing), found.part(standing)
    rows = columns.records.find(found.records)
    rows = rows[rows >= 0]  # an item may name records of another comparison
    if not len(rows):
        return columns
    there = columns.records.find(ints(after.members["record"])) >= 0
    if not there.all() or not columns.records.side[rows].all():
        return None  # a record comes in, or may go, with its match
    if columns.exp > 2 and max(_exps(before), default=0) >= columns.exp:
        return None  # its digits may have been the most
    _comparison, first, last = kept.asked
    told = ("text",) if columns.comparison in ("L3", "L4") else ()
    table = uow.records.rows(columns.records.number[rows]).select([*whole.NEEDED, *told])
    tables = whole.Tables(
        comparison=columns.comparison,
        records=table,
        side=columns.records.side[rows],
        matches=after.matches,
        members=after.members,
        items=after.items,
        young=whole.young(uow, table),
    )
    signed = whole.signed_days(uow)
    part = whole.build(tables, signed=signed, first=first, last=last, least_exp=columns.exp)
    return put_in(columns, rows, part) if part.exp == columns.exp else None


def _exps(part: Standing) -> list[int]:
    return [*part.matches["exp"].to_pylist(), *part.members["exp"].to_pylist()]


def put_in(columns: ReviewColumns, rows: Ints, part: ReviewColumns) -> ReviewColumns:
    """Return the columns with the items of some records as they stand in `part`; rows: of its records, in their order.

    Every item that holds one of these records holds no other, neither here nor there.
    """
    methods = (*columns.methods, *(one for one in part.methods if one not in columns.methods))
    part = _in_terms_of(columns, methods, rows, part)
    hit = np.zeros(len(columns.records), np.bool_)
    hit[rows] = True
    gone = np.zeros(columns.items, np.bool_)
    for cells in (columns.a, columns.b):
        gone[columns.item[(cells >= 0) & hit[cells]]] = True
    stay = np.flatnonzero(~gone)
    order = np.insert(stay, _places(columns, stay, part), np.arange(part.items) + columns.items)
    joined: dict[str, Any] = {name: _joined(columns, part, name)[order] for name in _BY_ITEM}
    size = np.maximum(joined["n_a"], joined["n_b"])
    start = np.cumsum(size) - size
    source = np.concatenate([columns.first_line, part.first_line + len(columns)])[order]
    line = np.repeat(source - start, size) + np.arange(int(size.sum()))
    joined |= {name: _joined(columns, part, name)[line] for name in _BY_LINE}
    firsts = [np.where(joined[many] > 0, joined[name][start], -1) for many, name in (("n_a", "a"), ("n_b", "b"))]
    pair, pairs, _currency = paired(columns.comparison, columns.records, np.array(firsts, np.int64))
    return replace(
        columns,
        item=np.repeat(np.arange(len(size), dtype=np.int32), size),
        first_line=start.astype(np.int32),
        reasons=columns.reasons.with_more(part.reasons[row] for row in range(len(part.reasons))),
        methods=methods,
        score=_joined(columns, part, "score"),
        method=_joined(columns, part, "method"),
        pair=pair,
        pairs=pairs,
        **joined,
    )


def _joined(columns: ReviewColumns, part: ReviewColumns, name: str) -> NDArray[Any]:
    return np.concatenate([getattr(columns, name), getattr(part, name)])


def _in_terms_of(columns: ReviewColumns, methods: tuple[str, ...], rows: Ints, part: ReviewColumns) -> ReviewColumns:
    """Return the part with the rows of records and of evidence, and the methods, that it has in the whole."""
    assert part.method is not None
    a, b = (np.where(one >= 0, rows[one], -1).astype(np.int32) for one in (part.a, part.b))
    code = np.array([methods.index(one) for one in part.methods] or [0], np.int8)
    return replace(
        part,
        method=code[part.method],
        evidence=np.where(part.evidence >= 0, part.evidence + len(columns.reasons), -1).astype(np.int32),
        a=a,
        b=b,
    )


def _places(columns: ReviewColumns, stay: Ints, part: ReviewColumns) -> Ints:
    """Return before which of the items that stay each of `part` belongs, in the order that `review.build` gives them.

    That is by the first moment of side A, of side B where there is no A; within a moment the number decides.
    """
    at, numbers = columns.records.at, columns.records.number

    def moments(of: ReviewColumns) -> Ints:
        first = of.first_line
        leads = np.where(of.n_a > 0, of.a[first], of.b[first]) if of.items else np.zeros(0, np.int64)
        return at[leads]

    def key(of: ReviewColumns, item: int) -> tuple[int, bool]:
        has_a = bool(of.n_a[item])
        return int(numbers[of.members(item, 0 if has_a else 1)].min()), has_a

    there, wanted = moments(columns)[stay], moments(part)
    low, high = np.searchsorted(there, wanted), np.searchsorted(there, wanted, "right")
    for one in np.flatnonzero(low < high).tolist():
        low[one] = bisect_left(
            stay, key(part, one), int(low[one]), int(high[one]), key=lambda item: key(columns, int(item))
        )
    return np.asarray(low)
