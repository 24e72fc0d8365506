"""A match that a person makes, before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.hand_across import Across

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMatch:
    """A match by hand, ready to store: tables of one match and its members; sum_a, residual at `exp`.

    sum_a: of the members in `currency`; residual: what of A − B neither refunds nor coupons stated by the rows
    themselves explain, across currencies all of it. across: both sides, where they are in two currencies.
    """

    matches: pa.Table
    members: pa.Table
    exp: int
    currency: str
    sum_a: int
    residual: int
    records: tuple[int, ...]
    day: int
    across: Across | None = None
