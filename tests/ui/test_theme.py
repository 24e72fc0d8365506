"""Colours are readable, and the style sheet knows no colour of its own."""

from __future__ import annotations

import re

import pytest

from app.ui import resources
from app.ui.theme import DARK, LIGHT, contrast, theme

STATES = ("matched", "suggested", "ambiguous", "open", "timing", "signed")
GROUNDS = ("window", "surface", "surface2", "select")


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
    assert set(LIGHT) == set(DARK)


def test_the_style_sheet_holds_no_colour_and_every_name_is_known(qapp):
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", resources.text("qss/tieout.qss"))
    assert "@" not in theme.style_sheet()


def test_a_switch_of_theme_reaches_icons_and_palette(qapp):
    theme.apply("dark")
    dark = qapp.palette().window().color().name().upper(), resources.pixmap("lock", theme.tokens["text"], 16)
    theme.apply("light")
    assert dark[0] == DARK["window"] and qapp.palette().window().color().name().upper() == LIGHT["window"]
    assert dark[1].toImage() != resources.pixmap("lock", theme.tokens["text"], 16).toImage()


def test_the_font_has_every_sign_that_is_written(qapp):
    from PySide6.QtGui import QRawFont

    font = QRawFont(str(resources.path("fonts/NotoSansSC-Regular.ttf")), 13)
    assert not [one for one in "−…→↔·✓×≤≥±¥￥（），。：；“”对账单匯禾" if not font.supportsCharacter(ord(one))]


def test_every_icon_named_in_the_code_is_there():
    from tests.samples import ROOT

    there = {one.stem for one in (ROOT / "resources" / "icons").glob("*.svg")}
    assert {"upload", "circle-check", "circle-alert", "lock", "split", "clock", "octagon-x"} <= there
