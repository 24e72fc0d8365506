"""Deciding in the review by keys and mouse: parts, write-offs, entries, notes, many rows at once, reasons why not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QMessageBox

from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.history import undo
from app.services.write_off import set_limit
from app.ui.keymap import keymap
from app.ui.models import review_model as rm
from app.ui.privacy import privacy
from app.ui.review import decisions as acting
from app.ui.review.dialogs import MatchDialog, WriteOffDialog
from app.ui.review.entry_dialog import EntryDialog
from app.ui.review.page import ReviewPage
from app.ui.review.split_dialog import SplitDialog
from app.ui.widgets.common import KeyButton
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


def loosen(qtbot: Any, page: Any, count: int) -> list[tuple[int, int]]:
    """Unmatch some pairs of different amounts; return the numbers of their orders and payments."""
    columns = page.loaded.columns
    fit = (columns.state == rc.MATCHED) & (columns.n_a == 1) & (columns.n_b == 1) & (columns.difference == 0)
    found: dict[int, int] = {}
    for item in np.flatnonzero(fit).tolist():
        found.setdefault(int(columns.a_value[columns.first_line[item]]), item)
    items = list(found.values())[:count]
    numbers = [
        (
            int(columns.records.number[columns.members(one, 0)[0]]),
            int(columns.records.number[columns.members(one, 1)[0]]),
        )
        for one in items
    ]
    decide(page.session.book, Decision(kind="unmatch", matches=tuple(int(columns.match[one]) for one in items)), "Lin")
    page.refresh()
    settled(qtbot, page.session)
    page.tabs.choose("all")
    return numbers


def tick(page: Any, numbers: list[int]) -> list[int]:
    items = [page.loaded.columns.item_of_record(one) for one in numbers]
    page.grid.select_item(items[0])
    page.grid.review.set_ticked(items, True)
    return items


def texts(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def press(page: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.grid, key, modifiers)


def test_the_card_tells_points_reasons_and_why_the_runner_up_lost(qtbot, page, session):
    """UX 25: rule, criteria, score in its parts, alternatives."""
    model = page.grid.review
    page.grid.select_row(model.next_row(-1, (rc.AMBIGUOUS,)))
    qtbot.waitUntil(lambda: bool(model.candidates))
    settled(qtbot, session)
    said = texts(page.card)
    assert "= amount" in said and "a tie: Tieout ticks none" in said
    assert "✓" in said and "Criterion" in said


def test_a_row_without_suggestion_says_what_stopped_the_nearest(qtbot, page, session):
    """UX 25: which gate stopped it, with the way to what holds it."""
    page.tabs.choose("open")
    columns = page.loaded.columns
    item = next(one for one in page.grid.review.items.tolist() if not columns.match[one])
    page.grid.select_item(item)
    settled(qtbot, session)
    said = texts(page.card)
    assert "Why is there no suggestion?" in said
    assert " off" in said or "days apart" in said
    links = [one for one in page.card.findChildren(KeyButton) if one.text().startswith("already matched")]
    assert links
    record = int(links[0].objectName())
    links[0].click()
    settled(qtbot, session)
    assert page.grid.item() == page.loaded.columns.item_of_record(record)


def test_a_refusal_is_told_with_name_and_day(qtbot, page, session):
    from app.services.why_none import why_none

    columns = page.loaded.columns
    item = int(np.flatnonzero((columns.state == rc.SUGGESTED) & (columns.n_a == 1) & (columns.n_b == 1))[0])
    a, b = (columns.members(item, side)[0] for side in (0, 1))
    number, other = int(columns.records.number[a]), int(columns.records.number[b])
    decide(session.book, Decision(kind="reject", matches=(int(columns.match[item]),)), "Zhou")
    page.refresh()
    settled(qtbot, session)
    columns = page.loaded.columns
    with session.book.read() as uow:
        found = why_none(uow, columns, columns.item_of_record(number))
    near = next(one for one in found.near if int(columns.records.number[one.row]) == other)
    stop = next(one for one in near.stops if one.gate == "refused")
    assert stop.params["name"] == "Zhou" and len(stop.params["date"]) == 10


def test_ticking_shows_the_remaining_difference_in_the_card_at_once(qtbot, page, session):
    """UX 16: live while ticking, a check when equal."""
    [(a, b), (other, _)] = loosen(qtbot, page, 2)
    tick(page, [a, b])
    settled(qtbot, session)
    assert "0.00 ✓" in texts(page.card) and "0.00 ✓" in page.selection_text()
    columns = page.loaded.columns
    page.grid.review.set_ticked([columns.item_of_record(other)], True)
    settled(qtbot, session)
    assert "0.00 ✓" not in texts(page.card)
    able = {name for name, one in page.card.buttons.items() if one.isEnabled()}
    assert not able & {"approve", "reject", "unmatch"} and "match" in able, "nothing ticked has a match"
    suggested = int(np.flatnonzero(columns.state == rc.SUGGESTED)[0])
    page.grid.review.set_ticked([suggested], True)
    settled(qtbot, session)
    able = {name for name, one in page.card.buttons.items() if one.isEnabled()}
    assert {"approve", "reject"} <= able and "unmatch" not in able


def test_several_candidates_are_ticked_and_matched_as_a_group(qtbot, page, session):
    """UX 29: 1:n without leaving the grid."""
    model = page.grid.review
    columns = page.loaded.columns
    item = int(np.flatnonzero((columns.n_a == 1) & (columns.n_b == 2) & (columns.state != rc.ASIDE))[0])
    a = int(columns.records.number[columns.members(item, 0)[0]])
    both = {int(columns.records.number[one]) for one in columns.members(item, 1)}
    decide(session.book, Decision(kind="unmatch", matches=(int(columns.match[item]),)), "Lin")
    page.refresh()
    settled(qtbot, session)
    page.tabs.choose("all")
    page.grid.select_item(page.loaded.columns.item_of_record(a))
    settled(qtbot, session)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if not model.candidates:
        page.act("candidates")
    numbers = [int(page.loaded.columns.records.number[one.row]) for one in model.candidates]
    for at, number in enumerate(numbers):
        if number in both:
            press(page, Qt.Key(int(Qt.Key.Key_1) + at))
    assert len(model.picked) == len(both & set(numbers)) >= 1
    boxes = [one for one in page.card.findChildren(QCheckBox) if one.isChecked()]
    assert len(boxes) == len(model.picked)
    if page.decisions.difference(*page.decisions._with_picks(page.loaded.columns, page.grid.item())):
        answer(MatchDialog, lambda dialog: (dialog.note.setPlainText("paid in parts"), dialog.accept()))
    press(page, Qt.Key.Key_M)
    settled(qtbot, session)
    after = page.loaded.columns
    found = after.item_of_record(a)
    assert after.match[found] and after.n_b[found] == len(both & set(numbers))


def shown_hidden(field: Any) -> str:
    """Return what a field shows while amounts are hidden."""
    privacy.set_hidden(True)
    try:
        return str(field.displayText())
    finally:
        privacy.set_hidden(False)


def test_slash_divides_a_payment_among_orders(qtbot, page, session):
    """UX 29: parts that may not exceed the whole; live remainder."""
    pairs = loosen(qtbot, page, 3)
    columns = page.loaded.columns
    values = {b: int(columns.records.value[columns.records.find(np.array([b]))[0]]) for _a, b in pairs}
    [back, *_] = columns.records.number[columns.b[(columns.n_a[columns.item] == 0) & (columns.b_value < 0)]].tolist()
    against = SplitDialog(columns, [pairs[0][0]], [back])
    qtbot.addWidget(against)
    assert [one.text() for one in against.findChildren(QLabel) if one.text().startswith("−")]  # a refund, unticked
    assert not against.ticks[0].isChecked()
    big = max(values, key=values.__getitem__)
    others = [a for a, b in pairs if b != big]
    tick(page, [big, *others])
    seen = []

    def fill(dialog: SplitDialog) -> None:
        for box, part in zip(dialog.ticks, dialog.parts, strict=True):
            box.setChecked(True)
            part.setText("１．５０")  # an input method's digits
        seen.append(dialog.left.text())
        dialog.parts[0].setText("99999999")
        seen.append(dialog.ok.isEnabled())
        dialog.parts[0].setText("x")
        seen.append(dialog.ok.isEnabled())
        dialog.parts[0].setText("2.50")
        seen.append(shown_hidden(dialog.parts[0]))
        dialog.accept()

    answer(SplitDialog, fill)
    press(page, Qt.Key.Key_Slash)
    settled(qtbot, session)
    assert seen[0].startswith("Left over") and seen[1:3] == [False, False]
    assert "2" not in seen[3]
    after = page.loaded.columns
    lines = np.flatnonzero((after.b >= 0) & (after.records.number[np.maximum(after.b, 0)] == big))
    assert len(lines) == 3 and int(after.b_value[lines].sum()) == values[big]
    keys = page.grid.review.item_keys if hasattr(page.grid.review, "item_keys") else page.grid.review._item_keys
    assert len(np.unique(keys)) == len(keys)
    undo(session.book, "Lin")


def test_w_writes_a_small_difference_off_and_refuses_a_large_one(qtbot, page, session):
    """UX 29: within the book's limit, with a cause; beyond it a sentence says so."""
    columns = page.loaded.columns
    fit = (columns.state == rc.MATCHED) & (columns.n_a == 1) & (columns.n_b == 1) & (columns.difference == 0)
    values = sorted((int(columns.a_value[columns.first_line[one]]), int(one)) for one in np.flatnonzero(fit))
    gap, low, high = min((q[0] - p[0], p[1], q[1]) for p, q in pairwise(values) if q[0] != p[0])
    a = int(columns.records.number[columns.members(high, 0)[0]])
    b = int(columns.records.number[columns.members(low, 1)[0]])
    book = session.book
    decide(book, Decision(kind="unmatch", matches=tuple(int(columns.match[one]) for one in (low, high))), "Lin")
    set_limit(book, "0.01", "Lin")
    page.refresh()
    settled(qtbot, session)
    page.tabs.choose("all")
    tick(page, [a, b])
    press(page, Qt.Key.Key_W)
    assert page.notice.isVisible() and "0.01" in page.notice.text.text()
    set_limit(book, f"{gap / 10**columns.exp:.2f}", "Lin")
    page.refresh()
    settled(qtbot, session)
    tick(page, [a, b])
    answer(WriteOffDialog, lambda dialog: (dialog.cause.setCurrentIndex(2), dialog.accept()))
    press(page, Qt.Key.Key_W)
    settled(qtbot, session)
    with book.read() as uow:
        last = uow.audit.entries()[-1]
    assert last.text_key == "audit.write_off" and last.params["cause"]["key"] == "write_off.discount"
    after = page.loaded.columns
    assert after.match[after.item_of_record(a)]


