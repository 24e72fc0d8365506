"""The button under which layouts stand that exist already: the person's own, and those that come with Tieout."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui.session import Session
from app.ui.text import visible
from app.ui.theme import theme


class LayoutMenu(QToolButton):
    """own: content of a layout file; starting: a layout that comes with Tieout (services.starting_layouts)."""

    own = Signal(object)
    starting = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "bar")
        self.setText(self.tr("Use an existing layout"))
        self.setAccessibleName(self.tr("Use an existing layout"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        self.setIcon(theme.icon("layers", air=4))
        self.setIconSize(QSize(20, 16))

    def _fill(self) -> None:
        from app.services.layouts import layouts_folder, list_layouts

        menu = self.menu()
        menu.clear()
        for one in list_layouts(layouts_folder(self._session.wiring.settings_path)):
            if one.wrong is None:
                menu.addAction(visible(one.title)).triggered.connect(partial(self._on_own, one.data))
        if menu.isEmpty():
            menu.addAction(self.tr("No layouts yet")).setEnabled(False)
        self._fill_starting(menu)

    def _fill_starting(self, menu: QMenu) -> None:
        from app.services.starting_layouts import starting_layouts

        words = self._session.words
        below = menu.addMenu(words.say("mapping.starting_menu"))
        for one in starting_layouts(words.lang):
            below.addAction(visible(one.title)).triggered.connect(partial(self._on_starting, one))

    def _on_own(self, data: Any, _checked: bool = False) -> None:
        self.own.emit(data)

    def _on_starting(self, one: Any, _checked: bool = False) -> None:
        self.starting.emit(one)
