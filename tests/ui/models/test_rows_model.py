"""Tables of finished rows: numbers in the order of numbers, sorted whatever is shown next, whole in files."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.models import shown
from app.ui.models.columns_model import AMOUNT
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import HIDDEN, Paint
from app.ui.privacy import privacy

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture(autouse=True)
def _as_before():
    yield
    privacy.set_hidden(False)


def made(values: list[int | None]) -> RowsModel:
    model = RowsModel(["Name", "Sum"], (1,))
    model.made_again = lambda: [
        (Paint(f"row {at}"), Paint("—" if one is None else shown.amount(one, 2))) for at, one in enumerate(values)
    ]
    model.set_rows(model.made_again())
    return model


def lines(model: RowsModel) -> list[int]:
    return [model.line_at(row) for row in range(model.rowCount())]


def test_amounts_are_sorted_as_numbers_and_empty_cells_stand_last():
    """UX 19."""
    model = made([90000, 12_345_600, None, -500, 100000])
    model.sort(1, UP)
    assert lines(model) == [3, 0, 4, 1, 2]
    model.sort(1, DOWN)
    assert lines(model) == [1, 4, 0, 3, 2]
    assert model.line_at(-1) == model.line_at(5) == -1


def test_other_rows_are_sorted_as_those_before_also_while_amounts_are_hidden():
    """UX 19: the arrow in the title holds for what a refresh brings."""
    model = made([300, 100, 200])
    model.sort(1, DOWN)
    privacy.set_hidden(True)
    model.set_rows(model.made_again())
    assert [model.text(line, 1) for line in lines(model)] == [HIDDEN] * 3 and lines(model) == [0, 2, 1]
    model.set_titles(["Name"])
    model.set_rows([(Paint("b"),), (Paint("a"),)])
    assert lines(model) == [0, 1]  # the column sorted by is gone


def test_files_have_the_amounts_that_the_screen_hides():
    """UX 41: hidden on screen, whole in files; only for whoever writes them."""
    model = made([-123_450])
    privacy.set_hidden(True)
    model.set_rows(model.made_again())
    assert model.plain_texts(model.lines, 1) == [HIDDEN] and model.kind(1) == AMOUNT
    assert model.reader().plain_texts(model.lines, 1) == ["-1234.50"]
    assert shown.amount(100) == HIDDEN
    with privacy.lifted():
        assert shown.amount(100) == "1.00"


def test_texts_of_a_source_keep_no_amount_while_they_are_hidden():
    """UX 41: rows as printed and the words of a source."""
    rows = [("2026-09-01 10:00:00", "4866712768426848436", "98.00"), ("2026-09-02", "12", "7")]
    assert shown.source_rows(rows) == [list(one) for one in rows]
    privacy.set_hidden(True)
    assert shown.source_rows(rows) == [[*rows[0][:2], HIDDEN], [*rows[1][:2], HIDDEN]]
    assert shown.source_text("退款总金额263.10元;单号 20260902") == f"退款总金额{HIDDEN}元;单号 20260902"
