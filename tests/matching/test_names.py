"""Names of payers: what is the same person, what a mask shows, what is somebody else."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.names import (
    BAND,
    CORE,
    EQUAL,
    GRADES,
    MASK_LONG,
    MASK_LOOSE,
    MASK_NOT,
    MASK_ONE,
    MASK_TWO,
    MISSING,
    Grader,
    Names,
)


def grade(one: str, other: str) -> int:
    names = Names(pa.array([one]), pa.array([other]))
    codes = np.concatenate([names.a, names.b])
    return int(Grader(names, codes).grade(names.a, names.b)[0])


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("张三", "张三", EQUAL),
        ("Han Lin", "ＨＡＮ lin ", EQUAL),
        ("张三", "张三 货款", CORE),
        ("李四", "李四先生", CORE),
        ("深圳市海棠贸易有限公司", "深圳市海棠贸易", CORE),
        ("hanlin chen", "hanlin chen Co., Ltd.", CORE),
        ("张三", "三张", BAND),
        ("王小明", "王明小", BAND),
        ("张三", "*三", MASK_ONE),
        ("张三", "张*", MASK_ONE),
        ("张三", "张某", MASK_ONE),
        ("张三", "＊三", MASK_ONE),
        ("张三", "张x", MASK_ONE),
        ("王小明", "王**", MASK_ONE),
        ("王小明", "王*", MASK_LOOSE),
        ("王小明", "*小明", MASK_TWO),
        ("王小明", "王*明", MASK_TWO),
        ("hanlin chen", "han***", MASK_LONG),
        ("hanlin chen", "hanl****", MASK_LONG),
        ("hanlin@mail.com", "han***@mail.com", MASK_LONG),
        ("13812345678", "138****5678", MASK_LONG),
        ("13812345678", "138xxxx5678", MASK_LONG),
        ("张三", "*四", MASK_NOT),
        ("王小明", "李**", MASK_NOT),
        ("hanlin@mail.com", "han***@post.com", MASK_NOT),
        ("13812345678", "138****5679", MASK_NOT),
        ("张三", "***", MISSING),
        ("", "张三", MISSING),
        ("张*", "*三", MISSING),
    ],
)
def test_two_names_have_this_grade_whichever_stands_first(one, other, wanted):
    assert grade(one, other) == wanted
    assert grade(other, one) == wanted


def test_a_wrong_letter_leaves_more_of_a_name_than_another_name_does():
    assert BAND <= grade("陈东风", "陈冬风") < grade("陈东风", "李娜") < GRADES
    assert BAND <= grade("hanlin chen", "hanlim chen") < grade("hanlin chen", "shanbo wang")


def test_a_word_that_many_names_bear_tells_nobody_apart():
    many = [f"name{n} trading" for n in range(40)]
    names = Names(pa.array([*many, "hanlin wei"]), pa.array([*many, "hanlin wei trading"]))
    grader = Grader(names, np.arange(len(names.spellings)))
    assert grader.grade(names.a[-1:], names.b[-1:]).tolist() == [CORE]
    assert grader.grade(names.a[:1], names.b[1:2])[0] >= BAND


TEXT = st.text(st.sampled_from("张三李四*某xab 1限公司"), max_size=6)


@given(st.lists(TEXT, min_size=1, max_size=8), st.lists(TEXT, min_size=1, max_size=8))
def test_every_pair_has_a_grade_and_what_is_masked_is_never_called_equal_to_a_whole_name(a, b):
    names = Names(pa.array(a), pa.array(b))
    i, j = (one.ravel() for one in np.meshgrid(np.arange(len(a)), np.arange(len(b))))
    found = Grader(names, np.arange(len(names.spellings))).grade(names.a[i], names.b[j])
    assert ((found >= 0) & (found < GRADES)).all()
    for left, right, one in zip(names.a[i].tolist(), names.b[j].tolist(), found.tolist(), strict=True):
        if min(left, right) < 0:
            assert one == MISSING
        elif left == right:
            assert one in ((MASK_LOOSE, MISSING) if names.masked[left] else (EQUAL,))
        if one in (MASK_ONE, MASK_TWO, MASK_LONG, MASK_NOT):
            assert names.masked[left] != names.masked[right]
