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


_ICONS = """
import sys
from pathlib import Path
from app.ui import resources
print(Path(resources.icon_file("check", "#000000")).parent, flush=True)
"""


def _process(folder: Path, does: str, begin: str = _BEGIN) -> subprocess.Popen[str]:
    env = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-c", begin + does],
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
    killed, drawn, alive = (_process(tmp_path, waits, one) for one in (_BEGIN, _ICONS, _BEGIN))
    left, icons, held = _made(killed), _made(drawn), _made(alive)
    for one in (killed, drawn):
        one.kill()
        one.communicate()
    (tmp_path / "tieout-run-somebody").mkdir()  # never held by anybody: not ours
    (tmp_path / "tieout-run-link").symlink_to(tmp_path / "tieout-run-somebody")
    other = _process(tmp_path, "scratch.clear_left()")
    assert other.communicate()[0].strip() and other.returncode == 0
    assert not left.exists() and not icons.exists() and (held / "draft").exists()
    assert {one.name for one in tmp_path.iterdir()} == {held.name, "tieout-run-somebody", "tieout-run-link"}
    alive.communicate("")
    assert not held.exists()
