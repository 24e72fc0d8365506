"""The frame of the window: lists of books, hidden amounts, lock, progress and notices, commands, keys, large type."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from app.domain.period import Period
from app.domain.progress import Step
from app.ui.pages import PAGES
from app.ui.text import month_text
from app.ui.widgets.common import IconButton, Notice
from app.ui.widgets.tile import Tile
from tests.ui.conftest import answer, settle


@pytest.fixture(autouse=True)
def _as_before():
    """Put back what the whole program shares."""
    from app.ui.privacy import privacy
    from app.ui.theme import theme

    yield
    privacy.set_hidden(False)
    if theme.scale != 1.0 or theme.name != "light":
        theme.apply("light", 1.0)


def _files(folder: Path, *names: str) -> list[str]:
    for one in names:
        (folder / one).write_bytes(b"")
    return [str(folder / one) for one in names]


# ---- recent books


def test_pinned_books_stand_first_and_survive_clearing_the_list(open_window, tmp_path):
    """UX 10: pinned, clearable, missing ones greyed."""
    first, second, third = _files(tmp_path, "a.tieout", "b.tieout", "c.tieout")
    gone = str(tmp_path / "gone.tieout")
    window = open_window(recent=(first, gone, second, third))
    books = window.start.recent
    books.menu_of(books.item(2)).actions()[1].trigger()
    assert window.books.listed() == (second, first, gone, third)
    shown = [books.path_of(books.item(row)) for row in range(books.count())]
    assert shown == [second, first, gone, third]
    assert "pinned" in books.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    menu = books.menu_of(books.item(2))
    assert [one.text().partition("\t")[0] for one in menu.actions()] == ["Pin to the top", "Remove from the list"]
    menu.actions()[1].trigger()
    assert gone not in window.books.listed()
    window.start.clear.click()
    assert window.books.listed() == (second,) and not window.start.clear.isEnabled()


def test_books_are_pinned_and_taken_off_by_key(open_window, tmp_path, qtbot):
    """UX 10: by keyboard alone, a book that is gone too; the row below comes up, as in every list."""
    first, second, third = _files(tmp_path, "a.tieout", "b.tieout", "c.tieout")
    gone = str(tmp_path / "gone.tieout")
    window = open_window(recent=(first, gone, second, third))
    books = window.start.recent
    books.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_P):
        qtbot.keyClick(books, key)
    assert window.session.settings.pinned == (second,)
    assert books.path_of(books.currentItem()) == second
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(books, key)
    assert books.path_of(books.currentItem()) == gone
    qtbot.keyClick(books, Qt.Key.Key_Delete)
    assert window.books.listed() == (second, first, third) and books.path_of(books.currentItem()) == third


def test_the_list_keeps_ten_books_and_numbers_open_them(open_window, tmp_path, demo_book, qtbot):
    """UX 10: the last ten."""
    import shutil

    window = open_window(recent=tuple(_files(tmp_path, *(f"{n}.tieout" for n in range(10)))))
    path = tmp_path / "shop.tieout"
    shutil.copy(demo_book, path)
    window.books.remember(str(path))
    assert len(window.session.settings.recent) == 10
    window.menus.recent.aboutToShow.emit()
    texts = [one.text() for one in window.menus.recent.actions()]
    assert str(path) in texts[0] and texts[0].endswith("Ctrl+1")
    window.shelf.open_recent(0)
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)
    window.menus.recent.aboutToShow.emit()
    pin = next(one for one in window.menus.recent.actions() if "Pin this book" in one.text().replace("&", ""))
    pin.trigger()
    assert window.session.settings.pinned == (str(path),)


# ---- hidden amounts, lock


def test_amounts_are_hidden_by_key_button_and_menu_and_the_status_says_so(open_demo_book, qtbot):
    """UX 41: hide amounts."""
    from app.ui.privacy import HIDDEN, privacy

    window = open_demo_book()
    window.show_page("overview")
    settle(qtbot, window)
    hide = window.menus.hide_amounts
    assert hide.shortcut().toString() == "Ctrl+Shift+H" and not window.status.hidden.isVisible()
    corner = window.menuBar().cornerWidget()
    tools = corner.findChildren(QToolButton)
    assert [one.defaultAction() for one in tools] == [window.menus.undo, window.menus.redo, hide, None]
    middles = {one.mapTo(corner, one.rect().center()).y() for one in (window.menus.find_button, *tools)}
    assert len(middles) == 1  # on one line
    hide.trigger()
    settle(qtbot, window)
    assert privacy.hidden and hide.isChecked() and window.status.hidden.isVisible()
    texts = [one.text() for one in window.pages["overview"].findChildren(QLabel) if one.isVisible()]
    assert any(HIDDEN in one for one in texts)
    hide.trigger()
    assert not privacy.hidden and not window.status.hidden.isVisible()


def test_the_corner_names_who_works_here_and_a_click_changes_it(open_window):
    window = open_window()
    who = window.menus.who
    window.resize(1440, 900)
    assert who.isEnabled() and not window.menus.find_button.isEnabled()  # no book is open
    assert who.text() == "No name yet" and who.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon

    def write(box: Any) -> None:
        box.setTextValue("Lin & Xiao")
        box.accept()

    answer(QInputDialog, write)
    who.click()
    assert window.session.actor == "Lin & Xiao" and who.text() == "Lin && Xiao" and "Lin & Xiao" in who.toolTip()
    window.books.change_settings(name="Fortuna Alexandrina of the Counting House")
    assert who.text().endswith("…") and "Counting House" in who.accessibleName()
    window.resize(1024, 640)  # the menus and Find come first
    window.books.change_settings(text_size=150)
    assert who.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and "Counting House" in who.toolTip()


def test_amounts_are_hidden_from_the_start_where_the_settings_want_it(open_window):
    from app.ui.privacy import privacy

    window = open_window(hide_amounts=True)
    assert privacy.hidden and window.menus.hide_amounts.isChecked()


def test_the_window_locks_after_idle_covers_dialogs_too_and_opens_at_a_key(open_demo_book, qtbot):
    """UX 41: lock screen after idle."""
    window = open_demo_book()
    dialog = QDialog(window)
    dialog.resize(300, 200)
    dialog.show()
    at = [100.0]
    window.lock.clock = lambda: at[0]
    window.books.change_settings(lock_minutes=5)
    at[0] += 299
    window.lock.check()
    assert not window.lock.locked
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
    at[0] += 299
    window.lock.check()
    assert not window.lock.locked
    at[0] += 2
    window.lock.check()
    assert window.lock.locked
    covered = {one.parentWidget() for one in window.lock.covers}
    assert covered == {window, dialog}
    for one in window.lock.covers:
        assert one.isVisible() and one.geometry() == one.parentWidget().rect()
        assert one.parentWidget().childAt(one.rect().center()) in (one, *one.findChildren(QLabel))
        assert "not encrypted" in one.accessibleName()
    window.resize(1200, 700)
    own = next(one for one in window.lock.covers if one.parentWidget() is window)
    assert own.geometry() == window.rect()
    later = QMessageBox(window)
    later.show()
    assert later in {one.parentWidget() for one in window.lock.covers}
    page = window.current
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.lock.locked and window.current == page and not window.runner.writing()
    for one in (dialog, later):
        one.close()


def test_a_key_that_opens_the_lock_does_nothing_else(open_demo_book, qtbot):
    """UX 41: neither a command's own key, nor one with Ctrl, nor one that is held down; letting it go opens."""
    window = open_demo_book()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("review").setFocus()
    settle(qtbot, window)
    handle, ctrl = window.windowHandle(), Qt.KeyboardModifier.ControlModifier
    qtbot.keyPress(handle, Qt.Key.Key_L, ctrl)
    assert window.lock.locked
    qtbot.keyRelease(handle, Qt.Key.Key_L, ctrl)
    assert window.lock.locked  # the key that locked it
    entries = _entries(window)
    for key, modifier in ((Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, ctrl)):
        window.lock.lock()
        qtbot.keyPress(handle, key, modifier)
        assert window.lock.locked and not window.runner.writing()
        qtbot.keyRelease(handle, key, modifier)
        assert not window.lock.locked and not window.runner.writing()
    settle(qtbot, window)
    assert _entries(window) == entries


