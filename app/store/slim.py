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
    words = said["currency"]
    count = len(said["amount"])
    names = np.array([words] * 1) if isinstance(words, str) else np.array(sorted(set(words.to_pylist())))
    code = np.zeros(count, np.int64)
    if not isinstance(words, str):
        code = np.searchsorted(names, np.array(words.to_pylist()))
    found = []
    for at, exp in np.unique(np.stack([code, said["exp"]]), axis=1).T.tolist():
        mine = said["amount"][(code == at) & (said["exp"] == exp)]
        found.append((str(names[at]), exp, int(mine.sum())))
    return found


def _one_text(column: pa.ChunkedArray) -> Any:
    """Return the text that all rows share, or the column."""
    import pyarrow.compute as pc

    if len(column) and pc.all(pc.equal(column, column[0])).as_py():
        return column[0].as_py()
    return column
