"""When Python looks for garbage: on the window's thread only, and all of it only while the window rests.

Left to itself Python collects in whatever thread allocates. A worker would then free widgets, which belong to the
window's thread; and a look at everything that is loaded takes a tenth of a second or two, mostly just when work ends
and a page is made of it. So the small collections are made here, often, and the whole one once nothing has happened.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

TICK_MS = 250
#: Ticks without work after which the window rests.
RESTING = 8
#: What the ticks themselves and a blinking cursor may allocate between two of them.
_NOTHING = 50
#: Collections of middle-aged objects after which a whole one is due, as Python counts them itself.
_DUE = gc.get_threshold()


class Collector(QObject):
    """Collects for the process from its making on, until `stop`.

    busy: says whether work is under way; what that still holds is not looked through, for it may be millions of rows.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._rested, self._before = 0, 0
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @Slot()
    def tick(self) -> None:
        """Collect what is due now."""
        young, middle, old = gc.get_count()
        busy = self._busy()
        still = not busy and abs(young - self._before) <= _NOTHING
        self._rested = self._rested + 1 if still else 0
        if self._rested >= RESTING and old >= _DUE[2]:
            gc.collect()
        elif young >= _DUE[0]:
            gc.collect(0 if busy or middle < _DUE[1] else 1)
        self._before = gc.get_count()[0]

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
