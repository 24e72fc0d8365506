"""The help in the real window: F1, search, the list of keys, the tour, demo data, diagnostics, about."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import QEvent, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidgetItemIterator,
)

from app.ui.help import printing
from app.ui.help.guide import topic_of
from app.ui.help.keys_dialog import KeysDialog, places_for
from app.ui.help.tour import STEPS
from app.ui.keymap import COMMANDS, keymap
from app.ui.pages import PAGES
from app.ui.settings.sections import SECTIONS
from app.ui.theme import theme
from tests.ui.conftest import answer, settle


def _open(qtbot, window, topic="start"):
    """Show the help and wait until keys go to it."""
    pages = window.guide.show(topic)
    qtbot.waitUntil(pages.isActiveWindow)
    return pages


def _shown(window):
    pages = window.guide.pages
    assert pages is not None and pages.isVisible()
    return pages


def test_f1_opens_the_topic_of_the_page_looked_at(qtbot, open_demo_book):
    """UX 65."""
    window = open_demo_book()
    seen = set()
    for name in PAGES:
        page = window.show_page(name)
        settle(qtbot, window)
        page.setFocus()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.isAncestorOf(QApplication.focusWidget()))
        wanted = topic_of(QApplication.focusWidget(), page).partition("#")[0]
        qtbot.keyClick(window, Qt.Key.Key_F1)
        pages = _shown(window)
        seen.add(pages.topic)
        assert pages.topic == wanted and pages.pages.has(page.help_topic().partition("#")[0])
        window.activateWindow()
    assert len(seen) == len({one.topic.partition("#")[0] for one in PAGES.values()})
    assert window.guide.pages is _shown(window)  # one window, however often it is asked for


def test_every_topic_that_a_page_section_or_part_names_is_there(qtbot, open_demo_book):
    """UX 65."""
    window = open_demo_book()
    pages = window.guide.show().pages
    named = {one.topic for one in PAGES.values()} | {one.topic for one in SECTIONS}
    for source in (Path(__file__).parents[2] / "app" / "ui").rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        named |= set(re.findall(r'setProperty\("help_topic", "([^"]+)"\)', text))
        for dialog in re.findall(r"^class (\w+\(Q?Dialog\):.*?)(?=^class |\Z)", text, re.MULTILINE | re.DOTALL):
            for_all = dialog.startswith(("NoteDialog", "Dialog(QDialog)"))  # ask for many things
            assert '"help_topic"' in text or for_all, dialog[:60]
    for one in named:
        topic, _sign, anchor = one.partition("#")
        assert pages.has(topic), one
        assert not anchor or anchor in [section.anchor for section in pages.topic(topic).sections], one


def test_the_nearest_part_that_names_a_topic_decides(qtbot, open_demo_book):
    window = open_demo_book()
    page = window.show_page("settings")
    section = page.show_section("accounts")
    settle(qtbot, window)
    inside = section.findChildren(QPushButton) or [section]
    assert topic_of(inside[0]) == "accounts"
    inside[0].setProperty("help_topic", "calendar#missing")
    window.guide.show(topic_of(inside[0]))
    assert _shown(window).topic == "calendar"


def test_f1_in_a_dialog_opens_help_above_it(qtbot, open_window):
    window = open_window()
    window.activateWindow()

    def act(dialog):
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
        assert _shown(window).parentWidget() is dialog
        assert window.guide.pages.topic == "settings"

    answer(KeysDialog, act)
    window.guide.show_keys()
    QApplication.processEvents()
    assert window.guide.pages is not None  # it did not go with the dialog
    assert window.guide.show("backup").parentWidget() is window


def test_hits_come_as_they_are_typed_and_enter_opens_the_first(qtbot, open_window):
    """UX 65."""
    window = open_window(lang="zh_CN")
    pages = _open(qtbot, window)
    place = pages.wanted.geometry()  # as far from the edge on either side, below it one line across the window
    assert place.left() == pages.wanted.parentWidget().width() - place.right() - 1 > 0
    assert pages._left_bar.height() == pages._right_bar.height()
    qtbot.keyClicks(pages.wanted, "yb")
    assert pages.lists.currentWidget() is pages.hits
    pages.wanted.setText("余额调节")
    assert pages.hits.count() and "签认" in pages.hits.item(0).text()
    qtbot.keyClick(pages.wanted, Qt.Key.Key_Return)
    assert pages.topic == "sign-off" and pages.hits.hasFocus()
    assert pages.browser.extraSelections()
    pages.wanted.setText("没有这个词")
    assert pages.hits.count() == 0 and pages.found.text() == "没有找到"
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert pages.lists.currentWidget() is pages.contents and pages.isVisible()


def test_links_lead_on_and_back_leads_back(qtbot, open_window):
    window = open_window()
    pages = _open(qtbot, window, "start")
    pages.browser.anchorClicked.emit(QUrl("importing#totals"))
    assert pages.topic == "importing" and pages.heading.text() == "Importing statements"
    pages.browser.anchorClicked.emit(QUrl("code-EX8"))
    qtbot.keyClick(pages, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pages.topic == "importing" and pages.forward.isEnabled()
    pages.go_back()
    assert pages.topic == "start" and not pages.back.isEnabled()
    pages.go_forward()
    assert pages.topic == "importing"
    assert pages.contents.currentItem().text(0) == "Importing statements"
    pages.open_topic("no such topic")
    assert pages.topic == "start"


def test_a_web_address_is_opened_only_after_saying_so(qtbot, open_window, monkeypatch):
    """UX 65: offline."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))  # leaves the machine
    window = open_window()
    pages = window.guide.show()

    def refuse(box):
        assert "example.org" in box.text()
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Cancel).click()

    answer(QMessageBox, refuse)
    pages.browser.anchorClicked.emit(QUrl("https://example.org/bill"))
    assert not opened
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if one.text() == "Open browser").click())
    pages.browser.anchorClicked.emit(QUrl("https://example.org/bill"))
    assert opened == ["https://example.org/bill"]


