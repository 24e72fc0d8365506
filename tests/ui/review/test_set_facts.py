"""The card says of a set what is left out, how sure it is, what the cents can decide, whether the search was whole."""

from __future__ import annotations

import pytest

from app.config.words import Words
from app.domain.texts import all_texts
from app.matching.sets import Excluded, Verdict
from app.ui.review.set_facts import set_facts, stated_facts

STORY = {
    "sure": "unique", "ways": 1, "left_rows": 3, "left_out": "-12.30", "story": {"known": 1, "tail": 2},
    "left_refs": ["A1", "A2", "A3", "A4"], "bits_needed": 9, "bits_given": 20, "complete": "yes",
}  # fmt: skip


def said(reasons, lang="en"):
    return [" ".join(one) for one in set_facts(reasons, Words(lang).say)]


def test_a_story_says_what_it_leaves_out_and_why_and_what_the_cents_decide():
    lines = said(STORY)
    assert lines[0] == "How sure the set is the only story that makes sense"
    assert "3 · −12.30 · 1 held, disputed or refunded · 2 after the cut-off · A1, A2, A3 …" in lines[1]
    assert any("the cents decide: they tell 1,048,576 sums apart, this choice is one of 512" in one for one in lines)
    assert lines[-1] == "Search complete within its limits"


def test_one_of_several_and_cents_that_cannot_decide_are_said_so():
    lines = said({**STORY, "sure": "several", "ways": 7, "bits_needed": 30, "complete": "no", "twins": "yes"})
    assert "one of 7 stories" in lines[0]
    assert any("cannot decide" in one for one in lines)
    assert "Search cut short at its limits" in lines and "amount of one left out" in lines[-1]


def test_nothing_left_out_is_said_and_other_matches_say_nothing_of_it():
    assert "Left out, together nothing" in said({"sure": "one", "complete": "yes"})
    assert said({"rule": "reference/1"}) == []


def test_what_the_channel_says_that_the_buyer_paid_stands_in_its_own_currency():
    found = stated_facts({"stated": "1234.50 EUR", "amount_b": "1338.44"}, Words("en").say)
    assert found == [("Buyer paid", "1,234.50 EUR")]
    assert stated_facts({"amount_b": "1338.44"}, Words("en").say) == []


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_verdict_and_reason_has_its_words(lang):
    texts = all_texts()
    for one in Verdict:
        assert one is Verdict.NONE or f"evidence.sure.{one.value}" in texts
    for why in Excluded:
        assert f"made_of.why.{why.value}" in texts
    assert all("evidence." not in one and "{" not in one for one in said(STORY, lang))
