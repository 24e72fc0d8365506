"""Why a payout is in no set: kept when its set is looked for, so that what is left over can say so."""

from __future__ import annotations

from typing import NamedTuple


class Untold(NamedTuple):
    """One planned payout. why: a key of texts; first, last: days of the entries that it should carry; net: their sum
    so far as no other payout carries them, at the frame's exponent; by_plan: whether nearly all payouts of its
    account close whole days, so that this one should; whole: whether no entry since the payout before is older than
    sets may reach back."""

    why: str
    first: int
    last: int
    net: int
    by_plan: bool = False
    whole: bool = True