def test_a_page_loads_nothing(qtbot, open_window):
    """UX 65: offline."""
    pages = open_window().guide.show()
    for name in ("https://example.org/a.png", "file:///etc/hostname", "a.png"):
        assert pages.browser.loadResource(2, QUrl(name)) is None


def test_find_in_a_page_goes_round(qtbot, open_window):
    window = open_window()
    pages = _open(qtbot, window, "refusals")
    qtbot.keyClick(pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pages.find.isVisible() and pages.find.text.hasFocus()
    qtbot.keyClicks(pages.find.text, "password")
    count = len(pages.browser.extraSelections())
    assert count > 1
    seen = []
    for _ in range(count + 1):
        seen.append(pages.browser.textCursor().selectionStart())
        qtbot.keyClick(pages.find.text, Qt.Key.Key_Return)
    assert len(set(seen)) == count and seen[0] == seen[-1]
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert not pages.find.isVisible() and pages.isVisible()


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_topic_shows_in_every_language_and_prints(qtbot, open_window, tmp_path, lang):
    """UX 65."""
    window = open_window(lang=lang)
    pages = window.guide.show()
    for name in pages.pages.names:
        pages.open_topic(name)
        assert len(pages.browser.toPlainText()) > 40, name
    topic = pages.pages.topic("review")
    assert printing.write(str(tmp_path / "review.pdf"), topic.title, topic.html) >= 1
    assert (tmp_path / "review.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_contents_can_be_walked_by_keyboard(qtbot, open_window):
    pages = _open(qtbot, open_window())
    pages.contents.setFocus()
    qtbot.keyClick(pages.contents, Qt.Key.Key_Down)
    qtbot.keyClick(pages.contents, Qt.Key.Key_Return)
    assert pages.topic == "close"
    every = QTreeWidgetItemIterator(pages.contents)
    names, cut, metrics = [], [], pages.contents.fontMetrics()
    while item := every.value():
        names.append(item.data(0, Qt.ItemDataRole.UserRole))
        room = pages.contents.visualItemRect(item).width()  # 0 below what is folded
        if 0 < room < metrics.horizontalAdvance(item.text(0)) + 14:
            cut.append(item.text(0))
        every += 1
    assert [one for one in names if one] == pages.pages.names
    assert cut == [], "as the window opens, titles are whole"


def test_the_help_remembers_its_size(qtbot, open_window):
    """UX 66."""
    window = open_window()
    pages = window.guide.show()
    pages.resize(800, 500)
    pages.close()
    assert window.session.memory.get("", "help.size", [0]) == [800, 500]


# ---- the list of keys


def test_the_list_of_keys_has_every_command_with_her_own_keys_those_of_the_page_first(qtbot, open_window):
    """UX 65."""
    window = open_window()
    keymap.set_own({"review.approve": ("Z",)})
    try:
        dialog = KeysDialog(window.session, "review", window)
        qtbot.addWidget(dialog)
        assert dialog.places[:3] == ["review", "grid", "window"]
        assert dialog.list.topLevelItem(0).text(0) == "Review"
        shown = [
            dialog.list.topLevelItem(at).child(row).text(0)
            for at in range(dialog.list.topLevelItemCount())
            for row in range(dialog.list.topLevelItem(at).childCount())
        ]
        assert len(shown) == len(COMMANDS)
        approve = next(
            dialog.list.topLevelItem(0).child(row).text(1)
            for row in range(20)
            if dialog.list.topLevelItem(0).child(row).text(0) == "Approve"
        )
        assert approve == "Z"
        row = dialog.list.topLevelItem(0).child(0)
        assert dialog.list.visualItemRect(row).height() == theme.row_height()
        dialog.wanted.setText("ctrl+i import")
        assert dialog.list.topLevelItemCount() == 1 and dialog.list.topLevelItem(0).childCount() == 1
        dialog.wanted.setText("no such thing")
        assert dialog.none.isVisibleTo(dialog)
    finally:
        keymap.set_own({})


def test_the_list_of_keys_prints_what_is_shown(qtbot, open_window, tmp_path):
    """UX 65: printable."""
    window = open_window(lang="zh_CN")
    dialog = KeysDialog(window.session, "", window)
    qtbot.addWidget(dialog)
    assert printing.write(str(tmp_path / "keys.pdf"), "快捷键", dialog.html()) >= 1
    dialog.wanted.setText("F9")
    assert dialog.html().count("<tr>") == 1 and "自动匹配" in dialog.html()


def test_a_question_mark_lists_keys_but_stays_a_character_in_an_editor(qtbot, open_demo_book):
    window = open_demo_book()
    page = window.show_page("review")
    settle(qtbot, window)
    page.setFocus()
    seen: list[str] = []

    def note(dialog):
        seen.append(dialog.places[0])
        dialog.reject()

    answer(KeysDialog, note)
    qtbot.keyClick(QApplication.focusWidget(), "?")
    assert seen == ["review"]
    field = next(one for one in page.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    qtbot.keyClick(field, "?")
    assert field.text() == "?" and seen == ["review"]
    field.clear()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Qt on X11 edits with these keys")
def test_keys_of_the_window_act_while_text_is_typed_and_an_editor_keeps_its_own(qtbot, open_demo_book):
    """UX 26: Ctrl+E exports from the field of the name too, where Qt would go to the end of the line."""
    window = open_demo_book()
    page = window.show_page("sign_off")
    settle(qtbot, window)
    window.activateWindow()

    def claimed(field, key):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    assert claimed(page.name, Qt.Key.Key_Right) and not claimed(page.name, Qt.Key.Key_B)
    keymap.set_own({"report.export": ("Ctrl+Right",)})  # Ctrl+E is the editor's on a real X server alone
    page.name.setFocus()
    qtbot.waitUntil(page.name.hasFocus)
    try:
        assert not claimed(page.name, Qt.Key.Key_Right)
        assert claimed(page.name, Qt.Key.Key_A) and claimed(page.name, Qt.Key.Key_V)
    finally:
        keymap.set_own({})


def test_the_key_of_the_list_is_the_one_she_chose(qtbot, open_window):
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    seen: list[str] = []
    keymap.set_own({"help.keys": ("~",)})
    try:
        qtbot.keyClick(QApplication.focusWidget(), "?")
        assert window.guide.keys is None

        def note(dialog):
            seen.append(dialog.windowTitle())
            dialog.reject()

        answer(KeysDialog, note)
        qtbot.keyClick(QApplication.focusWidget(), "~")
        assert seen == ["List of keys"]
    finally:
        keymap.set_own({})


def test_keys_of_a_page_without_its_own_are_those_of_the_window():
    assert places_for("settings")[0] == "window"
    assert set(places_for("review")) == {one.place for one in COMMANDS}


# ---- the tour


def test_the_tour_starts_with_the_demo_walks_the_pages_by_keyboard_and_is_offered_once(qtbot, open_window, wiring):
    """UX 64."""
    window = open_window(tour_done=False)
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    tour = window.guide.tour
    assert tour is not None and tour.isVisible()
    seen = [window.current]
    for number in range(1, len(STEPS)):
        assert tour.place.text() == f"{number}/{len(STEPS)}"
        qtbot.keyClick(tour.next, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert tour.next.hasFocus()
        seen.append(window.current)
    assert seen == [name for name, _words in STEPS]
    assert tour.next.text() == "Done"
    qtbot.keyClick(tour.back, Qt.Key.Key_Left)
    assert window.current == STEPS[-2][0]
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert window.session.settings.tour_done
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    assert not tour.isVisible()
    window.guide.start_tour()  # from the Help menu
    assert tour.isVisible() and tour.place.text() == f"1/{len(STEPS)}"


def test_the_tour_goes_on_where_it_was_and_is_for_the_demo_alone(qtbot, open_window, demo_book, tmp_path):
    """UX 64, UX 37."""
    window = open_window(tour_done=False)
    copy = tmp_path / "copy.tieout"
    shutil.copy(demo_book, copy)
    window.books.open(str(copy))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)
    assert window.guide.tour is None
    window.session.memory.put("", "tour.at", 3)  # the window was made again, in another language
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.guide.tour is not None, timeout=60_000)
    settle(qtbot, window)
    assert window.guide.tour.place.text() == f"4/{len(STEPS)}"
    assert window.current != STEPS[3][0], "the page that she was on stays"


def test_the_tour_goes_with_its_book(qtbot, open_window, demo_book, tmp_path):
    """UX 64: another book shows none; the demo goes on with it where it was."""
    window = open_window(tour_done=False)
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    tour = window.guide.tour
    qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    copy = tmp_path / "copy.tieout"
    shutil.copy(demo_book, copy)
    window.shelf.open_path(str(copy))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    assert not tour.isVisible() and not window.session.settings.tour_done
    window.shelf.open_demo()
    qtbot.waitUntil(tour.isVisible, timeout=60_000)
    settle(qtbot, window)
    assert tour.place.text() == f"2/{len(STEPS)}" and window.current == STEPS[1][0]
    window.shelf.close_book()
    window.shelf.open_path(str(copy))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    assert not tour.isVisible()


def test_the_tour_is_a_line_that_covers_nothing(qtbot, open_demo_book):
    """UX 64."""
    window = open_demo_book()
    window.resize(1024, 640)
    assert window.guide.tour is None  # seen already: not offered
    window.guide.start_tour()
    settle(qtbot, window)
    tour = window.guide.tour
    below = tour.mapTo(window, tour.rect().topLeft()).y()
    page = window.stack.mapTo(window, window.stack.rect().bottomLeft()).y()
    assert page < below
    assert tour.height() < 60 and tour.width() > 900


# ---- demo data


def test_deleting_demo_data_asks_once_and_leaves_the_persons_own_books(qtbot, open_window, tmp_path):
    """UX 64, UX 33."""
    own = tmp_path / "mine.tieout"
    window = open_window()
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=60_000)
    settle(qtbot, window)
    demo = Path(window.session.book.path)
    window.session.remember("grid.columns", [1, 2])
    window.books.create(str(own))
    qtbot.waitUntil(lambda: window.session.book is not None and window.session.book.path == str(own), timeout=20_000)
    settle(qtbot, window)
    stray = demo.with_name("demo.before-upgrade-20260101-000000.tieout")
    stray.write_bytes(b"copy")
    named_alike = tmp_path / "Tieout backups" / "demo.2026-10-31.tieout"
    named_alike.parent.mkdir(exist_ok=True)
    named_alike.write_bytes(b"somebody's own")
    entry = next(one for one in window.menus.file.actions() if one.text() == "Delete demo data…")
    answer(QMessageBox, lambda box: box.defaultButton().click())
    entry.trigger()
    assert demo.exists()  # the safe button is the default
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if "Delete" in one.text()).click())
    entry.trigger()
    assert not demo.exists() and not stray.exists()
    assert own.exists() and named_alike.exists()
    assert window.session.book is not None and window.session.book.path == str(own)
    assert str(demo) not in window.session.settings.recent
    assert window.session.memory.get(str(demo), "grid.columns", []) == []
    entry.trigger()  # nothing left: it says so and asks nothing
    assert "no demo data" in window.toast.text.text()
    window.books.open_demo()
    qtbot.waitUntil(lambda: window.session.book is not None and window.books.is_demo_open(), timeout=60_000)
    settle(qtbot, window)
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if "Delete" in one.text()).click())
    entry.trigger()
    assert window.session.book is None and not demo.exists()
    listed = window.start.recent
    shown = [listed.path_of(listed.item(at)) for at in range(listed.count())]
    assert shown == [str(own)], "the start page lists no book that was just deleted"


