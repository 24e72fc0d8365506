"""L4, L5: lines of vouchers that another voucher takes back (红字冲销): nothing is surely booked by them any more.

Books correct by a second voucher with the opposite sign, which seldom repeats the number that the first one bears. It
says that it takes something back, and mostly which voucher; where it does not say which, each one that it may take
back is in doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.arrays import within
from app.matching.pairing import codes
from app.matching.proposals import group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What the text of a voucher says that takes another one back.
WORDS = (
    "冲销|冲回|冲正|红冲|红字|对冲|作废|更正|转回|沖銷|沖回|沖正|紅沖|紅字|對沖|作廢|轉回|迴轉|"
    r"\b(?:revers|storn|void|cancel|annul|undo|correct|contrepass|extourn)"
)
#: Days after a voucher within which another one takes it back: the books of a year are open that long.
DAYS = 366
#: Days within which a row of the bank is what the opposite voucher books.
MOVED = 5


def cancelled(frame: Frame, lines: Ints, bank: Ints | None = None) -> Mask:
    """Return by row of the frame the lines that a later voucher may take back; lines, bank: rows to look among.

    A line of opposite sign is a booking of its own where the bank moved its amount about its day.
    """
    bank = lines[:0] if bank is None else bank
    out = np.zeros(frame.count, np.bool_)
    value = frame.net[lines]
    lane = (frame.accounts[0][lines], frame.currency[lines])
    same = codes(*lane, np.abs(value))
    sign = np.bincount(same, value > 0) * np.bincount(same, value < 0)
    place = np.flatnonzero(sign[same] > 0)
    if not len(place):
        return out
    rows, same = lines[place], same[place]
    said = pc.match_substring_regex(frame.text("text").take(pa.array(rows)), WORDS, ignore_case=True)
    back = np.flatnonzero(said.to_numpy(zero_copy_only=False))
    back = back[~_moved(frame, rows[back], bank)]
    for at in back.tolist():
        days = frame.day[rows[at]] - frame.day[rows]
        mine = rows[(same == same[at]) & (frame.net[rows] == -frame.net[rows[at]]) & (days >= 0) & (days <= DAYS)]
        named = mine[_named(frame, rows[at], mine)] if len(mine) > 1 else mine
        out[named if len(named) else mine] = True
    return out


def stands(made: Proposals, gone: Mask) -> Mask:
    """Return which matches hold no line that was taken back; gone: by row of the frame."""
    return np.asarray(group_sum(gone[made.row].astype(np.int64), made.match, made.count) == 0)


def _moved(frame: Frame, rows: Ints, bank: Ints) -> Mask:
    """Return which lines book an amount that the bank moved about their day."""
    both = np.concatenate([rows, bank])
    what = codes(frame.owners.pool[both], frame.currency[both], frame.net[both])
    size = int(frame.day[both].max(initial=0)) + 2 * MOVED + 1
    there = what[len(rows) :] * size + frame.day[bank]
    hit = np.zeros(len(rows), np.bool_)
    for off in range(-MOVED, MOVED + 1):
        hit |= within(what[: len(rows)] * size + frame.day[rows] + off, there)
    return hit & (frame.owners.pool[rows] >= 0)


def _named(frame: Frame, row: int, lines: Ints) -> Mask:
    """Return which lines are of a voucher whose number the text of `row` names."""
    said = set(re.findall(r"[0-9]+", str(frame.text("text")[row].as_py())))
    labels = frame.text("subtype").take(pa.array(lines)).to_pylist()
    return np.array([bool(said & set(re.findall(r"[0-9]+", one)[-1:])) for one in labels], np.bool_)
