"""Checks an evidence pack. It needs Python 3.9 or newer and nothing else:

    python3 check.py                  in the folder into which the pack was unpacked
    python3 check.py evidence.zip     the pack as it is

It prints what differs and ends with 1, or prints "unchanged" and ends with 0. What it does is written step by step in
README.txt, so that each step can be done by hand or by another program. Of a pack that does not hold these steps are
named: `sums` (a file is other than SHA256SUMS or manifest.json say), `missing`, `extra`, `chain` (the log), `signed`
(the numbers that were signed), `totals` (the sums of a table), `proof` (a line that does not add up), `original`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

Opened = Callable[[str], IO[bytes]]
Tick = Callable[[], None]
Found = list[tuple[str, str]]

SUMS, MANIFEST, NUMBERS, LOG = "SHA256SUMS", "manifest.json", "signed/numbers.json", "audit/log.jsonl"
PROOF, ITEMS, ORIGINALS = "signed/proof.csv", "signed/items.csv", "originals.csv"
FORM = "tieout evidence 1"
FIELDS = ("seq", "at", "actor", "action", "text_key", "params", "rows", "sums", "digest", "undoes", "previous")
MONEY = ("sum_a", "sum_b", "adjustments", "waiting", "explained", "unexplained")
#: A line of this many characters is nobody's; a manifest and signed numbers have at most so many bytes.
MOST_LINE, MOST_JSON, BLOCK = 1 << 24, 1 << 27, 1 << 20
#: What a file of a zip raises that was changed after it was packed.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
#: What a step raises on contents that no pack has.
STRANGE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, csv.Error, OSError, *BROKEN)


def canonical(data: Any) -> str:
    """Return JSON with sorted keys, no spaces and text as it is."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def nothing() -> None:
    """Do nothing between two blocks."""


def examine(names: Sequence[str], opened: Opened, tick: Tick = nothing) -> Found:
    """Return what differs as (step, place), without repetition; [] for a pack that is as it was made.

    names: paths of all its files; opened(name): a binary stream of one. tick() is called between blocks and may raise.
    ValueError where it is no pack at all.
    """
    found, manifest = files_differ(names, opened, tick)
    for word, step in STEPS.items() if manifest else ():
        try:
            found += step(manifest, names, opened, tick)
        except STRANGE:
            found.append((word, ""))
    return list(dict.fromkeys(found))


def files_differ(names: Sequence[str], opened: Opened, tick: Tick = nothing) -> tuple[Found, Any]:
    """Hold each file against manifest.json and SHA256SUMS; return what differs and the manifest, None for none.

    Where one of the two says otherwise than the file and the other one, it is the one that was changed.
    """
    if MANIFEST not in names or SUMS not in names:
        raise ValueError("no evidence pack")
    there = {name: _digest(name, opened, tick) for name in sorted(set(names)) if name != SUMS}
    found = [("extra", name) for name in sorted(set(names)) if names.count(name) > 1]
    manifest, listed = _manifest(opened)
    stated, sound = _stated(opened)
    if not sound:
        found.append(("sums", SUMS))
    if manifest is None or stated.get(MANIFEST) != there[MANIFEST]:
        found.append(("sums", MANIFEST))
        found += [("sums", SUMS)] if manifest is not None else []  # either may be the one
    for name in sorted({*there, *listed, *stated} - {MANIFEST}):
        by_manifest, by_sums = (one.get(name) == there.get(name) for one in (listed, stated))
        if name in there and name not in listed and name not in stated:
            found.append(("extra", name))
        elif name not in there and name in listed and name in stated:
            found.append(("missing", name))
        elif not by_manifest and not by_sums:
            found.append(("sums", name))
        elif not by_manifest or not by_sums:
            found.append(("sums", SUMS if by_manifest else MANIFEST))
    return found, manifest


def _digest(name: str, opened: Opened, tick: Tick) -> str:
    try:
        return sha256_of(opened(name), tick)
    except BROKEN:
        return "broken"


def _manifest(opened: Opened) -> tuple[Any, dict[str, str]]:
    """Return the manifest and what it states of each file; None where it is none."""
    try:
        manifest = loaded(opened(MANIFEST))
        listed = {str(name): str(one["sha256"]) for name, one in manifest["files"].items()}
        return (manifest, listed) if manifest["form"] == FORM else (None, {})
    except STRANGE:
        return None, {}


def _stated(opened: Opened) -> tuple[dict[str, str], bool]:
    """Return what SHA256SUMS states of each file, and whether it is written as every pack's is."""
    try:
        with opened(SUMS) as stream:
            text = stream.read(MOST_JSON).decode()
    except STRANGE:
        return {}, False
    lines = [one.partition("  ") for one in text.splitlines()]
    stated = {name: digest for digest, _between, name in lines}
    return stated, text == sums_text(stated)


def sha256_of(stream: IO[bytes], tick: Tick = nothing) -> str:
    """Return the SHA-256 of a stream, which it closes."""
    digest = hashlib.sha256()
    with stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            tick()
    return digest.hexdigest()


def loaded(stream: IO[bytes]) -> Any:
    """Return the JSON of a stream; ValueError for one too long or too deep, with a name twice, or with NaN."""
    with stream:
        text = stream.read(MOST_JSON + 1)
    if len(text) > MOST_JSON:
        raise ValueError("too long")
    return _json(text)


def _json(text: bytes) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_never)
    except RecursionError:
        raise ValueError("too deep") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _value in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _never(name: str) -> Any:
    raise ValueError(name)


def sums_text(stated: Mapping[str, str]) -> str:
    """Return the text of SHA256SUMS: a line for each file, by name."""
    return "".join(f"{stated[name]}  {name}\n" for name in sorted(stated))


