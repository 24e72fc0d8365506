"""A session on the demo's first month, with real store and threads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.config.settings import Settings
from app.config.words import Words
from app.services.wiring import Wiring
from app.store.engine import BookStore
from app.ui.session import Session
from app.ui.workers.jobs import JobRunner
from tests.demo_book import SEPTEMBER, demo_book
from tests.samples import ROOT


@pytest.fixture
def session(qtbot, tmp_path: Path) -> Iterator[Session]:
    """Return a session; closed when no thread of it is left."""
    wiring = Wiring(
        book_store=BookStore(),
        settings_path=tmp_path / "settings.json",
        log_path=tmp_path / "log.txt",
        words=cache(Words),
        demo_folder=ROOT / "resources" / "demo",
    )
    runner = JobRunner()
    made = Session(wiring, Settings(), runner, Words("en"), "en")
    book = demo_book(tmp_path)
    made.set_book(book, {}, SEPTEMBER)
    yield made
    qtbot.waitUntil(lambda: not runner.jobs)
    runner.shut_down()
    book.close()


@pytest.fixture
def show(qtbot, session):
    """Show a page and wait until it has read what it shows."""

    def shown(page):
        qtbot.addWidget(page)
        session.book_changed.connect(page.refresh)
        page.resize(1300, 800)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
        return page

    return shown
