"""What the card says of a set: what is left out and why, how sure the story is, whether the cents can decide; and of
what a channel changed into another currency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.ui.models import shown
from app.ui.text import listed

Say = Callable[..., str]


def set_facts(reasons: Mapping[str, Any], say: Say) -> list[tuple[str, str]]:
    """Return (label, text) for the evidence of a match that was found as a set; none for any other."""
    if "sure" not in reasons:
        return []
    ways = int(reasons.get("ways", 1))
    facts = [(say("evidence.sure"), say(f"evidence.sure.{reasons['sure']}", {"ways": shown.count(ways)}))]
    facts.append((say("evidence.left_out"), _left(reasons, say)))
    if "carried" in reasons:
        facts.append((say("evidence.carried"), shown.plain_amount(str(reasons["carried"]))))
    if "cutoff" in reasons:
        facts.append((say("evidence.cutoff"), str(reasons["cutoff"])[:16].replace("T", " ")))
    needed, given = (int(reasons.get(name, 0)) for name in ("bits_needed", "bits_given"))
    if needed or given:
        word = "can" if needed <= given else "cannot"
        counts = {"needed": power_text(needed), "given": power_text(given)}
        facts.append((say("evidence.cents"), say(f"evidence.cents.{word}", counts)))
    if "complete" in reasons:
        facts.append((say("evidence.search"), say(f"evidence.search.{reasons['complete']}")))
    if "twins" in reasons:
        facts.append(("", say("evidence.twins")))
    return facts


def stated_facts(reasons: Mapping[str, Any], say: Say) -> list[tuple[str, str]]:
    """Return (label, text) where the channel's own file states what the buyer paid; none for any other."""
    if "stated" not in reasons:
        return []
    value, _space, currency = str(reasons["stated"]).partition(" ")
    return [(say("evidence.stated"), f"{shown.plain_amount(value)} {currency}")]


def power_text(bits: int) -> str:
    """Write two to the power of `bits` as a number that can be read."""
    return shown.count(1 << bits) if bits <= 30 else f"2^{bits}"


def _left(reasons: Mapping[str, Any], say: Say) -> str:
    """Return how many records are left out, their sum, the reasons and their numbers."""
    rows = int(reasons.get("left_rows", 0))
    if not rows:
        return say("evidence.left_out.none")
    parts = [shown.count(rows)]
    if "left_out" in reasons:
        parts.append(shown.plain_amount(str(reasons["left_out"])))
    parts += [f"{shown.count(int(many))} {say(f'made_of.why.{why}')}" for why, many in reasons.get("story", {}).items()]
    refs = [str(one) for one in reasons.get("left_refs", ()) if one]
    if refs:
        parts.append(listed(shown.short_id(one) for one in refs[:3]) + (" …" if len(refs) > 3 else ""))
    return " · ".join(parts)
