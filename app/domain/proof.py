"""The proof of a comparison: balance here − balance there − open items = unexplained."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.money import digits

_COUNTS = ("count_a", "count_b", "waiting_count", "explained_count", "open_count", "matched_a", "matched_b")
_NUMBERS = (*_COUNTS, "suggested", "crossing", "across")
_MONEY = ("sum_a", "sum_b", "waiting", "explained", "open", "matched_sum_a", "matched_sum_b", "view_a", "view_b")
_SIZES = ("gross", "matched_gross")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """One account pair of one comparison in one currency; amounts are values at `exp`.

    account_a, account_b: codes, "" where the source states none. count_*, sum_*: records dated inside
        the range, payout and withdrawal rows of a channel with reversed sign (CONTRACT 4).
    adjustments: key → Σ of what evidence itself explains of A − B: "refunds", "fees", "coupons",
        "set_aside" (unpaid and closed orders), "rounding", "carried" (the other side of a match lies in
        another period).
    waiting, explained, open: Σ of A − B of timing items, of explained or resolved discrepancies, of
        open ones; *_count their numbers. matched_*: records in confirmed matches. gross, matched_gross: Σ of
        the absolute amounts of both sides, cut to `exp`: what a share is taken of. suggested: matches to decide;
        crossing: those of them that the line of another currency counts as well, so that lines can be added up.
    across: matches that meet records of another currency, which have a line of their own.
    view_a, view_b: of sum_a and sum_b what two files of one channel state of the same events, its bill and its
        account; the rest are the account's entries and the payouts that carry them.
    place: of the line of one place alone, its index in `Belonging.places`; 0 of a line of all of them.
    unexplained = sum_a − sum_b − Σ adjustments − waiting − explained; open items are part of it until
        someone explains them.
    """

    comparison: str
    account_a: str
    account_b: str
    currency: str
    exp: int = 2
    count_a: int = 0
    count_b: int = 0
    sum_a: int = 0
    sum_b: int = 0
    adjustments: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    waiting_count: int = 0
    explained: int = 0
    explained_count: int = 0
    open: int = 0
    open_count: int = 0
    matched_a: int = 0
    matched_b: int = 0
    matched_sum_a: int = 0
    matched_sum_b: int = 0
    suggested: int = 0
    crossing: int = 0
    gross: int = 0
    matched_gross: int = 0
    across: int = 0
    view_a: int = 0
    view_b: int = 0
    place: int = 0

    @property
    def unexplained(self) -> int:
        """Return what nobody has explained yet, at `exp`."""
        listed = sum(self.adjustments.values()) + self.waiting + self.explained
        return self.sum_a - self.sum_b - listed

    @property
    def lacking(self) -> str:
        """Return "a" or "b" for the side that has neither an account nor a record while nothing is unexplained.

        Nothing was held against the other side then, so its 0.00 proves nothing; "" where both sides are here.
        A channel's entries bear the name of its account also where no file of the account came.
        """
        if self.unexplained:
            return ""
        if not self.account_a and not self.count_a:
            return "a"
        own = self.comparison == "L2" and self.account_a == self.account_b
        return "b" if not self.count_b and (own or not self.account_b) else ""


def shortened(line: ProofLine) -> ProofLine:
    """Return a line at the fewest digits that its amounts need, at least those of its currency."""
    money, exp, least = _money(line), line.exp, digits(line.currency)
    while exp > least and all(one % 10 == 0 for one in money):
        money, exp = [one // 10 for one in money], exp - 1
    if exp == line.exp:
        return line
    cut: int = 10 ** (line.exp - exp)
    return _with(line, lambda one: one // cut, exp)


def added(lines: Iterable[ProofLine], wanted: Callable[[int], bool]) -> list[ProofLine]:
    """Return a line for each account pair and currency: what those of the places wanted come to together.

    lines: of one place each, in the order of the proof and not shortened.
    """
    sums: dict[tuple[str, str, str, str], ProofLine] = {}
    for one in lines:
        if wanted(one.place):
            key = (one.comparison, one.currency, one.account_a, one.account_b)
            sums[key] = _sum(sums[key], one) if key in sums else replace(one, place=0)
    return [shortened(sums[key]) for key in sums if sums[key].count_a or sums[key].count_b or any(_money(sums[key]))]


def _money(line: ProofLine) -> list[int]:
    return [*(getattr(line, name) for name in _MONEY), *line.adjustments.values()]


def with_changes(lines: Iterable[ProofLine], gone: Iterable[ProofLine], come: Iterable[ProofLine]) -> list[ProofLine]:
    """Return lines of one comparison, in the order of the proof, after some of what they hold went and other came.

    All at the same digits and not shortened; of a line of which nothing is left nothing is told.
    """
    found = {_key(one): one for one in lines}
    for some, sign in ((gone, -1), (come, 1)):
        for one in some:
            key = _key(one)
            found[key] = _sum(found[key] if key in found else _sum(one, one, -1), one, sign)
    return [found[key] for key in sorted(found) if _told(found[key])]


def _key(line: ProofLine) -> tuple[bytes, bytes, bytes, int]:
    return line.currency.encode(), line.account_a.encode(), line.account_b.encode(), line.place


def _told(line: ProofLine) -> bool:
    return bool(line.adjustments) or any(getattr(line, name) for name in (*_NUMBERS, *_MONEY, *_SIZES))


def _sum(one: ProofLine, two: ProofLine, sign: int = 1) -> ProofLine:
    keys = sorted({*one.adjustments, *two.adjustments})
    adjustments = {key: one.adjustments.get(key, 0) + sign * two.adjustments.get(key, 0) for key in keys}
    sums: dict[str, Any] = {
        name: getattr(one, name) + sign * getattr(two, name) for name in (*_NUMBERS, *_MONEY, *_SIZES)
    }
    return replace(one, adjustments={key: value for key, value in adjustments.items() if value}, **sums)


def _with(line: ProofLine, change: Callable[[int], int], exp: int) -> ProofLine:
    amounts: dict[str, Any] = {name: change(getattr(line, name)) for name in (*_MONEY, *_SIZES)}
    adjustments = {key: change(one) for key, one in line.adjustments.items()}
    return replace(line, exp=exp, adjustments=adjustments, **amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPiece:
    """Something that stands between the two balances of one proof line.

    line: index of the line; side: 0 = recorded on A alone, 1 = on B alone, -1 = inside a match;
    record: the book's number; item: row of the discrepancy table, -1 for none; effect: on A − B, at
    `exp`; heading: 0 waiting, 1 open, 2 explained, -1 nothing is said of it.
    """

    line: int
    side: int
    record: int
    item: int
    effect: int
    exp: int
    heading: int
