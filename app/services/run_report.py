"""What the runs of a book did: each pass with count, money and time, what changed, and the way back by number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.discrepancy import code_order
from app.domain.errors import NotAllowed
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.services.steps import Done, steps, undo_step


@dataclass(frozen=True, slots=True, kw_only=True)
class PassLine:
    """One pass of a run. comparison "" = work that serves all of them (method: loading, classify …).

    amounts: currency → plain sum of side A, payouts without their sign. ms: milliseconds, those of all threads.
    """

    comparison: str
    method: str
    confirmed: int
    suggested: int
    ambiguous: int
    amounts: dict[str, str]
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run. number: 1 for the first of the book, never another one; step: its entry, and whether it is in force.

    as_of: day it looked from, "" = as far as the statements reach. changes: matches that are new, changed, same and
    gone against those it made anew; standing: confirmed ones that it left alone. codes: code → open items (before,
    after). untold: how many payouts are in no set, by the reason's key of texts. told: False for a run of an older
    program, which kept its totals alone.
    """

    number: int
    step: Done
    confirmed: int
    suggested: int
    items: int
    as_of: str
    rules: int
    knowledge: int
    passes: tuple[PassLine, ...] = ()
    changes: dict[str, int] = field(default_factory=dict)
    standing: int = 0
    codes: dict[str, tuple[int, int]] = field(default_factory=dict)
    untold: dict[str, int] = field(default_factory=dict)
    ms: int = 0
    told: bool = False


def runs(uow: UnitOfWork) -> list[RunReport]:
    """Return every run of the book, the latest first."""
    mine = [one for one in reversed(steps(uow)) if one.action == "run"]
    return [_report(number, one) for number, one in enumerate(mine, 1)][::-1]


def undo_run(book: Book, number: int, actor: str) -> AuditEntry:
    """Undo the run of a number, or do it again if it is undone; NotAllowed as `steps.undo_step`, or run.gone."""
    with book.read() as uow:
        found = next((one for one in runs(uow) if one.number == number), None)
    if found is None:
        raise NotAllowed("run.gone", number=number)
    return undo_step(book, found.step.first, actor)


def _report(number: int, step: Done) -> RunReport:
    said: dict[str, Any] = step.params
    before, after = said.get("by_code_before", {}), said.get("by_code", {})
    return RunReport(
        number=number,
        step=step,
        confirmed=said.get("confirmed", 0),
        suggested=said.get("suggested", 0),
        items=said.get("items", 0),
        as_of=said.get("as_of", ""),
        rules=said.get("rules", 0),
        knowledge=said.get("knowledge", 0),
        passes=tuple(_line(one) for one in said.get("passes", ())),
        changes=said.get("changes", {}),
        standing=said.get("standing", 0),
        codes={code: (before.get(code, 0), after.get(code, 0)) for code in sorted({*before, *after}, key=code_order)},
        untold=said.get("untold", {}),
        ms=said.get("ms", 0),
        told="passes" in said,
    )


def _line(one: dict[str, Any]) -> PassLine:
    return PassLine(
        comparison=one["comparison"],
        method=one["method"],
        confirmed=one.get("confirmed", 0),
        suggested=one.get("suggested", 0),
        ambiguous=one.get("ambiguous", 0),
        amounts=one.get("amounts", {}),
        ms=one["ms"],
    )
