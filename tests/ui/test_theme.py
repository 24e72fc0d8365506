"""Colours are readable, and the style sheet knows no colour of its own."""

from __future__ import annotations

import math
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import resources
from app.ui.delegates.tick import draw_box
from app.ui.fees.model_list import Line, ModelList
from app.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, ROWS, contrast, theme
from app.ui.widgets.common import Chip, indent

STATES = ("matched", "suggested", "ambiguous", "open", "timing", "signed")
GROUNDS = ("window", "surface", "surface2", "select")
PALE = ("window", "surface", "surface2", "sunken")
ALL = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark", "light-contrast", "dark-contrast"]
)


@pytest.fixture
def light_again(qapp):
    """Put the tests' own look back."""
    yield
    theme.apply("light", scale=1.0, contrast=False, density="normal")


@ALL
def test_everything_written_is_readable(tokens):
    """UX 57: at least 4.5:1 in light and dark and in both high contrasts."""
    inks = ("text", "text2", "text3", "accent", *STATES)
    pairs = [(ink, ground) for ink in (*inks, "disabled") for ground in PALE]
    pairs += [("on_select", "select"), ("text", "accenttint"), ("accent", "accenttint")]
    pairs += [("on_primary", one) for one in ("primary", "primary_hover", "primary_pressed")]
    pairs += [(ink, f"{one}_tint") for one in STATES for ink in (one, "text")]
    found = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in pairs}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 4.5}


