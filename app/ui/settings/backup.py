"""Backups: where they go, how many are kept, which there are, and the way back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from app.ui import trouble
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.theme import theme
from app.ui.widgets.backup_list import BackupList
from app.ui.widgets.common import button, indent

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_MOST = 365
_LIST = 260
_NONE = 110  # where there is no copy yet


class BackupSection(Form):
    """Settings act at once; the list shows the copies of the open book, checked one after the other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.group(self.tr("Every day"))
        self.daily = QCheckBox(self.tr("A copy of the book when it is closed"))
        self.row("", self.daily, self.tr("One for each day on which the book was open; the last state of that day."))
        self.kept = QSpinBox()
        self.kept.setRange(1, _MOST)
        self.kept.setAlignment(Qt.AlignmentFlag.AlignRight)  # as the numbers of the limits
        indent(self.kept)
        self.row(self.tr("Days kept"), self.kept, self.tr("Older daily copies are removed; those made by hand stay."))
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Folder of the backups"))
        self.folder.setMinimumWidth(theme.px(280))
        self.row(self.tr("Folder"), self.folder)
        at = self._grid.getItemPosition(self._grid.indexOf(self.folder))[0]
        self._grid.addWidget(self.folder, at, 1, 1, 2)  # a path has all the room there is
        self.row("", self._folder_row(), self.tr("Best on another disk than the book."))
        self.group(self.tr("Backups of this book"))
        self.list = BackupList(session)
        self.list.setMinimumHeight(theme.px(_LIST))
        self.wide(self.list)
        self.wide(self._buttons())
        self.daily.toggled.connect(lambda on: self.change(backup_on_exit=on))
        self.kept.valueChanged.connect(lambda days: self.change(backups_kept=days))
        self.list.chosen.connect(self._on_chosen)
        self.list.activated.connect(self.restore)

    def _folder_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.choose = button(self.tr("Choose…"), on=self.choose_folder)
        self.beside = button(self.tr("Beside the book"), kind="link", on=lambda: self._set_folder(""))
        for one in (self.choose, self.beside):
            row.addWidget(one)
        return holder

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        window = cast("MainWindow", self.session.runner.parent())
        self.now = button(self.tr("Back up now…"), "hard-drive-download", on=window.tasks.back_up_now)
        self.show_folder = button(self.tr("Show the folder"), "folder-open", on=self._on_show_folder)
        self.back = button(self.tr("Restore…"), "history", on=self.restore)
        for one in (self.now, self.show_folder, self.back):
            row.addWidget(one)
        row.addStretch(1)
        return holder

    def refresh(self) -> None:
        """Show the settings and the copies as they are now."""
        settings = self.session.settings
        for box, value in ((self.daily, settings.backup_on_exit), (self.kept, settings.backups_kept)):
            box.blockSignals(True)
            box.setChecked(value) if isinstance(box, QCheckBox) else box.setValue(value)
            box.blockSignals(False)
        self.folder.setText(settings.backup_folder or self.tr("beside the book, in “Tieout backups”"))
        self.folder.setToolTip(self.folder.text())
        self.beside.setVisible(bool(settings.backup_folder))  # they lie there: there is nothing to go back to
        if self.session.book is not None:
            self.list.show_backups(Path(self.session.book.path), settings.backup_folder)
            self.list.setMinimumHeight(theme.px(_LIST if self.list.rows else _NONE))

    def choose_folder(self) -> None:
        """Ask for the folder of the daily copies."""
        start = self.session.settings.backup_folder or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of the backups"), start)
        if folder:
            self._set_folder(folder)

    def _set_folder(self, folder: str) -> None:
        self.change(backup_folder=folder)
        self.refresh()

    def _on_chosen(self) -> None:
        one = self.list.current()
        self.back.setEnabled(one is not None and not one.wrong)
        self.show_folder.setEnabled(one is not None)

    def _on_show_folder(self) -> None:
        one = self.list.current()
        if one is not None:
            trouble.show_folder(str(one.backup.path))

    def restore(self) -> None:
        """Open the restore wizard with the chosen copy."""
        one, book = self.list.current(), self.session.book
        if one is not None and book is not None and not one.wrong:
            window = cast("MainWindow", self.window())
            window.shelf.restore_backup(book.path, str(one.backup.path))
