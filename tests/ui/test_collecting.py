"""Garbage of Python is looked for on the window's thread, and all of it only while the window rests."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest

from app.ui.workers.collecting import RESTING, Collector


class Ring:
    """Goes only when somebody looks for garbage."""

    def __init__(self) -> None:
        self.itself = self
        self.crowd = [[one] for one in range(1000)]  # enough young objects for a collection to be due


@pytest.fixture
def work(qtbot):
    """Return (collector, what it asks about work: a list that is empty while there is none)."""
    under_way: list[int] = []
    gc.collect()
    made = Collector(lambda: bool(under_way))
    made._timer.stop()  # the test ticks by itself
    yield made, under_way
    made.stop()


def _lost() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_what_is_young_goes_at_once_also_while_work_is_under_way(work):
    collector, under_way = work
    under_way.append(1)
    young = _lost()
    assert young() is not None and not gc.isenabled()  # no other thread collects, whatever it allocates
    collector.tick()
    assert young() is None


def test_all_is_looked_through_only_after_a_rest_without_work(work):
    collector, under_way = work
    old = weakref.ref(kept := Ring())
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)  # what is kept grows old, and a whole collection is due
    del kept
    under_way.append(1)
    for _ in range(2 * RESTING):
        collector.tick()
    assert old() is not None
    under_way.clear()
    collector.tick()
    assert old() is not None
    busy_at = _lost()  # something happens: the rest begins anew
    for _ in range(RESTING - 1):
        collector.tick()
        if old() is None:
            break
    assert old() is not None and busy_at() is None
    for _ in range(2):
        collector.tick()
    assert old() is None


def test_the_program_collects_so_once_its_window_is_painted(tmp_path):
    code = f"""
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.bootstrap import wire
from app.ui import start
from app.ui.workers.collecting import Collector
import dataclasses
made = start(dataclasses.replace(wire(), settings_path=Path({str(tmp_path)!r}, "settings.json")))
assert not gc.isenabled() and not made.app.findChildren(Collector)
made.window.painted.connect(lambda: QTimer.singleShot(0, made.app.quit))
made.window.show()
made.app.exec()
print(gc.isenabled(), len(made.app.findChildren(Collector)))
made.window.close()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["False", "1"], done.stderr
