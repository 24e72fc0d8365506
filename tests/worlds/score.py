"""Generates fresh worlds, runs the real `reconcile` over each and prints how it did.

    python -m tests.worlds.score [--seeds 50] [--seed S] [--level easy|medium|hard|all] [--twist] [--minutes M]

Wrong confirmed matches come first, and any of them makes the exit status 1.
"""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from app.importers.sandbox import kept_children

from .build import make
from .judge import Tally, judge
from .levels import LEVELS, level
from .model import World
from .running import reconcile

KINDS = ("confirmed", "suggested", "ambiguous", "undecided", "missed")


def play(seed: int, name: str, *, twisted: bool, folder: Path) -> tuple[World, Tally]:
    """Make one world, reconcile it and judge the result."""
    for one in ("world", "out"):
        shutil.rmtree(folder / one, ignore_errors=True)
    world = make(folder / "world", seed, level(name, twisted=twisted))
    reconcile([folder / "world"], folder / "out")
    return world, judge(world, folder / "out")


def main(argv: list[str]) -> int:
    """Play the worlds that were asked for; return 1 when anything was confirmed wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.worlds.score", description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=50, help="worlds for each level")
    parser.add_argument("--seed", type=int, help="the first seed; fresh without it")
    parser.add_argument("--level", choices=[*LEVELS, "all"], default="all")
    parser.add_argument("--minutes", type=float, default=1e9, help="time for each level; fewer worlds where it is up")
    parser.add_argument("--twist", action="store_true", help="mask names and delay deposits otherwise")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false words of each level")
    parser.add_argument("--grep", default="", help="of those only the ones with this text")
    asked = parser.parse_args(argv)
    first = secrets.randbelow(10**6) if asked.seed is None else asked.seed
    print(f"seeds {first} to {first + asked.seeds - 1}{', twisted' if asked.twist else ''}")
    wrong = 0
    for name in LEVELS if asked.level == "all" else (asked.level,):
        total, start, played = Tally(), time.monotonic(), 0
        with kept_children(), tempfile.TemporaryDirectory(prefix="worlds-") as folder:
            for seed in range(first, first + asked.seeds):
                if time.monotonic() - start > 60 * asked.minutes:
                    break
                played += 1
                found = play(seed, name, twisted=asked.twist, folder=Path(folder))[1]
                total.add(found)
                for one in found.wrong:
                    print(f"wrong: {one}", flush=True)
        print(f"\n== {name}: {played} worlds in {time.monotonic() - start:.0f} s")
        _print(total)
        for title, lines in (("missed", total.missed), ("false", total.false)):
            shown = [one for one in lines if asked.grep in one][: asked.show]
            print("".join(f"  {title}: {one}\n" for one in shown), end="")
        wrong += len(total.wrong)
    return 1 if wrong else 0


def _print(total: Tally) -> None:
    print(f"wrong confirmed matches: {len(total.wrong)}")
    for one in total.wrong[:20]:
        print(f"  {one}")
    for comparison in ("L1", "L2", "L3", "L4", "L5"):
        _print_comparison(total, comparison)
    print("codes                found  otherwise  missed  false  beside  honest")
    for code in sorted(total.codes):
        counts = total.codes[code]
        cells = "".join(f"{counts[one]:8}" for one in ("found", "otherwise", "missed", "false", "beside", "honest"))
        print(f"  {code:14}{cells}")


def _print_comparison(total: Tally, comparison: str) -> None:
    count = {what: n for (one, what), n in total.matches.items() if one == comparison}

    def of(*names: str) -> int:
        return sum(count.get(one, 0) for one in names)

    truths = sum(n for what, n in count.items() if what.startswith("truth"))
    sure, maybe = of("truth confirmed"), of("truth suggested")
    print(f"{comparison}: {truths} true groups")
    for state in ("confirmed", "suggested", "ambiguous"):
        right, part, bad = (of(f"{state} {one}") for one in ("right", "part", "wrong"))
        every = max(right + part + bad, 1)
        share = f"precision {(right + part) / every:.4f}" if state != "ambiguous" else "(wrong here is honest)"
        print(f"  {state:10} {right + part + bad:7}: whole {right}, part {part}, wrong {bad}, {share}")
    decided = max(truths - of("truth undecided"), 1)
    print(
        f"  recall confirmed {sure / decided:.4f}, with suggested {(sure + maybe) / decided:.4f}; "
        f"ambiguous {of('truth ambiguous')}, undecidable {of('truth undecided')}, missed {of('truth missed')}"
    )
    for (one, shape), kinds in sorted(total.shapes.items()):
        if one == comparison:
            said = ", ".join(f"{kind} {kinds[kind]}" for kind in KINDS if kinds[kind])
            print(f"    {shape:26} {said}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
