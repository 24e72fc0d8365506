"""The help's window: contents and search at the left, the page at the right. One for each main window, not modal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.ui.geometry import open_at
from app.ui.help import printing
from app.ui.help.browser import Browser, FindLine
from app.ui.help.hits import EXCERPT, HitDelegate
from app.ui.help.text import make_pages
from app.ui.theme import theme
from app.ui.widgets.common import Notice, action, button, frame, icon_button, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.marks import marked
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_NAME, _ANCHOR = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIZE, _LEFT = (1030, 680), 350


class HelpWindow(QWidget):
    """Shows topics; remembers its size. `do:keys` in a page opens the list of keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._window = window
        self.pages = make_pages(window.session.words)
        self._trail: list[tuple[str, str]] = []
        self._at = -1
        self._marks: list[str] = []
        self.setWindowTitle(self.tr("Help"))
        self.setAccessibleName(self.tr("Help"))
        self._build()
        self._add_actions()
        self._fill_contents()
        size = window.session.memory.get("", "help.size", list(_SIZE))
        open_at(self, *size[:2])
        self._fit()
        theme.changed.connect(self._fit)

    # ---- building

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.splitter = Splitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left())
        self.splitter.addWidget(self._right())
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([theme.px(_LEFT), theme.px(_SIZE[0] - _LEFT)])
        outer.addWidget(self.splitter, 1)

    def _left(self) -> QWidget:
        side = frame("plain")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._left_bar = frame("bar")
        row = QHBoxLayout(self._left_bar)
        row.setContentsMargins(8, 6, 8, 6)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("Search the help"))
        self.wanted.setAccessibleName(self.tr("Search the help"))
        self.wanted.setClearButtonEnabled(True)
        self.wanted.textChanged.connect(self._on_wanted)
        self.wanted.returnPressed.connect(self._on_entered)
        row.addWidget(self.wanted)
        column.addWidget(self._left_bar)
        self.found = label("", "hint")
        self.found.setContentsMargins(12, 8, 8, 4)
        self.found.hide()
        column.addWidget(self.found)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.itemActivated.connect(self._on_chosen)
        self.contents.itemClicked.connect(self._on_chosen)
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("Hits"))
        self.hits.setItemDelegate(HitDelegate(self.hits))
        self.hits.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemActivated.connect(self._on_hit)
        self.hits.itemClicked.connect(self._on_hit)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.contents)
        self.lists.addWidget(self.hits)
        column.addWidget(self.lists, 1)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = self._right_bar = frame("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 6, 8, 6)
        self.back = icon_button("arrow-left", self.tr("Back"), "Alt+Left", on=self.go_back)
        self.forward = icon_button("arrow-right", self.tr("Forward"), "Alt+Right", on=self.go_forward)
        self.heading = ElidedLabel()
        self.search_page = button(self.tr("Find in page"), "search", kind="link", on=self._on_find)
        self.print = button(self.tr("Print…"), "printer", kind="link", on=self._on_print)
        self.pdf = button(self.tr("Save as PDF…"), "download", kind="link", on=self._on_pdf)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.heading, 1)
        for one in (self.search_page, self.print, self.pdf):
            row.addWidget(one)
        self.notice = Notice()
        self.browser = Browser()
        self.browser.anchorClicked.connect(self._on_link)
        self.find = FindLine(self.browser)
        for one in (bar, self.notice, self.browser, self.find):
            column.addWidget(one, 1 if one is self.browser else 0)
        return side

    def _add_actions(self) -> None:
        for keys, on in (
            ((QKeySequence("Alt+Left"),), self.go_back),
            ((QKeySequence("Alt+Right"),), self.go_forward),
            ((QKeySequence(QKeySequence.StandardKey.Find),), self._on_find),
            ((QKeySequence(QKeySequence.StandardKey.Print),), self._on_print),
            ((QKeySequence("Ctrl+K"), QKeySequence("Ctrl+L")), self._to_search),
            ((QKeySequence("F3"),), self.find.find_next),
            ((QKeySequence("Shift+F3"),), self.find.find_previous),
            ((QKeySequence("Esc"),), self._on_escape),
        ):
            one = action(self, "", on=on)
            one.setShortcuts(list(keys))
            one.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(one)
        help_again = QAction(self)
        help_again.setShortcut(QKeySequence("F1"))
        help_again.triggered.connect(self._to_search)
        self.addAction(help_again)

    def _fill_contents(self) -> None:
        for chapter in self.pages.chapters:
            top = QTreeWidgetItem([chapter.title])
            self.contents.addTopLevelItem(top)
            parent = top
            for name in chapter.topics:
                one = QTreeWidgetItem([self.pages.title(name)])
                one.setData(0, _NAME, name)
                (parent if name.startswith("code-") else top).addChild(one)
                if name in ("codes", "downloads"):
                    parent = one
                elif name.startswith("download-"):
                    top.removeChild(one)
                    parent.addChild(one)
            top.setExpanded(True)

    # ---- going somewhere

    def open_topic(self, name: str, anchor: str = "") -> None:
        """Show a topic, at a section where one is named; one that is not there is the first topic."""
        if not self.pages.has(name):
            name, anchor = self.pages.names[0], ""
        if (name, anchor) != (self._trail[self._at] if self._at >= 0 else None):
            del self._trail[self._at + 1 :]
            self._trail.append((name, anchor))
            self._at = len(self._trail) - 1
        self._show()

    @property
    def topic(self) -> str:
        """Return the topic shown, "" before the first one."""
        return self._trail[self._at][0] if self._at >= 0 else ""

    def go_back(self) -> None:
        """Show the page before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def go_forward(self) -> None:
        """Show the page after."""
        if self._at + 1 < len(self._trail):
            self._at += 1
            self._show()

    def _show(self) -> None:
        name, anchor = self._trail[self._at]
        topic = self.pages.topic(name)
        self.heading.setText(topic.title)
        self.browser.show_page(topic.html, anchor)
        self.notice.hide()
        self.find.hide()
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._trail))
        found = self._item(name)
        if found is not None:
            self.contents.setCurrentItem(found)

    def _fit(self) -> None:
        """Take sizes and colours of the theme in use."""
        self.setMinimumSize(theme.px(640), theme.px(360))
        self.lists.setMinimumWidth(theme.px(200))
        bars = (self._left_bar, self._right_bar)
        high = max(one.sizeHint().height() for one in bars)
        for one in bars:  # their lower edges are one line across the window
            one.setFixedHeight(high)
        if self._at >= 0:
            self._show()

    def _item(self, name: str) -> QTreeWidgetItem | None:
        flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
        return next(
            (
                one
                for one in self.contents.findItems("*", Qt.MatchFlag.MatchWildcard | flags)
                if one.data(0, _NAME) == name
            ),
            None,
        )

    def _on_chosen(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        name = item.data(0, _NAME)
        if name:
            self.open_topic(name)
        else:
            item.setExpanded(True)

    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target == "do:keys":
            self._window.guide.show_keys()
        elif url.scheme() in ("http", "https"):
            self._ask_web(url)
        else:
            name, _sign, anchor = target.partition("#")
            self.open_topic(name or self.topic, anchor)

    def _ask_web(self, url: QUrl) -> None:
        box = marked(QMessageBox(QMessageBox.Icon.Question, self.tr("Open in the browser?"), "", parent=self))
        box.setText(self.tr("This leaves Tieout and opens your browser at {address}").format(address=url.toString()))
        yes = box.addButton(self.tr("Open browser"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is yes:
            QDesktopServices.openUrl(url)

    # ---- search

    def _on_wanted(self, text: str) -> None:
        hits = self.pages.search(text)
        self.hits.clear()
        for one in hits:
            head = f"{one.title} › {one.heading}" if one.heading else one.title
            item = QListWidgetItem(head)
            item.setData(EXCERPT, one.excerpt)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}: {one.excerpt}")
            item.setData(_NAME, one.topic)
            item.setData(_ANCHOR, one.anchor)
            self.hits.addItem(item)
        self.lists.setCurrentWidget(self.hits if text.strip() else self.contents)
        self.found.setVisible(bool(text.strip()))
        self.found.setText(self.tr("%n hit(s)", "", len(hits)) if hits else self.tr("Nothing found"))
        self._marks = [*text.split(), *{said for one in hits for said in one.said}] if hits else []
        self.browser.mark(self._marks)

    def _on_entered(self) -> None:
        if self.hits.count():
            self.hits.setCurrentRow(max(self.hits.currentRow(), 0))
            self._on_hit(self.hits.currentItem())
            self.hits.setFocus()

    def _on_hit(self, item: QListWidgetItem) -> None:
        self.open_topic(item.data(_NAME), item.data(_ANCHOR))
        self.browser.mark(self._marks)

    def _to_search(self) -> None:
        self.wanted.setFocus()
        self.wanted.selectAll()

    # ---- page actions

    def _on_find(self) -> None:
        self.find.open()

    def _on_print(self) -> None:
        topic = self.pages.topic(self.topic)
        printing.preview(self, topic.title, topic.html)

    def _on_pdf(self) -> None:
        topic = self.pages.topic(self.topic)
        try:
            printing.ask_pdf(self, topic.title, topic.html, self._window.session.settings.last_folder)
        except AppError as exc:
            self.notice.say(self._window.session.words.error(exc))

    def _on_escape(self) -> None:
        if self.find.isVisible():
            self.find.close_line()
        elif self.wanted.text():
            self.wanted.clear()
        else:
            self.close()

    # ---- the window

    def stand_over(self, owner: QWidget) -> None:
        """Belong to a window: what a modal dialog does not own it would block. Goes home when the dialog ends."""
        if self.parentWidget() is owner:
            return
        self.setParent(owner, Qt.WindowType.Window)
        if isinstance(owner, QDialog):
            owner.finished.connect(self._go_home)

    def _go_home(self, _result: int = 0) -> None:
        was_shown = self.isVisible()
        self.setParent(self._window, Qt.WindowType.Window)
        self.setVisible(was_shown)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self.browser.hasFocus():
            self.browser.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._window.session.memory.put("", "help.size", [self.width(), self.height()])
        super().closeEvent(event)
