"""Exports rows of a grid: asks which and as what, then writes in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.config.files import is_folder
from app.ui.models import shown
from app.ui.models.columns_model import ColumnsModel
from app.ui.models.review_model import ReviewModel
from app.ui.privacy import privacy
from app.ui.review.grid_menus import page_of
from app.ui.widgets.common import at_edge, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.review.data_grid import DataGrid


class ExportDialog(Dialog):
    """Which rows, spelled out with their number, and which kind of file.

    lines: how many the rows shown fill, where a row of several records takes one for each; 0 where it takes one.
    """

    def __init__(self, rows: int, selected: int, parent: QWidget | None = None, lines: int = 0) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "review#copy")
        self.setWindowTitle(self.tr("Export rows"))
        box = QVBoxLayout(self)
        box.addWidget(label(self.tr("Which rows"), "label"))
        words = self.tr("All rows shown: {count}")
        if lines > rows:
            words = self.tr("All rows shown: {count}, on {lines} lines")
        self.all = QRadioButton(words.format(count=shown.count(rows), lines=shown.count(lines)))
        self.some = QRadioButton(self.tr("Selected rows only: {count}").format(count=shown.count(selected)))
        self.some.setEnabled(selected > 0)
        (self.some if selected > 1 else self.all).setChecked(True)
        for one in (self.all, self.some):
            box.addLayout(at_edge(one))
        box.addSpacing(8)
        box.addWidget(label(self.tr("File type"), "label"))
        self.xlsx = QRadioButton(self.tr("Workbook for Excel and WPS (.xlsx)"))
        self.csv = QRadioButton(self.tr("CSV for other programs (.csv)"))
        self.xlsx.setChecked(True)
        for one in (self.xlsx, self.csv):
            box.addLayout(at_edge(one))
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        for group, pair in zip(self._groups, ((self.all, self.some), (self.xlsx, self.csv)), strict=True):
            for one in pair:
                group.addButton(one)
        text = self.tr("The columns that show are written, amounts and dates as such, names as they are shown.")
        box.addSpacing(8)
        box.addWidget(label(text, "hint", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)

    @property
    def ending(self) -> str:
        """Return the ending of the file."""
        return ".xlsx" if self.xlsx.isChecked() else ".csv"


def export_rows(grid: DataGrid) -> None:
    """Ask and export; what became of it is said by the grid's page."""
    selected, model = grid.selected_array(), grid.model()
    rows, lines = _shown(model)
    asked = ExportDialog(rows, len(selected), grid.window(), lines)
    if not isinstance(model, ColumnsModel) or asked.exec() != QDialog.DialogCode.Accepted:
        return
    chosen = selected if asked.some.isChecked() else np.arange(model.rowCount())
    name = f"{grid.accessibleName() or 'rows'}{asked.ending}"
    folder = _folder(grid)
    title = QCoreApplication.translate("ExportDialog", "Export rows")
    path, _kind = QFileDialog.getSaveFileName(grid.window(), title, str(folder / name), f"*{asked.ending}")
    if path:
        path = path if path.lower().endswith(asked.ending) else path + asked.ending
        write_rows(grid, chosen, path)


def _shown(model: Any) -> tuple[int, int]:
    """Return how many rows a grid shows, as its page counts them, and how many lines they fill."""
    lines = int((model.lines >= 0).sum()) if isinstance(model, ColumnsModel) else 0
    return (len(model.items) if isinstance(model, ReviewModel) else lines), lines


def _folder(grid: DataGrid) -> Path:
    page = page_of(grid)
    known = page.session.settings.last_folder if page is not None else ""
    return Path(known) if known and is_folder(known) else Path.home()


def write_rows(grid: DataGrid, rows: NDArray[np.int64], path: str) -> None:
    """Write rows of a grid in the background of its page's session; without one at once."""
    from app.domain.progress import silent
    from app.services.export_rows import RowsColumn
    from app.services.export_rows import export_rows as export
    from app.ui.review.clip import titled

    model = grid.model()
    assert isinstance(model, ColumnsModel)
    columns = [one for one in grid.kept_columns() if titled(model, one)]
    heads = [RowsColumn(grid.column_title(one), model.kind(one)) for one in columns]
    lines, reader = model.lines[rows], model.reader()
    lines = lines[lines >= 0]  # candidates are no rows of their own
    grid.readers.append(reader)  # lives until the thread is done with it

    def cells(start: int, stop: int) -> list[list[str]]:
        with privacy.lifted():  # in the thread of the export
            return [reader.plain_texts(lines[start:stop], one) for one in columns]

    sheet = QCoreApplication.translate("ExportDialog", "Rows")
    page: Any = page_of(grid)
    said = [*model.criteria()]
    if shops := page.session.shops_said if page is not None else "":
        said.append((QCoreApplication.translate("ExportDialog", "Shops"), shops))
    criteria = (QCoreApplication.translate("ExportDialog", "What it shows"), said)
    call = partial(export, path, heads, len(lines), cells, sheet=sheet, criteria=criteria)
    if page is None:
        call(report=silent)
        grid.readers.remove(reader)
        return

    def done(count: int) -> None:
        words = QCoreApplication.translate("ExportDialog", "{count} rows were written to {file}.")
        page.session.toast.emit(words.format(count=shown.count(count), file=Path(path).name), False)

    title = QCoreApplication.translate("ExportDialog", "Exporting rows")
    job = page.session.background(lambda report: call(report=report), done, title=title, output=True)
    job.ended.connect(lambda: grid.readers.remove(reader))
