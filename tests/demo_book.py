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
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from tests.bookkeeping import Slips, write_vouchers
from tests.samples import ROOT

SEPTEMBER = Period.month(2026, 9)


@cache
def demo_path() -> Path:
    """Return the book, made once for each run of tests: only to be copied."""
    path = Path(tempfile.mkdtemp(prefix="tieout-demo-")) / "demo.tieout"
    book = BookStore().create(str(path), info={"company": "禾木家居", "demo": "1"})
    fill_demo(book, ROOT / "resources" / "demo", months=1, actor="demo", report=silent)
    book.close()
    return path


def demo_book(folder: Path) -> Book:
    """Return an open copy of the book in `folder`."""
    target = folder / "demo.tieout"
    shutil.copy(demo_path(), target)
    return BookStore().open(str(target))


@cache
def _bare() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tieout-bare-"))
    source = ROOT / "resources" / "demo"
    shutil.copytree(source / "2026-09", folder / "demo" / "2026-09", ignore=shutil.ignore_patterns("jdy_*"))
    shutil.copy(source / "planted.json", folder / "demo")
    book = BookStore().create(str(folder / "bare.tieout"))
    fill_demo(book, folder / "demo", actor="demo", report=silent)
    book.close()
    return folder / "bare.tieout"


def bare_book(folder: Path) -> Book:
    """Return an open copy of the book of a shop whose bookkeeper has exported no vouchers."""
    target = folder / "bare.tieout"
    shutil.copy(_bare(), target)
    return BookStore().open(str(target))


@cache
def _booked() -> tuple[Path, Slips]:
    book = bare_book(Path(tempfile.mkdtemp(prefix="tieout-books-")))
    path = Path(tempfile.mkdtemp(prefix="tieout-books-")) / "demo.tieout"
    vouchers = path.with_name("vouchers.csv")
    slips = write_vouchers(book, vouchers)
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    assert not take_in(book, [str(vouchers)], options, actor="demo", report=silent)
    run_matching(book, as_of=None, actor="demo", report=silent)
    book.backup(str(path))
    book.close()
    return path, slips


def booked_demo(folder: Path) -> tuple[Book, Slips]:
    """Return an open copy of the demo's book with vouchers of its bank rows and sales, and what is wrong in them."""
    made, slips = _booked()
    target = folder / "booked.tieout"
    shutil.copy(made, target)
    return BookStore().open(str(target)), slips
