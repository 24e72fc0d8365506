"""What the engine's gates say of an item and records of the other side; by which rule; and which of them to offer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from app.matching.sight import Sight
    from app.services.ports import UnitOfWork
    from app.services.review_columns import ReviewColumns


def sights(uow: UnitOfWork, columns: ReviewColumns, item: int, rows: Iterable[int]) -> dict[int, Sight]:
    """Return by row of RecordColumns what stands between an item's record and each of these of the other side."""
    from app.domain.match import Comparison
    from app.matching.sight import look
    from app.services.run_matching import load

    side = 0 if columns.n_a[item] else 1
    own = columns.members(item, side)
    if not len(own):
        return {}
    records = columns.records
    wanted = {int(records.number[one]): int(one) for one in rows}
    number = int(records.number[int(own[0])])
    table = uow.records.rows(np.array([number, *(one for one in wanted if one != number)], np.int64))
    matches, members = uow.matches.live(columns.comparison)
    statements = [one for one in uow.statements.live() if not one.refused_key]
    none = (matches.slice(0, 0), members.slice(0, 0))
    inputs = load(uow, statements, table, none, as_of=None, rules=None)
    found = look(inputs, Comparison(columns.comparison), number, side)
    return {wanted[one]: sight for one, sight in found.items()}


def unseen(uow: UnitOfWork, columns: ReviewColumns, item: int, rows: Iterable[int]) -> frozenset[int]:
    """Return which rows are no candidates: a person's rule governs them and shows none that comes to so little.

    What bears the same name is shown: how rare a name is, two records alone do not say.
    """
    rules = uow.rules().rules
    if not any(one.on and one.show for one in rules):
        return frozenset()
    side = 0 if columns.n_a[item] else 1
    own = columns.members(item, side)
    party = columns.records.party[int(own[0])].as_py() if len(own) else ""
    found = sights(uow, columns, item, rows)
    return frozenset(
        row
        for row, one in found.items()
        if one.score < one.show and not (party and columns.records.party[row].as_py() == party)
    )
