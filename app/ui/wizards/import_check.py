"""The second step of the import: every file as a line by account and period, with its detail and the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.import_draft import ImportDraft
from app.services.import_lines import Line
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import count_text
from app.ui.theme import TOOL_ROW, TOTAL_ROW, theme
from app.ui.widgets.common import frame, label
from app.ui.wizards import import_model as im
from app.ui.wizards.line_detail import LineDetail


class CheckScreen(QWidget):
    """Shows a draft; ticked: the row of a line that the person includes or leaves out."""

    ticked = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft = ImportDraft()
        self._lines: Sequence[Line] = ()
        self._covers: list[Any] = []  # what the book covers
        self._titles: dict[str, str] = {}  # of its accounts
        self._room = (700, 700)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary_row())
        self.model = RowsModel(im.titles(), im.RIGHT, self)
        self.model.made_again, self.model.tick_column = self._rows, im.TICK
        layout.addWidget(self._grid(), 1)
        layout.addWidget(self._total_row())
        self.detail = LineDetail(session, self)
        self.detail.coverage.chosen.connect(self._on_day)
        layout.addWidget(self.detail)
        privacy.changed.connect(self._on_privacy)
        theme.changed.connect(self._size)
        self._size()

    def _grid(self) -> DataGrid:
        self.grid = DataGrid(self)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Files to import"))
        self.grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self._tick, self._amount = TickDelegate(self.grid), AmountDelegate(self.grid)
        self._tick.clicked.connect(self._on_tick)
        self.grid.setItemDelegateForColumn(im.TICK, self._tick)
        for column in im.RIGHT:
            self.grid.setItemDelegateForColumn(column, self._amount)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.share((im.FILE, im.FORMAT, im.ACCOUNT, im.CONTROL), (im.SEEN, im.NEW, im.ROWS))
        self.grid.selectionModel().currentRowChanged.connect(self._on_current)
        self.grid.installEventFilter(self)
        return self.grid

    def _summary_row(self) -> QWidget:
        row = self._summary = frame("bar")
        row.setFixedHeight(TOOL_ROW - 4)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(16)
        self.count_files = label("", "panel")
        self.count_ready = label("", "", "matched")
        self.count_here = label("", "quiet")
        self.count_columns = label("", "", "ambiguous")
        self.count_nameless = label("", "", "ambiguous")
        self.count_nameless.setToolTip(
            self.tr("Say below which it is: until then its amounts are compared with nothing.")
        )
        self.count_refused = label("", "", "open")
        for one in (self.count_files, self.count_ready, self.count_here, self.count_columns):
            layout.addWidget(one)
        for one in (self.count_nameless, self.count_refused):
            layout.addWidget(one)
        layout.addStretch(1)
        return row

    def _total_row(self) -> QWidget:
        row = self._totals = frame("foot")
        row.setFixedHeight(TOTAL_ROW)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        self.total = label("", "panel")
        self.hint = label(self.tr("The whole batch can be undone at once"), "hint")
        layout.addWidget(self.total)
        layout.addStretch(1)
        layout.addWidget(self.hint)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keep_in_sight(self) -> None:
        if self.grid.currentIndex().isValid():
            self.grid.scrollTo(self.grid.currentIndex())

    def _size(self) -> None:
        """Keep three rows in sight; a lower window scrolls."""
        self.grid.setMinimumHeight(theme.px(28) + 3 * theme.row_height() + 14)
        self.fit_detail(*self._room)

    def fit_detail(self, room: int, seen: int) -> None:
        """Give the detail its part of the page; room: height of the whole page, seen: of this step in it."""
        self._room = (room, seen)
        above = self._summary.height() + self.grid.minimumHeight() + self._totals.height()
        self.detail.fit(room, seen - above)

    def _fit(self) -> None:
        """Leave out what there is no room for, and refused rows where there are none."""
        self.hint.setVisible(self.total.sizeHint().width() + self.hint.sizeHint().width() + 48 < self.width())
        self.grid.setColumnHidden(im.REFUSED, not any(one.refused for one in self.lines))
        self.grid.fit_columns()

    # ---- what is shown

    @property
    def lines(self) -> Sequence[Line]:
        """Return the lines that show, as they were found; the rows may be sorted otherwise."""
        return self._lines

    def current(self) -> Line | None:
        """Return the line looked at."""
        at = self.model.line_at(self.grid.currentIndex().row())
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def _rows(self) -> Sequence[tuple[Paint, ...]]:
        return im.rows_of(self._draft, self._session.words, self._session.period.last.year)

    def _on_tick(self, row: int) -> None:
        self.ticked.emit(self.model.line_at(row))

    def show_draft(self, draft: ImportDraft, fresh: bool = False) -> None:
        """Show what was found; fresh: files were looked at, so what needs a person comes first into view."""
        kept = self.current()
        self._draft, self._lines = draft, draft.found.lines
        self.model.set_rows(self._rows())
        if self.lines:
            row = self.model.row_of(self._place_of(kept, fresh))
            self.grid.setCurrentIndex(self.model.index(row, im.FILE))
            if fresh and kept is None:  # what the person looks at later stays
                self.detail.show_view("file" if any(one.asks for one in self.lines) else "coverage")
            if self.isVisible():
                self.grid.setFocus()
        else:
            self.detail.show_line(None)
        self._show_counts()
        self._fit()
        if fresh:
            QTimer.singleShot(0, self, self._take_home)  # once the look at the files has ended

    def _take_home(self) -> None:
        """Take a file that names no currency to be in the home currency that somebody set; it can be said otherwise."""
        home = self._session.info.get("currency", "")
        asking = (one for one in self.lines if one.asks_currency and not one.currency and not one.currency_said)
        line = next(asking, None)
        if home and line is not None:
            self.detail.said.emit(line.file, {"currency": home})

    def _place_of(self, kept: Line | None, fresh: bool) -> int:
        if kept is not None:
            same = [at for at, one in enumerate(self.lines) if (one.file, one.place) == (kept.file, kept.place)]
            if same:
                return same[0]
        asking = [at for at, one in enumerate(self.lines) if one.asks]
        return asking[0] if fresh and asking else 0

    def _show_counts(self) -> None:
        lines = self.lines
        ready = sum(one.ready for one in lines)
        here = sum(bool(one.repeats) for one in lines)
        columns = sum(one.mappable for one in lines)
        refused = sum(bool(one.refusal_key) for one in lines) - columns
        self.count_files.setText(self.tr("%n statement(s)", "", len(lines)))
        self.count_ready.setText(self.tr("✓ {count} ready").format(count=count_text(ready)))
        self.count_here.setText(self.tr("{count} already here").format(count=count_text(here)))
        self.count_columns.setText(self.tr("? {count} to map").format(count=count_text(columns)))
        self.count_refused.setText(self.tr("× {count} refused").format(count=count_text(refused)))
        chosen = self._draft.chosen()
        nameless = sum(one.asks_currency and not one.currency for one in chosen)
        self.count_nameless.setText(self.tr("? {count} without a currency").format(count=count_text(nameless)))
        shown = (self.count_here, here), (self.count_columns, columns), (self.count_nameless, nameless)
        for one, count in (*shown, (self.count_refused, refused)):
            one.setVisible(count > 0)
        text = self.tr("{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused")
        self.total.setText(
            text.format(
                files=self.tr("%n statement(s)", "", len(chosen)),
                rows=count_text(sum(one.rows for one in chosen)),
                new=count_text(sum(one.new for one in chosen)),
                seen=count_text(sum(one.seen for one in chosen)),
                refused=count_text(sum(one.refused for one in chosen)),
            )
        )

    def _on_privacy(self) -> None:
        at = self.grid.currentIndex()
        self.model.set_rows(self._rows())
        self.grid.setCurrentIndex(self.model.index(at.row(), at.column()))
        self.detail.first_rows.show_line(self.current())

    def _on_current(self) -> None:
        self.detail.show_line(self.current())

    def _on_day(self, covers: list[object]) -> None:
        """Go to the line of a file that covers the day asked for; the calendar stays."""
        line = next((one.line for one in covers if getattr(one, "line", -1) >= 0), -1)  # type: ignore[attr-defined]
        if line >= 0:
            self.grid.setCurrentIndex(self.model.index(self.model.row_of(line), im.FILE))
            self.detail.show_view("coverage")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.grid and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and self.grid.currentIndex().isValid():
                self._on_tick(self.grid.currentIndex().row())
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.detail.take_line_out()
                return True
            if event.key() == Qt.Key.Key_F2:
                self.detail.focus_account()
                return True
        elif watched is self.grid and event.type() == QEvent.Type.Resize:  # what stands below took or left room
            QTimer.singleShot(0, self, self._keep_in_sight)
        return super().eventFilter(watched, event)

    # ---- the calendar

    def read_coverage(self) -> None:
        """Read which days the book covers, then show them with those of the files."""
        self._session.read(_book_coverage, self._on_book_coverage)

    def forget_coverage(self) -> None:
        """Forget what the book covers; another draft reads it again."""
        self._covers = []

    def _on_book_coverage(self, known: tuple[list[Any], dict[str, str]]) -> None:
        self._covers, self._titles = known
        self.show_coverage()

    def show_coverage(self) -> None:
        """Show the days of the book and of the files that are chosen."""
        from app.services.coverage_calendar import line_covers, months_of

        coming = line_covers(self._draft.found.lines, self._draft.chosen())
        months = months_of(coming)
        panel = self.detail.coverage
        wanted = panel.period if panel.period in months else (months[-1] if months else None)
        panel.show_covers([*self._covers, *coming], self._titles, wanted)


def _book_coverage(uow: Any, _report: Any) -> tuple[list[Any], dict[str, str]]:
    from app.services.coverage_calendar import book_covers

    titles = {code: one.title for code, one in uow.accounts.live().items() if one.title}
    return book_covers(uow), titles
