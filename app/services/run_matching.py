"""Matches what a book holds: one transaction, one audit entry, repeatable."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import CONFIRMED, EXPLAINED, RESOLVED, SUGGESTED
from app.domain.period import day_number
from app.domain.progress import Report, Step, pauses
from app.domain.record import Layer
from app.services.acceptance import distrusted_of
from app.services.open_items import REST
from app.services.restated import follow_records
from app.services.standing import split

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.match import Rules
    from app.matching.engine import Spread
    from app.matching.inputs import Coverage, Inputs
    from app.matching.outcome import Outcome
    from app.services.locked import Dropped, Locked
    from app.services.ports import Book, StoredStatement, UnitOfWork

    Ints = NDArray[np.int64]

log = logging.getLogger(__name__)

#: Reasons after which an item is still waited for; all others settle it.
_STILL_WAITING = ("waiting", "claimed", "other_period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run did.

    entry: number of its audit entry. matches: comparison → {"confirmed": n, "suggested": n, "ambiguous": n}
    of what it stored; items: code → number of discrepancies and timing items it stored; items_before: of those that
    it made anew. changes: of its matches against those before, "new", "changed", "same" and "gone".
    """

    entry: int
    matches: dict[str, dict[str, int]] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    items_before: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)


def run_matching(
    book: Book,
    *,
    as_of: date | None,
    actor: str,
    report: Report,
    rules: Rules | None = None,
    spread: Spread | None = None,
    learn: bool = False,
) -> Run:
    """Match everything that is open, store what was found and what is left; returns the counts.

    Suggestions and items that no person decided on are made anew, and so is what rules confirmed where news came
    for it; what people decided stays (services.standing). as_of: day that the run looks from, None = as far as the
    other side's statements reach. rules: for this run; default the book's. spread: where the parts of the run are
    worked on, None = here, one after the other. learn: first
    learn from what was decided so far; otherwise the run goes by what was learned before. When report raises Cancelled
    nothing has been stored.
    """
    from app.matching.engine import reconcile
    from app.services import run_facts
    from app.services.locked import locked_records, outside

    with book.write("run", actor) as uow:
        begun = time.perf_counter_ns()
        pause = pauses(report)
        uow.watch(pause)
        report(Step.LOADING, 0, 1, "")
        if learn:
            from app.services.learning import learn as learn_now

            learn_now(uow)
        statements = [one for one in uow.statements.live() if not one.refused_key]
        records = read_records(uow, asked_columns(rules or uow.rules()))
        pause()
        distrusted = distrusted_of(uow, statements)
        standing, anew, before = split(uow, records, statements, distrusted, pause)
        pause()
        inputs = load(uow, statements, records, standing, as_of=as_of, rules=rules, distrusted=distrusted)
        locked = locked_records(uow, records)
        pause()
        loaded = time.perf_counter_ns()
        outcome, dropped = outside(reconcile(inputs, report, spread), locked)
        told_from = time.perf_counter_ns()
        told = outcome.told(pause=pause)
        outcome = replace(outcome, evidence=None)  # the columns behind it are not held while rows are stored
        report(Step.STORING, 0, 1, "")
        storing = time.perf_counter_ns()
        run = _store(uow, outcome, told, standing, anew, (locked, dropped))
        report(Step.STORING, 1, 1, "")
        counts = [sum(one[name] for one in run.matches.values()) for name in ("confirmed", "suggested")]
        stored = time.perf_counter_ns()
        spent = outcome.spent
        spent["", "loading"], spent["", "storing"] = loaded - begun, stored - storing
        changes = run_facts.since(before, outcome)
        spent["", "evidence"] = spent.get(("", "evidence"), 0) + storing - told_from
        entry = uow.commit(
            text_key="audit.run",
            params={
                "confirmed": counts[0],
                "suggested": counts[1],
                "items": sum(run.items.values()),
                "as_of": as_of.isoformat() if as_of else "",
                "rules": inputs.rules.version,
                "knowledge": inputs.knowledge.version,
                "by_code": run.items,
                "by_code_before": run.items_before,
                "standing": standing[0].num_rows,
                "changes": changes,
                "passes": run_facts.passes(outcome),
                "untold": outcome.untold,
                "ms": round((stored - begun) / 1e6),
            },
            rows=outcome.matches.num_rows + outcome.discrepancies.num_rows,
        )
    log.info("run %d: %s, items %s", entry.seq, run.matches, run.items)
    return replace(run, entry=entry.seq, changes=changes)


def read_records(uow: UnitOfWork, more: tuple[str, ...]) -> pa.Table:
    """Return the live records with the columns that a run reads, and `more`."""
    from app.matching.inputs import COLUMNS

    return _whole(uow.records.table(columns=[*COLUMNS, *more, "row", "suffix"]))


def asked_columns(rules: Rules) -> tuple[str, ...]:
    """Return the columns that people's rules ask for beside those that every run reads."""
    from app.services.rules import ready_rules

    book = ready_rules(rules)
    return book.columns() if book is not None else ()


