"""The right side of the mapping page: tests of a layout, what its words mean, its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.services.layout_draft import KINDS, LayoutDraft
from app.ui import resources
from app.ui.privacy import HIDDEN, privacy
from app.ui.session import Session
from app.ui.text import count_text, plain_amount_text, visible
from app.ui.theme import theme
from app.ui.widgets.common import at_edge, button, frame, label, set_look
from app.ui.widgets.elided import ElidedLabel

_LOOKS = {
    "passed": ("circle-check", "matched"),
    "failed": ("circle-alert", "open"),
    "ask": ("circle-help", "ambiguous"),
    "none": ("info", "text3"),
}
_WIDTH = 300


class TestsPanel(QWidget):
    """word_said: place of a word, kind ("" = by the sign) and sign. confirmed: the words are right as they are."""

    __test__ = False  # no test class

    word_said = Signal(int, str, int)
    confirmed = Signal()
    changed = Signal()  # name, or whether to remember

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("help_topic", "mapping#proof")
        self.lines: list[str] = []
        self._room = 1 << 15
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        ground = frame("side")
        layout.addWidget(ground)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(16, 12, 0, 12)
        inside.setSpacing(4)
        inside.addWidget(label(self.tr("Is it read correctly?"), "panel"))
        inside.addWidget(label(self.tr("Tested again after every change"), "hint"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Tests"))
        inside.addWidget(self.area, 1)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._rows.setSpacing(0)
        self.tests = QWidget()
        self._tests = QVBoxLayout(self.tests)
        self._tests.setContentsMargins(0, 0, 0, 0)
        self._tests.setSpacing(0)
        self.words = QWidget()
        self._words = QGridLayout(self.words)
        self._words.setContentsMargins(0, 8, 0, 8)
        self._words.setHorizontalSpacing(8)
        self._words.setColumnStretch(0, 1)
        self.boxes: list[tuple[int, QComboBox, QComboBox]] = []
        self._rows.addWidget(self.words)
        self._rows.addWidget(self.tests)
        self._rows.addStretch(1)
        self.area.setWidget(self._body)
        inside.addWidget(frame("line"))
        self.remember = QCheckBox(self.tr("Remember this layout"))
        self.remember.setAccessibleName(self.tr("Remember this layout"))
        self.remember.setToolTip(self.tr("The next file with these columns is read by itself."))
        self.remember.setChecked(True)
        self.remember.toggled.connect(self.changed)
        inside.addLayout(at_edge(self.remember))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 16, 0)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the layout"))
        self.name.setPlaceholderText(self.tr("Name of the layout"))
        self.name.setMaxLength(60)
        self.name.textChanged.connect(self.changed)
        foot.addWidget(self.name)
        inside.addLayout(foot)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.set_room(self._room)

    def set_room(self, width: int) -> None:
        """Take a share of a page of this width: never so much that the table has no room."""
        self._room = width
        self.setFixedWidth(min(theme.px(_WIDTH), max(300, width * 2 // 5)))

    # tests

    def show_tests(self, tests: Sequence[Mapping[str, Any]], waiting: bool = False) -> None:
        """Show tests as icon, sentence and figure; the rows are kept where they can be, so that nothing jumps."""
        _clear(self._tests)
        self.lines = []
        if waiting or not tests:
            text = (
                self.tr("Reading …") if waiting else self.tr("Nothing can be tested before time and amount are said.")
            )
            self._tests.addWidget(label(text, "quiet", wrap=True))
            return
        for one in tests:
            self._tests.addWidget(self._test(one))

    def _test(self, one: Mapping[str, Any]) -> QWidget:
        words = self._session.words
        params = {name: _shown(value) for name, value in one["params"].items()}
        title, detail = words.say(one["title"], params), words.say(one["detail"], params)
        figure = _figure(str(one["figure"]))
        icon, token = _LOOKS.get(str(one["state"]), _LOOKS["none"])
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        picture = QLabel()
        picture.setPixmap(resources.pixmap(icon, theme.tokens[token], 16, self.devicePixelRatioF()))
        picture.setContentsMargins(0, theme.px(2), 0, 0)  # in the middle of the first line
        grid.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(title, wrap=True), 0, 1)
        right = label(figure)
        font = theme.font()
        font.setBold(True)
        right.setFont(font)
        grid.addWidget(right, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if detail:
            grid.addWidget(label(detail, "hint", wrap=True), 1, 1, 1, 2)
        said = {"passed": self.tr("Right"), "failed": self.tr("Not right"), "ask": self.tr("Please check")}
        text = ", ".join(part for part in (said.get(str(one["state"]), ""), title, figure, detail) if part)
        made.setAccessibleName(text)
        self.lines.append(text)
        return made

    # words

    def show_words(self, draft: LayoutDraft) -> None:
        """Show what the words of the type column are thought to mean."""
        shown = draft.words_shown()
        if (
            shown
            and [at for at, _kind, _sign in self.boxes] == shown
            and all(
                kind.accessibleName().endswith(f"“{visible(draft.words[at].word)}”") for at, kind, _sign in self.boxes
            )
        ):
            self._fill_words(draft)
            return
        _clear(self._words)
        self.boxes = []
        if not shown:
            return
        self._words.addWidget(self._words_head(draft), 0, 0, 1, 3)
        for row, at in enumerate(shown, start=1):
            self._word_row(row, at, draft)
        self.agree = button(self.tr("These are right"), "check", on=self.confirmed.emit)
        self._words.addWidget(self.agree, len(shown) + 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        self._fill_words(draft)

    def _words_head(self, _draft: LayoutDraft) -> QWidget:
        self.words_title = label(self.tr("What the words mean"), "panel", wrap=True)
        return self.words_title

    def _word_row(self, row: int, at: int, draft: LayoutDraft) -> None:
        one = draft.words[at]
        words = self._session.words
        name = ElidedLabel("")
        name.setText(f"{visible(one.word)}  {count_text(one.count) if one.count else ''}".strip())
        name.setToolTip(visible(one.word))
        kind, sign = QComboBox(), QComboBox()
        for key in ("", *KINDS):
            kind.addItem(words.say(f"mapping.kind.{key}"), key)
        sign.addItem(self.tr("as is"), 1)
        sign.addItem(self.tr("turned"), -1)
        kind.setAccessibleName(self.tr("Meaning of the word {word}").format(word=f"“{visible(one.word)}”"))
        sign.setAccessibleName(self.tr("Sign of amounts with the word {word}").format(word=f"“{visible(one.word)}”"))
        sign.setToolTip(self.tr("Turned: a printed 5.00 counts as −5.00."))
        for box, width in ((kind, 104), (sign, 78)):
            box.setFixedWidth(theme.px(width))
            box.view().setMinimumWidth(theme.px(140))
            box.activated.connect(
                lambda _index, at=at, kind=kind, sign=sign: self.word_said.emit(
                    at, str(kind.currentData()), int(sign.currentData())
                )
            )
        self._words.addWidget(name, row, 0)
        if one.field == "kind":
            self._words.addWidget(kind, row, 1)
        self._words.addWidget(sign, row, 2)
        self.boxes.append((at, kind, sign))

    def _fill_words(self, draft: LayoutDraft) -> None:
        for at, kind, sign in self.boxes:
            one = draft.words[at]
            kind.setCurrentIndex(max(0, kind.findData(one.kind)))
            sign.setCurrentIndex(max(0, sign.findData(one.sign)))
            for box in (kind, sign):
                set_look(box, meaning="" if one.sure else "ask")
        self.agree.setVisible(any(not draft.words[at].sure for at, _kind, _sign in self.boxes))


def _shown(value: Any) -> Any:
    """Return a parameter as it is written on screen; counts with separators, amounts hidden where they are to be."""
    if isinstance(value, int):
        return count_text(value)
    if isinstance(value, str) and _is_amount(value):
        return plain_amount_text(value)
    return value


def _is_amount(text: str) -> bool:
    whole, dot, part = text.removeprefix("-").partition(".")
    return bool(dot) and whole.isdigit() and part.isdigit()


def _figure(text: str) -> str:
    if _is_amount(text):
        return HIDDEN if privacy.hidden else plain_amount_text(text)
    return " / ".join(count_text(int(one)) if one.isdigit() else one for one in text.split(" / ")) if text else ""


def _clear(layout: Any) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
