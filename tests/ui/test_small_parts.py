"""Lines, handles and words of the window, in pixels of the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from app.ui.rail import Rail
from app.ui.theme import LABEL, Role, theme
from app.ui.widgets.common import frame


def test_lines_are_equally_thick_on_every_screen(qtbot):
    """UX 58: at 150 % a line on an odd pixel was twice as thick as its neighbours."""
    whole = QWidget()
    qtbot.addWidget(whole)
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(6)
    for _ in range(4):
        box.addWidget(frame("line"))
    whole.setFixedSize(20, 4 + 3 * 6 + 5)
    whole.ensurePolished()
    for ratio, thick in ((1.0, 1), (1.25, 1), (1.5, 1), (1.75, 1), (2.0, 2)):
        picture = QImage(whole.size() * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.black)
        whole.render(picture, QPoint())
        line = theme.color("line").rgb()
        inked = [picture.pixel(8, y) == line for y in range(picture.height())]
        runs = "".join("x" if one else " " for one in inked).split()
        assert runs == ["x" * thick] * 4, ratio


def test_a_slider_has_a_round_handle(qtbot):
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setFixedSize(100, 30)
    slider.setValue(50)
    slider.show()
    picture, ink = slider.grab().toImage(), theme.color("primary").red()
    whole = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    seen = [one for one in whole if picture.pixelColor(*one).red() < ink + 60]  # with its soft edge
    across, down = ({one[at] for one in seen} for at in (0, 1))
    assert len(across) == len(down) > 10


def test_words_of_the_rail_leave_its_edges_free_also_when_chosen(qtbot):
    """UX 58: where one is too long in bold, all are smaller; short ones keep their size."""
    for words, least in (("Discrepancies", 11), ("差异", 12)):
        rail = Rail([("a", "percent", words), ("b", "settings", "Fees")])
        qtbot.addWidget(rail)
        rail.show()
        rail.show_page("a")
        size = rail.buttons["a"].font().pixelSize()
        assert size == rail.buttons["b"].font().pixelSize() == round(least * theme.scale) <= theme.px(LABEL.px)
        assert QFontMetrics(theme.font(Role(least, bold=True))).horizontalAdvance(words) <= rail.width() - 3 - 2 * 4
