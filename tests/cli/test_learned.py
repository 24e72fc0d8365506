"""Commands go by what a book has learned, as the window does, and learn nothing by themselves."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from app.domain.knowledge import DELAY, PERSON, Knowledge, Learned
from app.domain.progress import silent
from app.services.ports import Book
from app.services.run_matching import run_matching
from app.store.engine import BookStore
from tests.cli.run import tables, tieout
from tests.demo_book import demo_book


def _slow(book: Book) -> Knowledge:
    """Return knowledge by which every payout of the book takes three weeks."""
    with book.read() as uow:
        accounts = sorted({one.account for one in uow.statements.live() if one.account})
    items = [Learned(kind=DELAY, comparison="L3", subject=one, value="15", by=PERSON) for one in accounts]
    return Knowledge().with_items(tuple(items))


def _exported(book: Path, to: Path) -> dict[str, bytes]:
    ran = tieout("export", "--book", book, "--out", to, "--no-report")
    assert ran.status == 0, ran.err
    return tables(to)


def test_commands_use_what_was_learned_as_the_window_does(tmp_path):
    opened = demo_book(tmp_path)
    known = _slow(opened)
    opened.close()
    plain, taught, window = (tmp_path / f"{name}.tieout" for name in ("demo", "taught", "window"))
    shutil.copy(plain, taught)
    with closing(BookStore().open(str(taught))) as book, book.write("learned", "Lin") as uow:
        uow.put_knowledge(known)
        uow.commit(text_key="audit.learned", params={"count": len(known.items)}, rows=len(known.items))
    shutil.copy(taught, window)
    ran = tieout("match", "--book", taught)
    assert ran.status == 0, ran.err
    with closing(BookStore().open(str(window))) as book:
        run_matching(book, as_of=None, actor="Lin", report=silent)
    by_command, by_window = _exported(taught, tmp_path / "a"), _exported(window, tmp_path / "b")
    assert by_command == by_window
    assert by_command["matches.csv"] != _exported(plain, tmp_path / "c")["matches.csv"]
    with closing(BookStore().open(str(taught))) as book, book.read() as uow:
        assert uow.knowledge() == known  # a command learns nothing
        assert uow.audit.entries()[-1].params["knowledge"] == known.version
