"""What a run says of itself in its entry: each pass with count, money and time; what changed since the run before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import CONFIRMED, SIDE_A

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.outcome import Outcome

    Ints = NDArray[np.int64]
    Marks = NDArray[np.uint64]


#: Work that serves all comparisons, in its order.
WORK = ("loading", "prepare", "evidence", "classify", "storing")

#: What `known` reads of a match.
MARKED = ["number", "comparison", "method", "state", "ambiguous", "difference", "lead", "ordinal"]


@dataclass(frozen=True, slots=True)
class Known:
    """Matches as two numbers each: `name` stays the same from run to run, `said` changes with what a match says."""

    name: Ints
    said: Marks


def passes(outcome: Outcome) -> list[dict[str, Any]]:
    """Return each pass: comparison ("" = serves all), method, counts, amounts by currency, milliseconds.

    Amounts are what the matches hold on side A, payouts without their sign.
    """
    spent, found = outcome.spent, _found(outcome)
    return [
        {
            "comparison": comparison,
            "method": method,
            "ms": round(spent.get((comparison, method), 0) / 1e6),
            **found.get((comparison, method), {}),
        }
        for comparison, method in _in_order([*spent, *found])
    ]


def _in_order(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each pass once: comparison by comparison, surest first; what serves all of them stands last."""
    from app.matching.engine import PASSES

    known = [*((one.value, method) for one, method in PASSES), *(("", name) for name in WORK)]
    place = {one: at for at, one in enumerate(known)}
    return sorted(set(names), key=lambda one: (one[0] or "~", place.get(one, len(place)), one[1]))


def _found(outcome: Outcome) -> dict[tuple[str, str], dict[str, Any]]:
    """Return counts and amounts by comparison and method, of passes that found something."""
    from app.domain.money import plain

    matches = outcome.matches
    kinds = matches.select(["comparison", "method", "currency", "exp"])
    groups = kinds.group_by(["comparison", "method", "currency", "exp"]).aggregate([])
    held = np.abs(_held(outcome))
    state, unsure = matches["state"].to_numpy(), matches["ambiguous"].to_numpy()
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for comparison, method, currency, exp in sorted(zip(*(one.to_pylist() for one in groups.columns), strict=True)):
        mine = _where(kinds, comparison, method, currency, exp)
        one = out.setdefault((comparison, method), {"confirmed": 0, "suggested": 0, "ambiguous": 0, "amounts": {}})
        sure = int((state[mine] == CONFIRMED).sum())
        one["confirmed"] += sure
        one["suggested"] += int(mine.sum()) - sure
        one["ambiguous"] += int(unsure[mine].sum())
        one["amounts"][currency] = plain(int(held[mine].sum()), exp, currency)
    return out


def _where(kinds: pa.Table, *wanted: object) -> NDArray[np.bool_]:
    import pyarrow.compute as pc

    out = np.ones(kinds.num_rows, np.bool_)
    for name, value in zip(kinds.column_names, wanted, strict=True):
        out &= pc.equal(kinds[name], value).to_numpy()
    return out


def _held(outcome: Outcome) -> Ints:
    """Return what each match holds on side A."""
    members = outcome.members
    on_a = members["side"].to_numpy() == SIDE_A
    match, part = (members[name].to_numpy()[on_a] for name in ("match", "allocated"))
    out = np.zeros(outcome.matches.num_rows, np.int64)
    np.add.at(out, match, part)
    return out


def known(matches: pa.Table, members: pa.Table) -> Known:
    """Return the marks of matches; `members` name them by their number, and may belong to others as well."""
    from app.domain.fingerprint import of_text

    level = _by_word(matches["comparison"], lambda words: np.array([int(one[1]) for one in words.to_pylist()]))
    name = matches["lead"].to_numpy() << 20 | level << 16 | matches["ordinal"].to_numpy().astype(np.int64)
    method = _by_word(matches["method"], of_text)
    parts = [method, *(matches[one].to_numpy() for one in ("state", "ambiguous", "difference"))]
    said = np.zeros(len(name), np.uint64)
    for at, one in enumerate(parts):
        said += _mixed(one.astype(np.int64).astype(np.uint64) + np.uint64(at << 56))
    number = matches["number"].to_numpy()
    order = np.argsort(number, kind="stable")
    match = members["match"].to_numpy()
    place = np.minimum(np.searchsorted(number[order], match), max(len(order) - 1, 0))
    mine = number[order][place] == match if len(order) else np.zeros(len(match), np.bool_)
    record, side, part = (members[one].to_numpy()[mine].astype(np.uint64) for one in ("record", "side", "allocated"))
    np.add.at(said, order[place[mine]], _mixed(_mixed(record * np.uint64(2) + side) + part))
    return Known(name, said)


def _by_word(column: pa.ChunkedArray, number: Callable[[pa.Array], Ints]) -> Ints:
    """Return the number of each row's word, worked out once for each word there is."""
    coded = column.combine_chunks().dictionary_encode()
    return np.asarray(np.append(number(coded.dictionary), 0)[coded.indices.to_numpy()], np.int64)


def found(outcome: Outcome) -> Known:
    """Return the marks of what a run found."""
    import pyarrow as pa

    numbered = pa.array(np.arange(outcome.matches.num_rows))
    at = outcome.matches.schema.get_field_index("number")
    return known(outcome.matches.set_column(at, "number", numbered), outcome.members)


def since(before: Known, outcome: Outcome) -> dict[str, int]:
    """Return what `changes` says of what a run found; where nothing was made anew, all of it is new."""
    if not len(before.name):
        return {"new": outcome.matches.num_rows, "changed": 0, "same": 0, "gone": 0}
    return changes(before, found(outcome))


def _mixed(values: Marks) -> Marks:
    """Spread the bits of numbers (the finalizer of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(values ^ (values >> np.uint64(31)))


def changes(before: Known, after: Known) -> dict[str, int]:
    """Return how many matches are new, say something else, say the same, and are gone."""
    order = np.argsort(before.name)
    names, said = before.name[order], before.said[order]
    place = np.minimum(np.searchsorted(names, after.name), max(len(names) - 1, 0))
    met = names[place] == after.name if len(names) else np.zeros(len(after.name), np.bool_)
    same = met.copy()
    same[met] = said[place[met]] == after.said[met]
    stays = int(met.sum())
    return {
        "new": len(after.name) - stays,
        "changed": stays - int(same.sum()),
        "same": int(same.sum()),
        "gone": len(names) - stays,
    }