@ALL
def test_edges_of_boxes_are_seen(tokens):
    assert all(contrast(tokens["control"], tokens[one]) >= 3 for one in ("surface", "window"))


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_high_contrast_is_black_and_white_without_tints(tokens):
    """UX 60."""
    assert {tokens["text"], tokens["surface"]} == {"#000000", "#FFFFFF"}
    assert tokens["line"] == tokens["line2"] == tokens["control"]
    assert all(tokens[f"{one}_tint"] == tokens["surface"] for one in STATES)
    assert (tokens["select"], tokens["on_select"]) == (tokens["text"], tokens["surface"])
    assert all(contrast(tokens[one], tokens["surface"]) >= 7 for one in (*STATES, "accent", "text2", "text3"))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(tokens):
    low = {
        (name, ground): contrast(tokens[name], tokens[ground])
        for name in ("text", "text2", "text3", *STATES)
        for ground in GROUNDS
        if contrast(tokens[name], tokens[ground]) < 4.5
    }
    assert not low
    assert contrast(tokens["accent"], tokens["surface"]) >= 4.5
    assert contrast(tokens["on_primary"], tokens["primary"]) >= 4.5
    assert contrast(tokens["on_primary"], tokens["primary_hover"]) >= 4.5
    assert contrast(tokens["text3"], tokens["sunken"]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_states_are_readable_on_their_own_tint(tokens):
    assert all(contrast(tokens[one], tokens[f"{one}_tint"]) >= 4.5 for one in STATES)
    assert all(contrast(tokens["text"], tokens[f"{one}_tint"]) >= 4.5 for one in STATES)


def test_both_themes_have_the_same_tokens():
    assert set(LIGHT) == set(DARK) == set(LIGHT_CONTRAST) == set(DARK_CONTRAST)


def test_a_selected_row_is_inverted_and_a_state_is_bold_in_high_contrast(qapp, light_again):
    """UX 60."""
    assert theme.on_select("matched") == "matched" and not theme.state_font().bold()
    theme.apply("dark", contrast=True)
    assert theme.on_select("matched") == "on_select" and theme.state_font().bold()
    assert "font-weight: bold" in next(
        one for one in theme.style_sheet().splitlines() if one.startswith("QLabel[state]")
    )


def test_words_and_icons_are_read_on_the_black_of_what_is_chosen(qtbot, light_again):
    """UX 60: a line of two texts, a section of the settings and a button that is down."""
    theme.apply("light", contrast=True)
    made = ModelList()
    qtbot.addWidget(made)
    made.lines.show([Line(model=0, title="A", below="b", rate="0.6 %", state="2", icon="circle-alert", tone="open")])
    made.setCurrentIndex(made.lines.index(0, 0))
    row = made.grab(made.visualRect(made.lines.index(0, 0)).translated(made.viewport().pos())).toImage()
    colors = {row.pixelColor(x, y).name() for x in range(row.width()) for y in range(2, row.height() - 4)}
    assert {"#000000", "#ffffff"} <= colors and theme.tokens["open"].lower() not in colors
    sheet = theme.style_sheet().splitlines()
    rules = dict(one.split(" {", 1) for one in sheet if one.startswith(("QListView[", "QToolButton[")) and " {" in one)
    assert "#000000; color: #FFFFFF" in rules['QListView[kind="side"]::item:selected']
    assert "background" not in rules['QToolButton[kind="switch"]:checked'], "its icon is black"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_may_be_typed_does_not_look_typed_in_high_contrast(qapp, light_again, name):
    """UX 60: “>100” in the field of a filter is an example, not a filter."""
    theme.apply(name, contrast=True)
    hint, written = (qapp.palette().color(one) for one in (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Text))
    assert contrast(hint.name(), written.name()) >= 2
    assert f"placeholder-text-color: {theme.tokens['disabled']}" in theme.style_sheet()


def test_what_is_not_named_stays(qapp, light_again):
    theme.apply("dark", scale=1.3, contrast=True, density="compact")
    theme.apply("light")
    assert (theme.name, theme.scale, theme.contrast, theme.density) == ("light", 1.3, True, "compact")
    assert theme.row_height() == round(ROWS["compact"] * 1.3)


def test_the_system_is_followed_while_the_program_runs(qapp, light_again, monkeypatch):
    """UX 57: the system's switch is seen at once, but only by who wants to follow it."""
    changed = QGuiApplication.styleHints().colorSchemeChanged
    theme.apply("system")
    assert theme.name == "light"
    monkeypatch.setattr("app.ui.theme._system_is_dark", lambda: True)  # no test can switch the system itself
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.name == "dark" and qapp.palette().window().color().name().upper() == DARK["window"]
    theme.apply("light")
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.name == "light"


def test_the_icon_of_a_chip_follows_the_theme(qtbot, light_again):
    chip = Chip("Period open", "accent", "pencil")
    qtbot.addWidget(chip)
    light = chip.text()
    theme.apply("dark")
    assert chip.text() == light.replace(LIGHT["accent"][1:], DARK["accent"][1:]) != light


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
def test_type_and_rows_follow_the_size_of_type(qapp, light_again, scale):
    """UX 60."""
    theme.apply("light", scale=scale)
    assert qapp.font().pixelSize() == round(13 * scale)
    assert theme.row_height() == round(28 * scale)


def test_the_words_of_all_fields_of_a_form_begin_at_one_edge(qtbot, light_again):
    """An edit, a box of choices and a number box under one another."""
    theme.apply("light")
    fields: list[QLineEdit | QComboBox | QSpinBox] = [QLineEdit("7"), QComboBox(), QSpinBox(), QComboBox()]
    fields[1].addItem("7")
    fields[2].setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    indent(fields[2])
    fields[2].setValue(7)
    fields[3].setEditable(True)
    fields[3].setEditText("7")
    form = QWidget()
    box = QVBoxLayout(form)
    for one in fields:
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(one)
    qtbot.addWidget(form)
    form.show()
    assert len({first_ink(one) for one in fields}) == 1, [first_ink(one) for one in fields]


def test_what_an_empty_box_says_is_as_dark_as_in_a_field(qtbot):
    """UX 57: left to itself Qt makes half of the text's colour of it, 3.2:1."""
    box = QComboBox()
    qtbot.addWidget(box)
    box.setEditable(True)
    box.show()
    assert box.lineEdit().palette().placeholderText().color().name().upper() == theme.tokens["text3"]


def first_ink(field: QWidget) -> int:
    """Return the column of the leftmost pixel of a field's words."""
    image = field.grab().toImage()
    ink = QColor(LIGHT["text"]).lightness() + 60
    for x in range(3, 60):
        if any(image.pixelColor(x, y).lightness() < ink for y in range(6, image.height() - 6)):
            return x
    return -1


def test_the_style_sheet_holds_no_colour_and_every_name_is_known(qapp):
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", resources.text("qss/tieout.qss"))
    assert "@" not in theme.style_sheet()


def test_a_switch_of_theme_reaches_icons_and_palette(qapp):
    theme.apply("dark")
    dark = qapp.palette().window().color().name().upper(), resources.pixmap("lock", theme.tokens["text"], 16)
    theme.apply("light")
    assert dark[0] == DARK["window"] and qapp.palette().window().color().name().upper() == LIGHT["window"]
    assert dark[1].toImage() != resources.pixmap("lock", theme.tokens["text"], 16).toImage()


@ALL
def test_an_icon_is_its_lines_in_one_colour_and_nothing_around_them(qapp, tokens):
    picture = resources.pixmap("lock", tokens["open"], 16, 2.0).toImage()
    seen = [picture.pixelColor(x, y) for x in range(32) for y in range(32)]
    assert seen[0].alpha() == 0 and sum(one.alpha() == 0 for one in seen) > len(seen) / 2
    assert {one.name().upper() for one in seen if one.alpha() > 250} == {tokens["open"]}


def test_the_font_has_every_sign_that_is_written(qapp):
    from PySide6.QtGui import QRawFont

    font = QRawFont(str(resources.path("fonts/NotoSansSC-Regular.ttf")), 13)
    assert not [one for one in "−…→↔·✓×≤≥±¥￥（），。：；“”对账单匯禾" if not font.supportsCharacter(ord(one))]


def test_english_has_quotes_and_dots_of_their_own_width(qapp):
    resources.load_fonts()
    try:
        for lang, narrow in (("en", True), ("zh_CN", False)):
            resources.load_translation(qapp, lang)
            measures = QFontMetricsF(theme.font())
            assert [measures.horizontalAdvance(one) < measures.horizontalAdvance("对") * 0.9 for one in "“”‘’…·"] == (
                [narrow] * 6
            )
            assert len({measures.horizontalAdvance(one) for one in "0123456789−"}) == 1
    finally:
        resources.load_translation(qapp, "en")


def test_an_arrow_key_is_not_named_like_a_button_of_the_mouse(qapp):
    """Qt's own Traditional Chinese says 左鍵, which the help says of the mouse."""
    native = QKeySequence.SequenceFormat.NativeText
    try:
        resources.load_translation(qapp, "zh_TW")
        keys = [QKeySequence(one).toString(native) for one in ("Alt+Left", "Alt+Right", "Ctrl+Up", "Ctrl+Down")]
        assert keys == ["Alt+向左鍵", "Alt+向右鍵", "Ctrl+向上鍵", "Ctrl+向下鍵"]
    finally:
        resources.load_translation(qapp, "en")


def test_icons_are_drawn_at_the_screens_own_size(qapp):
    """UX 61: a screen of twice the density gets twice the pixels, not the same ones enlarged."""
    one, two = (resources.pixmap("lock", theme.tokens["text"], 16, ratio) for ratio in (1.0, 2.0))
    assert (one.width(), two.width()) == (16, 32) and two.deviceIndependentSize() == one.deviceIndependentSize()
    enlarged = one.toImage().scaled(32, 32)
    assert two.toImage().convertToFormat(enlarged.format()) != enlarged


def test_the_words_of_a_tab_stay_at_their_height_when_it_is_chosen(qapp, light_again):
    from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar

    theme.apply("light")
    bar = QTabBar()
    for one in ("Lines", "Chart"):
        bar.addTab(one)
    bar.show()
    middles = set()
    for at, focus in ((0, False), (0, True), (1, False)):
        option = QStyleOptionTab()
        bar.initStyleOption(option, at)
        option.state |= QStyle.StateFlag.State_HasFocus if focus else QStyle.StateFlag.State_None
        words = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar)
        middles.add(words.center().y())
    assert len(middles) == 1


