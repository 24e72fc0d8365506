"""Rows that a person leaves out of a source that cannot be read whole; commands never do.

A source is read again and again without the rows that were found faulty, until it can be read; each pass notes
every faulty cell of the column that stopped it, cell by cell. What is wrong with the source as a whole (its
header, its encoding, a quotation that never ends) is no matter of rows and stays a refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.errors import SourceRefused
from app.domain.statement import LeftOut

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Reasons that concern one row and leave no doubt about where the next one begins.
OF_A_ROW = frozenset(
    f"refused.{name}"
    for name in (
        "not_amount", "not_time", "word", "damaged_id", "value", "ragged", "error_cell", "both_amounts", "no_time",
        "edited_net", "saved_time", "narrow_cell", "note_row", "total_row", "header_again",
    )
)  # fmt: skip
#: With more of them something else is wrong than a few rows.
MOST = 1_000


class BadRows:
    """The rows left out so far, each with the first reason that was found."""

    def __init__(self) -> None:
        self._found: dict[int, LeftOut] = {}

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, row: int) -> bool:
        return row in self._found

    def take(self, refused: SourceRefused) -> bool:
        """Note the row of a refusal; False where it is none that can be left out."""
        if refused.key not in OF_A_ROW or not refused.row or len(self) >= MOST:
            return False
        if refused.row not in self._found:
            self._found[refused.row] = LeftOut(
                row=refused.row, column=refused.column, key=refused.key, params=dict(refused.params)
            )
        return True

    def kept(self, rows: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return which of these rows are not left out."""
        return ~np.isin(rows, np.fromiter(self._found, np.int64, len(self._found)))

    def listed(self) -> tuple[LeftOut, ...]:
        """Return them in the order of the source."""
        return tuple(self._found[row] for row in sorted(self._found))
