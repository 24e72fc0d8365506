"""L2 views of a settlement report: the parts it tells of one movement ↔ the row of the channel's ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Layer
from app.matching.by_view import METHOD
from app.matching.keys import group_ids
from app.matching.pairing import codes, first_of, sizes
from app.matching.proposals import Proposals, group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def find(frame: Frame, open_a: Mask, open_b: Mask) -> Proposals | None:
    """Return views of the movements whose number stands on one ledger row: all rows of the report with it.

    A number is the provider's own. A movement of which a part is held already, or whose ledger row is, is left alone;
    one that does not add up to the ledger's row is only suggested.
    """
    settled = frame.num("layer") == Layer.SETTLEMENT
    report = frame.by_rank(settled & ~frame.payout & ~frame.idle)
    ledger = frame.by_rank(frame.ledger & ~frame.payout)
    if not len(report) or not len(ledger):
        return None
    text, fp = frame.ref("channel_ref")
    rows = np.concatenate([report, ledger])
    ids, _ = group_ids(fp[rows], text.take(rows))
    key = np.where(ids < 0, -1, codes(ids, frame.family[0][rows], frame.currency[rows]))
    left, right = key[: len(report)], key[len(report) :]
    at, once = first_of(right, left)
    usable = once & open_b[ledger[at]]
    free = sizes(left[open_a[report]], int(key.max(initial=0)) + 1) == sizes(left, int(key.max(initial=0)) + 1)
    usable &= free[np.maximum(left, 0)]
    if not usable.any():
        return None
    return _views(frame, report[usable], ledger[at[usable]])


def _views(frame: Frame, a: Ints, of: Ints) -> Proposals:
    """Return a view for each ledger row in `of`, which names one for every row of `a`."""
    order = np.lexsort((frame.rank[a], frame.rank[of]))
    a, of = a[order], of[order]
    b, match = np.unique(frame.rank[of], return_inverse=True)
    match = match.ravel()
    count = len(b)
    first = np.append(0, np.flatnonzero(np.diff(match)) + 1)
    b = of[first]
    row = np.concatenate([a, b])
    number = np.concatenate([match, np.arange(count)])
    side = np.repeat([SIDE_A, SIDE_B], [len(a), count])
    place = np.lexsort((side, number))
    off = group_sum(frame.net[a], match, count) - frame.net[b]
    trusted = group_sum((~frame.trusted[row[place]]).astype(np.int64), number[place], count) == 0
    return Proposals(
        comparison=Comparison.L2,
        method=METHOD,
        match=number[place],
        side=side[place],
        row=row[place],
        part=frame.net[row[place]],
        lead_a=a[first],
        lead_b=b,
        confirmed=(off == 0) & trusted,
        gates={"amount": off == 0, "totals": trusted},
        ambiguous=np.zeros(count, np.bool_),
        score=np.where(off == 0, 1000, 650),
        figures={
            "fee": np.zeros(count, np.int64),
            "fee_rows": np.zeros(count, np.int64),
            "rounding": off * 0,
            "off": off,
        },
    )
