"""Every entry of every menu is reached by letters, and nothing else shows them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.ui.access_letters import lend, read_out
from app.ui.review.grid_menus import header_menu, row_menu
from tests.ui.conftest import settle


def _letters(menu: QMenu) -> dict[str, str]:
    """Return letter → words of a menu that is open, those of the menus in it checked as well; each letter once."""
    found: dict[str, str] = {}
    menu.aboutToShow.emit()
    inner = [one.menu() for one in menu.actions() if isinstance(one.menu(), QMenu)]
    for one in menu.actions():
        if one.text() and not one.isSeparator() and one.isVisible():
            letter = QKeySequence.mnemonic(one.text()).toString()[-1:]
            assert letter, (menu.title(), one.text())
            assert letter not in found, (menu.title(), one.text(), found[letter])
            found[letter] = one.text()
    for each in inner:
        _letters(each)
    menu.aboutToHide.emit()
    return found


@pytest.mark.parametrize(
    ("lang", "pages", "undo", "choose"),
    [
        ("en", ("review",), "&Undo: ", "&Import statements…"),
        ("zh_TW", ("sign_off", "discrepancies", "fees", "cross", "review"), "復原(&U)：", "匯入帳單(&I)…"),
    ],
)
def test_every_entry_of_every_menu_has_a_letter_of_its_own(open_demo_book, qtbot, lang, pages, undo, choose):
    """UX 59: what a menu offers is reached without a mouse, on each page that adds to them and from the rows' menu."""
    window = open_demo_book(lang)
    menus = window.menus
    tops = [menus.file, menus.edit, menus.view, menus.reconcile, menus.reports, menus.tools, menus.help]
    for name in pages:
        page = window.show_page(name)
        before = [one.text() for menu in tops for one in menu.actions()]
        found = [_letters(one) for one in tops]
        assert [one.text() for menu in tops for one in menu.actions()] == before
        assert found[1]["U"].startswith(undo) and found[0]["I"].startswith(choose)
    settle(qtbot, window)
    rows = _letters(row_menu(page.grid)).values()
    if lang == "en":  # its rows' menu has more entries than its words have letters
        assert all(" (&" in one for one in rows if "(&" in one)
        assert any(re.search(r": Paid at \(&\w\)$", one) for one in rows)
    _letters(header_menu(page.grid, 2))
    _letters(page.card.more.menu())
    menus.reconcile.aboutToShow.emit()
    shown = [one.text() for one in window.context._buttons]
    assert shown and not any("&" in one or re.search(r"\([A-Z]\)", one) for one in shown)
    menus.reconcile.aboutToHide.emit()
    assert not any("&" in words for words, _key, _action in menus.commands())


def test_alt_and_two_letters_do_what_the_entry_does(open_window, qtbot):
    """UX 59: by the keys of the keyboard alone."""
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is window.menus.view, timeout=5000)
    QTest.keyClick(window.menus.view, Qt.Key.Key_H)
    assert window.menus.hide_amounts.isChecked() and window.menus.hide_amounts.text() == "Hide amounts"


def test_names_keep_their_signs_and_letters_are_not_read_out(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("&1  C:/A&&B.tieout\tCtrl+1", "撤销：匹配 A&&B", "撤销", "欄「訂單：付款時間」", "列“订单：买家”…"):
        menu.addAction(text)
    lend(menu)
    menu.aboutToShow.emit()
    said = [one.text() for one in menu.actions()]
    assert said[:3] == ["&1  C:/A&&B.tieout\tCtrl+1", "撤销(&A)：匹配 A&&B", "撤销(&B)"]
    assert said[3:] == ["欄「訂單：付款時間」(&C)", "列“订单：买家”(&D)…"]  # a colon in a name in quotes ends nothing
    assert [read_out(one) for one in said[:3]] == ["1  C:/A&B.tieout", "撤销：匹配 A&B", "撤销"]
