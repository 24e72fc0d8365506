"""What is written to files never asks how the person wants things on screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.progress import silent
from app.ui import calls
from app.ui.forms import DAY_FORMS, GROUP_SIGNS, forms
from app.ui.privacy import privacy


@pytest.fixture
def export(wiring, demo_book):
    """Return a function that exports the month as the window does, and returns file name → bytes."""
    book = wiring.book_store.open(str(demo_book))

    def run(folder: Path) -> dict[str, bytes]:
        from app.services.periods import book_periods

        with book.read() as uow:
            period = book_periods(uow).current
        folder.mkdir()
        calls.export(str(folder), period, "en", book, "test", silent)
        return {one.name: one.read_bytes() for one in sorted(folder.rglob("*.csv"))}

    yield run
    book.close()
    forms.use("", "")
    privacy.set_hidden(False)


def test_tables_are_the_same_bytes_under_every_form(export, tmp_path):
    """UX 55."""
    plain = export(tmp_path / "plain")
    assert len(plain) > 3
    for at, day in enumerate(DAY_FORMS):
        forms.use(day, list(GROUP_SIGNS)[at % len(GROUP_SIGNS)], masked=at % 2 == 0, red_negative=True)
        privacy.set_hidden(at % 2 == 1)
        assert export(tmp_path / day) == plain, day
