"""The small forms of a decision: a reason with note and day, a note, a reason in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.config.words import Words
from app.services.decide import STILL_WAITING
from app.services.discrepancies import ways
from app.services.write_off import CAUSES
from app.ui.theme import theme
from app.ui.widgets.common import label
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.dialog import Dialog


class ReasonDialog(Dialog):
    """Asks why an item is as it is: a reason code, a note, and for what still comes the day."""

    def __init__(self, code: str, what: str, words: Words, expected: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "discrepancies#reasons")
        self.setWindowTitle(self.tr("Explain {code}").format(code=f"{code} {words.code_title(code)}"))
        self.setMinimumWidth(theme.px(420))
        form = QFormLayout(self)
        form.addRow(label(what, "quiet", wrap=True))
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Reason"))
        for one in ways(code):
            self.reason.addItem(words.say(f"reason.{one}"), one)
        form.addRow(self.tr("Reason"), self.reason)
        self.due = DayEdit(expected)
        self.due.setAccessibleName(self.tr("Expected on"))
        self.has_due = QCheckBox(self.tr("Expected on"))
        self.has_due.toggled.connect(self.due.setEnabled)
        form.addRow(self.has_due, self.due)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(70))
        form.addRow(self.tr("Note"), self.note)
        form.addRow(buttons(self, self.tr("Settle this way")))
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


class NoteDialog(Dialog):
    """Asks for a few words; the button opens once there are some."""

    def __init__(self, title: str, question: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        form = QFormLayout(self)
        form.addRow(label(question, "quiet", wrap=True))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(question)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(80))
        form.addRow(self.note)
        box = buttons(self, action)
        self.ok: QPushButton = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        self.note.textChanged.connect(self._on_typed)
        self._on_typed()

    def _on_typed(self) -> None:
        self.ok.setEnabled(bool(self.text()))

    def text(self) -> str:
        """Return what was written."""
        return self.note.toPlainText().strip()


class _CauseBox(QComboBox):
    """Why a difference is written off."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Cause"))
        for one in CAUSES:
            self.addItem(words.say(f"write_off.{one}"), one)


class MatchDialog(Dialog):
    """Two sides that differ are matched: says why they belong together, or writes a small difference off."""

    def __init__(self, amount: str, words: Words, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "splitting#group")
        self.setWindowTitle(self.tr("Match selected"))
        self.setMinimumWidth(theme.px(420))
        form = QFormLayout(self)
        text = self.tr("The two sides differ by {amount}. It stays listed; say why they belong together.")
        form.addRow(label(text.format(amount=amount), "quiet", wrap=True))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(70))
        form.addRow(self.note)
        self.off = QCheckBox(self.tr("Write the difference off"))
        self.off.setVisible(small)
        self.cause = _CauseBox(words)
        self.cause.setVisible(small)
        self.cause.setEnabled(False)
        form.addRow(self.off, self.cause)
        box = buttons(self, self.tr("Match selected"))
        self.ok: QPushButton = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        self.off.toggled.connect(self.cause.setEnabled)
        self.off.toggled.connect(self._on_changed)
        self.note.textChanged.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self.ok.setEnabled(self.off.isChecked() or bool(self.note.toPlainText().strip()))

    def chosen(self) -> tuple[str, str]:
        """Return the note and the cause of a write-off, "" where the difference stays listed."""
        return self.note.toPlainText().strip(), self.cause.currentData() if self.off.isChecked() else ""


class WriteOffDialog(Dialog):
    """Asks why a difference within the limit is written off."""

    def __init__(self, amount: str, limit: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "splitting#write-off")
        self.setWindowTitle(self.tr("Write off difference"))
        self.setMinimumWidth(theme.px(420))
        form = QFormLayout(self)
        text = self.tr("{amount} is written off; up to {limit} may be.").format(amount=amount, limit=limit)
        form.addRow(label(text, "quiet", wrap=True))
        self.cause = _CauseBox(words)
        form.addRow(self.tr("Cause"), self.cause)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note"))
        form.addRow(self.tr("Note"), self.note)
        form.addRow(buttons(self, self.tr("Write off")))

    def chosen(self) -> tuple[str, str]:
        """Return cause and note."""
        return self.cause.currentData(), self.note.text().strip()


class OwnerDialog(Dialog):
    """Asks who looks after items; an empty name means nobody."""

    def __init__(self, names: Sequence[str], current: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "discrepancies#list")
        self.setWindowTitle(self.tr("Assign"))
        self.setMinimumWidth(theme.px(360))
        form = QFormLayout(self)
        form.addRow(label(self.tr("Who looks after it? Items: {count}").format(count=count), "quiet", wrap=True))
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(names))
        self.name.setCurrentText(current)
        self.name.setAccessibleName(self.tr("Owner"))
        self.name.lineEdit().setPlaceholderText(self.tr("nobody"))
        form.addRow(self.tr("Owner"), self.name)
        form.addRow(buttons(self, self.tr("Assign")))

    def owner(self) -> str:
        """Return the name, "" for nobody."""
        return self.name.currentText().strip()


def buttons(dialog: QDialog, action: str) -> QDialogButtonBox:
    """Return the buttons of a form: the action, which Ctrl+Enter does from every field, and Cancel."""
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    box.button(kinds.Ok).setText(action)
    box.button(kinds.Ok).setProperty("kind", "primary")
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    send = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), dialog)
    send.activated.connect(box.button(kinds.Ok).click)
    return box