def _entries(window):
    with window.session.book.read() as uow:
        return len(uow.audit.entries())


def test_a_click_opens_the_lock_and_does_nothing_else(open_demo_book, qtbot):
    window = open_demo_book()
    window.show_page("overview")
    settle(qtbot, window)
    window.lock.lock()
    button = window.rail.buttons["review"]
    place = button.mapTo(window, QPoint(10, 10))
    qtbot.mouseClick(window.childAt(place), Qt.MouseButton.LeftButton)
    assert not window.lock.locked and window.current == "overview"


def test_nobody_watches_for_hands_unless_the_lock_is_wanted(open_window):
    window = open_window()
    assert not window.lock._watching
    window.books.change_settings(lock_minutes=5)
    assert window.lock._watching
    window.books.change_settings(lock_minutes=0)
    assert not window.lock._watching


# ---- background work


class Work:
    """A call that reports what the test wants and goes on when it says so."""

    def __init__(self) -> None:
        self.go_on, self.done, self.total = threading.Event(), 1, 4

    def __call__(self, book, actor, report):
        while not self.go_on.wait(0.02):
            report(Step.STORING, self.done, self.total, "账单.csv")
        return None


def test_work_shows_how_far_it_is_which_file_and_how_long(open_window, qtbot, tmp_path):
    """UX 43: determinate progress, the current file, elapsed time."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    work = Work()
    window.session.write(work, title="Importing")
    qtbot.waitUntil(lambda: "账单.csv" in window.status.work.text(), timeout=5000)
    assert window.status.work.text() == "Importing · 1 of 4 · 账单.csv · 0 s"
    strip = window.status.strip
    assert (strip.minimum(), strip.maximum(), strip.value()) == (0, 1000, 250)
    work.total = 0
    qtbot.waitUntil(lambda: strip.maximum() == 0, timeout=5000)
    work.go_on.set()
    settle(qtbot, window)
    assert not window.status.work.isVisible() and strip.maximum() == 1


def test_cancelled_work_says_so(open_window, qtbot, tmp_path):
    """UX 43: Cancel."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.session.write(Work(), title="Importing")
    window.status.cancel.click()
    assert window.status.work.text() == "Cancelling"
    settle(qtbot, window)
    assert window.toast.isVisible() and window.toast.text.text() == "Importing: cancelled."


