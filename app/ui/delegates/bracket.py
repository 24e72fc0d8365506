"""The bracket that ties the lines of a group together."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.services.review_columns import BRACKET_LAST, BRACKET_NONE
from app.ui.lines import level, upright
from app.ui.theme import theme

INSET = 7


def draw_bracket(painter: QPainter, rect: QRect, bracket: int) -> None:
    """Draw the line of a group's further rows: down the middle rows, with a foot on the last."""
    if bracket == BRACKET_NONE:
        return
    x, middle = rect.left() + INSET, rect.center().y()
    line = theme.color("line2")
    upright(painter, x, rect.top(), middle if bracket == BRACKET_LAST else rect.bottom(), line)
    if bracket == BRACKET_LAST:
        level(painter, x, middle, x + 10, line)
