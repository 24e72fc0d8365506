"""`reconcile --no-report` of N orders × N trade rows against a plain pandas script, interleaved.

    python -m tests.benchmarks.bench_reconcile --rows 1000000 --reps 3

Prints wall and CPU seconds (median, least, most), the ratio of the medians, the peak of the resident memory
of the process and its children, and the share of each step as the run itself noted it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.processes import Measure, measure
from tests.demo import scale
from tests.samples import ROOT

GOAL_RATIO, GOAL_MIB = 1.5, 3 * 1024


def main() -> int:
    """Measure and print; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--data", type=Path, help="folder of the inputs; kept, and used again")
    parser.add_argument("--only", choices=["tieout", "pandas"])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tieout-bench-") as scratch:
        data = (args.data or Path(scratch)) / f"scale-{args.rows}"
        files = [data / scale.ORDERS, data / scale.TRADES]
        if not all(one.exists() for one in files):
            scale.write(data, args.rows)
        return _compare(files, Path(scratch), args.reps, args.only)


def _compare(files: list[Path], scratch: Path, reps: int, only: str | None) -> int:
    names = [str(one) for one in files]
    tools = {
        "pandas": [sys.executable, "-m", "tests.benchmarks.plain_pandas", *names, str(scratch / "pandas")],
        "tieout": [sys.executable, "main.py", "reconcile", *names, "--out", str(scratch / "tieout"), "--no-report"],
    }
    found: dict[str, list[Measure]] = {name: [] for name in tools if only in (None, name)}
    for _ in range(reps):
        for name, runs in found.items():
            shutil.rmtree(scratch / name, ignore_errors=True)
            one = measure(tools[name], ROOT)
            if one.status:
                print(f"{name} ended with {one.status}\n{one.out}")
                return 1
            runs.append(one)
    for name, runs in found.items():
        walls = [one.wall_s for one in runs]
        print(
            f"{name:8} wall {statistics.median(walls):7.2f} s ({min(walls):.2f} to {max(walls):.2f})  "
            f"cpu {statistics.median(one.cpu_s for one in runs):7.2f} s  "
            f"peak {max(one.peak_mib for one in runs):6.0f} MiB"
        )
        print("         " + " | ".join(runs[-1].out.strip().splitlines()[:6]))
    if "tieout" in found:
        _shares(scratch / "tieout" / "run.json")
    if len(found) < 2:
        return 0
    ratio = statistics.median(o.wall_s for o in found["tieout"]) / statistics.median(o.wall_s for o in found["pandas"])
    peak = max(one.peak_mib for one in found["tieout"])
    print(f"ratio {ratio:.2f} (goal {GOAL_RATIO}), peak {peak:.0f} MiB (goal {GOAL_MIB})")
    return int(ratio > GOAL_RATIO or peak > GOAL_MIB)


def _shares(path: Path) -> None:
    """Print the share of each step from run.json."""
    run = json.loads(path.read_text("utf-8"))
    shares = run.get("shares") or run.get("timing", {}).get("shares", {})
    print("shares   " + ", ".join(f"{name} {share:.0%}" for name, share in shares.items()))


if __name__ == "__main__":
    sys.exit(main())
