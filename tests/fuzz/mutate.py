"""Throws damaged copies of real and own files at the readers, by hand, in this process.

    python -m tests.fuzz.mutate --count 20000 --seed 1 FILE_OR_FOLDER...
    python -m tests.fuzz.mutate --count 20000 --family wechat_pay      (a folder of the sample files)

A damaged copy must be refused, or read; nothing else may be raised. Where the source's own totals agree with the rows
before and after, a change inside one cell must not have changed the sum: that would be a wrong sum stored as `agree`.
With --rows the same is asked of lines that were dropped, doubled or cut: a running balance cannot tell its own ends.
What fails is kept in --keep (tieout-fuzz) under the seed and number that give it again; exit status 1.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from app.domain.errors import SourceRefused
from app.domain.statement import AGREE, DISAGREE
from tests.importers.reading import Read, read
from tests.samples import FOLDER

#: What is put in the place of a cell.
CELLS = (
    *("", " ", "-", "--", "NaN", "nan", "inf", "1e309", "-1e309", "1E+15", "4.2E+27", "9" * 40, "0x1", "=1+1"),
    *("1,234", "1.234", "12,34", "1 234,56", "(3.00)", "+5", "-0", "1.2.3", "１２", "٣", "0.001", "-0.005", "1.999999"),
    *("'", '"', '""', 'a"b', "`", "\t", ";", "|", "\n", "\r", "\0", "\x1f", "\x85", "\u2028", "\ufeff", "\u200b"),
    *("\u202e", "abc", "退款", "USD", "CNY", "2026-13-45", "0000-00-00", "31/02/2026", "99991231", "24:00:00", "true"),
)
MARKS = "0123456789.,-+eE\"'`;:|\t \u00e9\u3000/"
_SAME = ("cell", "mark", "swap")  # kinds of damage that leave all rows there
_ROWS = ("drop", "twice", "cut", "end", "packed")


def main() -> int:
    """Damage, read, count; returns 1 where something was raised or a wrong sum agreed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--family", default="")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("tieout-fuzz"))
    parser.add_argument("--rows", action="store_true")
    args = parser.parse_args()
    given = [*args.files, *([FOLDER / args.family] if args.family else [])]
    files = [one for path in given for one in (sorted(path.rglob("*")) if path.is_dir() else [path]) if one.is_file()]
    if not files:
        parser.error("no files")
    return Campaign(files, args.seed, args.keep, (*_SAME, *_ROWS) if args.rows else _SAME).run(args.count)


class Campaign:
    """Files, what each gives undamaged, and what became of the damaged copies."""

    def __init__(self, files: Iterable[Path], seed: int, keep: Path, compared: Sequence[str] = _SAME) -> None:
        self.seed, self.keep, self.compared = seed, keep, compared
        self.seen: Counter[str] = Counter()
        self.failed = 0
        self.scratch = tempfile.TemporaryDirectory(prefix="tieout-fuzz-")
        self.files = {one: found for one in files if (found := self._plain(one)) is not None}

    def _plain(self, path: Path) -> list[Read] | None:
        try:
            return self._read(path.read_bytes(), path.suffix) or None
        except SourceRefused:
            return None

    def _read(self, raw: bytes, suffix: str) -> list[Read]:
        folder = Path(self.scratch.name)
        path = folder / f"damaged{suffix}"
        path.write_bytes(raw)
        try:
            return read(path, folder=folder)
        finally:
            for one in folder.iterdir():
                one.unlink()

    def run(self, count: int) -> int:
        """Damage `count` copies; the same seed and number always give the same copy."""
        names = sorted(self.files)
        for number in range(count):
            dice = random.Random(f"{self.seed}/{number}")
            path = dice.choice(names)
            kind, raw = damaged(path.read_bytes(), dice)
            self._try(path, kind, raw, number)
        self.scratch.cleanup()
        print(", ".join(f"{name} {count}" for name, count in self.seen.most_common()))
        print(f"{count} damaged copies of {len(names)} files, {self.failed} failures")
        return int(self.failed > 0)

    def _try(self, path: Path, kind: str, raw: bytes, number: int) -> None:
        try:
            found = self._read(raw, path.suffix)
        except SourceRefused as refused:
            self.seen[refused.key] += 1
            return
        except Exception:  # noqa: BLE001 - whatever is raised is what we look for
            self._fail(path, raw, number, traceback.format_exc(limit=-6))
            return
        self.seen["read" if found else "unknown"] += 1
        if kind not in self.compared or any(one.facts.control == DISAGREE for one in found):
            return
        before = self.files[path]
        if sum(one.facts.control == AGREE for one in found) < sum(one.facts.control == AGREE for one in before):
            return
        had, has = agreed(before), agreed(found)
        # totals prove the amounts, payouts the net amounts: where one of the sums stands, it was not proved wrongly
        changed = {
            name: (sums, has[name])
            for name, sums in had.items()
            if name in has and all(old != new for old, new in zip(sums, has[name], strict=True))
        }
        if changed:
            self._fail(path, raw, number, f"{kind}: agree, but these sums have changed: {changed}")

    def _fail(self, path: Path, raw: bytes, number: int, why: str) -> None:
        self.failed += 1
        self.seen["FAILED"] += 1
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / f"{self.seed}-{number}-{path.name}").write_bytes(raw)
        print(f"--- {path.name}, seed {self.seed} number {number}\n{why}", flush=True)


