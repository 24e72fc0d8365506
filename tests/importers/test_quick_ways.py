"""Whole columns are looked at as bytes where that says enough: never another answer than each cell alone gives."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.importers import amounts, times
from app.importers.cell_bytes import among, any_begins_as, begin_with, digits_only, holds, numbers_behind, says_one
from app.importers.families.bank import day_and_clock
from app.importers.joined import coded, coded_together, first_filled, joined, of_each, where
from app.importers.names import clean_cell
from app.importers.part import Columns, Part, clean
from app.importers.stamps import of_zone

WORDS = st.sampled_from(["", "货款", "a", "b", "a b", "a|b", "0", "007"])


def texts(*cells: str) -> pa.Array:
    # in the middle of a longer column, as the parts of a table are
    return pa.array(["#9.-", *cells, "`x"], pa.string()).slice(1, len(cells))


def table(*rows: tuple[str, ...]) -> Part:
    columns = [texts(*cells) for cells in zip(*rows, strict=True)]
    row = np.arange(2, 2 + len(rows), dtype=np.int32)
    return Part(row, columns, Columns([f"[{at + 1}]" for at in range(len(columns))]), file="f")


@pytest.mark.parametrize("exp", [0, 2, 5])
@pytest.mark.parametrize(
    "cells",
    [
        ["12.34", "-0.50", "0.00", "-0.00"],
        ["12", "-5", "007", "0"],
        ["12.34", "7"],
        ["12.34", "1.5"],
        ["12.34", "1.234"],
        ["12.34", ".50", "-.50"],
        ["12.34", ".-5"],
        ["12.34", "-.-5"],
        ["12.34", "1-.50", "-1.50"],
        ["-1.50", "1.-5"],
        ["12.34", "--1.50"],
        ["12.34", "1.2.34"],
        ["12.34", "1..34"],
        ["1.23400", "-0.00001"],
        ["12.34", "1234567890123456.78", "-123456789012345.67"],
        ["999999999999999999", "-99999999999999999"],
        ["12.34", "0000000000000000000000001.50"],
        ["1.50-", "2.50"],
        ["12.", "13."],
        ["5.5", "7.5"],
        ["", "12.34"],
        ["1.5", "-22.7", "0.0"],
        ["1.2345678", "1.00000000"],
        ["--.50", "12.34"],
    ],
)
def test_amounts_without_their_points_are_what_each_cell_says(cells, exp):
    alone = [amounts.parse(one, exp) for one in cells]
    faulty = {at for at, one in enumerate(alone) if one is None} or {-1}
    for column in (texts(*cells), texts(*cells, *cells)):
        value, valid, found = amounts.minor(column, exp)
        assert found in faulty
        assert found >= 0 or value.tolist() == alone * (len(column) // len(cells))
    # beside blank cells, and with a cell that leaves the quick way
    value, valid, found = amounts.minor(texts("", *cells, "-", "+1"), exp, ("-",))
    faulty = {at + 1 for at in faulty if at >= 0 and cells[at] != ""} or {-1}
    assert found in faulty
    if found < 0:
        assert value.tolist() == [0, *(one or 0 for one in alone), 0, 10**exp]
        assert valid.tolist() == [False, *(one != "" for one in cells), False, True]


@pytest.mark.parametrize("one", [*times.ANY, "%d/%m/%Y", "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M:%S"])
def test_times_digit_by_digit_are_what_the_patterns_say(one):
    days = ["2026-09-30", "2024-02-29", "2023-02-29", "2026-04-31", "1970-01-01", "1969-12-31", "2199-12-31",
            "2200-01-01", "2026-00-10", "2026-13-10", "2026-10-00", "2100-02-29", "2000-02-29"]  # fmt: skip
    clocks = ["08:05:09", "00:00:00", "23:59:59", "24:00:00", "23:60:00", "23:59:60"]
    moments = [(day, "08:05:09") for day in days] + [("2026-09-30", clock) for clock in clocks]
    # not as long as the others: then the patterns read them all
    odd, more = ("2026/9/3", "%Y/%m/%d") if one.startswith("%Y") else ("8/9/2026 7:05:09", "%d/%m/%Y %H:%M:%S")
    for day, clock in moments:
        fields = dict(zip("YmdHMS", (*day.split("-"), *clock.split(":")), strict=True))
        cell = one
        for name, digits in fields.items():
            cell = cell.replace(f"%{name}", digits)
        at, _valid, alone, bad = times.seconds(texts("2026-09-30"[: len(cell)] and cell, cell), (one,))
        slow, _valid, slow_alone, slow_bad = times.seconds(texts(cell, odd), (one, more))
        assert (bad < 0) == (slow_bad < 0), cell
        if bad < 0:
            assert (at[0], alone[0]) == (slow[0], slow_alone[0]), cell
            used = "".join(fields[name] for name in "YmdHMS" if f"%{name}" in one)
            form = "".join(f"%{name}" for name in "YmdHMS" if f"%{name}" in one)
            assert at[0] == int((datetime.strptime(used, form) - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001, DTZ007


@pytest.mark.parametrize("byte", ["/", ":", "０", "x", " "])
def test_a_cell_with_another_byte_is_no_time(byte):
    cell = f"2026-09-3{byte}"
    assert times.seconds(texts("2026-09-30", cell), ("%Y-%m-%d",))[3] == (-1 if byte == "０" else 1)
    assert not times.fixed(texts("2026-09-30", cell), ("%Y-%m-%d",))


def test_a_day_and_a_time_of_day_in_two_columns_are_read_alike_in_bulk_and_cell_by_cell():
    cells = [("20260901", "08:00:24"), ("20260902", "23:59:59"), ("20240229", "00:00:00")]
    plain = table(*cells)
    bare = table(*((day, clock.replace(":", "")) for day, clock in cells))
    mixed = table(*cells, ("2026-09-01", "80024"))  # each cell by its own pattern
    found = [day_and_clock(one, "[1]", "[2]") for one in (plain, bare, mixed)]
    assert found[0].at.tolist() == found[1].at.tolist() == found[2].at.tolist()[:3]
    assert not any(one.date_only.any() for one in found)
    for wrong in ("24:00:00", "08:60:00"):
        for rows in (cells, [*cells, ("2026-09-01", "80024")]):
            with pytest.raises(SourceRefused) as caught:
                day_and_clock(table(*rows, ("20260901", wrong)), "[1]", "[2]")
            assert (caught.value.key, caught.value.row) == ("refused.not_time", 2 + len(rows))


@given(
    st.sampled_from(["", "`", "``", "\t", " \t", "\u3000", "'", "=\"", "\ufeff", "` "]),
    st.lists(st.sampled_from(["12", "17", "", "`a", " b", "\tc", "é", "0\t", "''"]), min_size=1, max_size=5),
    st.sampled_from(["", "\t", " ", "\"", "\t\t", "\u00a0", "`"]),
)  # fmt: skip
def test_cells_that_begin_and_end_alike_are_cleaned_as_each_alone(before, inner, behind):
    cells = [f"{before}{one}{behind}" for one in inner]
    wanted = [clean_cell(one) for one in cells]
    assert clean(texts(*cells)).to_pylist() == wanted
    part = Part(np.arange(len(cells), dtype=np.int32), [texts(*cells)], Columns(["x"]), file="f")
    assert part.blank(0).tolist() == [not one for one in wanted]
    assert clean(texts("12\t", "17\t")).to_pylist() == ["12", "17"]
    assert part.slice(0, 1).text("x").to_pylist() == wanted[:1]
    assert part.text("x", strip='"', blank=("ab",)).to_pylist() == [
        "" if (one := cell.strip('" \t\r\n\v\f\u3000\u00a0\ufeff')) == "ab" else one for cell in wanted
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=6), st.sampled_from([" ", "|"]))
def test_texts_are_joined_as_row_by_row(rows, between):
    def said(row: tuple[str, ...]) -> str:
        found = row[0]
        for one in row[1:]:
            if one and one != found:
                found = f"{found}{between}{one}" if found else one
        return found

    columns = [texts(*cells) for cells in zip(*rows, strict=True)]
    assert joined(*columns, between=between).to_pylist() == [said(row) for row in rows]
    assert first_filled(*columns).to_pylist() == [next((one for one in row if one), "") for row in rows]
    words, at = coded_together(*columns, between=between)
    assert words.take(pa.array(at)).to_pylist() == [between.join(row) for row in rows]
    mask = np.array([row[0] == "a" for row in rows])
    assert where(mask, columns[1], columns[2]).to_pylist() == [row[2 - (row[0] == "a")] for row in rows]
    assert where(mask, "-", columns[2]).to_pylist() == ["-" if row[0] == "a" else row[2] for row in rows]
    assert where(mask, "-", "+").to_pylist() == ["-" if row[0] == "a" else "+" for row in rows]


@given(
    st.lists(st.sampled_from(["", "-", "--", "—", "null", "nul", "nulls", "−", "1", "００", "007", "7-"]), max_size=6)
)
def test_bytes_tell_which_cells_are_meant(cells):
    column = texts(*cells)
    for words in (("", "-", "null"), ("—", "−"), ("--",), ("",), ()):
        assert among(column, words).tolist() == [one in words for one in cells]
    assert digits_only(column).tolist() == [one.isascii() and one.isdigit() for one in cells]
    assert begin_with(column, "-").tolist() == [one.startswith("-") for one in cells]
    assert says_one(column) == (len(set(cells)) == 1)
    assert not says_one(texts("77", "7", "777"))  # as many bytes, and the same ones
    assert holds(column, "-") == any("-" in one for one in cells)
    assert any_begins_as(column, b"-n", b"-u") == any(one.startswith(("--", "-u", "n-", "nu")) for one in cells)
    words, at = coded(column)
    assert [words[one].as_py() for one in at.tolist()] == cells
    longer = of_each(column, lambda one: pa.array([f"{text}!" for text in one.to_pylist()], pa.string()))
    assert longer.to_pylist() == [f"{one}!" for one in cells]


@pytest.mark.parametrize(
    ("words", "cells", "numbers"),
    [
        ("#", ["#1001", "#1"], ["1001", "1"]),
        ("#", ["#1001", "##1"], None),
        ("#", ["#1001", "1"], None),
        ("Order ", ["Order 7", "Order 07"], ["7", "07"]),
        ("Order ", ["Order 7", "Order red 7"], None),
        ("Order ", ["Order 7", "Order "], None),
        ("№ ", ["№ 7", "№ 8"], ["7", "8"]),
        ("S2", ["S27", "S222"], ["7", "22"]),
        ("", ["7", "8x"], None),
        ("", ["7", "8"], ["7", "8"]),
    ],
)
def test_numbers_stand_behind_the_same_words(words, cells, numbers):
    found = numbers_behind(texts(*cells), words)
    assert (None if found is None else found.to_pylist()) == numbers


def test_hours_of_a_zone_are_told_alike_however_far_they_lie_apart():
    near = np.array([1_790_000_000, 1_770_000_000, 1_790_000_000, 1_793_000_000], np.int64)  # both sides of a change
    far = np.append(near, np.int64(0))
    assert of_zone(near, "Europe/Berlin").tolist() == of_zone(far, "Europe/Berlin").tolist()[:4] == [120, 60, 120, 60]
    assert of_zone(near[:0], "Europe/Berlin").tolist() == []


@pytest.mark.parametrize("shift", ["", " -0500", "Z"])
def test_whether_cells_begin_with_a_time_does_not_hang_on_their_length(shift):
    form = "%Y-%m-%d %H:%M:%S"
    cells = [f"2026-09-{day:02d} 10:00:00{shift}" for day in (1, 30)]
    assert times.begins_fixed(texts(*cells), form)
    assert times.begins_fixed(texts(*cells, f"{cells[0]}+"), form)
    for wrong in (f"2026-09-3x 10:00:00{shift}", f"2026/09/30 10:00:00{shift}"):
        assert not times.begins_fixed(texts(*cells, wrong), form)
        assert not times.begins_fixed(texts(*cells, f"{wrong}+"), form)
    assert not times.begins_fixed(texts(*cells, "2026-09-30"), form)


@pytest.mark.parametrize("one", ["4.2E+27", "4e27", "4E1234", "E4", "4200002026110120000000000000", "1230000", "00E00"])
def test_an_id_that_stands_in_every_row_is_damaged_where_it_is_alone(one):
    assert (amounts.damaged(texts(one)) == 0) == (amounts.damaged(texts(one, one, one)) == 0)
    among_others = amounts.damaged(texts("e7", "7", one))
    assert among_others == (2 if one in ("4.2E+27", "4e27") else among_others)
