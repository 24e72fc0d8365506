"""What decided matches teach, what runs make of it, and that a person has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotAllowed
from app.domain.knowledge import ALIAS, DELAY, FLOOR, FORGOTTEN, PERSON, Knowledge, Learned
from app.domain.match import Account
from app.domain.progress import silent
from app.domain.record import Kind
from app.matching.engine import reconcile
from app.matching.learning import Case, calibration, learn_aliases, learn_delays, learn_floors, workdays_between
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.learning import LEAST_HISTORY, approved_by_band, cases, forget, load_learned, remember, set_learned
from app.services.ports import Book
from app.services.review import load_review
from app.services.run_matching import run_matching
from tests.demo_book import SEPTEMBER, demo_book
from tests.matching.shop import Found, bank, inputs, ledger
from tests.rules.test_rulebook import COVERED
from tests.services.test_two_months import import_october, settle


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def days(*given: str):
    return np.array([np.datetime64(one, "D").astype(np.int64) for one in given])


def test_delays_are_counted_in_working_days_over_weekend_and_holiday():
    # 30 September 2026 is a Wednesday; 1 to 7 October are holidays
    first, last = days("2026-09-25", "2026-09-30", "2026-10-09"), days("2026-09-28", "2026-10-08", "2026-10-09")
    assert workdays_between(first, last).tolist()[1:] == [1, 0]


def test_the_usual_delay_is_the_median_and_far_cases_speak_against_it():
    first = days(*["2026-11-02"] * 7)
    last = days(*["2026-11-04"] * 5, "2026-11-03", "2026-11-13")
    (one,) = learn_delays("L3", ["2088"] * 7, first, last)
    assert (one.subject, one.value, one.support, one.against) == ("2088", "2", 6, 1)
    assert one.counts == ((1, 1), (2, 5), (9, 1)) and one.used


def test_a_name_that_two_accounts_have_is_nobodys():
    found = learn_aliases("L3", ["a", "a", "a", "b", "b", "b", "b"], ["X", "X", "X", "X", "Y", "Y", "Y"])
    known = Knowledge(items=tuple(found))
    assert known.of(ALIAS, "L3") == {"Y": "b"}


def case(score, right):
    return Case(comparison="L1", method="amount_day", score=score, right=right)


def test_scores_that_are_nearly_always_refused_are_a_floor():
    given = [case(520, False)] * 30 + [case(520, True)] * 2 + [case(700, True)] * 40 + [case(700, False)]
    (one,) = learn_floors(given)
    assert (one.value, one.support, one.against, one.used) == ("521", 30, 2, True)
    assert learn_floors([case(700, True)] * 10 + [case(700, False)] * 9) == []


def test_what_scores_claim_is_held_against_what_was_decided():
    bands = calibration([case(910, True)] * 9 + [case(940, False)] + [case(510, False)] * 3)
    assert [(one.low, one.claimed, one.actual, one.right, one.wrong) for one in bands] == [
        (500, 510, 0, 0, 3),
        (900, 913, 900, 9, 1),
    ]


LEARNED = st.builds(
    Learned,
    kind=st.sampled_from([DELAY, FLOOR]),
    comparison=st.just("L3"),
    subject=st.sampled_from("abc"),
    value=st.integers(0, 9).map(str),
    support=st.integers(0, 30),
    by=st.sampled_from(["learned", PERSON, FORGOTTEN]),
)


@given(st.lists(LEARNED, unique_by=lambda one: one.key), st.lists(LEARNED, unique_by=lambda one: one.key))
def test_learning_never_changes_what_a_person_said_and_learning_twice_is_learning_once(known, fresh):
    before = Knowledge().with_items(tuple(known))
    fresh = tuple(replace(one, by="learned") for one in fresh)
    after = before.merged(fresh)
    said = {one.key: (one.value, one.by) for one in known if one.by != "learned"}
    assert {one.key: (one.value, one.by) for one in after.items if one.by != "learned"} == said
    assert after.merged(fresh) == after
    assert after.merged(tuple(reversed(fresh))) == after


def run(rows, items=(), **more):
    return Found(reconcile(inputs(rows, coverage=COVERED, knowledge=Knowledge(version=1, items=items), **more), silent))


def test_a_learned_delay_moves_the_expected_day_and_a_persons_own_goes_before_it():
    rows = [ledger(Kind.PAYOUT, -100_000, record=1), bank(100_000, record=2, day="2026-10-22")]
    slow = Learned(kind=DELAY, comparison="L3", subject="2088", value="6", support=20)
    assert run(rows).of("L3") == []
    assert len(run(rows, (slow,)).of("L3")) == 1
    own = {"2088": Account(code="2088", delay_days=2)}
    assert run(rows, (slow,), accounts=own).of("L3") == []
    assert run(rows, (replace(slow, by=FORGOTTEN),)).of("L3") == []
    assert len(run(rows, (replace(slow, support=0, by=PERSON),)).of("L3")) == 1


def test_a_learned_name_says_whose_money_a_deposit_is():
    rows = [
        ledger(Kind.PAYOUT, -100_000, record=1),
        bank(100_000, record=2, day="2026-10-15", counterparty="某某结算"),
        bank(100_000, record=3, day="2026-10-15", counterparty="另一家"),
    ]
    known = Learned(kind=ALIAS, comparison="L3", subject="2088", value="某某结算", support=4)
    found = run(rows, (known,)).of("L3")
    assert [(one["A"], one["B"], one["ambiguous"], one["state"]) for one in found] == [([1], [2], False, 0)]


def knowledge(book: Book) -> Knowledge:
    with book.read() as uow:
        return uow.knowledge()


def test_only_a_run_that_says_so_learns_and_it_names_its_version(book):
    settle(book, SEPTEMBER)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    assert knowledge(book) == Knowledge()
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    learned = knowledge(book)
    assert learned.version == 1 and any(one.kind == DELAY and one.support > 0 for one in learned.items)
    with book.read() as uow:
        assert uow.audit.entries()[-1].params["knowledge"] == 1
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    assert knowledge(book) == learned


def test_what_was_learned_can_be_set_forgotten_and_remembered(book):
    settle(book, SEPTEMBER)
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    one = next(one for one in knowledge(book).items if one.kind == DELAY)
    set_learned(book, one, "4", "Lin")
    mine = next(each for each in knowledge(book).items if each.key == one.key)
    assert (mine.value, mine.by) == ("4", PERSON)
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    assert mine in knowledge(book).items
    forget(book, [mine], "Lin")
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    gone = next(each for each in knowledge(book).items if each.key == one.key)
    assert gone.by == FORGOTTEN and not gone.used
    remember(book, gone, "Lin")
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    assert next(each for each in knowledge(book).items if each.key == one.key) == one
    for wrong in ("x", "61", "-1", ""):
        with pytest.raises(NotAllowed):
            set_learned(book, one, wrong, "Lin")


def test_few_decided_suggestions_say_nothing_and_matches_by_hand_never_count(book):
    with book.read() as uow:
        assert approved_by_band(uow, "L4") == {}
        columns = load_review(uow, "L4")
    alike = columns.match[(columns.match > 0) & (columns.state == rc.SUGGESTED)][: LEAST_HISTORY + 1].tolist()
    decide(book, Decision(kind="confirm", matches=tuple(alike[: LEAST_HISTORY - 1]), many=True), "Lin")
    with book.read() as uow:
        assert approved_by_band(uow, "L4") == {}
    decide(book, Decision(kind="reject", matches=(alike[LEAST_HISTORY - 1],)), "Lin")
    with book.read() as uow:
        assert approved_by_band(uow, "L4") == {650: (LEAST_HISTORY - 1, LEAST_HISTORY)}
        _matches, members = uow.matches.live("L4")
    mine = [one for one in members.to_pylist() if one["match"] == alike[-1]]
    a, b = (tuple(one["record"] for one in mine if one["side"] == side) for side in (0, 1))
    decide(book, Decision(kind="match", comparison="L4", records_a=a, records_b=b), "Lin")
    with book.read() as uow:
        assert approved_by_band(uow, "L4") == {650: (LEAST_HISTORY - 1, LEAST_HISTORY)}


def test_what_was_refused_counts_with_its_score(book):
    with book.read() as uow:
        matches = uow.matches.live()[0].to_pylist()
    one = next(one for one in matches if one["state"] == 0)
    decide(book, Decision(kind="reject", matches=(one["number"],), note="no"), "Lin")
    with book.read() as uow:
        found = [each for each in cases(uow) if not each.right]
        page = load_learned(uow)
    assert [(each.comparison, each.score) for each in found] == [(one["comparison"], one["score"])]
    assert sum(band.wrong for band in page.bands) == 1


def state(book: Book):
    with book.read() as uow:
        matches, members = uow.matches.live()
        ids = uow.records.ids(members["record"].to_numpy()).to_pylist()
        of: dict[int, list[str]] = {}
        for match, one in zip(members["match"].to_pylist(), ids, strict=True):
            of.setdefault(match, []).append(one)
        return sorted(
            (one["comparison"], one["method"], one["state"], sorted(of[one["number"]])) for one in matches.to_pylist()
        )


def test_with_the_same_knowledge_a_run_bit_by_bit_equals_one_over_everything(tmp_path):
    known = Knowledge(
        version=5, items=(Learned(kind=DELAY, comparison="L3", subject="20880412600157390156", value="2", support=9),)
    )
    for name in "ab":
        (tmp_path / name).mkdir()
    whole, parts = (demo_book(tmp_path / name) for name in "ab")
    for one in (whole, parts):
        with one.write("learned", "Lin") as uow:
            uow.put_knowledge(known)
            uow.commit(text_key="audit.learned", params={"count": 1}, rows=1)
    run_matching(parts, as_of=None, actor="Lin", report=silent)
    for one, folder in ((whole, tmp_path / "w"), (parts, tmp_path / "p")):
        folder.mkdir()
        import_october(one, folder)
    run_matching(parts, as_of=None, actor="Lin", report=silent)
    assert state(whole) == state(parts)
    whole.close()
    parts.close()
