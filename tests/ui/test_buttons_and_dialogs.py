"""How buttons and dialogs are laid out: the picture stands off its words, forms have the margins of a page, no gaps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.config.places import resources
from app.config.words import Words
from app.ui.context_bar import ContextBar
from app.ui.review.dialogs import NoteDialog, WriteOffDialog
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.dialog import Dialog, foot
from app.ui.widgets.drop_button import DropButton


@pytest.fixture
def light(qapp):
    theme.apply("light", 1.0)
    yield
    theme.apply("light", 1.0)


def inked(widget) -> list[bool]:
    """Return for each column of a button, without its edge, whether something is drawn in it."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 3)
    rows = range(3, picture.height() - 3)

    def drawn(x: int) -> bool:
        return any(_apart(picture.pixelColor(x, y), ground) for y in rows)

    return [drawn(x) for x in range(2, picture.width() - 2)]


def _apart(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) > 40


@pytest.mark.parametrize("key", ["", "F9"])
def test_a_buttons_picture_stands_off_its_words(qtbot, light, key):
    """Eight pixels, and some more where a picture does not fill its square."""
    one = button("■", "table-2", key=key)
    qtbot.addWidget(one)
    one.show()
    marks = inked(one)
    picture_end = marks.index(True) + 14
    gap = next(x for x in range(picture_end, len(marks)) if marks[x]) - picture_end
    assert 6 <= gap <= 13, gap


def test_a_buttons_key_stands_eight_pixels_after_its_words(qtbot, light):
    """However long it is, and with bold words too; at its right there is as much air as beside any cap."""
    for kind, key in (("", "F9"), ("", "Ctrl+Shift+E"), ("primary", "Ctrl+Shift+Enter"), ("", "E")):
        one = button("■", "", kind=kind, key=key)
        qtbot.addWidget(one)
        one.setStyleSheet("padding: 0 5px;" if key == "E" else "")  # as where three stand side by side
        one.show()
        marks = inked(one)
        words_end = len(marks) - 1 - marks[::-1].index(True)
        start = marks.index(True)
        gap = next(x for x in range(start + 4, len(marks)) if marks[x] and not any(marks[x - 4 : x])) - start
        square = QFontMetrics(one.font()).tightBoundingRect("■").width()
        assert 6 <= gap - square <= 13, (key, gap, square)
        assert len(marks) - words_end <= 12


def test_a_button_that_opens_a_list_has_its_arrow_beside_its_words_and_the_height_of_others(qtbot, light):
    page = QWidget()
    qtbot.addWidget(page)
    row, opens, other = QHBoxLayout(page), DropButton(icon="calendar"), button("■")
    opens.setText("■■■")
    for one in (opens, other):
        row.addWidget(one)
    page.show()
    mark, words, arrow = opens.parts()
    assert words.width() == opens.fontMetrics().horizontalAdvance("■■■")
    assert mark.right() < words.left() and words.right() < arrow.left() and arrow.right() < opens.width() - 8
    assert opens.height() == other.height()
    marks = inked(opens)
    assert any(marks[arrow.left() - 2 : arrow.right() - 2]), "the arrow is drawn"


def test_between_a_bar_and_the_page_is_one_line_while_nothing_is_under_way(qtbot, light):
    page, strip = QWidget(), QProgressBar()
    qtbot.addWidget(page)
    strip.setProperty("kind", "strip")
    strip.setTextVisible(False)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for one in (ContextBar(), strip):
        column.addWidget(one)
    page.resize(600, 55)
    page.show()
    picture = page.grab().toImage()
    rows = [picture.pixelColor(300, y).name() for y in range(picture.height())]
    assert rows[40:].count(theme.color("line").name()) == 1, rows[40:]


def test_a_button_without_words_has_its_picture_in_the_middle(qtbot, light):
    one = button("", "x")
    qtbot.addWidget(one)
    assert one.iconSize().width() == one.iconSize().height()
    one.set_text("Undo")
    assert one.iconSize().width() == one.iconSize().height() + 4


def test_a_form_is_as_tall_as_its_words_and_has_the_margins_of_a_page(qtbot, light):
    note = NoteDialog("Note", "Why do these two belong together, although they differ by so much?", "Match")
    words = Words("en", resources() / "i18n")
    off = WriteOffDialog("0.03", "1.00", words)
    for one in (note, off):
        qtbot.addWidget(one)
        one.show()
        layout = one.layout()
        assert isinstance(layout, QFormLayout) and layout.contentsMargins().left() == 16
        assert (layout.horizontalSpacing(), layout.verticalSpacing()) == (12, 8)
        assert one.height() == layout.totalHeightForWidth(one.width())


def test_every_form_has_its_two_buttons_in_the_same_order(qtbot, light):
    action, cancel = button("Encrypt", kind="primary"), button("Cancel")
    ends = foot(action, cancel)
    note = NoteDialog("Note", "Why do these two belong together?", "Match")
    box = note.ok.parentWidget()
    assert isinstance(box, QDialogButtonBox)
    for one in (ends, note):
        qtbot.addWidget(one)
        one.show()
    assert (action.x() < cancel.x()) == (note.ok.x() < box.button(QDialogButtonBox.StandardButton.Cancel).x())


def test_a_dialog_that_was_given_a_size_keeps_it_and_one_that_comes_to_say_more_grows(qtbot, light):
    class Made(Dialog):
        def __init__(self) -> None:
            super().__init__()
            box = QVBoxLayout(self)
            self.text = label("Short.", wrap=True)
            box.addWidget(self.text)
            box.addWidget(QLineEdit())

    given, free = Made(), Made()
    given.resize(300, 400)
    for one in (given, free):
        qtbot.addWidget(one)
        one.show()
    assert (given.width(), given.height()) == (300, 400)
    before = free.height()
    free.text.setText("A sentence that says much more than there was room for. " * 6)
    qtbot.waitUntil(lambda: free.height() > before)
    assert free.height() >= free.layout().totalHeightForWidth(free.width())
