"""A book in a folder of its own, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.engine import Book, BookStore
from tests.store.helpers import StepClock


@pytest.fixture
def store() -> BookStore:
    return BookStore(clock=StepClock(), busy_ms=50)


@pytest.fixture
def book(store: BookStore, tmp_path: Path) -> Iterator[Book]:
    made = store.create(str(tmp_path / "shop.tieout"), info={"company": "Lantern"})
    yield made
    made.close()
