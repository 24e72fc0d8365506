"""What a rule would do, before it is saved: its catch now, and what it would have done in all signed-off months."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import CONFIRMED, SIDE_A
from app.domain.money import plain
from app.domain.period import Period, day_number, day_of
from app.domain.progress import Report, Step, pauses
from app.domain.rule import ASIDE
from app.services.back_test import (
    Sets,
    against,
    decided_sets,
    found_sets,
    held_by,
    known_in,
    refused_sets_of,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.match import Rules
    from app.domain.rule import Rule
    from app.matching.inputs import Inputs
    from app.matching.outcome import Outcome
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: How many examples are shown.
EXAMPLES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One thing caught, in words of tables: numbers and days of both sides ("" for none), amount, currency."""

    comparison: str
    ref_a: str
    ref_b: str
    day_a: str
    day_b: str
    amount: str
    currency: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A signed-off month: what a person decided there, and what the rule, or all rules, would have made of it.

    hits: her matches that are found as well; wrong: matches, or records set aside, against what she decided; misses:
    her matches for whose records the rule holds and which it does not find; lost: those that the rules of the book
    find and others would not.
    """

    period: Period
    hits: int = 0
    wrong: int = 0
    misses: int = 0
    lost: int = 0
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """records: how many records of each side the rule holds for, by comparison. matches, confirmed: what it would make
    now; aside: records it would set aside now. money: currency → plain sum of what it matches or sets aside.
    more, fewer: matches that stand with this rule and not without, and the reverse. months: signed-off ones."""

    records: dict[str, tuple[int, int]] = field(default_factory=dict)
    matches: int = 0
    confirmed: int = 0
    aside: int = 0
    money: dict[str, str] = field(default_factory=dict)
    more: int = 0
    fewer: int = 0
    examples: tuple[Example, ...] = ()
    months: tuple[Month, ...] = ()

    @property
    def wrong(self) -> int:
        """Return the wrong hits of all signed-off months."""
        return sum(one.wrong for one in self.months)


def try_rule(uow: UnitOfWork, rules: Rules, rule: Rule, report: Report) -> Trial:
    """Return what `rule` would do, put in the place of the one with its id, or at the end.

    NotAllowed("rules.refused") where it cannot run. Nothing is stored.
    """
    from app.services.rules import checked

    checked(with_rule(rules, rule))
    table = _Book(uow, report)
    without = replace(rules, rules=tuple(one for one in rules.rules if one.id != rule.id))
    given = with_rule(rules, rule)
    table.step(0)
    now = table.run(given, standing=True)
    table.step(1)
    before = table.run(without, standing=True)
    table.step(2)
    sets, were = found_sets(now), found_sets(before)
    return replace(
        _caught(now, rule, given),
        records=table.records_of(given, rule),
        more=int((~known_in(sets, were)).sum()),
        fewer=int((~known_in(were, sets)).sum()),
        months=table.months(given, rule) if table.signed else (),
    )


def with_rule(rules: Rules, rule: Rule) -> Rules:
    """Return rules with one in the place of the one with its id, or at the end."""
    known = [one.id for one in rules.rules]
    if rule.id in known:
        return replace(rules, rules=tuple(rule if one.id == rule.id else one for one in rules.rules))
    return replace(rules, rules=(*rules.rules, rule))


def broken(uow: UnitOfWork, rules: Rules, report: Report) -> tuple[Month, ...]:
    """Return the signed-off months that other rules would have decided otherwise than a person did.

    wrong: what they would suggest, confirm or set aside against her, and the rules of the book would not; lost: what
    the rules of the book find of hers and they would not.
    """
    if not uow.periods.sign_offs() or rules == uow.rules():
        return ()
    table = _Book(uow, report)
    before, after = table.seen(uow.rules()), table.seen(rules)
    wrong = after.against & ~known_in(after.found, before.found.keep(before.against))
    lost = before.hit & ~after.hit
    aside = np.setdiff1d(after.aside, before.aside)
    months = []
    for period in table.signed:
        inside = table.inside(period)
        bad = int((wrong & after.found.touching(inside)).sum()) + int(inside[aside // 10].sum())
        gone = int((lost & table.decided.touching(inside)).sum())
        if bad or gone:
            months.append(Month(period=period, wrong=bad, lost=gone))
    return tuple(months)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A run over everything as if nobody had decided anything. found: its matches, ambiguous ones not; against: which
    of them contradict a person; hit: which of her matches it finds; aside: records of her matches that it would set
    aside, as record × 10 + comparison."""

    found: Sets
    against: Mask
    hit: Mask
    aside: Ints


