"""Makes report.xlsx of an export: words, criteria and properties around the tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import app
from app.config.files import write_whole
from app.config.words import Words
from app.domain.progress import Step
from app.reports.workbook import ReportData, write_workbook
from app.services.account_names import format_titles, named
from app.services.stopwatch import Stopwatch
from app.services.summary import Summary

if TYPE_CHECKING:
    from app.services.report_data import Loaded, Tables

_TOTALS = (
    *(("side_a", "sum_a"), ("side_b", "sum_b"), ("matched_a", "matched_sum_a"), ("matched_b", "matched_sum_b")),
    *(("waiting", "waiting"), ("explained", "explained"), ("open", "open")),
)


def write_report(
    path: Path, loaded: Loaded, tables: Tables, words: Words, run: dict[str, Any], watch: Stopwatch
) -> None:
    """Write the workbook, whole or not at all."""
    with write_whole(str(path)) as file:
        write_report_to(file, loaded, tables, words, run, lambda sheet: watch(Step.WRITING, 6, 7, sheet))


def write_report_to(
    file: BinaryIO, loaded: Loaded, tables: Tables, words: Words, run: dict[str, Any], after: Callable[[str], None]
) -> None:
    """Write the workbook to an open file; after(sheet) is called after each piece and may raise to stop."""
    data = ReportData(
        statements=tables.statements,
        records=tables.records,
        matches=tables.matches,
        discrepancies=tables.discrepancies,
        lines=[named(one, format_titles(words)) for one in tables.proof.lines],
        formats={one.statement_id: one.format for one in loaded.statements},
        summary=_summary_rows(tables.summary, words),
        criteria=_criteria(loaded, tables.summary, words),
        titles=words.code_title,
        say=words.say,
        properties={
            "title": words.say("report.title"),
            "company": loaded.info.get("company", ""),
            "created": datetime.fromisoformat(str(run["started_at"])).replace(tzinfo=None),
            "comments": f"Tieout {app.__version__}",
        },
        custom=_run_properties(run),
    )
    write_workbook(file, data, after)


def _run_properties(run: dict[str, Any]) -> dict[str, str]:
    audit = run["audit"]
    return {
        "started_at": str(run["started_at"]),
        "duration_s": str(run["duration_s"]),
        "audit_entry": str(audit["entry"]),
        "audit_hash": str(audit["hash"]),
        "book": str(run["book"])[:255],
        "program": str(run["program"]),
    }


def _summary_rows(summary: Summary, words: Words) -> list[tuple[str, str, str, int | None, str]]:
    rows: list[tuple[str, str, str, int | None, str]] = []
    for one in summary.comparisons:
        lead = (one.comparison, one.currency)
        for name, key in _TOTALS:
            total = one.total(name)
            rows.append((*lead, words.say(f"report.{key}"), total.count, total.text(one.currency)))
        for key, total in sorted(one.adjustments.items()):
            rows.append((*lead, words.say(f"report.adjust_{key}"), None, total.text(one.currency)))
        rows.append((*lead, words.say("report.suggested"), one.suggested, ""))
        rows.append((*lead, words.say("report.unexplained"), None, one.total("unexplained").text(one.currency)))
    for (code, comparison, currency), states in sorted(summary.codes.items()):
        for state, total in sorted(states.items()):
            title = f"{code} {words.code_title(code, comparison)} · {words.say(f'report.{state}')}"
            rows.append((comparison, currency, title, total.count, total.text(currency)))
    return rows


def _criteria(loaded: Loaded, summary: Summary, words: Words) -> list[tuple[str, str]]:
    first, last = str(summary.first or "…"), str(summary.last or "…")
    every = summary.first is None and summary.last is None
    days = words.say("report.all_days") if every else words.say("report.days", {"first": first, "last": last})
    rules = loaded.rules
    return [
        (words.say("report.company"), loaded.info.get("company", "")),
        (words.say("report.period"), days),
        (words.say("report.rules_version"), str(rules.version)),
        (words.say("report.accept"), str(rules.accept)),
        (words.say("report.days_before"), str(rules.tolerance.days_before)),
        (words.say("report.days_after"), str(rules.tolerance.days_after)),
        (words.say("report.batch_days"), str(rules.batch_days)),
    ]
