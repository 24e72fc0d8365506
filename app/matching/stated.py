"""What a channel's own row says that the buyer paid, where it changed the money into its account's currency.

Such a row states both amounts: what the order is, and what reached the account. No rate is needed to believe that
they are the same money, and nothing of the order is left to explain. The match stays a suggestion: its sides are in
two currencies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, Comparison
from app.domain.money import digits, plain
from app.domain.record import Kind
from app.matching.origin import from_formats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

#: Readers that write the amount and its currency behind a row's text: `Order 1042 15.00 EUR`.
FORMATS = frozenset({"stripe.balance"})

_PAID = re.compile(r"(?:^|\s)-?([0-9]+(?:\.[0-9]+)?) ([A-Z]{3})$")


def notes(frame: Frame, comparison: Comparison, match: Ints, side: Ints, row: Ints, count: int) -> list[str]:
    """Return for each match what its channel says that the buyers paid, "" where that is not all the orders are.

    match, side, row: members, sorted by match. Every payment says it, in the one currency of the orders, and the sum
    is theirs to the minor unit; refunds too, and where the orders tell of refunds, as much. Nothing is taken from a
    statement that contradicts its own totals.
    """
    out = [""] * count
    if comparison is not Comparison.L1:
        return out
    says = from_formats(frame.records, FORMATS.__contains__)
    b = row[side != SIDE_A]
    if not says[b].any():
        return out
    texts = dict(zip(b.tolist(), frame.text("text").take(b).to_pylist(), strict=True))
    edge = np.searchsorted(match, np.arange(count + 1)).tolist()
    for number in range(count):
        mine = slice(edge[number], edge[number + 1])
        ours, theirs = row[mine][side[mine] == SIDE_A], row[mine][side[mine] != SIDE_A]
        if says[theirs].all() and frame.trusted[row[mine]].all():
            out[number] = _said(frame, ours, theirs, [texts[one] for one in theirs.tolist()])
    return out


def _said(frame: Frame, ours: Ints, theirs: Ints, texts: list[str]) -> str:
    """Return `15.00 EUR`, the sum that the rows say the buyer paid; "" where it is not that of the orders."""
    code = int(frame.currency[ours[0]])
    name = frame.currencies[code]
    if (frame.currency[ours] != code).any():
        return ""
    paid = back = 0
    for at, text in zip(theirs.tolist(), texts, strict=True):
        value = _value(text, name, frame.exp)
        if value is None:
            return ""
        if frame.num("kind")[at] == Kind.REFUND:
            back += value
        else:
            paid += value
    told = int(frame.refunded[ours].sum())
    if paid != int(frame.amount[ours].sum()) or back > paid or (told and back != told):
        return ""
    return f"{plain(paid, frame.exp, name)} {name}"


def _value(text: str, currency: str, exp: int) -> int | None:
    """Return the amount that ends a text at `exp`, None where there is none in the currency."""
    found = _PAID.search(text)
    if found is None or found[2] != currency:
        return None
    whole, _point, part = found[1].partition(".")
    if len(part) > max(exp, digits(currency)) and part[exp:].strip("0"):
        return None
    return int(whole + part[:exp].ljust(exp, "0"))
