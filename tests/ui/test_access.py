"""Everything that can be used has a name, in every language, on every page, in every dialog."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateTimeEdit, QTableView, QWidget

from app.ui.pages import PAGES
from app.ui.settings.sections import SECTIONS
from tests.ui.conftest import settle
from tests.ui.walker import mute, nameless


def passed_over(window: QWidget) -> dict[Qt.Key, set[str]]:
    """Return what takes the focus and is not reached by Tab, and by Shift+Tab; all, where something keeps the focus."""
    wanted = {
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if one.isVisible() and one.isEnabled() and one.window() is window
        if not isinstance(one, QAbstractButton) or one.group() is None or one.isChecked()  # arrows go on from it
    }
    found = {}
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        reached: set[QWidget] = set()
        stops: set[tuple[Any, ...]] = set()
        while (here := QApplication.focusWidget()) is not None:
            cells = isinstance(here, QTableView) and here.tabKeyNavigation()
            stop = (here, here.currentIndex().row(), here.currentIndex().column()) if cells else (here,)
            if isinstance(here, QDateTimeEdit):  # from year to month to day before it goes on
                stop = (here, here.currentSection())
            if stop in stops:
                break
            stops.add(stop)
            reached.add(here)
            QTest.keyClick(here, key)
        found[key] = {one.accessibleName() or type(one).__name__ for one in wanted - reached}
    return found


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_page_and_section_speaks(open_demo_book, qtbot, lang):
    """UX 59: the walker finds no widget without a name on any page, and tables expose headers and cells.

    Tab goes through all of it, in both directions. UX 61: a button that shows an icon alone says in a tooltip what
    it does.
    """
    window = open_demo_book(lang)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name in PAGES:
        page = window.show_page(name)
        settle(qtbot, window)
        assert not nameless(window), name
        assert not mute(window), name
        if lang == "en":
            assert not any(passed_over(window).values()), name
        for entry in SECTIONS:
            if entry.page == name:
                page.show_section(entry.name)
                settle(qtbot, window)
                assert not nameless(window), entry.name


def test_the_start_page_speaks(open_window):
    """UX 59: also before any book is open."""
    assert not nameless(open_window())
