"""The exchange rates of a book: files taken in, each a word of a person that can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import NotAllowed
from app.domain.rates import THROUGH, RateTable

if TYPE_CHECKING:
    from app.services.ports import AuditEntry, Book, UnitOfWork

KIND = "rates"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFile:
    """One file of rates: its number, name, days covered and currencies; rates: how many."""

    number: int
    file: str
    first: date
    last: date
    currencies: tuple[str, ...]
    rates: int


def stored(uow: UnitOfWork, currencies: Collection[str]) -> RateTable:
    """Return what the book knows of these currencies, the latest file above the earlier ones."""
    if len(set(currencies)) < 2:
        return RateTable()
    from app.rules.rates import rates_from_params

    wanted = {*currencies, *THROUGH}
    table = RateTable()
    for one in uow.decisions.live(KIND):
        some = {pair: rows for pair, rows in one.params.items() if set(pair.split(" ")) <= wanted}
        table = table.with_rows(rates_from_params(some).rows())
    return table


def files(uow: UnitOfWork) -> list[RateFile]:
    """Return the files that are in force, oldest first."""
    out = []
    for one in uow.decisions.live(KIND):
        days = [row[0] for rows in one.params.values() for row in rows]
        names = sorted({name for pair in one.params for name in pair.split(" ")})
        first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
        out.append(
            RateFile(
                number=one.number, file=one.subject, first=first, last=last, currencies=tuple(names), rates=len(days)
            )
        )
    return out


def check_rates(paths: Sequence[str]) -> None:
    """Read files of rates and forget them; WrongUsage for the first that is wrong, before anything is done."""
    if paths:
        from app.rules.rates import load_rates

        for one in paths:
            load_rates(one)


def take_rates(book: Book, path: str, *, actor: str) -> AuditEntry | None:
    """Take in a file of rates; WrongUsage says what is wrong with it. None where the book has the very same."""
    from app.rules.rates import load_rates, rates_to_params

    table = load_rates(path)
    params, name = rates_to_params(table), Path(path).name
    with book.write(KIND, actor) as uow:
        if any(one.subject == name and one.params == params for one in uow.decisions.live(KIND)):
            return None
        uow.decisions.add(KIND, name, params=params)
        return uow.commit(text_key="audit.rates", params={"file": name, "count": len(table.rows())}, rows=1)


def drop_rates(book: Book, number: int, *, actor: str) -> AuditEntry:
    """Take a file of rates back; NotAllowed where it is gone already."""
    with book.write(KIND, actor) as uow:
        known = {one.number: one.subject for one in uow.decisions.live(KIND)}
        if number not in known:
            raise NotAllowed("review.gone")
        uow.decisions.close([number])
        return uow.commit(text_key="audit.rates_dropped", params={"file": known[number]}, rows=1)
