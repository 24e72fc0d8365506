"""Temporary files of a killed process go with the next start; those of a living one stay."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.samples import ROOT

_BEGIN = """
import sys, tempfile
from app.config import scratch
scratch.keep_together()
print(tempfile.gettempdir(), flush=True)
"""


def _process(folder: Path, does: str) -> subprocess.Popen[str]:
    env = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", _BEGIN + does],
        cwd=ROOT,
        env=env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _made(process: subprocess.Popen[str]) -> Path:
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    (folder / "draft").write_text("13900001111")
    os.utime(folder, (1e9, 1e9))  # no longer young
    return folder


def test_what_a_killed_process_left_goes_and_nothing_of_a_living_one(tmp_path):
    waits = "sys.stdin.read()"
    killed, alive = _process(tmp_path, waits), _process(tmp_path, waits)
    left, held = _made(killed), _made(alive)
    killed.kill()
    killed.communicate()
    (tmp_path / "tieout-run-somebody").mkdir()  # never held by anybody: not ours
    (tmp_path / "tieout-run-link").symlink_to(tmp_path / "tieout-run-somebody")
    other = _process(tmp_path, "scratch.clear_left()")
    assert other.communicate()[0].strip() and other.returncode == 0
    assert not left.exists() and (held / "draft").exists()
    assert {one.name for one in tmp_path.iterdir()} == {held.name, "tieout-run-somebody", "tieout-run-link"}
    alive.communicate("")
    assert not held.exists()
