"""Checks an evidence pack, whoever hands it in: hostile archives are refused, all else is compared as written in it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import NotAllowed, SourceRefused
from app.domain.progress import Report, Step, pauses, silent
from app.importers.containers.archive import members
from app.trust import pack_check

if TYPE_CHECKING:
    from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCheck:
    """What was found. differs: (step, place), () for an unchanged pack; see app.trust.pack_check.

    company, period, name, at, entry, hash: as the pack states them, "" and 0 where it does not. here: whether the
    open book holds that entry with that hash, None where no book was asked.
    """

    file: str
    differs: tuple[tuple[str, str], ...]
    company: str = ""
    period: str = ""
    name: str = ""
    at: str = ""
    entry: int = 0
    hash: str = ""
    here: bool | None = None


def is_pack(path: str) -> bool:
    """Return whether a file looks like an evidence pack: a zip with the two files that every pack has."""
    try:
        if not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as pack:
            names = set(pack.namelist())
    except (OSError, ValueError, *pack_check.BROKEN):
        return False
    return {pack_check.MANIFEST, pack_check.SUMS, pack_check.LOG} <= names


def check_evidence(path: str, uow: UnitOfWork | None = None, report: Report = silent) -> PackCheck:
    """Check a pack and, where a book is open, whether it is of this book.

    NotAllowed("evidence.no_pack") for any other file, SourceRefused for an archive that no honest program makes.
    """
    pause = pauses(report)
    report(Step.VERIFYING, 0, 1, Path(path).name)
    name = Path(path).name
    try:
        hostile = next((one for one in members(path, name) if one.wrong or one.locked), None)
        if hostile is not None:
            raise SourceRefused(hostile.wrong or "refused.archive_password", file=f"{name}!{hostile.name}")
        with zipfile.ZipFile(path) as pack:
            differs = pack_check.examine(pack.namelist(), pack.open, pause)
            stated = _stated(pack)
    except ValueError as exc:
        raise NotAllowed("evidence.no_pack", file=name) from exc
    here = None if uow is None or not stated else _held(uow, int(stated["entry"]), str(stated["hash"]))
    return PackCheck(file=name, differs=tuple(differs), here=here, **stated)  # type: ignore[arg-type]


def _stated(pack: zipfile.ZipFile) -> dict[str, str | int]:
    """Return what the manifest says of itself, {} where it does not read."""
    try:
        manifest = pack_check.loaded(pack.open(pack_check.MANIFEST))
        signed = manifest["signed"]
        return {
            "company": str(manifest["company"]),
            "period": str(manifest["period"]["name"]),
            "name": str(signed["name"]),
            "at": str(signed["at"]),
            "entry": int(signed["entry"]),
            "hash": str(signed["hash"]),
        }
    except pack_check.STRANGE:
        return {}


def _held(uow: UnitOfWork, entry: int, digest: str) -> bool:
    return any(one.seq == entry and one.hash == digest for one in uow.audit.entries())
