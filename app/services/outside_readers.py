"""Readers from outside the program: which files there are, allow one, take the permission back.

They lie in a folder beside the settings; `allowed.json` there holds the hashes of those that a person allowed. A file
that was changed afterwards has another hash and must be allowed anew. Their code runs in the parsing child alone.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.config.files import write_whole
from app.domain.errors import AppError, SourceRefused
from app.domain.progress import Report, silent

_ALLOWED = "allowed.json"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideReader:
    """One file of the folder. allowed: with its present content; wrong: why it cannot be read, None where it can."""

    path: str
    sha256: str
    allowed: bool
    wrong: AppError | None = None


def readers_folder(settings_path: Path) -> Path:
    """Return where readers from outside are kept; the folder may not exist yet."""
    return settings_path.parent / "readers"


def list_readers(folder: Path) -> list[OutsideReader]:
    """Return every file of the folder by name."""
    allowed, found = _allowed(folder), []
    for path in sorted(folder.glob("*.py")) if folder.is_dir() else ():
        try:
            sha256 = reader_hash(str(path))
        except AppError as wrong:
            found.append(OutsideReader(path=str(path), sha256="", allowed=False, wrong=wrong))
            continue
        found.append(OutsideReader(path=str(path), sha256=sha256, allowed=sha256 in allowed))
    return found


def allowed_readers(folder: Path) -> tuple[dict[str, str], ...]:
    """Return what a parsing child is told: path and hash of every reader that is allowed."""
    return tuple({"path": one.path, "sha256": one.sha256} for one in list_readers(folder) if one.allowed)


def reader_hash(path: str) -> str:
    """Return the SHA-256 of a reader's file; AppError("reader.unreadable") where it is none that could be used."""
    try:
        raw = Path(path).read_bytes()
    except OSError as exc:
        raise AppError("reader.unreadable", file=Path(path).name) from exc
    if len(raw) > _MOST_BYTES:
        raise AppError("reader.unreadable", file=Path(path).name)
    return hashlib.sha256(raw).hexdigest()


def look_at_reader(path: str, report: Report = silent) -> dict[str, str]:
    """Return the titles of what a reader reads, by format; its code runs in a parsing child.

    SourceRefused says why it cannot be used.
    """
    from app.importers.base import ReadOptions
    from app.importers.sandbox import Sandbox, Task

    folder, name = tempfile.mkdtemp(prefix="tieout-"), Path(path).name
    task = Task(path=path, file=name, sha256=reader_hash(path), ask={"what": "reader"})
    try:
        with Sandbox(folder, workers=1) as sandbox:
            (outcome,) = sandbox.read([task], ReadOptions(), report)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if outcome.answer is None:
        why = outcome.refusal
        raise SourceRefused(why.key if why else "refused.child_died", file=name, **(why.params if why else {}))
    return {str(one["format"]): str(one["title"]) for one in outcome.answer["formats"]}


def take_reader(folder: Path, path: str) -> Path:
    """Copy a reader into the folder, not yet allowed; return its place. AppError("reader.there") where one is."""
    reader_hash(path)
    target = folder / Path(path).name
    if target.suffix != ".py":
        raise AppError("reader.unreadable", file=target.name)
    if target.exists():
        raise AppError("reader.there", file=target.name)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
    return target


def allow_reader(folder: Path, sha256: str, allowed: bool) -> None:
    """Allow a reader with this content, or take the permission back."""
    known = _allowed(folder)
    wanted = known | {sha256} if allowed else known - {sha256}
    folder.mkdir(parents=True, exist_ok=True)
    with write_whole(str(folder / _ALLOWED), private=True) as file:
        file.write(json.dumps(sorted(wanted)).encode())


def remove_reader(folder: Path, path: str) -> None:
    """Delete a reader's file and the permission of its content."""
    try:
        allow_reader(folder, reader_hash(path), allowed=False)
        Path(path).unlink()
    except OSError as exc:
        raise AppError("reader.unreadable", file=Path(path).name) from exc


def _allowed(folder: Path) -> set[str]:
    """Return the allowed hashes; none where the list is missing or is no list of texts."""
    try:
        found = json.loads((folder / _ALLOWED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {one for one in found if isinstance(one, str)} if isinstance(found, list) else set()
