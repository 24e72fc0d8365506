"""Rules in the books (L4, L5), and what passes without an eye for rules may not do where a rule governs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.record import Kind, State
from app.domain.rule import Key, Pattern, Rule, Scope
from app.domain.tolerance import Tolerance
from app.matching.engine import reconcile
from app.rules.rulebook import rulebook
from tests.matching.recompute import decide
from tests.matching.shop import Found, bank, inputs, ledger, order, payment
from tests.matching.test_books import line, moved
from tests.matching.test_carts import ONE, TWO
from tests.rules.test_rulebook import COVERED

EXACT = Tolerance(days_before=0, days_after=0)


def run(rows, *rules, order_of=None, **more):
    book = Rules(rules=rules)
    rows = rows if order_of is None else [rows[at] for at in order_of]
    given = inputs(rows, rules=book, rulebook=rulebook(book), coverage=COVERED, **more)
    if order_of is not None:
        given = replace(given, rank=np.array(order_of))
    return Found(reconcile(given, silent))


def said(found, comparison):
    return [(one["A"], one["B"], one["method"], one["state"], one["rule"]) for one in found.of(comparison)]


def cards_hold(found):
    """Every card leads to the state that its match has."""
    for one in found.matches:
        assert decide(one["why"], one["comparison"]).confirmed == (one["state"] == 1), one["why"]


# ---- L4


RENT = Rule(
    id="rent", title="Rent", confirms=True, accept=500, scope=Scope(comparisons=("L4",)),
    patterns=(Pattern(field="counterparty", pattern="房东", side="A"),),
    tolerance=Tolerance(below=200, days_before=0, days_after=20),
)  # fmt: skip


def test_a_rule_finds_in_the_books_what_its_tolerance_allows_and_confirms_it():
    rows = [moved(-50_000, record=1), line(-50_100, "1", day="2026-10-29", record=2)]
    assert run(rows).of("L4") == []
    found = run(rows, replace(RENT, accept=300, new=300))
    assert said(found, "L4") == [([1], [2], "amount_day", 1, "rent/1")]
    assert found.of("L4")[0]["difference"] == 100
    cards_hold(found)


@pytest.mark.parametrize(
    ("rule", "stopped"),
    [
        (replace(RENT, new=300, confirms=False, accept=300), ["rule"]),
        (replace(RENT, new=300, accept=990), ["accept"]),
    ],
)
def test_what_keeps_a_rule_from_confirming_stands_on_the_card(rule, stopped):
    found = run([moved(-50_000, record=1), line(-50_100, "1", day="2026-10-29", record=2)], rule)
    assert [one["why"]["stopped"] for one in found.of("L4")] == [stopped]
    cards_hold(found)


def test_in_the_books_too_one_of_two_candidates_is_never_confirmed():
    rows = [
        moved(-50_000, record=1),
        line(-50_000, "1", day="2026-10-15", record=2),
        line(-50_100, "2", day="2026-10-16", record=3),
    ]
    found = run(rows, replace(RENT, accept=300, new=300))
    assert [one["state"] for one in found.of("L4")] == [0]
    cards_hold(found)


def test_another_account_s_voucher_is_no_rule_s():
    rows = [moved(-50_000, record=1), line(-50_100, "1", account="1001 库存现金", record=2)]
    assert run(rows, replace(RENT, accept=300, new=300)).of("L4") == []


SLIPS = Rule(
    id="slips", confirms=True, scope=Scope(comparisons=("L4", "L5")),
    key_a=Key(field="text", pattern=r"slip (\d+)"), key_b=Key(field="text", pattern=r"S(\d+)"),
)  # fmt: skip


def test_a_number_that_a_rule_names_pairs_a_bank_row_with_a_voucher():
    rows = [
        moved(-50_000, record=1, text="slip 77"),
        line(-50_000, "1", day="2026-10-29", record=2, text="付租 S77"),
        moved(-600, record=3, text="slip 78"),
        line(-600, "2", record=4, text="S79"),
    ]
    found = run(rows, SLIPS)
    assert ([1], [2], "rule", 1, "slips/1") in said(found, "L4")
    assert all(one["rule"] != "slips/1" or one["A"] == [1] for one in found.of("L4"))
    cards_hold(found)


def test_a_narrower_rule_holds_for_what_the_books_passes_find():
    rows = [moved(-50_000, record=1), line(-50_000, "1", day="2026-10-16", record=2)]
    assert len(run(rows).of("L4")) == 1
    same_day = Rule(id="same-day", scope=Scope(comparisons=("L4",)), tolerance=EXACT)
    assert run(rows, same_day).of("L4") == []
    high = Rule(id="high", new=999, accept=1000, scope=Scope(comparisons=("L4",)))
    assert run(rows, high).of("L4") == []


def test_a_narrower_rule_holds_for_sums_of_a_day():
    rows = [
        moved(-50_000, record=1),
        moved(-20_000, record=2),
        line(-70_000, "1", day="2026-10-16", record=3),
    ]
    (whole,) = run(rows).of("L4")
    assert (whole["A"], whole["method"]) == ([1, 2], "day_total")
    named = Rule(id="named", scope=Scope(comparisons=("L4",)))
    (found,) = run(rows, named).of("L4")
    assert found["why"]["governed"] == ["named/1"]
    assert run(rows, Rule(id="same-day", scope=Scope(comparisons=("L4",)), tolerance=EXACT)).of("L4") == []


# ---- L5


def test_a_number_that_a_rule_names_pairs_an_order_with_all_lines_of_its_voucher():
    revenue, tax = "5001 主营业务收入", "2221.01 应交税费_销项税"
    rows = [
        order("A100", 11_300, record=1, text="slip 77"),
        line(10_000, "1", account=revenue, record=2, text="S77"),
        line(1_300, "1", account=tax, record=3, text="税"),
    ]
    found = run(rows, SLIPS)
    assert said(found, "L5") == [([1], [2, 3], "rule", 1, "slips/1")]
    cards_hold(found)
    assert run([{**rows[0], "state": State.CLOSED}, *rows[1:]], SLIPS).of("L5") == [] or all(
        one["state"] == 0 for one in run([{**rows[0], "state": State.CLOSED}, *rows[1:]], SLIPS).of("L5")
    )


# ---- sets of L3, carts of L1


PARTS = [30_010, 41_230, 12_340]


def merged(day="2026-10-15"):
    rows = [ledger(Kind.PAYOUT, -one, record=n) for n, one in enumerate(PARTS, 1)]
    return [*rows, bank(sum(PARTS), record=9, day=day)]


@pytest.mark.parametrize("day", ["2026-10-15", "2026-10-16"])
def test_a_narrower_rule_holds_for_payouts_that_a_deposit_merges(day):
    (found,) = run(merged(day)).of("L3")
    assert (found["method"], found["A"]) == ("payout_set", [1, 2, 3])
    on_time = Rule(id="on-time", scope=Scope(comparisons=("L3",)), tolerance=EXACT)
    kept = run(merged(day), on_time).of("L3")
    assert len(kept) == (1 if day == "2026-10-15" else 0)
    if kept:
        assert kept[0]["why"]["governed"] == ["on-time/1"] and kept[0]["state"] == 0
    elsewhere = replace(on_time, scope=Scope(comparisons=("L3",), accounts=("nobody",)))
    assert len(run(merged(day), elsewhere).of("L3")) == 1


def test_a_rule_s_threshold_holds_for_sets_and_for_carts():
    high = Rule(id="high", new=990, accept=1000)
    assert run(merged(), high).of("L3") == []
    cart = [
        order(ONE, 5990, counterparty="tb001", clock="12:00:00"),
        order(TWO, 1200, counterparty="tb001", clock="12:00:01"),
        payment(ONE, 7190, clock="12:00:09"),
    ]
    assert [one["method"] for one in run(cart).of("L1")] == ["cart"]
    kept = run(cart, high).of("L1")
    # what the number joined before stays: an order that was paid too much
    assert [(one["method"], one["A"]) for one in kept] == [("reference", [1])]


@pytest.mark.parametrize("order_of", [[3, 1, 0, 2], [2, 3, 1, 0]])
def test_sets_under_rules_do_not_see_the_order_of_rows(order_of):
    rule = Rule(id="named", scope=Scope(comparisons=("L3",), accounts=("2088",)))
    first, other = run(merged(), rule), run(merged(), rule, order_of=order_of)
    assert [(one["A"], one["B"], one["why"]) for one in first.of("L3")] == [
        (sorted(one["A"]), one["B"], one["why"]) for one in other.of("L3")
    ]
