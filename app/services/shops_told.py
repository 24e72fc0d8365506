"""How the records of a book were told their shops, step by step, and what a change of matches tells otherwise.

A record is told once, in one of the steps. So the step and the code that it was told say how all stood before each of
them, and what a few matches change can be followed through the steps along the records that it reaches.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import CONFIRMED
from app.services.shop_places import owners
from app.services.touched import MOST, Standing, among_few, few_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Along these a shop is told, in their order: comparison, whether its views; "" for the accounts of channels.
STEPS = (("L1", False), ("L2", True), ("", False), ("L2", False), ("L3", False), ("L4", False), ("L5", False))
_NEVER = len(STEPS)
#: Codes by accounts above which nothing is counted.
_MOST_CODES = 1 << 22


class Told:
    """What one kind of code (shop, account) told the records, by number of the record.

    value: the code in the end, 0 = none; step: in which it was told, −1 before the first. account: of the rows of
    channels, −1 for others. counts: how many rows of an account are told what before the step of accounts.
    """

    def __init__(self, told: Ints, account: NDArray[np.int32]) -> None:
        self.value, self.account = told.astype(np.int32), account
        self.step = np.where(told != 0, -1, _NEVER).astype(np.int8)
        self.counts: Counter[tuple[int, int]] = Counter()

    def after(self, step: int, told: Ints) -> None:
        """Take in what the records are told after a step."""
        self.step[(self.step == _NEVER) & (told != 0)] = step
        self.value = told.astype(np.int32)

    def count(self) -> bool:
        """Count what accounts are told, before their step; False where it is too much."""
        here = self.account >= 0
        span = int(self.value.max(initial=0)) + 1
        if span * (int(self.account.max(initial=0)) + 1) > _MOST_CODES:
            return False
        found = np.bincount(self.account[here].astype(np.int64) * span + self.value[here])
        self.counts = Counter({divmod(int(one), span): int(found[one]) for one in np.flatnonzero(found)})
        return True


class _Follow:
    """Follows one kind of code through the steps; over: record → (code, step) of those that were looked at."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.over: dict[int, tuple[int, int]] = {}
        self.counts: Counter[tuple[int, int]] = Counter()

    def kept(self, step: int, records: Ints) -> Ints:
        """Return what records were told before a step, as it was kept."""
        return np.where(self.told.step[records] < step, self.told.value[records], 0).astype(np.int64)

    def now(self, step: int, records: Ints) -> Ints:
        """Return what records are told before a step now."""
        out = self.kept(step, records)
        for at in np.flatnonzero(among_few(records, self.looked_at())).tolist():
            code, told_in = self.over[int(records[at])]
            out[at] = code if told_in < step else 0
        return out

    def looked_at(self) -> Ints:
        return np.array(sorted(self.over), np.int64)

    def dirty(self, step: int) -> Ints:
        """Return the records that are told otherwise before a step than was kept."""
        some = self.looked_at()
        other = self.kept(step, some) != self.now(step, some)
        return np.asarray(some[other])

    def tell(self, step: int, records: Ints, codes: Ints) -> None:
        """Let a step tell records, each once: what is told something keeps it."""
        free = self.now(step, records) == 0
        records, codes = records[free], codes[free]
        same = self.kept(step + 1, records) == codes
        for record, code, as_kept in zip(records.tolist(), codes.tolist(), same.tolist(), strict=True):
            if record in self.over or not as_kept:
                self.over[record] = (code, step if code else _NEVER)

    def by_account(self, step: int) -> bool:
        """Follow the step of accounts; False where another code is an account's now."""
        some = self.looked_at()
        some = some[self.told.account[some] >= 0]
        account = self.told.account[some].tolist()
        before_after = self.kept(step, some).tolist(), self.now(step, some).tolist()
        for one, before, after in zip(account, *before_after, strict=True):
            self.counts[one, before] -= 1
            self.counts[one, after] += 1
        sole = {one: _sole(self.told.counts, one) for one in set(account)}
        changed = self.told.counts.copy()
        changed.update(self.counts)
        if any(_sole(changed, one) != code for one, code in sole.items()):
            return False
        self.tell(step, some, np.array([sole[one] for one in account], np.int64))
        return True

    def keep(self) -> None:
        """Keep how it went."""
        for record, (code, step) in self.over.items():
            self.told.value[record], self.told.step[record] = code, step
        self.told.counts.update(self.counts)


def _sole(counts: Counter[tuple[int, int]], account: int) -> int:
    """Return the only code of an account's rows if a quarter of them are told it, 0 for none."""
    mine = {code: many for (one, code), many in counts.items() if one == account and many > 0}
    told = {code: many for code, many in mine.items() if code}
    return next(iter(told)) if len(told) == 1 and 4 * sum(told.values()) >= sum(mine.values()) else 0


