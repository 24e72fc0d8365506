"""What the window offers when somebody does not know how: F1, the list of keys, the tour. Loads nothing before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.keymap import is_bare, keymap

if TYPE_CHECKING:
    from app.ui.help.keys_dialog import KeysDialog
    from app.ui.help.tour import Tour
    from app.ui.help.window import HelpWindow
    from app.ui.main_window import MainWindow
    from app.ui.widgets.page import Page

FIRST = "start"


class Guide(QObject):
    """One for each main window.

    F1 is a menu's key and so dead while a dialog is open; each dialog gets it when it first has the focus. The bare
    key of the list of keys acts everywhere but in an editor, where it is a character.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages: HelpWindow | None = None
        self.keys: KeysDialog | None = None
        self.tour: Tour | None = None
        self._bare = QShortcut(window)
        self._bare.activated.connect(self.show_keys)
        self._take_keys()
        keymap.changed.connect(self._take_keys)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @property
    def pages(self) -> HelpWindow | None:
        """Return the help's window, None where it was not opened yet or went with a dialog."""
        from shiboken6 import isValid

        return self._pages if self._pages is not None and isValid(self._pages) else None

    @Slot()
    def _take_keys(self) -> None:
        self._bare.setKeys([QKeySequence(one) for one in keymap.keys("help.keys") if is_bare(one)])

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.findChild(QAction, "help") is not None:
            return
        top: QWidget = dialog
        while (above := top.parentWidget()) is not None:
            top = above
        if top not in (dialog, self._window):  # another window's, which a change of language is about to close
            return
        made = QAction(dialog)
        made.setObjectName("help")
        made.setShortcuts(keymap.shortcuts("help.topic"))
        made.triggered.connect(partial(self._show_over, dialog))
        dialog.addAction(made)

    def _show_over(self, dialog: QDialog, _checked: bool = False) -> None:
        page = self._window.pages.get(self._window.current)
        self.show(topic_of(QApplication.focusWidget() or dialog, page), dialog)

    def show_here(self) -> None:
        """Show the topic of what has the focus."""
        page = self._window.pages.get(self._window.current)
        focus = QApplication.focusWidget()
        inside = focus is not None and focus.window() is self._window
        self.show(topic_of(focus if inside else None, page))

    def show(self, topic: str = FIRST, over: QDialog | None = None) -> HelpWindow:
        """Show a topic, above a dialog where one is open (what a modal dialog does not own it would block)."""
        from app.ui.help.window import HelpWindow

        pages = self.pages
        if pages is None:
            pages = self._pages = HelpWindow(self._window)
        modal = over or QApplication.activeModalWidget()
        pages.stand_over(modal if isinstance(modal, QDialog) else self._window)
        name, _sign, anchor = topic.partition("#")
        pages.open_topic(name, anchor)
        pages.show()
        pages.raise_()
        pages.activateWindow()
        return pages

    def show_keys(self) -> None:
        """Show the list of keys, those of what has the focus first."""
        from app.ui.help.keys_dialog import KeysDialog

        self.keys = KeysDialog(self._window.session, self._window.current, self._window)
        self.keys.exec()
        self.keys.deleteLater()
        self.keys = None

    def offer_tour(self) -> None:
        """Start the tour where the person has not seen it, or go on with it."""
        session = self._window.session
        if session.book is not None and not session.settings.tour_done:
            at = session.memory.get("", "tour.at", None)
            self.start_tour(at or 0, stay=at is not None)

    def put_tour_away(self) -> None:
        """Take the tour off with the book it was shown in; in the demo it goes on where it was."""
        if self.tour is not None:
            self.tour.hide()

    def start_tour(self, at: int = 0, stay: bool = False) -> None:
        """Start the tour, by default from its first step; stay: on the page that shows."""
        from app.ui.help.tour import Tour

        if self.tour is None:
            self.tour = Tour(self._window)
            self.tour.turned.connect(self._window.fit)
            column = self._window.stack.parentWidget().layout()
            assert column is not None
            column.addWidget(self.tour)
        self.tour.start(at, stay)


def topic_of(focus: QWidget | None, page: Page | None = None) -> str:
    """Return the topic of the nearest widget that names one (property `help_topic`), of its page, or of `page`."""
    from app.ui.widgets.page import Page  # with the first page, not with the window

    one = focus
    while one is not None:
        topic = one.property("help_topic")
        if topic:
            return str(topic)
        if isinstance(one, Page):
            return one.help_topic()
        one = one.parentWidget()
    return page.help_topic() if page is not None else FIRST
