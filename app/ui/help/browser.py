"""The page of the help: HTML in our colours that loads nothing from anywhere, and a line to find in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QTextEdit

from app.ui.help.text import shown, style
from app.ui.theme import theme
from app.ui.widgets.common import icon_button, label

_MOST_MARKS = 200


class Browser(QTextBrowser):
    """Shows one page; links are told, never followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "page")
        self.setAccessibleName(self.tr("Page of the help"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing: pages hold text alone."""
        return None

    def show_page(self, html: str, anchor: str = "") -> None:
        """Show a page at a section, "" for its beginning."""
        document = self.document()
        document.setDefaultStyleSheet(style())
        document.setDefaultFont(theme.font())
        self.setHtml(shown(html))
        document.setDocumentMargin(theme.px(20))
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def mark(self, words: Sequence[str]) -> int:
        """Show where the words stand; return how many places were marked."""
        look = QTextCharFormat()
        look.setBackground(theme.color("timing_tint"))
        look.setForeground(theme.color("text"))
        places: list[QTextEdit.ExtraSelection] = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull() and len(places) < _MOST_MARKS:
                one = QTextEdit.ExtraSelection()
                # the stubs know neither attribute
                one.cursor, one.format = cursor, look  # type: ignore[attr-defined]
                places.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(places)
        return len(places)


class FindLine(QFrame):
    """A line below the page; Enter and F3 go on, Shift+F3 goes back, Esc closes it."""

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self._browser = browser
        self.setProperty("frame", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Find in page"))
        self.text.setAccessibleName(self.tr("Find in page"))
        self.text.textChanged.connect(self._on_text)
        self.text.returnPressed.connect(self.find_next)
        self.said = label("", "hint")
        row.addWidget(self.text, 1)
        row.addWidget(self.said)
        row.addWidget(icon_button("chevron-up", self.tr("Previous"), "Shift+F3", on=self.find_previous))
        row.addWidget(icon_button("chevron-down", self.tr("Next"), "F3", on=self.find_next))
        row.addWidget(icon_button("x", self.tr("Close"), "Esc", on=self.close_line))
        self.hide()

    def open(self) -> None:
        """Show the line and take the focus."""
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def close_line(self) -> None:
        """Hide the line and its marks; the place in the page stays."""
        self.hide()
        self._browser.mark([])
        self._browser.setFocus()

    def _on_text(self, text: str) -> None:
        count = self._browser.mark([text] if text else [])
        self.said.setText(self.tr("%n place(s)", "", count) if text else "")
        cursor = self._browser.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._browser.setTextCursor(cursor)
        if text:
            self._browser.find(text)

    def find_next(self) -> None:
        """Go to the next place, from the last one to the first."""
        self._go(QTextDocument.FindFlag(0), QTextCursor.MoveOperation.Start)

    def find_previous(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._go(QTextDocument.FindFlag.FindBackward, QTextCursor.MoveOperation.End)

    def _go(self, flags: QTextDocument.FindFlag, again_from: QTextCursor.MoveOperation) -> None:
        text = self.text.text()
        if text and not self._browser.find(text, flags):
            self._browser.moveCursor(again_from)
            self._browser.find(text, flags)
