"""The passphrase of a book: asked for when an encrypted one is opened, set, changed and taken away in the settings."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.services.passphrase import LEAST, Weakness, weakness
from app.ui.session import Session
from app.ui.text import error_text
from app.ui.theme import theme
from app.ui.widgets.common import at_edge, button, label
from app.ui.widgets.dialog import Dialog, foot

_LOOK_MS = 200  # how often the seconds left are looked at


class _Passphrases(Dialog):
    """Fields that hide what is typed until it is asked for, a line for what is wrong, and two buttons."""

    def __init__(self, session: Session, path: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.path = session, path
        self.setProperty("help_topic", "backup#passphrase")
        self.setMinimumWidth(theme.px(440))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._fields: list[QLineEdit] = []
        self._job: Any = None
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._show_wait)

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(words)
        field.textChanged.connect(self._follow)
        row = self._grid.rowCount()
        self._grid.addWidget(label(words), row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields.append(field)
        return field

    def _finish(self, words: str) -> None:
        """Put the rest below the fields; `words` of the button that does it."""
        self._column.addLayout(self._grid)
        self.shown = QCheckBox(self.tr("Show what is typed"))
        self.shown.toggled.connect(self._on_shown)
        self._column.addLayout(at_edge(self.shown))
        self.wrong = label("", "", "open", wrap=True)
        self.wrong.hide()
        self._column.addWidget(self.wrong)
        self.wait = label("", "hint", wrap=True)
        self.wait.hide()
        self._column.addWidget(self.wait)
        self.cancel = button(self.tr("Cancel"), on=self.reject)
        self.go = button(words, kind="primary", on=self._try)
        self.go.setDefault(True)
        self._column.addSpacing(8)
        self._column.addWidget(foot(self.go, self.cancel))
        self._fields[0].setFocus()
        self._follow()
        self._show_wait()

    def _on_shown(self, on: bool) -> None:
        for one in self._fields:
            one.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _follow(self) -> None:
        """Say what is wrong with what was typed, and whether it may be tried."""
        self._say(self._advice())
        self._enable()

    def _enable(self) -> None:
        self.go.setEnabled(self._whole() and not self._advice() and self._job is None and not self._clock.isActive())

    def _show_wait(self) -> None:
        """Count down until the next try is taken; nothing else waits."""
        seconds = math.ceil(self.session.wiring.book_store.wait_s(self.path)) if self._asks else 0
        self.wait.setText(self.tr("The next try is taken in {seconds} s.").format(seconds=seconds) if seconds else "")
        self.wait.setVisible(bool(seconds))
        if seconds and not self._clock.isActive():
            self._clock.start()
        elif not seconds and self._clock.isActive():
            self._clock.stop()
        self._enable()

    @property
    def _asks(self) -> bool:
        """Return whether a passphrase is asked for that there is already."""
        return True

    def _whole(self) -> bool:
        raise NotImplementedError

    def _advice(self) -> str:
        return ""

    def _try(self) -> None:
        raise NotImplementedError

    def _check(self, passphrase: str) -> None:
        """Look in the background whether a passphrase opens the book; then accept, else say so."""
        self.go.setEnabled(False)
        call = partial(_unlock, self.session.wiring.book_store, self.path, passphrase)
        self._job = self.session.background(call, self._on_unlocked, self._on_failed)

    def _on_unlocked(self, _encrypted: bool) -> None:
        self.accept()

    def _on_failed(self, exc: BaseException) -> None:
        if not isinstance(exc, AppError):
            raise exc
        self._say(error_text(exc, self.session.words))
        self._job = None
        self._fields[0].selectAll()
        self._fields[0].setFocus()
        self._show_wait()


class UnlockDialog(_Passphrases):
    """Asks for the passphrase of an encrypted book until it opens or the person thinks better of it.

    act: what it is asked for of a book that is open already, as the title and on the button.
    """

    def __init__(self, session: Session, path: str, parent: QWidget, act: str = "") -> None:
        super().__init__(session, path, parent)
        self.setWindowTitle(act or self.tr("Open {file}").format(file=Path(path).name))
        self._column.addWidget(label(self.tr("{file} is encrypted.").format(file=Path(path).name), wrap=True))
        self.field = self._field(self.tr("Passphrase"))
        self._finish(act or self.tr("Open"))

    def _whole(self) -> bool:
        return bool(self.field.text())

    def _try(self) -> None:
        self._check(self.field.text())


class PassphraseDialog(_Passphrases):
    """Sets a passphrase, changes or removes one. After it was accepted `old` and `new` say what is wanted."""

    def __init__(self, session: Session, path: str, parent: QWidget, *, encrypted: bool, remove: bool = False) -> None:
        super().__init__(session, path, parent)
        self._remove, self._encrypted = remove, encrypted
        self.setWindowTitle(
            self.tr("Remove the passphrase")
            if remove
            else self.tr("Change the passphrase")
            if encrypted
            else self.tr("Encrypt this book")
        )
        self._column.addWidget(label(self._promise(), wrap=True))
        self.old_field = self._field(self.tr("Present passphrase")) if encrypted else None
        self.new_field = None if remove else self._field(self.tr("New passphrase"))
        self.again_field = None if remove else self._field(self.tr("Once more"))
        self._finish(self.tr("Remove") if remove else self.tr("Change") if encrypted else self.tr("Encrypt"))

    @property
    def old(self) -> str:
        """Return the passphrase that opens the book now, "" for a plain one."""
        return self.old_field.text() if self.old_field is not None else ""

    @property
    def new(self) -> str:
        """Return the passphrase that will open it, "" for none."""
        return self.new_field.text() if self.new_field is not None else ""

    def _promise(self) -> str:
        if self._remove:
            return self.tr(
                "The book becomes a plain file again: whoever has the file can read it. Backups that are encrypted "
                "stay so."
            )
        kept = self.tr(
            "Keep the passphrase where you find it again: without it nobody opens the book, and there is no way "
            "around it."
        )
        if self._encrypted:
            return kept + "\n" + self.tr("Backups made before still open with the passphrase that they had then.")
        return (
            kept
            + "\n"
            + self.tr(
                "The book and every backup from now on are encrypted; a small file of keys lies beside each and "
                "belongs to it. Backups made before stay readable for whoever has them."
            )
        )

    @property
    def _asks(self) -> bool:
        return self._encrypted

    def _whole(self) -> bool:
        fields = [one for one in (self.old_field, self.new_field, self.again_field) if one is not None]
        return all(one.text() for one in fields)

    def _advice(self) -> str:
        if self.new_field is None or self.again_field is None or not self.new:
            return ""
        found = weakness(self.new)
        if found is Weakness.SHORT:
            return self.tr("At least {count} characters. Several words are easy to keep.").format(count=LEAST)
        if found is Weakness.SIMPLE:
            return self.tr("This is guessed too easily. Several words that do not belong together are better.")
        again = self.again_field.text()
        return self.tr("The two are not the same.") if again and again != self.new else ""

    def _try(self) -> None:
        if self._encrypted:
            self._check(self.old)
        else:
            self.accept()


def unlocked(session: Session, path: str, parent: QWidget) -> bool:
    """Ask for the passphrase of a book; True where it is known now."""
    return UnlockDialog(session, path, parent).exec() == QDialog.DialogCode.Accepted


def proved(session: Session, act: str, parent: QWidget) -> bool:
    """Ask for the passphrase of the open book once more before it is signed off or reopened; True for a plain one.

    A book that stands open is not yet in the hands of the one who may close a month.
    """
    book = session.book
    if book is None or not book.encrypted:
        return book is not None
    return UnlockDialog(session, book.path, parent, act).exec() == QDialog.DialogCode.Accepted


def _unlock(store: Any, path: str, passphrase: str, _report: Any) -> bool:
    return bool(store.unlock(path, passphrase))
