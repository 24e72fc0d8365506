"""Money: integers of the smallest unit, an exponent and a currency; never a binary fraction.

An amount in a column is `value` together with `exp`: the money is value / 10**exp. The exponent is
the currency's own (2 for CNY) unless a source prints more digits, as WeChat Pay does for fees (5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: ISO 4217 digits after the point where they are not two.
DIGITS = {
    "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KMF": 0, "KRW": 0,
    "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0,
    "XOF": 0, "XPF": 0,
}  # fmt: skip

#: Digits an amount may have after its point, so that sums of a billion rows stay inside 64 bits.
MOST_DIGITS = 8

_PLAIN = re.compile(r"-?\d{1,15}(\.\d{1,8})?")


def digits(currency: str) -> int:
    """Return how many digits `currency` has after the point; two where it is unknown or empty."""
    return DIGITS.get(currency, 2)


def rescale(value: int, exp: int, to: int) -> int:
    """Return `value` at `exp` as an integer at exponent `to`; `to` must not lose a non-zero digit."""
    if to >= exp:
        return value * int(10 ** (to - exp))
    whole, rest = divmod(value, int(10 ** (exp - to)))
    if rest:
        raise ValueError(f"{value}e-{exp} does not fit {to} digits")
    return whole


def plain(value: int, exp: int, currency: str) -> str:
    """Write an amount as the result tables do: `-1234.50`, no grouping, no exponent, never `-0.00`.

    It has the currency's digits, and more only where they are not zero.
    """
    least = digits(currency)
    if exp < least:
        value, exp = value * 10 ** (least - exp), least
    while exp > least and value % 10 == 0:
        value, exp = value // 10, exp - 1
    sign, value = ("-", -value) if value < 0 else ("", value)
    if exp == 0:
        return f"{sign}{value}"
    whole, part = divmod(value, 10**exp)
    return f"{sign}{whole}.{part:0{exp}d}"


def parse_plain(text: str) -> tuple[int, int]:
    """Read what `plain` writes; return (value, exp). ValueError on anything else."""
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"not an amount: {text!r}")
    whole, _, part = text.partition(".")
    return int(whole + part), len(part)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """One amount: value / 10**exp units of `currency`. Sums of two currencies do not exist."""

    value: int
    currency: str
    exp: int = 2

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} are never added")
        to = max(self.exp, other.exp)
        return Money(rescale(self.value, self.exp, to) + rescale(other.value, other.exp, to), self.currency, to)

    def __neg__(self) -> Money:
        return Money(-self.value, self.currency, self.exp)

    def __sub__(self, other: Money) -> Money:
        return self + -other

    def __str__(self) -> str:
        return plain(self.value, self.exp, self.currency)
