"""A copy takes the place of a book, what it replaces is kept, and a failure leaves everything as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import AppError, BookUnreadable
from app.domain.progress import Cancelled, Step
from app.services.backup import back_up, backups, daily, folder_of
from app.services.restore import look_into, restore
from app.store.engine import BookStore
from tests.builders import records
from tests.store.helpers import add

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def _book(tmp_path: Path, rows: int) -> Path:
    path = tmp_path / "shop.tieout"
    book = BookStore().create(str(path), info={"company": "Lantern"})
    add(book, tmp_path, records(order_ref=[f"o{n}" for n in range(rows)]), file="first.csv")
    book.close()
    return path


def _grow(tmp_path: Path, path: Path) -> None:
    book = BookStore().open(str(path))
    add(book, tmp_path, records(order_ref=["later"]), file="later.csv")
    book.close()


def _copy(path: Path, name: str = "shop-backup.tieout") -> Path:
    book = BookStore().open(str(path))
    made = back_up(book, path.parent / name)
    book.close()
    return made


def test_a_look_says_what_is_in_a_book_and_changes_no_byte_of_it(tmp_path: Path) -> None:
    """UX 39: backups are verified by opening."""
    copy = _copy(_book(tmp_path, 3))
    before, names = copy.read_bytes(), sorted(one.name for one in tmp_path.iterdir())
    seen = look_into(BookStore(), copy)
    assert (seen.company, seen.statements, seen.records, seen.entry) == ("Lantern", 1, 3, 1)
    assert seen.actor and seen.at and seen.first <= seen.last
    assert copy.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == names


def test_restoring_saves_the_present_state_first(tmp_path: Path) -> None:
    """UX 39: the restore saves what it replaces."""
    path = _book(tmp_path, 3)
    copy = _copy(path)
    _grow(tmp_path, path)
    done = restore(BookStore(), path, copy, tmp_path / "copies", NOW)
    assert look_into(BookStore(), path).records == 3
    assert done.saved is not None and done.saved.name == "shop.before-restore-20261102-093000.tieout"
    assert look_into(BookStore(), done.saved).records == 4
    assert not list(tmp_path.glob("*-wal")) and not list(tmp_path.glob(".*.restoring"))
    book = BookStore().open(str(path))
    with book.read() as uow:
        assert [one.file for one in uow.statements.live()] == ["first.csv"]
    book.close()


def test_a_damaged_book_is_kept_as_it_is_and_replaced(tmp_path: Path) -> None:
    path = _book(tmp_path, 3)
    copy = _copy(path)
    path.write_bytes(b"nothing of use" * 100)
    done = restore(BookStore(), path, copy, tmp_path, NOW)
    assert done.saved is not None and done.saved.read_bytes() == b"nothing of use" * 100
    assert look_into(BookStore(), path).records == 3


def test_a_book_that_is_gone_comes_back(tmp_path: Path) -> None:
    path = _book(tmp_path, 3)
    copy = _copy(path)
    path.unlink()
    assert restore(BookStore(), path, copy, tmp_path, NOW).saved is None
    assert look_into(BookStore(), path).records == 3


def test_a_damaged_copy_replaces_nothing(tmp_path: Path) -> None:
    path = _book(tmp_path, 400)
    copy = _copy(path)
    whole = bytearray(copy.read_bytes())
    whole[4096 * 3 : 4096 * 12] = b"\xff" * (4096 * 9)
    copy.write_bytes(bytes(whole))
    before = path.read_bytes()
    with pytest.raises(BookUnreadable) as failed:
        restore(BookStore(), path, copy, tmp_path, NOW)
    assert failed.value.key == "book.damaged" and path.read_bytes() == before
    assert not list(tmp_path.glob("*before-restore*"))


@pytest.mark.parametrize("at", range(12))
def test_a_cancelled_restore_leaves_the_book_as_it_was(tmp_path: Path, at: int) -> None:
    path = _book(tmp_path, 3)
    copy = _copy(path)
    _grow(tmp_path, path)
    calls = [0]

    def report(step: Step, done: int, total: int, what: str) -> None:
        calls[0] += 1
        if calls[0] > at:
            raise Cancelled

    try:
        restore(BookStore(), path, copy, tmp_path / "copies", NOW, report)
    except Cancelled:
        assert look_into(BookStore(), path).records == 4
    assert not list(tmp_path.glob(".*.restoring"))


def test_a_folder_that_takes_no_files_is_named(tmp_path: Path) -> None:
    path = _book(tmp_path, 3)
    copy = _copy(path)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AppError) as failed:
        restore(BookStore(), path, copy, tmp_path / "file" / "copies", NOW)
    assert failed.value.key == "output.failed"
    assert look_into(BookStore(), path).records == 3


def test_every_copy_of_a_book_is_listed_and_no_other_file(tmp_path: Path) -> None:
    """UX 39: the list of backups."""
    path = _book(tmp_path, 1)
    book = BookStore().open(str(path))
    folder = folder_of(path, "")
    daily(book, folder, NOW.date())
    daily(book, folder, NOW.date() - timedelta(days=1))
    back_up(book, tmp_path / "shop-backup.tieout")
    book.close()
    for name in (
        "shopping.tieout",
        "shop.csv",
        "shop.before-upgrade-20260101-120000.tieout",
        "other.2026-01-01.tieout",
    ):
        (tmp_path / name).write_bytes(b"")
    found = backups(path, [folder])
    assert {one.path.name: one.kind for one in found} == {
        "shop.2026-11-02.tieout": "daily",
        "shop.2026-11-01.tieout": "daily",
        "shop-backup.tieout": "hand",
        "shop.before-upgrade-20260101-120000.tieout": "upgrade",
    }
    assert [one.made_at for one in found] == sorted((one.made_at for one in found), reverse=True)
