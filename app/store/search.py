"""The one box: find an order, a number, a party or an amount over all layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fingerprint import of_text
from app.domain.money import MOST_DIGITS, parse_plain, rescale
from app.store import bulk
from app.store.context import Context

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Rows = Callable[[NDArray[np.int64]], pa.Table]

#: Text columns that a part of the text is looked for in.
SEARCHED = ("order_ref", "channel_ref", "parent_ref", "batch_ref", "counterparty", "text")

#: Shorter texts are looked for as a whole only.
_LEAST = 2


def find(context: Context, text: str, limit: int, rows: Rows, pieces: Iterator[pa.Table]) -> NDArray[np.int64]:
    """Return record numbers, best first: whole numbers, then amounts, then what contains `text`.

    rows: gives the live records of these numbers. pieces: all live records, with the columns SEARCHED, piece by piece.
    """
    if not text:
        return np.zeros(0, np.int64)
    found = list(dict.fromkeys([*_by_number(context, text, rows), *_by_amount(context, text, limit)]))
    if len(found) < limit and len(text) >= _LEAST:
        found = list(dict.fromkeys([*found, *_by_part(text, limit, pieces)]))
    return np.array(found[:limit], np.int64)


def _by_number(context: Context, text: str, rows: Rows) -> list[int]:
    import pyarrow as pa

    mark = int(of_text(pa.array([text], pa.string()))[0])
    sql = (
        "select number from record where order_fp = ?1 and order_fp <> 0 and until is null union "
        "select number from record where channel_fp = ?1 and channel_fp <> 0 and until is null order by 1"
    )
    numbers = bulk.fetch_ints(context.connection, sql, (mark,))
    if not len(numbers):
        return []
    found = rows(numbers)
    named = zip(numbers.tolist(), found["order_ref"].to_pylist(), found["channel_ref"].to_pylist(), strict=True)
    return [number for number, order, channel in named if text in (order, channel)]


def _by_amount(context: Context, text: str, limit: int) -> list[int]:
    try:
        value, exp = parse_plain(text.replace(",", ""))
    except ValueError:
        return []
    marks: list[tuple[int, int]] = []
    for digits in range(MOST_DIGITS + 1):
        try:
            marks.append((rescale(value, exp, digits), digits))
        except ValueError:
            continue
    found: list[int] = []
    for amount, digits in marks:
        sql = "select number from record where amount in (?, ?) and exp = ? and until is null order by number limit ?"
        found += bulk.fetch_ints(context.connection, sql, (amount, -amount, digits, limit)).tolist()
    return found


def _by_part(text: str, limit: int, pieces: Iterator[pa.Table]) -> list[int]:
    import pyarrow.compute as pc

    folded = text.lower() != text.upper()  # only letters have a case, and folding costs
    found: list[int] = []
    for table in pieces:
        hit = None
        for name in SEARCHED:
            one = pc.match_substring(table[name], text, ignore_case=folded)
            hit = one if hit is None else pc.or_(hit, one)
        found += _numbers(table, hit)[: limit - len(found)]
        if len(found) >= limit:
            break
    return found


def _numbers(table: pa.Table, hit: pa.ChunkedArray) -> list[int]:
    numbers: list[int] = table["record"].filter(hit).to_pylist()
    return numbers
