"""Every text of the window is there in Chinese, with its placeholders; counts read right in English."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.samples import ROOT
from tests.tools.refresh_ts import refresh

I18N = ROOT / "resources" / "i18n"
FILES = ("tieout_zh_CN.ts", "tieout_zh_TW.ts", "tieout_en.ts")
_HOLDERS = re.compile(r"\{\w*\}|%n")


def _messages(path: Path) -> dict[tuple[str, str, str], list[str]]:
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for one in context.iter("message"):
            made = one.find("translation")
            assert made is not None
            texts = [form.text or "" for form in made.iter("numerusform")] or [made.text or ""]
            if made.get("type") == "unfinished":
                texts = [""]
            key = (context.findtext("name", ""), one.findtext("source", ""), one.findtext("comment", ""))
            found[key] = texts
    return found


@pytest.mark.parametrize("name", FILES)
def test_everything_is_translated(name):
    assert not [key for key, texts in _messages(I18N / name).items() if not all(texts)]


@pytest.mark.parametrize("name", FILES)
def test_translations_keep_their_placeholders(name):
    wrong = [
        key
        for key, texts in _messages(I18N / name).items()
        for text in texts
        if set(_HOLDERS.findall(key[1])) != set(_HOLDERS.findall(text))
    ]
    assert not wrong


@pytest.mark.parametrize("name", FILES)
def test_no_sign_is_written_as_its_number(name):
    assert not [key for key, texts in _messages(I18N / name).items() for text in texts if "&#" in text]


@pytest.mark.parametrize("name", FILES)
def test_the_files_hold_what_the_code_says(name, tmp_path):
    for one in FILES:
        (tmp_path / one).write_bytes((I18N / one).read_bytes())
    refresh(tmp_path)
    assert set(_messages(tmp_path / name)) == set(_messages(I18N / name))


def test_no_text_stands_outside_a_class():
    assert not [key for key in _messages(I18N / "tieout_zh_CN.ts") if key[0] in ("", "page", "self")]
