"""The pages of the window in the order of the month's work; modules are loaded when a page is first shown."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class PageEntry(NamedTuple):
    """module, kind: where its class is. icon, words: in the rail. with_period: it shows one period; with_shops: those
    chosen.

    topic: of the help, for F1. behind: the page in the rail that leads to this one, "" where it stands there itself.
    foot: it stands at the bottom of the rail.
    """

    module: str
    kind: str
    icon: str
    words: str
    with_period: bool = True
    with_shops: bool = True
    topic: str = "start"
    behind: str = ""
    foot: bool = False


PAGES: dict[str, PageEntry] = {
    "overview": PageEntry(
        "app.ui.dashboard.overview_page",
        "OverviewPage",
        "layout-dashboard",
        QT_TRANSLATE_NOOP("Pages", "Overview"),
        topic="overview",
    ),
    "statements": PageEntry(
        "app.ui.wizards.statements_page",
        "StatementsPage",
        "file-stack",
        QT_TRANSLATE_NOOP("Pages", "Statements"),
        topic="importing",
    ),
    "review": PageEntry(
        "app.ui.review.page", "ReviewPage", "git-compare-arrows", QT_TRANSLATE_NOOP("Pages", "Review"), topic="review"
    ),
    "discrepancies": PageEntry(
        "app.ui.review.discrepancies_page",
        "DiscrepanciesPage",
        "triangle-alert",
        QT_TRANSLATE_NOOP("Pages", "Discrepancies"),
        topic="discrepancies",
    ),
    "sign_off": PageEntry(
        "app.ui.review.sign_off_page",
        "SignOffPage",
        "badge-check",
        QT_TRANSLATE_NOOP("Pages", "Sign-off"),
        topic="sign-off",
    ),
    "fees": PageEntry("app.ui.fees.page", "FeesPage", "percent", QT_TRANSLATE_NOOP("Pages", "Fees"), topic="fees"),
    "forecast": PageEntry(
        "app.ui.forecast.page",
        "ForecastPage",
        "trending-up",
        QT_TRANSLATE_NOOP("Pages", "Forecast"),
        with_period=False,
        topic="forecast",
    ),
    "reports": PageEntry(
        "app.ui.reports.page",
        "ReportsPage",
        "file-chart-column",
        QT_TRANSLATE_NOOP("Pages", "Reports"),
        with_shops=False,
        topic="reports",
    ),
    "cross": PageEntry(
        "app.ui.cross.page",
        "CrossPage",
        "table-2",
        QT_TRANSLATE_NOOP("Pages", "Cross tables"),
        topic="cross",
        behind="reports",
    ),
    "rules": PageEntry(
        "app.ui.settings.rules_page",
        "RulesPage",
        "sliders-horizontal",
        QT_TRANSLATE_NOOP("Pages", "Rules"),
        with_period=False,
        with_shops=False,
        topic="settings#rules",
        foot=True,
    ),
    "settings": PageEntry(
        "app.ui.settings.page",
        "SettingsPage",
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        with_period=False,
        with_shops=False,
        topic="settings",
        foot=True,
    ),
}
#: Pages of the rail, in its order.
IN_RAIL = tuple(name for name, one in PAGES.items() if not one.behind)


#: What stands beneath the pages: numbers, columns and services, without anything of Qt.
BENEATH = (
    "app.services.overview", "app.services.review", "app.services.import_draft", "app.services.coverage_calendar",
    "app.services.taking_back", "app.services.locked", "app.services.hand_entry", "app.services.sights",
    "app.services.why_none", "app.services.steps", "app.services.sign_off", "app.services.fees",
    "app.services.forecast", "app.services.cross_table", "app.services.cross_order", "app.services.vouchers",
    "app.services.draft_entries", "app.services.report_list", "app.domain.account_roles", "app.services.rates",
    "app.config.words", "app.domain.pinyin", "numpy.typing", "pyarrow.compute",
)  # fmt: skip


def load_beneath() -> None:
    """Load what the pages need, on the thread of a job: half a second in which the window would stand still."""
    for one in BENEATH:
        importlib.import_module(one)


def load_page(name: str) -> Any:
    """Return the class of a page; its modules are loaded the first time."""
    entry = PAGES[name]
    return getattr(importlib.import_module(entry.module), entry.kind)


def page_words(name: str) -> str:
    """Return what a page is called in the rail, in the language of the window."""
    return QCoreApplication.translate("Pages", PAGES[name].words)


def rail_page(name: str) -> str:
    """Return the page of the rail under which a page stands."""
    return PAGES[name].behind or name


def page_topic(kind: str) -> str:
    """Return the help topic of the page whose class is called so, the first topic for any other."""
    return next((one.topic for one in PAGES.values() if one.kind == kind), "start")
