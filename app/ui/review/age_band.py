"""An age band of the discrepancies page: how many items of which age, and their sum."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.lines import upright
from app.ui.theme import PROOF_TERM, Role, theme
from app.ui.widgets.common import label

_SMALL = (14, 13, 12, 11, 10)  # pixels at 100 % of a sum that has no room in its own size, or of several


class Band(QPushButton):
    """One age band: days, count, sum; checked it filters the list."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setCheckable(True)
        self._text, self._words = text, ("", "")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 8, 6)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(4)
        self._days, self._count, self._sum = label(text, "label"), label("", "label"), label("", "term")
        top.addWidget(self._days)
        top.addStretch(1)
        top.addWidget(self._count)
        box.addLayout(top)
        box.addWidget(self._sum)
        box.addStretch(1)  # one with fewer currencies begins where its neighbours do
        for one in (self._days, self._count, self._sum):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("min-height: 0px; padding: 0;")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    def lines(self) -> int:
        """Return how many lines the sums take: one for each currency."""
        return self._sum.text().count("\n") + 1

    def show_values(self, count: str, words: str, totals: Sequence[str]) -> None:
        """Show how many items and their sums; words: the count with what is counted, where there is room."""
        self._words = (count, words)
        self._sum.setText("\n".join(totals))
        named = self.tr("{days}: {count}, {amount} without signs")
        self.setAccessibleName(named.format(days=self._text, count=words, amount=" · ".join(totals)))
        self.setToolTip(self.accessibleName())
        self._fit()

    def set_low(self, low: bool) -> None:
        """Leave the sum to the tooltip where there is no height for it."""
        self._sum.setHidden(low)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline that parts it from the next one."""
        super().paintEvent(event)
        painter = QPainter(self)
        upright(painter, self.width() - 1, 0, self.height() - 1, theme.color("line"), right=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 24 - self._days.sizeHint().width()
        short, long = self._words
        self._count.setText(long if self._count.fontMetrics().horizontalAdvance(long) <= room else short)
        room = self.width() - 18
        # not by the label's own size, which may be small already
        small = self.lines > 1 or self._widest(PROOF_TERM.px) > room
        size = next((one for one in _SMALL if self._widest(one) <= room), _SMALL[-1])
        look = f"font-size: {round(size * theme.scale)}px;" if small else ""
        self._sum.setProperty("small", small)
        if look != self._sum.styleSheet():
            self._sum.setStyleSheet(look)

    def _widest(self, px: int) -> int:
        metrics = QFontMetrics(theme.font(Role(px, PROOF_TERM.bold)))
        return max(metrics.horizontalAdvance(one) for one in self._sum.text().split("\n"))
