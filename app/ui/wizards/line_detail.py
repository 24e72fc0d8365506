"""What is known of one file of an import: its form, whose it is, its first rows, its totals, and the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.statement import figure_words
from app.services.import_lines import Line
from app.ui.delegates.cell import CellDelegate
from app.ui.models import shown
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import count_text, params_shown, visible
from app.ui.theme import theme
from app.ui.widgets.common import Segments, at_edge, button, frame, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.low_scroll import low_scroll
from app.ui.wizards.coverage_panel import CoveragePanel
from app.ui.wizards.figures import Figures
from app.ui.wizards.file_panel import FilePanel
from app.ui.wizards.import_model import format_title, short_name

FILE, ROWS, TOTALS, COVERAGE = "file", "rows", "totals", "coverage"
_AMOUNT = re.compile(r"[-+−]?[\d,]*\d(\.\d+)?")
_LONG = 220  # of a text of the file, where not all columns have room
_TALL, _HEIGHT, _LOW, _LOW_CALENDAR = 320, 252, 166, 226


class LineDetail(QWidget):
    """Below the table; a fixed height, so that nothing moves when another line is looked at.

    said: name of a file and what the person said of it (account, shop, format; None = nothing). password_wanted:
    the archive is locked. map_wanted, leave_out_wanted, keep_rows_wanted, take_out_wanted: what to do with the line.
    """

    said = Signal(str, dict)
    password_wanted = Signal()
    map_wanted = Signal(object)
    leave_out_wanted = Signal(object)
    keep_rows_wanted = Signal(object)
    take_out_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: Line | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = frame("foot")
        outer.addWidget(ground)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        self.stack = QStackedWidget(ground)
        self.panel = FilePanel(session.words, self.stack)
        self.panel.said.connect(self._on_said)
        self.account, self.apply, self.sentence = self.panel.account, self.panel.apply, self.panel.sentence
        self.first_rows = FirstRows()
        self.figures = Figures(session.words)
        totals = QWidget()
        inside = QVBoxLayout(totals)
        inside.setContentsMargins(16, 0, 16, 4)
        inside.addWidget(self.figures)
        self.coverage = CoveragePanel(session.words, self.stack)
        for one in (self._scrolling(self.panel), self.first_rows, totals, self.coverage):
            self.stack.addWidget(one)
        layout.addWidget(self.stack, 1)
        self.fit(700, 700)
        theme.changed.connect(self._fit_again)
        self.show_line(None)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        self.views = Segments(
            [
                (FILE, self.tr("This file")),
                (ROWS, self.tr("First rows")),
                (TOTALS, self.tr("Control totals")),
                (COVERAGE, self.tr("Coverage")),
            ],
            self.tr("What is shown of the files"),
        )
        self.views.chosen.connect(self.show_view)
        self.title = ElidedLabel("panel", Qt.TextElideMode.ElideMiddle)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # gives way to the buttons
        self.password = button(self.tr("Give password…"), "key-round", kind="link", on=self.password_wanted.emit)
        self.map = button(self.tr("Map columns…"), "table-2", kind="link", on=self._on_map)
        self.leave_out = button(self.tr("Import without these rows…"), "scissors", kind="link", on=self._on_leave_out)
        self.keep_rows = button(self.tr("Refuse the file again"), "undo-2", kind="link", on=self._on_keep_rows)
        self.copy = button(self.tr("Copy details"), "copy", kind="link", on=self._on_copy)
        self.take_out = button(self.tr("Remove from list"), "x", kind="link", on=self.take_line_out)
        self.take_out.setToolTip(self.tr("Leaves the whole file alone, with all that it holds (Del)"))
        head.addWidget(self.views)
        head.addWidget(self.title, 1)
        for one in (self.password, self.map, self.leave_out, self.keep_rows, self.copy):
            head.addWidget(one)
        head.addLayout(at_edge(self.take_out, right=True))
        return head

    def _scrolling(self, panel: FilePanel) -> QScrollArea:
        """Return the panel whole: where there is no room for all of it, it scrolls, also by the keys."""
        area = low_scroll(panel)
        area.setAccessibleName(self.tr("This file"))
        area.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: area.setFocusPolicy(Qt.FocusPolicy.TabFocus if high else Qt.FocusPolicy.NoFocus)
        )
        return area

    def _fit_again(self) -> None:
        self.fit(*self._room)

    def fit(self, room: int, spare: int) -> None:
        """Take a part of the height that the page has; `spare` is what the table above leaves.

        Where that is enough for what is shown here, the page need not scroll around a table that scrolls itself.
        """
        self._room = (room, spare)
        low = _LOW_CALENDAR if self.views.current() == COVERAGE else _LOW
        height = low if room < 600 else _HEIGHT if room < 780 else _TALL
        wanted = theme.px(height) if room >= 600 else min(theme.px(height), room * 2 // 5)
        self.setFixedHeight(min(wanted, max(spare, self.layout().minimumSize().height())))

    def set_known(self, accounts: list[str], shops: list[str]) -> None:
        """Offer the accounts and shops that the book knows; anything else can be typed."""
        self.panel.set_known(accounts, shops)

    def show_view(self, name: str) -> None:
        """Show the file, its first rows, its totals, or the calendar of all files."""
        self.views.buttons[name].setChecked(True)
        self.stack.setCurrentIndex((FILE, ROWS, TOTALS, COVERAGE).index(name))
        self.fit(*self._room)
        self._show_head()

    def show_line(self, line: Line | None) -> None:
        """Show another line; None shows nothing. What asks for a person brings the file's own view up."""
        self._line = line
        refused = line is not None and bool(line.refusal_key)
        self.panel.show_line(line, self._sentence(line) if line else "")
        self._show_head()
        self.first_rows.show_line(line)
        self.figures.setVisible(not refused)
        self.figures.show_checks(line.checks if line else ())
        if line is not None and line.asks:
            self.show_view(FILE)

    def _show_head(self) -> None:
        """Name the file and offer what can be done with it; the calendar is about all of them."""
        line = None if self.views.current() == COVERAGE else self._line
        self.title.setText(short_name(line.file) if line else "")
        self.title.setToolTip(self.title.text())
        self.copy.setVisible(line is not None)
        self.take_out.setVisible(line is not None)
        self.password.setVisible(line is not None and line.locked)
        self.map.setVisible(line is not None and line.mappable)
        self.leave_out.setVisible(line is not None and line.mendable)
        self.keep_rows.setVisible(line is not None and bool(line.left_out))

    def focus_account(self) -> None:
        """Put the caret into the account's field, where it can be said."""
        self.show_view(FILE)
        self.panel.focus_first()

    def _sentence(self, line: Line) -> str:
        words = self._session.words
        if line.refusal_key:
            where = ""
            if line.row and line.column:
                where = self.tr("Row {row}, column {column}: ").format(row=line.row, column=visible(line.column))
            elif line.row:
                where = self.tr("Row {row}: ").format(row=line.row)
            reason = words.say(line.refusal_key, {**line.refusal_params, "file": short_name(line.file)})
            rest = self.tr("This file was not imported; the others are not affected.")
            return where + self.tr("{reason} {rest}").format(reason=reason, rest=rest)
        if line.repeats:
            return self.tr("The same statement as {file}; nothing is added twice.").format(
                file=short_name(line.repeats)
            )
        if line.message_key:
            return words.say(line.message_key, params_shown(line.message_params))
        return ""

    def _on_said(self, fields: dict[str, Any]) -> None:
        if self._line is not None:
            self.said.emit(self._line.file, fields)

    def _on_map(self) -> None:
        self.map_wanted.emit(self._line)

    def _on_leave_out(self) -> None:
        self.leave_out_wanted.emit(self._line)

    def _on_keep_rows(self) -> None:
        self.keep_rows_wanted.emit(self._line)

    def take_line_out(self) -> None:
        """Ask for the file of the line shown to be left alone."""
        if self._line is not None:
            self.take_out_wanted.emit(self._line)

    def _on_copy(self) -> None:
        line = self._line
        if line is None:
            return
        words = self._session.words
        lines = [line.file, format_title(line.format, line.title, words) if line.format else ""]
        if line.refusal_key:
            said = {**line.refusal_params, "file": line.file}
            lines.append(words.refusal(line.file, line.row, line.column, line.refusal_key, said))
        lines += [self._sentence(line)]
        for one in line.checks:
            said = params_shown({name: one[name] for name in ("stated", "found")})
            lines.append(f"{words.say(**figure_words(str(one['name'])))}: {said['stated']} / {said['found']}")
        QApplication.clipboard().setText("\n".join(one for one in lines if one))


