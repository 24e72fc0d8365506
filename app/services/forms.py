"""Fills workbooks of one's own with what an export says: looked at and filled in a child, written by the caller."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from app.config.files import write_whole
from app.domain.errors import FormRefused, WrongUsage, system_reason
from app.domain.progress import Report, Step, pauses, silent

if TYPE_CHECKING:
    from app.config.words import Words
    from app.importers.sandbox import Sandbox
    from app.services.report_data import Loaded, Tables

#: Refusals of the containers that fit a form as they are; others speak of statements.
_FITTING = ("template.", "refused.workbook_", "refused.child_died", "refused.too_", "refused.fault")
_BASE_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a form asks for: how many single fields and lists, and both by name as plain data."""

    path: str
    wanted: Mapping[str, Any]

    @property
    def singles(self) -> int:
        """Return how many different single values the form names."""
        return len(self.wanted["singles"])

    @property
    def lists(self) -> int:
        """Return how many rows of fields it has."""
        return len(self.wanted["lists"])


class Forms:
    """Forms on their way from a path to a filled workbook; a context manager, used from one thread.

    `look` checks all of them, `fill` makes all of them; only then `write` puts them where they belong.
    """

    def __init__(self, paths: Sequence[str], report: Report = silent) -> None:
        self._paths, self._report = list(paths), report
        self._pause = pauses(report)
        self._looks: list[Look] = []
        self._made: list[str] = []

    def __enter__(self) -> Self:
        if self._paths:
            from app.importers.sandbox import Limits, Sandbox
            from app.services.form_child import serve

            self._folder = TemporaryDirectory(prefix="tieout-")
            limits = Limits(base_s=_BASE_S)
            self._sandbox: Sandbox = Sandbox(self._folder.name, workers=1, limits=limits, target=serve)
            self._sandbox.warm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        if self._paths:
            self._sandbox.close()
            self._folder.cleanup()

    def look(self) -> list[Look]:
        """Return what each form asks for; FormRefused names the first that cannot be filled, and why."""
        for number, path in enumerate(self._paths):
            self._looks.append(Look(path=path, wanted=self._ask(path, self._copy(number, path), {"what": "look"})))
        return self._looks

    def _copy(self, number: int, path: str) -> str:
        """Copy a form: what is filled is what was looked at, and its own program may hold it open."""
        copy = Path(self._folder.name) / f"form-{number}"
        try:
            shutil.copyfile(path, copy)
        except OSError as exc:
            raise FormRefused("refused.unreadable", file=path, reason=system_reason(exc)) from exc
        return str(copy)

    def fill(self, loaded: Loaded, tables: Tables, words: Words) -> None:
        """Fill every form that was looked at, in the folder of the child; nothing is written elsewhere."""
        from app.services.form_values import FormValues

        values = FormValues(loaded, tables, words)
        for number, look in enumerate(self._looks):
            self._report(Step.WRITING, 0, 1, Path(look.path).name)
            try:
                said = values.singles(look.wanted["singles"], look.wanted["places"])
            except FormRefused as exc:
                exc.file = look.path
                raise
            lists = [self._table(values, one, f"{number}-{at}") for at, one in enumerate(look.wanted["lists"])]
            ask = {"what": "fill", "values": said, "tables": lists}
            self._made.append(self._ask(look.path, f"{self._folder.name}/form-{number}", ask)["path"])

    def _table(self, values: Any, wanted: Mapping[str, Any], name: str) -> str:
        import pyarrow as pa

        path = str(Path(self._folder.name) / f"rows-{name}.arrow")
        table = values.rows(wanted, self._pause)
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        return path

    def write(self, folder: Path) -> list[str]:
        """Put the filled workbooks into a folder under the forms' own names, each whole; return their paths."""
        return [self._write(made, folder / name) for made, name in zip(self._made, names_of(self._paths), strict=True)]

    def write_to(self, path: str) -> str:
        """Put the one workbook that was filled where somebody wants it."""
        return self._write(self._made[0], Path(path))

    def _write(self, made: str, target: Path) -> str:
        with write_whole(str(target)) as file, Path(made).open("rb") as source:
            shutil.copyfileobj(source, file)
        return str(target)

    def _ask(self, path: str, copy: str, ask: dict[str, Any]) -> dict[str, Any]:
        from app.importers.base import ReadOptions
        from app.importers.sandbox import Task

        data = Path(copy).read_bytes()
        task = Task(path=copy, file=path, sha256=hashlib.sha256(data).hexdigest(), size=len(data), ask=ask)

        def report(_step: Step, done: int, total: int, _what: str) -> None:
            self._report(Step.WRITING, done, total, Path(path).name)

        found = self._sandbox.read([task], ReadOptions(), report)
        if not found:
            raise FormRefused(_no_workbook(path), file=path)
        refusal, answer = found[0].refusal, found[0].answer
        if answer is not None:
            return answer
        key = refusal.key if refusal is not None else ""
        if refusal is None or not key.startswith(_FITTING):
            raise FormRefused(_no_workbook(path), file=path)
        key = _no_workbook(path) if key == _no_workbook("") else key
        raise FormRefused(key, file=path, row=refusal.row, column=refusal.column, **refusal.params)


def _no_workbook(path: str) -> str:
    """Return why a file is no template: by its name it is no .xlsx, or it is called one and holds something else."""
    return "template.only_called_xlsx" if path.lower().endswith(".xlsx") else "template.not_xlsx"


def names_of(paths: Sequence[str]) -> list[str]:
    """Return the names that forms are written under; WrongUsage where two would be one file or a result's own."""
    from app.services.read_source import RESULTS

    names = [Path(one).name for one in paths]
    for at, name in enumerate(names):
        if name.casefold() in {one.casefold() for one in RESULTS}:
            raise WrongUsage("usage.template_name", file=name)
        if name.casefold() in {one.casefold() for one in names[:at]}:
            raise WrongUsage("usage.template_twice", file=name)
    return names


@contextmanager
def checked_forms(paths: Sequence[str], out: str, report: Report = silent) -> Iterator[Forms]:
    """Give forms that were looked at, before anything else is done; refuse what would be written over a form itself."""
    for path, name in zip(paths, names_of(paths), strict=True):
        target = Path(out) / name
        if target.exists() and Path(path).exists() and target.samefile(path):
            raise WrongUsage("usage.template_itself", file=path)
    with Forms(paths, report) as forms:
        forms.look()
        yield forms
