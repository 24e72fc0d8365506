"""Every text is said in three languages, keeps its placeholders and stays on its line."""

from __future__ import annotations

import errno
import os
import re

import pytest

from app.config.catalogue import load_catalogue, parse_po
from app.config.places import resources
from app.config.words import LANGUAGES, Words, one_line
from app.domain.errors import AppError, SourceRefused, system_reason
from tests.tools.extract_texts import FOLDER, catalogue, wanted

PLACE = re.compile(r"\{(\w+)\}")
TRANSLATED = LANGUAGES[1:]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_text_has_a_translation(lang):
    known = parse_po((FOLDER / f"{lang}.po").read_text(encoding="utf-8"))
    missing = {text: keys for text, keys in wanted().items() if text not in known}
    assert not missing, "write them with python -m tests.tools.extract_texts and translate them"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_translation_keeps_its_placeholders(lang):
    known = parse_po((FOLDER / f"{lang}.po").read_text(encoding="utf-8"))
    lost = {one: two for one, two in known.items() if one and sorted(PLACE.findall(one)) != sorted(PLACE.findall(two))}
    assert not lost


@pytest.mark.parametrize("lang", TRANSLATED)
def test_catalogues_hold_what_the_texts_hold_and_no_more(lang):
    text = (FOLDER / f"{lang}.po").read_text(encoding="utf-8")
    assert text == catalogue(lang, parse_po(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_the_system_did_not_do_it_is_said_in_every_language(lang):
    """UX 54: nothing of the system's own English is left in a sentence where there are words for it."""
    words = Words(lang)
    for number in (errno.EACCES, errno.EROFS, errno.EISDIR, errno.ENAMETOOLONG):
        said = words.say("refused.unreadable", {"reason": system_reason(OSError(number, "raw English"))})
        assert "raw English" not in said and "system." not in said and os.strerror(number) not in said
    assert os.strerror(errno.EXDEV) in words.say("output.failed", {"reason": system_reason(OSError(errno.EXDEV, ""))})


def test_traditional_chinese_is_not_converted_simplified():
    known = parse_po((FOLDER / "zh_TW.po").read_text(encoding="utf-8"))
    for simplified in ("对账", "账单", "账户", "导入", "默认", "订单", "文件", "信息", "差异说", "无法", "期间内没"):
        assert not [one for one in known.values() if simplified in one], simplified


def test_no_text_shouts_or_says_sorry():
    for text in wanted():
        assert "!" not in text and "sorry" not in text.lower(), text


def test_a_key_is_said_with_its_parameters():
    words = Words("en")
    assert words.say("book.missing", {"file": "a.tieout"}) == "a.tieout does not exist."
    assert words.say("book.missing") == "{file} does not exist."
    assert words.say("") == "" and words.say("no.such") == "no.such"


def test_parameters_may_be_keys_and_lists():
    words = Words("en")
    inner = {"key": "book.missing", "params": {"file": "x"}}
    assert words.say("summary.refused_file", {"file": "f", "reason": [inner, 5]}) == "f: x does not exist.; 5"


def test_braces_in_values_are_left_alone():
    assert Words("en").say("book.missing", {"file": "{file}{0}"}) == "{file}{0} does not exist."


def test_a_refusal_is_one_line_that_says_where():
    words = Words("en")
    refused = SourceRefused("book.missing", file="a\nb.csv", row=4, column="金额")
    assert words.error(refused) == r"a\x0ab.csv, row 4, column 金额: a\x0ab.csv does not exist."
    assert words.error(AppError("book.missing", file="x")) == "x does not exist."
    assert words.refusal("f", 0, "", "k", {}) == "f: k"


def test_direction_marks_are_shown_and_wide_spaces_kept():
    assert one_line("a\u202eb\u3000c\u2028d") == "a\\u202eb\u3000c\\u2028d"


def test_an_unknown_language_is_a_mistake():
    with pytest.raises(ValueError, match="xx"):
        Words("xx")


def test_codes_are_worded_and_an_unknown_one_is_itself():
    assert Words("en").code_title("EX1") == "Paid, no order"
    assert Words("zh_CN").code_title("EX1") != "Paid, no order"
    assert Words("en").code_title("ZZ9") == "ZZ9"


def test_a_po_file_is_read_as_gettext_reads_it(tmp_path):
    (tmp_path / "zh_CN.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n\n#. k\nmsgid "a \\"b\\"\\n"\n"c"\nmsgstr "甲"\n'
        '#, fuzzy\nmsgid "d"\nmsgstr "乙"\n\nmsgid "e"\nmsgstr ""\n',
        encoding="utf-8",
    )
    assert load_catalogue("zh_CN", tmp_path) == {'a "b"\nc': "甲"}
    assert load_catalogue("zh_TW", tmp_path) == {}


def test_a_broken_po_file_names_its_line():
    with pytest.raises(ValueError, match="line 2"):
        parse_po('msgid "a"\nnonsense\n')


def test_catalogues_stand_where_the_program_looks():
    assert resources() / "i18n" == FOLDER


def test_one_thing_is_said_in_the_singular():
    words = Words("en")
    assert words.say("audit.explain", {"count": 1, "reason": "paid in cash"}) == "Explained one item: paid in cash"
    assert words.say("audit.explain", {"count": 2, "reason": "paid in cash"}) == "Explained 2 items: paid in cash"


def test_formats_are_said_by_their_names_and_not_by_their_ids():
    params = {"account": "2088", "day": "2026-10-14", "formats": ["alipay.merchant.trade", "outside.mine"]}
    said = Words("en").say("ex8.day", params)
    assert said == "No statement of 2088 covers 2026-10-14 (Alipay trade bill; outside.mine)."
    assert "支付宝" in Words("zh_CN").say("refused.format", {"format": "alipay.merchant.trade"})
