"""The settings page: a list of sections at the left, the chosen one at the right."""

from __future__ import annotations

import importlib
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from app.ui.resume import restore_splitters
from app.ui.session import Session
from app.ui.settings.sections import SECTIONS, section_words
from app.ui.theme import theme
from app.ui.widgets.page import Page


class SettingsPage(Page):
    """Shows one section at a time; it stays the one that was shown last.

    name: of the page, under which its sections stand (`sections.SECTIONS`).
    """

    name = "settings"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.made: dict[str, QWidget] = {}
        self._left: dict[str, Any] = {}  # what sections had when the book was left, until they are made
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = QListWidget()
        self.list.setProperty("kind", "side")
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setIconSize(QSize(16, 16))
        mine = [one for one in SECTIONS if one.page == self.name]
        self._sections = [one for one in mine if session.book is not None or not one.of_book]
        for entry in self._sections:
            one = QListWidgetItem(section_words(entry))
            one.setData(Qt.ItemDataRole.UserRole, entry.name)
            self.list.addItem(one)
        self.stack = QStackedWidget()
        self.stack.setProperty("ground", "surface")
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.list.currentRowChanged.connect(self._on_row)
        theme.changed.connect(self._size)
        self._size()
        self.setFocusProxy(self.list)
        self._scope = session.book.path if session.book is not None else ""
        self.show_section(session.recall(f"{self.name}.section", "") or session.recall("settings.section", ""))

    def title(self) -> str:
        return self.tr("Settings")

    def help_topic(self) -> str:
        return str(self.stack.currentWidget().property("help_topic") or super().help_topic())

    def panes(self) -> list[QWidget]:
        return [self.list, self.stack.currentWidget()]

    def actions_shown(self) -> list[QAction]:
        section = self.stack.currentWidget()
        return section.actions_shown() if isinstance(section, Page) else []

    def menu_actions(self) -> dict[str, list[QAction]]:
        section = self.stack.currentWidget()
        return section.menu_actions() if isinstance(section, Page) else {}

    def show_section(self, name: str) -> QWidget:
        """Show a section by its name, the first one for an unknown name."""
        at = next((at for at, one in enumerate(self._sections) if one.name == name), 0)
        self.list.setCurrentRow(at)
        return self.made[self._sections[at].name]

    def show_target(self, target: Any) -> None:
        self.show_section(str(target))

    def state(self) -> dict[str, Any]:
        kept = {name: one.unsaved() for name, one in self.made.items() if hasattr(one, "unsaved")}
        return {name: one for name, one in {**self._left, **kept}.items() if one}

    def restore(self, state: dict[str, Any]) -> None:
        self._left = {name: one for name, one in state.items() if isinstance(one, dict)}
        for name, one in self.made.items():
            self._take_up(name, one)

    def _take_up(self, name: str, section: QWidget) -> None:
        left = self._left.pop(name, None)
        if left and hasattr(section, "take_up"):
            section.take_up(left)

    def refresh(self) -> None:
        section = self.stack.currentWidget()
        if hasattr(section, "refresh"):
            section.refresh()

    def end(self) -> None:
        for one in self.made.values():
            if isinstance(one, Page):
                one.end()

    def leave(self) -> bool:
        section = self.stack.currentWidget()
        return section.leave() if isinstance(section, Page) else True

    def _on_row(self, at: int) -> None:
        entry = self._sections[at]
        if entry.name not in self.made:
            made: QWidget = getattr(importlib.import_module(entry.module), entry.kind)(self.session, self)
            if isinstance(made, Page):
                made.status_changed.connect(partial(self._on_status, made))
            if not made.property("help_topic"):
                made.setProperty("help_topic", entry.topic)
            self._take_up(entry.name, made)
            for place, one in enumerate(made.findChildren(QSplitter)):  # sections are made in any order
                one.setObjectName(f"{entry.name}.{place}")
            restore_splitters(made, self.session.recall(f"splitters.{self.name}", {}))
            self.made[entry.name] = made
            self.stack.addWidget(made)
        self.stack.setCurrentWidget(self.made[entry.name])
        self.status_changed.emit("")  # what a section says is said by itself when it is read
        self.session.memory.put(self._scope, f"{self.name}.section", entry.name)
        self.refresh()
        self.actions_changed.emit()

    def _on_status(self, section: QWidget, text: str) -> None:
        """Pass on what the section in sight says; another one may have been read late."""
        if section is self.stack.currentWidget():
            self.status_changed.emit(text)

    def _size(self) -> None:
        words = max(self.list.fontMetrics().horizontalAdvance(section_words(one)) for one in self._sections)
        beside = theme.px(40) + self.list.iconSize().width() + self.list.verticalScrollBar().sizeHint().width()
        self.list.setFixedWidth(max(theme.px(176), words + beside))
        for row, entry in enumerate(self._sections):
            self.list.item(row).setSizeHint(QSize(0, theme.px(34)))
            self.list.item(row).setIcon(theme.icon(entry.icon))
