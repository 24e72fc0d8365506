"""The history as a list of steps, each undone by itself or together with what stands on it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from app.domain.errors import NotAllowed
from app.domain.progress import Report, Step, silent
from app.services.acceptance import withdraw
from app.services.history import NOT_UNDOABLE
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.trust.chain import set_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step that somebody took. first: the entry that did it, its name for ever; seq: the one in force now.

    at, actor, action, text_key, params, rows, sums: of the first. undone: it is not in force; then at_undone and
    by_undone say when and by whom. fixed: it has a way back of its own (a sign-off) or lies below one: signed.
    clock_back: the clock was set back since the step before it.
    """

    first: int
    seq: int
    at: str
    actor: str
    action: str
    text_key: str
    params: dict[str, Any]
    rows: int
    sums: dict[str, str]
    undone: bool
    at_undone: str = ""
    by_undone: str = ""
    fixed: bool = False
    signed: str = ""
    clock_back: bool = False


def steps(uow: UnitOfWork) -> list[Done]:
    """Return every step, the latest first."""
    entries = uow.audit.entries()
    chains: dict[int, list[AuditEntry]] = {}
    for root, entry in zip(_roots(entries), entries, strict=True):
        chains.setdefault(root, []).append(entry)
    signs = [(one.since, one.period.name) for one in uow.periods.sign_offs()]
    back = {entries[at].seq for at in set_back([one.at for one in entries])}
    return [_done(chain, signs, back) for _root, chain in sorted(chains.items(), reverse=True)]


def _roots(entries: Sequence[AuditEntry]) -> list[int]:
    """Return for each entry the one that it undoes or does again, itself for a new step."""
    root: dict[int, int] = {}
    for one in entries:
        root[one.seq] = one.seq if one.undoes is None else root.get(one.undoes, one.undoes)
    return [root[one.seq] for one in entries]


def _done(chain: list[AuditEntry], signs: list[tuple[int, str]], back: Set[int]) -> Done:
    first, last = chain[0], chain[-1]
    undone = len(chain) % 2 == 0
    over = [name for since, name in signs if since > last.seq]
    return Done(
        first=first.seq,
        seq=last.seq,
        at=first.at,
        actor=first.actor,
        action=first.action,
        text_key=first.text_key,
        params=first.params,
        rows=first.rows,
        sums=first.sums,
        undone=undone,
        at_undone=last.at if undone else "",
        by_undone=last.actor if undone else "",
        fixed=first.action in NOT_UNDOABLE,
        signed=over[-1] if over else "",
        clock_back=first.seq in back,
    )


def blockers(uow: UnitOfWork, first: int) -> list[Done]:
    """Return the steps in force that stand on a step, directly or not, the latest first.

    They have to be undone before it; of a step that is undone: before it can be done again.
    """
    entries = uow.audit.entries()
    chain: dict[int, list[int]] = {}
    place: dict[int, tuple[int, int]] = {}
    for origin, one in zip(_roots(entries), entries, strict=True):
        place[one.seq] = (origin, len(chain.setdefault(origin, [])))
        chain[origin].append(one.seq)
    reached, asked, todo = {first}, {chain[first][-1]}, [chain[first][-1]]
    while todo:
        for later in uow.dependents(todo.pop()):
            origin, at = place[later]
            if (len(chain[origin]) - at) % 2:  # what it did is in force, by itself or done again
                reached.add(origin)
            # its rows, or those that undoing it brought back, are in the hands of the last of its chain
            if chain[origin][-1] not in asked:
                asked.add(chain[origin][-1])
                todo.append(chain[origin][-1])
    found = [one for one in steps(uow) if one.first in reached and one.first != first and not one.undone]
    return sorted(found, key=lambda one: -one.seq)


def undo_step(book: Book, first: int, actor: str) -> AuditEntry:
    """Undo one step, whatever came since; a step that is undone is done again.

    NotAllowed: undo.blocked where a step in force stands on it, undo.signed below a sign-off, undo.fixed for a
    sign-off itself.
    """
    with book.write("undo", actor) as uow:
        step = _step(uow, first)
        _refuse(step)
        if waiting := blockers(uow, first):
            raise NotAllowed("undo.blocked", count=len(waiting))
        return _turn(uow, step)


def undo_steps(book: Book, firsts: Sequence[int], actor: str, report: Report = silent) -> list[AuditEntry]:
    """Undo steps and all that stands on them, the latest first, each with an entry of its own.

    Nothing is undone when one of them may not be. report is called between them; when it raises, those that
    are undone stay so: each is whole by itself.
    """
    with book.read() as uow:
        wanted = {first: _step(uow, first) for first in firsts}
        for first in firsts:
            wanted |= {one.first: one for one in blockers(uow, first)}
    order = sorted((one for one in wanted.values() if not one.undone), key=lambda one: -one.seq)
    for one in order:
        _refuse(one)
    done = []
    for at, one in enumerate(order):
        report(Step.STORING, at, len(order), "")
        done.append(undo_step(book, one.first, actor))
    return done


def _step(uow: UnitOfWork, first: int) -> Done:
    found = next((one for one in steps(uow) if one.first == first), None)
    if found is None:
        raise NotAllowed("review.gone")
    return found


def _refuse(step: Done) -> None:
    if step.fixed:
        raise NotAllowed("undo.fixed")
    if step.signed:
        raise NotAllowed("undo.signed", period=step.signed)


def _turn(uow: UnitOfWork, step: Done) -> AuditEntry:
    uow.undo(step.seq)
    withdraw(uow, step.action)
    what = {"key": step.text_key, "params": step.params}
    key = "audit.redo" if step.undone else "audit.undo"
    return uow.commit(text_key=key, params={"what": what, "first": step.first}, undoes=step.seq)
