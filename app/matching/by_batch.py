"""L2 batches: the channel's entries ↔ the payout that carries them, by its stated number or by whole days."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind, Layer
from app.matching import by_story, chance, whole_days
from app.matching.keys import group_ids
from app.matching.pairing import codes, sizes
from app.matching.proposals import Proposals, group_sum
from app.matching.references import short_ones
from app.matching.sides import common_accounts, common_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

STATED, SUMMED, CLOSED_DAYS = "batch", "batch_sum", "batch_days"

#: Days within which a payout follows the last of its entries.
SUM_DAYS = 7

#: Days by which a payout with its entries' number may come before one of them, or after it, and be surely theirs:
#: numbers that hold a day are used again each year.
EARLY, LATE = 31, 180

#: What days of the calendar are worth that another hour explains as well, or better.
UNLIKELY = 600

#: How far, in percent, a planned payout may be from the days before it to be called theirs.
SHORT_PERCENT = 5

#: Part of the planned payouts, in percent, that must close whole days before one that does not is called inconsistent.
PLAN_PERCENT = 80


def entries(frame: Frame, side_a: Mask) -> Mask:
    """Return the rows a payout may carry: the account ledger's, other sources' where there is no ledger."""
    # a file that does not name its account shares that silence with other providers' files, and nothing else
    account = codes(frame.accounts[0], frame.family[0])
    has_ledger = np.zeros(int(account.max(initial=-1)) + 1, np.bool_)
    has_ledger[account[frame.ledger]] = True
    return np.asarray(side_a & ~frame.idle & (frame.ledger | ~has_ledger[account]))


def by_number(frame: Frame, side_a: Mask, open_a: Mask, open_b: Mask) -> Proposals | None:
    """Return batches by the number that entries and payout both state."""
    inside = frame.by_rank(entries(frame, side_a))
    payout = frame.by_rank(frame.payout & ~frame.idle)
    if not len(inside) or not len(payout) or not frame.ref("batch_ref")[1][inside].any():
        return None
    parts = [("batch_ref", inside), ("batch_ref", payout), ("channel_ref", payout)]
    ids, _ = group_ids(
        np.concatenate([frame.ref(name)[1][rows] for name, rows in parts]),
        pa.concat_arrays([frame.ref(name)[0].take(rows) for name, rows in parts]),
    )
    n, m = len(inside), len(payout)
    own = np.where(ids[n : n + m] >= 0, ids[n : n + m], ids[n + m :])
    rows = np.concatenate([inside, payout])
    key = np.concatenate([ids[:n], own])
    # every channel and account comes to such a number as a day or a count: theirs are batches of their own
    lane = (common_codes(frame.family[0], inside, payout), common_accounts(frame.records, inside, payout))
    key = np.where(key < 0, -1, codes(key, frame.currency[rows], *(one[rows] for one in lane)))
    count = max(int(key.max(initial=-1)) + 1, 1)
    free = np.concatenate([open_a[inside], open_b[payout]]) & (key >= 0)
    in_a, in_b = sizes(np.where(free, key, -1)[:n], count), sizes(np.where(free, key, -1)[n:], count)
    bound = sizes(np.where(free, -1, key), count)
    good = (in_a > 0) & (in_b > 0) & (bound == 0)
    place = np.flatnonzero(free & good[np.maximum(key, 0)])
    if not len(place):
        return None
    side = np.where(place < n, SIDE_A, SIDE_B)
    order = np.lexsort((frame.rank[rows[place]], side, key[place]))
    place, side = place[order], side[order]
    match = np.cumsum(np.append(0, np.diff(key[place]) != 0))
    made = _made(frame, STATED, match, side, rows[place])
    # two payouts of one number may be a batch in parts, or one that was sent again
    several = group_sum(side, match, made.count) > 1
    short = np.zeros(frame.count, np.bool_)
    for name, some in parts:
        short[short_ones(frame.ref(name)[0], some)] = True
    after = frame.day[made.lead_b[made.match]] - frame.day[made.row]
    gates = {
        "unique": ~several,
        "days": _none(made, (after < -EARLY) | (after > LATE)),
        # who else uses a long number is no question
        "account": _none(made, short[made.row]) | _of_one(made, frame.family[0]) & _of_one(made, _named(frame)),
    }
    made.gates |= gates
    sure = np.logical_and.reduce(list(gates.values()))
    made.confirmed &= sure
    made.score = np.where(sure, made.score, np.minimum(made.score, 900))
    return made


def _none(made: Proposals, bad: Mask) -> Mask:
    """Return of each match whether something is so of none of its members."""
    return np.asarray(group_sum(bad.astype(np.int64), made.match, made.count) == 0)


def _of_one(made: Proposals, code: Ints) -> Mask:
    """Return of each match whether its members have one code; rows of the frame with a code below 0 have none."""
    low, high = np.full(made.count, np.iinfo(np.int64).max), np.full(made.count, -1, np.int64)
    known = code[made.row] >= 0
    np.minimum.at(low, made.match[known], code[made.row][known])
    np.maximum.at(high, made.match[known], code[made.row][known])
    return np.asarray(low >= high)


def _named(frame: Frame) -> Ints:
    """Return the code of each row's account, −1 where it names none."""
    account, names = frame.accounts
    return np.where(np.array([bool(one) for one in names] or [False])[account], account, -1)


