"""Finding Chinese by the first letters of its pinyin: `hmjj` finds 禾木家居.

Covers U+4E00 to U+9FA5: all characters of GB2312 and Big5, so both scripts. A character that is read in two ways in
names and firms (长, 行, 单, 曾 …) is found by either letter.
"""

from __future__ import annotations

from functools import cache

_FIRST = 0x4E00
#: Characters with a second reading that names, firms and bank words use: its letter.
_SECOND = {
    "曾": "z", "单": "s", "單": "s", "长": "c", "長": "c", "行": "h", "重": "c", "乐": "y", "樂": "y", "解": "x",
    "查": "z", "仇": "q", "区": "o", "區": "o", "盛": "c", "朝": "z", "调": "t", "調": "t", "会": "k", "會": "k",
    "传": "z", "傳": "z", "降": "x", "藏": "z", "弹": "t", "彈": "t", "校": "j", "便": "p", "厦": "x", "石": "d",
    "尉": "y", "翟": "d", "朴": "p", "种": "c", "折": "s", "车": "j", "車": "j", "都": "d", "还": "h", "還": "h",
    "系": "j", "宿": "x", "秘": "b", "番": "p", "柏": "b", "沈": "s", "什": "s", "覃": "q", "万": "m", "纪": "j",
    "祭": "z", "燕": "y", "谷": "y", "洗": "x", "率": "l", "贾": "j", "賈": "j", "提": "d", "叶": "y", "适": "s",
}  # fmt: skip


@cache
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    from app.domain.pinyin_letters import LETTERS

    first = {_FIRST + at: letter for at, letter in enumerate(LETTERS) if letter != "?"}
    return first, first | {ord(one): letter for one, letter in _SECOND.items()}


def is_initials(text: str) -> bool:
    """Return whether a typed text may mean first letters: two to twelve Latin letters and nothing else."""
    return 2 <= len(text) <= 12 and text.isascii() and text.isalpha()


def initials(text: str) -> tuple[str, str]:
    """Return a text in small letters with each Chinese character as its letter, in the usual and the other reading."""
    first, second = _tables()
    text = text.lower()
    return text.translate(first), text.translate(second)


def has_initials(text: str, typed: str) -> bool:
    """Return whether Chinese characters of `text` stand for the letters typed (small); Latin text is no hit here."""
    if text.isascii():
        return False
    usual, other = initials(text)
    return typed in usual or typed in other
