"""The settings page: every control acts at once, is written, and is there again at the next start."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.config.settings import load
from app.ui.forms import forms
from app.ui.help.guide import topic_of
from app.ui.keymap import keymap
from app.ui.privacy import privacy
from app.ui.settings.sections import SECTIONS
from app.ui.theme import theme
from tests.ui.conftest import settle


@pytest.fixture(autouse=True)
def as_delivered(qapp):
    """Put back what a test changed of the whole program."""
    yield
    theme.apply("light", scale=1.0, contrast=False, density="normal")
    forms.use("", "")
    keymap.set_own({})
    privacy.set_hidden(False)


@pytest.fixture
def page(open_window, tmp_path):
    window = open_window(str(tmp_path / "shop.tieout"), theme="light")
    return window.show_page("settings")


def _kept(page):
    return load(page.session.wiring.settings_path)


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_section_opens_in_every_language(qtbot, open_window, tmp_path, lang):
    window = open_window(str(tmp_path / "shop.tieout"), lang=lang)
    for one in SECTIONS:
        page = window.show_page(one.page)
        shown = page.show_section(one.name)
        settle(qtbot, window)
        assert page.stack.currentWidget() is shown and isinstance(shown, QWidget)
    assert sum(window.page(name).list.count() for name in {one.page for one in SECTIONS}) == len(SECTIONS)


@pytest.mark.parametrize("name", ["limits", "privacy"])
def test_the_fields_of_all_groups_begin_at_one_edge(qtbot, page, name):
    form = page.show_section(name)
    page.window().show()
    settle(qtbot, page.window())
    lefts = {grid.cellRect(row, 1).left() for grid in form._grids for row in range(grid.rowCount())}
    assert len(form._grids) > 1 and len({one for one in lefts if one > 0}) == 1
    heads = [one for one in form.findChildren(QLabel) if one.property("role") == "panel"]
    assert {one.mapTo(form, QPoint()).x() for one in heads} == {16}  # as far in as every other section


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_without_a_book_the_settings_of_the_program_are_there(qtbot, open_window, tmp_path, lang):
    """By the same key as with a book; what is about a book is not offered; Esc leads back to the start page."""
    window = open_window(lang=lang, theme="light")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    alone = window.settings_alone
    assert window.screens.currentWidget() is alone and alone.page.list.hasFocus()
    names = [one.name for one in SECTIONS if not one.of_book]
    assert alone.page.list.count() == len(names) and {"look", "keys", "privacy", "backup"} <= set(names)
    for name in names:
        alone.page.show_section(name)
        settle(qtbot, window)
        assert topic_of(alone.page.list) == alone.page.made[name].property("help_topic")
    look = alone.page.show_section("look")
    look.theme.buttons["dark"].click()
    look.days.setCurrentIndex(1)
    look.days.activated.emit(1)
    assert theme.name == "dark" and load(window.session.wiring.settings_path).day_form == "slash"
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(alone.page.list, Qt.Key.Key_Escape)
    assert window.screens.currentWidget() is window.start and window.settings_alone is None
    window.show_settings()
    assert window.settings_alone.page.stack.currentWidget() is window.settings_alone.page.made["look"]
    window.books.create(str(tmp_path / "shop.tieout"))
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
    settle(qtbot, window)
    assert window.settings_alone is None and window.screens.currentWidget() is window.work


def test_contrast_size_and_density_are_seen_at_once_and_kept(page):
    """UX 60."""
    look = page.show_section("look")
    look.contrast.click()
    look.size.setCurrentIndex(look.size.findData(150))
    look.size.activated.emit(look.size.currentIndex())
    look.density.buttons["compact"].click()
    look.theme.buttons["dark"].click()
    assert (theme.name, theme.contrast, theme.scale, theme.row_height()) == ("dark", True, 1.5, 36)
    kept = _kept(page)
    assert (kept.theme, kept.contrast, kept.text_size, kept.density) == ("dark", True, 150, "compact")


def test_the_size_of_type_is_the_same_wherever_it_is_changed(page):
    page.window().zoom(1)
    look = page.show_section("look")
    assert look.size.currentData() == 110 and theme.scale == pytest.approx(1.1)
    page.window().zoom(0)
    assert look.size.currentData() == 100 and _kept(page).text_size == 100


def test_the_form_of_days_and_numbers_is_shown_in_an_example(page):
    """UX 55."""
    look = page.show_section("look")
    for box, data in ((look.days, "roc"), (look.numbers, "none")):
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())
    look.red.click()
    said = {name: one.text() for name, one in look._shown.items()}
    assert said == {"day": "10/31 09:12", "other": "114/12/31", "month": "民國115年10月", "amount": "−1234567.89"}
    assert look._shown["amount"].property("state") == "open" and forms.red_negative
    kept = _kept(page)
    assert (kept.day_form, kept.number_form, kept.red_negative) == ("roc", "none", True)


def test_the_month_over_a_page_follows_the_form(qtbot, page):
    """UX 55."""
    look = page.show_section("look")
    look.days.setCurrentIndex(look.days.findData("chinese"))
    look.days.activated.emit(look.days.currentIndex())
    qtbot.waitUntil(lambda: "年" in page.window().context.month.text())


def test_another_language_is_asked_of_the_window(qtbot, page):
    look = page.show_section("look")
    with qtbot.waitSignal(page.window().language_chosen) as asked:
        look.language.buttons["zh_TW"].click()
    assert asked.args == ["zh_TW"]


def test_amounts_are_hidden_at_the_next_start(qtbot, page, open_window):
    page.show_section("privacy").hide_amounts.click()
    assert _kept(page).hide_amounts
    open_window(hide_amounts=True)
    assert privacy.hidden


def test_showing_names_in_full_stands_in_the_history(qtbot, page):
    section = page.show_section("privacy")
    section.names.click()
    settle(qtbot, page.window())
    assert not forms.masked and not _kept(page).mask_names
    with page.session.book.read() as uow:
        entry = uow.audit.entries()[-1]
    assert (entry.action, entry.text_key) == ("names", "audit.names_shown")
    page.window().undo()
    settle(qtbot, page.window())
    assert not forms.masked, "what is only written down cannot be undone"


def test_the_window_locks_after_the_minutes_chosen(page):
    section = page.show_section("privacy")
    section.minutes.setCurrentIndex(section.minutes.findData(5))
    section.minutes.activated.emit(section.minutes.currentIndex())
    assert page.session.settings.lock_minutes == 5 == _kept(page).lock_minutes


def test_a_name_is_taken_when_the_field_is_left(qtbot, page):
    section = page.show_section("you")
    qtbot.keyClicks(section.name, " Li Hua ")
    qtbot.keyClick(section.name, Qt.Key.Key_Return)
    assert page.session.actor == "Li Hua" == _kept(page).name


def test_a_broken_settings_file_is_said_once_on_the_start_page(qapp, wiring):
    from app.ui.application import Application

    wiring.settings_path.write_text("{", encoding="utf-8")
    first = Application(wiring)
    try:
        assert "settings.unreadable.json" in first.window.start.line.text()
        first.window.books.change_settings(name="x")
    finally:
        first.window.close()
    second = Application(wiring)
    try:
        assert "unreadable" not in second.window.start.line.text()
    finally:
        second.window.close()
    assert json.loads(wiring.settings_path.read_text(encoding="utf-8"))["name"] == "x"
    assert wiring.settings_path.with_name("settings.unreadable.json").read_text(encoding="utf-8") == "{"