def by_sum(frame: Frame, side_a: Mask, open_a: Mask, open_b: Mask) -> Proposals | None:
    """Return batches whose number only the entries state: all entries of one number add up to one payout.

    Suggested: the sum proves less than a number that both sides carry. Where two numbers or two payouts have the
    sum within SUM_DAYS, there is none.
    """
    inside = frame.by_rank(entries(frame, side_a))
    text, fp = frame.ref("batch_ref")
    inside = inside[fp[inside] != 0]
    payout = frame.by_rank(frame.payout & ~frame.idle & open_b)
    if not len(inside) or not len(payout):
        return None
    ids, _ = group_ids(fp[inside], text.take(inside))
    lane = codes(frame.family[0], frame.currency)
    group, own = np.unique(codes(ids, lane[inside]), return_inverse=True)
    count = len(group)
    whole = sizes(own[open_a[inside]], count) == sizes(own, count)
    net = group_sum(frame.net[inside], own, count)
    last = np.full(count, np.iinfo(np.int64).min)
    np.maximum.at(last, own, frame.day[inside])
    of_lane = np.zeros(count, np.int64)
    of_lane[own] = lane[inside]
    wanted: dict[tuple[int, int], list[int]] = {}
    for one in np.flatnonzero(whole & (net > 0)).tolist():
        wanted.setdefault((int(of_lane[one]), int(net[one])), []).append(one)
    claims: dict[int, list[int]] = {}
    for row in payout.tolist():
        for one in wanted.get((int(lane[row]), -int(frame.net[row])), []):
            if -1 <= frame.day[row] - last[one] <= SUM_DAYS:
                claims.setdefault(one, []).append(row)
    claimed = Counter(row for rows in claims.values() for row in rows)
    sole = sorted((rows[0], one) for one, rows in claims.items() if len(rows) == 1 and claimed[rows[0]] == 1)
    if not sole:
        return None
    order = np.argsort(own, kind="stable")
    edge = np.searchsorted(own[order], np.arange(count + 1))
    members = [np.append(inside[order[edge[one] : edge[one + 1]]], row) for row, one in sole]
    match = np.repeat(np.arange(len(sole)), [len(one) for one in members])
    side = np.concatenate([np.append(np.full(len(one) - 1, SIDE_A), SIDE_B) for one in members])
    rows = np.concatenate(members)
    return _made(frame, SUMMED, match, side, rows, sure=False)


