"""Cells to integers: exactly, or refused with row, column and value."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.importers import amounts, times
from app.importers.names import clean_cell, same_name
from app.importers.part import Columns, Part, clean

FIRST, LAST = datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2199-12-31")


def part(*cells: str, name: str = "金额") -> Part:
    return Part(np.arange(7, 7 + len(cells), dtype=np.int32), [pa.array(cells, pa.string())], Columns([name]), file="f")


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("12.34", 1234),
        ("12", 1200),
        ("-0.5", -50),
        ("+3.00", 300),
        (".5", 50),
        ("1,234.50", 123450),
        ("12,345,678.90", 1234567890),
        ("¥28.16", 2816),
        ("￥28.16", 2816),
        ("-¥1.00", -100),
        ("¥-1.00", -100),
        ("(3.00)", -300),
        ("１２．３４", 1234),
        ("−5.00", -500),
        ("\t12.30 ", 1230),
        ("`12.30", 1230),
        ('="12.30"', 1230),
        ("12.3400", 1234),
        ("000.10", 10),
    ],
)
def test_an_amount_is_read_exactly(cell, minor):
    assert part("1.00", cell).minor("金额").value.tolist() == [100, minor]
    assert amounts.parse(clean_cell(cell)) == minor


@pytest.mark.parametrize(
    "cell",
    ["", "-", "1e3", "1E+3", "12.345", "1,23.00", "12,34", "1,2345.00", "12.", "abc", "NaN", "1_000", "--1", "1-1",
     "١٢", "0x10", "12 元", "1.2.3", "9" * 19, "(-3.00)", "∞"],
)  # fmt: skip
def test_anything_else_is_refused_with_row_column_and_value(cell):
    with pytest.raises(SourceRefused) as caught:
        part("1.00", cell).minor("金额")
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.not_amount", 8, "金额")
    assert amounts.parse(cell) is None


def test_blanks_stand_for_no_amount_only_where_the_reader_says_so():
    found = part("1.00", "", "-", "2.00").minor("金额", blank=("-",))
    assert found.value.tolist() == [100, 0, 0, 200]
    assert found.array().to_pylist() == [100, None, None, 200]


def test_a_suffix_is_taken_off_where_the_reader_says_so():
    assert part("12.30元", "4").minor("金额", suffix="元").value.tolist() == [1230, 400]


@given(st.lists(st.tuples(st.integers(-(10**13), 10**13), st.integers(0, 3)), min_size=1, max_size=30))
def test_whatever_way_an_amount_is_written_it_comes_back(values):
    def written(value: int, style: int) -> str:
        sign, whole, rest = "-" if value < 0 else "", abs(value) // 100, abs(value) % 100
        return [f"{sign}{whole}.{rest:02d}", f"{sign}{whole:,}.{rest:02d}", f"{sign}¥{whole}.{rest:02d}",
                f"`{sign}{whole}.{rest:02d}\t"][style]  # fmt: skip

    cells = [written(value, style) for value, style in values]
    assert part(*cells).minor("金额").value.tolist() == [value for value, _style in values]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))
def test_the_column_and_the_single_cell_agree(cell):
    column = pa.array([clean_cell(cell)], pa.string())
    value, _valid, bad = amounts.minor(column, 2)
    assert (None if bad >= 0 else int(value[0])) == amounts.parse(clean_cell(cell))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["{}", "{}", "${}", "-${}", "£{}", "({})", "+{}", "$-{}", "$({})", "$-£{}", "{}.", "$"]),
            st.sampled_from(["5", "12.50", "1,234.50", "1,23", ".5", "007", "0.00"]),
        ),
        max_size=9,
    )
)  # fmt: skip
def test_a_column_of_different_looks_is_read_as_each_cell_alone(cells):
    texts = [form.format(figure) for form, figure in cells]
    alone = [amounts.parse(one) for one in texts]
    value, _valid, bad = amounts.minor(pa.array(texts, pa.string()), 2)
    assert bad == (alone.index(None) if None in alone else -1)
    assert bad >= 0 or value.tolist() == alone


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_cleaning_a_column_is_cleaning_each_cell(cell):
    assert clean(pa.array([cell, "x"], pa.string())).to_pylist()[0] == clean_cell(cell)


@pytest.mark.parametrize("one", ["4.2E+27", "4.20000202611011E+27", "4e27"])
def test_an_id_with_an_exponent_is_refused(one):
    with pytest.raises(SourceRefused) as caught:
        part("4200002026110112345678901234", one).ref("金额")
    assert (caught.value.key, caught.value.row) == ("refused.damaged_id", 8)


def test_ids_that_a_spreadsheet_has_rounded_are_refused():
    with pytest.raises(SourceRefused):
        part("4200002026110120000000000000").ref("金额")
    with pytest.raises(SourceRefused):
        part("511603254142234000", "511603254142235000", "42").ref("金额")


def test_one_id_that_ends_in_zeros_among_others_is_an_id():
    cells = ["511603254142234000", *(f"51160325414220{n:04d}" for n in range(1, 40))]
    assert part(*cells).ref("金额").to_pylist() == cells
    assert part("0001230000", "").ref("金额").to_pylist() == ["0001230000", ""]
    # the only plain one among prefixed ones, on three rows of one event
    cells = ["10056611508451300"] * 3 + ["T200P4510529275056089188"]
    assert part(*cells).ref("金额").to_pylist() == cells


def test_words_are_mapped_and_an_unknown_one_is_refused_or_other():
    one = part("收入", "支出", "不明")
    assert one.one_of("金额", {"收入": 1, "支出": 2}, other=9).tolist() == [1, 2, 9]
    with pytest.raises(SourceRefused) as caught:
        one.one_of("金额", {"收入": 1, "支出": 2})
    assert (caught.value.row, caught.value.params["value"]) == (9, "不明")


@pytest.mark.parametrize(
    "cell",
    ["2026-09-30 08:05:09", "2026/9/30 8:05:09", "2026年9月30日 08:05:09", "2026年09月30日 08时05分09秒",
     "2026-09-30 08：05：09", "20260930080509", "20260930 08:05:09", "2026.09.30 08:05:09", "2026-09-30T08:05:09",
     "2026-09-30  08:05:09", "\t2026-09-30 08:05:09"],
)  # fmt: skip
def test_a_time_is_read_on_the_sources_own_clock(cell):
    want = int(datetime(2026, 9, 30, 8, 5, 9, tzinfo=UTC).timestamp())
    assert part("2026-09-30 08:05:09", cell).time("金额").at.tolist() == [want, want]


@pytest.mark.parametrize(
    "cell", ["2026-02-30 10:00:00", "2026-13-01 10:00:00", "2026-09-30 24:00:00", "2026-09-30 10:60:00",
             "2026-09-30", "", "0026-09-30 10:00:00", "2026-09-30 10:00:00Z",
             "6026-09-30 10:00:00", "2200-01-01 00:00:00"],
)  # fmt: skip
def test_what_is_no_time_is_refused(cell):
    with pytest.raises(SourceRefused) as caught:
        part("2026-09-30 08:05:09", cell).time("金额")
    assert (caught.value.key, caught.value.row) == ("refused.not_time", 8)


@pytest.mark.parametrize("cell", ["2026/9/30 10:00:00", "2026/9/30 10:00", "2026-09-30 10:00:00"])
def test_a_day_that_a_spreadsheet_wrote_with_strokes_is_read_where_the_source_uses_hyphens(cell):
    assert times.parse(cell, ("%Y-%m-%d %H:%M:%S",)) == int(datetime(2026, 9, 30, 10, tzinfo=UTC).timestamp())
    assert times.parse("2026/9/30", ("%d/%m/%Y",)) is None
    assert times.parse("2026/9/30", ("%Y-%m-%d", "%Y/%d/%m")) is None


@given(
    st.lists(
        st.sampled_from(
            ["2026-9-1 8:05", "2026-09-01 08:05:07", "2026-09-30", "01/09/2026 18:5", "2026-09-31 10:00",
             "1 Sep 2026 12:00:01 AM", "1 Sep 2026 12:59:59 pm", "1 Sep 2026 13:00:00 PM", "2026-09-01 16：33:45", ":"]
        ),
        max_size=6,
    )
)  # fmt: skip
def test_a_column_of_different_times_is_read_as_each_cell_alone(cells):
    forms = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d %b %Y %I:%M:%S %p", "%Y-%m-%d")
    alone = [times.parse(one, forms) for one in cells]
    at, _valid, date_only, bad = times.seconds(pa.array(cells, pa.string()), forms)
    assert (bad >= 0) == (None in alone)
    if bad >= 0:
        assert alone[bad] is None
    else:
        assert at.tolist() == alone and date_only.tolist() == [len(one) == 10 for one in cells]


def test_dates_alone_say_so():
    found = part("2026-09-30", "2026-10-01 10:00:00", "").time("金额", times.ANY, blank=())
    assert found.date_only.tolist() == [True, False, False]
    assert found.valid.tolist() == [True, True, False]


@given(st.datetimes(FIRST, LAST), st.sampled_from(times.FORMATS))
def test_every_format_gives_back_the_time(moment, one):
    moment = moment.replace(microsecond=0, second=moment.second if "%S" in one else 0)
    text = moment.strftime(one)
    assert times.parse(text, (one,)) == int(moment.replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("one", "other"),
    [("收入金额（+元）", "收入金额(+元)"), ("收入金额（＋元）", "收入金额(+元)"), ("支出金额（－元）", "支出金额(-元)"),
     (" 交易号\t", "交易号"), ("`交易时间", "交易时间"), ("Order No.", "order no."), ("\ufeff交易号", "交易号")],
)  # fmt: skip
def test_headers_are_equal_however_they_are_written(one, other):
    assert same_name(one) == same_name(other)


def test_a_column_that_stands_twice_is_refused_when_it_is_asked_for():
    columns = Columns(["a", "b", "a "], file="f", row=3)
    assert columns.find("b") == 1
    with pytest.raises(SourceRefused) as caught:
        columns.find("a")
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.column_twice", 3, "a")
