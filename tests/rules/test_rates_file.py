"""Files of rates: the ECB's and one's own, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from app.config.words import Words
from app.domain.errors import WrongUsage
from app.domain.period import day_number
from app.rules.files import load_rules
from app.rules.rates import load_rates, rates_from_params, rates_to_params

ECB = "Date,USD,JPY,CNY,\n2026-09-11,1.1012,161.5,7.8421,\n2026-09-10,1.1000,N/A,7.8000,\n"
ECB_DAY = "Date, USD, JPY, CNY, \n11 September 2026, 1.1012, 161.5, 7.8421, \n"
D = day_number(date(2026, 9, 11))


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "rates.csv"
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write


@pytest.mark.parametrize("text", [ECB, ECB_DAY, "\ufeff" + ECB])
def test_the_central_banks_table(file, text):
    table = load_rates(file(text))
    assert table.at("EUR", "CNY", D).value == Fraction("7.8421")
    assert table.at("USD", "CNY", D).value == Fraction("7.8421") / Fraction("1.1012")
    assert table.at("EUR", "JPY", D).value == Fraction("161.5")


@pytest.mark.parametrize("heads", ["date,from,to,rate", "日期,原币,目标币,汇率", "Rate,To,From,Day"])
def test_a_table_of_ones_own(file, heads):
    cells = ["2026-09-11", "USD", "CNY", "7.1234"]
    if heads.startswith("Rate"):
        cells.reverse()
    table = load_rates(file(f"{heads}\n{','.join(cells)}\n"))
    assert table.at("USD", "CNY", D).value == Fraction("7.1234")
    assert rates_from_params(rates_to_params(table)) == table


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table of rates"),
        ("a,b\n1,2\n", "no table of rates"),
        ("Date,USD\n", "holds no rate"),
        ("Date,USD\n2026-09-11,1,1\n2026-13-01,1.1\n", "row 3, column Date: 2026-13-01"),
        ("Date,USD\n2026-09-11,1e3\n", "row 2, column USD: 1e3"),
        ("Date,USD\n2026-09-11,0\n", "row 2, column USD: 0"),
        ("Date,USD\n2026-09-11,-1.1\n", "row 2, column USD: -1.1"),
        ("date,from,to,rate\n2026-09-11,USD,RMB,7\n", "row 2, column to: RMB"),
        ("date,from,to,rate\n2026-09-11,USD\n", "row 2, column to"),
        ("Date,USD\n2026\0,1\n", "cannot be read"),
        ('Date,USD\n"2026,1\n', "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_with_row_column_and_reason(file, text, said):
    path = file(text)
    with pytest.raises(WrongUsage) as caught:
        load_rates(path)
    line = Words("en").error(caught.value)
    assert path in line and said in line


@pytest.mark.parametrize("load", [load_rates, load_rules])
def test_a_folder_is_not_said_to_be_missing(load, tmp_path):
    said = []
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(WrongUsage) as caught:
            load(str(path))
        said.append(Words("en").error(caught.value).removeprefix(str(path)))
    assert said == [" could not be read: a folder has this name.", " could not be read: it is not there."]


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "zip").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(WrongUsage):
        load_rates(str(tmp_path / "zip"))
