"""The starting models that ship: many, sound, in three languages."""

from __future__ import annotations

import json
import re

import pytest

from app.domain.match import Rules
from app.rules.fees import catalogue_from_text
from app.rules.files import rules_from_text, rules_to_text
from app.services.starting_fees import starting_fees


def test_more_than_twenty_methods_ship_and_each_says_where_it_is_from():
    found = starting_fees()
    assert len(found) >= 30
    for one in found:
        assert one.title_in("zh_CN") != one.title_in("en") or one.title.isascii()
        assert {lang for lang, _ in one.titles} == {"zh_CN", "zh_TW"}
        assert "check your contract" in one.source
        assert one.sources
        re.compile(one.words)
    assert {plan.parts for one in found for plan in one.plans} == {3, 6, 12}


@pytest.mark.parametrize(
    "change", [{"rate": 0.6}, {"rate": "x"}, {"kind": "tax"}, {"fixed": -1}, {"rounding": "bankers"}, {"more": 1}]
)
def test_a_catalogue_that_breaks_the_schema_is_refused(change):
    good = {"id": "x", "title": "X", "titles": {}, "currency": "CNY", "rate": "0.6", "source": "s"}
    assert len(catalogue_from_text(json.dumps({"note": "", "methods": [good]}))) == 1
    with pytest.raises(ValueError):
        catalogue_from_text(json.dumps({"note": "", "methods": [{**good, **change}]}))


def test_contract_rates_are_part_of_the_rules():
    text = '{"fees":[{"account":"A1","rate":380000,"least":8,"cap":2500,"since":"2026-10-01","refund":"kept"}]}'
    rules = rules_from_text(text)
    (fee,) = rules.fees
    assert (fee.rate, fee.least, fee.cap, fee.since, fee.refund) == (380_000, 8, 2500, "2026-10-01", "kept")
    assert rules_from_text(rules_to_text(rules)) == rules
    assert Rules().fees == ()


@pytest.mark.parametrize(
    "fee",
    ['{"account":"A","since":"x"}', '{"account":"A","rate":-1}', '{"account":"A","least":9,"cap":8}', '{"rate":1}'],
)
def test_a_contract_rate_that_cannot_be_is_refused(fee):
    with pytest.raises(ValueError):
        rules_from_text(f'{{"fees":[{fee}]}}')
