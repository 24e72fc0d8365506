"""The log holds what helps to find a fault and nothing about people, whoever writes to it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import wire
from app.domain.progress import silent
from app.services.demo import fill_demo
from app.services.logs import log_files, log_handler
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo"


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "logs" / "tieout.log"
    root, handler, level = logging.getLogger(), log_handler(path), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def test_importing_the_demo_writes_no_number_amount_party_or_path(log_path, tmp_path):
    """UX 68."""
    book = wire().book_store.create(str(tmp_path / "禾木.tieout"))
    fill_demo(book, DEMO, months=1, actor="王会计", report=silent)
    with book.read() as uow:
        parties = set(uow.records.table(columns=["counterparty"])["counterparty"].to_pylist()) - {"", None}
    book.close()
    text = log_path.read_text(encoding="utf-8")
    assert "statements stored" in text and "rows" in text
    assert not re.search(r"\d{6,}", text) and not re.search(r"\d\.\d", text)
    assert not [one for one in parties if len(one) > 1 and one in text]
    assert "禾木" not in text and "王会计" not in text
    assert str(tmp_path) not in text and str(DEMO) not in text
    company = json.loads((DEMO / "planted.json").read_text(encoding="utf-8"))["company"]
    assert company not in text


def test_a_fault_is_logged_without_what_it_was_about(log_path, tmp_path):
    """UX 68."""
    log = logging.getLogger("app.test")
    try:
        raise ValueError(f"李小华 138-1234-5678: 1,234.56 in {tmp_path / '账单.csv'} order 1930679858170647")
    except ValueError:
        log.exception("failed on %s", "支付宝_2088.csv")
    text = log_path.read_text(encoding="utf-8")
    assert "test_logs.py" in text and "ValueError" in text
    for gone in ("李小华", "138-1234", "1,234", str(tmp_path), "1930679858170647", "2088"):
        assert gone not in text


def test_the_files_of_a_log_come_oldest_first(tmp_path):
    path = tmp_path / "tieout.log"
    for name in ("tieout.log", "tieout.log.2", "tieout.log.1"):
        (tmp_path / name).write_text(name)
    assert [one.name for one in log_files(path)] == ["tieout.log.2", "tieout.log.1", "tieout.log"]
