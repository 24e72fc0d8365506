"""Read files, folders and archives in parsing children; nothing is stored yet."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config.files import is_file, is_folder, is_there
from app.domain.errors import WrongUsage, system_reason
from app.domain.progress import Report, Step, silent
from app.domain.statement import ReadSource

if TYPE_CHECKING:
    from app.importers.base import ReadOptions
    from app.importers.sandbox import Outcome, Sandbox

log = logging.getLogger(__name__)

_BLOCK = 8 << 20
#: Left behind in folders by systems and programs; no person means them as a statement.
_PASSED_OVER = re.compile(r"^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)

#: What every export writes into its folder, and the report and the forecast that may lie beside.
TABLES = frozenset({"statements.csv", "records.csv", "matches.csv", "discrepancies.csv", "summary.json", "run.json"})
RESULTS = TABLES | {"report.xlsx", "forecast.csv"}
#: How the tables begin of which no source is made, so that they are known where others of their set are gone.
_BEGINS = {
    "statements.csv": b"statement_id,file,sheet,",
    "matches.csv": b"match_id,comparison,method,",
    "discrepancies.csv": b"discrepancy_id,code,comparison,",
    "forecast.csv": b"day,currency,payouts,under_way,",
}


def expand(paths: Sequence[str], written: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return (path, name for tables) of every file that `paths` mean; folders are walked in name order.

    The name is the argument as given; below a folder `/` and the path from it, always with `/`. A file
    that is reached twice is taken once, under the name that sorts first. written: files that the caller is about
    to write; they and whole sets of result tables are no statements and are passed over below a folder.
    WrongUsage where nothing is there, or one of `written` is named itself.
    """
    found: dict[str, tuple[str, str]] = {}
    mine = {os.path.realpath(one) for one in written}
    for given in paths:
        path = Path(given)
        if is_folder(path):
            name = given.rstrip("/\\") or given
            for one in _below(path):
                if os.path.realpath(one) not in mine:
                    within = "" if one == path else f"/{one.relative_to(path).as_posix()}"
                    _keep(found, str(one), readable(name + within))
        elif os.path.realpath(given) in mine:
            raise WrongUsage("usage.own_output", file=given)
        elif is_file(path):
            _keep(found, given, readable(given))
        else:
            raise WrongUsage("usage.no_file" if is_there(path) else "usage.missing_source", file=given)
    if not found:
        raise WrongUsage("usage.no_source")
    return list(found.values())


def readable(name: str) -> str:
    """Return a path as text; a part that is no UTF-8, as old archives unpack it, is taken for GB18030."""
    return "/".join(map(_readable, name.split("/")))


def _readable(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        return os.fsencode(part).decode("gb18030", "backslashreplace")
    return part


def _keep(found: dict[str, tuple[str, str]], path: str, name: str) -> None:
    known = found.get(os.path.realpath(path))
    if known is None or name < known[1]:
        found[os.path.realpath(path)] = (path, name)


def _below(folder: Path) -> list[Path]:
    """Return the files below a folder, without hidden ones and without following links to folders.

    A folder that may not be looked into stands among them: reading it says so, else what it holds is lost in silence.
    """
    files, closed = [], []
    for at, folders, names in os.walk(folder, onerror=lambda exc: closed.append(Path(exc.filename))):
        folders[:] = sorted(one for one in folders if not _PASSED_OVER.match(one))
        results = _results(Path(at), set(names))
        files += [Path(at) / one for one in sorted(names) if not (_PASSED_OVER.match(one) or one in results)]
    return [*(one for one in files if _may_be_file(one)), *closed]


def _may_be_file(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:
        return True  # reading it says why not


def _results(folder: Path, names: set[str]) -> frozenset[str]:
    """Return which files of a folder an export wrote. records.csv may be all that there is of other sources:
    it is passed over with the whole set alone, else its rows say by themselves whether they were seen.
    """
    if names >= TABLES:
        return RESULTS
    found = {one for one, begin in _BEGINS.items() if one in names and _starts_with(folder / one, begin)}
    return frozenset(found | ({"summary.json", "run.json", "report.xlsx"} if found else set()))


def _starts_with(path: Path, begin: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(begin)) == begin
    except OSError:
        return False  # reading it says why


def sha256_of(path: str, report: Report = silent) -> str:
    """Return the SHA-256 of a file's bytes, hex; report may end it between blocks."""
    found = hashlib.sha256()
    with Path(path).open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
            report(Step.READING, 0, 0, path)
    return found.hexdigest()


def read_sources(
    paths: Sequence[str],
    options: ReadOptions,
    folder: str,
    report: Report = silent,
    *,
    sandbox: Sandbox | None = None,
    names: Mapping[str, str] | None = None,
    written: Sequence[str] = (),
) -> list[ReadSource]:
    """Read every file, member of an archive and file below a folder; sorted by (sha256, file).

    folder: exists and takes the Arrow files of the records, until they are stored. sandbox: children kept
    warm by the caller, writing to the same folder; None starts own ones. Nothing is raised for a source
    that cannot be read: it comes back with its refusal. WrongUsage where a path does not exist. When
    report raises, the children are ended. names: path → what a file is called instead of by its path.
    written: see `expand`.
    """
    from app.importers.sandbox import Sandbox

    files = [(path, (names or {}).get(path, name)) for path, name in expand(paths, written)]
    if sandbox is not None:
        return _read(files, options, sandbox, report)
    with Sandbox(folder, workers=min(2, len(files))) as own:
        own.warm([_size(path) for path, _file in files])
        return _read(files, options, own, report)


def _read(files: Sequence[tuple[str, str]], options: ReadOptions, sandbox: Sandbox, report: Report) -> list[ReadSource]:
    from app.importers.sandbox import Task

    tasks, unreadable = [], []
    for number, (path, file) in enumerate(files):
        if number % 16 == 0:
            report(Step.READING, 0, 0, file)
        try:
            tasks.append(Task(path=path, file=file, sha256=sha256_of(path, report), size=Path(path).stat().st_size))
        except OSError as wrong:
            unreadable.append(unreadable_source(path, file, system_reason(wrong)))
    found = [_source(one) for one in sandbox.read(tasks, options, report)] + unreadable
    log.info("%d files, %d sources, %d refused", len(files), len(found), sum(one.refusal is not None for one in found))
    return sorted(found, key=lambda one: (one.sha256, one.file))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # reading it says why


def _source(outcome: Outcome) -> ReadSource:
    return ReadSource(
        file=outcome.file,
        path=outcome.task.path,
        sha256=outcome.sha256,
        original_sha256=outcome.task.sha256,
        statements=outcome.statements,
        refusal=outcome.refusal,
        formats=outcome.formats,
        header=outcome.header,
        habit=outcome.habit,
    )


def unreadable_source(path: str, file: str, reason: Any, key: str = "refused.unreadable") -> ReadSource:
    """Return the refusal of a file that the system does not let us read; it has the hash of no bytes."""
    from app.domain.statement import Refusal

    nothing = hashlib.sha256().hexdigest()
    refusal = Refusal(file=file, sha256=nothing, key=key, params={"reason": reason})
    return ReadSource(file=file, path=path, sha256=nothing, original_sha256=nothing, refusal=refusal)
