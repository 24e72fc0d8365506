"""Writes the result tables, the summary and the report of a book into a folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

import app
from app.config.files import output_failed, to_disk, write_whole
from app.config.words import Words, one_line
from app.domain.arrays import distinct
from app.domain.errors import OutputFailed
from app.domain.money import plain
from app.domain.period import day_number
from app.domain.progress import Report, Step, pauses
from app.domain.record import LAYER_WORDS
from app.services.proof import PROOF_COLUMNS, prove
from app.services.report_data import Loaded, Tables
from app.services.stopwatch import Stopwatch
from app.services.summary import Summary, by_code, by_comparison, statement_counts, with_codes

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.forms import Forms
    from app.services.ports import Book, StoredStatement
    from app.services.proof import Proof


def export_book(
    book: Book,
    out: str,
    *,
    first: date | None = None,
    last: date | None = None,
    lang: str = "en",
    report_file: bool = True,
    forms: Forms | None = None,
    report: Report,
) -> Summary:
    """Write the tables, summary.json and run.json into folder `out`, then report.xlsx; return the summary.

    first, last: days that are reported (matches with a member, discrepancies with a record dated inside,
    proof). forms: workbooks of one's own that were looked at, filled and written before the report; FormRefused
    where one of them cannot be, and nothing is written. Each file is replaced whole; OutputFailed names the one
    that could not be.
    """
    watch = report if isinstance(report, Stopwatch) else Stopwatch(report)
    words = Words(lang)
    watch(Step.LOADING, 0, 1, "")
    pause = pauses(watch)
    folder = _folder(out)
    loaded = load(book, pause)
    tables = build(loaded, words, first=first, last=last, pause=pause)
    if forms is not None:
        forms.fill(loaded, tables, words)
    run = _write_tables(folder, loaded, tables, book, watch, 7 if report_file else 6)
    if forms is not None:
        forms.write(folder)
    tables.summary.folder = out
    if report_file:
        from app.services.report_file import write_report

        watch(Step.WRITING, 6, 7, "report.xlsx")
        try:
            write_report(folder / "report.xlsx", loaded, tables, words, run, watch)
        except OutputFailed as exc:
            if exc.key == "disk.full":  # by now the tables are others
                raise OutputFailed("disk.full_report", **exc.params) from exc
            raise
    watch(Step.WRITING, 7, 7, "")
    return tables.summary


def fill_form(
    book: Book, form: str, to: str, *, first: date | None = None, last: date | None = None, lang: str, report: Report
) -> str:
    """Fill one workbook of one's own with what an export of these days would say, and nothing else; return its path."""
    from app.services.forms import Forms

    words, pause = Words(lang), pauses(report)
    with Forms([form], report) as filled:
        filled.look()
        report(Step.LOADING, 0, 1, "")
        loaded = load(book, pause)
        filled.fill(loaded, build(loaded, words, first=first, last=last, pause=pause), words)
        return filled.write_to(to)


