"""The rules of a book: made ready for a run, checked when saved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.errors import NotAllowed

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.domain.rule import Rule
    from app.rules.refused import Unrunnable
    from app.rules.rulebook import RulesAtWork
    from app.services.ports import UnitOfWork


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


def extra_columns() -> tuple[str, ...]:
    """Return every column that some rule could ask for beside those that a run reads."""
    from app.rules.fields import EXTRA_COLUMNS

    return EXTRA_COLUMNS


def checked(rules: Rules) -> Rules:
    """Return rules as a file or the book would give them back; NotAllowed with place and reason where one cannot be."""
    from app.rules.files import Wrong, rules_from_text, rules_to_text

    try:
        return rules_from_text(rules_to_text(rules))
    except Wrong as exc:
        raise NotAllowed("rules.refused", reason={"key": exc.key, "params": exc.params}) from exc


def text_fields() -> tuple[str, ...]:
    """Return the fields that a pattern or a common number can stand in."""
    from app.rules.fields import TEXT_FIELDS

    return TEXT_FIELDS


def all_fields() -> tuple[str, ...]:
    """Return the fields that a condition on a record may name."""
    from app.rules.fields import RECORD_FIELDS

    return tuple(RECORD_FIELDS)


def all_functions() -> tuple[str, ...]:
    """Return how each function of a condition is written."""
    from app.rules.functions import ARGUMENTS

    return tuple(one.shown for one in ARGUMENTS.values())


#: Methods whose matches are confirmed without a person; see the confirm rule.
_SURE = ("view", "reference", "batch", "batch_sum", "batch_days")


def built_in(rules: Rules) -> tuple[Rule, ...]:
    """Return the passes of the engine as rules, to be read: in their order, with the general tolerance."""
    from app.domain.rule import Rule, Scope
    from app.matching.engine import PASSES

    return tuple(
        Rule(
            id=f"built-in.{comparison.value.lower()}.{method}",
            title=method,
            scope=Scope(comparisons=(comparison.value,)),
            new=rules.accept,
            confirms=method in _SURE,
            tolerance=rules.tolerance,
        )
        for comparison, method in PASSES
    )


def rule_names(uow: UnitOfWork) -> dict[str, str]:
    """Return how people called their rules, as evidence names them: `rule-1/4`, id and version of the rules, → name.

    A rule that was renamed or deleted since goes by the name that it had; another one may have its id by now.
    """
    return {f"{one.id}/{rules.version}": one.name for rules in uow.every_rules() for one in rules.rules}


def fresh_id(rules: Rules) -> str:
    """Return a short name that no rule has."""
    known = {one.id for one in rules.rules}
    return next(name for name in (f"rule-{at}" for at in range(1, len(known) + 2)) if name not in known)


def import_rules(path: str) -> Rules:
    """Return the rules of a file; WrongUsage naming what is wrong, with place and reason."""
    from app.rules.files import load_rules

    return load_rules(path)


def export_rules(rules: Rules, path: str) -> None:
    """Write rules to a file that `import_rules` and --rules take."""
    from app.config.files import write_whole
    from app.rules.files import rules_to_file_text

    with write_whole(path) as file:
        file.write(rules_to_file_text(rules).encode())
