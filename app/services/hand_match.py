"""Matches by hand: of whole records, of what is left of them, and of one record in parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED
from app.domain.money import plain
from app.domain.record import Kind, Layer
from app.services import open_items
from app.services.hand_across import Across, across
from app.services.hand_made import HandMatch
from app.services.ports import UnitOfWork
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


#: Method of a match of L2 that says: two files state one event.
VIEW = "view"


def build(
    uow: UnitOfWork,
    comparison: str,
    records_a: Sequence[int],
    records_b: Sequence[int],
    table: pa.Table,
    actor: str,
    note: str,
    take: Ints,
) -> HandMatch:
    """Return the match of these records; table: their rows, side A first; take: the part of each (free_parts)."""
    import pyarrow as pa

    from app.domain.columns import match_schema, member_schema

    value, exps, sign = compared(table, comparison)
    exp = int(exps.max())
    scale = np.power(10, exp - exps, dtype=np.int64)
    count = len(records_a)
    lead = _lead(uow, records_a)
    names = table["currency"].to_pylist()
    currency = names[list(records_a).index(lead)]
    two = across(uow, comparison, count, table, take)
    signed = np.where(np.array([one == currency for one in names]), take * scale * sign, 0)
    difference = int(signed[:count].sum() - signed[count:].sum())
    stated = _stated(table, comparison, count, exp, take, difference) if two is None else {}
    reasons: dict[str, Any] = {"by": "hand", **{name: plain(one, exp, currency) for name, one in stated.items() if one}}
    if two is not None:
        said = two.said()
        reasons |= {"amount_a": said.pop("own"), "currency_a": currency, **said}
    if note:
        reasons["note"] = note
    residual = difference - sum(stated.values())
    if residual and two is None:
        reasons["residual"] = plain(residual, exp, currency)
    row = {
        "number": 0,
        "comparison": comparison,
        "method": method_of(table, comparison, count),
        "state": CONFIRMED,
        "ambiguous": False,
        "score": 1000,
        "difference": difference,
        "exp": exp,
        "currency": currency,
        "lead": lead,
        "ordinal": _ordinal(uow, comparison, lead),
        "reasons": json.dumps(reasons, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        "rule": "manual",
        "actor": actor,
    }
    numbers = [*records_a, *records_b]
    members = pa.table(
        {
            "match": pa.array(np.zeros(len(numbers), np.int64)),
            "side": pa.array(np.repeat(np.array([0, 1], np.int8), [count, len(records_b)])),
            "record": pa.array(np.array(numbers, np.int64)),
            "allocated": pa.array(take),
            "exp": pa.array(exps.astype(np.int8)),
            "whole": pa.array(take == value),
        },
        schema=member_schema(),
    )
    return HandMatch(
        matches=pa.Table.from_pylist([row], schema=match_schema()),
        members=members,
        exp=exp,
        currency=currency,
        sum_a=int(signed[:count].sum()),
        residual=residual,
        records=tuple(numbers),
        day=int(ints(table["at"]).max()) // DAY_SECONDS,
        across=two,
    )


def method_of(table: pa.Table, comparison: str, count: int) -> str:
    """Return how a match by hand is called: `view` where both sides state one event, else `manual`.

    table: its records, `count` of side A first. NotAllowed where L2 is asked to match rows of an account that state an
    event with anything but the trade bill that states it too: one event counts once.
    """
    from app.matching.origin import from_ledger

    if comparison != "L2":
        return "manual"
    out = np.isin(ints(table["kind"]), (int(Kind.PAYOUT), int(Kind.WITHDRAWAL)))
    if out[count:].all():
        return "manual"
    ledger = np.asarray(from_ledger(table))
    bill = (ints(table["layer"]) == int(Layer.CHANNEL)) & ~ledger & ~out
    if out[count:].any() or not bill[:count].all() or not ledger[count:].all():
        raise NotAllowed("match.event")
    if len(set(table["currency"].to_pylist())) > 1:
        raise NotAllowed("match.event_currency")
    return VIEW


def _stated(table: pa.Table, comparison: str, count: int, exp: int, take: Ints, off: int) -> dict[str, int]:
    """Return what the rows themselves say of A − B = `off`, at `exp`.

    L1: refunds and coupons of side B; a coupon is the whole payment's: a part of one says nothing of it,
    and what others get back of a refund is none of the shop's. L5: refunds
    that the orders state, where the books hold what is left of the sales.
    """
    if comparison == "L5":
        refunded = ints(table["refunded"])[:count] * np.power(10, exp - ints(table["exp"])[:count], dtype=np.int64)
        said = int(refunded.sum())
        return {"refunded_a": said} if abs(off - said) < abs(off) else {}
    if comparison != "L1":
        return {}
    side_b, part = table.slice(count), take[count:]
    scale = np.power(10, exp - ints(side_b["exp"]), dtype=np.int64)
    refund = ints(side_b["kind"]) == int(Kind.REFUND)
    whole = part == ints(side_b["amount"])
    return {
        "refunds": int(-(part * scale)[refund].sum()),
        "coupons": int((ints(side_b["coupon"]) * scale)[whole & ~refund].sum()),
    }


def _lead(uow: UnitOfWork, records_a: Sequence[int]) -> int:
    """Return the record of side A with the lowest record_id."""
    ids = uow.records.ids(np.array(records_a, np.int64)).to_pylist()
    return min(zip((one.encode() for one in ids), records_a, strict=True))[1]


def _ordinal(uow: UnitOfWork, comparison: str, lead: int) -> int:
    """Return 1 + the highest ordinal among live matches that the record leads."""
    matches, _members = uow.matches.live(comparison)
    taken = ints(matches["ordinal"])[ints(matches["lead"]) == lead]
    return int(taken.max()) + 1 if len(taken) else 1


def free_parts(uow: UnitOfWork, comparison: str, sides: Ints, table: pa.Table) -> Ints:
    """Return what of each record no confirmed match of its side takes, in its own sign and exponent.

    table: rows of the records; sides: 0 or 1 for each. NotAllowed("match.twice") where nothing is left of one.
    """
    value, exps, _sign = compared(table, comparison)
    numbers = ints(table["record"])
    matches, members = uow.matches.live(comparison)
    sure = np.isin(ints(members["match"]), ints(matches["number"])[ints(matches["state"]) == CONFIRMED])
    held = np.isin(ints(members["record"]), numbers) & sure
    record, side = ints(members["record"])[held], ints(members["side"])[held]
    part = ints(members["allocated"])[held] * np.power(10, 8 - ints(members["exp"])[held], dtype=np.int64)
    free = value.copy()
    for at in range(len(numbers)):
        mine = (record == numbers[at]) & (side == sides[at])
        free[at] -= int(part[mine].sum()) // 10 ** (8 - int(exps[at]))
        if mine.any() and not free[at]:
            raise NotAllowed("match.twice", record=uow.records.ids(numbers[at : at + 1])[0].as_py())
    return free


def looked_at(uow: UnitOfWork, comparison: str, records_a: Sequence[int], records_b: Sequence[int]) -> Across | None:
    """Return what a match by hand of these records would say; None where all are in one currency."""
    table = uow.records.rows(np.array([*records_a, *records_b], np.int64))
    sides = np.repeat(np.array([0, 1], np.int64), [len(records_a), len(records_b)])
    return across(uow, comparison, len(records_a), table, free_parts(uow, comparison, sides, table))


def make_way(uow: UnitOfWork, comparison: str, members: pa.Table) -> None:
    """Close the suggested matches that hold one of these members' records, and the items that missed them.

    Records that only the closed matches held are open again.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    live, live_members = uow.matches.live(comparison)
    key = ints(live_members["record"]) * 2 + ints(live_members["side"])
    wanted = ints(members["record"]) * 2 + ints(members["side"])
    suggested = pc.not_equal(live["state"], CONFIRMED)
    hit = distinct(ints(live_members["match"])[np.isin(key, wanted)])
    found = live.filter(pc.and_(suggested, pc.is_in(live["number"], pa.array(hit))))
    if found.num_rows:
        held = live_members.filter(pc.is_in(live_members["match"], found["number"].combine_chunks()))
        freed = close_matches(uow, found, held)
        keep = np.isin(ints(held["record"]), np.setdiff1d(freed, ints(members["record"])))
        if keep.any():
            open_items.reopen_items(uow, found, held.filter(keep), "review.made_way")
    open_items.settle_items(uow, comparison, ints(members["record"]))


