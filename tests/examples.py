"""How many examples a property is tried with, where the usual number is not the right one."""

from __future__ import annotations

from hypothesis import settings

#: What numbers of examples are said against, and what `.ci/run` tries of a property that says nothing (conftest.py).
USUAL, LEAST = 30, 18


def examples(number: int) -> settings:
    """Return settings of `number` examples where USUAL are tried, more or fewer as the profile tries."""
    return settings(max_examples=max(number * settings.default.max_examples // USUAL, 1))
