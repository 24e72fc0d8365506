"""What a channel or platform charges: terms of a fee, contracts, starting models, and the models read from data.

Rates are integers of one hundred-millionth (`RATE`): 0.6 % is 600_000. Amounts are integers at an exponent.
"""

from __future__ import annotations

from dataclasses import dataclass

#: One whole, in the steps of a rate.
RATE = 100_000_000
RATE_DIGITS = 8

#: How a fee is brought to its last digit; the first is the usual one.
ROUNDINGS = ("half_up", "half_even", "half_down", "down", "up")

#: What becomes of the fee when money goes back: returned in proportion, returned without the fixed part,
#: returned whole, not returned. "" = not known.
TREATMENTS = ("proportion", "without_fixed", "whole", "kept")

#: What a charge is for.
PAYMENT, PAYOUT, COMMISSION, FEE = "payment", "payout", "commission", "fee"
KINDS = (PAYMENT, PAYOUT, COMMISSION, FEE)

#: Where terms come from.
DATA, CONTRACT, STARTING, NONE = "data", "contract", "starting", "none"

#: How sure a model is: nearly all rows obey it and no other rate does; too few rows to say; several rates at once.
STEADY, FEW, MIXED = "steady", "few", "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeTerms:
    """fee = rate × base + fixed, rounded to `step_exp` digits, at least `least`, at most `cap`.

    rate: in steps of 1/RATE. fixed, least, cap: at `exp`; None = none. rounding: of ROUNDINGS. refund: of
    TREATMENTS or "".
    """

    rate: int = 0
    fixed: int = 0
    least: int | None = None
    cap: int | None = None
    exp: int = 2
    step_exp: int = 2
    rounding: str = "half_up"
    refund: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRule:
    """A contract that a person holds a channel to, from a day on; kept with the rules of the book.

    account, kind, subtype: which charges; "" of a subtype is all of them. since: ISO date. The rest as in FeeTerms.
    """

    account: str
    kind: str = PAYMENT
    subtype: str = ""
    currency: str = "CNY"
    since: str = "1970-01-01"
    rate: int = 0
    fixed: int = 0
    least: int | None = None
    cap: int | None = None
    exp: int = 2
    rounding: str = "half_up"
    refund: str = ""
    note: str = ""

    def terms(self) -> FeeTerms:
        """Return what it asks for."""
        return FeeTerms(
            rate=self.rate,
            fixed=self.fixed,
            least=self.least,
            cap=self.cap,
            exp=self.exp,
            step_exp=self.exp,
            rounding=self.rounding,
            refund=self.refund,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalments:
    """A plan whose price the shop bears: parts, and its rate in steps of 1/RATE."""

    parts: int
    rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingFee:
    """What a payment method is known to cost before any statement says so; never a contract.

    id: never changes. method: "alipay" …, what it belongs to. sources: first parts of format names it may show in.
    words: regular expression found in a row's subtype or text where the method does not cover the whole account,
    "" = the whole account. plans: instalments with their price for the shop. source: where the figure was read.
    """

    id: str
    title: str
    kind: str
    currency: str
    terms: FeeTerms
    sources: tuple[str, ...] = ()
    words: str = ""
    plans: tuple[Instalments, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    source: str = ""

    def title_in(self, lang: str) -> str:
        """Return what it is called in a language."""
        return dict(self.titles).get(lang, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeModel:
    """One price of one account, for one kind of charge and some of its subtypes, over some days.

    subtypes: the sources' own words, sorted; () = all that no other model of the account names. ordinal: 1 for the
    first terms of a series, 2 after the first change …. first_day, last_day: days from 1970-01-01 of the first and
    last row it holds for; first_day of a later ordinal is the day of the change.
    origin: DATA, CONTRACT, STARTING or NONE; sureness: STEADY, FEW or MIXED. rows: charges held against it; exact:
    equal to the last decimal; residue: off by less than a minor unit; otherwise: the rest.
    lowest, highest: rates that explain the exact rows just as well, in steps of 1/RATE. roundings: those that do.
    refunds: rows that can tell what becomes of the fee, refunds_as: how many of them did as `terms.refund` says.
    refund_since: day from which `terms.refund` holds where another treatment, refund_before, held until then.
    agreed: the contract in force on the last of the days, where a person gave one; its rows are held to it.
    """

    account: str
    source: str
    kind: str
    currency: str
    subtypes: tuple[str, ...]
    ordinal: int
    first_day: int
    last_day: int
    terms: FeeTerms
    origin: str
    sureness: str
    rows: int
    exact: int
    residue: int
    otherwise: int
    lowest: int
    highest: int
    roundings: tuple[str, ...]
    refunds: int = 0
    refunds_as: int = 0
    refund_since: int | None = None
    refund_before: str = ""
    agreed: FeeTerms | None = None


def rate_text(rate: int) -> str:
    """Write a rate as percent, with the digits it has: `0.6%`, `2.9%`, `0%`."""
    whole, part = divmod(rate, RATE // 100)
    digits = f"{part:0{RATE_DIGITS - 2}d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


def percent_text(rate: int) -> str:
    """Write a rate as people read it, `0.60 %`: two digits after the point, more only where they are not zero."""
    whole, part = divmod(rate, RATE // 100)
    digits = f"{part:0{RATE_DIGITS - 2}d}".rstrip("0").ljust(2, "0")
    return f"{whole}.{digits}\N{NO-BREAK SPACE}%"


def parse_rate(text: str) -> int:
    """Read a percentage, `0.6`, `0.60%` or `0.6 %`; ValueError on anything else or on more than six decimals."""
    bare = text.strip().removesuffix("%").strip()
    whole, _, part = bare.partition(".")
    if (
        not (whole.isascii() and whole.isdigit())
        or len(whole) > 3
        or (part and not (part.isascii() and part.isdigit()))
    ):
        raise ValueError(f"not a rate: {text!r}")
    part = part.rstrip("0")
    if len(part) > RATE_DIGITS - 2 or bare.endswith("."):
        raise ValueError(f"not a rate: {text!r}")
    rate = int(whole) * (RATE // 100) + int(part.ljust(RATE_DIGITS - 2, "0"))
    if rate > RATE:
        raise ValueError(f"not a rate: {text!r}")
    return rate
