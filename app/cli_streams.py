"""What a command says while and after it works: progress and refusals on standard error, the rest on output."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.config.words import Words, one_line
from app.domain.errors import OutputFailed, system_reason
from app.domain.progress import Step
from app.services.logs import log_handler

log = logging.getLogger(__name__)


def utf8_streams() -> None:
    """Make both streams UTF-8 whatever the machine's locale; what cannot be written is shown as a code.

    A program that a scheduler starts without streams says what it says to nobody.
    """
    if sys.stdout is None or sys.stderr is None:
        while (held := os.open(os.devnull, os.O_RDWR)) < 3:  # else the book would be opened where C writes its errors
            pass
        os.close(held)
        nobody = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open as long as the program)
        sys.stdout, sys.stderr = sys.stdout or nobody, sys.stderr or nobody
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=False)


class Progress:
    """A Report that writes one line on standard error: rewritten on a terminal, else one a second at most."""

    def __init__(self, words: Words, stream: TextIO, *, wanted: bool) -> None:
        self._words, self._stream = words, stream
        self._terminal = stream.isatty()
        self._shown = wanted or self._terminal
        self._pause = 0.1 if self._terminal else 1.0
        self._last: tuple[object, ...] = ()
        self._tick = 0.0
        self._width = 0

    def __call__(self, step: Step, done: int, total: int, what: str) -> None:
        """Show a step; nothing is written where nobody looks."""
        if not self._shown or step is Step.PAUSE:
            return
        now = time.monotonic()
        here = (step, done, total, what)
        if here == self._last or (here[:1] == self._last[:1] and now - self._tick < self._pause):
            return
        self._last, self._tick = here, now
        with contextlib.suppress(OSError):  # it is told to nobody then
            self._show(step, done, total, what)

    def _show(self, step: Step, done: int, total: int, what: str) -> None:
        name = self._words.say(f"summary.step_{step.value}")
        text = one_line(self._words.say("summary.progress", {"step": name, "done": done, "total": total, "what": what}))
        if self._terminal:
            self._stream.write(f"\r{text.strip()[:79]:<{self._width}}")
            self._width = min(len(text), 79)
        else:
            self._stream.write(text.strip() + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Leave an empty line behind."""
        if self._shown and self._terminal and self._width:
            with contextlib.suppress(OSError):
                self._stream.write("\r" + " " * self._width + "\r")
                self._stream.flush()
            self._width = 0


def say(text: str) -> None:
    """Write one line to standard output; OutputFailed where that cannot be written to."""
    with _told():
        sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """Write one line to standard error; where that cannot be written to there is nobody left to tell."""
    with contextlib.suppress(OSError):
        sys.stderr.write(one_line(text) + "\n")


def flush() -> None:
    """Bring what was said to where it goes; OutputFailed as in `say`, a reader that went away is no fault of ours."""
    with contextlib.suppress(BrokenPipeError), _told():
        sys.stdout.flush()


def let_go() -> None:
    """Flush both streams at the very end; one that takes nothing is turned to nowhere, or Python would try again."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nobody = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nobody, stream.fileno())
            os.close(nobody)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Raise what a person can act on where a stream takes no more: the disk that it goes to is full."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise OutputFailed("output.said", reason=system_reason(exc)) from exc


def open_log(path: Path) -> None:
    """Send the program's log to `path`; where that cannot be written there is none."""
    root = logging.getLogger()
    if any(isinstance(one, logging.FileHandler) for one in root.handlers):
        return
    root.addHandler(log_handler(path, rotating=False))
    root.setLevel(logging.INFO)


def note_fault(exc: BaseException) -> None:
    """Write a traceback to the log."""
    try:
        log.error("fault\n%s", "".join(traceback.format_exception(exc)).rstrip())
    except OSError:
        return
