"""Pairs of rows that share a number: in their columns, or one's number inside the other's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.arrays import within
from app.domain.fingerprint import of_text
from app.matching.keys import group_ids
from app.matching.pairing import codes, first_of, single
from app.matching.references import numbers_inside, rows_and_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def shared_numbers(
    frame: Frame, a: Ints, b: Ints, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Ints, Ints]]:
    """Yield, for each pair of columns, the rows of `a` and `b` whose number stands once on each side."""
    for left in ours:
        for right in theirs:
            (text_a, fp_a), (text_b, fp_b) = frame.ref(left), frame.ref(right)
            if not fp_a[a].any() or not fp_b[b].any():
                continue
            ids, _ = group_ids(np.concatenate([fp_a[a], fp_b[b]]), pa.concat_arrays([text_a.take(a), text_b.take(b)]))
            i, j = single(ids[: len(a)], ids[len(a) :])
            yield a[i], b[j]


def borne_by_others(
    frame: Frame, rows: Ints, some: Ints, name: str, columns: Sequence[str], lane: Ints | None = None
) -> Mask:
    """Return of which of `some` the number in column `name` stands on another one of `rows`, in whichever column.

    What was paid out again may bear the first payout's number as its batch, what a bank or a voucher took back that of
    what it took back. lane: of each row of the frame, what has nothing to do with rows of another one.
    """
    marks = np.concatenate([frame.ref(one)[1][rows] for one in columns])
    row = np.tile(rows, len(columns))
    mine = frame.ref(name)[1][some]
    here = within(marks, mine[mine != 0])
    if not here.any():
        return np.zeros(len(some), np.bool_)
    marks, row = marks[here], row[here]
    where = np.zeros(frame.count, np.int64) if lane is None else lane
    fresh = np.unique(np.stack([marks, where[row], row]), axis=1)
    both = codes(np.concatenate([fresh[0], mine]), np.concatenate([fresh[1], where[some]]))
    times = np.bincount(both[: fresh.shape[1]], minlength=int(both.max()) + 1)
    return np.asarray((mine != 0) & (times[both[fresh.shape[1] :]] > 1))


def number_in_text(frame: Frame, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return pairs in which the text of a row of `b` holds the channel's number of one row of `a` and of no other.

    A number is a long run of digits, or a word of letters and figures. A row of either side that is met twice is left
    out: nothing says which of the two it is.
    """
    said = frame.text("text").take(b)
    (at, number), (of_word, word) = numbers_inside(said), rows_and_words(said)
    lettered = ~np.asarray(pc.ascii_is_decimal(word).to_numpy(zero_copy_only=False), np.bool_)
    at, number = np.concatenate([at, of_word[lettered]]), pa.concat_arrays([number, word.filter(pa.array(lettered))])
    if not len(at) or not len(a):
        return a[:0], b[:0]
    text, _ = frame.ref("channel_ref")
    both = pa.concat_arrays([text.take(a), number])
    ids, _ = group_ids(of_text(both), both)
    place, only = first_of(ids[: len(a)], ids[len(a) :])
    pair = np.unique(place[only] * np.int64(len(b)) + at[only])  # a text may say a number twice
    left, right = a[pair // len(b)], b[pair % len(b)]
    once = (np.bincount(left, minlength=frame.count)[left] == 1) & (
        np.bincount(right, minlength=frame.count)[right] == 1
    )
    return left[once], right[once]
