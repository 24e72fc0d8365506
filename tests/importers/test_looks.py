"""How the days of a file are written: said as its records were read, never guessed from a few cells."""

from __future__ import annotations

from datetime import date

import pytest

from app.importers.base import ReadOptions
from app.importers.looks import date_form
from app.importers.recognise import read_file

_EPOCH = date(1970, 1, 1)


def _days(*days: str) -> list[set[int]]:
    return [{(date.fromisoformat(one) - _EPOCH).days} if one else set() for one in days]


@pytest.mark.parametrize(
    ("cells", "days", "form"),
    [
        (["03/10/2026", "04/10/2026"], ["2026-10-03", "2026-10-04"], "%d/%m/%Y"),
        (["03/10/2026", "04/10/2026"], ["2026-03-10", "2026-04-10"], "%m/%d/%Y"),
        (["10/10/2026", "11/11/2026"], ["2026-10-10", "2026-11-11"], ""),  # either way round: nothing is claimed
        (["115/10/03", "115/10/04"], ["2026-10-03", ""], "%Ey/%m/%d"),
        (["民國115年10月3日"], ["2026-10-03"], "民國%Ey年%m月%d日"),
        (["5 Oct 2026"], ["2026-10-05"], "%d %b %Y"),
        (["Sep 5, 2026"], ["2026-09-05"], "%b %d, %Y"),
        (
            ["2026-10-03 09:02:00 +0800", "2026-10-04 09:02:00 +0800"],
            ["2026-10-03", "2026-10-04"],
            "%Y-%m-%d %H:%M:%S%z",
        ),
        (["2026-10-03T09:02:00Z"], ["2026-10-03"], "%Y-%m-%dT%H:%M:%S%z"),
        (["2026/10/03"], ["2026-10-03"], "%Y/%m/%d"),
        (["2026-10-03"], [""], "%Y-%m-%d"),  # a file whose rows gave no records
    ],
)
def test_the_form_is_the_one_that_gives_the_days_of_the_records(cells, days, form):
    assert date_form(["Booking date"], [[one] for one in cells], _days(*days)) == form


def test_the_column_that_was_read_is_told_from_the_one_beside_it():
    rows = [["2026-10-09", "03.10.2026", "x"], ["2026-10-09", "04.10.2026", "x"]]
    assert date_form(["Export date", "Buchungstag", ""], rows, _days("2026-10-03", "2026-10-04")) == "%d.%m.%Y"


def test_a_file_of_a_bank_says_how_its_days_are_written(tmp_path):
    """UX 5: days of the Republic, in a file that is read."""
    text = """交易日期,摘要,提款金額,存款金額,餘額,備註
115/03/05,匯款,390,,50000,
115/03/20,轉帳,,80000,130000,某公司
"""
    path = tmp_path / "bank.csv"
    path.write_bytes(text.encode("big5"))
    said = {"file": "bank.csv", "sha256": "0" * 64, "folder": str(tmp_path), "stem": "bank"}
    (found,) = read_file(str(path), "text", options=ReadOptions(), **said)
    assert found.look.date_form == "%Ey/%m/%d"
