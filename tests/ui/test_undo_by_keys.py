"""What changes a book is taken back by Ctrl+Z and done again by Ctrl+Y, exactly, at the row it was done to."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.match import OPEN
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.write_off import set_limit
from app.ui.review.dialogs import NoteDialog, WriteOffDialog
from app.ui.review.split_dialog import SplitDialog
from tests.ui.conftest import answer, demo_file, settle
from tests.ui.settings.test_rules import make_aside, wait

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Hands:
    """Presses keys in the window, and takes back what a step did."""

    def __init__(self, qtbot: Any, window: Any) -> None:
        self.qtbot, self.window = qtbot, window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.window.activateWindow()  # a dialog had the keys, offscreen nobody gives them back
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.window)

    def state(self) -> str:
        with self.window.session.book.read() as uow:
            return str(uow.business_hash())

    def step(self, name: str, do: Callable[[], None], place: Callable[[], object], away: Callable[[], None]) -> None:
        """Do something, take it back, do it again; `place` is where the cursor is.

        away: goes somewhere else before it is taken back.
        """
        before, here = self.state(), place()
        do()
        self.settle()
        after = self.state()
        assert after != before, name
        away()
        assert place() != here, name
        self.press(Qt.Key.Key_Z, CTRL)
        assert self.state() == before and place() == here, name
        self.press(Qt.Key.Key_Y, CTRL)
        assert self.state() == after, name


@pytest.fixture
def hands(open_demo_book, qtbot) -> Hands:
    return Hands(qtbot, open_demo_book())


def numbers_of(columns: Any, item: int) -> tuple[int, int]:
    """Return the number of the first order and the first payment of an item, 0 for none."""
    first = int(columns.first_line[item])
    a, b = (int(side[first]) for side in (columns.a, columns.b))
    return tuple(int(columns.records.number[one]) if one >= 0 else 0 for one in (a, b))  # type: ignore[return-value]


def test_each_decision_of_the_review_is_undone_where_it_was_made(hands):
    """UX 32: approve, take back, divide, write off, note, fill down; the cursor is back at the row."""
    window = hands.window
    page = window.show_page("review")
    hands.settle()
    grid, book = page.grid, window.session.book
    grid.setFocus()

    def place() -> object:
        """Return the record of the current row: an item's own number may be another while it has no match."""
        return max(numbers_of(grid.review.columns, grid.item()))

    def away() -> None:
        row = grid.review.rowCount() - 1
        grid.select_row(row if grid.currentIndex().row() != row else 0)

    def approve() -> None:
        hands.press(Qt.Key.Key_A)
        page.filter_again()  # the row is no longer shown, and is let in again

    grid.select_row(grid.review.next_row(-1, (rc.SUGGESTED,)))
    hands.step("approve", approve, place, lambda: None)

    columns = page.loaded.columns
    fit = np.flatnonzero(
        (columns.state == rc.MATCHED) & (columns.n_a == 1) & (columns.n_b == 1) & (columns.difference == 0)
    )
    value = columns.a_value[columns.first_line[fit]]
    order = fit[np.argsort(value, kind="stable")]
    gaps = np.diff(np.sort(value))
    near = int(np.flatnonzero(gaps > 0)[np.argmin(gaps[gaps > 0])])
    low, high = int(order[near]), int(order[near + 1])
    other = int(order[0])
    loose = [numbers_of(columns, one) for one in (low, high, other)]
    decide(book, Decision(kind="unmatch", matches=tuple(int(columns.match[one]) for one in (low, high, other))), "Lin")
    set_limit(book, f"{gaps[near] / 10**columns.exp:.2f}", "Lin")
    page.tabs.choose("all")
    page.refresh()
    hands.settle()

    def tick(*records: int) -> None:
        items = [page.loaded.columns.item_of_record(one) for one in records]
        grid.select_item(items[0])
        grid.review.set_ticked(items, True)
        grid.setFocus()

    def divide() -> None:
        tick(loose[1][1], loose[0][0], loose[2][0])

        def fill(dialog: SplitDialog) -> None:
            for box, part in zip(dialog.ticks, dialog.parts, strict=True):
                box.setChecked(True)
                part.setText("1.00")
            dialog.accept()

        answer(SplitDialog, fill)
        hands.press(Qt.Key.Key_Slash)

    def write_off() -> None:
        tick(loose[1][0], loose[0][1])
        answer(WriteOffDialog, lambda dialog: dialog.accept())
        hands.press(Qt.Key.Key_W)

    first_shown = {
        name: min(numbers, key=lambda one: grid.review.row_of_item(page.loaded.columns.item_of_record(one)))
        for name, numbers in (
            ("divide", (loose[1][1], loose[0][0], loose[2][0])),
            ("write off", (loose[1][0], loose[0][1])),
        )
    }
    for name, do in (("divide", divide), ("write off", write_off)):
        grid.select_item(page.loaded.columns.item_of_record(first_shown[name]))
        hands.step(name, do, place, away)
    grid.review.clear_ticks()

    def note() -> None:
        answer(NoteDialog, lambda dialog: (dialog.note.setPlainText("asked the shop"), dialog.accept()))
        hands.press(Qt.Key.Key_N)

    grid.select_row(0)
    hands.step("note", note, place, away)

    def fill_down() -> None:
        grid.select_row(0)
        hands.press(Qt.Key.Key_Down, SHIFT)
        hands.press(Qt.Key.Key_D, CTRL)

    # the row that the note was filled into is the one concerned
    grid.select_row(grid.review.row_of_item(grid.review.item_at(0)) + 1)
    below = place()
    assert below != max(numbers_of(grid.review.columns, grid.review.item_at(0)))
    hands.step("fill down", fill_down, place, away)


