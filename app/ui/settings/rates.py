"""Exchange rates: the files that the book goes by, take one in, take one back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.rates import RateFile, drop_rates, files, take_rates
from app.ui.models.shown import Paint
from app.ui.session import Session
from app.ui.text import count_text, range_text, visible
from app.ui.widgets.common import EmptyState, Notice, button, label
from app.ui.widgets.entry import Entry
from app.ui.widgets.rows_table import rows_table


class RatesSection(Entry, QWidget):
    """A row for each file of rates; taking one in or back is a step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[RateFile] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self.notice = Notice()
        layout.addWidget(self.notice)
        layout.addWidget(label(self.tr("Exchange rates"), "panel"))
        text = self.tr(
            "Where an order and its payment, or a payout and its deposit, are in two currencies, the rate of the day "
            "says what the difference is made of. Tieout reads the table of the European Central Bank "
            "(eurofxref-hist.csv, unpacked) or a table with the columns date, from, to and rate. It fetches "
            "nothing by itself."
        )
        layout.addWidget(label(text, "hint", wrap=True))
        row = QHBoxLayout()
        self.take = button(self.tr("Import a file…"), "upload", on=self.take_in)
        self.drop = button(self.tr("Take back"), "x", on=self.drop_current)
        row.addWidget(self.take)
        row.addWidget(self.drop)
        row.addStretch(1)
        layout.addLayout(row)
        heads = [self.tr("File"), self.tr("Days"), self.tr("Rates"), self.tr("Currencies")]
        name = self.tr("Files of exchange rates")
        self.model, self.grid = rows_table(self, heads, (2,), name, single=True, giving=(0, 3))
        self.grid.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_buttons())
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        self.body.addWidget(EmptyState("percent", self.tr("No exchange rates. A shop of one currency needs none.")))
        layout.addWidget(self.body, 1)
        self.setFocusProxy(self.take)
        self.refresh()

    def refresh(self) -> None:
        """Read the files of the open book."""
        if self._session.book is None:
            self._on_read([])
        else:
            self._session.read(lambda uow, _report: files(uow), self._on_read)

    def _on_read(self, found: list[RateFile]) -> None:
        self.rows = found
        self.model.set_rows(
            [
                (
                    Paint(visible(one.file), "text", "percent"),
                    Paint(range_text(one.first.isoformat(), one.last.isoformat())),
                    Paint(count_text(one.rates)),
                    Paint(" ".join(one.currencies), "text2"),
                )
                for one in found
            ]
        )
        self.body.setCurrentIndex(0 if found else 1)
        if found:
            self.grid.selectRow(self.model.row_of(len(found) - 1))
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.take.setEnabled(self._session.book is not None)
        self.drop.setEnabled(self.current() is not None)

    def current(self) -> RateFile | None:
        """Return the file whose row is current."""
        at = self.grid.currentIndex().row()
        return self.rows[self.model.line(at)] if 0 <= at < len(self.rows) else None

    def take_in(self) -> None:
        """Ask for a file and take it in."""
        start = self._session.settings.last_folder
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take in exchange rates"), start, self.tr("Tables (*.csv)"))
        if path:
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Take in one file; what is wrong with it is said here."""
        self.notice.hide()
        self._session.write(partial(_take, path), None, self._on_failed, title=self.tr("Taking in exchange rates"))

    def drop_current(self) -> None:
        """Take the current file back."""
        one = self.current()
        if one is not None:
            self._session.write(partial(_drop, one.number), None, self._on_failed)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)


def _take(path: str, book: Any, actor: str, _report: Any) -> Any:
    return take_rates(book, path, actor=actor)


def _drop(number: int, book: Any, actor: str, _report: Any) -> Any:
    return drop_rates(book, number, actor=actor)
