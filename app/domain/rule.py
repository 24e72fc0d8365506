"""A rule that a person wrote: where it holds, what it asks, and what it does; plain data, JSON in files and books.

Conditions and patterns are texts here; app.rules says whether they can run and runs them on columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.tolerance import Tolerance

#: What a rule does: it finds and judges matches, or it sets records aside.
MATCH, ASIDE = "match", "aside"

#: Why records are set aside; the words are keys `aside.…` of texts.
ASIDE_REASONS = ("brushing", "sample", "gift", "cancelled", "zero", "own")

#: Comparisons that records can be set aside from. L2 is none of them: a batch needs every one of its entries.
ASIDE_FROM = ("L1", "L3", "L4", "L5")

#: Comparisons in which rules find and judge matches. Views and batches go by what the channel states.
MATCH_IN = ("L1", "L3", "L4", "L5")

#: Patterns of one rule at most.
MOST_PATTERNS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a rule holds; an empty list says everywhere.

    shops: names of shops, as the account says or else the record. stores: shop name that the record itself states.
    merchants: merchant numbers of accounts. channels: providers (`alipay`). accounts: their numbers or names.
    comparisons: "L1" …; currencies: ISO codes.
    """

    shops: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    merchants: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    comparisons: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern on one text field. side: "A", "B" or "" (both). absent: it must not stand there."""

    field: str
    pattern: str
    side: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Where a number stands that both sides share: a field, and the pattern whose group is the number ("" = all)."""

    field: str
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """id: short name, never changed; on: it is used; does: MATCH or ASIDE.

    show: score from which a pair is told of as near; new: lowest score of a suggestion, below it a record counts as
    having no counterpart; accept: score from which the rule confirms, if `confirms`. ambiguous: one of several equal
    candidates may be suggested (never confirmed). tolerance: None = the general one.
    where_a, where_b: condition on a record of each side; where: on a pair, or on the record set aside; "" = always.
    key_a, key_b: both given: what pairs the records is this common number.
    reason: one of ASIDE_REASONS; with_payments: payments and refunds of an order set aside go with it.
    """

    id: str
    title: str = ""
    on: bool = True
    does: str = MATCH
    scope: Scope = Scope()
    show: int = 300
    new: int = 500
    accept: int = 900
    confirms: bool = False
    ambiguous: bool = True
    tolerance: Tolerance | None = None
    where_a: str = ""
    where_b: str = ""
    where: str = ""
    patterns: tuple[Pattern, ...] = ()
    key_a: Key | None = None
    key_b: Key | None = None
    reason: str = "own"
    with_payments: bool = False

    @property
    def name(self) -> str:
        """Return what its author calls it: its title, else the first condition or pattern in it, else its id."""
        keys = [one.pattern for one in (self.key_a, self.key_b) if one is not None]
        written = (self.where, self.where_a, self.where_b, *(one.pattern for one in self.patterns), *keys)
        return self.title or next((one for one in written if one), self.id)
