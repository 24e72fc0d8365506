"""How values are written on screen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config.places import resources
from app.config.words import Words
from app.domain.errors import NotAllowed, SourceRefused
from app.ui import text as text_module
from app.ui.forms import forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.resources import load_translation
from app.ui.text import (
    amount_text,
    begun,
    count_text,
    day_text,
    error_text,
    moment_text,
    month_text,
    params_shown,
    range_text,
    shortened,
    visible,
)
from app.ui.wizards.opening_panel import typed_amount, typed_day


@pytest.mark.parametrize(
    ("value", "exp", "currency", "said"),
    [
        (123456, 2, "CNY", "1,234.56"),
        (-123456, 2, "CNY", "−1,234.56"),
        (0, 2, "CNY", "0.00"),
        (None, 2, "CNY", "—"),
        (3594, 3, "CNY", "3.594"),
        (35900, 4, "CNY", "3.59"),
        (1500, 0, "JPY", "1,500"),
        (5, 0, "CNY", "5.00"),
        (-5, 2, "CNY", "−0.05"),
    ],
)
def test_amounts(value, exp, currency, said):
    assert amount_text(value, exp, currency) == said


@given(st.integers(-(10**17), 10**17), st.integers(0, 8))
def test_a_written_amount_is_the_amount(value, exp):
    said = amount_text(value, exp).replace(",", "").replace("−", "-")
    whole, _, part = said.partition(".")
    digits = len(part)
    assert int(whole + part) * 10**8 == value * 10 ** (digits - exp + 8)


def test_days_and_moments():
    assert day_text(20_756, 2026) == "10-30"
    assert day_text(20_756, 2027) == "2026-10-30"
    assert moment_text(20_756 * 86_400 + 9 * 3600, True, 2026) == "10-30 09:00"


def test_a_file_of_another_year_than_the_one_looked_at_says_so():
    """UX 5: the period of a file is never taken for the same days of this year."""
    assert range_text("2026-10-01", "2026-10-31", 2026) == "10-01 – 10-31"
    assert range_text("2026-10-31", "2026-10-31", 2026) == "10-31"
    assert range_text("2025-10-01", "2025-10-31", 2026) == "2025-10-01 – 2025-10-31"
    assert range_text("2025-10-31", "2025-10-31", 2026) == "2025-10-31"
    assert range_text("2025-12-01", "2026-01-31", 2026) == "2025-12-01 – 2026-01-31"
    assert range_text("2026-10-01", "2026-10-31") == "2026-10-01 – 2026-10-31"  # where no year is looked at


def test_hidden_characters_become_visible_and_long_numbers_short():
    assert visible("a\u202eb") == "a⟨202E⟩b"
    assert shortened("1234567890", 5) == "12…90"


@pytest.mark.parametrize("typed", ["1234.5", "1,234.50", "１２３４．５", "1234。5", "+1234.5"])
def test_an_amount_is_read_as_it_is_typed(typed):
    assert typed_amount(typed) == (123450, 2)


@pytest.mark.parametrize("typed", ["2026-10-31", "2026/10/31", "2026.10.31", "２０２６－１０－３１"])
def test_a_day_is_read_as_it_is_typed(typed):
    assert typed_day(typed) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("read", "typed"), [(typed_amount, "twelve"), (typed_day, "31 Oct"), (typed_day, "2026-13-01")]
)
def test_what_cannot_be_read_is_refused(read, typed):
    with pytest.raises(NotAllowed):
        read(typed)


# ---- forms of days and numbers


@pytest.fixture
def written():
    """Return a function that sets the forms; the usual ones come back at the end."""
    yield lambda day="", number="", **more: forms.use(day, number, **more)
    forms.use("", "")
    privacy.set_hidden(False)


_AT = 20_757 * 86_400 + 9 * 3600 + 12 * 60 + 8  # 2026-10-31


@pytest.mark.parametrize(
    ("form", "short", "other_year", "grid", "full", "month", "span"),
    [
        ("", "10-31", "2025-12-31", "10-31 09:12", "2026-10-31 09:12:08", "Oct 2026", "10-01 – 10-31"),
        ("slash", "10/31", "2025/12/31", "10/31 09:12", "2026/10/31 09:12:08", "Oct 2026", "10/01 – 10/31"),
        ("chinese", "10月31日", "2025年12月31日", "10月31日 09:12", "2026年10月31日 09:12:08", "2026年10月",
         "10月1日 – 10月31日"),
        ("english", "31 Oct", "31 Dec 2025", "31 Oct 09:12", "31 Oct 2026 09:12:08", "Oct 2026", "1 Oct – 31 Oct"),
        ("roc", "10/31", "114/12/31", "10/31 09:12", "115/10/31 09:12:08", "民國115年10月", "10/01 – 10/31"),
    ],
)  # fmt: skip
def test_days_are_written_in_the_persons_form(written, form, short, other_year, grid, full, month, span):
    """UX 55."""
    written(form)
    assert shown.day_short(date(2026, 10, 31)) == day_text(20_757, 2026) == short
    assert day_text(20_453, 2026) == other_year
    assert shown.moment(_AT, dated=False, year=2026) == moment_text(_AT, True, 2026) == grid
    assert shown.moment_full(_AT, dated=False) == full
    assert month_text(date(2026, 10, 1)) == month
    assert range_text("2026-10-01", "2026-10-31", 2026) == span


@pytest.mark.parametrize(
    ("form", "amount", "count"),
    [("", "−1,234,567.89", "12,345"), ("space", "−1\u00a0234\u00a0567.89", "12\u00a0345"),
     ("none", "−1234567.89", "12345")],
)  # fmt: skip
def test_amounts_are_written_in_the_persons_form(written, form, amount, count):
    """UX 55."""
    written(number=form)
    assert amount_text(-123456789) == shown.amount(-123456789) == shown.plain_amount("-1234567.89") == amount
    assert count_text(12345) == count


def test_a_change_of_form_is_seen_at_once_and_hiding_wins(written):
    """UX 55: nothing written before comes back from a cache."""
    said = [shown.amount(123456), shown.moment(_AT, dated=True, year=2026)]
    written("roc", "none")
    said += [shown.amount(123456), shown.moment_full(_AT, dated=True)]
    privacy.set_hidden(True)
    said += [shown.amount(123456), amount_text(123456), shown.plain_amount("1.00")]
    privacy.set_hidden(False)
    assert said == ["1,234.56", "10-31", "1234.56", "115/10/31", "••••", "••••", "••••"]
    assert shown.amount(123456) == "1234.56"


def test_names_are_masked_unless_full_ones_are_wanted(written):
    assert shown.party("李小华") == "李*华"
    assert shown.party("欧阳小店") == "欧阳小店" and shown.party("陈小费") == "陈*费"  # a firm; a person
    for stays in ("宜兴陶韵紫砂厂", "德化白瓷坊", "账户管理费", "帳戶管理費", "8月工资"):
        assert shown.party(stays) == stays
    written(masked=False)
    assert shown.party("李小华") == "李小华"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1234.5", (123450, 2)), ("1,234.50", (123450, 2)), ("１，２３４。５０", (123450, 2)), ("￥1 234", (123400, 2)),
        ("－５", (-500, 2)), ("−5.00", (-500, 2)), ("NT$1,234", (123400, 2)), ("-¥5", (-500, 2)), ("¥-5", (-500, 2)),
        ("12元", (1200, 2)), ("0.12345", (12345, 5)), ("+7", (700, 2)), ("1234,567", (123456700, 2)),
        ("", None), ("twelve", None), ("1.2.3", None), ("12-3", None), ("元", None), ("1e5", None),
        ("12,5", None), ("12，50", None), ("1.234,50", None), ("1,2345", None), ("1 2", None),
        ("-NT$ 1,234.5", (-123450, 2)),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_an_input_method_types_it(typed, found):
    """UX 55."""
    assert text_module.typed_amount(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-10-31", date(2026, 10, 31)), ("2026/1/5", date(2026, 1, 5)),
        ("２０２６．１０．３１", date(2026, 10, 31)),
        ("2026。10。31", date(2026, 10, 31)), ("2026年10月31日", date(2026, 10, 31)), ("20261031", date(2026, 10, 31)),
        ("115/01/05", date(2026, 1, 5)), ("１１５／０１／０５", date(2026, 1, 5)),
        ("民國115年1月5日", date(2026, 1, 5)),
        ("99/12/31", None), ("2026-13-01", None), ("2026-02-30", None), ("10-31", None), ("31 Oct", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_either_calendar(typed, found):
    """UX 55: years of the Republic of China too."""
    assert text_module.typed_day(typed) == found


@given(st.integers(-(10**14), 10**14), st.sampled_from(["", "space", "none"]))
def test_what_is_written_in_a_form_is_read_again(value, form):
    forms.use("", form)
    try:
        assert text_module.typed_amount(amount_text(value)) == (value, 2)
    finally:
        forms.use("", "")


@given(st.dates(date(1912, 1, 1), date(2100, 12, 31)), st.sampled_from(["", "slash", "chinese", "roc"]))
def test_a_day_written_in_a_form_is_read_again(day, form):
    forms.use(form, "")
    try:
        assert text_module.typed_day(shown.day_full(day)) == (day if form != "roc" or day.year >= 2011 else None)
    finally:
        forms.use("", "")


def test_things_are_named_one_after_the_other_as_the_language_does(qapp):
    for lang, said in (("zh_CN", ("甲、乙", "甲；乙")), ("zh_TW", ("甲、乙", "甲；乙")), ("en", ("甲, 乙", "甲; 乙"))):
        load_translation(qapp, lang)
        assert (text_module.listed(["甲", "乙"]), text_module.clauses(["甲", "乙"])) == said


def test_a_word_begins_a_cell_with_a_capital_and_no_other_letter_changes():
    assert [begun(one) for one in ("payout", "L1 order", "打款", "")] == ["Payout", "L1 order", "打款", ""]


def test_sentences_are_parted_as_their_script_does():
    assert text_module.sentences(["One.", "", "Two."]) == "One. Two."
    assert text_module.sentences(["查出 60 处。", "其中 3 处另计。"]) == "查出 60 处。其中 3 处另计。"


def test_where_a_refusal_is_stands_before_it_with_the_colon_of_the_language(qapp):
    refused = SourceRefused("refused.not_amount", file="a.csv", row=3, column="金额", value="x")
    try:
        for lang, begins in (
            ("zh_CN", "a.csv · 3 · 金额：“x”"),
            ("zh_TW", "a.csv · 3 · 金额：「x」"),
            ("en", "a.csv · 3 · 金额: “x”"),
        ):
            load_translation(qapp, lang)
            assert error_text(refused, Words(lang, resources() / "i18n")).startswith(begins)
    finally:
        load_translation(qapp, "en")


def test_amounts_of_a_text_within_a_text_are_written_and_hidden_as_all_others():
    figure = {"key": "statement.figure", "params": {"name": {"key": "none"}, "stated": "11000.00", "found": "-10.5"}}
    params = {"figures": [figure]}
    said = Words("en").say("statement.disagree", params_shown(params))
    assert "11,000.00" in said and "\N{MINUS SIGN}10.5" in said
    privacy.set_hidden(True)
    try:
        assert not any(one.isdigit() for one in Words("en").say("statement.disagree", params_shown(params)))
    finally:
        privacy.set_hidden(False)
    assert figure["params"]["stated"] == "11000.00"  # what is stored stays
