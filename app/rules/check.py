"""Whether a rule can run: every condition, pattern and field is tried when it is saved."""

from __future__ import annotations

from app.domain.rule import ASIDE, Key, Rule
from app.rules.conditions import condition
from app.rules.fields import PAIR_FIELDS, RECORD_FIELDS, TEXT_FIELDS, Field
from app.rules.functions import nearest
from app.rules.patterns import check_key, check_pattern
from app.rules.refused import Unrunnable


def check_rules(rules: tuple[Rule, ...]) -> None:
    """Raise Unrunnable for the first thing that cannot run, with rule, field, letter and reason."""
    for one in rules:
        check_rule(one)


def check_rule(rule: Rule) -> None:
    """Raise Unrunnable where a rule cannot run."""
    known = {"where_a": RECORD_FIELDS, "where_b": RECORD_FIELDS}
    known["where"] = RECORD_FIELDS if rule.does == ASIDE else PAIR_FIELDS
    for name, fields in known.items():
        _condition(rule, name, getattr(rule, name), fields)
    for at, one in enumerate(rule.patterns):
        try:
            _text_field(one.field)
            check_pattern(one.pattern)
        except Unrunnable as exc:
            raise exc.at(rule.id, f"patterns.{at}") from exc
    for name, key in (("key_a", rule.key_a), ("key_b", rule.key_b)):
        if key is not None:
            _key(rule, name, key)


def _condition(rule: Rule, name: str, text: str, fields: dict[str, Field]) -> None:
    if not text:
        return
    try:
        condition(text, fields)
    except Unrunnable as exc:
        raise exc.at(rule.id, name) from exc


def _key(rule: Rule, name: str, key: Key) -> None:
    try:
        _text_field(key.field)
        if key.pattern:
            check_key(key.pattern)
    except Unrunnable as exc:
        raise exc.at(rule.id, name) from exc


def _text_field(name: str) -> None:
    if name not in TEXT_FIELDS:
        near = nearest(name, TEXT_FIELDS)
        raise Unrunnable("rules.no_text_field", 0, name=name[:40], near=near or list(TEXT_FIELDS))
