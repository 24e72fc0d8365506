"""A rules file: JSON with whole numbers, checked key by key; unknown keys, repeated keys and NaN are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.domain.errors import WrongUsage
from app.domain.match import Rules, Tolerance

#: No rules file is longer.
MOST_BYTES = 1 << 20


class ToleranceSchema(BaseModel):
    """Tolerance as a file gives it; what is left out is the built-in value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    below: int = Field(default=0, ge=0, le=1_000_000)
    above: int = Field(default=0, ge=0, le=1_000_000)
    days_before: int = Field(default=1, ge=0, le=60)
    days_after: int = Field(default=3, ge=0, le=60)


class RulesSchema(BaseModel):
    """Rules as a file gives them; what is left out is the built-in value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    version: int = Field(default=1, ge=1, le=1_000_000)
    tolerance: ToleranceSchema = ToleranceSchema()
    accept: int = Field(default=500, ge=0, le=1000)
    component_cap: int = Field(default=400, ge=2, le=2000)
    batch_days: int = Field(default=7, ge=1, le=92)
    rounding: int = Field(default=1, ge=0, le=100)
    late_band_days: int = Field(default=3, ge=0, le=60)

    def rules(self) -> Rules:
        """Return the domain's Rules."""
        fields = self.model_dump()
        return Rules(**{**fields, "tolerance": Tolerance(**fields["tolerance"])})


class _Wrong(ValueError):
    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def rules_from_file(path: str) -> Rules:
    """Return the rules of a file; WrongUsage("usage.rules") naming what is wrong."""
    try:
        raw = Path(path).read_bytes()
    except OSError as exc:
        raise WrongUsage("usage.missing_source", file=path) from exc
    try:
        if len(raw) > MOST_BYTES:
            raise _Wrong("rules.not_object")
        return rules_from_text(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise _refused(path, "rules.unreadable", {}) from exc
    except _Wrong as exc:
        raise _refused(path, exc.key, exc.params) from exc


def _refused(path: str, key: str, params: dict[str, Any]) -> WrongUsage:
    return WrongUsage("usage.rules", file=path, reason={"key": key, "params": params})


def rules_from_text(text: str) -> Rules:
    """Return the rules of a JSON text; ValueError with `key` and `params` naming what is wrong."""
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_no_float)
    except json.JSONDecodeError as exc:
        raise _Wrong("rules.not_json", line=exc.lineno) from exc
    except RecursionError as exc:
        raise _Wrong("rules.not_object") from exc
    if not isinstance(data, dict):
        raise _Wrong("rules.not_object")
    try:
        return RulesSchema.model_validate(data).rules()
    except ValidationError as exc:
        first = exc.errors()[0]
        name = ".".join(str(one) for one in first["loc"])
        if first["type"] == "extra_forbidden":
            raise _Wrong("rules.unknown", name=name) from exc
        raise _Wrong("rules.value", name=name, value=str(first["input"])[:80]) from exc


def rules_to_text(rules: Rules) -> str:
    """Return rules as canonical JSON, as the book keeps them."""
    from dataclasses import asdict

    return json.dumps(asdict(rules), sort_keys=True, separators=(",", ":"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in pairs:
        if name in out:
            raise _Wrong("rules.twice", name=name)
        out[name] = value
    return out


def _no_constant(name: str) -> NoReturn:
    raise _Wrong("rules.number", name=name)


def _no_float(text: str) -> NoReturn:
    raise _Wrong("rules.number", name=text)
