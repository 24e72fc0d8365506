"""The demo shop: its files in `resources/demo`, and a book made of them."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.errors import AppError
from app.domain.progress import Report
from app.domain.statement import Refusal
from app.services.ports import Book
from app.services.take_in import read_options, take_in


def demo_months(folder: Path) -> list[str]:
    """Return the demo's folders, one for each month, oldest first."""
    months = sorted(one.as_posix() for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    if not months:
        raise AppError("usage.missing_source", file=str(folder))
    return months


def fill_demo(book: Book, folder: Path, *, months: int = 0, actor: str, report: Report) -> list[Refusal]:
    """Import the demo's first `months` months (0 = all) into a book and match them; return what was refused.

    The files' names in the book are those below the demo folder, whatever machine it lies on.
    """
    from app.services.run_matching import run_matching

    found = demo_months(folder)
    _name(book, folder, actor)
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    chosen = found[:months] if months else found
    refusals = take_in(book, chosen, options, actor=actor, report=report, below=folder.as_posix())
    run_matching(book, as_of=None, actor=actor, report=report)
    return refusals


def _name(book: Book, folder: Path, actor: str) -> None:
    """Give the book the demo company's name, where it has none."""
    try:
        company = json.loads((folder / "planted.json").read_text(encoding="utf-8"))["company"]
    except (OSError, ValueError, KeyError):
        return
    with book.write("info", actor) as uow:
        if not uow.info().get("company"):
            uow.put_info("company", str(company))
            uow.commit_quietly()