class _Book:
    """What the book holds, read once for several trials."""

    def __init__(self, uow: UnitOfWork, report: Report) -> None:
        from app.services.rules import extra_columns
        from app.services.run_matching import read_records, refused_sets

        self._uow, self._report = uow, report
        self._statements = [one for one in uow.statements.live() if not one.refused_key]
        self.records = read_records(uow, extra_columns())
        matches, members = uow.matches.live()
        confirmed = matches["state"].to_numpy() == CONFIRMED
        self.matches, self.members = only_matches(matches, members, confirmed)
        self.none = (matches.slice(0, 0), members.slice(0, 0))
        self.signed = [one.period for one in uow.periods.sign_offs()]
        self.day = self.records["at"].to_numpy() // 86_400
        self.number = self.records["record"].to_numpy()
        self.decided = decided_sets(self.matches, self.members)
        self.refused = refused_sets_of(refused_sets(uow))
        self.most = int(max(self.number.max(initial=0), self.decided.record.max(initial=0))) + 1

    def step(self, done: int) -> None:
        """Tell how far the trial is."""
        self._report(Step.MATCHING, done, 4, "")

    def inputs(self, rules: Rules, standing: bool) -> Inputs:
        """Return what the engine is given."""
        from app.services.run_matching import load

        stands = (self.matches, self.members) if standing else self.none
        return load(self._uow, self._statements, self.records, stands, as_of=None, rules=rules)

    def run(self, rules: Rules, *, standing: bool) -> Outcome:
        """Return what a run would find."""
        from app.matching.engine import reconcile

        return reconcile(self.inputs(rules, standing), lambda *_given: pauses(self._report)())

    def seen(self, rules: Rules) -> _Seen:
        """Return what a run by these rules would have made of what people decided."""
        outcome = self.run(rules, standing=False)
        every = found_sets(outcome)
        sure = every.keep(~outcome.matches["ambiguous"].to_numpy(zero_copy_only=False))
        aside = np.concatenate([np.zeros(0, np.int64), *(_aside_of(outcome, one) for one in rules.rules if one.on)])
        return _Seen(
            sure,
            against(sure, self.decided, self.refused),
            known_in(self.decided, every),
            np.intersect1d(aside, self.decided.pairs),
        )

    def records_of(self, rules: Rules, rule: Rule) -> dict[str, tuple[int, int]]:
        """Return how many open records of each side a rule holds for, by comparison."""
        from app.matching.engine import prepare

        work = prepare(self.inputs(rules, True), pauses(self._report))
        counts = {
            what.value: (int(one.side_a.sum()), int(one.side_b.sum()))
            for what, many in work.applied.match.items()
            for one in many
            if one.rule.id == rule.id
        }
        place = next((at for at, one in enumerate(work.applied.rules) if one.id == rule.id), -1)
        for what, rule_of in work.set_aside.items():
            a, b = (int((side & (rule_of == place)).sum()) for side in work.all_sides[what])
            if a or b:
                counts[what.value] = (a, b)
        return counts

    def months(self, rules: Rules, rule: Rule) -> tuple[Month, ...]:
        """Return what the rule would have done in each signed-off month, decided by nobody."""
        outcome = self.run(rules, standing=False)
        if rule.does == ASIDE:
            aside = _aside_of(outcome, rule)
            wrong = np.isin(aside, self.decided.pairs)
            return tuple(self._aside_month(one, aside, wrong) for one in self.signed)
        mine = np.flatnonzero(_by_rule(outcome, rule.id) & ~outcome.matches["ambiguous"].to_numpy(zero_copy_only=False))
        whole = found_sets(outcome)
        chosen = np.zeros(len(whole), np.bool_)
        chosen[mine] = True
        found = whole.keep(chosen)
        hits, wrong = known_in(found, self.decided), against(found, self.decided, self.refused)
        missed = self._held(rules, rule) & ~known_in(self.decided, found)
        out = []
        for period in self.signed:
            inside = self.inside(period)
            here = found.touching(inside)
            out.append(
                Month(
                    period=period,
                    hits=int((hits & here).sum()),
                    wrong=int((wrong & here).sum()),
                    misses=int((missed & self.decided.touching(inside)).sum()),
                    examples=_examples(outcome, mine[wrong & here]),
                )
            )
        return tuple(out)

    def _aside_month(self, period: Period, aside: Ints, wrong: Mask) -> Month:
        here = self.inside(period)[aside // 10]
        return Month(period=period, hits=int((here & ~wrong).sum()), wrong=int((here & wrong).sum()))

    def _held(self, rules: Rules, rule: Rule) -> Mask:
        """Return which decided matches a rule could have made: it holds for a record of each side."""
        from app.matching.engine import prepare

        out = np.zeros(len(self.decided), np.bool_)
        for what, many in prepare(self.inputs(rules, False)).applied.match.items():
            for one in many:
                if one.rule.id == rule.id:
                    sides = (self._numbered(one.side_a), self._numbered(one.side_b))
                    out |= held_by(self.decided, *sides, int(what.value[1]))
        return out

    def _numbered(self, rows: Mask) -> Mask:
        """Return a mask of rows as one by record number."""
        out = np.zeros(self.most, np.bool_)
        out[self.number[rows]] = True
        return out

    def inside(self, period: Period) -> Mask:
        """Return by record number which records are dated in a period."""
        return self._numbered((self.day >= day_number(period.first)) & (self.day <= day_number(period.last)))


def only_matches(matches: pa.Table, members: pa.Table, which: Mask) -> tuple[pa.Table, pa.Table]:
    """Return the matches of a mask with their members."""
    import pyarrow as pa

    kept = matches.filter(pa.array(which))
    inside = np.isin(members["match"].to_numpy(), kept["number"].to_numpy())
    return kept, members.filter(pa.array(inside))


def _by_rule(outcome: Outcome, name: str) -> Mask:
    """Return which matches a rule made or governs, by row of `matches`."""
    import pyarrow.compute as pc

    rules = outcome.matches["rule"].cast("string")
    return np.asarray(pc.starts_with(rules, f"{name}/").to_numpy(), np.bool_)


def _aside_items(outcome: Outcome, rule: Rule) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    mine = outcome.discrepancies.filter(pc.equal(outcome.discrepancies["text_key"], f"aside.{rule.reason}"))
    return [one for one in mine.to_pylist() if json.loads(one["params"])["rule_id"] == rule.id]


def _aside_of(outcome: Outcome, rule: Rule) -> Ints:
    """Return the records that a rule sets aside, as record × 10 + comparison."""
    if rule.does != ASIDE:
        return np.zeros(0, np.int64)
    items = _aside_items(outcome, rule)
    return np.array([one["records"][0] * 10 + int(one["comparison"][1]) for one in items], np.int64)


def _caught(outcome: Outcome, rule: Rule, rules: Rules) -> Trial:
    """Return counts, money and examples of what a rule matches or sets aside now."""
    if rule.does == ASIDE:
        items = _aside_items(outcome, rule)
        money = _money([(one["currency"], one["exp"], abs(one["amount"])) for one in items])
        return Trial(aside=len(items), money=money, examples=tuple(_aside_example(one) for one in items[:EXAMPLES]))
    rows = np.flatnonzero(_by_rule(outcome, rule.id))
    mine = outcome.matches.take(rows)
    side, match, part = (outcome.members[one].to_numpy() for one in ("side", "match", "allocated"))
    here = (side == SIDE_A) & np.isin(match, rows)
    of = np.searchsorted(rows, match[here])
    sums = np.zeros(len(rows), np.int64)
    np.add.at(sums, of, part[here])
    return Trial(
        matches=len(rows),
        confirmed=int((mine["state"].to_numpy() == CONFIRMED).sum()),
        money=_money(zip(mine["currency"].to_pylist(), mine["exp"].to_pylist(), np.abs(sums).tolist(), strict=True)),
        examples=_examples(outcome, rows),
    )


def _money(sums: Iterable[tuple[str, int, int]]) -> dict[str, str]:
    """Return Σ by currency of (currency, exponent, value)."""
    many = list(sums)
    out: dict[str, str] = {}
    for currency in sorted({one for one, _, _ in many}):
        mine = [(exp, value) for one, exp, value in many if one == currency]
        top = max(exp for exp, _ in mine)
        out[currency] = plain(sum(value * 10 ** (top - exp) for exp, value in mine), top, currency)
    return out


def _examples(outcome: Outcome, rows: Ints) -> tuple[Example, ...]:
    out = []
    for one in outcome.told(rows[:EXAMPLES]).to_pylist():
        why = json.loads(one["reasons"])
        out.append(
            Example(
                comparison=one["comparison"],
                ref_a=why.get("ref_a", ""),
                ref_b=why.get("ref_b", ""),
                day_a=str(why.get("time_a", ""))[:10],
                day_b=str(why.get("time_b", ""))[:10],
                amount=why["amount_a"],
                currency=one["currency"],
                confirmed=one["state"] == CONFIRMED,
            )
        )
    return tuple(out)


def _aside_example(one: dict[str, Any]) -> Example:
    said = json.loads(one["params"])
    day = str(day_of(one["since_day"]))
    amount = plain(abs(one["amount"]), one["exp"], one["currency"])
    return Example(
        comparison=one["comparison"], ref_a=said["ref"], ref_b="", day_a=day, day_b="", amount=amount,
        currency=one["currency"],
    )  # fmt: skip
