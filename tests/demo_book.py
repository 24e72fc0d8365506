"""A book with the demo's first month, imported and matched by the real readers and the real engine."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from app.domain.period import Period
from app.domain.progress import silent
from app.services.demo import fill_demo
from app.services.ports import Book
from app.store.engine import BookStore
from tests.samples import ROOT

SEPTEMBER = Period.month(2026, 9)


@cache
def _made() -> Path:
    path = Path(tempfile.mkdtemp(prefix="tieout-demo-")) / "demo.tieout"
    book = BookStore().create(str(path))
    fill_demo(book, ROOT / "resources" / "demo", months=1, actor="demo", report=silent)
    book.close()
    return path


def demo_book(folder: Path) -> Book:
    """Return an open copy of the book in `folder`; made once for each run of tests."""
    target = folder / "demo.tieout"
    shutil.copy(_made(), target)
    return BookStore().open(str(target))