def test_a_missing_entry_is_added_and_the_review_stays_as_it_was(qtbot, page, session):
    """UX 31 and UX 41: filter, ticks and place stay; the new row is current; the proposed amount hides as others do."""
    page.tabs.choose("open")
    columns = page.loaded.columns
    lone = next(one for one in page.grid.review.items.tolist() if columns.n_a[one] and not columns.n_b[one])
    page.grid.select_item(lone)
    settled(qtbot, session)
    page.grid.review.set_ticked([lone], True)
    seen: list[Any] = []
    dots: list[tuple[str, str]] = []

    def fill(dialog: EntryDialog) -> None:
        seen.append((dialog.amount.text(), dialog.number.text(), dialog.side.currentIndex()))
        dots.append((shown_hidden(dialog.amount), dialog.amount.displayText()))
        dialog.amount.setText("")
        seen.append(dialog.ok.isEnabled())
        dialog.amount.setText("12.34")
        dialog.note.setPlainText("paid in cash")
        dialog.accept()

    answer(EntryDialog, fill)
    press(page, Qt.Key.Key_Insert)
    settled(qtbot, session)
    assert seen[0][0] and seen[0][2] == 1 and seen[1] is False
    assert dots[0][1] == seen[0][0] and not any(one.isdigit() for one in dots[0][0])
    after, item = page.loaded.columns, page.grid.item()
    assert after.n_b[item] == 1 and not after.n_a[item]
    assert int(after.b_value[after.first_line[item]]) == 1234 * 10 ** (after.exp - 2)
    assert page.tabs.current() == "open" and len(page.grid.review.ticked()) == 1
    assert page.grid.review.note(item) == "" or "cash" in page.grid.review.note(item)


