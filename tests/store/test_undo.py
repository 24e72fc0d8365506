"""Undo is exact: after it everything that is live is as it was, whatever was done in between."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotAllowed
from app.domain.match import Account, Rules
from app.domain.progress import silent
from app.services import history
from app.store.engine import Book, BookStore
from tests.builders import records
from tests.store.helpers import add, business, confirm, item, run, undo


@pytest.fixture
def filled(book: Book, tmp_path: Path) -> Book:
    add(book, tmp_path, records(order_ref=[str(n) for n in range(8)]))
    return book


def test_undoing_an_import_restores_what_was_there(book: Book, tmp_path: Path) -> None:
    before = business(book)
    add(book, tmp_path, records(order_ref=["1"]))
    undo(book, 1)
    assert business(book) == before


def test_undoing_a_run_brings_back_what_it_replaced(filled: Book) -> None:
    run(filled, [([1], [2])], item([3]))
    before = business(filled)
    second = run(filled, [([1], [4])], item([5]))
    undo(filled, second.seq)
    assert business(filled) == before


def test_undoing_a_confirmation_makes_it_a_suggestion_again(filled: Book) -> None:
    run(filled, [([1], [2])])
    before = business(filled)
    undo(filled, confirm(filled, 1).seq)
    assert business(filled) == before


def test_accounts_rules_and_decisions_are_undone_as_well(book: Book) -> None:
    before = business(book)
    with book.write("account", "ann") as uow:
        uow.accounts.put(Account(code="a", opening=100))
        uow.accounts.put(Account(code="a", opening=200))
        uow.put_rules(Rules(accept=700))
        number = uow.decisions.add("note", "x")
        uow.decisions.close([number])
        uow.decisions.add("note", "y", params={"b": 1, "a": 2})
        uow.commit(text_key="audit.account")
    with book.read() as uow:
        assert uow.accounts.live()["a"].opening == 200
        assert uow.rules().accept == 700
        assert [one.subject for one in uow.decisions.live()] == ["y"]
        assert [one for one in uow.verify(silent) if not one[1]] == []
    undo(book, 1)
    assert business(book) == before


def test_what_a_person_built_on_cannot_be_undone_out_of_turn(filled: Book) -> None:
    made = run(filled, [([1], [2])])
    confirm(filled, 1)
    before = business(filled)
    with pytest.raises(NotAllowed) as error:
        undo(filled, made.seq)
    assert error.value.key == "undo.later"
    assert business(filled) == before


def test_an_earlier_import_can_go_while_a_later_one_keeps_shared_records(book: Book, tmp_path: Path) -> None:
    add(book, tmp_path, records(key=["a", "b"], channel_ref=["a", "b"]))
    add(book, tmp_path, records(key=["b", "c"], channel_ref=["b", "c"]), file="later.csv")
    both = business(book)
    first = undo(book, 1)
    with book.read() as uow:
        assert sorted(uow.records.table()["channel_ref"].to_pylist()) == ["b", "c"]
    undo(book, first.seq)
    assert business(book) == both
    undo(book, 4)
    undo(book, 2)
    with book.read() as uow:
        assert len(uow.records.table()) == 0
        assert uow.statements.live() == []
        assert [one for one in uow.verify(silent) if not one[1]] == []


#: What a random history is made of; the number chooses among what there is.
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["import", "restate", "run", "confirm", "unmatch", "note", "undo", "redo"]), st.integers(0, 7)
    ),
    max_size=9,
)


@given(steps=_STEPS)
def test_undoing_everything_step_by_step_passes_every_state_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    book = BookStore().temporary()
    states = [business(book)]
    for at, (what, choice) in enumerate(steps):
        if what == "undo":
            states = _undo(book, states)
            continue
        if what == "redo":
            done = history.redo(book, "ann")
            states += [business(book)] if done else []
            continue
        if _do(book, folder, what, choice, at):
            states.append(business(book))
    assert len(history.history(book).undoable) == len(states) - 1
    whole = business(book)
    count = len(states) - 1
    while len(states) > 1:
        states = _undo(book, states)
    for _ in range(count):
        history.redo(book, "ann")
    assert business(book) == whole
    with book.read() as uow:
        assert [one for one in uow.verify(silent) if not one[1]] == []
    book.close()


def _undo(book: Book, states: list[str]) -> list[str]:
    done = history.undo(book, "ann")
    assert (done is not None) == (len(states) > 1)
    states = states[:-1] if done else states
    assert business(book) == states[-1]
    return states


def _do(book: Book, folder: Path, what: str, choice: int, at: int) -> bool:
    """Do one step of a history; return whether there was something to do."""
    if what in ("import", "restate"):
        keys = [str((choice + n) % 6) for n in range(3)]
        status = "changed" if what == "restate" else ""
        table = records(
            key=keys, channel_ref=keys, status=[status] * 3, amount=[10_000 + (choice if status else 0)] * 3
        )
        add(book, folder, table, file=f"{at}.csv", exported_at=f"2026-10-{10 + at}")
        return True
    with book.read() as uow:
        live = uow.records.table(columns=["record"])["record"].to_pylist()
        ties, members = uow.matches.live()
    fixed = set(members["record"].to_pylist()) - _of_suggested(ties, members)
    free = [one for one in sorted(live) if one not in fixed]
    if what == "run":
        pairs = [([free[n]], [free[n + 1]]) for n in range(0, len(free) - 1, 2)]
        run(book, pairs[: choice + 1], *[item([one]) for one in free[-1:]])
        return True
    if what == "note":
        with book.write("note", "bob") as uow:
            uow.decisions.add("note", str(choice))
            uow.commit(text_key="audit.note")
        return True
    wanted = [
        n
        for n, s in zip(ties["number"].to_pylist(), ties["state"].to_pylist(), strict=True)
        if s == (what == "unmatch")
    ]
    if not wanted:
        return False
    number = wanted[choice % len(wanted)]
    if what == "confirm":
        confirm(book, number)
        return True
    with book.write("unmatch", "bob") as uow:
        uow.matches.close(np.array([number]))
        uow.commit(text_key="audit.unmatch")
    return True


def _of_suggested(ties: pa.Table, members: pa.Table) -> set[int]:
    suggested = set(ties["number"].filter(pa.compute.equal(ties["state"], 0)).to_pylist())
    pairs = zip(members["match"].to_pylist(), members["record"].to_pylist(), strict=True)
    return {record for match, record in pairs if match in suggested}
