"""A chart on screen: its pixels, the bar under the mouse or the keys, what it says, a click that opens its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import LABEL, theme
from app.ui.widgets.common import label, set_look

if TYPE_CHECKING:
    from app.services.charts import Chart, Drawing
    from app.ui.dashboard.drawing import Easel

_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}

_BY_KEY = (
    *(Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason),
    *(Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason),
)


class Tip(QFrame):
    """What a bar says: its name and its numbers, like a tool tip that keys can show too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(10, 6, 10, 6)
        self._box.setSpacing(2)
        self.lines = [label("", "panel" if not at else "label") for at in range(9)]
        for one in self.lines:
            self._box.addWidget(one)
        self.hide()

    def say(self, head: str, lines: tuple[str, ...], beside: QRectF) -> None:
        """Show a bar's lines beside it, inside the parent."""
        for at, (one, text) in enumerate(zip(self.lines, (head, *lines, *[""] * 9), strict=False)):
            one.setText(text)
            one.setVisible(bool(text))
            if at:
                set_look(one, state="accent" if at == len(lines) else "")
        self.adjustSize()
        room = self.parentWidget().rect()
        left = int(beside.left()) - self.width() - 6
        if left < 0:
            left = int(beside.right()) + 6
        if left + self.width() > room.width():
            left = max(0, room.width() - self.width())
        top = max(0, min(int(beside.top()) + 4, room.height() - self.height()))
        self.move(QPoint(left, top))
        self.show()
        self.raise_()


class ChartView(QWidget):
    """Shows one Chart. picked: a category was clicked, or Enter pressed on it."""

    picked = Signal(int)
    moved = Signal(int)

    def __init__(self, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._easel = easel
        self.chart: Chart | None = None
        self._pixmap = QPixmap()
        self._wished: tuple[Any, ...] = ()
        self._drawn: Chart | None = None  # whose pixels are shown
        self._shown: tuple[Any, ...] = ()  # what they were drawn from
        self.boxes: list[QRectF] = []
        self._shown_boxes: list[QRectF] = []
        self.current, self._hover, self._wish = -1, -1, 0
        self.tip = Tip(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 110)
        self._later = QTimer(self, singleShot=True, interval=60)
        self._later.timeout.connect(self._ask)
        theme.changed.connect(self._ask_later)

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    @property
    def is_drawn(self) -> bool:
        """Return whether the pixels shown are those of the chart, not of the one before."""
        return self._drawn is not None and self._drawn is self.chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; what was shown stays until it is drawn."""
        same = self.chart is not None and self.chart.keys == chart.keys
        self.chart = chart
        if not same:
            self.current = self._hover = -1
            self.boxes = []
        self.tip.hide()
        self.setAccessibleName(chart.title)
        self._describe()
        self._ask_later()

    # drawing

    @Slot()
    def _ask_later(self) -> None:
        self._later.start()

    @Slot()
    def _ask(self) -> None:
        if self.chart is not None and self.isVisible():
            self._easel.ask(self)

    def wish(self) -> tuple[Any, ...] | None:
        """Return what is to be drawn now, None where nothing is shown any more, or the same as before."""
        if self.chart is None or not self.isVisible():
            return None
        self._wish += 1
        ratio = self.devicePixelRatioF()
        self._wished = (self.chart, dict(theme.tokens), theme.scale, self.width(), self.height(), ratio)
        if self._wished == self._shown:  # a page that is come back to
            self._drawn, self.boxes = self.chart, self._shown_boxes
            self._say_again()
            return None
        return (self._wish, *self._wished)

    def take(self, number: int, drawing: Drawing) -> None:
        """Show what was drawn, unless something newer is wished by now."""
        if number != self._wish:
            return
        self._drawn, self._shown = self._wished[0], self._wished
        image = QImage(drawing.rgba, drawing.width, drawing.height, drawing.width * 4, QImage.Format.Format_RGBA8888)
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.boxes = self._shown_boxes = [QRectF(*box) for box in drawing.boxes]
        self.update()
        self._say_again()

    def _say_again(self) -> None:
        if self.hasFocus() and self.current >= 0:
            self._show_tip(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_later()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._pixmap.isNull():
            painter.drawPixmap(self.rect(), self._pixmap)
        elif self.chart is not None:  # the first chart of all waits until the drawing is loaded
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font(LABEL))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing the chart…"))
        mark = self._hover if self._hover >= 0 else self.current if self.hasFocus() else -1
        if 0 <= mark < len(self.boxes):
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.boxes[mark].adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # the bar looked at

    def at(self, place: QPoint) -> int:
        """Return the category at a place, −1 for none."""
        return next((at for at, box in enumerate(self.boxes) if box.contains(place.toPointF())), -1)

    def text(self, at: int) -> str:
        """Return what a screen reader says of a category."""
        assert self.chart is not None
        return ", ".join((self.chart.heads[at], *self.chart.tips[at]))

    def _show_tip(self, at: int) -> None:
        if self.chart is not None and 0 <= at < len(self.boxes) and self.chart.tips[at]:
            self.tip.say(self.chart.heads[at], self.chart.tips[at], self.boxes[at])
        else:
            self.tip.hide()

    def _set_hover(self, at: int) -> None:
        if at == self._hover:
            return
        self._hover = at
        opens = at >= 0 and self.chart is not None and bool(self.chart.tips[at])
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self._show_tip(at)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.go_to(at)
            self._pick()

    def go_to(self, at: int) -> None:
        """Look at a category: its numbers show, a screen reader says them."""
        if self.chart is None or not self.chart.heads:
            return
        self.current = min(max(at, 0), len(self.chart.heads) - 1)
        self._show_tip(self.current)
        self._describe()
        self.moved.emit(self.current)
        self.update()

    def _pick(self) -> None:
        if self.chart is not None and self.current >= 0 and self.chart.tips[self.current]:
            self.tip.hide()
            self.picked.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        count = len(self.chart.heads) if self.chart is not None else 0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not count:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.go_to(self.current + _KEYS[key] if self.current >= 0 else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        elif key == Qt.Key.Key_Escape and self.tip.isVisible():
            self.tip.hide()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in _BY_KEY
        if by_key and self.chart is not None:
            self.go_to(max(self.current, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tip.hide()
        self.update()

    def _describe(self) -> None:
        if self.chart is None:
            return
        said = self.text(self.current) if 0 <= self.current < len(self.chart.heads) else self.chart.sentence
        self.setAccessibleDescription(said)
        if self.current >= 0:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
