"""L4: bank rows ↔ the books' lines on the account of that bank, from an equal number down to sums of whole days."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.money import digits
from app.matching import by_rule
from app.matching.by_payout import MOST_DAYS
from app.matching.cancelled import cancelled
from app.matching.choice import Choice
from app.matching.meetings import Bundles, bundle, in_order, joined, meet, within
from app.matching.numbers import borne_by_others, number_in_text, shared_numbers
from app.matching.pairing import codes, single
from app.matching.proposals import Proposals, pairs
from app.matching.references import short_ones
from app.matching.short_numbers import SCORE as DOUBTFUL
from app.matching.short_numbers import alone, alone_about

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L4 = Comparison.L4

#: Days within which a short slip's number is surely the same slip's: they are used again.
SLIP_DAYS = 5
#: Days after a bank row within which books that are written up later may hold it.
LATER = 45
#: Scores of what only sums, a whole month, or like digits say.
DAY_TOTAL, MONTH_TOTAL, IN_MONTH, DIGITS = 600, 550, 520, 510
#: Of an equal amount, and of each day between.
AMOUNT, DAYS = 450, (200, 150, 100, 50)


def run(work: Work) -> None:
    """Find the matches of L4 and keep them in `work`."""
    side_a, side_b = work.sides[L4]
    if not side_a.any() or not side_b.any():
        return
    if work.applied.match.get(L4) and not work.alone():
        return  # people's rules look across accounts
    for method, one in PASSES:
        work.pause()
        if one is _by_amount:
            work.divide()
        work.frame.spent.begin("L4", method)
        one(work)


def voucher(frame: Frame, rows: Ints) -> Ints:
    """Return a code of the voucher that each line belongs to: its number on its day, else what it says."""
    import pyarrow.compute as pc

    label, text, party = (frame.text(name).take(rows) for name in ("subtype", "text", "counterparty"))
    numbered = pc.match_substring_regex(label, "[0-9]").to_numpy(zero_copy_only=False)
    said = pc.if_else(pa.array(numbered), label, pc.binary_join_element_wise(label, text, party, "\x1f"))
    name = said.dictionary_encode().indices.to_numpy().astype(np.int64)
    _, dense = np.unique(codes(frame.num("statement")[rows], frame.day[rows], name), return_inverse=True)
    return np.asarray(dense.ravel())


def _open(work: Work) -> tuple[Ints, Ints]:
    """Return open bank rows and open voucher lines that have a pool to meet in, without those named as equally good."""
    frame = work.frame
    able = (frame.owners.pool >= 0) & (frame.net != 0) & work.mine(frame.owners.pool)
    if (choice := work.choices.get(L4)) is not None:
        able[[row for ours, theirs in choice.equal for row in (*ours, *theirs)]] = False
    return frame.by_rank(work.open(L4, SIDE_A) & able), frame.by_rank(work.open(L4, SIDE_B) & able)


def _pool(frame: Frame, rows: Ints) -> Ints:
    """Return the pool and currency of each row as one number."""
    return np.asarray(frame.owners.pool[rows] * (len(frame.currencies) + 1) + frame.currency[rows])


def _by_number(work: Work) -> None:
    """Pair numbers that stand once on each side among all bank rows and vouchers."""
    frame = work.frame
    all_a, all_b = frame.by_rank(work.sides[L4][0]), frame.by_rank(work.sides[L4][1])
    columns = ("channel_ref", "batch_ref", "order_ref")
    own, here = np.zeros((2, frame.count), np.bool_)  # whose amount no other row of its side has, or none about its day
    for rows in (all_a, all_b):
        own[rows] = alone(frame, rows, frame.net[rows])
        here[rows] = alone_about(frame, rows, frame.net[rows], SLIP_DAYS)
    back: Mask | None = None
    for name, other in product(columns, columns):
        for a, b in shared_numbers(frame, all_a, all_b, (name,), (other,)):
            told = (_soon(frame, a, b) & here[a] & here[b]) | (own[a] & own[b])
            held = np.isin(a, short_ones(frame.ref(name)[0], a)) & ~told
            again = borne_by_others(frame, all_a, a, name, columns, frame.owners.pool)
            again |= borne_by_others(frame, all_b, b, other, columns, frame.owners.pool)
            back = cancelled(frame, all_b, all_a) if back is None else back
            _keep(work, a, b, "reference", sure=True, held=held, more={"unique": ~again, "undone": ~back[b]})


def _soon(frame: Frame, a: Ints, b: Ints) -> Mask:
    days = frame.day[b] - frame.day[a]
    return np.asarray((days >= -1) & (days <= SLIP_DAYS))


def _by_text(work: Work) -> None:
    """Pair a voucher whose text holds the number of one bank row."""
    _, lines = _open(work)
    a, b = number_in_text(work.frame, work.frame.by_rank(work.sides[L4][0]), lines)
    _keep(work, a, b, "reference_text", sure=False)


def _keep(
    work: Work,
    a: Ints,
    b: Ints,
    method: str,
    *,
    sure: bool,
    held: Mask | None = None,
    more: dict[str, Mask] | None = None,
) -> None:
    """Take pairs that are open, of one account, currency and sign.

    held: those whose number may be another's; more: further gates, which each pair passed or not.
    """
    frame, owners = work.frame, work.frame.owners
    good = work.open(L4, SIDE_A)[a] & work.open(L4, SIDE_B)[b] & (frame.currency[a] == frame.currency[b])
    good &= ((frame.net[a] < 0) == (frame.net[b] < 0)) & (owners.pool[a] == owners.pool[b])
    own = np.ones(len(a), np.bool_) if held is None else ~held
    a, b, own = a[good], b[good], own[good]
    if not len(a):
        return
    order = np.argsort(frame.rank[a])
    a, b, own = a[order], b[order], own[order]
    gates = {name: passed[good][order] for name, passed in (more or {}).items()}
    off, days = frame.net[a] - frame.net[b], frame.day[b] - frame.day[a]
    # a number alone does not say in whose account; where nothing does, a person looks
    sure_row = own & (days >= -1) & (days <= MOST_DAYS) & sure & (owners.pool[a] >= 0) & owners.sure[a] & owners.sure[b]
    sure_row &= np.logical_and.reduce([sure_row, *gates.values()])
    made = pairs(
        frame,
        L4,
        method,
        a,
        b,
        score=np.where(off == 0, np.where(sure_row, 1000, np.where(own, 900, DOUBTFUL)), 700),
        confirmed=(off == 0) & frame.trusted[a] & frame.trusted[b] & sure_row,
    )
    made.figures["off"] = off
    if sure:
        near = np.asarray((days >= -1) & (days <= MOST_DAYS))
        made.gates = {"amount": off == 0, "days": near, "totals": frame.trusted[a] & frame.trusted[b]}
        made.gates |= {"number": own, **gates}
        made.gates["account"] = (owners.pool[a] >= 0) & owners.sure[a] & owners.sure[b]
    work.take(made)


def _by_amount(work: Work) -> None:
    """Match equal amounts about one day: as many on both sides of a day, then the only ones of some days.

    Equal rows of one day go together whoever of them is whose. Where there are more on one side they stay open and are
    named, unless the books say one thing twice.
    """
    frame = work.frame
    tolerance = frame.inputs.rules.tolerance
    a, b = _amounts(frame, *_open(work), one_day=True)
    i, j = meet(a, b, 0, 0)
    _take_amounts(work, (a, i), (b, j), AMOUNT + DAYS[0])
    a, b = _amounts(frame, *_open(work), one_day=False)
    i, j = meet(a, b, tolerance.days_before, tolerance.days_after)
    _take_amounts(work, (a, i), (b, j), AMOUNT)
    _take_chains(work)


def _amounts(frame: Frame, ours: Ints, theirs: Ints, *, one_day: bool) -> tuple[Bundles, Bundles]:
    """Return open rows of both sides, those of one account, amount and, if asked, day together."""
    both = np.concatenate([ours, theirs])
    key, day = codes(_pool(frame, both), frame.net[both]), frame.day[both]
    cut = len(ours)
    by = (day,) if one_day else ()
    return (
        bundle(ours, frame.net[ours], key[:cut], day[:cut], *(one[:cut] for one in by)),
        bundle(theirs, frame.net[theirs], key[cut:], day[cut:], *(one[cut:] for one in by)),
    )


def _take_amounts(work: Work, a: tuple[Bundles, Ints], b: tuple[Bundles, Ints], score: int) -> None:
    """Keep groups of equal amounts; each day between them counts against it."""
    if not len(a[1]):
        return
    frame = work.frame
    made = joined(frame, L4, "amount_day", a, b, score=np.full(len(a[1]), score))
    if score == AMOUNT:
        far = np.abs(frame.day[made.lead_b] - frame.day[made.lead_a])
        made.score = AMOUNT + np.array(DAYS)[np.minimum(far, len(DAYS) - 1)]
    _count(made)
    work.take(made)


def _count(made: Proposals) -> None:
    """Note how many rows each side of a match has."""
    ours = np.bincount(made.match[made.side == SIDE_A], minlength=made.count)
    made.counts = {"rows_a": ours, "rows_b": np.bincount(made.match, minlength=made.count) - ours}


def _take_chains(work: Work) -> None:
    """Match chains of equal amounts that reach over some days where both sides have as many; name the others."""
    frame = work.frame
    tolerance = frame.inputs.rules.tolerance
    reach = max(tolerance.days_before, tolerance.days_after)
    ours, theirs = _open(work)
    rows = np.concatenate([ours, theirs])
    if not len(ours) or not len(theirs):
        return
    key, day = codes(_pool(frame, rows), frame.net[rows]), frame.day[rows]
    order = np.lexsort((day, key))
    fresh = (np.diff(key[order]) != 0) | (np.diff(day[order]) > reach)
    chain = np.empty(len(rows), np.int64)
    chain[order] = np.cumsum(np.append(0, fresh))
    count = int(chain.max()) + 1
    of_a, of_b = chain[: len(ours)], chain[len(ours) :]
    size_a, size_b = np.bincount(of_a, minlength=count), np.bincount(of_b, minlength=count)
    a = bundle(ours, frame.net[ours], of_a, frame.day[ours], of_a)
    b = bundle(theirs, frame.net[theirs], of_b, frame.day[theirs], of_b)
    i, j = single(a.key, b.key)
    even = size_a[a.key[i]] == size_b[b.key[j]]
    _take_amounts(work, (a, i[even]), (b, j[even]), AMOUNT + DAYS[-1])
    _unequal(work, a, b, i[~even], j[~even])


def _unequal(work: Work, a: Bundles, b: Bundles, i: Ints, j: Ints) -> None:
    """Keep chains of which the books have more, and one of them twice; name the others as equally good."""
    frame = work.frame
    none = np.zeros(0, np.int64)
    choice = work.choices[L4] = Choice(none, none, none, np.zeros(0, np.bool_))
    ours: list[int] = []
    theirs: list[int] = []
    for one, other in zip(i.tolist(), j.tolist(), strict=True):
        left, right = a.row[a.of == one], b.row[b.of == other]
        if len(right) > len(left) and _says_one_thing(frame, right):
            ours += left.tolist()
            theirs += right[: len(left)].tolist()
        else:
            choice.equal.append((left.tolist(), right.tolist()))
    if ours:
        made = pairs(
            frame,
            L4,
            "amount_day",
            np.array(ours, np.int64),
            np.array(theirs, np.int64),
            score=np.full(len(ours), AMOUNT + DAYS[-1]),
            ambiguous=np.ones(len(ours), np.bool_),
        )
        work.take(in_order(frame, made))


def _says_one_thing(frame: Frame, lines: Ints) -> bool:
    """Return whether lines of several vouchers say the same words of the same day."""
    text = frame.text("text").take(pa.array(lines))
    return len(text.unique()) == 1 and bool(text[0].as_py()) and len(np.unique(voucher(frame, lines))) == len(lines)


def _by_rule(work: Work) -> None:
    by_rule.run(work, L4)


def _by_rule_alone(work: Work) -> None:
    by_rule.by_amount(work, L4, alone=True)


def _by_rule_rest(work: Work) -> None:
    by_rule.by_amount(work, L4, alone=False)


def _by_totals(work: Work) -> None:
    """Match what is booked in one sum, or one bank row that is booked in several, by sums that meet once."""
    frame = work.frame
    for by_a, by_b, before, after, score in (
        ("party", "", 1, 3, DAY_TOTAL),
        ("sign", "", 1, 3, DAY_TOTAL),
        ("day", "", 1, 3, DAY_TOTAL),
        ("", "voucher", 1, 3, DAY_TOTAL),
        ("", "sign", 1, 3, DAY_TOTAL),
        ("sign", "sign", 0, 0, DAY_TOTAL),
        ("month", "", 31, LATER, MONTH_TOTAL),
        ("whole month", "", 31, LATER, MONTH_TOTAL),
    ):
        work.pause()
        method = "month_total" if score == MONTH_TOTAL else "day_total"
        frame.spent.begin("L4", method)
        ours, theirs = _open(work)
        a, b = _bundles(frame, ours, by_a), _bundles(frame, theirs, by_b)
        i, j = meet(a, b, before, after)
        several = (a.size[i] > 1) | (b.size[j] > 1)
        if score == MONTH_TOTAL:  # written up in that month or after it, never before
            several &= frame.month[b.row[np.searchsorted(b.of, j)]] >= frame.month[a.row[np.searchsorted(a.of, i)]]
        i, j = i[several], j[several]
        if not len(i):
            continue
        made = joined(frame, L4, method, (a, i), (b, j), score=np.full(len(i), score))
        _count(made)
        work.take(made)


def _bundles(frame: Frame, rows: Ints, by: str) -> Bundles:
    """Return rows alone, or grouped by day, month, sign, party or voucher."""
    day, sign, value = frame.day[rows], frame.net[rows] > 0, frame.net[rows]
    pool = _pool(frame, rows)
    if not by:
        return bundle(rows, value, pool, day)
    if by == "voucher":
        return bundle(rows, value, pool, day, voucher(frame, rows))
    if by == "day":
        return bundle(rows, value, pool, day, day)
    if by == "sign":
        return bundle(rows, value, pool, day, day, sign.astype(np.int64))
    if by == "whole month":
        return bundle(rows, value, pool, day, frame.month[rows], sign.astype(np.int64))
    party = frame.text("counterparty").take(rows).dictionary_encode().indices.to_numpy().astype(np.int64)
    if by == "party":
        return bundle(rows, value, pool, day, day, party, sign.astype(np.int64))
    kind = frame.num("kind")[rows]
    return bundle(rows, value, pool, day, frame.month[rows], party, sign.astype(np.int64), kind)


def _in_month(work: Work) -> None:
    """Pair an amount that stands once in each, booked in the same month or soon after it."""
    frame = work.frame
    ours, theirs = _open(work)
    a, b = (bundle(rows, frame.net[rows], _pool(frame, rows), frame.day[rows]) for rows in (ours, theirs))
    i, j = meet(a, b, 31, LATER)
    good = frame.month[b.row[j]] >= frame.month[a.row[i]]
    good &= ~work.refused_pairs(L4, a.row[i], b.row[j])
    i, j = i[good], j[good]
    if len(i):
        work.take(joined(frame, L4, "amount_month", (a, i), (b, j), score=np.full(len(i), IN_MONTH)))


def _by_digits(work: Work) -> None:
    """Pair the only two rows about a day whose amounts differ by a residue, by two digits or by the point's place."""
    frame = work.frame
    ours, theirs = _open(work)
    tolerance = frame.inputs.rules.tolerance
    i, j = within(
        _pool(frame, ours),
        frame.day[ours],
        _pool(frame, theirs),
        frame.day[theirs],
        tolerance.days_before,
        tolerance.days_after,
    )
    a, b = ours[i], theirs[j]
    like = alike(frame, a, b) > 0
    like &= ~work.refused_pairs(L4, a, b)
    i, j = i[like], j[like]
    only = (np.bincount(i, minlength=len(ours))[i] == 1) & (np.bincount(j, minlength=len(theirs))[j] == 1)
    a, b = ours[i[only]], theirs[j[only]]
    if not len(a):
        return
    order = np.argsort(frame.rank[a])
    made = pairs(frame, L4, "amount_digits", a[order], b[order], score=np.full(len(a), DIGITS))
    made.figures["off"] = frame.net[made.lead_a] - frame.net[made.lead_b]
    work.take(made)


