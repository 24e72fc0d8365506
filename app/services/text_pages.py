"""A long text column kept small: compressed in pages, of which few are open at a time."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

PAGE_ROWS = 256


class TextPages:
    """Texts by row; a page is unpacked when a row of it is asked for.

    Evidence of a million matches is hundreds of megabytes as text and some tens as pages. Reading from
    several threads is safe: pages are never changed.
    """

    def __init__(self, column: pa.Array | pa.ChunkedArray, *, page_rows: int = PAGE_ROWS) -> None:
        import pyarrow as pa

        self._page_rows, self._rows = page_rows, len(column)
        schema = pa.schema([("text", pa.string())])
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        self._pages: list[bytes] = []
        for start in range(0, len(column), page_rows):
            piece = column.slice(start, page_rows)
            chunks = piece.chunks if isinstance(piece, pa.ChunkedArray) else [piece]
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, schema, options=options) as writer:
                for chunk in chunks:
                    writer.write_batch(pa.record_batch([chunk], schema=schema))
            self._pages.append(sink.getvalue().to_pybytes())
        self._page = lru_cache(maxsize=16)(self._unpack)
        self._more: tuple[str, ...] = ()

    def with_more(self, texts: Iterable[str]) -> TextPages:
        """Return these texts and some further ones after them; the pages are shared."""
        longer = copy(self)
        longer._more = (*self._more, *texts)
        return longer

    def __len__(self) -> int:
        return self._rows + len(self._more)

    def __getitem__(self, row: int) -> str:
        if row >= self._rows:
            return self._more[row - self._rows]
        return self._page(row // self._page_rows)[row % self._page_rows]

    def _unpack(self, page: int) -> list[str]:
        import pyarrow as pa

        with pa.ipc.open_stream(self._pages[page]) as reader:
            texts: list[str] = reader.read_all()["text"].to_pylist()
        return texts
