"""L3: payouts of a channel ↔ credits of the bank."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.knowledge import ALIAS
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching import by_currency, by_merged, by_rule, exchange
from app.matching.by_amount_and_day import find_deposits
from app.matching.days import without_holidays
from app.matching.expected import expected_by_row, expected_days
from app.matching.numbers import borne_by_others, number_in_text, shared_numbers
from app.matching.proposals import pairs
from app.matching.references import short_ones
from app.matching.short_numbers import SCORE as DOUBTFUL
from app.matching.short_numbers import alone, alone_about
from app.matching.sides import channel_like
from app.matching.tolerance import day_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L3 = Comparison.L3

#: What a bank writes for each provider; a credit that names another one is not this one's payout.
PROVIDER_WORDS = {
    "alipay": "支付宝|蚂蚁|alipay",
    "wechatpay": "财付通|微信|tenpay|wechat|weixin",
    "pinduoduo": "拼多多|付费通|寻梦|pinduoduo",
    "jd": "网银在线|京东",
    "douyin": "抖音|合众易宝",
    "youzan": "有赞",
    "xiaohongshu": "小红书|行吟",
    "unionpay": "银联|拉卡拉|unionpay|lakala",
    "stripe": "stripe",
    "paypal": "paypal",
    "adyen": "adyen",
    "shopify": "shopify",
    "amazon": "amazon|amzn|亚马逊",
    "square": r"\bsquare",
    "etsy": "etsy",
    "ebay": "ebay",
    "razorpay": "razorpay",
}

#: A deposit that is less (a bank's charge) or more by at most this share, and at most this many units.
NEAR_PERCENT, NEAR_UNITS = 2, 200
#: The same for a charge that does not depend on the amount: a larger share of a small payout.
FIXED_PERCENT, FIXED_UNITS = 10, 50
#: What speaks for a bank row that names a channel, but not which.
NAMED = 100

#: Columns of a payout and of a bank row that may hold one number, surest first.
NUMBERS = (("channel_ref", "batch_ref", "order_ref"), ("channel_ref", "order_ref", "batch_ref"))

#: Days after a payout within which a bank row with its number is surely its own; numbers are used again.
MOST_DAYS = 62
#: The same of a short number, which banks and channels count from 1.
SHORT_DAYS = 10


def run(work: Work) -> None:
    """Find the matches of L3 and keep them in `work`."""
    side_a, side_b = work.sides[L3]
    if not side_a.any() or not side_b.any():
        return
    for method, one in PASSES:
        work.frame.spent.begin("L3", method)
        one(work)


def _open(work: Work) -> tuple[Ints, Ints]:
    """Return open payouts and open bank rows whose sign can be their counterpart's."""
    frame = work.frame
    return frame.by_rank(work.open(L3, SIDE_A) & ~frame.idle), frame.by_rank(work.open(L3, SIDE_B))


def _by_number(work: Work) -> None:
    """Pair numbers that stand once on each side among all payouts and bank rows."""
    frame = work.frame
    all_a, all_b = frame.by_rank(work.sides[L3][0]), frame.by_rank(work.sides[L3][1])
    moved = all_a[~frame.idle[all_a]]
    for name, other in product(*NUMBERS):
        for a, b in shared_numbers(frame, all_a, all_b, (name,), (other,)):
            held = np.isin(a, short_ones(frame.ref(name)[0], a))
            if held.any():
                held[held] = ~_told(work, (all_a, all_b), a[held], b[held])
            again = borne_by_others(frame, moved, a, name, NUMBERS[0])
            again |= borne_by_others(frame, all_b, b, other, NUMBERS[1])
            _keep(work, a, b, "reference", sure=True, held=held, again=again)


def _told(work: Work, sides: tuple[Ints, Ints], a: Ints, b: Ints) -> Mask:
    """Return which pairs with a short number are surely one payout's, by more than the number.

    Their amount is nobody else's, all along or about those days, and the bank row names no other channel or account.
    sides: all payouts and all bank rows.
    """
    frame = work.frame
    own, here = np.zeros((2, frame.count), np.bool_)
    for rows in sides:
        own[rows] = alone(frame, rows, frame.net[rows])
        here[rows] = alone_about(frame, rows, frame.net[rows], SHORT_DAYS)
    days = frame.day[b] - frame.day[a]
    soon = (days >= -1) & (days <= SHORT_DAYS)
    lone = (soon & here[a] & here[b]) | (own[a] & own[b])
    return np.asarray(lone & (_evidence(work, b)(a, b) > -NAMED))


