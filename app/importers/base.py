"""What a reader is: registry, source, sink. Readers run in the parsing child only.

A reader sees a *sheet of text cells*, whatever container it came in (`app.importers.containers.text` for CSV and
text, `app.importers.containers.cells` for spreadsheets), and sends whole columns to its sink.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

    from app.domain.statement import StatementFacts
    from app.importers.containers.total_line import Stated
    from app.importers.left_out import BadRows

#: Rows of one batch that a reader sends; keeps the child inside its memory.
BATCH_ROWS = 50_000
#: Format of the reader that takes any table whose columns leave no doubt.
GENERAL = "generic.table"
#: How formats begin whose readers come from outside the program.
OUTSIDE = "outside."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """What `sniff` may look at: the beginning of a source.

    container: "text", "xlsx", "xls" …; text: the first decoded lines of a text source (up to 64 KiB),
    "" for spreadsheets; rows: the first 40 rows of the sheet as stripped cells (split at the likeliest
    delimiter for text); sheet: its name. encoding: as decoded, "" for spreadsheets.
    """

    container: str
    text: str
    rows: Sequence[Sequence[str]]
    sheet: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the person or the command said that a source may not state.

    date_order, currency: "dmy", "mdy" or "ymd", and a code, for files that do not say; else without effect.
    said: of single sources by name (account, shop, format, layout, skip_bad_rows, date_order, currency), before all
    else. habits:
    what was said of files like this before: {"subject", and the same fields}; see app.importers.habits.
    """

    account: str = ""
    shop: str = ""
    zone: str = "Asia/Shanghai"
    passwords: tuple[str, ...] = ()
    layout: dict[str, Any] | None = None
    layouts: tuple[dict[str, Any], ...] = ()  # remembered ones: used where a header is exactly that of one
    format: str = ""  # forced by the person, "" = by content
    skip_bad_rows: bool = False
    date_order: str = ""
    currency: str = ""
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    habits: tuple[dict[str, Any], ...] = ()
    outside: tuple[dict[str, str], ...] = ()  # readers that a person allowed: {"path", "sha256"}

    def of(self, file: str, habit: dict[str, Any] | None) -> ReadOptions:
        """Return what holds for one source: what was said of it, else the habit, else what holds for all."""
        mine = {name: value for name, value in (habit or {}).items() if name != "subject"}
        return replace(self, **{**mine, **self.said.get(file, {})}, said={}, habits=())


@dataclass(slots=True, kw_only=True)
class Source:
    """One readable source inside the child.

    path: file that holds its bytes (a temporary one for archive members); file: its name for messages.
    head: what was sniffed. text_path, encoding: for container "text" a UTF-8 file with the same lines.
    sheet: of a spreadsheet, the sheet to read.
    """

    path: str
    file: str
    sha256: str
    head: Head
    options: ReadOptions = field(default_factory=ReadOptions)
    text_path: str = ""
    sheet: str = ""
    look: dict[str, Any] = field(default_factory=dict)  # fields of domain Look, as far as open_table saw them
    bad: BadRows | None = None  # rows that the person leaves out
    total: Stated = None  # below the table that open_table found
    notes: list[dict[str, Any]] = field(default_factory=list)  # sentences about the source: {"key", "params"}


class Sink(Protocol):
    """Takes batches of columns; fills what is missing with "none", adds fingerprints, keeps order."""

    def send(self, ordinal: int = 1, /, **columns: pa.Array | pa.ChunkedArray | Sequence[Any] | int | str) -> None:
        """Append rows of statement `ordinal`; scalars are repeated. Names and types: record_schema.

        `row` is required; not sent columns are 0, "" or null, except exp (2) and fee_exp (2).
        `key`: string column, what makes a row itself again in an overlapping statement of the same
        account (a unique row number of the source); without it the row's own content does.
        """


class Reader(Protocol):
    """A statement format. `format` and `version` are stored with every statement.

    format never changes; version grows when the same bytes would give other records. states_totals, where a reader
    has it and it is true: files of the format mostly state totals, and of one without them it is said.
    """

    format: str
    version: int
    title: str

    def sniff(self, head: Head) -> float:
        """Return 0.0 to 1.0, how sure we are; look at the head alone and never raise."""

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the records of `source` to `out`; return one StatementFacts for each statement, in order.

        A cell that cannot be read exactly raises SourceRefused naming its row and column.
        """


READERS: dict[str, Reader] = {}


def register(cls: type[Any]) -> type[Any]:
    """Add a reader class to the registry; a format that stands twice is a bug."""
    reader = cls()
    if reader.format in READERS:
        raise ValueError(f"format {reader.format} stands twice")
    READERS[reader.format] = reader
    return cls


def load_formats() -> dict[str, Reader]:
    """Import every module of app.importers.formats and return the registry."""
    _import_formats()
    return READERS


@cache
def _import_formats() -> None:
    from app.importers import formats

    for module in sorted(one.name for one in pkgutil.iter_modules(formats.__path__)):
        importlib.import_module(f"{formats.__name__}.{module}")


def candidates(head: Head) -> list[tuple[float, Reader]]:
    """Return the readers that recognise `head`, surest first; names break a tie.

    Readers from outside are asked only where none of ours knows it, the one for any table left aside.
    """
    readers = [reader for _name, reader in sorted(load_formats().items()) if _may_read(reader, head)]
    ours = _sure(head, [one for one in readers if not one.format.startswith(OUTSIDE)])
    if any(reader.format != GENERAL for _sureness, reader in ours):
        return ours
    return _sure(head, readers)


def _sure(head: Head, readers: Sequence[Reader]) -> list[tuple[float, Reader]]:
    found = [(reader.sniff(head), reader) for reader in readers]
    return sorted((one for one in found if one[0] > 0.0), key=lambda one: (-one[0], one[1].format))


def _may_read(reader: Reader, head: Head) -> bool:
    """Return whether a reader takes sources in the encoding of `head`: the Western one must be asked for.

    A reader says so by an attribute `western = True`; nearly any bytes decode in that encoding.
    """
    from app.importers.containers.encoding import WESTERN

    return head.encoding != WESTERN or bool(getattr(reader, "western", False))
