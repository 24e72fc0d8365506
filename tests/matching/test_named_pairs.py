"""Orders and payments, payouts and deposits without a common number: the whole engine by amount, day and name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from app.domain.progress import silent
from app.matching.engine import reconcile
from app.matching.inputs import Inputs
from app.matching.outcome import Outcome
from tests.examples import examples
from tests.matching.shop import Found, inputs, order, payment, run

NAME = st.sampled_from(["", "张三", "李四", "*三", "李*", "王小明", "王**"])
AMOUNT = st.sampled_from([9900, 9900, 12000])
DAY = st.sampled_from(["2026-10-12", "2026-10-13", "2026-10-15"])
CLOCK = st.sampled_from(["12:00:00", "12:05:00", "19:00:00"])


def _order(amount: int, name: str, day: str = "2026-10-12", clock: str = "12:00:00") -> dict[str, Any]:
    return order("", amount, counterparty=name, day=day, clock=clock)


def _paid(amount: int, name: str, day: str = "2026-10-12", clock: str = "12:00:00") -> dict[str, Any]:
    return payment("", amount, f"C{name}{day}{clock}{amount}", counterparty=name, day=day, clock=clock)


ROWS = st.lists(
    st.one_of(st.builds(_order, AMOUNT, NAME, DAY, CLOCK), st.builds(_paid, AMOUNT, NAME, DAY, CLOCK)), max_size=16
)


def _rows_of(outcome: Outcome) -> tuple[list[Any], list[Any], list[Any]]:
    return outcome.told().to_pylist(), outcome.members.to_pylist(), outcome.discrepancies.to_pylist()


@given(ROWS, st.randoms(use_true_random=False))
@examples(40)
def test_the_order_of_rows_does_not_matter(rows, random):
    plain = inputs(rows, as_of=20_740)
    order_of = list(range(len(rows)))
    random.shuffle(order_of)
    take = np.array(order_of, np.int64)
    mixed = Inputs(records=plain.records.take(pa.array(take)), rank=plain.rank[take], as_of=20_740)
    assert _rows_of(reconcile(plain, silent)) == _rows_of(reconcile(mixed, silent))


def test_the_order_of_rows_does_not_matter_where_worths_are_learned():
    rows, _ = _shop(900)
    plain = inputs(rows, as_of=20_740)
    take = np.random.default_rng(3).permutation(len(rows))
    mixed = Inputs(records=plain.records.take(pa.array(take)), rank=plain.rank[take], as_of=20_740)
    assert _rows_of(reconcile(plain, silent)) == _rows_of(reconcile(mixed, silent))


@given(ROWS)
@examples(40)
def test_what_no_number_joins_is_suggested_and_equals_are_open(rows):
    for one in run(rows, as_of=20_740).of("L1"):
        assert (one["method"], one["state"]) == ("amount_day", 0)
        assert one["difference"] == 0
        if one["ambiguous"]:
            assert one["why"]["runner_up"] != "none"


@given(ROWS, st.data())
@examples(30)
def test_what_a_person_confirmed_is_not_touched_and_no_longer_competes(rows, data):
    first = run(rows, as_of=20_740)
    if not first.matches:
        return
    kept = data.draw(st.integers(0, len(first.matches) - 1))
    matches = first.outcome.told().slice(kept, 1).set_column(0, "number", pa.array([1]))
    members = first.outcome.members.filter(pc.equal(first.outcome.members["match"], kept))
    members = members.set_column(0, "match", pa.array(np.ones(len(members), np.int64)))
    again = run(rows, as_of=20_740, matches=matches, members=members)
    held = set(members["record"].to_pylist())
    assert not held & {record for one in again.matches for record in one["A"] + one["B"]}


def test_the_name_tells_two_payments_of_one_minute_apart_and_the_evidence_shows_it():
    people = ["张三", "李四", "王小明", "赵一", "钱二", "孙五"]
    rows = [_order(9900, one) for one in people] + [_paid(9900, one) for one in reversed(people)]
    found = run(rows)
    assert [(one["A"], one["B"]) for one in found.of("L1")] == [([n + 1], [12 - n]) for n in range(6)]
    for one, name in zip(found.of("L1"), people, strict=True):
        assert not one["ambiguous"]
        why = one["why"]
        assert (why["name_a"], why["name_b"], why["name"]) == (name, name, "equal")
        assert isinstance(why["runner_up"], list)
        assert why.get("runner_up_score", 0) < why["score"]


def test_masked_names_tell_them_apart_as_well():
    people = ["张三", "李四", "王五", "赵一", "钱二", "孙六"]
    rows = [_order(9900, one) for one in people] + [_paid(9900, f"*{one[1]}") for one in reversed(people)]
    found = run(rows)
    assert [(one["A"], one["B"]) for one in found.of("L1")] == [([n + 1], [12 - n]) for n in range(6)]
    assert {one["why"]["name"] for one in found.of("L1")} == {"masked"}


def _shop(size: int) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """Return orders and payments without numbers, half the names masked, and the order of each payment's row."""
    rng = np.random.default_rng(7)
    sur, given_names = "赵钱孙李周吴郑王冯陈", "一二三四五六七八九十天地人和"
    rows, truth = [], {}
    for _ in range(size):
        name = str(rng.choice(list(sur))) + "".join(rng.choice(list(given_names), 2))
        amount = int(rng.choice([990, 1990, 2990, 4990, 9900]))
        day = f"2026-10-{1 + int(rng.integers(0, 12)):02d}"
        rows.append(_order(amount, name, day))
        mine = len(rows)
        if rng.random() < 0.9:
            shown = name if rng.random() < 0.5 else "*" + name[1:]
            rows.append(_paid(amount, shown, day, f"{int(rng.integers(0, 24)):02d}:{int(rng.integers(0, 60)):02d}:00"))
            truth[len(rows)] = mine
    return rows, truth


def test_in_a_shop_without_numbers_most_payments_find_their_order_and_what_is_certain_is_right():
    rows, truth = _shop(900)
    found: Found = run(rows)
    pairs = [(one, truth[one["B"][0]] == one["A"][0]) for one in found.of("L1")]
    assert all(one["state"] == 0 for one, _ in pairs)
    assert sum(right for _, right in pairs) > 0.8 * len(truth)
    certain = [right for one, right in pairs if one["why"].get("band") == "certain"]
    assert len(certain) > 200
    assert all(certain)
