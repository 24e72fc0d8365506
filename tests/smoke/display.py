"""Drives the program on a real X display: finds its windows, sends keys, drags files onto it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.samples import ROOT


def until(what: str, found: Callable[[], object], seconds: float = 60.0) -> object:
    """Return what `found` returns once it is true; AssertionError naming `what` when it never is."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds:.0f} s for {what}")


def xdotool(*words: str) -> str:
    """Run xdotool; returns what it prints, "" where it finds nothing."""
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


class Program:
    """`main.py` as a process of its own, with a home folder of its own."""

    def __init__(self, home: Path, args: Sequence[str] = (), cwd: Path | None = None) -> None:
        env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            env[name] = str(home)
        self.log = home / "smoke.log"
        self._out = self.log.open("wb")
        command = [sys.executable, str(ROOT / "main.py"), *args]
        self.process = subprocess.Popen(command, env=env, cwd=cwd or home, stdout=self._out, stderr=self._out)

    def windows(self) -> list[str]:
        """Return the visible windows that carry a title, oldest first."""
        found = xdotool("search", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".").split()
        return sorted(found, key=int)

    def wait_for_window(self, more_than: int = 0) -> str:
        """Return the newest window once there are more than so many."""

        def newest() -> str:
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.said()}"
            found = self.windows()
            return found[-1] if len(found) > more_than else ""

        return str(until("a window", newest))

    def keys(self, window: str, *keys: str) -> None:
        """Give the window the focus and press keys."""
        xdotool("windowactivate", "--sync", window)
        for key in keys:
            xdotool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def close(self) -> int:
        """Close every window by the window manager, topmost first; returns the exit status."""

        def closed() -> bool:
            if self.process.poll() is None:
                for window in reversed(self.windows()):
                    self.keys(window, "alt+F4")
            return self.process.poll() is not None

        until("the program to end", closed)
        self._out.close()
        return self.process.wait()

    def said(self) -> str:
        """Return what it printed."""
        return self.log.read_text("utf-8", "replace")

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._out.close()


def drag(onto: str, *files: Path) -> None:
    """Drag `files` from a window of another process and drop them in the middle of window `onto`."""
    command = [sys.executable, "-m", "tests.smoke.drag_source", *map(str, files)]
    source = subprocess.Popen(command, cwd=ROOT)
    try:
        start = str(until("the drag source", lambda: xdotool("search", "--onlyvisible", "--name", "drag-source")))
        xdotool("windowactivate", "--sync", onto)
        xdotool("windowraise", start.split()[0])
        xdotool("mousemove", "--window", start.split()[0], "30", "20")
        xdotool("mousedown", "1")
        geometry = xdotool("getwindowgeometry", "--shell", onto).split()
        place = dict(line.split("=") for line in geometry)
        x, y = int(place["X"]) + int(place["WIDTH"]) // 2, int(place["Y"]) + int(place["HEIGHT"]) // 2
        for step in range(10, -1, -1):
            xdotool("mousemove", str(x - step * 7), str(y - step * 4))
            time.sleep(0.08)
        xdotool("mouseup", "1")
        time.sleep(0.5)
    finally:
        source.terminate()
        source.wait()