def test_accepting_all_means_the_suggestions_shown_and_asks_above_fifty(qtbot, page, session, monkeypatch):
    """UX 33: number and sum are named, the safe answer is the default."""
    page.tabs.choose("suggested")
    everything = page.decisions.shown_suggestions()
    number = page.loaded.columns.records.ref[int(page.loaded.columns.members(everything[0], 0)[0])].as_py()
    page.grid.header.type_text(rm.A_REF, number)
    assert len(page.decisions.shown_suggestions()) == 1 and "1" in page.accept_all.text()
    page.grid.header.field(rm.A_REF).setFocus()
    page.accept_all.trigger()
    assert page.grid.hasFocus()  # Ctrl+Z is for the step, not for what was typed in the filter
    settled(qtbot, session)
    assert page.loaded.columns.counts()["suggested"] == len(everything) - 1
    page.grid.header.clear_filters()
    page.tabs.choose("suggested")
    monkeypatch.setattr(acting, "ASK_ABOVE", 1)
    asked: list[str] = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        box.reject()

    answer(QMessageBox, stay)
    page.accept_all.trigger()
    settled(qtbot, session)
    assert str(len(everything) - 1) in asked[0] and "CNY" in asked[0]
    assert page.loaded.columns.counts()["suggested"] == len(everything) - 1


