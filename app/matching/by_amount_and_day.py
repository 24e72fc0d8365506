"""Amount, expected day and name: the last and least sure pass. Only a person's own rule may confirm what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.knowledge import ALIAS
from app.domain.match import SIDE_A, Comparison
from app.domain.record import NO_TIME, Kind, Layer
from app.matching.certificates import PROOF, pieces
from app.matching.choice import Choice
from app.matching.confirm_rule import build, state_fits
from app.matching.days import without_holidays
from app.matching.events import Events
from app.matching.figures import quoted
from app.matching.governed import Governing
from app.matching.grading import CERTAIN, EVEN, PROBABLE
from app.matching.links import Case, Links, Target, link
from app.matching.names import GRADE_WORDS, Names
from app.matching.proposals import Proposals, group_sum, pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "amount_day"

#: What `more` says of a pair that cannot be one.
IMPOSSIBLE = -1000


def choose(
    frame: Frame,
    a: Ints,
    b: Ints,
    value_a: Ints,
    value_b: Ints,
    expected: Ints,
    more: Callable[[Ints, Ints], Ints] | None = None,
    refused: Callable[[Ints, Ints], Mask] | None = None,
    by: Governing | None = None,
    day_b: Ints | None = None,
) -> Choice:
    """Return the best assignment of rows `a` to rows `b` by amount, day and name, currency by currency.

    a, b: by rank. value_a, value_b: amounts for each row given; value_b may have two columns (amount, amount with
    the coupon). expected: day expected for each of `a`. more: hundredths of a bit that something else says of pairs
    of rows, −1000 where a pair is impossible. by: whose tolerance and threshold each pair has to meet; default the
    general ones. day_b: days of `b`, where they are counted otherwise than by the calendar, as `expected` then is.
    """
    by = by or Governing(frame.inputs.rules)
    parts = []
    for code in range(len(frame.currencies)):
        here, there = np.flatnonzero(frame.currency[a] == code), np.flatnonzero(frame.currency[b] == code)
        if len(here) and len(there):
            day = None if day_b is None else day_b[there]
            values, due = (value_a[here], value_b[there]), expected[here]
            gates = _Gates(frame, a[here], b[there], *values, due, more, refused, by, day)
            parts.append(_choice(gates, link(gates.case(_unit(frame, code)))))
    return _joined(parts)


class _Gates:
    """One currency's rows and what a pair of them has to meet; rows as positions, for `link`."""

    def __init__(
        self,
        frame: Frame,
        a: Ints,
        b: Ints,
        value_a: Ints,
        value_b: Ints,
        expected: Ints,
        more: Callable[[Ints, Ints], Ints] | None,
        refused: Callable[[Ints, Ints], Mask] | None,
        by: Governing,
        day: Ints | None = None,
    ) -> None:
        self.frame, self.a, self.b, self.by = frame, a, b, by
        self.value_a, self.value_b, self.expected = value_a, value_b, expected
        self.day = frame.day[b] if day is None else day
        self._more, self._refused = more, refused
        self.unit = 1

    def case(self, unit: int) -> Case:
        """Return the windows, as wide as any rule allows, and the gates; unit: steps in a minor unit."""
        self.unit = unit
        frame, day = self.frame, self.day
        before, after = self.by.widest_days(self.a)
        below, above = self.by.widest_amounts(self.a, self.value_a, unit)
        low, high = self.value_a - below, self.value_a + above
        # a second amount that is the first once more is no second way to agree
        columns = [self.value_b[:, n] for n in range(self.value_b.shape[1]) if n == 0 or self._differs(n)]
        return Case(
            tuple(Target(low, high, self.value_a, one) for one in columns),
            self.expected - before,
            self.expected + after,
            self.expected,
            day,
            _names(frame, self.a, self.b),
            self._apart,
            self._possible,
            None if self._more is None else lambda i, j: self._said(i, j),
            lambda i, j: self.by.least(self.by.of(self.a[i], self.b[j])) - EVEN,
            frame.inputs.rules.component_cap,
        )

    def _differs(self, column: int) -> bool:
        return bool((self.value_b[:, column] != self.value_b[:, 0]).any())

    def _apart(self, i: Ints, j: Ints) -> Ints:
        """Return the seconds between two rows, −1 where one gives its day alone."""
        frame, a, b = self.frame, self.a[i], self.b[j]
        timed = (frame.num("offset")[a] != NO_TIME) & (frame.num("offset")[b] != NO_TIME)
        return np.where(timed, np.abs(frame.utc[a] - frame.utc[b]), -1)

    def _said(self, i: Ints, j: Ints) -> Ints:
        assert self._more is not None
        return self._more(self.a[i], self.b[j])

    def _possible(self, i: Ints, j: Ints, target: Ints) -> Mask:
        """Return which pairs nothing speaks against: tolerances of the rule that governs, refusals, other owners."""
        a, b = self.a[i], self.b[j]
        drift = self.value_b[j, target] - self.value_a[i]
        days = self.day[j] - self.expected[i]
        units = np.full(len(a), self.unit, np.int64)
        good = self.by.within(self.by.of(a, b), self.value_a[i], drift, days, units)
        if self._more is not None:
            good &= self._more(a, b) > IMPOSSIBLE
        if self._refused is not None:
            good &= ~self._refused(a, b)
        return good


