"""Conditions of people's rules over many records, against the same conditions written in numpy by hand.

    python -m tests.benchmarks.bench_conditions --rows 1000000 --reps 5

Each condition is run as a rule runs it (checked when read, then on whole columns, which are made once for all rules)
and as a program would have it that knows nothing else: numpy on the very columns, text kernels of Arrow row by row.
Both must name the same records. The first rule that asks for a column has it made; that run stands apart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.matching.frame import Frame
from app.rules.conditions import condition
from app.rules.fields import RECORD_FIELDS, FrameFields
from tests.matching.shop import inputs, order

GOAL = 1.5
#: What a condition may cost beside the columns that it reads: reading, walking, joining.
FLOOR_MS = 5.0


@dataclass(frozen=True)
class Case:
    """A condition and the same by hand; hand: columns by name → mask."""

    text: str
    hand: Callable[[dict[str, np.ndarray], dict[str, pa.Array]], np.ndarray]


def _has(text: pa.Array, word: str) -> np.ndarray:
    return pc.match_substring(text, word, ignore_case=True).to_numpy(zero_copy_only=False)


CASES = (
    Case("amount > 500000", lambda n, t: n["amount"] > 500_000),
    Case(
        'amount >= money("100.00") and amount < money("250.00") and weekday in (6, 7)',
        lambda n, t: (n["amount"] >= 10_000) & (n["amount"] < 25_000) & np.isin((n["day"] + 3) % 7 + 1, (6, 7)),
    ),
    Case(
        'between(day, day("2026-10-05"), day("2026-10-11")) and hour < 6',
        lambda n, t: (n["day"] >= 20_731) & (n["day"] <= 20_737) & (n["at"] // 3600 % 24 < 6),
    ),
    Case(
        'has(counterparty, "刷", "test")', lambda n, t: _has(t["counterparty"], "刷") | _has(t["counterparty"], "test")
    ),
    Case(
        'matches(text, "^slip [0-9]+7$") and not empty(counterparty)',
        lambda n, t: (
            pc.match_substring_regex(t["text"], "^slip [0-9]+7$").to_numpy(zero_copy_only=False)
            & ~pc.equal(pc.utf8_trim_whitespace(t["counterparty"]), "").to_numpy(zero_copy_only=False)
        ),
    ),
    Case(
        'multiple_of(amount, "100.00") or abs(amount) % 9 == 0',
        lambda n, t: ((n["amount"] % 10_000 == 0) & (n["amount"] != 0)) | (np.abs(n["amount"]) % 9 == 0),
    ),
)


def shop(rows: int, seed: int) -> tuple[Frame, dict[str, np.ndarray], dict[str, pa.Array]]:
    """Return a frame of orders, and its columns as numpy and Arrow have them."""
    rng = np.random.default_rng(seed)
    one = inputs([order("A", 100, counterparty="x", text="y")])
    amount = rng.integers(0, 1_000_000, rows)
    at = rng.integers(20_728 * 86_400, 20_758 * 86_400, rows)
    names = pa.array([*(f"买家{n}" for n in range(50_000)), *(f"刷手{n}" for n in range(500)), "TEST shop", ""])
    party = names.take(pa.array(rng.integers(0, len(names), rows)))
    text = pc.binary_join_element_wise("slip ", pa.array(rng.integers(0, 10**9, rows)).cast(pa.string()), "")
    whole = one.records.take(pa.array(np.zeros(rows, np.int64)))
    given = {"amount": pa.array(amount), "at": pa.array(at), "counterparty": party, "text": text}
    for name, values in {**given, "record": pa.array(np.arange(1, rows + 1))}.items():
        place = whole.schema.get_field_index(name)
        whole = whole.set_column(place, name, values.cast(whole.schema.field(name).type))
    frame = Frame(type(one)(records=whole, rank=np.arange(rows)))
    return frame, {"amount": amount, "at": at, "day": at // 86_400}, {"counterparty": party, "text": text}


def timed(call: Callable[[], np.ndarray]) -> tuple[float, np.ndarray]:
    """Return milliseconds of processor time and the result."""
    start = time.process_time()
    found = call()
    return 1e3 * (time.process_time() - start), found


def main() -> int:
    """Print what each condition costs; 1 where one costs more than its goal."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rows", type=int, default=1_000_000)
    ask.add_argument("--reps", type=int, default=5)
    ask.add_argument("--seed", type=int, default=None)
    said = ask.parse_args()
    seed = int(np.random.SeedSequence().entropy % 2**32) if said.seed is None else said.seed
    print(f"seed {seed}, {said.rows:,} records")
    frame, numbers, texts = shop(said.rows, seed)
    shared: dict[str, Any] = {}
    missed, total_own, total_hand = 0, 0.0, 0.0
    for case in CASES:
        own: list[float] = []
        hand: list[float] = []
        for rep in range(said.reps + 1):
            took, mine = timed(
                lambda case=case: condition(case.text, RECORD_FIELDS).holds(
                    FrameFields(frame, None, shared), frame.count
                )
            )
            base, theirs = timed(lambda case=case: case.hand(numbers, texts))
            assert np.array_equal(mine, theirs), case.text
            if not rep:
                first = took
                continue
            own.append(took)
            hand.append(base)
        a, b = statistics.median(own), statistics.median(hand)
        total_own, total_hand = total_own + a, total_hand + b
        ratio = a / max(b, FLOOR_MS)
        missed += ratio > GOAL
        hits = int(mine.sum())
        print(f"{a:8.1f} ms  first {first:7.1f}  by hand {b:7.1f}  ratio {ratio:5.2f}  {hits:9,}  {case.text}")
    print(f"all together {total_own:.1f} ms against {total_hand:.1f} ms by hand: {total_own / total_hand:.2f}")
    print(f"goal: each at most {GOAL} times by hand, where that is {FLOOR_MS:.0f} ms and more")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
