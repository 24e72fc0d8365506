"""Throws damaged copies of real and own files at the readers, by hand.

    python -m tests.fuzz.mutate --count 20000 --seed 1 FILE_OR_FOLDER...
    python -m tests.fuzz.mutate --count 20000 --family wechat_pay      (a folder of the sample files)

A damaged copy goes the way of the parsing child, many in one process. It must be refused, or read within LONGEST_S,
every record with a currency and a possible day; nothing else may be raised. A library that ends the process costs
one copy, as in the program, which refuses it: the next process goes on.
Where the totals of the source agree with the rows before and after, a change inside one cell must not have changed the
sum, and nothing may agree to another sum where nothing agreed before: that would be a wrong sum stored as `agree`.
A change of the currency that a source states once cannot be noticed; such copies are counted apart.
With --rows the same is asked of lines that were dropped, doubled or cut, and of bytes.
What fails is kept in --keep (tieout-fuzz) under the seed and number that give it again; exit status 1.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import SourceRefused
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.sandbox import Limits
from tests.fuzz.damage import ROWS, SAME, damaged
from tests.fuzz.found import Found, found_in, same, statements
from tests.samples import FOLDER

#: Seconds of the processor that a copy of a sample may take, and seconds of the clock after which its process is ended.
LONGEST_S, HANGS_S = 10.0, 120.0
OTHER_CURRENCY, AGAIN = "agree in another currency", "tried before"
#: How often a copy is damaged at one place more.
SEVERAL = 0.25


def main() -> int:
    """Damage, read, count; returns 1 where something was raised or a wrong sum agreed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--family", default="")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--start", type=int, default=0, help="go on from this copy")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, help="try this copy alone, kept whatever becomes of it")
    parser.add_argument("--keep", type=Path, default=Path("tieout-fuzz"))
    parser.add_argument("--rows", action="store_true")
    args = parser.parse_args()
    given = [*args.files, *([FOLDER / args.family] if args.family else [])]
    files = [one for path in given for one in (sorted(path.rglob("*")) if path.is_dir() else [path]) if one.is_file()]
    if not files:
        parser.error("no files")
    compared = (*SAME, *ROWS) if args.rows else SAME
    if args.number is not None:
        return Campaign(files, args.seed, args.keep, compared).show(args.number)
    return run(args.start, args.count, (files, args.seed, args.keep, compared))


def run(start: int, count: int, said: tuple[list[Path], int, Path, tuple[str, ...]]) -> int:
    """Try copies `start` to `count` in a process, and in another after one that died; say what became of them."""
    seen: Counter[str] = Counter()
    context = multiprocessing.get_context("spawn")
    number = start
    while number < count:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(theirs, number, count, said), daemon=True)
        process.start()
        theirs.close()
        with suppress(EOFError):
            while number < count and ours.poll(HANGS_S):
                seen[ours.recv()] += 1
                number += 1
                if number % 1_000 == 0:
                    print(f"{number} of {count}: {summary(seen)}", flush=True)
        process.join(1)
        if number < count:
            hangs = process.is_alive()
            process.kill()
            process.join(60)
            seen["FAILED" if hangs else "process died"] += 1
            word = "hangs" if hangs else "died"
            print(f"--- the process {word} at seed {said[1]} number {number}: {process.exitcode}", flush=True)
            number += 1
    print(", ".join(f"{name} {count}" for name, count in seen.most_common()))
    print(f"{count - start} damaged copies, seed {said[1]}: {summary(seen)}, {seen['FAILED']} failures")
    return int(seen["FAILED"] > 0)


def summary(seen: Counter[str]) -> str:
    """Return how many copies were refused, agree, disagree or say nothing of their sums."""
    read = {name: seen[name] for name in (AGREE, OTHER_CURRENCY, DISAGREE, NONE, "process died", AGAIN)}
    refused = sum(seen.values()) - sum(read.values()) - seen["FAILED"]
    return ", ".join(f"{name} {count}" for name, count in {"refused": refused, **read}.items() if count)


def work(line: Connection, start: int, stop: int, said: tuple[list[Path], int, Path, tuple[str, ...]]) -> None:
    """Try copies `start` to `stop` within the limits of a parsing child; say a word of each."""
    if sys.platform == "linux":
        import resource

        most = Limits().memory_mb << 20
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    campaign = Campaign(*said)
    for number in range(start, stop):
        line.send(campaign.attempt(number))


