"""Discrepancies and timing items by code, with their age, as the workbench shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.account_roles import UNBOOKED
from app.domain.arrays import distinct
from app.domain.discrepancy import AGE_BANDS, code_order
from app.domain.match import OPEN, WAITING
from app.domain.period import day_number
from app.domain.record import Layer
from app.services.assign import OWNER, owners
from app.services.deciding import item_subjects
from app.services.ports import UnitOfWork
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.shops import Scope

#: What usually settles a code, as reason codes; the first is proposed, a person chooses.
WAYS: dict[str, tuple[str, ...]] = {
    "EX1": ("source_corrected", "entry_made", "other_period", "not_ours", "accepted"),
    "EX2": ("waiting", "source_corrected", "entry_made", "other_period", "accepted"),
    "EX3": ("claimed", "entry_made", "waiting", "accepted"),
    "EX4": ("source_corrected", "entry_made", "accepted"),
    "EX5": ("waiting", "claimed", "other_period", "entry_made"),
    "EX6": ("source_corrected", "entry_made", "not_ours", "other_period"),
    "EX7": ("other_period", "source_corrected", "entry_made", "accepted"),
    "EX8": ("source_corrected", "accepted", "waiting"),
    "AM1": ("entry_made", "source_corrected", "written_off", "accepted"),
    "AM2": ("entry_made", "source_corrected", "accepted"),
    "AM3": ("entry_made", "source_corrected", "claimed"),
    "AM4": ("claimed", "entry_made", "accepted"),
    "AM5": ("claimed", "entry_made", "accepted"),
    "AM6": ("claimed", "entry_made", "accepted"),
    "HM5": ("entry_made", "accepted"),
    "HM8": ("entry_made", "accepted"),
    "TS7": ("waiting", "entry_made", "source_corrected", "accepted"),
    "ST8": ("source_corrected", "entry_made", "accepted"),
    "HM4": ("waiting", "accepted"),
    "AM7": ("source_corrected", "claimed", "accepted"),
    "AM8": ("entry_made", "claimed", "written_off", "accepted"),
    "AM9": ("written_off", "entry_made", "accepted"),
    "AM13": ("source_corrected", "entry_made", "accepted"),
    "AM14": ("source_corrected", "entry_made", "accepted"),
    "AM11": ("entry_made", "claimed", "accepted"),
    "ST5": ("not_ours", "entry_made", "accepted"),
}
ENTRY = "entry_made"
_USUAL = ("accepted", "entry_made", "source_corrected", "waiting", "claimed", "written_off", "other_period", "not_ours")


def ways(code: str, chosen: str = "") -> tuple[str, ...]:
    """Return the reason codes that may settle a code, the usual ones first, and the one `chosen` before.

    An entry is none of them where the code has no entry and nobody usually makes one.
    """
    first = WAYS.get(code, ())
    others = [one for one in _USUAL if one != ENTRY or code not in UNBOOKED or one == chosen]
    return (*first, *(one for one in others if one not in first))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DiscrepancyColumns:
    """Items, n rows, by code, then day, then number.

    table: discrepancy_schema rows. amount: int64 at `exp`. age: int32 days since an item should have
    cleared, 0 where it is not due; band: index in AGE_BANDS. ref: number of its first record, "" for none;
    record: that record, 0 for none. owner: who looks after it, "" for nobody. carried: bool, all of it lies
    before the range asked for. money: the currencies there are, "" among them; money_of: index of each item's.
    """

    table: pa.Table
    number: NDArray[np.int64]
    code: tuple[str, ...]
    comparison: tuple[str, ...]
    state: NDArray[np.int8]
    amount: NDArray[np.int64]
    exp: int
    currency: tuple[str, ...]
    money: tuple[str, ...]
    money_of: NDArray[np.int64]
    since_day: NDArray[np.int32]
    expected: NDArray[np.int32]
    age: NDArray[np.int32]
    band: NDArray[np.int8]
    record: NDArray[np.int64]
    ref: tuple[str, ...]
    reason: tuple[str, ...]
    owner: tuple[str, ...]
    carried: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.number)

    def bands(self) -> list[tuple[int, dict[str, int]]]:
        """Return (count, Σ of absolute amounts by currency) of the open and waiting items of each age band."""
        live = np.flatnonzero((self.state == OPEN) | (self.state == WAITING))
        band, sizes = self.band[live], np.abs(self.amount)
        counts = np.bincount(band, minlength=len(AGE_BANDS))
        return [(int(count), self.sums(live[band == at], sizes)) for at, count in enumerate(counts)]

    def sums(self, items: NDArray[np.int64], amount: NDArray[np.int64]) -> dict[str, int]:
        """Return what amounts of these items add up to by currency; amount: of all items, at `exp`."""
        totals, kind = np.zeros(len(self.money), np.int64), self.money_of[items]
        np.add.at(totals, kind, amount[items])
        return {self.money[one]: int(totals[one]) for one in np.unique(kind).tolist()}

    def mixed(self) -> bool:
        """Return whether the items are of several currencies."""
        return len([one for one in self.money if one]) > 1

    def within(self, scope: Scope | None) -> DiscrepancyColumns:
        """Return the items that shops let through; None for all."""
        if scope is None:
            return self
        return self.only(np.flatnonzero(scope.lists(self.table["records"], self.table["subject"])))

    def only(self, lines: NDArray[np.int64]) -> DiscrepancyColumns:
        """Return these items alone, in their order."""
        some: dict[str, Any] = {"table": self.table.take(lines)}
        for name in (
            "number",
            "state",
            "amount",
            "money_of",
            "since_day",
            "expected",
            "age",
            "band",
            "record",
            "carried",
        ):
            some[name] = getattr(self, name)[lines]
        for name in ("code", "comparison", "currency", "ref", "reason", "owner"):
            column = getattr(self, name)
            some[name] = tuple(column[one] for one in lines.tolist())
        return replace(self, **some)

    def open_count(self) -> int:
        """Return how many items need a person."""
        return int((self.state == OPEN).sum())


def item_days(uow: UnitOfWork, items: pa.Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return (earliest, latest) day of the records of each item; its own since_day where it has none."""
    import pyarrow.compute as pc

    since = ints(items["since_day"])
    low, high = since.copy(), since.copy()
    lists = items["records"].combine_chunks()
    parent, numbers = ints(pc.list_parent_indices(lists)), ints(pc.list_flatten(lists))
    if len(numbers):
        day = np.floor_divide(ints(uow.records.rows(numbers)["at"]), DAY_SECONDS)
        has = distinct(parent)
        low[has], high[has] = np.iinfo(np.int64).max, np.iinfo(np.int64).min
        np.minimum.at(low, parent, day)
        np.maximum.at(high, parent, day)
    return low, high


