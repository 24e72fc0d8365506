"""The story search against a search that tries everything, and what it may call sure."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.progress import Cancelled
from app.matching.sets import Excluded, Limits, Pool, Verdict, explain
from app.matching.sets.model import APART
from tests.examples import examples

AMOUNT = st.integers(-6, 40).filter(bool)
SMALL = Limits(tail=3, head=2, singles=4)
NO_CUTS = Limits(tail=0, head=0)


def _pool(values: list[int], **more: Any) -> Pool:
    return Pool(value=np.array(values, np.int64), **more)


def _everything(pool: Pool, target: int, limits: Limits) -> dict[tuple[int, ...], int]:
    """Return every multiset of left-out amounts (extras before −1) that explains the target, with its least cost."""
    values = pool.value.tolist()
    count = len(values)
    known = [] if pool.known is None else np.flatnonzero(pool.known).tolist()
    kinds: list[list[tuple[int, ...]]] = [
        [tuple(range(count - n, count)) for n in range(1, min(limits.tail, count) + 1)],
        [tuple(range(n)) for n in range(1, min(limits.head, count) + 1)],
        [(one,) for one in known] + ([tuple(known)] if len(known) > 1 else []),
        [(one,) for one in range(pool.earlier)] if limits.earlier else [],
    ]
    extras: list[int | None] = [None, *range(len(pool.extras))]
    found: dict[tuple[int, ...], int] = {}
    for *parts, extra in product(*([(), *one] for one in kinds), extras):
        used = sum(bool(one) for one in parts) + (extra is not None)
        base = [at for part in parts for at in part]
        if used > 2 or len(set(base)) < len(base):
            continue
        more = pool.extras[extra][1] if extra is not None else 0
        body = [at for at in range(count) if at not in base]
        for singles in range(limits.singles + 1):
            for chosen in combinations(body, singles):
                out = [*base, *chosen]
                if sum(values) - sum(values[at] for at in out) + more == target:
                    key = (*([extra] if extra is not None else []), -1, *sorted(values[at] for at in out))
                    cost = used + 2 * singles
                    found[key] = min(cost, found.get(key, cost))
    return found


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Pool, int]:
    values = draw(st.lists(AMOUNT, min_size=1, max_size=8))
    count = len(values)
    known = np.array(draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    extras = draw(st.sampled_from([(), (("charge", -3),), (("carried", 7), ("charge", -3))]))
    pool = _pool(
        values,
        earlier=draw(st.integers(0, min(2, count))),
        known=known if draw(st.booleans()) else None,
        extras=extras,
    )
    paid = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    near = sum(one for one, there in zip(values, paid, strict=True) if there)
    return pool, near + draw(st.sampled_from([0, 0, 0, 1, -3]))


@given(_cases())
@examples(300)
def test_the_search_finds_what_trying_everything_finds(case):
    pool, target = case
    told, all_of_them = explain(pool, target, SMALL), _everything(pool, target, SMALL)
    assert told.complete
    assert told.found == bool(all_of_them)
    if not all_of_them:
        return
    best = min(all_of_them.values())
    assert told.cost == best
    assert told.ways == sum(cost == best for cost in all_of_them.values())
    if told.verdict is Verdict.UNIQUE:
        assert sum(cost <= best + APART for cost in all_of_them.values()) == 1
    extra = sum(value for name, value in pool.extras if name in told.extras)
    assert pool.value.sum() - pool.value[told.left_out].sum() + extra == target
    assert len(told.why) == len(told.left_out) == len(set(told.left_out.tolist()))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=10), st.data())
@examples(150)
def test_without_the_cheap_parts_too(values, data):
    bare = Limits(tail=2, head=0, earlier=False)
    pool = _pool(values)
    target = data.draw(st.integers(0, sum(values)))
    told, all_of_them = explain(pool, target, bare), _everything(pool, target, bare)
    assert told.found == bool(all_of_them)
    if told.found:
        best = min(all_of_them.values())
        assert (told.cost, told.ways) == (best, sum(cost == best for cost in all_of_them.values()))


def test_the_story_is_told_with_the_reason_of_each_record():
    values = [1234_56, 870_11, 99_99, 450_37, 12_13, 310_07, 77_77, 64_21]
    nothing = explain(_pool(values), sum(values))
    assert (nothing.verdict, nothing.cost, len(nothing.left_out)) == (Verdict.UNIQUE, 0, 0)
    tail = explain(_pool(values), sum(values[:-2]))
    assert (tail.left_out.tolist(), tail.why) == ([6, 7], (Excluded.TAIL,) * 2)
    held = explain(_pool(values), sum(values) - values[3] - values[7])
    assert dict(zip(held.left_out.tolist(), held.why, strict=True)) == {3: Excluded.SINGLE, 7: Excluded.TAIL}
    known = explain(_pool(values, known=np.arange(8) == 3), sum(values) - values[3])
    assert (known.cost, known.why) == (1, (Excluded.KNOWN,))
    charged = explain(_pool(values, extras=(("charge", -5_00),)), sum(values) - 5_00)
    assert (charged.extras, charged.cost, len(charged.left_out)) == (("charge",), 1, 0)
    assert explain(_pool(values), sum(values) + 1).verdict is Verdict.NONE


def test_equal_amounts_are_one_explanation_but_not_one_record():
    told = explain(
        _pool([79_00, 128_35, 79_00, 611_17, 40_01, 79_00, 12_77]), 79_00 * 2 + 128_35 + 611_17 + 40_01 + 12_77
    )
    assert told.ways == 1
    assert told.twins  # any of the three may be meant
    assert not explain(_pool([79_00, 128_35, 611_17]), 128_35 + 611_17).twins


def test_equal_explanations_are_counted_and_none_is_called_unique():
    told = explain(_pool([10_00, 20_00, 30_00, 40_00, 5_11, 700_03]), 105_11 + 700_03 - 50_00, NO_CUTS)
    assert told.verdict is Verdict.SEVERAL
    assert told.ways == 2  # 10 + 40 and 20 + 30


def test_a_payout_with_refunds_and_a_chargeback_is_found_with_its_signs():
    values = [120_37, -310_11, 55_09, -20_00, -88_88]
    told = explain(_pool(values), sum(values) + 20_00)
    assert told.left_out.tolist() == [3]
    assert sum(values) + 20_00 < 0


def test_where_the_cents_cannot_decide_nothing_is_called_unique_and_it_is_said():
    rng = np.random.default_rng(5)
    values = (rng.integers(10, 400, 300) * 100).tolist()  # whole yuan: few different sums, many records
    told = explain(_pool(values), sum(values) - values[100] - values[200])
    assert told.verdict is not Verdict.UNIQUE
    assert told.bits_needed + Limits().margin_bits > told.bits_given
    assert told.deciding_singles < 2


def test_equal_sums_of_ten_thousand_records_are_capped_and_said_to_be():
    rng = np.random.default_rng(7)
    values = rng.integers(1_00, 900_00, 3_000).tolist()
    told = explain(_pool(values), sum(values) - sum(values[200:204]), Limits(pairs=1_000_000))
    assert told.tried < 4_000_000 * 12
    assert told.verdict is not Verdict.UNIQUE
    assert explain(_pool(values), -1, Limits(pairs=1_000_000)).complete is False


def test_single_records_are_found_whatever_the_order():
    values = [301_07, 12_00, 450_37, 99_11, 12_00, 64_21]
    told = explain(_pool(values), sum(values) - 12_00 - 64_21, NO_CUTS)
    again = explain(_pool([12_00, 450_37, 301_07, 12_00, 99_11, 64_21]), sum(values) - 12_00 - 64_21, NO_CUTS)
    assert (told.cost, told.ways, told.verdict) == (again.cost, again.ways, again.verdict)


def test_a_search_stops_when_its_watcher_says_so():
    seen: list[int] = []

    def stop(tried: int) -> None:
        seen.append(tried)
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        explain(_pool([7, 11, 13, 17, 19]), -1, watch=stop)
    assert seen == sorted(seen)
