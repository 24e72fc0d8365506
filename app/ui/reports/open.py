"""What menus open: the page of reports, cross tables behind it, the page of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def show_reports(window: MainWindow) -> None:
    """Show the page of reports."""
    window.show_page("reports")


def show_cross(window: MainWindow) -> None:
    """Show the page of cross tables."""
    window.show_page("cross")


def show_rules(window: MainWindow) -> None:
    """Show the page of rules."""
    window.show_page("rules")
