"""A tolerance as numbers for each record of side A."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.tolerance import Tolerance

    Ints = NDArray[np.int64]

#: Hundredths of a percent in one.
WHOLE = 10_000


def day_window(tolerance: Tolerance) -> tuple[int, int]:
    """Return how many days B may be before and after the day of A, whichever side the days are counted from."""
    before, after = tolerance.days_before, tolerance.days_after
    return (before, after) if tolerance.anchor == "A" else (after, before)


def amount_window(tolerance: Tolerance, value_a: Ints, unit: int | Ints) -> tuple[Ints, Ints]:
    """Return by how much B may be under and over each amount of A, in the amounts' own steps.

    unit: steps in one minor unit of the currency. Parts of a step are cut off: never more than was allowed.
    """
    size = np.abs(value_a)
    out = []
    for value, percent in (
        (tolerance.below, tolerance.percent_below),
        (tolerance.above, tolerance.percent_above),
    ):
        # amounts have at most 15 digits before the point's shift; whole and rest apart keep inside 64 bits
        share = size // WHOLE * percent + size % WHOLE * percent // WHOLE
        if tolerance.cap:
            share = np.minimum(share, tolerance.cap * unit)
        out.append(np.maximum(share, value * unit))
    return out[0], out[1]
