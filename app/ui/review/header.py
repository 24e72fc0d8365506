"""A table header with a band above and filter fields below its titles: one QHeaderView, fields are its children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QWidget

from app.ui import resources
from app.ui.lines import level, upright
from app.ui.theme import BAND, FILTER_ROW, HEADER, LABEL, Role, theme

_WAIT_MS = 200
_EDGE = 8  # pixels beside the title of a band
NO_FIELD = -1


@dataclass(frozen=True, slots=True)
class Band:
    """A title over neighbouring columns; detail stands behind it in a quiet colour."""

    title: str
    detail: str
    columns: tuple[int, ...]
    centred: bool = False


def band_width(title: str) -> int:
    """Return how wide columns must be for the title above them."""
    font = theme.font(LABEL)
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(title) + 2 * _EDGE + 2


class FilterHeader(QHeaderView):
    """Titles, a band over them, a field under each; fields follow resizing, moving and scrolling."""

    filters_changed = Signal()  # shortly after typing, at once on Enter
    left_fields = Signal()  # Esc or Down in a field: back to the grid
    sorts_changed = Signal(object)  # list of (column, order), the leading one first: a click, Shift adds
    dragged = Signal(int, int)  # column, width: by hand
    fields_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bands: list[Band] = []
        self._low = False
        self._fields: dict[int, QLineEdit | QComboBox] = {}
        self._shown = True
        self._wrong: dict[int, str] = {}
        self._further: tuple[str, Any] = ("", None)
        self._sorts: list[tuple[int, Qt.SortOrder]] = []
        self._pressed, self._lent = False, frozenset[int]()
        self.starts: frozenset[int] = frozenset()  # columns at the left edge of a side
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.filters_changed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(False)  # several columns can have one, so it is painted here
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._keep_side)
        self.sectionClicked.connect(self._on_clicked)
        self.geometriesChanged.connect(self._place)

    # sorting

    @property
    def sorts(self) -> list[tuple[int, Qt.SortOrder]]:
        """Return the columns sorted by, the leading one first."""
        return list(self._sorts)

    def set_sorts(self, sorts: Sequence[tuple[int, Qt.SortOrder]]) -> None:
        """Show by which columns is sorted, without a signal."""
        self._sorts = list(sorts)
        self.viewport().update()

    def setSortIndicator(self, column: int, order: Qt.SortOrder) -> None:
        """Show one column as the one sorted by; −1 for none."""
        self.set_sorts([(column, order)] if column >= 0 else [])

    def _on_clicked(self, column: int) -> None:
        """Sort by a column, the other way round at the second click; with Shift add it to the others."""
        adds = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.click_sort(column, adds)

    def click_sort(self, column: int, adds: bool = False) -> None:
        """Do what a click on a title does."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        old = dict(self._sorts).get(column)
        one = (column, down if old == up else up)
        if adds:
            sorts = [one if known == column else (known, order) for known, order in self._sorts]
            sorts = sorts if old is not None else [*sorts, one]
        else:
            sorts = [one]
        self.set_sorts(sorts)
        self.sorts_changed.emit(sorts)

    def set_bands(self, bands: Sequence[Band]) -> None:
        """Put titles over groups of columns; none takes the band away."""
        changed = bool(bands) != bool(self._bands)
        self._bands = list(bands)
        if changed:
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.viewport().update()

    def set_low(self, low: bool) -> None:
        """Leave the band out where a low window needs the room for rows."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.geometriesChanged.emit()
            self.viewport().update()

    def _band_height(self) -> int:
        return theme.px(BAND) if self._bands and not self._low else 0

    def side_of(self, column: int) -> str:
        """Return the title over a column where several columns of the table are called alike, else ""."""
        if len(self._bands) < 2:
            return ""
        return next((one.title for one in self._bands if column in one.columns and not one.centred), "")

    def add_text(self, column: int, name: str, hint: str = "") -> QLineEdit:
        """Put a text field under a column; name is what a screen reader says."""
        field = QLineEdit(self.viewport())
        field.setProperty("kind", "filter")
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setClearButtonEnabled(False)
        field.textChanged.connect(self._on_typed)
        field.returnPressed.connect(self._on_enter)
        field.installEventFilter(self)
        self._fields[column] = field
        self._place()
        return field

    def add_choice(self, column: int, name: str, words: Sequence[tuple[str, Any]]) -> QComboBox:
        """Put a choice under a column; each word has a value."""
        field = QComboBox(self.viewport())
        field.setProperty("kind", "filter")
        field.setAccessibleName(name)
        for word, value in words:
            field.addItem(word, value)
        field.currentIndexChanged.connect(self.filters_changed)
        field.installEventFilter(self)
        self._fields[column] = field
        self._place()
        return field

    def field(self, column: int) -> QLineEdit | QComboBox | None:
        """Return the field under a column."""
        return self._fields.get(column)

    def typed(self) -> dict[int, str]:
        """Return what is typed, by column, empty fields left out."""
        texts = {column: one.text() for column, one in self._fields.items() if isinstance(one, QLineEdit)}
        return {column: text for column, text in texts.items() if text.strip()}

    def choice(self, column: int) -> Any:
        """Return the value chosen under a column."""
        field = self._fields.get(column)
        return field.currentData() if isinstance(field, QComboBox) else None

    @property
    def further(self) -> Any:
        """Return the value of the condition that no field holds, None where there is none."""
        return self._further[1]

    def set_further(self, words: str, value: Any) -> None:
        """Filter by a condition that no field holds: its words stand among the chips."""
        self._further = (words, value)
        self.filters_changed.emit()

    def clear_filters(self) -> None:
        """Empty every field, with one signal."""
        self._further = ("", None)
        for field in self._fields.values():
            field.blockSignals(True)
            if isinstance(field, QLineEdit):
                field.clear()
            else:
                field.setCurrentIndex(0)
            field.blockSignals(False)
        self.filters_changed.emit()

    def type_text(self, column: int, text: str) -> None:
        """Type a text into a field, as a person would; the fields show."""
        field = self._fields.get(column)
        if isinstance(field, QLineEdit):
            self.set_fields_shown(True)
            field.setText(text)
            self.filters_changed.emit()

    def active(self) -> list[tuple[int, str, str]]:
        """Return (column, what its field says, why it means nothing or "") of every field that filters.

        Column NO_FIELD stands for the condition that no field holds.
        """
        found = [(NO_FIELD, self._further[0], "")] if self._further[0] else []
        for column, field in self._fields.items():
            choice = isinstance(field, QComboBox)
            text = (field.currentText() if field.currentIndex() > 0 else "") if choice else field.text().strip()
            if text:
                found.append((column, text, self._wrong.get(column, "")))
        return found

    def clear_filter(self, column: int) -> None:
        """Empty one field."""
        field = self._fields.get(column)
        if column == NO_FIELD:
            self.set_further("", None)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(0)
        elif field is not None:
            field.clear()
            self._on_enter()

    def mark_wrong(self, columns: Sequence[int], why: str) -> None:
        """Mark the fields whose text means nothing; the reason stands in the tooltip."""
        self._wrong = dict.fromkeys(columns, why)
        for column, field in self._fields.items():
            wrong = column in columns
            field.setProperty("wrong", wrong)
            field.setToolTip(why if wrong else "")
            field.style().unpolish(field)
            field.style().polish(field)

    def set_fields_shown(self, on: bool) -> None:
        """Show or hide the filter row."""
        toggled, self._shown = on != self._shown, on
        for field in self._fields.values():
            field.setVisible(on)
        self.updateGeometry()
        self.geometriesChanged.emit()
        if toggled:
            self.fields_toggled.emit()

    def fields_shown(self) -> bool:
        """Return whether the filter row shows."""
        return self._shown

    def has_fields(self) -> bool:
        """Return whether there is a filter row to show."""
        return bool(self._fields)

    def holds_focus(self) -> bool:
        """Return whether one of the fields has the focus of its window."""
        return self.window().focusWidget() in self._fields.values()

    # Qt

    def sizeHint(self) -> QSize:
        height = theme.px(HEADER) + self._band_height()
        height += theme.px(FILTER_ROW) if self._shown and self._fields else 0
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("surface2"))
        top = rect.top() + self._band_height()
        row = QRect(rect.left(), top, rect.width(), theme.px(HEADER))
        painter.setFont(theme.font(LABEL))
        painter.setPen(theme.color("text2"))
        model, right = self.model(), False
        text = model.headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) if model else ""
        align = model.headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) if model else 0
        right = bool(int(align or 0) & int(Qt.AlignmentFlag.AlignRight))
        inner, text = row.adjusted(8, 0, -8, 0), str(text or "")
        if inner.width() < theme.px(32) and painter.fontMetrics().horizontalAdvance(text) > inner.width():
            text = ""  # a letter and dots say nothing
        place = next((at for at, one in enumerate(self._sorts) if one[0] == logical), -1)
        if place >= 0 and text:
            inner = self._paint_sort(painter, inner, text, right, place)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(flag | Qt.AlignmentFlag.AlignVCenter), text)
        self._edges(painter, rect, row, logical)
        painter.restore()

    def _paint_sort(self, painter: QPainter, inner: QRect, text: str, right: bool, place: int) -> QRect:
        """Draw the arrow of a sorted column, with its rank where there are several; return what is left for text.

        Where the title needs the whole column a small arrow stands between it and the edge.
        """
        up = self._sorts[place][1] == Qt.SortOrder.AscendingOrder
        if self.sort_is_small(text, inner.width()):
            self._paint_small_sort(painter, inner, up, place)
            return inner
        picture = resources.pixmap("arrow-up" if up else "arrow-down", theme.tokens["text2"], 12, self._ratio())
        rank = str(place + 1) if len(self._sorts) > 1 else ""
        room = self._sort_room(painter.fontMetrics())
        width = painter.fontMetrics().horizontalAdvance(text)
        x = inner.right() - room + 2 if right else min(inner.left() + width + 4, inner.right() - room + 2)
        painter.drawPixmap(x, inner.center().y() - 5, picture)
        if rank:
            at = QRect(x + 13, inner.top(), room, inner.height())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), rank)
        return inner.adjusted(0, 0, -room - 2, 0)

    def _sort_room(self, measures: QFontMetrics) -> int:
        return 14 + (measures.horizontalAdvance("1") + 2 if len(self._sorts) > 1 else 0)

    def sort_is_small(self, text: str, width: int) -> bool:
        """Return whether a title so wide would be cut by the arrow beside it."""
        measures = QFontMetrics(theme.font(LABEL))
        return measures.horizontalAdvance(text) + self._sort_room(measures) + 2 > width

    def _paint_small_sort(self, painter: QPainter, inner: QRect, up: bool, place: int) -> None:
        """Draw a triangle of 7 × 4 pixels into the room beside the title, its rank above it."""
        left, top, tip = inner.right() + 1, inner.center().y() - 1, 0 if up else 3
        points = [QPoint(left, top + 3 - tip), QPoint(left + 6, top + 3 - tip), QPoint(left + 3, top + tip)]
        painter.save()
        painter.setBrush(theme.color("text2"))
        painter.drawPolygon(points)
        if len(self._sorts) > 1:
            painter.setFont(theme.font(Role(9)))
            painter.drawText(left, top - 4, str(place + 1))
        painter.restore()

    def _edges(self, painter: QPainter, rect: QRect, row: QRect, logical: int) -> None:
        line, edge = theme.color("line"), theme.color("line2")
        upright(painter, row.right(), row.top(), row.bottom(), line, right=True)
        level(painter, rect.left(), row.bottom(), rect.right(), line)
        if self._band_height():
            level(painter, rect.left(), row.top() - 1, rect.right(), line)
        level(painter, rect.left(), rect.bottom(), rect.right(), edge)
        if logical in self.starts:
            upright(painter, rect.left(), rect.top(), rect.bottom(), edge)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self._band_height():
            return
        painter = QPainter(self.viewport())
        for at, band in enumerate(self._bands):
            self._paint_band(painter, band, at)
        painter.end()

    def _paint_band(self, painter: QPainter, band: Band, at: int) -> None:
        shown = [one for one in band.columns if not self.isSectionHidden(one)]
        if not shown:
            return
        left = min(self.sectionViewportPosition(one) for one in shown)
        right = max(self.sectionViewportPosition(one) + self.sectionSize(one) for one in shown)
        rect = QRect(left, 0, right - left, theme.px(BAND) - 1)
        painter.fillRect(rect.adjusted(1 if at else 0, 0, -1, 0), theme.color("surface2"))
        inner = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        font = theme.font(LABEL)
        if band.centred:
            painter.setFont(font)
            painter.setPen(theme.color("text2"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), band.title)
            return
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        title = painter.fontMetrics().elidedText(band.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), title)
        width = painter.fontMetrics().horizontalAdvance(title + " ")
        painter.setFont(theme.font(LABEL))
        painter.setPen(theme.color("text2"))
        rest = inner.adjusted(width, 0, 0, 0)
        if rest.width() > 20:
            text = painter.fontMetrics().elidedText(band.detail, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _ratio(self) -> float:
        return float(self.devicePixelRatioF())

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            if event.key() == Qt.Key.Key_Escape:
                if watched.text():
                    watched.clear()
                    self.filters_changed.emit()
                else:
                    self.left_fields.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_fields.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self._timer.start()

    def _on_enter(self) -> None:
        self._timer.stop()
        self.filters_changed.emit()

    def _on_resized(self, column: int, _old: int, width: int) -> None:
        self._soon.start()
        if self._pressed:
            self.dragged.emit(column, width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = False

    def side_starts(self) -> frozenset[int]:
        """Return the leftmost column shown of every band but the first."""
        found = []
        for band in self._bands[1:]:
            shown = [one for one in band.columns if not self.isSectionHidden(one)]
            if shown:
                found.append(min(shown, key=self.visualIndex))
        return frozenset(found)

    def lend(self, columns: Sequence[int], other: FilterHeader | None) -> None:
        """Let another header show the fields of some columns (they stay ours); None takes all of them back."""
        for column, field in self._fields.items():
            home = other.viewport() if other is not None and column in columns else self.viewport()
            if field.parent() is not home:
                field.setParent(home)
        if other is not None:
            other._fields = {one: field for one, field in self._fields.items() if one in columns}
            other._bands, other._low = self._bands, self._low
            other._shown, other.starts = self._shown, self.starts
            other._place()
        self._lent = frozenset(columns) if other is not None else frozenset()
        self._place()

    def _place(self, *_args: Any) -> None:
        """Put each field under its column."""
        self.starts = self.side_starts()
        top = theme.px(HEADER) + self._band_height()
        for column, field in self._fields.items():
            if column in self._lent:
                continue
            hidden = not self._shown or self.isSectionHidden(column)
            if field.isHidden() != hidden:
                field.setVisible(not hidden)
            if hidden:
                continue
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            field.setGeometry(left + 3, top + 3, max(10, width - 7), theme.px(FILTER_ROW) - 7)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def setOffset(self, offset: int) -> None:
        super().setOffset(offset)
        self._place()

    def _keep_side(self, logical: int, old: int, new: int) -> None:
        """Undo a move that takes a column out of its own side."""
        band = next((one for one in self._bands if logical in one.columns), None)
        places = [self.visualIndex(one) for one in band.columns] if band else []
        if places and max(places) - min(places) >= len(places):
            self.blockSignals(True)
            self.moveSection(new, old)
            self.blockSignals(False)
        self._place()
        self.viewport().update()
