"""Pages and XML that are called workbooks, as sheets of rows: read anew each time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from app.domain.errors import SourceRefused
from app.importers.containers.markup import HTML, XML, page_text
from app.importers.containers.page_rows import page_rows
from app.importers.containers.workbook_2003 import book_rows

MARKUP = (HTML, XML)
Row = tuple[int, list[str]]


def markup_sheets(container: str, path: str, file: str, stamp: tuple[int, int], count: int) -> dict[str, list[Row]]:
    """Return the first `count` rows of every sheet by its name; a page is one sheet, without a name.

    SourceRefused for a page without a table: what is saved in place of a bill is mostly an error message.
    """
    if container == XML:
        return {name: rows for name, rows in _sheets(path, file, stamp, count) if rows}
    rows = list(islice(page_rows(page_text(path, file), file), count))
    if not any(sum(map(bool, cells)) > 1 for _number, cells in rows):
        frames = any("<frameset" in block.lower() for block in page_text(path, file))
        raise SourceRefused("refused.is_page_table" if frames else "refused.error_page", file=file, kind="HTML")
    return {"": rows}


def markup_rows(container: str, path: str, file: str, sheet: str, stamp: tuple[int, int], count: int) -> Iterator[Row]:
    """Yield (row from 1, cells) of every row of a sheet that is not wholly empty. count: as given to markup_sheets."""
    if container == HTML:
        yield from page_rows(page_text(path, file), file)
        return
    wanted = [name for name, _rows in _sheets(path, file, stamp, count)].index(sheet)
    for at, row in book_rows(path, file):
        if at > wanted:
            return
        if at == wanted and not isinstance(row, str):
            yield row


@lru_cache(maxsize=1)
def _sheets(path: str, file: str, _stamp: tuple[int, int], count: int) -> list[tuple[str, list[Row]]]:
    found: list[tuple[str, list[Row]]] = []
    rows: list[Row] = []
    for _at, row in book_rows(path, file):
        if isinstance(row, str):
            found.append((row, rows))
            rows = []
        elif len(rows) < count:
            rows.append(row)
    return found
