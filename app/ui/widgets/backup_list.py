"""The backups of a book as a table; each is looked into in the background, the latest first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.ui.delegates.cell import CellDelegate
from app.ui.models import backup_rows
from app.ui.models.backup_rows import Looked
from app.ui.models.rows_model import RowsModel
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState
from app.ui.workers.jobs import Job


class BackupList(QWidget):
    """chosen: another row is current, or what is known of it has changed; activated: it was double-clicked."""

    chosen = Signal()
    activated = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[Looked] = []
        self._job: Job | None = None
        self.model = RowsModel(backup_rows.titles(), backup_rows.RIGHT, self)
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Backups"))
        self.grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())
        self.grid.activated.connect(lambda _index: self.activated.emit())
        self.empty = EmptyState("hard-drive-download", self.tr("No backup of this book was found."))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.setFocusProxy(self.grid)
        self._size()
        theme.changed.connect(self._size)

    def _size(self) -> None:
        for column, width in enumerate(backup_rows.WIDTHS):
            self.grid.setColumnWidth(column, theme.px(width))

    def show_backups(self, book: Path, folder: str) -> None:
        """List the backups of a book; folder: of the settings, "" for the one beside the book."""
        from app.services.backup import backups, folder_of

        known = {(one.backup.path, one.backup.made_at, one.backup.size): one for one in self.rows}
        found = backups(book, [folder_of(book, folder)])
        self.rows = [known.get((one.path, one.made_at, one.size)) or Looked(one) for one in found]
        for row in self.rows:
            row.locked = False  # its passphrase may have been given meanwhile
        self._show()
        if self.rows and not self.grid.currentIndex().isValid():
            self.grid.selectRow(0)
        self._look_on()

    def _show(self) -> None:
        kept = self.current()
        self.model.set_rows(
            [backup_rows.cells(one) for one in self.rows], (), [backup_rows.sort_values(one) for one in self.rows]
        )
        self.stack.setCurrentWidget(self.grid if self.rows else self.empty)
        at = next((at for at, one in enumerate(self.rows) if one is kept), -1)
        if at >= 0:
            self.grid.selectRow(self.model.row_of(at))
        self.chosen.emit()

    def current(self) -> Looked | None:
        """Return the row chosen, None for none."""
        at = self.model.line_at(self.grid.currentIndex().row())
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _look_on(self) -> None:
        """Look into the next backup that nobody has looked into."""
        wanted = next((one for one in self.rows if one.look is None and not (one.wrong or one.locked)), None)
        if wanted is None or self._job is not None:
            return
        call = partial(_look, self._session.wiring.book_store, wanted.backup.path)
        found, wrong = partial(self._on_look, wanted), partial(self._on_wrong, wanted)
        self._job = self._session.background(call, found, wrong)
        self._job.ended.connect(self._on_ended)

    def _on_look(self, one: Looked, look: Any) -> None:
        one.look = look

    def _on_wrong(self, one: Looked, exc: BaseException) -> None:
        if not isinstance(exc, AppError):
            raise exc
        if exc.key == "book.needs_passphrase":
            one.locked = True
            return
        damaged = exc.key == "book.damaged"
        one.wrong = self.tr("damaged") if damaged else self._session.words.error(exc)

    def _on_ended(self) -> None:
        job, self._job = self._job, None
        self._show()
        if job is not None and not job.cancelled:
            self._look_on()

    def stop(self) -> None:
        """Look into no further backup."""
        if self._job is not None:
            self._job.cancel()


def _look(store: Any, path: Path, report: Any) -> Any:
    from app.services.restore import look_into

    return look_into(store, path, report)
