"""Sets everything up on a bare machine and runs the program or its tests; standard library only.

    python3 installers/bootstrap.py demo [...]   the demo shop (a window, or with --out DIR result tables)
    python3 installers/bootstrap.py test [...]   all checks and tests; arguments go to pytest alone
    python3 installers/bootstrap.py run [...]    the program; with a command, without a window
    python3 installers/bootstrap.py setup        set-up alone

Windows, macOS and Linux. Where packages come from is pip's own configuration.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEAST = (3, 11)


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"tieout: {text}", file=sys.stderr, flush=True)


def _newer_python() -> str | None:
    """Return another Python of this machine that is new enough."""
    for minor in range(LEAST[1], LEAST[1] + 4):
        found = shutil.which(f"python{LEAST[0]}.{minor}")
        if found:
            return found
    return None


def _right_python(argv: list[str]) -> int | None:
    """Return None where this Python is new enough, else the exit status of one that is, or of none."""
    if sys.version_info[:2] >= LEAST:
        return None
    other = _newer_python()
    if other:
        return subprocess.call([other, __file__, *argv])
    say(
        f"Python {LEAST[0]}.{LEAST[1]} or newer is needed, this is {sys.version.split()[0]}. Install it from "
        "python.org, on macOS by 'brew install python', on Debian or Ubuntu by "
        "'sudo apt-get install python3.11 python3.11-venv', and run this again with it."
    )
    return 2


def _compile(python: Path) -> None:
    """Compile the program once: a parsing child loads two hundred files, in half the time so.

    Where nothing can be written beside the files, they are compiled as they are loaded.
    """
    command = [str(python), "-m", "compileall", "-q", "-j", "0", "app", "main.py"]
    subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _test(python: Path, args: list[str]) -> int:
    """Run every check without a display (style, then tests with types beside them); with arguments pytest alone."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # tests start hundreds of processes: each would compile every file anew
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if args:
        return _run(python, ["pytest", *args], env)
    for style in (["ruff", "check", "."], ["ruff", "format", "--check", "."]):
        if status := _run(python, style, env):
            return status
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        types = subprocess.Popen([str(python), "-m", "mypy"], cwd=ROOT, env=env, stdout=said, stderr=subprocess.STDOUT)
        try:
            # long files first (tests/conftest.py), so that no worker is left alone with one at the end
            tests = _run(python, ["pytest", "-n", _workers(), "--dist", "loadfile", "--no-loadscope-reorder"], env)
            wrong = types.wait()
        finally:
            types.kill()
        said.seek(0)
        say("mypy: " + said.read().strip())
    if wrong:
        say("mypy failed")
    return tests or wrong


def _workers() -> str:
    """Return how many processes test at a time: one more than there are processors, for they wait for others too."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    return str(min(there, 3) + 1)


def _run(python: Path, command: list[str], env: dict[str, str]) -> int:
    say("running " + " ".join(command))
    status = subprocess.call([str(python), "-m", *command], cwd=ROOT, env=env)
    if status:
        say(f"{command[0]} failed")
    return status


def main(argv: list[str]) -> int:
    """Set up, then do what the first argument says; returns the exit status."""
    if not argv or argv[0] not in ("demo", "test", "run", "setup"):
        print(__doc__, file=sys.stderr)
        return 2
    status = _right_python(argv)
    if status is not None:
        return status
    from environment import NotReady, prepare
    from qt_libraries import provide

    command, args = argv[0], argv[1:]
    shown = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    try:
        python = prepare(ROOT, say)
        provide(python, window=command == "setup" or (command != "test" and shown), say=say)
    except NotReady as reason:
        say(str(reason))
        return 1
    if subprocess.call([str(python), str(ROOT / "installers" / "translations.py")], cwd=ROOT):
        say("translations could not be compiled")
        return 1
    _compile(python)
    if command == "test":
        return _test(python, args)
    if command == "setup":
        say("ready")
        return 0
    before = ["demo"] if command == "demo" else []
    # the caller's folder stays the current one: relative paths in `args` are hers
    return subprocess.call([str(python), str(ROOT / "main.py"), *before, *args])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
