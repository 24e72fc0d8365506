"""The help's pages in the window's language, with the person's keys as they stand on her keyboard, in our colours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.config.words import Words
from app.services.help_pages import HelpPages
from app.ui import resources
from app.ui.keymap import COMMANDS, command_words, key_words, keymap
from app.ui.theme import theme

#: place of a command → what the list of keys calls it.
PLACES = {
    "window": QT_TRANSLATE_NOOP("HelpKeys", "Everywhere"),
    "grid": QT_TRANSLATE_NOOP("HelpKeys", "In every grid"),
    "review": QT_TRANSLATE_NOOP("HelpKeys", "Review"),
    "discrepancies": QT_TRANSLATE_NOOP("HelpKeys", "Discrepancies"),
    "sign_off": QT_TRANSLATE_NOOP("HelpKeys", "Sign-off"),
    "fees": QT_TRANSLATE_NOOP("HelpKeys", "Fees"),
    "cross": QT_TRANSLATE_NOOP("HelpKeys", "Cross tables"),
    "overview": QT_TRANSLATE_NOOP("HelpKeys", "Overview"),
    "statements": QT_TRANSLATE_NOOP("HelpKeys", "Statements"),
}


def place_words(place: str) -> str:
    """Return what a place of keys is called; a new place is called by its name."""
    return QCoreApplication.translate("HelpKeys", PLACES.get(place, place))


class MyKeys:
    """The keys as the person has them now."""

    def cap(self, name: str) -> str:
        """Return the key of a command, "" for none or for a command that is not there any more."""
        return key_words(keymap.cap(name)) if any(one.name == name for one in COMMANDS) else ""

    def table(self, place: str) -> Sequence[tuple[str, str]]:
        """Return what each command of a place does, with its keys."""
        mine = [one for one in COMMANDS if one.place == place]
        # two keys may have one name on this keyboard (Return, Enter)
        keys = {one.name: dict.fromkeys(map(key_words, keymap.keys(one.name))) for one in mine}
        return [(command_words(one.name), "  ".join(keys[one.name])) for one in mine]


def make_pages(words: Words) -> HelpPages:
    """Return the help in the language of `words`."""
    pages = HelpPages(resources.path("help"), words, MyKeys())
    keymap.changed.connect(partial(_forget, pages))
    return pages


def _forget(pages: HelpPages) -> None:
    pages.forget()


def shown(html: str) -> str:
    """Return a page as the window shows it: Qt makes headings larger by factors of its own, so they are paragraphs."""
    html = re.sub(r"<h([123])", r'<p class="h\1"', html)
    return f"<body>{re.sub(r'</h[123]>', '</p>', html)}</body>"


def style() -> str:
    """Return the style of a page in the theme in use."""
    token, px = theme.tokens, theme.px
    families = ", ".join(f'"{one}"' for one in resources.font_families()[:2])
    return f"""
    body {{ color: {token["text"]}; font-size: {px(13)}px; }}
    .h1 {{ font-size: {px(18)}px; font-weight: bold; margin-bottom: {px(8)}px; }}
    .h2 {{ font-size: {px(14)}px; font-weight: bold; margin-top: {px(16)}px; margin-bottom: {px(4)}px; }}
    .h3 {{ font-size: {px(13)}px; font-weight: bold; margin-top: {px(12)}px; margin-bottom: 0; }}
    p, li {{ line-height: 150%; margin-top: {px(2)}px; margin-bottom: {px(4)}px; }}
    td {{ padding: {px(3)}px {px(16)}px {px(3)}px 0; }}
    a {{ color: {token["accent"]}; }}
    code, pre {{ font-family: {families}; background-color: {token["surface2"]}; color: {token["text2"]}; }}
    .key {{ background-color: {token["sunken"]}; color: {token["text"]}; font-size: {px(12)}px; }}
    .hint {{ color: {token["text3"]}; font-size: {px(12)}px; }}
    """
