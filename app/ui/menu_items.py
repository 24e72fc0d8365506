"""Entries of the menus that open a panel of their own: one line each, loaded when they are used."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP


class MenuItem(NamedTuple):
    """menu: file, edit, view, reconcile, reports, tools or help. command: of app.ui.keymap, "" for none.

    call: "module:function", called with the main window. of_book: it needs an open book. letters: those that give it
    in its menu, the best first, where it has no command.
    """

    menu: str
    words: str
    command: str
    icon: str
    call: str
    of_book: bool = True
    letters: str = ""


ITEMS: tuple[MenuItem, ...] = (
    MenuItem(
        "edit", QT_TRANSLATE_NOOP("Menus", "History"), "edit.history", "history", "app.ui.history.panel:show_history"
    ),
    MenuItem(
        "file", QT_TRANSLATE_NOOP("Menus", "Import copied cells"), "book.paste", "table-2", "app.ui.wizards.paste:paste"
    ),
    MenuItem(
        "reconcile",
        QT_TRANSLATE_NOOP("Menus", "Continue closing"),
        "close.next",
        "arrow-right",
        "app.ui.dashboard.close:continue_closing",
    ),
    MenuItem(
        "reconcile",
        QT_TRANSLATE_NOOP("Menus", "What the runs did…"),
        "run.report",
        "list-checks",
        "app.ui.history.runs:show_runs",
    ),
    MenuItem(
        "reports",
        QT_TRANSLATE_NOOP("Menus", "All reports"),
        "",
        "file-chart-column",
        "app.ui.reports.open:show_reports",
        letters="A",
    ),
    MenuItem(
        "reports",
        QT_TRANSLATE_NOOP("Menus", "Cross tables"),
        "",
        "table-2",
        "app.ui.reports.open:show_cross",
        letters="C",
    ),
    MenuItem(
        "reports",
        QT_TRANSLATE_NOOP("Menus", "Check an evidence pack…"),
        "",
        "shield-check",
        "app.ui.reports.checking:ask_and_check",
        False,
        letters="K",
    ),
    MenuItem(
        "reconcile",
        QT_TRANSLATE_NOOP("Menus", "Rules of matching"),
        "",
        "sliders-horizontal",
        "app.ui.reports.open:show_rules",
        letters="U",
    ),
    MenuItem(
        "reports",
        QT_TRANSLATE_NOOP("Menus", "Fill my own workbook…"),
        "report.template",
        "file-spreadsheet",
        "app.ui.wizards.template_dialog:show_template",
    ),
    MenuItem(
        "tools",
        QT_TRANSLATE_NOOP("Menus", "Check the accuracy…"),
        "",
        "circle-check",
        "app.ui.review.accuracy_dialog:show_accuracy",
        letters="A",
    ),
    MenuItem(
        "help", QT_TRANSLATE_NOOP("Menus", "Help"), "help.topic", "circle-help", "app.ui.help.open:show_help", False
    ),
    MenuItem(
        "help", QT_TRANSLATE_NOOP("Menus", "List of keys"), "help.keys", "keyboard", "app.ui.help.open:show_keys", False
    ),
    MenuItem("help", QT_TRANSLATE_NOOP("Menus", "Tour"), "", "flag", "app.ui.help.open:start_tour", False, "T"),
    MenuItem(
        "help",
        QT_TRANSLATE_NOOP("Menus", "Save diagnostics…"),
        "",
        "file-archive",
        "app.ui.help.open:save_diagnostics",
        False,
        "D",
    ),
    MenuItem("help", QT_TRANSLATE_NOOP("Menus", "About Tieout"), "", "info", "app.ui.about:show_about", False, "A"),
)
