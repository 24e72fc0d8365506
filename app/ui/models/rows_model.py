"""Models over a few finished rows: the sign-off's pairs, listed items, checks and the members of a match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.ui.models.columns_model import BLANK, ColumnsModel
from app.ui.models.shown import MINUS, Paint
from app.ui.privacy import privacy


class RowsModel(ColumnsModel):
    """Rows of Paint, tens to some thousands, each with a key and, by column, a sort value.

    made_again: makes the rows once more, where they show amounts: these are dots on screen while they are hidden,
    but neither in files nor for the order of the rows.
    """

    made_again: Callable[[], Sequence[tuple[Paint, ...]]] | None = None

    def __init__(self, titles: Sequence[str] = (), right: Sequence[int] = (), parent: Any = None) -> None:
        super().__init__(parent)
        self._titles, self._right = list(titles), frozenset(right)
        self._rows: list[tuple[Paint, ...]] = []
        self._keys: list[int] = []
        self._sort_values: list[tuple[Any, ...]] = []

    def set_titles(self, titles: Sequence[str]) -> None:
        """Take titles in another language."""
        self.beginResetModel()
        self._titles = list(titles)
        self.endResetModel()

    def set_right(self, right: Iterable[int]) -> None:
        """Say which columns hold amounts or counts."""
        self._right = frozenset(right)

    def set_rows(
        self, rows: Sequence[tuple[Paint, ...]], keys: Sequence[int] = (), sort_values: Sequence[tuple[Any, ...]] = ()
    ) -> None:
        """Show other rows, sorted as before; keys default to their number, sort values to their texts."""
        self._rows = list(rows)
        self._keys = list(keys) or list(range(len(rows)))
        self._sort_values = list(sort_values)
        self.show_lines(np.arange(len(rows)))
        self.sort_by([one for one in self._sorts if one[0] < len(self._titles)])

    def titles(self) -> list[str]:
        return self._titles

    def right_aligned(self, column: int) -> bool:
        return column in self._right

    def key(self, line: int) -> int:
        return self._keys[line]

    def text(self, line: int, column: int) -> str:
        return self._rows[line][column].text

    def paint(self, line: int, column: int) -> Paint:
        return self._rows[line][column]

    def line_at(self, row: int) -> int:
        """Return the line in a row as shown, −1 for none: what a page lists is in the order of the lines."""
        return self.line(row) if 0 <= row < len(self._order) else -1

    def sort_keys(self, column: int) -> NDArray[Any]:
        source = self._sort_values or [tuple(one.text for one in row) for row in self.reader()._rows]
        found = [source[int(line)][column] for line in self._order]
        if not self._sort_values and column in self._right:
            found = [_number(one) for one in found]
        rank = {one: at for at, one in enumerate(sorted({one for one in found if one is not None}))}
        return np.array([BLANK if one is None else rank[one] for one in found], np.int64)

    def reader(self) -> RowsModel:
        if self.made_again is None or not privacy.hidden:
            return self
        twin = RowsModel(self._titles, self._right)
        with privacy.lifted():
            twin._rows = list(self.made_again())
        return twin


def _number(text: str) -> Decimal | None:
    """Return a written amount or count as a number, whatever groups its digits; None for what is none."""
    bare = text.split(" ")[0].replace(MINUS, "-")
    try:
        return Decimal("".join(one for one in bare if one.isdigit() or one in ".-"))
    except InvalidOperation:
        return None


class CheckModel(RowsModel):
    """Conditions of a sign-off: mark, what it is, how much is left."""
