"""Charges made by a price list, for tests of fee models."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.domain.fees import FeeRule, FeeTerms, StartingFee
from app.domain.match import Comparison, Rules
from app.domain.record import Kind, Layer
from app.matching.engine import prepare
from app.matching.fees.models import Fees
from app.matching.fees.read import read_fees
from app.matching.fees.terms import due
from tests.matching.shop import inputs, payment, refund, row


def bases(count: int, seed: int = 1, low: int = 100, high: int = 50_000) -> np.ndarray:
    """Return amounts, where they reach far most of them small."""
    if high <= 1_000_000:
        return np.random.default_rng(seed).integers(low, high, count)
    return low + (np.random.default_rng(seed).random(count) ** 3 * (high - low)).astype(np.int64)


def day(number: int) -> str:
    return str(np.datetime64("2026-09-01") + number)


def payments(terms: FeeTerms, base: np.ndarray, *, first: int = 0, days: int = 30, exp: int = 2, **more: Any) -> list:
    """Return payments charged by terms, spread evenly over days from 2026-09-01 + first; fees at `exp` digits."""
    fees = due(terms, base * 10 ** (exp - 2), exp)
    mark = more.pop("mark", "P")
    return [
        payment(
            f"{mark}{n}",
            int(one),
            f"{mark}{n}",
            fee=int(fee),
            fee_exp=exp,
            account="A1",
            day=day(first + n * days // len(base)),
            **more,
        )
        for n, (one, fee) in enumerate(zip(base.tolist(), fees.tolist(), strict=True))
    ]


def refunds_of(rows: list, which: range, returned: Any, *, part: int = 1, **more: Any) -> list:
    """Return a refund of 1/part of each of `which` rows; returned(payment, amount) is the fee given back."""
    out = []
    for n in which:
        paid = rows[n]
        back = max(paid["amount"] // part, 1)
        out.append(
            refund(
                paid["channel_ref"],
                back,
                channel_ref=f"R{n}",
                fee=-int(returned(paid, back)),
                account="A1",
                day=paid.get("day", "2026-10-01"),
                **more,
            )
        )
    return out


def commission(ref: str, fee: int, word: str = "", **more: Any) -> dict:
    given = {"order_ref": ref, "subtype": word, "statement": 2, "account": "A1", **more}
    return row("douyin.settlement", Layer.SETTLEMENT, Kind.COMMISSION, -fee, **given)


def fees_of(
    rows: list, contracts: tuple[FeeRule, ...] = (), starting: tuple[StartingFee, ...] = (), **more: Any
) -> Fees:
    """Return the models of rows whose record_ids are in the order given."""
    work = prepare(inputs(rows, rules=Rules(fees=contracts), **more))
    return read_fees(work.frame, work.sides[Comparison.L1][1], contracts, starting)
