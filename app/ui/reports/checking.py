"""Checks an evidence pack that somebody chose or dropped, and says what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.text import said_of
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.evidence_check import PackCheck
    from app.ui.main_window import MainWindow


def ask_and_check(window: MainWindow) -> None:
    """Ask for a pack and check it."""
    title = QCoreApplication.translate("PackDialog", "Check an evidence pack")
    kinds = QCoreApplication.translate("PackDialog", "Evidence packs (*.zip)")
    path, _kind = QFileDialog.getOpenFileName(window, title, window.session.settings.last_folder, kinds)
    if path:
        check(window, path)


def check(window: MainWindow, path: str) -> None:
    """Check a pack in the background, against the open book where there is one, and show what was found."""
    session = window.session
    title = QCoreApplication.translate("PackDialog", "Checking the evidence pack")

    def found(result: PackCheck) -> None:
        dialog = PackDialog(result, session.words, window)
        dialog.open()

    def call(uow: Any, report: Any) -> PackCheck:
        from app.services.evidence_check import check_evidence

        return check_evidence(path, uow, report)

    if session.book is None:
        session.background(lambda report: call(None, report), found, title=title)
    else:
        session.read(call, found, title=title)


class PackDialog(Dialog):
    """Says "unchanged", or names what differs, and whether the pack is of the open book."""

    def __init__(self, found: PackCheck, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "reports#evidence")
        self.setWindowTitle(self.tr("Evidence pack {file}").format(file=found.file))
        self.setMinimumWidth(theme.px(560))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        self.said = label(said(found, words), "panel", wrap=True)
        box.addWidget(self.said)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What differs"))
        self.lines.setPlainText("\n".join(_differences(found, words)))
        self.lines.setVisible(bool(found.differs))
        box.addWidget(self.lines, 1)
        here = {True: "evidence.of_this_book", False: "evidence.other_book"}.get(found.here)  # type: ignore[arg-type]
        self.here = label(words.say(here, {"entry": found.entry}) if here else "", "quiet", wrap=True)
        self.here.setVisible(here is not None)
        box.addWidget(self.here)
        head = said_of(words.say("certificate.head"), f"{found.entry} · {found.hash}")
        self.head = label(head, "hint", wrap=True)
        self.head.setVisible(bool(found.entry))
        box.addWidget(self.head)
        box.addStretch(0)
        box.addWidget(self._foot())

    def _foot(self) -> QDialogButtonBox:
        self.close_button = button(self.tr("Close"), kind="primary", on=self.accept)
        row = QDialogButtonBox()
        row.addButton(self.close_button, QDialogButtonBox.ButtonRole.AcceptRole)
        return row


def said(found: PackCheck, words: Words) -> str:
    """Return the result in one sentence."""
    if found.differs:
        return words.say("evidence.changed", {"count": len(found.differs)})
    stated = {"day": found.at[:10], "company": found.company, "period": found.period, "name": found.name}
    return words.say("evidence.unchanged", stated)


def _differences(found: PackCheck, words: Words) -> list[str]:
    return [words.say(f"evidence.differs.{step}", {"place": place or "—"}) for step, place in found.differs]
