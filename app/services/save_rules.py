"""Stores rules as a new version, unless they would contradict a signed-off month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.errors import NotAllowed
from app.domain.progress import Report, pauses
from app.services.rule_trial import broken
from app.services.rules import checked

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.services.ports import Book
    from app.services.rule_trial import Month


def save_rules(book: Book, rules: Rules, actor: str, report: Report, *, even_so: bool = False) -> Rules:
    """Store rules as a new version; returns them as stored.

    NotAllowed where a rule cannot run, with rule, field, letter and reason; and where they would decide records of a
    signed-off month otherwise than a person did, with the numbers, unless even_so. Signed months stay as they are
    either way: runs leave them alone.
    """
    with book.write("rules", actor) as uow:
        uow.watch(pauses(report))
        known = uow.rules()
        fresh = checked(replace(rules, version=known.version + 1))
        if fresh == replace(known, version=fresh.version):
            return known
        if not even_so and (months := broken(uow, fresh, report)):
            raise breaking(months)
        uow.put_rules(fresh)
        uow.commit(text_key="audit.rules", rows=1)
    return fresh


def breaking(months: tuple[Month, ...]) -> NotAllowed:
    """Return the refusal of rules that contradict signed-off months."""
    names = [one.period.name for one in months]
    wrong, lost = sum(one.wrong for one in months), sum(one.lost for one in months)
    return NotAllowed("rules.breaks", months=names, count=wrong + lost, wrong=wrong, lost=lost)
