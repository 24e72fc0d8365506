"""The menu's entry for cells copied in a spreadsheet program."""

from __future__ import annotations

from typing import Any


def paste(window: Any) -> None:
    """Open the import flow with the cells on the clipboard."""
    page = window.show_page("statements")
    if page is not None:
        page.paste()
