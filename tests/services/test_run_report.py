"""What a run says of itself: passes with count, money and time, what changed, and the way back by its number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from app.domain.errors import NotAllowed
from app.domain.progress import silent
from app.matching.engine import reconcile
from app.matching.spread import in_threads
from app.services.decide import Decision, decide
from app.services.ports import Book
from app.services.review_lines import ints
from app.services.run_facts import Known, changes, found, known, since
from app.services.run_matching import run_matching
from app.services.run_report import RunReport, runs, undo_run
from tests.demo_book import demo_book
from tests.matching.shop import inputs, order, payment, run
from tests.matching.test_merged import NETS, entries, payout


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def told(book: Book) -> list[RunReport]:
    with book.read() as uow:
        return runs(uow)


def state_of(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def test_the_passes_name_every_match_and_its_money_once(book):
    (one,) = told(book)
    with book.read() as uow:
        matches, members = uow.matches.live()
    lines = {(each.comparison, each.method): each for each in one.passes}
    assert len(lines) == len(one.passes)
    on_a = ints(members["side"]) == 0
    for comparison, method in {*zip(matches["comparison"].to_pylist(), matches["method"].to_pylist(), strict=True)}:
        mine = [
            number
            for number, *which in zip(
                *(matches[name].to_pylist() for name in ("number", "comparison", "method")), strict=True
            )
            if which == [comparison, method]
        ]
        line = lines[comparison, method]
        assert line.confirmed + line.suggested == len(mine)
        held = dict.fromkeys(mine, 0)
        of = np.isin(ints(members["match"]), mine) & on_a
        for number, part in zip(ints(members["match"])[of], ints(members["allocated"])[of], strict=True):
            held[int(number)] += int(part)
        digits = int(matches["exp"][0].as_py())
        assert sum(map(Decimal, line.amounts.values())) == Decimal(sum(map(abs, held.values()))).scaleb(-digits)
    assert sum(each.confirmed for each in one.passes) == one.confirmed
    assert sum(each.suggested for each in one.passes) == one.suggested


def test_a_pass_that_found_nothing_is_named_with_its_time(book):
    (one,) = told(book)
    empty = [each for each in one.passes if each.comparison and not each.confirmed + each.suggested]
    assert empty and all(not each.amounts and each.ms >= 0 for each in empty)
    assert [each.method for each in one.passes if not each.comparison] == [
        "loading", "prepare", "evidence", "classify", "storing"
    ]  # fmt: skip


def test_what_changed_is_counted_against_what_stood_before(book):
    run_matching(book, as_of=None, actor="local", report=silent)
    again, first = told(book)
    assert first.changes == {"new": first.confirmed + first.suggested, "changed": 0, "same": 0, "gone": 0}
    assert again.changes["new"] == again.changes["gone"] == again.changes["changed"] == 0 < again.changes["same"]
    assert again.standing + again.changes["same"] == first.changes["new"]


def test_a_run_is_undone_by_its_number_exactly_and_keeps_it(book):
    before = state_of(book)
    run_matching(book, as_of=None, actor="local", report=silent)
    after = state_of(book)
    undo_run(book, 2, "Lin")
    assert state_of(book) == before
    assert [(one.number, one.step.undone) for one in told(book)] == [(2, True), (1, False)]
    undo_run(book, 2, "Lin")
    assert state_of(book) == after
    undo_run(book, 2, "Lin")
    run_matching(book, as_of=None, actor="local", report=silent)
    assert [(one.number, one.step.undone) for one in told(book)] == [(3, False), (2, True), (1, False)]


def test_a_number_that_is_not_there_and_one_that_something_rests_on_are_refused(book):
    with pytest.raises(NotAllowed, match=r"run\.gone"):
        undo_run(book, 9, "Lin")
    with book.read() as uow:
        matches, _ = uow.matches.live("L1")
    unsure = (ints(matches["state"]) == 0) & ~matches["ambiguous"].to_numpy()
    decide(book, Decision(kind="confirm", matches=(int(ints(matches["number"])[unsure][0]),)), "Lin")
    with pytest.raises(NotAllowed, match=r"undo\.blocked"):
        undo_run(book, 1, "Lin")


def tables(*rows: tuple[int, str, int, int, tuple[tuple[int, int, int], ...]]) -> Known:
    """Return the marks of matches: number, method, state, lead and members (side, record, part)."""
    matches = pa.table(
        {
            "number": pa.array([one[0] for one in rows], pa.int64()),
            "comparison": pa.array(["L1"] * len(rows), pa.string()),
            "method": pa.array([one[1] for one in rows], pa.string()),
            "state": pa.array([one[2] for one in rows], pa.int8()),
            "ambiguous": pa.array([False] * len(rows)),
            "difference": pa.array([0] * len(rows), pa.int64()),
            "lead": pa.array([one[3] for one in rows], pa.int64()),
            "ordinal": pa.array([1] * len(rows), pa.int16()),
        }
    )
    members = [(one[0], *member) for one in rows for member in one[4]]
    columns = ("match", "side", "record", "allocated")
    return known(
        matches, pa.table({name: pa.array([one[at] for one in members], pa.int64()) for at, name in enumerate(columns)})
    )


def test_numbers_and_order_are_nothing_new_but_members_state_and_method_are():
    one, other = ((0, 5, 100), (1, 9, 100)), ((0, 6, 70), (1, 8, 70))
    before = tables((11, "reference", 0, 5, one), (12, "reference", 0, 6, other))
    assert changes(before, tables((1, "reference", 0, 6, other[::-1]), (0, "reference", 0, 5, one))) == {
        "new": 0, "changed": 0, "same": 2, "gone": 0
    }  # fmt: skip
    moved = ((0, 5, 100), (1, 10, 100))
    for row in ((0, "reference", 0, 5, moved), (0, "reference", 1, 5, one), (0, "amount_day", 0, 5, one)):
        assert changes(before, tables(row)) == {"new": 0, "changed": 1, "same": 0, "gone": 1}
    assert changes(before, tables((0, "reference", 0, 7, one))) == {"new": 1, "changed": 0, "same": 0, "gone": 2}
    assert changes(tables(), before)["new"] == changes(before, tables())["gone"] == 2


def test_a_first_run_says_without_comparing_what_comparing_would_say():
    outcome = run([*entries("2026-10-12", NETS[:4]), payout(sum(NETS[:4]), "2026-10-13")]).outcome
    assert outcome.matches.num_rows
    assert since(tables(), outcome) == changes(tables(), found(outcome))


def test_payouts_in_no_set_are_counted_by_their_reason():
    """Half of the candidates would be left out; the few cents of small amounts prove nothing; nothing makes it."""
    for nets, paid, why in (
        (NETS[:4], sum(NETS[:2]), "made_of.rejected.half"),
        ([13, 27, 41, 22, 35, 58, 66, 74], 196, "made_of.rejected.chance"),
        (NETS[:5], sum(NETS), "made_of.none"),
    ):
        rows = [*entries("2026-10-12", nets), payout(paid, "2026-10-13")]
        assert run(rows).outcome.untold == {why: 1}
        cut = reconcile(inputs(rows), silent, partial(in_threads, accounts=2))
        assert cut.untold == {why: 1}
    assert run([*entries("2026-10-12", NETS), payout(sum(NETS[:-2]), "2026-10-13")]).outcome.untold == {}


def test_who_stops_a_run_is_heard_before_each_block_of_reasons(monkeypatch):
    monkeypatch.setattr("app.matching.evidence.BLOCK", 1)
    outcome = run([one for n in range(3) for one in (order(f"A{n}", 100), payment(f"A{n}", 100, f"P{n}"))]).outcome
    asked: list[int] = []
    outcome.told(pause=lambda: asked.append(1))
    assert len(asked) == outcome.matches.num_rows == 3
