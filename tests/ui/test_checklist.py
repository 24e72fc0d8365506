"""Every expectation of the users has its test, and the list of them is up to date."""

from __future__ import annotations

from tests.tools import checklist


def test_every_expectation_has_a_test():
    found = checklist.found()
    assert not [number for number in sorted(checklist.REQUIRED) if not found[number]]


def test_no_test_names_an_expectation_that_is_none():
    assert not set(checklist.found()) - set(checklist.ITEMS)


def test_the_list_is_up_to_date():
    assert checklist.PATH.read_text("utf-8") == checklist.text(), "run python -m tests.tools.checklist"
