"""The end of a workbook: its sheets, which wait in temporary files, are packed into the file that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def pack(book: Workbook) -> None:
    """Close a workbook; a disk that takes no more is an OSError here as anywhere, not one of the library's own."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        if isinstance(error.__context__, OSError):
            raise error.__context__ from None
        raise
