"""A table's own line of totals against the sums of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from app.domain.statement import Check
from app.importers import printed
from app.importers.controls import money_check
from app.importers.layouts.form import Layout
from app.importers.names import clean_cell
from app.importers.part import Columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Field → name of the figure in messages (texts/statements.py).
FIGURES = {"amount": "sum", "in": "sum_in", "out": "sum_out", "fee": "sum_fees", "net": "sum_net"}


class Sums:
    """Adds up columns as they are printed, and the amounts as they count.

    groups: accounts and currencies seen so far, told by the caller.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.groups = 0
        self._printed: dict[str, int] = {}
        self._counted: dict[str, int] = {}

    def add(self, field: str, printed_minor: NDArray[np.int64], counted: NDArray[np.int64] | None, scale: int) -> None:
        """Add a part: values as printed and as they count (None: the same); both are multiplied by `scale`."""
        if field not in FIGURES or field not in self.layout.columns:
            return
        counted = printed_minor if counted is None else counted
        self._printed[field] = self._printed.get(field, 0) + int(printed_minor.sum()) * scale
        self._counted[field] = self._counted.get(field, 0) + int(counted.sum()) * scale

    def against(self, cells: Sequence[str], columns: Columns, exp: int, currency: str) -> list[Check]:
        """Compare with a line of totals; cells that are no amounts state nothing.

        The sum of what is printed and the sum of what counts (refunds turned below zero) are both right:
        sources print either. Sums are at five digits more than asked for nothing is lost.
        """
        found = []
        for field, name in FIGURES.items():
            if field not in self._printed:
                continue
            at = columns.find(self.layout.columns[field])
            stated = stated_minor(cells[at] if at < len(cells) else "", self.layout)
            if stated is None:
                continue
            ours = [self._printed[field], self._counted[field]]
            agreed = next((one for one in ours if stated in (one, -one if field == "fee" else one)), None)
            value = ours[0] if agreed is None else stated
            found.append(money_check(name, stated, value, SUM_EXP, currency))
        return found


SUM_EXP = 5


def stated_minor(cell: str, layout: Layout) -> int | None:
    """Return one printed figure at SUM_EXP; None where it is none."""
    text = clean_cell(cell)
    if not text:
        return None
    value, _valid, bad = printed.minor(
        pa.array([text], pa.string()), SUM_EXP, decimal=layout.decimal, grouping=layout.grouping
    )
    return None if bad >= 0 else int(value[0])
