"""How long each step of a command took; passes progress on."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from app.domain.progress import Report, Step, silent


class Stopwatch:
    """Be a Report that notes the time between calls under the step that was going on."""

    def __init__(self, report: Report = silent) -> None:
        self.started_at = datetime.now(UTC)
        self._begin = self._mark = time.monotonic()
        self._report = report
        self._step: Step | None = None
        self._spent: dict[str, float] = {}

    def __call__(self, step: Step, done: int, total: int, what: str) -> None:
        """Note and pass on; may raise Cancelled."""
        if step is not Step.PAUSE:
            self._note()
            self._step = step
        self._report(step, done, total, what)

    def _note(self) -> None:
        now = time.monotonic()
        name = self._step.value if self._step else "starting"
        self._spent[name] = self._spent.get(name, 0.0) + now - self._mark
        self._mark = now

    def facts(self) -> dict[str, object]:
        """Return start, duration in seconds and each step's share of it, for run.json."""
        self._note()
        whole = time.monotonic() - self._begin
        shares = {name: round(spent / whole, 4) if whole else 0.0 for name, spent in sorted(self._spent.items())}
        return {
            "started_at": self.started_at.isoformat(timespec="seconds"),
            "duration_s": round(whole, 3),
            "shares": shares,
        }