def test_finished_work_is_told_to_the_screen_reader_and_to_whoever_looks_elsewhere(
    open_window, qtbot, tmp_path, monkeypatch
):
    """UX 45: toast, announcement, and the desktop while the window is in the background."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    told: list[str] = []
    window.notifier.to_desktop = told.append
    heard: list[Any] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)  # what goes to the screen reader
    window.tasks.back_up_to(str(tmp_path / "copy.tieout"))
    settle(qtbot, window)
    said = "Backed up and checked: copy.tieout"
    assert window.toast.isVisible() and window.toast.text.text() == said
    assert window.notifier.announced[-1] == said and told == [said]
    assert [one.message() for one in heard if one.type() == QAccessible.Event.Announcement] == [said]


def test_the_desktop_hears_nothing_while_the_window_is_looked_at(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=5000)
    window.notifier.to_desktop("done")
    assert window.notifier.tray is None


@pytest.mark.parametrize("button", ["Stay", "Wait, then close"])
def test_leaving_the_book_during_work_asks(open_window, qtbot, tmp_path, button):
    """UX 46: closing during work asks: wait, cancel, or stay."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    work = Work()
    window.session.write(work, title="Importing")

    def press(box) -> None:
        found = {one.text(): one for one in box.buttons()}
        assert box.defaultButton().text() == "Stay" and "Cancel the work" in found
        found[button].click()

    answer(QMessageBox, press)
    assert not window.close() and window.isVisible()
    work.go_on.set()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.isVisible() is (button == "Stay"), timeout=10_000)


