"""The models over columns: lawful for Qt, cheap to paint, and true to their rows whatever the order."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt

from app.services import review_columns as rc
from app.services.review import candidates
from app.ui.models import review_model as rm
from app.ui.models.discrepancy_model import DiscrepancyModel
from app.ui.models.record_model import RecordModel
from app.ui.models.review_model import Filter, ReviewModel
from app.ui.models.rows_model import CheckModel
from app.ui.models.shown import Paint, amount, party
from app.ui.review.grid import ReviewGrid
from app.ui.review.sample import sample_review


def test_every_model_is_lawful(qtmodeltester, qtbot):
    columns = sample_review(30)
    review = ReviewModel()
    review.set_columns(columns)
    qtmodeltester.check(review)
    review.sort(rm.A_VALUE, Qt.SortOrder.DescendingOrder)
    row = review.next_row(0, (rc.AMBIGUOUS,))
    item = review.item_at(row)
    review.show_candidates(item, candidates(columns, item))
    qtmodeltester.check(review)
    review.hide_candidates()
    review.set_filter(Filter(tab="todo"))
    qtmodeltester.check(review)
    records = RecordModel(1)
    records.set_columns(columns)
    qtmodeltester.check(records)
    checks = CheckModel(["", "Check", "Left"])
    checks.set_rows([(Paint("x"), Paint("y"), Paint("z"))] * 3)
    qtmodeltester.check(checks)


def test_the_discrepancy_model_is_lawful(qtmodeltester, qtbot, tmp_path):
    from app.services.discrepancies import load_discrepancies
    from tests.demo_book import SEPTEMBER, demo_book

    book = demo_book(tmp_path)
    with book.read() as uow:
        columns = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    book.close()
    model = DiscrepancyModel()
    model.set_columns(columns)
    assert model.rowCount() == len(columns)
    qtmodeltester.check(model)
    model.set_filter(-1, {1: "EX"}, frozenset())
    assert all(model.text(int(line), 1).startswith("EX") for line in model.lines)
    qtmodeltester.check(model)


def test_filters_combine_and_lone_wrong_text_is_named(qtbot):
    model = ReviewModel()
    model.set_columns(sample_review(60))
    every = len(model.items)
    assert model.set_filter(Filter(typed={rm.A_VALUE: ">100", rm.A_PARTY: "李"})) == []
    both = len(model.items)
    assert 0 < both < every
    assert model.set_filter(Filter(typed={rm.A_VALUE: "abc"})) == [rm.A_VALUE]
    assert len(model.items) == every
    model.set_filter(Filter(tab="open", states=frozenset({rc.OPEN})))
    assert set(model.columns.state[model.items].tolist()) == {rc.OPEN}


def test_sorting_keeps_selection_and_ticks_with_their_rows(qtbot):
    grid = ReviewGrid()
    qtbot.addWidget(grid)
    grid.review.set_columns(sample_review(50))
    picked = [grid.review.item_at(row) for row in (3, 5, 8)]
    grid.select_items(picked)
    grid.review.set_ticked([picked[1]], True)
    index = grid.review.index(5, rm.A_REF)
    grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    grid.sortByColumn(rm.A_VALUE, Qt.SortOrder.DescendingOrder)
    assert set(grid.selected_items()) == set(picked)
    assert grid.item() == picked[1]
    assert grid.review.ticked() == [picked[1]]
    values = grid.review.columns.a_value[grid.review.columns.first_line[grid.review.items]]
    assert (np.diff(values) <= 0).all()


def test_sorts_add_up(qtbot):
    model = ReviewModel()
    model.set_columns(sample_review(60))
    model.sort(rm.A_VALUE)
    model.sort(rm.STATE)
    states = model.columns.state[model.items]
    values = model.columns.a_value[model.columns.first_line[model.items]]
    for state in np.unique(states):
        assert (np.diff(values[states == state]) >= 0).all()


def test_a_hundred_thousand_rows_cost_the_visible_cells(qtbot):
    """UX 28: a repaint, a scroll and a tick make the rows in sight, whatever the number of rows; none is blank."""
    made, counts = [], {}

    class Counting(ReviewModel):
        def paint_rows(self, rows):
            made.extend(rows)
            return super().paint_rows(rows)

    for size in (1_000, 100_000):
        grid = ReviewGrid()
        qtbot.addWidget(grid)
        model = Counting(grid)
        model.wanted = grid.shown_columns()
        model.set_columns(sample_review(size))
        grid.setModel(model)
        grid.resize(1000, 600)
        made.clear()
        grid.grab()
        first = len(made)
        grid.scrollToBottom()
        grid.grab()
        assert made[-1] == model.rowCount() - 1
        model.set_ticked([0], True)
        grid.grab()
        counts[size] = (first, len(made))
        assert len(model._painted) < 100
    assert counts[100_000] == counts[1_000]
    assert counts[100_000][1] < 100


def test_cells_are_made_anew_when_they_say_something_else(qtbot):
    from app.ui.forms import forms
    from app.ui.privacy import privacy

    grid = ReviewGrid()
    qtbot.addWidget(grid)
    grid.review.set_columns(sample_review(40))
    amount_before = grid.review.cell(0, rm.A_VALUE).text
    day_before = grid.review.cell(0, rm.A_TIME).text
    privacy.set_hidden(True)
    assert grid.review.cell(0, rm.A_VALUE).text == "••••"
    privacy.set_hidden(False)
    forms.use("chinese", "")
    assert grid.review.cell(0, rm.A_TIME).text != day_before
    forms.use("", "")
    assert grid.review.cell(0, rm.A_VALUE).text == amount_before
    grid.review.set_ticked([grid.review.item_at(0)], True)
    assert grid.review.cell(0, rm.TICK).check == 2


def test_a_decision_keeps_every_row_in_its_place(qtbot):
    """Rows shown under a filter and a sort stand where they stood when the same book is read again."""
    model = ReviewModel()
    columns = sample_review(80)
    model.set_columns(columns)
    model.set_filter(Filter(typed={rm.A_VALUE: ">50"}))
    model.sort(rm.A_VALUE, Qt.SortOrder.DescendingOrder)
    keys = [model.item_key(one) for one in model.items.tolist()]
    model.refresh(sample_review(80))
    assert [model.item_key(one) for one in model.items.tolist()] == keys
    fewer = sample_review(40)
    model.refresh(fewer)
    assert set(model.items.tolist()) <= set(range(fewer.items))


def test_amounts_and_names_are_written_as_the_design_says():
    assert amount(-123456, 2, "CNY") == "−1,234.56"
    assert amount(0, 2, "CNY") == "0.00"
    assert amount(3594000, 6, "CNY") == "3.594"
    assert amount(100000, 2, "JPY") == "1,000"
    assert party("李小华") == "李*华"
    assert party("李*华") == "李*华"
    assert party("财付通支付科技有限公司") == "财付通支付科技有限公司"
