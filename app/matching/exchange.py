"""Two currencies: what a dated rate makes of the one, and what the difference to the other is made of.

Amounts of two currencies are never added: each stays in its own, and what the rate of a day makes of it only says
how likely it is that both are the same money. The difference falls into three: what the rate did between the two
days, a residue of rounding, and the rest, which is the channel's or the bank's margin.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from app.domain.money import digits, plain
from app.domain.period import day_of
from app.domain.rates import Rate, exchanged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.match import Rules
    from app.domain.rates import RateTable
    from app.matching.frame import Frame

#: Joined by a number that both sides carry; by the rate of the day alone.
NUMBER, RATE = "exchange", "exchange_rate"
METHODS = frozenset({NUMBER, RATE})

#: Notes of a match across currencies that hold its split; all are there or none.
SPLIT = ("due", "off", "exchange", "margin", "residue")


@dataclass(frozen=True, slots=True)
class Crossed:
    """Amounts in other currencies beside what came in one, at the frame's exponent.

    most: percent that a channel or bank may have kept, as the rules say.
    due: what they were worth on their own day; off: what came − due, as exchange + margin + residue. then, now: the
    rates of the first and of the second day, None where there are several.
    """

    due: int
    off: int
    exchange: int
    residue: int
    then: Rate | None
    now: Rate | None
    most: int

    @property
    def margin(self) -> int:
        """Return what neither the days between nor rounding explain."""
        return self.off - self.exchange - self.residue

    @property
    def likely(self) -> bool:
        """Return whether a channel or bank may well have kept, or given, so much."""
        return abs(self.margin) * 100 <= self.most * abs(self.due)


def crossed(
    frame: Frame, sums: Mapping[int, int], day: int, paid: int, to: int, on: int, parts: int = 1
) -> Crossed | None:
    """Return what `sums` (by currency code, on `day`) are in currency code `to` on the day `on`, beside `paid`."""
    names, known = frame.currencies, frame.inputs
    named = {names[code]: value for code, value in sums.items()}
    return beside(known.rates, known.rules, frame.exp, named, day, paid, names[to], on, parts)


def beside(
    table: RateTable,
    rules: Rules,
    exp: int,
    sums: Mapping[str, int],
    day: int,
    paid: int,
    to: str,
    on: int,
    parts: int = 1,
) -> Crossed | None:
    """Return what `sums` (by currency, on `day`) are in currency `to` on the day `on`, beside `paid`; all at `exp`.

    None without a rate of both days for each of them. parts: rows whose rounding may have left a unit.
    """
    least = min(digits(to), exp)
    step = int(10 ** (exp - least))

    def at(value: int, rate: Fraction) -> int:
        return exchanged(value, exp, rate, least) * step

    due = later = 0
    then = now = None
    for name, value in sorted(sums.items()):
        then, now = table.at(name, to, day), table.at(name, to, on)
        if then is None or now is None:
            return None
        due, later = due + at(value, then.value), later + at(value, now.value)
    rest = paid - later
    small = abs(rest) <= rules.rounding * parts * step
    if len(sums) > 1:
        then = now = None
    return Crossed(due, paid - due, later - due, rest if small else 0, then, now, rules.margin)


def notes_of(
    frame: Frame, paid: Sequence[int], to: Sequence[int], found: Sequence[Crossed | None]
) -> dict[str, list[str]]:
    """Return the evidence of matches across currencies as JSON texts, "" for none.

    paid: what came, in currency codes `to`. rate, rate_day: of the first day, by which `due` is reckoned, as people
    read it; rates: both days' exactly, as [units, for, units, for], so that everything can be worked out again.
    """
    out: dict[str, list[str]] = {
        name: [""] * len(found) for name in ("amount_b", "currency_b", "rate", "rate_day", "rates", *SPLIT)
    }
    for at, (value, code, one) in enumerate(zip(paid, to, found, strict=True)):
        for name, said in note_of(frame.exp, value, frame.currencies[code], one).items():
            out[name][at] = json.dumps(said, separators=(",", ":"))
    return {name: texts for name, texts in out.items() if any(texts)}


def note_of(exp: int, paid: int, to: str, one: Crossed | None) -> dict[str, Any]:
    """Return the evidence of one match across currencies; notes_of says what each is."""
    out: dict[str, Any] = {"amount_b": plain(paid, exp, to), "currency_b": to}
    if one is None:
        return out
    out |= {part: plain(getattr(one, part), exp, to) for part in SPLIT}
    if one.then is not None and one.now is not None:
        out["rate"], out["rate_day"] = six_digits(one.then.value), day_of(one.then.day).isoformat()
        out["rates"] = [n for rate in (one.then, one.now) for n in (rate.value.numerator, rate.value.denominator)]
    return out


def six_digits(value: Fraction) -> str:
    """Return a rate with six digits after the point, as people read it; the sums use the exact one."""
    whole = exchanged(1, 0, value, 6)
    return f"{whole // 10**6}.{whole % 10**6:06d}"
