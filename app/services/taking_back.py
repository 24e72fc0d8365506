"""Taking an import or one file of it back, now or years later: what goes is counted and listed before it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import CONFIRMED
from app.domain.money import plain
from app.domain.period import day_number
from app.services.ports import Book, StoredStatement, UnitOfWork

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_RULE = "rule"  # actor of what a run made by itself
_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something a person did that rests on the import: comparison or code, a number of it, amount and currency."""

    what: str
    ref: str
    amount: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What would go with statements. statements, rows: as imported; records: without another source.

    suggested, confirmed: matches that a run made; matches, items: numbers of what people matched, and explained;
    work: the first of those, to be listed. signed: name of a signed period that keeps it from going, "" for none.
    file: the one file that they came from, "" for several; others: statements that came with them and stay.
    last: it is the last thing that was done, and can be done again.
    """

    statements: int
    rows: int
    records: int
    suggested: int = 0
    confirmed: int = 0
    matches: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    work: tuple[Work, ...] = ()
    signed: str = ""
    file: str = ""
    others: int = 0
    last: bool = False


def of_import(statements: Iterable[StoredStatement], came: Mapping[int, int], number: int) -> tuple[int, ...]:
    """Return the numbers of all statements that came in one import with this one.

    came: of `came_with`; a statement's own `since` changes when it is counted anew or comes back.
    """
    return tuple(one.number for one in statements if came[one.number] == came[number])


def of_files(
    statements: Sequence[StoredStatement], came: Mapping[int, int], numbers: Collection[int]
) -> tuple[int, ...]:
    """Return the numbers of all statements of the files that hold these; a file may hold several."""
    files = {_file(one, came) for one in statements if one.number in numbers}
    return tuple(one.number for one in statements if _file(one, came) in files)


def _file(one: StoredStatement, came: Mapping[int, int]) -> tuple[int, str, str]:
    return came[one.number], one.file, one.sha256


def touched(uow: UnitOfWork, numbers: Sequence[int]) -> Touched:
    """Return what rests on these statements."""
    wanted = set(numbers)
    live = uow.statements.live()
    mine = [one for one in live if one.number in wanted]
    came = uow.statements.came_with()
    files, entries = {_file(one, came) for one in mine}, {came[one.number] for one in mine}
    others = sum(came[one.number] in entries and one.number not in wanted for one in live)
    leaving = uow.statements.leaving(numbers)
    suggested, confirmed, hand, hand_rows = _matches(uow, leaving)
    _all, item_rows = _items(uow, leaving, hand)
    return Touched(
        statements=len(mine),
        rows=sum(one.rows_stored for one in mine),
        records=len(leaving),
        suggested=suggested,
        confirmed=confirmed,
        matches=tuple(hand.tolist()),
        items=tuple(_ints(item_rows["number"]).tolist()),
        work=tuple([*_matches_listed(uow, hand_rows), *_items_listed(uow, item_rows)][:_LISTED]),
        signed=_signed(uow, leaving, {one.statement_id for one in mine}),
        file=mine[0].file if len(files) == 1 else "",
        others=others,
        last=not others and _is_last(uow, entries),
    )


def _matches(uow: UnitOfWork, leaving: Ints) -> tuple[int, int, Ints, pa.Table]:
    """Return (suggested by a run, confirmed by a run, numbers made by people, their rows)."""
    matches, members = uow.matches.live()
    hit = distinct(_ints(members["match"])[np.isin(_ints(members["record"]), leaving)])
    rows = matches.filter(np.isin(_ints(matches["number"]), hit))
    by_rule = np.array([one == _RULE for one in rows["actor"].to_pylist()], bool)
    sure = _ints(rows["state"]) == CONFIRMED
    hand = rows.filter(~by_rule)
    return int((by_rule & ~sure).sum()), int((by_rule & sure).sum()), _ints(hand["number"]), hand


def _items(uow: UnitOfWork, leaving: Ints, matches: Ints) -> tuple[pa.Table, pa.Table]:
    """Return (all items about the records that go or about those matches, those of them that people explained)."""
    import pyarrow.compute as pc

    live = uow.discrepancies.live()
    flat = np.isin(_ints(pc.list_flatten(live["records"])), leaving)
    owner = np.repeat(np.arange(len(live)), _ints(pc.list_value_length(live["records"])))
    about = np.isin(np.arange(len(live)), owner[flat]) | np.isin(_ints(live["match"]), matches[matches != 0])
    rows = live.filter(about)
    return rows, rows.filter(pc.not_equal(rows["reason"], ""))


def _matches_listed(uow: UnitOfWork, rows: pa.Table) -> list[Work]:
    rows = rows.slice(0, _LISTED)
    leads = uow.records.rows(_ints(rows["lead"])).to_pylist() if len(rows) else []
    return [
        Work(
            what=match["comparison"],
            ref=lead["order_ref"] or lead["channel_ref"] or lead["counterparty"],
            amount=plain(lead["amount"], lead["exp"], lead["currency"]),
            currency=lead["currency"],
        )
        for match, lead in zip(rows.to_pylist(), leads, strict=True)
    ]


def _items_listed(uow: UnitOfWork, rows: pa.Table) -> list[Work]:
    return [
        Work(
            what=one["code"],
            ref=one["subject"],
            amount=plain(one["amount"], one["exp"], one["currency"]),
            currency=one["currency"],
        )
        for one in rows.slice(0, _LISTED).to_pylist()
    ]


def _signed(uow: UnitOfWork, leaving: Ints, ids: set[str]) -> str:
    """Return the name of a signed period that holds one of the records or counted one of the statements."""
    signs = uow.periods.sign_offs()
    days = _ints(uow.records.rows(leaving)["at"]) // 86_400 if signs and len(leaving) else np.zeros(0, np.int64)
    for one in signs:
        inside = (days >= day_number(one.period.first)) & (days <= day_number(one.period.last))
        if inside.any() or ids & {said["id"] for said in one.numbers.get("statements", [])}:
            return one.period.name
    return ""


def _is_last(uow: UnitOfWork, entries: set[int]) -> bool:
    from app.services.history import history_of

    undoable = history_of(uow).undoable
    return bool(undoable) and entries == {undoable[-1].first}


def take_back(book: Book, numbers: Sequence[int], *, actor: str, seen: Touched) -> None:
    """Take statements back with what rests on them.

    seen: what the person was shown; NotAllowed("undo.later") where more was done by hand since, PeriodClosed where
    a signed period stands on it. The last thing done is undone, and can be done again.
    """
    from app.services.history import undo

    with book.read() as uow:
        now = touched(uow, numbers)
    if now.signed:
        raise PeriodClosed("period.signed", period=now.signed)
    if now.last:
        undo(book, actor)
        return
    with book.write("remove", actor) as uow:
        _close_work(uow, numbers, seen)
        _close_words(uow, numbers)
        counts = uow.statements.close(numbers)
        params: dict[str, Any] = {"file": now.file, "rows": now.rows} if now.file else {"count": counts["statements"]}
        key = "audit.remove_file" if now.file else "audit.remove"
        if seen.matches or seen.items:
            key += "_with"
            params |= {"matches": len(seen.matches), "items": len(seen.items)}
        uow.commit(text_key=key, params=params, rows=counts["records"])


def _close_work(uow: UnitOfWork, numbers: Sequence[int], seen: Touched) -> None:
    """End what people matched and explained on the records that go, which the person has seen."""
    now = touched(uow, numbers)
    if set(now.matches) - set(seen.matches) or set(now.items) - set(seen.items):
        raise NotAllowed("undo.later")
    about, _explained = _items(uow, uow.statements.leaving(numbers), np.array(now.matches, np.int64))
    if now.matches:
        uow.matches.close(np.array(now.matches, np.int64))
    if len(about):
        uow.discrepancies.close(_ints(about["number"]))


def _close_words(uow: UnitOfWork, numbers: Sequence[int]) -> None:
    """End what people said of the statements themselves."""
    wanted = set(numbers)
    ids = {one.statement_id for one in uow.statements.live() if one.number in wanted}
    said = [
        one.number
        for kind in ("accept_statement", "rows_left_out")
        for one in uow.decisions.live(kind)
        if one.subject in ids
    ]
    if said:
        uow.decisions.close(said)


def _ints(column: Any) -> Ints:
    return np.asarray(column.to_numpy(zero_copy_only=False) if len(column) else [], np.int64)
