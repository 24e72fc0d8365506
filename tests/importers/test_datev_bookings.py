"""Bookings in DATEV's format: both sides of each row, days without a year, accounts that are numbers alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Layer
from app.domain.statement import NONE
from tests.importers.reading import read, sniff

COLUMNS = (
    "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;"
    "Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;"
    "Generalumkehr (GU)"
)


def head(
    start: str = "20260101", begins: str = "20260101", ends: str = "20261231", chart: str = "04", length: int = 4
) -> str:
    return (
        f'"EXTF";700;21;"Buchungsstapel";13;20260518000000000;;"";"x";"";1001;1;{start};{length};{begins};{ends};"";"";'
        f'1;0;0;"EUR";;"";;;"{chart}";;;"";""'
    )


def booking(money: str, side: str, account: str, other: str, day: str, text: str = "", **said: str) -> str:
    return (
        f'{money};"{side}";"{said.get("currency", "")}";;;"";{account};{other};{said.get("key", "")};{day};'
        f'"{said.get("number", "")}";;;"{text}";{said.get("reversed", "")}'
    )


def write(path: Path, rows: list[str], first: str = "", encoding: str = "cp1252") -> Path:
    path.write_bytes("\r\n".join([first or head(), COLUMNS, *rows]).encode(encoding))
    return path


ROWS = [
    booking("1190,00", "S", "1800", "4400", "1503", "Erlöse März", number="RE-1"),
    booking("250,5", "H", "1800", "6310", "1603", "Miete"),
    booking("1190", "S", "10001", "4400", "503", "Debitor"),
    booking("100,00", "S", "1460", "1800", "3112", "Geldtransit", currency="USD"),
    booking("50,00", "H", "4400", "1800", "0104", "Storno", reversed="1"),
    booking("20,00", "S", "1600", "3806", "0204", "Storno", key="20"),
]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_a_booking_moves_money_from_one_account_to_the_other(tmp_path, encoding):
    path = write(tmp_path / "EXTF.csv", ROWS, encoding=encoding)
    assert sniff(path) == ["datev.bookings"]
    euros, dollars = read(path)
    assert (euros.facts.currency, dollars.facts.currency, euros.facts.control) == ("EUR", "USD", NONE)
    lines = list(zip(*(euros.column(one) for one in ("row", "account", "amount")), strict=True))
    assert lines == [
        (3, "1800", 119_000), (3, "4400", 119_000),  # what a sale adds to either is positive
        (4, "1800", -25_050), (5, "4400", 119_000),
        (7, "4400", -5000), (7, "1800", -5000),  # taken back on the same sides
        (8, "1600", -2000), (8, "3806", -2000),
    ]  # fmt: skip
    assert dollars.column("account") == ["1460", "1800"] and dollars.column("amount") == [10_000, -10_000]
    assert set(euros.column("layer")) == {Layer.LEDGER} and euros.column("subtype")[0] == "RE-1"
    assert euros.column("text")[0] == "Erlöse März"
    assert "10001" in str(euros.facts.message_params) and "6310" in str(euros.facts.message_params)


def test_a_day_without_a_year_is_that_of_the_period(tmp_path):
    first = head(start="20250701", begins="20251201", ends="20260131")
    rows = [booking("1,00", "S", "1800", "4400", day) for day in ("3112", "101", "15012026")]
    (got,) = read(write(tmp_path / "d.csv", rows, first))
    days = [one // 86_400 for one in got.column("at")[::2]]
    assert [days[1] - days[0], days[2] - days[0]] == [1, 15]
    for wrong in ("3213", "", "2902"):
        with pytest.raises(SourceRefused) as caught:
            read(write(tmp_path / "e.csv", [booking("1,00", "S", "1800", "4400", wrong)], first))
        assert caught.value.key == "refused.not_time" and caught.value.row == 3


def test_the_chart_says_what_accounts_are_for_and_without_it_nothing_does(tmp_path):
    rows = [booking("10,00", "S", "1200", "8400", "1503"), booking("10,00", "S", "1800", "4400", "1503")]
    (old,) = read(write(tmp_path / "a.csv", rows, head(chart="03")))
    assert old.column("account") == ["1200", "8400"]
    (none,) = read(write(tmp_path / "b.csv", rows, head(chart="")))
    assert none.column("account") == ["1200", "8400", "1800", "4400"]
    long = [booking("10,00", "S", "180000", "440000", "1503"), booking("10,00", "S", "1000001", "440000", "1503")]
    (six,) = read(write(tmp_path / "c.csv", long, head(length=6)))
    assert six.column("account") == ["180000", "440000", "440000"]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (booking("-5,00", "S", "1800", "4400", "1503"), "value"),
        (booking("5,00", "X", "1800", "4400", "1503"), "word"),
        (booking("5,00", "S", "Bank", "4400", "1503"), "value"), (booking("5,00", "S", "1800", "", "1503"), "value"),
        (booking("5,00", "S", "1800", "4400", "1503", currency="Taler"), "word"),
        (booking("five", "S", "1800", "4400", "1503"), "not_amount"),
    ],
)  # fmt: skip
def test_a_booking_that_is_none_is_refused_with_its_row(tmp_path, row, key):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "d.csv", [ROWS[0], row]))
    assert (caught.value.key, caught.value.row) == (f"refused.{key}", 4)


def test_without_the_line_of_the_batch_nothing_tells_the_year(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("\n".join([COLUMNS, *ROWS]), "utf-8")
    for given in (path, write(tmp_path / "e.csv", ROWS, head(start="", begins="", ends=""))):
        with pytest.raises(SourceRefused) as caught:
            read(given)
        assert caught.value.key in ("refused.no_header", "refused.not_time")
