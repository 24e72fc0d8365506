"""What makes this deposit: asked by key, shown line by line, stopped, and made a match."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.record import Kind, Layer
from app.services import review_columns as rc
from app.ui.models import shown
from app.ui.review.made_of_dialog import RECORD, MadeOfDialog
from tests.ui.conftest import settle


@pytest.fixture
def window(open_demo_book, qtbot):
    made = open_demo_book()
    page = made.show_page("review")
    settle(qtbot, made)
    page.show_target({"comparison": "L3", "tab": "all"})
    settle(qtbot, made)
    yield made
    settle(qtbot, made)


def page_of(window):
    return window.pages["review"]


def select(window, qtbot, wanted):
    """Select the first item whose columns `wanted(columns, item)` says yes to."""
    page = page_of(window)
    columns = page.loaded.columns
    item = next(one for one in range(columns.items) if wanted(columns, one))
    page.grid.select_item(item)
    page.grid.setFocus()
    return item


def suggested(columns, item):
    return columns.state[item] == rc.SUGGESTED and columns.n_a[item] == 1 and columns.n_b[item] == 1


def ask_by_key(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D)
    dialog = window.findChild(MadeOfDialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    settle(qtbot, window)
    return dialog


def texts(dialog):
    """Return the texts of all rows of the tree, column by column."""
    rows = []
    for at in range(dialog.tree.topLevelItemCount()):
        top = dialog.tree.topLevelItem(at)
        rows.append([top.text(column) for column in range(4)])
        rows += [[top.child(n).text(column) for column in range(4)] for n in range(top.childCount())]
    return rows


def test_a_key_shows_the_set_behind_a_deposit_line_by_line(window, qtbot):
    select(window, qtbot, suggested)
    dialog = ask_by_key(window, qtbot)
    found = dialog.found
    assert found.comparison == "L3" and found.sure in ("unique", "one")
    rows = texts(dialog)
    assert next(row for row in rows if row[1] == "Total")[3] in dialog.amount.text()
    assert len(rows) >= 3 and rows[1][1]
    top = dialog.tree.topLevelItem(0)
    assert top.font(3).bold() and not top.child(0).font(3).bold()
    assert "✓" in dialog.difference.text() and not found.difference
    assert dialog.verdict.text() in ("The only set", "One set") and dialog.why.text()
    assert "Candidates:" in dialog.facts.text() and "complete within its limits" in dialog.facts.text()
    assert dialog.tree.accessibleName() and dialog.bar.accessibleName()
    assert not dialog.bar.isVisible() and not dialog.stop.isVisible()


def test_the_set_becomes_a_match_by_hand(window, qtbot):
    select(window, qtbot, suggested)
    dialog = ask_by_key(window, qtbot)
    sides = dialog.found.side_a, dialog.found.side_b
    assert dialog.match.isEnabled()
    dialog.match.click()
    settle(qtbot, window)
    assert not dialog.isVisible()
    with window.session.book.read() as uow:
        matches, members = uow.matches.live("L3")
        held = dict(zip(matches["number"].to_pylist(), matches["method"].to_pylist(), strict=True))
        hers = [one for one in members.to_pylist() if held[one["match"]] == "manual"]
    assert (tuple(o["record"] for o in hers if not o["side"]), tuple(o["record"] for o in hers if o["side"])) == sides


def test_a_payout_of_the_set_is_looked_into_and_back_again(window, qtbot):
    select(window, qtbot, suggested)
    dialog = ask_by_key(window, qtbot)
    first = dialog.found.record
    line = dialog.tree.topLevelItem(0).child(0)
    dialog.tree.itemActivated.emit(line, 0)
    assert dialog.found is None
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.found.comparison == "L2" and dialog.found.record == line_record(dialog)
    assert dialog.return_.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: dialog.found is not None and dialog.found.record == first, timeout=20_000)
    assert not dialog.return_.isVisible()


def line_record(dialog):
    return dialog._record


def test_a_search_that_is_stopped_shows_and_changes_nothing(window, qtbot):
    item = select(window, qtbot, suggested)
    page = page_of(window)
    columns = page.loaded.columns
    page.made_of.show_record(int(columns.records.number[columns.members(item, 1)[0]]))
    dialog = page.made_of.dialog
    assert dialog.stop.isVisible() and not dialog.match.isEnabled()
    dialog.stop.click()
    settle(qtbot, window)
    assert dialog.found is None and not dialog.stop.isVisible() and dialog.tree.topLevelItemCount() == 0
    assert "nothing was changed" in dialog.tried.text()


def test_where_there_is_no_set_it_is_said_why(window, qtbot):
    with window.session.book.read() as uow:
        table = uow.records.table(columns=["record", "layer", "kind", "amount"]).to_pylist()
    out = next(one["record"] for one in table if one["layer"] == Layer.BANK and one["amount"] < 0)
    page = page_of(window)
    page.made_of.show_record(out)
    dialog = page.made_of.dialog
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.verdict.text() == "No set" and "No open payout" in dialog.why.text()
    assert not dialog.match.isEnabled() and dialog.tree.topLevelItemCount() == 0
    order = next(one["record"] for one in table if one["kind"] == Kind.ORDER)
    dialog.ask(order)
    settle(qtbot, window)
    assert dialog.notice.isVisible()


def test_orders_have_no_such_sum(window, qtbot):
    page = page_of(window)
    page.show_target({"comparison": "L1", "tab": "all"})
    settle(qtbot, window)
    page.grid.select_row(0)
    page.act("made_of")
    assert page.notice.isVisible() and page.made_of.dialog is None


def test_every_line_names_its_record(window, qtbot):
    select(window, qtbot, suggested)
    dialog = ask_by_key(window, qtbot)
    named = [
        dialog.tree.topLevelItem(at).child(n).data(0, RECORD)
        for at in range(dialog.tree.topLevelItemCount())
        for n in range(dialog.tree.topLevelItem(at).childCount())
    ]
    assert named == [one.record for one in (*dialog.found.lines, *dialog.found.left)]


def test_the_chart_shows_the_way_from_the_pool_to_the_sum_with_its_numbers(window, qtbot):
    page = page_of(window)
    page.show_target({"comparison": "L2", "tab": "all"})
    settle(qtbot, window)
    select(window, qtbot, lambda columns, item: columns.state[item] == rc.MATCHED and columns.n_a[item] > 3)
    dialog = ask_by_key(window, qtbot)
    dialog.tabs.setCurrentWidget(dialog.chart)
    settle(qtbot, window)
    chart, found = dialog.chart.chart, dialog.found
    assert chart is not None and not chart.empty
    qtbot.waitUntil(lambda: dialog.chart.view.is_drawn, timeout=20_000)
    steps = dict(found.steps)
    assert sum(value for name, value in found.steps if name != "total") == steps["total"] == found.total
    assert steps["fees"] < 0 and chart.sentence.startswith("In the pool ")
    dialog.chart.as_table.click()
    assert dialog.chart.grid.rows.rowCount() == len(chart.labels)
    assert dialog.chart.grid.rows.text(dialog.chart.grid.rows.rowCount() - 1, 1) == shown.amount(found.total, found.exp)
