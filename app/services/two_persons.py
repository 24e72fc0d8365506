"""Maker and checker: one person prepares a month and hands it on, another reviews it and signs it, or sends it back.

Names are what people typed: they say who answers for what, and prove nobody's identity.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.errors import NotAllowed
from app.domain.period import Period, PeriodState

if TYPE_CHECKING:
    from app.services.ports import AuditEntry, Book, StoredDecision, StoredSignOff, UnitOfWork

#: Fact of a book that says whether its months are signed off by two.
FACT = "two_persons"
#: Kinds of decisions, one live row a month; the subject is the period's name.
PREPARED, SENT_BACK = "prepared", "sent_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A month that waits for its review. at: when, ISO 8601 UTC; numbers: as services.sign_off.numbers_of gave them."""

    period: Period
    name: str
    at: str
    note: str
    numbers: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """Who sent a month back to be prepared again, and why."""

    name: str
    reason: str


def wants_two(uow: UnitOfWork) -> bool:
    """Return whether months of this book are signed off by two."""
    return bool(uow.info().get(FACT))


def set_wants_two(book: Book, on: bool, actor: str) -> AuditEntry | None:
    """Set whether months are signed off by two; None where nothing changes."""
    with book.write("book", actor) as uow:
        if wants_two(uow) == on:
            return None
        uow.change_info(FACT, "1" if on else "")
        return uow.commit(text_key="audit.two_persons" if on else "audit.one_person", rows=1)


def prepared_of(uow: UnitOfWork, period: Period) -> Prepared | None:
    """Return the month as it was handed on for review, None where it was not."""
    row = _live(uow, PREPARED, period)
    if row is None:
        return None
    at = next(one.at for one in uow.audit.entries(row.since))
    return Prepared(period=period, name=row.params["name"], at=at, note=row.note, numbers=row.params["numbers"])


def sent_back_of(uow: UnitOfWork, period: Period) -> SentBack | None:
    """Return by whom and why a month was sent back last, None where it was not, or was handed on again."""
    row = _live(uow, SENT_BACK, period)
    return None if row is None else SentBack(name=row.params["name"], reason=row.note)


def hand_on(uow: UnitOfWork, period: Period, name: str, note: str, numbers: dict[str, Any]) -> None:
    """Let a month wait for its review, prepared by `name`."""
    end_review(uow, period)
    uow.decisions.add(PREPARED, period.name, note=note, params={"name": name, "numbers": numbers})
    uow.periods.put(period, PeriodState.PREPARED)


def send_back(book: Book, period: Period, name: str, reason: str, actor: str) -> AuditEntry:
    """Give a month back to who prepared it, with the reason for it."""
    if not name.strip():
        raise NotAllowed("period.name_back")
    if not reason.strip():
        raise NotAllowed("period.reason_back", period=period.name)
    with book.write("send_back", actor) as uow:
        if prepared_of(uow, period) is None:
            raise NotAllowed("period.no_review", period=period.name)
        end_review(uow, period)
        uow.decisions.add(SENT_BACK, period.name, note=reason.strip(), params={"name": name.strip()})
        uow.periods.put(period, PeriodState.OPEN)
        params = {"period": period.name, "name": name.strip(), "reason": reason.strip()}
        return uow.commit(text_key="audit.send_back", params=params, rows=1)


def end_review(uow: UnitOfWork, period: Period) -> None:
    """End what was said of a month's review."""
    rows = (_live(uow, kind, period) for kind in (PREPARED, SENT_BACK))
    uow.decisions.close([one.number for one in rows if one is not None])


def names_of(signed: StoredSignOff | None) -> tuple[str, str]:
    """Return who prepared and who reviewed what was signed; the second "" where one person signed alone."""
    if signed is None:
        return "", ""
    before = signed.numbers.get("prepared")
    return (before["name"], signed.name) if before else (signed.name, "")


def same_person(one: str, other: str) -> bool:
    """Return whether two names are written alike, however wide and large."""
    first, second = (" ".join(unicodedata.normalize("NFKC", name).casefold().split()) for name in (one, other))
    return first == second


def _live(uow: UnitOfWork, kind: str, period: Period) -> StoredDecision | None:
    return next((one for one in uow.decisions.live(kind) if one.subject == period.name), None)
