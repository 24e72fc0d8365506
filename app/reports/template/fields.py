"""What stands between {{ and }} in a cell: the name of a value, or of a column of a table, with a filter.

{{period}}  {{L1.side_a.amount}}  {{discrepancies.amount}}  {{discrepancies[state=open|waiting, comparison=L1].amount}}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from app.domain.errors import SourceRefused
from app.reports.template.names import TABLES, TEXT, meanings, single_kind

#: What an input method types where the signs of a field are meant.
_SIGNS = str.maketrans("［］【】＝．。｜！，", "[][]=..|!,")
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_LISTED = re.compile(r"([^\[\].]+)(?:\[([^\[\]]*)\])?\.([^\[\]]+)")
_LONGEST = 200  # characters of a field
_MOST_WAYS = 1_000


@dataclass(frozen=True, slots=True)
class Condition:
    """A column whose value is, or is not (`other`), one of `values`."""

    column: str
    values: tuple[str, ...]
    other: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field. table: "" where `name` is a single value, else the table whose column `name` is; said: as written."""

    name: str
    kind: str
    table: str = ""
    where: tuple[Condition, ...] = ()
    said: str = ""


def place(sheet: str, cell: str) -> dict[str, Any]:
    """Return where something stands, as a parameter of a text."""
    return {"key": "template.place", "params": {"sheet": sheet, "cell": cell}}


def holds_fields(text: str) -> bool:
    return "{{" in text


def pieces(text: str, sheet: str, cell: str) -> list[str | Field]:
    """Return a cell's text cut into plain text and fields; SourceRefused names what is no field, and where."""
    return [piece for _start, piece in _spans(text, place(sheet, cell))]


def pieces_of_runs(runs: list[str], sheet: str, cell: str) -> list[list[str | Field]]:
    """Return the same for each run of a rich text; a field that several share belongs to the one it begins in.

    Programs put Latin and Chinese signs into runs of their own, and so cut what somebody typed in one go. A cell that
    holds one field alone is one run.
    """
    text = "".join(runs)
    spans = _spans(text, place(sheet, cell))
    if len(spans) == 1 and isinstance(spans[0][1], Field):
        return [[spans[0][1]]]
    found: list[list[str | Field]] = []
    start = 0
    for run in runs:
        stop = start + len(run)
        mine: list[str | Field] = []
        for at, piece in spans:
            if isinstance(piece, Field):
                mine += [piece] if start <= at < stop else []
            else:
                mine.append(piece[max(0, start - at) : max(0, stop - at)])
        found.append([one for one in mine if one != ""])
        start = stop
    return found


def _spans(text: str, where: dict[str, Any]) -> list[tuple[int, str | Field]]:
    """Return every piece with the place where it begins."""
    found: list[tuple[int, str | Field]] = []
    last = 0
    for match in _FIELD.finditer(text):
        found += [(last, text[last : match.start()]), (match.start(), _field(match[1], where))]
        last = match.end()
    found.append((last, text[last:]))
    if any(isinstance(one, str) and "{{" in one for _start, one in found):
        raise SourceRefused("template.not_closed", place=where)
    return [one for one in found if one[1] != ""]


def _field(inside: str, where: dict[str, Any]) -> Field:
    said = inside.strip()
    plain = said[:_LONGEST].translate(_SIGNS)
    listed = _LISTED.fullmatch(plain)
    if listed is not None and (table := _known(listed[1], TABLES)):
        column = _dotted(listed[3], TABLES[table])
        if column is None:
            raise SourceRefused("template.unknown_column", place=where, field=said, table=table, name=listed[3].strip())
        conditions = _conditions(listed[2], table, said, where) if listed[2] is not None else ()
        return Field(column, TABLES[table][column], table, conditions, said)
    for name in _ways(plain):
        kind = single_kind(name)
        if kind is not None:
            return Field(name, kind, said=said)
    raise SourceRefused("template.unknown_field", place=where, field=said)


def _ways(name: str) -> Iterator[str]:
    """Give every name that a name may stand for, its parts in English."""
    parts = [meanings(_tidy(one)) for one in name.split(".")]
    yield from (".".join(one) for one in islice(product(*parts), _MOST_WAYS))


def _tidy(part: str) -> str:
    return unicodedata.normalize("NFKC", part).strip()


def _known(word: str, names: dict[str, Any]) -> str | None:
    return next((one for one in meanings(_tidy(word)) if one in names), None)


def _dotted(name: str, columns: dict[str, str]) -> str | None:
    return next((one for one in _ways(name) if one in columns), None)


def _conditions(text: str, table: str, said: str, where: dict[str, Any]) -> tuple[Condition, ...]:
    found = []
    for one in text.split(","):
        name, sign, values = one.partition("=")
        other = name.rstrip().endswith("!")
        column = _dotted(name.rstrip().removesuffix("!"), TABLES[table])
        if not sign or not values.strip():
            raise SourceRefused("template.wrong_filter", place=where, field=said)
        if column is None:
            raise SourceRefused("template.unknown_column", place=where, field=said, table=table, name=name.strip())
        found.append(Condition(column, tuple(value.strip() for value in values.split("|")), other))
    return tuple(found)


def whole(cut: list[str | Field]) -> Field | None:
    """Return the field of a cell that holds nothing else: such a cell becomes a number or a date."""
    return cut[0] if len(cut) == 1 and isinstance(cut[0], Field) and cut[0].kind != TEXT else None
