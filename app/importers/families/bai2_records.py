"""BAI2 records: physical lines joined to records, their fields, funds types and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.errors import SourceRefused

#: Records that begin a line; a text may hold anything else.
_CODES = ("01", "02", "03", "16", "49", "88", "98", "99")
_NEXT = re.compile(r"/\s*(?=(?:02|03|16|49|88|98|99),)")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_FUNDS = frozenset({"", "0", "1", "2", "Z", "V", "S", "D"})


@dataclass(slots=True)
class Record:
    """One logical record: its code, where it starts, its lines without code and mark, how many lines it has."""

    code: str
    row: int
    suffix: int
    lines: list[str] = field(default_factory=list)

    @property
    def fields(self) -> list[str]:
        """Return all fields, continuations included."""
        return [one.strip() for line in self.lines for one in line.split(",")]


def records(text: str, file: str) -> Iterator[Record]:
    """Yield the records of a file; SourceRefused where a line is none."""
    first = text.lstrip().split("\n", 1)[0]
    several = bool(_NEXT.search(first))  # records follow each other without line ends
    current: Record | None = None
    for row, line in enumerate(text.split("\n"), start=1):
        pieces = _NEXT.split(line) if several else [line]
        held = [piece.strip().strip('"').strip() for piece in pieces if piece.strip(' \t"')]
        for at, piece in enumerate(held, start=1):
            code = piece[:2]
            if code not in _CODES or piece[2:3] not in (",", "/", ""):
                if current is None or current.code != "16":
                    raise SourceRefused("refused.word", file=file, row=row, value=piece[:60])
                current.lines[-1] += " " + _unmarked(piece)  # a text that ran over its line
                continue
            rest = _unmarked(piece[3:])
            if code == "88":
                if current is None:
                    raise SourceRefused("refused.word", file=file, row=row, value=piece[:60])
                current.lines.append(rest)
                continue
            if current is not None:
                yield current
            current = Record(code, row, at if len(held) > 1 else 0, [rest])
    if current is not None:
        yield current


def _unmarked(piece: str) -> str:
    return piece.rstrip().removesuffix("/").rstrip()


def number(text: str) -> int | None:
    """Return a whole number with or without sign, 0 for a blank one, None for anything else."""
    if not text:
        return 0
    return int(text) if _WHOLE.fullmatch(text) else None


def after_funds(fields: list[str], at: int) -> int:
    """Return where the fields go on behind the funds type at `at`; −1 where it is none."""
    kind = fields[at] if at < len(fields) else ""
    if kind not in _FUNDS:
        return -1
    if kind == "V":
        return at + 3
    if kind == "S":
        return at + 4
    if kind == "D":
        count = number(fields[at + 1]) if at + 1 < len(fields) else None
        return -1 if count is None or not 0 <= count <= 31 else at + 2 + 2 * count
    return at + 1


@dataclass(frozen=True, slots=True)
class Summary:
    """One balance or total of an account: type code, amount in the smallest unit (None = blank), number of items."""

    code: str
    amount: int | None
    count: int | None


def summaries(record: Record, file: str) -> list[Summary]:
    """Return the balances and totals of an account record.

    A group of fields may go on in the next line; where the fields joined make no sense, each line is taken by itself.
    """
    joined = _groups(record.fields[2:])
    if joined is None:
        lines = [[one.strip() for one in line.split(",")] for line in record.lines]
        parts = [_groups(fields[0 if at else 2 :]) for at, fields in enumerate(lines)]
        if any(part is None for part in parts):
            raise SourceRefused("refused.value", file=file, row=record.row, value=",".join(record.fields)[:60])
        return [one for part in parts for one in part or []]
    return joined


def _groups(fields: list[str]) -> list[Summary] | None:
    found: list[Summary] = []
    at = 0
    while at < len(fields):
        code = fields[at]
        if not code:
            at += 1  # defaulted fields at the end of a line
            continue
        if not re.fullmatch("[0-9]{3}", code):
            return None
        amount, count = (fields[one] if one < len(fields) else "" for one in (at + 1, at + 2))
        value, items = number(amount), number(count)
        behind = after_funds(fields, at + 3)
        if value is None or items is None or items < 0 or behind < 0:
            return None
        found.append(Summary(code, value if amount else None, items if count else None))
        at = behind
    return found


@dataclass(frozen=True, slots=True)
class Detail:
    """One transaction as printed."""

    code: str
    amount: str
    value_day: str
    bank_ref: str
    customer_ref: str
    text: str


def detail(record: Record, file: str) -> Detail:
    """Return the fields of a transaction; its text is all that follows the references, commas included.

    Amount and references stand in the first line; what continues it is text.
    """
    fields = [one.strip() for one in record.lines[0].split(",")]
    behind = after_funds(fields, 2)
    if behind < 0:
        raise SourceRefused("refused.word", file=file, row=record.row, column="funds type", value=fields[2][:60])
    refs = [fields[at] if at < len(fields) else "" for at in (behind, behind + 1)]
    texts = [",".join(record.lines[0].split(",")[behind + 2 :]), *record.lines[1:]]
    amount = fields[1] if len(fields) > 1 else ""
    value_day = fields[3] if fields[2:3] == ["V"] and len(fields) > 3 else ""
    return Detail(fields[0], amount, value_day, refs[0], refs[1], " ".join(texts))
