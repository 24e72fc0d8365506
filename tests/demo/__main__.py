"""Command line of the demo generator."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from . import build, scale
from .truth import write_json


def main() -> int:
    """Write the demo files, or the two large files of a benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.demo", description=__doc__)
    parser.add_argument("--out", required=True, type=Path, help="folder to write to")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--truth", type=Path, help="file for every true match")
    parser.add_argument("--scale", type=int, metavar="N", help="N orders and N trade rows instead of the demo")
    args = parser.parse_args()
    started = time.perf_counter()
    if args.scale:
        scale.write(args.out, args.scale, args.seed)
    else:
        made = build.make(args.out, args.seed)
        write_json(args.out / "planted.json", made.planted)
        if args.truth:
            write_json(args.truth, made.links)
    print(f"written in {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
