"""Undo and redo, read from the chain: the same after a restart, and for everybody who opens the book.

Beside the two stacks of the keys, any step can be undone by itself when nothing in force stands on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.errors import NotAllowed
from app.services.acceptance import withdraw
from app.services.ports import AuditEntry, Book, UnitOfWork

#: What has a way back of its own, with a reason, and is never undone by a key.
NOT_UNDOABLE = frozenset({"sign_off", "reopen", "names", "sample", "drill", "evidence", "reports"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """Something that was done. seq: the entry that is in force; first: the one that did it first.

    text_key, params: how it reads; action, actor, at: of the first.
    """

    seq: int
    first: int
    action: str
    text_key: str
    params: dict[str, Any]
    actor: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What can be undone and done again; the next of each is the last of its list.

    signed: name of the signed period that keeps the next one from being undone, "" for none.
    """

    undoable: tuple[HistoryItem, ...]
    redoable: tuple[HistoryItem, ...]
    signed: str = ""


def history(book: Book) -> History:
    """Return the stacks as the chain gives them."""
    with book.read() as uow:
        return history_of(uow)


def history_of(uow: UnitOfWork) -> History:
    """Return the stacks inside a unit of work that is open already."""
    undoable, redoable = stacks(uow.audit.entries())
    signed = ""
    if undoable:
        over = [one for one in uow.periods.sign_offs() if one.since > undoable[-1].seq]
        signed = over[-1].period.name if over else ""
    return History(undoable=tuple(undoable), redoable=tuple(redoable), signed=signed)


def stacks(entries: Sequence[AuditEntry]) -> tuple[list[HistoryItem], list[HistoryItem]]:
    """Return (undoable, redoable). A new action clears what could be done again; an undo moves one over."""
    undoable: list[HistoryItem] = []
    redoable: list[HistoryItem] = []
    aside: dict[int, HistoryItem] = {}  # undone out of turn: back only when that is undone
    for entry in entries:
        if entry.undoes is None:
            if entry.action not in NOT_UNDOABLE:
                undoable.append(_item(entry))
                aside |= {one.seq: one for one in redoable}
                redoable.clear()
        elif undoable and undoable[-1].seq == entry.undoes:
            redoable.append(_moved(undoable.pop(), entry))
        elif redoable and redoable[-1].seq == entry.undoes:
            undoable.append(_moved(redoable.pop(), entry))
        elif (hit := _by_seq(undoable, entry.undoes)) is not None:
            aside[entry.seq] = _moved(undoable.pop(hit), entry)
        elif (hit := _by_seq(redoable, entry.undoes)) is not None:
            undoable.append(_moved(redoable.pop(hit), entry))
        elif entry.undoes in aside:
            undoable.append(_moved(aside.pop(entry.undoes), entry))
    return undoable, redoable


def last_run(entries: Sequence[AuditEntry]) -> int:
    """Return the entry of the last run of the engine that is in force, 0 where there is none."""
    return max((one.seq for one in stacks(entries)[0] if one.action == "run"), default=0)


def taken_back(entries: Sequence[AuditEntry]) -> int:
    """Return how often matches were taken back since the engine ran last, as far as that is in force."""
    undoable, _redoable = stacks(entries)
    last = max((at for at, one in enumerate(undoable) if one.action == "run"), default=-1)
    return sum(one.action == "unmatch" for one in undoable[last + 1 :])


def _by_seq(items: Sequence[HistoryItem], seq: int) -> int | None:
    return next((at for at, one in enumerate(items) if one.seq == seq), None)


def _item(entry: AuditEntry) -> HistoryItem:
    return HistoryItem(
        seq=entry.seq,
        first=entry.seq,
        action=entry.action,
        text_key=entry.text_key,
        params=entry.params,
        actor=entry.actor,
        at=entry.at,
    )


def _moved(item: HistoryItem, by: AuditEntry) -> HistoryItem:
    return HistoryItem(
        seq=by.seq,
        first=item.first,
        action=item.action,
        text_key=item.text_key,
        params=item.params,
        actor=item.actor,
        at=item.at,
    )


def undo(book: Book, actor: str) -> AuditEntry | None:
    """Undo the last thing that was done; None where there is none.

    NotAllowed: undo.signed where a signed period stands on it, undo.later where later work does.
    """
    with book.write("undo", actor) as uow:
        known = history_of(uow)
        if not known.undoable:
            return None
        if known.signed:
            raise NotAllowed("undo.signed", period=known.signed)
        return _apply(uow, known.undoable[-1], "audit.undo")


def redo(book: Book, actor: str) -> AuditEntry | None:
    """Do again what was undone last; None where there is none or something was done since."""
    with book.write("undo", actor) as uow:
        known = history_of(uow)
        if not known.redoable:
            return None
        return _apply(uow, known.redoable[-1], "audit.redo")


def _apply(uow: UnitOfWork, item: HistoryItem, text_key: str) -> AuditEntry:
    uow.undo(item.seq)
    withdraw(uow, item.action)
    what = {"key": item.text_key, "params": item.params}
    return uow.commit(text_key=text_key, params={"what": what, "first": item.first}, undoes=item.seq)