def pair_case(
    frame: Frame,
    a: Ints,
    b: Ints,
    value_a: Ints,
    value_b: Ints,
    expected: Ints,
    more: Callable[[Ints, Ints], Ints] | None,
    by: Governing,
    day_b: Ints,
) -> Case:
    """Return rows of one currency as `choose` holds them against each other."""
    gates = _Gates(frame, a, b, value_a, value_b, expected, more, None, by, day_b)
    return gates.case(_unit(frame, int(frame.currency[a[0]])))


def _names(frame: Frame, a: Ints, b: Ints) -> Names | None:
    """Return the names of both sides' other parties; None where a side has none."""
    ours, theirs = (frame.text("counterparty").take(rows) for rows in (a, b))
    if not pc.any(pc.not_equal(ours, "")).as_py() or not pc.any(pc.not_equal(theirs, "")).as_py():
        return None
    if len(a) and frame.num("layer")[a[0]] == Layer.ORDER:
        theirs = _as_buyers(theirs, frame.inputs.knowledge.of(ALIAS, Comparison.L1.value))
    return Names(ours, theirs)


def _as_buyers(names: pa.Array, payers: dict[str, str]) -> pa.Array:
    """Return names of payers as those of the buyers for whom they were learned to pay."""
    if not payers:
        return names
    import pyarrow as pa

    coded = names.dictionary_encode()
    said = pa.array([payers.get(one, one) for one in coded.dictionary.to_pylist()], pa.string())
    return said.take(coded.indices)


def _choice(gates: _Gates, found: Links) -> Choice:
    """Return what was linked as rows of the frame, without equals where the rule that governs wants none."""
    a, b = gates.a, gates.b
    rule = gates.by.of(a[found.a], b[found.b])
    kept = np.flatnonzero(~found.ambiguous | gates.by.takes_equal(rule))
    other = np.where(found.rival_a == found.a, b[found.rival_b], a[found.rival_a])
    certain, probable = found.score >= CERTAIN, found.score >= PROBABLE
    words = np.where(certain, "certain", np.where(probable, "probable", "")) if found.learned else None
    rank = gates.frame.rank
    proof = pieces(found, kept, rank[a], rank[b])
    return Choice(
        a[found.a][kept],
        b[found.b][kept],
        found.score[kept],
        found.ambiguous[kept],
        [(a[x].tolist(), b[y].tolist()) for x, y in found.classes],
        [(a[x].tolist(), b[y].tolist()) for x, y in found.crowds],
        found.alone[kept],
        rule[kept],
        found.name[kept],
        np.where(found.rival_a >= 0, other, -1)[kept],
        found.rival_score[kept],
        [""] * len(kept) if words is None else words[kept].tolist(),
        proof,
    )


