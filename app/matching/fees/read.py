"""Reads the fee models of a book: its charges series by series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import KINDS, FeeModel, FeeRule, StartingFee
from app.matching.fees.models import Fees
from app.matching.fees.rows import charges
from app.matching.fees.series import Series

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Mask = NDArray[np.bool_]


def read_fees(
    frame: Frame, side_b: Mask, contracts: Sequence[FeeRule] = (), starting: Sequence[StartingFee] = ()
) -> Fees:
    """Return the models of everything that was charged. side_b: rows of L1 that stand for events.

    Deterministic: the order of the frame's rows does not matter.
    """
    all_of = charges(frame, side_b)
    size = len(all_of)
    out = Fees(
        all_of, [], np.full(size, -1, np.int64), np.full(size, -1, np.int64), np.zeros(size, np.int64), frame.exp
    )
    if not size:
        return out
    order = np.argsort(all_of.series, kind="stable")
    edges = np.flatnonzero(np.append(True, np.diff(all_of.series[order]) != 0))
    for first, last in zip(edges.tolist(), [*edges[1:].tolist(), size], strict=True):
        Series(frame, out, order[first:last], contracts, starting).read()
    _sort(out)
    return out


def _sort(out: Fees) -> None:
    """Bring the models into an order that depends on nothing but what they say."""
    key = sorted(range(len(out.models)), key=lambda at: _name(out.models[at]))
    place = np.empty(len(key) + 1, np.int64)
    place[np.array(key, np.int64)] = np.arange(len(key))
    place[-1] = -1
    out.models = [out.models[at] for at in key]
    out.model = place[out.model]


def _name(one: FeeModel) -> tuple[object, ...]:
    kind = KINDS.index(one.kind)
    return (one.account.encode(), kind, one.currency, one.source, one.subtypes, one.ordinal)