class FirstRows(QWidget):
    """The first rows of a file under its own column names, as they are printed."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.model = RowsModel(parent=self)
        self.grid = _FileGrid()
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.setAccessibleName(self.tr("First rows of the file"))
        self.none = label(self.tr("Of a refused file no rows are shown."), "hint")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.none, 1)

    @staticmethod
    def _cells(look: Any) -> list[tuple[Paint, ...]]:
        return [
            (Paint(count_text(number), "text3"), *(Paint(visible(cell)) for cell in cells))
            for number, cells in zip(look.numbers, shown.source_rows(look.rows), strict=True)
        ]

    def show_line(self, line: Line | None) -> None:
        """Show the rows of another file."""
        look = line.look if line is not None else None
        known = look is not None and bool(look.header)
        self.grid.setVisible(known)
        self.none.setVisible(not known)
        if look is None or not known:
            self.model.set_rows([])
            return
        self.model.set_titles([self.tr("Row"), *(visible(one) for one in look.header)])
        self.model.set_right((0, *(at + 1 for at in range(len(look.header)) if _holds_amounts(look.rows, at))))
        self.model.made_again = partial(self._cells, look)
        self.model.set_rows(self._cells(look))
        self.grid.fit_columns()


class _FileGrid(DataGrid):
    """Columns as wide as their texts; where not all of them have room, long ones are cut."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        self.resizeColumnsToContents()
        columns = range(self.model().columnCount())
        wanted = {one: max(self.columnWidth(one), theme.px(56)) for one in columns}
        widths = {one: min(width, theme.px(_LONG)) for one, width in wanted.items()}
        spare = self.viewport().width() - sum(widths.values())
        for one in columns:
            more = max(0, min(wanted[one] - widths[one], spare))
            spare -= more
            self.setColumnWidth(one, widths[one] + more)


def _holds_amounts(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return whether what a column prints are amounts: figures, some with decimals; numbers of orders have none."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    return any("." in one for one in cells) and all(_AMOUNT.fullmatch(one) for one in cells)
