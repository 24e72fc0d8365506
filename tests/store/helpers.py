"""Short words for what store tests do again and again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.columns import discrepancy_schema, match_schema, member_schema
from app.services.ports import AuditEntry, Book, StoredStatement
from tests.builders import read_statement


class StepClock:
    """Says a second more each time it is asked."""

    def __init__(self) -> None:
        self._at = datetime(2026, 10, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


def add(book: Book, folder: Path, *tables: pa.Table, **facts: Any) -> list[StoredStatement]:
    """Store statements in one entry; facts go to each of them."""
    with book.write("import", "ann") as uow:
        stored = [uow.statements.add(read_statement(folder / "read", table, **facts), "") for table in tables]
        uow.commit(text_key="audit.import")
    return stored


def ids(book: Book) -> list[str]:
    """Return the ids of live records, in the table's order."""
    with book.read() as uow:
        found: list[str] = uow.records.ids(uow.records.table(columns=["record"])["record"].to_numpy()).to_pylist()
    return found


def business(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def undo(book: Book, seq: int) -> AuditEntry:
    with book.write("undo", "ann") as uow:
        uow.undo(seq)
        return uow.commit(text_key="audit.undo", undoes=seq)


def ties(pairs: Sequence[tuple[Sequence[int], Sequence[int]]], *, comparison: str = "L1", actor: str = "rule") -> Any:
    """Return (matches, members) of whole records of 100.00, each pair (numbers of A, numbers of B)."""
    rows, members = [], []
    for at, (a, b) in enumerate(pairs):
        rows.append(
            {
                "number": 0, "comparison": comparison, "method": "reference", "state": 0, "ambiguous": False,
                "score": 900, "difference": (len(a) - len(b)) * 10_000, "exp": 2, "currency": "CNY",
                "lead": min(a), "ordinal": 1, "reasons": '{"rule":"equal"}', "rule": "reference 1", "actor": actor,
            }
        )  # fmt: skip
        for side, numbers in ((0, a), (1, b)):
            for number in numbers:
                members.append(member(at, side, number))
    return pa.Table.from_pylist(rows, match_schema()), pa.Table.from_pylist(members, member_schema())


def member(match: int, side: int, record: int, allocated: int = 10_000, whole: bool = True) -> dict[str, Any]:
    """Return one row of a member table."""
    return {"match": match, "side": side, "record": record, "allocated": allocated, "exp": 2, "whole": whole}


def item(records: Sequence[int], *, code: str = "EX1", match: int = 0) -> dict[str, Any]:
    """Return one row of a discrepancy table."""
    return {
        "number": 0, "code": code, "comparison": "L1", "subject": "", "records": list(records), "match": match,
        "amount": 10_000, "exp": 2, "currency": "CNY", "expected": None, "state": 1, "since_day": 20_000,
        "text_key": "discrepancy.EX1", "params": "{}", "reason": "", "note": "",
    }  # fmt: skip


def items(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), discrepancy_schema())


def run(book: Book, pairs: Sequence[tuple[Sequence[int], Sequence[int]]], *open_items: dict[str, Any]) -> AuditEntry:
    """Do what a run does: end its suggestions and items, store new ones."""
    with book.write("run", "ann") as uow:
        old, _members = uow.matches.live()
        uow.matches.close(old["number"].to_numpy()[old["state"].to_numpy() == 0])
        uow.discrepancies.close(uow.discrepancies.live()["number"].to_numpy())
        uow.matches.add(*ties(pairs))
        uow.discrepancies.add(items(*open_items))
        return uow.commit(text_key="audit.run")


def confirm(book: Book, number: int) -> AuditEntry:
    with book.write("confirm", "bob") as uow:
        uow.matches.restate(np.array([number]), state=1, actor="bob")
        return uow.commit(text_key="audit.confirm", params={"count": 1})
