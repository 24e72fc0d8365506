"""The navigation rail: the pages in the order of the month's work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.ui.theme import CARD, LABEL, LEAST_GRID, RAIL, RAIL_FOLDED, RAIL_ITEM, Role, theme
from app.ui.widgets.common import frame, set_look
from app.ui.widgets.segments import tab_to_chosen

_ENDS, _BETWEEN = 16, 2  # what is free above and below all buttons, and between two
_EDGE, _AIR = 3, 4  # the mark of the chosen page; what words leave free at either side
RAIL_ITEM_FOLDED = 50  # an icon alone does not grow with the type


class Rail(QWidget):
    """An exclusive column of buttons, text under icon; arrow keys move, Alt+1 … open."""

    chosen = Signal(str)

    def __init__(self, items: list[tuple[str, str, str]], foot: int = 1) -> None:
        """items: (page name, icon, words); foot: how many of them, the last ones, stand at the bottom."""
        super().__init__()
        self.setAccessibleName(self.tr("Pages"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = frame("rail")
        outer.addWidget(ground)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, _ENDS // 2, 0, _ENDS // 2)
        layout.setSpacing(_BETWEEN)
        self._fitted = (False, 0.0, 0)  # what was done last: folded, scale, height of a button
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        self.badges: dict[str, QLabel] = {}
        self._icons = {name: icon for name, icon, _words in items}
        for at, (name, _icon, words) in enumerate(items):
            one = QToolButton()
            one.setText(words)
            one.setAccessibleName(words)
            key = f"Alt+{(at + 1) % 10}"  # the tenth has the 0 behind the 9
            one.setToolTip(f"{words} ({key})")
            one.setShortcut(key)
            one.setCheckable(True)
            one.setProperty("kind", "rail")
            one.setIconSize(QSize(20, 20))
            one.setFixedHeight(RAIL_ITEM)
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            one.installEventFilter(self)
            badge = QLabel(one)
            badge.setProperty("badge", "true")
            badge.hide()
            self._group.addButton(one)
            self.buttons[name], self.badges[name] = one, badge
            if at == len(items) - foot:
                layout.addStretch(1)
            layout.addWidget(one)
        self.fold(False)
        theme.changed.connect(self._on_theme)

    def show_page(self, name: str) -> None:
        """Mark a page as the one shown."""
        self.buttons[name].setChecked(True)
        tab_to_chosen(self.buttons.values())
        self._tint()

    def set_badge(self, name: str, count: int) -> None:
        """Show how many items of a page need a person; 0 hides it."""
        badge = self.badges[name]
        badge.setText(str(count) if count < 100 else "99+")  # more would stand over the picture; the tooltip has it all
        set_look(badge, long="true" if count >= 100 else "")
        badge.setVisible(count > 0)
        self._place(name)
        words = self.buttons[name].text()
        button = self.buttons[name]
        said = self.tr("{page}, {count} to settle").format(page=words, count=count) if count else words
        button.setAccessibleName(said)
        button.setToolTip(f"{said} ({button.shortcut().toString()})")

    def fit(self, width: int, height: int) -> None:
        """Fold where the window is narrow for its type, too low for words under every icon, or where that makes room.

        The last is the little that the review lacks to show its evidence beside the grid.
        """
        words_height = len(self.buttons) * (theme.px(RAIL_ITEM) + _BETWEEN) + _ENDS
        desk = theme.px(LEAST_GRID + CARD)
        makes_room = width - theme.px(RAIL) < desk <= width - theme.half(RAIL_FOLDED)
        each = (height - _ENDS) // len(self.buttons) - _BETWEEN
        self.fold(width < theme.px(1200) or height < words_height or makes_room, max(each, RAIL_ITEM_FOLDED))

    def fold(self, folded: bool, most: int = RAIL_ITEM) -> None:
        """Show icons alone, with the words as tooltips; most: pixels that there are for each of them."""
        tall = min(theme.half(RAIL_ITEM_FOLDED), most) if folded else theme.px(RAIL_ITEM)
        if (folded, theme.scale, tall) == self._fitted:
            return
        self._fitted = (folded, theme.scale, tall)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        bold = QFontMetrics(theme.font(Role(LABEL.px, bold=True)))  # as the chosen one is written
        widest = max(bold.horizontalAdvance(one.text()) for one in self.buttons.values())
        small = widest > theme.px(RAIL) - _EDGE - 2 * _AIR
        for one in self.buttons.values():
            one.setToolButtonStyle(style)
            set_look(one, folded="true" if folded else "", small="true" if small else "")
            one.setFixedHeight(tall)
        self.setFixedWidth(theme.half(RAIL_FOLDED) if folded else theme.px(RAIL))
        for name in self.badges:
            self._place(name)

    def _place(self, name: str) -> None:
        """Put a badge into the corner, beside the picture and not over it."""
        badge, edge = self.badges[name], 0 if self._fitted[0] else 4
        if badge.property("long"):
            edge //= 4
        badge.adjustSize()
        badge.move(self.maximumWidth() - badge.width() - edge, edge)

    def _on_theme(self) -> None:
        self._tint()
        self.fit(self.window().width(), self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tint()

    def _tint(self) -> None:
        if not self.isVisible():
            return
        for name, one in self.buttons.items():
            one.setIcon(theme.icon(self._icons[name], "accent" if one.isChecked() else "text2", 20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            order = list(self.buttons.values())
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            order[(order.index(watched) + step) % len(order)].setFocus()
            return True
        return super().eventFilter(watched, event)
