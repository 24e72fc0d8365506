"""Chinese of Taiwan and of the mainland are two languages here, and nothing of one stands in the other."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFileIconProvider, QLabel, QLineEdit, QPushButton

from app.config.catalogue import parse_po
from app.printing.pdf import bundled_fonts, font_of
from app.reports import charts
from app.ui import resources
from app.ui.theme import theme
from tests.samples import ROOT

I18N = ROOT / "resources" / "i18n"
HELP = ROOT / "resources" / "help"
WORDS = (ROOT / "tests" / "data" / "zh_TW_words.txt").read_text(encoding="utf-8").splitlines()
MAINLAND = dict(one.split("\t") for one in WORDS if one and not one.startswith("#"))
#: Longer words in which one of them is right.
RIGHT = ("佈景主題",)
#: What stands on the pages of channels of the mainland: help names their buttons as they are.
OF_CHANNELS = ("商戶", "流水號", "渠道", "優惠券", "支持")
#: Names that are written alike everywhere, whatever the script around them.
_NAMES = ("简体中文", "繁體中文", "繁体中文", "有赞", "支付宝")


def _texts(lang: str) -> list[str]:
    """Return every translation of a language: of the window and of everything below it."""
    known = parse_po((I18N / f"{lang}.po").read_text(encoding="utf-8"))
    tree = ElementTree.parse(I18N / f"tieout_{lang}.ts")
    return [text for key, text in known.items() if key] + [
        "".join(one.itertext()) for one in tree.getroot().iter("translation")
    ]


def _help(lang: str) -> dict[str, str]:
    """Return the help pages of a language by their names."""
    return {one.name: one.read_text(encoding="utf-8") for one in sorted((HELP / lang).rglob("*.html"))}


def _of_the_mainland(text: str, allowed: tuple[str, ...] = ()) -> list[str]:
    for one in RIGHT:
        text = text.replace(one, "")
    return [f"{word} (say {said})" for word, said in MAINLAND.items() if word in text and word not in allowed]


def _without_names(text: str) -> str:
    for one in _NAMES:
        text = text.replace(one, "")
    return text


def test_no_word_of_the_mainland_stands_in_a_text_for_taiwan():
    """UX 54."""
    assert not {text[:60]: wrong for text in _texts("zh_TW") if (wrong := _of_the_mainland(text))}


def test_a_shop_is_called_alike_on_every_page_for_taiwan():
    """UX 54: 店鋪; a merchant's number is 商店代號, as channels there print it."""
    other = re.compile("(?<!網路)商店(?!代號|訂單編號)")
    assert not [text for text in _texts("zh_TW") if other.search(text)]


def test_no_word_of_the_mainland_stands_in_the_help_for_taiwan():
    """UX 54."""
    assert not {name: wrong for name, text in _help("zh_TW").items() if (wrong := _of_the_mainland(text, OF_CHANNELS))}


def test_simplified_texts_and_help_address_the_person_politely():
    """UX 54: 您, as everywhere."""
    rude = re.compile("(?<!迷)你")
    assert not [text for text in (*_texts("zh_CN"), *_help("zh_CN").values()) if rude.search(text)]


@pytest.mark.parametrize(("lang", "encoding"), [("zh_TW", "cp950"), ("zh_CN", "gb2312")])
def test_every_character_belongs_to_the_script_of_its_language(lang, encoding):
    """UX 54: simplified characters are not in Big5, traditional ones not in GB 2312."""
    strange = {}
    for text in (*_texts(lang), *_help(lang).values()):
        for one in set(re.findall(r"[\u3400-\u9fff]", _without_names(text))):
            try:
                one.encode(encoding)
            except UnicodeEncodeError:
                strange.setdefault(one, text[:60])
    assert not strange


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_character_of_every_text_has_a_picture(qapp, weight):
    """UX 56: no box stands where a letter should."""
    font = QRawFont(str(resources.path(f"fonts/NotoSansSC-{weight}.ttf")), 13)
    wanted = {one for lang in ("zh_CN", "zh_TW") for text in (*_texts(lang), *_help(lang).values()) for one in text}
    wanted |= set((I18N / "tieout_zh_CN.ts").read_text(encoding="utf-8")).union(*_help("en").values())
    assert not sorted(one for one in wanted if one.isprintable() and not font.supportsCharacter(ord(one)))


