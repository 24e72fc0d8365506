"""A person's decision on the review: checked, stored with one audit entry, undoable as a unit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.discrepancy import REASONS
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import CONFIRMED
from app.domain.money import plain
from app.services import deciding, open_items
from app.services.assign import assign
from app.services.deciding import STILL_WAITING, Decision, match_sums, picked, record_days, refuse_signed
from app.services.divide import divide
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.services.review_lines import ints
from app.services.write_off import write_off

if TYPE_CHECKING:
    import pyarrow as pa


def decide(book: Book, decision: Decision, actor: str) -> AuditEntry:
    """Carry out a decision and return its audit entry.

    PeriodClosed where everything it touches lies in signed periods, NotAllowed where the state of things
    has changed meanwhile (nothing left to confirm, a record matched elsewhere).
    """
    with book.write(decision.kind, actor) as uow:
        return _KINDS[decision.kind](uow, decision, actor)


def _confirm(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    matches, members = picked(uow, decision.matches)
    numbers = set(ints(matches["number"])[ints(matches["state"]) != CONFIRMED].tolist())
    blocked, file = deciding.blocked(uow, members)
    locked = deciding.locked(uow, members)
    rest = numbers - blocked - locked
    if numbers and (not rest or (rest != numbers and not decision.many)):
        if blocked & numbers:
            raise NotAllowed("review.accept_first", file=file)
        refuse_signed(uow, record_days(uow.records.rows(ints(members["record"]))))
        raise PeriodClosed("review.locked")
    if not rest:
        raise NotAllowed("review.gone")
    kept = np.array(sorted(rest), np.int64)
    uow.matches.restate(kept, state=CONFIRMED, actor=actor)
    members = members.filter(np.isin(ints(members["match"]), kept))
    open_items.settle_ties(uow, members)
    open_items.settle_made_up(uow, kept)
    return uow.commit(
        text_key="audit.confirm", params={"count": len(rest)}, rows=len(rest), sums=match_sums(uow, matches, members)
    )


def _reject(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    matches, members = picked(uow, decision.matches)
    refuse_signed(uow, record_days(uow.records.rows(ints(members["record"]))))
    names = ("method", "score", "reasons")
    subjects = _match_subjects(uow, matches, members)
    for subject, method, score, reasons in zip(subjects, *(matches[one].to_pylist() for one in names), strict=True):
        said = {"method": method, "score": score, "weight": json.loads(reasons or "{}").get("weight", 0)}
        uow.decisions.add("refuse", subject, reason=decision.reason, note=decision.note, params=said)
    deciding.free_matches(uow, matches, members, "review.rejected")
    count = matches.num_rows
    return uow.commit(
        text_key="audit.reject", params={"count": count}, rows=count, sums=match_sums(uow, matches, members)
    )


def _match_subjects(uow: UnitOfWork, matches: pa.Table, members: pa.Table) -> list[str]:
    """Return the canonical text of the records of each match."""
    of, side = ints(members["match"]), ints(members["side"])
    ids = uow.records.ids(ints(members["record"])).to_pylist()
    return [
        refusal_subject(
            comparison, *([ids[at] for at in np.flatnonzero((of == match) & (side == one))] for one in (0, 1))
        )
        for match, comparison in zip(matches["number"].to_pylist(), matches["comparison"].to_pylist(), strict=True)
    ]


def refusal_subject(comparison: str, ids_a: Iterable[str], ids_b: Iterable[str]) -> str:
    """Return the canonical text of "these are not one match": comparison, record_ids of A, of B."""
    return f"{comparison} {','.join(sorted(ids_a))} {','.join(sorted(ids_b))}"


def _unmatch(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Take matches back; a run may suggest them again, and never confirms them by itself."""
    matches, members = picked(uow, decision.matches)
    refuse_signed(uow, record_days(uow.records.rows(ints(members["record"]))))
    for subject in _match_subjects(uow, matches, members):
        uow.decisions.add("unmatch", subject, reason=decision.reason, note=decision.note)
    deciding.free_matches(uow, matches, members, "review.unmatched")
    count = matches.num_rows
    return uow.commit(
        text_key="audit.unmatch", params={"count": count}, rows=count, sums=match_sums(uow, matches, members)
    )


