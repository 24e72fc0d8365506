"""What the entries of the menus call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def show_help(window: MainWindow) -> None:
    """Show the topic of what has the focus."""
    window.guide.show_here()


def show_keys(window: MainWindow) -> None:
    """Show the list of keys."""
    window.guide.show_keys()


def start_tour(window: MainWindow) -> None:
    """Start the tour; it walks through the demo book, which is opened first where no book is."""
    if window.session.book is None:
        window.books.change_settings(tour_done=False)
        window.books.open_demo()
    else:
        window.guide.start_tour()


def save_diagnostics(window: MainWindow) -> None:
    """Show what would be saved, and save it when the person says so."""
    from app.ui.help.diagnostics import DiagnosticsDialog

    dialog = DiagnosticsDialog(window.session, window)
    dialog.exec()
    dialog.deleteLater()
