"""The whole application: demo book, language and theme at run time, settings, the bug box."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QPlainTextEdit

from app.ui.errors import bug_box
from app.ui.privacy import privacy
from app.ui.review.dialogs import NoteDialog
from app.ui.settings.look import LookSection
from app.ui.theme import theme
from app.ui.widgets.tile import Tile
from tests.ui.conftest import answer, demo_file, settle


@pytest.fixture
def application(qapp, qtbot, wiring):
    from app.config import settings as config
    from app.ui import resources
    from app.ui.application import Application

    config.save(config.Settings(lang="en", theme="light"), wiring.settings_path)
    made = Application(wiring)
    made.window.show()
    yield made
    made.window.runner.shut_down()
    qapp.processEvents()
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before a language and a look are put on it
    resources.load_translation(qapp, "en")
    theme.apply("light", 1.0)


def _opened(qtbot, application):
    qtbot.waitUntil(lambda: application.window.session.book is not None, timeout=120_000)
    settle(qtbot, application.window)


def test_the_demo_opens_with_one_press_offers_its_second_month_and_goes(application, qtbot):
    window = application.window
    window.start.open_demo.emit()
    _opened(qtbot, application)
    path = window.session.book.path
    assert window.banner.isVisible() and window.banner.next_month.isVisible()
    assert window.session.settings.recent == (path,)
    assert not window.session.settings.last_folder, "new books and reports are not offered a place among the settings"
    window.banner.next_month.click()
    flow = window.pages["statements"].flow
    qtbot.waitUntil(lambda: not flow.busy and bool(flow.draft.found.lines), timeout=60_000)
    settle(qtbot, window)
    assert flow.draft.new_rows > 1000
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if one.text() == "Delete demo data").click())
    window.banner.delete.click()
    qtbot.waitUntil(lambda: window.session.book is None, timeout=10_000)
    from pathlib import Path

    assert not Path(path).exists() and window.session.settings.recent == ()
    assert window.screens.currentWidget() is window.start


def test_a_double_click_on_the_demo_opens_it_once(application, qtbot):
    start = application.window.start
    tile = next(one for one in start.findChildren(Tile) if one.accessibleName() == "Open demo")
    for _ in range(2):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert len(application.window.runner.jobs) == 1
    _opened(qtbot, application)
    with application.window.session.book.read() as uow:
        assert uow.audit.entries()
    assert application.errors.open is False


def test_another_book_takes_the_place_of_one_that_is_being_opened(application, qtbot, demo_book, tmp_path):
    import shutil

    books, paths = application.window.books, [str(tmp_path / name) for name in ("a.tieout", "b.tieout")]
    for one in paths:
        shutil.copy(demo_book, one)
        books.open(one)
    _opened(qtbot, application)
    assert application.window.session.book.path == paths[1]
    assert application.window.session.settings.recent == (paths[1],)
    assert not Path(f"{paths[0]}-wal").exists(), "nothing keeps the first one open"


def test_a_second_start_waits_for_a_dialog_that_is_open(application, qtbot, demo_book, tmp_path):
    """UX 40: what is being typed is not lost with the book that it belongs to."""
    window = application.window
    first, second = tmp_path / "first.tieout", tmp_path / "second.tieout"
    for one in (first, second):
        shutil.copy(demo_book, one)
    window.books.open(str(first))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    page = window.show_page("review")
    settle(qtbot, window)
    page.grid.select_row(0)
    seen = []

    def write(dialog):
        QTest.keyClicks(dialog.findChild(QPlainTextEdit), "paid in cash")
        application._on_asked({"files": [str(second)], "demo": False})
        qtbot.wait(600)
        seen.append((window.session.book.path, dialog.isVisible()))
        dialog.reject()

    answer(NoteDialog, write)
    QTest.keyClick(page.grid, Qt.Key.Key_N)
    assert seen == [(str(first), True)]
    qtbot.waitUntil(lambda: getattr(window.session.book, "path", "") == str(second), timeout=60_000)
    settle(qtbot, window)


def test_files_that_come_with_a_start_go_into_the_book_that_is_opened_or_asked_for(
    application, qtbot, demo_book, tmp_path
):
    """UX 1: dropped on the icon while nothing runs they wait for the last book; without one she is asked which."""
    paths = [tmp_path / "shop.tieout", tmp_path / "other.tieout"]
    for one in paths:
        shutil.copy(demo_book, one)
    shop, other = map(str, paths)
    files = [str(demo_file("2026-10", "youzan_*.csv")), str(demo_file("2026-10", "pdd-mall-*.csv"))]
    window = application.window

    def read(book: str, names: list[str]) -> None:
        """Wait until the flow of a book reads these files, and stop it there."""
        qtbot.waitUntil(lambda: getattr(window.session.book, "path", "") == book, timeout=60_000)
        flow = window.pages["statements"].flow
        qtbot.waitUntil(lambda: sorted(flow.draft.paths) == sorted(names), timeout=60_000)
        assert flow.busy and flow.isVisible()
        flow.leave_flow()
        settle(qtbot, window)

    window.session.memory.put("", "open_book", shop)
    application._open_first(files[:1], False)
    application._on_asked({"files": files[1:], "demo": False})  # more came before the book was open
    assert QApplication.activeModalWidget() is None, "nobody asks for another book"
    read(shop, files)
    application._on_asked({"files": [files[0], other], "demo": False})  # a book and what goes into it
    read(other, files[:1])
    window.shelf.close_book()
    offered: list[str] = []

    def choose(dialog) -> None:
        offered.extend(dialog.comboBoxItems())
        dialog.setTextValue("shop")
        dialog.accept()

    answer(QInputDialog, choose)
    application._on_asked({"files": files[1:], "demo": False})
    assert offered == ["other", "shop", "A new book…"]
    read(shop, files[1:])


def test_files_on_their_way_in_stay_when_the_language_changes(application, qtbot, tmp_path):
    """UX 54: what is open stays open, with what was said of it."""
    window = application.window
    window.books.create(str(tmp_path / "shop.tieout"))
    _opened(qtbot, application)
    window.import_files([str(demo_file("2026-09", "pdd-mall-*.csv"))])
    flow = window.pages["statements"].flow
    qtbot.waitUntil(lambda: not flow.busy and bool(flow.draft.found.lines), timeout=60_000)
    flow.draft.say_account(flow.draft.found.lines[0].file, "shop one")
    window.language_chosen.emit("zh_TW")
    qtbot.waitUntil(lambda: application.lang == "zh_TW", timeout=10_000)
    _opened(qtbot, application)
    flow = application.window.pages["statements"].flow
    assert flow.grid.isVisible() and [one.account for one in flow.draft.found.lines] == ["shop one"]
    assert flow.primary.text().startswith("匯入")
    flow.primary.click()
    settle(qtbot, application.window)
    with application.window.session.book.read() as uow:
        assert len(uow.statements.live()) == 1


def test_another_language_asks_before_it_stops_what_is_written(application, qtbot, demo_book, tmp_path):
    """UX 46: the work goes on, and the old language stays marked, unless the person says otherwise."""
    import shutil
    from threading import Event

    path, go_on = tmp_path / "shop.tieout", Event()
    shutil.copy(demo_book, path)
    application.window.books.open(str(path))
    _opened(qtbot, application)
    window = application.window
    page = window.show_page("settings")
    page.show_target("look")
    window.session.write(lambda _book, _actor, _report: go_on.wait(30), title="Matching")
    asked: list[str] = []
    answer(QMessageBox, lambda box: asked.append(box.text()))
    qtbot.mouseClick(window.findChild(LookSection).language.buttons["zh_CN"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == ["Matching has not ended."], timeout=5_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5_000)
    assert application.lang == "en" and window.session.book is not None
    assert window.findChild(LookSection).language.buttons["en"].isChecked()
    go_on.set()
    settle(qtbot, window)


def test_the_language_changes_at_run_time_and_the_book_stays(application, qtbot, demo_book, tmp_path):
    import shutil

    path = tmp_path / "shop.tieout"
    shutil.copy(demo_book, path)
    application.window.books.open(str(path))
    _opened(qtbot, application)
    application.window.show_page("settings")
    settle(qtbot, application.window)
    application.window.menus.hide_amounts.trigger()
    application.window.language_chosen.emit("zh_CN")
    qtbot.waitUntil(lambda: application.lang == "zh_CN", timeout=10_000)
    _opened(qtbot, application)
    qtbot.waitUntil(lambda: application.window.current == "settings", timeout=10_000)
    window = application.window
    assert privacy.hidden and window.menus.hide_amounts.isChecked(), "hidden amounts stay hidden"
    window.menus.hide_amounts.trigger()
    assert window.context.title.text() == "设置"
    assert window.rail.buttons["review"].text() == "核对"
    assert window.session.settings.lang == "zh_CN"
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "取消"


def test_a_list_and_a_preview_that_are_open_follow_look_and_language(application, qtbot, demo_book, tmp_path):
    """UX 54, 57, 60: nothing stays behind in the old colours, size or language, and nothing of it is left over."""
    path = str(shutil.copy(demo_book, tmp_path / "shop.tieout"))
    old = application.window
    old.books.open(path)
    _opened(qtbot, application)
    box = old.show_page("review").pairs
    settle(qtbot, old)
    box.showPopup()
    shown = box.view()
    low = shown.sizeHintForRow(0)
    old.books.change_settings(theme="dark", text_size=150)
    settle(qtbot, old)
    picture = shown.window().grab().toImage()
    corner = picture.pixelColor(picture.width() - 12, picture.height() // 2).name().upper()
    assert shown.isVisible() and shown.sizeHintForRow(0) > low and corner == theme.tokens["surface"]

    def alone(lang: str) -> Any:
        """Wait for the window in a language; return it once nothing else stands on the screen."""
        qtbot.waitUntil(lambda: application.lang == lang and application.window.session.book is not None)
        settle(qtbot, application.window)
        visible = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert visible == [application.window] and QApplication.activePopupWidget() is None
        return application.window

    application._on_language("zh_CN")
    window = alone("zh_CN")
    page = window.show_page("sign_off")
    settle(qtbot, window)
    seen: list[str] = []

    def look(preview: QPrintPreviewDialog) -> None:
        window.books.change_settings(theme="light", text_size=100)
        seen.append(preview.palette().window().color().name().upper())

    answer(QPrintPreviewDialog, look)
    page.paper.preview()
    qtbot.waitUntil(lambda: bool(seen) and not window.findChildren(QPrintPreviewDialog), timeout=20_000)
    assert seen == [theme.tokens["window"]]

    def switch() -> None:
        if isinstance(QApplication.activeModalWidget(), QPrintPreviewDialog):
            application._on_language("en")
        else:
            QTimer.singleShot(20, switch)

    switch()
    page.paper.preview()
    alone("en")


def test_the_theme_changes_at_run_time_and_is_kept(application, qtbot, qapp, wiring):
    from app.config import settings as config
    from app.ui.theme import DARK

    application.window.start.theme_chosen.emit("dark")
    assert qapp.palette().window().color().name().upper() == DARK["window"]
    assert config.load(wiring.settings_path).theme == "dark"


def test_the_details_of_a_bug_unfold_in_the_words_of_the_program(qtbot, application):
    box = bug_box(application.window, "Traceback", Path("tieout.log"))
    qtbot.addWidget(box)
    box.show()
    (unfold,) = [one for one in box.buttons() if one.text() == "Show details"]
    unfold.click()
    assert unfold.text() == "Hide details"
    assert unfold.width() >= unfold.fontMetrics().horizontalAdvance("Show details") + 24
    unfold.click()
    assert unfold.text() == "Show details"


def test_a_bug_shows_one_box_with_details_and_the_log_keeps_it(application, qtbot, wiring):
    import sys

    before = sys.excepthook, threading.excepthook
    application.errors.install()
    said: list[tuple[str, str]] = []
    try:
        answer(QMessageBox, lambda box: said.append((box.text(), box.detailedText())))
        try:
            raise ValueError("a fault of ours")
        except ValueError as exc:
            sys.excepthook(type(exc), exc, exc.__traceback__)
        qtbot.waitUntil(lambda: bool(said), timeout=5000)
    finally:
        from PySide6.QtCore import qInstallMessageHandler

        sys.excepthook, threading.excepthook = before
        qInstallMessageHandler(None)
    assert "not carried out" in said[0][0] and "a fault of ours" in said[0][1]
    assert "a fault of ours" in wiring.log_path.read_text("utf-8")


def test_broken_settings_do_not_keep_the_window_shut(qapp, wiring):
    from app.ui.application import Application

    wiring.settings_path.write_text("{ not json", encoding="utf-8")
    made = Application(wiring)
    made.window.show()
    assert made.window.isVisible()
    made.window.close()
    QApplication.processEvents()


def test_nothing_of_the_program_lies_on_the_clipboard_of_a_system_that_would_lose_it(qtbot, qapp):
    """PySide frees a clip after Qt has gone, and the process would die with its work done."""
    from PySide6.QtCore import QMimeData

    from app.ui.application import forget_clip

    clip = QMimeData()
    clip.setText("1")
    qapp.clipboard().setMimeData(clip)
    forget_clip(qapp)
    left_alone = sys.platform in ("win32", "darwin")
    assert (qapp.clipboard().text() == "1") is left_alone
