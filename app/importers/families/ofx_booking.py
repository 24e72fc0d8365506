"""One booking (`STMTTRN`) of OFX: its amount by the file's own decimal mark, its day, its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME
from app.importers.families.entries import Entry, Exact, day, exact, one_line
from app.importers.families.ofx_tags import Node

_TIME = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2})?(?:\.[0-9]*)?)?(.*)")
_ZONE = re.compile(r"\s*\[\s*([+-]?[0-9]{1,2})(?:\.([0-9]{1,2}))?\s*(?::[^\]]*)?\]\s*")
_NO_ZONE = re.compile(r"\s*(?:\[[^\]]*\]?|Z)?\s*")
_NUMBER = re.compile(r"[+-]?[0-9]*(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]+|[+-]?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]+")
_BLANKS = re.compile(r"[+-]? *(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]*)(?:[.,][0-9]+)?")
_THREE = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_CHARGES = frozenset({"FEE", "SRVCHG"})
_NO_ID = re.compile(r"0*|NONE|N/?A|-+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The decimal marks that a file uses: `point`, `comma`, each where an amount shows it beyond doubt."""

    point: bool
    comma: bool

    @classmethod
    def of(cls, printed: Iterable[str]) -> Marks:
        """Look at all amounts of a file."""
        sure = [text for one in printed if (text := _tight(one)) and not _THREE.fullmatch(text)]
        marks = {mark for text in sure if (mark := _decimal_mark(text))}
        return cls("." in marks, "," in marks)

    def amount(self, printed: str) -> Exact | None:
        """Return a printed amount; None for what is none, or could be read in two ways.

        The standard knows no grouping, point and comma both part the decimals. `1.234` and `1,234` may be thousands
        all the same where the file's decimals stand behind the other mark, and a comma where nothing shows one.
        """
        text = _tight(printed)
        if _THREE.fullmatch(text):
            both = self.point and self.comma
            if both or (self.comma if "." in text else self.point or not self.comma):
                return None
        mark = _decimal_mark(text)
        whole, _, part = text.rpartition(mark) if mark else (text, "", "")
        return exact(re.sub("[.,]", "", whole) + (f".{part}" if mark else "")) if text else None


def _tight(printed: str) -> str:
    """Return an amount without blanks behind its sign and between its thousands; "" for what is no amount."""
    found = _BLANKS.fullmatch(printed)
    text = found[0].replace(" ", "") if found else printed.replace("\u2212", "-")
    known = _NUMBER.fullmatch(text) or _GROUPED.fullmatch(text)
    return text if known and any(one.isdigit() for one in text) else ""


def _decimal_mark(text: str) -> str:
    """Return the last of point and comma, "" where there is none."""
    return max(".,", key=text.rfind) if "." in text or "," in text else ""


def posted(printed: str) -> tuple[int, int] | None:
    """Return (seconds, offset) of a time as written; a day alone where it has no time, or one no clock shows."""
    found = _TIME.fullmatch(printed.strip())
    at = day(*map(int, found.group(1, 2, 3))) if found else None
    if found is None or at is None:
        return None
    zone = _ZONE.fullmatch(found[7])
    if zone is None and not _NO_ZONE.fullmatch(found[7]):
        return None
    if found[4] is None:
        return at, NO_TIME
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return at, NO_TIME
    return at + hour * 3600 + minute * 60 + second, _minutes(zone)


def _minutes(zone: re.Match[str] | None) -> int:
    """Return the offset of `[-5:EST]`, `[5.5:IST]` or `[+5.30]`; without one it is UTC."""
    if zone is None:
        return 0
    parts = {"5": 30, "50": 30, "30": 30, "75": 45, "45": 45, "25": 15, "15": 15}
    minutes = abs(int(zone[1])) * 60 + parts.get(zone[2] or "", 0)
    minutes = -minutes if zone[1].startswith("-") else minutes
    return minutes if abs(minutes) <= 14 * 60 else 0


def booking(node: Node, row: int, marks: Marks, currency: str) -> Entry:
    """Return a booking; SourceRefused names the element that cannot be read exactly."""
    amount = marks.amount(_single(node, "TRNAMT", row))
    printed = node.value("TRNAMT")
    if amount is None:
        key = "refused.decimal_mark" if _THREE.fullmatch(printed) else "refused.not_amount"
        raise SourceRefused(key, row=row, column="TRNAMT", value=printed[:60])
    day_text = _single(node, "DTPOSTED", row)
    when = posted(day_text)
    if when is None:
        raise SourceRefused("refused.not_time", row=row, column="DTPOSTED", value=day_text[:60])
    kind, number = node.value("TRNTYPE").upper(), _id(_single(node, "FITID", row))
    payee = node.first("PAYEE", "EXTDPAYEE")
    name = node.value("NAME") or (payee.value("NAME") if payee else "")
    own = node.first("CURRENCY")
    entry = Entry(
        row=row,
        amount=amount,
        at=when[0],
        offset=when[1],
        fee=kind in _CHARGES,
        currency=(own.value("CURSYM").upper() if own else "") or currency,
        channel_ref=number,
        order_ref=_id(node.value("REFNUM")) or _id(node.value("CHECKNUM")),
        counterparty=one_line(name),
        subtype=kind,
        text=one_line(name, *node.every("MEMO"), *node.every("EXTDNAME")),
    )
    if number:
        entry.key = f"{number}|{entry.at // 86_400}|{amount[0]}|{amount[1]}|{entry.currency}"
    return entry


def _single(node: Node, name: str, row: int) -> str:
    """Return a value that a booking must not state in two ways."""
    found = node.every(name)
    if len(found) > 1:
        raise SourceRefused("refused.value", row=row, column=name, value=" / ".join(found)[:60])
    return found[0] if found else ""


def _id(printed: str) -> str:
    return "" if _NO_ID.fullmatch(printed) else printed
