"""Days as shops abroad print them: `September 24, 2026`, `31 July, 2026`, `15. Juli 2025`, `Sep-27-26`, `09/24/26`.

Each different text is read once: a statement has few days, however long it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.names import Names
from app.importers.part import Part, Times

_SAVED = (
    r"^(?:[0-9]{1,2}/[0-9]{1,2}/|[0-9]{1,2}\.[0-9]{1,2}\.)[0-9]{4}(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: [AP]M)?)?$"
)
_MONTHS = (
    "jan january januar janvier janv enero ene gennaio gen januari styczeń stycznia janeiro",
    "feb february februar février fevrier févr fevr febrero febbraio februari lutego fevereiro fev",
    "mar march märz maerz mrz mär mars marzo maart mrt marca março marco",
    "apr april avril avr abril abr aprile kwietnia",
    "may mai mayo maggio mag mei maja maio",
    "jun june juni juin junio giugno giu czerwca junho",
    "jul july juli juillet juil julio luglio lug lipca julho",
    "aug august août aout agosto ago augustus sierpnia",
    "sep sept september septembre septiembre settembre set września setembro",
    "oct october oktober okt octobre octubre ottobre ott października outubro out",
    "nov november novembre noviembre listopada novembro",
    "dec december dezember dez décembre decembre déc diciembre dic dicembre desember grudnia dezembro",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_DAY, _YEAR, _WORD, _GAP = r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})", r"([^\W\d_]{3,12})", r"[\s\-/]+"
_WORD_FIRST = re.compile(rf"{_WORD}\.?{_GAP}{_DAY},?{_GAP}{_YEAR}")
_DAY_FIRST = re.compile(rf"{_DAY}\.?{_GAP}(?:de )?{_WORD}[.,]{{0,2}}{_GAP}(?:de )?{_YEAR}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_EPOCH = dt.date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1990, 2199


def days(part: Part, names: Names, *, slashes: str = "", blank: Sequence[str] | None = None) -> Times:
    """Return the days of a column; a cell that is none is refused.

    slashes: "mdy" or "dmy" where the layout says how `09/24/26` is meant, "" where it does not. blank: as in Part.time.
    """
    coded = pc.dictionary_encode(part.text(names))
    found = [day_of(text, slashes) for text in coded.dictionary.to_pylist()]
    empty = [blank is not None and text in ("", *blank) for text in coded.dictionary.to_pylist()]
    index = coded.indices.to_numpy(zero_copy_only=False)
    valid = ~np.array(empty or [False])[index]
    wrong = np.array([one is None for one in found] or [False])[index] & valid
    if wrong.any():
        part.refuse("refused.not_time", names, int(np.argmax(wrong)))
    at = np.array([one or 0 for one in found] or [0], np.int64)[index]
    return Times(np.where(valid, at, 0), valid, valid.copy())


def day_of(text: str, slashes: str = "") -> int | None:
    """Return a day as seconds from 1970-01-01; None where it is none."""
    found = _parts(" ".join(text.split()), slashes)
    if found is None:
        return None
    year, month, day = found
    year += 2000 if year < 100 else 0
    try:
        return (dt.date(year, month, day) - _EPOCH).days * 86_400 if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _parts(text: str, slashes: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if slashes and (found := _SLASHED.fullmatch(text)):
        month, day = (1, 2) if slashes == "mdy" else (2, 1)
        return int(found[3]), int(found[month]), int(found[day])
    if found := _WORD_FIRST.fullmatch(text):
        month = MONTHS.get(found[1].casefold(), 0)
        return (int(found[3]), month, int(found[2])) if month else None
    if found := _DAY_FIRST.fullmatch(text):
        month = MONTHS.get(found[2].casefold(), 0)
        return (int(found[3]), month, int(found[1])) if month else None
    return None


def slash_order(column: pa.Array) -> str:
    """Return "mdy" or "dmy" where a column of `09/24/26` proves it, "" where it does not or contradicts itself."""
    parts = pc.extract_regex(column, r"^(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/")
    parts = parts.filter(parts.is_valid())
    if not len(parts):
        return ""
    first, second = (int(pc.max(pc.cast(pc.struct_field(parts, [name]), pa.int32())).as_py()) for name in ("a", "b"))
    if first <= 12 < second:
        return "mdy"
    return "dmy" if second <= 12 < first else ""


def saved_forms(column: pa.Array) -> tuple[str, ...]:
    """Return the forms of times in which a spreadsheet saved a column, () for none that is certain.

    column: `9/15/2026 10:22`, `15/09/2026` or `15.09.2026 10:22`; every cell must be one, and with slashes a day above
    twelve tell which figure it is.
    """
    if not len(column) or not pc.all(pc.match_substring_regex(column, _SAVED)).as_py():
        return ()
    dotted = pc.all(pc.match_substring(column, ".")).as_py()
    day = "%d.%m.%Y" if dotted else {"mdy": "%m/%d/%Y", "dmy": "%d/%m/%Y"}.get(slash_order(column))
    return (f"{day} %H:%M", f"{day} %H:%M:%S", f"{day} %I:%M:%S %p", f"{day} %I:%M %p", day) if day else ()
