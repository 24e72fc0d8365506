"""Matches that stay though a record of theirs is worth something else by now: approved by a person, or signed.

A later file may restate a record: a bill that was corrected, an order whose sum changed. What a rule confirmed is
judged again. What a person decided stays: the match takes the record at what it is now, and what that leaves over is
listed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct, within
from app.domain.money import plain
from app.services.open_items import difference_code, item_row, restate_rests
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

#: How an item reads on a match of which a record changed its amount.
RESTATED = "review.restated"


def follow_records(uow: UnitOfWork, standing: tuple[pa.Table, pa.Table], items: pa.Table) -> tuple[pa.Table, Ints]:
    """Let standing matches take records that they take whole at what they are now.

    items: live ones. Returns an item (match = its number) for each such record whose amount changed, and the numbers
    of the live items whose place they take. Of records taken in part the rests are stated anew at once.
    """
    import pyarrow as pa

    from app.domain.columns import discrepancy_schema

    members = standing[1].filter(within(ints(standing[1]["record"]), uow.records.restated_since(0)))
    if not members.num_rows:
        return discrepancy_schema().empty_table(), np.zeros(0, np.int64)
    matches = standing[0].filter(within(ints(standing[0]["number"]), ints(members["match"])))
    names = dict(zip(matches["number"].to_pylist(), matches["comparison"].to_pylist(), strict=True))
    of = np.array([names[one] for one in members["match"].to_pylist()], dtype="U2")
    changed: dict[tuple[int, int, int], tuple[int, int]] = {}
    rows: list[dict[str, Any]] = []
    for comparison in np.unique(of).tolist():
        mine = members.filter(of == comparison)
        whole = np.asarray(mine["whole"].to_numpy(), bool)
        rows += _changed(uow, comparison, mine.filter(whole), changed)
        if not whole.all():
            restate_rests(uow, comparison, ints(mine["record"])[~whole])
    if changed:
        _store(uow, matches, standing[1], rows, changed)
    old = [one for one in items.to_pylist() if one["text_key"] == RESTATED] if rows else []
    gone = [one["number"] for row in rows for one in old if _added(row, one)]
    table = pa.Table.from_pylist([one for one in rows if one["amount"]], schema=discrepancy_schema())
    return table, np.array(gone, np.int64)


def _changed(
    uow: UnitOfWork, comparison: str, members: pa.Table, changed: dict[tuple[int, int, int], tuple[int, int]]
) -> list[dict[str, Any]]:
    """Return the items of members taken whole, amount: by how much A − B grew; note their new parts in `changed`."""
    table = uow.records.rows(ints(members["record"]))
    value, exps, sign = compared(table, comparison)
    part_exps = ints(members["exp"])
    exp = np.maximum(exps, part_exps)
    then = ints(members["allocated"]) * np.power(10, exp - part_exps, dtype=np.int64)
    now = value * np.power(10, exp - exps, dtype=np.int64)
    grown = (now - then) * sign * np.where(ints(members["side"]) == 0, 1, -1)
    rows = []
    for at in np.flatnonzero(grown).tolist():
        amount, digits, currency = int(grown[at]), int(exp[at]), table["currency"][at].as_py()
        match, side, record = (int(members[name][at].as_py()) for name in ("match", "side", "record"))
        day = int(table["at"][at].as_py()) // DAY_SECONDS
        row = item_row(difference_code(comparison, amount), comparison, [record], match, amount, digits, currency, day)
        said = {"then": plain(int(then[at]), digits, currency), "now": plain(int(now[at]), digits, currency)}
        row["text_key"], row["params"] = RESTATED, json.dumps({**said, "currency": currency}, sort_keys=True)
        rows.append(row)
        changed[match, side, record] = (int(value[at]), int(exps[at]))
    return rows


def _store(
    uow: UnitOfWork,
    matches: pa.Table,
    members: pa.Table,
    rows: list[dict[str, Any]],
    changed: dict[tuple[int, int, int], tuple[int, int]],
) -> None:
    """Store the matches anew under their numbers, with their new parts and differences."""
    import pyarrow as pa

    from app.domain.columns import match_schema, member_schema

    numbers = distinct(np.array([match for match, _side, _record in changed], np.int64))
    parts = members.filter(within(ints(members["match"]), numbers)).to_pylist()
    for one in parts:
        said = changed.get((one["match"], one["side"], one["record"]))
        one["allocated"], one["exp"] = said or (one["allocated"], one["exp"])
    ties = matches.filter(within(ints(matches["number"]), numbers)).to_pylist()
    for tie in ties:
        for row in (one for one in rows if one["match"] == tie["number"] and one["currency"] == tie["currency"]):
            exp = max(tie["exp"], row["exp"])
            tie["difference"] = tie["difference"] * 10 ** (exp - tie["exp"]) + row["amount"] * 10 ** (exp - row["exp"])
            tie["exp"] = exp
    uow.matches.put_again(
        pa.Table.from_pylist(ties, schema=match_schema()), pa.Table.from_pylist(parts, schema=member_schema())
    )


def _added(row: dict[str, Any], old: dict[str, Any]) -> bool:
    """Add what an item said before of the same record in the same match; return whether it did."""
    if (old["match"], old["records"]) != (row["match"], row["records"]):
        return False
    exp = max(row["exp"], old["exp"])
    row["amount"] = row["amount"] * 10 ** (exp - row["exp"]) + old["amount"] * 10 ** (exp - old["exp"])
    row["exp"], row["code"] = exp, difference_code(row["comparison"], row["amount"])
    row["params"] = json.dumps(json.loads(row["params"]) | {"then": json.loads(old["params"])["then"]}, sort_keys=True)
    return True
