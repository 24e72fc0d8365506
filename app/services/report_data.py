"""What an export writes: a snapshot of the book, and the tables made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from app.domain.match import Rules
    from app.reports.tables import DiscrepancyTable, MatchTable, RecordTable, StatementTable
    from app.services.ports import StoredStatement
    from app.services.proof import Proof
    from app.services.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One snapshot of a book, as the tables and the report need it."""

    statements: list[StoredStatement]
    records: pa.Table
    matches: pa.Table
    members: pa.Table
    items: pa.Table
    rules: Rules
    info: dict[str, str]
    audit: tuple[int, str]
    knowledge: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The four tables of one export and what the report adds."""

    statements: StatementTable
    records: RecordTable
    matches: MatchTable
    discrepancies: DiscrepancyTable
    proof: Proof
    summary: Summary
