"""What the book knows already, for holding an unknown table against it: order numbers, channel numbers, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.arrays import distinct
from app.domain.fingerprint import of_text
from app.domain.record import Layer
from app.importers.layouts.cells import EXP

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Known:
    """Fingerprints of the numbers in the book, and the amount of each order.

    path: an Arrow file with the columns layer, order_fp, channel_fp, amount, exp of live records; "" for no book.
    """

    def __init__(self, path: str) -> None:
        none = np.zeros(0, np.int64)
        self.orders, self.channel, self._order, self._minor = none, none, none, none
        if not path:
            return
        with pa.memory_map(path) as mapped:
            table = pa.ipc.open_file(mapped).read_all()
        order = table["order_fp"].to_numpy()
        self.orders = distinct(order[order != 0])
        channel = table["channel_fp"].to_numpy()
        self.channel = distinct(channel[channel != 0])
        mine = (table["layer"].to_numpy() == Layer.ORDER) & (order != 0)
        minor = table["amount"].to_numpy()[mine] * 10 ** np.maximum(EXP - table["exp"].to_numpy()[mine], 0).astype(
            np.int64
        )
        self._order, start = np.unique(order[mine], return_inverse=True)
        self._minor = np.zeros(len(self._order), np.int64)
        np.add.at(self._minor, start, minor)

    def hits(self, cells: pa.Array) -> tuple[float, float]:
        """Return which part of the different numbers are known order numbers, and which known channel numbers."""
        prints = distinct(of_text(cells))
        prints = prints[prints != 0]
        if not len(prints):
            return 0.0, 0.0
        return float(_within(prints, self.orders).mean()), float(_within(prints, self.channel).mean())

    def count(self, cells: pa.Array, orders: bool) -> tuple[int, int]:
        """Return (known ones, all) of the different numbers."""
        prints = distinct(of_text(cells))
        prints = prints[prints != 0]
        return int(_within(prints, self.orders if orders else self.channel).sum()), len(prints)

    def agreeing(self, cells: pa.Array, value: NDArray[np.int64]) -> tuple[int, int, float]:
        """Return (rows whose amount, without its sign, is that of the order they name; rows that name one; part)."""
        prints = of_text(cells)
        at = np.searchsorted(self._order, prints)
        at[at == len(self._order)] = 0
        if not len(self._order):
            return 0, 0, 0.0
        named = (self._order[at] == prints) & (value > 0)
        right = named & (self._minor[at] == value)
        count = int(named.sum())
        return int(right.sum()), count, float(right.sum() / count) if count else 0.0


def _within(prints: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(prints), np.bool_)
    at = np.searchsorted(known, prints)
    at[at == len(known)] = 0
    return np.asarray(known[at] == prints)
