"""The certificate of a signed period: its frozen numbers as a document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.errors import NotAllowed
from app.reports.certificate import Certificate, certificate_html, moment
from app.services.account_names import proved_names
from app.services.sign_off import sign_off_of

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.period import Period
    from app.services.ports import StoredSignOff, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A sign-off with its entry in the chain."""

    off: StoredSignOff
    entry: int
    hash: str


def signed_of(uow: UnitOfWork, period: Period) -> Signed:
    """Return the live sign-off of a period with its entry; NotAllowed("evidence.not_signed") where it is not signed."""
    off = sign_off_of(uow, period)
    if off is None:
        raise NotAllowed("evidence.not_signed", period=period.name)
    entry = next(one for one in uow.audit.entries() if one.seq == off.since)
    return Signed(off=off, entry=entry.seq, hash=entry.hash)


def certificate_document(uow: UnitOfWork, period: Period, words: Words) -> str:
    """Return the certificate of a signed period as HTML; NotAllowed where it is not signed."""
    signed = signed_of(uow, period)
    off = signed.off
    return certificate_html(
        Certificate(
            company=uow.info().get("company", ""),
            period=period.name,
            name=off.name,
            at=moment(off.at),
            note=off.note,
            numbers={**off.numbers, "proof": [_line(one) for one in off.numbers["proof"]]},
            digest=off.digest,
            entry=signed.entry,
            hash=signed.hash,
            called=proved_names(uow, words),
            titles=words.code_title,
        ),
        words.say,
    )


def _line(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "difference": f"{Decimal(line['sum_a']) - Decimal(line['sum_b']):f}"}