def _made(frame: Frame, method: str, match: Ints, side: Ints, row: Ints, *, sure: bool = True) -> Proposals:
    count = int(match[-1]) + 1
    of_a = side == SIDE_A
    off = group_sum(frame.net[row], match, count)  # entries and the payout that takes them out cancel
    trusted = group_sum((~frame.trusted[row]).astype(np.int64), match, count) == 0
    kind = frame.num("kind")[row]
    fees = frame.fee[row] - np.where(kind == Kind.FEE, frame.net[row], 0)

    def total(what: Mask) -> Ints:
        return group_sum(np.where(what & of_a, frame.amount[row], 0), match, count)

    return Proposals(
        comparison=Comparison.L2,
        method=method,
        match=match,
        side=side,
        row=row,
        part=frame.net[row],
        lead_a=row[np.searchsorted(match, np.arange(count))],
        lead_b=row[np.searchsorted(match, np.arange(count), "right") - 1],
        confirmed=(off == 0) & trusted & sure,
        gates={"amount": off == 0, "totals": trusted} if sure else {},
        ambiguous=np.zeros(count, np.bool_),
        score=np.where(off == 0, 1000 if sure else 800, 600),
        figures={
            "off": off,
            "sum_payments": total(kind == Kind.PAYMENT),
            "sum_refunds": total(kind == Kind.REFUND),
            "fee": group_sum(np.where(of_a, fees, 0), match, count),
        },
        counts={"entries": group_sum(of_a.astype(np.int64), match, count)},
    )


def by_days(
    frame: Frame, side_a: Mask, open_a: Mask, open_b: Mask, mine: Callable[[Ints], Mask] | None = None
) -> list[Proposals]:
    """Return batches that close whole days: the entries of some days running that add up to the payout.

    Only a set that no other run of days equals and that no other payout could claim is confirmed; one
    that is left when other payouts have taken theirs is suggested, and equal ones are ambiguous. Accounts are
    independent; mine: which of them are looked at, given as numbers, default all.
    """
    # a trade bill names no payouts: what closes a day are entries of a ledger or of a settlement report
    carried = frame.ledger | (frame.num("layer") == Layer.SETTLEMENT)
    all_inside = np.flatnonzero(entries(frame, side_a) & carried)
    inside = frame.by_rank(entries(frame, side_a) & open_a & carried)
    payouts = frame.by_rank(frame.payout & ~frame.idle & open_b & carried)
    made = []
    lane = codes(frame.accounts[0], frame.currency, frame.family[0])
    every = np.flatnonzero(frame.payout & ~frame.idle)
    before = standing_runs(frame, lane) if len(payouts) else {}
    lanes = np.unique(lane[payouts])
    for one in (lanes if mine is None else lanes[mine(lanes)]).tolist():
        ours = inside[lane[inside] == one]
        ours = ours[np.argsort(frame.day[ours], kind="stable")]
        if len(ours):
            whole = all_inside[lane[all_inside] == one]
            mine_b, every_b = payouts[lane[payouts] == one], every[lane[every] == one]
            made += _lane(frame, ours, whole, mine_b, every_b, before.get(one, []))
    return made


#: First and last day of a batch that stands from an earlier run, whether its payout goes by plan, and its day.
Run = tuple[int, int, bool, int]


def standing_runs(frame: Frame, lane: Ints) -> dict[int, list[Run]]:
    """Return, by lane, the days that batches of earlier runs closed."""
    inputs = frame.inputs
    if inputs.matches is None or inputs.members is None or not inputs.matches.num_rows:
        return {}
    numbers = inputs.matches["number"].filter(pc.equal(inputs.matches["method"], CLOSED_DAYS))
    mine = inputs.members.filter(pc.is_in(inputs.members["match"], numbers.combine_chunks()))
    record = frame.num("record")
    by_record = np.argsort(record)
    at = by_record[np.minimum(np.searchsorted(record[by_record], mine["record"].to_numpy()), frame.count - 1)]
    _, group = np.unique(mine["match"].to_numpy(), return_inverse=True)
    entry, count = mine["side"].to_numpy() == SIDE_A, len(numbers)
    first, last = np.full(count, np.iinfo(np.int64).max), np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(first, group[entry], frame.day[at[entry]])
    np.maximum.at(last, group[entry], frame.day[at[entry]])
    out: dict[int, list[Run]] = {}
    for row, one in zip(at[~entry].tolist(), group[~entry].tolist(), strict=True):
        if first[one] <= last[one]:
            planned = bool(frame.num("kind")[row] == Kind.PAYOUT)
            out.setdefault(int(lane[row]), []).append((int(first[one]), int(last[one]), planned, int(frame.day[row])))
    return out


