"""Books that cannot be opened, made or written: one sentence each, what is safe, and a button for what can be done."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from tests.samples import ROOT
from tests.ui.conftest import answer, settle

NOBODY = 65534


@pytest.fixture
def said(qtbot):
    """Return a function that runs something and returns text and buttons of the box that it brings up."""

    def run(act, press: str = "Close") -> tuple[str, list[str]]:
        found: list[tuple[str, list[str]]] = []

        def look(box) -> None:
            assert box.defaultButton().text() == "Close"
            assert box.parentWidget().status.work.isHidden()  # no work counts on behind it
            names = [one.text() for one in box.buttons()]
            found.append((f"{box.text()} {box.informativeText()}", [one for one in names if one != "Close"]))
            next(one for one in box.buttons() if one.text() == press).click()

        answer(QMessageBox, look)
        act()
        qtbot.waitUntil(lambda: bool(found), timeout=30_000)
        return found[0]

    return run


def _change(path: Path, sql: str) -> None:
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(str(path))
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.fixture
def book(tmp_path, demo_book) -> Path:
    path = tmp_path / "shop.tieout"
    shutil.copy(demo_book, path)
    return path


def test_a_newer_book_is_left_alone(open_window, said, book):
    """UX 47: what happened, what is safe, what to do."""
    _change(book, "update book set value = '99' where key = 'book_version'")
    before = book.read_bytes()
    window = open_window()
    text, buttons = said(lambda: window.books.open(str(book)))
    assert "newer Tieout" in text and "unchanged" in text and "shop.tieout" in text
    assert buttons == ["Show the folder"] and book.read_bytes() == before


def test_a_missing_book_can_be_looked_for_or_taken_off_the_list(open_window, said, tmp_path):
    gone = str(tmp_path / "gone.tieout")
    window = open_window(recent=(gone,))
    text, buttons = said(lambda: window.books.open(gone), press="Take it off the list")
    assert "gone.tieout" in text and "moved or renamed" in text
    assert buttons == ["Look for it…", "Restore a backup…", "Take it off the list"]
    assert window.session.settings.recent == ()


def test_a_book_in_a_folder_that_is_not_there_is_not_made(open_window, said, tmp_path):
    window = open_window()
    text, buttons = said(lambda: window.books.create(str(tmp_path / "no" / "shop.tieout")))
    assert "Choose another place; nothing was written." in text and buttons == ["Choose another place…"]
    assert window.session.book is None and not (tmp_path / "no").exists()


def test_a_damaged_book_says_so(open_window, said, book):
    whole = bytearray(book.read_bytes())
    whole[:4096] = b"SQLite format 3\x00" + b"\xff" * 4080
    book.write_bytes(bytes(whole))
    window = open_window()
    text, buttons = said(lambda: window.books.open(str(book)))
    assert "damaged" in text and "nothing was changed" in text
    assert buttons == ["Restore a backup…", "Show the folder"]


_HOLD = """
import sys
import sqlcipher3.dbapi2 as driver
connection = driver.connect(sys.argv[1], isolation_level=None)
connection.execute("pragma locking_mode = exclusive")
connection.execute("pragma journal_mode = wal")
connection.execute("begin immediate")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_book_that_another_program_holds_can_be_tried_again(open_window, said, book, qtbot):
    other = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(book)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "held\n"
        window = open_window()
        text, buttons = said(lambda: window.books.open(str(book)))
        assert "another window or program" in text and buttons == ["Try again"]
    finally:
        other.communicate()
    window.books.open(str(book))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder that every user can reach, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="tieout-public-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def powerless() -> Iterator[None]:
    """Run as a user whom permissions bind; root is bound by none."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def _window_at_home_in(folder: Path, open_window, wiring):
    """Return a window that has loaded what opening a book needs, with settings that nobody's user can write."""
    home = folder / "settings"
    home.mkdir()
    home.chmod(0o777)
    window = open_window(book=str(folder / "first.tieout"))
    window.session.wiring = replace(wiring, settings_path=home / "settings.json")
    window.books.close()
    return window


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_book_says_so_and_offers_a_copy(open_window, wiring, said, public, demo_book, request, qtbot, what):
    window = _window_at_home_in(public, open_window, wiring)
    place = public / "archive"
    place.mkdir()
    path = place / "shop.tieout"
    shutil.copy(demo_book, path)
    path.chmod(0o444)
    place.chmod(0o555 if what == "folder" else 0o777)
    copies = public / "mine"
    copies.mkdir()
    copies.chmod(0o777)
    request.getfixturevalue("powerless")

    def choose(dialog) -> None:
        dialog.findChild(QLineEdit).setText(str(copies / "shop.tieout"))
        dialog.accept()

    answer(QFileDialog, choose)
    text, buttons = said(lambda: window.books.open(str(path)), press="Copy to another place…")
    assert "cannot be written" in text and "nothing was changed" in text and "copy" in text
    assert buttons == ["Copy to another place…", "Show the folder"]
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)
    assert window.session.book.path == str(copies / "shop.tieout")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_settings_that_cannot_be_written_are_said_once_and_stop_nothing(open_window, wiring, public, request):
    window = _window_at_home_in(public, open_window, wiring)
    (public / "settings").chmod(0o555)
    request.getfixturevalue("powerless")
    heard: list[str] = []
    window.session.toast.connect(lambda text, _undo: heard.append(text))
    window.books.change_settings(backups_kept=3)
    window.books.change_settings(backups_kept=5)
    assert heard == ["Settings cannot be saved here; they hold until you close."]
    assert window.session.settings.backups_kept == 5


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 20 kB: what a full disk does to a writer."""
    _soft, hard = before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_makes_no_half_book(open_window, said, tmp_path, request):
    """UX 47: a full disk."""
    window = open_window()
    request.getfixturevalue("full_disk")
    text, buttons = said(lambda: window.books.create(str(tmp_path / "shop.tieout")))
    assert "No space left" in text and "nothing was changed" in text and buttons == ["Show the folder", "Try again"]
    assert not (tmp_path / "shop.tieout").exists()


def test_a_full_disk_during_work_is_said_in_the_page_and_the_book_goes_on(open_demo_book, qtbot):
    window = open_demo_book()
    path = window.session.book.path
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        window.undo()
        settle(qtbot, window)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
    assert "No space left" in window.notice.text.text() and window.notice.isVisible()
    assert window.notice.action.text() == "Show the folder"
    window.undo()
    settle(qtbot, window)
    assert window.menus.redo.isEnabled() and window.session.book.path == path
    assert not window.notice.isVisible()  # it is over


def test_a_book_that_is_replaced_is_kept_as_a_backup(open_window, qtbot, book, tmp_path):
    before = book.stat().st_size
    window = open_window(book=str(book))
    assert window.session.book is not None
    kept = list(tmp_path.glob("shop.before-restore-*.tieout"))
    assert len(kept) == 1 and kept[0].stat().st_size == before


def test_a_book_is_not_lost_when_the_one_that_replaces_it_cannot_be_made(open_window, said, book, request):
    before = book.read_bytes()
    window = open_window()
    request.getfixturevalue("full_disk")
    said(lambda: window.books.create(str(book)))
    assert book.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")
def test_a_decision_on_a_book_that_was_moved_says_so_at_its_row_and_saves_nothing(open_window, qtbot, tmp_path, book):
    folder = tmp_path / "shop"
    folder.mkdir()
    book.rename(folder / "shop.tieout")
    window = open_window()
    window.books.open(str(folder / "shop.tieout"))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    page = window.show_page("review")
    settle(qtbot, window)
    row, saved = page.grid.currentIndex().row(), window.status.saved_at.text()
    folder.rename(tmp_path / "elsewhere")
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    settle(qtbot, window)
    assert "was moved or renamed while it was open" in page.notice.text.text()
    assert page.grid.currentIndex().row() == row, "the row that was meant is not left"
    assert window.status.saved_at.text() == saved, "nothing was saved"
    (tmp_path / "elsewhere").rename(folder)
    window.undo()  # whatever is written, not only the step that failed
    settle(qtbot, window)
    assert not page.notice.isVisible()
    assert window.status.saved_at.text().startswith("Saved")