#: How two amounts that differ may still be one.
RESIDUE, SWAPPED, SHIFTED = 1, 2, 3


def alike(frame: Frame, a: Ints, b: Ints) -> Ints:
    """Return RESIDUE, SWAPPED or SHIFTED for pairs of rows whose amounts differ so, else 0."""
    steps = np.array([10 ** max(frame.exp - digits(name), 0) for name in frame.currencies] or [1], np.int64)
    unit = steps[frame.currency[a]]
    return np.where(
        np.abs(frame.net[a] - frame.net[b]) <= frame.inputs.rules.rounding * unit,
        np.where(frame.net[a] == frame.net[b], 0, RESIDUE),
        slip(frame.net[a], frame.net[b]),
    )


def slip(left: Ints, right: Ints) -> Ints:
    """Return SWAPPED where two neighbouring digits changed places, SHIFTED where the point moved by one or two, else 0.

    Both leave a difference that nine divides.
    """
    out = np.zeros(len(left), np.int64)
    apart = (left != right) & ((left < 0) == (right < 0)) & ((left - right) % 9 == 0)
    rows = np.flatnonzero(apart)
    one, other = np.abs(left[rows]), np.abs(right[rows])
    for factor in (10, 100):
        out[rows[(one == other * factor) | (other == one * factor)]] = SHIFTED
    for place in range(15):
        power = 10**place
        low, high = one // power % 10, one // (power * 10) % 10
        swapped = one + (low - high) * (power * 10 - power)
        out[rows[(swapped == other) & (out[rows] == 0)]] = SWAPPED
    return out


#: Passes by their method, surest first.
PASSES: tuple[tuple[str, Callable[[Work], None]], ...] = (
    ("reference", _by_number),
    (by_rule.METHOD, _by_rule),
    ("reference_text", _by_text),
    ("amount_day", _by_rule_alone),
    ("amount_day", _by_amount),
    ("day_total", _by_totals),
    ("amount_month", _in_month),
    ("amount_digits", _by_digits),
    ("amount_day", _by_rule_rest),
)