def test_one_refused_is_told_of_one_and_a_tab_left_empty_says_so(qtbot, page, session):
    told: list[str] = []
    session.toast.connect(lambda text, _undo: told.append(text))
    page.tabs.choose("suggested")
    left = len(page.decisions.shown_suggestions())
    press(page, Qt.Key.Key_X)
    settled(qtbot, session)
    assert told == ["Refused; it is not proposed again."] and left > 1
    assert not page.grid.header_view().active() and page.grid.is_narrowed()  # where the tab has no row, it says so


def test_unmatching_many_asks_once_and_is_one_step(qtbot, page, session):
    """UX 33"""
    page.tabs.choose("all")
    columns = page.loaded.columns
    items = np.flatnonzero(columns.state == rc.MATCHED)[:3].tolist()
    before = columns.counts()
    page.grid.select_item(items[0])
    page.grid.review.set_ticked(items, True)

    def act(box) -> None:  # "Cancel" beside "Unmatch" is one word in Chinese
        assert {one.text() for one in box.buttons()} == {"Unmatch 3", "Keep them"}
        assert box.defaultButton().text() == "Keep them"
        next(one for one in box.buttons() if "3" in one.text()).click()

    answer(QMessageBox, act)
    press(page, Qt.Key.Key_U)
    settled(qtbot, session)
    assert page.loaded.columns.counts()["all"] != before["all"] or page.loaded.columns.counts() != before
    undo(session.book, "Lin")
    page.refresh()
    settled(qtbot, session)
    assert page.loaded.columns.counts() == before


def test_a_note_is_edited_in_its_place_and_filled_down(qtbot, page, session):
    """UX 27: F2, Enter, Esc, Ctrl+D."""
    page.tabs.choose("all")
    model = page.grid.review
    first, second, third = model.items[:3].tolist()
    page.grid.select_item(first)
    page.act("edit")
    editor = page.note_editor
    assert editor.isVisible() and editor.hasFocus()
    qtbot.keyClicks(editor, "ask the buyer")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settled(qtbot, session)
    assert not editor.isVisible() and model.note(first) == ""
    page.act("edit")
    qtbot.keyClicks(editor, "ask the buyer")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert model.note(model.items[0]) == "ask the buyer" and page.grid.hasFocus()
    page.grid.select_item(model.items[0])
    page.grid.select_items([first, second, third])
    page.act("fill_down")
    settled(qtbot, session)
    assert [model.note(one) for one in (first, second, third)] == ["ask the buyer"] * 3
    assert page.grid.selected_items() == [first, second, third], "they can be acted on once more"
    row = model.row_of_item(second)
    assert page.grid.isColumnHidden(rm.NOTE) and model.cell(row, rm.STATE).after.endswith("note")
    undo(session.book, "Lin")
    page.refresh()
    settled(qtbot, session)
    assert [model.note(one) for one in (first, second, third)] == ["ask the buyer", "", ""]
    page.grid.select_item(first)
    page.act("edit")
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert model.note(first) == ""


def test_a_note_being_typed_stays_while_its_row_moves_and_is_kept_where_it_goes(qtbot, page, session):
    """UX 19: neither scrolling, nor an order, nor what is read anew, nor a filter takes what was typed away."""
    page.tabs.choose("all")
    model, grid, editor = page.grid.review, page.grid, page.note_editor
    grid.select_row(2)
    key = model.item_key(grid.item())
    page.act("edit")
    qtbot.keyClicks(editor, "ask")

    def over_its_row() -> bool:
        return editor.isVisible() and editor.y() == grid.visualRect(model.index(model.row_of_key(key), rm.STATE)).y()

    grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 30)
    assert over_its_row()
    grid.sortByColumn(rm.A_VALUE, Qt.SortOrder.DescendingOrder)
    settled(qtbot, session)
    assert model.row_of_key(key) != 2
    qtbot.waitUntil(over_its_row)
    page.refresh()
    settled(qtbot, session)
    qtbot.waitUntil(over_its_row)
    qtbot.keyClicks(editor, " the buyer")
    assert editor.text() == "ask the buyer" and editor.hasFocus()
    page.tabs.choose("ambiguous" if model.columns.state[model.item_of_key(key)] != rc.AMBIGUOUS else "open")
    settled(qtbot, session)
    assert not editor.isVisible() and grid.hasFocus()
    assert model.note(model.item_of_key(key)) == "ask the buyer"


