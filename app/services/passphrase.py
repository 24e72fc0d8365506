"""Which passphrases are worth setting: long ones that nobody guesses first. Commands take whatever a file says."""

from __future__ import annotations

from enum import IntEnum, unique

LEAST = 12
_DIFFERENT = 5
_FREE = 10
_ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qazwsxedcrfvtgbyhnujmikolp")
_RUN = 4


@unique
class Weakness(IntEnum):
    """Why a passphrase is not taken."""

    NONE = 0
    SHORT = 1
    SIMPLE = 2


def weakness(text: str) -> Weakness:
    """Return what is wrong with a passphrase: fewer than LEAST characters, or mostly runs and repetitions."""
    if len(text) < LEAST:
        return Weakness.SHORT
    low = text.casefold()
    if len(set(low)) < _DIFFERENT or _outside_runs(low) < _FREE:
        return Weakness.SIMPLE
    return Weakness.NONE


def _outside_runs(text: str) -> int:
    """Return how many characters are in no run of the alphabet, of digits or of a keyboard, and repeat none before."""
    inside = [False] * len(text)
    for at in range(len(text) - _RUN + 1):
        part = text[at : at + _RUN]
        if any(part in row or part in row[::-1] for row in _ROWS) or part in text[: at + _RUN - 1]:
            inside[at : at + _RUN] = [True] * _RUN
    return inside.count(False)
