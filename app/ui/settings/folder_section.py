"""What sections of the settings share that show the files of a folder: the list, the row looked at, what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.config.files import output_failed
from app.domain.errors import AppError
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.data_grid import DataGrid
from app.ui.session import Session
from app.ui.text import error_text
from app.ui.widgets.common import Notice, frame, label
from app.ui.widgets.entry import Entry
from app.ui.widgets.flow import FlowLayout


class FolderSection(Entry, QWidget):
    """A row for each file; a file that cannot be used stands there with its reason.

    rows: what the section reads, each with a `path`. giving: the columns that take what room is over and give way
    where there is none.
    """

    giving: tuple[int, ...] = ()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[Any] = []
        self.notice = Notice()
        self.grid = DataGrid()
        self.setFocusProxy(self.grid)

    # what each section says

    def read_rows(self) -> list[Any]:
        """Return what stands in the folder now."""
        raise NotImplementedError

    def cells(self, one: Any) -> tuple[Paint, ...]:
        """Return a row."""
        raise NotImplementedError

    def show_buttons(self) -> None:
        """Offer what can be done with the row looked at."""

    # the list

    def screen(
        self, title: str, hints: Sequence[QWidget], buttons: Sequence[QPushButton], titles: Sequence[str], body: QWidget
    ) -> QWidget:
        """Return notice, title, hints, buttons and the list, which stands in `body` (or is it)."""
        made = frame("plain")
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(label(title, "panel"))
        for one in hints:
            head.addWidget(one)
        row = FlowLayout(gap=8, margin=0)
        row.setContentsMargins(0, 0, 0, 0)
        for made_button in buttons:
            row.addWidget(made_button)
        head.addLayout(row)
        layout.addLayout(head)
        self.model = RowsModel(list(titles), (), self)
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
        self.grid.setAccessibleName(title)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.share(self.giving)
        self.grid.selectionModel().currentRowChanged.connect(lambda *_rows: self.show_buttons())
        layout.addWidget(body, 1)
        return made

    def refresh(self) -> None:
        """Read the folder again; the row looked at stays."""
        at = self.grid.currentIndex().row()
        self.rows = self.read_rows()
        self.model.set_rows([self.cells(one) for one in self.rows])
        if self.rows:
            self.grid.selectRow(min(max(0, at), len(self.rows) - 1))
        self.show_buttons()

    def current(self) -> Any:
        """Return the file whose row is current, None where there is none."""
        at = self.grid.currentIndex().row()
        return self.rows[self.model.line(at)] if 0 <= at < len(self.rows) else None

    def select(self, path: str) -> bool:
        """Go to the row of a file; return whether there is one."""
        at = next((at for at, one in enumerate(self.rows) if one.path == path), -1)
        if at >= 0:
            self.grid.selectRow(self.model.row_of(at))
        return at >= 0

    def attempt(self, call: Callable[[], Any]) -> Any:
        """Run something that touches files and read the folder again; show what a person can act on, return None."""
        self.notice.hide()
        try:
            found = call()
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))
            return None
        except OSError as exc:
            self.notice.fail(output_failed(exc.filename or "", exc), self._session.words)
            return None
        self.refresh()
        return found
