"""Progress and cancelling: one plain callable, called between pieces of work, that may raise."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Step(Enum):
    """What a long call is doing."""

    READING = "reading"
    STORING = "storing"
    LOADING = "loading"
    MATCHING = "matching"
    CLASSIFYING = "classifying"
    WRITING = "writing"
    VERIFYING = "verifying"
    BACKING_UP = "backing_up"
    PAUSE = "pause"  # a moment at which the work may be stopped; nothing to show


class Cancelled(Exception):
    """Raised by a report whose caller no longer wants the result; nothing has been stored."""


#: report(step, done, total, what): done of total pieces, `what` names the present one (a file, a pass).
Report = Callable[[Step, int, int, str], None]


def pauses(report: Report) -> Callable[[], None]:
    """Return what long work calls between its parts: nothing to show, but it may raise what `report` raises."""
    return lambda: report(Step.PAUSE, 0, 0, "")


def silent(step: Step, done: int, total: int, what: str) -> None:
    """Be a Report for whoever does not watch."""
