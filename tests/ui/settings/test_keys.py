"""Keys can be changed: clashes are told by name, a letter wants a twin, and everything can be put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.config.settings import load
from app.ui import keymap as keys
from app.ui import looks
from app.ui.keymap import COMMANDS, keymap
from tests.ui.conftest import answer


@pytest.fixture
def section(qtbot, open_window, tmp_path):
    window = open_window(str(tmp_path / "shop.tieout"), theme="light")
    made = window.show_page("settings").show_section("keys")
    window.activateWindow()
    yield made
    keymap.set_own({})


def _press(qtbot, section, key, held=Qt.KeyboardModifier.NoModifier):
    section.field.setFocus()
    qtbot.keyClick(section.field, key, held)


_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_every_command_is_listed_with_its_keys(section):
    items = section.items()
    assert set(items) == {one.name for one in COMMANDS}
    assert all(item.text(0) and item.text(1) and item.text(2) for item in items.values())
    assert all(item.text(1) == item.text(2) for item in items.values())  # nobody has changed one yet
    said = items["review.approve"].text(1).split("   ")
    assert len(said) == len(set(said))  # both Enter keys have one name in some languages
    assert items["review.approve"].parent().font(0).bold() and not items["review.approve"].font(0).bold()


def test_no_two_commands_have_one_key_as_delivered():
    clashes = {(one.name, key): keymap.clashes(one.name, key) for one in COMMANDS for key in one.keys}
    assert not {where: others for where, others in clashes.items() if others}


def test_every_letter_has_a_twin_as_delivered():
    """UX 62."""
    assert not [one.name for one in COMMANDS if keymap.lacks_twin(one.name) and one.place != keys.START]


def test_a_free_key_is_added_and_acts_at_once(qtbot, section):
    section.choose("run.match")
    _press(qtbot, section, Qt.Key.Key_J, _CTRL | _SHIFT)
    assert section.field.key == "Ctrl+Shift+J" and section.add.isEnabled()
    section.add.click()
    assert keymap.keys("run.match") == ("F9", "Ctrl+Shift+J")
    assert section.tree.hasFocus(), "a second Enter puts nothing back"
    window = section.window()
    action = next(one for one in window.menus.reconcile.actions() if getattr(one, "command", "") == "run.match")
    assert "Ctrl+Shift+J" in [one.toString() for one in action.shortcuts()]
    assert load(window.session.wiring.settings_path).keys == ("run.match=F9 Ctrl+Shift+J",)


def test_a_key_of_another_command_is_refused_by_name_unless_taken_over(qtbot, section):
    section.choose("run.match")
    _press(qtbot, section, Qt.Key.Key_E, _CTRL)
    assert keys.command_words("report.export") in section.said.text()
    assert "Ctrl+E" not in keymap.keys("run.match"), "nothing is changed by pressing alone"
    section.add.click()
    assert "Ctrl+E" in keymap.keys("run.match") and "Ctrl+E" not in keymap.keys("report.export")
    section.choose("report.export")
    section.reset()
    assert keymap.keys("report.export") == ("Ctrl+E",) and "Ctrl+E" not in keymap.keys("run.match")


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
     (Qt.Key.Key_3, _CTRL), (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
     (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier)],
)  # fmt: skip
def test_keys_that_every_window_has_cannot_be_given_away(qtbot, section, key, held):
    section.choose("run.match")
    _press(qtbot, section, key, held)
    assert not section.add.isEnabled() and section.said.text()
    section.add_key()
    assert keymap.keys("run.match") == ("F9",)


def test_a_letter_that_loses_its_twin_is_warned_of(qtbot, section):
    """UX 62."""
    section.choose("review.match")
    assert not section.said.text()
    section.remove_key("Ctrl+M")
    assert keymap.keys("review.match") == ("M",) and "Ctrl" in section.said.text()


def test_shortcuts_of_the_window_rest_while_a_key_is_awaited(qtbot, section):
    window = section.window()
    section.choose("run.match")
    _press(qtbot, section, Qt.Key.Key_F11)
    assert section.field.key == "F11" and not window.isFullScreen()
    _press(qtbot, section, Qt.Key.Key_Escape)
    assert section.field.key == "" and section.field.text() == ""


def test_all_keys_are_put_back_at_once(qtbot, section):
    """UX 33: one question, with the number, and the safe answer first."""
    section.choose("review.match")
    section.remove_key("M")
    assert section.all.isEnabled() and section.items()["review.match"].text(2)

    def ask(box: QMessageBox) -> None:
        assert box.text() == "1 command loses the keys that you gave it."
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        (box.defaultButton() if keep else box.buttons()[0]).click()

    for keep in (True, False):
        answer(QMessageBox, ask)
        section.all.click()
        assert bool(keymap.own()) is keep
    assert keymap.own() == {} and not section.all.isEnabled()
    assert load(section.window().session.wiring.settings_path).keys == ()


def test_the_list_is_filtered_by_words_and_by_key(section):
    section.filter.setText("f9")
    shown = [name for name, one in section.items().items() if not one.isHidden()]
    assert shown == ["run.match"]
    section.filter.setText("not a MATCH")
    assert [name for name, one in section.items().items() if not one.isHidden()] == ["review.reject"]
    section.items()["run.match"].setText(0, "自动对账")
    section.filter.setText("duizhang")
    assert [name for name, one in section.items().items() if not one.isHidden()] == ["run.match"]


def test_own_keys_hold_at_the_next_start(section):
    section.choose("run.match")
    section.remove_key("F9")
    settings = load(section.window().session.wiring.settings_path)
    keymap.set_own({})
    looks.use(settings)
    assert keymap.keys("run.match") == () and settings.keys == ("run.match=",)
