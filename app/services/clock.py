"""Where the clock was set back, as the times of the chain tell: it changes no order, and is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.trust import chain

if TYPE_CHECKING:
    from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBack:
    """entry: number of the entry that says an earlier time, `at`, than the one before it, `before`; ISO 8601 UTC."""

    entry: int
    at: str
    before: str


def set_backs(uow: UnitOfWork, since: int = 0) -> list[SetBack]:
    """Return each time that the clock was set back after entry number `since`, oldest first."""
    entries = uow.audit.entries(since)
    return [
        SetBack(entry=entries[at].seq, at=entries[at].at, before=entries[at - 1].at)
        for at in chain.set_back([one.at for one in entries])
    ]
