"""How long to wait after wrong passphrases: 1, 2, 4 … 60 seconds, and never for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MOST_S = 60.0


class Tries:
    """Counts the wrong tries of each key in a row; any thread may ask. ticks: seconds of a clock that nobody sets."""

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self.ticks = ticks
        self._wrong: dict[str, tuple[int, float]] = {}  # how many in a row, and until when the next is not taken
        self._lock = threading.Lock()

    def wait_s(self, key: str) -> float:
        """Return the seconds until the next try is taken, 0.0 where it may be made now."""
        with self._lock:
            _count, until = self._wrong.get(key, (0, 0.0))
        return max(0.0, until - self.ticks())

    def wrong(self, key: str) -> int:
        """Note a wrong try; return how many that is in a row."""
        with self._lock:
            count = self._wrong.get(key, (0, 0.0))[0] + 1
            self._wrong[key] = (count, self.ticks() + min(MOST_S, 2.0 ** min(count - 1, 10)))
        return count

    def right(self, key: str) -> None:
        """Forget the wrong tries of a key."""
        with self._lock:
            self._wrong.pop(key, None)
