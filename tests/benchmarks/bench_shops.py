"""What a book of five shops and a million orders costs the window: opening, choosing a shop, each page after a change.

    python -m tests.benchmarks.bench_shops --rows 1000000

The book is made by the command `reconcile --book` from `tests.demo.scale` with five shops, then opened in the real
window, offscreen. For each step: seconds until all is read, processor time, the longest gap of the event loop, how many
jobs ran, and whether records belong elsewhere since. That quick decisions make no queue is counted by
tests; here stands what they cost.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.samples import ROOT

GOAL_GAP_MS, QUICK = 200.0, 8
PAGES = ("review", "discrepancies", "overview", "sign_off", "fees", "forecast", "reports", "cross", "statements")


def main() -> int:
    """Measure and print; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, help="folder of files and book; kept, and used again")
    parser.add_argument("--pages", default=",".join(PAGES))
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="tieout-shops-") as scratch:
        made = _book((args.data or Path(scratch)) / f"shops-{args.rows}", args.rows)
        book = Path(scratch) / "shop.tieout"
        shutil.copy(made, book)  # what is decided here is not kept
        missed = Driver(Path(scratch), args.pages.split(",")).run(book)
    print(f"goal: longest {GOAL_GAP_MS} ms; missed {missed}")
    return int(missed > 0)


def _book(data: Path, rows: int) -> Path:
    from tests.demo import scale

    book = data / "shops.tieout"
    if not book.exists():
        files = [str(one) for one in scale.write(data, rows, shops=5)]
        command = [sys.executable, "main.py", "reconcile", *files, "--out", str(data / "out"), "--no-report"]
        subprocess.run([*command, "--book", str(book)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return book


class Driver:
    """One window on the book; counts what each step starts."""

    def __init__(self, home: Path, pages: list[str]) -> None:
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication

        from app.bootstrap import wire
        from app.config.settings import Settings
        from app.services.wiring import Wiring
        from app.ui import resources
        from app.ui.loading import load_qt
        from app.ui.main_window import MainWindow
        from app.ui.theme import theme
        from app.ui.workers.collecting import Collector

        load_qt()
        self.app = QApplication([])
        resources.load_fonts()
        theme.apply("light")
        made = wire()
        wiring = Wiring(
            book_store=made.book_store,
            settings_path=home / "settings.json",
            log_path=home / "tieout.log",
            words=made.words,
            demo_folder=made.demo_folder,
        )
        self.pages, self.missed = pages, 0
        self.window = MainWindow(wiring, Settings(lang="en"), "en", wiring.words("en"))
        self.window.resize(1440, 900)
        self.window.show()
        self.collector = Collector(lambda: bool(self.window.runner.jobs), self.window)
        self.jobs = 0
        self.window.runner.started.connect(self._on_started)
        self.gaps: list[float] = []
        self.last = 0.0
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._tick)
        self.timer.start(4)

    def _on_started(self, _job: Any) -> None:
        self.jobs += 1

    def run(self, book: Path) -> int:
        """Do everything once; return how many goals were missed."""
        from app.domain.period import Period
        from app.domain.shops import ALL, Shops

        window, session = self.window, self.window.session
        self._part("open", lambda: window.books.open(str(book)))
        session.set_period(Period.month(2026, 9))
        self._settle()
        whose = session.whose
        assert whose is not None and len(whose.shops) == 5
        one = Shops(frozenset({(whose.shops[0], None)}))
        for name in self.pages:
            self._part(f"{name}: opened", lambda name=name: window.show_page(name))
            self._part(f"{name}: one shop", lambda: session.set_shops(one))
            self._part(f"{name}: all shops", lambda: session.set_shops(ALL))
        self._changes()
        for name in self.pages:
            window.show_page(name)
            self._settle()
            self._part(f"{name}: after undo", window.undo)
            self._part(f"{name}: after redo", window.redo)
        window.runner.shut_down()
        window.books.close()
        window.close()
        self.collector.stop()
        self.app.processEvents()
        return self.missed

    def _changes(self) -> None:
        import numpy as np

        from app.services import review_columns as rc
        from app.services.deciding import Decision

        page = self.window.show_page("review")
        self._settle()
        loaded = page.loaded
        some = np.flatnonzero((loaded.every.state == rc.SUGGESTED) & ~loaded.every.locked)[: QUICK + 1]
        matches = [int(loaded.every.match[at]) for at in some.tolist()]
        self._part("confirm one", lambda: page.decide(Decision(kind="confirm", matches=(matches[0],)), ""))

        def quickly() -> None:
            for one in matches[1:]:
                page.decide(Decision(kind="confirm", matches=(one,)), "")
                end = time.perf_counter() + 0.25
                self._until(lambda end=end: time.perf_counter() > end)

        self._part(f"confirm {QUICK}, four a second", quickly)

    def _part(self, name: str, start: Callable[[], Any]) -> None:
        self.gaps, self.last, self.jobs = [], time.perf_counter(), 0
        began, used = self.last, time.process_time()
        before = self._whose()
        start()
        self._tick()
        self._settle()
        wall, cpu, longest = time.perf_counter() - began, time.process_time() - used, max(self.gaps)
        self.missed += longest > GOAL_GAP_MS
        moved = "moved" if self._whose() is not before else ""
        print(f"{name:28} {wall:7.2f} s  cpu {cpu:7.2f} s  longest {longest:6.1f} ms  jobs {self.jobs:3} {moved}")
        sys.stdout.flush()

    def _whose(self) -> Any:
        return self.window.session.whose

    def _tick(self) -> None:
        at = time.perf_counter()
        self.gaps.append((at - self.last) * 1000)
        self.last = at

    def _until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.app.processEvents()
            time.sleep(0.0005)

    def _settle(self) -> None:
        quiet = 0
        while quiet < 5:
            self.app.processEvents()
            time.sleep(0.0005)
            quiet = 0 if self.window.runner.jobs else quiet + 1


if __name__ == "__main__":
    sys.exit(main())
