"""The start page: drop statements, make or open a book, look at the demo, recent books."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import __version__
from app.domain.texts import all_texts
from app.ui import resources
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState, Segments, button, frame, label
from app.ui.widgets.tile import Tile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem

    from app.ui.widgets.recent import RecentBooks

#: Languages of the window, each in its own words.
LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"), ("zh_TW", "繁體中文"))


_WIDE = 1000  # pixels at 100 % from which the heading has room for everything
_ZONE, _MORE, _TALL = 180, 160, 640  # height of the drop zone, what it may grow by, and page height where it begins to


class StartPage(QWidget):
    """Shown while no book is open; every wish goes to the window as a signal."""

    choose_files = Signal()
    new_book = Signal()
    open_book = Signal()
    open_demo = Signal()
    open_recent = Signal(str)
    clear_recent = Signal()
    pin = Signal(str, bool)
    forget = Signal(str)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, lang: str, theme_name: str = "system", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang, self._theme_name = lang, theme_name
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(32, 24, 32, 16)
        self._scroll(page)
        body = QWidget()
        body.setMaximumWidth(1248)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(body, 20)
        middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(self._heading())
        self.line = label("", "quiet", wrap=True)
        self.line.hide()
        layout.addWidget(self.line)
        columns = QGridLayout()
        columns.setHorizontalSpacing(24)
        columns.setVerticalSpacing(16)
        columns.addWidget(self._drop_zone(), 0, 0, 1, 2)
        columns.addWidget(self._tile_new(), 1, 0)
        columns.addWidget(self._tile_open(), 1, 1)
        columns.addWidget(self._tile_demo(), 2, 0, 1, 2)
        columns.addWidget(self._recent_panel(), 0, 2, 3, 1)
        for at, stretch in ((0, 1), (1, 1), (2, 2)):
            columns.setColumnStretch(at, stretch)
        layout.addLayout(columns)
        layout.addWidget(frame("line"))
        layout.addLayout(self._promises())

    def _scroll(self, page: QWidget) -> None:
        """Let a page that is too high for the window, in large type, be scrolled."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave away what the menu has as well where the window is narrow, and let the drop zone have what is over."""
        wide = self.width() >= theme.px(_WIDE)
        for one in (self.themes, self.version, self.tagline):
            one.setVisible(wide)
        spare = min(max(0, self.height() - theme.px(_TALL)), theme.px(_MORE))
        self.zone.setMinimumHeight(theme.px(_ZONE) + spare)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.mark = QLabel()
        self.mark.setPixmap(resources.logo(48, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("Tieout"), "amount"))
        self.tagline = label(self.tr("Every payment, tied out to the cent."), "quiet")
        words.addWidget(self.tagline)
        row.addWidget(self.mark)
        row.addSpacing(8)
        row.addLayout(words)
        row.addStretch(1)
        self.languages = languages = Segments([(one, words) for one, words in LANGUAGES], self.tr("Language"))
        if self._lang in languages.buttons:
            languages.buttons[self._lang].setChecked(True)
        languages.chosen.connect(self.language_chosen)
        row.addWidget(languages)
        row.addSpacing(8)
        self.themes = themes = Segments(
            [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("System"))], self.tr("Theme")
        )
        themes.buttons[self._theme_name].setChecked(True)
        themes.chosen.connect(self.theme_chosen)
        row.addWidget(themes)
        row.addSpacing(16)
        self.version = label(f"Tieout {__version__}", "hint")
        row.addWidget(self.version)
        return row

    def _drop_zone(self) -> QWidget:
        self.zone = frame("drop")
        self.zone.setMinimumHeight(theme.px(_ZONE))
        layout = QVBoxLayout(self.zone)
        layout.addStretch(1)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._picture)
        title = label(self.tr("Drop statements here"), "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(title)
        hint = label(self.tr("Many at once: files, folders, archives, also with a password."), "quiet", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        self.choose = button(
            self.tr("Choose files…"), "folder-open", kind="primary", key="Ctrl+I", on=self.choose_files.emit
        )
        layout.addSpacing(4)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addSpacing(8)
        known = label(
            self.tr("Alipay · WeChat Pay · Taobao · Youzan · Pinduoduo · banks: {count} formats").format(
                count=_known_formats()
            ),
            "hint",
            wrap=True,
        )
        known.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(known)
        layout.addStretch(1)
        return self.zone

    def _tint(self) -> None:
        self.themes.buttons[theme.wanted].setChecked(True)
        self._picture.setPixmap(resources.pixmap("upload", theme.tokens["accent"], 32, 2.0))
        for mark, icon in self._marks:
            mark.setPixmap(resources.pixmap(icon, theme.tokens["text2"], 20, 2.0))

    def _tile_new(self) -> Tile:
        return Tile(self.tr("New book"), self.tr("Start with one shop"), "file-plus", "Ctrl+N", self.new_book.emit)

    def _tile_open(self) -> Tile:
        return Tile(
            self.tr("Open book"), self.tr("An existing .tieout file"), "book-open", "Ctrl+O", self.open_book.emit
        )

    def _tile_demo(self) -> Tile:
        line = self.tr("A made-up shop with planted differences; deleted with one click.")
        return Tile(self.tr("Open demo"), line, "flask-conical", "", self.open_demo.emit)

    def _recent_panel(self) -> QWidget:
        panel = frame("panel")
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(1, 8, 1, 8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(label(self.tr("Recent books"), "panel"), 1)
        self.clear = button(self.tr("Clear list"), "trash-2", kind="link", on=self.clear_recent.emit)
        head.addWidget(self.clear)
        layout.addLayout(head)
        layout.addWidget(frame("line"))
        self._recent_place = layout
        words = self.tr("The books that you open will stand here, the last one first.")
        self.no_recent = EmptyState("book-open", words, self.tr("Open book…"), self.open_book.emit)
        self.no_recent.layout().setContentsMargins(12, 0, 12, 0)
        layout.addWidget(self.no_recent, 1)  # the head keeps its height
        return panel

    @cached_property
    def recent(self) -> RecentBooks:
        """Return the list of books; made when there is one to show."""
        from app.ui.widgets.recent import RecentBooks

        made = RecentBooks()
        made.itemActivated.connect(self._on_activated)
        made.opened.connect(self.open_recent)
        made.pin.connect(self.pin)
        made.forget.connect(self.forget)
        self._recent_place.insertWidget(self._recent_place.count() - 1, made, 1)
        return made

    def _promises(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        self._marks: list[tuple[QLabel, str]] = []
        for icon, title, text in (
            ("lock", self.tr("Data stay on this PC"), self.tr("No account, no connection.")),
            ("file-check", self.tr("Originals are kept"), self.tr("Each figure leads back to its row.")),
            ("undo-2", self.tr("Every step can be undone"), self.tr("Imports and matches too, also after a restart.")),
            ("scale", self.tr("Never a guess"), self.tr("Two possibilities are shown as two; you decide.")),
        ):
            mark = QLabel()
            self._marks.append((mark, icon))
            box = QVBoxLayout()
            box.setSpacing(0)
            box.addWidget(label(title, "panel", wrap=True))
            box.addWidget(label(text, "hint", wrap=True))
            box.addStretch(1)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(box, 1)
        self._tint()
        theme.changed.connect(self._tint)
        theme.changed.connect(self._fit)
        return row

    def set_recent(self, paths: tuple[str, ...], pinned: tuple[str, ...] = ()) -> None:
        """Show the books opened last; a missing one is greyed and says so."""
        if paths or "recent" in self.__dict__:
            self.recent.set_paths(paths, pinned)
            self.recent.setVisible(bool(paths))
        self.no_recent.setVisible(not paths)
        self.clear.setVisible(bool(paths))
        self.clear.setEnabled(len(paths) > len(pinned))

    def say_welcome(self) -> None:
        """Greet somebody who starts the program for the first time."""
        self.say(self.tr("Welcome. Choose your language, then drop statements here or look around in the demo."))

    def say_missing(self, path: str) -> None:
        """Say that the book of last time is not where it was."""
        text = self.tr("{file} was open last and is not there now. It may have been moved or renamed.")
        self.say(text.format(file=path))

    def say(self, text: str) -> None:
        """Show a line over the page, "" for none: a welcome, or why the last book is not there."""
        self.line.setText(text)
        self.line.setVisible(bool(text))

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.open_recent.emit(self.recent.path_of(item))

    def set_over(self, over: bool) -> None:
        """Show that files are held over the window."""
        self.zone.setProperty("over", "true" if over else "false")
        self.zone.style().unpolish(self.zone)
        self.zone.style().polish(self.zone)


def _known_formats() -> int:
    """Return how many formats of others are read."""
    return sum(key.startswith("format.") and not key.startswith("format.tieout.") for key in all_texts())
