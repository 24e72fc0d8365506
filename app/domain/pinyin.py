"""Finding Chinese by its pinyin, typed as first letters or in full: `hmjj` and `hemujia` find 禾木家居.

Covers U+4E00 to U+9FA5: all characters of GB2312 and Big5, so both scripts. A character that is read in two ways in
names, firms and words of the trade (长, 行, 单, 曾 …) is found by either reading.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

_FIRST = 0x4E00
#: Characters with a second reading that names, firms and bank words use.
_SECOND = {
    "曾": "zeng", "单": "shan", "單": "shan", "长": "chang", "長": "chang", "行": "hang", "重": "chong", "乐": "yue",
    "樂": "yue", "解": "xie", "查": "zha", "仇": "qiu", "区": "ou", "區": "ou", "盛": "cheng", "朝": "zhao",
    "调": "tiao", "調": "tiao", "会": "kuai", "會": "kuai", "传": "zhuan", "傳": "zhuan", "降": "xiang", "藏": "zang",
    "弹": "tan", "彈": "tan", "校": "jiao", "便": "pian", "厦": "xia", "石": "dan", "尉": "yu", "翟": "zhai",
    "朴": "piao", "种": "chong", "折": "she", "车": "ju", "車": "ju", "都": "du", "还": "huan", "還": "huan",
    "系": "ji", "宿": "xiu", "秘": "bi", "番": "pan", "柏": "bo", "沈": "chen", "什": "shi", "覃": "qin", "万": "mo",
    "祭": "zhai", "谷": "yu", "洗": "xian", "率": "shuai", "差": "chai", "给": "ji", "給": "ji",
}  # fmt: skip
_MOST_LETTERS = 40


class _Tables(NamedTuple):
    """Code point → syllable with a capital in front, in the usual and the other reading; spelling: of whole words."""

    usual: dict[int, str]
    other: dict[int, str]
    spelling: re.Pattern[str]


@cache
def _tables() -> _Tables:
    from app.domain.pinyin_syllables import READINGS, SYLLABLES

    syllables = SYLLABLES.split()
    places = ((ord(READINGS[at]) - 97) * 26 + ord(READINGS[at + 1]) - 97 for at in range(0, len(READINGS), 2))
    usual = {_FIRST + at: syllables[place].capitalize() for at, place in enumerate(places) if place}
    other = usual | {ord(one): said.capitalize() for one, said in _SECOND.items()}
    known = sorted({one for one in syllables if set(one) & set("aeiouv")})
    begun = sorted({one[:end] for one in known for end in range(1, len(one) + 1)})
    return _Tables(usual, other, re.compile(f"(?:{'|'.join(known)})+(?:{'|'.join(begun)})?"))


@cache
def _letters() -> tuple[dict[int, str], dict[int, str]]:
    tables = _tables()
    usual, other = ({code: said[0].lower() for code, said in one.items()} for one in tables[:2])
    return usual, other


def is_pinyin(text: str) -> bool:
    """Return whether a typed text may mean pinyin: two to forty Latin letters and nothing else."""
    return 2 <= len(text) <= _MOST_LETTERS and text.isascii() and text.isalpha()


def initials(text: str) -> tuple[str, str]:
    """Return a text in small letters with each Chinese character as its letter, in the usual and the other reading."""
    first, second = _letters()
    text = text.lower()
    return text.translate(first), text.translate(second)


def has_pinyin(text: str, typed: str) -> bool:
    """Return whether Chinese characters of `text` are read as typed (small); Latin text is no hit here.

    A name that its source masks is found by the characters that are left: `lh` finds 李*华.
    """
    if text.isascii():
        return False
    text = text.replace("*", "")
    usual, other = initials(text)
    return typed in usual or typed in other or is_read(text, typed)


def is_read(text: str, typed: str) -> bool:
    """Return whether a piece of `text` is read as typed in full; its last syllable may be unfinished."""
    return bool(piece_read(text, typed))


@lru_cache(maxsize=64)
def reading(word: str) -> str:
    """Return two Chinese characters and more as their pinyin, whatever the script; pinyin as it is; else ""."""
    if len(word) > 1 and all(ord(one) in _tables().usual for one in word):
        return word.translate(_tables().usual).lower()
    return word if is_pinyin(word) else ""


def piece_read(text: str, typed: str) -> str:
    """Return the first piece of `text` that is read as typed in full, "" for none: "duizh" is 对账."""
    if text.isascii() or not _is_spelt(typed):
        return ""
    tables = _tables()
    for table in (tables.usual, tables.other):
        said = text.lower().translate(table)
        at = _begins(said, typed)
        if at >= 0:
            start = _characters(text, table, at)
            return text[start : max(_characters(text, table, at + len(typed)), start + 1)]
    return ""


@lru_cache(maxsize=64)
def _is_spelt(typed: str) -> bool:
    """Return whether letters are syllables: what is not is never looked for in a whole column."""
    return _tables().spelling.fullmatch(typed) is not None


def _begins(said: str, typed: str) -> int:
    """Return where letters stand in "DuiZhang" from the beginning of a syllable on, -1 for nowhere."""
    low = said.lower()
    at = low.find(typed)
    while at >= 0 and not said[at].isupper():
        at = low.find(typed, at + 1)
    return at


def _characters(text: str, table: dict[int, str], letters: int) -> int:
    """Return how many characters of a text make so many letters of its pinyin, a piece of one counted whole."""
    lengths = accumulate(len(table.get(ord(one), " ")) for one in text)
    return next((at for at, length in enumerate(lengths, 1) if length >= letters), len(text)) if letters else 0
