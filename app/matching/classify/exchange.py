"""Matches across currencies (AM10): what the rate of the day makes of them, and what the difference is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import EXPLAINED, SIDE_A, Comparison
from app.matching.classify.items import reference
from app.matching.exchange import SPLIT
from app.matching.figures import quoted
from app.matching.proposals import group_sum, sign_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: By comparison the texts of a match whose rate is known, of one with several rates, and of one without.
_KEYS = {
    Comparison.L1: ("am10.rate", "am10.unknown", "am10.unknown"),
    Comparison.L2: ("am10.batch", "am10.batch_rates", "am10.batch_unknown"),
    Comparison.L3: ("am10.payout", "am10.payout_unknown", "am10.payout_unknown"),
}

#: What came, as the evidence and as the texts call it; the rate by which it is judged.
_PAID = {"amount_b": "paid", "currency_b": "other"}
_RATE = ("rate", "rate_day")


def add(items: Items, found: Proposals, row_of: Ints) -> None:
    """Add an item for each match: its amount is the match's difference, which is all of the lead's currency."""
    frame = items.frame
    due, rate, said = (_has(found, name) for name in ("due", "rate", "stated"))
    mine = (found.side == SIDE_A) & (frame.currency[found.row] == frame.currency[found.lead_a[found.match]])
    whole = group_sum(np.where(mine, found.part * sign_of(frame, found.row), 0), found.match, found.count)
    for which, key, names in zip(
        (said, rate & ~said, due & ~rate & ~said, ~due & ~said),
        ("am10.stated", *_KEYS[found.comparison]),
        (_PAID, (*_PAID, *SPLIT, *_RATE), (*_PAID, *SPLIT), _PAID),
        strict=True,
    ):
        at = np.flatnonzero(which)
        if not len(at):
            continue
        more = {_PAID.get(name, name): _texts(found, name, at) for name in names}
        if found.comparison is Comparison.L2:
            more["ref"] = quoted(reference(frame, found.lead_b[at]))  # people know a batch by its payout
        items.add(
            "AM10",
            found.comparison,
            found.lead_a[at],
            key,
            amount=whole[at],
            others=_others(found, which),
            match=row_of[at],
            more=more,
            state=np.full(len(at), EXPLAINED) if which is said else None,
        )


def _has(found: Proposals, name: str) -> Mask:
    return np.array([bool(one) for one in found.notes.get(name, [""] * found.count)], np.bool_)


def _texts(found: Proposals, name: str, at: Ints) -> pa.Array:
    return pa.array([found.notes[name][one] for one in at.tolist()], pa.string())


def _others(found: Proposals, which: Mask) -> tuple[Ints, Ints]:
    """Return (item, row) of the records beside the lead; of a batch its payout alone."""
    place = np.cumsum(which) - 1
    if found.comparison is Comparison.L2:
        return np.arange(int(which.sum())), found.lead_b[which]
    mine = which[found.match] & (found.row != found.lead_a[found.match])
    return place[found.match[mine]], found.row[mine]
