"""Payouts that leave entries out (L2), deposits that merge payouts and payouts that came in parts (L3)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.record import NO_TIME, Kind
from app.domain.tolerance import Tolerance
from app.matching.engine import reconcile
from app.matching.inputs import Inputs
from tests.matching.shop import Found, bank, inputs, ledger, run

NETS = [10_037, 23_411, 7_753, 41_209, 15_871, 9_913, 33_347, 12_089]


def entries(day: str, nets: list[int], **more: Any) -> list[dict[str, Any]]:
    return [
        ledger(Kind.PAYMENT if net > 0 else Kind.REFUND, net, day=day, clock=f"{8 + n:02d}:00:00", **more)
        for n, net in enumerate(nets)
    ]


def payout(amount: int, day: str, **more: Any) -> dict[str, Any]:
    return ledger(Kind.PAYOUT, -amount, day=day, clock="02:00:00", **more)


def _numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "channel_ref": one.get("channel_ref") or f"E{n}"} for n, one in enumerate(rows, 1)]


def test_a_payout_is_explained_by_the_entries_after_the_cut_off_and_the_next_one_carries_them():
    second = [n + 111 for n in NETS]
    rows = _numbered(
        [
            *entries("2026-10-12", NETS),
            payout(sum(NETS[:-2]), "2026-10-13"),
            *entries("2026-10-13", second),
            payout(sum(NETS[-2:]) + sum(second), "2026-10-14"),
        ]
    )
    first, then = run(rows).of("L2")
    assert (first["method"], first["state"], first["difference"]) == ("batch_story", 0, 0)
    assert first["A"] == [1, 2, 3, 4, 5, 6]
    assert first["why"]["story"] == {"tail": 2}
    assert first["why"]["left_refs"] == ["E7", "E8"]
    assert (first["why"]["sure"], first["why"]["complete"]) == ("unique", "yes")
    assert then["A"] == [7, 8, *range(10, 18)]
    assert "story" not in then["why"]


def at_night(day: str, nets: list[int], **more: Any) -> list[dict[str, Any]]:
    """Return entries ten minutes apart from midnight on."""
    return [ledger(Kind.PAYMENT, net, day=day, clock=f"0{n // 6}:{n % 6}0:00", **more) for n, net in enumerate(nets)]


NIGHT = [8_831, 14_277, 6_619, 21_943, 5_557]


def test_a_cut_off_some_hours_into_the_next_day_is_told_with_its_moment():
    rows = _numbered(
        [
            *entries("2026-10-12", NETS),
            *at_night("2026-10-13", NIGHT),
            payout(sum(NETS) + sum(NIGHT[:3]), "2026-10-13"),
            *entries("2026-10-13", [n + 111 for n in NETS]),
        ]
    )
    (match,) = run(rows).of("L2")
    assert (match["method"], match["state"], match["difference"]) == ("batch_story", 0, 0)
    assert match["A"] == list(range(1, 12))
    assert (match["why"]["cutoff"], match["why"]["sure"]) == ("2026-10-13T00:20:00+08:00", "one")
    assert "left_rows" not in match["why"]
    given = inputs(rows)
    mixed = np.random.default_rng(4).permutation(len(rows))
    order = Inputs(records=given.records.take(pa.array(mixed)), rank=given.rank[mixed])
    assert reconcile(order, silent).told().equals(reconcile(given, silent).told())


@pytest.mark.parametrize("what", ["dated", "same moment", "later than the payout", "few cents"])
def test_no_cut_off_is_guessed_where_nothing_tells_it(what):
    nets, night = (NETS, NIGHT) if what != "few cents" else ([100, 200, 300, 100, 200], [100, 100, 200, 100, 200])
    later = at_night("2026-10-13", night)
    if what == "dated":
        later = [{**one, "offset": NO_TIME} for one in later]
    if what == "same moment":
        later = [{**one, "at": later[0]["at"]} for one in later]
    if what == "later than the payout":
        later = [{**one, "at": one["at"] + 3 * 3600} for one in later]
    rows = _numbered([*entries("2026-10-12", nets), *later, payout(sum(nets) + sum(night[:3]), "2026-10-13")])
    assert not [one for one in run(rows).of("L2") if "cutoff" in one["why"]]


def test_a_single_entry_that_was_held_back_is_named():
    rows = _numbered([*entries("2026-10-12", NETS), payout(sum(NETS) - NETS[3], "2026-10-13")])
    (match,) = run(rows).of("L2")
    assert match["why"]["story"] == {"single": 1}
    assert match["why"]["left_out"] == "412.09"
    assert match["why"]["bits_needed"] < match["why"]["bits_given"]
    assert 4 not in match["A"]


def test_a_dispute_that_the_source_names_is_the_cheaper_story():
    held = ledger(Kind.HOLD, -8_881, day="2026-10-12", clock="20:00:00")
    rows = _numbered([*entries("2026-10-12", NETS), held, payout(sum(NETS), "2026-10-13")])
    (match,) = run(rows).of("L2")
    assert match["why"]["story"] in ({"known": 1}, {"tail": 1})
    assert 9 not in match["A"]


def test_where_the_cents_cannot_tell_no_set_is_made_up():
    rng = np.random.default_rng(3)
    nets = (rng.integers(5, 60, 300) * 100).tolist()
    out = nets[17] + nets[101] + nets[222]
    clocked = [
        ledger(Kind.PAYMENT, net, day="2026-10-12", clock=f"{n // 60:02d}:{n % 60:02d}:00")
        for n, net in enumerate(nets)
    ]
    found = run(_numbered([*clocked, payout(sum(nets) - out, "2026-10-13")]))
    assert not [one for one in found.of("L2") if one["method"] == "batch_story"]


def test_a_withdrawal_gets_no_set_that_nobody_asked_for():
    rows = _numbered([*entries("2026-10-12", NETS), ledger(Kind.WITHDRAWAL, -sum(NETS) + NETS[3], day="2026-10-13")])
    assert not run(rows).of("L2")


def test_a_withdrawal_of_all_that_came_in_since_the_last_one_is_suggested():
    first = ledger(Kind.WITHDRAWAL, -70_000, day="2026-10-12", clock="10:30:00")
    rows = _numbered(
        [
            *entries("2026-10-12", NETS),
            first,
            ledger(Kind.WITHDRAWAL, -sum(NETS[3:]), day="2026-10-12", clock="17:00:00"),
        ]
    )
    (match,) = run(rows).of("L2")
    assert (match["method"], match["state"], match["A"], match["B"]) == ("batch_balance", 0, [4, 5, 6, 7, 8], [10])
    rows[-1]["clock"], rows[-1]["at"] = "", rows[7]["at"]  # in the same second as an entry: before or after it?
    assert not run(rows).of("L2")


def test_a_balance_carried_in_is_part_of_the_story():
    from app.domain.record import Layer
    from tests.matching.shop import coverage

    stated = coverage(
        3,
        "alipay.merchant.account",
        Layer.CHANNEL,
        "2026-10-06",
        "2026-10-31",
        account="2088",
        opening=7_001,
        currency="CNY",
    )
    rows = _numbered([*entries("2026-10-12", NETS), payout(sum(NETS) + 7_001, "2026-10-13")])
    (match,) = run(rows, coverage=(stated,)).of("L2")
    assert (match["why"]["carried"], match["difference"]) == ("70.01", -7_001)
    assert "AM7" not in run(rows, coverage=(stated,)).codes


def test_a_batch_that_takes_money_back_is_named():
    nets = [10_037, -31_411, 7_753]
    rows = _numbered([*entries("2026-10-12", nets), payout(sum(nets), "2026-10-13")])
    found = run(rows)
    (match,) = found.of("L2")
    assert match["A"] == [1, 2, 3]
    assert [one["code"] for one in found.items] == ["ST3"]


def pay(amount: int, day: str, **more: Any) -> dict[str, Any]:
    return ledger(Kind.PAYOUT, -amount, day=day, clock="09:00:00", **more)


def test_one_deposit_of_several_payouts_is_suggested_and_named():
    rows = [
        pay(10_037, "2026-10-12"),
        pay(23_411, "2026-10-13"),
        pay(7_753, "2026-10-14"),
        bank(41_201, day="2026-10-15"),
    ]
    found = run(rows)
    (match,) = found.of("L3")
    assert (match["method"], match["state"], match["ambiguous"]) == ("payout_set", 0, False)
    assert (match["A"], match["B"], match["difference"]) == ([1, 2, 3], [4], 0)
    (item,) = found.items
    assert (item["code"], item["records"], item["params"]["count_a"]) == ("ST1", [1, 2, 3, 4], 3)


@pytest.mark.parametrize(("first", "then", "came", "found"), [
    ("2026-02-12", "2026-02-13", "2026-02-26", True),  # nine days off in between: spring festival
    ("2026-03-12", "2026-03-13", "2026-03-26", False),  # two weeks with nothing but weekends
])  # fmt: skip
def test_days_off_are_not_counted_when_a_bank_merges_payouts(first, then, came, found):
    rows = [pay(10_037, first), pay(23_411, then), bank(33_448, day=came)]
    assert [one["method"] for one in run(rows).of("L3")] == (["payout_set"] if found else [])


@pytest.mark.parametrize(("off", "methods"), [(0, ["payout_set"]), (3, [])])
def test_a_wide_tolerance_finds_no_set(off, methods):
    """Some payouts have many sums, of which one lies within any tolerance by chance: sets are searched to the unit."""
    rows = [pay(n, "2026-10-13") for n in (10_037, 23_411, 7_753, 41_209)]
    wide = Rules(tolerance=Tolerance(below=500, above=500))
    found = run([*rows, bank(10_037 + 7_753 + off, day="2026-10-14")], rules=wide)
    assert [one["method"] for one in found.of("L3")] == methods


def test_payouts_outside_the_sum_are_left_out():
    rows = [pay(n, "2026-10-13") for n in (10_037, 23_411, 7_753, 41_209)] + [bank(10_037 + 7_753, day="2026-10-14")]
    (match,) = run(rows).of("L3")
    assert match["A"] == [1, 3]


def test_one_payout_in_several_deposits_is_suggested_and_named():
    rows = [
        pay(500_000, "2026-10-13"),
        bank(200_000, day="2026-10-14"),
        bank(200_000, day="2026-10-14"),
        bank(100_000, day="2026-10-15"),
    ]
    found = run(rows)
    (match,) = found.of("L3")
    assert (match["A"], match["B"], match["difference"]) == ([1], [2, 3, 4], 0)
    assert [one["code"] for one in found.items] == ["ST2"]


def test_two_payouts_over_three_deposits_are_a_group():
    rows = [
        pay(30_011, "2026-10-13"),
        pay(20_022, "2026-10-13"),
        bank(11_000, day="2026-10-14"),
        bank(17_017, day="2026-10-14"),
        bank(22_016, day="2026-10-14"),
    ]
    found = run(rows)
    (match,) = found.of("L3")
    assert (match["A"], match["B"], match["difference"]) == ([1, 2], [3, 4, 5], 0)
    assert [one["code"] for one in found.items] == ["ST1"]


def test_a_payout_that_takes_money_back_is_netted_with_the_others():
    rows = [pay(30_011, "2026-10-12"), pay(-8_123, "2026-10-13"), bank(21_888, day="2026-10-14")]
    found = run(rows)
    (match,) = found.of("L3")
    assert (match["A"], match["B"]) == ([1, 2], [3])
    assert [one["code"] for one in found.items] == ["ST1", "ST3"]


def test_a_bank_charge_that_a_number_proved_is_known_for_a_merged_deposit():
    proved = [pay(50_000, "2026-10-08", channel_ref="X1"), bank(49_850, day="2026-10-09", channel_ref="X1")]
    merged = [pay(10_037, "2026-10-13"), pay(23_411, "2026-10-13"), bank(33_448 - 150, day="2026-10-14")]
    found = run([*proved, *merged])
    match = found.of("L3")[1]
    assert (match["A"], match["B"], match["difference"]) == ([3, 4], [5], 150)
    assert [one["code"] for one in found.items] == ["AM8", "AM8", "ST1"]
    assert [one["method"] for one in run(merged).of("L3")] == []


def test_two_sets_that_are_as_good_are_ambiguous():
    rows = [pay(n, "2026-10-13") for n in (10_000, 20_000, 30_000, 40_000)] + [bank(50_000, day="2026-10-14")]
    found = run(rows)
    (match,) = found.of("L3")
    assert match["ambiguous"]
    assert {"ST1", "ST4"} <= set(found.codes)


@pytest.mark.parametrize("party", ["微信支付", "财付通支付科技有限公司"])
def test_a_deposit_that_names_another_channel_is_no_sum_of_these_payouts(party):
    rows = [pay(10_037, "2026-10-13"), pay(23_411, "2026-10-13"), bank(33_448, day="2026-10-14", counterparty=party)]
    assert not run(rows).of("L3")


def _shop(seed: int, *, short: bool = False) -> list[dict[str, Any]]:
    """Return two weeks of an account: days that close, cut-offs, holds; payouts that arrive alone, merged, in parts.

    short: every fourth payout is a little less than its entries, for no reason that any row states.
    """
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    over: list[int] = []
    due = 0
    for day in range(5, 17):
        count = int(rng.integers(3, 9))
        nets = rng.integers(1_000, 90_000, count)
        nets = np.where(rng.random(count) < 0.1, -nets // 3, nets).tolist()
        rows += entries(f"2026-10-{day:02d}", nets)
        paid = [*over, *nets]
        tail = int(rng.integers(1, 3)) if rng.random() < 0.4 else 0
        over = paid[len(paid) - tail :] if tail else []
        total = sum(paid) - sum(over) - (500 if short and day % 4 == seed % 4 else 0)
        kind = Kind.WITHDRAWAL if rng.random() < 0.1 else Kind.PAYOUT
        rows.append(ledger(kind, -total, day=f"2026-10-{day + 1:02d}", clock="02:00:00"))
        due += total
        if rng.random() < 0.6:
            cut = int(rng.integers(1, 3)) if due > 50_000 else 1
            parts = [due // cut] * (cut - 1)
            rows += [bank(one, day=f"2026-10-{day + 2:02d}") for one in [*parts, due - sum(parts)] if one]
            due = 0
    return _numbered(rows)


def _said(found: Any) -> list[Any]:
    names = ("comparison", "method", "state", "ambiguous", "difference", "A", "B", "why")
    return [tuple(one[name] for name in names) for one in found.matches]


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("seed", range(25))
def test_sets_depend_neither_on_the_order_of_rows_nor_on_what_a_run_confirmed_before(seed, short):
    rows = _shop(seed, short=short)
    given = inputs(rows, as_of=20_745)
    full = Found(reconcile(given, silent))
    take = np.random.default_rng(seed).permutation(len(rows))
    shuffled = Inputs(records=given.records.take(pa.array(take)), rank=given.rank[take], as_of=20_745)
    assert _said(Found(reconcile(shuffled, silent))) == _said(full)
    matches, members = full.outcome.told(), full.outcome.members
    matches = matches.set_column(0, "number", pa.array(np.arange(1, matches.num_rows + 1)))
    members = members.set_column(0, "match", pc.add(members["match"], 1))
    sure = matches.filter(pc.equal(matches["state"], 1))
    theirs = members.filter(pc.is_in(members["match"], sure["number"].combine_chunks()))
    again = run(rows, as_of=20_745, matches=sure, members=theirs)
    assert _said(again) == [one for one in _said(full) if not one[2]]


def test_over_many_such_shops_sets_are_found_and_none_is_confirmed():
    methods: dict[str, int] = {}
    for seed in range(25):
        for one in run(_shop(seed), as_of=20_745).matches:
            methods[one["method"]] = methods.get(one["method"], 0) + 1
            assert not (one["state"] and one["method"] in ("batch_story", "batch_balance", "payout_set"))
    assert methods["batch_story"] > 40
    assert methods["payout_set"] > 40
