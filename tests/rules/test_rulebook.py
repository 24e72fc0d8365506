"""Rules at work in a run: what they pair, confirm, govern and set aside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.domain.match import Account, Rules
from app.domain.progress import silent
from app.domain.record import Kind, Layer, State
from app.domain.rule import ASIDE, Key, Pattern, Rule, Scope
from app.domain.tolerance import Tolerance
from app.matching.engine import reconcile
from app.rules.refused import Unrunnable
from app.rules.rulebook import rulebook
from tests.matching.shop import Found, bank, coverage, inputs, ledger, order, payment, refund

LEDGER, BANK = "alipay.merchant.account", "cmb.bank"
COVERED = (
    coverage(1, "taobao.orders", Layer.ORDER, "2026-10-01", "2026-10-31"),
    coverage(2, "alipay.merchant.trade", Layer.CHANNEL, "2026-10-01", "2026-10-31"),
    coverage(3, LEDGER, Layer.CHANNEL, "2026-10-01", "2026-10-31", account="2088"),
    coverage(4, BANK, Layer.BANK, "2026-10-01", "2026-10-31", account="6222"),
)


def run(rows, *rules, order_of=None, **more):
    book = Rules(rules=rules)
    rows = rows if order_of is None else [rows[at] for at in order_of]
    given = inputs(rows, rules=book, rulebook=rulebook(book), coverage=COVERED, **more)
    if order_of is not None:
        given = replace(given, rank=np.array(order_of))
    return Found(reconcile(given, silent))


def payout(amount, **more):
    return ledger(Kind.PAYOUT, -amount, **more)


NUMBERED = Rule(
    id="pos-slip", title="Slip number", confirms=True, scope=Scope(comparisons=("L1",)),
    key_a=Key(field="text", pattern=r"slip (\d+)"), key_b=Key(field="text", pattern=r"S(\d+)"),
)  # fmt: skip


def test_a_number_that_a_rule_names_pairs_and_confirms():
    rows = [
        order("A", 1200, record=1, text="slip 77"),
        payment("", 1200, record=2, text="S77"),
        order("B", 900, record=3, text="slip 78"),
    ]
    found = run(rows, NUMBERED).of("L1")
    assert [(one["A"], one["B"], one["method"], one["state"], one["rule"]) for one in found] == [
        ([1], [2], "rule", 1, "pos-slip/1")
    ]
    assert found[0]["why"]["rule"] == "pos-slip/1"


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ({"text": "S77"}, {}),  # the number stands twice
        ({"currency": "USD", "text": "S77"}, {"drop": 1}),
        ({"text": "S77", "state": State.PENDING}, {"drop": 1}),
        ({"text": "S77", "amount": 1100}, {"drop": 1}),
    ],
)
def test_a_rule_confirms_nothing_that_is_not_alone_equal_and_sound(second, more):
    rows = [
        order("A", 1200, record=1, text="slip 77"),
        payment("", 1200, channel="x1", record=2, text="S77"),
    ]
    rows.append(payment("", second.pop("amount", 1200), channel="x2", record=3, **second))
    if more.get("drop"):
        del rows[more["drop"]]
    assert all(one["state"] == 0 for one in run(rows, NUMBERED).of("L1"))


@pytest.mark.parametrize("nothing", ["-", "无", " ", "0", "N/A", "货款", "\u3000"])
def test_what_stands_for_no_number_is_nobody_s(nothing):
    rule = replace(NUMBERED, key_a=Key(field="text"), key_b=Key(field="text"))
    rows = [order("A", 1200, record=1, text=nothing), payment("", 1200, record=2, text=nothing)]
    assert "rule" not in {one["method"] for one in run(rows, rule).of("L1")}
    rows = [{**one, "text": "ｎ１７"} for one in rows]
    assert [(one["rule"], one["state"]) for one in run(rows, rule).of("L1")] == [("pos-slip/1", 1)]


@pytest.mark.parametrize(
    ("first", "more", "why"),
    [
        ({"day": "2024-02-29"}, [], "days"),  # slips are numbered anew
        ({"refunded": 300}, [], "amount"),  # the order tells of a refund that no file holds
        ({}, [refund("x1", 100, currency="USD")], "unique"),
    ],
)
def test_a_number_of_a_rule_confirms_no_more_than_an_order_number(first, more, why):
    rows = [order("A", 1200, text="slip 77", **first), payment("", 1200, "x1", text="S77"), *more]
    (found,) = run(rows, NUMBERED).of("L1")
    assert (found["state"], found["why"]["stopped"]) == (0, [why])


def test_two_rules_that_pair_one_order_with_two_payments_confirm_neither():
    other = replace(
        NUMBERED, id="ticket", key_a=Key(field="text", pattern=r"re (\d+)"), key_b=Key(field="counterparty")
    )
    rows = [
        order("A", 1200, text="slip 77 re 55"),
        payment("", 1200, "x1", text="S77"),
        payment("", 1200, "x2", counterparty="55"),
    ]
    (found,) = run(rows, NUMBERED, other).of("L1")
    assert (found["state"], found["why"]["stopped"]) == (0, ["rules"])
    rows[2]["counterparty"], rows[1]["counterparty"] = "", "55"
    assert [one["state"] for one in run(rows, NUMBERED, other).of("L1")] == [1]


def test_a_statement_that_contradicts_itself_keeps_a_rule_from_confirming():
    rows = [order("A", 1200, record=1, text="slip 77"), payment("", 1200, record=2, text="S77")]
    found = run(rows, NUMBERED, distrusted=np.array([2])).of("L1")
    assert [one["state"] for one in found] == [0]


BY_DAY = Rule(
    id="late-bank", confirms=True, accept=700, scope=Scope(comparisons=("L3",), accounts=("6222",)),
    tolerance=Tolerance(below=500, percent_below=50, cap=100, days_before=0, days_after=9),
)  # fmt: skip


def test_a_rule_widens_amount_and_days_for_its_own_account_alone():
    rows = [
        payout(100_000, record=1),
        bank(99_500, record=2, day="2026-10-23"),
        payout(70_000, record=3, day="2026-10-05"),
        bank(69_600, record=4, day="2026-10-19", account="7333"),
    ]
    assert {tuple(one["A"] + one["B"]) for one in run(rows, BY_DAY).of("L3")} == {(1, 2)}
    assert run(rows).of("L3") == []


def test_a_rule_can_be_narrower_than_the_general_tolerance():
    strict = Rule(id="same-day", scope=Scope(comparisons=("L3",)), tolerance=Tolerance(days_before=0, days_after=0))
    rows = [payout(100_000, record=1), bank(100_000, record=2, day="2026-10-16")]
    assert len(run(rows).of("L3")) == 1
    assert run(rows, strict).of("L3") == []


def test_the_first_rule_that_holds_governs():
    strict = Rule(id="same-day", scope=Scope(comparisons=("L3",)), tolerance=Tolerance(days_before=0, days_after=0))
    rows = [payout(100_000, record=1), bank(100_000, record=2, day="2026-10-20")]
    assert len(run(rows, BY_DAY, strict).of("L3")) == 1
    assert run(rows, strict, BY_DAY).of("L3") == []


def test_by_amount_and_day_a_rule_confirms_only_what_has_no_other_candidate():
    rows = [payout(100_000, record=1), bank(100_000, record=2, day="2026-10-15")]
    sure = Rule(id="sure", confirms=True, accept=700, scope=Scope(comparisons=("L3",)))
    assert [one["state"] for one in run(rows, sure).of("L3")] == [1]
    twin = bank(100_000, record=3, day="2026-10-16")
    assert all(one["state"] == 0 for one in run([*rows, twin], sure).of("L3"))


def test_one_of_several_equals_is_not_suggested_where_a_rule_says_so():
    rows = [payout(100_000, record=1), *(bank(100_000, record=n, day="2026-10-15") for n in (2, 3))]
    plain = Rule(id="plain", scope=Scope(comparisons=("L3",)))
    wanted = Rule(id="no-guess", scope=Scope(comparisons=("L3",)), ambiguous=False)
    assert [one["ambiguous"] for one in run(rows, plain).of("L3")] == [True]
    found = run(rows, wanted)
    assert found.of("L3") == [] and len(found.code("ST4")) == 1


def test_thresholds_and_conditions_on_the_pair_stop_suggestions():
    rows = [payout(100_000, record=1), bank(100_000, record=2, day="2026-10-15")]
    for rule in (
        Rule(id="high", new=999, accept=1000),
        Rule(id="pair", where="days == 0", new=0, show=0),
        Rule(id="side", where_b='has(text, "x")', new=0, show=0),
    ):
        found = run(rows, rule).of("L3")
        assert found == [] if rule.id == "high" else [one["rule"] for one in found] == ["amount_day/1"]


def test_a_scope_that_nobody_has_holds_for_nobody():
    rows = [payout(100_000, record=1), bank(100_000, record=2, day="2026-10-23")]
    wide = Tolerance(days_before=0, days_after=9)
    for scope in (
        Scope(accounts=("nobody",)),
        Scope(merchants=("1",)),
        Scope(shops=("x",)),
        Scope(channels=("paypal",)),
    ):
        assert run(rows, Rule(id="x", scope=scope, tolerance=wide)).of("L3") == []
    known = {"2088": Account(code="2088", merchant="M1", shop="Tea", title="Tea till")}
    for scope in (
        Scope(accounts=("Tea till",)),
        Scope(merchants=("M1",)),
        Scope(shops=("Tea",)),
        Scope(channels=("alipay",)),
    ):
        assert len(run(rows, Rule(id="x", scope=scope, tolerance=wide), accounts=known).of("L3")) == 1


BRUSHING = Rule(
    id="brushing", title="Marked by us", does=ASIDE, reason="brushing", with_payments=True,
    scope=Scope(comparisons=("L1",)), patterns=(Pattern(field="text", pattern="刷单"),), where="amount < 1000000",
)  # fmt: skip
BRUSHED = [
    order("A", 1200, record=1, text="刷单3"),
    payment("A", 1200, channel="2026000001", record=2),
    refund("2026000001", 200, record=3),
    order("B", 900, record=4),
    payment("B", 900, channel="2026000002", record=5),
]


def test_what_a_rule_sets_aside_is_in_no_match_and_listed_with_its_reason():
    found = run(BRUSHED, BRUSHING)
    assert [one["A"] + one["B"] for one in found.of("L1")] == [[4, 5]]
    items = [
        (one["code"], one["records"], one["state"], one["text_key"], one["amount"])
        for one in found.items
        if one["state"] == 2
    ]
    assert items == [
        ("EX1", [2], 2, "aside.brushing", -1200),
        ("EX2", [1], 2, "aside.brushing", 1200),
        ("EX7", [3], 2, "aside.brushing", 200),
    ]
    assert found.items[0]["params"]["rule"] == "Marked by us"


@pytest.mark.parametrize("order_of", [[4, 2, 0, 3, 1], [1, 0, 3, 2, 4]])
def test_rules_do_not_see_the_order_of_rows(order_of):
    def said(found):
        return sorted((one["A"], one["B"], one["rule"]) for one in found.matches), sorted(
            (one["code"], one["records"]) for one in found.items
        )

    assert said(run(BRUSHED, BRUSHING, NUMBERED, order_of=order_of)) == said(run(BRUSHED, BRUSHING, NUMBERED))


def test_a_rule_that_is_off_does_nothing_and_one_that_cannot_run_is_named():
    assert rulebook(Rules(rules=(Rule(id="off", on=False, where="nonsense("),))) is None
    with pytest.raises(Unrunnable) as refused:
        rulebook(Rules(rules=(Rule(id="bad", where_a="ammount > 1"),)))
    assert (refused.value.rule, refused.value.field, refused.value.column) == ("bad", "where_a", 1)
