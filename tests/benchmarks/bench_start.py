"""How long the window takes to be painted, against a bare PySide6 window on the same machine in the same run.

    python -m tests.benchmarks.bench_start --reps 15

Both are fresh processes, one after the other in turn; the clock runs from the start of the process until its first
painting is done. Modules are compiled before (an installed program's are), settings are those of somebody's tenth
start: no book is opened, nothing heavy may be loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOAL = 1.5
HEAVY = ("pandas", "pyarrow", "scipy", "matplotlib", "openpyxl", "sqlalchemy", "numpy")

_WATCH = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.say)
        return False
    def say(self):
        from PySide6.QtWidgets import QApplication
        print(json.dumps([one for one in HEAVY if one in sys.modules]), flush=True)
        QApplication.quit()
watch = Watch()
""".replace("HEAVY", repr(HEAVY))

BARE = (
    """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
words = QLabel("Hello")
words.setAlignment(Qt.AlignmentFlag.AlignCenter)
window.setCentralWidget(words)
window.resize(1440, 900)
"""
    + _WATCH
    + """
window.installEventFilter(watch)
window.show()
app.exec()
"""
)

OURS = (
    """
from app.bootstrap import wire
from app.ui import start
made = start(wire())
"""
    + _WATCH
    + """
made.window.installEventFilter(watch)
made.run([], False)
"""
)


def painted(code: str, env: dict[str, str]) -> tuple[float, list[str]]:
    """Return seconds from the start of a process to its first painting, and the heavy modules it had loaded then."""
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    line = child.stdout.readline()
    took = time.perf_counter() - began
    child.stdout.close()
    child.wait()
    if not line:
        raise RuntimeError("the window was not painted")
    return took, json.loads(line)


def environment(home: Path) -> dict[str, str]:
    """Return an environment with a home of its own and compiled modules kept there."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        env[name] = str(home)
    return env


def main() -> int:
    """Measure and print; returns 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reps", type=int, default=15)
    args = parser.parse_args()
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    heavy: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="tieout-start-") as home:
        env = environment(Path(home))
        for _ in range(2):  # compiles, and brings the files into memory
            painted(BARE, env)
            painted(OURS, env)
        for _ in range(args.reps):
            for name, code in (("bare", BARE), ("ours", OURS)):
                took, loaded = painted(code, env)
                times[name].append(took)
                heavy.update(loaded)
    bare, ours = (statistics.median(times[name]) * 1000 for name in ("bare", "ours"))
    print(f"bare window {bare:.0f} ms, Tieout {ours:.0f} ms: {ours / bare:.2f} times (goal {GOAL})")
    print(f"loaded before it was painted: {', '.join(sorted(heavy)) or 'nothing heavy'}")
    return int(ours / bare > GOAL or bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
