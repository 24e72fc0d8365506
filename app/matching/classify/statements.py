"""Days that no statement covers, balances that do not follow, bill rows that the ledger lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from app.domain.match import SIDE_A, WAITING, Comparison
from app.domain.money import plain, rescale
from app.domain.period import day_of
from app.domain.record import Kind
from app.matching.classify.left_orders import timed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.inputs import Coverage

    Ints = NDArray[np.int64]

#: Missing days listed for one gap; a longer one is a time when the account was not used here.
MOST_DAYS = 92

#: Sources that state which days they cover. Of the others the first and last row are known, so that a day
#: between two files is missing only where BUSY of a hundred days have rows.
STATED = ("alipay.", "cmb.", "icbc.")
BUSY = 90


class Hole(NamedTuple):
    """Days that no statement of one account, format and currency covers.

    off: what the balance moved by in between, at exp; None where the statements do not say.
    """

    first: int
    last: int
    format: str
    off: int | None
    exp: int
    currency: str

    @property
    def days(self) -> range:
        """The days listed one by one; of a longer time the first alone."""
        return range(self.first, (self.last if self.last - self.first < MOST_DAYS else self.first) + 1)


def add(items: Items) -> None:
    """Add EX8: what seems not to have been downloaded."""
    accounts: dict[tuple[str, str, str], list[Coverage]] = defaultdict(list)
    for one in items.frame.inputs.coverage:
        if one.first is not None and one.last is not None:
            accounts[one.account, one.format, one.currency].append(one)
    missing: dict[tuple[str, int], list[Hole]] = defaultdict(list)
    for (account, name, _), found in sorted(accounts.items()):
        found.sort(key=lambda one: (one.first or 0, one.last or 0, one.id))
        _balances(items, account, found)
        for hole in holes(found, name.startswith(STATED) or partial(_busy, items, found)):
            for day in hole.days:
                missing[account, day].append(hole)
    for (account, day), gone in sorted(missing.items()):
        _missing(items, account, day, gone)
    _not_in_ledger(items)


def _missing(items: Items, account: str, day: int, holes: list[Hole]) -> None:
    """Add one day that is missing; the first of a gap says how far it goes and what the balance moved by."""
    params: dict[str, Any] = {"account": account, "formats": sorted({one.format for one in holes})}
    moved = [one for one in holes if one.first == day and one.off is not None]
    if len(moved) != 1:
        items.add_subject("EX8", _subject(account, day), day, "ex8.day" if account else "ex8.day_of", params)
        return
    (hole,) = moved
    params |= {"first": str(day_of(hole.first)), "last": str(day_of(hole.last))}
    key = ("ex8.gap" if hole.last > hole.first else "ex8.gap_day") + ("" if account else "_of")
    subject, off = _subject(account, day), hole.off or 0
    items.add_subject("EX8", subject, day, key, params, amount=off, exp=hole.exp, currency=hole.currency)


def _subject(account: str, day: int) -> str:
    return f"{account} {day_of(day)}"


def _busy(items: Items, found: list[Coverage]) -> bool:
    """Return whether nearly every day that the statements cover has a row."""
    frame = items.frame
    days = frame.num("at")[np.isin(frame.num("statement"), [one.number for one in found])] // 86_400
    covered = {day for one in found for day in range(one.first or 0, (one.last or 0) + 1)}
    return 100 * len(np.unique(days)) >= BUSY * len(covered)


def holes(found: list[Coverage], sure: bool | Callable[[], bool]) -> list[Hole]:
    """Return the gaps between statements, in order of time, over which something seems not to have been fetched.

    A balance that follows closes a gap, one that moved proves it. Where the statements state no balances, `sure`
    says whether days between them would have had rows.
    """
    apart = [_hole(before, after) for before, after in _apart(found)]
    doubtful = [one for one in apart if one.off is None and one.last - one.first < MOST_DAYS]
    counted = bool(doubtful) and (sure() if callable(sure) else sure)
    return [one for one in apart if one.off is not None or (counted and one in doubtful)]


def _apart(found: list[Coverage]) -> Iterator[tuple[Coverage, Coverage]]:
    """Yield statements, in order of time, between which days are missing and the balance does not follow."""
    before = found[0]
    for one in found[1:]:
        assert one.first is not None and one.last is not None and before.last is not None
        follows = before.closing is not None and one.opening is not None and _moved(before, one) == 0
        if one.first - before.last > 1 and not follows:
            yield before, one
        if one.last >= before.last:
            before = one


def _hole(before: Coverage, after: Coverage) -> Hole:
    assert before.last is not None and after.first is not None
    off = _moved(before, after) if before.closing is not None and after.opening is not None else None
    exp = max(before.exp, after.exp)
    return Hole(before.last + 1, after.first - 1, after.format, off, exp, after.currency)


def _moved(before: Coverage, after: Coverage) -> int:
    """Return opening − closing at the finer of both exponents."""
    exp = max(before.exp, after.exp)
    return rescale(after.opening or 0, after.exp, exp) - rescale(before.closing or 0, before.exp, exp)


def _balances(items: Items, account: str, found: list[Coverage]) -> None:
    """Add where a closing balance is not the next statement's opening one."""
    known = [one for one in found if one.opening is not None and one.closing is not None]
    for before, after in pairwise(known):
        if before.closing is None or after.opening is None or after.first is None or before.last is None:
            continue
        if before.last + 1 != after.first:
            continue
        off, exp = _moved(before, after), max(before.exp, after.exp)
        if off:
            items.add_subject(
                "EX8",
                _subject(account, after.first),
                after.first,
                "ex8.balance",
                {
                    "account": account,
                    "closing": plain(before.closing, before.exp, before.currency),
                    "opening": plain(after.opening, after.exp, after.currency),
                },
                amount=off,
                exp=exp,
                currency=after.currency,
            )


