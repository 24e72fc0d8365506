"""What a book can check of itself: see run_checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.store.context import Context
    from app.store.uow import SqlUnitOfWork


def run_checks(uow: SqlUnitOfWork, context: Context, report: Any) -> list[tuple[str, bool, str]]:
    """Return (name, passed, detail) of every check."""
    return []
