"""Payouts of one price: the sum of another day, or of another hour's day, is the same by chance."""

from __future__ import annotations

from app.domain.record import Kind, Layer
from tests.matching.shop import Found, coverage, ledger, run

LATE = 990
#: What was sold by noon, day by day from the 11th: no two days, nor some of them together, come to one sum.
NOON = (10_007, 23_011, 31_013, 47_017, 59_023, 61_027, 83_029, 97_031)


def sold(day: int, noon: int, late: int) -> list[dict]:
    """Return the sales of a day of October: one by noon, so many of one price after ten in the evening."""
    on = f"2026-10-{day:02d}"
    rows = [ledger(Kind.PAYMENT, noon, day=on, clock="11:10:00", channel_ref=f"{day}")]
    return rows + [
        ledger(Kind.PAYMENT, LATE, day=on, clock=f"23:{n:02d}:00", channel_ref=f"{day}-{n}") for n in range(late)
    ]


def payout(day: int, amount: int) -> dict:
    return ledger(Kind.PAYOUT, -amount, day=f"2026-10-{day:02d}", clock="09:00:00", channel_ref=f"B{day}")


def _confirmed(found: Found) -> list[tuple[list[int], list[int]]]:
    return [(one["A"], one["B"]) for one in found.of("L2") if one["state"] == 1]


def shop(late: tuple[int, ...], *, ends_at_ten: bool) -> list[dict]:
    """Return sales and payouts of eight days; late: sales after ten, of the next day where the day ends then."""
    rows = [one for n, noon in enumerate(NOON) for one in sold(11 + n, noon, late[n])]
    counted = (0, *late[:-1]) if ends_at_ten else late
    return rows + [payout(12 + n, noon + LATE * counted[n]) for n, noon in enumerate(NOON)]


def test_days_of_the_calendar_are_confirmed():
    found = run(shop((1, 1, 0, 2, 1, 1, 0, 1), ends_at_ten=False))
    assert len(_confirmed(found)) == 8


def test_where_another_hour_explains_more_no_day_of_the_calendar_is_sure():
    late = (1, 1, 1, 1, 1, 2, 2, 2)
    rows = shop(late, ends_at_ten=True)
    found = run(rows)
    # most days have as many late sales as the day before: their sums are those of their payouts, their rows are not
    offered = [one for one in found.of("L2") if one["method"] == "batch_days" and not one["difference"]]
    assert len(offered) >= 5
    assert {one["score"] for one in offered} == {600}
    assert not _confirmed(found)


def test_where_two_hours_explain_as_many_what_they_tell_otherwise_is_not_sure():
    for before, sure in ((1, False), (0, True)):
        # with a late sale the day before, either that one is in the payout or the one of its own day
        rows = [*sold(11, NOON[0], before), *sold(12, NOON[1], 1), payout(13, NOON[1] + LATE)]
        assert bool(_confirmed(run(rows))) == sure


