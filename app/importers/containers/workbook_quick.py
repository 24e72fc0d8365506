"""The bounds of a plain sheet without looking at each element: most large sheets are of this kind.

Plain: UTF-8, no comment, CDATA or declaration, every cell written `<c r="B7"`, no formula and no error
cell. Then patterns over the bytes find every cell, several times as fast as a handler for each element;
anything else is left to the slow way. Well-formedness is checked by expat in both.
"""

from __future__ import annotations

import re

from app.importers.containers.workbook_parts import SheetScan

_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_ANY_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?c[\s/>]")
_BARE_CELL = re.compile(rb"<c[\s/>]")
#: Declarations, formulas, error cells, another encoding; each is looked for by itself, which is quick.
_NOT_PLAIN = (b"<!", b"<f", b'"e"', b"'e'", b"\x00")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']+)["']""")


class QuickScan:
    """Takes a sheet's bytes block by block; `found` is None once something is not plain."""

    def __init__(self) -> None:
        self.found: SheetScan | None = SheetScan()
        self._rest = b""
        self._begun = False
        self._columns: set[bytes] = set()

    def feed(self, block: bytes) -> None:
        """Look at the next bytes; a tag that is cut at the end waits for the next block."""
        if self.found is None:
            return
        if not self._begun:
            self._begun = True
            stated = _ENCODING.search(block[:200])
            if stated and stated[1].upper() not in (b"UTF-8", b"UTF8"):
                self.found = None
                return
        text = self._rest + block
        cut = text.rfind(b"<") if block else len(text)
        cut = len(text) if cut < 0 else cut
        text, self._rest = text[:cut], text[cut:]
        self._look(text)

    def _look(self, text: bytes) -> None:
        cells = _CELL.findall(text)
        assert self.found is not None
        every = _ANY_CELL if b":c" in text else _BARE_CELL
        if any(one in text for one in _NOT_PLAIN) or len(every.findall(text)) != len(cells):
            self.found = None
            return
        if cells:
            columns, rows = zip(*cells, strict=True)
            self._columns.update(columns)
            self.found.cells += len(cells)
            self.found.rows = max(self.found.rows, max(map(int, rows)))

    def close(self) -> SheetScan | None:
        """Return what was seen, None where the slow way must look."""
        self.feed(b"")
        if self.found is not None and self._columns:
            self.found.columns = max(column_number(one.decode("ascii")) for one in self._columns)
        return self.found


def column_number(letters: str) -> int:
    """Return 28 for "AB"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