def follow(every: tuple[Told, ...], before: Standing, after: Standing, changed: frozenset[int]) -> Ints | None:
    """Return the records that are told otherwise in the end by the matches that stand now, which `every` follows then.

    changed: the matches that are others. None where it is too much, or an account as a whole is told otherwise.
    """
    if not every or not changed:
        return np.zeros(0, np.int64)
    if len(changed) > MOST:
        return None
    follows = [_Follow(one) for one in every]
    mine = np.array(sorted(changed), np.int64)
    for step, (comparison, views) in enumerate(STEPS):
        if not comparison:
            if not all(one.by_account(step) for one in follows):
                return None
        elif not _follow(follows, step, (comparison, views), (before, after), mine):
            return None
    moved = np.unique(np.concatenate([one.dirty(_NEVER) for one in follows]))
    for one in follows:
        one.keep()
    return moved


def _follow(
    follows: list[_Follow], step: int, way: tuple[str, bool], standing: tuple[Standing, Standing], mine: Ints
) -> bool:
    """Follow one step of matches; False where it reaches too many records."""
    size = len(follows[0].told.value)
    dirty = np.unique(np.concatenate([one.dirty(step) for one in follows]))
    before, after = (_Way(one, way) for one in standing)
    met = np.concatenate([one.chosen(np.union1d(mine, one.of_records(dirty))) for one in (before, after)])
    reached = np.union1d(before.members(met)[2], after.members(met)[2])
    reached = reached[reached < size]
    if not len(reached):
        return True
    matches = after.chosen(after.of_records(reached))
    of, side, record = after.members(matches)
    if max(len(reached), len(record)) > MOST:
        return False
    keep = record < size
    at, side, record = np.searchsorted(matches, of[keep]), side[keep], record[keep]
    for one in follows:
        told = owners(at, side, one.now(step, record), len(matches))
        codes = np.zeros(len(reached), np.int64)
        here = among_few(record, reached)
        codes[np.searchsorted(reached, record[here])] = told[at[here]]  # of several the last one tells
        one.tell(step, reached, codes)
    return True


class _Way:
    """The confirmed matches of one step."""

    def __init__(self, standing: Standing, way: tuple[str, bool]) -> None:
        self._standing = standing
        self._comparison, self._views = way

    def of_records(self, records: Ints) -> Ints:
        """Return the matches, of any step, that hold one of these records."""
        match, record = self._standing.member
        return np.unique(match[among_few(record, records)]) if len(records) else records

    def chosen(self, matches: Ints) -> Ints:
        """Return which of these matches tell in this step."""
        if not len(matches):
            return matches
        rows = np.flatnonzero(among_few(self._standing.number, matches))
        columns = self._standing.matches.select(["number", "comparison", "method", "state"])
        found = few_rows(columns, rows).to_pylist()
        return np.array(sorted(one["number"] for one in found if self._tells(one)), np.int64)

    def _tells(self, match: dict[str, object]) -> bool:
        if match["comparison"] != self._comparison or match["state"] != CONFIRMED:
            return False
        return self._comparison != "L2" or (match["method"] == "view") == self._views

    def members(self, matches: Ints) -> tuple[Ints, Ints, Ints]:
        """Return match, side and record of the members of these matches, as the store orders them."""
        if not len(matches):
            return matches, matches, matches
        rows = np.flatnonzero(among_few(self._standing.member[0], matches))
        found = few_rows(self._standing.members.select(["match", "side", "record"]), rows)
        match, side, record = (np.asarray(found[name].to_numpy(), np.int64) for name in ("match", "side", "record"))
        return match, side, record


class Tally:
    """How many records of each code (statement, account) are in each place. code: by number of a record."""

    def __init__(self, code: Ints, record: Ints, place: Ints) -> None:
        self.code = code.astype(np.int32)
        span = int(place.max(initial=0)) + 1
        pairs, counts = np.unique(code[record] * span + place, return_counts=True)
        self._of: dict[int, Counter[int]] = {}
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
            self._of.setdefault(pair // span, Counter())[pair % span] = count

    def move(self, record: int, was: int, now: int) -> int:
        """Let a record go from one place to another; returns its code."""
        code = int(self.code[record])
        self._of[code].update({was: -1, now: 1})
        return code

    def places(self, code: int) -> frozenset[int]:
        """Return the places that records of a code are in."""
        return frozenset(place for place, count in self._of[code].items() if count)