def test_every_icon_named_in_the_code_is_there():
    from tests.samples import ROOT

    there = {one.stem for one in (ROOT / "resources" / "icons").glob("*.svg")}
    assert {"upload", "circle-check", "circle-alert", "lock", "split", "clock", "octagon-x"} <= there


def test_a_widget_that_nobody_holds_is_not_freed_while_the_theme_changes():
    """Qt walks over every widget it has styled; one that Python's collector frees meanwhile takes the program down."""
    code = """
import gc
from PySide6.QtWidgets import QApplication, QLabel
from app.ui.theme import theme

app = QApplication([])
theme.apply("light")

class Busy(QLabel):
    def changeEvent(self, event):
        super().changeEvent(event)
        self.kept = [[one] for one in range(60_000)]

gc.collect()
gc.disable()
held = [Busy("a") for _ in range(20)]
for one in held:
    one.ensurePolished()
for _ in range(500):
    lost = QLabel("b")
    lost.ensurePolished()
    lost.itself = lost
del lost
held += [Busy("c") for _ in range(20)]
for one in held:
    one.ensurePolished()
gc.set_threshold(50_000, 1000, 1000)
gc.enable()
theme.apply("dark")
assert gc.isenabled()
print("alive")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.strip() == "alive"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_box_shows_all_lines_of_its_text_and_its_whole_icon(qtbot, light_again, scale):
    """UX 47: Qt's own boxes too; that of a file not found says why in its second line."""
    theme.apply("light", scale=scale)
    kind = QMessageBox.Icon.Warning
    for text in ("a.csv\nThere is no such file.\nLook at its name.", "A short line."):
        box = QMessageBox(kind, "Choose files", text, QMessageBox.StandardButton.Ok)
        qtbot.addWidget(box)
        box.show()
        parts = [box.findChild(QLabel, name) for name in ("qt_msgbox_label", "qt_msgboxex_icon_label")]
        assert [one.height() >= one.sizeHint().height() > 0 for one in parts] == [True, True]
        box.close()


