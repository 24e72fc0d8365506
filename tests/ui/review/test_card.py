"""The evidence card's equation: whatever the amounts, no digit is cut."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from app.services import review_columns as rc
from app.services.review import Candidate, candidates
from app.ui.review.card_parts import CardParts
from app.ui.review.sample import sample_review
from app.ui.theme import CARD, theme
from app.ui.widgets.common import at_edge

AMOUNTS = [
    ("0.00", "0.00", "0.00 ✓"),
    ("35,627.60", "35,075.30", "552.30"),
    ("1,234,567.89", "1,234,567.88", "0.01"),
    ("12,345,678.9012", "−12,345,678.9012", "24,691,357.8024"),
    ("123,456,789,012.3456", "−123,456,789,012.3456", "246,913,578,024.6912"),
]


@pytest.fixture(params=[1.0, 1.5])
def scale(qapp, request):
    theme.apply("light", scale=request.param)
    yield request.param
    theme.apply("light", scale=1.0)


@pytest.mark.parametrize("amounts", AMOUNTS)
def test_no_digit_of_an_equation_is_cut(qtbot, scale, amounts):
    """UX 58."""
    parent = QObject()
    names = ("Orders", "Declared", "Difference, short")
    made = CardParts(parent).equation([(name, text, "") for name, text in zip(names, amounts, strict=True)])
    qtbot.addWidget(made)
    made.setFixedWidth(theme.px(CARD - 46))
    made.show()
    labels = made.findChildren(QLabel)
    assert {one.text() for one in labels} >= {*amounts, *names}
    assert [one.text() for one in labels if one.width() < one.sizeHint().width()] == []
    assert made.sizeHint().width() <= made.width()


def test_amounts_of_candidates_stand_in_line_and_are_part_of_what_is_clicked(qtbot):
    """UX 30: the candidates of a tie are read as a column, and ticked wherever their line is clicked."""
    columns = sample_review(80)
    item = int(np.flatnonzero(columns.state == rc.AMBIGUOUS)[0])
    first = candidates(columns, item)[0]
    holder = QObject()
    found, parts = [first, replace(first, row=first.row + 1)], CardParts(holder)
    columns.records.value[first.row + 1] = 1  # amounts of two widths
    made = parts.choice(columns, item, found, [])
    qtbot.addWidget(made)
    made.resize(theme.px(CARD - 46), made.sizeHint().height())
    made.show()
    boxes = made.findChildren(QCheckBox)
    assert len({one.accessibleName().rpartition(" ")[2] for one in boxes}) == 2
    last = []
    for box in boxes:
        picture = box.grab().toImage()
        ground = picture.pixel(picture.width() - 1, 12)
        inked = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(6, 18))]
        last.append(inked[-1])
    assert max(last) - min(last) <= 3 and box.width() - 10 <= max(last) < box.width()  # a 1 ends before its place does
    with qtbot.waitSignal(parts.ticked) as told:
        qtbot.mouseClick(boxes[1], Qt.MouseButton.LeftButton, pos=QPoint(boxes[1].width() - 8, boxes[1].height() // 2))
    assert told.args == [1]


def test_links_to_source_rows_stand_under_their_title(qtbot):
    member = {"statement": 7, "row": 12, "at": 0, "offset": 0, "status": "", "text": ""}
    made = CardParts(QObject()).members({"members": [member], "statements": {7: ("a.csv", "")}})
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 0, 16, 0)
    column.addLayout(at_edge(made))
    page.show()
    link = made.findChild(QPushButton)
    option = QStyleOptionButton()
    link.initStyleOption(option)
    words = link.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, link)
    title = made.findChild(QLabel).mapTo(page, QPoint()).x()
    assert link.mapTo(page, words.topLeft()).x() == title == 16


def test_names_of_facts_leave_the_room_to_what_is_said(qtbot, scale):
    """UX 58: a long name takes a second line; a column of short ones is as narrow as they are."""
    widths = []
    for name in ("Not approved by itself because", "Rule"):
        made = CardParts(QObject()).facts([(name, "the amount differs"), ("Score", "85")])
        qtbot.addWidget(made)
        made.setFixedWidth(theme.px(CARD - 46))
        made.show()
        first, said, *_rest = made.findChildren(QLabel)
        assert first.text() == name and first.height() >= first.heightForWidth(first.width())
        widths.append((first.width(), said.x()))
    assert theme.px(84) == widths[0][0] > widths[1][0] and widths[1][1] < widths[0][1] < theme.px(100)


def test_what_one_side_does_not_state_is_no_disagreement():
    reasons = {"state_a": "done", "state_b": "", "ref_a": "4510", "ref_b": "", "amount_a": "2.00", "amount_b": "1.00"}
    made = CardParts(QObject()).criteria(reasons, "L1")
    signs = {one.accessibleName() for one in made.findChildren(QLabel) if one.accessibleName()}
    marks = [one.text() for one in made.findChildren(QLabel) if one.text() in {"—", "✓", "≠"}]
    assert marks == ["≠", "—", "—"] and "says nothing" in signs
    assert "−1.00" in [one.text() for one in made.findChildren(QLabel)]  # how far apart: B − A, as in the grid
    large = CardParts(QObject()).criteria({"amount_a": "9" * 11 + ".00", "amount_b": "8" * 11 + ".00"}, "L1")
    assert not [one for one in large.findChildren(QLabel) if one.text().startswith("−")]  # the equation has it alone
    heads = [one.text() for one in made.findChildren(QLabel)][:4]
    assert heads == ["Criterion", "Orders", "Payments", "Diff"]
    numbers = {"ref_a": "2026090162", "ref_b": "V-1"}  # a bank's and a voucher's, of which none is the other's
    for comparison, mark in (("L1", "≠"), ("L4", "—")):
        made = CardParts(QObject()).criteria(numbers, comparison)
        assert mark in [one.text() for one in made.findChildren(QLabel)]


def test_a_runner_up_is_said_in_points_and_not_by_a_bare_number():
    parts = CardParts(QObject())
    parts_of = {"points": 32, "amount_points": 0, "day_points": 2, "ref_points": 30}
    near = Candidate(row=0, item=0, **parts_of, off=0, days=10, same_ref=True, same_party=True)
    assert "32" in parts.lost(None, 0, near, None) and "point" in parts.lost(None, 0, near, None)
    assert "a tie" in parts.lost(None, 0, near, near)
