"""Instalments whose price the shop bears for its buyer (花呗, 白条, interest-free plans): HM5.

The buyer pays in parts, the shop gets the whole at once and pays the plan's price as a larger fee, in the same row or
in one of its own. Where the row says so, that explains the fee; where only the figures do, a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fees import STEADY, FeeTerms, Instalments, rate_text
from app.domain.match import EXPLAINED, OPEN, Comparison
from app.domain.record import Kind
from app.matching.classify.amounts import unit
from app.matching.fees import terms as exactly
from app.matching.fees.models import OTHERWISE, Fees
from app.matching.fees.rows import PAYMENT, said

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: How sources say that a buyer pays in parts: Alipay's 花呗分期 and hb_fq, JD's 白条, WeChat's 分付, banks' 分期.
WORDS = "分期|花呗|白条|分付|hb_?fq|instal+ment"

#: The same for a fee with a row of its own: here 花呗 or 白条 alone may also be how the buyer paid.
FEE_WORDS = "分期.*(费|息)|(费|息).*分期|代收白条|hb_?fq|instal+ment"

#: A price from figures alone must be at least so many minor units: of smaller ones, each within a unit or two, too
#: many hit a plan by chance.
CLEAR = 100


@dataclass(frozen=True, slots=True)
class Priced:
    """Charges (positions) whose fee holds the price of a plan. parts, rate: 0 where the plan is not known."""

    at: Ints
    state: int
    key: str
    price: Ints
    parts: Ints
    rate: Ints


def add_instalments(items: Items, fees: Fees) -> Mask:
    """Add HM5 and return which charges it explains."""
    found = instalments(items.frame, fees)
    for one in found:
        _add(items, fees, one)
    _rows_of_their_own(items)
    return explained_by(found, fees)


def explained_by(found: Sequence[Priced], fees: Fees) -> Mask:
    """Return which charges are explained by instalments."""
    out = np.zeros(len(fees.charges), np.bool_)
    for one in found:
        out[one.at] = True
    return out


def instalments(frame: Frame, fees: Fees) -> list[Priced]:
    """Return the payments whose fee holds the price of a plan."""
    charges = fees.charges
    paid = np.flatnonzero((charges.what == PAYMENT) & (charges.fee > 0) & (charges.base > 0))
    if not len(paid):
        return []
    spoken = said(frame, charges.row[paid], WORDS)
    price, parts, rate = _price(frame, fees, paid)
    own = np.array([bool(one.subtypes) and one.sureness == STEADY for one in fees.models] or [False], np.bool_)
    sure = spoken & (price > 0) & (parts > 0)
    alone = spoken & (price > 0) & (parts == 0) & own[fees.model[paid]] & (fees.model[paid] >= 0)
    clear = price >= CLEAR * unit(frame, charges.row[paid])
    likely = ~spoken & (fees.verdict[paid] == OTHERWISE) & (parts > 0) & clear
    return [
        Priced(paid[which], state, key, price[which], parts[which], rate[which])
        for which, state, key in (
            (sure, EXPLAINED, "hm5.said"),
            (alone, EXPLAINED, "hm5.own"),
            (likely, OPEN, "hm5.likely"),
        )
        if which.any()
    ]


def _add(items: Items, fees: Fees, one: Priced) -> None:
    charges, rows = fees.charges, fees.charges.row[one.at]
    items.add(
        "HM5",
        Comparison.L2,
        rows,
        one.key,
        amount=-one.price,
        expected=items.frame.day[rows],
        state=np.full(len(rows), one.state, np.int64),
        money={"fee": charges.fee[one.at], "price": one.price, "base": charges.base[one.at]},
        more={} if one.key == "hm5.own" else {"parts": _texts(one.parts), "rate": _rates(one.rate)},
    )


def _plans(frame: Frame) -> dict[str, tuple[Instalments, ...]]:
    """Return format family → plans, dearest last."""
    out: dict[str, set[Instalments]] = {}
    for one in frame.inputs.starting:
        for family in one.sources:
            out.setdefault(family, set()).update(one.plans)
    return {name: tuple(sorted(plans, key=lambda one: (one.rate, one.parts))) for name, plans in out.items() if plans}


def _price(frame: Frame, fees: Fees, at: Ints) -> tuple[Ints, Ints, Ints]:
    """Return (price of the plan, its parts, its rate) of payments; parts 0 where no known plan has this price.

    The price is what the fee is over the account's usual one; without a usual one it is that of the plan that fits.
    """
    charges = fees.charges
    families, names = frame.family
    base, fee, least = charges.base[at], charges.fee[at], unit(frame, charges.row[at])
    usual = _usual(fees, at)
    price = np.where(usual >= 0, fee - usual, 0)
    parts, rate = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
    of = families[charges.row[at]]
    for name, known in _plans(frame).items():
        mine = (of == names.index(name)) if name in names else np.zeros(len(at), np.bool_)
        for plan in known if mine.any() else ():
            terms = FeeTerms(rate=plan.rate)
            for rest, total in ((usual, fee - usual), (np.zeros_like(usual), fee)):
                fits = mine & (parts == 0) & (rest >= 0) & _near(terms, base, total, least)
                parts[fits], rate[fits], price[fits] = plan.parts, plan.rate, total[fits]
    return price, parts, rate


def _near(terms: FeeTerms, base: Ints, total: Ints, unit: Ints) -> Mask:
    """Return where `total` is the plan's price of a base; two roundings may each move it."""
    whole, _rest = exactly.exact(terms.rate, 0, base)
    return np.asarray((np.abs(total - whole) <= unit) & (total > 0))


def _usual(fees: Fees, at: Ints) -> Ints:
    """Return the fee that the account usually takes of payments, −1 where nobody knows."""
    charges = fees.charges
    out = np.full(len(at), -1, np.int64)
    series = charges.series[at]
    for number, one in enumerate(fees.models):
        if one.subtypes or one.sureness != STEADY:
            continue
        rows = np.flatnonzero(fees.model == number)
        of = np.unique(charges.series[rows])
        terms = one.agreed or one.terms
        mine = np.isin(series, of) & (charges.day[at] >= one.first_day) if one.ordinal > 1 else np.isin(series, of)
        out[mine] = exactly.due(terms, charges.base[at[mine]], fees.exp)
    return out


def _rows_of_their_own(items: Items) -> None:
    """Add fee rows that say that they are the price of instalments."""
    frame = items.frame
    kind = frame.num("kind")
    rows = frame.by_rank(np.isin(kind, (Kind.FEE, Kind.COMMISSION)) & (frame.amount < 0) & ~frame.idle)
    if not len(rows):
        return
    rows = rows[said(frame, rows, FEE_WORDS)]
    items.add(
        "HM5",
        Comparison.L2,
        rows,
        "hm5.row",
        amount=frame.amount[rows],
        expected=frame.day[rows],
        state=np.full(len(rows), EXPLAINED, np.int64),
    )


def _texts(values: Ints) -> pa.Array:
    return pa.array([f'"{one}"' for one in values.tolist()], pa.string())


def _rates(values: Ints) -> pa.Array:
    kinds, index = np.unique(values, return_inverse=True)
    texts = [f'"{rate_text(int(one))}"' for one in kinds]
    return pa.array(texts, pa.string()).take(pa.array(index.ravel()))
