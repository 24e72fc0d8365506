"""A last line of totals that no reader knows: no row, if every figure in it is the sum of its column.

Programs and people put such a line below lists of orders and payments. Where one figure is not that sum the line
stays a row, and is refused as one: nothing is left out that was not added up again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.importers import amounts
from app.importers.names import clean_cell, same_name

#: What the first word of such a line is.
TOTALS = ("合计", "总计", "小计", "总额", "total", "totals", "grandtotal", "sum")
_DIGITS = 5  # decimals that are compared


def totals_in(cells: Sequence[str]) -> dict[int, int]:
    """Return column from 0 → figure of a line of totals; empty for any other line."""
    filled = [(at, text) for at, one in enumerate(cells) if (text := clean_cell(one))]
    if len(filled) < 2 or same_name(filled[0][1]).rstrip(":：") not in TOTALS:
        return {}
    found = {at: amounts.parse(text, _DIGITS) for at, text in filled[1:]}
    return {at: one for at, one in found.items() if one is not None} if None not in found.values() else {}


def is_sum(stated: dict[int, int], rows: Iterable[Sequence[str]]) -> bool:
    """Return whether each figure is the sum of its column in `rows`; a blank cell counts as nothing."""
    sums = dict.fromkeys(stated, 0)
    for cells in rows:
        for at in stated:
            text = clean_cell(cells[at]) if at < len(cells) else ""
            if text in ("", "-", "--", "/"):
                continue
            value = amounts.parse(text, _DIGITS)
            if value is None:
                return False
            sums[at] += value
    return bool(stated) and sums == stated
