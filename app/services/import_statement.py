"""Stores what was read: all sources in one transaction, with one entry that can be undone as a unit."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.progress import Report, Step, silent
from app.services.ports import Book, StoredStatement, UnitOfWork

if TYPE_CHECKING:
    from app.domain.statement import ReadSource, Refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import came to.

    entry: number of the audit entry, 0 where there was no source. statements: as stored, refused sources
    not among them; refused: those, as stored; refusals: why. Rows are rows of the sources.
    """

    entry: int
    statements: tuple[StoredStatement, ...]
    refused: tuple[StoredStatement, ...]
    refusals: tuple[Refusal, ...]
    rows_stored: int
    rows_seen: int


def import_sources(book: Book, sources: Sequence[ReadSource], *, actor: str, report: Report = silent) -> ImportResult:
    """Store `sources` in the order of their SHA-256, then of their names; refused ones are kept as such.

    report is called between statements and between batches of rows; when it raises, nothing has been stored.
    """
    ordered = sorted(sources, key=lambda one: (one.sha256, one.file))
    if not ordered:
        return ImportResult(entry=0, statements=(), refused=(), refusals=(), rows_stored=0, rows_seen=0)
    with book.write("import", actor) as uow:
        stored, refused = _store(uow, ordered, report)
        rows_stored = sum(one.rows_stored for one in stored)
        rows_seen = sum(one.rows_seen_before for one in stored)
        key, params = _text(stored, refused, rows_stored, rows_seen)
        entry = uow.commit(text_key=key, params=params, rows=rows_stored, sums=uow.statements.sums())
    log.info("%d statements stored, %d sources refused, %d rows", len(stored), len(refused), rows_stored)
    return ImportResult(
        entry=entry.seq,
        statements=tuple(stored),
        refused=tuple(refused),
        refusals=tuple(one.refusal for one in ordered if one.refusal is not None),
        rows_stored=rows_stored,
        rows_seen=rows_seen,
    )


def _store(
    uow: UnitOfWork, sources: Sequence[ReadSource], report: Report
) -> tuple[list[StoredStatement], list[StoredStatement]]:
    total = sum(read.facts.rows_read for one in sources for read in one.statements)
    done = 0
    stored: list[StoredStatement] = []
    refused: list[StoredStatement] = []
    for source in sources:
        report(Step.STORING, done, total, source.file)
        if source.refusal is not None:
            refused.append(uow.statements.add_refused(source.refusal))
            continue
        if source.statements:
            uow.statements.keep_original(source.path, source.original_sha256, Path(source.path).name)
        for read in source.statements:
            tick = _Tick(report, done, total, source.file)
            stored.append(uow.statements.add(read, source.original_sha256, tick))
            done += read.facts.rows_read
    report(Step.STORING, total, total, "")
    return stored, refused


class _Tick:
    """Turns rows of one statement into reports of the whole import."""

    def __init__(self, report: Report, before: int, total: int, file: str) -> None:
        self._report, self._before, self._total, self._file = report, before, total, file

    def __call__(self, rows: int) -> None:
        self._report(Step.STORING, min(self._before + rows, self._total), self._total, self._file)


def _text(
    stored: list[StoredStatement], refused: list[StoredStatement], rows_stored: int, rows_seen: int
) -> tuple[str, dict[str, Any]]:
    """Return how the import reads in the history list."""
    files = sorted({one.file for one in stored})
    if not files:
        return "audit.import_refused", {"count": len(refused)}
    said = {"stored": rows_stored, "seen": rows_seen}
    if len(files) == 1:
        return "audit.import", {"file": files[0], **said}
    return "audit.import_many", {"count": len(files), **said}


def remove_statements(book: Book, numbers: Sequence[int], *, actor: str) -> dict[str, int]:
    """Take statements back, whatever was imported since; returns how much went with them.

    NotAllowed("undo.later") where a person's match rests on one of their records.
    """
    with book.write("remove", actor) as uow:
        counts = uow.statements.close(numbers)
        uow.commit(text_key="audit.remove", params={"count": counts["statements"]}, rows=counts["records"])
    return counts
