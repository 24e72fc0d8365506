from __future__ import annotations

import pytest

from app.domain.errors import WrongUsage
from app.domain.match import Rules
from app.domain.tolerance import Tolerance
from app.rules.files import load_rules, rules_from_text, rules_to_text


def test_what_a_file_leaves_out_is_the_built_in_value():
    found = rules_from_text('{"accept": 700, "tolerance": {"below": 5}}')
    assert found == Rules(accept=700, tolerance=Tolerance(below=5))


def test_rules_written_and_read_are_the_same():
    rules = Rules(version=3, tolerance=Tolerance(above=2, days_after=7), rounding=2)
    assert rules_from_text(rules_to_text(rules)) == rules


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{", "rules.not_json"),
        ("[]", "rules.not_object"),
        ('{"accept": 1, "accept": 2}', "rules.twice"),
        ('{"accept": NaN}', "rules.number"),
        ('{"accept": 0.5}', "rules.number"),
        ('{"acept": 1}', "rules.unknown"),
        ('{"tolerance": {"over": 1}}', "rules.unknown"),
        ('{"accept": "1"}', "rules.value"),
        ('{"accept": true}', "rules.value"),
        ('{"accept": 1001}', "rules.value"),
        ('{"tolerance": {"below": -1}}', "rules.value"),
    ],
)
def test_what_is_not_meant_is_refused_with_its_place(tmp_path, text, key):
    file = tmp_path / "rules.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUsage) as refused:
        load_rules(str(file))
    assert refused.value.params["reason"]["key"] == key


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path):
    file = tmp_path / "rules.json"
    file.write_bytes(b"\xff\xfe{")
    with pytest.raises(WrongUsage):
        load_rules(str(file))
    with pytest.raises(WrongUsage):
        load_rules(str(tmp_path / "none.json"))
