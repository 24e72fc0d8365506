"""Which of two columns tells the day, and days without a year (`12/29`) in a card statement whose title names its
month (`2024年01月`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.cell_bytes import text_buffers
from app.importers.joined import first_filled
from app.importers.names import Names
from app.importers.part import Part
from app.importers.table import Line

_MONTH = re.compile(r"(20\d\d)\s*[年./-]\s*(0?[1-9]|1[0-2])(?:\s*月|\)|）|\s|$)")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SHORT = 15  # bytes of the longest day without a year, in full-width forms
_BACK = 3  # months before the statement's own from which a row may be: booked late


def statement_month(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return (year, month) that the lines before the header name; None where they name none, or two."""
    found = {(int(match[1]), int(match[2])) for one in lines for match in _MONTH.finditer(one.text)}
    return found.pop() if len(found) == 1 else None


def with_years(part: Part, columns: Sequence[Names], month: tuple[int, int] | None) -> Part:
    """Return the rows with whole days in the first of `columns`; a day that the title gives no year is refused.

    Where the first is blank, the next says when it was.
    """
    texts = [part.text(names) for names in columns]
    given = first_filled(*texts)
    if (np.diff(text_buffers(given)[0]) > _SHORT).all():  # a longer one has its year
        return part.with_text(columns[0], given)
    short = pc.less_equal(pc.binary_length(given), _SHORT)
    coded = pc.dictionary_encode(given.filter(short))
    days = [_whole(one, month) for one in coded.dictionary.to_pylist()]
    if None in days:
        wrong = np.array([one is None for one in days])[coded.indices.to_numpy()]
        index = int(np.flatnonzero(short.to_numpy(zero_copy_only=False))[int(np.argmax(wrong))])
        column = next((at for at, one in enumerate(texts) if one[index].as_py()), 0)
        part.refuse("refused.not_time", columns[column], index)
    return part.with_text(
        columns[0], pc.replace_with_mask(given, short, pa.array(days, pa.string()).take(coded.indices))
    )


def _whole(text: str, month: tuple[int, int] | None) -> str | None:
    match = _DAY.fullmatch(text)
    if match is None:
        dated = _ISO.fullmatch(text)
        if dated and month and _whole(f"{dated[2]}/{dated[3]}", month) != text:
            return None  # a spreadsheet gave `12/29` the year in which it was opened
        return text or None  # a whole day, or what the reader of days refuses
    if month is None:
        return None
    year, number = month
    back = (number - int(match[1])) % 12
    if back > _BACK or int(match[1]) > 12:
        return None
    return f"{year - (int(match[1]) > number)}-{int(match[1]):02d}-{int(match[2]):02d}"
