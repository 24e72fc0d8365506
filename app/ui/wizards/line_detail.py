"""What is known of one file of an import: why it is refused, its control totals, its account."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.import_draft import Line
from app.ui.session import Session
from app.ui.text import visible
from app.ui.widgets.common import button, frame, label
from app.ui.wizards.figures import Figures
from app.ui.wizards.import_model import format_title, short_name

_HEIGHT, _LOW = 168, 116


class LineDetail(QWidget):
    """Below the table; a fixed height, so that nothing moves when another line is looked at.

    account_said: path and account of a file that states none. password_wanted: the archive is locked.
    """

    account_said = Signal(str, str)
    password_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._line: Line | None = None
        self.set_low(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = frame("foot")
        outer.addWidget(ground)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        head = QHBoxLayout()
        self.title = label("", "panel")
        self.password = button(self.tr("Give password…"), "key-round", kind="link", on=self.password_wanted.emit)
        self.copy = button(self.tr("Copy details"), "copy", kind="link", on=self._on_copy)
        head.addWidget(self.title, 1)
        head.addWidget(self.password)
        head.addWidget(self.copy)
        layout.addLayout(head)
        self.sentence = label("", "", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self.sentence)
        layout.addLayout(self._account_row())
        self.figures = Figures(session.words)
        layout.addWidget(self.figures, 1)
        layout.addStretch(0)
        self.show_line(None)

    def _account_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.account_label = label(self.tr("Account of this file"), "label")
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setMinimumWidth(240)
        self.account.setAccessibleName(self.tr("Account of this file"))
        self.account_label.setBuddy(self.account)
        self.apply = button(self.tr("Set account"), "check", on=self._on_apply)
        self.account_hint = label(self.tr("The file does not state it."), "hint")
        for one in (self.account_label, self.account, self.apply, self.account_hint):
            row.addWidget(one)
        row.addStretch(1)
        self.account.lineEdit().returnPressed.connect(self._on_apply)
        return row

    def set_low(self, low: bool) -> None:
        """Take less room in a low window."""
        self.setFixedHeight(_LOW if low else _HEIGHT)

    def set_accounts(self, codes: list[str]) -> None:
        """Offer the accounts that the book knows; anything else can be typed."""
        text = self.account.currentText()
        self.account.clear()
        self.account.addItems(codes)
        self.account.setCurrentText(text)

    def show_line(self, line: Line | None) -> None:
        """Show another line; None shows nothing."""
        self._line = line
        refused = line is not None and bool(line.refusal_key)
        self.title.setText(short_name(line.file) if line else "")
        self.sentence.setText(self._sentence(line) if line else "")
        self.sentence.setVisible(bool(self.sentence.text()))
        self.copy.setVisible(line is not None)
        self.password.setVisible(line is not None and line.locked)
        asks = line is not None and not refused and not line.stated
        for one in (self.account_label, self.account, self.apply, self.account_hint):
            one.setVisible(asks)
        if line is not None and asks:
            self.account.setCurrentText(line.account)
        self.figures.setVisible(line is not None and not refused)
        self.figures.show_checks(line.checks if line else ())

    def focus_account(self) -> None:
        """Put the caret into the account's field, where it can be said."""
        if self.account.isVisible():
            self.account.setFocus()

    def _sentence(self, line: Line) -> str:
        words = self._session.words
        if line.refusal_key:
            where = ""
            if line.row and line.column:
                where = self.tr("Row {row}, column {column}: ").format(row=line.row, column=visible(line.column))
            elif line.row:
                where = self.tr("Row {row}: ").format(row=line.row)
            reason = words.say(line.refusal_key, {**line.refusal_params, "file": short_name(line.file)})
            return where + reason + " " + self.tr("This file was not imported; the others are not affected.")
        if line.repeats:
            return self.tr("The same statement as {file}; nothing is added twice.").format(
                file=short_name(line.repeats)
            )
        if line.message_key:
            return words.say(line.message_key, line.message_params)
        return ""

    def _on_apply(self) -> None:
        if self._line is not None:
            self.account_said.emit(self._line.path, self.account.currentText())

    def _on_copy(self) -> None:
        line = self._line
        if line is None:
            return
        words = self._session.words
        lines = [line.file, format_title(line.format, line.title, words) if line.format else ""]
        if line.refusal_key:
            said = {**line.refusal_params, "file": line.file}
            lines.append(words.refusal(line.file, line.row, line.column, line.refusal_key, said))
        lines += [self._sentence(line)]
        lines += [f"{words.say('figure.' + str(one['name']))}: {one['stated']} / {one['found']}" for one in line.checks]
        QApplication.clipboard().setText("\n".join(one for one in lines if one))
