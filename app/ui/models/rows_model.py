"""Models over a few finished rows: the sign-off's pairs, listed items, checks and the members of a match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.ui.models.columns_model import ColumnsModel
from app.ui.models.shown import Paint


class RowsModel(ColumnsModel):
    """Rows of Paint, tens to some thousands, each with a key and, by column, a sort value."""

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
        """Show other rows; keys default to their number, sort values to their texts."""
        self._rows = list(rows)
        self._keys = list(keys) or list(range(len(rows)))
        self._sort_values = list(sort_values)
        self.show_lines(np.arange(len(rows)))

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

    def sort_keys(self, column: int) -> NDArray[Any]:
        source = self._sort_values or [tuple(one.text for one in row) for row in self._rows]
        words = [source[int(line)][column] for line in self._order]
        rank = {word: at for at, word in enumerate(sorted(set(words)))}
        return np.array([rank[word] for word in words], np.int64)


class CheckModel(RowsModel):
    """Conditions of a sign-off: mark, what it is, how much is left."""
