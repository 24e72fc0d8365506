"""Lines of fixed width, counted in bytes of GB18030: cut into fields a whole column at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.importers.part import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source

ENCODING = "gb18030"
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Widths:
    """Fields of a line: name → (start, stop) in bytes, the bytes between them, the whole width, and the least."""

    fields: dict[str, tuple[int, int]]
    gaps: tuple[int, ...]
    width: int
    least: int

    def cut(self, line: bytes, name: str) -> str:
        """Return one field of a line without padding, "?" where it is no text."""
        start, stop = self.fields[name]
        return line[start:stop].decode(ENCODING, "replace").replace("\ufffd", "?").strip()

    def spaced(self, line: bytes) -> bool:
        """Return whether a line has blanks wherever the fields are kept apart."""
        return all(line[at : at + 1] in (b" ", b"") for at in self.gaps)


def widths(fields: Sequence[tuple[str, int]], gap: int, last: str) -> Widths:
    """Return the places of fields that follow each other with `gap` blanks between.

    last: the field up to which a line must reach: blanks at the end of lines may have been cut off.
    """
    found: dict[str, tuple[int, int]] = {}
    gaps: list[int] = []
    at = 0
    for name, width in fields:
        if found and gap:
            gaps.append(at)
            at += gap
        found[name] = (at, at + width)
        at += width
    return Widths(found, tuple(gaps), at, found[last][1])


class Lines:
    """Some lines as a table of bytes; row: their numbers from 1."""

    def __init__(self, row: NDArray[np.int32], cells: NDArray[np.uint8], places: Widths, file: str) -> None:
        self.row, self._cells, self._places, self.file = row, cells, places, file

    def __len__(self) -> int:
        return len(self.row)

    def text(self, name: str) -> pa.Array:
        """Return a field without padding; bytes that are no characters there are refused."""
        start, stop = self._places.fields[name]
        raw = np.ascontiguousarray(self._cells[:, start:stop])
        words = raw.view(f"S{stop - start}").ravel()
        if raw.size and raw.max() < 128:
            return pc.utf8_trim(pa.array(words.astype(f"U{stop - start}"), pa.string()), characters=" \u3000\t")
        coded = pa.array(words, pa.binary()).dictionary_encode()
        found = []
        for code, word in enumerate(coded.dictionary.to_pylist()):
            try:
                found.append(word.decode(ENCODING).strip(" \u3000\t"))
            except UnicodeDecodeError:
                at = pc.index(coded.indices, code).as_py()
                self.refuse("refused.encoding", name, at, encoding=ENCODING)
        return pa.array(found, pa.string()).take(coded.indices)

    def refuse(self, key: str, name: str, at: int, **params: str | int) -> NoReturn:
        """Raise SourceRefused for a field of line number `at` of these."""
        start, stop = self._places.fields[name]
        value = shown(bytes(self._cells[at, start:stop]).decode(ENCODING, "replace"))
        raise SourceRefused(key, file=self.file, row=int(self.row[at]), column=name, value=value, **params)


def read_lines(source: Source, places: Widths) -> Iterator[Lines]:
    """Yield the lines of a source that are not blank; one that is too short, too long or shifted is refused."""
    full = False
    with Path(source.text_path).open("rb") as file:
        numbered = enumerate(file, 1)
        while batch := list(islice(numbered, _BATCH)):
            rows, lines = [], []
            for number, text in batch:
                line = text.rstrip(b"\r\n")
                if not line.strip():
                    continue
                line = line if line.isascii() else line.decode("utf-8").encode(ENCODING)
                full = _checked(line, places, number, source.file, full)
                rows.append(number)
                lines.append(line.ljust(places.width))
            if rows:
                cells = np.frombuffer(b"".join(lines), np.uint8).reshape(len(rows), places.width)
                apart = (cells[:, list(places.gaps)] == ord(" ")).all(axis=1)
                if not apart.all():
                    at = int(np.argmin(apart))
                    found = len(lines[at].rstrip())
                    raise SourceRefused(
                        "refused.width", file=source.file, row=rows[at], found=found, wanted=places.width
                    )
                yield Lines(np.array(rows, np.int32), cells, places, source.file)


def _checked(line: bytes, places: Widths, number: int, file: str, full: bool) -> bool:
    """Return whether lines have their full width; once one has, all must: a shorter one was cut."""
    wanted = places.width if full else places.least
    if len(line) < wanted or len(line) > places.width:
        raise SourceRefused("refused.width", file=file, row=number, found=len(line), wanted=places.width)
    return full or len(line) == places.width
