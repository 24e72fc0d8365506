"""A person's decision on the review: checked, stored with one audit entry, undoable as a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.discrepancy import REASONS
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import CONFIRMED, EXPLAINED, RESOLVED
from app.domain.money import plain
from app.domain.period import day_number
from app.services import hand_match
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.services.review_lines import DAY_SECONDS, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Reasons after which an item is still waited for; all others settle it.
STILL_WAITING = frozenset({"waiting", "claimed", "other_period"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided.

    kind: confirm, reject, match, unmatch, explain, accept, note, flag. matches, discrepancies: numbers.
    comparison, records_a, records_b: of a match by hand. subjects: statement_ids (accept), record numbers as
    text (note, flag). reason: one of domain.discrepancy.REASONS (explain). expected: day on which an
    explained item is expected. many: what may not be decided yet is left out instead of refusing all.
    """

    kind: str
    comparison: str = ""
    matches: tuple[int, ...] = ()
    discrepancies: tuple[int, ...] = ()
    records_a: tuple[int, ...] = ()
    records_b: tuple[int, ...] = ()
    subjects: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    expected: date | None = None
    many: bool = False


def decide(book: Book, decision: Decision, actor: str) -> AuditEntry:
    """Carry out a decision and return its audit entry.

    PeriodClosed where everything it touches lies in signed periods, NotAllowed where the state of things
    has changed meanwhile (nothing left to confirm, a record matched elsewhere).
    """
    with book.write(decision.kind, actor) as uow:
        return _KINDS[decision.kind](uow, decision, actor)


def refuse_signed(uow: UnitOfWork, days: Iterable[int]) -> None:
    """Raise PeriodClosed when every day (1970 = 0) lies in a signed period."""
    signed = [
        (day_number(one.period.first), day_number(one.period.last), one.period) for one in uow.periods.sign_offs()
    ]
    hit = None
    for day in days:
        inside = next((period for first, last, period in signed if first <= day <= last), None)
        if inside is None:
            return
        hit = inside
    if hit is not None:
        raise PeriodClosed("period.signed", period=hit.name)


def record_days(table: pa.Table) -> Ints:
    """Return the days of records (live_schema rows)."""
    return np.floor_divide(ints(table["at"]), DAY_SECONDS)


def _picked(uow: UnitOfWork, numbers: Sequence[int]) -> tuple[pa.Table, pa.Table]:
    """Return the live matches of these numbers and their members; NotAllowed when none is live."""
    import pyarrow as pa
    import pyarrow.compute as pc

    matches, members = uow.matches.live()
    wanted = pa.array(numbers, pa.int64())
    matches = matches.filter(pc.is_in(matches["number"], wanted))
    if not matches.num_rows:
        raise NotAllowed("review.gone")
    return matches, members.filter(pc.is_in(members["match"], matches["number"].combine_chunks()))


def _blocked(uow: UnitOfWork, members: pa.Table) -> tuple[set[int], str]:
    """Return the matches with a record of a statement at odds with itself that nobody accepted, and its file."""
    accepted = {one.subject for one in uow.decisions.live("accept_statement")}
    odd = {
        one.number: one.file
        for one in uow.statements.live()
        if one.control == "disagree" and one.statement_id not in accepted
    }
    if not odd:
        return set(), ""
    statement = ints(uow.records.rows(ints(members["record"]))["statement"])
    hit = np.isin(statement, list(odd))
    file = odd[int(statement[hit][0])] if hit.any() else ""
    return set(ints(members["match"])[hit].tolist()), file


def _locked(uow: UnitOfWork, members: pa.Table) -> set[int]:
    """Return the matches of which every record lies in a signed period."""
    signed = [(day_number(one.period.first), day_number(one.period.last)) for one in uow.periods.sign_offs()]
    if not signed:
        return set()
    day = record_days(uow.records.rows(ints(members["record"])))
    free = np.ones(len(day), bool)
    for first, last in signed:
        free &= (day < first) | (day > last)
    match = ints(members["match"])
    return set(match.tolist()) - set(match[free].tolist())