def test_caps_in_the_card_follow_the_keys_that_the_person_chose(page):
    button = page.card.buttons["approve"]
    assert "(A)" in button.accessibleName()
    keymap.set_own({"review.approve": ("P",)})
    try:
        assert "(P)" in button.accessibleName()
    finally:
        keymap.set_own({})
    assert "(A)" in button.accessibleName()


def test_a_tie_takes_one_candidate_at_a_time(qtbot, page, session):
    """UX 30: nothing is ticked by itself, and one answer takes the other's place."""
    model = page.grid.review
    page.grid.select_row(model.next_row(-1, (rc.AMBIGUOUS,)))
    qtbot.waitUntil(lambda: bool(model.candidates))
    assert model.picked == ()
    press(page, Qt.Key.Key_1)
    press(page, Qt.Key.Key_2)
    assert model.picked == (1,)


def test_a_tie_keeps_its_candidates_in_another_filter_or_order(qtbot, page, session):
    model = page.grid.review
    page.grid.select_row(model.next_row(-1, (rc.AMBIGUOUS,)))
    qtbot.waitUntil(lambda: bool(model.candidates))
    item = page.grid.item()
    for again in (lambda: page.tabs.choose("ambiguous"), lambda: page.grid.header.click_sort(rm.A_VALUE)):
        again()
        settled(qtbot, session)
        qtbot.waitUntil(lambda: bool(model.candidates))
        assert page.grid.item() == item
        press(page, Qt.Key.Key_1)
        assert model.picked == (0,)


def test_the_page_goes_back_to_where_it_was(qtbot, page, session, show):
    """UX 37: comparison, tab, filters and row; nonsense is passed over."""
    page.tabs.choose("all")
    page.grid.header.type_text(rm.A_VALUE, ">100")
    page.grid.select_row(5)
    settled(qtbot, session)
    state = page.state()
    again = ReviewPage(session)
    again.restore(state)
    again = show(again)
    settled(qtbot, session)
    assert again.state() == state
    assert again.grid.item() == page.grid.item()
    closing = ReviewPage(session)
    closing.restore(state)
    closing.show_target({"comparison": "L1", "tab": "all"})  # the closing key, before the page was seen again
    closing = show(closing)
    settled(qtbot, session)
    assert closing.grid.item() == page.grid.item()
    other = ReviewPage(session)
    other.restore({"comparison": "L9", "tab": 3, "typed": ["x"], "states": ["y"], "record": "none", "pair": 4})
    other = show(other)
    settled(qtbot, session)
    assert other.comparison == "L1" and other.grid.review.rowCount()


def test_a_dialog_left_open_is_closed_by_escape(qtbot, page, session):
    """Nothing is decided by closing a form."""
    before = page.loaded.columns.counts()
    answer(EntryDialog, lambda dialog: dialog.reject())
    page.act("entry")
    settled(qtbot, session)
    assert page.loaded.columns.counts() == before
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]


def test_a_decided_tie_says_on_the_other_order_why_it_has_no_suggestion(qtbot, page, session):
    """UX 30: what lost its proposed counterpart to another record says so, and what to do."""
    columns = page.loaded.columns
    ties = np.flatnonzero((columns.state == rc.AMBIGUOUS) & (columns.n_a == 1)).tolist()
    orders = [int(columns.records.number[columns.members(one, 0)[0]]) for one in ties]
    page.grid.select_item(ties[0])
    settled(qtbot, session)
    press(page, Qt.Key.Key_1)
    printed = {str(columns.records.status[one.row].as_py()) for one in page.grid.review.candidates}
    shown = [one for one in page.card.findChildren(QLabel) if one.toolTip() in printed]
    assert shown and not printed & {one.text() for one in page.card.findChildren(QLabel)}
    press(page, Qt.Key.Key_Return)
    settled(qtbot, session)
    after = page.loaded.columns
    left = next(one for one in map(after.item_of_record, orders[1:]) if not after.match[one])
    page.tabs.choose("all")
    page.grid.select_item(left)
    settled(qtbot, session)
    assert "Its proposed counterpart was matched with another record." in texts(page.card)
    assert page.card.more.isEnabled()
