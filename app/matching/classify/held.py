"""Money that a channel keeps back: holds without their release, reserves that do not cancel, platform deposits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import EXPLAINED, OPEN, SIDE_A, Comparison
from app.domain.record import Kind, Layer
from app.matching.classify.items import covered_until, late_state
from app.matching.classify.left_orders import match_rows
from app.matching.pairing import codes
from app.matching.proposals import group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L2 = Comparison.L2

#: What a source calls money that it carries from one settlement to the next.
RESERVE = r"reserve|预留|預留|滚存|滾存"
#: What a source calls the deposit that a platform's rules ask for.
DEPOSIT = r"保证金|保證金|security deposit|margin"

#: What came back: explained where the statements begin after it was kept.
_STATES = {f"hm{n}.before": EXPLAINED for n in (1, 2, 3)} | {
    **dict.fromkeys(("hm1.release", "hm2.more", "hm3.more"), OPEN)
}

REFERENCES = ("order_ref", "channel_ref", "parent_ref")

#: Holds of which nothing says which ones were released that are all listed with each.
MOST_RIVALS = 20

#: Days after which held money should be back; disputes and risk reviews of most channels end within them.
USUAL_DAYS = 30


def add(items: Items) -> None:
    """Add what is kept back, once for each hold, and once for each account's reserve and deposit."""
    frame = items.frame
    here = np.isin(frame.num("layer"), (Layer.CHANNEL, Layer.SETTLEMENT)) & ~frame.idle & (frame.amount != 0)
    rows = frame.by_rank(here & np.isin(frame.num("kind"), (Kind.HOLD, Kind.RELEASE)))
    if not len(rows):
        return
    side = items.work.sides[L2][0]
    until = covered_until(items, (Layer.CHANNEL, Layer.SETTLEMENT), side | here)
    assert until is not None  # the rows themselves are of these layers
    reserve, deposit = _said(frame, rows, RESERVE), _said(frame, rows, DEPOSIT)
    _holds(items, rows[~reserve & ~deposit], until)
    _carried(items, rows[reserve], until, "HM2", "hm2")
    _carried(items, rows[deposit & ~reserve], until, "HM3", "hm3")


def _said(frame: Frame, rows: Ints, words: str) -> Mask:
    found = np.zeros(len(rows), np.bool_)
    for name in ("subtype", "text"):
        said = pc.match_substring_regex(frame.text(name).take(rows), words, ignore_case=True)
        found |= np.asarray(said.to_numpy(zero_copy_only=False))
    return found


def _holds(items: Items, rows: Ints, until: int) -> None:
    """Add holds that no release ends, and releases whose hold is in no statement.

    A release ends a hold of its account with which it shares a number and, where it shares none, the earliest
    open hold of its amount; where several were open, each that is left names them all: nothing says which one ended.
    Holds of one number count together: a release may come in parts.
    """
    frame = items.frame
    if not len(rows):
        return
    group = _numbered(frame, rows)
    left = group_sum(frame.amount[rows], group, int(group.max()) + 1)
    alike = _pair_equal(frame, rows, group, left)
    every, of = rows, group
    match = match_rows(items, L2, SIDE_A)
    open_group = left[group] != 0
    rows, group = rows[open_group], group[open_group]
    if not len(rows):
        return
    order = np.lexsort((frame.rank[rows], np.sign(frame.amount[rows]) != np.sign(left[group]), group))
    rows, group = rows[order], group[order]
    first = np.append(True, np.diff(group) != 0)
    leads, item = rows[first], np.cumsum(first) - 1
    kept = left[group[first]]
    others = (item[~first], rows[~first])
    early = frame.day[leads] <= _first_days(frame, leads) + USUAL_DAYS
    mine = alike[group[first]]
    several = (kept < 0) & (np.bincount(alike)[mine] > 1)
    others, counts = _with_rivals(frame, leads, others, (every, of), alike, mine, several)
    for which, key in (
        ((kept < 0) & ~several, "hm1.open"),
        ((kept < 0) & several, "hm1.one_of"),
        ((kept > 0) & early, "hm1.before"),
        ((kept > 0) & ~early, "hm1.release"),
    ):
        place = np.cumsum(which) - 1
        held = which[others[0]]
        expected = frame.day[leads[which]] + USUAL_DAYS
        waits = key in ("hm1.open", "hm1.one_of")
        state = late_state(expected, until) if waits else np.full(len(expected), _STATES[key])
        items.add(
            "HM1",
            L2,
            leads[which],
            key,
            amount=-kept[which],
            state=state,
            expected=expected if waits else None,
            others=(place[others[0][held]], others[1][held]),
            match=match[leads[which]],
            more={name: pa.array(values[which]).cast(pa.string()) for name, values in counts.items()}
            if key == "hm1.one_of"
            else {},
        )


