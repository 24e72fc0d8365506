"""Rules in a book: what they catch, what they would have done in signed months, and how they are saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import AppError, NotAllowed
from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.rule import ASIDE, Rule, Scope
from app.domain.tolerance import Tolerance
from app.services.decide import Decision, decide
from app.services.ports import Book
from app.services.proof import proof
from app.services.rule_trial import try_rule, with_rule
from app.services.rules import export_rules, import_rules, rule_names
from app.services.run_matching import run_matching
from app.services.save_rules import save_rules
from app.services.sign_off import sign_off
from app.services.take_in import rules_from, use_rules
from app.services.verify import verify
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_two_months import settle

ASIDE_MANY = Rule(
    id="large", title="Large ones", does=ASIDE, reason="own", scope=Scope(comparisons=("L1",)),
    where='kind == "order" and amount >= money("100.00")', with_payments=True,
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def signed(book: Book) -> Book:
    settle(book, SEPTEMBER)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    return book


def tried(book: Book, rule: Rule):
    with book.read() as uow:
        return try_rule(uow, uow.rules(), rule, silent)


def live(book: Book):
    with book.read() as uow:
        matches, members = uow.matches.live()
        return matches.drop(["rule"]).to_pylist(), members.to_pylist()


def test_a_rule_says_what_it_catches_before_it_is_saved(book):
    found = tried(book, ASIDE_MANY)
    with book.read() as uow:
        assert uow.rules() == Rules()
        orders = uow.records.table(layers=[1], columns=["amount"])["amount"].to_numpy()
    assert found.aside > 0 and found.records["L1"][0] <= int((orders >= 10_000).sum())
    assert len(found.examples) == min(12, found.aside)
    assert found.fewer > 0
    assert set(found.money) == {"CNY"}


def test_a_rule_that_matches_tells_matches_money_and_what_it_takes_the_place_of(book):
    rule = Rule(id="wide", scope=Scope(comparisons=("L3",)), tolerance=Tolerance(below=5_000, days_after=9))
    found = tried(book, rule)
    assert found.records["L3"][0] > 0
    assert len(found.examples) == min(12, found.matches)


def test_what_was_set_aside_stays_in_the_proof_as_explained(book):
    with book.read() as uow:
        before = {
            one.comparison: (one.sum_a, one.sum_b) for one in proof(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        }
    save_rules(book, with_rule(Rules(), ASIDE_MANY), "Lin", silent)
    # matches that a rule confirmed stay; only what is open is set aside
    with book.write("run", "Lin") as uow:
        numbers = uow.matches.live()[0]["number"].to_numpy()
        uow.matches.close(numbers)
        uow.commit(text_key="audit.run", rows=len(numbers))
    run_matching(book, as_of=None, actor="Lin", report=silent)
    with book.read() as uow:
        lines = proof(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        items = [one for one in uow.discrepancies.live().to_pylist() if one["text_key"].startswith("aside.")]
    assert items and all(one["state"] == 2 for one in items)
    assert {one.comparison: (one.sum_a, one.sum_b) for one in lines} == before
    assert sum(one.explained_count for one in lines) >= len(items)
    assert all(one.unexplained == one.open for one in lines if one.comparison == "L1")
    assert all(one.passed for one in verify(book, silent))


def test_a_rule_goes_by_the_name_that_it_had_when_it_decided(book):
    """UX 25: its id is nothing that a person ever saw, and another rule may have it by now."""
    first = Rule(id="rule-1", where_a='status == "x"')
    for rules in ((first,), (replace(first, title="Brushing of May"),), (), (Rule(id="rule-1", title="Samples"),)):
        save_rules(book, Rules(rules=rules), "Lin", silent)
    with book.read() as uow:
        version, names = uow.rules().version, rule_names(uow)
    assert names == {
        f"rule-1/{version - 3}": 'status == "x"',
        f"rule-1/{version - 2}": "Brushing of May",
        f"rule-1/{version}": "Samples",
    }


def test_a_signed_month_says_hits_wrong_hits_and_misses(signed):
    (month,) = tried(signed, ASIDE_MANY).months
    assert month.period == SEPTEMBER and month.wrong > 0
    nothing = Rule(id="never", does=ASIDE, where="amount == 1", scope=Scope(comparisons=("L1",)))
    (month,) = tried(signed, nothing).months
    assert (month.hits, month.wrong, month.misses) == (0, 0, 0)
    deposits = Rule(id="bank", scope=Scope(comparisons=("L3",)), tolerance=Tolerance(days_before=3, days_after=5))
    (month,) = tried(signed, deposits).months
    assert month.misses + month.hits > 0 and month.wrong == 0


def test_saving_asks_with_the_numbers_where_a_signed_month_would_differ(signed):
    rules = with_rule(Rules(), ASIDE_MANY)
    before = live(signed)
    with pytest.raises(NotAllowed) as refused:
        save_rules(signed, rules, "Lin", silent)
    assert refused.value.key == "rules.breaks"
    assert refused.value.params["months"] == ["2026-09"] and refused.value.params["count"] > 0
    with signed.read() as uow:
        assert uow.rules() == Rules()
    saved = save_rules(signed, rules, "Lin", silent, even_so=True)
    assert saved.version == 2
    run_matching(signed, as_of=None, actor="Lin", report=silent)
    assert live(signed) == before


def test_saving_asks_too_where_matches_of_a_signed_month_would_not_be_found_any_more(signed):
    with signed.read() as uow:
        rules = Rules(version=uow.rules().version, accept=1000)
    with pytest.raises(NotAllowed) as refused:
        save_rules(signed, rules, "Lin", silent)
    assert refused.value.key == "rules.breaks" and refused.value.params["months"] == ["2026-09"]
    assert refused.value.params["lost"] > 0 and refused.value.params["wrong"] == 0
    narrow = Rule(id="narrow", scope=Scope(comparisons=("L3",)), new=1000, accept=1000)
    with pytest.raises(NotAllowed) as refused:
        save_rules(signed, with_rule(Rules(), narrow), "Lin", silent)
    assert refused.value.params["lost"] > 0


def test_saving_asks_where_rules_would_only_suggest_what_was_decided_otherwise(book):
    """A wrong suggestion is against a signed month as a wrong match is."""
    with book.read() as uow:
        matches, members = uow.matches.live("L3")
        two = [one["number"] for one in matches.to_pylist() if one["method"] == "amount_day"][:2]
        held = [[one for one in members.to_pylist() if one["match"] == number] for number in two]
    ours, theirs = ([[one["record"] for one in many if one["side"] == side] for many in held] for side in (0, 1))
    never = Rule(id="never", scope=Scope(comparisons=("L3",)), new=1000, accept=1000)
    save_rules(book, with_rule(Rules(), never), "Lin", silent)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    for a, b in zip(ours, reversed(theirs), strict=True):  # crosswise: what she decides is right for her
        crossed = Decision(kind="match", comparison="L3", records_a=tuple(a), records_b=tuple(b), note="mine")
        decide(book, crossed, "Lin")
    settle(book, SEPTEMBER)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        wider = replace(uow.rules(), rules=())
    with pytest.raises(NotAllowed) as refused:
        save_rules(book, wider, "Lin", silent)
    assert refused.value.key == "rules.breaks"
    assert (refused.value.params["wrong"], refused.value.params["lost"]) == (2, 0)


def test_a_command_refuses_rules_that_would_change_a_signed_month(signed, tmp_path):
    file = tmp_path / "rules.json"
    export_rules(with_rule(Rules(version=7), ASIDE_MANY), str(file))
    with pytest.raises(AppError) as refused:
        use_rules(signed, rules_from(str(file)), actor="cli")
    assert refused.value.key == "rules.breaks"
    harmless = Rules(version=7, rules=(Rule(id="x", scope=Scope(accounts=("nobody",))),))
    use_rules(signed, harmless, actor="cli")
    with signed.read() as uow:
        assert uow.rules() == harmless


def test_what_is_written_to_a_file_is_read_back_the_same(tmp_path):
    rules = Rules(version=3, tolerance=Tolerance(percent_below=50, cap=100, anchor="B"), rules=(ASIDE_MANY,))
    export_rules(rules, str(tmp_path / "r.json"))
    assert import_rules(str(tmp_path / "r.json")) == rules


@pytest.mark.parametrize(
    ("rule", "key", "place"),
    [
        (Rule(id="bad", where_a="ammount > 1"), "rules.cannot_run", ("bad", "where_a", 1)),
        (Rule(id="bad", where='a_kind == "paymnt"'), "rules.cannot_run", ("bad", "where", 11)),
        (Rule(id="bad", does=ASIDE, where="a_amount > 1"), "rules.cannot_run", ("bad", "where", 1)),
        (Rule(id="bad", does=ASIDE), "rules.aside_all", None),
        (Rule(id="bad", does=ASIDE, where="1 == 1", scope=Scope(comparisons=("L2",))), "rules.aside_from", None),
        (Rule(id="bad", show=700, new=600), "rules.order", None),
        (Rule(id="Bad Name"), "rules.value", None),
    ],
)
def test_a_rule_that_cannot_run_is_refused_when_it_is_saved(book, rule, key, place):
    with pytest.raises(NotAllowed) as refused:
        save_rules(book, Rules(rules=(rule,)), "Lin", silent)
    reason = refused.value.params["reason"]
    assert reason["key"] == key
    if place:
        said = reason["params"]
        assert (said["rule"], said["field"], said["column"]) == place
    with book.read() as uow:
        assert uow.rules() == Rules()


def test_saved_rules_can_be_taken_back(book):
    save_rules(book, with_rule(Rules(), ASIDE_MANY), "Lin", silent)
    with book.write("undo", "Lin") as uow:
        uow.undo(uow.entry - 1)
        uow.commit(text_key="audit.undo", undoes=uow.entry - 1)
    with book.read() as uow:
        assert uow.rules() == Rules()
