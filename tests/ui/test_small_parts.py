"""Lines, handles and words of the window, in pixels of the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSlider,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.config.words import Words
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.rail import Rail
from app.ui.review.data_grid import DataGrid
from app.ui.review.discrepancy_detail import DiscrepancyDetail
from app.ui.review.export_dialog import ExportDialog
from app.ui.review.header import Band
from app.ui.settings.form import Form
from app.ui.theme import LABEL, Role, theme
from app.ui.wheel import WheelGuard
from app.ui.widgets.common import at_edge, button, frame
from app.ui.widgets.day_edit import DayEdit


def test_lines_are_equally_thick_on_every_screen(qtbot):
    """UX 58: at 150 % a line on an odd pixel was twice as thick as its neighbours."""
    whole = QWidget()
    qtbot.addWidget(whole)
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(6)
    for _ in range(4):
        box.addWidget(frame("line"))
    whole.setFixedSize(20, 4 + 3 * 6 + 5)
    whole.ensurePolished()
    for ratio, thick in ((1.0, 1), (1.25, 1), (1.5, 1), (1.75, 1), (2.0, 2)):
        picture = QImage(whole.size() * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.black)
        whole.render(picture, QPoint())
        line = theme.color("line").rgb()
        inked = [picture.pixel(8, y) == line for y in range(picture.height())]
        assert runs(inked) == [thick] * 4, ratio


@pytest.mark.parametrize(("ratio", "thick"), [(1.0, 1), (1.25, 1), (1.5, 1), (2.0, 2)])
def test_lines_of_a_table_are_equally_thick_on_every_screen(qtbot, ratio, thick):
    """UX 58: at 150 % every other edge between groups of columns was twice as thick, as were rows of an odd height."""
    model = RowsModel(["", "", "", ""])
    model.set_rows([tuple(Paint("") for _ in range(4))] * 4)
    grid = DataGrid()
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.setItemDelegate(CellDelegate(grid))
    grid.verticalHeader().setDefaultSectionSize(35)
    grid.header_view().set_bands([Band("", "", (one,)) for one in range(4)])
    for column in range(4):
        grid.setColumnWidth(column, 41)
    grid.resize(200, 300)
    grid.show()
    edge, line = theme.color("line2").rgb(), theme.color("line").rgb()
    for view in (grid.viewport(), grid.header_view().viewport()):
        picture = QImage(view.size() * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        view.render(picture, QPoint())
        assert runs(picture.pixel(x, int(10 * ratio)) == edge for x in range(int(4 * 41 * ratio))) == [thick] * 3
        if view is grid.viewport():
            assert runs(picture.pixel(8, y) == line for y in range(round(4 * 35 * ratio))) == [thick] * 4


def runs(inked: Iterable[bool]) -> list[int]:
    """Return how many pixels in a row have the ink, for each row of them."""
    return [len(one) for one in "".join("x" if one else " " for one in inked).split()]


def test_a_slider_has_a_round_handle(qtbot):
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setFixedSize(100, 30)
    slider.setValue(50)
    slider.show()
    picture, ink = slider.grab().toImage(), theme.color("primary").red()
    whole = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    seen = [one for one in whole if picture.pixelColor(*one).red() < ink + 60]  # with its soft edge
    across, down = ({one[at] for one in seen} for at in (0, 1))
    assert len(across) == len(down) > 10


def test_words_of_the_rail_leave_its_edges_free_also_when_chosen(qtbot):
    """UX 58: where one is too long in bold, all are smaller; short ones keep their size."""
    for words, least in (("Discrepancies", 11), ("差异", 12)):
        rail = Rail([("a", "percent", words), ("b", "settings", "Fees")])
        qtbot.addWidget(rail)
        rail.show()
        rail.show_page("a")
        size = rail.buttons["a"].font().pixelSize()
        assert size == rail.buttons["b"].font().pixelSize() == round(least * theme.scale) <= theme.px(LABEL.px)
        assert QFontMetrics(theme.font(Role(least, bold=True))).horizontalAdvance(words) <= rail.width() - 3 - 2 * 4


@pytest.mark.parametrize("count", [9, 99, 24_081])
def test_a_number_of_the_rail_stands_beside_its_picture(qtbot, count):
    rail = Rail([("a", "triangle-alert", "Discrepancies"), ("b", "settings", "Fees")])
    qtbot.addWidget(rail)
    rail.show()
    rail.set_badge("a", count)
    badge, button = rail.badges["a"], rail.buttons["a"]
    assert badge.x() >= (button.width() + button.iconSize().width()) // 2
    assert str(count) in button.toolTip()
    assert badge.geometry().right() < rail.width() and badge.width() >= badge.sizeHint().width()


def mark_of(one: QAbstractButton, whole: QWidget) -> int:
    """Return where the box or circle of a control begins, pixels from the left of `whole`."""
    part = QStyle.SubElement.SE_CheckBoxIndicator
    if not isinstance(one, QCheckBox):
        part = QStyle.SubElement.SE_RadioButtonIndicator
    option = QStyleOptionButton()
    one.initStyleOption(option)
    return one.mapTo(whole, one.style().subElementRect(part, option, one).topLeft()).x()


def test_ticks_and_circles_stand_at_the_edge_of_what_is_above_and_below(qtbot):
    """UX 58: also a row of several ticks."""
    form, field, tick, several = Form(None), QLineEdit(), QCheckBox("Every day"), QWidget()
    row = QGridLayout(several)
    row.setContentsMargins(0, 0, 0, 0)
    for at in range(2):
        row.addWidget(QCheckBox(f"L{at}"), 0, at)
    form.group("Copies")
    for one in (field, tick, several):
        form.row("", one, "a hint")
    dialog = ExportDialog(3, 1)
    for whole in (form, dialog):
        qtbot.addWidget(whole)
        whole.resize(700, 300)
        whole.show()
    edge = field.mapTo(form, QPoint()).x()
    assert [mark_of(one, form) for one in (tick, row.itemAt(0).widget())] == [edge] * 2
    assert {mark_of(one, dialog) for one in (dialog.all, dialog.csv)} == {dialog.findChild(QLabel).x()}


def test_the_tick_of_a_draft_is_whole_and_stands_at_the_edge_of_what_is_above(qtbot):
    """UX 58: what stands over an edge is cut where its own page begins at that edge."""
    detail = DiscrepancyDetail(Words("en"))
    qtbot.addWidget(detail)
    detail.resize(400, 600)
    detail.show()
    detail.entry.show()
    detail.entry.booked.show()
    tick = detail.entry.booked
    qtbot.waitUntil(lambda: tick.width() > 100)
    assert tick.width() >= tick.sizeHint().width()
    assert mark_of(tick, detail) == mark_of(detail.has_due, detail)


@pytest.mark.parametrize("right", [False, True])
def test_the_words_of_a_link_stand_at_the_edge_of_its_column(qtbot, right):
    """Its frame, which is seen under the mouse alone, stands over the edge; a border and a padding make it."""
    page = QWidget()
    qtbot.addWidget(page)
    column, link = QVBoxLayout(page), button("Show it", kind="link")
    column.setContentsMargins(16, 0, 16, 0)
    column.addLayout(at_edge(link, right=right))
    page.resize(400, 60)
    page.show()
    option = QStyleOptionButton()
    link.initStyleOption(option)
    words = link.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, link)
    left = link.mapTo(page, words.topLeft()).x()
    assert (left + words.width() == 400 - 16) if right else (left == 16)


def test_the_wheel_scrolls_past_a_field_and_changes_none(qtbot):
    """A wheel over a form met a field on its way, and an account or a day was another one unseen."""
    area, form = QScrollArea(), QWidget()
    area.setWidget(form)
    box, day, list_of = QComboBox(form), DayEdit(date(2026, 9, 3), form), QListWidget(form)
    box.addItems(["CNY", "USD", "EUR"])
    list_of.addItems([str(one) for one in range(99)])
    for at, one in enumerate((box, day, list_of)):
        one.setGeometry(10, 10 + 50 * at, 120, 40)
    form.resize(150, 2000)
    area.resize(200, 300)
    qtbot.addWidget(area)
    WheelGuard(area)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is area.windowHandle())
    bar = area.verticalScrollBar()
    for one in (box, day, day.lineEdit()):
        bar.setValue(0)
        _turn(area, one)
        assert bar.value() > 0, one
    assert box.currentText() == "CNY" and day.date().day() == 3
    bar.setValue(0)
    _turn(area, list_of.viewport())
    assert list_of.verticalScrollBar().value() > 0 == bar.value()


def _turn(window, part):
    """Turn the wheel towards the hand over a part of a window, as the system tells it."""
    at = QPointF(part.mapTo(window, part.rect().center()))
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    turn = QWheelEvent(at, QPointF(window.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(window.windowHandle(), turn)
