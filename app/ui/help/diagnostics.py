"""What would leave the PC, shown in full before it is saved: a section of the settings, a dialog of the Help menu."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.services import diagnostics
from app.ui.delegates.lined import LinedDelegate
from app.ui.geometry import open_at
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label

if TYPE_CHECKING:
    from app.services.diagnostics import Part
    from app.ui.workers.jobs import Job


class DiagnosticsView(QWidget):
    """The parts at the left, each with a tick; what the chosen one says at the right; saved: the file's path."""

    saved = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.parts: list[Part] = []
        self._job: Job | None = None
        self.setProperty("help_topic", "diagnostics")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        intro = self.tr(
            "These texts help to find a fault. Nothing is sent: you save them as a file and decide who gets it. "
            "Names, numbers of orders, amounts and folders are left out."
        )
        column.addWidget(label(intro, wrap=True))
        row = QHBoxLayout()
        self.list = QListWidget()
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.list.setAccessibleName(self.tr("Parts"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemChanged.connect(self._on_ticked)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What this part says"))
        row.addWidget(self.list, 2)
        row.addWidget(self.text, 3)
        column.addLayout(row, 1)
        self.notice = Notice()
        column.addWidget(self.notice)
        foot = QHBoxLayout()
        self.said = label("", "hint")
        self.save = button(self.tr("Save as a file…"), "download", kind="primary", on=self._on_save)
        self.save.setEnabled(False)
        self.again = button(self.tr("Read again"), "refresh-cw", kind="link", on=self.collect)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.again)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self._size()
        theme.changed.connect(self._size)

    def _size(self) -> None:
        self.list.setMaximumWidth(theme.px(300))

    def refresh(self) -> None:
        """Collect the parts where that was not done yet; checking a large book takes its time."""
        if not self.parts:
            self.collect()

    def collect(self) -> None:
        """Collect the parts anew, in the background."""
        if self._job is not None:
            return
        self.said.setText(self.tr("Collecting …"))
        self.again.setEnabled(False)
        session = self._session
        call = partial(_collect, session.settings, session.wiring.log_path, session.book, _about_the_window())
        title = self.tr("Collecting diagnostics")
        self._job = session.background(call, self._on_collected, self._on_failed, title=title)
        self._job.ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        """Say again what is there, also after a cancel."""
        self._job = None
        self.again.setEnabled(True)
        self._on_ticked()

    def _on_collected(self, parts: Sequence[Part]) -> None:
        unticked = {self.parts[at].name for at in range(self.list.count()) if not self._is_ticked(at)}
        row = max(self.list.currentRow(), 0)
        self.parts = list(parts)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.parts:
            item = QListWidgetItem(self._session.words.say(one.title))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if one.name in unticked else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(self.parts) - 1))
        self._on_ticked()

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)

    def _is_ticked(self, at: int) -> bool:
        return self.list.item(at).checkState() == Qt.CheckState.Checked

    def chosen(self) -> list[Part]:
        """Return the parts that would be saved."""
        return [one for at, one in enumerate(self.parts) if self._is_ticked(at)]

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self.parts):
            self.text.setPlainText(self.parts[row].text)

    def _on_ticked(self, _item: QListWidgetItem | None = None) -> None:
        count = len(self.chosen())
        self.save.setEnabled(count > 0)
        # a count in a class with subclasses: Qt for Python's tr() would look for it under the subclass alone
        said = self.tr("One part will be saved.") if count == 1 else self.tr("{count} parts will be saved.")
        self.said.setText(said.format(count=count) if count else self.tr("Tick at least one part."))

    def _on_save(self) -> None:
        folder = Path(self._session.settings.last_folder or Path.home())
        start = str(folder / f"tieout-diagnostics-{time.strftime('%Y%m%d')}.zip")
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as a file…"), start, "Zip (*.zip)")
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> None:
        """Save the ticked parts; errors stand in the view."""
        try:
            diagnostics.save(self.chosen(), Path(path))
        except AppError as exc:
            self.notice.say(self._session.words.error(exc))
            return
        self.said.setText(self.tr("Saved {file}").format(file=Path(path).name))
        self.saved.emit(path)


def _collect(settings: Any, log_path: Path, book: Any, extra: Sequence[str], report: Any) -> list[Part]:
    return diagnostics.collect(settings, log_path, book, extra, report)


def _about_the_window() -> list[str]:
    screens = ", ".join(
        f"{one.size().width()}×{one.size().height()} at {one.devicePixelRatio():g}" for one in QGuiApplication.screens()
    )
    return [f"Qt {qt_version}, {QGuiApplication.platformName()}, {theme.name}", f"Screens: {screens}"]


class DiagnosticsSection(DiagnosticsView):
    """The view as a section of the settings."""


class DiagnosticsDialog(QDialog):
    """The view as a dialog, from the Help menu; also where no book is open."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Diagnostics"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = DiagnosticsView(session, self)
        column.addWidget(self.view)
        open_at(self, theme.px(820), theme.px(560))
        self.view.refresh()
