"""The window. Nothing heavy is imported before it is painted."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from app.ui.loading import load_qt

if TYPE_CHECKING:
    from app.services.wiring import Wiring
    from app.ui.application import Application


def run(wiring: Wiring, files: list[str], demo: bool) -> int:
    """Open the window and stay until it is closed; return the exit status.

    files: a book to open, or sources to import; demo: open the demo book.
    """
    return start(wiring).run(files, demo)


def start(wiring: Wiring) -> Application:
    """Return the program with its window made.

    Until that is painted nothing is collected: everything that is loaded stays, and looking it through takes time.
    From then on the application sees to it.
    """
    gc.disable()
    load_qt()
    try:
        from app.ui.application import Application

        made = Application(wiring)
    except BaseException:
        gc.enable()
        raise
    made.window.painted.connect(made.collect)
    return made
