"""The window: start page, drops, books, closing, undo after a restart, languages, focus and names."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QCursor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.domain.progress import Step
from app.ui.models import review_model as rm
from app.ui.widgets.common import hang_menu
from tests.ui.conftest import answer, demo_file, settle


def _urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return data


def _enter(window, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    return event


def _drop(window, data: QMimeData) -> QDropEvent:
    assert _enter(window, data).isAccepted()
    event = QDropEvent(
        QPointF(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    return event


def test_the_start_page_greys_a_book_that_is_gone(open_window, tmp_path):
    """UX 10: missing ones greyed, the list cleared."""
    there = tmp_path / "there.tieout"
    there.write_bytes(b"")
    window = open_window(recent=(str(there), str(tmp_path / "gone.tieout")))
    first, second = window.start.recent.item(0), window.start.recent.item(1)
    assert first.flags() & Qt.ItemFlag.ItemIsEnabled
    assert not second.flags() & Qt.ItemFlag.ItemIsEnabled
    window.start.clear.click()
    assert window.start.clear.isHidden()  # nothing is left to clear
    assert window.start.recent.count() == 0 and window.session.settings.recent == ()
    empty = window.start.no_recent  # says what will be here, with a picture and a way on
    assert empty.isVisibleTo(window) and not empty.picture.pixmap().isNull()
    asked: list[bool] = []
    window.start.open_book.disconnect()
    window.start.open_book.connect(lambda: asked.append(True))
    empty.button.click()
    assert asked
    picture = window.start.mark.pixmap().toImage()  # the program's own is never tinted as icons are
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {"#2a4b8d", "#ffffff"} <= colours


def test_only_files_may_be_dropped_and_that_shows(open_window, tmp_path):
    """UX 4: what is no file is not accepted, which is the forbidden cursor; files are, and the zone shows it."""
    window = open_window()
    text = QMimeData()
    text.setText("no file")
    assert not _enter(window, text).isAccepted()
    assert _enter(window, _urls(demo_file("2026-09", "youzan_*.csv"))).isAccepted()
    assert window.start.zone.property("over") == "true"
    QApplication.sendEvent(window, QEvent(QEvent.Type.DragLeave))
    assert window.start.zone.property("over") != "true"


def test_no_field_takes_files_for_a_text_while_they_are_held_over_the_window(open_window, qtbot, tmp_path):
    """UX 1, 4: some desktops give the names of files as a text too, and a filter would take them."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    field = window.page("review").grid.header.field(rm.A_REF)
    data = _urls(demo_file("2026-09", "youzan_*.csv"))
    for kind, taken in ((QEvent.Type.DragEnter, False), (QEvent.Type.DragLeave, True)):
        _enter(window, data) if kind == QEvent.Type.DragEnter else QApplication.sendEvent(window, QEvent(kind))
        assert field.acceptDrops() is taken and window.veil.isVisible() is not taken
    assert _enter(window, data).isAccepted() and not field.acceptDrops()
    nothing, button, none = QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, nothing, button, none))
    assert field.acceptDrops() and not window.veil.isVisible()


@pytest.mark.parametrize("kind", ["file", "folder", "zip"])
def test_what_is_dropped_is_read_and_shown(open_window, qtbot, tmp_path, kind):
    """UX 1, 2."""
    source = demo_file("2026-09", "youzan_*.csv")
    dropped = source
    if kind == "folder":
        dropped = tmp_path / "账单"
        dropped.mkdir()
        (dropped / "有赞.csv").write_bytes(source.read_bytes())
    elif kind == "zip":
        dropped = tmp_path / "账单.zip"
        with zipfile.ZipFile(dropped, "w") as packed:
            packed.write(source, "有赞.csv")
    window = open_window(book=str(tmp_path / "shop.tieout"))
    assert _drop(window, _urls(dropped)).isAccepted()
    qtbot.waitUntil(lambda: window.current == "statements", timeout=5000)
    flow = window.pages["statements"].flow
    qtbot.waitUntil(lambda: len(flow.draft.found.lines) == 1, timeout=30_000)
    assert flow.draft.found.lines[0].format == "youzan.orders"
    assert flow.draft.new_rows == flow.draft.found.lines[0].rows > 0


def test_a_window_that_closes_right_after_a_drop_asks_nothing(open_window, tmp_path):
    window = open_window()
    asked: list[QWidget] = []

    def look() -> None:
        if (dialog := QApplication.activeModalWidget()) is not None:
            asked.append(dialog)
            dialog.close()

    waiting = QTimer(singleShot=True, interval=300)  # a dialog would hold the next lines until then
    waiting.timeout.connect(look)
    waiting.start()
    assert _drop(window, _urls(tmp_path)).isAccepted() and window.close()
    QApplication.processEvents()
    waiting.stop()  # else it closes the dialog of another test
    assert not asked and not window.isVisible()


