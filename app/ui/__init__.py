"""The window. Nothing heavy is imported before it is painted."""

from __future__ import annotations

import builtins
import gc
from typing import TYPE_CHECKING

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
    """
    gc.disable()
    import_plainly()
    try:
        from app.ui.application import Application

        made = Application(wiring)
    except BaseException:
        gc.enable()
        raise
    made.window.painted.connect(gc.enable)
    return made


def import_plainly() -> None:
    """Give Python's own `import` back, which PySide6 wraps when it is loaded.

    Its wrapper reads the source of every module loaded from then on and keeps it, to see whether the module may ask
    for other spellings of Qt's names (`from __feature__ import …`). None of ours does; pandas and its like cost a
    third more time with it, and 60 MiB.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
