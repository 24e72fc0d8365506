"""Links without a common number, 100,000 × 100,000, against Splink on DuckDB: processor time, F1, and what is sure.

    python -m tests.benchmarks.bench_links --rows 100000 --seeds 3

Wants `pip install splink duckdb pandas` beside the program; without them only our own side is measured. Every run
draws fresh seeds and prints them; `--first N` starts from seed N. Splink gets blocking rules that cover every true
link, levels of Jaro–Winkler, amount and delay, and greedy one-to-one links over the threshold that is best for it.
Each run is a process of its own; what counts is the processor time of linking, inputs in memory before and links after.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import math
import secrets
import statistics
import subprocess
import sys
import time
from typing import Any

import numpy as np

from tests.benchmarks.made_links import DELAYS, MASKS, Ledger, made

GOAL_TIMES, GOAL_F1 = 10, 0.005
GOAL_CERTAIN, GOAL_PROBABLE, LEAST_CLAIMS = 0.999, 0.97, 5_000
THRESHOLDS = (0.01, 0.001, 0.0001)
TOOLS = ("tieout", "splink")


def main() -> int:
    """Measure and print; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seeds", type=int, default=3, help="how many")
    parser.add_argument("--first", type=int, help="first seed; drawn where not given")
    parser.add_argument("--masks", choices=list(MASKS), default="first")
    parser.add_argument("--delays", choices=list(DELAYS), default="falling")
    parser.add_argument("--only", choices=TOOLS)
    parser.add_argument("--child", choices=TOOLS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    first = secrets.randbelow(10**6) if args.first is None else args.first
    if args.child:
        ledger = made(args.rows, first, args.masks, args.delays)
        print(json.dumps(_tieout(ledger) if args.child == "tieout" else _splink(ledger)))
        return 0
    tools = [one for one in TOOLS if args.only in (None, one)]
    if importlib.util.find_spec("splink") is None and "splink" in tools:
        print("splink is not here: pip install splink duckdb pandas")
        tools.remove("splink")
    found: dict[str, list[dict[str, Any]]] = {one: [] for one in tools}
    for seed in range(first, first + args.seeds):
        for tool in tools:
            one = _run(args, tool, seed)
            found[tool].append(one)
            print(
                f"seed {seed} {tool:7} cpu {one['cpu']:6.2f} s  links {one['links']}  F1 {one['f1']:.4f}", one["more"]
            )
    return _judge(found)


def _run(args: argparse.Namespace, tool: str, seed: int) -> dict[str, Any]:
    """Return what one tool says in a process of its own."""
    more = ["--rows", str(args.rows), "--masks", args.masks, "--delays", args.delays, "--first", str(seed)]
    command = [sys.executable, "-m", "tests.benchmarks.bench_links", "--child", tool, *more]
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    if out.returncode:
        raise SystemExit(f"{tool}, seed {seed}:\n{out.stderr}")
    result: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return result


def _judge(found: dict[str, list[dict[str, Any]]]) -> int:
    missed = False
    ours, theirs = found.get("tieout", []), found.get("splink", [])
    if ours and theirs:
        times = [other["cpu"] / one["cpu"] for one, other in zip(ours, theirs, strict=True)]
        leads = [one["f1"] - other["f1"] for one, other in zip(ours, theirs, strict=True)]
        print(
            f"times as fast: {statistics.median(times):.1f} (goal {GOAL_TIMES}), {min(times):.1f} to {max(times):.1f}"
        )
        print(f"least lead in F1: {min(leads):.4f} (goal {GOAL_F1})")
        missed |= statistics.median(times) < GOAL_TIMES or min(leads) < GOAL_F1
    for band, goal in (("certain", GOAL_CERTAIN), ("probable", GOAL_PROBABLE)):
        claims = sum(one["bands"][band][0] for one in ours)
        right = sum(one["bands"][band][1] for one in ours)
        if ours:
            least = _least_right(right, claims)
            print(
                f"{band}: {right} of {claims} right, {right / max(claims, 1):.5f} (goal {goal}), at least {least:.5f}"
            )
            missed |= claims < LEAST_CLAIMS or right < goal * claims
    return int(missed)


def _least_right(right: int, claims: int) -> float:
    """Return the share that is right at least, with 95 of 100 certainty (Wilson's bound)."""
    if not claims:
        return 0.0
    z, share = 1.645, right / claims
    middle, width = share + z * z / (2 * claims), z * math.sqrt(share * (1 - share) / claims + (z / (2 * claims)) ** 2)
    return (middle - width) / (1 + z * z / claims)


def _f1(a: Any, b: Any, truth: Any) -> float:
    right = int((truth[a] == b).sum())
    return 2 * right / max(len(a) + int((truth >= 0).sum()), 1)


def _tieout(ledger: Ledger) -> dict[str, Any]:
    import pyarrow as pa
    import rapidfuzz.process  # noqa: F401
    import scipy.sparse.csgraph  # noqa: F401

    from app.matching.grading import CERTAIN, PROBABLE
    from app.matching.links import Case, Target, link
    from app.matching.names import Names

    payer, sender = pa.array(ledger.payer), pa.array(ledger.sender)
    _small(link, Case, Target, Names)
    start, wall = time.process_time(), time.perf_counter()
    gross, net, received = ledger.gross, ledger.net, ledger.received
    targets = (Target(gross, gross, gross, received), Target(net - 1, net + 1, net, received))
    found = link(Case(targets, ledger.day, ledger.day + 3, ledger.day, ledger.received_on, Names(payer, sender)))
    cpu, wall = time.process_time() - start, time.perf_counter() - wall
    right, score = ledger.truth[found.a] == found.b, found.score
    bands = {"certain": score >= CERTAIN, "probable": (score >= PROBABLE) & (score < CERTAIN)}
    return {
        "cpu": cpu,
        "links": len(found.a),
        "f1": _f1(found.a, found.b, ledger.truth),
        "bands": {name: (int(which.sum()), int(right[which].sum())) for name, which in bands.items()},
        "more": f"wall {wall:.2f} s, {found.reached} candidates, {int(found.settled.sum())} settled",
    }


def _small(link: Any, case: Any, target: Any, names: Any) -> None:
    """Link two rows, so that what is loaded once is loaded."""
    import pyarrow as pa

    one, text = np.ones(2, np.int64), pa.array(["a", "b"])
    link(case((target(one, one, one, one),), one, one, one, one, names(text, text)))


def _splink(ledger: Ledger) -> dict[str, Any]:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator

    logging.getLogger("splink").setLevel(logging.ERROR)
    rows = len(ledger.gross)
    left = {"gross": ledger.gross, "net": ledger.net, "day": ledger.day, "name": ledger.payer}
    right = {"gross": ledger.received, "net": ledger.received, "day": ledger.received_on, "name": ledger.sender}
    payments, lines = (pd.DataFrame({"unique_id": range(rows), **one}) for one in (left, right))
    start, wall = time.process_time(), time.perf_counter()
    api = DuckDBAPI()
    tables = [
        api.register(payments, dataset_display_name="a_payments", table_name="a_payments"),
        api.register(lines, dataset_display_name="b_lines", table_name="b_lines"),
    ]
    near = "r.day between l.day and l.day + 3"
    blocks = [f"l.gross = r.gross and {near}", *(f"l.net = r.gross + ({n}) and {near}" for n in (-1, 0, 1))]
    settings = SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.99, 0.9, 0.75, 0.6]),
            _levels(cl, "lag", "day", ["day_r = day_l", "day_r = day_l + 1", "day_r between day_l + 2 and day_l + 3"]),
            _levels(cl, "amount", "gross", ["gross_l = gross_r", "abs(net_l - gross_r) <= 1"]),
        ],
        probability_two_random_records_match=1 / rows,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(tables, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for block in (blocks[0], "l.name = r.name"):
        linker.training.estimate_parameters_using_expectation_maximisation(block, record_sample_proportion=1.0)
    table = linker.inference.predict(threshold_match_probability=min(THRESHOLDS)).as_pandas_dataframe()
    table = table.sort_values("match_weight", ascending=False, kind="stable")
    i, j = table["unique_id_l"].to_numpy(), table["unique_id_r"].to_numpy()
    chance = table["match_probability"].to_numpy()
    if "source_dataset_l" in table and (table["source_dataset_l"] == "b_lines").any():
        i, j = j, i
    kept = _greedy(i, j)
    cpu, wall = time.process_time() - start, time.perf_counter() - wall
    scores = {}
    for threshold in THRESHOLDS:
        some = kept[chance[kept] >= threshold]
        scores[_f1(i[some], j[some], ledger.truth)] = (threshold, len(some))
    best = max(scores)
    more = f"wall {wall:.2f} s, {len(table)} candidates, threshold {scores[best][0]}"
    return {"cpu": cpu, "links": scores[best][1], "f1": best, "bands": {}, "more": more}


def _levels(library: Any, name: str, column: str, conditions: list[str]) -> Any:
    none = {
        "sql_condition": f"{column}_l is null or {column}_r is null",
        "label_for_charts": "null",
        "is_null_level": True,
    }
    levels = [{"sql_condition": one, "label_for_charts": str(at)} for at, one in enumerate(conditions)]
    rest = {"sql_condition": "ELSE", "label_for_charts": "else"}
    return library.CustomComparison(output_column_name=name, comparison_levels=[none, *levels, rest])


def _greedy(i: Any, j: Any) -> Any:
    """Return the places of one-to-one links, the surest first."""
    used_i: set[int] = set()
    used_j: set[int] = set()
    kept = []
    for at, (a, b) in enumerate(zip(i.tolist(), j.tolist(), strict=True)):
        if a not in used_i and b not in used_j:
            used_i.add(a)
            used_j.add(b)
            kept.append(at)
    return np.array(kept, np.int64)


if __name__ == "__main__":
    sys.exit(main())