def open_until(uow: UnitOfWork, items: pa.Table, last: date) -> int:
    """Return how many of these open items the days up to `last` have to answer for."""
    low, _high = item_days(uow, items)
    return int((low <= day_number(last)).sum())


def load_discrepancies(
    uow: UnitOfWork, *, first: date | None = None, last: date | None = None, as_of: date | None = None
) -> DiscrepancyColumns:
    """Return the items dated in a range, and earlier ones that are still open or waiting.

    as_of: day on which ages are counted; default `last`, else the latest day of any item.
    """
    items = uow.discrepancies.live()
    low, high = item_days(uow, items)
    start = day_number(first) if first else np.iinfo(np.int64).min
    end = day_number(last) if last else np.iinfo(np.int64).max
    state = ints(items["state"])
    alive = (state == OPEN) | (state == WAITING)
    keep = (low <= end) & ((high >= start) | alive)
    order = np.flatnonzero(keep)
    words = items["code"].to_pylist()
    rank = {code: at for at, code in enumerate(sorted(set(words), key=code_order))}
    codes = np.array([rank[code] for code in words], np.int64)
    order = order[np.lexsort((ints(items["number"])[order], low[order], codes[order]))]
    table = items.take(order)
    return _columns(uow, table, high[order] < start, as_of or last)


def _columns(uow: UnitOfWork, table: pa.Table, carried: NDArray[np.bool_], as_of: date | None) -> DiscrepancyColumns:
    import pyarrow.compute as pc

    since, exps = ints(table["since_day"]), ints(table["exp"])
    expected = ints(table["expected"])
    due = np.where(expected > 0, np.maximum(expected, since), since)
    today = day_number(as_of) if as_of else int(since.max(initial=0))
    age = np.maximum(today - due, 0).astype(np.int32)
    exp = int(exps.max(initial=2))
    size = ints(pc.list_value_length(table["records"]))
    lists = table["records"].combine_chunks()
    flat, start = ints(pc.list_flatten(lists)), np.cumsum(size) - size
    record = np.zeros(len(since), np.int64)
    record[size > 0] = flat[start[size > 0]]
    money = pc.dictionary_encode(table["currency"].combine_chunks())
    return DiscrepancyColumns(
        table=table,
        number=ints(table["number"]),
        code=tuple(table["code"].to_pylist()),
        comparison=tuple(table["comparison"].to_pylist()),
        state=ints(table["state"]).astype(np.int8),
        amount=ints(table["amount"]) * np.power(10, exp - exps, dtype=np.int64),
        exp=exp,
        currency=tuple(table["currency"].to_pylist()),
        money=tuple(money.dictionary.to_pylist()),
        money_of=ints(money.indices),
        since_day=since.astype(np.int32),
        expected=expected.astype(np.int32),
        age=age,
        band=(np.searchsorted(np.array(AGE_BANDS), age, "right") - 1).astype(np.int8),
        record=record,
        ref=_refs(uow, table, record),
        reason=tuple(table["reason"].to_pylist()),
        owner=_owners(uow, table),
        carried=carried,
    )