@pytest.mark.parametrize("encoding", ["big5", "gb2312"])
def test_the_font_writes_what_people_are_called(qapp, encoding):
    """UX 56: every character in daily use, of either script, is in the bundled font."""
    font = QRawFont(str(resources.path("fonts/NotoSansSC-Regular.ttf")), 13)
    first = {"big5": range(0xA4, 0xC7), "gb2312": range(0xB0, 0xD8)}[encoding]
    codes = (bytes((high, low)) for high in first for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    common = {one for code in codes for one in code.decode(encoding, "ignore") if ord(one) > 0x3400}
    assert len(common) > 3_700
    assert not sorted(one for one in common if not font.supportsCharacter(ord(one)))


def test_whatever_a_file_in_gbk_or_big5_holds_is_written(qapp):
    """UX 56: 喆, 堃, 珺 and 赟 are names of people, and old systems of banks write GBK."""
    pairs = [bytes((high, low)) for high in range(0x81, 0xFE) for low in range(0x40, 0xFF)]
    held = {one for pair in pairs for code in ("gbk", "big5") for one in pair.decode(code, "ignore") if one > "\u3400"}
    held = {one for one in held if not "\ue000" <= one <= "\uf8ff"}
    fonts = [QRawFont(str(resources.path(f"fonts/{one}-Regular.ttf")), 13) for one in ("NotoSansSC", "TieoutRare")]
    assert len(held) > 21_000 and not {
        one for one in held if not any(font.supportsCharacter(ord(one)) for font in fonts)
    }
    assert resources.FONT_FAMILIES[:2] == [font.familyName() for font in fonts]
    assert fonts[1].familyName() == charts.RARE


@pytest.mark.parametrize(("lang", "centred"), [("zh_TW", True), ("zh_CN", False)])
def test_commas_stand_where_the_reader_expects_them(qapp, lang, centred):
    """UX 56: in the middle of their square in Taiwan, at its foot on the mainland; in the window and on paper."""
    resources.load_fonts()
    resources.load_translation(qapp, lang)
    try:
        families = bundled_fonts(resources.path("fonts"))
        for font in (theme.font(), font_of(families)):
            font.setPixelSize(100)
            for sign in "，。、；：！？":
                raw = QRawFont.fromFont(font)
                ink = raw.boundingRect(raw.glyphIndexesForString(sign)[0])
                assert (abs(ink.center().x() - 50) < 2) is centred or sign == "："
                assert (abs(ink.center().y() + 38) < 3) is centred or sign in "；：！？"
            assert "…" in QFontMetrics(font).elidedText("支付寶收入明細", Qt.TextElideMode.ElideRight, 400)  # not ...
    finally:
        resources.load_translation(qapp, "en")


@pytest.mark.parametrize(
    ("lang", "cancel", "save", "paste"),
    [("zh_CN", "取消", "保存", "粘贴"), ("zh_TW", "取消", "儲存", "貼上"), ("en", "Cancel", "Save", "Paste")],
)
def test_buttons_and_menus_of_qt_itself_are_translated(qtbot, qapp, lang, cancel, save, paste):
    """UX 54."""
    assert resources.load_translation(qapp, lang)
    try:
        # a file that Qt maps ends the process when somebody writes it anew meanwhile
        assert [one.filePath() for one, _data in resources._translators] == ["", ""]
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert {one.text().replace("&", "") for one in box.buttons()} == {cancel, save}
        field = QLineEdit("x")
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        assert any(one.text().startswith(paste) or f"&{paste}" in one.text() for one in menu.actions())
        menu.deleteLater()
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        words = [one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)]
        words.append(QFileIconProvider().type(QFileInfo(str(ROOT))))
        if lang != "en":
            assert not [one for one in words if re.search(r"[A-Za-z]{2}", one)]
    finally:
        resources.load_translation(qapp, "en")


@pytest.mark.parametrize(
    ("tags", "lang"),
    [
        (["zh-TW"], "zh_TW"), (["zh-Hant-HK", "en"], "zh_TW"), (["zh_HK"], "zh_TW"), (["zh-MO"], "zh_TW"),
        (["zh-Hans-HK"], "zh_CN"), (["zh-CN"], "zh_CN"), (["zh"], "zh_CN"), (["zh-SG"], "zh_CN"), (["en-GB"], "en"),
        (["fr-FR", "zh-TW"], "en"), (["C"], "en"), ([], "en"),
    ],
)  # fmt: skip
def test_the_systems_language_picks_ours(tags, lang):
    assert resources.language_of(tags) == lang
