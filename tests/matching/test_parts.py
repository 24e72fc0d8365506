"""The pieces the engine is made of, held to naive ones."""

from __future__ import annotations

import itertools
import json
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.arrays import one_of
from app.domain.fingerprint import of_text
from app.domain.money import plain
from app.domain.record import suffix_text
from app.matching.assignment import best
from app.matching.candidates import uncrowded, window
from app.matching.days import add_workdays
from app.matching.evidence import json_objects
from app.matching.figures import amount_text, quoted, time_text
from app.matching.keys import BLOCK, equal_texts, group_ids, twos
from app.matching.ranks import ranks
from app.matching.references import normalised, numbers_inside, without_suffix
from tests.examples import examples

SMALL = st.integers(0, 4)


@given(st.lists(st.tuples(SMALL, SMALL, st.integers(1, 3)), max_size=12, unique_by=lambda one: one[:2]))
@examples(150)
def test_the_assignment_is_the_best_and_knows_when_it_is_not_the_only_one(edges):
    left, right, weight = (np.array([one[n] for one in edges], np.int64) for n in range(3))
    found = best(left, right, weight, 100)
    assert len(set(left[found.edge])) == len(set(right[found.edge])) == len(found.edge)
    best_sum, choices = 0, []
    for size in range(len(edges) + 1):
        for some in itertools.combinations(edges, size):
            if len({one[0] for one in some}) == len({one[1] for one in some}) == size:
                total = sum(one[2] for one in some)
                best_sum = max(best_sum, total)
                choices.append((total, {(one[0], one[1]) for one in some}))
    optimal = [pairs for total, pairs in choices if total == best_sum]
    assert weight[found.edge].sum() == best_sum
    for edge, unsure in zip(found.edge, found.ambiguous, strict=True):
        sure = all((left[edge], right[edge]) in pairs for pairs in optimal)
        assert unsure == (not sure)


def test_a_group_over_the_cap_is_left_open():
    left, right = (one.ravel() for one in np.meshgrid(np.arange(4), np.arange(4)))
    found = best(left, right, np.ones(16, np.int64), 7)
    assert not len(found.edge)
    assert found.too_large == [([0, 1, 2, 3], [0, 1, 2, 3])]


ROWS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=12)


@given(ROWS, ROWS, st.integers(0, 2), st.integers(0, 2), st.integers(0, 3), st.integers(3, 30))
@examples(200)
def test_windows_hold_every_pair_within_them_and_no_other(a, b, below, above, days, cap):
    def column(rows, n):
        return np.array([one[n] for one in rows], np.int64)

    first, last = column(a, 1) - days, column(a, 1) + days
    value = column(a, 0)
    found, crowds = uncrowded(
        window(value - below, value + above, first, last, column(b, 0), column(b, 1), None), cap, 0
    )
    i, j = found.pairs()
    crowded_a = {i for ours, _ in crowds for i in ours}
    crowded_b = {j for _, theirs in crowds for j in theirs}
    wanted = {
        (i, j)
        for i, (value, day) in enumerate(a)
        for j, (other, when) in enumerate(b)
        if -below <= other - value <= above and abs(when - day) <= days
    }
    got = set(zip(i.tolist(), j.tolist(), strict=True))
    assert len(got) == len(i)
    assert got == {(i, j) for i, j in wanted if i not in crowded_a}
    assert all((i in crowded_a) == (j in crowded_b) for i, j in wanted)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 200_000), st.integers(0, 60)), max_size=30, unique=True))
@examples(200)
def test_ranks_are_the_order_of_record_ids_as_bytes(rows):
    ids = {1: "ab", 2: "ab+2", 3: "ab.1"}
    names = [f"{ids[one]}-{line}{suffix_text(suffix)}".encode() for one, line, suffix in rows]
    columns = [np.array([one[n] for one in rows], np.int64) for n in range(3)]
    found = ranks(*columns, ids)
    assert [names.index(one) for one in sorted(names)] == np.argsort(found).tolist()


@given(st.lists(st.text(max_size=3), max_size=20), st.booleans())
def test_groups_are_equal_texts_also_where_fingerprints_collide(texts, collide):
    column = pa.array(texts, pa.string())
    marks = of_text(column)
    if collide:
        marks = np.where(marks == 0, 0, 7)
    ids, count = group_ids(marks, column)
    assert all(one < count for one in ids)
    for i, j in itertools.combinations(range(len(texts)), 2):
        assert (ids[i] == ids[j]) == (texts[i] == texts[j]) or texts[i] == texts[j] == ""


