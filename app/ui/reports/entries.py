"""The reports there are: one line each, in the order in which a month needs them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class ReportEntry(NamedTuple):
    """name: never changes, books remember it. words: what it is called. about: what it answers, and for whom.

    forms: of its files. ending: of the file that it is written to, "" for a folder, None where it is written on a page
    of its own. page: that page, or "module:function" of its dialog, called with the window. paper: it is shown and
    printed. signed: only of a signed period.
    """

    name: str
    icon: str
    words: str
    about: str
    forms: str
    ending: str | None
    page: str = ""
    paper: bool = False
    signed: bool = False


ENTRIES: tuple[ReportEntry, ...] = (
    ReportEntry(
        "reconciliation",
        "landmark",
        QT_TRANSLATE_NOOP("Reports", "Bank reconciliation"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "For each pair of accounts: both balances, what stands between them and what is left. For the owner, the "
            "accountant and the auditor.",
        ),
        "PDF",
        ".pdf",
        paper=True,
    ),
    ReportEntry(
        "certificate",
        "badge-check",
        QT_TRANSLATE_NOOP("Reports", "Sign-off certificate"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "What was signed, by whom and when, with every listed item and the last entry of the log. For the file.",
        ),
        "PDF",
        ".pdf",
        paper=True,
        signed=True,
    ),
    ReportEntry(
        "evidence",
        "file-archive",
        QT_TRANSLATE_NOOP("Reports", "Evidence pack"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "The signed month in one file that an outsider can check without Tieout. For the auditor and the tax "
            "office.",
        ),
        "ZIP",
        ".zip",
        signed=True,
    ),
    ReportEntry(
        "tables",
        "file-spreadsheet",
        QT_TRANSLATE_NOOP("Reports", "Report and tables"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "Everything of the period in a workbook and in tables for other programs. For the accountant, and to go on "
            "calculating.",
        ),
        "XLSX, CSV, JSON",
        "",
    ),
    ReportEntry(
        "discrepancies",
        "triangle-alert",
        QT_TRANSLATE_NOOP("Reports", "Discrepancy list"),
        QT_TRANSLATE_NOOP(
            "Reports", "What does not fit, with its age and what was decided. For who settles it; filtered as you like."
        ),
        "XLSX, CSV",
        None,
        page="discrepancies",
    ),
    ReportEntry(
        "claims",
        "hand-coins",
        QT_TRANSLATE_NOOP("Reports", "Claim lists"),
        QT_TRANSLATE_NOOP(
            "Reports", "What each channel took too much, row by row, worded for its support. For the channel."
        ),
        "XLSX, CSV",
        ".xlsx",
    ),
    ReportEntry(
        "entries",
        "receipt-text",
        QT_TRANSLATE_NOOP("Reports", "Entries"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "The drafts of entries of the period, for the bookkeeping program: exported from there, and found again "
            "once they are booked. For the bookkeeper.",
        ),
        QT_TRANSLATE_NOOP("Reports", "for bookkeeping programs"),
        None,
        page="app.ui.review.entry_list:show_entries",
    ),
    ReportEntry(
        "fees",
        "percent",
        QT_TRANSLATE_NOOP("Reports", "Fee report"),
        QT_TRANSLATE_NOOP("Reports", "What each channel charges, and every row charged otherwise. For the owner."),
        "XLSX, CSV",
        None,
        page="fees",
    ),
    ReportEntry(
        "forecast",
        "trending-up",
        QT_TRANSLATE_NOOP("Reports", "Cash forecast"),
        QT_TRANSLATE_NOOP(
            "Reports", "What the bank accounts will hold on each of the next days. For the owner. It needs no period."
        ),
        "CSV",
        "",
    ),
    ReportEntry(
        "cross",
        "table-2",
        QT_TRANSLATE_NOOP("Reports", "Cross tables"),
        QT_TRANSLATE_NOOP(
            "Reports", "Sums by shop, channel, day or whatever you choose, each with its records. For every question."
        ),
        "XLSX, CSV",
        None,
        page="cross",
    ),
    ReportEntry(
        "runs",
        "list-checks",
        QT_TRANSLATE_NOOP("Reports", "What the runs did"),
        QT_TRANSLATE_NOOP(
            "Reports", "Each run of matching: what every pass found, and what changed. For who wants to know how."
        ),
        "—",
        None,
        page="app.ui.history.runs:show_runs",
    ),
    ReportEntry(
        "originals",
        "file-stack",
        QT_TRANSLATE_NOOP("Reports", "Imported files"),
        QT_TRANSLATE_NOOP(
            "Reports", "The files that everything rests on, as they were imported. For the file and the auditor."
        ),
        QT_TRANSLATE_NOOP("Reports", "as imported"),
        None,
        page="statements",
    ),
)
BY_NAME = {one.name: one for one in ENTRIES}
#: A workbook of one's own is `template:` and its path.
TEMPLATE = "template:"


def said(text: str) -> str:
    """Return a text of an entry in the language of the window."""
    return QCoreApplication.translate("Reports", text)


def template_entry(path: str, name: str) -> ReportEntry:
    """Return the line of a workbook of one's own."""
    about = QT_TRANSLATE_NOOP(
        "Reports", "Your own workbook, its fields filled with the period. For whoever knows its form."
    )
    return ReportEntry(f"{TEMPLATE}{path}", "file-spreadsheet", name, about, "XLSX", ".xlsx")
