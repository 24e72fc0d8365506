"""The place of each record among all record_ids in the order of their bytes, without writing a single id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_PLACES = 11  # digits of a row number and what follows it


def ranks(statement: Ints, row: Ints, suffix: Ints, ids: Mapping[int, str]) -> Ints:
    """Return 0 … n−1: the order of `statement_id-row` + suffix as bytes.

    statement: numbers, ids: statement_id of each; row: from 0 to 2**31; suffix: 0 none, 1 "a" ….
    """
    # "-" stands behind every statement_id, so "ab-1" and "ab.1-1" are told apart where the ids end
    known = sorted(ids, key=lambda one: f"{ids[one]}-".encode())
    numbers = np.array(known or [0], np.int64)
    order = np.argsort(numbers)
    of_statement = order[np.searchsorted(numbers[order], statement)] if len(statement) else statement
    # digits as text: "10" before "9", and a letter behind a digit after any digit there
    length = np.ones(len(row), np.int64)
    for power in range(1, 10):
        length += row >= 10**power
    text = np.zeros(len(row), np.int64)
    for place in range(1, _PLACES):
        digit = row // 10 ** np.maximum(length - place, 0) % 10 + 1
        letter = (suffix > 0) & (place == length + 1)
        text = text * 12 + np.where(place <= length, digit, np.where(letter, 11, 0))
    text = text * 12 + np.where((suffix > 0) & (length == _PLACES - 1), 11, 0)
    if suffix.any():
        one, two = (suffix - 1) // 26, (suffix - 1) % 26 + 1
        letters = np.where(suffix <= 26, suffix * 27, one * 27 + two)
        by = np.lexsort((letters, text, of_statement))
    elif len(known) < 2**20:
        by = np.argsort(of_statement * 12**_PLACES + text, kind="stable")
    else:
        by = np.lexsort((text, of_statement))
    out = np.empty(len(row), np.int64)
    out[by] = np.arange(len(row))
    return out
