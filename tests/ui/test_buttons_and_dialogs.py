"""How buttons and dialogs are laid out: the picture stands off its words, forms have the margins of a page, no gaps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout

from app.config.places import resources
from app.config.words import Words
from app.ui.review.dialogs import NoteDialog, WriteOffDialog
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.dialog import Dialog, foot


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
