"""What a person at the mouse expects of the review: the place, the focus and the sums stay true after each decision."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from app.domain.progress import silent
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.history import undo
from app.services.run_matching import run_matching
from app.ui.models import discrepancy_model as dm
from app.ui.models import review_model as rm
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.export_dialog import ExportDialog
from app.ui.review.page import ReviewPage
from tests.ui.conftest import answer


@pytest.fixture
def page(session, show):
    made = show(ReviewPage(session))
    made.grid.setFocus()
    return made


def settled(qtbot: Any, session: Any) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def click(widget: Any) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def orders(page: Any, state: int) -> list[int]:
    """Return the record numbers of the items of side A in a state, in the order shown."""
    columns = page.loaded.columns
    items = [one for one in page.grid.review.items.tolist() if columns.state[one] == state and columns.n_a[one]]
    return [int(columns.records.number[columns.members(one, 0)[0]]) for one in items]


def current_record(page: Any) -> int:
    columns = page.loaded.columns
    return int(columns.records.number[columns.members(page.grid.item(), 0)[0]])


def test_choosing_one_of_a_tie_goes_on_to_the_next_row_even_when_that_is_no_tie_any_more(qtbot, page, session):
    first, second = orders(page, rc.AMBIGUOUS)[:2]
    page.grid.select_item(page.loaded.columns.item_of_record(first))
    settled(qtbot, session)
    page.evidence.tick(0)
    click(page.card.buttons["approve"])
    settled(qtbot, session)
    assert current_record(page) == second and page.loaded.columns.state[page.grid.item()] == rc.OPEN


def test_a_match_by_hand_leaves_its_row_current(qtbot, page, session):
    test_choosing_one_of_a_tie_goes_on_to_the_next_row_even_when_that_is_no_tie_any_more(qtbot, page, session)
    columns, number = page.loaded.columns, current_record(page)
    value = int(columns.a_value[columns.first_line[page.grid.item()]])
    lone = (columns.state == rc.OPEN) & (columns.n_a == 0) & (columns.b_value[columns.first_line] == value)
    page.grid.review.set_ticked([page.grid.item(), int(np.flatnonzero(lone)[0])], True)
    click(page.card.buttons["match"])
    settled(qtbot, session)
    assert current_record(page) == number and page.loaded.columns.state[page.grid.item()] == rc.MATCHED


def test_a_click_in_the_card_leaves_the_keys_with_the_grid(qtbot, page, session):
    """UX 20: Enter after a decision never falls on the button beside it."""
    page.grid.select_item(page.loaded.columns.item_of_record(orders(page, rc.SUGGESTED)[0]))
    settled(qtbot, session)
    click(page.card.buttons["approve"])
    assert page.grid.hasFocus()
    settled(qtbot, session)
    page.card.buttons["approve"].setFocus(Qt.FocusReason.TabFocusReason)
    page.card.clear()
    assert page.grid.hasFocus()


def test_the_sums_of_a_tie_count_its_own_side_alone(page):
    """UX 30: nothing is added up that nobody has chosen."""
    columns = page.loaded.columns
    tie = next(one for one in range(columns.items) if columns.state[one] == rc.AMBIGUOUS and columns.n_a[one])
    own = int(columns.a_value[columns.first_line[tie]])
    assert page.grid.review.sums([tie]).by_currency == {"CNY": (own, 0)}


def test_the_card_says_whether_a_difference_is_short_or_over(qtbot, page, session):
    columns = page.loaded.columns
    for sign, word in ((1, "Difference, short"), (-1, "Difference, over")):
        both = (columns.n_a > 0) & (columns.n_b > 0)
        item = int(np.flatnonzero((columns.state == rc.SUGGESTED) & both & (np.sign(columns.difference) == sign))[0])
        page.grid.select_item(item)
        qtbot.waitUntil(lambda word=word: word in [one.text() for one in page.card.findChildren(QLabel)])


def test_a_filter_that_lets_nothing_through_says_so(qtbot, page):
    """UX 17: the field stays in sight, and the table says that no row matches."""
    blank = page.grid.viewport().grab().toImage()
    page.grid.header.type_text(rm.A_REF, "no such number")
    qtbot.waitUntil(lambda: not page.grid.review.rowCount())
    assert page.stack.currentWidget() is page.grid
    middle = page.grid.viewport().rect().center()
    drawn = page.grid.viewport().grab().toImage()
    ground = drawn.pixel(5, 5)
    words = [
        drawn.pixel(x, y)
        for x in range(middle.x() - 40, middle.x() + 40)
        for y in range(middle.y() - 8, middle.y() + 8)
    ]
    assert any(one != ground for one in words) and blank.size() == drawn.size()


def test_a_match_taken_back_asks_to_match_again_until_that_was_done(qtbot, page, session):
    columns = page.loaded.columns
    match = int(columns.match[np.flatnonzero(columns.state == rc.MATCHED)[0]])
    assert page.hint.isHidden()
    decide(session.book, Decision(kind="unmatch", matches=(match,)), "Lin")
    page.refresh()
    settled(qtbot, session)
    assert page.hint.isVisible() and page.hint.action.text() == "Match now"
    page.hint.close_button.click()
    page.refresh()
    settled(qtbot, session)
    assert page.hint.isHidden()  # said once
    undo(session.book, "Lin")
    decide(session.book, Decision(kind="unmatch", matches=(match,)), "Lin")
    run_matching(session.book, as_of=None, actor="Lin", report=silent)
    page.refresh()
    settled(qtbot, session)
    assert page.hint.isHidden() and not page.loaded.taken_back


def test_the_card_can_be_called_by_mouse_where_it_does_not_fit(qtbot, page):
    page.resize(1000, 700)
    QApplication.processEvents()
    assert page.card.isHidden()
    click(page.show_card)
    assert page.card.isVisible()


def test_the_split_view_shows_and_acts_on_nothing_out_of_sight(qtbot, page, session):
    """UX 20: with the sides beside each other, the card tells what is ticked; actions on pairs are refused."""
    number = orders(page, rc.SUGGESTED)[0]
    page.grid.select_item(page.loaded.columns.item_of_record(number))
    settled(qtbot, session)
    below = page.card.findChild(QScrollArea)
    top = below.y()
    page.views.choose("split")
    settled(qtbot, session)
    assert not any(one.isEnabled() for one in page.card.buttons.values())
    page.act("approve")
    settled(qtbot, session)
    assert page.notice.isVisible() and number in orders(page, rc.SUGGESTED)
    page.split.a.records.toggle([0])
    qtbot.waitUntil(lambda: page.card.buttons["match"].isEnabled())
    QApplication.processEvents()
    assert below.y() == top, "nothing moves where what is ticked has no state of its own"
    assert [name for name, one in page.card.buttons.items() if one.isEnabled()] == ["match"]
    page.views.choose("pairs")
    qtbot.waitUntil(lambda: page.card.buttons["approve"].isEnabled())


@pytest.fixture
def workbench(session, show):
    made = show(DiscrepanciesPage(session))
    made.grid.setFocus()
    return made


def codes(page: Any) -> list[str]:
    items = page.grid.items
    return [items.columns.code[items.line(row)] for row in range(items.rowCount()) if items.line(row) >= 0]


def test_a_code_asked_for_shows_what_is_not_settled_of_it(qtbot, workbench, session):
    items = workbench.grid.items
    line = next(at for at, code in enumerate(items.columns.code) if code == "EX6")
    number = int(items.columns.number[line])
    decide(session.book, Decision(kind="explain", discrepancies=(number,), reason="accepted"), "Lin")
    workbench.refresh()
    settled(qtbot, session)
    workbench.show_target({"code": "EX6", "live": True})
    settled(qtbot, session)
    assert codes(workbench) == ["EX6"]
    assert workbench.grid.header.field(dm.STATE).currentText() == "Not settled"


def test_a_discrepancy_asked_for_by_number_is_not_hidden_by_an_old_filter(qtbot, workbench, session):
    items = workbench.grid.items
    number = int(items.columns.number[items.columns.code.index("AM1")])
    workbench.show_target({"code": "EX6", "band": 3})
    settled(qtbot, session)
    workbench.show_target(number)
    settled(qtbot, session)
    assert workbench.grid.number() == number and not workbench.grid.header.active()
    assert not any(one.isChecked() for one in workbench.bands)


def test_a_wrong_fee_is_not_shown_as_two_equal_sums(qtbot, workbench, session):
    workbench.show_target({"code": "AM4"})

    def texts():
        return [one.text() for one in workbench.detail.findChildren(QLabel) if one.isVisible()]

    qtbot.waitUntil(lambda: "1.20" in texts(), timeout=20_000)  # its details are read after the list
    settled(qtbot, session)
    assert "0.00" not in texts()


def test_an_export_counts_rows_as_the_status_bar_does(qtbot, page, session):
    """UX 53: a pair of three lines is one row; the lines it fills are told beside."""
    page.tabs.choose("all")
    settled(qtbot, session)
    seen: list[str] = []
    answer(ExportDialog, lambda dialog: (seen.append(dialog.all.text()), dialog.reject()))
    page.grid.export_rows()
    columns = page.loaded.columns
    lines = int(np.maximum(columns.n_a, columns.n_b).sum())
    assert lines > columns.items and seen == [f"All rows shown: {columns.items:,}, on {lines:,} lines"]
    assert f"{columns.items:,} of {columns.items:,} rows shown" in page.selection_text()


def test_a_step_to_the_next_row_is_not_taken_for_an_approval(qtbot, page, session):
    """UX 20: where nothing is suggested, or all is approved, the key says so and changes nothing."""
    told: list[str] = []
    session.toast.connect(lambda text, _undo: told.append(text))
    columns, grid = page.loaded.columns, page.grid
    page.tabs.choose("all")
    settled(qtbot, session)
    alone = int(np.flatnonzero((columns.state == rc.OPEN) & (columns.match == 0))[0])
    matched = int(np.flatnonzero(columns.state == rc.MATCHED)[0])
    before = columns.counts()
    for item in (alone, matched):
        grid.select_item(item)
        QTest.keyClick(grid, Qt.Key.Key_A)
        settled(qtbot, session)
        assert grid.item() != item
    assert told[0].startswith("Not approved: nothing is suggested") and "approved already" in told[1]
    assert page.loaded.columns.counts() == before and len(told) == 2