def _whole(table: pa.Table) -> pa.Table:
    """Return the table with each column in one piece; column by column, so that no two copies are held."""
    import pyarrow as pa

    for at, name in enumerate(table.column_names):
        if table.column(at).num_chunks > 1:
            whole = pa.chunked_array([table.column(at).combine_chunks()], table.schema.field(at).type)
            table = table.set_column(at, name, whole)
    pa.default_memory_pool().release_unused()
    return table


def load(
    uow: UnitOfWork,
    statements: list[StoredStatement],
    table: pa.Table,
    standing: tuple[pa.Table, pa.Table],
    *,
    as_of: date | None,
    rules: Rules | None,
    distrusted: Ints | None = None,
) -> Inputs:
    """Return what the engine is given. table: COLUMNS of the live records, and their row and suffix."""
    from app.matching.inputs import COLUMNS, Inputs
    from app.matching.order_words import order_words
    from app.matching.ranks import ranks
    from app.services.hand_entry import BY_HAND
    from app.services.rates import stored
    from app.services.rules import ready_rules
    from app.services.starting_fees import starting_fees

    rules = rules or uow.rules()
    distrusted = distrusted_of(uow, statements) if distrusted is None else distrusted
    ids = {one.number: one.statement_id for one in statements}
    number, row, suffix = (table[name].to_numpy().astype(np.int64) for name in ("statement", "row", "suffix"))
    return Inputs(
        records=table.select([*COLUMNS, *(one for one in asked_columns(rules) if one in table.column_names)]),
        rank=ranks(number, row, suffix, ids),
        matches=standing[0],
        members=standing[1],
        refused=refused_sets(uow),
        taken_back=refused_sets(uow, "unmatch"),
        distrusted=distrusted,
        told_by_them=uow.records.told_by(distrusted),
        rules=rules,
        orders=order_words(uow.records.table(layers=[Layer.ORDER], columns=["record", "state", "status", "shop"])),
        rulebook=ready_rules(rules),
        knowledge=uow.knowledge(),
        starting=starting_fees(),
        accounts=uow.accounts.live(),
        as_of=None if as_of is None else day_number(as_of),
        coverage=_coverage(statements, table),
        rates=stored(uow, table["currency"].unique().to_pylist()),
        by_hand=np.array([one.number for one in statements if one.message_key == BY_HAND], np.int64),
    )


