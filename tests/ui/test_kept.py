"""What a test shows is closed before it is let go."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtWidgets import QWidget


def test_a_widget_that_only_a_test_knows_is_there_until_it_is_closed(qtbot):
    def shown():
        made = QWidget()
        made.itself = made  # a circle, as any widget is that connects to a function of its own
        qtbot.addWidget(made)
        made.show()
        return weakref.ref(made)

    held = shown()
    gc.collect()
    assert held() is not None and held().isVisible()
