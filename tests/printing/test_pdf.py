"""PDF of a document: pages, embedded font, a heading on every page."""

from __future__ import annotations

import io
import re
import zlib

import pdfplumber
import pytest
from PySide6.QtGui import QColor, QImage, QPalette

from app.config.places import resources
from app.printing.pdf import PageFrame, bundled_fonts, paint, write_pdf

FONTS = resources() / "fonts"


def made(qapp, html):
    file = io.BytesIO()
    frame = PageFrame(left="禾木家居", right="2026-10", page_text=lambda page, pages: f"第 {page} 页 共 {pages} 页")
    return write_pdf(html, file, frame, FONTS, title="余额调节表"), file.getvalue()


def test_a_long_document_has_as_many_pages_as_it_says(qapp):
    """UX 48."""
    rows = "".join(f"<tr><td>付款 {one}</td><td>1.00</td></tr>" for one in range(200))
    pages, data = made(qapp, f"<table><thead><tr><th>日期</th><th>金额</th></tr></thead>{rows}</table>")
    assert pages > 1
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == pages
    assert data.startswith(b"%PDF-")


def test_the_font_is_embedded_with_its_characters(qapp):
    """UX 49."""
    if not any(FONTS.glob("*.ttf")):
        pytest.fail("the bundled font is missing")
    _pages, data = made(qapp, "<p>余额调节表</p>")
    assert b"NotoSansSC" in data and b"/FontFile2" in data and b"/ToUnicode" in data


def test_chinese_text_can_be_found_in_it(qapp):
    """UX 48, 49."""
    rows = "".join(f"<tr><td>付款 {one}</td><td>1.00</td></tr>" for one in range(100))
    pages, data = made(qapp, f"<p>余额调节表 1,234.56</p><table><thead><tr><th>日期</th></tr></thead>{rows}</table>")
    with pdfplumber.open(io.BytesIO(data)) as read:
        text = "".join(page.extract_text() for page in read.pages).replace(" ", "")
    assert pages > 1 and "余额调节表" in text and f"第1页共{pages}页" in text
    assert text.count("禾木家居") == text.count("日期") == pages  # head and titles stand on every page


def test_the_text_is_black_whatever_the_theme(qapp):
    """Paper is white: the light text of a dark theme would not be seen on it."""
    page = "<h1>余额调节表</h1><p>1,234.56</p><table border=1><tr><td>付款</td></tr></table>"
    before = qapp.palette()
    _pages, light = made(qapp, page)
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Text, QColor("#E6E8EB"))
    try:
        qapp.setPalette(dark)
        _pages, other = made(qapp, page)
    finally:
        qapp.setPalette(before)
    assert drawn(light) == drawn(other) and drawn(light)


def test_a_preview_shows_black_text_in_a_dark_theme(qapp, qtbot):
    """UX 48: The heading too, which is painted before anything that names a colour."""
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget

    before, dark = qapp.palette(), QPalette(qapp.palette())
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        dark.setColor(role, QColor("#E6E8EB"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    try:
        qapp.setPalette(dark)
        shown = QPrintPreviewWidget(printer)
        qtbot.addWidget(shown)
        frame = PageFrame(left="HEAD", right="HEAD", page_text=lambda _page, _pages: "FOOT")
        html = "<h1>FIRST</h1><p>then</p>" + "<p style='page-break-before: always'>second</p>"
        shown.paintRequested.connect(lambda device: paint(html, device, frame, bundled_fonts(FONTS)))
        shown.resize(900, 1300)
        shown.show()
        qtbot.waitExposed(shown)
        for page in (1, 2):
            shown.updatePreview()
            shown.setCurrentPage(page)
            shown.fitInView()
            qapp.processEvents()
            assert min(inked(shown.grab().toImage())) < 100, f"page {page} has a heading that nobody sees"
    finally:
        qapp.setPalette(before)


def inked(image: QImage) -> list[int]:
    """Return the lightness of each pixel along the heading of the page in sight, which is the widest white."""
    rows = [[image.pixelColor(x, y).lightness() for x in range(image.width())] for y in range(image.height() // 10)]
    top = next(y for y, row in enumerate(rows) if row.count(255) > image.width() // 2)
    left, right = rows[top].index(255), image.width() - rows[top][::-1].index(255)
    return [one for row in rows[top + 2 :] for one in row[left + 8 : right - 8]]


def drawn(data: bytes) -> list[bytes]:
    """Return what the pages draw, colours and all: streams that unpack to drawing commands."""
    found = []
    for part in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            plain = zlib.decompress(part)
        except zlib.error:
            continue
        if b" Tf" in plain:
            found.append(plain)
    return found
