"""Zip archives and gzip files, one level deep: checked before anything is unpacked, counted while it is."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app.domain.errors import SourceRefused

MOST_MEMBERS = 1_000
MOST_BYTES = 2_000_000_000  # unpacked, all members together
MOST_RATIO = 200  # unpacked to packed, of members above 20 MB
BIG_MEMBER = 20_000_000
GZIP = b"\x1f\x8b"
_GZIP_LEAST = 18  # bytes of its frame
_HEADER = 30  # bytes of a local header before its name
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_ENTRY = 46  # bytes of a member's entry in the directory before its name
_UTF8 = 0x08  # in the second byte of the flags: the name is UTF-8
_BLOCK = 1 << 20
#: What is raised where an archive or a member of it is damaged, or packed in a way that nobody here knows.
BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, NotImplementedError, struct.error,
    *([zipfile.lzma.LZMAError] if zipfile.lzma else []),  # type: ignore[attr-defined]
)  # fmt: skip
_MOST_DEFLATED = 1_032  # what deflate can pack at most: a size beyond it is not the file's
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|~\$)", re.IGNORECASE)
#: UnionPay's archive of a clearing day: its trades, and what lies beside them without one.
_TRADES = re.compile(r"(^|/)INN[0-9]{6}[0-9A-Z]{2}ZME?_[0-9A-Z]{15}$")
_NO_TRADES = re.compile(r"(^|/)(?:R[DN][0-9]{4}|PED)[0-9A-Z_]*$")
_DEVICE = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)", re.IGNORECASE)


class _Packed(io.BufferedReader):
    """An archive's file; names that are flagged as UTF-8 and are not lose the flag, as Alipay writes some in GBK."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes; of a directory or of a local header with the flags as they should be."""
        data = super().read(size)
        if data.startswith(_CENTRAL):
            return _truly_flagged(data)
        if len(data) == _HEADER and data.startswith(_LOCAL):
            after = self.tell()
            name = super().read(int.from_bytes(data[26:28], "little"))
            self.seek(after)
            return data if _is_utf8(name) else data[:7] + bytes([data[7] & ~_UTF8]) + data[8:]
        return data


