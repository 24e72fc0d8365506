"""What a table's own line of totals says of its statements, once their records are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from app.domain.money import plain, rescale
from app.domain.statement import AGREE, DISAGREE, NONE, Check, StatementFacts
from app.importers.checks import disagreement, sentences
from app.importers.containers.total_line import DIGITS, Figure, Stated
from app.importers.controls import COLUMN_TOTAL
from app.importers.part import shown

_MOST = 8  # digits after the point that a record may have
_NUMBERS = re.compile("数量|數量|件数|件數|笔数|筆數|qty|quantity|count", re.IGNORECASE)


@dataclass(slots=True)
class _Moved:
    """What records add up to at _MOST digits, and how many there are: in, out and all."""

    into: int = 0
    out: int = 0
    counts: tuple[int, int, int] = (0, 0, 0)
    currencies: frozenset[str] = frozenset()

    @property
    def sums(self) -> set[int]:
        """Return what a total of them may be; sources print money out with a minus and without."""
        both = self.into + self.out
        return {both, -both, self.into, self.out, -self.out}


def with_totals(facts: Sequence[StatementFacts], records: Sequence[str], total: Stated) -> list[StatementFacts]:
    """Return statements with the figures of the line of totals below their table.

    records: the Arrow file of each. A figure that is neither the sum of its column nor what the records add up to
    contradicts all of them. A figure that is their sum proves it; one of another column proves nothing of amounts.
    What a reader compared by itself stands: it knows what its format's totals are of, and why they prove nothing.
    """
    compared = any(one.name.startswith("sum") for each in facts for one in each.checks)
    if callable(total):
        total = None if compared else total()
    if total is None or (total.known and compared):
        return list(facts)
    moved = _moved(records)
    figures = total.figures
    if total.known:  # banks print how many rows there are among the sums; then no figure stands under its own column
        figures = tuple(one for one in figures if one.stated not in {each * 10**DIGITS for each in moved.counts})
    checks = [_check(one, moved.sums, anywhere=len(figures) < len(total.figures)) for one in figures]
    if not all(one.agrees for one in checks):
        return [_contradicted(one, checks) for one in facts]
    if len(facts) != 1:
        return list(facts)
    (only,) = facts
    proved = len(moved.currencies) == 1 and _proved(figures, moved)
    control = AGREE if proved and only.control == NONE and not only.message_key else only.control
    return [replace(only, checks=(*only.checks, *checks), control=control)]


def _moved(records: Sequence[str]) -> _Moved:
    found, currencies = _Moved(), set[str]()
    for path in records:
        with pa.memory_map(path) as mapped:
            table = pa.ipc.open_file(mapped).read_all().select(["amount", "exp", "currency"])
        amount, digits = (table[one].to_numpy() for one in ("amount", "exp"))
        into, out, every = found.counts
        found.counts = into + int((amount > 0).sum()), out + int((amount < 0).sum()), every + len(amount)
        currencies.update(table["currency"].unique().to_pylist())
        for exp in np.unique(digits).tolist():
            each = amount[digits == exp]
            found.into += rescale(int(each[each > 0].sum()), exp, _MOST)
            found.out += rescale(int(each[each < 0].sum()), exp, _MOST)
    found.currencies = frozenset(currencies)
    return found


def _check(one: Figure, sums: set[int], *, anywhere: bool) -> Check:
    stated, found = (rescale(value, DIGITS, _MOST) for value in (one.stated, one.found))
    # amounts without signs, or repeated on each row of an order; a column of one side is its own sum or wrong
    counted = stated in sums and (anywhere or found not in sums)
    return Check(
        name=f"{COLUMN_TOTAL}:{shown(one.name)}",
        stated=plain(one.stated, DIGITS, ""),
        found=plain(one.stated if counted else one.found, DIGITS, ""),
        agrees=counted or one.stated == one.found,
    )


def _proved(figures: Sequence[Figure], moved: _Moved) -> bool:
    """Return whether a column's total is the sum of the records, or two are what came in and what went out."""
    stated = [rescale(one.stated, DIGITS, _MOST) for one in figures if not _NUMBERS.search(one.name)]
    both = moved.into + moved.out
    if both and both in stated:
        return True
    if not (moved.into and moved.out) or moved.into not in stated:
        return False
    stated.remove(moved.into)
    return moved.out in stated or -moved.out in stated


def _contradicted(facts: StatementFacts, checks: Sequence[Check]) -> StatementFacts:
    every = (*facts.checks, *checks)
    key, params = disagreement(DISAGREE, every)
    said = [{"key": facts.message_key, "params": facts.message_params}] if facts.message_key else []
    if said and facts.control == DISAGREE:  # a reader that says which rows contradict says more
        key, params = disagreement(DISAGREE, checks)
    key, params = sentences([{"key": key, "params": params}, *said])
    return replace(facts, checks=every, control=DISAGREE, message_key=key, message_params=params)
