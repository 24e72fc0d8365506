"""Any step can be undone by itself: exactly, in any allowed order, and what stands on it is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, OPEN, SUGGESTED
from app.domain.progress import silent
from app.services import history
from app.services.decide import Decision, decide
from app.services.ports import Book, UnitOfWork
from app.services.review_lines import ints
from app.services.sign_off import sign_off
from app.services.steps import blockers, steps, undo_step, undo_steps
from app.services.verify import verify
from app.store.engine import BookStore
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def state_of(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def suggested(book: Book, count: int) -> list[int]:
    with book.read() as uow:
        matches, _members = uow.matches.live("L1")
    plain = (ints(matches["state"]) == SUGGESTED) & ~matches["ambiguous"].to_numpy()
    return [int(one) for one in ints(matches["number"])[plain][:count]]


def firsts(book: Book) -> list[int]:
    """Return the steps that people took, the latest first."""
    with book.read() as uow:
        return [one.first for one in steps(uow) if one.actor == "Lin"]


def test_an_older_step_that_nobody_built_on_is_undone_alone(book):
    """UX 32: the others stay; undone ones stay in the list and can be done again."""
    one, two, three = suggested(book, 3)
    clean = state_of(book)
    decide(book, Decision(kind="confirm", matches=(two,)), "Lin")
    only_two = state_of(book)
    history.undo(book, "Lin")
    assert state_of(book) == clean
    for match in (one, two, three):
        decide(book, Decision(kind="confirm", matches=(match,)), "Lin")
    everything = state_of(book)
    third, second, first = firsts(book)[:3]
    with book.read() as uow:
        assert blockers(uow, first) == []
    undo_step(book, first, "Zhou")
    undo_step(book, third, "Zhou")
    assert state_of(book) == only_two
    with book.read() as uow:
        listed = {step.first: step for step in steps(uow)}
    assert listed[first].undone and listed[first].by_undone == "Zhou" and not listed[second].undone
    undo_step(book, third, "Zhou")
    undo_step(book, first, "Zhou")
    assert state_of(book) == everything
    assert [one for one in verify(book, silent) if not one.passed] == []


def test_later_work_that_rests_on_a_step_is_named_and_undone_with_it(book):
    """UX 32: why not, which, and all of them together."""
    match = suggested(book, 1)[0]
    before = state_of(book)
    decide(book, Decision(kind="confirm", matches=(match,)), "Lin")
    decide(book, Decision(kind="unmatch", matches=(match,)), "Lin")
    first = firsts(book)[1]
    with book.read() as uow:
        waiting = blockers(uow, first)
    assert [one.action for one in waiting] == ["unmatch"]
    with pytest.raises(NotAllowed) as refused:
        undo_step(book, first, "Lin")
    assert refused.value.key == "undo.blocked" and refused.value.params == {"count": 1}
    assert len(undo_steps(book, [first], "Lin")) == 2
    assert state_of(book) == before


def test_a_run_after_a_reason_stands_on_it(book):
    from app.services.run_matching import run_matching

    with book.read() as uow:
        live = uow.discrepancies.live()
    number = int(ints(live["number"])[(ints(live["state"]) == OPEN) & (ints(live["match"]) == 0)][0])
    before = state_of(book)
    decide(book, Decision(kind="explain", discrepancies=(number,), reason="accepted"), "Lin")
    run_matching(book, as_of=None, actor="Lin", report=silent)
    run, reason = firsts(book)[:2]
    with book.read() as uow:
        assert [one.first for one in blockers(uow, reason)] == [run]
    undo_steps(book, [reason], "Lin")
    assert state_of(book) == before


def test_the_keys_go_on_from_where_the_list_left_off_also_after_a_restart(book):
    one, two = suggested(book, 2)
    decide(book, Decision(kind="confirm", matches=(one,)), "Lin")
    decide(book, Decision(kind="confirm", matches=(two,)), "Lin")
    both = state_of(book)
    undo_step(book, firsts(book)[1], "Lin")
    path = book.path
    known = history.history(book)
    again = BookStore().open(path)
    assert history.history(again) == known and len(known.redoable) == 0
    undo_step(again, firsts(again)[1], "Lin")  # done again: now it is the last step of the keys
    assert state_of(again) == both
    assert history.history(again).undoable[-1].first == firsts(again)[1]
    history.undo(again, "Lin")
    history.undo(again, "Lin")
    with again.read() as uow:
        assert all(step.undone for step in steps(uow) if step.actor == "Lin")
    again.close()


def test_sign_offs_have_their_own_way_back_and_guard_what_is_below(book):
    settle(book)
    sign_off(book, SEPTEMBER, "Lin Xiao", "", "Lin")
    signed, *rest = firsts(book)
    for first, key in ((signed, "undo.fixed"), (rest[0], "undo.signed")):
        with pytest.raises(NotAllowed) as refused:
            undo_steps(book, [first], "Lin")
        assert refused.value.key == key


#: What a random history of decisions is made of; numbers choose among what there is.
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["confirm", "reject", "unmatch", "explain", "note", "anew", "flag", "assign", "match"]),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=7,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plan=_STEPS, order=st.lists(st.integers(0, 6), max_size=5), again=st.booleans())
def test_what_is_left_after_undoing_some_equals_a_history_without_them(
    tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[str, int]], order: list[int], again: bool
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    book = demo_book(folder)
    clean = folder / "clean.tieout"
    shutil.copy(book.path, clean)
    made = [one for one in (_do(book, *step) for step in plan) if one is not None]
    whole = state_of(book)
    took = list(reversed(firsts(book)))[-len(made) :] if made else []
    gone: list[int] = []
    for choice in order:
        left = [at for at in range(len(made)) if at not in gone]
        if not left:
            break
        at = left[choice % len(left)]
        with book.read() as uow:
            if blockers(uow, took[at]):
                continue
        undo_step(book, took[at], "Lin")
        gone.append(at)
    other = BookStore().open(str(clean))
    for at, decision in enumerate(made):
        if at not in gone:
            decide(other, decision, "Lin")
    assert state_of(book) == state_of(other)
    other.close()
    if again:
        for at in reversed(gone):
            undo_step(book, took[at], "Lin")
        assert state_of(book) == whole
    book.close()


def _do(book: Book, what: str, choice: int) -> Decision | None:
    """Take one decision among those that the book allows now; return it, or None where there is none."""
    with book.read() as uow:
        decision = _decision(uow, what, choice)
    if decision is not None:
        decide(book, decision, "Lin")
    return decision


def _decision(uow: UnitOfWork, what: str, choice: int) -> Decision | None:
    matches, members = uow.matches.live("L1")
    numbers, state = ints(matches["number"]), ints(matches["state"])
    items = uow.discrepancies.live()
    if what in ("confirm", "reject"):
        found = numbers[(state == SUGGESTED) & ~matches["ambiguous"].to_numpy()][:6]
        return Decision(kind=what, matches=(int(found[choice % len(found)]),)) if len(found) else None
    if what == "unmatch":
        found = numbers[state == CONFIRMED]
        return Decision(kind=what, matches=(int(found[choice]),))
    if what in ("explain", "assign"):
        found = ints(items["number"])[ints(items["state"]) == OPEN]
        number = int(found[choice % len(found)])
        return Decision(kind=what, discrepancies=(number,), reason="accepted", owner=f"owner {choice}")
    if what == "match":
        return _match(uow, choice)
    records = ints(members["record"])[:3]
    subjects = (str(int(records[choice % 3])), str(int(records[(choice + 1) % 3])))
    kind = "note" if what == "anew" else what
    return Decision(kind=kind, subjects=subjects[: 1 + choice % 2], note=f"{what} {choice}", anew=what == "anew")


def _match(uow: UnitOfWork, choice: int) -> Decision | None:
    """Match an order without a payment with a payment without an order."""
    lone = [
        one for one in uow.discrepancies.live().to_pylist() if one["comparison"] == "L1" and len(one["records"]) == 1
    ]
    orders = [one["records"][0] for one in lone if one["code"] == "EX2" and not one["match"]]
    payments = [one["records"][0] for one in lone if one["code"] == "EX1" and not one["match"]]
    if not orders or not payments:
        return None
    pair = (orders[choice % len(orders)],), (payments[choice % len(payments)],)
    return Decision(kind="match", comparison="L1", records_a=pair[0], records_b=pair[1], note="hand")
