"""Writes the rows that a table shows, or those selected in it, to a file."""

from __future__ import annotations

from collections.abc import Sequence

from app.config.files import write_whole
from app.domain.progress import Report, Step
from app.reports.rows_file import Cells, RowsColumn, write_csv, write_xlsx

__all__ = ["RowsColumn", "export_rows"]


def export_rows(
    path: str,
    columns: Sequence[RowsColumn],
    count: int,
    cells: Cells,
    *,
    sheet: str,
    report: Report,
    criteria: tuple[str, Sequence[tuple[str, str]]] = ("", ()),
) -> int:
    """Write `count` rows to `path`, a workbook where that ends in .xlsx, else CSV; return how many.

    cells(start, stop) gives rows as texts by column; criteria: see `write_xlsx`. The file is replaced whole: a cancel
    leaves the old one. OutputFailed where it cannot be written.
    """
    report(Step.WRITING, 0, count, path)

    def after(done: int) -> None:
        report(Step.WRITING, done, count, path)

    with write_whole(path) as file:
        if path.lower().endswith(".xlsx"):
            write_xlsx(file, columns, count, cells, sheet, after, criteria)
        else:
            write_csv(file, columns, count, cells, after)
    return count
