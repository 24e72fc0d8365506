"""The small forms of a decision: a reason with note and day, a note, a reason in one line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.config.words import Words
from app.services.decide import STILL_WAITING
from app.services.discrepancies import ways
from app.ui.widgets.common import label


class ReasonDialog(QDialog):
    """Asks why an item is as it is: a reason code, a note, and for what still comes the day."""

    def __init__(self, code: str, what: str, words: Words, expected: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Explain {code}").format(code=f"{code} {words.code_title(code)}"))
        self.setMinimumWidth(420)
        form = QFormLayout(self)
        form.addRow(label(what, "quiet", wrap=True))
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Reason"))
        for one in ways(code):
            self.reason.addItem(words.say(f"reason.{one}"), one)
        form.addRow(self.tr("Reason"), self.reason)
        self.due = QDateEdit(QDate(expected.year, expected.month, expected.day))
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(self.tr("Expected on"))
        self.has_due = QCheckBox(self.tr("Expected on"))
        self.has_due.toggled.connect(self.due.setEnabled)
        form.addRow(self.has_due, self.due)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(70)
        form.addRow(self.tr("Note"), self.note)
        form.addRow(_buttons(self, self.tr("Settle this way")))
        self.reason.currentIndexChanged.connect(self._on_reason)
        self._on_reason()

    def _on_reason(self) -> None:
        waits = self.reason.currentData() in STILL_WAITING
        self.has_due.setChecked(waits)
        self.due.setEnabled(waits)

    def chosen(self) -> tuple[str, str, date | None]:
        """Return reason code, note and the expected day, None where none is given."""
        day = self.due.date()
        due = date(day.year(), day.month(), day.day()) if self.has_due.isChecked() else None
        return self.reason.currentData(), self.note.toPlainText().strip(), due


class NoteDialog(QDialog):
    """Asks for a few words; the button opens once there are some."""

    def __init__(self, title: str, question: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        form = QFormLayout(self)
        form.addRow(label(question, "quiet", wrap=True))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(question)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(80)
        form.addRow(self.note)
        box = _buttons(self, action)
        self.ok: QPushButton = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        self.note.textChanged.connect(self._on_typed)
        self._on_typed()

    def _on_typed(self) -> None:
        self.ok.setEnabled(bool(self.text()))

    def text(self) -> str:
        """Return what was written."""
        return self.note.toPlainText().strip()


def _buttons(dialog: QDialog, action: str) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    box.button(kinds.Ok).setText(action)
    box.button(kinds.Ok).setProperty("kind", "primary")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    send = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), dialog)
    send.activated.connect(box.button(kinds.Ok).click)
    return box
