"""The currency of each row of matches.csv: a match across currencies has a group of rows for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import Kind, Layer
from app.reports.cells import numbers

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


class RowCurrencies:
    """Currency and difference of the group that each row stands in: Σ A − Σ B of that currency's members alone.

    matches: one piece; match, at: for each member its match's row and its record's position; member: side,
    allocated, exp; records: live records (currency, layer, kind), None = every match has one currency.
    """

    def __init__(
        self, matches: pa.Table, match: Ints, at: Ints, member: Mapping[str, Ints], records: pa.Table | None
    ) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        self._match, self._names = match, matches["currency"].unique().to_pylist()
        self._own = numbers(pc.index_in(matches["currency"], value_set=pa.array(self._names, pa.string())))[0]
        self._difference, self._exp = numbers(matches["difference"])[0], numbers(matches["exp"])[0]
        self._foreign = np.zeros(0, np.int64)
        if records is None or not len(match) or len(known := records["currency"].unique()) < 2:
            return
        self._names += [one for one in known.to_pylist() if one not in self._names]
        code = numbers(pc.index_in(records["currency"], value_set=pa.array(self._names, pa.string())))[0][at]
        self._foreign = np.flatnonzero(code != self._own[match])
        if len(self._foreign):
            self._sum_up(code[self._foreign], member, _turned(records, at[self._foreign]))

    def _sum_up(self, code: Ints, member: Mapping[str, Ints], turned: NDArray[np.bool_]) -> None:
        """Keep, for each member of another currency than its match's lead, code, difference and exponent."""
        side, part, exp = (member[name][self._foreign] for name in ("side", "allocated", "exp"))
        top = int(exp.max())
        value = part * np.power(10, top - exp, dtype=np.int64) * np.where((side == 1) != turned, -1, 1)
        key = self._match[self._foreign] * len(self._names) + code
        groups, of = np.unique(key, return_inverse=True)
        total = np.zeros(len(groups), np.int64)
        np.add.at(total, of, value)
        self._code, self._total, self._top = code, total[of], top

    def rows(self, member: Ints) -> tuple[pa.Array, Ints, Ints]:
        """Return currency, difference and its exponent of these members."""
        import pyarrow as pa

        of = self._match[member]
        code, value, exp = self._own[of], self._difference[of], self._exp[of]
        if len(self._foreign):
            place = np.minimum(np.searchsorted(self._foreign, member), len(self._foreign) - 1)
            other = self._foreign[place] == member
            code = np.where(other, self._code[place], code)
            value, exp = np.where(other, self._total[place], value), np.where(other, self._top, exp)
        return pa.array(self._names, pa.string()).take(pa.array(code)), value, exp


def _turned(records: pa.Table, at: Ints) -> NDArray[np.bool_]:
    """Return which records count with reversed sign: payout and withdrawal rows of a channel."""
    layer, kind = (numbers(records[name])[0][at] for name in ("layer", "kind"))
    return np.asarray(np.isin(kind, (Kind.PAYOUT, Kind.WITHDRAWAL)) & (layer != Layer.BANK))