def test_what_is_done_on_other_pages_is_undone_as_well(hands, qtbot):
    """UX 32: a reason, a rule, an account's name, an import."""
    window = hands.window
    page = window.show_page("discrepancies")
    hands.settle()
    page.grid.setFocus()

    def away() -> None:
        page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.rowCount() - 1, 0))

    page.grid.setCurrentIndex(page.grid.items.index(1, 0))
    assert page.grid.items.columns.state[page.grid.line()] == OPEN
    hands.press(Qt.Key.Key_2)  # a way; none is chosen beforehand
    hands.step("reason", lambda: hands.press(Qt.Key.Key_Return), page.grid.number, away)
    assert len(page.grid.selected_rows()) == 1, "a Ctrl that is held adds no row"

    def exactly(name: str, do: Callable[[], None]) -> None:
        """Do, take back and do again what has no row to go back to."""
        spots = itertools.count()
        before = hands.state()
        hands.step(name, do, lambda: None if hands.state() == before else next(spots), lambda: None)

    accounts = window.show_page("settings").show_section("accounts")
    hands.settle()

    def rename() -> None:
        def describe(dialog: Any) -> None:
            dialog.name.setText("Main shop")
            dialog._on_accepted()

        accounts.grid.setFocus()
        accounts.grid.selectRow(0)
        answer(QDialog, describe)
        hands.press(Qt.Key.Key_Return)

    exactly("account renamed", rename)

    rules = window.show_page("rules").show_section("rules")
    hands.settle()

    def rule() -> None:
        make_aside(qtbot, rules)
        rules.save.click()
        wait(qtbot, rules)
        rules.grid.setFocus()  # in a field the key takes back what was typed there

    exactly("rule", rule)
    statements = window.show_page("statements")
    hands.settle()

    def bring() -> None:
        statements.import_files([str(demo_file("2026-10", "orders*"))])
        hands.settle()
        statements.flow.primary.click()
        hands.settle()
        statements.flow.cancel.click()
        hands.settle()

    exactly("import", bring)
