"""What a source really is, by its first bytes; its name never decides."""

from __future__ import annotations

import re
from pathlib import Path

from app.domain.errors import SourceRefused
from app.importers.containers.archive import GZIP
from app.importers.containers.markup import markup_of

_HEAD = 4096
_MOST_PDF = 100 << 20
_PDF_PAGE = 20_000  # bytes of a page where pages cannot be counted
_PAGE_WEIGHT = 10 << 20
#: First bytes → the word with which a refusal names the kind.
_NEVER = (
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"\0\1\0\0Standard ", "database"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAR = 257  # where a tar names itself
#: First bytes of dBASE files, by version and memo.
_DBF = frozenset((0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0xCB, 0xF5, 0xFB))
_MAIL = re.compile(rb"(?:\xef\xbb\xbf)?(?:From|To|Received|Return-Path|Delivered-To|MIME-Version|Date|Subject): ", re.I)
_PARTS = re.compile(rb"^Content-Type: *(multipart/related)?", re.I | re.M)
_PAGE = re.compile(r"^[\s\ufeff]*(?:<(?P<tag>[!?a-zA-Z][\w:.-]*)|(?P<json>[{\[]\s*[\"{\[\]}]))")


def kind_of(path: str, file: str) -> str:
    """Return "text", "zip", "gzip", "workbook" or "pdf"; refuse what is empty or of a kind that holds no statement."""
    with Path(path).open("rb") as source:
        head = source.read(_HEAD)
    if not head:
        raise SourceRefused("refused.empty", file=file)
    if head.startswith(_OLE):
        return "workbook"
    if head.startswith(_ZIP):
        from app.importers.containers.workbook_scan import container_of

        return "workbook" if container_of(path) else "zip"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(GZIP):
        return "gzip"
    binary = b"\0" in head
    for start, kind in _NEVER:
        # a table may well begin with the letters BM; a picture has a zero byte soon after
        if head.startswith(start) and (binary or not start.isalnum() or len(start) > 4):
            raise SourceRefused(f"refused.is_{kind}", file=file)
    if head[4:8] == b"ftyp":
        raise SourceRefused("refused.is_media", file=file)
    if other := _other(head):
        raise SourceRefused(f"refused.is_{other}", file=file)
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf") and Path(path).stat().st_size <= _HEAD:
        raise SourceRefused("refused.empty", file=file)
    return "workbook" if markup_of(path) else "text"


def _other(head: bytes) -> str:
    """Return the word for a kind that holds no statement and is told by more than its first bytes, else ""."""
    if head[_TAR : _TAR + 5] == b"ustar":
        return "archive"
    # a dBASE file: version, day of the last change, and a header that ends where it says
    length = int.from_bytes(head[8:10], "little")
    dated = len(head) > 32 and 1 <= head[2] <= 12 and 1 <= head[3] <= 31
    if head[0] in _DBF and dated and length > 64 and head[12:28].count(0) > 12:
        return "dbase"
    if _MAIL.match(head) and (parts := _PARTS.search(head)):
        return "page_table" if parts[1] else "mail"  # a web archive, as some programs name a workbook
    return ""


def weight(path: str, kind: str) -> int:
    """Return the bytes that a source is given time for: a page of a PDF takes as long as ten megabytes of text."""
    size = Path(path).stat().st_size
    if kind != "pdf":
        return size
    pages = len(re.findall(rb"/Type\s*/Page\b", Path(path).read_bytes())) if size <= _MOST_PDF else 0
    return max(size, (pages or size // _PDF_PAGE + 1) * _PAGE_WEIGHT)


def page_kind(text: str) -> str:
    """Return HTML, XML or JSON where a text is such a page instead of a table, else ""."""
    found = _PAGE.match(text)
    if found is None:
        return ""
    if found["json"]:
        return "JSON"
    return "HTML" if re.search(r"<(?:!doctype\s+html|html|head|body|table|div|meta)\b", text[:4096], re.I) else "XML"
