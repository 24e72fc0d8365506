"""Remembered layouts: which there are, take one in, pass one on, rename, change, delete."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.services.layouts import (
    LayoutFile,
    delete_layout,
    export_layout,
    layouts_folder,
    list_layouts,
    rename_layout,
    restore_layout,
    take_layout,
)
from app.services.starting_layouts import starting_layouts
from app.ui.models.shown import Paint
from app.ui.session import Session
from app.ui.settings.folder_section import FolderSection
from app.ui.text import NOTHING, listed, shortened, visible
from app.ui.widgets.common import Toast, button, label


class LayoutsSection(FolderSection):
    """A row for each file of the layouts folder; a file that cannot be used stands there with its reason.

    Below them the starting layouts that come with Tieout, to be passed on only.
    """

    giving = (0, 2)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.folder = layouts_folder(session.wiring.settings_path)
        self._deleted: tuple[str, bytes] | None = None
        self._mapping: Any = None
        self.stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.stack.addWidget(self._list())
        self.toast = Toast(self)
        self.toast.acted.connect(self.undo_delete)

    def _list(self) -> QWidget:
        text = self.tr("A table with exactly these columns is read by its layout. A layout is a small file to pass on.")
        nothing = self.tr("No layouts yet. One is made when you say what the columns of an unknown table are.")
        self.none = label(nothing, "hint", wrap=True)
        starting = label(self._session.words.say("mapping.starting_hint"), "hint", wrap=True)
        hints = [label(text, "hint", wrap=True), self.none, starting]
        titles = (self.tr("Layout"), self.tr("What it is"), self.tr("Columns"), self.tr("Last used"))
        made = self.screen(self.tr("Layouts of unknown tables"), hints, self._buttons(), titles, self.grid)
        self.grid.doubleClicked.connect(lambda _index: self.edit())
        return made

    def _buttons(self) -> list[QPushButton]:
        self.take = button(self.tr("Import a file…"), "upload", on=self.take_in)
        self.change = button(self.tr("Change…"), "pencil", on=self.edit)
        self.rename = button(self.tr("Rename…"), "pencil", on=self.rename_current)
        self.export = button(self.tr("Export…"), "download", on=self.export_current)
        self.delete = button(self.tr("Delete"), "trash-2", on=self.delete_current)
        return [self.take, self.change, self.rename, self.export, self.delete]

    # ---- what is shown

    def read_rows(self) -> list[LayoutFile]:
        return [*list_layouts(self.folder), *starting_layouts(self._session.words.lang)]

    def refresh(self) -> None:
        """Read the folder again."""
        super().refresh()
        self.none.setVisible(all(one.shipped for one in self.rows))

    def cells(self, one: LayoutFile) -> tuple[Paint, ...]:
        words = self._session.words
        if one.wrong is not None:
            why = words.say(one.wrong.key, {"file": Path(one.path).name, **one.wrong.params})
            return (
                Paint(visible(one.title), "open", "octagon-x"),
                Paint(NOTHING, "text3"),
                Paint(why, "text2"),
                Paint(),
            )
        columns = listed(visible(str(name)) for name in one.data["columns"].values())
        return (
            Paint(visible(one.title), "text", "layers"),
            Paint(words.say(f"mapping.layer.{one.data['layer']}"), "text2"),
            Paint(shortened(columns, 200), "text2"),
            Paint(words.say("mapping.starting_comes") if one.shipped else one.used, "text2"),
        )

    def show_buttons(self) -> None:
        one = self.current()
        usable = one is not None and one.wrong is None
        mine = one is not None and not one.shipped
        self.export.setEnabled(usable)
        for made in (self.change, self.rename):
            made.setEnabled(usable and mine)
        self.delete.setEnabled(mine)

    # ---- what can be done

    def take_in(self) -> None:
        """Keep a layout file received from somebody; a bad one says which field is wrong."""
        start = self._session.settings.last_folder
        file, _kind = QFileDialog.getOpenFileName(self, self.tr("Take in a layout"), start, self.tr("Layouts (*.json)"))
        if file:
            self.take_file(file)

    def take_file(self, file: str) -> None:
        """Keep a layout file."""
        path = self.attempt(partial(take_layout, self.folder, file))
        if path:
            self.select(path)

    def export_current(self) -> None:
        """Copy the layout to a file for somebody else."""
        one = self.current()
        if one is None or one.wrong is not None:
            return
        start = str(Path(self._session.settings.last_folder or Path.home()) / Path(one.path).name)
        to, _kind = QFileDialog.getSaveFileName(self, self.tr("Pass the layout on"), start, self.tr("Layouts (*.json)"))
        if to:
            self.attempt(partial(export_layout, one.path, to))

    def rename_current(self) -> None:
        """Ask for another name."""
        one = self.current()
        if one is None or one.wrong is not None or one.shipped:
            return
        text, ok = QInputDialog.getText(
            self, self.tr("Rename the layout"), self.tr("Name"), QLineEdit.EchoMode.Normal, one.title
        )
        if ok and text.strip() and text.strip() != one.title:
            path = self.attempt(partial(rename_layout, self.folder, one.path, text))
            if path:
                self.select(path)

    def delete_current(self) -> None:
        """Delete the layout; the line below takes it back."""
        one = self.current()
        if one is None or one.shipped:
            return
        kept = self.attempt(partial(delete_layout, one.path))
        if kept is not None:
            self._deleted = (one.path, kept)
            self.toast.say(self.tr("Layout deleted: {name}").format(name=visible(one.title)), undoable=True)

    def undo_delete(self) -> None:
        """Put the layout deleted last back."""
        if self._deleted is not None:
            path, kept = self._deleted
            self._deleted = None
            self.attempt(partial(restore_layout, path, kept))
            self.select(path)

    def edit(self) -> None:
        """Change a layout on a file that it was made for."""
        one = self.current()
        if one is None or one.wrong is not None or one.shipped:
            return
        title = self.tr("Choose a file that “{name}” is for").format(name=visible(one.title))
        file, _kind = QFileDialog.getOpenFileName(self, title, self._session.settings.last_folder)
        if file:
            self.edit_on(one, file)

    def edit_on(self, one: LayoutFile, example: str) -> None:
        """Open the mapping page on a layout and an example."""
        from app.ui.wizards.mapping_page import MappingPage

        if self._mapping is None:
            self._mapping = MappingPage(self._session, self)
            self._mapping.done.connect(self._on_edited)
            self._mapping.left.connect(self._on_left)
            self.stack.addWidget(self._mapping)
        self.stack.setCurrentWidget(self._mapping)
        self._mapping.edit_layout(one.path, one.data, example)

    def _on_edited(self, path: str) -> None:
        self._on_left()
        self.select(path)

    def _on_left(self) -> None:
        self.stack.setCurrentIndex(0)
        self.refresh()
        self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_list = self.grid.hasFocus()
        if on_list and event.key() == Qt.Key.Key_Delete:
            self.delete_current()
        elif on_list and event.key() == Qt.Key.Key_F2:
            self.rename_current()
        elif on_list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)