def _truly_flagged(directory: bytes) -> bytes:
    found, at = bytearray(directory), 0
    while directory[at : at + 4] == _CENTRAL and at + _ENTRY <= len(directory):
        lengths = struct.unpack_from("<HHH", directory, at + 28)
        if not _is_utf8(directory[at + _ENTRY : at + _ENTRY + lengths[0]]):
            found[at + 9] &= ~_UTF8
        at += _ENTRY + sum(lengths)
    return bytes(found)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _packed(path: str) -> _Packed:
    return _Packed(io.FileIO(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive: its place, its name decoded, its declared size, and whether it is locked.

    wrong: key of the refusal where its name or kind must not be unpacked, else "".
    """

    index: int
    name: str
    size: int
    locked: bool
    wrong: str = ""


def members(path: str, file: str) -> list[Member]:
    """Return the files of an archive; refuse one that is broken, empty, a bomb, or whose members overlap."""
    try:
        with _packed(path) as source, zipfile.ZipFile(source) as packed:
            infos = packed.infolist()
            packed_end = packed.start_dir
    except BROKEN as broken:
        raise SourceRefused("refused.archive_broken", file=file) from broken
    _check(infos, packed_end, file)
    found = []
    for index, info in enumerate(infos):
        name = member_name(info)
        if info.is_dir() or _JUNK.search(name):
            continue
        wrong = "refused.member_name" if _hostile(info, name) else ""
        # the name goes into messages and tables: without what a terminal or a path may act on
        shown = "".join(one if one.isprintable() else "\ufffd" for one in name.replace("\\", "/"))
        locked = bool(info.flag_bits & 1)
        found.append(Member(index=index, name=shown, size=info.file_size, locked=locked, wrong=wrong))
    if not found:
        raise SourceRefused("refused.archive_empty", file=file)
    return _with_trades(found)


def _with_trades(found: list[Member]) -> list[Member]:
    """Return the files of an archive; of UnionPay's without those that hold no trades, and without empty lists."""
    trades = [one for one in found if _TRADES.search(one.name) and one.size]
    if not trades:
        return found
    return [one for one in found if one in trades or not (_TRADES.search(one.name) or _NO_TRADES.search(one.name))]


def gzip_member(path: str, file: str) -> Member:
    """Return the one file that a gzip file holds, under the name of the outer one; refuse a bomb.

    Its size stands in the last four bytes; the name that it states itself means nothing here.
    """
    packed = Path(path).stat().st_size
    with Path(path).open("rb") as source:
        source.seek(max(0, packed - 4))
        size = int.from_bytes(source.read(4), "little")
    if packed < _GZIP_LEAST or size > _MOST_DEFLATED * packed:
        raise SourceRefused("refused.archive_broken", file=file)
    if size > MOST_BYTES or (size > BIG_MEMBER and size > MOST_RATIO * packed):
        raise SourceRefused("refused.archive_bomb", file=file)
    own = re.split(r"[/\\]", file)[-1]
    return Member(index=0, name=re.sub(r"(?i)\.t?gz(?:ip)?$", "", own) or own, size=size, locked=False)


def _unpack_gzip(path: str, member: Member, to: str, file: str) -> str:
    """Write what a gzip file holds to `to`, counting real bytes; return their SHA-256."""
    digest, size = hashlib.sha256(), 0
    packed = zlib.decompressobj(wbits=31)
    try:
        with Path(path).open("rb") as source, Path(to).open("wb") as out:
            while not packed.eof and (block := packed.unconsumed_tail or source.read(_BLOCK)):
                plain = packed.decompress(block, _BLOCK)
                size += len(plain)
                if size > member.size:
                    break
                digest.update(plain)
                out.write(plain)
            rest = packed.unused_data + source.read(_BLOCK)
    except zlib.error as wrong:
        raise SourceRefused("refused.member_broken", file=file) from wrong
    if packed.eof and rest.startswith(GZIP):
        raise SourceRefused("refused.gzip_several", file=file)
    if not packed.eof or size != member.size or rest:
        raise SourceRefused("refused.member_broken", file=file)
    return digest.hexdigest()


def member_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name: UTF-8 where flagged, else as Chinese programs write it (GBK, unflagged)."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _hostile(info: zipfile.ZipInfo, name: str) -> bool:
    parts = [part.strip() for part in re.split(r"[/\\]", name)]
    link = stat.S_ISLNK(info.external_attr >> 16)
    outside = name.startswith(("/", "\\")) or ".." in parts or bool(re.match(r"^[A-Za-z]:", name))
    return link or outside or "\0" in name or any(_DEVICE.match(part) for part in parts)


def _check(infos: Sequence[zipfile.ZipInfo], packed_end: int, file: str) -> None:
    if len(infos) > MOST_MEMBERS:
        raise SourceRefused("refused.archive_members", file=file, count=len(infos), most=MOST_MEMBERS)
    dense = any(one.file_size > BIG_MEMBER and one.file_size > MOST_RATIO * max(1, one.compress_size) for one in infos)
    if dense or sum(one.file_size for one in infos) > MOST_BYTES:
        raise SourceRefused("refused.archive_bomb", file=file)
    last = 0
    for one in sorted(infos, key=lambda info: info.header_offset):
        if one.header_offset < last or one.header_offset + _HEADER + one.compress_size > packed_end:
            raise SourceRefused("refused.archive_overlap", file=file)
        last = one.header_offset + _HEADER + one.compress_size


def unpack(path: str, member: Member, to: str, passwords: Sequence[str], *, file: str) -> str:
    """Write one member to `to`, counting real bytes; return their SHA-256."""
    with Path(path).open("rb") as source:
        if source.read(len(GZIP)) == GZIP:
            return _unpack_gzip(path, member, to, file)
    if not member.locked:
        with _packed(path) as source, zipfile.ZipFile(source) as packed:
            return _copy(lambda: packed.open(packed.infolist()[member.index]), member, to, file)
    import pyzipper

    for password in passwords:
        for raw in dict.fromkeys((password.encode("utf-8"), password.encode("gb18030"))):
            try:
                with _packed(path) as source, pyzipper.AESZipFile(source) as packed:
                    packed.setpassword(raw)
                    info = packed.infolist()[member.index]
                    return _copy(lambda packed=packed, info=info: packed.open(info), member, to, file)
            except RuntimeError:  # zipfile's word for a wrong password
                continue
            except SourceRefused:
                # one wrong password in 256 passes the first check and fails at the checksum
                continue
    raise SourceRefused("refused.archive_password", file=file)


def _copy(opened: Any, member: Member, to: str, file: str) -> str:
    digest, size = hashlib.sha256(), 0
    try:
        stream: IO[bytes]
        with opened() as stream, Path(to).open("wb") as out:
            while block := stream.read(_BLOCK):
                size += len(block)
                if size > member.size:
                    raise SourceRefused("refused.member_broken", file=file)
                digest.update(block)
                out.write(block)
    except BROKEN as wrong:
        if isinstance(wrong, OSError) and wrong.errno is not None:
            raise  # the disk, not the archive
        raise SourceRefused("refused.member_broken", file=file) from wrong
    if size != member.size:
        raise SourceRefused("refused.member_broken", file=file)
    return digest.hexdigest()
