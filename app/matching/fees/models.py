"""The fee models of a book: every series of charges with its terms over time, and which rows obey them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import FeeModel
from app.matching.fees.rows import Charges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What a charge is held to be: nothing can be said, as the terms say, off by less than a minor unit, otherwise; or a
#: refund that gave back less of the fee than as many others, where all are too few to show what is usual.
UNKNOWN, AGREES, RESIDUE, OTHERWISE, DOUBTFUL = range(5)


@dataclass(slots=True, eq=False)
class Fees:
    """Models, and for each charge (see Charges) its model (−1 none), what was due (−1 unknown) and the verdict.

    Refunds of one model that are UNKNOWN and have a due are those that gave back what DOUBTFUL ones did not.
    """

    charges: Charges
    models: list[FeeModel]
    model: Ints
    due: Ints
    verdict: Ints
    exp: int
