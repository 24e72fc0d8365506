"""One snapshot of a book as columns, for everything that is said of one month: figures, alerts, steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.domain.match import OPEN, WAITING, Comparison
from app.domain.period import Period, PeriodState, day_number
from app.domain.proof import added
from app.domain.shops import ALL, Shops
from app.services.ports import AuditEntry, StoredDecision, StoredStatement, UnitOfWork
from app.services.proof import PROOF_COLUMNS, prove
from app.services.proof_columns import BookColumns, Columns
from app.services.shops import Scope, belonging

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.proof import ProofLine

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Month:
    """Live rows of a book and the period and shops looked at; records as PROOF_COLUMNS, read once.

    statements: those with a row of the shops. scope: what the shops let through, None for all; chosen: which records
    are theirs, inside: and dated in the period. lines: their proof. sides: for each comparison the records of
    side A and B; idle: those without an expected counterpart, for L1 and L3.
    """

    period: Period
    state: PeriodState
    statements: list[StoredStatement]
    records: pa.Table
    matches: pa.Table
    members: pa.Table
    items: pa.Table
    entries: list[AuditEntry]
    accepted: list[StoredDecision]
    columns: Columns
    book: BookColumns
    sides: dict[Comparison, tuple[Mask, Mask]]
    idle: dict[Comparison, tuple[Mask, Mask]]
    scope: Scope | None
    chosen: Mask
    inside: Mask
    lines: list[ProofLine]

    @property
    def live_statements(self) -> list[StoredStatement]:
        """Return the statements that were not refused."""
        return [one for one in self.statements if not one.refused_key]

    def owns(self, account: str) -> bool:
        """Return whether all of an account is of the shops looked at: what it holds cannot be divided."""
        return self.scope is None or self.scope.whole_account(account)


def load_month(uow: UnitOfWork, period: Period, shops: Shops = ALL) -> Month:
    """Read what is said of a period and of shops; one scan of the records."""
    from app.matching.sides import assign, unexpected

    records = uow.records.table(columns=PROOF_COLUMNS)
    matches, members = uow.matches.live()
    items = uow.discrepancies.live()
    columns = Columns.of(records)
    book = BookColumns(columns, matches, members, items)
    first, last = day_number(period.first), day_number(period.last)
    whose = None if shops.every else belonging(uow)
    scope = whose.within(shops) if whose is not None else None
    chosen = np.ones(len(columns.record), np.bool_) if scope is None else scope.records(columns.record)
    proved = prove(records, matches, members, items, first=period.first, last=period.last, belonging=whose)
    return Month(
        period=period,
        state=uow.periods.state(period),
        statements=[one for one in uow.statements.live() if scope is None or scope.statement(one)],
        records=records,
        matches=matches,
        members=members,
        items=items,
        entries=uow.audit.entries(),
        accepted=uow.decisions.live("accept_statement"),
        columns=columns,
        book=book,
        sides=assign(records, book.viewed()),
        idle=unexpected(records),
        scope=scope,
        chosen=chosen,
        inside=chosen & (columns.day >= first) & (columns.day <= last),
        lines=proved.lines if scope is None else added(proved.lines, scope.place),
    )


def items_inside(month: Month) -> Mask:
    """Return which items the period has to answer for: dated in it, or earlier and not yet settled."""
    book, columns = month.book, month.columns
    since = np.asarray(month.items["since_day"].to_numpy(), np.int64) if len(month.items) else np.zeros(0, np.int64)
    low, high = since.copy(), since.copy()
    at = columns.at(book.item_record)
    item, day = book.record_item[at >= 0], columns.day[at[at >= 0]]
    has = distinct(item)
    low[has], high[has] = np.iinfo(np.int64).max, np.iinfo(np.int64).min
    np.minimum.at(low, item, day)
    np.maximum.at(high, item, day)
    alive = (book.item_state == OPEN) | (book.item_state == WAITING)
    first, last = day_number(month.period.first), day_number(month.period.last)
    here = np.asarray((low <= last) & ((high >= first) | alive), np.bool_)
    return here if month.scope is None else here & month.scope.lists(month.items["records"], month.items["subject"])
