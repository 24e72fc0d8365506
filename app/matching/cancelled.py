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
    for at, booked in zip(back.tolist(), moved.tolist(), strict=True):
        days = frame.day[rows[at]] - frame.day[rows]
        mine = rows[(same == same[at]) & (frame.net[rows] == -frame.net[rows[at]]) & (days >= 0) & (days <= DAYS)]
        named = mine[_named(frame, rows[at], mine)]
        out[named if len(named) or booked else mine] = True
    return out


def stands(made: Proposals, gone: Mask) -> Mask:
    """Return which matches hold no line that was taken back; gone: by row of the frame."""
    return np.asarray(group_sum(gone[made.row].astype(np.int64), made.match, made.count) == 0)


def _moved(frame: Frame, rows: Ints, lines: Ints, bank: Ints) -> Mask:
    """Return which of `rows` book an amount that the bank moved about their day, for as many lines as book it then."""
    pool, day = frame.owners.pool, frame.day
    found = np.zeros(len(rows), np.bool_)
    for at, row in enumerate(rows.tolist()):

        def times(among: Ints, row: int = row) -> int:
            alike = (frame.net[among] == frame.net[row]) & (pool[among] == pool[row])
            alike &= (frame.currency[among] == frame.currency[row]) & (np.abs(day[among] - day[row]) <= MOVED)
            return int(alike.sum())

        found[at] = pool[row] >= 0 and times(bank) >= times(lines)
    return found


def _named(frame: Frame, row: int, lines: Ints) -> Mask:
    """Return which lines are of a voucher whose number the text of `row` names, or bear a number that it names."""
    text = str(frame.text("text")[row].as_py())
    said = {one.lstrip("0") for one in re.findall(r"[0-9]+", text)}
    words = {one.lstrip("0") for one in words_inside(pa.array([text])).to_pylist()}
    out = np.zeros(len(lines), np.bool_)
    for at, line in enumerate(lines.tolist()):
        label = re.findall(r"[0-9]+", str(frame.text("subtype")[line].as_py()))[-1:]
        refs = {str(frame.ref(name)[0][line].as_py()).lstrip("0") for name in ("channel_ref", "order_ref", "batch_ref")}
        out[at] = bool(said & {one.lstrip("0") for one in label}) or bool((said | words) & refs - {""})
    return out