def stand_back(uow: UnitOfWork, members: pa.Table) -> None:
    """Let the bill's row of a view stand for the event in L1: what is suggested there of its account rows falls.

    NotAllowed("match.event_held") where an approved match of L1 holds one of them.
    """
    theirs = members.filter(ints(members["side"]) == 1)
    live, live_members = uow.matches.live("L1")
    sure = ints(live["number"])[ints(live["state"]) == CONFIRMED]
    on_b = (ints(live_members["side"]) == 1) & np.isin(ints(live_members["match"]), sure)
    held = np.isin(ints(theirs["record"]), ints(live_members["record"])[on_b])
    if held.any():
        record = uow.records.ids(ints(theirs["record"])[held][:1])[0].as_py()
        raise NotAllowed("match.event_held", record=record)
    make_way(uow, "L1", theirs)


def close_matches(uow: UnitOfWork, matches: pa.Table, members: pa.Table) -> Ints:
    """Close matches with the items about them; return the records that are free now."""
    numbers = ints(matches["number"])
    uow.matches.close(numbers)
    live = uow.discrepancies.live()
    about = ints(live["number"])[np.isin(ints(live["match"]), numbers)]
    if len(about):
        uow.discrepancies.close(about)
    return distinct(ints(members["record"]))


def store(uow: UnitOfWork, made: HandMatch, note: str) -> int:
    """Store a match by hand with what it leaves over; return its number. The way has been made."""
    number = int(uow.matches.add(made.matches, made.members)[0])
    if made.residual:
        open_items.add_difference(uow, made, number, note)
    return number
