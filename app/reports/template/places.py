"""Where things stand once rows of fields were repeated, and formulas that say so.

A row of fields that becomes n rows pushes what stands below it down by n − 1, as inserted rows do. References follow
as in a spreadsheet program: those below move, ranges over the row grow with it. A formula in the row itself goes from
row to row as if it was filled down. What cannot follow truly is refused: a single cell of the row that is named from
elsewhere (which of the rows is meant?), cells named by text (INDIRECT), ranges over several sheets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from app.domain.errors import SourceRefused

MOST_ROWS = 1_048_576

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})")
_ROW = re.compile(r"(\$?)([1-9][0-9]{0,6})")
_BY_TEXT = frozenset({"INDIRECT("})


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows of one sheet that are repeated: row → how many there will be, at least 1."""

    counts: Mapping[int, int] = field(default_factory=dict)
    _rows: list[int] = field(init=False)
    _sums: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", sorted(self.counts))
        object.__setattr__(self, "_sums", [0, *accumulate(self.counts[row] - 1 for row in self._rows)])

    def first(self, row: int) -> int:
        """Return where a row stands afterwards; of a repeated one its first."""
        return row + self._sums[bisect_left(self._rows, row)]

    def last(self, row: int) -> int:
        """Return where a row stands afterwards; of a repeated one its last."""
        return min(MOST_ROWS, row + self._sums[bisect_right(self._rows, row)])

    def repeats(self, row: int) -> bool:
        """Tell whether a row is a row of fields."""
        return row in self.counts

    def added(self) -> int:
        """Return by how many rows the sheet grows."""
        return self._sums[-1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: sheet, cell for messages, its row if that is a row of fields (else 0)."""

    sheet: str
    cell: str
    row: int = 0

    def param(self) -> dict[str, Any]:
        """Return it as a parameter of a text."""
        return {"key": "template.place", "params": {"sheet": self.sheet, "cell": self.cell}}


class Moves:
    """What becomes of references, in every sheet of a workbook; sheets: title → growth."""

    def __init__(self, sheets: Mapping[str, Growth]) -> None:
        self._sheets = {title.casefold(): growth for title, growth in sheets.items()}

    @property
    def grows(self) -> bool:
        """Tell whether any sheet has rows of fields."""
        return any(one.counts for one in self._sheets.values())

    def formula(self, text: str, here: Place) -> str:
        """Return a formula ("=…") with its references where they belong; SourceRefused names one that has no place."""
        from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

        if not self.grows:
            return text
        try:
            made = Tokenizer(text)
        except TokenizerError as exc:
            raise SourceRefused("template.formula", place=here.param(), formula=text) from exc
        out = ["="]
        for token in made.items:
            if token.type == Token.FUNC and token.value.upper().removeprefix("_XLFN.") in _BY_TEXT:
                raise SourceRefused("template.by_text", place=here.param(), formula=text)
            is_range = token.type == Token.OPERAND and token.subtype == Token.RANGE
            out.append(self.reference(token.value, here, text) if is_range else token.value)
        return "".join(out)

    def reference(self, text: str, here: Place, formula: str = "") -> str:
        """Return a reference ("B3", "$A$1:$C$9", "Sheet!4:5") where it belongs; names of ranges stay."""
        lead, mark, area = text.rpartition("!")
        title = lead.strip("'").replace("''", "'") if mark else here.sheet
        if ":" in title or "[" in title:
            raise SourceRefused("template.many_sheets", place=here.param(), formula=formula or text)
        growth = self._sheets.get(title.casefold())
        if growth is None or not growth.counts:
            return text
        own = here.row if title.casefold() == here.sheet.casefold() else 0
        ends = area.split(":")
        if len(ends) == 1:
            return lead + mark + self._cell(area, growth, own, here, formula or text)
        if len(ends) == 2:
            rows = all(_ROW.fullmatch(one) for one in ends)
            if rows or all(_CELL.fullmatch(one) for one in ends):
                return lead + mark + ":".join(_range(ends, growth, own))
        return text  # whole columns, names

    def link(self, text: str, here: Place) -> str:
        """Return where a link leads; to the first of the rows where it led to a row of fields."""
        lead, mark, area = text.rpartition("!")
        title = lead.strip("'").replace("''", "'") if mark else here.sheet
        growth = self._sheets.get(title.casefold(), Growth())
        return (
            lead
            + mark
            + ":".join(
                f"{found[1]}{found[2]}{found[3]}{growth.first(int(found[4]))}"
                if (found := _CELL.fullmatch(end))
                else end
                for end in area.split(":")
            )
        )

    def _cell(self, area: str, growth: Growth, own: int, here: Place, formula: str) -> str:
        found = _CELL.fullmatch(area)
        if found is None:
            return area
        row = int(found[4])
        if growth.repeats(row) and row != own:
            raise SourceRefused("template.one_of_many", place=here.param(), cell=area.replace("$", ""), formula=formula)
        return f"{found[1]}{found[2]}{found[3]}{growth.first(row)}"


def _range(ends: list[str], growth: Growth, own: int) -> list[str]:
    """Return both ends of a range; own: the row of fields that the formula itself stands in, 0 for none.

    There an end without $ goes from row to row, so that `$F$5:F5` adds up to the row it stands in.
    """
    cut = [_ends(one) for one in ends]
    (left, first), (right, last) = cut
    swapped = first > last
    low, high = (last, first) if swapped else (first, last)
    fixed = [one.endswith("$") for one in (left, right)]
    high_fixed = fixed[0] if swapped else fixed[1]
    low_at = growth.first(low)
    high_at = growth.first(high) if own and high == own and not high_fixed else growth.last(high)
    first, last = (high_at, low_at) if swapped else (low_at, high_at)
    return [f"{left}{first}", f"{right}{last}"]


def _ends(end: str) -> tuple[str, int]:
    """Cut "$A$5" into "$A$" and 5, "$5" into "$" and 5."""
    at = len(end.rstrip("0123456789"))
    return end[:at], int(end[at:])


def filled_down(text: str, by: int) -> str:
    """Return a formula `by` rows further down: rows without $ go along."""
    from openpyxl.formula.translate import Translator

    return str(Translator(text, "A1").translate_formula(row_delta=by)) if by else text


def moved_area(area: str, growth: Growth) -> str:
    """Return a range without a sheet ("A1", "A1:C9 E5", "4:5") as ranges of the sheet itself stand afterwards."""
    out = []
    for one in area.split():
        ends = one.split(":")
        if all(_CELL.fullmatch(end) or _ROW.fullmatch(end) for end in ends):
            ends = _range([ends[0], ends[-1]], growth, 0)
            out.append(ends[0] if ends[0] == ends[1] and ":" not in one else ":".join(ends))
        else:
            out.append(one)
    return " ".join(out)
