"""A rules file: JSON with whole numbers, checked key by key; unknown keys, repeated keys and NaN are refused."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from app.domain.errors import WrongUsage, system_reason
from app.domain.match import Rules
from app.domain.rule import Rule
from app.rules.check import check_rules
from app.rules.refused import Unrunnable
from app.rules.schema import RulesSchema

#: No rules file is longer.
MOST_BYTES = 1 << 20


class Wrong(ValueError):
    """What is wrong with rules: key and parameters of the text that says it."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def load_rules(path: str) -> Rules:
    """Return the rules of a file; WrongUsage("usage.rules") naming what is wrong."""
    try:
        raw = Path(path).read_bytes()
    except OSError as exc:
        raise WrongUsage("usage.file", file=path, reason=system_reason(exc)) from exc
    try:
        if len(raw) > MOST_BYTES:
            raise Wrong("rules.not_object")
        return rules_from_text(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise _refused(path, "rules.unreadable", {}) from exc
    except Wrong as exc:
        raise _refused(path, exc.key, exc.params) from exc


def _refused(path: str, key: str, params: dict[str, Any]) -> WrongUsage:
    return WrongUsage("usage.rules", file=path, reason={"key": key, "params": params})


def rules_from_text(text: str) -> Rules:
    """Return the rules of a JSON text; ValueError with `key` and `params` naming what is wrong."""
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_no_float)
    except json.JSONDecodeError as exc:
        raise Wrong("rules.not_json", line=exc.lineno) from exc
    except RecursionError as exc:
        raise Wrong("rules.not_object") from exc
    if not isinstance(data, dict):
        raise Wrong("rules.not_object")
    try:
        rules = RulesSchema.model_validate(data).rules_of()
        check_rules(rules.rules)
        return rules
    except Unrunnable as exc:
        place = {"rule": exc.rule, "field": exc.field, "column": exc.column}
        raise Wrong("rules.cannot_run", **place, reason={"key": exc.key, "params": exc.params}) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        name = ".".join(str(one) for one in first["loc"])
        if first["type"] == "extra_forbidden":
            raise Wrong("rules.unknown", name=name) from exc
        if first["type"].startswith("rules."):
            raise Wrong(first["type"], name=name, **first.get("ctx", {})) from exc
        raise Wrong("rules.value", name=name, value=str(first["input"])[:80]) from exc


def rules_to_text(rules: Rules) -> str:
    """Return rules as canonical JSON, as the book keeps them."""
    return json.dumps(asdict(rules), sort_keys=True, separators=(",", ":"))


def rules_to_file_text(rules: Rules) -> str:
    """Return rules as a file for people: indented, what is as built in left out of each rule."""
    data = asdict(rules)
    plain = asdict(Rule(id=""))
    data["rules"] = [
        {name: value for name, value in one.items() if name == "id" or value != plain[name]} for one in data["rules"]
    ]
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in pairs:
        if name in out:
            raise Wrong("rules.twice", name=name)
        out[name] = value
    return out


def _no_constant(name: str) -> NoReturn:
    raise Wrong("rules.number", name=name)


def _no_float(text: str) -> NoReturn:
    raise Wrong("rules.number", name=text)
