"""How long each pass took: shown to whoever asks, and nothing that is found goes by it."""

from __future__ import annotations

import time
from collections.abc import Mapping

#: Comparison ("" for what serves all of them) and method, or name of the work.
Pass = tuple[str, str]


class Spent:
    """Nanoseconds by pass; from one `begin` to the next the time belongs to the pass that was named."""

    def __init__(self) -> None:
        self._spent: dict[Pass, int] = {}
        self._now: Pass = ("", "prepare")
        self._since = time.perf_counter_ns()

    def begin(self, comparison: str, method: str) -> None:
        """Say that another pass begins."""
        now = time.perf_counter_ns()
        self._spent[self._now] = self._spent.get(self._now, 0) + now - self._since
        self._now, self._since = (comparison, method), now

    def add(self, other: Mapping[Pass, int]) -> None:
        """Add what other threads or machines spent."""
        for name, spent in other.items():
            self._spent[name] = self._spent.get(name, 0) + spent

    def so_far(self) -> dict[Pass, int]:
        """Return the nanoseconds by pass until now."""
        self.begin(*self._now)
        return dict(self._spent)
