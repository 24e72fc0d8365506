"""Rules at work: what each says of the records of a run. Conditions are read once and evaluated on whole columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from app.domain.match import Account, Comparison, Rules
from app.domain.record import Kind
from app.domain.rule import ASIDE, ASIDE_FROM, MATCH_IN, Key, Pattern, Rule
from app.matching.governed import Applied, Ready
from app.matching.keys import group_ids
from app.rules.check import check_rules
from app.rules.conditions import Condition, condition
from app.rules.fields import EXTRA_COLUMNS, PAIR_FIELDS, RECORD_FIELDS, FrameFields, PairFields, Texts
from app.rules.functions import do_matches
from app.rules.patterns import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Sides = dict[Comparison, tuple[Mask, Mask]]


def rulebook(rules: Rules) -> RulesAtWork | None:
    """Return the rules that are on, ready to run; None where there are none. Unrunnable names one that cannot."""
    on = tuple(one for one in rules.rules if one.on)
    check_rules(on)
    return RulesAtWork(on) if on else None


class RulesAtWork:
    """Fulfils app.matching.rule_book.RuleBook."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._parsed: dict[tuple[str, bool], Condition] = {}

    def columns(self) -> tuple[str, ...]:
        """Return the columns that the rules ask for beside those that every run reads."""
        asked: set[str] = {"shop"} if any(one.scope.stores or one.scope.shops for one in self.rules) else set()
        for rule in self.rules:
            asked |= {one.field for one in rule.patterns}
            asked |= {one.field for one in (rule.key_a, rule.key_b) if one is not None}
            for text, pair in _conditions(rule):
                asked |= {name[2:] if pair and name[1:2] == "_" else name for name in self._read(text, pair).fields}
        return tuple(one for one in EXTRA_COLUMNS if one in asked)

    def apply(self, frame: Frame, sides: Sides) -> Applied:
        """Return what the rules say of these records."""
        work = _Work(frame, self._read)
        match: dict[Comparison, list[Ready]] = {}
        aside: dict[Comparison, Ints] = {}
        for at, rule in enumerate(self.rules):
            names = rule.scope.comparisons or (ASIDE_FROM if rule.does == ASIDE else MATCH_IN)
            for what in (Comparison(one) for one in names if Comparison(one) in sides):
                if rule.does == ASIDE:
                    out = aside.setdefault(what, np.full(frame.count, -1, np.int64))
                    hit = work.set_aside(rule, what, sides[what])
                    out[hit & (out < 0)] = at
                else:
                    match.setdefault(what, []).append(work.ready(rule, sides[what]))
        return Applied(rules=self.rules, match={one: tuple(many) for one, many in match.items()}, aside=aside)

    def _read(self, text: str, pair: bool) -> Condition:
        if (text, pair) not in self._parsed:
            self._parsed[text, pair] = condition(text, PAIR_FIELDS if pair else RECORD_FIELDS)
        return self._parsed[text, pair]


def _conditions(rule: Rule) -> list[tuple[str, bool]]:
    """Return a rule's conditions and whether each is about pairs."""
    given = [(rule.where_a, False), (rule.where_b, False), (rule.where, rule.does != ASIDE)]
    return [(text, pair) for text, pair in given if text]


