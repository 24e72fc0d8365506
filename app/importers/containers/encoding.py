"""Bytes of a text source → a UTF-8 file with the same lines; strict, in blocks, never with replacement characters."""

from __future__ import annotations

import codecs
import mmap
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused

HEAD_BYTES = 64 * 1024
_BLOCK = 1 << 20
_CHECKED = 1 << 24  # bytes whose validity is checked at a time
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BOMS = tuple(mark for mark, _encoding in _BOMS)
#: Encodings of Japan and Korea: nearly any Chinese bytes decode in them, so words of their banks' lists must tell.
_EASTERN = {
    "cp932": ("残高", "摘要", "取引日", "日付", "年月日", "入出金", "お預入れ", "お引出し", "金額", "出金", "入金"),
    "cp949": ("거래일", "거래", "적요", "잔액", "출금", "입금", "금액", "계좌"),
}
_TELLING = 2  # of those words
#: What Western European exports are in that are not UTF-8; only readers that say so see a source in it.
WESTERN = "cp1252"
_FEW_ZEROS = 8  # how many times as many zeros the place of digits has in two-byte text
_HIGH = re.compile(rb"[\x80-\xff]+")
_ACCENTS = 2  # high bytes in a row; more are no word of Western Europe


def candidates(head: bytes, whole: bool) -> list[str]:
    """Return the encodings in which `head` decodes, likeliest first; a byte order mark leaves one.

    whole: the head is all of the source; else its last character may be cut.
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return [encoding] if decoded(head, encoding, whole) is not None else []
    tried = ("utf-8", "gb18030", "big5") if b"\0" not in head else ("utf-8", *_unmarked(head), "gb18030", "big5")
    found = [one for one in tried if decoded(head, one, whole) is not None]
    return found if "utf-8" in found else [*_eastern(head, whole), *found]


def _eastern(head: bytes, whole: bool) -> list[str]:
    """Return the encoding of Japan or Korea in whose words bytes speak."""
    texts = {encoding: decoded(head, encoding, whole) or "" for encoding in _EASTERN}
    return [one for one, text in texts.items() if sum(word in text for word in _EASTERN[one]) >= _TELLING]


def _unmarked(head: bytes) -> list[str]:
    """Return the encoding of two-byte text without its mark: digits and separators leave every other byte zero.

    Some characters, 退 of 退款 among them, leave a zero in the other place.
    """
    even, odd = head[::2].count(0), head[1::2].count(0)
    if _FEW_ZEROS * even < odd and 8 * odd > len(head):
        return ["utf-16-le"]
    return ["utf-16-be"] if _FEW_ZEROS * odd < even and 8 * even > len(head) else []


def is_western(head: bytes) -> bool:
    """Return whether bytes that are not UTF-8 look like letters of Western Europe among ASCII, not like Chinese.

    Chinese two-byte codes mostly come in pairs of high bytes; an accented letter stands alone.
    """
    runs = [len(one) for one in _HIGH.findall(head)]
    alone = sum(1 for one in runs if one % 2)
    return bool(runs) and 2 * alone > len(runs) and max(runs) <= _ACCENTS


def decoded(head: bytes, encoding: str, whole: bool) -> str | None:
    """Return the text of `head`, None where it is not in `encoding`."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(head, final=whole)
    except UnicodeDecodeError:
        return None


def decoded_lines(head: bytes, encoding: str) -> str:
    """Return the whole lines before the first byte that is not in `encoding`, "" where there are none."""
    try:
        return head.decode(encoding)
    except UnicodeDecodeError as wrong:
        good = head[: head.rfind(b"\n", 0, wrong.start) + 1]
        return decoded(good, encoding, True) or ""


def as_utf8(path: str, encoding: str, to: str, *, file: str) -> str:
    """Return the path of a UTF-8 file without mark whose lines end in LF or CRLF: `path` itself or `to`.

    SourceRefused names the line where a byte is not in `encoding`, or where a NUL stands.
    """
    if encoding == "utf-8" and not _checked_in_place(path, file):
        return path
    line = 1
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    held = ""  # a CR at the end of a block may belong to a LF that follows
    with Path(path).open("rb") as source, Path(to).open("wb") as out:
        while True:
            block = source.read(_BLOCK)
            try:
                text = held + decoder.decode(block, final=not block)
            except UnicodeDecodeError as wrong:
                row = line + _breaks(wrong.object[: wrong.start], encoding)
                raise SourceRefused("refused.encoding", file=file, row=row, encoding=encoding) from None
            if "\0" in text:
                raise SourceRefused("refused.nul", file=file, row=line + text[: text.index("\0")].count("\n"))
            held = "\r" if block and text.endswith("\r") else ""
            text = text[:-1] if held else text
            if text.count("\r") != text.count("\r\n"):
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            line += text.count("\n")
            out.write(text.encode("utf-8"))
            if not block:
                return to


def _breaks(data: object, encoding: str) -> int:
    text = bytes(data).decode(encoding, "ignore") if isinstance(data, (bytes, bytearray)) else ""
    return text.count("\n")


def _checked_in_place(path: str, file: str) -> bool:
    """Refuse what is not UTF-8; return whether the file must be rewritten because of bare CRs."""
    bare = False
    with Path(path).open("rb") as source:
        data = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
    view = memoryview(data)  # both go with their last reader: a refusal may still hold a piece
    for start, stop in _cuts(data):
        piece = view[start:stop]
        wrong = _fault(piece)
        if wrong is not None:
            key, at = wrong
            said = {"encoding": "utf-8"} if key == "refused.encoding" else {}
            raise SourceRefused(key, file=file, row=_line_at(data, start + at), **said)
        if not bare and data.find(b"\r", start, stop) >= 0:
            array = np.frombuffer(piece, np.uint8)
            returns = np.flatnonzero(array == 13)
            bare = returns[-1] == len(array) - 1 or bool((array[returns + 1] != 10).any())
    return bare


def _cuts(data: mmap.mmap) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) of blocks that end with a line, where lines are of a sane length."""
    start, size = 0, len(data)
    while start < size:
        stop = min(start + _CHECKED, size)
        if stop < size:
            cut = data.rfind(b"\n", start, stop) + 1
            stop = cut or _character_end(data, stop)
        yield start, stop
        start = stop


def _character_end(data: mmap.mmap, at: int) -> int:
    while at < len(data) and data[at] & 0xC0 == 0x80:
        at += 1
    return at


def _fault(piece: memoryview) -> tuple[str, int] | None:
    """Return (what is wrong, where) of the first byte that is not UTF-8, or of the first NUL."""
    offsets = pa.py_buffer(np.array([0, len(piece)], np.int32))
    try:
        pa.StringArray.from_buffers(1, offsets, pa.py_buffer(piece)).validate(full=True)
    except pa.ArrowInvalid:
        try:
            bytes(piece).decode("utf-8")
        except UnicodeDecodeError as wrong:
            return "refused.encoding", wrong.start
    array = np.frombuffer(piece, np.uint8)
    return None if array.all() else ("refused.nul", int(np.argmin(array)))


def _line_at(data: mmap.mmap, stop: int) -> int:
    """Return the number of the line in which byte `stop` stands; asked for a fault alone, for it is slow."""
    return 1 + sum(data[at : min(at + _BLOCK, stop)].count(b"\n") for at in range(0, stop, _BLOCK))
