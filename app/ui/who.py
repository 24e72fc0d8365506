"""Who works here: the name in the corner of the menu bar, and where it is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.theme import theme

_AIR = 4  # between the picture and the name
_WIDEST = 132  # at 100 %: a longer name is cut, and whole in the tooltip


class WhoButton(QToolButton):
    """A picture and the name that stands in the history; "No name yet" until somebody gave one."""

    def __init__(self, on: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._with_name = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked=False: on())
        theme.changed.connect(self._show)
        self._show()

    def set_name(self, name: str) -> None:
        """Show whose name stands in the history from now on, "" for nobody's."""
        self._name = name
        self._show()

    def wanted_width(self) -> int:
        """Return the pixels that it takes with its words."""
        return self.fontMetrics().horizontalAdvance(self._shown()) + theme.half(16) + _AIR + 24

    def set_with_name(self, on: bool) -> None:
        """Show the name beside the picture, or the picture alone where there is no room."""
        if on != self._with_name:
            self._with_name = on
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show()

    def _shown(self) -> str:
        words = self._name or self.tr("No name yet")
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.px(_WIDEST))

    def _show(self) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if self._with_name else style.ToolButtonIconOnly)
        size, air = theme.half(16), _AIR if self._with_name else 0
        self.setIcon(theme.icon("user", size=size, air=air))
        self.setIconSize(QSize(size + air, size))
        self.setText(self._shown().replace("&", "&&"))
        if self._name:
            told = self.tr("You work as {name}. Click to change the name in the history and under sign-offs.").format(
                name=self._name
            )
        else:
            told = self.tr("Click to give the name that stands in the history and under sign-offs.")
        self.setToolTip(told)
        self.setAccessibleName(self.tr("Who works here: {name}").format(name=self._name or self.tr("No name yet")))
        self.setAccessibleDescription(told)
