"""Everything that can be used has a name, in every language, on every page, in every dialog."""

from __future__ import annotations

import pytest

from app.ui.pages import PAGES
from app.ui.settings.sections import SECTIONS
from tests.ui.conftest import settle
from tests.ui.walker import mute, nameless


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_page_and_section_speaks(open_demo_book, qtbot, lang):
    """UX 59: the walker finds no widget without a name on any page, and tables expose headers and cells.

    UX 61: a button that shows an icon alone says in a tooltip what it does.
    """
    window = open_demo_book(lang)
    for name in PAGES:
        page = window.show_page(name)
        settle(qtbot, window)
        assert not nameless(window), name
        assert not mute(window), name
        if name == "settings":
            for entry in SECTIONS:
                page.show_section(entry.name)
                settle(qtbot, window)
                assert not nameless(window), entry.name


def test_the_start_page_speaks(open_window):
    """UX 59: also before any book is open."""
    assert not nameless(open_window())
