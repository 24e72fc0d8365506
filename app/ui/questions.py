"""Questions that the window asks in a box: destructive acts, closing during work, a name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from app.ui.widgets.marks import marked

translate = QCoreApplication.translate


def ask_busy(parent: QWidget, work: str, may_wait: bool) -> str:
    """Ask what to do with running work: "cancel", "wait" or "stay", the safe one and the default."""
    box = marked(
        QMessageBox(QMessageBox.Icon.Question, translate("Questions", "Work is still running"), "", parent=parent)
    )
    said = work or translate("Questions", "Saving")
    box.setText(translate("Questions", "{work} has not ended.").format(work=said))
    cancel = box.addButton(translate("Questions", "Cancel the work"), QMessageBox.ButtonRole.DestructiveRole)
    wait = None
    if may_wait:
        wait = box.addButton(translate("Questions", "Wait, then close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(translate("Questions", "Stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    if clicked is cancel:
        return "cancel"
    return "wait" if wait is not None and clicked is wait else "stay"


def ask_delete_demo(parent: QWidget) -> bool:
    """Ask whether the demo book may go."""
    title = translate("Questions", "Delete demo data?")
    box = marked(QMessageBox(QMessageBox.Icon.Question, title, "", parent=parent))
    box.setProperty("help_topic", "privacy#demo")
    box.setText(translate("Questions", "The demo book is removed from this PC. Your own books are not touched."))
    delete = box.addButton(translate("Questions", "Delete demo data"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is delete


def ask_book(parent: QWidget, known: Sequence[str]) -> str | None:
    """Ask which of these books files go into; "" is a new one, None where the person thinks better of it."""
    stems = [Path(one).stem for one in known]
    names = [stem if stems.count(stem) == 1 else path for stem, path in zip(stems, known, strict=True)]
    names.append(translate("Questions", "A new book…"))
    title = translate("Questions", "Import statements")
    question = translate("Questions", "Which book do these files go into?")
    said, ok = QInputDialog.getItem(parent, title, question, names, 0, False)
    return [*known, ""][names.index(said)] if ok else None


def ask_name(parent: QWidget, name: str) -> str | None:
    """Ask whose name stands in the history; None where the person thinks better of it."""
    question = translate("Questions", "Stands in the history and under sign-offs:")
    said, ok = QInputDialog.getText(parent, translate("Questions", "Your name"), question, text=name)
    return said.strip() if ok else None
