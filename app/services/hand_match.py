"""A match by hand, and what becomes of items when matches come and go by a person's hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, OPEN
from app.domain.money import plain
from app.domain.record import Kind
from app.services.ports import UnitOfWork
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Code of a lone record by comparison and side; a refund without its order is EX7.
_LONE = {"L1": ("EX2", "EX1"), "L2": ("EX5", "EX6"), "L3": ("EX5", "EX6"), "L4": ("EX4", "EX4"), "L5": ("EX2", "EX1")}
#: Codes that fall when their records are matched: they said that a counterpart is missing or unclear.
_FALL = ("EX1", "EX2", "EX5", "EX6", "EX7", "ST4", "TS1", "TS2", "TS3")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMatch:
    """A match by hand, ready to store: tables of one match and its members; sum_a, residual at `exp`.

    residual: what of A − B neither refunds nor coupons stated by the rows themselves explain.
    """

    matches: pa.Table
    members: pa.Table
    exp: int
    currency: str
    sum_a: int
    residual: int
    records: tuple[int, ...]
    day: int


def build(
    uow: UnitOfWork,
    comparison: str,
    records_a: Sequence[int],
    records_b: Sequence[int],
    table: pa.Table,
    actor: str,
    note: str,
) -> HandMatch:
    """Return the match of these records; table: their rows, side A first."""
    import pyarrow as pa

    from app.domain.columns import match_schema, member_schema

    if not records_a or not records_b:
        raise NotAllowed("match.empty")
    currencies = set(table["currency"].to_pylist())
    if len(currencies) != 1:
        raise NotAllowed("match.currency")
    currency = currencies.pop()
    value, exps, sign = compared(table, comparison)
    exp = int(exps.max())
    scale = np.power(10, exp - exps, dtype=np.int64)
    count = len(records_a)
    signed = value * scale * sign
    difference = int(signed[:count].sum() - signed[count:].sum())
    stated = _stated(table, comparison, count, exp)
    lead = _lead(uow, records_a)
    reasons: dict[str, Any] = {"by": "hand", **{name: plain(one, exp, currency) for name, one in stated.items() if one}}
    if note:
        reasons["note"] = note
    residual = difference - sum(stated.values())
    if residual:
        reasons["residual"] = plain(residual, exp, currency)
    row = {
        "number": 0,
        "comparison": comparison,
        "method": "manual",
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
            "allocated": pa.array(value),
            "exp": pa.array(exps.astype(np.int8)),
            "whole": pa.array(np.ones(len(numbers), bool)),
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
    )


def _stated(table: pa.Table, comparison: str, count: int, exp: int) -> dict[str, int]:
    """Return what the rows of side B themselves say of A − B in L1: refunds and coupons, at `exp`."""
    if comparison != "L1":
        return {}
    side_b = table.slice(count)
    scale = np.power(10, exp - ints(side_b["exp"]), dtype=np.int64)
    refund = ints(side_b["kind"]) == int(Kind.REFUND)
    return {
        "refunds": int(-(ints(side_b["amount"]) * scale)[refund].sum()),
        "coupons": int((ints(side_b["coupon"]) * scale).sum()),
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


def in_the_way(uow: UnitOfWork, comparison: str, members: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the suggested matches (with all their members) that hold one of these records on its side.

    NotAllowed("match.twice") where a confirmed one does.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    live, live_members = uow.matches.live(comparison)
    key = ints(live_members["record"]) * 2 + ints(live_members["side"])
    wanted = ints(members["record"]) * 2 + ints(members["side"])
    hit = np.isin(key, wanted)
    numbers = np.unique(ints(live_members["match"])[hit])
    found = live.filter(pc.is_in(live["number"], pa.array(numbers)))
    if (ints(found["state"]) == CONFIRMED).any():
        held = int(ints(live_members["record"])[hit][0])
        raise NotAllowed("match.twice", record=uow.records.ids(np.array([held], np.int64))[0].as_py())
    return found, live_members.filter(pc.is_in(live_members["match"], pa.array(numbers)))


def settle_items(uow: UnitOfWork, comparison: str, numbers: Ints) -> None:
    """Close the items that said of one of these records that its counterpart is missing or unclear."""
    live = uow.discrepancies.live()
    wanted = set(numbers.tolist())
    gone = [
        one["number"]
        for one in live.select(["number", "code", "comparison", "records", "match"]).to_pylist()
        if one["comparison"] == comparison
        and not one["match"]
        and one["code"] in _FALL
        and wanted & set(one["records"][:1] if one["code"] == "ST4" else one["records"])
    ]
    if gone:
        uow.discrepancies.close(np.array(gone, np.int64))


def settle_ties(uow: UnitOfWork, members: pa.Table) -> None:
    """Close the ties about these records that no other undecided match still shares."""
    live = uow.discrepancies.live().select(["number", "code", "records", "match"]).to_pylist()
    ties = [one for one in live if one["code"] == "ST4"]
    if not ties:
        return
    matches, all_members = uow.matches.live()
    undecided = ints(matches["number"])[(ints(matches["state"]) != CONFIRMED) & np.asarray(matches["ambiguous"])]
    held = set(ints(all_members["record"])[np.isin(ints(all_members["match"]), undecided)].tolist())
    decided, numbers = set(ints(members["record"]).tolist()), set(ints(members["match"]).tolist())
    gone = [
        one["number"]
        for one in ties
        if (one["match"] in numbers or decided & set(one["records"])) and not held & set(one["records"])
    ]
    if gone:
        uow.discrepancies.close(np.array(gone, np.int64))


def add_difference(uow: UnitOfWork, made: HandMatch, match: int, note: str) -> None:
    """List what a match by hand leaves over as an open item of its own."""
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema

    comparison = made.matches["comparison"][0].as_py()
    code = {"L1": "AM1" if made.residual > 0 else "AM2", "L2": "AM7", "L3": "AM8"}.get(comparison, "AM9")
    row = _item(code, comparison, list(made.records[:1]), match, made.residual, made.exp, made.currency, made.day)
    row["text_key"], row["params"] = (
        "review.hand_difference",
        _params(amount=plain(made.residual, made.exp, made.currency)),
    )
    row["note"] = note
    uow.discrepancies.add(pa.Table.from_pylist([row], schema=discrepancy_schema()))


def reopen_items(uow: UnitOfWork, matches: pa.Table, members: pa.Table, text_key: str) -> None:
    """List the records of closed matches as open, each with the code of a record without counterpart.

    A record that another live match of the comparison still holds is left out.
    """
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema

    rows: list[dict[str, Any]] = []
    of_match = ints(members["match"])
    comparisons = np.array(matches["comparison"].to_pylist(), dtype="U2")
    numbers = ints(matches["number"])
    for comparison in np.unique(comparisons).tolist():
        mine = members.filter(np.isin(of_match, numbers[comparisons == comparison]))
        rows += _lone_rows(uow, comparison, mine, text_key)
    if rows:
        uow.discrepancies.add(pa.Table.from_pylist(rows, schema=discrepancy_schema()))


def _lone_rows(uow: UnitOfWork, comparison: str, members: pa.Table, text_key: str) -> list[dict[str, Any]]:
    _matches, live = uow.matches.live(comparison)
    held = set((ints(live["record"]) * 2 + ints(live["side"])).tolist())
    table = uow.records.rows(ints(members["record"]))
    value, exps, sign = compared(table, comparison)
    rows = []
    for at, (record, side) in enumerate(
        zip(ints(members["record"]).tolist(), ints(members["side"]).tolist(), strict=True)
    ):
        if record * 2 + side in held:
            continue
        amount = int(value[at] * sign[at]) * (-1 if side else 1)
        kind = int(table["kind"][at].as_py())
        code = "EX7" if comparison == "L1" and kind == int(Kind.REFUND) else _LONE[comparison][side]
        day = int(table["at"][at].as_py()) // DAY_SECONDS
        row = _item(code, comparison, [record], 0, amount, int(exps[at]), table["currency"][at].as_py(), day)
        row["text_key"] = text_key
        rows.append(row)
    return rows


def _item(
    code: str, comparison: str, records: list[int], match: int, amount: int, exp: int, currency: str, day: int
) -> dict[str, Any]:
    return {
        "number": 0,
        "code": code,
        "comparison": comparison,
        "subject": "",
        "records": records,
        "match": match,
        "amount": amount,
        "exp": exp,
        "currency": currency,
        "expected": None,
        "state": OPEN,
        "since_day": day,
        "text_key": "",
        "params": "{}",
        "reason": "",
        "note": "",
    }


def _params(**values: Any) -> str:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
