"""Payouts by plan that no set of entries explains: one item each, and none where the statements do not reach."""

from __future__ import annotations

import pytest

from app.domain.match import OPEN
from app.domain.record import Kind, Layer
from tests.matching.shop import coverage, ledger, run
from tests.matching.test_merged import NETS, entries, payout

CHANCE = [13, 27, 41, 22, 35, 58, 66, 74]


def by_plan(last: int = 9):
    """Return four days that each next one pays out; the last payout is of October `last`."""
    days = range(last - 3, last + 1)
    rows = [[*entries(f"2026-10-{day - 1:02d}", NETS), payout(sum(NETS), f"2026-10-{day:02d}")] for day in days]
    return [one for day in rows for one in day]


def covered(first: str = "2026-10-01", last: str = "2026-10-31", number: int = 3):
    return coverage(number, "wechatpay.merchant.fundflow", Layer.CHANNEL, first, last, account="2088")


@pytest.mark.parametrize(
    ("nets", "paid", "key"),
    [
        (NETS[:5], sum(NETS), "am7.none"),
        (NETS[:4], sum(NETS[:2]), "am7.half"),
        (CHANCE, 196, "am7.chance"),
    ],
)
def test_a_payout_that_no_set_explains_is_told_with_its_days_and_both_sums(nets, paid, key):
    rows = [*by_plan(), *entries("2026-10-12", nets), payout(paid, "2026-10-13")]
    (one,) = run(rows, coverage=(covered(),)).code("AM7")
    assert (one["comparison"], one["text_key"], one["state"]) == ("L2", key, OPEN)
    assert one["records"] == [len(rows)] and one["match"] == -1
    assert one["amount"] * 10 ** (2 - one["exp"]) == -paid
    said = one["params"]
    assert (said["net_a"], said["net_b"]) == tuple(f"{sum_ / 100:.2f}" for sum_ in (sum(nets), paid))
    assert (said["first"], said["last"]) == ("2026-10-09", "2026-10-12")


@pytest.mark.parametrize(("far", "said"), [(7, ["am7.none"]), (14, [])])
def test_nothing_is_said_of_a_payout_that_may_carry_entries_older_than_sets_reach(far, said):
    """Refunds made days without a payout; the next one carries what came since the last, and that is too long ago."""
    rows = [*by_plan(10), *entries("2026-10-10", [8_300, -9_100])]
    rows += [*entries(f"2026-10-{9 + far}", [4_700, 7_900]), payout(11_111, f"2026-10-{10 + far}")]
    found = run(rows, coverage=(covered(),))
    assert [one["text_key"] for one in found.code("AM7")] == said
    assert found.outcome.untold == {"made_of.none": 1}


def test_days_of_the_payout_before_are_not_its_own():
    rows = [*by_plan(13)]
    rows += [*entries("2026-10-13", [5_000, 7_100]), payout(9_000, "2026-10-14")]
    (one,) = run(rows, coverage=(covered(),)).code("AM7")
    assert (one["params"]["first"], one["params"]["last"]) == ("2026-10-13", "2026-10-13")
    assert (one["params"]["net_a"], one["params"]["net_b"]) == ("121.00", "90.00")


def test_a_payout_whose_entries_are_all_in_others_says_that_none_are_left():
    rows = [*by_plan(13), payout(4_000, "2026-10-14")]
    assert [one["text_key"] for one in run(rows, coverage=(covered(),)).code("AM7")] == ["am7.no_entries"]


@pytest.mark.parametrize(
    "known",
    [
        (),  # nobody knows what the statements cover
        (covered("2026-10-11"),),  # its first entries may be in an earlier file
        (covered("2026-10-01", "2026-10-10"), covered("2026-10-12", number=5)),  # a day is missing
    ],
)
def test_where_a_day_of_its_entries_is_in_no_statement_nothing_is_said_of_the_payout(known):
    rows = [*by_plan(), *entries("2026-10-12", NETS[:5]), payout(sum(NETS), "2026-10-13")]
    found = run(rows, coverage=known)
    assert found.code("AM7") == []
    assert found.outcome.untold == {"made_of.none": 1}


def test_an_account_of_which_one_payout_in_three_closes_no_days_pays_by_no_plan():
    """Its file calls every payout one; sums that somebody asked for stand among them."""
    rows = [*by_plan(), *entries("2026-10-09", NETS[:5]), payout(30_000, "2026-10-10")]
    assert [one["records"] for one in run(rows, coverage=(covered(),)).code("AM7")] == [[len(rows)]]
    rows += [*entries("2026-10-10", NETS[:4]), payout(40_000, "2026-10-11")]
    found = run(rows, coverage=(covered(),))
    assert found.code("AM7") == []
    assert sum(found.outcome.untold.values()) == 2


