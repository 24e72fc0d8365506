"""Sample columns, so that each widget of the review can be looked at by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from app.domain.columns import discrepancy_schema, live_schema, match_schema, member_schema
from app.domain.period import Period, day_number
from app.domain.record import Kind, Layer
from app.services.review import Tables, build
from app.services.review_columns import ReviewColumns

_FIRST = Period.month(2026, 10).first


def sample_review(orders: int = 40) -> ReviewColumns:
    """Return an L1 review of made-up orders: most matched, some of every other state, a 3:1 and a 1:2."""
    return build(sample_tables(orders), first=_FIRST, last=Period.month(2026, 10).last)


def sample_tables(orders: int = 40) -> Tables:
    """Return the tables behind `sample_review`; the same for the same number."""
    import pyarrow as pa

    n = max(orders, 20)
    place = np.arange(n)
    minor = 1900 + (place * 7919) % 60_000
    at = day_number(_FIRST) * 86_400 + (place * 2_500_000 // n) + 30_000
    numbers = [str(48_660_000_000_000_000 + 7_919_131 * int(one)) for one in place]
    lone = set(range(7, n, 10))  # orders without payment, waiting or open
    paid = [one for one in range(n) if one not in lone]
    rows: list[dict[str, Any]] = []
    for one in range(n):
        row = _row(one + 1, Layer.ORDER, Kind.ORDER, int(at[one]), int(minor[one]), numbers[one], 1, "heli-home")
        rows.append({**row, "counterparty": ("李*华", "t***8", "m***k", "周**")[one % 4]})
    for place_, one in enumerate(paid):
        value = int(minor[one]) - (1000 if one % 10 == 5 else 0)
        ref = "" if one % 10 == 4 else f"T200P{numbers[one]}"
        rows.append(_row(n + place_ + 1, Layer.CHANNEL, Kind.PAYMENT, int(at[one]) + 41, value, ref, 2, "pay@heli.cn"))
    table = pa.Table.from_pylist(rows, schema=live_schema())
    side = np.where(np.arange(len(rows)) < n, 1, 2).astype(np.int8)
    matches, members, items = _outcome(n, paid, sorted(lone), minor)
    return Tables(
        comparison="L1",
        records=table,
        side=side,
        matches=pa.Table.from_pylist(matches, schema=match_schema()),
        members=pa.Table.from_pylist(members, schema=member_schema()),
        items=pa.Table.from_pylist(items, schema=discrepancy_schema()),
    )


@cache
def _blank() -> dict[str, Any]:
    """Return a row that says nothing."""
    row: dict[str, Any] = dict.fromkeys(live_schema().names, 0)
    for field in live_schema():
        if str(field.type) == "string":
            row[field.name] = ""
        elif field.nullable:
            row[field.name] = None
    return row


def _row(
    record: int, layer: Layer, kind: Kind, at: int, amount: int, ref: str, statement: int, account: str
) -> dict[str, Any]:
    row = _blank() | {"record": record, "statement": statement, "source": "sample", "row": record, "layer": int(layer)}
    row |= {"kind": int(kind), "at": at, "offset": 480, "amount": amount, "exp": 2, "fee_exp": 2, "currency": "CNY"}
    return row | {"order_ref": ref, "account": account}


def _outcome(
    n: int, paid: list[int], lone: list[int], minor: Any
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    matches: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    payment = {one: n + at + 1 for at, one in enumerate(paid)}
    for number, one in enumerate(paid, start=1):
        kind = one % 10
        state, tied, off = (0 if kind in (4, 6) else 1), kind == 6, (1000 if kind == 5 else 0)
        reasons = '{"amount_a":"59.00","amount_b":"59.00","days":"0","order_ref":"same"}'
        matches.append(
            {
                "number": number,
                "comparison": "L1",
                "method": "reference",
                "state": state,
                "ambiguous": tied,
                "score": 980,
            }
            | {"difference": off, "exp": 2, "currency": "CNY", "lead": one + 1, "ordinal": 1, "reasons": reasons}
            | {"rule": "reference 1", "actor": "rule"}
        )
        pair = ((0, one + 1, int(minor[one])), (1, payment[one], int(minor[one]) - off))
        members += [
            {"match": number, "side": side, "record": record, "allocated": value, "exp": 2, "whole": True}
            for side, record, value in pair
        ]
        if off:
            items.append(_item(len(items) + 1, "AM1", [one + 1], number, off, 1, None))
    for at, one in enumerate(lone):
        waiting = at % 2 == 1
        due = day_number(Period.month(2026, 11).first) if waiting else None
        code, state = ("TS2", 0) if waiting else ("EX2", 1)
        items.append(_item(len(items) + 1, code, [one + 1], 0, int(minor[one]), state, due))
    return matches, members, items


def _item(
    number: int, code: str, records: list[int], match: int, amount: int, state: int, expected: int | None
) -> dict[str, Any]:
    return {
        "number": number,
        "code": code,
        "comparison": "L1",
        "subject": "",
        "records": records,
        "match": match,
        "amount": amount,
        "exp": 2,
        "currency": "CNY",
        "expected": expected,
        "state": state,
        "since_day": day_number(_FIRST),
        "text_key": "",
        "params": "{}",
        "reason": "",
        "note": "",
    }
