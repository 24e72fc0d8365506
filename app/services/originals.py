"""Originals as they were imported: copies to look at, or to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.config.files import write_whole
from app.domain.progress import Report, Step, silent
from app.services.ports import StoredStatement, UnitOfWork


def name_of(statement: StoredStatement) -> str:
    """Return the name of the file that a statement came from; of a member that of its archive."""
    return Path(statement.file.split("!")[0].replace("\\", "/")).name or "statement"


def write_originals(
    uow: UnitOfWork, statements: Sequence[StoredStatement], folder: str, report: Report = silent
) -> list[str]:
    """Write the originals of these statements to a folder, each content once; return their paths.

    A name that is taken there gets a number. Statements without a kept original are passed over. OutputFailed where
    the folder cannot be written.
    """
    found: list[str] = []
    wanted = {one.original: one for one in reversed(statements) if one.original}
    for done, (sha256, one) in enumerate(wanted.items()):
        report(Step.WRITING, done, len(wanted), name_of(one))
        data = uow.statements.original(sha256)
        if data is None:
            continue
        path = _free(Path(folder), name_of(one))
        with write_whole(str(path)) as file:
            file.write(data)
        found.append(str(path))
    return found


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{Path(name).stem} ({number}){Path(name).suffix}", number + 1
    return path