def test_a_payout_that_a_story_explains_and_a_sum_that_was_asked_for_are_no_items():
    told = [*entries("2026-10-12", NETS), payout(sum(NETS[:-2]), "2026-10-13")]
    assert run(told, coverage=(covered(),)).code("AM7") == []
    asked = [
        *by_plan(),
        *entries("2026-10-12", NETS[:5]),
        ledger(Kind.WITHDRAWAL, -sum(NETS), day="2026-10-13", clock="08:30:00"),
    ]
    assert run(asked, coverage=(covered(),)).code("AM7") == []


def test_a_payout_near_its_days_is_a_match_with_its_difference_and_one_item():
    rows = [*entries("2026-10-11", NETS), payout(sum(NETS), "2026-10-12")]
    rows += [*entries("2026-10-12", NETS), payout(sum(NETS) - 500, "2026-10-13")]
    found = run(rows, coverage=(covered(),))
    assert [one["text_key"] for one in found.code("AM7")] == ["am7.open"]
    assert found.outcome.untold == {}


def test_what_an_unexplained_payout_may_have_carried_explains_no_later_one():
    """The second last payout is short of its day; with one of that day's entries the last one would have a set."""
    rows = [*by_plan(6), *by_plan(10)]
    rows += [*entries("2026-10-10", [12_400, -74]), payout(11_826, "2026-10-11")]
    rows += [*entries("2026-10-11", [5_380, -32, -77]), payout(17_671, "2026-10-12")]
    found = run(rows, coverage=(covered(),))
    (short,) = [one for one in found.of("L2") if one["difference"]]
    assert (short["A"], short["B"], short["difference"]) == ([73, 74], [75], 500)
    assert [one["B"] for one in found.of("L2")][8:] == [[75]]
    said = found.code("AM7")
    assert sorted((one["text_key"], one["records"][-1]) for one in said) == [("am7.leftover", 79), ("am7.open", 75)]
    assert found.outcome.untold == {"made_of.rejected.leftover": 1}


LATER = [n + 111 for n in NETS]


def test_after_an_unexplained_payout_no_story_is_called_the_only_one():
    rows = [*by_plan(10), *entries("2026-10-10", [70_000, 80_000]), payout(40_000, "2026-10-11")]
    told = [*entries("2026-10-11", LATER), payout(sum(LATER) - LATER[3], "2026-10-12")]
    (match,) = [one for one in run([*rows, *told]).of("L2") if one["method"] == "batch_story"]
    assert (match["why"]["sure"], match["ambiguous"], match["score"]) == ("one", False, 700)
    explained = [*rows[:-1], payout(150_000, "2026-10-11")]
    (match,) = [one for one in run([*explained, *told]).of("L2") if one["method"] == "batch_story"]
    assert (match["why"]["sure"], match["score"]) == ("unique", 850)


def test_a_set_with_an_entry_of_an_unexplained_payout_that_is_as_simple_makes_it_one_of_two():
    rows = [*by_plan(10), *entries("2026-10-10", [33_347 + 111 - 9_913, 80_000]), payout(40_000, "2026-10-11")]
    left = NETS[5] + NETS[6]  # two entries held back; or one, and the day before gives one that makes up for it
    rows += [*entries("2026-10-11", NETS), payout(sum(NETS) - left, "2026-10-12")]
    found = [one for one in run(rows).of("L2") if one["method"] == "batch_story"]
    assert all(one["ambiguous"] or one["why"]["sure"] != "unique" for one in found)


def test_what_an_ambiguous_story_leaves_out_makes_the_next_one_ambiguous():
    """Two pairs make what the first payout leaves out; whichever it is, the second payout carries it."""
    nets = [10_000, 40_000, 23_000, 27_000, 15_871, 9_913, 33_347, 12_089, 71_333, 88_117]
    rows = [*entries("2026-10-12", nets), payout(sum(nets) - 50_000, "2026-10-13")]
    rows += [*entries("2026-10-13", LATER), payout(sum(LATER) + 50_000, "2026-10-14")]
    first, then = sorted(run(rows).of("L2"), key=lambda one: one["B"])
    assert first["ambiguous"] and first["why"]["ways"] == 2
    assert then["ambiguous"] and then["why"]["sure"] == "several"
    left = set(range(1, 11)) - set(first["A"])
    assert set(then["A"]) == left | set(range(12, 12 + len(LATER)))
