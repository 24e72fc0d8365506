"""What every decision shares: what a person said, and the checks and closings that several kinds need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import EXPLAINED, RESOLVED
from app.domain.money import plain
from app.domain.period import day_number
from app.services import hand_match, open_items
from app.services.drafts_of_items import let_go
from app.services.hand_made import HandMatch
from app.services.ports import UnitOfWork
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

    kind: confirm, reject, match, split, unmatch, explain, write_off, assign, accept, note, flag. matches,
    discrepancies: numbers. comparison, records_a, records_b: of a match by hand; a split has one record on one
    side and on the other those that it is divided among, parts being their amounts of it as plain decimals
    without sign. subjects: statement_ids (accept), record numbers as text (note, flag). reason: one of
    domain.discrepancy.REASONS (explain), one of write_off.CAUSES (write_off). owner: who looks after it, ""
    for nobody (assign). expected: day on which an explained item is expected. many: what may not be decided
    yet is left out instead of refusing all. anew: the note takes the place of those that were there.
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
    parts: tuple[str, ...] = ()
    owner: str = ""
    anew: bool = False


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


def picked(uow: UnitOfWork, numbers: Sequence[int]) -> tuple[pa.Table, pa.Table]:
    """Return the live matches of these numbers and their members; NotAllowed when none is live."""
    import pyarrow as pa
    import pyarrow.compute as pc

    matches, members = uow.matches.live()
    wanted = pa.array(numbers, pa.int64())
    matches = matches.filter(pc.is_in(matches["number"], wanted))
    if not matches.num_rows:
        raise NotAllowed("review.gone")
    return matches, members.filter(pc.is_in(members["match"], matches["number"].combine_chunks()))


def blocked(uow: UnitOfWork, members: pa.Table) -> tuple[set[int], str]:
    """Return the matches with a record of a statement at odds with itself that nobody accepted, and its file."""
    accepted = {one.subject for one in uow.decisions.live("accept_statement")}
    odd = {
        one.number: one.file
        for one in uow.statements.live()
        if one.control == "disagree" and one.statement_id not in accepted
    }
    if not odd:
        return set(), ""
    record = ints(members["record"])
    statement = ints(uow.records.rows(record)["statement"])
    for number in odd:  # what it says otherwise of another file's record stands for that record now
        statement[np.isin(record, uow.records.told_by(np.array([number], np.int64)))] = number
    hit = np.isin(statement, list(odd))
    file = odd[int(statement[hit][0])] if hit.any() else ""
    return set(ints(members["match"])[hit].tolist()), file


def locked(uow: UnitOfWork, members: pa.Table) -> set[int]:
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


def match_sums(uow: UnitOfWork, matches: pa.Table, members: pa.Table) -> dict[str, str]:
    """Return Σ of side A's parts for each currency; side A of a match across currencies may be in several."""
    currency = dict(zip(matches["number"].to_pylist(), matches["currency"].to_pylist(), strict=True))
    own = _currencies_across(uow, matches, members)
    total: dict[str, int] = {}
    exp = max([2, *ints(members["exp"]).tolist()])
    side_a = ints(members["side"]) == 0
    for match, record, value, digits in zip(
        ints(members["match"])[side_a].tolist(),
        ints(members["record"])[side_a].tolist(),
        ints(members["allocated"])[side_a].tolist(),
        ints(members["exp"])[side_a].tolist(),
        strict=True,
    ):
        name = str(own.get(record, currency[match]))
        total[name] = total.get(name, 0) + value * 10 ** (exp - digits)
    return {name: plain(value, exp, name) for name, value in sorted(total.items())}


def _currencies_across(uow: UnitOfWork, matches: pa.Table, members: pa.Table) -> dict[int, str]:
    """Return the currency of each record of matches across currencies."""
    import pyarrow.compute as pc

    across = ints(matches["number"])[np.asarray(pc.match_substring(matches["reasons"], '"currency_b"'))]
    record = ints(members["record"])[np.isin(ints(members["match"]), across)]
    if not len(record):
        return {}
    return dict(zip(record.tolist(), uow.records.rows(record)["currency"].to_pylist(), strict=True))


