"""International statement standards that are no tables: known by their first bytes, decoded by their own rules.

XML says its encoding itself, OFX in its head and often wrongly, QIF and BAI2 not at all: none of them goes through
the encodings of tables. Their readers open the bytes themselves (`Source.path`).
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from app.domain.errors import SourceRefused
from app.importers.base import Head

XML, OFX, QIF, BAI2, SWIFT = "camt", "ofx", "qif", "bai2", "swift"

_HEAD_BYTES = 64 * 1024
_OFX_BYTES = 2048
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MESSAGE = re.compile(r"<(?:[\w.-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V[0-9]+)?[\s/>]")
_OFX = re.compile(r"<(?:[\w.-]+:)?OFX(?:\s[^<>]*)?>", re.IGNORECASE)
_OFX_FIRST = re.compile(r"<|OFX|DATA:OFX|VERSION:", re.IGNORECASE)
_CHARSET = re.compile(
    r"CHARSET[:=]\s*\"?([\w-]+?)(?:COMPRESSION|[\"\s]|$)|encoding\s*=\s*[\"']([\w.-]+)", re.IGNORECASE
)
_QIF = re.compile(r"!\s*(?:Type\s*:|Account\b|Option\s*:|Clear\s*:)", re.IGNORECASE)
_BAI2 = re.compile(r'"?01,[^,\n]*,[^,\n]*,(?:[0-9]{2})?[0-9]{6},[^\n]*?,[23]?\s*(?:/\s*|\n\s*)02,')
#: A message begins with these, in this order, after whatever preamble: reference, account, and a number or balance.
_SWIFT = (
    re.compile(r"^[^\w\n:]{0,3}(?:\{4:)?:20:", re.MULTILINE),
    re.compile(r"^ {0,3}:25P?:", re.MULTILINE),
    re.compile(r"^ {0,3}:(?:28C?|60[FM]|34F|13D?|62[FM]|61):", re.MULTILINE),
)
_TEXT_CODEC = re.compile(r"(?:iso8859|cp|gb|big5|shift_jis|euc|koi8|mac)[\w-]*", re.IGNORECASE)
_GB = re.compile(rb"[\x80-\xff]+")
#: Names of character sets that standards print and Python calls otherwise.
_CALLED = {"1252": "cp1252", "1250": "cp1250", "1251": "cp1251", "932": "cp932", "936": "gb18030", "950": "cp950"}


def standard_head(path: str) -> Head | None:
    """Return the head of a file in one of the standards; None for everything else."""
    with Path(path).open("rb") as source:
        data = source.read(_HEAD_BYTES)
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    text = data.decode(encoding or "latin-1", "ignore").lstrip("\ufeff\0 \t\r\n")
    container = _container(text)
    return Head(container=container, text=text, rows=(), encoding=encoding) if container else None


def _container(text: str) -> str:
    if text.startswith("<") and _MESSAGE.search(text):
        return XML
    if _OFX_FIRST.match(text) and (_OFX.search(text[:_OFX_BYTES]) or text[:9].upper() == "OFXHEADER"):
        return OFX
    lines = [line for line in text[:_OFX_BYTES].splitlines() if line.strip() and not line.startswith("#")]
    if lines and _QIF.match(lines[0].strip()):
        return QIF
    if _BAI2.match(text):
        return BAI2
    return SWIFT if _is_swift(text.replace("\r", "\n")) else ""


def _is_swift(text: str) -> bool:
    at = 0
    for tag in _SWIFT:
        found = tag.search(text, at)
        if found is None:
            return False
        at = found.end()
    return True


def standard_text(path: str, file: str, declared: str = "") -> str:
    """Return the whole text, lines ended by LF; UTF-8 where it is, else as declared, else as its letters look.

    Zero bytes behind the end are dropped, any other one is refused.
    """
    data = Path(path).read_bytes()
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.rstrip(b"\0\x1a \t\r\n")
    text = _decoded(data, declared)
    if text is None:
        raise SourceRefused("refused.not_text", file=file)
    text = text.rstrip("\0\x1a \t\r\n").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise SourceRefused("refused.nul", file=file, row=text.count("\n", 0, text.index("\0")) + 1)
    return text


def declared_charset(text: str) -> str:
    """Return the character set that the head of an OFX file names, "" for none."""
    found = _CHARSET.search(text[:_OFX_BYTES])
    return (found[1] or found[2] or "") if found else ""


def _decoded(data: bytes, declared: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    tried = ["utf-8", "gb18030"] if _looks_chinese(data) else ["utf-8", known_charset(declared)]
    for encoding in (*tried, "cp1252", "latin-1"):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def known_charset(declared: str) -> str:
    """Return Python's name of a declared character set, "" for none that is to be trusted."""
    plain = declared.strip().lower().removeprefix("windows-").removeprefix("cp")
    plain = _CALLED.get(plain, plain)
    try:
        name = codecs.lookup(plain).name
    except LookupError:
        return ""
    return name if _TEXT_CODEC.fullmatch(name) else ""


def _looks_chinese(data: bytes) -> bool:
    """Return whether bytes above ASCII come in pairs, most of them common Chinese characters.

    Western letters stand alone among others; where two meet they are no common character.
    """
    runs = _GB.findall(data)
    if not runs or any(len(run) % 2 or run[0] < 0xA1 for run in runs):
        return False
    leads = [byte for run in runs for byte in run[::2]]
    common = sum(0xA1 <= byte <= 0xA3 or 0xB0 <= byte <= 0xD7 for byte in leads)
    hanzi = sum(0xB0 <= byte <= 0xD7 for byte in leads)
    return bool(common * 10 >= len(leads) * 8 and hanzi * 2 >= len(leads))
