"""The picture in a message box: the window's own icons in its colours instead of the style's."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from app.ui.theme import theme

_MARKS = {
    QMessageBox.Icon.Question: ("circle-question-mark", "accent"),
    QMessageBox.Icon.Information: ("info", "accent"),
    QMessageBox.Icon.Warning: ("triangle-alert", "timing"),
    QMessageBox.Icon.Critical: ("octagon-x", "open"),
}


def marked(box: QMessageBox) -> QMessageBox:
    """Return the box with our picture for its kind; a box without a picture stays without."""
    name, token = _MARKS.get(box.icon(), ("", ""))
    if name:
        size = theme.px(24)  # as high as one line of a box
        box.setIconPixmap(theme.icon(name, token, size).pixmap(size, size))
    return box
