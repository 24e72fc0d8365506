"""One series of charges: its subtypes, its terms over time, its refunds, and the verdict on every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fees import (
    CONTRACT,
    DATA,
    FEW,
    KINDS,
    MIXED,
    NONE,
    RATE_DIGITS,
    STARTING,
    STEADY,
    FeeModel,
    FeeRule,
    FeeTerms,
    StartingFee,
)
from app.domain.money import digits
from app.domain.period import day_number
from app.matching.fees import fit as fitting
from app.matching.fees import refunds
from app.matching.fees import terms as exactly
from app.matching.fees.change import ENOUGH, Stretch, stretches
from app.matching.fees.models import AGREES, DOUBTFUL, OTHERWISE, RESIDUE, UNKNOWN, Fees
from app.matching.fees.rows import REFUND
from app.matching.fees.vote import digits_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


#: Decimals of one that the finest price lists have: 0.0001 %.
ENDS = 6


@dataclass(frozen=True, slots=True)
class _Group:
    """Charges that one model, or one after the other, prices. named: by their subtypes; else all the others."""

    rows: Ints
    words: tuple[str, ...]
    found: list[Stretch]


class Series:
    """One account, source, kind and currency."""

    def __init__(
        self,
        frame: Frame,
        out: Fees,
        rows: Ints,
        contracts: Sequence[FeeRule],
        starting: Sequence[StartingFee],
    ) -> None:
        self.frame, self.out, self.all = frame, out, out.charges
        self.paid, self.back = rows[self.all.what[rows] != REFUND], rows[self.all.what[rows] == REFUND]
        lead = int(self.all.row[rows[0]])
        codes, names = frame.accounts
        self.account, self.currency = names[codes[lead]], frame.currencies[frame.currency[lead]]
        self.source = str(frame.records["source"][lead].as_py())
        self.kind = KINDS[int(self.all.what[self.paid[0]])] if len(self.paid) else KINDS[0]
        self.unit = int(10 ** max(frame.exp - digits(self.currency), 0))
        mine = (self.account, self.kind, self.currency)
        self.contracts = [one for one in contracts if (one.account, one.kind, one.currency) == mine]
        family = self.source.partition(".")[0]
        self.starting = [
            one
            for one in starting
            if family in one.sources and (one.kind, one.currency) == (self.kind, self.currency) and not one.words
        ]
        self.step = self.unit

    def read(self) -> None:
        """Find the models of the series and judge its rows."""
        sound = self.paid[(self.all.base[self.paid] > 0) & (self.all.fee[self.paid] >= 0)]
        if not len(sound):
            return
        self.step = _step(self.all.fee[sound], self.unit)
        first = len(self.out.models)
        for group in self._groups(sound):
            self._add(group)
        self._refunds(first)

    # groups

    def _groups(self, rows: Ints) -> list[_Group]:
        """Return the charges by what prices them alike: most subtypes together, others alone."""
        found = self._stretches(rows)
        labels, names = self._labels(rows)
        apart = self._apart(rows, found, labels, len(names))
        if not apart:
            return [_Group(rows, (), found)]
        alone = np.isin(labels, apart)
        rest = rows[~alone]
        whole = [_Group(rest, (), self._stretches(rest))] if len(rest) else []
        single = [
            _Group(rows[labels == one], (names[one],), self._stretches(rows[labels == one])) for one in sorted(apart)
        ]
        return [*whole, *_together(single)]

    def _labels(self, rows: Ints) -> tuple[Ints, list[str]]:
        """Return each charge's subtype, with the printed rate where several are printed often; sorted by name."""
        words = pa.array(self.all.words, pa.string()).take(pa.array(self.all.subtype[rows]))
        printed = self.frame.text("rate").take(pa.array(self.all.row[rows])).dictionary_encode()
        often = np.bincount(printed.indices.to_numpy(), minlength=len(printed.dictionary)) >= ENOUGH
        names = [one if often[at] else "" for at, one in enumerate(printed.dictionary.to_pylist())]
        if len({one for one in names if one}) < 2:
            names = [""] * len(names)
        coded = words.dictionary_encode()
        known = coded.dictionary.to_pylist()
        both = coded.indices.to_numpy().astype(np.int64) * len(names) + printed.indices.to_numpy()
        kinds, inverse = np.unique(both, return_inverse=True)
        parts = [(known[one // len(names)], names[one % len(names)]) for one in kinds.tolist()]
        said_of = [" ".join(one for one in pair if one) for pair in parts]
        ordered = sorted(set(said_of))
        where = {one: at for at, one in enumerate(ordered)}
        place = np.array([where[one] for one in said_of], np.int64)
        return place[inverse.ravel()], ordered

    def _apart(self, rows: Ints, found: list[Stretch], labels: Ints, count: int) -> list[int]:
        """Return the labels most of whose charges the common terms do not explain; [] where labels say nothing."""
        if not found or count < 2 or 3 * count > len(rows):
            return []
        bad = ~self._explained(rows, found)
        wrong, size = np.bincount(labels[bad], minlength=count), np.bincount(labels, minlength=count)
        return np.flatnonzero(2 * wrong > size).tolist()

    def _stretches(self, rows: Ints) -> list[Stretch]:
        hints = [one.terms.rate for one in self.starting]
        return stretches(self.all.base[rows], self.all.fee[rows], self.all.day[rows], self.step, hints)

    def _explained(self, rows: Ints, found: list[Stretch]) -> Mask:
        good = np.zeros(len(rows), np.bool_)
        for at, one in _by_day(self.all.day[rows], found):
            good[at] = self._judged(rows[at], self._terms(one))[1] != OTHERWISE
        return good

    # models

    def _terms(self, one: Stretch) -> FeeTerms:
        """Return what was read in terms of the domain; parts keep the frame's exponent."""
        found = one.fit
        step_exp = self.out.exp
        step = self.step
        while step > 1:
            step, step_exp = step // 10, step_exp - 1
        return FeeTerms(
            rate=found.rate,
            fixed=found.fixed,
            least=found.least if found.least >= 0 else None,
            cap=found.cap if found.cap >= 0 else None,
            exp=self.out.exp,
            step_exp=step_exp,
            rounding=found.mode,
        )

    def _judged(self, rows: Ints, terms: FeeTerms) -> tuple[Ints, Ints]:
        """Return what terms ask for and the verdict of each charge; a coupon may be in the base or out of it."""
        base, fee, coupon = self.all.base[rows], self.all.fee[rows], self.all.coupon[rows]
        due = exactly.due(terms, base, self.out.exp)
        verdict = np.where(fee == due, AGREES, OTHERWISE)
        for extra in (0, 1, -1) if coupon.any() else (0,):
            other = base + extra * coupon
            near = exactly.is_residue(terms, np.maximum(other, 0), fee, self.unit, self.out.exp) & (other > 0)
            verdict = np.where((verdict == OTHERWISE) & near, RESIDUE, verdict)
        return due, verdict

    def _add(self, group: _Group) -> None:
        """Add the models of a group and judge its charges."""
        if not group.found:
            self._few(group)
            return
        days = self.all.day[group.rows]
        for ordinal, (at, one) in enumerate(_by_day(days, group.found), 1):
            rows = group.rows[at]
            model, terms = self._model(rows, group.words, one, ordinal)
            self._put(rows, model, terms)
        self._lenient(group)

    def _few(self, group: _Group) -> None:
        """Add a model that is not read: a contract, a starting one, or none."""
        base = self.starting[0].terms if len(self.starting) == 1 and not group.words else FeeTerms()
        origin = STARTING if len(self.starting) == 1 and not group.words else NONE
        days = self.all.day[group.rows]
        model = self._shell(group.rows, group.words, 1, base, origin, int(days.min()), int(days.max()))
        self._put(group.rows, model, None)

    def _shell(
        self, rows: Ints, words: tuple[str, ...], ordinal: int, terms: FeeTerms, origin: str, first: int, last: int
    ) -> FeeModel:
        return FeeModel(
            account=self.account,
            source=self.source,
            kind=self.kind,
            currency=self.currency,
            subtypes=words,
            ordinal=ordinal,
            first_day=first,
            last_day=last,
            terms=terms,
            origin=origin,
            sureness=FEW,
            rows=len(rows),
            exact=0,
            residue=0,
            otherwise=0,
            lowest=0,
            highest=0,
            roundings=(),
        )

    def _model(
        self, rows: Ints, words: tuple[str, ...], one: Stretch, ordinal: int
    ) -> tuple[FeeModel, FeeTerms | None]:
        """Return the model of one stretch, and the terms its charges may be held to: None where it is not sure."""
        base, fee = self.all.base[rows], self.all.fee[rows]
        low, high = fitting.other_rates(base, fee, self.step, one.fit)
        one, decided = self._decided(one, low, high)
        terms = self._terms(one)
        verdict = self._judged(rows, terms)[1]
        agree = int((verdict != OTHERWISE).sum())
        sureness = MIXED if 10 * agree < 9 * len(rows) else STEADY if decided and len(rows) >= ENOUGH else FEW
        model = replace(
            self._shell(rows, words, ordinal, terms, DATA, one.first, one.last),
            sureness=sureness,
            lowest=low,
            highest=high,
            roundings=fitting.as_good(base, fee, self.step, one.fit),
        )
        return model, terms if sureness == STEADY else None

    def _decided(self, one: Stretch, low: int, high: int) -> tuple[Stretch, bool]:
        """Say whether no other rate of one more digit explains the rows; a starting rate that does is taken.

        Of a rate with ENDS digits and more no other of as many may do so: nobody charges finer ones.
        """
        own = max(digits_of(one.fit.rate), 2)
        scale = 10 ** (RATE_DIGITS - max(min(own + 1, ENDS), own))
        if high // scale - -(-low // scale) < 1:
            return one, True
        for start in self.starting:
            if low <= start.terms.rate <= high and start.terms.fixed == 0 and one.fit.fixed == 0:
                return replace(one, fit=replace(one.fit, rate=start.terms.rate)), True
        return one, False

    def _put(self, rows: Ints, model: FeeModel, terms: FeeTerms | None) -> None:
        """Add a model and judge its charges by the contract of their day, else by its terms."""
        number = len(self.out.models)
        self.out.model[rows] = number
        held = [(rows, terms)]
        for contract in self._contracts_of(model):
            held.append((rows[self.all.day[rows] >= _begins(contract)], contract.terms()))
        for mine, by in held:
            if by is not None:
                self.out.due[mine], self.out.verdict[mine] = self._judged(mine, by)
        agreed = next((by for mine, by in reversed(held[1:]) if len(mine)), None)
        if agreed is not None:
            model = replace(model, agreed=agreed)
            if model.origin != DATA:
                model = replace(model, terms=agreed, origin=CONTRACT, sureness=STEADY)
        verdict = self.out.verdict[rows]
        counts = [int((verdict == one).sum()) for one in (AGREES, RESIDUE, OTHERWISE)]
        self.out.models.append(replace(model, exact=counts[0], residue=counts[1], otherwise=counts[2]))

    def _contracts_of(self, model: FeeModel) -> list[FeeRule]:
        """Return the contracts about a model's charges, the one that holds last behind the others."""
        mine = [one for one in self.contracts if not one.subtype or one.subtype in model.subtypes]
        return sorted(mine, key=lambda one: (one.since, bool(one.subtype), one.rate))

    def _lenient(self, group: _Group) -> None:
        """On the days around a change let a charge be priced by either side: days are not cut alike everywhere."""
        first = len(self.out.models) - len(group.found)
        for at, (one, two) in enumerate(pairwise(group.found)):
            for other, number in ((two, first + at), (one, first + at + 1)):
                edge = group.rows[np.abs(self.all.day[group.rows] - two.first) <= 1]
                edge = edge[(self.out.model[edge] == number) & (self.out.verdict[edge] == OTHERWISE)]
                if not len(edge) or self.out.models[number].agreed is not None:
                    continue
                good = edge[self._judged(edge, self._terms(other))[1] != OTHERWISE]
                self.out.verdict[good], self.out.due[good] = AGREES, self.all.fee[good]
                model = self.out.models[number]
                self.out.models[number] = replace(
                    model, exact=model.exact + len(good), otherwise=model.otherwise - len(good)
                )

    # refunds

    def _refunds(self, first: int) -> None:
        """Read what becomes of the fee on refunds, and judge them by it."""
        models = self.out.models[first:]
        if not len(self.back) or not models:
            return
        parent = self.all.parent[self.back]
        of = np.where(parent >= 0, self.out.model[np.maximum(parent, 0)], -1)
        alone = of < 0
        of[alone] = self._in_force(first, self.all.day[self.back[alone]])
        self.out.model[self.back] = of
        for number in range(first, len(self.out.models)):
            mine = self.back[of == number]
            if len(mine):
                self._judge_refunds(number, mine)

    def _in_force(self, first: int, day: Ints) -> Ints:
        """Return the common model of each day: the last that began by then, else the first."""
        every = range(first, len(self.out.models))
        common = [at for at in every if not self.out.models[at].subtypes] or [first]
        starts = np.array([self.out.models[at].first_day for at in common[1:]], np.int64)
        return np.array(common, np.int64)[np.searchsorted(starts, day, side="right")]

    def _judge_refunds(self, number: int, rows: Ints) -> None:
        """Hold refunds to what the contract of their day says of them, where it is silent to what most of them show."""
        model = self.out.models[number]
        contracts = self._contracts_of(model)
        held = np.full(len(rows), -1, np.int64)
        for at, contract in enumerate(contracts):
            held[self.all.day[rows] >= _begins(contract)] = at if contract.refund else -1
        for at in np.unique(held[held >= 0]).tolist():
            terms, mine = contracts[at].terms(), rows[held == at]
            self._hold(mine, refunds.returns(self.all, mine, terms, self.step)[terms.refund], terms.refund)
        agreed = model.agreed.refund if model.agreed is not None else ""
        if agreed:
            self.out.models[number] = model = replace(model, terms=replace(model.terms, refund=agreed))
        free = held < 0
        if model.sureness != STEADY:
            self._doubtful(rows[free])
            return
        seen = refunds.treatment(self.all, rows, model.agreed or model.terms, self.unit, self.step)
        self.out.models[number] = replace(
            model,
            terms=replace(model.terms, refund=agreed or seen.name),
            refunds=seen.told,
            refunds_as=seen.as_said,
            refund_since=seen.since,
            refund_before=seen.before,
        )
        if seen.name:
            self._hold(rows[free], seen.due[free], seen.name)
        else:
            self._doubtful(rows[free])

    def _hold(self, rows: Ints, due: Ints, treatment: str) -> None:
        """Judge refunds by what they ought to give back, −1 where nothing can be said."""
        short = (due >= 0) & (due - self.all.fee[rows] >= refunds.slack(treatment, self.unit, self.step))
        short &= ~refunds.over_refunded(self.all)[rows]
        self.out.due[rows] = due
        self.out.verdict[rows] = np.where(due < 0, UNKNOWN, np.where(short, OTHERWISE, AGREES))

    def _doubtful(self, rows: Ints) -> None:
        """Mark refunds of few that disagree with as many others: one of the two ways is not the usual one."""
        short, given, due = refunds.doubtful(self.all, rows, self.unit, self.step)
        self.out.due[rows[short | given]] = due[short | given]
        self.out.verdict[rows[short]] = DOUBTFUL


def _begins(contract: FeeRule) -> int:
    return day_number(date.fromisoformat(contract.since))


def _step(fee: Ints, unit: int) -> int:
    """Return to what the fees are rounded: the minor unit, else the coarsest power of ten that nine of ten obey."""
    step = unit
    while step > 1 and 10 * int((fee % step == 0).sum()) < 9 * len(fee):
        step //= 10
    return step


def _by_day(day: Ints, found: list[Stretch]) -> list[tuple[Ints, Stretch]]:
    """Return for each stretch the positions of its charges; the first reaches back, the last on, without end."""
    starts = np.array([one.first for one in found[1:]], np.int64)
    at = np.searchsorted(starts, day, side="right")
    return [(np.flatnonzero(at == number), one) for number, one in enumerate(found)]


def _together(groups: list[_Group]) -> list[_Group]:
    """Join groups of equal terms throughout; those that cannot be read stay alone."""
    out: dict[object, _Group] = {}
    for one in groups:
        terms = tuple((s.first, s.fit.rate, s.fit.fixed, s.fit.least, s.fit.cap, s.fit.mode) for s in one.found)
        key: object = terms[0][1:] if len(terms) == 1 else terms or one.words
        before = out.get(key)
        if before is None or not one.found:
            out[key] = one
            continue
        spans = (before.found[0], one.found[0], before.found[-1], one.found[-1])
        found = list(before.found)
        found[0] = replace(found[0], first=min(spans[0].first, spans[1].first))
        found[-1] = replace(found[-1], last=max(spans[2].last, spans[3].last))
        out[key] = _Group(np.sort(np.concatenate([before.rows, one.rows])), (*before.words, *one.words), found)
    return list(out.values())