def _lane(frame: Frame, ours: Ints, whole: Ints, payouts: Ints, every: Ints, before: list[Run]) -> list[Proposals]:
    """Return the batches of one account.

    ours: open entries by day, then rank; whole: all entries; payouts: open ones, every: all; before: standing batches.
    """
    day = frame.day[ours]
    days, start = np.unique(day, return_index=True)
    edge = np.append(start, len(ours))
    total = np.append(0, np.cumsum(frame.net[ours]))[edge]
    options: dict[int, list[tuple[int, int]]] = {}
    step, unsure = chance.step_of(frame, ours), set()
    for payout in payouts.tolist():
        last = int(np.searchsorted(days, frame.day[payout]))  # days before the payout's own
        first = int(np.searchsorted(days, frame.day[payout] - frame.inputs.rules.batch_days))
        sums = total[first + 1 : last + 1][None, :] - total[first:last][:, None]
        begin, end = np.nonzero(np.triu(sums == -frame.net[payout]))
        if chance.by_chance(step, sums[np.tri(len(sums), dtype=np.bool_).T]):
            unsure.add(payout)
        options[payout] = [(first + int(x), first + int(y)) for x, y in zip(begin, end, strict=True)]
    asked = payouts[frame.num("kind")[payouts] == Kind.WITHDRAWAL]
    emptied = dict(by_story.emptied(frame, ours, asked, every))
    every_run = options
    options = {one: _of_balance(ours, edge, runs, emptied.get(one)) for one, runs in options.items()}
    # what is paid out some days late never empties the account: other days than those since the last may be meant
    rivalled = {
        one
        for one, runs in options.items()
        if len(runs) == 1 and not all(_inside(other, runs[0]) for other in every_run[one])
    }
    options = {one: runs for one, runs in options.items() if runs}
    by_days = _close_by_days(frame, payouts, options, before)
    planned = every[frame.num("kind")[every] == Kind.PAYOUT]
    runs = {one: [(int(days[x]), int(days[y])) for x, y in found] for one, found in options.items()}
    proved, elsewhere = whole_days.proved(frame, whole, planned, runs) if by_days else (set(), set())
    plausible = {one for one in options if (one in emptied if one in asked.tolist() else one in proved)}
    closed = [(on, (first, last)) for first, last, by_plan, on in before if by_plan]
    mine = planned[np.isin(planned, payouts)]
    plausible -= unsure - set(asked.tolist()) - chance.chained(frame, mine, runs, closed, np.unique(frame.day[whole]))
    opened = {one: runs[one] for one in mine.tolist() if one in runs}
    plausible -= rivalled | whole_days.since_the_last(frame, whole, planned, opened)
    taken_out = {one: runs[one] for one in emptied if one in runs}
    plausible -= whole_days.otherwise(frame, whole, every, taken_out, len(emptied))
    if chance.of_two_accounts(frame, np.concatenate([whole, every])):
        plausible = set()
    found, used = _settled(frame, ours, edge, options, plausible)
    for batch in found:
        if int(batch.lead_b[0]) in elsewhere:
            batch.score = np.minimum(batch.score, UNLIKELY)
    frame.spent.begin("L2", by_story.METHOD)
    told = _stories(frame, ours, payouts, every, found, [one for one in before if one[2]])
    _by_plan(frame, payouts, [int(one.lead_b[0]) for one in found], before)
    before = [*before, *((*one.run, True, int(frame.day[one.payout])) for one in told)]
    made = [_story(frame, one) for one in told]
    gone = np.concatenate([one.row for one in (*found, *made)] or [ours[:0]])
    frame.spent.begin("L2", by_story.EMPTIED)
    for payout, members in by_story.emptied(frame, ours[~np.isin(ours, gone)], payouts[~np.isin(payouts, gone)], every):
        row, side = np.append(members, payout), np.append(np.zeros(len(members), np.int64), SIDE_B)
        made.append(_made(frame, by_story.EMPTIED, np.zeros(len(row), np.int64), side, row, sure=False))
    frame.spent.begin("L2", CLOSED_DAYS)
    gone = np.concatenate([one.row for one in made] or [ours[:0]])
    rest = payouts[~np.isin(payouts, gone)]
    return found + made + _short(frame, ours, edge, rest, options, used, before, np.isin(ours, gone))


