"""What a statement says of itself against its rows: stated totals, a balance whose rows of one second may
stand in any order, and the one sentence about what does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.statement import DISAGREE, Check, figure_words
from app.importers import amounts
from app.importers.controls import all_stated, control_of, count_check, money_check

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "SecondChain", "all_stated", "control_of", "count_check", "disagreement", "money_check", "sentences",
    "stated_check", "stated_count",
]  # fmt: skip


def stated_check(name: str, stated: str, found: int, exp: int, currency: str = "CNY") -> Check | None:
    """Compare a printed total with the rows' sum at `exp`; None where it is masked or blank.

    A printed figure that is no number and not masked was edited: it does not agree.
    """
    value = amounts.parse(stated, max(exp, 2))
    if value is not None:
        return money_check(name, value, found * 10 ** (max(exp, 2) - exp), max(exp, 2), currency)
    if not stated.strip("` \t-/") or amounts.masked(stated):
        return None
    return Check(name=name, stated=stated.strip("` \t"), found=money_check(name, 0, found, exp).found, agrees=False)


def stated_count(name: str, stated: str, found: int) -> Check | None:
    """Compare a printed count (also `20.0`) with the rows'; None where it is masked or blank."""
    value = amounts.parse(stated, 0)
    if value is not None:
        return count_check(name, value, found)
    if not stated.strip("` \t-/") or amounts.masked(stated):
        return None
    return Check(name=name, stated=stated.strip("` \t"), found=str(found), agrees=False)


def disagreement(control: str, checks: Sequence[Check]) -> tuple[str, dict[str, Any]]:
    """Return key and parameters of the sentence that names each figure which does not agree; "" for none."""
    if control != DISAGREE:
        return "", {}
    figures = [
        {
            "key": "statement.figure",
            "params": {"name": figure_words(one.name), "stated": one.stated, "found": one.found},
        }
        for one in checks
        if not one.agrees
    ]
    return "statement.disagree", {"figures": figures}


def sentences(notes: Sequence[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Return key and parameters of one message that says several things; a note is {"key", "params"}."""
    said = list(notes)
    if not said:
        return "", {}
    last = said.pop()
    while said:
        last = {"key": "statement.and", "params": {"first": said.pop(), "more": last}}
    return str(last["key"]), dict(last["params"])


class SecondChain:
    """A running balance, oldest or newest first; the order of rows inside one second means nothing."""

    def __init__(self) -> None:
        self._moved: list[NDArray[np.int64]] = []
        self._balance: list[NDArray[np.int64]] = []
        self._at: list[NDArray[np.int64]] = []
        self._whole = True

    def add(
        self,
        moved: NDArray[np.int64],
        balance: NDArray[np.int64],
        stated: NDArray[np.bool_],
        at: NDArray[np.int64],
    ) -> None:
        """Append rows: signed movement, balance after it, whether the row states one, its second."""
        self._whole &= bool(stated.all())
        if self._whole:
            self._moved.append(moved)
            self._balance.append(balance)
            self._at.append(at)

    def close(self, exp: int = 2, currency: str = "CNY") -> tuple[Check | None, int | None, int | None]:
        """Return (check, opening, closing); nothing where balances are missing or a row stands alone."""
        if not self._whole or sum(len(one) for one in self._at) < 2:
            return None, None, None
        moved, balance = np.concatenate(self._moved), np.concatenate(self._balance)
        at = np.concatenate(self._at)
        steps = np.diff(at)
        up, down = bool((steps > 0).any()), bool((steps < 0).any())
        # times that only rise, or only fall, say which end is the first
        orders = [slice(None)] * (up or not down) + [slice(None, None, -1)] * (down or not up)
        for order in orders:
            m, b = moved[order], balance[order]
            if (b[1:] - m[1:] == b[:-1]).all():
                opening, closing = int(b[0] - m[0]), int(b[-1])
                return money_check("balance_chain", closing, closing, exp, currency), opening, closing
        opening, printed, should = _by_second(moved, balance, at)
        if printed == should:
            return money_check("balance_chain", printed, should, exp, currency), opening, printed
        return money_check("balance_chain", printed, should, exp, currency), None, None


def _by_second(moved: NDArray[np.int64], balance: NDArray[np.int64], at: NDArray[np.int64]) -> tuple[int, int, int]:
    """Return (opening, a printed balance, what it should be), the last two equal where the chain holds.

    Inside one second the balances after the rows, and the balance before it, must be the balances before
    the rows, and the one after it: only then some order of the rows joins them.
    """
    order = np.argsort(at, kind="stable")
    moved, balance, at = moved[order], balance[order], at[order]
    starts = np.flatnonzero(np.concatenate([[True], at[1:] != at[:-1]]))
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(at))))
    before = balance - moved
    sums = np.add.reduceat(moved, starts)
    opening = _opening(before[group == 0], balance[group == 0])
    after = opening + np.cumsum(sums)
    entering = np.concatenate([[opening], after[:-1]])
    index = np.arange(len(starts))
    left = _sorted_pairs(np.append(group, index), np.append(balance, entering))
    right = _sorted_pairs(np.append(group, index), np.append(before, after))
    wrong = np.flatnonzero(left[1] != right[1])
    if not len(wrong):
        return opening, int(after[-1]), int(after[-1])
    at_group = int(left[0][wrong[0]])
    printed = balance[group == at_group]
    return opening, int(printed[-1]), int(after[at_group])


def _opening(before: NDArray[np.int64], after: NDArray[np.int64]) -> int:
    """Return the balance that the first second starts from: one that no row of it leads to."""
    left = list(after.tolist())
    for one in before.tolist():
        if one in left:
            left.remove(one)
        else:
            return int(one)
    return int(before[0])


def _sorted_pairs(group: NDArray[np.int64], value: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.lexsort((value, group))
    return group[order], value[order]
