"""The program on a display: it opens, takes a dropped file, closes with status 0."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.samples import ROOT
from tests.smoke.display import Program, drag

pytestmark = [
    pytest.mark.smoke,
    pytest.mark.skipif(not os.environ.get("TIEOUT_SMOKE"), reason="needs a display of its own; .ci/run starts one"),
]
DEMO = ROOT / "resources" / "demo" / "2026-09"


def test_the_window_opens_and_closes(tmp_path):
    with Program(tmp_path) as program:
        program.wait_for_window()
        assert program.close() == 0, program.said()
    assert "Traceback" not in program.said()


def test_a_file_dropped_on_the_window_opens_the_import(tmp_path):
    file = Path(shutil.copy(next(DEMO.glob("youzan_*.csv")), tmp_path / "有赞订单.csv"))
    with Program(tmp_path) as program:
        window = program.wait_for_window()
        before = len(program.windows())
        drag(window, file)
        wizard = program.wait_for_window(more_than=before)
        program.keys(wizard, "Escape")
        assert program.close() == 0, program.said()
    assert "Traceback" not in program.said()


def test_the_demo_opens_a_window(tmp_path):
    with Program(tmp_path, ["demo"]) as program:
        window = program.wait_for_window()
        program.keys(window, "Tab", "Down", "Down")
        assert program.close() == 0, program.said()
    assert "Traceback" not in program.said()
