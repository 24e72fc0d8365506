"""What each chart shows, in words and numbers: for the overview, for reports, for its data table.

A Chart is plain data; `app.reports.charts` draws it. Values are integers (counts, minor units at `exp`, rates in
millionths, days); every text is said already, so amounts that are hidden on screen are hidden here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.period import day_of

#: Most bars that carry their value at the end, and most series of one chart.
MOST_ENDS, MOST_SERIES, MOST_GRID = 8, 6, 4

Say = Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a chart writes things. say: words a text key; amount: writes (value, exp, currency); count: a number;
    name: an account; code: a discrepancy's code; write_day: a day as the person wants days, None for the form of the
    language. lang: of the axes (`5 万`, `50k`); hidden: amounts are not shown."""

    say: Say
    amount: Callable[[int, int, str], str]
    count: Callable[[int], str]
    name: Callable[[str], str]
    code: Callable[[str], str]
    write_day: Callable[[date], str] | None = None
    lang: str = "en"
    hidden: bool = False

    def words(self, key: str, **params: Any) -> str:
        """Return the text of a key below `chart.`."""
        return self.say(f"chart.{key}", params)

    def day(self, number: int, form: str = "day") -> str:
        """Return a day as an axis (`day`) or a heading (`day_full`) writes it."""
        day = day_of(number)
        names = {name: self.words(name).split() for name in ("months", "month_days", "weekdays")}
        if self.write_day is not None:
            text, weekday = self.write_day(day), names["weekdays"][day.weekday()]
            return text if form == "day" else self.words("date_full", date=text, weekday=weekday)
        return self.words(
            form,
            day=names["month_days"][day.day - 1],
            month=names["months"][day.month - 1],
            weekday=names["weekdays"][day.weekday()],
        )

    def with_axis(self, sentence: str, ticks: Sequence[tuple[int, str]]) -> str:
        """Return a chart's sentence, which says so where the axis of these grid lines does not reach 0."""
        reaches = any(value == 0 for value, _text in ticks) or ticks[0][0] < 0 < ticks[-1][0]
        return sentence if reaches else self.words("cut", sentence=sentence)

    def share(self, part: int, whole: int) -> str:
        """Return a share as `97.2 %`; — of nothing. A hundred per cent only where it is all."""
        if not whole:
            return "—"
        tenths = (2000 * part + whole) // (2 * whole)
        tenths = min(tenths, 999) if part < whole else tenths
        return self.words("share", percent=f"{tenths // 10}.{tenths % 10}")

    def rate(self, millionths: int | None) -> str:
        """Return a rate as `0.60 %`; — of none."""
        if millionths is None:
            return "—"
        hundredths = (millionths + 50) // 100
        return self.words("rate", percent=f"{hundredths // 100}.{hundredths % 100:02d}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One colour of a chart. token: of the chart palette, c1 to c6; values: one for each category, None = no point."""

    name: str
    token: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """kind: "columns" and "bars" stack their series, "lines", "levels" and "points" do not; the first of points is a
    line.

    The axis of points and levels need not begin at 0: ticks of levels may be below it.

    labels: short, for the axis; shown: indices of those that the axis has room for; heads: long, for tooltips;
    keys: what stands behind each category (day, account, code …); starts: where each bar begins, () for 0; ends: text
    at the end of each bar, () for none.
    band: least and most of each category behind the lines, () for none.
    tips: lines for each category. ticks: value and text of each grid line, the least first. table_heads, table_rows:
    the same numbers as text, right_from: first column of numbers, totals: whether the last row adds up the others.
    empty: what will be here; "" where there is a chart.
    """

    name: str
    kind: str
    title: str
    sentence: str = ""
    labels: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()
    keys: tuple[Any, ...] = ()
    series: tuple[Series, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[str, ...] = ()
    band: tuple[tuple[int | None, ...], ...] = ()
    tips: tuple[tuple[str, ...], ...] = ()
    ticks: tuple[tuple[int, str], ...] = ()
    table_heads: tuple[str, ...] = ()
    table_rows: tuple[tuple[str, ...], ...] = ()
    right_from: int = 1
    totals: bool = False
    empty: str = ""
    target: Mapping[str, Any] = field(default_factory=dict)

    def total(self, at: int) -> int:
        """Return the height of the stack of one category."""
        return sum(one.values[at] or 0 for one in self.series)


def grid_ticks(top: int, text: Callable[[int], str]) -> tuple[tuple[int, str], ...]:
    """Return 0 and up to MOST_GRID round values that reach no further than a step over `top`."""
    if top <= 0:
        return ((0, text(0)),)
    size = 1
    while True:
        step = next((one * size for one in (1, 2, 5) if one * size * MOST_GRID >= top), 0)
        if step:
            break
        size *= 10
    return tuple((at, text(at)) for at in range(0, top + 1, step))


def level_ticks(low: int, high: int, text: Callable[[int], str]) -> tuple[tuple[int, str], ...]:
    """Return 1 to MOST_GRID + 1 round values between the least and the most of a level, as far as they are not
    equal.
    """
    size = 1
    while True:
        step = next((one * size for one in (1, 2, 5) if one * size * MOST_GRID >= high - low), 0)
        if step:
            break
        size *= 10
    return tuple((at, text(at)) for at in range(-(-low // step) * step, high + 1, step)) or ((low, text(low)),)


def axis_amount(value: int, exp: int, lang: str) -> str:
    """Return an amount on an axis: `5 万`, `5 萬`, `50k`; without its currency, without digits that are 0."""
    for power, unit in _UNITS.get(lang, _UNITS["en"]):
        if abs(value) >= 10 ** (power + exp):
            return f"{_short(value, power + exp)}{unit}"
    return _short(value, exp)


_UNITS: dict[str, tuple[tuple[int, str], ...]] = {
    "en": ((9, "bn"), (6, "M"), (3, "k")),
    "zh_CN": ((8, " 亿"), (4, " 万")),
    "zh_TW": ((8, " 億"), (4, " 萬")),
}


def _short(value: int, power: int) -> str:
    sign, value = ("−", -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**power)
    tail = f"{part:0{power}d}".rstrip("0") if power else ""
    return f"{sign}{whole:,}" + (f".{tail}" if tail else "")


def spread(count: int, most: int = 7) -> tuple[int, ...]:
    """Return which of `count` labels in a row an axis shows: all of a few, else first, last and some between."""
    if count <= 12:
        return tuple(range(count))
    step = next(one for one in (5, 7, 10, 14, 15, 30, 60, 91, 182, 365, count) if count / one <= most)
    inner = range(step - 1, count - step // 2 - 1, step)
    return (0, *[at for at in inner if at > step // 2], count - 1)