class _Work:
    """The rules on one frame; columns are made once for all rules."""

    def __init__(self, frame: Frame, read: Callable[[str, bool], Condition]) -> None:
        self.frame, self._read = frame, read
        self._columns: dict[str, Any] = {}

    def ready(self, rule: Rule, sides: tuple[Mask, Mask]) -> Ready:
        """Return a rule that matches, with the rows of both sides that it may hold for.

        A pair is in its scope where one of the two records has the shop, the account …: a bank's row knows no merchant
        number. So a side is narrowed only where no record of the other side has it.
        """
        named = self._named(rule)
        masks = []
        for at, where in enumerate((rule.where_a, rule.where_b)):
            mask = sides[at].copy()
            for one in named:
                if not (one & sides[1 - at]).any():
                    mask &= one
            masks.append(self._holding(rule, mask, where, "AB"[at]))
        keys = None
        if rule.key_a is not None and rule.key_b is not None:
            keys = partial(self._keys, (rule.key_a, rule.key_b))
        return Ready(
            rule=rule, side_a=masks[0], side_b=masks[1], pairs=partial(self._pairs, rule, tuple(named)), keys=keys
        )

    def set_aside(self, rule: Rule, what: Comparison, sides: tuple[Mask, Mask]) -> Mask:
        """Return the rows that a rule takes out of a comparison, with their payments where it says so."""
        mask = sides[0] | sides[1]
        for one in self._named(rule):
            mask = mask & one
        hit = self._holding(rule, mask, rule.where, "")
        if rule.with_payments and what is Comparison.L1:
            hit |= self._payments_of(hit & sides[0], sides[1])
        return hit

    def _holding(self, rule: Rule, mask: Mask, where: str, side: str) -> Mask:
        """Return which rows of a mask fulfil a condition and the patterns of a side, in the rule's currencies."""
        rows = np.flatnonzero(mask)
        if wanted := rule.scope.currencies:
            codes = [at for at, one in enumerate(self.frame.currencies) if one in wanted]
            rows = rows[np.isin(self.frame.currency[rows], codes)]
        if where:
            rows = rows[self._read(where, False).holds(self._fields(rows), len(rows))]
        for one in rule.patterns:
            if one.side in ("", side):
                rows = rows[self._found(one, rows)]
        out = np.zeros(self.frame.count, np.bool_)
        out[rows] = True
        return out

    def _fields(self, rows: Ints) -> FrameFields:
        """Return the fields of rows in ascending order."""
        return FrameFields(self.frame, None if len(rows) == self.frame.count else rows, self._columns)

    def _found(self, one: Pattern, rows: Ints) -> Mask:
        hit: Mask = np.asarray(do_matches(self._fields(rows)[one.field], one.pattern), np.bool_)
        return ~hit if one.absent else hit

    def _pairs(self, rule: Rule, named: tuple[Mask, ...], a: Ints, b: Ints) -> Mask:
        good = np.ones(len(a), np.bool_)
        for one in named:
            good &= one[a] | one[b]
        if rule.where and len(a):
            good &= self._read(rule.where, True).holds(PairFields(self.frame, a, b, self._columns), len(a))
        return good

    def _keys(self, keys: tuple[Key, Key], side: int, rows: Ints) -> pa.Array:
        texts: Texts = FrameFields(self.frame, rows, self._columns)[keys[side].field]
        return numbers(texts.values, keys[side].pattern).take(texts.codes)

    def _named(self, rule: Rule) -> list[Mask]:
        """Return for each part of the scope that names something which records of the frame have it."""
        scope = rule.scope
        out = []
        for words, known in (
            (scope.shops, self._shops),
            (scope.stores, partial(self._one, "shop")),
            (scope.merchants, self._merchants),
            (scope.channels, partial(self._one, "channel")),
            (scope.accounts, self._account_names),
        ):
            if words:
                hit = np.zeros(self.frame.count, np.bool_)
                for one in known():
                    names = np.array([name in words for name in one.values.to_pylist()] or [False], np.bool_)
                    hit |= names[one.codes]
                out.append(hit)
        return out

    def _one(self, name: str) -> list[Texts]:
        whole = FrameFields(self.frame, None, self._columns)[name]
        return [whole]

    def _by_account(self, say: Callable[[Account], str]) -> Texts:
        codes, names = self.frame.accounts
        known = self.frame.inputs.accounts
        said = [say(known[one]) if one in known else "" for one in names]
        return Texts(codes, pa.array(said or [""], pa.string()))

    def _shops(self) -> list[Texts]:
        return [self._by_account(lambda one: one.shop), *self._one("shop")]

    def _merchants(self) -> list[Texts]:
        return [self._by_account(lambda one: one.merchant)]

    def _account_names(self) -> list[Texts]:
        return [*self._one("account"), self._by_account(lambda one: one.title)]

    def _payments_of(self, orders: Mask, side_b: Mask) -> Mask:
        """Return the payments with the number of one of these orders, and their refunds."""
        frame = self.frame
        kind = frame.num("kind")
        payments = self._sharing(np.flatnonzero(orders), "order_ref", np.flatnonzero(side_b), "order_ref")
        paid = np.flatnonzero(payments & (kind == Kind.PAYMENT))
        refunds = np.flatnonzero(side_b & (kind == Kind.REFUND))
        return payments | self._sharing(paid, "channel_ref", refunds, "parent_ref")

    def _sharing(self, known: Ints, ours: str, asked: Ints, theirs: str) -> Mask:
        """Return which of the rows asked carry a number that one of the known rows carries."""
        frame = self.frame
        out = np.zeros(frame.count, np.bool_)
        if not len(known) or not len(asked):
            return out
        (text_a, fp_a), (text_b, fp_b) = frame.ref(ours), frame.ref(theirs)
        both = pa.concat_arrays([text_a.take(known), text_b.take(asked)])
        ids, _ = group_ids(np.concatenate([fp_a[known], fp_b[asked]]), both)
        here, there = ids[: len(known)], ids[len(known) :]
        out[asked[np.isin(there, here[here >= 0])]] = True
        return out
