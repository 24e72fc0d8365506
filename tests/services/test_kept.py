"""What is kept from one reading to the next is after any decision, undo or redo what a reading of everything gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from app.domain.columns import match_schema, member_schema
from app.domain.errors import AppError
from app.domain.period import Period
from app.services import proof_kept, review, review_kept, shops
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.history import redo, undo
from app.services.ports import Book, UnitOfWork
from app.services.proof import proof_of
from app.services.review_columns import ReviewColumns
from app.services.review_pairs import as_proved
from app.services.shops import belonging
from app.services.shops_told import Told, follow
from app.services.touched import Standing, touched
from app.store.engine import BookStore
from tests.demo_book import SEPTEMBER, booked_demo
from tests.store.helpers import item, items, member, ties
from tests.two_shops import OCTOBER, two_shops

COMPARISONS = ("L1", "L2", "L3", "L4", "L5")
_ARRAYS = ("item", "a", "b", "a_value", "b_value", "match", "discrepancy", "state", "why", "why_n", "difference")
_MORE = ("n_a", "n_b", "pair", "locked", "first_line")


def shown(columns: ReviewColumns) -> list[object]:
    """Return everything that a review shows, of evidence what stands in it and not in which row."""
    assert columns.score is not None and columns.method is not None
    at = columns.evidence[columns.evidence >= 0].tolist()
    evidence = [(columns.reasons[one], int(columns.score[one]), columns.methods[columns.method[one]]) for one in at]
    arrays = [(name, getattr(columns, name).dtype, getattr(columns, name).tolist()) for name in (*_ARRAYS, *_MORE)]
    other = None if columns.other is None else columns.other.tolist()
    has = (columns.evidence >= 0).tolist()
    marks = (columns.flagged, columns.notes, columns.pairs, columns.exp, columns.records.number.tolist())
    return [arrays, evidence, has, other, marks]


def both(uow: UnitOfWork, comparison: str, period: Period) -> tuple[Any, Any]:
    """Return what is kept and what is read: where records belong, the proof and the review."""
    days = {"first": period.first, "last": period.last}
    kept, fresh = belonging(uow), shops._reckon(uow)[0]
    assert (kept.places, kept.shops, kept.statements, kept.accounts) == (
        fresh.places,
        fresh.shops,
        fresh.statements,
        fresh.accounts,
    )
    assert kept.of.tolist() == fresh.of.tolist()
    one = proof_kept.proof_of(uow, **days, stands=comparison, belonging=kept)
    two = proof_of(uow, **days, stands=comparison, belonging=kept)
    assert one.lines == two.lines
    columns = as_proved(review_kept.load_review(uow, comparison, **days), one.stands)
    return columns, as_proved(review.load_review(uow, comparison, **days), two.stands)


class Person:
    """Decides something by chance, again and again, in any comparison."""

    def __init__(self, book: Book, period: Period, seed: int) -> None:
        self._book, self._period, self._chance = book, period, random.Random(seed)
        self._ways = (self._matches, self._matches, self._by_hand, self._explain, self._mark, undo, undo, redo)
        self.done = 0

    def act(self) -> None:
        """Do something; what is refused was no decision."""
        way: Callable[..., object] = self._chance.choice(self._ways)
        try:
            way(self._book, "Lin")
            self.done += 1
        except (AppError, IndexError):
            pass

    def _columns(self) -> ReviewColumns:
        with self._book.read() as uow:
            days = {"first": self._period.first, "last": self._period.last}
            return review.load_review(uow, self._chance.choice(COMPARISONS), **days)

    def _items(self, columns: ReviewColumns, keep: Any) -> list[int]:
        some = np.flatnonzero(keep).tolist()
        return self._chance.sample(some, min(len(some), self._chance.choice((1, 1, 3))))

    def _matches(self, book: Book, actor: str) -> None:
        columns = self._columns()
        kind = self._chance.choice(("confirm", "reject", "unmatch"))
        state = (rc.MATCHED, rc.OPEN) if kind == "unmatch" else (rc.SUGGESTED, rc.AMBIGUOUS)
        items = self._items(columns, np.isin(columns.state, state) & (columns.match > 0))
        matches = tuple(int(columns.match[one]) for one in items)
        decide(book, Decision(kind=kind, matches=matches, many=True), actor)

    def _by_hand(self, book: Book, actor: str) -> None:
        columns = self._columns()
        numbers = []
        for side, many in ((0, columns.n_a), (1, columns.n_b)):
            items = self._items(columns, (columns.match == 0) & (many > 0))
            numbers.append(tuple(int(columns.records.number[columns.members(one, side)[0]]) for one in items))
        told = {"records_a": numbers[0], "records_b": numbers[1], "note": "so it is"}
        decide(book, Decision(kind="match", comparison=columns.comparison, **told), actor)

    def _explain(self, book: Book, actor: str) -> None:
        columns = self._columns()
        items = self._items(columns, columns.discrepancy > 0)
        numbers = tuple(int(columns.discrepancy[one]) for one in items)
        decide(book, Decision(kind="explain", discrepancies=numbers, reason="accepted", many=True), actor)

    def _mark(self, book: Book, actor: str) -> None:
        columns = self._columns()
        subject = str(int(self._chance.choice(columns.records.number.tolist())))
        kind = self._chance.choice(("flag", "note"))
        decide(book, Decision(kind=kind, subjects=(subject,), note="asked" if kind == "note" else ""), actor)


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_after_any_decision_what_is_kept_is_what_is_read(tmp_path, comparison):
    book = booked_demo(tmp_path)[0]
    person = Person(book, SEPTEMBER, seed=COMPARISONS.index(comparison))
    kept_on = 0
    for _step in range(14):
        with book.read() as uow:
            before = dict(uow.kept)
        person.act()
        with book.read() as uow:
            kept, fresh = both(uow, comparison, SEPTEMBER)
            after = dict(uow.kept)
        assert shown(kept) == shown(fresh)
        if before:
            kept_on += after["review"].columns.records is before["review"].columns.records
            kept_on += after["proof"].marks is before["proof"].marks
    book.close()
    again = BookStore().open(book.path)  # what is kept in memory stands in the book
    with again.read() as uow:
        assert shown(both(uow, comparison, SEPTEMBER)[1]) == shown(kept)
    again.close()
    assert person.done >= 8 and kept_on >= 14  # of 28 readings; the rest were of everything


@pytest.mark.parametrize(("comparison", "seed"), [("L1", 200), ("L1", 202), ("L2", 200)])
def test_shops_follow_the_matches_that_tell_them(tmp_path, comparison, seed):
    book = two_shops(tmp_path)
    person = Person(book, OCTOBER, seed)
    places = set()
    for _step in range(40):
        person.act()
        with book.read() as uow:
            kept, fresh = both(uow, comparison, OCTOBER)
            places.add(tuple(belonging(uow).of.tolist()))
        assert shown(kept) == shown(fresh)
    book.close()
    assert len(places) > 1


def standing(*matches: tuple[str, list[int], list[int], int], named: list[int]) -> Standing:
    """Return matches (comparison, records of A, of B, state), numbered from 1, and one item, 7, that names records."""
    made = [ties([(a, b)], comparison=comparison)[0] for comparison, a, b, _state in matches]
    rows = [one.to_pylist()[0] | {"number": at + 1, "state": matches[at][3]} for at, one in enumerate(made)]
    members = [
        member(at + 1, side, record, 10_000, True)
        for at, (_comparison, *sides, _state) in enumerate(matches)
        for side, records in enumerate(sides)
        for record in records
    ]
    return Standing(
        pa.Table.from_pylist(rows, match_schema()),
        pa.Table.from_pylist(members, member_schema()),
        items(item(named) | {"number": 7}),
    )


def test_what_an_item_names_hangs_on_the_match_of_one_of_its_records():
    there = standing(("L1", [1], [2], 1), ("L1", [3], [4], 1), ("L1", [5], [6], 1), ("L2", [1], [9], 1), named=[2, 3])
    found = touched("L1", there, there, [1], [], np.zeros(0, np.int64))
    assert found is not None
    assert (found.records.tolist(), found.items.tolist(), found.matches.tolist()) == ([1, 2, 3, 4], [7], [1, 2])


def test_what_a_match_tells_is_handed_on_by_the_next():
    before = standing(("L1", [1], [2], 0), ("L3", [2], [3], 1), named=[9])
    after = standing(("L1", [1], [2], 1), ("L3", [2], [3], 1), named=[9])
    told = Told(np.array([0, 5, 0, 0], np.int64), np.full(4, -1, np.int32))
    moved = follow((told,), before, after, frozenset({1}))
    assert moved is not None and moved.tolist() == [2, 3] and told.value.tolist() == [0, 5, 5, 5]
    back = follow((told,), after, before, frozenset({1}))
    assert back is not None and back.tolist() == [2, 3] and told.value.tolist() == [0, 5, 0, 0]
