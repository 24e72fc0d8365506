"""What only orders say and few passes read: whether the goods were sent, and the shop; small beside the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.order_life import dispatched
from app.domain.record import Layer

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]


def order_words(orders: pa.Table) -> pa.Table:
    """Return record (int64), sent (int8, as order_life.dispatched) and shop (dictionary) of orders, by record.

    orders: live_schema columns record, state, status and shop of records of the layer of orders.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    orders = orders.take(pc.sort_indices(orders["record"])).combine_chunks()
    status = orders["status"].combine_chunks().dictionary_encode()
    words = status.dictionary.to_pylist() or [""]
    states = orders["state"].to_numpy().astype(np.int64)
    pair = states * len(words) + status.indices.to_numpy()
    kinds, place = np.unique(pair, return_inverse=True)
    said = [dispatched(int(one) // len(words), words[int(one) % len(words)]) for one in kinds]
    return pa.table(
        {
            "record": orders["record"],
            "sent": pa.array(np.array(said, np.int8)[place.ravel()], pa.int8()),
            "shop": orders["shop"].combine_chunks().dictionary_encode(),
        }
    )


def sent(frame: Frame) -> Ints:
    """Return for each row 1 where the order's goods are under way or there, −1 where not yet, 0 where nobody says."""
    out = np.zeros(frame.count, np.int64)
    at, row = _places(frame)
    if frame.inputs.orders is not None:
        out[row] = frame.inputs.orders["sent"].to_numpy()[at]
    return out


def shops(frame: Frame) -> tuple[Ints, list[str]]:
    """Return for each row the place of its order's shop among the names, −1 for none; and the names, sorted."""
    out = np.full(frame.count, -1, np.int64)
    if frame.inputs.orders is None:
        return out, []
    coded = frame.inputs.orders["shop"].combine_chunks()
    words = coded.dictionary.to_pylist()
    names = sorted({one for one in words if one}, key=str.encode)
    of = np.array([names.index(one) if one else -1 for one in words] or [-1], np.int64)
    at, row = _places(frame)
    out[row] = of[coded.indices.to_numpy()[at]]
    return out, names


def _places(frame: Frame) -> tuple[Ints, Ints]:
    """Return places in the table of orders and the rows of the frame that they are."""
    if frame.inputs.orders is None or not frame.inputs.orders.num_rows:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    known = frame.inputs.orders["record"].to_numpy()
    row = np.flatnonzero(frame.num("layer") == Layer.ORDER)
    record = frame.num("record")[row]
    at = np.minimum(np.searchsorted(known, record), len(known) - 1)
    hit = known[at] == record
    return at[hit], row[hit]