class Campaign:
    """Files, what each gives undamaged, and what became of the damaged copies."""

    def __init__(self, files: Iterable[Path], seed: int, keep: Path, compared: Sequence[str] = SAME) -> None:
        self.seed, self.keep, self.compared = seed, keep, compared
        self.scratch = tempfile.TemporaryDirectory(prefix="tieout-fuzz-")
        self.tried: set[bytes] = set()
        self.raw = {one: one.read_bytes() for one in files}
        self.files = {one: found for one in self.raw if (found := self._plain(one)) is not None}

    def _plain(self, path: Path) -> Found | None:
        try:
            return self._read(self.raw[path], path.suffix)
        except SourceRefused:
            return None

    def _read(self, raw: bytes, suffix: str) -> Found:
        folder = Path(self.scratch.name)
        path = folder / f"damaged{suffix}"
        path.write_bytes(raw)
        try:
            return found_in(statements(path, folder))
        finally:
            for one in folder.iterdir():
                one.unlink()

    def copy(self, number: int) -> tuple[Path, str, bytes]:
        """Return of which file a copy is, how it was damaged, and its bytes; the same number gives the same copy.

        Some are damaged at several places, "cell digit"; those of small files would repeat themselves otherwise.
        """
        dice = random.Random(f"{self.seed}/{number}")
        path = dice.choice(sorted(self.files))
        kinds, raw = [], self.raw[path]
        while raw == self.raw[path] or dice.random() < SEVERAL:
            kind, raw = damaged(raw, dice)
            kinds.append(kind)
        return path, " ".join(kinds), raw

    def show(self, number: int) -> int:
        """Keep one copy, then try it: it may end the process."""
        path, kind, raw = self.copy(number)
        self._keep(path, raw, number)
        word = self.attempt(number)
        print(f"{path}: {kind}, {word}")
        return int(word == "FAILED")

    def attempt(self, number: int) -> str:
        """Return what became of a copy."""
        path, kind, raw = self.copy(number)
        mark = hashlib.sha256(path.suffix.encode() + b"/" + raw).digest()
        if mark in self.tried:
            return AGAIN
        self.tried.add(mark)
        began = time.process_time()
        word = ""
        try:
            found = self._read(raw, path.suffix)
            word = self._word(path, found)
            why = self._odd(path, found) or self._wrong(path, kind, found)
        except SourceRefused as refused:
            word, why = refused.key, ""
        except MemoryError:
            word, why = "too big", ""
        except Exception:  # noqa: BLE001 - whatever is raised is what we look for
            why = traceback.format_exc(limit=-6)
        took = time.process_time() - began
        why = why or (f"took {took:.1f} s" if took > LONGEST_S else "")
        if not why:
            return word
        self._keep(path, raw, number)
        print(f"--- {path.name}, seed {self.seed} number {number}\n{why}", flush=True)
        return "FAILED"

    def _odd(self, path: Path, found: Found) -> str:
        """Return a record that nobody should give: without a day, or without a currency where all had one."""
        return found.odd or ("no currency" if found.silent and not self.files[path].unnamed else "")

    def _word(self, path: Path, found: Found) -> str:
        if found.disagrees:
            return DISAGREE
        if not found.agree:
            return NONE
        return AGREE if set(found.sums) <= set(self.files[path].all_sums) else OTHER_CURRENCY

    def _wrong(self, path: Path, kind: str, found: Found) -> str:
        """Return which sums agree although they are not those of the undamaged file, "" for none."""
        before = self.files[path]
        kinds = kind.split()
        if found.disagrees or not set(kinds) <= set(self.compared):
            return ""
        if found.agree < before.agree:
            # the others went away: those that still agree are as they were, or part of one where the file is cut
            if "end" in kinds and any(name[0].startswith("swift.") for name in found.sums):
                return ""
            other = [one for one in found.single if not any(same(one, old) for old in before.single)]
            whole = any(same(one, old) for one in found.sums.values() for old in before.sums.values())
            return f"{kind}: fewer agree, of these to other sums: {other}" if other and not whole else ""
        # what said nothing of its sums before is held against all that the file held; damage may mend what disagreed
        unsaid = {} if before.disagrees else before.all_sums
        changed = {
            name: (old, found.sums[name])
            for name, old in {**unsaid, **before.sums}.items()
            if name in found.sums
            and not same(old, found.sums[name])
            # messages prove themselves: those that a file is cut behind, and those whose neighbours no longer agree
            and not (name[0].startswith("swift.") and ("end" in kinds or name in found.open))
        }
        return f"{kind}: agree, but these sums have changed: {changed}" if changed else ""

    def _keep(self, path: Path, raw: bytes, number: int) -> None:
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / f"{self.seed}-{number}-{path.name}").write_bytes(raw)


if __name__ == "__main__":
    sys.exit(main())
