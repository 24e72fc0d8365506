"""What the sign-off page reads in one go, on a reading thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.config.words import Words
from app.domain.period import Period, PeriodState
from app.domain.proof import ProofLine
from app.services.ports import StoredSignOff
from app.services.sign_off import CarriedItem, Change, Check, ListedItem
from app.services.two_persons import Prepared, SentBack


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffView:
    """What the page reads in one go. two: the book wants two persons; changes: since it was signed or prepared."""

    period: Period
    state: PeriodState
    proof: list[ProofLine]
    checks: list[Check]
    items: list[ListedItem]
    carried: list[CarriedItem]
    signed: StoredSignOff | None
    prepared: Prepared | None
    sent_back: SentBack | None
    two: bool
    changes: list[Change]
    titles: dict[str, str]

    @property
    def submits(self) -> bool:
        """Return whether signing means handing it on to another person."""
        return self.two and self.prepared is None


def load_sign_off(uow: Any, period: Period, words: Words) -> SignOffView:
    """Read the certificate of a period."""
    from app.services import sign_off, two_persons
    from app.services.account_names import account_names, account_titles
    from app.services.proof import proof

    signed, titles = sign_off.sign_off_of(uow, period), account_names(uow, words, account_titles(uow, words))
    prepared = two_persons.prepared_of(uow, period)
    frozen = signed or prepared
    return SignOffView(
        period=period,
        state=uow.periods.state(period),
        proof=proof(uow, first=period.first, last=period.last),
        checks=sign_off.readiness(uow, period, titles, words),
        items=sign_off.listed_items(uow, period),
        carried=sign_off.carried_items(uow, period),
        signed=signed,
        prepared=prepared,
        sent_back=two_persons.sent_back_of(uow, period),
        two=two_persons.wants_two(uow),
        changes=sign_off.changes_since(uow, frozen) if frozen else [],
        titles=titles,
    )
