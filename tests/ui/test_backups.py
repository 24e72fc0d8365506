"""Backups in the window: the list, its settings, and the wizard that goes back to one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.config import settings as config
from app.services.backup import back_up, daily
from app.ui.models import backup_rows
from tests.ui.conftest import answer, settle


def _until(qtbot, found):
    qtbot.waitUntil(found, timeout=30_000)


@pytest.fixture
def window(open_demo_book, qtbot):
    """Return a window on a book of one month, with a copy of today and one made by hand."""
    from datetime import date

    made = open_demo_book()
    book = made.session.book
    folder = Path(book.path).parent / "Tieout backups"
    daily(book, folder, date(2026, 11, 2))
    back_up(book, Path(book.path).with_name("shop-backup.tieout"))
    return made


def _section(window, qtbot):
    section = window.show_page("settings").show_section("backup")
    settle(qtbot, window)
    _until(qtbot, lambda: section.list.rows and all(one.look or one.wrong for one in section.list.rows))
    return section


def test_backups_are_listed_with_date_size_and_what_is_in_them(window, qtbot):
    """UX 39: every backup is opened and checked before it is offered."""
    damaged = Path(window.session.book.path).with_name("shop-backup-2.tieout")
    damaged.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)
    section = _section(window, qtbot)
    rows = {one.backup.path.name: one for one in section.list.rows}
    assert set(rows) == {"shop.2026-11-02.tieout", "shop-backup.tieout", "shop-backup-2.tieout"}
    assert rows["shop-backup-2.tieout"].wrong == "damaged"
    need = section.folder.fontMetrics().horizontalAdvance(section.folder.text()) + 24
    assert section.folder.width() >= need  # where they go is read whole
    assert rows["shop-backup.tieout"].look.records > 1000
    at = section.list.rows.index(rows["shop.2026-11-02.tieout"])
    cells = [section.list.model.text(at, column) for column in range(5)]
    assert cells[1] == "daily on exit" and cells[2].endswith("MB") and cells[3] == "whole"
    assert "2026-09-01 – 2026-09-30" in cells[4] and "records" in cells[4]
    section.list.grid.selectRow(section.list.rows.index(rows["shop-backup-2.tieout"]))
    assert not section.back.isEnabled()


def test_settings_of_backups_act_at_once(window, qtbot, wiring, tmp_path):
    section = _section(window, qtbot)
    assert section.kept.alignment() & Qt.AlignmentFlag.AlignRight  # as other numbers of the settings
    section.kept.setValue(30)
    section.daily.setChecked(False)
    section._set_folder(str(tmp_path / "other"))
    kept = config.load(wiring.settings_path)
    assert (kept.backups_kept, kept.backup_on_exit, kept.backup_folder) == (30, False, str(tmp_path / "other"))
    section.beside.click()
    assert config.load(wiring.settings_path).backup_folder == "" and section.beside.isHidden()  # they lie there


def _matches(window):
    with window.session.book.read() as uow:
        return len(uow.matches.live()[0])


def test_the_wizard_shows_what_is_replaced_saves_it_and_reopens(window, qtbot):
    """UX 39: choose, compare, save the present state, restore, reopen."""
    path = Path(window.session.book.path)
    before = _matches(window)
    window.undo()
    settle(qtbot, window)
    assert _matches(window) == 0 < before
    seen: list[str] = []

    def drive(dialog) -> None:
        _until(qtbot, lambda: dialog.list.rows and all(one.look for one in dialog.list.rows))
        names = [one.backup.path.name for one in dialog.list.rows]
        dialog.list.grid.selectRow(names.index("shop-backup.tieout"))
        dialog.next.click()
        _until(qtbot, lambda: dialog.next.isEnabled() and len(dialog._looks) == 2)
        assert dialog.cancel.isDefault() and not dialog.next.isDefault()
        labels = [dialog.table.itemAt(at).widget().text() for at in range(dialog.table.count())]
        seen.extend(labels)
        dialog.next.click()
        _until(qtbot, lambda: not dialog.isVisible())

    answer(QDialog, drive)
    window.shelf.restore_backup()
    _until(qtbot, lambda: window.session.book is not None)
    settle(qtbot, window)
    assert f"{before:,}" in seen and "0" in seen
    assert _matches(window) == before
    saved = list((path.parent / "Tieout backups").glob("shop.before-restore-*.tieout"))
    assert len(saved) == 1 and saved[0].name in window.toast.text.text()


def test_under_a_sort_the_backup_is_taken_that_is_seen(window, qtbot):
    """UX 20, 39: whatever the list is sorted by."""
    listed = _section(window, qtbot).list
    for column, order in ((0, Qt.SortOrder.AscendingOrder), (1, Qt.SortOrder.DescendingOrder)):
        listed.grid.sortByColumn(column, order)
        for row in range(2):
            listed.grid.selectRow(row)
            assert backup_rows.kind_words(listed.current().backup.kind) == listed.model.index(row, 1).data()
    before = [listed.model.index(row, 1).data() for row in range(2)]
    listed._show()  # another one was looked into
    assert [listed.model.index(row, 1).data() for row in range(2)] == before
    assert backup_rows.kind_words(listed.current().backup.kind) == before[1]


def test_cancelling_a_restore_opens_the_book_as_it_was(window, qtbot):
    path, before = window.session.book.path, _matches(window)

    def drive(dialog) -> None:
        _until(qtbot, lambda: dialog.next.isEnabled())
        dialog.next.click()
        dialog.cancel.click()
        _until(qtbot, lambda: not dialog.isVisible())

    answer(QDialog, drive)
    window.shelf.restore_backup(path, str(Path(path).with_name("shop-backup.tieout")))
    _until(qtbot, lambda: window.session.book is not None)
    settle(qtbot, window)
    assert _matches(window) == before


def test_a_damaged_book_can_be_restored_from_the_start_page(window, qtbot, open_window):
    """UX 47: an error that can be acted on offers the act."""
    from PySide6.QtWidgets import QMessageBox

    from app.ui.wizards.restore_dialog import RestoreDialog

    path = Path(window.session.book.path)
    window.close()
    QApplication.processEvents()
    path.write_bytes(b"not a book" * 1000)
    second = open_window()

    def drive(dialog) -> None:
        _until(qtbot, lambda: dialog.list.rows and dialog.list.rows[0].look is not None)
        dialog.next.click()
        _until(qtbot, lambda: dialog.next.isEnabled())
        assert "does not open" in dialog.promise.text()
        dialog.next.click()
        _until(qtbot, lambda: not dialog.isVisible())

    def press(box) -> None:
        assert "wrong" not in box.text() and "shop.tieout" in box.text()
        answer(RestoreDialog, drive)
        next(one for one in box.buttons() if one.text() == "Restore a backup…").click()

    answer(QMessageBox, press)
    second.books.open(str(path))
    _until(qtbot, lambda: second.session.book is not None)
    settle(qtbot, second)
    assert _matches(second) > 100
