"""How many examples a property is tried with, where the usual number is not the right one."""

from __future__ import annotations

from hypothesis import settings

#: What `.ci/run` tries of a property that says nothing (conftest.py).
USUAL = 30


def examples(number: int) -> settings:
    """Return settings of `number` examples in `.ci/run`, and of as many times more as its profile tries elsewhere."""
    return settings(max_examples=max(number * settings.default.max_examples // USUAL, 1))
