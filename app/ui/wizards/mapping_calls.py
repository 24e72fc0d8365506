"""What the mapping page asks of the services, on worker threads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def begin(asker: Any, wanted: Mapping[str, str], header_row: int, home: str, uow: Any, report: Any) -> Any:
    """Return (the table as it stands, a first layout); uow: None where no book is open."""
    if uow is not None:
        asker.learn(uow)
    look = asker.look(wanted.get("sheet", ""), wanted.get("encoding", ""), wanted.get("delimiter", ""), report)
    return look, asker.guess(look, header_row, home, report)


def attempt(asker: Any, look: Any, form: Mapping[str, Any], layout: Mapping[str, Any], report: Any) -> Any:
    """Return tests and first records of a layout."""
    return asker.attempt(look, form, layout, report)


def prove(asker: Any, layout: Mapping[str, Any], report: Any) -> None:
    """Read the whole file as an import would."""
    asker.prove(layout, report)
