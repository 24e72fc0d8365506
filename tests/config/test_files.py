"""A file is written whole or not at all, and nothing stays beside it, whoever was killed while writing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.config.files import write_whole
from app.domain.errors import OutputFailed
from tests.samples import ROOT

_KILLED = """
import os, sys
from app.config.files import write_whole
with write_whole(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    os.abort()
"""


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def _old(folder: Path) -> None:
    for one in folder.glob(".*.part"):
        os.utime(one, (1, 1))


def test_what_a_killed_writer_left_goes_with_the_next_file_of_that_name(tmp_path: Path) -> None:
    """UX 38."""
    path = tmp_path / "report [1].xlsx"
    path.write_bytes(b"before")
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], cwd=ROOT, check=False, capture_output=True)
    assert len(_names(tmp_path)) == 2 and path.read_bytes() == b"before"
    others = [".other.xlsx.abcdefgh.part", ".report [1].xlsx.part"]
    for one in others:
        (tmp_path / one).write_bytes(b"somebody else's")
    _old(tmp_path)
    with write_whole(str(path)) as file:
        file.write(b"whole")
    assert _names(tmp_path) == sorted([*others, path.name]) and path.read_bytes() == b"whole"


def test_a_file_that_is_being_written_is_left_to_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    with write_whole(str(path)) as slow:
        slow.write(b"slow")
        slow.flush()
        _old(tmp_path)
        with write_whole(str(path)) as quick:
            quick.write(b"quick")
    assert path.read_bytes() == b"slow" and _names(tmp_path) == ["report.csv"]


def test_nothing_stays_of_a_file_that_cannot_be_finished(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputFailed), write_whole(str(tmp_path / "taken")) as file:
        file.write(b"x")
    with pytest.raises(RuntimeError), write_whole(str(tmp_path / "new")) as file:
        raise RuntimeError
    assert _names(tmp_path) == ["taken"]