def _owners(uow: UnitOfWork, table: pa.Table) -> tuple[str, ...]:
    known = owners(uow)
    if not known:
        return ("",) * int(table.num_rows)
    return tuple(known.get(one, "") for one in item_subjects(uow, table))


def numbers_shown(rows: pa.Table) -> list[str]:
    """Return the number by which each record is called, "" where it has none."""
    columns = [rows[name].to_pylist() for name in ("order_ref", "channel_ref", "batch_ref")]
    # a voucher's own number is its reader's subtype
    labels = zip(rows["layer"].to_pylist(), rows["subtype"].to_pylist(), strict=True)
    columns.append([label if layer == Layer.LEDGER else "" for layer, label in labels])
    return [next((one for one in texts if one), "") for texts in zip(*columns, strict=True)]


def _refs(uow: UnitOfWork, table: pa.Table, record: NDArray[np.int64]) -> tuple[str, ...]:
    """Return the number shown for each item: its record's first number, else its subject."""
    refs: list[str] = [one.strip() for one in table["subject"].to_pylist()]  # an account without a number, and a day
    has = np.flatnonzero(record)
    if len(has):
        for at, text in zip(has.tolist(), numbers_shown(uow.records.rows(record[has])), strict=True):
            refs[at] = refs[at] or text
    return tuple(refs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to an item: at (ISO 8601 UTC), who, and how it reads."""

    at: str
    actor: str
    text_key: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """What the workbench says of an item beside its columns.

    sum_a, sum_b: of its match at `exp`, None where it has none or lacks a side. notes: of people, oldest first.
    events: its history, oldest first: the run that found it, reasons, owners, notes.
    """

    number: int
    sum_a: int | None
    sum_b: int | None
    exp: int
    notes: tuple[str, ...]
    events: tuple[Event, ...]


def item_details(uow: UnitOfWork, number: int) -> ItemDetails | None:
    """Return details of a live item, None where it has gone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    live = uow.discrepancies.live()
    items = live.filter(pc.equal(live["number"], pa.scalar(number, pa.int64())))
    if not items.num_rows:
        return None
    item = items.to_pylist()[0]
    subject = item_subjects(uow, items)[0]
    records = set(uow.records.ids(np.array(item["records"], np.int64)).to_pylist()) if item["records"] else set()
    said = [one for one in uow.decisions.live() if _concerns(one.kind, one.subject, subject, records)]
    entries = {one.seq: one for one in uow.audit.entries()}
    seqs = sorted({uow.discrepancies.opened_by(number), *(one.since for one in said)})
    events = [
        Event(at=one.at, actor=one.actor, text_key=one.text_key, params=one.params)
        for one in (entries[seq] for seq in seqs if seq in entries)
    ]
    sums = _match_sums(uow, item)
    return ItemDetails(
        number=number,
        sum_a=sums[0],
        sum_b=sums[1],
        exp=sums[2],
        notes=tuple(one.note for one in said if one.kind == "note"),
        events=tuple(events),
    )


def _concerns(kind: str, about: str, subject: str, records: set[str]) -> bool:
    """Return whether a decision is about an item or, where it is a note, about one of its records."""
    if kind in ("explain", OWNER):
        return about == subject
    return kind == "note" and (about == subject or about in records)


def _match_sums(uow: UnitOfWork, item: dict[str, Any]) -> tuple[int | None, int | None, int]:
    """Return Σ A and Σ B of an item's match in its own currency, and their exponent; None for a side that has none."""
    import pyarrow.compute as pc

    _matches, members = uow.matches.live(item["comparison"] or None)
    members = members.filter(pc.equal(members["match"], item["match"]))
    if not item["match"] or not members.num_rows:
        return None, None, 2
    rows = uow.records.rows(ints(members["record"]))
    own = pc.equal(rows["currency"], item["currency"])
    rows, members = rows.filter(own), members.filter(own)
    if not members.num_rows:
        return None, None, 2
    _value, _exps, sign = compared(rows, item["comparison"])
    exps = ints(members["exp"])
    exp = int(exps.max())
    part = ints(members["allocated"]) * np.power(10, exp - exps, dtype=np.int64) * sign
    side = ints(members["side"])
    sums = [int(part[side == one].sum()) if (side == one).any() else None for one in (0, 1)]
    return sums[0], sums[1], exp