# ---- diagnostics, about


def test_diagnostics_are_shown_in_full_and_only_ticked_parts_are_saved(qtbot, open_demo_book, tmp_path):
    """UX 68."""
    window = open_demo_book()
    view = window.show_page("settings").show_section("diagnostics")
    qtbot.waitUntil(lambda: bool(view.parts), timeout=60_000)
    settle(qtbot, window)
    assert view.text.isReadOnly()
    for row, part in enumerate(view.parts):
        view.list.setCurrentRow(row)
        assert view.text.toPlainText() == part.text
    view.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    view.save_to(str(tmp_path / "d.zip"))
    with zipfile.ZipFile(tmp_path / "d.zip") as archive:
        assert set(archive.namelist()) == {one.name for one in view.parts} - {view.parts[2].name}
        for one in view.chosen():
            assert archive.read(one.name).decode() == one.text
    for row in range(view.list.count()):
        view.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not view.save.isEnabled()
    view.again.click()
    assert not view.again.isEnabled()
    settle(qtbot, window)
    assert view.again.isEnabled()
    assert view.chosen() == []  # what was unticked stays so


def test_a_file_that_cannot_be_written_is_said_in_the_view(qtbot, open_demo_book, tmp_path):
    """UX 47."""
    window = open_demo_book()
    view = window.show_page("settings").show_section("diagnostics")
    qtbot.waitUntil(lambda: bool(view.parts), timeout=60_000)
    settle(qtbot, window)
    view.save_to(str(tmp_path / "nowhere" / "d.zip"))
    assert view.notice.isVisible() and "d.zip" in view.notice.text.text()