def agreed(found: list[Read]) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """Return Σ amount and Σ net by format and currency of the statements that agree with what their source states.

    Not by account: the totals of a bill of several merchants are of them all. Net is the amount less the fee.
    """
    sums: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for one in found:
        if one.facts.control == AGREE:
            name = (one.facts.format, one.facts.currency)
            amount, net = sums.get(name, (Decimal(0), Decimal(0)))
            moved = _sum(one, "amount", "exp")
            sums[name] = amount + moved, net + moved - _sum(one, "fee", "fee_exp")
    return sums


def _sum(found: Read, name: str, digits: str) -> Decimal:
    cells = zip(found.column(name), found.column(digits), strict=True)
    return sum((Decimal(cell or 0).scaleb(-exp) for cell, exp in cells), Decimal(0))


def damaged(raw: bytes, dice: random.Random) -> tuple[str, bytes]:
    """Return the kind of damage and the damaged bytes of a text, a workbook or anything else."""
    if raw[:2] == b"PK" and dice.random() < 0.8:
        return "packed", _repacked(raw, dice)
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        kind, text = _text(text, dice)
        return kind, text.encode(encoding, "replace")
    return "bytes", _bytes(raw, dice)


def _text(text: str, dice: random.Random) -> tuple[str, str]:
    lines = text.split("\n")
    kind = dice.choices(("cell", "mark", "drop", "twice", "swap", "cut", "end"), (50, 15, 8, 8, 7, 6, 6))[0]
    at = dice.randrange(len(lines))
    line = lines[at]
    if kind == "cell":
        mark = max("\t,;|", key=line.count)
        cells = line.split(mark)
        cells[dice.randrange(len(cells))] = dice.choice(CELLS)
        lines[at] = mark.join(cells)
    elif kind == "mark":
        place = dice.randrange(len(line) + 1)
        lines[at] = line[:place] + dice.choice(MARKS) + line[place + dice.randint(0, 1) :]
    elif kind == "drop":
        del lines[at]
    elif kind == "twice":
        lines.insert(dice.randrange(len(lines) + 1), line)
    elif kind == "swap":
        other = dice.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "cut":
        lines[at] = line[: dice.randrange(len(line) + 1)]
    else:
        lines = lines[: at + 1]
    return kind, "\n".join(lines)


def _repacked(raw: bytes, dice: random.Random) -> bytes:
    """Return an archive or a workbook of which one member is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = {one: packed.read(one) for one in packed.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return _bytes(raw, dice)
    wanted = [one for one in members if "sheet" in one or "Strings" in one or not one.endswith(".xml")] or list(members)
    name = dice.choice(wanted)
    change: Callable[[bytes, random.Random], bytes] = _markup if name.endswith(".xml") else _bytes
    members[name] = change(members[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, content in members.items():
            packed.writestr(one, content)
    return out.getvalue()


def _markup(raw: bytes, dice: random.Random) -> bytes:
    """Return XML with the content of one element, or a few of its characters, changed."""
    text = raw.decode("utf-8", "replace")
    starts = [at for at, one in enumerate(text) if one == ">" and text[at + 1 : at + 2] not in ("", "<")]
    if not starts or dice.random() < 0.2:
        return _bytes(raw, dice)
    at = dice.choice(starts) + 1
    end = text.find("<", at)
    value = dice.choice(CELLS).replace("\0", "").replace("\x1f", "")
    return (text[:at] + value + text[end if end >= 0 else len(text) :]).encode()


def _bytes(raw: bytes, dice: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.randint(1, 4)):
        if not found:
            break
        at = dice.randrange(len(found))
        choice = dice.random()
        if choice < 0.6:
            found[at] = dice.randrange(256)
        elif choice < 0.8:
            del found[at : at + dice.randint(1, 16)]
        else:
            found[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 8)))
    return bytes(found)


if __name__ == "__main__":
    sys.exit(main())