def _chain(manifest: Any, _names: Sequence[str], opened: Opened, tick: Tick) -> Found:
    """Each entry holds the hash of the one before it; the last one is the head that manifest and certificate name."""
    number, previous, last = 0, "0" * 64, {}
    with opened(LOG) as stream:
        while line := stream.readline(MOST_LINE):
            entry = _json(line)
            number += 1
            right = hashlib.sha256(canonical({name: entry[name] for name in FIELDS}).encode()).hexdigest()
            if (entry["seq"], entry["previous"], entry["hash"]) != (number, previous, right):
                return [("chain", str(number))]
            previous, last = right, entry
            if number % 1000 == 0:
                tick()
    signed = manifest["signed"]
    holds = (number, previous) == (signed["entry"], signed["hash"]) and last["action"] == "sign_off"
    named = last["params"].get("numbers", signed["digest"])  # books of before do not name the signed numbers there
    return [] if holds and named == signed["digest"] else [("chain", str(number))]


def _signed(manifest: Any, _names: Sequence[str], opened: Opened, tick: Tick) -> Found:
    """The numbers are those whose SHA-256 was signed, and the tables beside them say the same."""
    numbers = loaded(opened(NUMBERS))
    if sha256_of(opened(NUMBERS), tick) != manifest["signed"]["digest"]:
        return [("signed", NUMBERS)]
    found = []
    for name, rows in ((PROOF, [flat(one) for one in numbers["proof"]]), (ITEMS, numbers["items"])):
        texts = [{key: str(value) for key, value in one.items()} for one in rows]
        if list(_rows(opened(name))) != texts:
            found.append(("signed", name))
    return found


def flat(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line of the proof as signed/proof.csv has it: what evidence itself explains as one sum."""
    return {**line, "adjustments": plain(sum(map(Decimal, line["adjustments"].values()), Decimal(0)))}


def plain(value: Decimal) -> str:
    """Return an amount as digits without exponent, 0 for nothing."""
    return format(value, "f") if value else "0"


class Totals:
    """Counts rows and adds up columns by currency; empty cells count nothing."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._rows = 0
        self._sums: dict[str, dict[str, Decimal]] = {name: {} for name in columns}

    def add(self, count: int, column: Callable[[str], Sequence[str]]) -> None:
        """Take in `count` rows; column(name) gives their texts."""
        self._rows += count
        for name, of in self._sums.items():
            for currency, text in zip(column("currency"), column(name)):  # noqa: B905 - Python 3.9 has no strict
                if text:
                    of[currency] = of.get(currency, Decimal(0)) + Decimal(text)

    def said(self) -> dict[str, Any]:
        """Return them as the manifest states them."""
        sums = {name: {key: plain(of[key]) for key in sorted(of)} for name, of in self._sums.items()}
        return {"rows": self._rows, "columns": sums}


def _totals(manifest: Any, _names: Sequence[str], opened: Opened, tick: Tick) -> Found:
    """The rows and the sums of columns, by currency, are those that the manifest states."""
    found = []
    for name, stated in manifest["totals"].items():
        made = Totals(list(stated["columns"]))
        for at, row in enumerate(_rows(opened(name))):
            made.add(1, lambda column, row=row: [row[column]])  # type: ignore[misc]
            if at % 1000 == 0:
                tick()
        if made.said() != stated:
            found.append(("totals", name))
    return found


def _proof(_manifest: Any, _names: Sequence[str], opened: Opened, _tick: Tick) -> Found:
    """Of each pair: sum A − sum B − what evidence explains − what waits − what a person explained = unexplained."""
    found = []
    for at, row in enumerate(_rows(opened(PROOF)), 1):
        first, second, adjusted, waiting, explained, left = (Decimal(row[name]) for name in MONEY)
        if first - second - adjusted - waiting - explained != left:
            found.append(("proof", str(at)))
    return found


def _originals(_manifest: Any, names: Sequence[str], opened: Opened, tick: Tick) -> Found:
    """Each original that lies here has the SHA-256 under which it was imported."""
    wanted = {row["in_this_pack"]: row["sha256"] for row in _rows(opened(ORIGINALS)) if row["in_this_pack"]}
    return [
        ("original", name)
        for name, sha256 in wanted.items()
        if name not in names or sha256_of(opened(name), tick) != sha256
    ]


def _rows(stream: IO[bytes]) -> Iterator[dict[str, str]]:
    csv.field_size_limit(MOST_LINE)
    with io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text, strict=True)


STEPS = {"chain": _chain, "signed": _signed, "totals": _totals, "proof": _proof, "original": _originals}


def of_folder(folder: Path) -> tuple[list[str], Opened]:
    """Return names and opener of an unpacked pack."""
    names = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]
    return names, lambda name: (folder / name).open("rb")


def main(arguments: Sequence[str]) -> int:
    """Check a pack, say what differs in a line each; 0 = unchanged, 1 = it differs, 2 = no pack."""
    place = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        if place.is_dir():
            found = examine(*of_folder(place))
        else:
            with zipfile.ZipFile(place) as pack:
                found = examine(pack.namelist(), pack.open)
    except (ValueError, OSError, zipfile.BadZipFile) as wrong:
        lines = [f"no evidence pack / 不是证据包 / 不是證據包: {wrong}"]
    else:
        lines = [f"differs / 有改动 / 有改動: {step} {where}" for step, where in found]
        if not found:
            lines = ["unchanged / 没有改动 / 沒有改動"]
    sys.stdout.buffer.write("".join(f"{one}\n" for one in lines).encode())
    return 2 if lines[0].startswith("no ") else int(not lines[0].startswith("unchanged"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