def test_diagnostics_come_without_a_book_too(qtbot, open_window):
    from app.ui.help.diagnostics import DiagnosticsDialog

    window = open_window()
    dialog = DiagnosticsDialog(window.session, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: bool(dialog.view.parts), timeout=20_000)
    assert [one.name for one in dialog.view.parts] == ["versions.txt", "settings.json", "log.txt"]


def test_about_scrolls_where_the_screen_is_low(qtbot, open_window):
    from app.ui.about import AboutDialog

    dialog = AboutDialog(open_window())
    qtbot.addWidget(dialog)
    dialog.resize(360, 300)
    dialog.show()
    QApplication.processEvents()
    lines = [one for one in dialog.findChildren(QLabel) if one.text() in dialog.lines]
    assert len(lines) == len(dialog.lines)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in lines)  # none is cut, none lies on another


def test_about_shows_versions_places_and_every_licence(qtbot, open_window, tmp_path):
    from app.ui.about import AboutDialog

    window = open_window(lang="zh_CN")
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "关于对平" and dialog.name.text().startswith("对平 ")  # one name of the program
    assert any("Qt" in one for one in dialog.lines)
    linked = re.compile(rf"SQLite {re.escape(driver.sqlite_version)} · SQLCipher \d+\.\d+")  # a book stands on these
    assert any(linked.match(one) for one in dialog.lines)
    assert any(str(window.session.wiring.log_path) in one for one in dialog.lines)
    dialog.views.choose("licences")
    assert dialog.list.count() == len(dialog.licences) > 20
    for row, one in enumerate(dialog.licences):
        dialog.list.setCurrentRow(row)
        assert one.name in dialog.text.toPlainText()
    # the same libraries, and what they carry, as a file for who looks for known faults
    path = tmp_path / "parts.json"
    dialog.save_to(str(path))
    qtbot.waitUntil(lambda: not window.runner.jobs, timeout=20_000)
    said = json.loads(path.read_text(encoding="utf-8"))
    parts = {one["name"]: one["version"] for one in said["components"]}
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.5")
    assert {one.name: one.version for one in dialog.licences if one.version}.items() <= parts.items()
    assert parts["SQLite"] == driver.sqlite_version and parts["Qt"] == qVersion()
    assert all(parts[one][0].isdigit() for one in ("SQLCipher", "OpenSSL", "Expat", "zlib", "Python"))
    refs = [one["bom-ref"] for one in said["components"]]
    assert len(set(refs)) == len(refs)


def test_the_help_menu_leads_to_all_of_it(qtbot, open_window):
    window = open_window()
    words = [one.text() for one in window.menus.help.actions()]
    assert words[:4] == ["Help", "List of keys", "Tour", "Save diagnostics…"] and "About Tieout" in words

    def close(dialog):
        dialog.reject()

    for text in ("List of keys", "Save diagnostics…", "About Tieout"):
        answer(QDialog, close)
        next(one for one in window.menus.help.actions() if one.text() == text).trigger()
        settle(qtbot, window)
    next(one for one in window.menus.help.actions() if one.text() == "Help").trigger()
    assert _shown(window).topic == "start"
