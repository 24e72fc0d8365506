"""Chinese is found by its pinyin, in both scripts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.pinyin import has_pinyin, initials, is_pinyin, piece_read, reading
from app.domain.pinyin_syllables import READINGS, SYLLABLES

_KNOWN = SYLLABLES.split()
SAID = [_KNOWN[26 * (ord(a) - 97) + ord(b) - 97] for a, b in zip(READINGS[::2], READINGS[1::2], strict=True)]


def gb2312(first: int, last: int) -> str:
    """Return the characters of some rows of the standard."""
    codes = (bytes([high, low]) for high in range(first, last) for low in range(0xA1, 0xFF))
    return "".join(one.decode("gb2312", "ignore") for one in codes)


def test_the_table_covers_both_scripts():
    assert len(SAID) == 0x9FA5 - 0x4E00 + 1
    known = gb2312(0xB0, 0xF8)
    assert len(known) == 6763
    assert [one for one in known if SAID[ord(one) - 0x4E00] == "?"] == []
    assert SAID.count("?") < 20


def test_level_one_of_gb2312_stands_in_the_order_of_its_pinyin():
    """An independent check: the standard orders its first 3,755 characters by reading."""
    said = [SAID[ord(one) - 0x4E00] for one in gb2312(0xB0, 0xD8)]
    rising = sum(a <= b for a, b in pairwise(said))
    assert rising / len(said) > 0.95  # the others are read in several ways


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("禾木家居", "hmjj", True), ("禾木家居有限公司", "jjyx", True), ("錢張", "qz", True),
        ("中国工商银行", "gsyh", True),
        ("禾木家居", "hemujiaju", True), ("禾木家居", "hemujiaj", True), ("禾木家居", "mujia", True),
        ("對帳單", "duizhangd", True), ("对账", "uizhang", False), ("对账", "duizhangs", False),
        ("费率", "feilv", True),
        ("招商银行", "yinhang", True), ("会计", "kuaiji", True), ("会议", "huiyi", True),
        ("曾小姐", "zxj", True), ("单先生", "sxs", True), ("Heli Home", "hh", False), ("禾木", "mh", False),
    ],
)  # fmt: skip
def test_letters_find_characters(text, typed, found):
    """UX 18: pinyin, first letters and in full, the last syllable unfinished too."""
    assert has_pinyin(text, typed) is found


def test_only_a_few_latin_letters_mean_initials():
    assert is_pinyin("hm")
    assert not any(is_pinyin(one) for one in ("h", "x" * 41, "T200P", "禾"))
    assert initials("A禾1")[0] == "ah1"


def test_the_piece_that_was_found_is_told_and_a_word_is_read_in_either_script():
    assert piece_read("看 銀行對帳單 A", "duizh") == "對帳" and piece_read("对账", "xyz") == ""
    assert reading("對帳") == reading("对账") == reading("duizhang") == "duizhang"
    assert reading("對") == "" == reading("EX8")  # one character alone would be found everywhere
