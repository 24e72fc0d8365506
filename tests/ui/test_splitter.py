"""The lines between parts of a page."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.ui.theme import theme
from app.ui.widgets.splitter import Splitter

UI = Path(__file__).resolve().parents[2] / "app" / "ui"


def test_a_line_between_parts_is_moved_by_key_and_hides_neither(qtbot):
    """UX 59: Tab comes to the line, which is seen; arrows, Page and End move it, no part is pushed out of sight."""
    line = Splitter(Qt.Orientation.Vertical)
    above, below = QLabel(), QLabel()
    for one in (above, below):
        one.setMinimumHeight(40)
        line.addWidget(one)
    qtbot.addWidget(line)
    line.resize(300, 405)
    line.setSizes([200, 200])
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow, timeout=5000)
    handle = line.handle(1)
    assert handle.focusPolicy() == Qt.FocusPolicy.TabFocus
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    middle = handle.grab().toImage().pixelColor(handle.width() // 2, handle.height() // 2)
    assert middle.name().upper() == theme.tokens["accent"].upper()
    found = []
    keys = Qt.Key
    for key in (
        keys.Key_Up,
        keys.Key_PageDown,
        keys.Key_Right,
        keys.Key_Home,
        keys.Key_Up,
        keys.Key_Down,
        keys.Key_End,
    ):
        QTest.keyClick(handle, key)
        found.append(line.sizes()[0])
    least, most = 40, 400 - 40
    assert found == [184, 280, 280, least, least, least + 16, most] and handle.hasFocus()


def test_every_line_between_parts_is_such_a_one():
    """UX 59."""
    made = [path.name for path in UI.rglob("*.py") if re.search(r"\bQSplitter\(", path.read_text("utf-8"))]
    assert made == []