def _joined(parts: list[Choice]) -> Choice:
    """Return the choices of all currencies as one."""
    if not parts:
        none = np.zeros(0, np.int64)
        return Choice(none, none, none, np.zeros(0, np.bool_), rival=none, rival_score=none)
    columns = ("a", "b", "score", "ambiguous", "alone", "rule", "name", "rival", "rival_score")
    return Choice(
        **{name: np.concatenate([getattr(one, name) for one in parts]) for name in columns},
        equal=[pair for one in parts for pair in one.equal],
        crowds=[pair for one in parts for pair in one.crowds],
        sure=[word for one in parts for word in one.sure],
        proof=[piece for one in parts for piece in one.proof],
    )


def _unit(frame: Frame, code: int) -> int:
    """Return how many steps of the frame's exponent are one minor unit of a currency."""
    from app.domain.money import digits

    return int(10 ** max(frame.exp - digits(frame.currencies[code]), 0))


def note_names(frame: Frame, made: Proposals, choice: Choice, order: Ints) -> None:
    """Note both names and how alike they are, the runner-up with its score, how sure it is, and the proof."""
    made.runner_up = choice.rival[order]
    made.counts["runner_up_score"] = choice.rival_score[order]
    grade = choice.name[order]
    if grade.any():
        texts = frame.text("counterparty")
        for name, rows in (("name_a", made.lead_a), ("name_b", made.lead_b)):
            said = quoted(texts.take(rows)).to_pylist()
            made.notes[name] = [one if known else "" for one, known in zip(said, grade.tolist(), strict=True)]
        made.notes["name"] = [f'"{GRADE_WORDS[one]}"' if one else "" for one in grade.tolist()]
        if made.comparison is Comparison.L1:
            _note_payers(frame, made)
    sure = [choice.sure[one] for one in order.tolist()]
    if any(sure):
        made.notes["band"] = [f'"{one}"' if one else "" for one in sure]
    proof = [choice.proof[one] for one in order.tolist()]
    if any(proof):
        made.notes[PROOF] = proof


def _note_payers(frame: Frame, made: Proposals) -> None:
    """Say where two names are one because this buyer was seen to pay under the other."""
    payers = frame.inputs.knowledge.of(ALIAS, Comparison.L1.value)
    if payers:
        texts = frame.text("counterparty")
        ours, theirs = (texts.take(rows).to_pylist() for rows in (made.lead_a, made.lead_b))
        made.notes["name"] = [
            '"learned"' if payers.get(payer) == buyer else said
            for buyer, payer, said in zip(ours, theirs, made.notes["name"], strict=True)
        ]


def find_payments(
    frame: Frame, orders: Ints, payments: Ints, event: Events, refused: Callable[[Ints, Ints], Mask]
) -> tuple[Proposals | None, Choice]:
    """Return L1 matches of open orders and open payments without a common number, with their refunds."""
    with_coupon = frame.amount[payments] + frame.coupon[payments]
    value_b = np.stack([frame.amount[payments], with_coupon], 1)
    by = frame.governing.get(Comparison.L1)
    choice = choose(frame, orders, payments, frame.amount[orders], value_b, frame.day[orders], refused=refused, by=by)
    if not len(choice.a):
        return None, choice
    order = np.argsort(frame.rank[choice.a])
    a, b = choice.a[order], choice.b[order]
    match, side, row = with_refunds(frame, a, b, event)
    made = build(frame, METHOD, match, side, row, alone=None)
    made.score, made.ambiguous = choice.score[order], choice.ambiguous[order]
    govern(frame, made, choice, order, by)
    note_names(frame, made, choice, order)
    name_candidates(made, choice)
    return made, choice


