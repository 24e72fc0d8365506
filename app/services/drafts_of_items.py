"""What becomes of a draft of an entry when its items are settled in another way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.domain.booking import VOUCHER
from app.domain.errors import NotAllowed

if TYPE_CHECKING:
    from app.services.ports import StoredDecision, UnitOfWork


def let_go(uow: UnitOfWork, subjects: Iterable[str]) -> None:
    """End the drafts of items that are about to be settled in another way.

    NotAllowed where one of them was exported, or books further items: these would stand without their entry.
    """
    going = set(subjects)
    for row in uow.decisions.live(VOUCHER):
        mine = set(row.params["items"])
        if not mine & going:
            continue
        refuse_exported(row)
        if mine - going:
            raise NotAllowed("vouchers.together", mark=row.subject, count=len(mine - going))
        uow.decisions.close([row.number])


def refuse_exported(row: StoredDecision) -> None:
    """Refuse to change a draft of which a file exists; NotAllowed names the file."""
    if done := row.params.get("exports"):
        raise NotAllowed("vouchers.exported", mark=row.subject, file=done[-1]["file"])
