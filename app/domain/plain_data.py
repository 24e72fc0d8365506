"""Frozen dataclasses from plain data (what `asdict` and JSON make of them), nested ones and tuples included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def rebuilt(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return an instance of the dataclass `kind`; a field that `data` leaves out has its default."""
    kinds = get_type_hints(kind)
    values = {one.name: _value(kinds[one.name], data[one.name]) for one in fields(kind) if one.name in data}  # type: ignore[arg-type]
    return kind(**values)


def _value(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else _value(next(one for one in inner if one is not NoneType), value)
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_value(inner[0], one) for one in value)
        return tuple(_value(one, part) for one, part in zip(inner, value, strict=True))
    if is_dataclass(kind) and isinstance(kind, type):
        return rebuilt(kind, value)
    return value
