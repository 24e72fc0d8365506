"""Settings and logs lie apart from the program, or all beside it where a person made the folder for it."""

from __future__ import annotations

import shutil
import subprocess
import sys

from app.config.places import log_file, resources, settings_file
from tests.samples import ROOT

_ASK = "from app.config.places import log_file, settings_file; print(settings_file(), log_file(), sep='|')"


def test_what_is_kept_lies_apart_from_the_program_or_all_beside_it(tmp_path):
    """UX 69: who takes the program away leaves settings and books; on a stick they go along."""
    program = resources().parent
    for one in (settings_file(), log_file()):
        assert program not in one.parents or (program / "tieout-data") in one.parents
    copy = tmp_path / "stick"
    shutil.copytree(ROOT / "app" / "config", copy / "app" / "config")
    (copy / "app" / "__init__.py").touch()
    for kept in (False, True):
        if kept:
            (copy / "tieout-data").mkdir()
        done = subprocess.run([sys.executable, "-c", _ASK], cwd=copy, capture_output=True, text=True, check=True)
        found = done.stdout.strip().split("|")
        assert [one.startswith(str(copy / "tieout-data")) for one in found] == [kept, kept]
