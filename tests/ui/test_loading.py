"""PySide6 without its texts of errors: they are there when there is an error, and the same."""

from __future__ import annotations

import subprocess
import sys

from tests.samples import ROOT

_SAY = """
import sys
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
late = [one for one in sys.modules.values() if "_wanted" in getattr(one, "__dict__", {})]
try:
    QLabel(3, 4, 5)
except TypeError as exc:
    print(exc)
try:
    QRect(1, 2).adjusted("left")
except TypeError as exc:
    print(exc)
from PySide6.support.signature import get_signature
print(get_signature(QObject.objectName), get_signature(QLabel.setText))
left = [one for one in late if "_wanted" in one.__dict__]
print(len({id(one) for one in late}), len({id(one) for one in left}), file=sys.stderr)
"""


def _said(before: str) -> tuple[str, str]:
    done = subprocess.run([sys.executable, "-c", before + _SAY], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout, done.stderr.splitlines()[-1]


def test_what_a_wrong_call_says_is_loaded_when_there_is_one_and_is_the_same():
    plain, nothing = _said("")
    ours, counted = _said("from app.ui.loading import load_qt\nload_qt()\n")
    assert nothing == "0 0" and counted.split()[0] == "6" and int(counted.split()[1]) < 4
    assert ours == plain and "QLabel.__init__(int, int, int)" in ours and "arg__1: str" in ours
