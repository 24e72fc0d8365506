"""Mollie's balance as MT940: what its entries are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from app.domain.record import Kind, Layer, State
from app.importers.families.swift_entry import Entry
from app.importers.families.swift_narrative import Narrative

_ENTRY = re.compile(r"[\r\n]:61:")
_NUMBERED = re.compile(r"/EREF/(?:tr|re)_[A-Za-z0-9]{6,}")
_NUMBER = re.compile(r"(?:tr|re)_[A-Za-z0-9]{6,}")
_ORDER = re.compile(r"/REMI/(?:Order|Bestelling|Bestellung|Commande)\s*#?\s*([^\s/]+)/EREF/", re.IGNORECASE)
_PAYOUT = re.compile(r"UITBETALING|PAYOUT|AUSZAHLUNG|SETTLEMENT", re.IGNORECASE)
_INVOICE = re.compile(r"FACTUUR|INVOICE|RECHNUNG", re.IGNORECASE)


def is_mollie(text: str) -> bool:
    """Return whether half of the entries, or more, carry a payment's or refund's number of Mollie end to end."""
    return 0 < len(_ENTRY.findall(text)) <= 2 * len(_NUMBERED.findall(text))


def columns(entries: Sequence[Entry], told: Sequence[Narrative]) -> dict[str, Any]:
    """Return the columns in which a payment channel's balance differs from a bank's statement."""
    kinds = [_kind(one, said) for one, said in zip(entries, told, strict=True)]
    refs = [said.ref for said in told]
    orders = [_ORDER.search(said.text) for said in told]
    return {
        "kind": kinds,
        "state": State.DONE.value,
        "layer": [Layer.SETTLEMENT if kind == Kind.PAYOUT else Layer.CHANNEL for kind in kinds],
        "order_ref": [found[1] if found else "" for found in orders],
        "channel_ref": refs,
        "parent_ref": [ref if kind == Kind.REFUND else "" for ref, kind in zip(refs, kinds, strict=True)],
        "batch_ref": [ref if kind == Kind.PAYOUT else "" for ref, kind in zip(refs, kinds, strict=True)],
    }


def _kind(one: Entry, said: Narrative) -> int:
    numbered = _NUMBER.fullmatch(said.ref)
    if one.figure.value > 0:
        return (Kind.PAYMENT if numbered else Kind.OTHER).value
    if numbered:
        return Kind.REFUND.value
    if _PAYOUT.search(said.text):
        return Kind.PAYOUT.value
    return (Kind.FEE if _INVOICE.search(said.text) and "mollie" in said.name.lower() else Kind.OTHER).value
