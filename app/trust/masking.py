"""Takes personal data out of a text that may leave the PC: a log, a traceback, settings.

Rules, not a list of names, so that nothing slips through because nobody thought of it: a run of six digits is a
number of an order, account or phone; a number with decimals or a sign of money is an amount; Chinese text in a log
written in English comes from somebody's data; a path says who is logged in and how files are called.
What stays is what helps to find a fault: module names, line numbers, counts, versions of three parts, times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER, AMOUNT, TEXT, FILE, MAIL, NAME = "[number]", "[amount]", "[text]", "[file]", "[mail]", "[name]"

#: Han, kana, hangul, full-width letters and signs between them.
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
)
_SUFFIXES = "csv|tsv|txt|xlsx?|xlsm|et|zip|rar|7z|pdf|ofd|json|xml|tieout|keys|part|png|jpe?g|html?"
#: Below these folders a path says nothing of the person: the program's own modules and its libraries.
_OWN = re.compile(r"(?:^|[/\\])((?:app|tests|site-packages|lib[/\\]python3\.?\d*)[/\\].*\.(?:py|pyi|so|pyd))$")
_QUOTED_PATH = re.compile(r"""(?<=["'“])(?:[A-Za-z]:[\\/]|\\\\|/|~[\\/]|file://)[^"'”\r\n]*(?=["'”])""")
_BARE_PATH = re.compile(r"""(?<![\w/\\<…])(?:[A-Za-z]:[\\/]|\\\\|~?/|file://)[^\s"'“”,;:)\]}>]*[^\s"'“”,;:.)\]}>]""")
_MAIL = re.compile(r"[^\s@<>\"'(]+@[^\s@<>\"')]+\.[^\s@<>\"')]+")
_QUOTED_FILE = re.compile(rf"""(?<=["'“])[^"'”\r\n/\\]*\.({_SUFFIXES})(?=["'”])""", re.IGNORECASE)
_BARE_FILE = re.compile(rf"""[^\s"'“”/\\:,;()\[\]]+\.({_SUFFIXES})(?![\w.])""", re.IGNORECASE)
_TEXT = re.compile(rf"[{_CJK}](?:[{_CJK}·•（）()、，。：；！？《》【】“”* -]*[{_CJK}])?")
_MONEY = re.compile(r"[¥￥$€£][^\S\r\n]*[-+−]?\d[\d.,，．']*|\d[\d.,，．']*[^\S\r\n]*[¥￥€£]")
#: Telephone and card numbers in groups; days (2026-10-31) have other groups.
_SPACED = re.compile(r"(?<!\d)\+?\d{2,4}(?:[ -]\d{3,4}){2,}(?!\d)|(?<!\d)\d{3,4}[ -]\d{4,8}(?!\d)")
_NUMBER = re.compile(r"\d(?:[\d.,，．']*\d)?")
_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){2,}")
_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+")
_DIGITS = re.compile(r"\d{6,}")


def mask(text: str, names: Iterable[str] = ()) -> str:
    """Return `text` without personal data; masking twice changes nothing more.

    names: words that must not stay whatever they look like (company, parties in Latin letters, the login name).
    """
    for name in sorted({one.strip() for one in names if len(one.strip()) > 1}, key=len, reverse=True):
        text = _without(text, name)
    text = _MAIL.sub(MAIL, text)
    text = _QUOTED_PATH.sub(_path, text)
    text = _BARE_PATH.sub(_path, text)
    text = _QUOTED_FILE.sub(FILE, text)
    text = _BARE_FILE.sub(FILE, text)
    text = _TEXT.sub(TEXT, text)
    text = _MONEY.sub(AMOUNT, text)
    text = _SPACED.sub(NUMBER, text)
    text = _NUMBER.sub(_number, text)
    return _DIGITS.sub(NUMBER, text)


def _number(found: re.Match[str]) -> str:
    """Return a number as it may stay: counts, versions and the fraction of a log's second do."""
    token = found[0]
    if _VERSION.fullmatch(token):
        return token
    if any(one in token for one in ".．'"):
        return AMOUNT
    seconds = len(token) == 6 and found.string[max(found.start() - 1, 0)] == ":"  # 12:30:01,123
    return AMOUNT if _GROUPED.fullmatch(token) and not seconds else token


def _without(text: str, name: str) -> str:
    """Return `text` with `name` masked where it stands as a word of its own."""
    if name.lower() not in text.lower():
        return text
    edge = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z0-9_])"
    return re.sub(f"{edge[0]}{re.escape(name)}{edge[1]}", NAME, text, flags=re.IGNORECASE)


def _path(found: re.Match[str]) -> str:
    """Keep of a path what lies below the program's own folders, else nothing."""
    own = _OWN.search(found[0])
    return f"…/{own[1]}" if own is not None and own[1].isascii() else FILE
