"""The rules of a book: made ready for a run, checked when saved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.errors import NotAllowed

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.rules.refused import Unrunnable
    from app.rules.rulebook import RulesAtWork


@lru_cache(maxsize=4)
def ready_rules(rules: Rules) -> RulesAtWork | None:
    """Return the rules that people wrote, ready to run; NotAllowed("rules.stopped") names one that cannot."""
    if not any(one.on for one in rules.rules):
        return None
    from app.rules.refused import Unrunnable
    from app.rules.rulebook import rulebook

    try:
        return rulebook(rules)
    except Unrunnable as exc:
        raise refusal(exc) from exc


def refusal(exc: Unrunnable) -> NotAllowed:
    """Return why a rule cannot run as something to show: rule, field, letter, reason."""
    place = {"rule": exc.rule, "field": exc.field, "column": exc.column}
    return NotAllowed("rules.stopped", **place, reason={"key": exc.key, "params": exc.params})
