"""Printing of help pages and of the list of keys: a preview that can print, or a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.config.files import write_whole
from app.ui import resources

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.printing.pdf import PageFrame

_STYLE = """<style>h1 { font-size: 15pt; } h2 { font-size: 11pt; } h3 { font-size: 9pt; }
td { padding: 2pt 12pt 2pt 0; } a { color: black; text-decoration: none; } .key { font-weight: bold; }</style>"""


def _frame(title: str) -> PageFrame:
    from app.printing.pdf import PageFrame

    return PageFrame(left=title, right="Tieout")


def preview(parent: QWidget, title: str, html: str) -> None:
    """Show how it prints; the person prints from there."""
    from app.ui.widgets.print_preview import show_preview

    show_preview(parent, title, partial(_paint, title, html))


def _paint(title: str, html: str, printer: QPrinter) -> None:
    from app.printing.pdf import bundled_fonts, paint

    paint(_STYLE + html, printer, _frame(title), bundled_fonts(resources.path("fonts")))


def ask_pdf(parent: QWidget, title: str, html: str, folder: str) -> str:
    """Ask where, then write a PDF there; return its path, "" where the person thought better of it."""
    start = str(Path(folder or Path.home()) / f"{title}.pdf")
    words = QCoreApplication.translate("HelpPrinting", "Save as PDF…")
    path, _kind = QFileDialog.getSaveFileName(parent, words, start, "PDF (*.pdf)")
    if path:
        write(path, title, html)
    return path


def write(path: str, title: str, html: str) -> int:
    """Write a PDF; return the number of its pages. OutputFailed where it cannot be written."""
    from app.printing.pdf import write_pdf

    with write_whole(path) as file:
        return write_pdf(_STYLE + html, file, _frame(title), resources.path("fonts"), title=title)