def _sums(matches: pa.Table, members: pa.Table) -> dict[str, str]:
    """Return Σ of side A's parts for each currency."""
    currency = dict(zip(matches["number"].to_pylist(), matches["currency"].to_pylist(), strict=True))
    total: dict[str, int] = {}
    exp = max([2, *ints(members["exp"]).tolist()])
    side_a = ints(members["side"]) == 0
    for match, value, digits in zip(
        ints(members["match"])[side_a].tolist(),
        ints(members["allocated"])[side_a].tolist(),
        ints(members["exp"])[side_a].tolist(),
        strict=True,
    ):
        total[currency[match]] = total.get(currency[match], 0) + value * 10 ** (exp - digits)
    return {name: plain(value, exp, name) for name, value in sorted(total.items())}


def _confirm(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    matches, members = _picked(uow, decision.matches)
    numbers = set(ints(matches["number"])[ints(matches["state"]) != CONFIRMED].tolist())
    blocked, file = _blocked(uow, members)
    locked = _locked(uow, members)
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
    hand_match.settle_ties(uow, members)
    return uow.commit(
        text_key="audit.confirm", params={"count": len(rest)}, rows=len(rest), sums=_sums(matches, members)
    )


def _close_matches(uow: UnitOfWork, matches: pa.Table, members: pa.Table) -> Ints:
    """Close matches with the items about them; return the records that are free now."""
    numbers = ints(matches["number"])
    uow.matches.close(numbers)
    live = uow.discrepancies.live()
    about = ints(live["number"])[np.isin(ints(live["match"]), numbers)]
    if len(about):
        uow.discrepancies.close(about)
    return np.unique(ints(members["record"]))


def _free(uow: UnitOfWork, matches: pa.Table, members: pa.Table, text_key: str) -> None:
    """Close matches and list each of their records as open again."""
    _close_matches(uow, matches, members)
    hand_match.reopen_items(uow, matches, members, text_key)


def _reject(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    matches, members = _picked(uow, decision.matches)
    refuse_signed(uow, record_days(uow.records.rows(ints(members["record"]))))
    of, side = ints(members["match"]), ints(members["side"])
    ids = uow.records.ids(ints(members["record"])).to_pylist()
    for match, comparison in zip(ints(matches["number"]).tolist(), matches["comparison"].to_pylist(), strict=True):
        sides = [[ids[at] for at in np.flatnonzero((of == match) & (side == one))] for one in (0, 1)]
        uow.decisions.add("refuse", refusal_subject(comparison, *sides), reason=decision.reason, note=decision.note)
    _free(uow, matches, members, "review.rejected")
    count = matches.num_rows
    return uow.commit(text_key="audit.reject", params={"count": count}, rows=count, sums=_sums(matches, members))


def refusal_subject(comparison: str, ids_a: Iterable[str], ids_b: Iterable[str]) -> str:
    """Return the canonical text of "these are not one match": comparison, record_ids of A, of B."""
    return f"{comparison} {','.join(sorted(ids_a))} {','.join(sorted(ids_b))}"


def _unmatch(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    matches, members = _picked(uow, decision.matches)
    refuse_signed(uow, record_days(uow.records.rows(ints(members["record"]))))
    _free(uow, matches, members, "review.unmatched")
    count = matches.num_rows
    return uow.commit(text_key="audit.unmatch", params={"count": count}, rows=count, sums=_sums(matches, members))


def _match(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Store a match by hand; suggestions that hold one of its records fall."""
    numbers = np.array([*decision.records_a, *decision.records_b], np.int64)
    table = uow.records.rows(numbers)
    refuse_signed(uow, record_days(table).tolist())
    made = hand_match.build(
        uow, decision.comparison, decision.records_a, decision.records_b, table, actor, decision.note
    )
    old_matches, old_members = hand_match.in_the_way(uow, decision.comparison, made.members)
    if old_matches.num_rows:
        freed = _close_matches(uow, old_matches, old_members)
        keep = np.isin(ints(old_members["record"]), np.setdiff1d(freed, numbers))
        if keep.any():
            hand_match.reopen_items(uow, old_matches, old_members.filter(keep), "review.unmatched")
    hand_match.settle_items(uow, decision.comparison, numbers)
    number = int(uow.matches.add(made.matches, made.members)[0])
    if made.residual:
        hand_match.add_difference(uow, made, number, decision.note)
    params: dict[str, Any] = {
        "a": len(decision.records_a),
        "b": len(decision.records_b),
        "amount": plain(made.sum_a, made.exp, made.currency),
        "currency": made.currency,
        "note": decision.note,
    }
    return uow.commit(text_key="audit.match", params=params, rows=1, sums={made.currency: params["amount"]})


def _explain(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Give items a reason; an item already explained in a signed period stays as it is."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if decision.reason not in REASONS:
        raise NotAllowed("review.reason")
    live = uow.discrepancies.live()
    items = live.filter(pc.is_in(live["number"], pa.array(decision.discrepancies, pa.int64())))
    if not items.num_rows:
        raise NotAllowed("review.gone")
    for one in items.to_pylist():
        if one["state"] in (EXPLAINED, RESOLVED) and one["records"]:
            rows = uow.records.rows(np.array(one["records"], np.int64))
            refuse_signed(uow, record_days(rows).tolist())
    uow.discrepancies.close(ints(items["number"]))
    state = EXPLAINED if decision.reason in STILL_WAITING else RESOLVED
    count = items.num_rows
    fields: dict[str, Any] = {
        "number": pa.array(np.zeros(count, np.int64)),
        "state": pa.array(np.full(count, state, np.int8)),
        "reason": pa.array([decision.reason] * count, pa.string()),
        "note": pa.array([decision.note] * count, pa.string()),
    }
    if decision.expected is not None:
        fields["expected"] = pa.array([day_number(decision.expected)] * count, pa.int32())
    stored = items
    for name, column in fields.items():
        stored = stored.set_column(stored.schema.get_field_index(name), stored.schema.field(name), column)
    uow.discrepancies.add(stored)
    for one in items.to_pylist():
        uow.decisions.add(
            "explain",
            _item_subject(uow, one),
            reason=decision.reason,
            note=decision.note,
            params={"expected": decision.expected.isoformat()} if decision.expected else None,
        )
    params: dict[str, Any] = {
        "count": count,
        "reason": {"key": f"reason.{decision.reason}", "params": {}},
        "note": decision.note,
    }
    return uow.commit(text_key="audit.explain", params=params, rows=count, sums=_item_sums(items))


def _item_subject(uow: UnitOfWork, item: dict[str, Any]) -> str:
    """Return the discrepancy_id: code, then its first record or its account and date."""
    if not item["records"]:
        return f"{item['code']}:{item['subject']}"
    return f"{item['code']}:{uow.records.ids(np.array(item['records'][:1], np.int64))[0].as_py()}"


def _item_sums(items: pa.Table) -> dict[str, str]:
    total: dict[str, int] = {}
    exp = max([2, *ints(items["exp"]).tolist()])
    for currency, value, digits in zip(
        items["currency"].to_pylist(), ints(items["amount"]).tolist(), ints(items["exp"]).tolist(), strict=True
    ):
        total[currency] = total.get(currency, 0) + value * 10 ** (exp - digits)
    return {name: plain(value, exp, name) for name, value in sorted(total.items()) if name}


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
    if not decision.note.strip():
        raise NotAllowed("review.note_needed")
    for subject in _subject_ids(uow, decision):
        uow.decisions.add("note", subject, note=decision.note)
    params = {"count": len(decision.subjects), "note": decision.note}
    return uow.commit(text_key="audit.note", params=params, rows=len(decision.subjects))


def _flag(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Flag records for later, or take the flags away where all of them have one."""
    live = {one.subject: one.number for one in uow.decisions.live("flag")}
    subjects = _subject_ids(uow, decision)
    if all(one in live for one in subjects):
        uow.decisions.close([live[one] for one in subjects])
        key = "audit.unflag"
    else:
        for one in subjects:
            if one not in live:
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
    "unmatch": _unmatch,
    "explain": _explain,
    "accept": _accept,
    "note": _note,
    "flag": _flag,
}

__all__ = ["STILL_WAITING", "Decision", "decide", "refusal_subject", "refuse_signed"]