def _without_the_16th() -> list[dict]:
    """Return the sales but for a day's file; the payout of that day equals the day before, whose own is missing."""
    noon = (*NOON[:4], 59_023, 59_023, *NOON[6:])
    rows = [one for n, each in enumerate(noon) for one in sold(11 + n, each, 0)]
    rows += [payout(12 + n, each) for n, each in enumerate(noon)]
    gone = rows[0]["at"] // 86_400 + 5
    return [one for one in rows if one["at"] // 86_400 != gone]


def test_a_payout_whose_day_is_missing_is_not_sure_of_the_day_before():
    left = _without_the_16th()
    strange = next(n for n, one in enumerate(left, 1) if one["amount"] == -59_023)
    found = run(left)
    (match,) = [one for one in found.of("L2") if one["B"] == [strange]]
    assert match["state"] == 0
    assert len(_confirmed(found)) == 6


def test_a_day_without_sales_keeps_no_payout_from_its_own_days():
    rows = [one for n, each in enumerate(NOON) if n != 3 for one in sold(11 + n, each, 0)]
    rows += [payout(12 + n, each) for n, each in enumerate(NOON) if n != 3]
    covers = [coverage(3, "alipay.merchant.account", Layer.CHANNEL, "2026-10-11", "2026-10-19", account="2088")]
    assert len(_confirmed(run(rows, coverage=covers))) == 7


def test_where_each_payout_takes_out_what_came_in_on_its_day_no_day_before_is_sure():
    noon = (*NOON[:4], *NOON[:4])  # each second payout equals a day before it as well
    rows = [one for n, each in enumerate(noon) for one in sold(11 + n, each, 0)]
    instant = [{**payout(11 + n, each), "at": rows[n]["at"] + 600} for n, each in enumerate(noon)]
    assert not _confirmed(run([*rows, *instant]))
    next_day = [payout(12 + n, each) for n, each in enumerate(NOON)]
    rows = [one for n, each in enumerate(NOON) for one in sold(11 + n, each, 0)]
    assert len(_confirmed(run([*rows, *next_day]))) == 8


def test_a_withdrawal_that_other_days_than_those_since_the_last_explain_too_is_not_sure():
    def taken(*noon: int) -> list[tuple[list[int], list[int]]]:
        rows = [one for n, each in enumerate(noon) for one in sold(11 + n, each, 0)]
        out = [{**payout(13 + n, each), "kind": Kind.WITHDRAWAL} for n, each in enumerate(noon[1:])]
        return _confirmed(run([*rows, *out]))

    assert len(taken(*NOON[:4])) == 2  # before the first one nobody knows what was there
    assert not taken(23_011, 23_011, 23_011, 23_011)


def ends_at_ten(days: list[tuple[list[int], list[int]]], every: int, kind: Kind) -> list[dict]:
    """Return sales of days from the 11th, by noon and after ten, and the payouts of so many days that end at ten."""
    rows, came = [], [0] * (len(days) + 1)
    for n, (noon, late) in enumerate(days):
        for clock, some, counted in (("12", noon, n), ("23", late, n + 1)):
            came[counted] += sum(some)
            more = {"day": f"2026-10-{11 + n}", "channel_ref": f"{n}-{clock}"}
            rows += [ledger(Kind.PAYMENT, one, clock=f"{clock}:{at:02d}:00", **more) for at, one in enumerate(some)]
    ends = range(every, len(days) + 1, every)
    return rows + [{**payout(11 + n, sum(came[n - every : n])), "kind": kind} for n in ends]


def test_days_that_meet_a_sum_by_chance_are_not_sure_where_a_chain_explains_more_payouts():
    low, mid, top = 1990, 2990, 3990
    days = [([mid], []), ([mid], [mid]), ([low], [mid]), ([top], []), ([top], [top]), ([mid, low], [low])]
    days += [([mid, low], []), ([low], []), ([mid, low], [top]), ([top, top], []), ([low], [low]), ([low], [])]
    assert not _confirmed(run(ends_at_ten(days, 3, Kind.PAYOUT)))
    assert len(_confirmed(run(ends_at_ten([([one], []) for one in NOON], 2, Kind.PAYOUT)))) == 4


def test_a_withdrawal_that_takes_out_all_by_chance_is_not_sure_where_a_chain_explains_more():
    low, top = 2990, 3990
    days = [([top, top], [top]), ([low, low], []), ([top, top], [top]), ([low], [low]), ([top, low], [low])]
    assert not _confirmed(run(ends_at_ten(days, 1, Kind.WITHDRAWAL)))
    assert _confirmed(run(ends_at_ten([(noon, []) for noon, _ in days], 1, Kind.WITHDRAWAL)))
    # with one late sale of one price each day, both explain all
    assert not _confirmed(run(ends_at_ten([([one], [LATE]) for one in NOON], 1, Kind.WITHDRAWAL)))


def test_the_order_of_rows_leaves_no_trace():
    rows = [{**one, "record": n} for n, one in enumerate(shop((1, 1, 0, 0, 1, 1, 0, 1), ends_at_ten=True), 1)]
    assert sorted(_confirmed(run(rows))) == sorted(_confirmed(run(rows[::-1])))
