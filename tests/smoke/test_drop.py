"""Files dragged by the mouse from a window of another program onto ours, on a display with a window manager."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject

from tests.samples import ROOT
from tests.smoke.display import drag, until, xdotool
from tests.ui.conftest import _look, open_window, settle, wiring  # noqa: F401 (fixtures)

pytestmark = [
    pytest.mark.smoke,
    pytest.mark.skipif(not os.environ.get("TIEOUT_SMOKE"), reason="needs a display of its own; .ci/run starts one"),
]
DEMO = ROOT / "resources" / "demo" / "2026-09"


@pytest.fixture
def window(open_window: Any, tmp_path: Path) -> Iterator[Any]:  # noqa: F811
    """Return a window with a new book, of this very process, so that what it shows can be asked."""
    made = open_window(book=str(tmp_path / "shop.tieout"))
    made.setWindowTitle("tieout-drop-target")
    made.resize(1100, 700)
    made.move(260, 60)
    yield made


def test_files_dragged_from_another_window_come_to_the_import(window: Any, qtbot: Any, tmp_path: Path) -> None:
    """UX 1: a real drag by mouse from another window; UX 4: while it hovers, the window says what a drop would do."""
    files = [Path(shutil.copy(next(DEMO.glob("youzan_*.csv")), tmp_path / "有赞 订单.csv"))]
    files.append(Path(shutil.copy(next(DEMO.glob("*_account.csv")), tmp_path / "account.csv")))
    veiled = _Shows(window.veil)
    hands = threading.Thread(target=_drag, args=(files,), daemon=True)
    hands.start()
    page = window.pages["statements"]
    qtbot.waitUntil(lambda: not hands.is_alive(), timeout=90_000)
    qtbot.waitUntil(lambda: len(page.flow.draft.found.lines) == 2 and not page.flow.busy, timeout=60_000)
    settle(qtbot, window)
    assert page.stack.currentWidget() is page.flow and page.flow.grid.isVisible()
    assert sorted(Path(one.file).name for one in page.flow.draft.found.lines) == ["account.csv", "有赞 订单.csv"]
    assert veiled.count, "nothing showed that the files may be dropped"
    assert not window.veil.isVisible()


def _drag(files: list[Path]) -> None:
    """Be the person at the mouse; runs beside the event loop that has to answer the drag."""
    found = until("our window", lambda: xdotool("search", "--onlyvisible", "--name", "tieout-drop-target"))
    drag(str(found).split()[0], *files)


class _Shows(QObject):
    """Counts how often a widget is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Show
        return False
