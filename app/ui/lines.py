"""Lines that are filled, not drawn: at 150 % a drawn line takes one pixel of the screen or two, by where it stands.

Coordinates are those of the painter, in whole pixels of the window; a line stands inside the pixels that it names.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter


def level(painter: QPainter, left: int, y: int, right: int, color: QColor, *, upper: bool = False) -> None:
    """Fill a hairline from `left` to `right` along the lower edge of the pixels `y`, or along their `upper` one."""
    to = painter.deviceTransform()
    start, thick = _place(y if upper else y + 1, to.m22(), to.dy(), 0 if upper else 1)
    painter.fillRect(QRectF(left, start, right + 1 - left, thick), color)


def upright(painter: QPainter, x: int, top: int, bottom: int, color: QColor, *, right: bool = False) -> None:
    """Fill a hairline from `top` to `bottom` along the left edge of the pixels `x`, or along their `right` one."""
    to = painter.deviceTransform()
    start, thick = _place(x + 1 if right else x, to.m11(), to.dx(), 1 if right else 0)
    painter.fillRect(QRectF(start, top, thick, bottom + 1 - top), color)


def ring(painter: QPainter, rect: QRect, color: QColor, thick: int = 2) -> None:
    """Fill a frame of `thick` pixels of the window along the inside of `rect`."""
    left, top, wide, tall = rect.left(), rect.top(), rect.width(), rect.height()
    painter.fillRect(left, top, wide, thick, color)
    painter.fillRect(left, top + tall - thick, wide, thick, color)
    painter.fillRect(left, top, thick, tall, color)
    painter.fillRect(left + wide - thick, top, thick, tall, color)


def _place(edge: int, ratio: float, offset: float, before: int) -> tuple[float, float]:
    """Return where a line at an edge begins, before or behind it, and how thick it is: whole pixels of the screen."""
    thick = max(1, int(ratio))
    at = floor(edge * ratio + offset + 0.5) - before * thick
    return (at - offset) / ratio, thick / ratio
