"""Taking an import back: what goes with it is known before, and nothing else goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import NotAllowed, PeriodClosed
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies
from app.services.history import redo, undo
from app.services.originals import write_originals
from app.services.ports import Book
from app.services.review import load_review
from app.services.sign_off import sign_off
from app.services.steps import steps, undo_step
from app.services.taking_back import of_files, of_import, take_back, touched
from app.services.verify import verify
from app.store.engine import BookStore
from tests.demo_book import SEPTEMBER, demo_book

from .test_run_matching import bill, orders, put


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def _statement(book: Book, format_: str):
    with book.read() as uow:
        return next(one for one in uow.statements.live() if one.format == format_)


def _touched(book: Book, numbers):
    with book.read() as uow:
        return touched(uow, numbers)


def _confirm_one(book: Book) -> None:
    with book.read() as uow:
        columns = load_review(uow, "L1", first=SEPTEMBER.first, last=SEPTEMBER.last)
    matches = columns.match[np.isin(columns.state, (rc.SUGGESTED, rc.AMBIGUOUS))][:1]
    decide(book, Decision(kind="confirm", matches=tuple(matches.tolist()), many=True), "Lin")


def test_what_a_run_made_is_counted_and_goes(book):
    """UX 8: counts first; UX 33: the number of rows is named."""
    one = _statement(book, "youzan.orders")
    found = _touched(book, [one.number])
    assert (found.statements, found.rows, found.signed, found.matches) == (1, one.rows_stored, "", ())
    assert found.confirmed > 0 and found.records >= one.rows_stored - one.rows_seen_before
    take_back(book, [one.number], actor="Lin", seen=found)
    with book.read() as uow:
        assert all(each.number != one.number for each in uow.statements.live())
        said = uow.audit.entries()[-1]
        assert (said.text_key, said.params) == ("audit.remove_file", {"file": one.file, "rows": one.rows_stored})
    assert all(each.passed for each in verify(book))


def test_what_people_did_is_listed_and_goes_with_it_only_when_it_was_shown(book):
    _confirm_one(book)
    with book.read() as uow:
        items = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        every = [one.number for one in uow.statements.live()]
    number = int(items.number[items.state == 1][0])
    before = _touched(book, every)
    decide(book, Decision(kind="explain", discrepancies=(number,), reason="accepted", note="checked"), "Lin")
    found = _touched(book, every)
    assert len(found.matches) == 1 and len(found.items) == 1
    assert {one.what for one in found.work} >= {"L1"} and all(one.amount for one in found.work)
    with pytest.raises(NotAllowed):
        take_back(book, every, actor="Lin", seen=before)
    take_back(book, every, actor="Lin", seen=found)
    with book.read() as uow:
        assert not uow.statements.live() and len(uow.records.table()) == 0
        assert uow.audit.entries()[-1].params == {"count": len(every), "matches": 1, "items": 1}
    assert all(each.passed for each in verify(book))
    undo(book, "Lin")  # taking back is a thing done like any other
    assert _touched(book, every).matches == found.matches
    assert redo(book, "Lin") is not None


def test_a_signed_month_keeps_its_statements(book):
    from tests.services.test_sign_off import settle

    settle(book)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    one = _statement(book, "youzan.orders")
    found = _touched(book, [one.number])
    assert found.signed == SEPTEMBER.name
    with pytest.raises(PeriodClosed):
        take_back(book, [one.number], actor="Lin", seen=found)


def _files(book: Book) -> dict[str, tuple[int, int]]:
    """Return file → (rows that stand in it, rows that another file stated before), of the files that are there."""
    with book.read() as uow:
        return {one.file: (one.rows_stored, one.rows_seen_before) for one in uow.statements.live()}


def _groups(book: Book, file: str) -> tuple[list[str], list[str]]:
    """Return the files that came with a file, and those of its own file."""
    with book.read() as uow:
        statements, came = uow.statements.live(), uow.statements.came_with()
    number = next(one.number for one in statements if one.file == file)
    groups = of_import(statements, came, number), of_files(statements, came, {number})
    return tuple(sorted(one.file for one in statements if one.number in group) for group in groups)


def test_one_file_goes_out_of_its_import_and_comes_back_into_it(tmp_path):
    """UX 8, UX 33: of the last import, the file alone; undone, it belongs to that import as before."""
    made = BookStore().create(str(tmp_path / "book.tieout"))
    put(made, tmp_path, bill=bill(["A1", "A2"], [100, 200]), orders=orders(["A1"], [100]), bill_2=bill(["A1"], [100]))
    everything = _files(made)
    assert everything == {"bill.csv": (2, 0), "orders.csv": (1, 0), "bill_2.csv": (0, 1)}
    (wrong,) = [n for n, one in _numbers(made).items() if one == "bill.csv"]
    found = _touched(made, [wrong])
    assert (found.file, found.others, found.last) == ("bill.csv", 2, False)
    take_back(made, [wrong], actor="Lin", seen=found)
    # a row that another file states as well stays, in that file
    assert _files(made) == {"orders.csv": (1, 0), "bill_2.csv": (1, 0)}
    assert _groups(made, "bill_2.csv") == (["bill_2.csv", "orders.csv"], ["bill_2.csv"])  # counted anew, same import
    with made.read() as uow:
        (step,) = [one for one in steps(uow) if one.action == "remove"]
    assert (step.text_key, step.params) == ("audit.remove_file", {"file": "bill.csv", "rows": 2})
    undo(made, "Lin")
    assert _files(made) == everything
    assert _groups(made, "bill.csv") == (["bill.csv", "bill_2.csv", "orders.csv"], ["bill.csv"])
    rest = [n for n, one in _numbers(made).items() if one != "bill.csv"]
    assert not _touched(made, rest).last  # what came back belongs to the import that undoing would take
    take_back(made, rest, actor="Lin", seen=_touched(made, rest))
    assert list(_files(made)) == ["bill.csv"]
    assert all(each.passed for each in verify(made))
    made.close()


def _numbers(book: Book) -> dict[int, str]:
    with book.read() as uow:
        return {one.number: one.file for one in uow.statements.live()}


def test_originals_are_written_as_they_were_each_once(book, tmp_path):
    (tmp_path / "out").mkdir()
    with book.read() as uow:
        statements = [one for one in uow.statements.live() if one.original]
        paths = write_originals(uow, statements, str(tmp_path / "out"))
        again = write_originals(uow, statements[:1], str(tmp_path / "out"))
    assert len(paths) == len({one.original for one in statements}) == len(set(paths))
    assert Path(again[0]).stem.endswith(" (2)")
    digests = {hashlib.sha256(Path(one).read_bytes()).hexdigest() for one in paths}
    assert digests == {one.original for one in statements}


@pytest.mark.parametrize("how", ["taken back", "undone"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_file_that_was_imported_again_does_not_come_back_beside_itself(tmp_path, how, whole):
    made = BookStore().create(str(tmp_path / "book.tieout"))
    put(made, tmp_path, bill=bill(["A1", "A2"], [100, 200]))
    put(made, tmp_path, orders=orders(["A1"], [100]))
    with made.read() as uow:
        one = next(each for each in uow.statements.live() if each.file == "bill.csv")
    if how == "taken back":
        take_back(made, [one.number], actor="Lin", seen=_touched(made, [one.number]))
    else:
        undo_step(made, 1, "Lin")
    with made.read() as uow:
        (gone,) = [each.first for each in steps(uow) if each.action == "remove" or each.undone]
    if whole:
        put(made, tmp_path, bill=bill(["A1", "A2"], [100, 200]))
    else:  # another file that holds a row of it
        put(made, tmp_path, bill_2=bill(["A1", "A3"], [100, 300]))
    with pytest.raises(NotAllowed) as refused:
        undo_step(made, gone, "Lin")
    assert refused.value.key == "undo.later"
    with made.read() as uow:
        (again,) = [each.number for each in uow.statements.live() if each.file != "orders.csv"]
    take_back(made, [again], actor="Lin", seen=_touched(made, [again]))
    undo_step(made, gone, "Lin")
    with made.read() as uow:
        assert sorted(uow.records.table(columns=["amount"])["amount"].to_pylist()) == [100, 100, 200]
    made.close()
