"""From one part of a window to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.panes import focus_beside


def test_tab_leaves_every_widget_to_the_window_it_stands_in(qtbot):
    """PySide hands what comes next to the widget before it; with that one gone it would count as deleted."""
    window, field, inside = QWidget(), QLineEdit(), QWidget()
    box, before, behind = QVBoxLayout(window), QScrollArea(), QScrollArea()
    qtbot.addWidget(window)
    QVBoxLayout(inside).addWidget(field)
    before.setWidget(inside)
    for one in (before, behind):
        box.addWidget(one)
    window.show()
    field.setFocus()
    assert focus_beside(window, on=True)
    bar = behind.verticalScrollBar()
    before.setWidget(QWidget())  # the field goes, as what stands in a card does
    assert isValid(bar) and not isValid(field)
