"""Who looks after an item: a person's word beside it, taken over by the next one."""

from __future__ import annotations

from app.services.deciding import Decision, item_subjects, live_items
from app.services.ports import AuditEntry, UnitOfWork

#: Kind of the decision rows that name an owner; subject = discrepancy_id, params = {"owner": name}.
OWNER = "owner"


def assign(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Give items an owner; "" takes the owner away."""
    items = live_items(uow, decision.discrepancies)
    subjects = item_subjects(uow, items)
    owner = decision.owner.strip()
    uow.decisions.close([one.number for one in uow.decisions.live(OWNER) if one.subject in set(subjects)])
    if owner:
        for subject in subjects:
            uow.decisions.add(OWNER, subject, params={"owner": owner})
    key = "audit.assign" if owner else "audit.assign_nobody"
    return uow.commit(text_key=key, params={"count": len(subjects), "owner": owner}, rows=len(subjects))


def owners(uow: UnitOfWork) -> dict[str, str]:
    """Return discrepancy_id → owner."""
    return {one.subject: str(one.params.get("owner", "")) for one in uow.decisions.live(OWNER)}
