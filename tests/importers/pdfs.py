"""Small PDF files for tests: text at places, rulings, pictures; the letters need no font of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SIZE = 8.0
WIDTH, HEIGHT = 842.0, 595.0

Placed = tuple[float, float, str]  # x, y from the top, text
Ruling = tuple[float, float, float, float]


def write_pdf(
    path: Path,
    pages: Sequence[Sequence[Placed]],
    rulings: Sequence[Sequence[Ruling]] = (),
    *,
    bold: Sequence[str] = (),
    pictures: Sequence[int] = (),
) -> Path:
    """Write pages of text; bold words are printed twice, as banks and printers do; pages in pictures hold one."""
    letters = sorted({letter for page in pages for _x, _y, text in page for letter in text})
    objects = [b"", b"", _font(), _descendant(letters), _descriptor(), _stream(_to_unicode(letters)), _picture()]
    kids = []
    for number, page in enumerate(pages):
        content = [_show(one, letters) for one in page]
        content += [_show(one, letters) for one in page if one[2] in bold]
        content += [_rule(one) for one in (rulings[number] if rulings else ())]
        if number in pictures:
            content.append("q 400 0 0 300 50 50 cm /Im0 Do Q")
        objects.append(_stream("\n".join(content)))
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /Im0 7 0 R >> >> >>".encode("ascii")
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{one} 0 R' for one in kids)}] /Count {len(kids)} >>".encode(
        "ascii"
    )
    path.write_bytes(_file(objects))
    return path


def grid(columns: Sequence[float], heights: Sequence[float]) -> list[Ruling]:
    """Return the rulings of a table with borders at `columns` and `heights` (from the top)."""
    lines: list[Ruling] = [(columns[0], y, columns[-1], y) for y in heights]
    return lines + [(x, heights[0], x, heights[-1]) for x in columns]


def _show(one: Placed, letters: Sequence[str]) -> str:
    x, y, text = one
    codes = "".join(f"{letters.index(letter) + 1:04x}" for letter in text)
    return f"BT /F1 {SIZE} Tf {x:.2f} {HEIGHT - y - SIZE:.2f} Td <{codes}> Tj ET"


def _rule(one: Ruling) -> str:
    x0, y0, x1, y1 = one
    return f"0.5 w {x0:.2f} {HEIGHT - y0:.2f} m {x1:.2f} {HEIGHT - y1:.2f} l S"


def width_of(text: str) -> float:
    """Return how wide a text is printed."""
    return sum(SIZE * (0.5 if letter.isascii() else 1.0) for letter in text)


def _font() -> bytes:
    kind = b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
    return kind + b" /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"


def _descendant(letters: Sequence[str]) -> bytes:
    widths = " ".join("500" if letter.isascii() else "1000" for letter in letters)
    return (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /FontDescriptor 5 0 R /DW 1000"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [1 [{widths}]] >>"
    ).encode("ascii")


def _descriptor() -> bytes:
    return (
        b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )


def _to_unicode(letters: Sequence[str]) -> str:
    pairs = "\n".join(f"<{at:04x}> <{letter.encode('utf-16-be').hex()}>" for at, letter in enumerate(letters, start=1))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )


def _picture() -> bytes:
    head = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    return head + b"\nstream\n\xff\nendstream"


def _stream(text: str) -> bytes:
    data = text.encode("ascii")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
