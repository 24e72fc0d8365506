"""Every decision of a run can be recomputed from its card alone, and a card that was changed is caught."""

from __future__ import annotations

import contextlib
import csv
import json
from decimal import Decimal

import pytest

from app.domain.record import Kind, State
from tests.cli.run import tieout
from tests.matching.recompute import Contradiction, decide
from tests.matching.shop import bank, ledger, order, payment, refund, run
from tests.samples import ROOT


@pytest.fixture(scope="module")
def cards(tmp_path_factory):
    """Return (comparison, state, ambiguous, card) of every match of the demo's two months."""
    out = tmp_path_factory.mktemp("cards")
    months = sorted(one for one in (ROOT / "resources" / "demo").iterdir() if one.is_dir())
    done = tieout("reconcile", *months, "--out", out, "--no-report")
    assert done.status == 0, done.err
    with (out / "matches.csv").open(encoding="utf-8", newline="") as file:
        found = {row["match_id"]: row for row in csv.DictReader(file)}
    return [(one["comparison"], one["state"], one["ambiguous"], json.loads(one["reasons"])) for one in found.values()]


def test_every_decision_of_the_demo_follows_from_its_card(cards):
    assert len(cards) > 1000
    for comparison, state, ambiguous, card in cards:
        found = decide(card, comparison)
        assert found.confirmed == (state == "confirmed"), card
        assert (ambiguous == "1") == ("equal" in found.stopped), card
        assert found.stopped == frozenset(card.get("stopped", ())), card


def test_a_changed_amount_day_or_state_changes_the_decision_or_is_caught(cards):
    changed = 0
    for comparison, state, _ambiguous, card in cards:
        if state != "confirmed" or card["rule"].partition("/")[0] != "reference":
            continue
        for name, value in (
            ("amount_a", str(Decimal(card["amount_a"]) + 1)),
            ("amount_b", str(Decimal(card["amount_b"]) - 1)),
            ("difference", str(Decimal(card["difference"]) + 1)),
            ("days", 400),
            *((("state_a", "unpaid"),) if comparison == "L1" else ()),
        ):
            with contextlib.suppress(Contradiction):
                assert not decide({**card, name: value}, comparison).confirmed, (name, card)
            changed += 1
    assert changed > 1000


def _card(rows, comparison="L1", **more):
    found = run(rows, **more).of(comparison)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("rows", "stopped"),
    [
        ([order("A1", 100), payment("A1", 100)], set()),
        ([order("A1", 100), payment("A1", 90)], {"amount"}),
        ([order("A1", 100, state=State.UNPAID), payment("A1", 100)], {"state"}),
        ([order("A1", 100, state=State.CLOSED), payment("A1", 100, "c1"), refund("c1", 100, channel_ref="r")], set()),
        ([order("A1", 100), payment("A1", 60, "c1"), payment("A1", 40, "c2")], {"single", "unique"}),
        ([order("A1", 100, day="2025-01-01"), payment("A1", 100)], {"days"}),
        ([order("A1", 100, refunded=30), payment("A1", 100, "c1"), refund("c1", 20, channel_ref="r")], {"amount"}),
        (
            [order("A1", 100), payment("A1", 100, "c1"), refund("c1", 20, channel_ref="r", state=State.PENDING)],
            {"state"},
        ),
    ],
)
def test_what_stops_an_order_is_on_its_card(rows, stopped):
    match = _card(rows)
    assert set(match["why"].get("stopped", ())) == stopped == set(decide(match["why"], "L1").stopped)
    assert (match["state"] == 1) == (not stopped)


def test_a_statement_that_contradicts_itself_stops_its_matches():
    match = _card([order("A1", 100), payment("A1", 100)], distrusted=[2])
    assert match["why"]["stopped"] == ["totals"] and match["state"] == 0


def test_a_kind_that_is_never_confirmed_says_so():
    rows = [ledger(Kind.PAYOUT, -5000, channel_ref="p1")]
    rows.append(bank(5000, day="2026-10-15"))
    match = _card(rows, "L3")
    assert match["why"]["stopped"] == ["kind"] and not decide(match["why"], "L3").confirmed


def test_a_card_that_hides_an_equal_one_is_caught():
    card = _card([order("A1", 100), payment("A1", 100)])["why"]
    with pytest.raises(Contradiction):
        decide({**card, "runner_up": "equal"}, "L1")
    with pytest.raises(Contradiction):
        decide({**card, "stopped": ["weather"]}, "L1")
    with pytest.raises(Contradiction):
        decide({**card, "stopped": ["amount"]}, "L1")
