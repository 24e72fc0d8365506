"""Rows of a cross table are ordered by whole columns, as one by one they would be."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.cross import Cross
from app.domain.cross import CrossForm
from app.domain.period import Period
from app.services.cross_order import head_keys, value_keys
from app.services.cross_table import CrossTable

_ROWS = 60


class Asked(CrossTable):
    """Counts the cells that are asked for one by one."""

    cells: list[tuple[int, int, int]] = []  # noqa: RUF012

    def value(self, value, row, column):
        self.cells.append((value, row, column))
        return super().value(value, row, column)


def table(share: str, largest: int) -> Asked:
    draw = np.random.default_rng(7)
    keys = np.stack([np.repeat([0, 1], _ROWS // 2), draw.permutation(_ROWS)], axis=1).astype(np.int64)
    counts = np.concatenate([draw.integers(0, 3, (_ROWS, 3)), np.full((2, 3), 9)]).astype(np.int64)
    sums = draw.integers(-900, 900, (_ROWS + 2, 3)).astype(object)
    sums[3], sums[-1, 2], counts[3] = largest, 0, 5
    none = np.zeros(0, np.int32)
    found = Cross(
        keys=keys, totals=np.array([0, 1]), columns=np.array([0, 1]), counts=counts, sums=(sums,), exps=(2,),
        row=none, column=none,
    )  # fmt: skip
    form = CrossForm(subject="records", rows=("shop",), column="kind", values=("count", "amount"), share=share)
    Asked.cells.clear()
    return Asked(
        form=form, period=Period.month(2026, 9), cross=found, number=none.astype(np.int64), summed=(None, None),
        currencies=("CNY", "USD"), labels={}, titles={},
    )  # fmt: skip


@pytest.mark.parametrize("share", ["", "row", "column", "all"])
@pytest.mark.parametrize("largest", [999, 10**17, 10**30])
def test_keys_order_rows_as_their_cells_do_and_ask_for_none_of_them(share, largest):
    made = table(share, largest)
    asked = {(value, at): value_keys(made, value, at) for value in (0, 1) for at in range(3)}
    assert not Asked.cells or (share and largest > 999)
    for (value, at), (keys, empty) in asked.items():
        cells = [(made.share if share else made.value)(value, row, at) for row in range(_ROWS)]
        assert [one is None for one in cells] == empty[:_ROWS].tolist() and empty[_ROWS:].all()
        there = [row for row in range(_ROWS) if cells[row] is not None]
        ranks = np.unique(keys[there], return_inverse=True)[1]
        said = sorted({cells[row] for row in there})
        assert [said.index(cells[row]) for row in there] == ranks.tolist()
    codes, totals = head_keys(made, 0)
    assert codes[:_ROWS].tolist() == made.cross.keys[:, 1].tolist() and totals.tolist() == [False] * _ROWS + [True] * 2
