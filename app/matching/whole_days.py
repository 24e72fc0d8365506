"""L2: whether an account's payouts close whole days of the calendar, or its days end at another hour.

Where prices are few, sums of days meet by chance: of a channel whose day ends at ten in the evening some payouts equal
the calendar's days too, and where a day's file is missing its payout may equal another day. What the calendar explains
is sure only where no other hour of the day explains as many payouts and makes this one of other entries, and where the
payout comes as long after its last day as the others do, with no day between of which nothing is known. Nor is it
sure where payouts that each take what came since the one before explain more of them, and this one otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.domain.record import NO_TIME
from app.matching.days import without_holidays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Days that a run of entries covers, first and last.
Days = tuple[int, int]

DAY = 86_400
#: Hours by which a channel's day may end before or after midnight, in steps of a quarter; midnight itself left out.
SHIFTS = np.array([one * 900 for one in range(-48, 49) if one], np.int64)

#: Payouts that a chain must explain to speak against days that were looked for one by one.
LEAST_LINKS = 2
#: Days before a payout that working days are counted from.
LONGEST = 30


def proved(frame: Frame, inside: Ints, planned: Ints, runs: dict[int, list[Days]]) -> tuple[set[int], set[int]]:
    """Return planned payouts with one run of days: those whose own it surely is, those that another hour explains.

    inside: all entries of the account, open or not; planned: all its planned payouts; runs: of open payouts the runs of
    days that make their sum.
    """
    alone = {one: days[0] for one, days in runs.items() if len(days) == 1}
    payouts = np.array([one for one in planned.tolist() if one in alone], np.int64)
    if not len(payouts):
        return set(), set()
    last = np.array([alone[one][1] for one in payouts.tolist()], np.int64)
    lag, usual = _lags(frame, payouts, last)
    known = np.unique(frame.day[np.concatenate([inside, planned])])
    covered = _covered(frame, np.concatenate([inside, planned]))
    good = usual & np.array(
        [
            all(one in known or any(x <= one <= y for x, y in covered) for one in range(end + 1, int(on) - lag + 1))
            for end, on in zip(last.tolist(), frame.day[payouts].tolist(), strict=True)
        ],
        np.bool_,
    )
    elsewhere = _elsewhere(frame, inside, planned, payouts, alone, lag)
    return set(payouts[good & ~elsewhere].tolist()), set(payouts[elsewhere].tolist())


def since_the_last(frame: Frame, inside: Ints, planned: Ints, runs: dict[int, list[Days]]) -> set[int]:
    """Return the payouts with one run of days that are not sure of it, because payouts take out all that came in.

    An instant payout carries what came in since the one before, of its own day too. Where that explains as many of an
    account's payouts as days before theirs do, only those are sure of which both say the same.
    inside, planned, runs: as for `proved`.
    """
    alone = {one: days[0] for one, days in runs.items() if len(days) == 1}
    timed = not (frame.num("offset")[np.concatenate([inside, planned])] == NO_TIME).any()
    when = frame.utc if timed else frame.day
    order = inside[np.argsort(when[inside], kind="stable")]
    total = np.append(0, np.cumsum(frame.net[order]))
    by_day = np.append(np.searchsorted(when[order], np.unique(when[planned]), "right"), 0)
    place = np.searchsorted(np.unique(when[planned]), when[planned])
    begin, end = np.where(place > 0, by_day[place - 1], 0), by_day[place]
    taken = (total[end] - total[begin] == -frame.net[planned]) & (place > 0) & (end > begin)
    if taken.sum() < len(alone):
        return set()
    day = frame.day[order]
    same = {
        one
        for one, first, last in zip(planned[taken].tolist(), begin[taken].tolist(), end[taken].tolist(), strict=True)
        if one in alone
        and np.array_equal(np.flatnonzero((day >= alone[one][0]) & (day <= alone[one][1])), np.arange(first, last))
    }
    return set(alone) - same


def _lags(frame: Frame, payouts: Ints, last: Ints) -> tuple[int, Mask]:
    """Return the days that most payouts come after their last day, and which do so, days off counted or not."""
    on = frame.day[payouts]
    lag = _most(on - last)
    end, came = np.split(without_holidays(np.concatenate([last, on])), 2)
    return lag, (on - last == lag) | (came - end == _most(came - end))


def _most(values: Ints) -> int:
    found, times = np.unique(values, return_counts=True)
    return int(found[int(np.argmax(times))])


def _covered(frame: Frame, rows: Ints) -> list[Days]:
    """Return the days that the statements of some rows cover."""
    mine = set(np.unique(frame.num("statement")[rows]).tolist())
    return [
        (one.first, one.last)
        for one in frame.inputs.coverage
        if one.number in mine and one.first is not None and one.last is not None
    ]


def _elsewhere(frame: Frame, inside: Ints, planned: Ints, payouts: Ints, alone: dict[int, Days], lag: int) -> Mask:
    """Return which of `payouts` another end of the day explains by other entries, as well as the calendar on the whole.

    The account's own end of the day, where a person set one, is the calendar's here.
    """
    none = np.zeros(len(payouts), np.bool_)
    if not _by_the_clock(frame, inside):
        return none
    line = at, total = _line(frame, inside)
    rows, windows = _windows(frame, planned, alone, lag)

    def cut(shift: Ints) -> tuple[Ints, Ints, Mask]:
        """Return for shifts × payouts where their entries begin and end, and whether they make the sum."""
        begin, end = (np.searchsorted(at, one[None, :] * DAY + shift[:, None]) for one in windows)
        return begin, end, (total[end] - total[begin] == -frame.net[rows][None, :]) & (end > begin)

    begin, end, exact = cut(SHIFTS)
    first, until, whole = cut(np.zeros(1, np.int64))
    rival = exact.sum(axis=1) >= whole.sum()
    other = exact & ((begin != first) | (end != until))
    better = exact.sum(axis=1) > whole.sum()
    if (better & other.any(axis=1)).any():
        return ~none
    unsure = rows[(other & rival[:, None]).any(axis=0)]
    chain, days = _chain(frame, planned, line, lag), np.array([alone[one] for one in payouts.tolist()], np.int64)
    # of the calendar too, what a chain explains counts here
    more = _otherwise(chain, at, frame.day[payouts], days, int(chain.told[0].max(initial=0)))
    return np.isin(payouts, unsure) | more


def otherwise(frame: Frame, inside: Ints, every: Ints, runs: dict[int, list[Days]], count: int) -> set[int]:
    """Return the payouts with one run of days of which a chain of whole days says otherwise, and explains more.

    Somebody may always take out all that came in since the time before; a channel that pays out what some days brought
    may seem to do so now and then, by chance. every: all payouts of the account; count: those that take out all;
    inside, runs: as for `proved`.
    """
    alone = {one: days[0] for one, days in runs.items() if len(days) == 1}
    payouts = np.array(sorted(alone), np.int64)
    if not len(payouts) or not _by_the_clock(frame, inside):
        return set()
    line, days = _line(frame, inside), np.array([alone[one] for one in payouts.tolist()], np.int64)
    other = _otherwise(_chain(frame, every, line, 1), line[0], frame.day[payouts], days, count)
    return set(payouts[other].tolist())


def _by_the_clock(frame: Frame, rows: Ints) -> bool:
    """Return whether all rows have a time, of the day that they count for."""
    timed = frame.num("offset")[rows] != NO_TIME
    return bool((timed & (frame.num("at")[rows] // DAY == frame.day[rows])).all())


def _line(frame: Frame, inside: Ints) -> tuple[Ints, Ints]:
    """Return the times of entries, in order, and their sums before each and after the last."""
    at = frame.num("at")[inside]
    order = np.argsort(at, kind="stable")
    return at[order], np.append(0, np.cumsum(frame.net[inside][order]))


class _Chain(NamedTuple):
    """What payouts carry that each take what came since the one before; ends of the day × delays × days of payouts.

    on: days of payouts; begin, end: place of the first entry and the one after the last; exact: where they make the
    sum; told: how many do.
    """

    on: Ints
    begin: Ints
    end: Ints
    exact: Mask
    told: Ints


def _chain(frame: Frame, every: Ints, line: tuple[Ints, Ints], lag: int) -> _Chain:
    """Return the chains by all ends of the day, midnight first, and by delays about `lag`."""
    at, total = line
    on, place = np.unique(frame.day[every], return_inverse=True)
    net = np.zeros(len(on), np.int64)
    np.add.at(net, place, frame.net[every])
    cuts = np.searchsorted(at, _ends(on, lag)[None] * DAY + np.append(0, SHIFTS)[:, None, None])
    begin, end = cuts[..., :-1], cuts[..., 1:]
    exact = (total[end] - total[begin] == -net[1:]) & (end > begin)
    return _Chain(on, begin, end, exact, exact.sum(axis=2))


def _ends(on: Ints, lag: int) -> Ints:
    """Return the days after the last that payouts of some days carry, by each delay that may be theirs."""
    out = [on - few + 1 for few in range(max(lag - 1, 0), lag + 2)]
    every = np.arange(int(on.min()) - LONGEST, int(on.max()) + 1)
    worked = without_holidays(every)
    # the last day of which so many working days have come until the payout
    out += [every[np.searchsorted(worked, worked[on - every[0]] - few, "right") - 1] + 1 for few in (1, 2)]
    return np.stack(out)


def _otherwise(chain: _Chain, at: Ints, on: Ints, days: Ints, count: int) -> Mask:
    """Return which payouts carry other entries by the chains that explain most, if those explain no less than `count`.

    Days that were looked for one by one may meet their sums by chance; a chain has no choice. Where it explains just as
    many, those are in doubt of which it makes the sum of other entries. at: times of the entries; on: the payouts'
    days; days: first and last that they seem to carry.
    """
    best = int(chain.told.max(initial=0))
    if best < max(LEAST_LINKS, count):
        return np.zeros(len(on), np.bool_)
    first, until = (np.searchsorted(at, one * DAY) for one in (days[:, 0], days[:, 1] + 1))
    link = np.searchsorted(chain.on, on) - 1
    same = (chain.begin[..., link] == first) & (chain.end[..., link] == until) & (link >= 0)
    if best > count:
        return ~np.asarray(same[chain.told == best].any(axis=0))
    other = chain.exact[..., link] & (link >= 0) & ~same
    return np.asarray(other[chain.told == best].any(axis=0))


def _windows(frame: Frame, planned: Ints, alone: dict[int, Days], lag: int) -> tuple[Ints, tuple[Ints, Ints]]:
    """Return payouts of days of their own, and the first day that each carries and the day after the last.

    Of one without a run: what came since the payout before it.
    """
    order = planned[np.lexsort((frame.rank[planned], frame.day[planned]))]
    on = frame.day[order]
    days, times = np.unique(on, return_counts=True)
    begin = np.append(on[:1] - lag, on[:-1] - lag + 1)
    end = on - lag + 1
    for place, one in enumerate(order.tolist()):
        if one in alone:
            begin[place], end[place] = alone[one][0], alone[one][1] + 1
    single = np.isin(on, days[times == 1]) & (begin < end)
    return order[single], (begin[single], end[single])
