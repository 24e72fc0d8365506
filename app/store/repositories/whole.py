"""The repositories of one transaction together, for what reads a whole book."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.repositories.audit import SqlAudit
from app.store.repositories.discrepancies import SqlDiscrepancies
from app.store.repositories.matches import SqlMatches
from app.store.repositories.records import SqlRecords
from app.store.repositories.statements import SqlStatements


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All of one transaction, so they see one state of the book."""

    audit: SqlAudit
    statements: SqlStatements
    records: SqlRecords
    matches: SqlMatches
    discrepancies: SqlDiscrepancies