def refused_sets(uow: UnitOfWork, kind: str = "refuse") -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the sets that people refused as record numbers; a set with a record that is gone says nothing more.

    kind: "refuse" = no match, "unmatch" = a match that was taken back.
    """
    said = [one.partition(" ") for one in uow.decisions.texts(kind)["subject"].to_pylist()]
    sets = [sorted({part for part in rest.replace(" ", ",").split(",") if part}) for _comparison, _, rest in said]
    every = list(dict.fromkeys(part for one in sets for part in one))
    number = dict(zip(every, uow.records.numbers(every).tolist(), strict=True))
    out = []
    for (comparison, _, _rest), ids in zip(said, sets, strict=True):
        numbers = [number[one] for one in ids]
        if numbers and all(one > 0 for one in numbers):
            out.append((comparison, frozenset(numbers)))
    return tuple(sorted(out, key=lambda one: (one[0], sorted(one[1]))))


def _coverage(statements: list[StoredStatement], records: pa.Table) -> tuple[Coverage, ...]:
    """Return which days each statement covers: as it says, else from its first to its last record.

    One written by hand covers none: nothing says what else there was.
    """
    from app.matching.inputs import Coverage
    from app.services.hand_entry import BY_HAND

    number = records["statement"].to_numpy().astype(np.int64)
    day = records["at"].to_numpy() // 86_400
    size = int(max([number.max(initial=0), *(one.number for one in statements)])) + 1 if statements else 1
    first, last = np.full(size, np.iinfo(np.int64).max), np.full(size, np.iinfo(np.int64).min)
    np.minimum.at(first, number, day)
    np.maximum.at(last, number, day)

    def given(text: str, found: int, none: int) -> int | None:
        if text:
            return day_number(date.fromisoformat(text[:10]))
        return None if found == none else found

    return tuple(
        Coverage(
            number=one.number,
            id=one.statement_id,
            format=one.format,
            layer=one.layer,
            account=one.account,
            shop=one.shop,
            currency=one.currency,
            first=given(one.period_start, int(first[one.number]), np.iinfo(np.int64).max),
            last=given(one.period_end, int(last[one.number]), np.iinfo(np.int64).min),
            opening=one.opening,
            closing=one.closing,
            exp=one.exp,
        )
        for one in sorted(statements, key=lambda one: one.statement_id)
        if one.message_key != BY_HAND
    )


def _store(
    uow: UnitOfWork,
    outcome: Outcome,
    told: pa.Table,
    standing: tuple[pa.Table, pa.Table],
    anew: Ints,
    signed_off: tuple[Locked, Dropped],
) -> Run:
    """Close what the run makes anew and store what it found.

    told: the matches with their reasons; signed_off: records inside signed periods, and what was left out for them.
    """
    import pyarrow as pa

    from app.services.booked_entries import known_lines
    from app.services.locked import beyond, news, settled, stranded

    locked, dropped = signed_off
    live = uow.discrepancies.live()
    signed = settled(live, outcome, locked)
    changed, replaced = follow_records(uow, standing, live)
    keep = (_attached(live, standing[0]) | signed | _rests(live)) & ~np.isin(live["number"].to_numpy(), replaced)
    stale = live["number"].to_numpy()[~keep]
    if len(anew):
        uow.matches.close(anew)
    if len(stale):
        uow.discrepancies.close(stale)
    numbers = np.zeros(0, np.int64)
    if outcome.matches.num_rows:
        numbers = uow.matches.add(told, outcome.members)
    items = stranded(uow, dropped, locked, live.filter(~keep), outcome.discrepancies)
    items = beyond(uow, news(items, live.filter(signed)), live.filter(signed), locked)
    items = _decided(uow, items, live, keep)
    match = items["match"].to_numpy()
    found = np.where(match >= 0, numbers[np.maximum(match, 0)], 0) if len(numbers) else match * 0
    items = _with(items, "match", found)
    items = pa.concat_tables([items, _decided(uow, changed, live, keep).cast(items.schema)])
    items = known_lines(uow, items)
    if items.num_rows:
        uow.discrepancies.add(items)
    return Run(
        entry=uow.entry,
        matches=_match_counts(outcome.matches),
        items=_item_counts(items),
        items_before=_item_counts(live.filter(~keep)),
    )


def _attached(live: pa.Table, standing: pa.Table) -> NDArray[np.bool_]:
    """Return which items belong to a match that stays; they stay with it."""
    match = live["match"].to_numpy()
    return np.asarray((match > 0) & np.isin(match, standing["number"].to_numpy()))


def _rests(live: pa.Table) -> NDArray[np.bool_]:
    """Return which items stand for what matches by hand leave over of a record: no run sees that record open."""
    import pyarrow.compute as pc

    return np.asarray(pc.equal(live["text_key"], REST).to_numpy())


def _decided(uow: UnitOfWork, items: pa.Table, live: pa.Table, keep: NDArray[np.bool_]) -> pa.Table:
    """Leave out items that stand already, and give those that a person explained her reason and note.

    An item whose amount has changed since she explained it is open again.
    """
    explained = {one.subject: one for one in uow.decisions.live("explain")}
    if not explained and not keep.any():
        return items
    old = _identities(uow, live)
    standing = {name for name, stays in zip(old, keep.tolist(), strict=True) if stays}
    before = {
        name: (amount, exp)
        for name, amount, exp, state in zip(
            old, *(live[one].to_pylist() for one in ("amount", "exp", "state")), strict=True
        )
        if state in (EXPLAINED, RESOLVED)
    }
    names = _identities(uow, items)
    fresh = np.array([name not in standing for name in names], np.bool_)
    columns: dict[str, list[Any]] = {
        name: items[name].to_pylist() for name in ("state", "reason", "note", "expected", "amount", "exp")
    }
    for at in (n for n, name in enumerate(names) if name in explained):
        said, known = explained[names[at]], before.get(names[at])
        if known is not None and not _same(known, (columns["amount"][at], columns["exp"][at])):
            continue
        columns["state"][at] = EXPLAINED if said.reason in _STILL_WAITING else RESOLVED
        columns["reason"][at], columns["note"][at] = said.reason, said.note
        if day := (said.params or {}).get("expected"):
            columns["expected"][at] = day_number(date.fromisoformat(day))
    for name in ("state", "reason", "note", "expected"):
        items = _with(items, name, columns[name])
    return items.filter(fresh)


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return bool(one[0] * 10 ** other[1] == other[0] * 10 ** one[1])


def _identities(uow: UnitOfWork, items: pa.Table) -> list[str]:
    """Return the discrepancy_id of each item: code, then its first record or its account and date."""
    firsts = [records[0] if records else 0 for records in items["records"].to_pylist()]
    named = np.array([one for one in firsts if one], np.int64)
    ids = iter(uow.records.ids(named).to_pylist()) if len(named) else iter(())
    return [
        f"{code}:{next(ids) if first else subject}"
        for code, subject, first in zip(items["code"].to_pylist(), items["subject"].to_pylist(), firsts, strict=True)
    ]


def _with(table: pa.Table, name: str, values: Any) -> pa.Table:
    import pyarrow as pa

    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(name), pa.array(values, table.schema.field(name).type))


def _match_counts(matches: pa.Table) -> dict[str, dict[str, int]]:
    import pyarrow.compute as pc

    out = {}
    for name in sorted(pc.unique(matches["comparison"]).to_pylist()):
        mine = matches.filter(pc.equal(matches["comparison"], name))
        state = mine["state"].to_numpy()
        out[name] = {
            "confirmed": int((state == CONFIRMED).sum()),
            "suggested": int((state == SUGGESTED).sum()),
            "ambiguous": int(mine["ambiguous"].to_numpy().sum()),
        }
    return out


def _item_counts(items: pa.Table) -> dict[str, int]:
    counted = items["code"].value_counts().to_pylist()
    return {one["values"]: one["counts"] for one in sorted(counted, key=lambda one: one["values"])}
