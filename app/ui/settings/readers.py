"""Readers from outside: which files there are, what each reads, allow one, take the permission back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.services.outside_readers import (
    OutsideReader,
    allow_reader,
    list_readers,
    look_at_reader,
    readers_folder,
    remove_reader,
    take_reader,
)
from app.ui.models.shown import Paint
from app.ui.review.ask import ask_many
from app.ui.session import Session
from app.ui.settings.folder_section import FolderSection
from app.ui.text import error_text, listed, visible
from app.ui.widgets.common import EmptyState, button, label

_PRINT = 16  # characters of a content's hash that are shown


class ReadersSection(FolderSection):
    """A row for each file of the folder of readers; none of them runs in the window."""

    giving = (0,)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.folder = readers_folder(session.wiring.settings_path)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._list())

    def _list(self) -> QWidget:
        text = self.tr(
            "A reader is a small program in Python that somebody wrote for a kind of file which Tieout does not know. "
            "Allow only what comes from somebody you trust. It runs apart: it reaches neither the network nor your "
            "book. A file that is changed afterwards must be allowed again."
        )
        titles = (self.tr("File"), self.tr("State"), self.tr("Fingerprint"))
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        self.body.addWidget(EmptyState("file-check", self.tr("No readers from outside. Most shops never need one.")))
        hints = [label(text, "hint", wrap=True)]
        return self.screen(self.tr("Add-on readers"), hints, self._buttons(), titles, self.body)

    def _buttons(self) -> list[QPushButton]:
        self.take = button(self.tr("Import a file…"), "upload", on=self.take_in)
        self.allow = button(self.tr("Allow…"), "check", on=self.allow_current)
        self.forbid = button(self.tr("No longer allow"), "x", on=self.forbid_current)
        self.delete = button(self.tr("Delete"), "trash-2", on=self.delete_current)
        return [self.take, self.allow, self.forbid, self.delete]

    # ---- what is shown

    def read_rows(self) -> list[OutsideReader]:
        return list_readers(self.folder)

    def refresh(self) -> None:
        """Read the folder again."""
        super().refresh()
        self.body.setCurrentIndex(0 if self.rows else 1)

    def cells(self, one: OutsideReader) -> tuple[Paint, ...]:
        name = Paint(visible(Path(one.path).name), "text", "file-check")
        if one.wrong is not None:
            return name, Paint(error_text(one.wrong, self._session.words), "open", "octagon-x"), Paint()
        if one.allowed:
            state = Paint(self.tr("Allowed"), "matched", "check")
        else:
            state = Paint(self.tr("Not allowed"), "text3", "circle-minus")
        return name, state, Paint(one.sha256[:_PRINT], "text2")

    def show_buttons(self) -> None:
        one = self.current()
        self.allow.setEnabled(one is not None and one.wrong is None and not one.allowed)
        self.forbid.setEnabled(one is not None and one.allowed)
        self.delete.setEnabled(one is not None)

    # ---- what can be done

    def take_in(self) -> None:
        """Choose a file; it is kept, and not yet allowed."""
        start = self._session.settings.last_folder
        file, _kind = QFileDialog.getOpenFileName(self, self.tr("Take in a reader"), start, self.tr("Readers (*.py)"))
        if file:
            self.take_file(file)

    def take_file(self, file: str) -> None:
        """Keep a reader's file and offer to allow it."""
        path = self.attempt(partial(take_reader, self.folder, file))
        if path and self.select(str(path)):
            self.allow_current()

    def allow_current(self) -> None:
        """Look at the reader apart from the window, then ask."""
        one = self.current()
        if one is None or one.wrong is not None or one.allowed:
            return
        self.notice.hide()
        self.allow.setEnabled(False)
        self._session.background(
            partial(look_at_reader, one.path),
            partial(self._on_looked, one),
            self._on_failed,
            title=self.tr("Looking at {file}").format(file=visible(Path(one.path).name)),
        )

    def _on_looked(self, one: OutsideReader, titles: dict[str, str]) -> None:
        question = self.tr("Allow {file} to read files? It says it reads: {titles}.").format(
            file=visible(Path(one.path).name), titles=listed(visible(title) for title in titles.values())
        )
        if ask_many(self, question, self.tr("Allow")):
            self.attempt(partial(allow_reader, self.folder, one.sha256, allowed=True))
        self.show_buttons()

    def _on_failed(self, exc: AppError) -> None:
        self.notice.fail(exc, self._session.words)
        self.show_buttons()

    def forbid_current(self) -> None:
        """Take the permission back; the file stays."""
        one = self.current()
        if one is not None:
            self.attempt(partial(allow_reader, self.folder, one.sha256, allowed=False))

    def delete_current(self) -> None:
        """Delete the file and its permission, after one question."""
        one = self.current()
        if one is None:
            return
        question = self.tr("Delete the reader {file}?").format(file=visible(Path(one.path).name))
        if ask_many(self, question, self.tr("Delete")):
            self.attempt(partial(remove_reader, self.folder, one.path))
