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

from app.matching.pairing import codes
from app.matching.proposals import group_sum
from app.matching.references import words_inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What the text of a voucher says that takes another one back; and what it says where the bank may have done so.
BOOKED_BACK = (
    "冲销|冲红|冲[账帐]|红冲|红字|作废|更正|沖銷|沖紅|沖[賬帳]|紅沖|紅字|作廢|"
    r"\b(?:storn|void|annul|contrepass|extourn)"
)
WORDS = BOOKED_BACK + r"|冲回|冲正|对冲|转回|沖回|沖正|對沖|轉回|迴轉|\b(?:revers|cancel|undo|correct)"
#: Days after a voucher within which another one takes it back: the books of a year are open that long.
DAYS = 366
#: Days within which a row of the bank is what the opposite voucher books.
MOVED = 5


def cancelled(frame: Frame, lines: Ints, bank: Ints | None = None) -> Mask:
    """Return by row of the frame the lines that a later voucher may take back; lines, bank: rows to look among.

    A line of opposite sign may be a booking of its own where the bank moved its amount about its day.
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
    text = frame.text("text").take(pa.array(rows))
    said, sure = (
        pc.match_substring_regex(text, one, ignore_case=True).to_numpy(zero_copy_only=False)
        for one in (WORDS, BOOKED_BACK)
    )
    back = np.flatnonzero(said)
    moved = _moved(frame, rows[back], lines, bank) & ~sure[back]
    order = np.argsort(same, kind="stable")
    first, end = (np.searchsorted(same[order], same[back], side) for side in ("left", "right"))
    bearers: dict[int, dict[str, list[int]]] = {}
    for at, booked, low, high in zip(back.tolist(), moved.tolist(), first.tolist(), end.tolist(), strict=True):
        alike = rows[order[low:high]]
        known = bearers.get(low)
        if known is None:
            known = bearers[low] = _bearers(frame, alike)
        named = np.array(sorted({line for one in _told(frame, rows[at]) for line in known.get(one, ())}), np.int64)
        named = named[_before(frame, named, rows[at])]
        if len(named) or booked:
            out[named] = True
        else:
            out[alike[_before(frame, alike, rows[at])]] = True
    return out


def stands(made: Proposals, gone: Mask) -> Mask:
    """Return which matches hold no line that was taken back; gone: by row of the frame."""
    return np.asarray(group_sum(gone[made.row].astype(np.int64), made.match, made.count) == 0)


def _before(frame: Frame, lines: Ints, row: int) -> Mask:
    """Return which lines `row` may take back: of the opposite sum, on its day or in the year before it."""
    days = frame.day[row] - frame.day[lines]
    return np.asarray((frame.net[lines] == -frame.net[row]) & (days >= 0) & (days <= DAYS))


def _moved(frame: Frame, rows: Ints, lines: Ints, bank: Ints) -> Mask:
    """Return which of `rows` book an amount that the bank moved about their day, for as many lines as book it then."""
    every = np.concatenate([rows, lines, bank])
    pool, day = frame.owners.pool[every], frame.day[every] - frame.day[every].min(initial=0) + MOVED
    step = int(day.max(initial=0)) + MOVED + 1
    place = codes(frame.net[every], pool, frame.currency[every]) * step + day
    mine, booked, moved = np.split(place, (len(rows), len(rows) + len(lines)))

    def times(among: Ints) -> Ints:
        among = np.sort(among)
        return np.searchsorted(among, mine + MOVED, "right") - np.searchsorted(among, mine - MOVED, "left")

    return np.asarray((pool[: len(rows)] >= 0) & (times(moved) >= times(booked)))


def _told(frame: Frame, row: int) -> set[str]:
    """Return the numbers that the text of a line names, without zeros before them."""
    text = str(frame.text("text")[row].as_py())
    words = (*re.findall(r"[0-9]+", text), *words_inside(pa.array([text])).to_pylist())
    return {one.lstrip("0") for one in words} - {""}


def _bearers(frame: Frame, lines: Ints) -> dict[str, list[int]]:
    """Return the lines by the number of their voucher, and by each number that they bear."""
    found: dict[str, list[int]] = {}
    for line in lines.tolist():
        label = re.findall(r"[0-9]+", str(frame.text("subtype")[line].as_py()))[-1:]
        refs = (str(frame.ref(name)[0][line].as_py()) for name in ("channel_ref", "order_ref", "batch_ref"))
        for one in {one.lstrip("0") for one in (*label, *refs)} - {""}:
            found.setdefault(one, []).append(line)
    return found
