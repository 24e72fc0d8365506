"""A button that opens a list below it: picture, words, and an arrow drawn at its right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from app.ui.theme import theme

_ARROW = "chevron-down"
_EDGES = {"bar": 10, "segment": 9}  # pixels from a button's edge to what stands in it
_GAP, _BEFORE_ARROW, _FRAME = 6, 6, 2


class DropButton(QToolButton):
    """kind: "bar" (outlined, as high as other buttons) or "segment"; icon: of its picture, "" for none."""

    def __init__(self, kind: str = "bar", icon: str = "") -> None:
        super().__init__()
        self._kind, self._icon_name = kind, icon
        self.setProperty("kind", kind)
        theme.changed.connect(self.updateGeometry)

    @staticmethod
    def _sizes() -> tuple[int, int]:
        """Return how large the picture and the arrow are."""
        return theme.half(16), theme.half(14)

    def sizeHint(self) -> QSize:
        picture, arrow = self._sizes()
        wide = 2 * _EDGES[self._kind] + self.fontMetrics().horizontalAdvance(self.text()) + _BEFORE_ARROW + arrow
        wide += picture + _GAP if self._icon_name else 0
        high = theme.half(28) + _FRAME if self._kind == "bar" else super().sizeHint().height()
        return QSize(wide, high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def parts(self) -> tuple[QRect, QRect, QRect]:
        """Return where picture, words and arrow stand."""
        picture, arrow = self._sizes()
        edge, high = _EDGES[self._kind], self.height()
        mark = QRect(edge, (high - picture) // 2, picture if self._icon_name else 0, picture)
        last = QRect(self.width() - edge - arrow, (high - arrow) // 2, arrow, arrow)
        at = mark.right() + 1 + _GAP if self._icon_name else edge
        return mark, QRect(at, 0, max(0, last.x() - _BEFORE_ARROW - at), high), last

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()  # the style draws the button, and no arrow of its own
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        mark, words, arrow = self.parts()
        plain = "text" if self._kind == "bar" else "text2"
        pressed = self.isDown() or bool(self.menu() and self.menu().isVisible())
        token = "disabled" if not self.isEnabled() else "on_select" if pressed else plain
        quiet = token if pressed or not self.isEnabled() else "text2"
        if self._icon_name:
            theme.icon(self._icon_name, quiet, mark.height()).paint(painter, mark)
        painter.setPen(theme.color(token))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        theme.icon(_ARROW, quiet, arrow.height()).paint(painter, arrow)
