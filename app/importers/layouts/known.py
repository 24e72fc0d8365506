"""What the book knows already, for holding an unknown table against it: order numbers, channel numbers, amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.arrays import distinct
from app.domain.fingerprint import of_text
from app.domain.record import Layer
from app.importers.layouts.cells import EXP

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Equal amounts that a currency is taken from.
_FEW = 3


class Known:
    """Fingerprints of the numbers in the book, and the amount of each order with its currency.

    path: an Arrow file with the columns layer, order_fp, channel_fp, amount, exp, currency of live records; "" for no
    book. currencies: those of orders.
    """

    def __init__(self, path: str) -> None:
        none = np.zeros(0, np.int64)
        self.orders, self.channel, self._order, self._minor, self._currency = none, none, none, none, none
        self.currencies: tuple[str, ...] = ()
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
        words = pc.dictionary_encode(table["currency"].cast(pa.string()).combine_chunks())
        self.currencies = tuple(words.dictionary.to_pylist())
        self._currency = np.zeros(len(self._order), np.int64)
        self._currency[start] = words.indices.to_numpy()[mine]

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
        at = self._at(cells)
        named = (at >= 0) & (value > 0)
        right = named & (np.append(self._minor, 0)[at] == value)
        count = int(named.sum())
        return int(right.sum()), count, float(right.sum() / count) if count else 0.0

    def currency_of(self, cells: pa.Array) -> NDArray[np.int64]:
        """Return of each row the index of its order's currency in `currencies`, −1 where no order is known."""
        return np.append(self._currency, -1)[self._at(cells)]

    def paid_in(self, cells: pa.Array, value: NDArray[np.int64]) -> str:
        """Return the one currency of the orders whose very amounts stand in the rows, "" for few or several."""
        at = self._at(cells)
        right = (at >= 0) & (value > 0) & (np.append(self._minor, 0)[at] == value)
        found = np.unique(np.append(self._currency, -1)[at[right]])
        return self.currencies[int(found[0])] if len(found) == 1 and int(right.sum()) >= _FEW else ""

    def _at(self, cells: pa.Array) -> NDArray[np.int64]:
        """Return the place of the order that each row names, −1 for none."""
        prints = of_text(cells)
        at = np.searchsorted(self._order, prints)
        at[at == len(self._order)] = 0
        return np.where(self._order[at] == prints, at, -1) if len(self._order) else np.full(len(prints), -1)


def _within(prints: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(prints), np.bool_)
    at = np.searchsorted(known, prints)
    at[at == len(known)] = 0
    return np.asarray(known[at] == prints)