def _write_tables(
    folder: Path, loaded: Loaded, tables: Tables, book: Book, watch: Stopwatch, total: int
) -> dict[str, Any]:
    """Write the four tables, summary.json and run.json; return the run's facts.

    All are on the disk before the first takes its place: a folder never holds tables of two runs because the
    disk was full, or somebody stopped, in between.
    """
    with ExitStack() as whole:
        for done, name in enumerate(("statements", "records", "matches", "discrepancies")):
            watch(Step.WRITING, done, total, f"{name}.csv")
            file = whole.enter_context(write_whole(str(folder / f"{name}.csv")))
            _write(file, getattr(tables, name), partial(_tick, watch, done, total))
            to_disk(file)
        watch(Step.WRITING, 4, total, "summary.json")
        file = whole.enter_context(write_whole(str(folder / "summary.json")))
        _write_text(file, tables.summary.to_json())
        watch(Step.WRITING, 5, total, "run.json")
        run = _run_facts(loaded, book, watch)
        file = whole.enter_context(write_whole(str(folder / "run.json")))
        _write_text(file, json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return run


def load(book: Book, pause: Callable[[], None] = lambda: None) -> Loaded:
    """Return one snapshot of the book; `pause` is called between pieces of it and may raise to stop."""
    from app.reports.tables import NEEDED

    columns = list(dict.fromkeys([*NEEDED, *PROOF_COLUMNS]))
    with book.read() as uow:
        uow.watch(pause)
        matches, members = uow.matches.live()
        return Loaded(
            statements=uow.statements.live(),
            records=uow.records.table(columns=columns),
            matches=matches,
            members=members,
            items=uow.discrepancies.live(),
            rules=uow.rules(),
            info=uow.info(),
            audit=uow.audit.head(),
            knowledge=uow.knowledge().version,
        )


def build(
    loaded: Loaded,
    words: Words,
    *,
    first: date | None,
    last: date | None,
    pause: Callable[[], None] = lambda: None,
) -> Tables:
    """Return the tables of a snapshot; every text worded, nothing written yet. `pause` as in `load`."""
    from app.reports.ids import RecordIds
    from app.reports.tables import DiscrepancyTable, MatchTable, RecordTable, StatementTable

    names = {one.number: one.statement_id for one in loaded.statements}
    files = {one.statement_id: (one.file, one.sheet) for one in loaded.statements}
    ids = RecordIds(loaded.records, names)
    pause()
    keep_matches, keep_items = reported(loaded, ids.positions, first, last)
    pause()
    matches = MatchTable(loaded.matches, loaded.members, ids, keep_matches, pause, loaded.records)
    pause()
    proof = prove(
        loaded.records,
        loaded.matches,
        loaded.members,
        loaded.items,
        first=first,
        last=last,
    )
    pause()
    discrepancies = DiscrepancyTable(loaded.items, ids, matches.match_ids, _say(words), keep_items)
    pause()
    return Tables(
        statements=StatementTable([statement_row(one, words) for one in loaded.statements]),
        records=RecordTable(loaded.records, ids, files),
        matches=matches,
        discrepancies=discrepancies,
        proof=proof,
        summary=_summary(loaded, proof, discrepancies.items, first, last),
    )


def _say(words: Words) -> Callable[[str, Any], str]:
    return lambda key, params: one_line(words.say(key, params))


def reported(
    loaded: Loaded,
    positions: Callable[[NDArray[np.int64]], NDArray[np.int64]],
    first: date | None,
    last: date | None,
) -> tuple[NDArray[np.bool_] | None, NDArray[np.bool_] | None]:
    """Return which matches and which discrepancies have a record dated inside; None = all.

    A discrepancy without a record is dated by the day from which it ages.
    """
    if first is None and last is None:
        return None, None
    import pyarrow.compute as pc

    from app.reports.cells import numbers

    low = day_number(first) if first else -(1 << 30)
    high = day_number(last) if last else 1 << 30
    day = numbers(loaded.records["at"])[0] // 86_400
    inside = (day >= low) & (day <= high)
    member_in = inside[positions(numbers(loaded.members["record"])[0])]
    hit = distinct(numbers(loaded.members["match"])[0][member_in])
    matches = np.isin(numbers(loaded.matches["number"])[0], hit)
    aged = numbers(loaded.items["since_day"])[0]
    lists = loaded.items["records"]
    sizes = numbers(pc.list_value_length(lists))[0]
    items = (sizes == 0) & (aged >= low) & (aged <= high)
    at = positions(numbers(pc.list_flatten(lists))[0])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    items[owner[(at >= 0) & inside[np.maximum(at, 0)]]] = True
    return matches, items


def statement_row(one: StoredStatement, words: Words) -> dict[str, str]:
    """Return a statement as statements.csv prints it; the message of a refused one is its line."""
    if one.refused_key:
        message = words.refusal(one.file, one.refused_row, one.refused_column, one.refused_key, one.message_params)
    else:
        message = one_line(words.say(one.message_key, one.message_params))
    balances = {
        name: "" if value is None else plain(value, one.exp, one.currency)
        for name, value in (("opening", one.opening), ("closing", one.closing))
    }
    counts = {
        name: str(getattr(one, name)) for name in ("rows_read", "rows_stored", "rows_seen_before", "rows_refused")
    }
    plain_names = (
        "statement_id",
        "file",
        "sheet",
        "sha256",
        "format",
        "account",
        "period_start",
        "period_end",
        "currency",
    )
    return {
        **{name: getattr(one, name) for name in plain_names},
        **balances,
        **counts,
        "currency": one.currency,
        "layer": LAYER_WORDS.get(one.layer, ""),
        "control_totals": one.control or "none",
        "message": message,
    }


def _summary(loaded: Loaded, proof: Proof, items: pa.Table, first: date | None, last: date | None) -> Summary:
    comparisons, codes = by_comparison(proof.lines), by_code(items)
    with_codes(comparisons, codes)
    readers: dict[str, int] = {}
    for one in loaded.statements:
        if one.format:
            readers[one.format] = max(one.version, readers.get(one.format, 0))
    return Summary(
        statements=statement_counts(loaded.statements),
        comparisons=comparisons,
        lines=proof.lines,
        codes=codes,
        rules=loaded.rules,
        knowledge=loaded.knowledge,
        readers=readers,
        first=first,
        last=last,
    )


def _run_facts(loaded: Loaded, book: Book, watch: Stopwatch) -> dict[str, Any]:
    return {
        **watch.facts(),
        "audit": {"entry": loaded.audit[0], "hash": loaded.audit[1]},
        "book": book.path,
        "program": app.__version__,
        "rules": loaded.rules.version,
        "knowledge": loaded.knowledge,
    }


def _folder(out: str) -> Path:
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise output_failed(out, exc) from exc
    return folder


def _tick(watch: Stopwatch, done: int, total: int, _rows: int) -> None:
    watch(Step.WRITING, done, total, "")


def _write(file: BinaryIO, table: Any, after: Callable[[int], None]) -> None:
    from app.reports.csv_file import write_csv

    write_csv(file, table.names, len(table), table.piece, after)


def _write_text(file: BinaryIO, text: str) -> None:
    file.write(text.encode())
    to_disk(file)
