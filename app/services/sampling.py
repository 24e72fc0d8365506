"""The sampling audit: confirmed matches drawn by a stated chance, looked at one by one, and what that proves.

The seed is the hash of the audit chain's head when the sample is drawn: nobody chooses it, and whoever has the book
as it was can draw the same matches again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.sampling import at_most, drawn, needed
from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED
from app.domain.money import plain
from app.domain.record import KIND_WORDS, NO_TIME

if TYPE_CHECKING:
    from app.services.drill import Drill
    from app.services.ports import AuditEntry, Book, UnitOfWork

_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A member of a drawn match: side (0, 1), kind, time as text, numbers, party, what the match takes, file, row."""

    side: int
    kind: str
    at: str
    refs: tuple[str, ...]
    party: str
    amount: str
    currency: str
    file: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A match of a sample. actor: who confirmed it, "rule" for the engine."""

    number: int
    id: str
    comparison: str
    method: str
    actor: str
    difference: str
    currency: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Matches drawn with one chance each. total: how many confirmed ones there were; seed: what they were drawn by."""

    seed: str
    total: int
    matches: tuple[Drawn, ...]


def draw_against(uow: UnitOfWork, share: int) -> Sample:
    """Return as many matches as must all be right to rule out that more than `share` of a thousand are wrong."""
    total = int((np.asarray(uow.matches.live()[0]["state"].to_numpy()) == CONFIRMED).sum())
    return draw(uow, needed(total, total * share // 1000) if total else 0)


def draw(uow: UnitOfWork, count: int) -> Sample:
    """Return `count` of all live confirmed matches (all where there are fewer), in the order of their ids."""
    matches, members = uow.matches.live()
    matches = matches.filter(np.asarray(matches["state"].to_numpy()) == CONFIRMED)
    leads = uow.records.ids(np.asarray(matches["lead"].to_numpy()).astype(np.int64)).to_pylist()
    ids = [
        f"{comparison}:{lead}" + (f".{ordinal}" if ordinal > 1 else "")
        for comparison, lead, ordinal in zip(
            matches["comparison"].to_pylist(), leads, matches["ordinal"].to_pylist(), strict=True
        )
    ]
    seed = uow.audit.head()[1]
    picked = sorted(drawn(ids, count, seed), key=lambda at: ids[at].encode())
    rows = matches.take(np.array(picked, np.int64)).to_pylist()  # an empty list has no type
    lines = _lines(uow, members.filter(np.isin(members["match"].to_numpy(), [one["number"] for one in rows])))
    return Sample(
        seed=seed,
        total=len(ids),
        matches=tuple(
            Drawn(
                number=one["number"],
                id=ids[at],
                comparison=one["comparison"],
                method=one["method"],
                actor=one["actor"],
                difference=plain(one["difference"], one["exp"], one["currency"]),
                currency=one["currency"],
                lines=tuple(lines.get(one["number"], ())),
            )
            for at, one in zip(picked, rows, strict=True)
        ),
    )


def _lines(uow: UnitOfWork, members: object) -> dict[int, list[Line]]:
    """Return the members of matches by match number, side A first, then by time."""
    held = members.to_pylist()  # type: ignore[attr-defined]
    records = uow.records.rows(np.array([one["record"] for one in held], np.int64)).to_pylist()
    files = {one.number: one.file for one in uow.statements.live()}
    out: dict[int, list[Line]] = {}
    order = sorted(range(len(held)), key=lambda at: (held[at]["side"], records[at]["at"], held[at]["record"]))
    for at in order:
        one, record = held[at], records[at]
        refs = [record[name] for name in ("order_ref", "channel_ref", "batch_ref") if record[name]]
        out.setdefault(one["match"], []).append(
            Line(
                side=one["side"],
                kind=KIND_WORDS[record["kind"]],
                at=_moment(record["at"], record["offset"]),
                refs=tuple(refs),
                party=record["counterparty"],
                amount=plain(one["allocated"], one["exp"], record["currency"]),
                currency=record["currency"],
                file=files.get(record["statement"], ""),
                row=record["row"],
            )
        )
    return out


def _moment(at: int, offset: int) -> str:
    day = date(1970, 1, 1) + timedelta(days=at // _DAY)
    if offset == NO_TIME:
        return day.isoformat()
    rest = at % _DAY
    return f"{day.isoformat()} {rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"


def bound(sample: Sample, looked: int, wrong: int) -> int:
    """Return how many of all confirmed matches are wrong at most, 95 times of a hundred."""
    return at_most(sample.total, looked, wrong)


def finish(book: Book, sample: Sample, right: Collection[int], wrong: Collection[int], actor: str) -> AuditEntry:
    """Keep what was seen as an audit entry: seed, how many of how many, and the bound that follows.

    right, wrong: numbers of the matches looked at. A sample is finished when each of its matches was looked at:
    leaving some out would choose among them. NotAllowed("sampling.unfinished") otherwise.
    """
    numbers = {one.number for one in sample.matches}
    if set(right) | set(wrong) != numbers or set(right) & set(wrong) or not numbers:
        raise NotAllowed("sampling.unfinished")
    names = [one.id for one in sample.matches if one.number in set(wrong)]
    with book.write("sample", actor) as uow:
        return uow.commit(
            text_key="audit.sampled",
            params={
                "looked": len(numbers),
                "total": sample.total,
                "wrong": len(names),
                "most": bound(sample, len(numbers), len(names)),
                "seed": sample.seed[:16],
                "ids": " ".join(names),
            },
        )


def keep_drill(book: Book, result: Drill, actor: str) -> AuditEntry:
    """Keep the result of a drill as an audit entry."""
    from app.services.drill import facts

    with book.write("drill", actor) as uow:
        return uow.commit(
            text_key="audit.drill",
            params={"planted": result.planted, "found": result.found, "seed": result.seed[:16], "kinds": facts(result)},
        )
