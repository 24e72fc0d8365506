"""Identities of the result tables: made from sources and rows, never from a database number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import suffix_text
from app.reports.cells import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

#: Characters of a row's text in byte order, 0 = end; a row has at most ten digits, a suffix two letters.
_BASE = 38
_WIDTH = 12


class RecordIds:
    """record_ids of a table of records, their byte order, and where a record's number stands.

    records: columns record, statement, row, suffix; statement_ids: number of a statement → its id.
    Positions are rows of `records`.
    """

    def __init__(self, records: pa.Table, statement_ids: Mapping[int, str]) -> None:
        self.record, _none = numbers(records["record"])
        statement, _none = numbers(records["statement"])
        self._row, _none = numbers(records["row"])
        self._suffix, _none = numbers(records["suffix"])
        known = np.unique(statement)
        ids = [statement_ids[int(one)] for one in known]
        self._ids = ids
        self._code = np.searchsorted(known, statement)
        # "-" follows the id in a record_id, so ids are compared with it
        by_record = sorted(range(len(ids)), key=lambda one: f"{ids[one]}-".encode())
        by_name = sorted(range(len(ids)), key=lambda one: ids[one].encode())
        self._rank_in_record = _ranks(by_record)
        self._rank = _ranks(by_name)
        self._where = _lookup(self.record)

    def __len__(self) -> int:
        return len(self.record)

    def positions(self, record: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where records stand by their numbers; −1 for one that is not there."""
        inside = (record >= 0) & (record < len(self._where))
        return np.where(inside, self._where[np.where(inside, record, 0)], -1) if len(self._where) else record * 0 - 1

    def texts(self, at: NDArray[np.int64]) -> pa.Array:
        """Return the record_ids of positions."""
        import pyarrow as pa
        import pyarrow.compute as pc

        names = pa.array([f"{one}-" for one in self._ids], pa.string()).take(pa.array(self._code[at]))
        parts = [names, pa.array(self._row[at]).cast(pa.string())]
        suffix = self._suffix[at]
        if suffix.any():
            words = pa.array([suffix_text(one) for one in range(int(suffix.max()) + 1)], pa.string())
            parts.append(words.take(pa.array(suffix)))
        return pc.binary_join_element_wise(*parts, "")

    def codes(self, at: NDArray[np.int64]) -> tuple[NDArray[np.int64], list[str]]:
        """Return for positions the index of their statement_id in the list beside it."""
        return self._code[at], self._ids

    def table_order(self) -> NDArray[np.int64]:
        """Return positions by statement_id, row as a number, record_id."""
        rank, row, suffix = self._rank[self._code], self._row, _suffix_rank(self._suffix)
        keys = _packed([rank, row, suffix])
        if keys is not None:
            if (keys[1:] >= keys[:-1]).all():
                return np.arange(len(rank))
            return np.argsort(keys, kind="stable")
        return np.lexsort((suffix, row, rank))

    def byte_ranks(self) -> NDArray[np.int64]:
        """Return for each position its place among all record_ids compared as bytes."""
        rank = self._rank_in_record[self._code]
        text = _row_keys(self._row, self._suffix)
        packed = _packed([rank, text])
        order = np.argsort(packed, kind="stable") if packed is not None else np.lexsort((text, rank))
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        return places


def _ranks(order: list[int]) -> NDArray[np.int64]:
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _lookup(record: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return number → position; the book's numbers are dense enough for a plain array."""
    where = np.full(int(record.max()) + 1 if len(record) else 0, -1, np.int64)
    where[record] = np.arange(len(record))
    return where


def _suffix_rank(suffix: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return suffixes in the byte order of their letters ("a" < "aa" < "b")."""
    most = int(suffix.max()) if len(suffix) else 0
    if most <= 26:
        return suffix
    words = [suffix_text(one).encode() for one in range(most + 1)]
    return _ranks(sorted(range(most + 1), key=words.__getitem__))[suffix]


def _row_keys(row: NDArray[np.int64], suffix: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return integers that sort like the texts of row and suffix do as bytes.

    Digits are written from the left in base 38 with 0 for "nothing more", so that "10" < "2".
    """
    if not len(row):
        return row
    widths = np.ones(len(row), np.int64)
    for power in range(1, 11):
        widths += row >= 10**power
    width = int(widths.max())
    most = int(suffix.max())
    letters = 0 if most == 0 else 1 if most <= 26 else 2
    if width + letters > _WIDTH:
        raise OverflowError("a row number of more than ten digits")
    key = np.zeros(len(row), np.int64)
    first = (suffix - 1) // 26 if letters == 2 else suffix * 0
    second = np.where(suffix > 0, (suffix - 1) % 26 + 1, 0)
    one = np.where(first > 0, first, second)
    two = np.where(first > 0, second, 0)
    for place in range(width + letters):
        digit = (row // np.power(10, np.maximum(widths - 1 - place, 0), dtype=np.int64)) % 10
        char = np.where(place < widths, digit + 2, 0)
        if letters:
            char = np.where(place == widths, np.where(one > 0, one + 11, 0), char)
        if letters == 2:
            char = np.where(place == widths + 1, np.where(two > 0, two + 11, 0), char)
        key = key * _BASE + char
    return key


def _packed(keys: list[NDArray[np.int64]]) -> NDArray[np.int64] | None:
    """Return several non-negative keys as one integer, most important first; None where they do not fit."""
    if not len(keys[0]):
        return keys[0]
    spans = [int(key.max()) + 1 for key in keys]
    room = 1
    for span in spans:
        room *= span
    if room >= 1 << 63:
        return None
    whole = keys[0]
    for key, span in zip(keys[1:], spans[1:], strict=True):
        whole = whole * span + key
    return whole


def sort_order(*keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the stable order of rows by several non-negative keys, most important first."""
    packed = _packed(list(keys))
    if packed is None:
        return np.lexsort(tuple(reversed(keys)))
    if (packed[1:] >= packed[:-1]).all():
        return np.arange(len(packed))
    return np.argsort(packed, kind="stable")
