"""A table of painted rows, as settings and dialogs show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.review.data_grid import DataGrid


def rows_table(
    parent: QObject,
    titles: Sequence[str],
    right: Iterable[int],
    name: str,
    *,
    single: bool = False,
    giving: Sequence[int] = (0,),
) -> tuple[RowsModel, DataGrid]:
    """Return a model and the grid that shows it; its columns share the width, so that nothing scrolls sideways.

    right: columns that stand at the right; name: what it is called to who hears it; single: one row at a time;
    giving: columns that are cut first, whole in their tooltip, where there is no room for all.
    """
    model, grid = RowsModel(list(titles), tuple(right), parent), DataGrid()
    grid.setModel(model)
    grid.setItemDelegate(CellDelegate(grid))
    if single:
        grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
    grid.setAccessibleName(name)
    grid.horizontalHeader().setStretchLastSection(True)
    grid.share(giving)
    return model, grid
