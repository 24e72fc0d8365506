"""Who has the focus is seen in every kind of control, in every look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.settings.key_field import KeyField
from app.ui.theme import contrast, theme
from app.ui.widgets.common import button


def _tool(kind: str) -> QToolButton:
    made = QToolButton()
    made.setText("Text")
    made.setProperty("kind", kind or None)
    return made


def _list(kind: str = "") -> QListWidget:
    made = QListWidget()
    made.setProperty("kind", kind or None)
    made.addItems(["one", "two"])
    return made


def _tree() -> QTreeWidget:
    made = QTreeWidget()
    made.addTopLevelItem(QTreeWidgetItem(["one"]))
    return made


def _combo() -> QComboBox:
    made = QComboBox()
    made.addItem("one")
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("one")
    made.addTab("two")
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Text"),
    "primary": lambda: button("Text", kind="primary"),
    "primary with key": lambda: button("Text", kind="primary", key="F9"),
    "link": lambda: button("Text", kind="link"),
    "flat": lambda: button("Text", kind="flat"),
    "plain": lambda: QPushButton("Text"),
    "tool": lambda: _tool(""),
    "bar": lambda: _tool("bar"),
    "rail": lambda: _tool("rail"),
    "segment": lambda: _tool("segment"),
    "field": QLineEdit,
    "key": KeyField,
    "text": QPlainTextEdit,
    "browser": QTextBrowser,
    "combo": _combo,
    "spin": QSpinBox,
    "date": QDateEdit,
    "check": lambda: QCheckBox("Text"),
    "radio": lambda: QRadioButton("Text"),
    "list": _list,
    "side": lambda: _list("side"),
    "tree": _tree,
    "tabs": _tabs,
}


@pytest.fixture(params=[("light", False), ("dark", False), ("light", True), ("dark", True)],
                ids=["light", "dark", "light-contrast", "dark-contrast"])  # fmt: skip
def look(request, qapp):
    """Put each of the four looks on."""
    theme.apply(request.param[0], contrast=request.param[1])
    yield request.param
    theme.apply("light", contrast=False)


def _new_colours(before: QImage, after: QImage) -> dict[str, int]:
    """Return how many pixels became of which colour."""
    found: dict[str, int] = {}
    for y in range(after.height()):
        for x in range(after.width()):
            if after.pixel(x, y) != before.pixel(x, y):
                name = QColor(after.pixel(x, y)).name().upper()
                found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_ring_is_seen(qtbot, look, kind):
    """UX 59: a ring of at least a line around the control, 3:1 against what is around it; nothing moves."""
    top = QWidget()
    top.setProperty("ground", "surface")
    qtbot.addWidget(top)
    layout = QVBoxLayout(top)
    one, other = KINDS[kind](), QPushButton("other")
    layout.addWidget(one)
    layout.addWidget(other)
    top.resize(240, 200)
    top.show()
    qtbot.waitExposed(top)
    top.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before, place = one.grab().toImage(), one.geometry()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    after = one.grab().toImage()
    assert one.geometry() == place, "the control moved"
    colours = _new_colours(before, after)
    ring = {
        name: count for name, count in colours.items() if name in (theme.tokens["accent"], theme.tokens["on_primary"])
    }
    assert sum(ring.values()) >= 40, colours
    grounds = ("primary",) if kind.startswith("primary") else ("surface", "window")
    ink = "on_primary" if kind.startswith("primary") else "accent"
    assert all(contrast(theme.tokens[ink], theme.tokens[one]) >= 3 for one in grounds)
