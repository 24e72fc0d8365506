"""What the sign-off page reads in one go, on a reading thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.config.words import Words
from app.domain.period import Period, PeriodState
from app.domain.proof import ProofLine
from app.services.ports import StoredSignOff
from app.services.sign_off import CarriedItem, Change, Check, ListedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffView:
    """What the page reads in one go."""

    period: Period
    state: PeriodState
    proof: list[ProofLine]
    checks: list[Check]
    items: list[ListedItem]
    carried: list[CarriedItem]
    signed: StoredSignOff | None
    changes: list[Change]
    titles: dict[str, str]


def load_sign_off(uow: Any, period: Period, words: Words) -> SignOffView:
    """Read the certificate of a period."""
    from app.services import sign_off
    from app.services.account_names import account_names, account_titles
    from app.services.proof import proof

    signed, titles = sign_off.sign_off_of(uow, period), account_names(uow, words, account_titles(uow, words))
    return SignOffView(
        period=period,
        state=uow.periods.state(period),
        proof=proof(uow, first=period.first, last=period.last),
        checks=sign_off.readiness(uow, period, titles, words),
        items=sign_off.listed_items(uow, period),
        carried=sign_off.carried_items(uow, period),
        signed=signed,
        changes=sign_off.changes_since(uow, signed) if signed else [],
        titles=titles,
    )
