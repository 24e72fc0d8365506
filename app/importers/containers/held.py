"""A table whose rows are held as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from app.importers.base import BATCH_ROWS
from app.importers.part import Part
from app.importers.table import Table

Row = tuple[int, list[str]]  # its number from 1, its cells as printed


class ListTable(Table):
    """A table whose rows are there already."""

    held: Sequence[Row] = ()
    from_1904: bool = False

    def first(self, count: int) -> list[Row]:
        """Return the first rows."""
        return list(self.held[:count])

    def batches(self) -> Iterator[Part]:
        """Read the rows."""
        wanted = len(self.columns.printed)
        for at in range(0, len(self.held), BATCH_ROWS):
            rows = self.held[at : at + BATCH_ROWS]
            numbers = np.array([number for number, _cells in rows], np.int32)
            padded = [cells[:wanted] + [""] * (wanted - len(cells)) for _number, cells in rows]
            columns = [pa.array(one, pa.string()) for one in zip(*padded, strict=True)]
            yield self._part(numbers, columns)

    def _part(self, numbers: np.ndarray[tuple[int], np.dtype[np.int32]], columns: Sequence[pa.Array]) -> Part:
        if not self.sheet:
            return Part(numbers, columns, self.columns, file=self.file)
        from app.importers.containers.cell_part import CellPart

        return CellPart(numbers, columns, self.columns, file=self.file, from_1904=self.from_1904)
