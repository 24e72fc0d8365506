"""The menu bar: every action of the window, with its key; undo, redo and Find at its right."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.config.words import Words
from app.ui import resources
from app.ui.keymap import keymap
from app.ui.menu_items import ITEMS
from app.ui.start_page import LANGUAGES
from app.ui.theme import MENU_BAR, theme
from app.ui.widgets.common import action, button

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.widgets.page import Page


class Menus(QObject):
    """Builds the menus once; `follow` puts a page's own actions into them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._of_page: list[tuple[QMenu, QAction]] = []
        self.book_actions: list[QAction] = []
        bar = window.menuBar()
        self.file = bar.addMenu(self.tr("&File"))
        self.edit = bar.addMenu(self.tr("&Edit"))
        self.view = bar.addMenu(self.tr("&View"))
        self.reconcile = bar.addMenu(self.tr("&Reconcile"))
        self.reports = bar.addMenu(self.tr("Re&ports"))
        self.tools = bar.addMenu(self.tr("&Tools"))
        self.help = bar.addMenu(self.tr("&Help"))
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_rest()
        corner = self._corner()
        corner.setFixedHeight(MENU_BAR + 6)
        bar.setCornerWidget(corner)
        theme.changed.connect(self._tint)

    def _add(
        self, menu: QMenu, text: str, command: str, icon: str, on: Callable[[], object], of_book: bool = True
    ) -> QAction:
        made = action(self._window, text, command, icon, on)
        menu.addAction(made)
        if of_book:
            self.book_actions.append(made)
        return made

    def _fill_file(self) -> None:
        window, menu = self._window, self.file
        self._add(menu, self.tr("Import statements…"), "book.import", "upload", window.choose_files, of_book=False)
        menu.addSeparator()
        self._add(menu, self.tr("New book…"), "book.new", "file-plus", window.new_book, of_book=False)
        self._add(menu, self.tr("Open book…"), "book.open", "book-open", window.open_book, of_book=False)
        self._add(menu, self.tr("Open demo"), "", "flask-conical", window.books.open_demo, of_book=False)
        self.recent = menu.addMenu(self.tr("Recent books"))
        self.recent.aboutToShow.connect(self._fill_recent)
        for place in range(9):
            QShortcut(f"Ctrl+{place + 1}", window, lambda place=place: window.open_recent(place))
        self._add(menu, self.tr("Close book"), "book.close", "x", window.close_book)
        menu.addSeparator()
        self._add(menu, self.tr("Back up now…"), "book.back_up", "hard-drive-download", window.back_up_now)
        menu.addSeparator()
        self._add(menu, self.tr("Quit"), "book.quit", "log-out", window.close, of_book=False)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for place, path in enumerate(self._window.session.settings.recent):
            one = self.recent.addAction(path)
            one.setEnabled(Path(path).is_file())
            one.triggered.connect(lambda _checked=False, place=place: self._window.open_recent(place))
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("Books that you open stand here.")).setEnabled(False)

    def _fill_edit(self) -> None:
        window, menu = self._window, self.edit
        self.undo = self._add(menu, self.tr("Undo"), "edit.undo", "undo-2", window.undo)
        self.redo = self._add(menu, self.tr("Redo"), "edit.redo", "redo-2", window.redo)
        menu.addSeparator()
        self.find = self._add(menu, self.tr("Find order, number or amount…"), "edit.find", "search", window.find)

    def _fill_view(self) -> None:
        window, menu = self._window, self.view
        themes = menu.addMenu(self.tr("Theme"))
        group = QActionGroup(self)
        for name, words in (
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("system", self.tr("Follow system")),
        ):
            one = action(window, words, on=lambda name=name: window.set_theme(name))
            one.setCheckable(True)
            one.setChecked(window.session.settings.theme == name)
            group.addAction(one)
            themes.addAction(one)
        languages = menu.addMenu(resources.icon("languages"), self.tr("Language"))
        for name, words in LANGUAGES:
            one = action(window, words, on=lambda name=name: window.language_chosen.emit(name))
            one.setCheckable(True)
            one.setChecked(window.session.lang == name)
            languages.addAction(one)
        menu.addSeparator()
        self._add(menu, self.tr("Next pane"), "view.next_pane", "", window.next_pane)
        self._add(menu, self.tr("Previous pane"), "view.previous_pane", "", lambda: window.next_pane(back=True))
        self._add(menu, self.tr("Full screen"), "view.full_screen", "", window.toggle_full_screen, of_book=False)
        menu.addSeparator()
        self._add(menu, self.tr("Larger"), "view.larger", "", lambda: window.zoom(1), of_book=False)
        self._add(menu, self.tr("Smaller"), "view.smaller", "", lambda: window.zoom(-1), of_book=False)
        self._add(menu, self.tr("Normal size"), "view.normal_size", "", lambda: window.zoom(0), of_book=False)

    def _fill_rest(self) -> None:
        window = self._window
        self._add(self.reconcile, self.tr("Match now"), "run.match", "play", window.match_now)
        self._add(
            self.reports,
            self.tr("Export report and tables…"),
            "report.export",
            "file-chart-column",
            window.export_tables,
        )
        self._add(self.tools, self.tr("Check the book"), "", "shield-check", window.check_book)
        self._add(self.tools, self.tr("Your name…"), "", "user", window.ask_name, of_book=False)
        menus = {"file": self.file, "edit": self.edit, "view": self.view, "reconcile": self.reconcile}
        menus |= {"reports": self.reports, "tools": self.tools, "help": self.help}
        for one in ITEMS:
            words = QCoreApplication.translate("Menus", one.words)
            self._add(menus[one.menu], words, one.command, one.icon, partial(_call, one.call, window), one.of_book)

    def _corner(self) -> QWidget:
        corner = QWidget()
        corner.setAccessibleName(self.tr("Find, undo, redo"))
        layout = QHBoxLayout(corner)
        layout.setContentsMargins(0, 3, 8, 3)
        layout.setSpacing(4)
        words = self.tr("Find order, amount, party")
        self.find_button = button(words, "search", key=keymap.cap("edit.find"), on=self.find.trigger)
        layout.addWidget(self.find_button)
        self._tools: list[QToolButton] = []
        for one in (self.undo, self.redo):
            tool = QToolButton()
            tool.setDefaultAction(one)
            tool.setAccessibleName(one.text())
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(tool)
            self._tools.append(tool)
        self._corner_widget = corner
        return corner

    def _tint(self) -> None:
        for one in self._window.findChildren(QAction):
            name = one.property("icon_name")
            if name:
                one.setIcon(resources.icon(name))

    def follow(self, page: Page | None) -> None:
        """Offer what can be done here: the book's actions and those of the page shown."""
        for menu, one in self._of_page:
            menu.removeAction(one)
        self._of_page.clear()
        for one in self.book_actions:
            one.setEnabled(page is not None)
        self._corner_widget.setEnabled(page is not None)
        if page is None:
            return
        menus = {"edit": self.edit, "reconcile": self.reconcile, "reports": self.reports, "view": self.view}
        for name, actions in page.menu_actions().items():
            menu = menus[name]
            self._of_page.append((menu, menu.addSeparator()))
            for one in actions:
                menu.addAction(one)
                self._of_page.append((menu, one))

    def set_history(self, history: Any, words: Words) -> None:
        """Name what undo and redo would do."""
        for one, items, plain, named in (
            (self.undo, history.undoable, self.tr("Undo"), self.tr("Undo: {action}")),
            (self.redo, history.redoable, self.tr("Redo"), self.tr("Redo: {action}")),
        ):
            text = named.format(action=words.say(items[-1].text_key, items[-1].params)) if items else plain
            one.setText(text)
            one.setToolTip(f"{text} ({one.shortcut().toString()})")
            one.setEnabled(bool(items) and not (one is self.undo and history.signed))


def _call(target: str, window: MainWindow) -> None:
    module, _colon, name = target.partition(":")
    getattr(importlib.import_module(module), name)(window)
