"""The trail in the window: from the review by its key, along the stations, back, and into the review again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidget

from app.domain.record import Layer
from app.services.trail import trail
from app.ui.review.page import ReviewPage
from app.ui.review.page_frame import EVERY_PAIR
from app.ui.review.trail_dialog import COMPARISON, RECORD, TrailDialog
from tests.demo_book import SEPTEMBER, booked_demo


@pytest.fixture
def books(session, tmp_path):
    """Give the session the book that has vouchers; return the slips in them."""
    old = session.book
    book, slips = booked_demo(tmp_path)
    session.set_book(book, {}, SEPTEMBER)
    yield slips
    session.set_book(old, {}, SEPTEMBER)
    book.close()


@pytest.fixture
def page(session, books, show):
    return show(ReviewPage(session))


def settled(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)


def go(qtbot, page, comparison):
    at = next(n for n in range(page.pairs.count()) if page.pairs.itemData(n) == (comparison, EVERY_PAIR))
    page.pairs.setCurrentIndex(at)
    page.pairs.activated.emit(at)
    settled(qtbot, page.session)


def texts(tree: QTreeWidget) -> list[str]:
    return [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]


@pytest.mark.parametrize(("comparison", "words"), [("L4", ("Bank", "Books")), ("L5", ("Orders", "Revenue and tax"))])
def test_the_comparisons_with_the_books_are_shown_in_their_own_words(qtbot, page, comparison, words):
    go(qtbot, page, comparison)
    assert page.loaded.comparison == comparison
    assert page.grid.review.rowCount() > 0
    assert page._side_names(page.loaded.columns) == words
    titles = [page.grid.review.headerData(n, Qt.Orientation.Horizontal) for n in range(14)]
    assert "Voucher no." in titles
    assert page.bar.isVisibleTo(page)


def test_the_key_opens_the_trail_of_the_current_item_and_a_station_is_followed_and_left_again(qtbot, page, session):
    go(qtbot, page, "L4")
    page.grid.setFocus()
    page.act("trail")
    dialog = page.trail.dialog
    assert isinstance(dialog, TrailDialog)
    settled(qtbot, session)
    first = dialog.found.own.record
    assert dialog.tree.topLevelItemCount() >= 2
    assert dialog.tree.currentItem().data(0, RECORD) == first
    assert not dialog.return_.isVisibleTo(dialog)
    stage = next(dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())
                 if dialog.tree.topLevelItem(n).childCount())  # fmt: skip
    dialog.tree.setCurrentItem(stage.child(0))
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert dialog.found.own.record != first
    assert dialog.return_.isVisibleTo(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Backspace)
    settled(qtbot, session)
    assert dialog.found.own.record == first
    dialog.close()


def test_an_end_says_why_and_the_record_is_shown_in_the_review(qtbot, page, session, books):
    page.trail.show_record(books.planted["EX1"])
    settled(qtbot, session)
    dialog = page.trail.dialog
    assert any("EX1" in one and "no voucher booked it" in one for one in texts(dialog.tree))
    end = next(dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())
               if "EX1" in dialog.tree.topLevelItem(n).text(0))  # fmt: skip
    dialog.tree.setCurrentItem(end)
    assert not end.icon(0).isNull() and "■" not in end.text(0)
    assert end.data(0, COMPARISON) == "L4"
    dialog.show_it.click()
    settled(qtbot, session)
    assert page.comparison == "L4"
    row = page.grid.item()
    numbers = page.loaded.columns.records.number[page.loaded.columns.members(row, 0)]
    assert books.planted["EX1"] in numbers.tolist()
    dialog.close()


def test_every_part_of_the_dialog_has_a_name(qtbot, page, session, books):
    page.trail.show_record(books.planted["AM14"])
    settled(qtbot, session)
    dialog = page.trail.dialog
    assert dialog.tree.accessibleName()
    for one in (button for button in dialog.findChildren(QPushButton) if button.isVisibleTo(dialog)):
        assert one.text() or one.accessibleName()
    dialog.close()


def test_the_trail_of_a_record_that_is_gone_is_said(qtbot, page, session):
    page.trail.show_record(10**9)
    settled(qtbot, session)
    assert "no longer" in page.trail.dialog.notice.text.text()
    page.trail.dialog.close()


def test_the_trail_is_what_the_book_says(session, books):
    with session.book.read() as uow:
        rows = uow.records.table(layers=[Layer.BANK], columns=["record"])["record"].to_pylist()
        assert trail(uow, rows[0]).own.record == rows[0]
