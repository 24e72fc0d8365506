"""Items that open and close as matches come and go by a person's hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.match import CONFIRMED, OPEN
from app.domain.money import plain
from app.domain.record import Kind
from app.services.hand_across import item_text
from app.services.items_about import items_about
from app.services.ports import UnitOfWork
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.hand_made import HandMatch

    Ints = NDArray[np.int64]

#: Code of a lone record by comparison and side; a refund without its order is EX7.
_LONE = {"L1": ("EX2", "EX1"), "L2": ("EX5", "EX6"), "L3": ("EX5", "EX6"), "L4": ("EX1", "EX2"), "L5": ("EX2", "EX1")}
#: Codes that fall when their records are matched: they said that a counterpart is missing or unclear.
_FALL = ("EX1", "EX2", "EX4", "EX5", "EX6", "EX7", "ST4", "TS1", "TS2", "TS3")
#: Of these the first record alone is open; the others are what it was held against.
_OF_FIRST = ("EX4", "ST4")
#: Codes that say how a match is made up: a person who confirms it has said yes to that.
_MADE_UP = ("ST6", "ST7")
_NONE = np.zeros(0, np.int64)
#: How an item reads that stands for what matches leave over of a record that they take in part.
REST = "review.rest"


def settle_items(uow: UnitOfWork, comparison: str, numbers: Ints) -> None:
    """Close the items that said of one of these records that its counterpart is missing or unclear."""
    live = items_about(uow.discrepancies.live(), _NONE, numbers)
    wanted = set(numbers.tolist())
    gone = [
        one["number"]
        for one in live.select(["number", "code", "comparison", "records", "match"]).to_pylist()
        if one["comparison"] == comparison
        and not one["match"]
        and one["code"] in _FALL
        and wanted & set(one["records"][:1] if one["code"] in _OF_FIRST else one["records"])
    ]
    if gone:
        uow.discrepancies.close(np.array(gone, np.int64))


def settle_ties(uow: UnitOfWork, members: pa.Table) -> None:
    """Close the ties about these records that no other undecided match still shares.

    The others are listed anew, so that whatever decides them next stands on this decision.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    live = uow.discrepancies.live()
    ties = live.filter(pc.equal(live["code"], "ST4"))
    if not ties.num_rows:
        return
    matches, all_members = uow.matches.live()
    undecided = ints(matches["number"])[(ints(matches["state"]) != CONFIRMED) & np.asarray(matches["ambiguous"])]
    held = set(ints(all_members["record"])[np.isin(ints(all_members["match"]), undecided)].tolist())
    decided, numbers = set(ints(members["record"]).tolist()), set(ints(members["match"]).tolist())
    about = [one for one in ties.to_pylist() if one["match"] in numbers or decided & set(one["records"])]
    if about:
        uow.discrepancies.close(np.array([one["number"] for one in about], np.int64))
        still = [one for one in about if held & set(one["records"])]
        uow.discrepancies.add(pa.Table.from_pylist(still, schema=live.schema))


def settle_made_up(uow: UnitOfWork, numbers: Ints) -> None:
    """Close what is said of nothing but how these matches are made up: orders paid together, or in parts."""
    live = items_about(uow.discrepancies.live(), numbers, _NONE)
    gone = [one["number"] for one in live.to_pylist() if one["code"] in _MADE_UP and not one["amount"]]
    if gone:
        uow.discrepancies.close(np.array(gone, np.int64))


def add_difference(uow: UnitOfWork, made: HandMatch, match: int, note: str) -> None:
    """List what a match by hand leaves over as an open item of its own; across currencies all of it (AM10)."""
    comparison = made.matches["comparison"][0].as_py()
    code = difference_code(comparison, made.residual)
    row = item_row(code, comparison, list(made.records[:1]), match, made.residual, made.exp, made.currency, made.day)
    row["text_key"] = "review.hand_difference"
    row["params"] = _params(amount=plain(made.residual, made.exp, made.currency))
    if made.across is not None:
        row["text_key"], params = item_text(made.across.said())
        row["code"], row["records"], row["params"] = "AM10", list(made.records), _params(**params)
    row["note"] = note
    store_items(uow, [row])


def difference_code(comparison: str, off: int) -> str:
    """Return the code of what a match leaves over; off: A − B."""
    short = "AM1" if off > 0 else "AM2"
    return {"L1": short, "L2": "AM7", "L3": "AM8", "L4": "AM8", "L5": short}.get(comparison, "AM9")


