"""An unknown table as it stands: lines above the header and totals in grey, a choice of meaning above each column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from app.services.layout_asker import Look
from app.services.layout_draft import ASK, LayoutDraft
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.privacy import HIDDEN, privacy
from app.ui.session import Session
from app.ui.text import count_text, visible
from app.ui.theme import theme
from app.ui.wizards.mapping_header import MeaningHeader
from app.ui.wizards.mapping_numbers import RowNumbers

_MONEY = frozenset({"amount", "in", "out", "fee", "net", "balance", "refunded"})
_NUMBER, _LEAST, _MOST = 52, 88, 260
_FIRST, _LAST = 12, 3  # rows that are shown of a long table before and after the gap


class MappingTable(QTableView):
    """`chosen` tells column and field; `header_wanted` the number of the line that a person calls the header."""

    chosen = Signal(int, str)
    header_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = RowsModel(parent=self)
        self.setProperty("help_topic", "mapping")
        self.meaning = MeaningHeader(session, self)
        self.meaning.chosen.connect(self.chosen)
        self.meaning.focused.connect(self._on_focused)
        self.setHorizontalHeader(self.meaning)
        self.setModel(self.model_)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("The table as it stands in the file"))
        self.numbers = RowNumbers(self)
        self.numbers.setAccessibleName(self.tr("Row"))
        self.numbers.menu_wanted.connect(lambda event: self._menu(self.numbers.rowAt(event.pos().y()), -1, event))
        self._numbers: list[int] = []
        self._right: set[int] = set()
        self._body = 0  # the first line that is neither title nor header
        self._widths: dict[int, int] = {}
        self._fitting = False
        self.meaning.sectionResized.connect(self._on_resized)
        theme.changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.fit_columns()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def show_table(self, look: Look, draft: LayoutDraft) -> None:
        """Show the lines of a table under a draft; the current cell stays."""
        current = self.currentIndex()
        kept = (current.row(), current.column()) if current.isValid() and self._numbers else (-1, -1)
        names = [visible(one.name) or f"[{at + 1}]" for at, one in enumerate(draft.columns)]
        self.model_.set_titles([self.tr("Row"), *names])
        self._right = {at + 1 for at, one in enumerate(draft.columns) if one.field in _MONEY}
        self.model_.set_right(self._right | {0})
        rows, self._numbers = self._rows(look, draft)
        start = draft.header_row or (draft.rows[0] if draft.rows else 0)
        self._body = next((at for at, number in enumerate(self._numbers) if number >= start), 0)
        self.model_.set_rows(rows)
        self._span(draft)
        self.meaning.show_columns(draft.columns)
        self.fit_columns()
        if rows:
            row, column = kept if kept[0] >= 0 else self._place_to_begin(draft)
            self.setCurrentIndex(self.model_.index(min(row, len(rows) - 1), min(max(1, column), len(names))))

    def _place_to_begin(self, draft: LayoutDraft) -> tuple[int, int]:
        """Return the cell to begin in: of the first column about which something is asked, in the first row."""
        asked = next((at for at, one in enumerate(draft.columns) if one.state == ASK), None)
        column = draft.place_of_field("amount") if asked is None else asked
        row = next((at for at, number in enumerate(self._numbers) if draft.rows and number >= draft.rows[0]), 0)
        return row, max(0, column) + 1

    def _span(self, draft: LayoutDraft) -> None:
        """Let lines outside the rows run on over empty cells, as merged titles do."""
        self.clearSpans()
        width = self.model_.columnCount()
        for row, number in enumerate(self._numbers):
            if number == draft.header_row or (draft.rows and draft.rows[0] <= number <= draft.rows[-1] and number):
                continue
            filled = [at for at in range(1, width) if self.model_.text(row, at)]
            for at, stop in zip(filled, [*filled[1:], width], strict=True):
                if stop - at > 1 and at not in self._right:
                    self.setSpan(row, at, 1, stop - at)

    def _rows(self, look: Look, draft: LayoutDraft) -> tuple[list[tuple[Paint, ...]], list[int]]:
        first, last = _shown(look, draft)
        hidden = {at for at, one in enumerate(draft.columns) if one.field in _MONEY} if privacy.hidden else set()
        found, numbers = [], []
        for number, cells in first:
            found.append(self._line(number, cells, draft, hidden))
            numbers.append(number)
        between = look.rows - len(first) - len(last)
        if between > 0:
            text = self.tr("… {count} more rows …").format(count=count_text(between))
            found.append((Paint("…", "text3"), Paint(text, "text3"), *[Paint()] * (look.width - 1)))
            numbers.append(0)
        for number, cells in last:
            found.append(self._line(number, cells, draft, hidden))
            numbers.append(number)
        return found, numbers

    def _line(self, number: int, cells: tuple[str, ...], draft: LayoutDraft, hidden: set[int]) -> tuple[Paint, ...]:
        data = bool(draft.rows) and draft.rows[0] <= number <= draft.rows[-1]
        header = number == draft.header_row
        ground = "" if data or header else "sunken"
        tones = ["text" if header or (data and one.field) else "text3" for one in draft.columns]
        made = [Paint(count_text(number), "text3", ground="surface2")]
        for at, cell in enumerate(cells):
            text = HIDDEN if data and at in hidden and cell else visible(cell)
            made.append(Paint(text, tones[at] if at < len(tones) else "text3", ground="surface2" if header else ground))
        return tuple(made)

    # columns

    def fit_columns(self) -> None:
        """Give columns the width of what stands in them; a width that a person gave stays."""
        if not self.model_.rowCount():
            return
        self._fitting = True
        self.setColumnWidth(0, theme.px(_NUMBER))
        widths: list[int] = []
        for column in range(1, self.model_.columnCount()):
            hints = (self.sizeHintForIndex(self.model_.index(row, column)).width() for row in self._sample())
            least = max(theme.px(_LEAST), self.meaning.box_width(column - 1))
            widths.append(self._widths.get(column, min(max([least, *hints]), max(least, theme.px(_MOST)))))
        spare = self.viewport().width() - self.columnWidth(0) - sum(widths)
        for column, width in enumerate(widths, start=1):
            self.setColumnWidth(column, width + max(0, spare) // len(widths))
        self._fitting = False
        for column, box in enumerate(self.meaning.boxes):
            if box.hasFocus():
                self._on_focused(column)  # the column that is asked about stays whole in sight
        self.numbers.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # what is asked about is in sight in a window of any width

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "numbers"):  # Qt asks before there are any
            self.numbers.place()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if hasattr(self, "numbers"):
            self.numbers.uncover(index)

    def _sample(self) -> range:
        return range(min(self._body, len(self._numbers) - 1), min(self._body + _FIRST, len(self._numbers)))

    def _on_resized(self, column: int, _old: int, width: int) -> None:
        if not column:
            self.numbers.place()
        if not self._fitting:
            self._widths[column] = width

    def forget_widths(self) -> None:
        """Fit the columns of another file anew."""
        self._widths.clear()

    # keys

    def column(self) -> int:
        """Return the column of the file in which the current cell is, −1 for none."""
        return self.currentIndex().column() - 1

    def _on_focused(self, column: int) -> None:
        row = max(0, self.currentIndex().row())
        self.scrollTo(self.model_.index(row, column + 1), QTableView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (event.key() == Qt.Key.Key_Down and alt) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.meaning.open_box(self.column())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index: QModelIndex = self.indexAt(event.pos())
        self._menu(index.row(), index.column() - 1, event)

    def _menu(self, row: int, column: int, event: QContextMenuEvent) -> None:
        """Offer what can be said of a line, and of a column of the file; −1 for none."""
        number = self._numbers[row] if 0 <= row < len(self._numbers) else 0
        if not number:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("The header is row {row}").format(row=count_text(number))).triggered.connect(
            lambda: self.header_wanted.emit(number)
        )
        menu.addAction(self.tr("The table has no header")).triggered.connect(lambda: self.header_wanted.emit(0))
        if column >= 0:
            menu.addAction(self.tr("Say what this column is…")).triggered.connect(lambda: self.meaning.open_box(column))
        menu.exec(event.globalPos())


Lines = list[tuple[int, tuple[str, ...]]]


def _shown(look: Look, draft: LayoutDraft) -> tuple[Lines, Lines]:
    """Return the lines to show before and after the gap: all of a short table, few of a long one."""
    first = list(look.first)
    last = [line for line in look.last if not first or line[0] > first[-1][0]]
    if not draft.rows or look.rows <= _FIRST + draft.rows[0] + len(look.last):
        return first, last
    begin = sum(number < draft.rows[0] for number, _cells in first) + _FIRST
    ended = sum(number > draft.rows[-1] for number, _cells in look.last) + _LAST
    return first[:begin], list(look.last[-ended:])
