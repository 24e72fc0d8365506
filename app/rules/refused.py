"""Why a rule cannot run: which rule, which field, which letter of it, and the reason as key and parameters."""

from __future__ import annotations

from typing import Any


class Unrunnable(ValueError):
    """key, params: the reason in words (texts `condition.…`, `pattern.…`, `rules.…`); column: letter from 1, 0 = all.

    rule, field: set by who knows them.
    """

    def __init__(self, key: str, column: int = 0, **params: Any) -> None:
        super().__init__(key)
        self.key, self.column, self.params = key, column, params
        self.rule = self.field = ""

    def at(self, rule: str, field: str) -> Unrunnable:
        """Say where it stands."""
        self.rule, self.field = rule, field
        return self