def _with_rivals(
    frame: Frame,
    leads: Ints,
    others: tuple[Ints, Ints],
    every: tuple[Ints, Ints],
    alike: Ints,
    mine: Ints,
    several: Mask,
) -> tuple[tuple[Ints, Ints], dict[str, Ints]]:
    """Return the other records of each item, with the holds that it may be instead, and how many there are.

    every: all rows and their groups; alike: class of each group; mine: class of each item; several: items that are one
    of their class. Classes of more than MOST_RIVALS are counted and not listed.
    """
    rows, group = every
    holds = np.flatnonzero(frame.amount[rows] < 0)
    order = holds[np.lexsort((frame.rank[rows[holds]], group[holds]))]
    lead = order[np.append(True, np.diff(group[order]) != 0)] if len(order) else order
    size = np.bincount(alike[group[lead]], minlength=int(alike.max(initial=-1)) + 1)
    listed = lead[(size[alike[group[lead]]] > 1) & (size[alike[group[lead]]] <= MOST_RIVALS)]
    of_class: dict[int, list[int]] = {}
    for row, one in zip(rows[listed].tolist(), alike[group[listed]].tolist(), strict=True):
        of_class.setdefault(one, []).append(row)
    found = [
        (item, row)
        for item in np.flatnonzero(several).tolist()
        for row in of_class.get(int(mine[item]), [])
        if row != leads[item]
    ]
    item, rival = (np.array([one[at] for one in found], np.int64) for at in range(2))
    whole = np.concatenate([others[0], item]), np.concatenate([others[1], rival])
    order = np.lexsort((frame.rank[whole[1]], whole[0]))
    left = np.bincount(mine[several], minlength=len(size))
    return (whole[0][order], whole[1][order]), {"count": size[mine], "released": (size - left)[mine]}


def _first_days(frame: Frame, rows: Ints) -> Ints:
    """Return for each row the first day of which its account states anything."""
    account = frame.accounts[0]
    first = np.full(len(frame.accounts[1]), np.iinfo(np.int64).max)
    np.minimum.at(first, account, frame.day)
    return np.asarray(first[account[rows]])


def _numbered(frame: Frame, rows: Ints) -> Ints:
    """Return a group for each row: rows of an account and currency that share a number are one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(rows)
    marks = np.concatenate([frame.ref(name)[1][rows] for name in REFERENCES])
    owner = codes(frame.accounts[0][rows], frame.currency[rows])
    row = np.tile(np.arange(count), len(REFERENCES))[marks != 0]
    _, node = np.unique(codes(owner[row], marks[marks != 0]), return_inverse=True)
    size = count + len(row)
    graph = coo_array((np.ones(len(row), np.int8), (row, count + node.ravel())), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return np.asarray(np.unique(label[:count], return_inverse=True)[1].ravel().astype(np.int64))


def _pair_equal(frame: Frame, rows: Ints, group: Ints, left: Ints) -> Ints:
    """Let open releases end the earliest open hold of their amount and account (in place, in `left`).

    Returns a class for each group: groups of one class are holds of which nothing says which ones were released.
    """
    alike = np.arange(len(left))
    order = np.lexsort((frame.rank[rows], frame.utc[rows]))
    waiting: dict[tuple[int, int, int], list[int]] = {}
    seen = np.zeros(len(left), np.bool_)
    for row, one in zip(rows[order].tolist(), group[order].tolist(), strict=True):
        value = int(left[one])
        if seen[one] or value == 0:
            continue
        seen[one] = True
        owner = (int(frame.accounts[0][row]), int(frame.currency[row]), abs(value))
        if value < 0:
            waiting.setdefault(owner, []).append(one)
        elif waiting.get(owner):
            same = alike[waiting[owner]]
            alike[np.isin(alike, same)] = same[0]
            left[waiting[owner].pop(0)] = 0
            left[one] = 0
    return alike


def _carried(items: Items, rows: Ints, until: int, code: str, key: str) -> None:
    """Add, once for each account and currency, what is still kept, and what came back and was never kept.

    Rows of one day count together: with one settlement the last reserve comes back and the next goes out.
    """
    frame = items.frame
    if not len(rows):
        return
    owner = codes(frame.accounts[0][rows], frame.currency[rows])
    order = np.lexsort((frame.rank[rows], frame.day[rows], owner))
    rows, owner = rows[order], owner[order]
    match = match_rows(items, L2, SIDE_A)
    for one in np.unique(owner).tolist():
        mine = rows[owner == one]
        ends = np.flatnonzero(np.append(np.diff(frame.day[mine]) != 0, True))
        kept = -np.cumsum(frame.amount[mine])[ends]
        base = min(int(kept.min()), 0)
        if base < 0:
            upto = mine[: int(ends[int(kept.argmin())]) + 1]
            # what the first settlement gives back was kept before the first statement
            first = mine[frame.day[mine] == frame.day[mine[0]]]
            since_before = int(np.maximum(frame.amount[first], 0).sum()) >= -base
            which = "before" if since_before else "more"
            _one(items, upto, base, code, f"{key}.{which}", None, until, match)
        empty = np.flatnonzero(kept == base)
        since = int(ends[empty[-1]]) + 1 if len(empty) else 0
        if int(kept[-1]) > base:
            expected = int(frame.day[mine[-1]]) + USUAL_DAYS
            _one(items, mine[since:], int(kept[-1]) - base, code, f"{key}.open", expected, until, match)


def _one(
    items: Items, rows: Ints, kept: int, code: str, key: str, expected: int | None, until: int, match: Ints
) -> None:
    """Add one item that the last of `rows` names; kept: what is kept back, negative for what came back too much."""
    lead, rest = rows[-1:], rows[:-1]
    due = None if expected is None else np.array([expected])
    items.add(
        code,
        L2,
        lead,
        key,
        amount=np.array([kept]),
        others=(np.zeros(len(rest), np.int64), rest),
        state=np.array([_STATES[key]]) if due is None else late_state(due, until),
        expected=due,
        match=match[lead],
        more={"count": pa.array([str(len(rows))])},
    )
