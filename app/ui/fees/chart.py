"""The rate of each day against what was agreed or usual: dots as it should be, diamonds charged otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.fees import RATE
from app.domain.period import day_of
from app.services.fees import DailyRate
from app.ui.models import shown
from app.ui.theme import LABEL, theme

_STEPS = (100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000, RATE // 2)


class FeeChart(QWidget):
    """first, last: days of the axis. line: the rate that is held against them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[DailyRate, ...] = ()
        self._days, self._line = (0, 1), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(110))

    def show_rates(self, points: Sequence[DailyRate], line: int, first: int, last: int, sentence: str) -> None:
        """Show other days; sentence: what is to be seen, for those who do not see it."""
        self.points, self._line, self._days = tuple(points), line, (first, max(last, first + 1))
        self.setAccessibleName(self.tr("Rate of each day"))
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.update()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _axis(self) -> tuple[int, int, int]:
        """Return (lowest, highest, step) of the rates shown: at most four lines."""
        rates = [one.rate for one in self.points] + [self._line]
        low, high = min(rates), max(rates)
        step = next((one for one in _STEPS if (high - low) <= 3 * one), _STEPS[-1])
        bottom = max(low // step - (low % step == 0), 0) * step
        return bottom, max(bottom + 2 * step, -(-high // step) * step), step

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(LABEL))
        low, high, step = self._axis()
        left, foot = theme.px(64), theme.px(24)
        room = QRectF(left, theme.px(8), self.width() - left - theme.px(20), self.height() - foot - theme.px(12))

        def y(rate: int) -> float:
            return room.bottom() - room.height() * (rate - low) / max(high - low, 1)

        def x(day: int) -> float:
            return room.left() + room.width() * (day - self._days[0]) / (self._days[1] - self._days[0])

        for rate in range(low, high + 1, step):
            painter.setPen(theme.color("line"))
            painter.drawLine(QPointF(room.left(), y(rate)), QPointF(room.right(), y(rate)))
            painter.setPen(theme.color("text2"))
            place = QRectF(0, y(rate) - theme.px(9), left - theme.px(8), theme.px(18))
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown.percent(rate)
            )
        for day in range(self._days[0], self._days[1] + 1, max((self._days[1] - self._days[0] + 6) // 6, 1)):
            place = QRectF(x(day) - theme.px(30), room.bottom() + 4, theme.px(60), foot)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), shown.day_short(day_of(day)))
        painter.setPen(QPen(theme.color("c6"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), y(self._line)), QPointF(room.right(), y(self._line)))
        painter.setPen(Qt.PenStyle.NoPen)
        for one in self.points:
            self._dot(painter, QPointF(x(one.day), y(one.rate)), one.odd)

    def _dot(self, painter: QPainter, at: QPointF, odd: bool) -> None:
        size = theme.px(5 if odd else 3)
        painter.setBrush(theme.color("c2" if odd else "c1"))
        if not odd:
            painter.drawEllipse(at, size, size)
            return
        corners = ((0, -size), (size, 0), (0, size), (-size, 0))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + dx, at.y() + dy) for dx, dy in corners]))
