"""The forecast against histories made by hand: what is known, what comes every month, what goes on, how sure it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.analysis.cash_history import IN, OUT, PAYOUTS, CashHistory, Flow, Payouts, daily, monthly
from app.analysis.forecast import LEAST_DAYS, WAYS, WhatIf, go_on, outlook, project, supposed
from app.domain.period import day_number, day_of

FIRST = day_number(date(2026, 9, 7))  # a Monday
CHANNEL, INCOME, SPENT = range(3)


def ints(values) -> np.ndarray:
    return np.array(list(values), np.int64)


def history(rows=(), payouts=(), days: int = 56, told: int = -1) -> CashHistory:
    """rows: (day from the first, flow, amount, payer); payouts: (paid, due, arrived, amount), days as well."""
    day, flow, amount, payer = (ints(one[at] for one in rows) for at in range(4))
    paid, due, arrived, sums = (ints(one[at] for one in payouts) for at in range(4))

    def later(values: np.ndarray) -> np.ndarray:
        return np.where(values < 0, -1, values + FIRST)

    return CashHistory(
        first=FIRST,
        last=FIRST + days - 1,
        flows=(Flow(kind=PAYOUTS, account="A", told=told), Flow(kind=IN), Flow(kind=OUT)),
        day=day + FIRST,
        amount=amount,
        flow=flow,
        payer=payer,
        payouts=Payouts(
            paid=later(paid), due=later(due), arrived=later(arrived), amount=sums, flow=ints(0 for _ in sums)
        ),
    )


def mondays(weeks: int = 8, amount: int = 70_000):
    return [(7 * week, CHANNEL, amount, -1) for week in range(weeks)]


def test_what_comes_every_week_goes_on_and_the_band_has_no_width():
    """Eight Mondays of 700.00: the next ones are the same, and no trial missed."""
    found = outlook(history(mondays()), 14, 100)
    assert found.projection.total().tolist() == [70_000, 0, 0, 0, 0, 0, 0] * 2
    assert found.low.tolist() == found.high.tolist() == [0] * 14
    assert found.score is not None and (found.score.miss, found.score.plain, found.score.said) == (0, 0, 0)


def test_each_way_goes_on_as_it_says():
    series = np.array([0.0] * 28 + [10.0] * 7 + [30.0] * 21)
    last = FIRST + len(series) - 1
    made = {way: go_on(series, last, 7, way, out=False).mean() for way in WAYS}
    assert made["same"] == 30 and made["weeks"] == pytest.approx(25)
    assert made["slow"] < made["even"] < made["fast"] < 30  # the last days weigh more and more
    assert go_on(-series, last, 7, "same", out=True).tolist() == [-30.0] * 7
    assert go_on(-series, last, 7, "same", out=False).tolist() == [0.0] * 7  # money in is never negative


def test_a_rent_of_two_months_comes_a_third_time_and_is_no_part_of_the_rest():
    """On the same day of the month, the last of a month that is too short; as much as last time."""
    rows = [(24, SPENT, -500_000, 4), (54, SPENT, -500_000, 4)]  # 1 and 31 October
    made = history([*rows, *mondays()])
    (rent,) = monthly(made, made.last, made.last + 90)
    assert [str(day_of(one)) for one in rent.days] == ["2026-11-30", "2026-12-31"]
    assert (rent.payer, rent.times, rent.amount, rent.flow) == (4, 2, -500_000, SPENT)
    found = outlook(made, 30, 100).projection
    assert found.monthly[SPENT].sum() == -500_000 and found.monthly[SPENT, 28] == -500_000
    assert not found.guessed[SPENT].any() and not daily(made, made.last, (rent,))[SPENT].any()


@pytest.mark.parametrize(
    "rows",
    [
        [(10, SPENT, -500_000, 4)],  # once
        [(0, SPENT, -500_000, 4), (50, SPENT, -500_000, 4)],  # fifty days apart
        [(20, SPENT, -500_000, 4), (50, SPENT, -300_000, 4)],  # another amount
        [(0, SPENT, -500_000, 4), (15, SPENT, -500_000, 4), (45, SPENT, -500_000, 4)],  # twice a month
        [(20, SPENT, -500_000, 4), (50, SPENT, -500_000, 5)],  # two payers
        [(20, SPENT, -500_000, -1), (50, SPENT, -500_000, -1)],  # nobody is named
    ],
)
def test_nothing_else_comes_every_month(rows):
    made = history(rows)
    assert monthly(made, made.last, made.last + 90) == ()


def test_what_came_every_month_and_stopped_does_not_come_again():
    made = history([(0, SPENT, -500_000, 4), (30, SPENT, -500_000, 4)], days=80)
    assert monthly(made, FIRST + 60, FIRST + 150) and monthly(made, made.last, made.last + 90) == ()


def test_payouts_under_way_come_on_their_day_and_nothing_is_guessed_before():
    """Payouts take two days; those of the last days are known, and what leaves from now on comes later than they."""
    days = 56
    payouts = [(day, -1, day + 2, 10_000) for day in range(days - 2)]
    payouts += [(days - 2, days + 1, -1, 12_345), (days - 1, days + 2, -1, 23_456)]
    rows = [(day + 2, CHANNEL, 10_000, -1) for day in range(days - 2)]
    made = history(rows, payouts, days, told=FIRST + days - 1)
    found = outlook(made, 5, 100).projection
    assert found.known[CHANNEL].tolist() == [0, 12_345, 23_456, 0, 0]
    assert found.guessed[CHANNEL].tolist() == [0, 0, 10_000, 10_000, 10_000]


@pytest.mark.parametrize("way", WAYS)
def test_what_rests_at_weekends_rests_on_holidays_and_comes_when_banks_open(way):
    """Money on every working day: on three days of holidays it does not come, and then all at once; none is lost."""
    rows = [(day, CHANNEL, 10_000, -1) for day in range(56) if day % 7 < 5]
    made = history(rows)
    closed = replace(made, closed=ints(made.last + one for one in (1, 2, 3)))
    ways = (way, "", "")
    base, rested = (project(one, one.last, 14, ways, 1).guessed[CHANNEL] for one in (made, closed))
    assert rested[:3].tolist() == [0, 0, 0] and abs(int(rested[3] - base[:4].sum())) <= 4  # each day is rounded
    assert rested[4:].tolist() == base[4:].tolist() and not base[[5, 6, 12, 13]].any()
    always = history([*rows, (5, CHANNEL, 10_000, -1)])  # it came on a Saturday: it does not rest
    busy = project(replace(always, closed=closed.closed), always.last, 14, ways, 1).guessed[CHANNEL]
    assert busy[:3].all()


def test_a_payout_that_should_have_come_is_not_counted():
    made = history(mondays(), [(50, 52, -1, 99_999), (54, -1, -1, 11_111)])
    known = project(made, made.last, 10, ("",) * 3, 100, due=True).known
    assert known.sum() == 11_111  # of which nobody said when; the late one counts nowhere


def test_a_forecast_of_the_past_knows_nothing_of_what_came_later():
    """What happens after a day changes no forecast made on it: else its score would say nothing."""
    rng = np.random.default_rng(7)
    day, flow, amount, payer = (rng.integers(*ends, 300).tolist() for ends in ((0, 56), (0, 3), (100, 90_000), (-1, 9)))
    signed = [-value if way == SPENT else value for value, way in zip(amount, flow, strict=True)]
    rows = list(zip(day, flow, signed, payer, strict=True))
    payouts = [(int(one), -1, int(one) + 2, 5_000) for one in rng.integers(0, 54, 60)]
    whole = history(rows, payouts)
    origin = FIRST + 40
    cut = history([one for one in rows if one[0] <= 40], [one for one in payouts if one[0] <= 40])
    kept = cut.payouts
    blind = replace(cut, payouts=replace(kept, arrived=np.where(kept.arrived > origin, -1, kept.arrived)))
    ways = ("weeks", "even", "same")
    for one in (cut, blind):
        assert np.array_equal(
            project(whole, origin, 15, ways, 100).total(), project(one, origin, 15, ways, 100).total()
        )


def test_too_few_days_are_no_ground_for_an_estimate():
    """Under three weeks only what is known is said, and no band; LEAST_DAYS is enough for an estimate."""
    payouts = [(18, 21, -1, 500)]
    few = outlook(history(mondays(2), payouts, days=LEAST_DAYS - 1), 7, 100)
    assert few.projection.total().tolist() == [0, 500, 0, 0, 0, 0, 0]
    assert few.ways == ("", "", "") and few.score is None and not len(few.low)
    assert outlook(history(mondays(3), payouts, days=LEAST_DAYS), 7, 100).projection.guessed.any()


def test_the_band_holds_four_of_five_trials_and_never_narrows():
    rng = np.random.default_rng(11)
    made = history(
        [(day, CHANNEL, int(amount), -1) for day, amount in enumerate(rng.integers(10_000, 90_000, 112))], days=112
    )
    found = outlook(made, 60, 100)
    assert (found.low <= 0).all() and (found.high >= 0).all()
    assert (np.diff(found.low) <= 0).all() and (np.diff(found.high) >= 0).all() and found.high[-1] > found.high[0] > 0
    misses = []
    for origin in range(made.last - 56, made.last - 6):
        said = project(made, origin, 7, found.ways, 100).total().sum()
        came = made.amount[(made.day > origin) & (made.day <= origin + 7)].sum()
        misses.append(int(came - said))
    inside = [found.low[6] <= one <= found.high[6] for one in misses]
    assert sum(inside) >= 0.75 * len(inside)


def test_what_a_person_supposes_changes_what_is_estimated_and_nothing_that_has_left():
    days = 56
    payouts = [(days - 1, days, -1, 12_300)]
    spent = [(day, SPENT, -1_000, -1) for day in range(days)]
    made = history([*mondays(), *spent], payouts, days)
    found = outlook(made, 8, 100).projection
    base = found.total()
    half = supposed(made, found, WhatIf(payouts=50))
    assert (base - half).tolist() == [35_000, 0, 0, 0, 0, 0, 0, 35_000] and found.known.sum() == 12_300
    late = supposed(made, found, WhatIf(late=3))
    assert late.tolist() == [-1_000, -1_000, -1_000, 81_300, -1_000, -1_000, -1_000, -1_000]
    more = supposed(made, found, WhatIf(out=200, extra=((made.last + 2, -5_000), (made.last + 99, -7_000))))
    assert (more - base).tolist() == [-1_000, -6_000, *[-1_000] * 6]
    assert np.array_equal(supposed(made, found, WhatIf()), base)
