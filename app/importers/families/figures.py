"""An amount of a text as integer and exponent, before it is known how many digits the file needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as printed: value / 10**exp, without the zeros at its end."""

    value: int
    exp: int

    def at(self, exp: int) -> int:
        """Return it as an integer at `exp` digits, not fewer than its own."""
        return int(self.value * 10 ** (exp - self.exp))
