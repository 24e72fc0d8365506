"""Real sample files, which stand beside the project and are never copied into it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "samples"

#: Reason of every skip for want of the samples; conftest.py counts them and `.ci/run` looks at the count.
MISSING = "sample files are not beside the project"


def sample(name: str) -> Path:
    """Return the path of one sample ("alipay/x.csv"); skips the test where the samples are not there.

    A name that the folder does not hold is a mistake in the test and fails.
    """
    if not FOLDER.is_dir():
        pytest.skip(MISSING)
    path = FOLDER / name
    if not path.exists():
        pytest.fail(f"no sample is called {name}")
    return path