def test_a_dropped_book_is_opened_and_what_came_with_it_goes_into_it(open_window, qtbot, tmp_path, demo_book):
    """UX 1"""
    window, book = open_window(), tmp_path / "Shop.TIEOUT"
    book.write_bytes(demo_book.read_bytes())
    _drop(window, _urls(demo_file("2026-10", "youzan_*.csv"), book))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=10_000)
    assert len(window.pages["statements"].flow.draft.paths) == 1
    settle(qtbot, window)
    assert window.windowTitle().endswith("禾木家居")
    assert window.banner.isVisible()


def test_a_damaged_book_is_named_and_the_start_page_stays(open_window, qtbot, tmp_path):
    wrong = tmp_path / "wrong.tieout"
    wrong.write_bytes(b"not a book" * 1000)
    window = open_window()
    said = []

    answer(QMessageBox, lambda box: said.append(box.text()))
    window.books.open(str(wrong))
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "wrong.tieout" in said[0]
    assert window.session.book is None and window.screens.currentWidget() is window.start


def test_undo_works_after_a_restart_and_names_what_it_undoes(open_demo_book, open_window, qtbot):
    window = open_demo_book()
    path = window.session.book.path
    assert window.menus.undo.text().startswith("Undo: ")
    window.close()
    window = open_window()
    window.books.open(path)
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=10_000)
    settle(qtbot, window)
    label = window.menus.undo.text()
    window.show_page("overview")
    assert window.menus.undo.isEnabled() and not window.menus.redo.isEnabled()  # nothing was undone
    window.undo()
    settle(qtbot, window)
    assert window.menus.redo.isEnabled()
    assert window.menus.redo.text().removeprefix("Redo: ") == label.removeprefix("Undo: ")
    window.redo()
    settle(qtbot, window)
    assert window.menus.undo.text() == label


def _answer_box(button_text: str, said: list[str]) -> None:
    def click(box) -> None:
        said.append(box.text())
        assert box.defaultButton().text() == "Stay"
        next(one for one in box.buttons() if one.text() == button_text).click()

    answer(QMessageBox, click)


@pytest.mark.parametrize(("button", "closed"), [("Stay", False), ("Cancel the work", True)])
def test_closing_during_work_asks(open_window, qtbot, tmp_path, button, closed):
    """UX 46: staying leaves the work alone, cancelling stops it."""
    window = open_window(book=str(tmp_path / "shop.tieout"))

    def endless(book, actor, report):
        import time

        with book.write("test", actor):
            while True:
                report(Step.STORING, 0, 0, "")
                time.sleep(0.01)

    window.session.write(endless, title="Importing")
    said: list[str] = []
    _answer_box(button, said)
    assert window.close() is closed
    assert said == ["Importing has not ended."]
    if not closed:
        assert not any(one.cancelled for one in window.runner.writing())
        window.runner.cancel_all()
    settle(qtbot, window, seconds=10)  # the work was endless


def test_closing_waits_for_the_work_when_asked_to(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    go_on: list[bool] = []

    def work(book, actor, report):
        import time

        while not go_on:
            report(Step.STORING, 0, 0, "")
            time.sleep(0.01)

    window.session.write(work, title="Importing")
    _answer_box("Wait, then close", [])
    assert not window.close()
    assert window.isVisible()
    go_on.append(True)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)


