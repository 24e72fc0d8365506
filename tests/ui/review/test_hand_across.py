"""Matching by hand on screen: with the books, and across currencies, where nothing is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.period import Period
from app.domain.progress import silent
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.rates import take_rates
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from app.ui.review.across import AcrossDialog
from app.ui.review.page import ReviewPage
from tests.services.test_hand_match import HEAD, RATES
from tests.ui.conftest import answer
from tests.ui.review.test_deciding import settled

ROWS = (
    "s,f,,1,s-1,order,order,2026-09-10T10:00:00+08:00,100.00,USD,,100.00,,n1,,,done,,shop",
    "s,f,,2,s-2,channel,payment,2026-09-11T10:00:00+08:00,705.00,CNY,,705.00,,n2,,,done,,till",
)


def _texts(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


@pytest.fixture
def two(session, show, tmp_path: Path, request):
    """Return a page on a book with an order of one currency and a payment of another."""
    book = BookStore().create(str(tmp_path / "two.tieout"))
    (tmp_path / "rows.csv").write_text(HEAD + "\n".join(ROWS) + "\n")
    if getattr(request, "param", RATES):
        (tmp_path / "rates.csv").write_text(RATES)
        take_rates(book, str(tmp_path / "rates.csv"), actor="Lin")
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    take_in(book, [str(tmp_path / "rows.csv")], options, actor="Lin", report=silent)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    session.set_book(book, {}, Period.month(2026, 9))
    page = show(ReviewPage(session))
    page.tabs.choose("all")
    yield page
    book.close()


def _tick_both(page: Any) -> None:
    page.grid.review.set_ticked(list(range(page.loaded.columns.items)), True)


def test_both_amounts_are_shown_in_their_own_currency_with_the_rate_of_the_day(qtbot, two, session):
    page = two
    settled(qtbot, session)
    _tick_both(page)
    settled(qtbot, session)
    card = _texts(page.card)
    assert "100.00 USD" in card and "705.00 CNY" in card
    assert any("several currencies" in one for one in card)
    assert not any("605.00" in one or "805.00" in one for one in [*card, page.selection_text()])
    seen: list[str] = []
    edges: set[bool] = set()

    def look(dialog: AcrossDialog) -> None:
        seen.extend(_texts(dialog))
        values = [one for one in dialog.findChildren(QLabel) if one.text().endswith((" CNY", " USD"))]
        edges.update(bool(one.alignment() & Qt.AlignmentFlag.AlignRight) for one in values)
        dialog.accept()

    answer(AcrossDialog, look)
    page.act("match")
    settled(qtbot, session)
    qtbot.waitUntil(lambda: bool(page.loaded.columns.match.any()))
    amounts = ("100.00 USD", "705.00 CNY", "710.00 CNY", "−5.00 CNY", "2.00 CNY", "−7.00 CNY")
    assert {*amounts, "At 7.100000 of 2026-09-10"} <= set(seen), seen
    assert edges == {True}  # digits stand under digits
    columns = page.loaded.columns
    assert columns.items == 1 and columns.crossed(0) and columns.state[0] == rc.OPEN
    page.grid.select_item(0)
    settled(qtbot, session)
    assert any("Matched by hand: 100.00 USD with 705.00 CNY" in one for one in _texts(page.card))
    page.act("write_off")
    assert "two currencies" in page.notice.text.text()


@pytest.mark.parametrize("two", [""], indirect=True)
def test_without_a_rate_the_window_says_so(qtbot, two, session):
    page = two
    settled(qtbot, session)
    page._switch_view()
    settled(qtbot, session)
    for side in (page.split.a, page.split.b):
        assert side.records.rowCount() == 1
        side.records.toggle([0])
    settled(qtbot, session)
    assert page.split.sums() == {"USD": (10_000, 0), "CNY": (0, 70_500)}
    seen: list[str] = []
    answer(AcrossDialog, lambda dialog: (seen.extend(_texts(dialog)), dialog.reject()))
    page.split.a.setFocus()
    QTest.keyClick(page.split.a, Qt.Key.Key_M)
    settled(qtbot, session)
    qtbot.waitUntil(lambda: bool(seen))
    assert "No rate of these days is known." in seen
    assert not page.loaded.columns.match.any(), "left as it was"


@pytest.mark.parametrize("comparison", ["L4", "L5"])
def test_with_the_books_rows_are_ticked_matched_and_taken_back_as_elsewhere(qtbot, session, show, comparison):
    page = show(ReviewPage(session))
    page.show_target({"comparison": comparison, "tab": "all"})
    settled(qtbot, session)
    columns = page.loaded.columns
    item = int(np.flatnonzero(columns.state == rc.SUGGESTED)[0])
    a, b = ([int(columns.records.number[row]) for row in columns.members(item, side)] for side in (0, 1))
    decide(session.book, Decision(kind="unmatch", matches=(int(columns.match[item]),)), "Lin")
    page.refresh()
    settled(qtbot, session)
    page.show_target({"comparison": comparison, "tab": "all"})
    settled(qtbot, session)
    loose = page.loaded.columns
    page.grid.review.set_ticked(sorted({loose.item_of_record(one) for one in (*a, *b)}), True)
    settled(qtbot, session)
    off = page.decisions.difference(a, b)
    assert bool(off) == (comparison == "L5")
    if off:  # sales are booked after the refunds that their orders state
        from app.ui.review.dialogs import MatchDialog

        answer(MatchDialog, lambda dialog: (dialog.note.setPlainText("after refunds"), dialog.accept()))
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_M)
    settled(qtbot, session)
    after = page.loaded.columns
    found = after.item_of_record(a[0])
    assert after.state[found] == rc.MATCHED and (after.n_a[found], after.n_b[found]) == (len(a), len(b))
    page.grid.select_item(found)
    settled(qtbot, session)
    said = [one for one in _texts(page.card) if one.startswith("Refunded, as the order states")]
    assert bool(said) == bool(off)
    QTest.keyClick(page.grid, Qt.Key.Key_U)
    settled(qtbot, session)
    assert not page.loaded.columns.match[page.loaded.columns.item_of_record(a[0])]
