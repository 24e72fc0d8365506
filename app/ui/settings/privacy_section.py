"""What others at the desk may see: amounts, names of persons, and the window of somebody who went away."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.ui.keymap import keymap
from app.ui.session import Session
from app.ui.settings.form import Form

MINUTES = (0, 2, 5, 10, 15, 30, 60)


class PrivacySection(Form):
    """Showing names in full is written into the history of the open book."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.group(self.tr("On screen"))
        self.hide_amounts = QCheckBox(self.tr("Hide amounts at every start"))
        hint = self.tr("Show and hide them at any time with {key}. Files and print keep them.")
        self.row("", self.hide_amounts, hint.format(key=keymap.cap("view.hide_amounts")))
        self.names = QCheckBox(self.tr("Names of persons masked"))
        self.row("", self.names, self.tr("As in 李*华. Showing them in full is written into the history of the book."))
        self.group(self.tr("When nobody is there"))
        self.minutes = QComboBox()
        for one in MINUTES:
            self.minutes.addItem(self.tr("%n minute(s)", "", one) if one else self.tr("never"), one)
        self.row(
            self.tr("Lock the window after"),
            self.minutes,
            self.tr(
                "Everything is covered until a key or the mouse is touched; of an encrypted book until its passphrase "
                "is typed. Locking alone is not encrypting: that is in This book."
            ),
        )
        self.refresh()
        self.hide_amounts.toggled.connect(lambda on: self.change(hide_amounts=on))
        self.names.toggled.connect(self._on_names)
        self.minutes.activated.connect(lambda _at: self.change(lock_minutes=self.minutes.currentData()))

    def refresh(self) -> None:
        """Show the settings as they are now."""
        settings = self.session.settings
        for box, on in ((self.hide_amounts, settings.hide_amounts), (self.names, settings.mask_names)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        if self.minutes.findData(settings.lock_minutes) < 0:
            self.minutes.addItem(self.tr("%n minute(s)", "", settings.lock_minutes), settings.lock_minutes)
        self.minutes.setCurrentIndex(self.minutes.findData(settings.lock_minutes))

    def _on_names(self, masked: bool) -> None:
        self.change(mask_names=masked)
        if self.session.book is not None:
            self.session.write(partial(_note, masked), changes=False)


def _note(masked: bool, book: Any, actor: str, _report: Any) -> None:
    from app.services.names import note_names

    note_names(book, actor, masked=masked)