def _by_rule(work: Work) -> None:
    by_rule.run(work, L3)


def _by_text(work: Work) -> None:
    """Pair a bank row whose text holds the number of one payout."""
    payouts, deposits = _open(work)
    if len(payouts) and len(deposits):
        a, b = number_in_text(work.frame, work.frame.by_rank(work.sides[L3][0]), deposits)
        _keep(work, a, b, "reference_text", sure=False)


def _by_exchange(work: Work) -> None:
    """Pair payouts and bank credits of two currencies by their number."""
    by_currency.payouts(work, NUMBERS, MOST_DAYS)


def _by_day_rate(work: Work) -> None:
    """Pair what is left of two currencies by the rate of the day."""
    by_currency.by_rate(work, evidence_of, expected_days)


def _keep(
    work: Work, a: Ints, b: Ints, method: str, *, sure: bool, held: Mask | None = None, again: Mask | None = None
) -> None:
    """Take pairs that are open and of one currency and opposite sign.

    held: those whose number may be another's; again: those whose number stands on a further row.
    """
    frame = work.frame
    own = np.ones(len(a), np.bool_) if held is None else ~held
    once = np.ones(len(a), np.bool_) if again is None else ~again
    good = work.open(L3, SIDE_A)[a] & work.open(L3, SIDE_B)[b] & ~frame.idle[a]
    good &= (frame.currency[a] == frame.currency[b]) & ((frame.net[a] < 0) == (frame.net[b] > 0))
    a, b, own, once = a[good], b[good], own[good], once[good]
    if not len(a):
        return
    order = np.argsort(frame.rank[a])
    a, b, own, once = a[order], b[order], own[order], once[order]
    off = -frame.net[a] - frame.net[b]
    days = frame.day[b] - frame.day[a]
    sure_row = np.asarray(own & once & (days >= -1) & (days <= MOST_DAYS) & sure)
    made = pairs(
        frame,
        L3,
        method,
        a,
        b,
        score=np.where(off == 0, np.where(sure_row, 1000, np.where(own, 900, DOUBTFUL)), 700),
        confirmed=(off == 0) & frame.trusted[a] & frame.trusted[b] & sure_row,
    )
    made.figures["off"] = off
    if sure:
        near = np.asarray((days >= -1) & (days <= MOST_DAYS))
        made.gates = {"amount": off == 0, "days": near, "totals": frame.trusted[a] & frame.trusted[b]}
        made.gates |= {"number": own, "unique": once}
    work.take(made)


def _by_amount(work: Work) -> None:
    frame = work.frame
    payouts, deposits = _open(work)
    payouts, deposits = payouts[frame.net[payouts] != 0], deposits[frame.net[deposits] != 0]
    more = _evidence(work, deposits)
    found, choice = find_deposits(
        frame, payouts, deposits, expected_days(frame, payouts), more, lambda a, b: work.refused_pairs(L3, a, b)
    )
    work.choices[L3] = choice
    if found is not None:
        work.take(found)


def _merged(work: Work) -> None:
    """Find deposits of several payouts and payouts in several deposits, to the unit."""
    by_merged.run(work, _evidence, expected_by_row(work.frame), charged=False)


def _charged(work: Work) -> None:
    """Find the same less a bank charge that is known from other payouts."""
    by_merged.run(work, _evidence, expected_by_row(work.frame), charged=True)


