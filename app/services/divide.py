"""Dividing one record among several of the other side: a match for each, one entry for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.money import parse_plain, plain
from app.services import hand_match, open_items
from app.services.deciding import Decision, record_days, refuse_signed
from app.services.ports import AuditEntry, UnitOfWork
from app.services.review_lines import compared

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def divide(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Match parts of one record, each with one record of the other side; what is left over stays open.

    The parts add to no more than what is free of the record: NotAllowed("split.too_much"). A part that is not
    its counterpart's amount leaves an open difference, as any match by hand does.
    """
    one_on_b = len(decision.records_b) == 1 and len(decision.records_a) > 1
    own, others = (decision.records_b, decision.records_a) if one_on_b else (decision.records_a, decision.records_b)
    if len(own) != 1 or not others or len(others) != len(decision.parts):
        raise NotAllowed("split.one")
    numbers = np.array([*own, *others], np.int64)
    table = uow.records.rows(numbers)
    refuse_signed(uow, record_days(table).tolist())
    if len(set(table["currency"].to_pylist())) > 1:
        raise NotAllowed("split.currency")
    sides = np.array([int(one_on_b)] + [1 - int(one_on_b)] * len(others), np.int64)
    free = hand_match.free_parts(uow, decision.comparison, sides, table)
    parts = _parts(decision.parts, table, decision.comparison, int(free[0]))
    hand_match.make_way(uow, decision.comparison, _member_keys(numbers, sides))
    for at, part in enumerate(parts, start=1):
        rows = [at, 0] if one_on_b else [0, at]
        take = np.array([free[at], part] if one_on_b else [part, free[at]], np.int64)
        a, b = (int(numbers[one]) for one in rows)
        made = hand_match.build(uow, decision.comparison, [a], [b], table.take(rows), actor, decision.note, take)
        hand_match.store(uow, made, decision.note)
    open_items.restate_rests(uow, decision.comparison, numbers)
    currency, exp = table["currency"][0].as_py(), int(compared(table, decision.comparison)[1][0])
    amount = plain(abs(sum(parts)), exp, currency)
    params: dict[str, Any] = {"amount": amount, "currency": currency, "count": len(parts), "note": decision.note}
    return uow.commit(text_key="audit.split", params=params, rows=len(parts), sums={currency: amount})


def _parts(texts: tuple[str, ...], table: pa.Table, comparison: str, free: int) -> list[int]:
    """Return the parts in the record's own sign and exponent."""
    exp = int(compared(table, comparison)[1][0])
    currency = table["currency"][0].as_py()
    parts = []
    for text in texts:
        try:
            value, digits = parse_plain(text)
        except ValueError as error:
            raise NotAllowed("split.not_amount", text=text) from error
        scaled = value * 10 ** max(exp - digits, 0)
        if value <= 0 or (digits > exp and value % 10 ** (digits - exp)):
            raise NotAllowed("split.not_amount", text=text)
        parts.append(scaled // 10 ** max(digits - exp, 0))
    if sum(parts) > abs(free):
        raise NotAllowed(
            "split.too_much", parts=plain(sum(parts), exp, currency), whole=plain(abs(free), exp, currency)
        )
    return [-one for one in parts] if free < 0 else parts


def _member_keys(numbers: Ints, sides: Ints) -> pa.Table:
    import pyarrow as pa

    return pa.table({"record": pa.array(numbers), "side": pa.array(sides)})
