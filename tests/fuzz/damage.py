"""Damaged copies of a file: one cell, mark, digit or line of a text, one element of a workbook, or some bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

#: What is put in the place of a cell.
CELLS = (
    *("", " ", "-", "--", "NaN", "nan", "inf", "1e309", "-1e309", "1E+15", "4.2E+27", "9" * 40, "0x1", "=1+1"),
    *("1,234", "1.234", "12,34", "1 234,56", "(3.00)", "+5", "-0", "1.2.3", "１２", "٣", "0.001", "-0.005", "1.999999"),
    *("'", '"', '""', 'a"b', "`", "\t", ";", "|", "\n", "\r", "\0", "\x1f", "\x85", "\u2028", "\ufeff", "\u200b"),
    *("\u202e", "abc", "退款", "USD", "CNY", "2026-13-45", "0000-00-00", "31/02/2026", "99991231", "24:00:00", "true"),
)
MARKS = "0123456789.,-+eE\"'`;:|\t \u00e9\u3000/"
#: Kinds of damage that leave all rows there, and that may take some away.
SAME = ("cell", "cells", "mark", "digit", "swap", "element")
ROWS = ("drop", "twice", "cut", "end", "bytes", "packed")
_KINDS = ("cell", "cells", "mark", "digit", "drop", "twice", "swap", "cut", "end")
_OFTEN = (40, 8, 14, 10, 8, 8, 4, 4, 4)
_OFTEN_MARKUP = 0.7


def damaged(raw: bytes, dice: random.Random) -> tuple[str, bytes]:
    """Return the kind of damage and the damaged bytes of a text, a workbook or anything else."""
    if raw[:2] == b"PK" and dice.random() < 0.9:
        return _repacked(raw, dice)
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        marked = "</" in text or "<STMTTRN>" in text
        if marked and dice.random() < _OFTEN_MARKUP:
            kind, text = "element", _element(text, dice)
        else:
            kind, text = _text(text, dice)
        return kind, text.encode(encoding, "replace")
    return "bytes", _bytes(raw, dice)


def _text(text: str, dice: random.Random) -> tuple[str, str]:
    lines = text.split("\n")
    kind = dice.choices(_KINDS, _OFTEN)[0]
    at = dice.randrange(len(lines))
    if kind == "drop":
        del lines[at]
    elif kind == "twice":
        lines.insert(dice.randrange(len(lines) + 1), lines[at])
    elif kind == "swap":
        other = dice.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "end":
        lines = lines[: at + 1]
    else:
        lines[at] = _line(lines[at], kind, dice)
    return kind, "\n".join(lines)


def _line(line: str, kind: str, dice: random.Random) -> str:
    if kind in ("cell", "cells"):
        mark = max("\t,;|", key=line.count)
        cells = line.split(mark)
        one, other = dice.randrange(len(cells)), dice.randrange(len(cells))
        if kind == "cell":
            cells[one] = dice.choice(CELLS)
        else:
            cells[one], cells[other] = cells[other], cells[one]
        return mark.join(cells)
    if kind == "cut":
        return line[: dice.randrange(len(line) + 1)]
    digits = [at for at, one in enumerate(line) if one.isdecimal()]
    if kind == "digit" and digits:
        place = dice.choice(digits)
        return line[:place] + dice.choice("0123456789") + line[place + 1 :]
    place = dice.randrange(len(line) + 1)
    return line[:place] + dice.choice(MARKS) + line[place + dice.randint(0, 1) :]


def _repacked(raw: bytes, dice: random.Random) -> tuple[str, bytes]:
    """Return an archive or a workbook of which one member is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = {one: packed.read(one) for one in packed.namelist()}
    except Exception:  # noqa: BLE001 - damaged before: zipfile raises a dozen kinds
        return "bytes", _bytes(raw, dice)
    wanted = [one for one in members if "sheet" in one or "Strings" in one or not one.endswith(".xml")] or list(members)
    name = dice.choice(wanted)
    kind = "packed"
    change: Callable[[bytes, random.Random], bytes] = _bytes
    if name.endswith(".xml") and dice.random() < 0.8:
        kind, change = "element", lambda xml, dice: _element(xml.decode("utf-8", "replace"), dice).encode()
    members[name] = change(members[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, content in members.items():
            packed.writestr(one, content)
    return kind, out.getvalue()


def _element(text: str, dice: random.Random) -> str:
    """Return markup with the content of one element changed: all of it, or one digit."""
    starts = [at for at, one in enumerate(text) if one == ">" and text[at + 1 : at + 2] not in ("", "<", "\r", "\n")]
    if not starts:
        return _line(text, "mark", dice)
    at = dice.choice(starts) + 1
    end = text.find("<", at)
    end = end if end >= 0 else len(text)
    if dice.random() < 0.4:
        value = _line(text[at:end], "digit", dice)
    else:
        value = dice.choice(CELLS).replace("\0", "").replace("\x1f", "")
    return text[:at] + value + text[end:]


def _bytes(raw: bytes, dice: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.randint(1, 4)):
        if not found:
            break
        at = dice.randrange(len(found))
        choice = dice.random()
        if choice < 0.6:
            found[at] = dice.randrange(256)
        elif choice < 0.8:
            del found[at : at + dice.randint(1, 16)]
        else:
            found[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 8)))
    return bytes(found)