def test_thinking_better_of_closing_leaves_work_and_window_alone(open_window, qtbot, tmp_path):
    """UX 46: Esc stays, also after somebody had chosen to wait for the work; Esc on the question loses nothing."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    go_on, done = threading.Event(), []
    window.session.write(lambda _book, _actor, _report: go_on.wait(20), done.append, title="Importing")
    _answer_box("Wait, then close", [])
    assert not window.close()
    answer(QMessageBox, lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert not window.close()
    go_on.set()
    settle(qtbot, window)
    assert done == [True] and window.isVisible()


def test_a_copy_is_kept_on_exit(open_window, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.close()
    copies = list((tmp_path / "Tieout backups").glob("shop.*.tieout"))
    assert len(copies) == 1


def test_matching_runs_in_the_background_and_says_how_many(open_demo_book, qtbot):
    window = open_demo_book()
    said: list[tuple[str, bool]] = []
    window.session.toast.connect(lambda text, undoable: said.append((text, undoable)))
    window.undo()  # the demo's own run
    settle(qtbot, window)
    window.match_now()
    assert window.runner.writing() and window.status.cancel.isVisible()
    settle(qtbot, window)
    assert said[-1] == ("924 matched.", True)
    assert window.current == "review"
    window.match_now()
    settle(qtbot, window)
    assert said[-1] == ("No further match was found.", False)


def test_matching_can_be_cancelled(open_demo_book, qtbot):
    window = open_demo_book()
    before = window.menus.undo.text()
    window.match_now()
    window.status.cancel.click()
    settle(qtbot, window)
    assert window.menus.undo.text() == before


def test_a_place_off_every_screen_is_corrected(open_window, wiring):
    from app.ui.geometry import save_geometry

    first = open_window()
    first.move(9000, 9000)
    save_geometry(first, wiring)
    second = open_window()
    assert any(one.availableGeometry().intersects(second.frameGeometry()) for one in QApplication.screens())


INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)


def _nameless(root: QWidget) -> list[str]:
    from PySide6.QtGui import QAccessible

    found = []
    for one in root.findChildren(QWidget):
        if not isinstance(one, INTERACTIVE) or one.objectName().startswith("qt_") or not one.isVisible():
            continue
        if isinstance(one.parentWidget(), QComboBox):
            continue
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is not None and not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_everything_that_can_be_used_has_a_name(open_demo_book, qtbot, lang):
    from app.ui.pages import PAGES

    window = open_demo_book(lang)
    assert not _nameless(window)
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, window)
        assert not _nameless(window), name


ROOM = 4  # of the 24 pixels beside a button's text


def _clipped(root: QWidget) -> list[str]:
    return [
        f"{one.text()}: {one.width()} < {one.minimumSizeHint().width()}"
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width() - ROOM
    ]


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_no_button_is_clipped_in_the_least_window(open_demo_book, open_window, qtbot, lang):
    from app.ui.pages import PAGES

    start = open_window(lang=lang)
    start.resize(1024, 640)
    QApplication.processEvents()
    assert (start.width(), start.height()) == (1024, 640)
    assert not _clipped(start)
    window = open_demo_book(lang)
    window.resize(1024, 640)
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, window)
        assert (window.width(), window.height()) == (1024, 640), name
        assert not _clipped(window), name


def test_tab_visits_every_part_of_the_start_page(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    window.start.choose.setFocus()
    visited = set()
    for _ in range(60):
        focus = window.focusWidget()
        visited.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    names = {one.accessibleName() for one in visited if one is not None}
    assert {"Choose files… (Ctrl+I)", "New book (Ctrl+N)", "Open book (Ctrl+O)", "Open demo", "English"} <= names


def test_f6_goes_from_pane_to_pane(open_demo_book, qtbot):
    window = open_demo_book()
    window.show_page("statements")
    settle(qtbot, window)
    window.next_pane()
    assert window.pages["statements"].detail.isAncestorOf(window.focusWidget())
    window.next_pane()
    assert window.rail.isAncestorOf(window.focusWidget())
    window.next_pane()
    assert window.context.isAncestorOf(window.focusWidget())
    window.next_pane()
    assert window.stack.isAncestorOf(window.focusWidget())


def test_work_in_the_status_bar_names_the_file_alone_and_its_button_is_whole(open_window, qtbot, tmp_path):
    """UX 43: the current file, and a Cancel that is not cut."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    go, seen = threading.Event(), []

    def call(_uow, report):
        report(Step.READING, 1, 2, "/far/away/folder/bill.csv")
        go.wait(20)

    window.session.read(call, seen.append, title="Reading")
    qtbot.waitUntil(lambda: "bill.csv" in window.status.work.text())
    bar, cancel = window.statusBar(), window.status.cancel
    place = cancel.geometry()
    whole = bar.rect().contains(place) and cancel.height() >= cancel.fontMetrics().height()
    text = window.status.work.text()
    go.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert "far" not in text and whole


def test_a_button_does_not_look_pointed_at_after_a_choice_from_its_menu(qtbot):
    made, menu = QPushButton("More"), QMenu()
    qtbot.addWidget(made)
    qtbot.addWidget(menu)
    hang_menu(made, menu)
    menu.addAction("Divide")
    made.move(200, 200)
    made.show()
    QCursor.setPos(0, 0)
    made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    menu.popup(made.mapToGlobal(made.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    menu.close()
    qtbot.waitUntil(lambda: not made.underMouse())


def first_inked(widget):
    """Return the first column of a widget, pixels, in which something is written."""
    picture = widget.grab().toImage()
    rows, ground = range(6, picture.height() - 4), picture.pixel(1, picture.height() // 2)
    return next(x for x in range(1, picture.width()) if any(picture.pixel(x, y) != ground for y in rows))


def test_the_sums_of_a_book_go_with_it(open_demo_book, qtbot):
    window = open_demo_book()
    window.show_page("review")
    settle(qtbot, window)
    assert window.status.sums.isVisible()
    begins = first_inked(window.statusBar())
    window.status.set_text("")
    window.status.text.setText("1 row")
    assert abs(first_inked(window.statusBar()) - begins) <= 2  # sentences of other pages begin where sums do
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert window.screens.currentWidget() is window.start
    assert not window.status.sums.isVisible() and not window.status.text.text()
