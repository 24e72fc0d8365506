"""What amount and day chose, and what they could not choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Choice:
    """Pairs chosen (rows of the frame), their scores, and what could not be chosen.

    equal: classes of rows of which each is as good as another; crowds: groups over the cap. alone: no other pair
    that passes its gates has either of the two rows. rule: for each pair the place of the rule that governs it.
    name: grade of the two names, 0 = not compared. rival: row of the best other candidate of either row, −1 = none;
    rival_score: its score. sure: how far the score can be counted on, as a word, "" where nothing was learned.
    proof: the piece of the certificate, see `certificates`, "" where there was no rival.
    """

    a: Ints
    b: Ints
    score: Ints
    ambiguous: Mask
    equal: list[tuple[list[int], list[int]]] = field(default_factory=list)
    crowds: list[tuple[list[int], list[int]]] = field(default_factory=list)
    alone: Mask = field(default_factory=lambda: np.zeros(0, np.bool_))
    rule: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    name: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    rival: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    rival_score: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    sure: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