def test_cells_of_a_plain_table_stand_under_their_titles(qtbot, light_again):
    theme.apply("light")
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["H"])
    table.setItem(0, 0, QTableWidgetItem("H"))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().hide()
    qtbot.addWidget(table)
    table.show()
    font = table.font()
    font.setPixelSize(12)  # that of the header
    table.item(0, 0).setFont(font)
    assert abs(first_ink(table.horizontalHeader()) - first_ink(table.viewport())) <= 1  # the colours differ


def test_a_chosen_radio_button_is_round_at_200_percent(qtbot, light_again):
    """UX 61."""
    theme.apply("light")
    one = QRadioButton("A")
    one.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whichever window is active: its frame has the same colour
    qtbot.addWidget(one)
    one.setChecked(True)
    one.resize(60, 30)
    one.show()
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    one.render(image)
    primary = QColor(theme.tokens["primary"])
    filled = [(x, y) for x in range(50) for y in range(60) if image.pixelColor(x, y) == primary]
    left, right = min(x for x, _y in filled), max(x for x, _y in filled)
    top, bottom = min(y for _x, y in filled), max(y for _x, y in filled)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    away = [(x - middle_x, y - middle_y) for x, y in filled]
    reach = [max(math.hypot(x, y) for x, y in away if _points_to(x, y, at)) for at in range(24)]
    assert max(reach) - min(reach) < 1, reach


@pytest.mark.parametrize(("name", "enabled"), [("light", True), ("dark", True), ("dark", False)])
def test_what_is_chosen_among_several_has_a_dot_that_is_seen(qtbot, light_again, name, enabled):
    """UX 57."""
    theme.apply(name)
    one = QRadioButton()
    one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(one)
    one.setChecked(True)
    one.setEnabled(enabled)
    one.resize(40, 30)
    one.show()
    image = one.grab().toImage()
    middle, ring = image.pixelColor(12, 15), image.pixelColor(7, 15)
    assert contrast(middle.name(), ring.name()) >= 4.5, (middle.name(), ring.name())


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_tick_box_of_a_grid_has_sharp_edges_and_round_corners(qapp, light_again, ratio):
    """UX 61."""
    theme.apply("light")
    image = QImage(20 * ratio, 20 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    ground, edge = theme.color("surface").name(), theme.color("control").name()
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    draw_box(painter, QRect(0, 0, 20, 20), False)
    painter.end()
    across = [image.pixelColor(x, 10 * ratio).name() for x in range(20 * ratio)]
    assert across.count(edge) == 2 * ratio and set(across) == {ground, edge}  # nothing between
    seen = {image.pixelColor(x, y).name() for x in range(20 * ratio) for y in range(20 * ratio)}
    assert len(seen) > 4  # corners are drawn in steps of colour, not of pixels


def _points_to(x: float, y: float, sector: int) -> bool:
    """Return whether a point lies in a sector of 15 degrees around the middle."""
    return int(math.degrees(math.atan2(y, x)) % 360 // 15) == sector


@pytest.mark.parametrize("name", ["light", "system"])
def test_a_start_is_drawn_in_the_theme_that_was_chosen(name):
    """UX 57: also in the one that the program's own figures begin with."""
    start = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([]); from app.config.settings import Settings;"
        f"from app.ui import looks; looks.use(Settings(theme={name!r})); print(len(app.styleSheet()) > 1000)"
    )
    told = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "True"
