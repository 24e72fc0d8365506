"""Sets of records as columns say the same as sets of Python do."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.services.back_test import Sets, against, held_by, known_in, sets_of

MATCH = st.tuples(st.sampled_from(["L1", "L3"]), st.frozensets(st.integers(1, 9), min_size=1, max_size=4))
MANY = st.lists(MATCH, max_size=8)


def columns(many: list[tuple[str, frozenset[int]]]) -> Sets:
    match = [at for at, (_, records) in enumerate(many) for _ in records]
    record = [one for _, records in many for one in sorted(records, reverse=True)]
    return sets_of([name for name, _ in many], np.array(match, np.int64), np.array(record, np.int64))


def clash(one: tuple[str, frozenset[int]], other: tuple[str, frozenset[int]]) -> bool:
    return one[0] == other[0] and bool(one[1] & other[1]) and not (one[1] <= other[1] or other[1] <= one[1])


@given(MANY, MANY, MANY)
def test_equal_contradicting_and_refused_matches_are_found(found, decided, refused):
    left, right, no = columns(found), columns(decided), columns(refused)
    assert known_in(left, right).tolist() == [one in decided for one in found]
    assert against(left, right, no).tolist() == [
        any(clash(one, other) for other in decided)
        or any(name == one[0] and records <= one[1] for name, records in refused)
        for one in found
    ]


@given(MANY, st.frozensets(st.integers(1, 9)), st.frozensets(st.integers(1, 9)))
def test_a_rule_could_have_made_what_holds_a_record_of_each_side(decided, ours, theirs):
    masks = [np.isin(np.arange(10), sorted(one)) for one in (ours, theirs)]
    assert held_by(columns(decided), *masks, 3).tolist() == [
        name == "L3" and bool(records & ours) and bool(records & theirs) for name, records in decided
    ]


@given(MANY, st.lists(st.booleans(), min_size=8, max_size=8))
def test_what_is_kept_is_what_was_asked_for(many, chosen):
    which = np.array(chosen[: len(many)], np.bool_)
    kept = columns(many).keep(which)
    assert known_in(kept, columns([one for one, take in zip(many, which, strict=True) if take])).all()
    assert len(kept) == int(which.sum())
