"""Which rows of L1 are payments, which are refunds, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class Events:
    """Side B of L1 as payments with their refunds.

    payment, refund: rows by rank (failed and pending payments left out). owner: for each refund the
    position of its payment in `payment`, −1 where it is not there.
    """

    payment: Ints
    refund: Ints
    owner: Ints
