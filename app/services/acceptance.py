"""Statements at odds with their own totals: until a person accepts one, and again once that is undone, nothing of it is
confirmed by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct, within
from app.domain.match import CONFIRMED, SUGGESTED
from app.domain.statement import DISAGREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.ports import StoredStatement, UnitOfWork

    Ints = NDArray[np.int64]


def distrusted_of(uow: UnitOfWork, statements: Sequence[StoredStatement]) -> Ints:
    """Return the numbers of statements that contradict their own totals and that nobody accepted."""
    odd = [one for one in statements if one.control == DISAGREE and not one.refused_key]
    accepted = {one.subject for one in uow.decisions.live("accept_statement")} if odd else set()
    return np.array([one.number for one in odd if one.statement_id not in accepted], np.int64)


def of_statements(uow: UnitOfWork, records: pa.Table, statements: Ints, members: pa.Table) -> Ints:
    """Return the matches with a record of one of these statements, or one that says what they say of it."""
    if not len(statements):
        return statements
    mine = records["record"].to_numpy()[within(records["statement"].to_numpy(), statements)]
    mine = np.concatenate([mine, uow.records.told_by(statements)])
    return distinct(members["match"].to_numpy()[within(members["record"].to_numpy(), mine)])


def withdraw(uow: UnitOfWork, action: str) -> None:
    """Only suggest what rules confirmed of statements that nobody vouches for any more, `action` being undone."""
    import pyarrow.compute as pc

    if action != "accept":
        return
    statements = [one for one in uow.statements.live() if not one.refused_key]
    matches, members = uow.matches.live()
    sure = matches.filter(pc.and_(pc.equal(matches["actor"], "rule"), pc.equal(matches["state"], CONFIRMED)))
    records = uow.records.table(columns=["record", "statement"])
    found = of_statements(uow, records, distrusted_of(uow, statements), members)
    found = np.intersect1d(found, sure["number"].to_numpy())
    if len(found):
        uow.matches.restate(found, state=SUGGESTED, actor="rule")