def _stories(
    frame: Frame, ours: Ints, payouts: Ints, every: Ints, found: list[Proposals], before: list[Run]
) -> list[by_story.Told]:
    """Return the stories of planned payouts that no run of whole days explains."""
    kind = frame.num("kind")
    planned = every[kind[every] == Kind.PAYOUT]
    closed = [(first, last, on) for first, last, _, on in before]
    for one in found:
        if kind[one.lead_b[0]] == Kind.PAYOUT:
            day = frame.day[one.row[one.side == SIDE_A]]
            closed.append((int(day.min()), int(day.max()), int(frame.day[one.lead_b[0]])))
    taken = np.concatenate([one.row for one in found]) if found else ours[:0]
    rest = payouts[(kind[payouts] == Kind.PAYOUT) & ~np.isin(payouts, taken)]
    return by_story.tell(frame, ours[~np.isin(ours, taken)], rest, planned, closed) if len(rest) else []


def _by_plan(frame: Frame, payouts: Ints, closed: list[int], before: list[Run]) -> None:
    """Note of payouts in no set whether nearly all planned ones of the account close whole days, so that it should.

    Files of some channels do not tell a payout that came by itself from one that somebody asked for, and where the day
    ends before or after midnight the entries of some days make no sum that could be told.
    """
    planned = payouts[frame.num("kind")[payouts] == Kind.PAYOUT]
    standing = sum(by_plan for _, _, by_plan, _ in before)
    whole = int(np.isin(planned, closed).sum()) + standing
    if 100 * whole < PLAN_PERCENT * (len(planned) + standing):
        return
    for one in planned.tolist():
        if one in frame.untold:
            frame.untold[one] = frame.untold[one]._replace(by_plan=True)


def _story(frame: Frame, told: by_story.Told) -> Proposals:
    row, side = by_story.rows_of(told)
    made = _made(frame, by_story.METHOD, np.zeros(len(row), np.int64), side, row, sure=False)
    made.figures["off"] = made.figures["off"] + told.carried
    made.figures["carried"] = np.array([told.carried])
    made.figures["left_out"] = np.array([int(frame.net[told.left].sum())])
    made.score[0], made.ambiguous[0] = by_story.SCORES[told.story.verdict], told.ways > 1
    numbers = {
        "ways": told.ways,
        "left_rows": len(told.left),
        "bits_needed": told.story.bits_needed,
        "bits_given": told.story.bits_given,
    }
    made.counts |= {name: np.array([one], np.int64) for name, one in numbers.items()}
    made.notes = {name: [text] for name, text in by_story.words(frame, told).items()}
    return made


def _of_balance(ours: Ints, edge: Ints, runs: list[tuple[int, int]], emptied: Ints | None) -> list[tuple[int, int]]:
    """Return the runs of days that hold just what came in since the payout before, where that is what was taken out.

    Other days may have the same sum; nobody takes them out and leaves what came in after them.
    """
    if emptied is None:
        return runs
    return [one for one in runs if np.array_equal(np.sort(ours[edge[one[0]] : edge[one[1] + 1]]), np.sort(emptied))]


def _close_by_days(frame: Frame, payouts: Ints, options: dict[int, list[tuple[int, int]]], before: list[Run]) -> bool:
    """Return whether most planned payouts of an account are the sum of whole days: its plan, not chance."""
    planned = payouts[frame.num("kind")[payouts] == Kind.PAYOUT]
    standing = sum(by_plan for _, _, by_plan, _ in before)
    return 2 * (sum(one in options for one in planned.tolist()) + standing) >= len(planned) + standing


