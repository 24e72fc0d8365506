"""HTML → PDF and printer: QTextDocument on A4, the bundled font embedded, a heading and page x/y on each page.

Needs a QGuiApplication; where none runs, one is made on Qt's offscreen platform. The one room beside the
window that imports Qt, so a command that writes no PDF never loads it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QHashSeed, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUuid
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

#: Millimetres around the page; heading and foot stand inside the text area.
MARGIN_MM = 15
_HEAD_PT, _FOOT_PT, _TEXT_PT = 22.0, 18.0, 8.5
#: Ours: what is shown, and what else names are written with; before them, for Taiwan, signs in the middle of a square.
_FAMILIES, _HANT = ("Noto Sans SC", "Tieout Rare"), "Tieout Hant"

#: When a PDF was made and changed; digits alone are replaced, as every place in the file is counted from its beginning.
_DATES = re.compile(rb"(/(?:Creation|Mod)Date )\(D:\d{14}([^)]*)\)")
_NO_METADATA = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands on every page: left and right of the heading, and page x/y by `page_text(x, y)`."""

    left: str = ""
    right: str = ""
    page_text: Callable[[int, int], str] = lambda page, pages: f"{page}/{pages}"


@cache
def bundled_fonts(folder: Path) -> tuple[str, ...]:
    """Load the fonts of `folder` once; return their families, () where there is none."""
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(folder.glob("*.ttf"))]
    found = [family for one in numbers if one >= 0 for family in QFontDatabase.applicationFontFamilies(one)]
    return tuple(dict.fromkeys(found))


def font_of(fonts: Sequence[str]) -> QFont:
    """Return the font of the text: of these families the program's own, in the order that the language wants."""
    signs = [_HANT] if QLocale().name() == "zh_TW" else []
    families = [one for one in (*signs, *_FAMILIES) if one in fonts] or list(fonts)
    font = QFont(families) if families else QFont()
    font.setPointSizeF(_TEXT_PT)
    return font


def pdf_of(html: str, frame: PageFrame, fonts: Path, *, title: str = "") -> bytes:
    """Return `html` as a PDF that says nothing of when it was made: equal input gives equal bytes on one machine."""
    QHashSeed.setDeterministicGlobalSeed()  # fonts stand in the order of a hash
    try:
        buffer = BytesIO()
        write_pdf(html, buffer, frame, fonts, title=title, clock=False)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    return _DATES.sub(rb"\1(D:19800101000000\2)", buffer.getvalue())


def write_pdf(
    html: str, file: BinaryIO | str, frame: PageFrame, fonts: Path, *, title: str = "", clock: bool = True
) -> int:
    """Write `html` as PDF to an open binary file or a path; return the number of pages.

    clock: False leaves out what no two writings share (see `pdf_of`).
    """
    application()
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Tieout")
    if not clock:
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), html.encode()))
        writer.setDocumentXmpMetadata(_NO_METADATA)
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    pages = paint(html, writer, frame, bundled_fonts(fonts))
    buffer.close()
    data = bytes(buffer.data().data())
    if isinstance(file, str):
        Path(file).write_bytes(data)
    else:
        file.write(data)
    return pages


def paint(html: str, device: QPagedPaintDevice, frame: PageFrame, fonts: Sequence[str]) -> int:
    """Paint the document on a PDF writer or a printer; return the number of pages. Both get equal pages.

    fonts: families that are there.
    """
    document = QTextDocument()
    font = font_of(fonts)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    layout = document.documentLayout()
    layout.setPaintDevice(device)
    document.setHtml(html)
    dots = device.logicalDpiY() / 72
    whole = QRectF(0, 0, device.width(), device.height())
    head, foot = _HEAD_PT * dots, _FOOT_PT * dots
    body = QSizeF(whole.width(), whole.height() - head - foot)
    document.setPageSize(body)
    pages = document.pageCount()
    ink = QAbstractTextDocumentLayout.PaintContext()
    ink.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)  # paper is white whatever the theme
    painter = QPainter(device)
    try:
        for page in range(pages):
            if page:
                device.newPage()
            _frame(painter, font, whole, head, foot, frame, page + 1, pages)
            painter.save()
            painter.translate(0, head - page * body.height())
            part = QRectF(0, page * body.height(), body.width(), body.height())
            painter.setClipRect(part)
            ink.clip = part
            layout.draw(painter, ink)
            painter.restore()
    finally:
        painter.end()
    return pages


def _frame(
    painter: QPainter, font: QFont, whole: QRectF, head: float, foot: float, frame: PageFrame, page: int, pages: int
) -> None:
    painter.setFont(font)
    # a preview keeps what is painted as commands, without the pen that it has anyhow, and shows them with its own
    painter.setPen(Qt.GlobalColor.white)
    painter.setPen(Qt.GlobalColor.black)
    top = QRectF(whole.left(), whole.top(), whole.width(), head * 0.7)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft | middle, frame.left)
    painter.drawText(top, Qt.AlignmentFlag.AlignRight | middle, frame.right)
    painter.drawLine(top.bottomLeft(), top.bottomRight())
    bottom = QRectF(whole.left(), whole.bottom() - foot * 0.7, whole.width(), foot * 0.7)
    painter.drawText(bottom, Qt.AlignmentFlag.AlignHCenter | middle, frame.page_text(page, pages))


def application() -> QGuiApplication:
    """Return the running application, else one without a display."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _own.append(QGuiApplication(["tieout"]))
    return _own[0]


#: An application made here lives as long as the program: Qt ends with the object.
_own: list[QGuiApplication] = []
