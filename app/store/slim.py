"""The slim row of a record, worked out from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_SLIM = ("layer", "kind", "exp", "order_fp", "channel_fp")
_SECONDS = 86_400


def ints(table: pa.Table, name: str) -> NDArray[np.int64]:
    """Return an integer column without nulls as NumPy 64-bit."""
    return np.asarray(table[name].to_numpy(), np.int64)


def slim_columns(table: pa.Table) -> dict[str, Any]:
    """Return what the table `record` holds of what is said of records: NumPy columns, and their currency."""
    columns: dict[str, Any] = {name: ints(table, name) for name in _SLIM}
    amount = columns["amount"] = ints(table, "amount")
    columns["day"] = np.floor_divide(ints(table, "at"), _SECONDS)
    fee_exp = np.where(table["fee"].is_null().to_numpy(), 0, ints(table, "fee_exp"))
    fee = np.asarray(table["fee"].fill_null(0).to_numpy(), np.int64)
    exp = columns["net_exp"] = np.maximum(columns["exp"], fee_exp)
    columns["net"] = amount * 10 ** (exp - columns["exp"]) - fee * 10 ** (exp - fee_exp)
    columns["currency"] = _one_text(table["currency"])
    return columns


def sums_of(said: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Return (currency, exp, Σ amount) of slim columns."""
    import pyarrow as pa
    import pyarrow.compute as pc

    words, exp, amount = said["currency"], said["exp"], said["amount"]
    code, names = np.zeros(len(amount), np.int64), [words]
    if not isinstance(words, str):
        names = sorted(words.unique().to_pylist())
        code = np.asarray(pc.index_in(words, value_set=pa.array(names, pa.string())).to_numpy(), np.int64)
    mark = code * 16 + exp
    found = []
    for one in np.flatnonzero(np.bincount(mark)).tolist():
        mine = amount if (mark == one).all() else amount[mark == one]
        found.append((str(names[one // 16]), one % 16, int(mine.sum())))
    return found


def _one_text(column: pa.ChunkedArray) -> Any:
    """Return the text that all rows share, or the column."""
    import pyarrow.compute as pc

    if len(column) and pc.all(pc.equal(column, column[0])).as_py():
        return column[0].as_py()
    return column
