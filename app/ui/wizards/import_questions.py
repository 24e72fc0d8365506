"""What the import flow asks in a box: the password of archives, and whether what only it holds may go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from app.services.import_draft import ImportDraft
from app.services.import_lines import Line
from app.ui.review.ask import ask_many
from app.ui.text import listed, visible
from app.ui.wizards.import_model import short_name

_NAMED = 3  # files in a question; more are counted


class ImportQuestions(QObject):
    """Asks over one page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def password(self, locked: Sequence[Line]) -> str:
        """Ask for the password of these archives; "" where the person thinks better of it."""
        said = self.tr("A password is needed for {files}. It is used for this batch and not kept.")
        text, ok = QInputDialog.getText(
            self._page,
            self.tr("Password of the archives"),
            said.format(files=self._of(locked)),
            QLineEdit.EchoMode.Password,
        )
        return text if ok else ""

    def other_password(self, locked: Sequence[Line]) -> str:
        """Say which archives the password that was given does not open."""
        return self.tr("Another password is needed for {files}.").format(files=self._of(locked))

    def _of(self, lines: Sequence[Line]) -> str:
        return self._names(list(dict.fromkeys(one.file.partition("!")[0] for one in lines)))

    def may_drop(self, draft: ImportDraft) -> bool:
        """Return whether a draft may go; asks only where something would go that is nowhere else."""
        lost = draft.lost()
        if not lost:
            return True
        parts = [self.tr("%n pasted table(s)", "", lost.pasted)] if lost.pasted else []
        if lost.mapped:
            parts.append(self.tr("what the columns of {files} mean").format(files=self._names(lost.mapped)))
        if lost.said:
            parts.append(self.tr("what you said of {files}").format(files=self._names(lost.said)))
        question = self.tr("Leave without importing? This would be lost: {what}.").format(what=listed(parts))
        return ask_many(self._page, question, self.tr("Leave"), self.tr("Go on importing"))

    def _names(self, files: Sequence[str]) -> str:
        named = [visible(short_name(one)) for one in files[:_NAMED]]
        if len(files) > _NAMED:
            named.append(self.tr("%n more", "", len(files) - _NAMED))
        return listed(named)
