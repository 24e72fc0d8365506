"""Encodings of bank messages from before UTF-8: nearly any bytes decode in them, so the letters have to tell.

A wrong choice spoils names and texts, never an amount: what structures such a message is ASCII in all of them.
"""

from __future__ import annotations

import re

_WEIGHED = 200_000  # characters beyond ASCII that are looked at
#: Likeliest first: where two fit as well, the first is taken.
_OLD = ("cp1252", "cp1250", "cp852", "latin-1")
_HIGH = re.compile(r"[^\x00-\x7f]")
#: Signs that stand in texts as letters do.
_HARMLESS = "\u00a0\u00a3\u20ac\u00a7\u00b0\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u00b4\u2026"


def by_letters(data: bytes) -> str:
    """Return the encoding of Western or Central Europe, Windows or DOS, in which bytes give most letters in words."""
    best, most = "latin-1", None
    for encoding in _OLD:
        try:
            score = _letters(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if most is None or score > most:
            best, most = encoding, score
    return best


def _letters(text: str) -> int:
    """Return how many characters beyond ASCII stand as letters in words, less those that are signs."""
    score = 0
    for count, found in enumerate(_HIGH.finditer(text)):
        if count == _WEIGHED:
            break
        char, at = found.group(), found.start()
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if char.isalpha():
            # a capital after a small letter belongs to another alphabet's encoding
            odd = char.isupper() and before.islower()
            score += 1 if not odd and (before.isalpha() or after.isalpha()) else 0
        elif char not in _HARMLESS:
            score -= 1
    return score
