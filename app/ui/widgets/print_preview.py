"""The preview before printing: shown, printed from, and gone with all that it holds once it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class _Preview(QPrintPreviewDialog):
    def __init__(self, parent: QWidget) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(printer, parent)
        self._printer = printer  # Qt holds no more than a pointer to it


def show_preview(parent: QWidget, title: str, paint: Callable[[QPrinter], object]) -> None:
    """Show how something prints until the person closes it; `paint` writes all its pages to the printer given."""
    dialog = _Preview(parent)
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(paint)
    dialog.exec()
    if isValid(dialog):  # else it went with its window, which is made anew in another language
        dialog.deleteLater()
