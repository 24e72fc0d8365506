"""A large button with an icon, a title, one quiet line, and its key as a cap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from app.ui import resources
from app.ui.theme import BODY, LABEL, PANEL_TITLE, TICK, theme

_HEIGHT, _EDGE, _ICON = 60, 16, 20


class Tile(QPushButton):
    """Pressed like any button; the accessible name is the title, the quiet line its description."""

    def __init__(self, title: str, line: str, icon: str, key: str = "", on: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._title, self._line, self._icon, self._key = title, line, icon, key
        self.setProperty("kind", "tile")
        self.setAccessibleName(f"{title} ({key})" if key else title)
        self.setAccessibleDescription(line)
        self.setToolTip(f"{title} ({key})" if key else "")
        if on is not None:
            self.clicked.connect(lambda _checked=False: on())

    def sizeHint(self) -> QSize:
        from PySide6.QtGui import QFontMetrics

        words = max(
            QFontMetrics(theme.font(PANEL_TITLE)).horizontalAdvance(self._title),
            QFontMetrics(theme.font(LABEL)).horizontalAdvance(self._line),
        )
        cap = QFontMetrics(theme.font(TICK)).horizontalAdvance(self._key) + 24 if self._key else 0
        return QSize(2 * _EDGE + _ICON + 12 + words + cap, round(_HEIGHT * max(1.0, theme.scale)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # it has no text of its own: the ground alone
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        picture = resources.pixmap(self._icon, theme.tokens["accent"], _ICON, ratio)
        painter.drawPixmap(_EDGE, (self.height() - _ICON) // 2, picture)
        left = _EDGE + _ICON + 12
        middle = self.height() // 2
        half = theme.px(22)
        self._write(
            painter, QRect(left, middle - half, self.width() - left - 8, half), self._title, "text", PANEL_TITLE
        )
        self._write(painter, QRect(left, middle, self.width() - left - 8, half - 2), self._line, "text2", LABEL)
        if self._key:
            painter.setFont(theme.font(TICK))
            width = painter.fontMetrics().horizontalAdvance(self._key) + 10
            high = theme.px(18)
            cap = QRect(self.width() - width - _EDGE, (self.height() - high) // 2, width, high)
            painter.setPen(QPen(QColor(theme.tokens["line2"]), 1))
            painter.drawRoundedRect(cap, 3, 3)
            painter.setPen(QColor(theme.tokens["text3"]))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _write(self, painter: QPainter, place: QRect, text: str, token: str, role: object = BODY) -> None:
        painter.setFont(theme.font(role))  # type: ignore[arg-type]
        painter.setPen(QColor(theme.tokens[token]))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
