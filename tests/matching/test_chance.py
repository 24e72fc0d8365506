"""L2: sums of whole days that equal a payout by chance, or only because two accounts were read as one."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from app.domain.record import Kind
from tests.matching.shop import ledger, run


def account(amounts: list[int], paid: dict[int, int], **more: Any) -> list[dict[str, Any]]:
    """Return what came in on the days from 12 October, and payouts by day of the month."""
    rows = [ledger(Kind.PAYMENT, one, day=f"2026-10-{12 + at}", **more) for at, one in enumerate(amounts)]
    return rows + [ledger(Kind.PAYOUT, -one, day=f"2026-10-{day}", **more) for day, one in paid.items()]


def states(rows: list[dict[str, Any]], **more: Any) -> list[int]:
    return [one["state"] for one in run(rows, **more).of("L2")]


@pytest.mark.parametrize(
    ("amounts", "paid", "found"),
    [
        ([100, 200, 300], {14: 200}, [0]),  # of six sums of round prices one in three is it
        ([10_003, 20_019, 30_037], {14: 20_019}, [1]),
        ([100, 200, 400], {13: 100, 14: 200, 15: 400}, [1, 1, 1]),  # each follows on the one before
        ([100, 200, 400, 100, 800], {13: 100, 15: 400}, [1, 0]),  # a day lies between
        ([10_003, 20_019, 20_019, 30_037], {16: 10_003}, [0]),  # few prices, none of them round
    ],
)
def test_few_round_prices_make_a_sum_that_proves_nothing_but_in_a_chain(amounts, paid, found):
    assert states(account(amounts, paid)) == found


def test_a_chain_goes_on_from_the_batches_of_an_earlier_run():
    rows = account([100, 200], {13: 100, 14: 200})
    first = run(rows).outcome
    more = [*rows, ledger(Kind.PAYMENT, 500, day="2026-10-14"), ledger(Kind.PAYOUT, -500, day="2026-10-15")]
    standing = first.told().set_column(0, "number", pa.array([1, 2]))
    members = first.members.set_column(0, "match", pa.array(first.members["match"].to_numpy() + 1))
    assert states(more, matches=standing, members=members) == [1]
    assert states(more) == [1, 1, 1]


def test_statements_of_the_same_days_that_name_no_account_are_taken_for_two_accounts():
    one, other = (account([10_003 + n, 20_019, 30_037], {13: 10_003 + n}, account="", statement=n) for n in (3, 5))
    assert states(one) == [1]
    next_day, later = ([{**row, "at": row["at"] + days * 86_400} for row in other] for days in (1, 7))
    assert states([*one, *next_day]) == [0]
    assert states([*one, *later]) == [1, 1]
