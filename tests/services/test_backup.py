"""Copies open, replace each other by day, and only so many are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import OutputFailed
from app.services.backup import back_up, copies, daily
from app.services.ports import Book
from app.store.engine import BookStore


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "shop.tieout"), info={"company": "Lantern"})
    yield made
    made.close()


def test_a_copy_opens_as_a_book(book: Book, tmp_path: Path) -> None:
    """UX 39."""
    made = back_up(book, tmp_path / "copies" / "now.tieout")
    opened = BookStore().open(str(made))
    with opened.read() as uow:
        assert uow.info()["company"] == "Lantern"
    opened.close()


def test_the_book_is_never_its_own_copy(book: Book) -> None:
    with pytest.raises(OutputFailed) as error:
        back_up(book, Path(book.path))
    assert error.value.key == "backup.same"


def test_half_copies_of_a_killed_backup_go_with_the_next_one(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    left = [folder / f"shop.2026-09-01.tieout.part{tail}" for tail in ("", "-journal")]
    kept = [folder / "other.2026-09-01.tieout.part", folder / "shop.2026-09-02.tieout.part", folder / "shop.part.txt"]
    for one in [*left, *kept]:
        one.write_bytes(b"half")
        if one.name != "shop.2026-09-02.tieout.part":  # that one is being written
            os.utime(one, (1, 1))
    daily(book, folder, date(2026, 10, 1))
    assert not any(one.exists() for one in left) and all(one.exists() for one in kept)


def test_a_folder_that_cannot_be_made_is_named(book: Book, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputFailed):
        back_up(book, tmp_path / "file" / "now.tieout")


def test_one_copy_a_day_and_the_last_days_are_kept(book: Book, tmp_path: Path) -> None:
    """UX 39."""
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "other.2026-10-01.tieout").write_bytes(b"not ours")
    (folder / "shop.2026-13-01.tieout").write_bytes(b"no day")
    for day in (1, 2, 2, 3, 4):
        daily(book, folder, date(2026, 10, day), keep=3)
    assert [one.day.day for one in copies(folder, Path(book.path))] == [4, 3, 2]
    assert (folder / "other.2026-10-01.tieout").exists() and (folder / "shop.2026-13-01.tieout").exists()
