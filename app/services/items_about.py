"""The items about a few matches and records, found without making a row of the book's many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.reports.cells import numbers
from app.services.touched import among_few, few_rows

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def items_about(items: pa.Table, matches: Ints, records: Ints) -> pa.Table:
    """Return, in their order, the items (discrepancy_schema) of these matches, and those that name these records."""
    import pyarrow.compute as pc

    keep = among_few(numbers(items["match"])[0], matches[matches > 0])
    if len(records):
        lists = items["records"].combine_chunks()
        parent, named = numbers(pc.list_parent_indices(lists))[0], numbers(pc.list_flatten(lists))[0]
        keep[parent[among_few(named, records)]] = True
    return few_rows(items, np.flatnonzero(keep))
