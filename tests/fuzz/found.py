"""What a file gives when it is read as the parsing child reads it: sums, and what no record may lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME
from app.domain.statement import AGREE, DISAGREE, ReadStatement
from app.importers.base import ReadOptions
from app.importers.containers.archive import members, unpack
from app.importers.containers.prescan import kind_of
from app.importers.recognise import read_file

#: Σ amount and Σ net (amount less fee), by format and currency. Not by account: the totals of a bill of several
#: merchants are of them all.
Pair = tuple[Decimal, Decimal]
Sums = dict[tuple[str, str], Pair]
#: Times of records, in seconds since 1970: from its second day (its first is what no time looks like) to 2199.
_FIRST, _LAST = 86_400, 7_258_118_399


@dataclass(frozen=True, slots=True)
class Found:
    """What a file gives. agree: statements that agree; sums: theirs; all_sums: of every statement.

    single: the sums of each statement that agrees. odd: a record without a day, "" for none.
    unnamed: whether records have no currency; silent: and no message says anything.
    open: formats and currencies of which some statements do not agree.
    """

    disagrees: bool
    agree: int
    sums: Sums
    all_sums: Sums
    single: tuple[Pair, ...]
    odd: str
    unnamed: bool
    silent: bool
    open: frozenset[tuple[str, str]]


def found_in(read: Iterable[ReadStatement]) -> Found:
    """Add up statements, each by itself and all of a kind."""
    every, agreed, single, odd, facts = {}, {}, [], "", []
    for one in read:
        facts.append(one.facts)
        with pa.OSFile(one.records) as opened:
            table = pa.ipc.open_file(opened).read_all()
        moved = _sum(table, "amount", "exp")
        pair = moved, moved - _sum(table, "fee", "fee_exp")
        name = (one.facts.format, one.facts.currency)
        every[name] = _more(every.get(name), pair)
        odd = odd or _odd(name[0], table)
        if one.facts.control == AGREE:
            single.append(pair)
            agreed[name] = _more(agreed.get(name), pair)
    disagrees = any(one.control == DISAGREE for one in facts)
    unnamed = [one for one in facts if one.rows_read and not one.currency]
    silent = any(not one.message_key for one in unnamed)
    open_ = frozenset((one.format, one.currency) for one in facts if one.control != AGREE)
    return Found(disagrees, len(single), agreed, every, tuple(single), odd, bool(unnamed), silent, open_)


def _more(one: Pair | None, other: Pair) -> Pair:
    return (one[0] + other[0], one[1] + other[1]) if one else other


def same(one: Pair, other: Pair) -> bool:
    """Say whether a sum stands: totals prove the amounts, payouts the net amounts; one of the two is enough."""
    return one[0] == other[0] or one[1] == other[1]


def _odd(format_: str, table: pa.Table) -> str:
    """Return a record without a day that can be one, "" for none. Amounts are never null."""
    row, at, offset = (table[name].to_numpy() for name in ("row", "at", "offset"))
    odd = (at < _FIRST) | (at > _LAST) | ((offset == NO_TIME) & (at % 86_400 != 0))
    if not odd.any():
        return ""
    first = int(odd.argmax())
    return f"{format_}: record of row {row[first]} has time {at[first]}, offset {offset[first]}"


def _sum(table: pa.Table, name: str, digits: str) -> Decimal:
    exps = table[digits].to_numpy()
    cells = pc.fill_null(table[name], 0).to_numpy()
    found = Decimal(0)
    for exp in np.unique(exps).tolist():
        # Python's own numbers: damaged amounts may be as large as a column holds
        found += Decimal(sum(cells[exps == exp].tolist())).scaleb(-exp)
    return found


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