def test_a_book_is_closed_once_its_work_was_cancelled_and_another_opens(open_window, qtbot, tmp_path):
    """UX 46: cancel, without leaving the window."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.session.write(Work(), title="Importing")
    texts: list[str] = []

    def press(box) -> None:
        texts.extend(one.text() for one in box.buttons())
        next(one for one in box.buttons() if one.text() == "Cancel the work").click()

    answer(QMessageBox, press)
    window.shelf.close_book()
    settle(qtbot, window, seconds=10)
    assert sorted(texts) == ["Cancel the work", "Stay"]  # nothing to wait for: the window stays
    assert window.session.book is None and window.screens.currentWidget() is window.start
    window.books.create(str(tmp_path / "other.tieout"))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=10_000)
    settle(qtbot, window)


# ---- commands and keys


def test_every_action_of_the_menus_has_a_key_or_a_way_by_keyboard(open_demo_book, qtbot):
    window = open_demo_book()
    tops = [one.text() for one in window.menuBar().actions()]
    assert all("&" in one for one in tops)
    assert len({one[one.index("&") + 1].lower() for one in tops}) == len(tops)
    keys: dict[str, str] = {}
    for words, key, _action in window.menus.commands():
        if key:
            assert key not in keys, (words, keys[key], key)
            keys[key] = words


def test_advice_is_over_with_what_is_done_next_and_an_error_is_not(qtbot):
    """UX 47: what had to be done first stands no longer there when something was done."""
    line = Notice()
    qtbot.addWidget(line)
    line.advise("Tick records on both sides first.")
    line.saved()
    assert line.isHidden()
    line.say("Row 4 is no amount.")
    line.saved()
    assert not line.isHidden()


def test_commands_are_offered_by_name_and_can_be_given(open_demo_book, qtbot):
    window = open_demo_book()
    found = {words: (key, one) for words, key, one in window.menus.commands()}
    assert found["Match now"][0] == "F9" and found["Hide amounts"][0] == "Ctrl+Shift+H"
    assert all("&" not in words and "\t" not in words for words in found)
    found["Settings"][1].trigger()
    assert window.current == "settings"
    window.books.close()
    assert "Match now" not in {words for words, _key, _one in window.menus.commands()}


def test_keys_go_to_the_next_page_and_month(open_demo_book, qtbot):
    window = open_demo_book()
    window.show_page("overview")
    settle(qtbot, window)
    names = list(PAGES)
    window.next_page()
    assert window.current == names[names.index("overview") + 1]
    settle(qtbot, window)
    window.session.set_period(Period.month(2026, 9))
    window.step_month(-1)
    assert window.session.period == Period.month(2026, 8)
    keys = {one.command: one.shortcut().toString() for one in window.findChildren(type(window.menus.undo))}
    assert keys["view.next_page"] == "Ctrl+Tab"
    assert (keys["view.previous_month"], keys["view.next_month"]) == ("Alt+Left", "Alt+Right")


def test_enter_presses_what_the_space_bar_presses(open_window, qtbot, tmp_path):
    """UX 59: tiles, icons, rail and segments too; a dialog keeps Enter for its default button."""
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pressed = []
    for one in window.start.findChildren(Tile):
        one.clicked.disconnect()
        one.clicked.connect(lambda _on=False, one=one: pressed.append(one))
        one.setFocus()
        qtbot.keyClick(one, Qt.Key.Key_Return)
    assert len(pressed) == 3
    window.books.create(str(tmp_path / "keys.tieout"))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)
    before = window.session.period
    window.context.findChild(IconButton).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)
    assert window.session.period == before.previous()
    window.rail.buttons["discrepancies"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.current == "discrepancies"
    asked = QDialog(window)
    layout, done, icon = QVBoxLayout(asked), QPushButton("OK"), IconButton("x", "Forget")
    for one in (done, icon):
        layout.addWidget(one)
    done.setDefault(True)
    done.clicked.connect(asked.accept)
    asked.show()
    icon.setFocus()
    qtbot.keyClick(icon, Qt.Key.Key_Return)
    assert asked.result() == QDialog.DialogCode.Accepted


def test_zoom_is_kept_and_shown(open_window, wiring):
    from app.config import settings as config

    window = open_window()
    window.zoom(1)
    assert config.load(wiring.settings_path).text_size == 110 and window.status.zoom.text() == "110 %"
    window.zoom(0)
    assert config.load(wiring.settings_path).text_size == 100 and window.status.zoom.text() == "100 %"


# ---- first start, large type


def test_the_first_start_greets_with_a_choice_of_language_and_asks_nothing(qapp, wiring, qtbot):
    """UX 64: language, demo in one click, no dialog."""
    from app.ui.application import Application

    made = Application(wiring)
    window = made.window
    window.show()
    try:
        assert window.start.line.isVisible() and set(window.start.languages.buttons) == {"en", "zh_CN", "zh_TW"}
        assert QApplication.activeModalWidget() is None
        window.language_chosen.emit("zh_TW")
        qtbot.waitUntil(lambda: made.lang == "zh_TW", timeout=10_000)
        assert made.window.start.line.isVisible()
    finally:
        made.window.close()
        from app.ui import resources

        resources.load_translation(qapp, "en")
    assert not made.window.isVisible()


def _clipped(window) -> list[str]:
    bars = (window.menuBar(), window.context, window.rail, window.statusBar())
    found = []
    for bar in bars:
        for one in bar.findChildren(QAbstractButton):
            if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width() - 4:
                found.append(f"{one.text()}: {one.width()} < {one.minimumSizeHint().width()}")
            if one.isVisible() and one.mapTo(window, one.rect().bottomRight()).x() > window.width():
                found.append(f"{one.text()} stands outside")
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_the_frame_is_clipped_in_the_least_window_in_large_type(open_demo_book, qtbot, scale):
    """UX 58, 60: 1024×640 in English at 150 %."""
    from app.ui.theme import theme

    window = open_demo_book()
    theme.apply("light", scale)
    window.resize(1024, 640)
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, window)
        qtbot.wait(20)
        assert (window.width(), window.height()) == (1024, 640), name
        assert not _clipped(window), name
        last = list(window.rail.buttons.values())[-1]
        assert last.mapTo(window, last.rect().bottomLeft()).y() <= window.height() - window.statusBar().height()
    bar = window.menuBar()
    shown = [bar.actionGeometry(one) for one in bar.actions()]
    assert all(one.isValid() and one.right() <= bar.cornerWidget().x() for one in shown)
    assert not [
        one
        for one in bar.findChildren(QAbstractButton)
        if one.objectName() == "qt_menubar_ext_button" and one.isVisible()
    ]


def test_actions_without_room_go_into_more_and_come_back(open_demo_book, qtbot):
    from app.ui.theme import theme

    window = open_demo_book()
    window.show_page("review")
    settle(qtbot, window)
    names = [one.action.text() for one in window.context._buttons]
    theme.apply("light", 1.5)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.context.more.isVisible(), timeout=5000)
    folded = [one.text() for one in window.context.more.menu().actions()]
    shown = [one.action.text() for one in window.context._buttons if one.isVisible()]
    assert folded + shown == names and shown
    theme.apply("light", 1.0)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not window.context.more.isVisible(), timeout=5000)


def test_an_imported_month_is_offered_and_shown_at_once_where_the_other_is_signed(open_demo_book, qtbot):
    from app.domain.period import Period
    from tests.ui.conftest import DEMO

    window = open_demo_book()
    september, october = Period.month(2026, 9), Period.month(2026, 10)
    assert window.session.period == september and not window.work.news.isVisible()
    page = window.show_page("statements")
    page.import_files([str(DEMO / "2026-10")])
    qtbot.waitUntil(lambda: not page.flow.busy and bool(page.flow.draft.found.lines), timeout=60_000)
    page.flow.primary.click()
    settle(qtbot, window)
    news = window.work.news
    assert window.session.period == september and news.isVisible()
    assert news.text.text() == "Oct 2026 was imported. You are still looking at Sep 2026."
    assert news.action.text() == "Show Oct 2026"
    news.action.click()
    settle(qtbot, window)
    assert window.session.period == october and not news.isVisible()
    window.session.follow([september, october, october.next()], september, signed=True)
    assert window.session.period == october.next()


def _import_days(window, tmp_path, *days):
    """Import records of these days, a file of its own each time, past the reading of files."""
    from app.services.import_statement import import_sources
    from tests.builders import at, read_statement, records, source

    made = records(at=[at(one) for one in days], order_ref=[f"{days[0]}-{n}" for n in range(len(days))])
    first, last = min(days), max(days)
    read = read_statement(tmp_path / "read", made, file=f"{first}.csv", period_start=first, period_end=last)
    window.session.write(lambda book, actor, _report: import_sources(book, [source(tmp_path, read)], actor=actor))


def test_the_first_files_bring_their_month_into_sight_and_a_chosen_month_stays(open_window, qtbot, tmp_path):
    """Files reach over the ends of a month, here into today's: the month with most of the rows is worked on."""
    today = date.today()  # noqa: DTZ011 - what a new book shows
    month = Period.month(today.year, today.month).previous()
    inside = [str(month.first + timedelta(days=n)) for n in range(2, 12)]
    ends = [str(month.first - timedelta(days=1)), str(month.next().first)]
    window = open_window(str(tmp_path / "shop.tieout"))
    settle(qtbot, window)
    assert window.session.period == month.next()
    _import_days(window, tmp_path, *inside, *ends)
    settle(qtbot, window)
    news = window.work.news
    assert window.session.period == month and news.isVisibleTo(window) and not news.action.isVisibleTo(window)
    assert month_text(month.first) in news.text.text()
    window.show_page("overview")  # it was told
    assert not news.isVisibleTo(window)
    window.step_month(-1)
    settle(qtbot, window)
    _import_days(window, tmp_path, str(month.next().next().first))
    settle(qtbot, window)
    assert window.session.period == month.previous() and news.action.isVisibleTo(window)
    window.books.create(str(tmp_path / "other.tieout"))
    qtbot.waitUntil(lambda: window.session.book is not None and window.session.book.path.endswith("other.tieout"))
    settle(qtbot, window)
    window.step_month(-1)
    window.step_month(-1)  # a month of her own choice
    settle(qtbot, window)
    chosen = window.session.period
    _import_days(window, tmp_path, *inside)
    settle(qtbot, window)
    assert window.session.period == chosen and month_text(month.first) in news.action.text()