def free_matches(uow: UnitOfWork, matches: pa.Table, members: pa.Table, text_key: str) -> None:
    """Close matches and list each of their records as open again."""
    hand_match.close_matches(uow, matches, members)
    open_items.reopen_items(uow, matches, members, text_key)


def match_by_hand(uow: UnitOfWork, decision: Decision, actor: str) -> tuple[HandMatch, int]:
    """Store the match of the decision's records, of each what is free of it; return it and its number."""
    a, b = decision.records_a, decision.records_b
    if not a or not b:
        raise NotAllowed("match.empty")
    numbers = np.array([*a, *b], np.int64)
    table = uow.records.rows(numbers)
    refuse_signed(uow, record_days(table).tolist())
    sides = np.repeat(np.array([0, 1], np.int64), [len(a), len(b)])
    take = hand_match.free_parts(uow, decision.comparison, sides, table)
    made = hand_match.build(uow, decision.comparison, a, b, table, actor, decision.note, take)
    hand_match.make_way(uow, decision.comparison, made.members)
    if made.matches["method"][0].as_py() == hand_match.VIEW:
        hand_match.stand_back(uow, made.members)
    return made, hand_match.store(uow, made, decision.note)


def explain_items(
    uow: UnitOfWork, items: pa.Table, *, reason: str, note: str, expected: date | None, params: dict[str, Any]
) -> None:
    """Give items (rows of live ones) a reason; the word for each is kept for later runs.

    An item already explained in a signed period stays as it is: PeriodClosed.
    """
    import pyarrow as pa

    for one in items.to_pylist():
        if one["state"] in (EXPLAINED, RESOLVED) and one["records"]:
            rows = uow.records.rows(np.array(one["records"], np.int64))
            refuse_signed(uow, record_days(rows).tolist())
    let_go(uow, item_subjects(uow, items))
    uow.discrepancies.close(ints(items["number"]))
    state = EXPLAINED if reason in STILL_WAITING else RESOLVED
    count = items.num_rows
    fields: dict[str, Any] = {
        "number": pa.array(np.zeros(count, np.int64)),
        "state": pa.array(np.full(count, state, np.int8)),
        "reason": pa.array([reason] * count, pa.string()),
        "note": pa.array([note] * count, pa.string()),
    }
    if expected is not None:
        fields["expected"] = pa.array([day_number(expected)] * count, pa.int32())
    stored = items
    for name, column in fields.items():
        stored = stored.set_column(stored.schema.get_field_index(name), stored.schema.field(name), column)
    uow.discrepancies.add(stored)
    said = params | ({"expected": expected.isoformat()} if expected else {})
    for subject in item_subjects(uow, items):
        uow.decisions.add("explain", subject, reason=reason, note=note, params=said)


def live_items(uow: UnitOfWork, numbers: Iterable[int]) -> pa.Table:
    """Return the live items of these numbers; NotAllowed when none is live."""
    import pyarrow as pa
    import pyarrow.compute as pc

    live = uow.discrepancies.live()
    items = live.filter(pc.is_in(live["number"], pa.array(list(numbers), pa.int64())))
    if not items.num_rows:
        raise NotAllowed("review.gone")
    return items


def item_subjects(uow: UnitOfWork, items: pa.Table) -> list[str]:
    """Return the discrepancy_id of each item: code, then its first record or its account and date."""
    firsts = [one[0] if one else 0 for one in items["records"].to_pylist()]
    named = np.array([one for one in firsts if one], np.int64)
    ids = iter(uow.records.ids(named).to_pylist()) if len(named) else iter(())
    subjects = zip(items["code"].to_pylist(), firsts, items["subject"].to_pylist(), strict=True)
    return [f"{code}:{next(ids) if first else subject}" for code, first, subject in subjects]


def item_sums(items: pa.Table) -> dict[str, str]:
    """Return Σ of the items' amounts for each currency."""
    total: dict[str, int] = {}
    exp = max([2, *ints(items["exp"]).tolist()])
    for currency, value, digits in zip(
        items["currency"].to_pylist(), ints(items["amount"]).tolist(), ints(items["exp"]).tolist(), strict=True
    ):
        total[currency] = total.get(currency, 0) + value * 10 ** (exp - digits)
    return {name: plain(value, exp, name) for name, value in sorted(total.items()) if name}
