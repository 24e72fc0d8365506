"""Every topic is there in every language and says the same things; links lead somewhere; search finds."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest

from app.config.words import LANGUAGES, Words
from app.domain.discrepancy import CODES
from app.domain.texts import all_texts
from app.importers.base import load_formats
from app.reports.template.names import ADJUSTMENTS, SINGLES, TABLES, TOTALS, in_language
from app.services.help_pages import HelpPages
from app.services.help_search import excerpt, fold
from tests.samples import ROOT

FOLDER = ROOT / "resources" / "help"
TAGS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "b", "code", "table", "tr", "td", "a", "br", "span", "th"}
#: Messages that somebody may look up; each stands on the page of messages.
FAMILIES = ("refused.", "book.", "disk.", "output.", "backup.", "period.", "match.", "undo.", "accounts.", "opening.")
FAMILIES += ("import.", "usage.", "settings.", "review.gone", "review.locked", "review.reason", "review.accept_first")
FAMILIES += ("paste.", "layout.", "mapping.no_", "mapping.ask_", "split.", "entry.", "write_off.limit", "rules.")


class _Keys:
    def cap(self, name: str) -> str:
        return f"<{name}>"

    def table(self, place: str) -> list[tuple[str, str]]:
        return [(f"does {place}", "Ctrl+X")]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@cache
def pages(lang: str) -> HelpPages:
    return HelpPages(FOLDER, Words(lang), _Keys())


def tags(html: str) -> _Tags:
    found = _Tags()
    found.feed(html)
    return found


def test_the_contents_name_every_file_and_no_other():
    for lang in LANGUAGES:
        written = {one.stem for one in (FOLDER / lang).glob("*.html")}
        assert written == {one for one in pages(lang).names if not one.startswith("code-")}


def test_every_topic_has_the_same_sections_in_every_language():
    """UX 65."""
    for name in pages("en").names:
        anchors = {lang: [one.anchor for one in pages(lang).topic(name).sections] for lang in LANGUAGES}
        assert anchors["en"] == anchors["zh_CN"] == anchors["zh_TW"], name
        assert len(set(anchors["en"])) == len(anchors["en"])
        assert all(pages(lang).title(name) for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_a_section_that_is_there(lang):
    wrong = []
    for name in pages(lang).names:
        for tag, attrs in tags(pages(lang).topic(name).html).tags:
            target = attrs.get("href") or ""
            if tag != "a" or target == "do:keys":
                continue
            topic, _sign, anchor = target.partition("#")
            there = pages(lang).has(topic) and (
                not anchor or anchor in [one.anchor for one in pages(lang).topic(topic).sections]
            )
            if not there:
                wrong.append((name, target))
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_plain_and_load_nothing(lang):
    """UX 65: offline."""
    for name in pages(lang).names:
        html = pages(lang).topic(name).html
        found = tags(html)
        assert {tag for tag, _attrs in found.tags} <= TAGS, name
        assert not [attrs for _tag, attrs in found.tags if "src" in attrs or "style" in attrs], name
        assert "{{" not in html and "http" not in html, name
        assert not re.search(r"\b(help|cause|settle)\.\w+", " ".join(found.text)), name


def test_every_format_that_is_read_has_a_page_how_to_download_it():
    """UX 65."""
    missing = [one for one in load_formats() if not pages("en").has(f"download-{one}") and one != "tieout.opening"]
    assert not missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_table_lists_every_format_with_how_to_get_it_what_is_checked_and_its_limits(lang):
    """UX 65."""
    made = pages(lang)
    names = [one for one in made.names if one.startswith("download-")]
    html = made.topic("formats").html
    for name in names:
        said = {one.anchor: one.text for one in made.topic(name).sections}
        assert f'href="{name}"' in html and said["where"] and said["file"] and said["watch"], name
    assert html.count("<tr>") == len(names) + 1
    assert "formats" not in {one.topic for one in made.search(made.title(names[0]))}


def test_every_code_says_what_it_means_what_causes_and_what_settles_it():
    for lang in LANGUAGES:
        for code in CODES:
            topic = pages(lang).topic(f"code-{code}")
            assert code in topic.title
            said = {one.anchor: one.text for one in topic.sections}
            assert said[""] and said["cause"] and said["settle"] and said["reads"], (lang, code)
            assert "{" not in topic.html, (lang, code)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_stands_on_the_page_of_messages(lang):
    words = Words(lang)
    text = fold(" ".join(tags(pages(lang).topic("refusals").html).text))
    wanted = {key: words.text(said) for key, said in all_texts().items() if key.startswith(FAMILIES)}
    missing = [key for key, said in wanted.items() if fold(re.sub(r"\{\w+\}", "…", said)) not in text]
    assert not missing


def _only_in(text: str, here: str, there: str) -> set[str]:
    """Return the characters that one character set has and the other lacks."""

    def known(char: str, name: str) -> bool:
        try:
            return bool(char.encode(name))
        except UnicodeEncodeError:
            return False

    return {one for one in set(text) if "\u4e00" <= one <= "\u9fff" and known(one, here) and not known(one, there)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_a_template_is_listed(lang):
    html = unescape(pages(lang).topic("templates").html)
    listed = [f"{table}.{column}" for table, columns in TABLES.items() for column in columns]
    totals = [f"L1.{total}.{what}" for total in TOTALS for what in ("count", "amount")]
    adjusted = [f"L1.adjustments.{name}" for name in ADJUSTMENTS]
    for name in (*SINGLES, *listed, *totals, *adjusted, "L1.title", "L1.unexplained", "L1.suggested"):
        assert "{{" + in_language(name, lang) + "}}" in html, name
        assert "{{" + name + "}}" in html, name


def test_traditional_pages_hold_no_simplified_characters_and_the_other_way_round():
    """UX 54."""
    for name in pages("zh_TW").names:
        if name != "glossary":  # which shows the words of all three languages
            assert not _only_in(pages("zh_TW").topic(name).html, "gb2312", "big5"), name
            assert not _only_in(pages("zh_CN").topic(name).html, "big5", "gb2312"), name


def test_english_pages_say_chinese_only_where_a_menu_or_file_is_called_so():
    for name in pages("en").names:
        if name not in ("glossary", "formats") and not name.startswith("download-"):
            assert not re.search(r"[\u4e00-\u9fff]", pages("en").topic(name).html), name


def test_the_glossary_has_every_word_in_three_languages():
    html = pages("zh_TW").topic("glossary").html
    assert "未解釋差額" in html and "未解释差额" in html and "unexplained difference" in html


@pytest.mark.parametrize(
    ("lang", "wanted", "topic"),
    [
        ("en", "password", "importing"),
        ("en", "TAOBAO", "download-taobao.orders"),
        ("en", "archive overlap", "refusals"),
        ("en", "ex8", "code-EX8"),
        ("zh_CN", "拼多多", "download-pinduoduo.orders"),
        ("zh_CN", "压缩包 密码", "importing"),
        ("zh_CN", "调节表", "sign-off"),
        ("zh_CN", "qr", "sign-off"),
        ("zh_CN", "ｅｘ８", "code-EX8"),
        ("zh_TW", "壓縮檔", "refusals"),
        ("zh_TW", "通路", "code-EX1"),
        ("zh_TW", "簽認", "sign-off"),
        ("zh_TW", "對帳", "download-swift.mt940"),
        ("zh_TW", "duizhang", "download-swift.mt940"),
        ("zh_TW", "dz", "download-swift.mt940"),
        ("zh_TW", "对账", "download-swift.mt940"),
        ("zh_CN", "對帳", "download-swift.mt940"),
        ("zh_CN", "duizh", "download-swift.mt940"),
        ("zh_CN", "fapiao", "download-swift.mt940.mollie.balance"),
    ],
)
def test_search_finds_words_pieces_and_pinyin(lang, wanted, topic):
    """UX 65, UX 18: Chinese by any piece, in either script, and by its pinyin."""
    hits = pages(lang).search(wanted)
    assert topic in [one.topic for one in hits]
    for one in hits:
        assert one.anchor in [section.anchor for section in pages(lang).topic(one.topic).sections]


def test_a_title_comes_before_a_mention():
    assert pages("en").search("privacy")[0].topic == "privacy"
    assert pages("en").search("glossary")[0].topic == "glossary"
    assert pages("zh_CN").search("备份")[0].topic == "backup"


def test_nothing_is_found_for_nothing_and_for_what_is_not_there():
    assert pages("en").search("   ") == [] == pages("en").search("zebra crossing")


def test_an_excerpt_is_cut_around_the_word():
    text = "a " * 60 + "needle " + "b " * 60
    assert "needle" in excerpt(text, ["needle"]) and len(excerpt(text, ["needle"])) < 100
    assert excerpt("short", ["x"]) == "short"


def test_an_excerpt_begins_and_ends_with_whole_words():
    text = "Unpack an archive with a password that nobody remembers, or pack its contents anew as a plain archive file."
    for wanted in ("password", "contents", "nowhere"):
        cut = excerpt(text, [wanted]).strip("…")
        assert cut in text and set(cut.split()) <= set(text.split())
    assert excerpt("把压缩包重新打包" * 9, ["重新"]).startswith("把压缩包")


def test_keys_are_those_of_the_person():
    assert "&lt;run.match&gt;" in pages("en").topic("start").html
    assert "does review" in pages("en").topic("review").html


def test_a_topic_that_is_not_there_is_said_so():
    with pytest.raises(KeyError):
        pages("en").topic("nowhere")
