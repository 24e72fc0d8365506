"""Single promises as plain functions: what `verify` asks of every statement and match."""

from __future__ import annotations

from collections.abc import Sequence


def rows_partition(read: int, stored: int, seen: int, refused: int) -> bool:
    """Return whether every row of a source is exactly one of stored, seen before, refused."""
    return min(read, stored, seen, refused) >= 0 and read == stored + seen + refused


def rolls(opening: int, movements: int, closing: int) -> bool:
    """Return whether opening + movements = closing, all at one exponent."""
    return opening + movements == closing


def parts_fit(whole: int, parts: Sequence[int]) -> bool:
    """Return whether parts of a record add to no more than it: Σ|part| ≤ |whole|."""
    return sum(abs(part) for part in parts) <= abs(whole)
