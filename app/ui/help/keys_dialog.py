"""The list of keys: every command by the place where it acts, with the person's own keys; to filter and to print."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.ui.delegates.lined import LinedDelegate
from app.ui.geometry import open_at
from app.ui.help import printing
from app.ui.help.text import MyKeys, place_words
from app.ui.keymap import COMMANDS, keymap
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog

#: Pages whose grids have the keys of every grid.
_WITH_GRID = ("review", "discrepancies", "sign_off", "fees", "forecast", "cross", "statements")


class KeysDialog(Dialog):
    """Keys of the page looked at stand first, then those of every grid, then those of the window."""

    def __init__(self, session: Session, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.places = places_for(page)
        self.setWindowTitle(self.tr("List of keys"))
        self.setProperty("help_topic", "settings#keys")
        column = QVBoxLayout(self)
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(self.tr("Filter by command or key"))
        self.wanted.setAccessibleName(self.tr("Filter by command or key"))
        self.wanted.setClearButtonEnabled(True)
        self.wanted.textChanged.connect(self._fill)
        column.addWidget(self.wanted)
        self.list = QTreeWidget()
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setAccessibleName(self.tr("List of keys"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        column.addWidget(self.list, 1)
        self.none = label(self.tr("No command matches."), "quiet")
        column.addWidget(self.none)
        column.addWidget(
            label(self.tr("Keys are changed in Settings. Letters act only while a grid has the focus."), "hint")
        )
        self.notice = Notice()
        column.addWidget(self.notice)
        column.addLayout(self._buttons())
        open_at(self, theme.px(560), theme.px(560))
        self._fill()
        keymap.changed.connect(self._fill)
        self.wanted.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.print = button(self.tr("Print…"), "printer", on=self._on_print)
        self.pdf = button(self.tr("Save as PDF…"), "download", on=self._on_pdf)
        close = button(self.tr("Close"), kind="primary", on=self.accept)
        for one in (self.print, self.pdf, close):
            one.setAutoDefault(False)
        row.addWidget(self.print)
        row.addWidget(self.pdf)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _shown(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return place words → (command, keys) that the filter lets through."""
        words = self.wanted.text().casefold().split()
        found = []
        for place in self.places:
            title, rows = place_words(place), MyKeys().table(place)
            kept = [row for row in rows if all(one in " ".join((title, *row)).casefold() for one in words)]
            if kept:
                found.append((title, kept))
        return found

    def _fill(self) -> None:
        self.list.ensurePolished()  # rows are measured once; the style says how high they are
        self.list.clear()
        for title, rows in self._shown():
            top = QTreeWidgetItem([title])
            top.setFont(0, _bold(self))
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.addChildren([QTreeWidgetItem(list(row)) for row in rows])
            self.list.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
        self.list.expandAll()
        self.list.resizeColumnToContents(0)
        self.none.setVisible(not self.list.topLevelItemCount())

    def html(self) -> str:
        """Return the list as it prints."""
        parts = [f"<h1>{escape(self.windowTitle())}</h1>"]
        for title, rows in self._shown():
            cells = "".join(
                f'<tr><td width="60%">{escape(what)}</td><td class="key">{escape(keys)}</td></tr>'
                for what, keys in rows
            )
            parts.append(f'<h2>{escape(title)}</h2><table width="100%">{cells}</table>')
        return "".join(parts)

    def _on_print(self) -> None:
        printing.preview(self, self.windowTitle(), self.html())

    def _on_pdf(self) -> None:
        try:
            printing.ask_pdf(self, self.windowTitle(), self.html(), self._session.settings.last_folder)
        except AppError as exc:
            self.notice.say(self._session.words.error(exc))


def _bold(widget: QWidget) -> QFont:
    font = widget.font()
    font.setBold(True)
    return font


def places_for(page: str) -> list[str]:
    """Return every place of keys, those of a page first."""
    all_places = list(dict.fromkeys(one.place for one in COMMANDS))
    first = [page, *(["grid"] if page in _WITH_GRID else []), "window"]
    return [one for one in dict.fromkeys([*first, *all_places]) if one in all_places]