def reopen_items(uow: UnitOfWork, matches: pa.Table, members: pa.Table, text_key: str) -> None:
    """List the records of closed matches as open, each with the code of a record without counterpart.

    A record that another live match of the comparison still holds is open with what that leaves over.
    """
    rows: list[dict[str, Any]] = []
    of_match = ints(members["match"])
    comparisons = np.array(matches["comparison"].to_pylist(), dtype="U2")
    numbers = ints(matches["number"])
    for comparison in np.unique(comparisons).tolist():
        mine = members.filter(np.isin(of_match, numbers[comparisons == comparison]))
        rows += _lone_rows(uow, comparison, mine, text_key)
        restate_rests(uow, comparison, ints(mine["record"]))
    store_items(uow, rows)


def _lone_rows(uow: UnitOfWork, comparison: str, members: pa.Table, text_key: str) -> list[dict[str, Any]]:
    _matches, live = uow.matches.live(comparison)
    held = set((ints(live["record"]) * 2 + ints(live["side"])).tolist())
    records, sides = ints(members["record"]).tolist(), ints(members["side"]).tolist()
    free = [one for one in zip(records, sides, strict=True) if one[0] * 2 + one[1] not in held]
    return lone_items(uow, comparison, list(dict.fromkeys(free)), text_key)


def lone_items(
    uow: UnitOfWork, comparison: str, members: Sequence[tuple[int, int]], text_key: str
) -> list[dict[str, Any]]:
    """Return rows of open items for records without counterpart; members: (record, side)."""
    table = uow.records.rows(np.array([record for record, _side in members], np.int64))
    value, exps, sign = compared(table, comparison)
    return [
        _lone_item(table, at, comparison, member, int(value[at] * sign[at]), int(exps[at]), text_key)
        for at, member in enumerate(members)
    ]


def _lone_item(
    table: pa.Table, at: int, comparison: str, member: tuple[int, int], value: int, exp: int, text_key: str
) -> dict[str, Any]:
    """Return an open item on one record; value: what is open of it, from the shop's side."""
    record, side = member
    refund = comparison == "L1" and int(table["kind"][at].as_py()) == int(Kind.REFUND)
    code = "EX7" if refund else _LONE[comparison][side]
    day = int(table["at"][at].as_py()) // DAY_SECONDS
    currency = table["currency"][at].as_py()
    row = item_row(code, comparison, [record], 0, -value if side else value, exp, currency, day)
    row["text_key"] = text_key
    return row


def store_items(uow: UnitOfWork, rows: list[dict[str, Any]]) -> None:
    """Store items; rows of discrepancy_schema as dicts."""
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema

    if rows:
        uow.discrepancies.add(pa.Table.from_pylist(rows, schema=discrepancy_schema()))


def restate_rests(uow: UnitOfWork, comparison: str, numbers: Ints) -> None:
    """List what matches leave over of these records, which they take in part, as open items; none where nothing is."""
    wanted = _rests(uow, comparison, distinct(numbers))
    live = items_about(uow.discrepancies.live(), _NONE, numbers)
    gone = []
    for one in live.select(["number", "comparison", "records", "amount", "exp", "text_key"]).to_pylist():
        if one["text_key"] != REST or one["comparison"] != comparison or one["records"][0] not in numbers:
            continue
        row = wanted.get(one["records"][0])
        if row is not None and (row["amount"], row["exp"]) == (one["amount"], one["exp"]):
            del wanted[one["records"][0]]
        else:
            gone.append(one["number"])
    if gone:
        uow.discrepancies.close(np.array(gone, np.int64))
    store_items(uow, list(wanted.values()))


def _rests(uow: UnitOfWork, comparison: str, numbers: Ints) -> dict[int, dict[str, Any]]:
    """Return the item of each record that live matches take in part and not to its whole."""
    _matches, members = uow.matches.live(comparison)
    parted = np.isin(ints(members["record"]), numbers) & ~np.asarray(members["whole"].to_numpy(), bool)
    taken: dict[tuple[int, int], int] = {}
    for record, side, part, exp in zip(
        *(ints(members[name])[parted].tolist() for name in ("record", "side", "allocated", "exp")), strict=True
    ):
        taken[record, side] = taken.get((record, side), 0) + part * 10 ** (8 - exp)
    table = uow.records.rows(np.array([record for record, _side in taken], np.int64))
    value, exps, sign = compared(table, comparison)
    found = {}
    for at, ((record, side), part) in enumerate(taken.items()):
        rest = int(value[at]) - part // 10 ** (8 - int(exps[at]))
        if rest:
            row = _lone_item(table, at, comparison, (record, side), rest * int(sign[at]), int(exps[at]), REST)
            row["params"] = _params(amount=plain(abs(rest), int(exps[at]), row["currency"]))
            found[record] = row
    return found


def item_row(
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
