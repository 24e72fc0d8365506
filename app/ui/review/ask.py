"""The one question before something is done to many rows at once: number named, safe answer first."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from app.ui.widgets.marks import marked


def ask_many(parent: QWidget, question: str, action: str, stay: str = "") -> bool:
    """Ask once; the button that does nothing is the default and what Esc means. stay: what it is called, "" Cancel."""
    box = marked(QMessageBox(QMessageBox.Icon.Question, question, "", parent=parent))
    box.setText(question)
    act = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    nothing = box.addButton(QMessageBox.StandardButton.Cancel)
    if stay:
        nothing.setText(stay)
    box.setDefaultButton(nothing)
    box.setEscapeButton(nothing)
    box.exec()
    return box.clickedButton() is act
