"""Comparisons, sides, accounts and the rules that a run matches by."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.domain.fees import FeeRule
from app.domain.rule import Rule
from app.domain.tolerance import Tolerance


class Comparison(Enum):
    """Which two layers are held against each other."""

    L1 = "L1"  # order ↔ payment
    L2 = "L2"  # payment, refund, fee ↔ settlement; a trade bill ↔ its ledger
    L3 = "L3"  # settlement ↔ bank deposit
    L4 = "L4"  # bank and channel balances ↔ books
    L5 = "L5"  # orders ↔ declared revenue and tax


#: In the order they run: L2's views say which ledger rows a trade bill already states.
RUN_ORDER = (Comparison.L1, Comparison.L2, Comparison.L3, Comparison.L4, Comparison.L5)

SIDE_A, SIDE_B = 0, 1
SUGGESTED, CONFIRMED = 0, 1
WAITING, OPEN, EXPLAINED, RESOLVED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the book knows of an account; every field but `code` may be empty or the default.

    code: number or name as sources state it. title: the person's own name for it. role: "shop", "channel", "bank" or
        "ledger" (one of the books). provider: "alipay", "wechatpay", "taobao" …. shop: whose money it is.
    bank: code of the bank account that its payouts go to; of one of the books, the bank account that it stands for.
    cutoff_min: minutes after midnight at which its day ends (0 = midnight). delay_days: working days from an event to
        its counterpart.
    zone: IANA name; opening_on (ISO date), opening (value at exp): balance before the first statement.
    """

    code: str
    title: str = ""
    role: str = ""
    provider: str = ""
    shop: str = ""
    merchant: str = ""
    bank: str = ""
    currency: str = "CNY"
    exp: int = 2
    zone: str = "Asia/Shanghai"
    cutoff_min: int = 0
    delay_days: int = 1
    opening_on: str = ""
    opening: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a run goes by; JSON in a rules file and in the book (app.rules checks it).

    version: changes with the meaning of the built-in rules. accept: lowest score of a suggestion.
    batch_days: how far back a batch may reach. rounding: units per part that are a residue (AM9).
    late_band_days: days after the expected one at which a late payout is a missing one (EX5).
    large: amount, in minor units at two digits of any currency, above which one is asked about (AB2) beside what is
    far out of the shop's own; 0 = none. margin: most that a channel or bank may have kept of a sum that it exchanged,
    in parts of a hundred (AM10).
    cases: payments of one buyer that are round or at night from which one is asked about (AB5). night_from, night_to:
    hours of the day between which it is night, the first included; over midnight where the first is later. share: part
    of a month's payments, in a hundred, from which a buyer is asked about (AB8).
    refunds: refunded payments of one buyer from which chance is asked whether it explains them (AB1). residues: small
    differences of one account that nearly all have one sign, from which they are asked about (AB4); small: minor units
    up to which one is small. loops: equal payments of one buyer that went back whole (AB6). payee_days, payee_rows:
    days and payments of history in which a payee was never named; payee_percent: part of the account's payments, in a
    hundred, that are smaller than one to a new payee that is asked about (AB7).
    rules: what people wrote, in the order in which they are asked; of several that hold the first one governs.
    fees: contract rates that channels are held to, from a day on.
    """

    version: int = 1
    tolerance: Tolerance = field(default_factory=Tolerance)
    accept: int = 500
    component_cap: int = 400
    batch_days: int = 7
    rounding: int = 1
    late_band_days: int = 3
    large: int = 0
    margin: int = 5
    cases: int = 8
    night_from: int = 1
    night_to: int = 5
    share: int = 25
    refunds: int = 3
    residues: int = 12
    small: int = 100
    loops: int = 4
    payee_days: int = 60
    payee_rows: int = 30
    payee_percent: int = 90
    rules: tuple[Rule, ...] = ()
    fees: tuple[FeeRule, ...] = ()
