"""What spreadsheets leave in the cells of a file that was opened in one and saved: days turned round, times in the
spreadsheet's own form, signs for a column that was too narrow.

A spreadsheet takes `05/09/2026` for a day in the order of its own language, whatever the source meant, and leaves
`25/09/2026` as text where that order knows no 25th month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_MONTHS = 12  # no day after the twelfth can be taken for a month
_SECONDS_A_DAY = 86_400
_DAY = r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})"
#: Days and times as spreadsheets show them: `9/1/2026 10:51`, `01.09.2026`, `1-Sep-26`, `9月1日`, `46266.45`, `51:00`.
_SHOWN = re.compile(
    rf"{_DAY}(?: .*)?"
    r"|[0-9]{1,2}-[A-Za-z]{3}(?:-[0-9]{2})?|[0-9]{1,2}月[0-9]{1,2}日"
    r"|(?:[上下]午 ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]| ?[AP]M)?"
    r"|[34][0-9]{4}(?:\.[0-9]+)?|[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}"
)
_YEAR_FIRST = re.compile(r"[0-9]{4}[-/年.][0-9]{1,2}[-/月.][0-9]{1,2}")
_NUMBERS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})")
_NARROW = re.compile("#{2,}")
_DAMAGED = re.compile(r"(?<![0-9A-Za-z.])(?<![0-9],)([0-9][.,][0-9]+E\+[0-9]{1,3})(?![0-9A-Za-z])")
#: How forms of days begin in which either number may be the month.
EITHER = ("%d/%m", "%m/%d", "%d-%m", "%m-%d", "%d.%m")


def day_of_month(at: Ints) -> Ints:
    """Return the days of the month, from 1, of seconds from 1970."""
    days = (at // _SECONDS_A_DAY).astype("datetime64[D]")
    return np.asarray((days - days.astype("datetime64[M]")).astype(np.int64) + 1)


def turned(at: Ints, year_first: Sequence[Ints], either: Sequence[Ints]) -> int:
    """Return the index of the first day that a spreadsheet may have turned round, −1 where none is.

    at: seconds from 1970; year_first: rows whose year stands first, as a spreadsheet's own days do; either: rows
    where the second number may be the month as well as the first. Where only days up to the twelfth were taken for
    days, and none of those were left as text, the two numbers were changed for one another.
    """
    if not year_first or not either:
        return -1
    own, left = np.concatenate(year_first), np.concatenate(either)
    return int(own.min()) if day_of_month(at[own]).max() <= _MONTHS < day_of_month(at[left]).min() else -1


def is_narrow(cell: str) -> bool:
    """Return whether a cell holds what a spreadsheet shows instead of a number for which its column is too narrow."""
    return bool(_NARROW.fullmatch(cell.strip()))


def why_no_time(column: pa.Array, at: int) -> str:
    """Return the key of the refusal that tells most of a cell which is no time of its source; column: its cells."""
    text = column[at].as_py().strip()
    if is_narrow(text):
        return "refused.narrow_cell"
    if _YEAR_FIRST.match(text) and pc.any(pc.match_substring_regex(column, "^[0-9]{1,2}[/.-][0-9]")).as_py():
        return "refused.turned_days"
    return "refused.saved_time" if _SHOWN.fullmatch(text) and _exists(text) else "refused.not_time"


def _exists(text: str) -> bool:
    """Return whether a day of two numbers and a year exists in one order of them; any other text passes."""
    numbers = _NUMBERS.match(text)
    if numbers is None:
        return True
    first, second, year = (int(one) for one in numbers.group(1, 2, 3))
    return any(
        0 < month <= _MONTHS and 0 < day <= monthrange(2000 + year % 100, month)[1]
        for day, month in ((first, second), (second, first))
    )


def is_own_form(cell: str, formats: Sequence[str], *, typed: bool) -> bool:
    """Return whether a day is in a form that the spreadsheet gave it; formats: how the source writes days.

    typed: whether the cell may be a real date. A text is the spreadsheet's where no form of the source has slashes.
    """
    form = "-" if typed else "/" if not any(one.startswith("%Y/") for one in formats) else ""
    return bool(form) and cell[:4].isdigit() and cell[4:5] == form


def doubtful(at: Ints, *, saved: bool) -> tuple[str, str] | None:
    """Return the first and last of the days (ISO) where all may have been turned round, None where that is unlikely.

    saved: whether a spreadsheet wrote them for certain; then only a day after the twelfth tells that it turned none.
    Days of a week whose day was taken for the month stand on one day of several months, those whose day was taken
    for a year of two digits (`05/09/26`) on one day of several years.
    """
    days = np.unique(at // _SECONDS_A_DAY).astype("datetime64[D]")
    months, years = days.astype("datetime64[M]"), days.astype("datetime64[Y]")
    of_month, of_year = days - months.astype("datetime64[D]"), (months - years.astype("datetime64[M]")) * 100
    monthly = len(np.unique(months)) > len(np.unique(of_month)) and of_month.max().astype(int) < _MONTHS
    yearly = len(np.unique(years)) > len(np.unique(of_year.astype(np.int64) + of_month.astype(np.int64)))
    early = saved and of_month.max().astype(int) < _MONTHS
    return (str(days[0]), str(days[-1])) if monthly or yearly or early else None


def notes_around(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return what is to be said of the lines above and below a table: a number in them that a spreadsheet damaged."""
    found = next((match[1] for one in lines if (match := _DAMAGED.search(one))), "")
    return [{"key": "statement.damaged_head", "params": {"value": found}}] if found else []


def with_dashes(column: pa.Array) -> pa.Array:
    """Return days as the source printed them, `2026-09-03`, where a spreadsheet has saved them as `2026/9/3`."""
    slashed = pc.match_substring_regex(column, "^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}$")
    if not pc.any(slashed, min_count=0).as_py():
        return column
    found = pc.replace_substring_regex(column, "/([0-9])/", r"/0\1/")
    found = pc.replace_substring_regex(found, "/([0-9])$", r"/0\1")
    return pc.if_else(slashed, pc.replace_substring(found, "/", "-"), column)
