"""Asks a parsing child about one unknown table: what stands in it, what it may mean, whether a layout fits.

The window never opens the file itself. An asker is used from one thread at a time and closed by whoever made it.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused, system_reason
from app.domain.progress import Report, silent

if TYPE_CHECKING:
    from app.importers.sandbox import Sandbox, Task
    from app.services.ports import UnitOfWork

_KNOWN = ("layer", "order_fp", "channel_fp", "amount", "exp", "currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A table as it stands.

    cells: the child's file of all cells; first, last: (number, cells) of lines to show; rows: lines in all.
    over: lines with more cells than the table has columns. sheets, encodings: what may be chosen instead.
    """

    container: str
    cells: str
    width: int
    rows: int
    over: int
    first: tuple[tuple[int, tuple[str, ...]], ...]
    last: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    delimiter: str = ""
    from_1904: bool = False


class LayoutAsker:
    """One file's questions. path: on disk; file: its name for messages; zone: of times that state none.

    member: the file that is meant where `path` is an archive; passwords: that may open it.
    """

    def __init__(self, path: str, zone: str, member: str = "", passwords: Sequence[str] = ()) -> None:
        from app.importers.sandbox import Sandbox

        self.path, self.zone, self.member, self._passwords = path, zone, member, tuple(passwords)
        self.file = f"{Path(path).name}!{member}" if member else Path(path).name
        self._folder = tempfile.mkdtemp(prefix="tieout-")
        self._sandbox = Sandbox(self._folder, workers=1)
        # also where a page is thrown away, or the program ends, before anybody closes it
        self._closer = weakref.finalize(self, _close, self._sandbox, self._folder)
        self._known = ""
        self._digest = ""

    def close(self) -> None:
        """End the child and remove what it wrote."""
        self._closer()

    def learn(self, uow: UnitOfWork) -> None:
        """Write down what the book knows, for tests of numbers and amounts."""
        import pyarrow as pa

        self.zone = uow.info().get("zone", "") or self.zone
        table = uow.records.table(columns=_KNOWN)
        path = str(Path(self._folder) / "known.arrow")
        with pa.OSFile(path, "wb") as out, pa.ipc.new_file(out, table.schema) as writer:
            writer.write_table(table)
        self._known = path

    def look(self, sheet: str = "", encoding: str = "", delimiter: str = "", report: Report = silent) -> Look:
        """Look at the file; "" lets the child choose. SourceRefused where it holds no table."""
        self._forget_cells()
        ask = {"what": "peek", "sheet": sheet, "encoding": encoding, "delimiter": delimiter}
        said = self._ask(self.path, ask, report)
        try:
            return Look(
                container=str(said["container"]),
                cells=str(said["cells"]),
                width=int(said["width"]),
                rows=int(said["rows"]),
                over=int(said["over"]),
                first=_lines(said["first"]),
                last=_lines(said["last"]),
                sheet=str(said["sheet"]),
                sheets=tuple(str(one) for one in said["sheets"]),
                encoding=str(said["encoding"]),
                encodings=tuple(str(one) for one in said["encodings"]),
                delimiter=str(said["delimiter"]),
                from_1904=bool(said["from_1904"]),
            )
        except (KeyError, TypeError, ValueError) as exc:
            raise SourceRefused("refused.child_died", file=self.file) from exc

    def guess(self, look: Look, header_row: int = -1, home: str = "CNY", report: Report = silent) -> dict[str, Any]:
        """Return a first layout; see importers.layouts.guess. header_row: as the person chose it, −1 to find it."""
        ask = {"what": "guess", "known": self._known, "header_row": header_row, "home": home}
        return self._ask(look.cells, ask, report)

    def attempt(self, look: Look, form: Mapping[str, Any], layout: Mapping[str, Any], report: Report) -> dict[str, Any]:
        """Return tests and first records of a layout; see importers.layouts.trial."""
        said = {"container": look.container, "from_1904": look.from_1904, **form}
        ask = {"what": "try", "known": self._known, "form": said, "layout": dict(layout)}
        return self._ask(look.cells, ask, report)

    def prove(self, layout: Mapping[str, Any], report: Report = silent) -> None:
        """Read the file by the layout as an import would; SourceRefused where that does not go through."""
        from app.importers.base import ReadOptions

        options = ReadOptions(zone=self.zone, layout=dict(layout), format="generic.table", passwords=self._passwords)
        found = self._sandbox.read([self._task(self.path, None)], options, report)
        for read in (read for one in found for read in one.statements):
            Path(read.records).unlink(missing_ok=True)
        why = next((one.refusal for one in found if one.refusal is not None), None)
        if why is not None:
            raise SourceRefused(why.key, file=self.file, row=why.row, column=why.column, **why.params)

    def _ask(self, path: str, ask: dict[str, Any], report: Report) -> dict[str, Any]:
        from app.importers.base import ReadOptions

        options = ReadOptions(zone=self.zone, passwords=self._passwords)
        outcomes = self._sandbox.read([self._task(path, ask)], options, report)
        for one in outcomes:
            if one.answer is not None:
                return one.answer
        why = outcomes[0].refusal if outcomes else None
        if why is None:
            raise SourceRefused("refused.child_died", file=self.file)
        raise SourceRefused(why.key, file=self.file, row=why.row, column=why.column, **why.params)

    def _task(self, path: str, ask: dict[str, Any] | None) -> Task:
        """Return what the child is to do with the file itself (or its one member), or with its cells."""
        from app.importers.sandbox import Task
        from app.services.read_source import sha256_of

        own = path == self.path
        try:
            if own and not self._digest:
                self._digest = sha256_of(path)
            size = Path(path).stat().st_size
        except OSError as exc:
            raise SourceRefused("refused.unreadable", file=self.file, reason=system_reason(exc)) from exc
        file, member = (Path(path).name, self.member) if own else (self.file, "")
        return Task(path=path, file=file, sha256=self._digest, size=size, ask=ask, member=member)

    def _forget_cells(self) -> None:
        for one in Path(self._folder).glob("*-cells.arrow"):
            one.unlink(missing_ok=True)


def _close(sandbox: Sandbox, folder: str) -> None:
    sandbox.close()
    shutil.rmtree(folder, ignore_errors=True)


def _lines(said: Any) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple((int(row), tuple(str(cell) for cell in cells)) for row, cells in said)
