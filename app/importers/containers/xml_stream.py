"""XML as a stream of elements: no document type, no entities, no network; bounded in depth and in text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import ParseError

from app.domain.errors import SourceRefused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 64
_LONGEST = 1_000_000  # characters of one text
_DECLARED = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"'][^>]*?\?>")
#: Encodings of more than one byte that the parser does not know by itself.
_WIDE = re.compile(r"gb[\w-]*|big5[\w-]*|euc[\w-]*|shift[_-]?jis|cp9[0-9]+|windows-9[0-9]+", re.IGNORECASE)
_BLANK = b" \t\r\n\0\x1a"

Path_ = Sequence[str]  # local names from the root to an element, the element's own last


#: Answers of `wanted`: with all that it holds, or that it ended, or neither.
WHOLE, ENDED, NOT = 2, 1, 0


def elements(path: str, file: str, wanted: Callable[[Path_], int]) -> Iterator[tuple[Path_, Element]]:
    """Yield (path, element) as each wanted one ends; everything else is dropped on the way.

    An element inside a whole one is part of it. SourceRefused where the file is no well-formed XML, declares a
    document type, or is nested or filled as no bank does.
    """
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]

    try:
        with Path(path).open("rb") as opened:
            yield from _elements(_Trimmed(opened), file, wanted)
    except DefusedXmlException:
        raise SourceRefused("refused.markup_dtd", file=file) from None
    except ParseError as broken:
        raise SourceRefused("refused.markup_broken", file=file, line=broken.position[0]) from None
    except (LookupError, UnicodeError, ValueError):
        raise SourceRefused("refused.not_text", file=file) from None


def _elements(source: _Trimmed, file: str, wanted: Callable[[Path_], int]) -> Iterator[tuple[Path_, Element]]:
    from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

    events = iterparse(source, events=("start", "end"), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    names: list[str] = []
    above: list[Element] = []
    inside = 0  # depth of the wanted element that is open
    for event, element in events:
        if event == "start":
            element.tag = str(element.tag).rpartition("}")[2]  # every version has its own namespace
            names.append(element.tag)
            above.append(element)
            if len(names) > _DEEPEST:
                raise SourceRefused("refused.markup_strange", file=file)
            if not inside and wanted(names) == WHOLE:
                inside = len(names)
            continue
        if len(element.text or "") > _LONGEST:
            raise SourceRefused("refused.markup_strange", file=file)
        above.pop()
        asked = WHOLE if inside == len(names) else NOT if inside else wanted(names)
        if asked:
            yield tuple(names), element
        if asked == WHOLE:
            inside = 0  # who asked for it may keep it
        elif not inside:
            element.clear()
        if not inside and above:
            above[-1].remove(element)
        names.pop()


class _Trimmed:
    """A file's bytes without blanks before the first `<` and without zero bytes behind the last `>`.

    Text in a wide encoding is read whole and handed on as UTF-8.
    """

    def __init__(self, opened: BinaryIO) -> None:
        head = opened.read(512)
        mark = 3 if head.startswith(b"\xef\xbb\xbf") else 0
        start = len(head) - len(head[mark:].lstrip(_BLANK))
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        stop = opened.seek(0, io.SEEK_END)
        opened.seek(max(0, stop - 512))
        tail = opened.read()
        stop -= 0 if wide else len(tail) - len(tail.rstrip(_BLANK))
        opened.seek(0 if wide else start)
        self._left = stop if wide else max(0, stop - start)
        self._from: BinaryIO = opened
        declared = _DECLARED.match(head[start:])
        if not wide and declared and _WIDE.fullmatch(declared[1].decode("ascii")):
            text = opened.read(self._left)[declared.end() :].decode(declared[1].decode("ascii"))
            data = text.encode("utf-8")
            self._from, self._left = io.BytesIO(data), len(data)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, as the parser asks for them."""
        data = self._from.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element at a path of local names, None where there is none."""
    for name in path:
        if element is None:
            return None
        for one in element:
            if one.tag == name:
                element = one
                break
        else:
            return None
    return element


def children(element: Element | None, *path: str) -> list[Element]:
    """Return all elements at a path of local names."""
    found = [] if element is None else [element]
    for name in path:
        found = [one for each in found for one in each if one.tag == name]
    return found


def said(element: Element | None, *path: str) -> str:
    """Return the text at a path, without blanks around; "" where there is none."""
    found = child(element, *path)
    return "" if found is None else (found.text or "").strip()


def value(element: Element | None, *path: str) -> str:
    """Return the text of a value at a path; one that holds further elements is no value: `<…>`."""
    found = child(element, *path)
    return "<…>" if found is not None and len(found) else said(element, *path)
