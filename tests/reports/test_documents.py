"""余额调节表: both layouts bring the two sides together, in every language."""

from __future__ import annotations

import re

import pytest

from app.config.words import LANGUAGES, Words
from app.domain.proof import ProofLine
from app.reports.documents import LAYOUTS, DocumentHead, PageItem, ReconciliationPage, reconciliation_html

LINE = ProofLine(
    comparison="L3",
    account_a="1609920260",
    account_b="6214****5555",
    currency="CNY",
    count_a=3,
    count_b=3,
    sum_a=120_000,
    sum_b=115_500,
    waiting=4_000,
    open=1_500,
    adjustments={"set_aside": -1_000},
)
ITEMS = (
    PageItem(side=0, effect=4_000, exp=2, day="2026-10-31", text="P<1>", code="TS3", note="Payout under way"),
    PageItem(side=1, effect=-500, exp=2, day="2026-10-12", text="salary & more", code="EX6"),
    PageItem(side=1, effect=2_000, exp=2, day="2026-10-13", text="bank charge"),
)


def document(layout, lang="en", items=ITEMS):
    page = ReconciliationPage(line=LINE, items=items, closing_b="1155.00")
    head = DocumentHead(company="禾木 & Co", period="2026-10", pages=(page,), prepared_by="Li")
    return reconciliation_html(head, layout, Words(lang).say)


def amounts(html, label):
    return re.findall(rf"<b>{re.escape(label)}</b></td><td align=\"right\"><b>([^<]*)</b>", html)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_in_every_language_adds_up(layout, lang):
    """UX 51."""
    html, words = document(layout, lang), Words(lang)
    assert amounts(html, words.say("report.difference_adjusted")) == ["0.00"]
    assert amounts(html, words.say("report.unexplained")) == ["15.00"]
    assert "P&lt;1&gt;" in html and "salary &amp; more" in html and "禾木 &amp; Co" in html
    assert html == document(layout, lang)
    assert "report." not in html and "1,155.00" in html


def test_two_columns_meet_at_one_adjusted_balance():
    """UX 51."""
    assert amounts(document("double"), "Adjusted balance") == ["1,195.00", "1,195.00"]


def test_one_column_goes_from_our_balance_to_theirs():
    """UX 51."""
    html = document("single")
    assert amounts(html, "Their balance as computed") == amounts(html, "Sum of their records") == ["1,155.00"]


def test_a_missing_item_shows_as_a_difference():
    assert amounts(document("double", items=ITEMS[1:]), "Difference of the adjusted balances") == ["40.00"]


def test_an_unknown_layout_is_a_mistake():
    with pytest.raises(ValueError, match="triple"):
        document("triple")
