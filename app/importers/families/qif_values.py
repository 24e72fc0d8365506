"""Dates and amounts of QIF, whose order and marks only the whole file can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import SourceRefused
from app.importers.families.entries import Exact, day, exact

_DATE = re.compile(r"([0-9]{1,4})\s*[-/.]\s*([0-9]{1,2})\s*([-/.'])\s*([0-9]{1,4})")
_GLUED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_ENOUGH = 3  # different days
_PIVOT = 70  # two-digit years below it are of this century
#: Where year, month and day stand, by the name of the order.
_ORDERS = {"ymd": (0, 1, 2), "mdy": (2, 0, 1), "dmy": (2, 1, 0)}
_POINT = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?")
_COMMA = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]*)(?:,[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Dates:
    """The order in which a file writes its dates."""

    order: str

    @classmethod
    def of(cls, printed: Sequence[str], said: str = "", order: str = "") -> Dates:
        """Return the one order in which every date exists; several orders that give the same days are one.

        said: a date format that the person gave; order: which of several orders it is where more than one is left.
        SourceRefused where nobody says.
        """
        texts = list(dict.fromkeys(one for one in printed if _DATE.fullmatch(one)))
        named = "".join(one for one in re.findall(r"%([Ymdy])", said)).lower()
        if named in _ORDERS:
            return cls(named)
        read = {name: [_at(one, name) for one in texts] for name in _ORDERS}
        most = max(sum(one is not None for one in days) for days in read.values())
        # a date that exists in no order is refused by itself
        fitting = {name: days for name, days in read.items() if sum(one is not None for one in days) == most}
        fitting = {name: days for name, days in fitting.items() if name not in _against_the_year(texts)} or fitting
        different = {tuple(days) for days in fitting.values()}
        if len(different) > 1:
            if order in fitting:
                return cls(order)
            raise SourceRefused("refused.date_order", value=texts[0])
        return cls(next(iter(fitting)))

    def at(self, printed: str) -> int | None:
        """Return the seconds of a printed date, None for one that does not exist."""
        glued = _GLUED.fullmatch(printed)
        if glued:
            return day(*map(int, glued.groups()))
        return _at(printed, self.order)


def _against_the_year(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the orders in which three dates and more would all be of one day, each of another year.

    `14/09/26`, `17/09/26`, `28/09/26`: 26 is the year, or everything happened on the 26th of a September.
    """
    parts = [found.groups() for one in texts if (found := _DATE.fullmatch(one))]
    firsts, lasts = ({int(one[at]) for one in parts} for at in (0, 3))
    if len(lasts) == 1 and len(firsts) >= _ENOUGH:
        return ("ymd",)
    return ("mdy", "dmy") if len(firsts) == 1 and len(lasts) >= _ENOUGH else ()


def _at(printed: str, order: str) -> int | None:
    found = _DATE.fullmatch(printed)
    if found is None:
        return None
    parts = (found[1], found[2], found[4])
    year, month, date = (parts[place] for place in _ORDERS[order])
    apostrophe = found[3] == "'"
    # nobody writes a year with one digit, but behind an apostrophe
    if len(year) not in ((1, 2, 4) if apostrophe else (2, 4)) or (apostrophe and order == "ymd"):
        return None
    if len(month) > 2 or len(date) > 2:
        return None
    return day(_year(year, apostrophe), int(month), int(date))


def _year(printed: str, apostrophe: bool) -> int:
    number = int(printed)
    if len(printed) > 2:
        return number
    return 2000 + number if apostrophe or number < _PIVOT else 1900 + number


@dataclass(frozen=True, slots=True)
class Decimals:
    """Which of point and comma part the decimals in a file: each where every amount can be read so."""

    point: bool
    comma: bool

    @classmethod
    def of(cls, printed: Sequence[str]) -> Decimals:
        """Look at all amounts of a file; those that are none in either way decide nothing."""
        texts = [text for one in printed if (text := _tight(one)) and (_read(text, _POINT) or _read(text, _COMMA))]
        point = all(_read(text, _POINT) is not None for text in texts)
        comma = all(_read(text, _COMMA) is not None for text in texts)
        return cls(point, comma) if point or comma else cls(True, True)

    def amount(self, printed: str) -> Exact | None:
        """Return a printed amount; None for what is none, or is another in each way that is left."""
        text = _tight(printed)
        ways = [_read(text, form) for form, allowed in ((_POINT, self.point), (_COMMA, self.comma)) if allowed]
        found = {one for one in ways if one is not None}
        return next(iter(found)) if len(found) == 1 else None

    def doubtful(self, printed: str) -> bool:
        """Return whether an amount can be read in two ways."""
        text = _tight(printed)
        return _read(text, _POINT) is not None and _read(text, _COMMA) is not None


def _tight(printed: str) -> str:
    return re.sub(r"^([+-]?) *[$€£¥]? *", r"\1", printed.strip())


def _read(text: str, form: re.Pattern[str]) -> Exact | None:
    """Return an amount read in one way; three decimals are taken for thousands of the other way."""
    if not text or not form.fullmatch(text) or not any(one.isdigit() for one in text):
        return None
    return exact(text.replace(",", "") if form is _POINT else text.replace(".", "").replace(",", "."))
