"""The window. Nothing heavy is imported before it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.wiring import Wiring


def run(wiring: Wiring, files: list[str], demo: bool) -> int:
    """Open the window and stay until it is closed; return the exit status.

    files: a book to open, or sources to import; demo: open the demo book.
    """
    from app.ui.application import Application

    return Application(wiring).run(files, demo)
