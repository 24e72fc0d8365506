"""About: versions, where the data lie, and the licence of everything that stands in the program. No network."""

from __future__ import annotations

import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.services.licences import Licence, licences
from app.ui.delegates.lined import LinedDelegate
from app.ui.geometry import open_at
from app.ui.theme import theme
from app.ui.widgets.common import Segments, button, label
from app.ui.widgets.low_scroll import low_scroll

if TYPE_CHECKING:
    from app.domain.progress import Report
    from app.ui.main_window import MainWindow


def show_about(window: MainWindow) -> None:
    """Show the dialog."""
    dialog = AboutDialog(window)
    dialog.exec()
    dialog.deleteLater()


class AboutDialog(QDialog):
    """Two views: the program, and licences with their whole texts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.licences: list[Licence] = []
        self.setWindowTitle(self.tr("About Tieout"))
        self.setProperty("help_topic", "privacy")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self.views = Segments([("program", self.tr("Program")), ("licences", self.tr("Licences"))], self.tr("View"))
        self.views.chosen.connect(self._on_view)
        column.addWidget(self.views)
        self.stack = QStackedWidget()
        self.stack.addWidget(low_scroll(self._program()))
        self.stack.addWidget(self._licences())
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        self.save = button(self.tr("Save the list of parts…"), "download", on=self.ask_and_save)
        tip = self.tr("Every library with its version, as CycloneDX (SBOM), to be checked for known faults")
        self.save.setToolTip(tip)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(button(self.tr("Close"), kind="primary", on=self.accept))
        column.addLayout(foot)
        open_at(self, theme.px(720), theme.px(480))

    def _program(self) -> QWidget:
        wiring = self._window.session.wiring
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        mark = QLabel()
        mark.setPixmap(self._window.windowIcon().pixmap(48, 48))
        head.addWidget(mark)
        head.addSpacing(8)
        self.name = label(f"{QCoreApplication.translate('MainWindow', 'Tieout')} {__version__}", "title")
        head.addWidget(self.name, 1)
        column.addLayout(head)
        self.lines = [
            self.tr("Everything stays on this PC; the program makes no connection."),
            f"Python {platform.python_version()} · Qt {qt_version} · {platform.system()} {platform.release()}",
            wiring.book_store.libraries(),
            self.tr("Settings: {file}").format(file=wiring.settings_path),
            self.tr("Log: {file}").format(file=wiring.log_path),
            self.tr(
                "Tieout is free software under the Apache License 2.0. The type is Noto Sans SC (OFL), the icons are "
                "Lucide's (ISC)."
            ),
            self.tr(
                "Qt and PySide6 are used under the LGPL 3 as libraries of their own: you may replace them by other "
                "versions of the same interface. Their sources are at download.qt.io."
            ),
        ]
        for text in self.lines:
            one = label(text, wrap=True)
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(one)
        column.addStretch(1)
        return page

    def ask_and_save(self) -> None:
        """Ask where to, and write the list of parts."""
        start = self._window.session.settings.last_folder or str(Path.home())
        name = str(Path(start) / f"tieout-{__version__}.cdx.json")
        to, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the list of parts"), name, "CycloneDX (*.json)")
        if to:
            self.save_to(to if to.lower().endswith(".json") else f"{to}.json")

    def save_to(self, path: str) -> None:
        """Write the list of parts in the background."""
        libraries = self._window.session.wiring.book_store.libraries()

        def write(_report: Report) -> str:
            from app.config.files import write_whole
            from app.services.parts_list import native_versions, parts_list

            with write_whole(path) as file:
                file.write(parts_list(native_versions(libraries, qt_version)).encode())
            return path

        self._window.session.background(write, self._on_saved, self._window.show_error, output=True)

    def _on_saved(self, path: str) -> None:
        words = self.tr("Saved {file}")
        self._window.session.toast.emit(words.format(file=Path(path).name), False)

    def _licences(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.list = QListWidget()
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.list.setAccessibleName(self.tr("Parts of the program"))
        self.list.currentRowChanged.connect(self._on_row)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.list.setMaximumWidth(theme.px(270))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # cut ones are whole as a tip
        row.addWidget(self.list, 2)
        row.addWidget(self.text, 3)
        return page

    def _on_view(self, view: str) -> None:
        self.stack.setCurrentIndex(1 if view == "licences" else 0)
        if view == "licences" and not self.licences:
            self.licences = licences()
            for one in self.licences:
                name = f"{one.name} {one.version}".strip()
                self.list.addItem(f"{name} · {one.licence}" if one.licence else name)
                self.list.item(self.list.count() - 1).setToolTip(f"{name} {one.licence}".strip())
            self.list.setCurrentRow(0)

    def _on_row(self, row: int) -> None:
        if row < 0:
            return
        one = self.licences[row]
        said = [f"{one.name} {one.version}".strip(), one.licence]
        text = re.sub(r"(?m)^ {8,}", "", one.text)  # titles centred for 80 signs a line wrap within a word here
        self.text.setPlainText("\n\n".join(filter(None, ["\n".join(filter(None, said)), text])))
