"""Throws damaged copies of real and own files at the readers, by hand.

    python -m tests.fuzz.mutate --count 20000 --seed 1 FILE_OR_FOLDER...
    python -m tests.fuzz.mutate --count 20000 --family wechat_pay      (a folder of the sample files)

A damaged copy goes the way of the parsing child, many in one process. It must be refused, or read; nothing else may be
raised. A library that ends the process costs one copy, as in the program, which refuses it: the next process goes on.
Where the totals of the source agree with the rows before and after, a change inside one cell must not have changed the
sum: that would be a wrong sum stored as `agree`.
With --rows the same is asked of lines that were dropped, doubled or cut, and of bytes.
What fails is kept in --keep (tieout-fuzz) under the seed and number that give it again; exit status 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from app.domain.errors import SourceRefused
from app.domain.statement import AGREE, DISAGREE, ReadStatement
from app.importers.base import ReadOptions
from app.importers.containers.archive import members, unpack
from app.importers.containers.prescan import kind_of
from app.importers.recognise import read_file
from app.importers.sandbox import Limits
from tests.fuzz.damage import ROWS, SAME, damaged
from tests.samples import FOLDER

#: Σ amount and Σ net by format and currency.
Sums = dict[tuple[str, str], tuple[Decimal, Decimal]]


def main() -> int:
    """Damage, read, count; returns 1 where something was raised or a wrong sum agreed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--family", default="")
    parser.add_argument("--count", type=int, default=2_000)
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
    return run(args.count, (files, args.seed, args.keep, compared))


def run(count: int, said: tuple[list[Path], int, Path, tuple[str, ...]]) -> int:
    """Try copies 0 to `count` in a process, and in another after one that died; say what became of them."""
    seen: Counter[str] = Counter()
    context = multiprocessing.get_context("spawn")
    number = 0
    while number < count:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(theirs, number, count, said), daemon=True)
        process.start()
        theirs.close()
        with suppress(EOFError):
            while number < count:
                seen[ours.recv()] += 1
                number += 1
        process.join(60)
        if number < count:
            seen["process died"] += 1
            print(f"--- the process died at seed {said[1]} number {number}: {process.exitcode}", flush=True)
            number += 1
    print(", ".join(f"{name} {count}" for name, count in seen.most_common()))
    print(f"{count} damaged copies, {seen['FAILED']} failures")
    return int(seen["FAILED"] > 0)


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
        self.raw = {one: one.read_bytes() for one in files}
        self.files = {one: found for one in self.raw if (found := self._plain(one)) is not None}

    def _plain(self, path: Path) -> tuple[int, Sums] | None:
        try:
            return self._read(self.raw[path], path.suffix)[1:]
        except SourceRefused:
            return None

    def _read(self, raw: bytes, suffix: str) -> tuple[bool, int, Sums]:
        """Return whether a figure disagrees, how many statements agree, and what these add up to."""
        folder = Path(self.scratch.name)
        path = folder / f"damaged{suffix}"
        path.write_bytes(raw)
        try:
            found = list(statements(path, folder))
            agree = [one for one in found if one.facts.control == AGREE]
            return any(one.facts.control == DISAGREE for one in found), len(agree), agreed(agree)
        finally:
            for one in folder.iterdir():
                one.unlink()

    def copy(self, number: int) -> tuple[Path, str, bytes]:
        """Return of which file a copy is, how it was damaged, and its bytes; the same number gives the same copy."""
        dice = random.Random(f"{self.seed}/{number}")
        path = dice.choice(sorted(self.files))
        return path, *damaged(self.raw[path], dice)

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
        try:
            disagrees, agree, sums = self._read(raw, path.suffix)
        except SourceRefused as refused:
            return refused.key
        except MemoryError:
            return "too big"
        except Exception:  # noqa: BLE001 - whatever is raised is what we look for
            why = traceback.format_exc(limit=-6)
        else:
            why = self._wrong(path, kind, agree, sums) if not disagrees else ""
            if not why:
                return "disagree" if disagrees else "agree" if agree else "none"
        self._keep(path, raw, number)
        print(f"--- {path.name}, seed {self.seed} number {number}\n{why}", flush=True)
        return "FAILED"

    def _wrong(self, path: Path, kind: str, agree: int, sums: Sums) -> str:
        """Return which sums have changed although as many statements agree as before, "" for none."""
        before, had = self.files[path]
        if kind not in self.compared or agree < before:
            return ""
        # totals prove the amounts, payouts the net amounts: where one of the sums stands, it was not proved wrongly
        changed = {
            name: (old, sums[name])
            for name, old in had.items()
            if name in sums
            and all(one != two for one, two in zip(old, sums[name], strict=True))
            # messages that a file is cut behind are whole, and their own balances prove them
            and not (kind == "end" and name[0].startswith("swift."))
        }
        return f"{kind}: agree, but these sums have changed: {changed}" if changed else ""

    def _keep(self, path: Path, raw: bytes, number: int) -> None:
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / f"{self.seed}-{number}-{path.name}").write_bytes(raw)


def statements(path: Path, folder: Path) -> Iterator[ReadStatement]:
    """Read a source or the members of an archive as the parsing child does; SourceRefused where none can be read."""
    kind = kind_of(str(path), path.name)
    if kind != "zip":
        yield from _one(path, kind, folder, "s")
        return
    refusals: list[SourceRefused] = []
    for member in (packed := members(str(path), path.name)):
        part = folder / f"{member.index}.part"
        try:
            if member.wrong:
                raise SourceRefused(member.wrong, file=path.name)
            unpack(str(path), member, str(part), (), file=path.name)
            yield from _one(part, kind_of(str(part), part.name), folder, f"s{member.index}")
        except SourceRefused as refused:
            refusals.append(refused)
    if refusals and len(refusals) == len(packed):
        raise refusals[0]


def _one(path: Path, kind: str, folder: Path, stem: str) -> list[ReadStatement]:
    if kind == "zip":
        raise SourceRefused("refused.nested_archive", file=path.name)
    return read_file(
        str(path), kind, file=path.name, sha256="0" * 64, folder=str(folder), stem=stem, options=ReadOptions()
    )


def agreed(found: Iterable[ReadStatement]) -> Sums:
    """Return the sums of statements. Not by account: the totals of a bill of several merchants are of them all.

    Net is the amount less the fee.
    """
    sums: Sums = {}
    for one in found:
        name = (one.facts.format, one.facts.currency)
        with pa.OSFile(one.records) as opened:
            table = pa.ipc.open_file(opened).read_all()
        amount, net = sums.get(name, (Decimal(0), Decimal(0)))
        moved = _sum(table, "amount", "exp")
        sums[name] = amount + moved, net + moved - _sum(table, "fee", "fee_exp")
    return sums


def _sum(table: pa.Table, name: str, digits: str) -> Decimal:
    cells = zip(table[name].to_pylist(), table[digits].to_pylist(), strict=True)
    by_exp: Counter[int] = Counter()
    for cell, exp in cells:
        by_exp[exp] += cell or 0
    return sum((Decimal(value).scaleb(-exp) for exp, value in by_exp.items()), Decimal(0))


if __name__ == "__main__":
    sys.exit(main())
