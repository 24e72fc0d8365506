"""Icons painted into rows; it stands apart from the grids, so that a list of the start page loads no column arrays."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.ui import resources
from app.ui.theme import theme

ICON = 16


def draw_icon(painter: QPainter, name: str, token: str, x: int, rect: QRect, size: int = ICON) -> int:
    """Draw an icon centred in the height of `rect`; return where what follows begins."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    picture = resources.pixmap(name, theme.tokens[token], size, ratio)
    painter.drawPixmap(x, rect.top() + (rect.height() - size) // 2, picture)
    return x + size + 4
