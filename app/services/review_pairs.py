"""The account pairs of the review, and those as the proof draws them, so that each line of it leads to its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import known_codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.services.proof_columns import Stands
    from app.services.review_columns import RecordColumns, ReviewColumns

    Ints = NDArray[np.int64]


def as_proved(columns: ReviewColumns, stands: Stands | None) -> ReviewColumns:
    """Return the columns with the pairs of the proof of their comparison; as they are where there is none.

    The proof divides a match across currencies into a part for each, so that such an item has two pairs. An item that
    does not stand in it keeps its own.
    """
    if stands is None:
        return columns
    drawn = [(a, b, currency) for currency, a, b in stands.pairs]
    known = {one: at for at, one in reversed([*enumerate([*drawn, *columns.pairs])])}
    own = np.array([known[one] for one in columns.pairs] or [0], np.int64)[columns.pair]
    side_a, side_b = (_first(columns, stands, side) for side in (0, 1))
    pair = np.where(side_a >= 0, side_a, np.where(side_b >= 0, side_b, own))
    other = np.where(side_b >= 0, side_b, pair)
    used, at = known_codes(np.concatenate([pair, other]), len(drawn) + len(columns.pairs))
    pair, other = at[: len(pair)].astype(np.int16), at[len(pair) :].astype(np.int16)
    pairs = tuple([*drawn, *columns.pairs][one] for one in used.tolist())
    return replace(columns, pair=pair, pairs=pairs, other=other if (other != pair).any() else None)


def _first(columns: ReviewColumns, stands: Stands, side: int) -> Ints:
    """Return of each item the place of its first record of a side in the proof, −1 where it has none."""
    mine = np.flatnonzero(stands.side == side)[::-1]  # so that the first place is written last
    cells = (columns.a, columns.b)[side]
    lines = np.flatnonzero(cells >= 0)[::-1]
    numbers = columns.records.number
    most = int(max(stands.record[mine].max(initial=0), numbers.max(initial=0)))
    place = np.full(most + 1, -1, np.int64)
    place[stands.record[mine]] = stands.group[mine]
    out = np.full(columns.items, -1, np.int64)
    out[columns.item[lines]] = place[numbers[cells[lines]]]
    return out


def paired(
    comparison: str, records: RecordColumns, firsts: Ints
) -> tuple[NDArray[np.int16], tuple[tuple[str, str, str], ...], Ints]:
    """Return the account pair and currency of each item; a lone record goes with its account's usual partner.

    firsts: of both sides the row of each item's first member, −1 without one. The currency is that of side A's, of side
    B's where there is no A; returned also by itself.
    """
    accounts = records.accounts
    ends = [np.where(rows >= 0, records.account[rows], -1).astype(np.int64) for rows in firsts]
    currency = records.currency[np.where(firsts[0] >= 0, firsts[0], firsts[1])].astype(np.int64)
    for one in (0, 1):
        ends[1 - one] = _with_partners(ends[one], ends[1 - one], len(accounts), comparison == "L2")
    names = [*accounts, ""]
    span, money = len(names), len(records.currencies)
    known, inverse = known_codes(((ends[0] + 1) * span + ends[1] + 1) * money + currency, span * span * money)
    parts = [(code // money // span - 1, code // money % span - 1, code % money) for code in known.tolist()]
    tuples = [(names[a], names[b], records.currencies[one]) for a, b, one in parts]
    order = sorted(range(len(tuples)), key=lambda one: tuples[one])
    place = np.empty(len(order), np.int16)
    place[order] = np.arange(len(order))
    return place[inverse].astype(np.int16), tuple(tuples[one] for one in order), currency


def _with_partners(own: Ints, other: Ints, count: int, itself: bool) -> Ints:
    """Return `other` with the most frequent partner of `own` where it is −1; itself: the account, where none is."""
    both = (own >= 0) & (other >= 0)
    votes = np.bincount(own[both] * (count + 1) + other[both], minlength=(count + 1) ** 2).reshape(count + 1, count + 1)
    best = np.where(votes.any(axis=1), votes.argmax(axis=1), np.arange(count + 1) if itself else -1)
    return np.where((other < 0) & (own >= 0), best[own], other)
