"""Pages and XML that programs write and call a workbook (.xls): which of both it is, and in what letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import SourceRefused
from app.importers.containers.encoding import BOMS, HEAD_BYTES, WESTERN, candidates, decoded, is_western
from app.importers.containers.standards import known_charset

HTML, XML = "html", "xml"
_HEAD = 4096
_BLOCK = 1 << 18
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|meta|style)\b", re.IGNORECASE)
_BOOK = re.compile(r"<(?:[\w.-]+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE)


def markup_of(path: str) -> str:
    """Return "html" for a web page, "xml" for a workbook of Excel 2003, "" for everything else."""
    with Path(path).open("rb") as source:
        head = source.read(_HEAD)
    wide = next((one for one in candidates(head, False) if one == "utf-16"), "") if head.startswith(BOMS) else ""
    text = head.decode(wide or "latin-1", "ignore").lstrip("\ufeff\xef\xbb\xbf \t\r\n")
    if not text.startswith("<"):
        return ""
    if _BOOK.search(text):
        return XML
    return HTML if _PAGE.search(text) else ""


def page_encoding(path: str) -> str:
    """Return the encoding of a page: its mark, what it declares, else what its letters look like; "" for none."""
    with Path(path).open("rb") as source:
        head = source.read(HEAD_BYTES + 1)
    whole, head = len(head) <= HEAD_BYTES, head[:HEAD_BYTES]
    if head.startswith(BOMS):
        return next(iter(candidates(head, whole)), "")
    found = _CHARSET.search(head)
    declared = known_charset((found[1] or found[2]).decode("ascii")) if found else ""
    declared = {"ascii": "", "iso8859-1": WESTERN, "gb2312": "gb18030", "gbk": "gb18030"}.get(declared, declared)
    if declared and decoded(head, declared, whole) is not None:
        return declared
    likely = [WESTERN] if is_western(head) else []
    return next(
        (one for one in ("utf-8", *likely, *candidates(head, whole)) if decoded(head, one, whole) is not None), ""
    )


def page_text(path: str, file: str) -> Iterator[str]:
    """Yield the text of a page in blocks; SourceRefused where it is not in its encoding, or holds a NUL."""
    encoding = page_encoding(path)
    if not encoding:
        raise SourceRefused("refused.not_text", file=file)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with Path(path).open("rb") as source:
        while True:
            block = source.read(_BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError:
                raise SourceRefused("refused.encoding", file=file, encoding=encoding) from None
            if "\0" in text:
                raise SourceRefused("refused.nul", file=file)
            yield text
            if not block:
                return
