"""How far two amounts and two days may lie apart and still agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """Under which difference two amounts count as agreeing; never silent: the drift stays in the evidence.

    below, above: minor units that side B may be under or over side A. percent_below, percent_above: hundredths of a
    percent of side A's amount that it may be as well; cap: most minor units that a percentage may come to, 0 = no cap.
    The larger of value and percentage counts. days_before, days_after: days that the other side may be before and
    after the day of side `anchor`, "A" (the day expected of it) or "B".
    """

    below: int = 0
    above: int = 0
    percent_below: int = 0
    percent_above: int = 0
    cap: int = 0
    days_before: int = 1
    days_after: int = 3
    anchor: str = "A"