def _match(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Store a match by hand; suggestions that hold one of its records fall."""
    made, _number = deciding.match_by_hand(uow, decision, actor)
    params: dict[str, Any] = {"a": len(decision.records_a), "b": len(decision.records_b), "note": decision.note}
    if made.across is not None:
        said = made.across.said()
        params |= {"own": said["own"], "paid": said["amount_b"], "other": said["currency_b"]}
        sums = {name: plain(value, made.exp, name) for name, value in made.across.own.items()}
        return uow.commit(text_key="audit.match_across", params=params, rows=1, sums=sums)
    params |= {"amount": plain(made.sum_a, made.exp, made.currency), "currency": made.currency}
    return uow.commit(text_key="audit.match", params=params, rows=1, sums={made.currency: params["amount"]})


def _explain(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Give items a reason."""
    if decision.reason not in REASONS:
        raise NotAllowed("review.reason")
    items = deciding.live_items(uow, decision.discrepancies)
    deciding.explain_items(
        uow, items, reason=decision.reason, note=decision.note, expected=decision.expected, params={}
    )
    params: dict[str, Any] = {
        "count": items.num_rows,
        "reason": {"key": f"reason.{decision.reason}", "params": {}},
        "note": decision.note,
    }
    return uow.commit(text_key="audit.explain", params=params, rows=items.num_rows, sums=deciding.item_sums(items))


def _accept(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Take a statement at odds with its own totals as it is; the reason is kept."""
    if not decision.note.strip():
        raise NotAllowed("review.note_needed")
    known = {one.statement_id: one for one in uow.statements.live()}
    for statement_id in decision.subjects:
        if statement_id not in known:
            raise NotAllowed("review.gone")
        uow.decisions.add("accept_statement", statement_id, reason=decision.reason, note=decision.note)
    params = {"file": known[decision.subjects[0]].file, "note": decision.note}
    return uow.commit(text_key="audit.accept_statement", params=params, rows=len(decision.subjects))


def _note(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Keep words about records or items; with `anew` they take the place of those kept before, "" takes them away."""
    if not decision.note.strip() and not decision.anew:
        raise NotAllowed("review.note_needed")
    subjects = _subject_ids(uow, decision)
    if decision.discrepancies:
        subjects += deciding.item_subjects(uow, deciding.live_items(uow, decision.discrepancies))
    if decision.anew:
        uow.decisions.close([one.number for one in uow.decisions.live("note") if one.subject in set(subjects)])
    if decision.note.strip():
        for subject in subjects:
            uow.decisions.add("note", subject, note=decision.note)
    params = {"count": len(subjects), "note": decision.note}
    key = "audit.note" if decision.note.strip() else "audit.note_away"
    return uow.commit(text_key=key, params=params, rows=len(subjects))


def _flag(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Flag records for later, or take the flags away where all of them have one."""
    live = {one.subject: one.number for one in uow.decisions.live("flag")}
    subjects = _subject_ids(uow, decision)
    if all(one in live for one in subjects):
        uow.decisions.close([live[one] for one in subjects])
        key = "audit.unflag"
    else:
        # one that has a flag gets this one: whoever undoes the first leaves the second standing
        uow.decisions.close([live[one] for one in subjects if one in live])
        for one in subjects:
            uow.decisions.add("flag", one)
        key = "audit.flag"
    return uow.commit(text_key=key, params={"count": len(subjects)}, rows=len(subjects))


def _subject_ids(uow: UnitOfWork, decision: Decision) -> list[str]:
    """Return the record_ids of the records named by number."""
    return list(uow.records.ids(np.array([int(one) for one in decision.subjects], np.int64)).to_pylist())


_KINDS: dict[str, Callable[[UnitOfWork, Decision, str], AuditEntry]] = {
    "confirm": _confirm,
    "reject": _reject,
    "match": _match,
    "split": divide,
    "unmatch": _unmatch,
    "explain": _explain,
    "write_off": write_off,
    "assign": assign,
    "accept": _accept,
    "note": _note,
    "flag": _flag,
}

__all__ = ["STILL_WAITING", "Decision", "decide", "refusal_subject", "refuse_signed"]
