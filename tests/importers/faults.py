"""Children that misbehave as the first word of a file tells them; everything else is read as usual."""

from __future__ import annotations

import json
import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from app.importers import child
from app.importers.base import load_formats


def serve(line: Connection, memory_bytes: int) -> None:
    """Run as the sandbox's target."""
    child._be_quiet()
    load_formats()
    while True:
        try:
            task = json.loads(line.recv_bytes())
        except (EOFError, OSError):
            return
        word = Path(task["path"]).read_bytes()[:20].split(b"\n")[0].decode("ascii", "replace")
        fault = FAULTS.get(word)
        if fault is not None:
            line.send_bytes(
                json.dumps({"begin": 0, "file": task["file"], "sha256": task["sha256"], "size": 1}).encode()
            )
            fault(line)
        else:
            child._run(task, line)


def _die(_line: Connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _abort(_line: Connection) -> None:
    os.abort()


def _hang(_line: Connection) -> None:
    time.sleep(600)


def _garbage(line: Connection) -> None:
    line.send_bytes(b"\x80\x04\x95 no json at all")
    time.sleep(600)


def _nonsense(line: Connection) -> None:
    line.send_bytes(b'{"source": 0, "statements": [{"facts": {}, "records": "/etc/passwd"}], "refusal": null}')
    time.sleep(600)


def _hog(_line: Connection) -> None:
    os._exit(child.OUT_OF_MEMORY)


def _swell(_line: Connection) -> None:
    held = []
    while True:
        held.append(bytearray(os.urandom(1 << 20)))
        time.sleep(0.001)


FAULTS = {
    "die": _die,
    "abort": _abort,
    "hang": _hang,
    "garbage": _garbage,
    "nonsense": _nonsense,
    "hog": _hog,
    "swell": _swell,
}
