"""What a rule would do, before it is saved: its catch now, and what it would have done in all signed-off months."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import CONFIRMED
from app.domain.money import plain
from app.domain.period import Period, day_number, day_of
from app.domain.progress import Report, Step, pauses
from app.domain.rule import ASIDE

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.match import Rules
    from app.domain.rule import Rule
    from app.matching.inputs import Inputs, Outcome
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

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
    """A signed-off month: what a person decided there, and what the rule would have made of it.

    hits: her matches that the rule finds as well; wrong: records that the rule would have matched or set aside
    otherwise than she did; misses: her matches for whose records the rule holds and which it does not find.
    """

    period: Period
    hits: int = 0
    wrong: int = 0
    misses: int = 0
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
    now, work = table.run(given, standing=True, only=rule.id)
    table.step(1)
    before, _ = table.run(without, standing=True)
    table.step(2)
    caught = _caught(now, table, rule, given)
    sets_now, sets_before = _sets(now), _sets(before)
    months = table.months(given, rule) if table.signed else ()
    return replace(
        caught, records=work, more=len(sets_now - sets_before), fewer=len(sets_before - sets_now), months=months
    )


def with_rule(rules: Rules, rule: Rule) -> Rules:
    """Return rules with one in the place of the one with its id, or at the end."""
    known = [one.id for one in rules.rules]
    if rule.id in known:
        return replace(rules, rules=tuple(rule if one.id == rule.id else one for one in rules.rules))
    return replace(rules, rules=(*rules.rules, rule))


def broken(uow: UnitOfWork, rules: Rules, report: Report) -> tuple[Month, ...]:
    """Return the signed-off months that other rules would have decided otherwise than a person did.

    Only what the rules of the book would not have got wrong as well.
    """
    signs = uow.periods.sign_offs()
    if not signs or rules == uow.rules():
        return ()
    table = _Book(uow, report)
    known = {(at, one) for at, many in enumerate(table.wrong(uow.rules())) for one in many}
    out = []
    for at, many in enumerate(table.wrong(rules)):
        fresh = [one for one in many if (at, one) not in known]
        if fresh:
            out.append(Month(period=table.signed[at], wrong=len(fresh)))
    return tuple(out)


class _Book:
    """What the book holds, read once for several trials."""

    def __init__(self, uow: UnitOfWork, report: Report) -> None:
        from app.services.rules import extra_columns
        from app.services.run_matching import read_records

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
        self._decided = _member_sets(self.matches, self.members)

    def step(self, done: int) -> None:
        """Tell how far the trial is."""
        self._report(Step.MATCHING, done, 4, "")

    def inputs(self, rules: Rules, standing: bool) -> Inputs:
        """Return what the engine is given."""
        from app.services.run_matching import load

        stands = (self.matches, self.members) if standing else self.none
        return load(self._uow, self._statements, self.records, stands, as_of=None, rules=rules)

    def run(self, rules: Rules, *, standing: bool, only: str = "") -> tuple[Outcome, dict[str, tuple[int, int]]]:
        """Return what a run would find; of the rule `only` also for how many records it holds."""
        from app.matching.engine import prepare, reconcile

        given = self.inputs(rules, standing)
        counts: dict[str, tuple[int, int]] = {}
        if only:
            work = prepare(given, pauses(self._report))
            for what, many in work.applied.match.items():
                for one in many:
                    if one.rule.id == only:
                        counts[what.value] = (int(one.side_a.sum()), int(one.side_b.sum()))
            place = next((at for at, one in enumerate(work.applied.rules) if one.id == only), -1)
            for what, rule_of in work.set_aside.items():
                a, b = work.all_sides[what]
                if rule_of is not None and (rule_of == place).any():
                    counts[what.value] = (int((a & (rule_of == place)).sum()), int((b & (rule_of == place)).sum()))
        return reconcile(given, lambda *_given: pauses(self._report)()), counts

    def months(self, rules: Rules, rule: Rule) -> tuple[Month, ...]:
        """Return what the rule would have done in each signed-off month, decided by nobody."""
        outcome, _ = self.run(rules, standing=False)
        found = _rule_matches(outcome, rule.id, rules.version)
        held = self._held(rules, rule)
        return tuple(self._month(one, outcome, found, rule, held) for one in self.signed)

    def _held(self, rules: Rules, rule: Rule) -> dict[str, tuple[set[int], set[int]]]:
        """Return the record numbers of each side that the rule holds for, by comparison."""
        from app.matching.engine import prepare

        applied = prepare(self.inputs(rules, False)).applied
        out: dict[str, tuple[set[int], set[int]]] = {}
        for what, many in applied.match.items():
            for one in many:
                if one.rule.id == rule.id:
                    out[what.value] = (set(self.number[one.side_a].tolist()), set(self.number[one.side_b].tolist()))
        return out

    def inside(self, period: Period) -> set[int]:
        """Return the numbers of the records dated in a period."""
        mask = (self.day >= day_number(period.first)) & (self.day <= day_number(period.last))
        return set(self.number[mask].tolist())

    def _month(
        self,
        period: Period,
        outcome: Outcome,
        found: dict[int, tuple[str, frozenset[int]]],
        rule: Rule,
        held: dict[str, tuple[set[int], set[int]]],
    ) -> Month:
        inside = self.inside(period)
        decided = {one for one in self._decided if not inside.isdisjoint(one[1])}
        mine = {at: one for at, one in found.items() if not inside.isdisjoint(one[1])}
        if rule.does == ASIDE:
            aside = _aside_records(outcome, rule) & inside
            names = set(rule.scope.comparisons) or {"L1", "L3", "L4", "L5"}
            kept = {one for what, many in decided if what in names for one in many}
            return Month(period=period, hits=len(aside - kept), wrong=len(aside & kept))
        hits = [at for at, one in mine.items() if one in decided]
        wrong = [at for at, one in mine.items() if _contradicts(one, decided, self._refused)]
        caught = set(mine.values())
        missed = [one for one in decided if one not in caught and _holds_for(one, held)]
        shown = _examples(outcome, np.array(sorted(wrong), np.int64))
        return Month(period=period, hits=len(hits), wrong=len(wrong), misses=len(missed), examples=shown)

    @property
    def _refused(self) -> set[tuple[str, frozenset[int]]]:
        from app.services.run_matching import refused_sets

        return set(refused_sets(self._uow))

    def wrong(self, rules: Rules) -> list[set[tuple[str, frozenset[int]]]]:
        """Return for each signed-off month the sure matches that rules would have made against what was decided."""
        outcome, _ = self.run(rules, standing=False)
        sure = outcome.matches["state"].to_numpy() == CONFIRMED
        found = {at: one for at, one in _match_sets(outcome).items() if sure[at]}
        refused = self._refused
        aside = {one for rule in rules.rules if rule.on and rule.does == ASIDE for one in _aside_records(outcome, rule)}
        out = []
        for period in self.signed:
            inside = self.inside(period)
            decided = {one for one in self._decided if not inside.isdisjoint(one[1])}
            bad = {
                one
                for one in found.values()
                if not inside.isdisjoint(one[1]) and one not in decided and _contradicts(one, decided, refused)
            }
            bad |= {("aside", frozenset({one})) for one in aside & inside & {x for _, many in decided for x in many}}
            out.append(bad)
        return out


def only_matches(matches: pa.Table, members: pa.Table, which: NDArray[np.bool_]) -> tuple[pa.Table, pa.Table]:
    """Return the matches of a mask with their members."""
    import pyarrow as pa

    kept = matches.filter(pa.array(which))
    inside = np.isin(members["match"].to_numpy(), kept["number"].to_numpy())
    return kept, members.filter(pa.array(inside))


def _member_sets(matches: pa.Table, members: pa.Table) -> set[tuple[str, frozenset[int]]]:
    """Return each stored match as its comparison and its records."""
    name = dict(zip(matches["number"].to_pylist(), matches["comparison"].to_pylist(), strict=True))
    out: dict[int, set[int]] = {}
    for match, record in zip(members["match"].to_pylist(), members["record"].to_pylist(), strict=True):
        out.setdefault(match, set()).add(record)
    return {(name[match], frozenset(records)) for match, records in out.items()}


def _match_sets(outcome: Outcome) -> dict[int, tuple[str, frozenset[int]]]:
    """Return each match of an outcome by its row."""
    out: dict[int, set[int]] = {}
    for match, record in zip(*(outcome.members[one].to_pylist() for one in ("match", "record")), strict=True):
        out.setdefault(match, set()).add(record)
    names = outcome.matches["comparison"].to_pylist()
    return {at: (names[at], frozenset(records)) for at, records in out.items()}


def _sets(outcome: Outcome) -> set[tuple[str, frozenset[int]]]:
    return set(_match_sets(outcome).values())


def _rule_matches(outcome: Outcome, name: str, version: int) -> dict[int, tuple[str, frozenset[int]]]:
    """Return the matches that a rule made or governs, by row; of equal candidates none counts."""
    mine = {
        at
        for at, (rule, equal) in enumerate(
            zip(*(outcome.matches[one].to_pylist() for one in ("rule", "ambiguous")), strict=True)
        )
        if rule == f"{name}/{version}" and not equal
    }
    return {at: one for at, one in _match_sets(outcome).items() if at in mine}


def _contradicts(
    one: tuple[str, frozenset[int]],
    decided: Iterable[tuple[str, frozenset[int]]],
    refused: set[tuple[str, frozenset[int]]],
) -> bool:
    """Return whether a match takes a record that a person matched otherwise, or holds a set that she refused.

    More of the same match (a refund that is with it) is no contradiction, nor is less of it.
    """
    what, records = one
    for name, known in decided:
        if name == what and records & known and not (records <= known or known <= records):
            return True
    return any(name == what and known <= records for name, known in refused)


def _holds_for(one: tuple[str, frozenset[int]], held: dict[str, tuple[set[int], set[int]]]) -> bool:
    """Return whether a rule could have made a match: it holds for a record of each side."""
    sides = held.get(one[0])
    return sides is not None and not one[1].isdisjoint(sides[0]) and not one[1].isdisjoint(sides[1])


def _aside_items(outcome: Outcome, rule: Rule) -> list[dict[str, Any]]:
    items = outcome.discrepancies
    keys = np.array(items["text_key"].to_pylist(), object)
    rows = np.flatnonzero(keys == f"aside.{rule.reason}")
    mine = items.take(rows).to_pylist()
    return [one for one in mine if json.loads(one["params"])["rule"] == (rule.title or rule.id)]


def _aside_records(outcome: Outcome, rule: Rule) -> set[int]:
    return {one["records"][0] for one in _aside_items(outcome, rule)}


def _caught(outcome: Outcome, table: _Book, rule: Rule, rules: Rules) -> Trial:
    """Return counts, money and examples of what a rule matches or sets aside now."""
    if rule.does == ASIDE:
        items = _aside_items(outcome, rule)
        sums: Counter[tuple[str, int]] = Counter()
        for one in items:
            sums[one["currency"], one["exp"]] += abs(one["amount"])
        shown = tuple(_aside_example(one) for one in items[:EXAMPLES])
        return Trial(aside=len(items), money=_money(sums), examples=shown)
    rows = np.array(sorted(_all_of(outcome, rule.id, rules.version)), np.int64)
    state = outcome.matches["state"].to_numpy()[rows]
    sums = Counter()
    for one in outcome.matches.take(rows).to_pylist():
        value = json.loads(one["reasons"])["amount_a"]
        whole, _, rest = value.partition(".")
        sums[one["currency"], len(rest)] += abs(int(whole + rest))
    return Trial(
        matches=len(rows),
        confirmed=int((state == CONFIRMED).sum()),
        money=_money(sums),
        examples=_examples(outcome, rows),
    )


def _all_of(outcome: Outcome, name: str, version: int) -> list[int]:
    return [at for at, one in enumerate(outcome.matches["rule"].to_pylist()) if one == f"{name}/{version}"]


def _money(sums: Counter[tuple[str, int]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for currency in sorted({one for one, _ in sums}):
        top = max(exp for one, exp in sums if one == currency)
        total = sum(value * 10 ** (top - exp) for (one, exp), value in sums.items() if one == currency)
        out[currency] = plain(total, top, currency)
    return out


def _examples(outcome: Outcome, rows: Ints) -> tuple[Example, ...]:
    out = []
    for one in outcome.matches.take(rows[:EXAMPLES]).to_pylist():
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
