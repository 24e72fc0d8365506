"""Stores what was read: all sources in one transaction, with one entry that can be undone as a unit."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.progress import Report, Step, silent
from app.domain.statement import RECORDS
from app.services.ports import Book, StoredStatement, UnitOfWork
from app.services.read_source import readable

if TYPE_CHECKING:
    from app.domain.statement import ReadSource, ReadStatement, Refusal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person said with an import and what is stored beside it, to be undone with it.

    habits: subject (app.importers.habits) → account, shop, format, layout for the next file like it. notes: name
    of a source → why rows of it are left out.
    """

    habits: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def import_sources(
    book: Book, sources: Sequence[ReadSource], *, actor: str, report: Report = silent, said: Said | None = None
) -> ImportResult:
    """Store `sources` in order; refused ones are kept as such.

    report is called between statements and between batches of rows; when it raises, nothing has been stored.
    """
    ordered = in_order(sources)
    if not ordered:
        return ImportResult(entry=0, statements=(), refused=(), refusals=(), rows_stored=0, rows_seen=0)
    with book.write("import", actor) as uow:
        stored, refused = _store(uow, ordered, report, said or Said())
        _remember(uow, (said or Said()).habits)
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


def in_order(sources: Iterable[ReadSource]) -> list[ReadSource]:
    """Return sources in the order of their SHA-256, then of their names; what was written from others comes last."""
    return sorted(sources, key=lambda one: (_is_copy(one), one.sha256, one.file))


def _is_copy(source: ReadSource) -> bool:
    """Return whether a source is records.csv, whose rows may be those of the other sources."""
    return any(one.facts.format == RECORDS for one in source.statements)


def _store(
    uow: UnitOfWork, sources: Sequence[ReadSource], report: Report, said: Said
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
            name = readable(Path(source.path).name)
            uow.statements.keep_original(source.path, source.original_sha256, name)
        for read in source.statements:
            tick = _Tick(report, done, total, source.file)
            stored.append(uow.statements.add(read, source.original_sha256, tick))
            _note_left_out(uow, read, stored[-1].statement_id, said.notes.get(source.file, ""))
            done += read.facts.rows_read
    report(Step.STORING, total, total, "")
    return stored, refused


def _note_left_out(uow: UnitOfWork, read: ReadStatement, statement_id: str, note: str) -> None:
    """Keep which rows a person left out, and why; without a reason nobody may."""
    if not read.left_out:
        return
    if not note:
        raise ValueError("rows left out without a reason")
    rows = [asdict(one) for one in read.left_out]
    uow.decisions.add("rows_left_out", statement_id, note=note, params={"rows": rows})


def _remember(uow: UnitOfWork, habits: Mapping[str, dict[str, Any]]) -> None:
    """Put what was said of these files in place of what was said of files like them before."""
    known = {one.subject: one for one in uow.decisions.live("import_habit")} if habits else {}
    for subject, params in sorted(habits.items()):
        old = known.get(subject)
        said = {**(old.params if old is not None else {}), **params}
        if old is not None and old.params == said:
            continue
        if old is not None:
            uow.decisions.close([old.number])
        uow.decisions.add("import_habit", subject, params=said)


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
    refused_rows = sum(one.rows_refused for one in stored)
    if refused_rows:
        return "audit.import_left_out", {"count": len(files), "refused": refused_rows, **said}
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
