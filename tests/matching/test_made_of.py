"""What one payout or deposit is made of, when somebody asks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.domain.progress import Cancelled
from app.domain.record import Kind, Layer
from app.matching import made_of
from app.matching.engine import prepare
from app.matching.sets import Excluded, Verdict
from tests.matching.shop import bank, coverage, inputs, ledger, run
from tests.matching.test_merged import NETS, entries, pay, payout


def _ask(rows: list[dict[str, Any]], at: int, **more: Any) -> tuple[made_of.MadeOf, list[int]]:
    """Return what row `at` is made of, and the counts that were told meanwhile."""
    seen: list[int] = []
    work = prepare(inputs(rows, **more))
    find = made_of.deposit if rows[at]["layer"] == Layer.BANK else made_of.payout
    return find(work, at, seen.append), seen


def test_a_payout_is_told_with_the_entries_that_it_leaves_out():
    found, seen = _ask([*entries("2026-10-12", NETS), payout(sum(NETS[:-2]), "2026-10-13")], 8)
    assert (found.rows.tolist(), found.left.tolist()) == ([0, 1, 2, 3, 4, 5], [6, 7])
    assert found.why == (Excluded.TAIL, Excluded.TAIL)
    assert (found.sure, found.candidates, found.off, found.none) == (Verdict.UNIQUE, 8, 0, "")
    assert seen == sorted(seen)
    assert found.tried > seen[-1] >= 0


def test_a_withdrawal_without_a_set_is_told_by_its_balance():
    stated = coverage(
        3, "alipay.merchant.account", Layer.CHANNEL, "2026-10-01", "2026-10-31", account="2088", opening=5_000
    )
    rows = [*entries("2026-10-12", NETS), ledger(Kind.WITHDRAWAL, -100_000, day="2026-10-13", clock="12:00:00")]
    found, _seen = _ask(rows, 8, coverage=(stated,))
    assert (found.sure, found.none, found.rows.size) == (Verdict.NONE, "made_of.withdrawal", 0)
    assert found.balance == (5_000, sum(NETS), 0, -100_000)
    assert _ask(rows, 8)[0].balance is None


def test_where_no_entries_are_few_enough_none_is_searched():
    rng = np.random.default_rng(1)
    nets = rng.integers(100, 90_000, 2_500).tolist()
    rows = [ledger(Kind.PAYMENT, net, day="2026-10-12") for net in nets]
    found, seen = _ask([*rows, payout(sum(nets) - nets[7], "2026-10-13")], 2_500)
    assert (found.none, found.candidates, seen) == ("made_of.too_many", 2_500, [])
    assert _ask([payout(100, "2026-10-13")], 0)[0].none == "made_of.no_entries"


def test_a_payout_that_nothing_explains_says_that_everything_was_tried():
    found, _seen = _ask([*entries("2026-10-12", NETS[:5]), payout(sum(NETS), "2026-10-13")], 5)
    assert (found.sure, found.none, found.complete) == (Verdict.NONE, "made_of.none", True)


def test_a_deposit_is_one_payout_or_several_less_a_known_charge():
    proved = [pay(50_000, "2026-10-08", channel_ref="X1"), bank(49_850, day="2026-10-09", channel_ref="X1")]
    rows = [*proved, pay(10_037, "2026-10-13"), pay(23_411, "2026-10-13"), bank(33_448 - 150, day="2026-10-14")]
    found, _seen = _ask(rows, 4)
    assert (found.rows.tolist(), found.off, found.sure) == ([2, 3], 150, Verdict.ONE)
    rows[4]["amount"] = 23_411
    found, _seen = _ask(rows, 4)
    assert (found.rows.tolist(), found.left.tolist(), found.off) == ([3], [0, 2], 0)
    rows[4]["counterparty"] = "财付通支付科技有限公司"
    assert _ask(rows, 4)[0].none == "made_of.no_payouts"


def test_several_sets_are_counted():
    rows = [pay(n, "2026-10-13") for n in (10_000, 20_000, 30_000, 40_000)] + [bank(50_000, day="2026-10-14")]
    found, _seen = _ask(rows, 4)
    assert (found.sure, found.ways) == (Verdict.SEVERAL, 2)


def test_it_stops_when_nobody_waits_any_more():
    def stop(_tried: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        made_of.payout(prepare(inputs([*entries("2026-10-12", NETS), payout(1, "2026-10-13")])), 8, stop)


def test_a_set_that_a_run_would_not_suggest_says_why_and_the_run_does_not():
    """Half of the candidates are left out; and small round amounts, which many choices would make as well."""
    for nets, sure in (
        (NETS[:4], NETS[:2]),
        ([100, 200, 300, 400, 500, 600, 700, 800], [100, 200, 300, 400, 500, 700]),
    ):
        rows = [*entries("2026-10-12", nets), payout(sum(sure), "2026-10-13")]
        found, _seen = _ask(rows, len(nets))
        assert found.rows.size and found.rejected.startswith("made_of.rejected.")
        assert not [one for one in run(rows).of("L2") if one["method"] == "batch_story"]
    plain, _seen = _ask([*entries("2026-10-12", NETS), payout(sum(NETS[:-2]), "2026-10-13")], 8)
    assert plain.rejected == ""


def test_a_set_that_needs_what_an_unexplained_payout_may_have_carried_says_so():
    later = [n + 111 for n in NETS]
    rows = [*entries("2026-10-10", [51_371, 42_229]), payout(17_000, "2026-10-11")]
    rows += [*entries("2026-10-11", later), payout(sum(later) + 51_371, "2026-10-12")]
    found, seen = _ask(rows, len(rows) - 1)
    assert 0 in found.rows.tolist() and 1 not in found.rows.tolist()
    assert (found.sure, found.rejected) == (Verdict.ONE, "made_of.rejected.leftover")
    assert seen == sorted(seen)
    assert not [one for one in run(rows).of("L2") if one["method"] == "batch_story"]


def test_a_set_that_goes_by_payouts_nobody_approved_is_not_called_the_only_one():
    later = [n + 111 for n in NETS]
    rows = [*entries("2026-10-09", NETS), payout(sum(NETS), "2026-10-10")]
    rows += [*entries("2026-10-10", later), payout(sum(later) - later[3], "2026-10-11")]
    work = prepare(inputs(rows))
    for suggested in (None, np.array([8])):
        found = made_of.payout(work, len(rows) - 1, lambda _tried: None, suggested)
        assert (found.sure, found.rejected) == (Verdict.ONE, "")
        assert found.left.tolist() == [12]
