"""What the reports of Checkout.com have in common: decimals below a cent, and the zone of their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.compute as pc

from app.importers.families.psp import stamps
from app.importers.joined import joined
from app.importers.names import Names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.importers.base import Source
    from app.importers.part import Part

    Ints = NDArray[np.int64]

CURRENCY: Names = "Holding Currency"
DONE: Names = "Processed On"
IN_UTC: Names = "Processed On UTC"
MOST = 8  # decimals that are printed at most


def digits_of(value: Ints) -> int:
    """Return how many decimals amounts at MOST need, two at least."""
    return next(exp for exp in range(2, MOST + 1) if not (value % 10 ** (MOST - exp)).any())


def when(part: Part, source: Source) -> tuple[Ints, NDArray[np.int16]]:
    """Return times in UTC where the report has them, else in the zone that it names or a person said."""
    names = IN_UTC if part.has(IN_UTC) else DONE
    plain = pc.replace_substring_regex(part.text(names), r"\.[0-9]+(Z?)$", r"\1")
    if names == DONE and part.has("Timezone"):
        plain = joined(plain, part.text("Timezone"))
    return stamps(part.with_text(names, plain), names, zone="UTC" if names == IN_UTC else source.options.zone)
