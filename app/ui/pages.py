"""The pages of the window in the order of the month's work; modules are loaded when a page is first shown."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class PageEntry(NamedTuple):
    """module, kind: where its class is. icon, words: in the rail. with_period: it shows one period."""

    module: str
    kind: str
    icon: str
    words: str
    with_period: bool = True


PAGES: dict[str, PageEntry] = {
    "overview": PageEntry(
        "app.ui.dashboard.overview_page", "OverviewPage", "layout-dashboard", QT_TRANSLATE_NOOP("Pages", "Overview")
    ),
    "statements": PageEntry(
        "app.ui.wizards.statements_page", "StatementsPage", "file-stack", QT_TRANSLATE_NOOP("Pages", "Statements")
    ),
    "review": PageEntry("app.ui.review.page", "ReviewPage", "git-compare-arrows", QT_TRANSLATE_NOOP("Pages", "Review")),
    "discrepancies": PageEntry(
        "app.ui.review.discrepancies_page",
        "DiscrepanciesPage",
        "triangle-alert",
        QT_TRANSLATE_NOOP("Pages", "Discrepancies"),
    ),
    "sign_off": PageEntry(
        "app.ui.review.sign_off_page", "SignOffPage", "badge-check", QT_TRANSLATE_NOOP("Pages", "Sign-off")
    ),
    "settings": PageEntry(
        "app.ui.settings.page", "SettingsPage", "settings", QT_TRANSLATE_NOOP("Pages", "Settings"), with_period=False
    ),
}


def page_words(name: str) -> str:
    """Return what a page is called in the rail, in the language of the window."""
    return QCoreApplication.translate("Pages", PAGES[name].words)
