"""The shops looked at: chosen in the context bar, kept for the book, widened by what leads elsewhere."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from app.domain.shops import ALL, Shops
from app.ui.keymap import keymap
from tests.two_shops import HILL, OCTOBER, SEA, two_shops
from tests.ui.conftest import settle

ONE, OTHER = (Shops(frozenset({(one, None)})) for one in (HILL, SEA))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two-shops")
    two_shops(folder).close()
    return folder / "two.tieout"


@pytest.fixture
def opened(made, tmp_path, qtbot, open_window):
    def show(path=None):
        book = path or tmp_path / "two.tieout"
        if path is None:
            shutil.copy(made, book)
        window = open_window()
        window.books.open(str(book))
        qtbot.waitUntil(lambda: window.session.book is not None and window.context.shops.wanted, timeout=20_000)
        settle(qtbot, window)
        return window

    return show


def _quick_changes_read_twice(qtbot, window):
    """However quickly decisions follow each other: what is being read and what was asked for last, no queue."""
    window.show_page("review")
    settle(qtbot, window)
    dropped = []
    window.runner.started.connect(lambda job: job.ended.connect(lambda: dropped.append(job.cancelled)))
    shown = window.context.shops.text()
    for _ in range(8):
        window.session.book_changed.emit()
    settle(qtbot, window)
    assert 6 <= len(dropped) <= 8  # frame, tree of shops and page, each twice; the pair in view once
    assert sum(dropped) == 1  # the page's first read gave way
    assert window.context.shops.text() == shown
    assert window.pages["review"].loaded.every.items == 6
    window.show_page("cross")
    settle(qtbot, window)


def _chosen(qtbot, window, *typed):
    """Choose by keys alone: the command's key, what is typed, Enter."""
    action = next(one for one in window.findChildren(type(window.menus.undo)) if one.shortcut() == key_of("view.shops"))
    action.trigger()
    popup = window.context.shops.popup
    for text in typed:
        qtbot.keyClicks(popup.filter, text)
    qtbot.keyClick(popup.filter, Qt.Key.Key_Return)
    settle(qtbot, window)


def key_of(command):
    return keymap.shortcuts(command)[0]


def test_a_choice_filters_pages_is_kept_and_widened(qtbot, opened, tmp_path):
    window = opened()
    session, selector = window.session, window.context.shops
    assert session.period == OCTOBER or session.set_period(OCTOBER) is None
    page = window.show_page("review")
    settle(qtbot, window)
    assert selector.isVisible() and selector.text().startswith("Harbour・All shops")
    assert page.grid.review.columns.items == 6

    _chosen(qtbot, window, "sjd")  # 山居店 by its pinyin
    assert session.shops == ONE and selector.text().startswith(f"Harbour・{HILL}")
    assert page.grid.review.columns.items == 3 and page.loaded.every.items == 6
    assert sum(one.count_a for one in page._proof_lines()) == 3
    assert window.rail.badges["discrepancies"].text() == "1"

    # keys act on the rows shown: what one marks all by is of this shop alone
    page.tabs.choose("all")
    settle(qtbot, window)
    page.grid.selectAll()
    items = page.grid.acted_on()
    assert len(items) == 3

    window.show_page("discrepancies")
    settle(qtbot, window)
    grid = window.pages["discrepancies"].grid
    assert [grid.items.columns.code[one] for one in grid.items.lines] == ["EX2"]
    statements = window.show_page("statements")
    settle(qtbot, window)
    assert sorted(one.account for one in statements.listing.statements) == ["", "62220001", "pay-hill"]
    overview = window.show_page("overview")
    settle(qtbot, window)
    assert [one.account for one in overview.figures.currencies[0].money.flows] == ["pay-hill"]
    window.show_page("fees")
    settle(qtbot, window)
    forecast = window.show_page("forecast")
    settle(qtbot, window)
    assert forecast.found.history.amount.sum() == 15_000 and selector.isVisible()
    cross = window.show_page("cross")
    settle(qtbot, window)
    assert cross.table.shops == ONE

    _quick_changes_read_twice(qtbot, window)

    # a report is of all shops, and says so where some alone are chosen
    reports = window.show_page("reports")
    settle(qtbot, window)
    assert reports.of_all.isVisible() and "all shops" in reports.of_all.text.text()
    assert reports.said_now(reports.entries[-1])[0].startswith("3 files")

    # a month is signed off for all shops together
    sign = window.show_page("sign_off")
    settle(qtbot, window)
    sign.name.setText("Ann")
    assert not sign.sign.isEnabled() and "all shops" in sign.why.text() and sign.of_all.isVisible()
    sign.of_all.action.click()
    settle(qtbot, window)
    assert session.shops == ALL and not sign.of_all.isVisible() and reports.of_all.isHidden()

    # a link to a record of the other shop lets that shop in, and says so
    session.set_shops(ONE)
    settle(qtbot, window)
    with session.book.read() as uow:
        table = uow.records.table(columns=["record", "order_ref"]).to_pylist()
    other = next(one["record"] for one in table if one["order_ref"] == "SEA-20261002-11")
    session.go.emit("review", {"comparison": "L1", "record": other})
    settle(qtbot, window)
    assert session.shops == Shops(frozenset({(HILL, None), (SEA, None)}))
    assert SEA in window.toast.text.text()
    assert page.grid.item() == page.loaded.columns.item_of_record(other)
    session.set_shops(OTHER)
    settle(qtbot, window)
    window.close()

    # the choice is there again after a start, the last ones on top of the tree
    again = opened(tmp_path / "two.tieout")
    assert again.session.shops == OTHER and again.context.shops.said(again.session.shops) == SEA
    again.context.shops.open()
    popup = again.context.shops.popup
    recent = [popup.rows.topLevelItem(at).text(0) for at in range(popup.rows.topLevelItemCount() - 1)]
    assert recent == [f"{HILL} and {SEA}", HILL]
    hill = popup.root.child(0)
    assert popup.root.checkState(0) is Qt.CheckState.PartiallyChecked
    hill.setCheckState(0, Qt.CheckState.Checked)
    popup.root.child(1).setCheckState(0, Qt.CheckState.Unchecked)
    popup.show_ticked.click()
    settle(qtbot, again)
    assert again.session.shops == ONE
    again.session.set_shops(Shops(frozenset({("gone", None), (SEA, None)})))
    again.session.book_changed.emit()
    settle(qtbot, again)
    assert again.session.shops == OTHER and "gone" in again.toast.text.text()