def _not_in_ledger(items: Items) -> None:
    """Add, by account and day, trade-bill rows that the channel's own ledger of that time does not hold.

    A row that a bill states once more is told of as such: the ledger holds the event once.
    """
    work, frame = items.work, items.frame
    family, names = frame.family
    span: dict[int, tuple[int, int]] = {}
    for one in frame.inputs.coverage:
        stem = one.format.split(".")[0]
        ledger = one.format.endswith((".account", ".fundflow", ".balance"))
        if ledger and stem in names and one.first is not None and one.last is not None:
            code = names.index(stem)
            first, last = span.get(code, (one.first, one.last))
            span[code] = (min(first, one.first), max(last, one.last))
    kind = frame.num("kind")
    open_rows = work.open(Comparison.L2, SIDE_A) & frame.trade & ~frame.idle & ~items.spare
    rows = frame.by_rank(open_rows & np.isin(kind, (Kind.PAYMENT, Kind.REFUND)) & (frame.amount != 0))
    rows = rows[np.isin(family[rows], list(span))] if span else rows[:0]
    if not len(rows):
        return
    low = np.array([span.get(code, (0, -1))[0] for code in range(len(names))], np.int64)
    high = np.array([span.get(code, (0, -1))[1] for code in range(len(names))], np.int64)
    day = frame.day[rows]
    until = high[family[rows]] if frame.inputs.as_of is None else np.minimum(high[family[rows]], frame.inputs.as_of)
    covered, later = day >= low[family[rows]], day + 1 > until
    waiting = rows[covered & later]
    state = np.full(len(waiting), WAITING, np.int64)
    keys = ("TS1", "", "ts1.ledger", "ts2.ledger")
    # the last day's rows may be booked on the next one
    timed(items, waiting, frame.net[waiting], frame.day[waiting] + 1, state, keys, comparison=Comparison.L2)
    rows = rows[covered & ~later]
    codes, accounts = frame.accounts
    key = np.stack([codes[rows], frame.day[rows], frame.currency[rows]], 1)
    groups, inverse = np.unique(key, axis=0, return_inverse=True)
    order = np.argsort(inverse.ravel(), kind="stable")
    edge = np.searchsorted(inverse.ravel()[order], np.arange(len(groups) + 1))
    for number, (account, on, currency) in enumerate(groups.tolist()):
        mine = rows[order[edge[number] : edge[number + 1]]]
        items.add_subject(
            "EX8",
            "",
            on,
            "ex8.ledger",
            {"account": accounts[account], "count": len(mine)},
            rows=mine.tolist(),
            comparison="L2",
            amount=int(frame.net[mine].sum()),
            exp=frame.exp,
            currency=frame.currencies[currency],
        )
