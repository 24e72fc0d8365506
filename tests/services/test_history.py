"""Undo and redo come from the chain, so a restart changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.config.words import Words
from app.domain.errors import NotAllowed
from app.domain.period import Period, PeriodState
from app.services.history import history, redo, undo
from app.services.ports import Book
from app.store.engine import BookStore


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "shop.tieout"))
    yield made
    made.close()


def _note(book: Book, subject: str) -> None:
    with book.write("note", "ann") as uow:
        uow.decisions.add("note", subject)
        uow.commit(text_key="audit.note", params={"count": 1, "note": subject})


def _notes(book: Book) -> list[str]:
    with book.read() as uow:
        return [one.subject for one in uow.decisions.live()]


def _labels(book: Book) -> tuple[list[str], list[str]]:
    known = history(book)
    return ([one.params["note"] for one in known.undoable], [one.params["note"] for one in known.redoable])


def test_nothing_to_undo_is_no_error(book: Book) -> None:
    assert undo(book, "ann") is None
    assert redo(book, "ann") is None
    with book.read() as uow:
        assert uow.audit.entries() == []


def test_steps_go_back_and_forth(book: Book) -> None:
    for one in "abc":
        _note(book, one)
    undo(book, "ann")
    undo(book, "ann")
    assert (_notes(book), _labels(book)) == (["a"], (["a"], ["c", "b"]))
    redo(book, "ann")
    assert (_notes(book), _labels(book)) == (["a", "b"], (["a", "b"], ["c"]))
    undo(book, "ann")
    redo(book, "ann")
    redo(book, "ann")
    assert (_notes(book), _labels(book)) == (["a", "b", "c"], (["a", "b", "c"], []))


def test_a_new_step_clears_what_could_be_done_again(book: Book) -> None:
    _note(book, "a")
    undo(book, "ann")
    _note(book, "b")
    assert _labels(book) == (["b"], [])
    assert redo(book, "ann") is None


def test_a_restart_keeps_the_way_back(tmp_path: Path) -> None:
    path = str(tmp_path / "other.tieout")
    book = BookStore().create(path)
    _note(book, "a")
    _note(book, "b")
    undo(book, "ann")
    before = history(book)
    book.close()
    again = BookStore().open(path)
    assert history(again) == before
    redo(again, "ann")
    assert _notes(again) == ["a", "b"]
    again.close()


def test_the_chain_keeps_what_was_undone(book: Book) -> None:
    _note(book, "a")
    undo(book, "ann")
    redo(book, "bob")
    with book.read() as uow:
        entries = uow.audit.entries()
    assert [(one.text_key, one.undoes, one.actor) for one in entries] == [
        ("audit.note", None, "ann"), ("audit.undo", 1, "ann"), ("audit.redo", 2, "bob"),
    ]  # fmt: skip
    assert Words("en").say(entries[1].text_key, entries[1].params) == "Undid: Note on one record: a"


def test_what_a_signed_period_stands_on_is_not_undone(book: Book) -> None:
    _note(book, "a")
    month = Period.month(2026, 10)
    with book.write("sign_off", "ann") as uow:
        uow.periods.sign(month, "Ann", "", {"period": month.name})
        uow.commit(text_key="audit.sign_off", params={"period": month.name, "name": "Ann"})
        assert uow.entry == 2
    assert history(book).signed == "2026-10"
    with pytest.raises(NotAllowed) as error:
        undo(book, "ann")
    assert (error.value.key, error.value.params) == ("undo.signed", {"period": "2026-10"})
    _note(book, "later")
    undo(book, "ann")
    with book.read() as uow:
        assert uow.periods.state(month) is PeriodState.SIGNED
        assert uow.periods.signed_until() == date(2026, 10, 31)
    with book.write("reopen", "ann") as uow:
        uow.periods.unsign(month)
        uow.periods.put(month, PeriodState.REOPENED, "late file")
        uow.commit(text_key="audit.reopen", params={"period": month.name, "reason": "late file"})
    undo(book, "ann")
    assert _notes(book) == []
