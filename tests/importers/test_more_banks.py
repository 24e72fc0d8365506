"""Lists of further accounts and cards: rows that moved nothing, and signs that must be the other way."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import State
from tests.importers.more_banks import MORE
from tests.importers.reading import Read, read


def rows(path: Path, name: str, *lines: str) -> Read:
    path.write_text("\n".join([MORE[name].header, *lines]), "utf-8")
    (got,) = read(path)
    return got


def test_what_was_declined_is_kept_and_moves_nothing(tmp_path):
    line = "{},{},2026-01-13 10:00:00,-20.00,EUR,Shop,card,qt{},,,,,0.00,Jo"
    settled = line.format("settled", "2026-01-14 08:00:00", 1)
    got = rows(tmp_path / "q.csv", "qonto", settled, line.format("declined", "", 2))
    assert got.column("state") == [State.NONE, State.FAILED] and got.column("amount") == [-2000, -2000]
    assert [one % 86_400 for one in got.column("at")] == [8 * 3600, 10 * 3600]
    with pytest.raises(SourceRefused) as why:
        rows(tmp_path / "r.csv", "qonto", settled, line.format("on hold", "", 2))
    assert (why.value.key, why.value.row) == ("refused.word", 3)


def test_a_card_that_prints_purchases_above_zero_is_turned_round(tmp_path):
    start = '"2026-08-16","2026-08-17","""2401""","TRANS","{}","************2476","","{}","{}","","","","{}","39","P"'
    got = rows(
        tmp_path / "c.csv",
        "card of rogers",
        start.format("APPROVED", "ANTHROPIC* CLAUDE SUB", "ANTHROPIC.COM", "$31.36"),
        start.format("APPROVED", "PAYMENT RECEIVED -- THANK", "YOU", "-$200.00"),
        start.format("DECLINED", "SHOP", "", "$1,096.49"),
    )
    assert got.column("amount") == [-3136, 20000, -109649]
    assert got.column("state") == [State.NONE, State.NONE, State.FAILED]
    assert got.column("text")[1] == "PAYMENT RECEIVED -- THANK YOU"