def with_refunds(frame: Frame, a: Ints, b: Ints, event: Events) -> tuple[Ints, Ints, Ints]:
    """Return members (match, side, row) of pairs order–payment, each payment with its refunds."""
    number = np.arange(len(a))
    where = np.full(frame.count, -1, np.int64)
    where[b] = number
    owner = np.where(event.owner >= 0, event.payment[np.maximum(event.owner, 0)] if len(event.payment) else -1, -1)
    of = np.where(owner >= 0, where[owner], -1)
    refund, of = event.refund[of >= 0], of[of >= 0]
    match = np.concatenate([number, number, of])
    side = np.concatenate([np.zeros(len(a), np.int64), np.ones(len(b) + len(of), np.int64)])
    row = np.concatenate([a, b, refund])
    order = np.lexsort((frame.rank[row], side, match))
    return match[order], side[order], row[order]


def find_deposits(
    frame: Frame,
    payouts: Ints,
    deposits: Ints,
    expected: Ints,
    more: Callable[[Ints, Ints], Ints],
    refused: Callable[[Ints, Ints], Mask],
) -> tuple[Proposals | None, Choice]:
    """Return L3 matches of payouts and bank credits; days on which the bank is closed take no time."""
    by = frame.governing.get(Comparison.L3)
    due, came = np.split(without_holidays(np.concatenate([expected, frame.day[deposits]])), [len(payouts)])
    choice = choose(
        frame, payouts, deposits, -frame.net[payouts], frame.net[deposits][:, None], due, more, refused, by, came
    )
    if not len(choice.a):
        return None, choice
    order = np.argsort(frame.rank[choice.a])
    made = pairs(
        frame,
        Comparison.L3,
        METHOD,
        choice.a[order],
        choice.b[order],
        score=choice.score[order],
        ambiguous=choice.ambiguous[order],
    )
    govern(frame, made, choice, order, by)
    note_names(frame, made, choice, order)
    name_candidates(made, choice)
    return made, choice


def govern(frame: Frame, made: Proposals, choice: Choice, order: Ints, by: Governing | None) -> None:
    """Name the rule that governs each match, and confirm what a rule marked so may confirm.

    Never one of several candidates, and never with a statement that contradicts itself or a state that does not go
    with the money. Currencies never differ here.
    """
    if by is None:
        return
    of = choice.rule[order]
    made.rules = by.names(of)
    free = of < 0
    trusted = np.ones(made.count, np.bool_)
    np.logical_and.at(trusted, made.match, frame.trusted[made.row])
    made.gates = {
        "kind": ~free,
        "rule": by.marked(of),
        "accept": by.accepts(of, made.score),
        "alone": free | choice.alone[order],
        "totals": free | trusted,
    }
    if made.comparison is Comparison.L1:
        kind = frame.num("kind")[made.row]
        a, back = made.side == SIDE_A, kind == Kind.REFUND
        paid = group_sum(np.where(~a & ~back, made.part, 0), made.match, made.count)
        refunds = group_sum(np.where(back, made.part, 0), made.match, made.count)
        fits = state_fits(frame, made.match, made.row, a, back, made.count, paid, refunds)
        made.gates["state"] = free | fits
    made.confirmed = passed(made)


def passed(made: Proposals) -> Mask:
    """Return which matches pass all their gates and have no equal."""
    return np.asarray(np.logical_and.reduce([~made.ambiguous, *made.gates.values()]))


def name_candidates(made: Proposals, choice: Choice) -> None:
    """Note with each ambiguous match the rows that are as good."""
    at = {int(made.lead_a[number]): int(number) for number in np.flatnonzero(made.ambiguous)}
    for ours, theirs in choice.equal:
        for row in ours:
            if row in at:
                made.candidates[at[row]] = (ours, theirs)
