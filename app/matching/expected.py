"""The day on which a payout should be in the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.knowledge import DELAY
from app.domain.match import Account
from app.matching.days import add_workdays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]


def expected_days(frame: Frame, payouts: Ints) -> Ints:
    """Return the day on which each payout should be in the bank: working days after its own."""
    codes, names = frame.accounts
    accounts = frame.inputs.accounts
    learned = frame.inputs.knowledge.of(DELAY, "L3")
    usual = Account(code="").delay_days

    def days(name: str) -> int:
        """What a person set goes before what was learned, and that before what is usual."""
        own = accounts[name].delay_days if name in accounts else usual
        return own if own != usual else int(learned.get(name, usual))

    delay = np.array([days(name) for name in names] or [1], np.int64)
    return add_workdays(frame.day[payouts], delay[codes[payouts]])


def expected_by_row(frame: Frame) -> Ints:
    """Return by row of the frame the day on which a payout should be in the bank."""
    out = np.zeros(frame.count, np.int64)
    payouts = np.flatnonzero(frame.payout)
    out[payouts] = expected_days(frame, payouts)
    return out
