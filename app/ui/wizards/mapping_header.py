"""The header of an unknown table: above each column a choice of what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from app.services.layout_draft import ASK, FIELDS, SET, ColumnChoice
from app.ui.lines import level, upright
from app.ui.session import Session
from app.ui.text import visible
from app.ui.theme import theme
from app.ui.widgets.common import set_look

_HEIGHT, _ROOM = 38, 4


class MeaningHeader(QHeaderView):
    """Column 0 holds the row numbers and no choice; `chosen` tells column of the file and field."""

    chosen = Signal(int, str)
    focused = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self.boxes: list[QComboBox] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(48))
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)

    def show_columns(self, columns: Sequence[ColumnChoice]) -> None:
        """Show what is thought of each column; the boxes stay where there are as many columns as before."""
        if len(columns) != len(self.boxes):
            self._make(len(columns))
        for at, (box, one) in enumerate(zip(self.boxes, columns, strict=True)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(one.field)))
            box.blockSignals(False)
            self._describe(box, at, one)
        self._place()

    def _make(self, count: int) -> None:
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = []
        words = self._session.words
        for at in range(count):
            box = QComboBox(self.viewport())
            for name in ("", *FIELDS):
                box.addItem(words.say(f"mapping.field.{name}"), name)
            box.setMaxVisibleItems(len(FIELDS) + 1)
            box.setMinimumContentsLength(1)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.view().setMinimumWidth(theme.px(180))
            box.activated.connect(lambda _index, at=at, box=box: self.chosen.emit(at, str(box.currentData())))
            box.installEventFilter(self)
            box.show()
            self.boxes.append(box)

    def _describe(self, box: QComboBox, at: int, one: ColumnChoice) -> None:
        set_look(box, meaning=one.state)
        name = visible(one.name) or f"[{at + 1}]"
        if one.state == ASK:
            text = self.tr("Meaning of column {name}: needs an answer")
        elif one.state == SET:
            text = self.tr("Meaning of column {name}")
        else:
            text = self.tr("Meaning of column {name}: passed over")
        box.setAccessibleName(text.format(name=name))
        box.setToolTip(text.format(name=name))

    def box_width(self, column: int) -> int:
        """Return how wide a column must be for its choice to be read."""
        if not 0 <= column < len(self.boxes):
            return 0
        box = self.boxes[column]
        return box.fontMetrics().horizontalAdvance(box.currentText()) + theme.px(52)

    def open_box(self, column: int) -> None:
        """Open the choice above a column of the file."""
        if 0 <= column < len(self.boxes):
            self.boxes[column].setFocus()
            self.boxes[column].showPopup()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, _logical: int) -> None:
        painter.fillRect(rect, theme.color("surface2"))
        upright(painter, rect.right(), rect.top(), rect.bottom(), theme.color("line"), right=True)
        level(painter, rect.left(), rect.bottom(), rect.right(), theme.color("line2"))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()  # the wheel scrolls the table, it never changes what a column means
            return True
        if event.type() == QEvent.Type.FocusIn and watched in self.boxes:
            self.focused.emit(self.boxes.index(watched))
        return super().eventFilter(watched, event)

    def _place(self, *_args: Any) -> None:
        """Put each box above its column."""
        for at, box in enumerate(self.boxes):
            left, width = self.sectionViewportPosition(at + 1), self.sectionSize(at + 1)
            box.setGeometry(left + _ROOM, _ROOM, max(20, width - 2 * _ROOM), theme.px(_HEIGHT) - 2 * _ROOM)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def setOffset(self, offset: int) -> None:
        super().setOffset(offset)
        self._place()