def _settled(
    frame: Frame, ours: Ints, edge: Ints, options: dict[int, list[tuple[int, int]]], plausible: set[int]
) -> tuple[list[Proposals], list[tuple[int, int]]]:
    """Return the batches that close days exactly, and the runs of days that they take.

    plausible: payouts of which more than their sum says that they carry such days.
    """
    alone = {
        one
        for one, runs in options.items()
        if len(runs) == 1
        and not any(_overlap(runs[0], other) for k, rest in options.items() if k != one for other in rest)
    }
    found: list[Proposals] = []
    used: list[tuple[int, int]] = []
    waiting = dict(options)
    while waiting:
        rest = {k: [r for r in runs if not any(_overlap(r, u) for u in used)] for k, runs in waiting.items()}
        rest = {k: runs for k, runs in rest.items() if runs}
        if not rest:
            break
        # the surest payout with the fewest ways first, then by record_id
        one = min(rest, key=lambda k: (k not in plausible, len(rest[k]), int(frame.rank[k])))
        run = rest[one][0]
        used.append(run)
        waiting = {k: runs for k, runs in rest.items() if k != one}
        found.append(_batch(frame, ours, edge, one, run, one in alone and one in plausible, len(rest[one])))
    return found, used


def _short(
    frame: Frame,
    ours: Ints,
    edge: Ints,
    payouts: Ints,
    options: dict[int, list[tuple[int, int]]],
    used: list[tuple[int, int]],
    before: list[Run],
    gone: Mask,
) -> list[Proposals]:
    """Return planned payouts that are nearly the days left before them, where most others close exactly.

    Suggested with their difference: something is missing in the file, or was held back. gone: entries that another
    payout carries; days that lack one of them are not whole.
    """
    planned = payouts[frame.num("kind")[payouts] == Kind.PAYOUT]
    if not _close_by_days(frame, payouts, options, before):
        return []
    days = frame.day[ours[edge[:-1]]]
    closed = [(int(days[x]), int(days[y])) for x, y in used] + [run[:2] for run in before]
    found = []
    for payout in planned[np.argsort(frame.day[planned], kind="stable")].tolist():
        last = int(np.searchsorted(days, frame.day[payout])) - 1
        if payout in options or last < 0 or any(run[0] <= days[last] <= run[1] for run in closed):
            continue
        since = max([run[1] + 1 for run in closed if run[1] < days[last]], default=int(days[last]))
        since = max(since, int(frame.day[payout]) - frame.inputs.rules.batch_days)
        first = int(np.searchsorted(days, since))
        mine = slice(edge[first], edge[last + 1])
        off = int(frame.net[ours[mine]].sum() + frame.net[payout])
        if first <= last and not gone[mine].any() and abs(off) * 100 <= SHORT_PERCENT * abs(int(frame.net[payout])):
            closed.append((int(days[first]), int(days[last])))
            found.append(_batch(frame, ours, edge, payout, (first, last), False, 1))
    return found


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _batch(
    frame: Frame, ours: Ints, edge: Ints, payout: int, run: tuple[int, int], alone: bool, ways: int
) -> Proposals:
    members = ours[edge[run[0]] : edge[run[1] + 1]]
    members = members[np.argsort(frame.rank[members])]
    row = np.append(members, payout)
    side = np.append(np.zeros(len(members), np.int64), SIDE_B)
    # a round sum that somebody asked for may equal some days by chance
    round_sum = frame.num("kind")[payout] == Kind.WITHDRAWAL and frame.net[payout] % (100 * 10**frame.exp) == 0
    sure = alone and not round_sum
    made = _made(frame, CLOSED_DAYS, np.zeros(len(row), np.int64), side, row, sure=sure)
    made.ambiguous[0] = ways > 1
    made.counts["ways"] = np.array([ways], np.int64)
    return made
