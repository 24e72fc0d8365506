"""References once rows are repeated: as a spreadsheet's own inserted rows, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.reports.template.places import Growth, Moves, Place, filled_down, moved_area

#: Row 5 becomes three rows, row 8 becomes two.
MOVES = Moves({"S": Growth({5: 3, 8: 2}), "T": Growth()})


def moved(formula: str, row: int = 0, sheet: str = "S") -> str:
    return MOVES.formula(formula, Place(sheet, "X1", row))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("=A4+$B$6+C$9", "=A4+$B$8+C$12"),
        ("=SUM(F5:F5)", "=SUM(F5:F7)"),
        ("=SUM(F$2:F$5)/SUM($F5:$F8)", "=SUM(F$2:F$7)/SUM($F5:$F11)"),
        ("=SUM(F6:F7)&\"F9 'S'!F9\"", "=SUM(F8:F9)&\"F9 'S'!F9\""),
        ("=SUM(F9:F5)", "=SUM(F12:F5)"),
        ("=SUM(A:A)+SUM(5:5)+SUM($6:$9)", "=SUM(A:A)+SUM(5:7)+SUM($8:$12)"),
        ("=T!F9+T!$F$5", "=T!F9+T!$F$5"),
        ("=Rate*LOG10(F9)", "=Rate*LOG10(F12)"),
        ("=Table1[[#Totals],[x]]+F9", "=Table1[[#Totals],[x]]+F12"),
    ],
)
def test_references_follow_as_with_inserted_rows(before, after):
    assert moved(before) == after
    assert moved(before, sheet="s") == after  # a sheet's name has no case


def test_other_sheets_name_the_moved_sheet():
    assert moved("='S'!B6+SUM(s!F5:F5)", sheet="T") == "='S'!B8+SUM(s!F5:F7)"


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("=D5-E5", "=D5-E5", "=D6-E6"),
        ("=G4+F5", "=G4+F5", "=G5+F6"),
        ("=SUM($F$5:F5)", "=SUM($F$5:F5)", "=SUM($F$5:F6)"),
        ("=F5/SUM($F$5:$F$5)", "=F5/SUM($F$5:$F$7)", "=F6/SUM($F$5:$F$7)"),
        ("=F5*$B$9", "=F5*$B$12", "=F6*$B$12"),
    ],
)
def test_a_formula_of_the_row_itself_is_filled_down(before, first, second):
    found = moved(before, row=5)
    assert (found, filled_down(found, 1)) == (first, second)


@pytest.mark.parametrize(
    ("formula", "key"),
    [
        ("=F5", "template.one_of_many"),
        ("=F9+$F$8", "template.one_of_many"),
        ('=INDIRECT("F"&9)', "template.by_text"),
        ("=SUM(S:T!F5)", "template.many_sheets"),
        ("=[1]S!F9", "template.many_sheets"),
        ("=SUM(F9#)", "template.formula"),
    ],
)
def test_what_cannot_follow_is_refused(formula, key):
    with pytest.raises(SourceRefused) as refused:
        moved(formula)
    assert refused.value.key == key and refused.value.params["place"]["params"]["cell"] == "X1"


@given(
    st.dictionaries(st.integers(1, 30), st.integers(1, 5), max_size=4),
    st.integers(1, 40),
    st.integers(0, 10),
)
def test_a_range_holds_all_copies_of_the_rows_it_held_and_no_other(counts, low, size):
    growth = Growth(counts)
    copies = [row for row in range(1, 60) for _ in range(counts.get(row, 1))]  # which old row each new one is
    area = moved_area(f"A{low}:C{low + size}", growth)
    start, end = (int(one[1:]) for one in area.split(":"))
    inside = [at for at, row in enumerate(copies, 1) if low <= row <= low + size]
    assert [*range(start, end + 1)] == inside