@pytest.mark.parametrize("mixed", [False, True])
def test_numbers_of_one_length_are_compared_as_any_others(mixed):
    rng = np.random.default_rng(7)
    texts = [f"{one:028d}" for one in rng.integers(0, 40, BLOCK + 10)] + ["1" if mixed else "1" * 28]
    column = pa.array(["no", *texts], pa.string()).slice(1)
    left, right = rng.permutation(len(texts)), rng.permutation(len(texts))
    wanted = [texts[i] == texts[j] for i, j in zip(left.tolist(), right.tolist(), strict=True)]
    assert any(wanted)
    assert equal_texts(column, left, column, right).tolist() == wanted
    other = pa.array([one[-3:] for one in texts])
    assert not equal_texts(column, left, other, right)[np.array(texts)[left] != "1"].any()


@given(st.lists(st.tuples(st.integers(-(10**15), 10**15), st.sampled_from([0, 1, 2])), max_size=20), st.integers(0, 8))
def test_amounts_read_as_the_tables_write_them(rows, exp):
    names = ["CNY", "JPY", "KWD"]
    values = np.array([one[0] for one in rows], np.int64)
    code = np.array([one[1] for one in rows], np.int64)
    found = amount_text(values, exp, code, names).to_pylist()
    assert found == [plain(value, exp, names[one]) for value, one in rows]


@given(st.lists(st.text(), max_size=10))
def test_texts_are_escaped_as_json(texts):
    assert [json.loads(one) for one in quoted(pa.array(texts, pa.string())).to_pylist()] == texts


def test_objects_leave_out_what_a_row_does_not_have():
    fields = {"b": pa.array(["1", None]), "a": pa.array(['"x"', '"y"']), "c": "3"}
    assert json_objects(fields, 2).to_pylist() == ['{"a":"x","b":1,"c":3}', '{"a":"y","c":3}']


def test_times_keep_their_offset_and_dates_stay_dates():
    at = np.array([0, 0, 86_399], np.int64)
    assert time_text(at, np.array([480, -32768, -330])).to_pylist() == [
        "1970-01-01T00:00:00+08:00",
        "1970-01-01",
        "1970-01-01T23:59:59-05:30",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("T200P1930679858170647", "1930679858170647"),
        ("T1100P193067985", "193067985"),
        ('="1930679858170647"', "1930679858170647"),
        (" ab-12\t", "AB-12"),
        ("T200PX", "T200PX"),
        ("０１９３０６７９ａ", "01930679A"),
        ("\ufeff1930\u200b679858\u00ad170647\u200e", "1930679858170647"),
        ("0", ""),
        ("1001", "1001"),
    ],
)
def test_references_have_one_spelling(written, meant):
    column = pa.array([written])
    text, marks = normalised(column, of_text(column))
    assert text.to_pylist() == [meant]
    assert marks.tolist() == of_text(pa.array([meant])).tolist()


def test_endings_and_numbers_inside_texts():
    assert without_suffix(pa.array(["123-1", "123A", "123", "A-1"])).to_pylist() == ["123", "123", "", ""]
    rows, numbers = numbers_inside(pa.array(["", "订单1234567890，12345678901", "123456789"]))
    assert (rows.tolist(), numbers.to_pylist()) == ([1, 1], ["1234567890", "12345678901"])


def test_working_days_know_holidays_and_fall_back_to_weekdays():
    def number(day: str) -> int:
        return int(np.datetime64(day, "D").astype(int))

    days = np.array([number("2026-09-30"), number("2026-10-10"), number("2126-10-04")])
    found = add_workdays(days, np.array([1, 0, 1]))
    assert found.tolist() == [number("2026-10-08"), number("2026-10-10"), number("2126-10-07")]


@given(
    st.lists(st.integers(0, 9), max_size=30),
    st.integers(0, 30),
    st.sampled_from([1, 2**40 + 12_345, 0x9E3779B97F4A7C15]),
)
def test_numbers_that_stand_once_on_each_side_are_told_without_grouping(codes, first, spread):
    marks = (np.array(codes, np.uint64) * np.uint64(spread)).view(np.int64)
    left, right = twos(marks, first)
    times = Counter(codes)
    wanted = {
        (i, j)
        for i in range(min(first, len(codes)))
        for j in range(first, len(codes))
        if codes[i] == codes[j] != 0 and times[codes[i]] == 2
    }
    got = set(zip(left.tolist(), right.tolist(), strict=True))
    assert len(got) == len(left)
    # marks that differ in their last bits alone may be left out, never be taken for one another
    assert got <= wanted
    if spread > 2**60:
        assert got == wanted


@given(st.lists(st.integers(0, 12), max_size=40), st.sets(st.integers(0, 9), min_size=1))
def test_codes_are_looked_up_as_they_would_be_searched(codes, wanted):
    values = np.array(codes, np.int64)
    assert one_of(values, wanted).tolist() == np.isin(values, list(wanted)).tolist()
