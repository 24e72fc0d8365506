"""The proof: for each comparison and account pair, balance here − balance there − open items = unexplained."""

from __future__ import annotations

from datetime import date

from app.domain.proof import ProofLine
from app.services.ports import UnitOfWork


def proof(uow: UnitOfWork, *, first: date | None = None, last: date | None = None) -> list[ProofLine]:
    """Return the proof lines of records dated `first` to `last`, sorted by comparison, currency, accounts.

    None leaves that end open. A record belongs to the accounts of its match; without one to its own
    account and that account's most frequent partner. Identity: see ProofLine.
    """
    raise NotImplementedError
