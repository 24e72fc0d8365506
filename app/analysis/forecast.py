"""What the bank accounts will hold on the days to come, and how far such a forecast was off before.

What is known stands first: payouts that have left a channel, on the day they are expected; payments that come every
month. The rest goes on as it went: each flow by the plainest of a few ways, the one that would have missed least over
the weeks before. The band is no theory either: four of five such forecasts of the past ended within it.

Estimates are statistics, so they are reckoned in floating point and rounded to whole units of the currency; what is
known stays exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.cash_history import OUT, PAYOUTS, CashHistory, Monthly, daily, monthly
from app.analysis.sums import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Reals = NDArray[np.float64]

#: Ways to go on: the mean of each weekday over four weeks; a level that follows the last days by this share, with the
#: pattern of the week; the week before once more, which is also what a forecast has to beat.
WEEKS, SLOW, EVEN, FAST, SAME = "weeks", "slow", "even", "fast", "same"
_FOLLOWS = {SLOW: 0.05, EVEN: 0.15, FAST: 0.3}
WAYS = (WEEKS, SLOW, EVEN, FAST, SAME)

#: Days of history without which nothing is estimated; that a flow is learned from at most; that a trial looks back.
LEAST_DAYS, MOST_DAYS, TRIAL_DAYS = 21, 182, 56
#: Trials that a band needs; shares of them that end below and above it, in hundredths.
LEAST_TRIALS, BELOW, ABOVE = 8, 10, 90
WEEK, SCORE_DAYS = 7, 28
#: Days without work that a flow has to show to be one that rests on them; 1970-01-01 was a Thursday.
LEAST_RESTS = 6
_FIRST_WEEKDAY, _WEEKEND = 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a person supposes. payouts, out: hundredths of what is estimated for payouts and other money out (100 = as
    it is); late: days that every payout comes later; extra: (day, amount) of single payments, negative = out."""

    payouts: int = 100
    out: int = 100
    late: int = 0
    extra: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """Money of each flow on each day ahead, flows × days: under way, every month, and as it goes on."""

    known: Ints
    monthly: Ints
    guessed: Ints

    def total(self) -> Ints:
        """Return what each day brings and takes."""
        return np.asarray((self.known + self.monthly + self.guessed).sum(axis=0), np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How good such forecasts were. said, came: of the last day, as forecast on the day before. weeks: trials of
    seven days; miss, plain: by how much they missed the seven days' sum on average, and the week before taken once
    more."""

    day: int
    said: int
    came: int
    weeks: int
    miss: int
    plain: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlook:
    """The forecast of a history. ways: how each flow goes on, "" where too little is known. low, high: what to add to
    the cash of each day for the band, empty without one. score: None without trials."""

    projection: Projection
    monthly: tuple[Monthly, ...]
    ways: tuple[str, ...]
    low: Ints
    high: Ints
    score: Score | None = field(default=None)


def outlook(history: CashHistory, days: int, unit: int) -> Outlook:
    """Return the forecast of the `days` after a history; unit: minor units of one unit of the currency."""
    enough = history.last - history.first + 1 >= LEAST_DAYS
    ways = _best_ways(history) if enough else ("",) * len(history.flows)
    projection = project(history, history.last, days, ways, unit, due=True)
    trials = _trials(history, days, ways, unit) if enough else []
    low, high = _band(trials, days, unit)
    return Outlook(
        projection=projection,
        monthly=monthly(history, history.last, history.last + days),
        ways=ways,
        low=low,
        high=high,
        score=_score(history, trials, unit),
    )


def project(
    history: CashHistory, origin: int, days: int, ways: tuple[str, ...], unit: int, *, due: bool = False
) -> Projection:
    """Return what the days after `origin` would bring, by what was known then; due: days that are expected count."""
    regular = monthly(history, origin, origin + days)
    series = daily(history, origin, regular)[:, -MOST_DAYS:]
    count = len(history.flows)
    fixed, guessed = np.zeros((count, days), np.int64), np.zeros((count, days), np.int64)
    for one in regular:
        for day in one.days:
            fixed[one.flow, day - origin - 1] += one.amount
    known, until = _under_way(history, origin, days, due)
    for at, way in enumerate(ways):
        if way:
            going = go_on(series[at], origin, days, way, history.flows[at].kind == OUT)
            going = _on_working_days(going, series[at], origin, history.closed)
            going[: until[at]] = 0.0  # what comes by then has left already
            guessed[at] = np.rint(going / unit).astype(np.int64) * unit
    return Projection(known=known, monthly=fixed, guessed=guessed)


def go_on(series: Reals, origin: int, days: int, way: str, out: bool) -> Reals:
    """Return how one flow goes on after `origin`, its last day; out: a flow of money out, which is never positive."""
    ahead = np.arange(origin + 1, origin + 1 + days) % WEEK
    weekday = np.arange(origin - len(series) + 1, origin + 1) % WEEK
    if way in _FOLLOWS:
        counts = np.bincount(weekday, minlength=WEEK)
        means = np.bincount(weekday, series, WEEK) / np.maximum(counts, 1)
        pattern = (means - series.mean()) * counts / (counts + 2)  # few weeks show little of a pattern
        weights = (1 - _FOLLOWS[way]) ** np.arange(len(series))[::-1]
        level = float(((series - pattern[weekday]) * weights).sum() / weights.sum())
        going = level + pattern[ahead]
    else:
        recent = slice(-WEEK if way == SAME else -4 * WEEK, None)
        counts = np.bincount(weekday[recent], minlength=WEEK)
        going = (np.bincount(weekday[recent], series[recent], WEEK) / np.maximum(counts, 1))[ahead]
    return np.asarray(np.minimum(going, 0.0) if out else np.maximum(going, 0.0), np.float64)


def _on_working_days(going: Reals, series: Reals, origin: int, closed: Ints) -> Reals:
    """Return a flow that rests at weekends so that it rests on holidays too: what falls on one comes when banks
    open.
    """

    def rests(days: Ints) -> NDArray[np.bool_]:
        return ((days + _FIRST_WEEKDAY) % WEEK >= _WEEKEND) | np.isin(days, closed)

    past = rests(np.arange(origin - len(series) + 1, origin + 1))
    if past.sum() < LEAST_RESTS or series[past].any() or not series.any():
        return going
    ahead = rests(np.arange(origin + 1, origin + 1 + len(going)))
    out = np.zeros(len(going) + 1, np.float64)
    opens = np.append(np.flatnonzero(~ahead), len(going))  # what comes after the last day stays away
    np.add.at(out, opens[np.searchsorted(opens, np.arange(len(going)))], going)
    return out[:-1]


def _under_way(history: CashHistory, origin: int, days: int, due: bool) -> tuple[Ints, Ints]:
    """Return the payouts that had left by `origin` on the days they are expected, and for each flow the days ahead on
    which nothing else can come: what leaves later arrives later."""
    payouts = history.payouts
    known, until = np.zeros((len(history.flows), days), np.int64), np.zeros(len(history.flows), np.int64)
    for at, flow in enumerate(history.flows):
        mine = (payouts.flow == at) & (payouts.paid <= origin)
        came = mine & (payouts.arrived >= 0) & (payouts.arrived <= origin)
        delay = quantile(np.sort(np.maximum(payouts.arrived - payouts.paid, 0)[came]), 50) if came.any() else 0
        open_rows = np.flatnonzero(mine & ~came)
        expected = payouts.paid[open_rows] + delay
        if due:
            open_rows = open_rows[payouts.arrived[open_rows] < 0]
            expected = np.where(payouts.due[open_rows] >= 0, payouts.due[open_rows], payouts.paid[open_rows] + delay)
            expected[(expected <= origin) & (payouts.due[open_rows] >= 0)] = origin + days + 1  # late: not counted
        place = np.maximum(expected, origin + 1) - origin - 1
        near = place < days
        np.add.at(known[at], place[near], payouts.amount[open_rows][near])
        if flow.kind == PAYOUTS and flow.told >= 0:
            until[at] = max(0, min(flow.told, origin) + delay - origin)
    return known, until


def _best_ways(history: CashHistory) -> tuple[str, ...]:
    """Return for each flow the way whose sums of seven days would have missed least."""
    series = daily(history, history.last, monthly(history, history.last, history.last))
    first = max(LEAST_DAYS - 1, series.shape[1] - TRIAL_DAYS - WEEK)
    out = []
    for at, flow in enumerate(history.flows):
        misses = dict.fromkeys(WAYS, 0.0)
        for origin in range(first, series.shape[1] - WEEK):
            past = series[at, max(0, origin + 1 - MOST_DAYS) : origin + 1]
            came = series[at, origin + 1 : origin + 1 + WEEK].sum()
            for way in WAYS:
                going = go_on(past, history.first + origin, WEEK, way, flow.kind == OUT)
                misses[way] += abs(float(going.sum() - came))
        out.append(min(WAYS, key=lambda way: (round(misses[way]), WAYS.index(way))))
    return tuple(out)


def _trials(history: CashHistory, days: int, ways: tuple[str, ...], unit: int) -> list[tuple[int, Ints, Ints, Ints]]:
    """Return (origin, said, came, the week before again) of forecasts made on days of the past; daily values."""
    whole = np.zeros(history.last - history.first + 1, np.int64)
    inside = (history.day >= history.first) & (history.day <= history.last)
    np.add.at(whole, history.day[inside] - history.first, history.amount[inside])
    out = []
    for origin in range(max(history.first + LEAST_DAYS - 1, history.last - TRIAL_DAYS), history.last):
        ahead = min(days, history.last - origin)
        said = project(history, origin, ahead, ways, unit).total()
        at = origin - history.first + 1
        before = np.resize(whole[at - WEEK : at], ahead)
        out.append((origin, said, whole[at : at + ahead], before))
    return out


def _band(trials: list[tuple[int, Ints, Ints, Ints]], days: int, unit: int) -> tuple[Ints, Ints]:
    """Return by how much the cash of each day ahead ended lower and higher than said, four times in five."""
    misses = [np.cumsum(came - said) for _origin, said, came, _before in trials]
    low, high = np.zeros(days, np.int64), np.zeros(days, np.int64)
    reached = 0
    for ahead in range(days):
        seen = np.sort(np.array([one[ahead] for one in misses if len(one) > ahead], np.int64))
        if len(seen) < LEAST_TRIALS:
            break
        low[ahead], high[ahead] = min(quantile(seen, BELOW), 0), max(quantile(seen, ABOVE), 0)
        reached = ahead + 1
    if not reached:
        return low[:0], high[:0]
    further = np.sqrt(np.arange(reached + 1, days + 1) / reached)  # as sums of days that know nothing of each other
    for edge in (low, high):
        edge[reached:] = np.rint(edge[reached - 1] * further / unit).astype(np.int64) * unit
    return np.minimum.accumulate(low), np.maximum.accumulate(high)


def _score(history: CashHistory, trials: list[tuple[int, Ints, Ints, Ints]], unit: int) -> Score | None:
    if not trials:
        return None
    weeks = [
        (abs(int((said - came)[:WEEK].sum())), abs(int((before - came)[:WEEK].sum())))
        for _origin, said, came, before in trials[-SCORE_DAYS - WEEK :]
        if len(said) >= WEEK
    ]
    count = len(weeks)
    miss, plain = (sum(one[at] for one in weeks) // max(count, 1) // unit * unit for at in (0, 1))
    _origin, said, came, _before = trials[-1]
    return Score(day=history.last, said=int(said[0]), came=int(came[0]), weeks=count, miss=miss, plain=plain)


def supposed(history: CashHistory, projection: Projection, what_if: WhatIf) -> Ints:
    """Return what each day brings and takes under what a person supposes."""
    total = np.zeros(projection.known.shape[1], np.int64)
    for at, flow in enumerate(history.flows):
        percent = what_if.out if flow.kind == OUT else what_if.payouts if flow.kind == PAYOUTS else 100
        mine = projection.known[at] + projection.guessed[at] * percent // 100
        if flow.kind == PAYOUTS and what_if.late:
            mine = np.concatenate([np.zeros(what_if.late, np.int64), mine])[: len(mine)]
        total += mine + projection.monthly[at]
    for day, amount in what_if.extra:
        if 0 <= day - history.last - 1 < len(total):
            total[day - history.last - 1] += amount
    return total
