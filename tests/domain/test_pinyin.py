"""Chinese is found by the first letters of its pinyin, in both scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.pinyin import has_initials, initials, is_initials
from app.domain.pinyin_letters import LETTERS


def gb2312(first: int, last: int) -> str:
    """Return the characters of some rows of the standard."""
    codes = (bytes([high, low]) for high in range(first, last) for low in range(0xA1, 0xFF))
    return "".join(one.decode("gb2312", "ignore") for one in codes)


def test_the_table_covers_both_scripts():
    assert len(LETTERS) == 0x9FA5 - 0x4E00 + 1
    known = gb2312(0xB0, 0xF8)
    assert len(known) == 6763
    assert [one for one in known if LETTERS[ord(one) - 0x4E00] == "?"] == []
    assert LETTERS.count("?") < 20


def test_level_one_of_gb2312_stands_in_the_order_of_its_pinyin():
    """An independent check: the standard orders its first 3,755 characters by reading."""
    letters = [LETTERS[ord(one) - 0x4E00] for one in gb2312(0xB0, 0xD8)]
    rising = sum(a <= b for a, b in pairwise(letters))
    assert rising / len(letters) > 0.95  # the others are read in several ways


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("禾木家居", "hmjj", True), ("禾木家居有限公司", "jjyx", True), ("錢張", "qz", True),
        ("中国工商银行", "gsyh", True),
        ("曾小姐", "zxj", True), ("单先生", "sxs", True), ("Heli Home", "hh", False), ("禾木", "mh", False),
    ],
)  # fmt: skip
def test_letters_find_characters(text, typed, found):
    """UX 18: pinyin initials."""
    assert has_initials(text, typed) is found


def test_only_a_few_latin_letters_mean_initials():
    assert is_initials("hm") and not is_initials("h") and not is_initials("T200P") and not is_initials("禾")
    assert initials("A禾1")[0] == "ah1"