class _Evidence:
    """What party, text and account say of a pair of payout and bank row, beside amount and day."""

    def __init__(self, work: Work, deposits: Ints) -> None:
        frame = self.frame = work.frame
        self.like = channel_like(frame.records)
        self.named = np.full((frame.count, len(PROVIDER_WORDS)), False)
        for at, word in enumerate(PROVIDER_WORDS.values()):
            hit = np.zeros(len(deposits), np.bool_)
            for name in ("counterparty", "text"):
                said = pc.match_substring_regex(frame.text(name).take(deposits), word, ignore_case=True)
                hit |= said.to_numpy(zero_copy_only=False)
            self.named[deposits, at] = hit
        codes, names = frame.family
        place = {name: at for at, name in enumerate(PROVIDER_WORDS)}
        self.provider = np.array([place.get(name, -1) for name in names] or [-1], np.int64)[codes]
        accounts, names = frame.accounts
        banks = [frame.inputs.accounts[one].bank if one in frame.inputs.accounts else "" for one in names]
        known = [names.index(one) if one and one in names else -1 for one in banks]
        self.bank = np.array(known or [-1], np.int64)[accounts]
        self.account = accounts
        self.known_as = self._known_as(names)

    def _known_as(self, names: list[str]) -> Ints:
        """Return for each row the account whose money arrives under the name it bears, −1 for none."""
        frame = self.frame
        out = np.full(frame.count, -1, np.int64)
        learned = frame.inputs.knowledge.of(ALIAS, "L3")
        if learned:
            coded = frame.text("counterparty").dictionary_encode()
            place = [
                names.index(learned[one]) if learned.get(one) in names else -1 for one in coded.dictionary.to_pylist()
            ]
            out = np.array(place or [-1], np.int64)[coded.indices.to_numpy()]
        return out

    def __call__(self, a: Ints, b: Ints) -> Ints:
        provider = self.provider[a]
        same = self.named[b, np.maximum(provider, 0)] & (provider >= 0)
        other = self.named[b].any(axis=1) & ~same & (provider >= 0)
        own = (self.known_as[b] >= 0) & (self.known_as[b] == self.account[a])
        same, other = same | own, other & ~own
        elsewhere = (self.bank[a] >= 0) & (self.bank[a] != self.account[b])
        # a bank row that names no channel may be anyone's money
        points = np.where(same, 2 * NAMED, np.where(self.like[b], NAMED, -50))
        return np.where(other | elsewhere, -1000, points)


def _evidence(work: Work, deposits: Ints) -> _Evidence:
    return _Evidence(work, deposits)


def evidence_of(work: Work, deposits: Ints) -> Callable[[Ints, Ints], Ints]:
    """Return what says of pairs of payout and one of `deposits` how well party, text and account go together."""
    return _Evidence(work, deposits)


def charges_by_number(work: Work) -> list[int]:
    """Return the bank charges that payouts prove whose number stands on their deposit; takes those matches."""
    _by_number(work)
    return by_merged.known_charges(work)


def _near(work: Work) -> None:
    """Pair the only payout and the only channel credit of some days that differ by a small charge.

    First what is little of the payout, then what a bank charges as a fixed sum, where the credit names the channel.
    """
    _charge(work, fixed=False)
    _charge(work, fixed=True)


def _charge(work: Work, *, fixed: bool) -> None:
    frame = work.frame
    payouts, deposits = _open(work)
    deposits = deposits[channel_like(frame.records)[deposits]]
    payouts = payouts[frame.net[payouts] < 0]
    if not len(payouts) or not len(deposits) or len(payouts) * len(deposits) > 4_000_000:
        return
    due = expected_days(frame, payouts)
    due, came = np.split(without_holidays(np.concatenate([due, frame.day[deposits]])), [len(payouts)])
    days = came[None, :] - due[:, None]
    whole = -frame.net[payouts][:, None]
    off = whole - frame.net[deposits][None, :]
    small = (np.abs(off) * 100 <= NEAR_PERCENT * whole) & (np.abs(off) <= NEAR_UNITS * 10**frame.exp)
    if fixed:
        small = (off > 0) & (off * 100 <= FIXED_PERCENT * whole) & (off <= FIXED_UNITS * 10**frame.exp)
    before, after = day_window(frame.inputs.rules.tolerance)
    fits = small & (days >= -before) & (days <= after)
    fits &= frame.currency[payouts][:, None] == frame.currency[deposits][None, :]
    i, j = np.nonzero(fits)
    possible = _evidence(work, deposits)(payouts[i], deposits[j]) > (NAMED if fixed else 0)
    possible &= ~work.refused_pairs(L3, payouts[i], deposits[j])
    if (by := frame.governing.get(L3)) is not None:
        possible &= by.of(payouts[i], deposits[j]) < 0  # what a rule governs goes by its tolerance alone
    i, j = i[possible], j[possible]
    only = (np.bincount(i, minlength=len(payouts))[i] == 1) & (np.bincount(j, minlength=len(deposits))[j] == 1)
    i, j = i[only], j[only]
    if len(i):
        made = pairs(frame, L3, "amount_day", payouts[i], deposits[j], score=np.full(len(i), 550))
        made.figures["off"] = off[i, j]
        work.take(made)


#: Passes by their method, surest first.
PASSES: tuple[tuple[str, Callable[[Work], None]], ...] = (
    ("reference", _by_number),
    (by_rule.METHOD, _by_rule),
    ("reference_text", _by_text),
    (exchange.NUMBER, _by_exchange),
    ("amount_day", _by_amount),
    (by_merged.METHOD, _merged),
    ("amount_day", _near),
    (by_merged.METHOD, _charged),
    (exchange.RATE, _by_day_rate),
)
