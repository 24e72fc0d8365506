"""The decision of a match recomputed from its evidence card alone: a second program, which knows nothing of the engine.

It reads the card's values, holds them to the confirm rule in its own words, and says what a command may do with the
match and what stands against it. What a card cannot show (whether a number stands once in the whole book, whether a
statement contradicts its totals) it takes from the card's own list of what stopped it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

#: Gates that follow from values on the card; the others are facts about the whole book.
SHOWN = frozenset({"amount", "days", "state", "single"})
FACTS = frozenset(
    {"unique", "number", "totals", "currency", "account", "kind", "equal", "rule", "accept", "alone", "person", "rules"}
)

#: Days that an equal number may lie apart, by comparison: before, after.
DAYS = {"L1": (31, 330), "L3": (1, 62), "L4": (1, 62)}

_GONE = ("closed", "refunded")
_NO_MONEY = ("unpaid", "pending", "failed", "reversed")


@dataclass(frozen=True)
class Decision:
    """What a command may do with the match, and the gates that stood against it."""

    confirmed: bool
    stopped: frozenset[str]


class Contradiction(AssertionError):
    """The card says one thing in its values and another in its verdict."""


def decide(card: dict[str, Any], comparison: str) -> Decision:
    """Return the decision that the card's values and facts lead to; Contradiction where they do not go together."""
    said = frozenset(card.get("stopped", ()))
    if unknown := said - SHOWN - FACTS:
        raise Contradiction(f"unknown gates {sorted(unknown)}")
    _sums(card, comparison)
    found = {name for name, passes in _gates(card, comparison).items() if passes is False}
    known = {name for name, passes in _gates(card, comparison).items() if passes is not None}
    if (said & known) - found:
        raise Contradiction(f"{sorted((said & known) - found)} stands against it and the values agree")
    stopped = frozenset((said - known) | found) if "kind" not in said else said
    if card["runner_up"] == "equal" and "equal" not in said:
        raise Contradiction("another is as good and nothing says so")
    return Decision(not stopped, stopped)


def _sums(card: dict[str, Any], comparison: str) -> None:
    a, b, off = (Decimal(card[name]) for name in ("amount_a", "amount_b", "difference"))
    if "currency_b" in card:
        _exchange(card, a, b, off)
        return
    refunds = Decimal(card.get("refunds", "0")) if comparison == "L1" else Decimal(0)
    if a - b + refunds != off:
        raise Contradiction(f"{a} - {b} + {refunds} is not {off}")


def _exchange(card: dict[str, Any], a: Decimal, b: Decimal, off: Decimal) -> None:
    """Two currencies: neither is added to the other, and the rates on the card make what it says they make."""
    if card["currency_a"] == card["currency_b"] or "currency" not in card["stopped"]:
        raise Contradiction("two currencies, and nothing stands against it")
    if off != a and "entries" not in card:
        raise Contradiction(f"{off} is not what stands in {card['currency_a']}")
    if "due" not in card:
        return
    parts = {name: Decimal(card[name]) for name in ("due", "off", "exchange", "margin", "residue")}
    if b - parts["due"] != parts["off"] or parts["exchange"] + parts["margin"] + parts["residue"] != parts["off"]:
        raise Contradiction("the difference is not the sum of its parts")
    if "rates" in card:
        unit = Decimal(1).scaleb(-len(card["amount_b"].partition(".")[2]))
        then, now = (Fraction(*card["rates"][at : at + 2]) for at in (0, 2))
        due, later = (_rounded(Fraction(a) * rate, unit) for rate in (then, now))
        if due != parts["due"] or later - due != parts["exchange"]:
            raise Contradiction(f"{a} is {due} at the first rate and {later} at the second")


def _rounded(value: Fraction, unit: Decimal) -> Decimal:
    whole = (2 * abs(value) / Fraction(unit) + 1) // 2
    return whole * unit if value >= 0 else -whole * unit


def _gates(card: dict[str, Any], comparison: str) -> dict[str, bool | None]:
    """Return whether each gate that the card shows is passed; None where this kind has no such gate."""
    method = card["rule"].partition("/")[0]
    if method == "reference" and comparison == "L1":
        return {
            "amount": _paid(card),
            "days": _near(card, comparison),
            "state": _state(card),
            "single": "orders" not in card and card.get("payments", 1) == 1,
        }
    if method == "reference" and comparison in ("L3", "L4"):
        return {"amount": Decimal(card["difference"]) == 0, "days": _near(card, comparison)}
    if method in ("batch", "batch_days", "report"):
        return {"amount": Decimal(card.get("off", "0")) == 0}
    if method == "view":
        return {"amount": Decimal(card.get("off", "0")) == 0}
    return {}


def _paid(card: dict[str, Any]) -> bool:
    """Return whether what was due came, as a whole or with the coupon beside it, and went back as the order says."""
    due, paid = Decimal(card["amount_a"]), Decimal(card["amount_b"])
    refunds, stated = Decimal(card.get("refunds", "0")), card.get("refunded_a")
    back = Decimal(card.get("coupon_back", "0"))
    whole = due in (paid, paid + Decimal(card.get("coupon", "0")))
    return whole and paid >= refunds >= 0 and (stated is None or Decimal(stated) in (refunds, refunds + back))


def _near(card: dict[str, Any], comparison: str) -> bool:
    before, after = DAYS[comparison]
    first, second = (_day(card[name]) for name in ("time_a", "time_b"))
    apart = card.get("days", (second - first).days)
    return -before <= apart <= after


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()


def _state(card: dict[str, Any]) -> bool:
    kept = Decimal(card["amount_b"]) - Decimal(card.get("refunds", "0"))
    state = card.get("state_a", "")
    if state in _NO_MONEY or "refunds_pending" in card:
        return False
    return state not in _GONE or kept == 0
