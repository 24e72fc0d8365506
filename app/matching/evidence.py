"""The evidence of matches as JSON texts: every criterion with both values, the difference, the rule, the runner-up.

Built with Arrow's string kernels in blocks, so that a million matches cost seconds and no object each.
Keys are sorted; amounts are plain decimals in quotes, counts are numbers; the words of the keys stand in
app.domain.texts.evidence.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.arrays import distinct
from app.domain.match import SIDE_A, Comparison
from app.domain.record import NO_TIME, State
from app.matching.figures import amount_text, escaped, quoted, time_text, words
from app.matching.proposals import group_sum, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]

BLOCK = 100_000

STATE_WORDS = tuple(one.name.lower() for one in State)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Texts that stand between quotes; the quotes are set with what comes before and behind."""

    text: pa.Array


#: A JSON value for each match, or one for all.
_Field: TypeAlias = "pa.Array | str | _Inside"

#: Counts that say nothing where they are one.
_SEVERAL = ("orders", "payments", "refund_rows", "ways", "rows_a", "rows_b", "vouchers")

#: Parts of the score that a method gives by itself.
_REFERENCES = {
    Comparison.L1: (("order_ref", "channel_ref"), ("order_ref", "channel_ref")),
    Comparison.L2: (("channel_ref", "order_ref"), ("channel_ref", "parent_ref", "order_ref")),
    Comparison.L3: (("channel_ref", "batch_ref"), ("channel_ref", "order_ref")),
    # a voucher without a number of its source goes by its own, which stands in subtype
    Comparison.L4: (("channel_ref", "order_ref", "batch_ref"), ("channel_ref", "batch_ref", "subtype")),
    Comparison.L5: (("order_ref", "channel_ref"), ("order_ref", "subtype")),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each match of a run, kept as the columns in which it was found.

    found: proposals; source, place: for each match its proposals and its place in them. The texts of a million matches
    are hundreds of megabytes: they are written when somebody stores them or looks at them.
    """

    frame: Frame
    found: list[Proposals]
    source: NDArray[np.int16]
    place: Ints

    def filter(self, which: NDArray[np.bool_]) -> Evidence:
        """Return the evidence of some of the matches; it proves their choice as that of all did."""
        found = list(self.found)
        for one, proposals in enumerate(found):
            stays = np.zeros(proposals.count, np.bool_)
            stays[self.place[which & (self.source == one)]] = True
            found[one] = proposals.handing_on(stays)
        return replace(self, found=found, source=self.source[which], place=self.place[which])

    def texts(self, rows: Ints | None = None, pause: Callable[[], None] = lambda: None) -> pa.ChunkedArray:
        """Return one JSON object for each match, or for some of them in their order; pause: called between blocks."""
        source, place = (self.source, self.place) if rows is None else (self.source[rows], self.place[rows])
        known: dict[int, tuple[Ints, Ints, Ints]] = {}
        blocks = []
        for start in range(0, len(source), BLOCK):
            pause()
            mine, at = source[start : start + BLOCK], place[start : start + BLOCK]
            parts, order = [], []
            for one in distinct(mine.astype(np.int64)).tolist():
                found = self.found[one]
                if one not in known:
                    known[one] = (found.difference(self.frame), *_sums(self.frame, found))
                here = np.flatnonzero(mine == one)
                parts.append(_block(self.frame, found, known[one], at[here]))
                order.append(here)
            blocks.append(parts[0] if len(parts) == 1 else _merged(parts, order))
        return pa.chunked_array(blocks, pa.string())


def _merged(parts: list[pa.Array], places: list[Ints]) -> pa.Array:
    """Return several columns as one; places: where the rows of each of them belong."""
    at = np.concatenate(places)
    order = np.empty(len(at), np.int64)
    order[at] = np.arange(len(at))
    return pa.concat_arrays(parts).take(order)


def _sums(frame: Frame, found: Proposals) -> tuple[Ints, Ints]:
    """Return what amount_a and amount_b show: Σ A, and Σ B without refunds in L1."""
    value = found.part * sign_of(frame, found.row)
    of_a = found.side == SIDE_A
    of_b = ~of_a & (value > 0) if found.comparison is Comparison.L1 else ~of_a
    return (
        group_sum(np.where(of_a, value, 0), found.match, found.count),
        group_sum(np.where(of_b, value, 0), found.match, found.count),
    )


def _block(frame: Frame, found: Proposals, sums: tuple[Ints, Ints, Ints], at: Ints) -> pa.Array:
    """Return the texts of some matches of `found`; sums: difference, amount_a and amount_b of all."""
    a, b = found.lead_a[at], found.lead_b[at]
    difference, sum_a, sum_b = (one[at] for one in sums)
    currency = frame.currency[a]
    names = frame.currencies

    def money(values: Ints) -> _Field:
        one = len(names) == 1 and len(values) > 1 and bool((values == values[0]).all())
        if one:  # a difference is 0.00 nearly everywhere
            return f'"{amount_text(values[:1], frame.exp, currency[:1], names)[0].as_py()}"'
        return _Inside(amount_text(values, frame.exp, currency, names))

    rules = found.rule_names(frame.inputs.rules.version)
    fields: dict[str, _Field] = {
        "amount_a": (first := money(sum_a)),
        "amount_b": first if (sum_a == sum_b).all() else money(sum_b),
        "difference": money(difference),
        "rule": f'"{rules}"' if isinstance(rules, str) else quoted(pa.array([rules[one] for one in at], pa.string())),
        "score": pa.array(found.score[at]).cast(pa.string()),
    }
    for side, rows, columns in zip("ab", (a, b), _REFERENCES[found.comparison], strict=True):
        fields[f"ref_{side}"] = _Inside(escaped(_reference(frame, rows, columns)))
        fields[f"time_{side}"] = _Inside(time_text(frame.num("at")[rows], frame.num("offset")[rows]))
        state = frame.num("state")[rows]
        if state.any():
            fields[f"state_{side}"] = _where(state != 0, _Inside(words(state, STATE_WORDS)))
    timed = (frame.num("offset")[a] != NO_TIME) | (frame.num("offset")[b] != NO_TIME)
    if timed.any() or len(a):
        fields["days"] = pa.array(frame.day[b] - frame.day[a]).cast(pa.string())
    for name, values in found.figures.items():
        mine = values[at]
        some = mine != 0
        if some.any():
            fields[name] = _where(some, money(mine))
    for name, values in found.counts.items():
        mine = values[at]
        some = mine > 1 if name in _SEVERAL else mine > 0
        if some.any():
            fields[name] = _where(some, pa.array(mine).cast(pa.string()))
    for name, texts in found.notes.items():
        fields[name] = pa.array([texts[one] or None for one in at.tolist()], pa.string())
    fields["runner_up"] = _runner_up(frame, found, at)
    if not found.confirmed[at].all():
        fields["stopped"] = _stopped(found, at)
    return json_objects(fields, len(a))


def _stopped(found: Proposals, at: Ints) -> _Field:
    """Return, for matches that are only suggested, the names of the gates that they did not pass.

    "kind": matches of this kind are never confirmed by a command; "equal": another one is as good.
    """
    names = sorted(found.gates)
    code = np.zeros(len(found.lead_a[at]), np.int64)
    for place, name in enumerate(names):
        code |= (~found.gates[name][at]).astype(np.int64) << place
    code |= found.ambiguous[at].astype(np.int64) << len(names)
    kinds, which = np.unique(code, return_inverse=True)
    texts = []
    for one in kinds.tolist():
        said = [name for place, name in enumerate([*names, "equal"]) if one >> place & 1]
        texts.append(json.dumps(said if names or found.rules else ["kind", *said], separators=(",", ":")))
    return _where(~found.confirmed[at], pa.array(texts, pa.string()).take(pa.array(which.ravel())))


def _reference(frame: Frame, rows: Ints, columns: tuple[str, ...]) -> pa.Array:
    """Return the first reference that is not empty."""
    out = frame.text(columns[0]).take(rows)
    for name in columns[1:]:
        empty = pc.equal(out, "")
        if not pc.any(empty).as_py():
            break
        out = pc.if_else(empty, frame.text(name).take(rows), out)
    return out


def _runner_up(frame: Frame, found: Proposals, at: Ints) -> pa.Array | str:
    """Return the next best for each match: "none", "equal", or the numbers of what came near or is as good."""
    unsure = np.flatnonzero(found.ambiguous[at])
    near = np.zeros(0, np.int64)
    if found.runner_up is not None:
        near = np.flatnonzero((found.runner_up[at] >= 0) & ~found.ambiguous[at])
    if not len(unsure) and not len(near):
        return '"none"'
    texts = np.full(len(at), '"none"', object)
    texts[unsure] = '"equal"'
    if found.runner_up is not None and len(near):
        texts[near] = [f"[{one}]" for one in quoted(_known_by(frame, found.runner_up[at[near]])).to_pylist()]
    named = [one for one in unsure.tolist() if int(at[one]) in found.candidates]
    if named:
        others = [_others(found, int(at[one])) for one in named]
        rows = np.array([row for one in others for row in one], np.int64)
        refs = quoted(_reference(frame, rows, ("channel_ref", "order_ref"))).to_pylist()
        first = 0
        for one, mine in zip(named, others, strict=True):
            texts[one] = "[" + ",".join(refs[first : first + len(mine)]) + "]"
            first += len(mine)
    return pa.array(texts, pa.string())


def _others(found: Proposals, match: int) -> list[int]:
    """Return the rows that are as good as a match's own, the first twenty."""
    ours, theirs = found.candidates[match]
    own = {int(found.lead_a[match]), int(found.lead_b[match])}
    return [row for row in (*ours, *theirs) if row not in own][:20]


def _known_by(frame: Frame, rows: Ints) -> pa.Array:
    """Return what names each row best: its number, else the other party, else its time."""
    known = _reference(frame, rows, ("channel_ref", "order_ref", "counterparty"))
    return pc.if_else(pc.equal(known, ""), time_text(frame.num("at")[rows], frame.num("offset")[rows]), known)


def _where(mask: NDArray[np.bool_], values: _Field) -> _Field:
    """Return the values of a mask, null elsewhere."""
    if mask.all():
        return values
    if isinstance(values, str):
        values = pa.array([values], pa.string()).take(pa.array(np.zeros(len(mask), np.int64)))
    if isinstance(values, _Inside):
        return _Inside(pc.if_else(pa.array(mask), values.text, pa.scalar(None, pa.string())))
    return pc.if_else(pa.array(mask), values, pa.scalar(None, pa.string()))


def json_objects(fields: Mapping[str, _Field], count: int) -> pa.Array:
    """Return JSON objects with sorted keys; a field that is null in a row is left out of it."""
    pieces: list[pa.Array | str] = ["{"]
    first = True
    for key in sorted(fields):
        value = fields[key]
        lead, end = (f'"{key}":' if first else f',"{key}":'), ""
        first = False
        if isinstance(value, _Inside):
            lead, value, end = lead + '"', value.text, '"'
        if isinstance(value, str):
            pieces.append(lead + value)
        elif value.null_count:
            pieces.append(pc.binary_join_element_wise(lead, value, end, "").fill_null(""))
        else:
            pieces += [lead, value, end] if end else [lead, value]
    merged: list[pa.Array | str] = []
    for one in [*pieces, "}"]:  # constants that meet are one
        if merged and isinstance(one, str) and isinstance(merged[-1], str):
            merged[-1] += one
        else:
            merged.append(one)
    whole = pc.binary_join_element_wise(*merged, "")
    return whole if isinstance(whole, pa.Array) else pa.array([whole.as_py()] * count, pa.string())
