"""The menu bar: every action of the window, with its key; Find, undo, redo and who works here at its right."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.config.files import is_file
from app.ui.access_letters import LETTERS, escaped, lend, read_out
from app.ui.keymap import keymap
from app.ui.menu_items import ITEMS
from app.ui.privacy import privacy
from app.ui.start_page import LANGUAGES
from app.ui.theme import MENU_BAR, theme
from app.ui.who import WhoButton
from app.ui.widgets.common import action, button

if TYPE_CHECKING:
    from app.config.words import Words
    from app.ui.main_window import MainWindow
    from app.ui.widgets.page import Page

_TOOL = 28, 30  # even, and as high as the field beside them: all stand on one line


class Menus(QObject):
    """Builds the menus once; `follow` puts a page's own actions into them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._of_page: list[tuple[QMenu, QAction]] = []
        self.book_actions: list[QAction] = []
        self._bar = bar = window.menuBar()
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
        for one in (self.file, self.edit, self.view, self.reconcile, self.reports, self.tools, self.help):
            one.aboutToShow.connect(partial(self._draw_icons, one))
            lend(one)
        theme.changed.connect(self._tint)

    def _add(
        self,
        menu: QMenu,
        text: str,
        command: str,
        icon: str,
        on: Callable[[], object],
        of_book: bool = True,
        letters: str = "",
    ) -> QAction:
        made = action(self._window, text, command, on=on)
        made.setProperty(LETTERS, letters)
        made.setProperty("icon_name", icon)  # drawn when the menu is opened
        menu.addAction(made)
        if of_book:
            self.book_actions.append(made)
        return made

    def _fill_file(self) -> None:
        window, menu = self._window, self.file
        self._add(
            menu, self.tr("Import statements…"), "book.import", "upload", window.shelf.choose_files, of_book=False
        )
        menu.addSeparator()
        self._add(menu, self.tr("New book…"), "book.new", "file-plus", window.shelf.new_book, of_book=False)
        self._add(menu, self.tr("Open book…"), "book.open", "book-open", window.shelf.open_book, of_book=False)
        self._add(menu, self.tr("Open demo"), "", "flask-conical", window.shelf.open_demo, of_book=False, letters="D")
        delete = window.shelf.delete_demo
        self._add(menu, self.tr("Delete demo data…"), "", "trash-2", delete, of_book=False, letters="E")
        self.recent = menu.addMenu(self.tr("Recent books"))
        self.recent.menuAction().setProperty("icon_name", "history")
        self.recent.menuAction().setProperty(LETTERS, "R")
        self.recent.aboutToShow.connect(self._fill_recent)
        for place in range(9):
            QShortcut(f"Ctrl+{place + 1}", window, lambda place=place: window.shelf.open_recent(place))
        self._add(menu, self.tr("Close book"), "book.close", "x", window.shelf.close_book)
        menu.addSeparator()
        self._add(menu, self.tr("Back up now…"), "book.back_up", "hard-drive-download", window.tasks.back_up_now)
        self._add(menu, self.tr("Restore backup…"), "", "history", window.shelf.restore_backup, letters="S")
        self._end_of_file = menu.addSeparator()
        self._add(menu, self.tr("Quit"), "book.quit", "log-out", window.close, of_book=False)

    def _fill_recent(self) -> None:
        self.recent.clear()
        window = self._window
        listed, pinned = window.books.listed(), window.session.settings.pinned
        for place, path in enumerate(listed):
            name = f"&{place + 1}  {escaped(path)}" if place < 9 else escaped(path)
            one = self.recent.addAction(theme.icon("pin"), name) if path in pinned else self.recent.addAction(name)
            if place < 9:
                one.setText(f"{name}\tCtrl+{place + 1}")
            one.setEnabled(is_file(path))
            one.triggered.connect(partial(_call_with, window.shelf.open_recent, place))
        if not listed:
            self.recent.addAction(self.tr("Books that you open stand here.")).setEnabled(False)
            return
        self.recent.addSeparator()
        if window.session.book is not None:
            self._add_pin(window.session.book.path, pinned)
        clear = self.recent.addAction(theme.icon("trash-2"), self.tr("&Clear list"), window.shelf.clear)
        clear.setEnabled(len(listed) > len(pinned))

    def _add_pin(self, path: str, pinned: tuple[str, ...]) -> None:
        words = self.tr("Un&pin this book") if path in pinned else self.tr("&Pin this book")
        self.recent.addAction(theme.icon("pin"), words, partial(self._window.shelf.pin, path, path not in pinned))

    def _fill_edit(self) -> None:
        window, menu = self._window, self.edit
        self.undo = self._add(menu, self.tr("Undo"), "edit.undo", "undo-2", window.undo)
        self.redo = self._add(menu, self.tr("Redo"), "edit.redo", "redo-2", window.redo)
        menu.addSeparator()
        self.find = self._add(menu, self.tr("Find order, number or amount…"), "edit.find", "search", window.find)

    def _fill_view(self) -> None:
        window, menu = self._window, self.view
        themes = menu.addMenu(self.tr("Theme"))
        themes.menuAction().setProperty(LETTERS, "T")
        group = QActionGroup(self)
        self._themes: dict[str, QAction] = {}
        self._languages: dict[str, QAction] = {}
        for name, words in (
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("system", self.tr("Follow system")),  # the names begin with different letters
        ):
            one = action(window, words, on=lambda name=name: window.set_theme(name))
            one.setProperty(LETTERS, name[:1].upper())
            one.setCheckable(True)
            one.setChecked(window.session.settings.theme == name)
            group.addAction(one)
            themes.addAction(one)
            self._themes[name] = one
        languages = menu.addMenu(self.tr("Language"))
        languages.menuAction().setProperty("icon_name", "languages")
        languages.menuAction().setProperty(LETTERS, "E")
        spoken = QActionGroup(self)
        for name, words in LANGUAGES:
            one = action(window, words, on=lambda name=name: window.language_chosen.emit(name))
            one.setProperty(LETTERS, {"zh_CN": "S", "zh_TW": "T"}.get(name, name[:1].upper()))
            one.setCheckable(True)
            one.setChecked(window.session.lang == name)
            spoken.addAction(one)
            languages.addAction(one)
            self._languages[name] = one
        menu.addSeparator()
        hide = self._add(menu, self.tr("Hide amounts"), "view.hide_amounts", "eye-off", lambda: None, of_book=False)
        hide.setCheckable(True)
        hide.toggled.connect(window.hide_amounts)
        self.hide_amounts = hide
        privacy.changed.connect(self._on_privacy)
        self._on_privacy()
        self._add(menu, self.tr("Lock the window"), "view.lock", "lock", lambda: window.lock.lock(), of_book=False)
        menu.addSeparator()
        for words, command, icon, by in (
            (self.tr("Previous month"), "view.previous_month", "chevron-left", -1),
            (self.tr("Next month"), "view.next_month", "chevron-right", 1),
        ):
            self._add(menu, words, command, icon, partial(window.step_month, by))
        self._add(menu, self.tr("Choose shops…"), "view.shops", "store", lambda: window.context.shops.open())
        self._add(menu, self.tr("Next page"), "view.next_page", "", window.next_page)
        self._add(menu, self.tr("Next pane"), "view.next_pane", "", window.next_pane)
        self._add(menu, self.tr("Previous pane"), "view.previous_pane", "", lambda: window.next_pane(back=True))
        self._add(menu, self.tr("Full screen"), "view.full_screen", "", window.toggle_full_screen, of_book=False)
        menu.addSeparator()
        self._add(menu, self.tr("Larger"), "view.larger", "", lambda: window.zoom(1), of_book=False)
        self._add(menu, self.tr("Smaller"), "view.smaller", "", lambda: window.zoom(-1), of_book=False)
        self._add(menu, self.tr("Normal size"), "view.normal_size", "", lambda: window.zoom(0), of_book=False)
        menu.addSeparator()
        self._add(menu, self.tr("Settings"), "view.settings", "settings", window.show_settings, of_book=False)

    def _on_privacy(self) -> None:
        self.hide_amounts.setChecked(privacy.hidden)

    def _fill_rest(self) -> None:
        window = self._window
        self._add(self.reconcile, self.tr("Match now"), "run.match", "play", window.match_now)
        self._add(
            self.reports,
            self.tr("Export report and tables…"),
            "report.export",
            "file-chart-column",
            window.tasks.export_tables,
        )
        self._add(self.tools, self.tr("Check the book"), "", "shield-check", window.tasks.check_book, letters="C")
        self._add(self.tools, self.tr("Your name…"), "", "user", window.ask_name, of_book=False, letters="N")
        menus = {"file": self.file, "edit": self.edit, "view": self.view, "reconcile": self.reconcile}
        menus |= {"reports": self.reports, "tools": self.tools, "help": self.help}
        for one in ITEMS:
            words = QCoreApplication.translate("Menus", one.words)
            menu = menus[one.menu]
            call = partial(_call, one.call, window)
            made = self._add(menu, words, one.command, one.icon, call, one.of_book, one.letters)
            if menu is self.file:
                menu.insertAction(self._end_of_file, made)  # Quit stays the last

    def _corner(self) -> QWidget:
        corner = QWidget()
        whole = QHBoxLayout(corner)
        whole.setContentsMargins(0, 3, 8, 3)
        whole.setSpacing(4)
        self._of_book = QWidget(corner)
        self._of_book.setAccessibleName(self.tr("Find, undo, redo"))
        whole.addWidget(self._of_book)
        layout = QHBoxLayout(self._of_book)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        words = self.tr("Find order, amount, party")
        self.find_button = button(words, "search", key=keymap.cap("edit.find"), on=self.find.trigger)
        layout.addWidget(self.find_button)
        self._tools: list[QToolButton] = []
        for one in (self.undo, self.redo, self.hide_amounts):
            _draw(one)
            tool = QToolButton()
            tool.setDefaultAction(one)
            tool.setAccessibleName(one.text())
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.setFixedSize(*_TOOL)
            layout.addWidget(tool)
            self._tools.append(tool)
        self.who = WhoButton(self._window.ask_name, corner)
        self.who.setFixedHeight(_TOOL[1])
        whole.addWidget(self.who)
        self._window.books.settings_changed.connect(self._on_settings)
        self.who.set_name(self._window.session.settings.name)
        self._corner_widget = corner
        return corner

    def _on_settings(self) -> None:
        self.who.set_name(self._window.session.settings.name)
        self.fit(self._window.width())

    def fit(self, width: int) -> None:
        """Shorten the words of Find where the menus need the room, then leave the name out."""
        metrics = self._bar.fontMetrics()
        titles = sum(metrics.horizontalAdvance(one.text()) + 24 for one in self._bar.actions())
        rest = width - titles - 4 * 36 - 24
        long, short = self.tr("Find order, amount, party"), self.tr("Find")
        advance = self.find_button.fontMetrics().horizontalAdvance
        named = advance(short) + 110 + self.who.wanted_width() - 36 <= rest
        self.who.set_with_name(named)
        rest -= self.who.wanted_width() if named else 36
        self.find_button.set_text(long if advance(long) + 110 <= rest else short)
        self._corner_widget.layout().activate()
        if self._corner_widget.width() != self._corner_widget.sizeHint().width():
            event = QResizeEvent(self._bar.size(), self._bar.size())  # the bar gives its corner its size then alone
            QCoreApplication.postEvent(self._bar, event)

    def commands(self) -> list[tuple[str, str, QAction]]:
        """Return every command that can be given now: words without mnemonics, key, action; for the find panel."""
        found = []
        for menu in (self.file, self.edit, self.view, self.reconcile, self.reports, self.tools, self.help):
            for one in _leaves(menu):
                found.append(
                    (read_out(one.text()), one.shortcut().toString(QKeySequence.SequenceFormat.NativeText), one)
                )
        return found

    def _draw_icons(self, menu: QMenu) -> None:
        """Draw the icons of a menu that is opened the first time."""
        for one in menu.actions():
            if one.icon().isNull():
                _draw(one)

    def show_language(self) -> None:
        """Mark the language there is, where another was chosen in vain."""
        self._languages[self._window.session.lang].setChecked(True)

    def _tint(self) -> None:
        self._themes[self._window.session.settings.theme].setChecked(True)
        for one in self._window.findChildren(QAction):
            if not one.icon().isNull():
                _draw(one)

    def follow(self, page: Page | None) -> None:
        """Offer what can be done here: the book's actions and those of the page shown."""
        for menu, one in self._of_page:
            menu.removeAction(one)
        self._of_page.clear()
        for one in self.book_actions:
            told = one in (self.undo, self.redo) and page is not None  # the history says what these two can do
            if not told:
                one.setEnabled(page is not None)
        self._of_book.setEnabled(page is not None)
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
        from app.ui.text import params_shown  # nothing has words before a book is open

        for one, items, plain, named in (
            (self.undo, history.undoable, self.tr("Undo"), self.tr("Undo: {action}")),
            (self.redo, history.redoable, self.tr("Redo"), self.tr("Redo: {action}")),
        ):
            text = (
                named.format(action=words.say(items[-1].text_key, params_shown(items[-1].params))) if items else plain
            )
            one.setText(escaped(text))
            one.setToolTip(f"{text} ({one.shortcut().toString()})")
            one.setEnabled(bool(items) and not (one is self.undo and history.signed))


def _draw(one: QAction) -> None:
    name = one.property("icon_name")
    if name:
        one.setIcon(theme.icon(name))


def _leaves(menu: QMenu) -> list[QAction]:
    """Return the actions of a menu and of the menus in it that may be triggered now."""
    found: list[QAction] = []
    for one in menu.actions():
        inner = one.menu()
        if isinstance(inner, QMenu):
            found += _leaves(inner)
        elif one.isEnabled() and one.isVisible() and not one.isSeparator():
            found.append(one)
    return found


def _call_with(act: Callable[[int], object], place: int, _checked: bool = False) -> None:
    act(place)


def _call(target: str, window: MainWindow) -> None:
    module, _colon, name = target.partition(":")
    getattr(importlib.import_module(module), name)(window)
