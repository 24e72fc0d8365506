"""What a rules file may hold, key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.match import Rules
from app.domain.plain_data import rebuilt
from app.domain.rule import ASIDE, ASIDE_FROM, MATCH, MATCH_IN, MOST_PATTERNS
from app.rules.fees import MOST_FEES, FeeSchema
from app.rules.strict import Strict

#: A condition is no longer, nor is a pattern; a title is a line.
MOST_LETTERS, MOST_TITLE, MOST_RULES = 1_000, 120, 200

Word = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[tuple[Word, ...], Field(max_length=200)]
Condition = Annotated[str, Field(max_length=MOST_LETTERS)]
Score = Annotated[int, Field(ge=0, le=1000)]
Minor = Annotated[int, Field(ge=0, le=1_000_000)]
ComparisonName = Literal["L1", "L2", "L3", "L4", "L5"]


class ToleranceSchema(Strict):
    """Tolerance as a file gives it; what is left out is the built-in value."""

    below: Minor = 0
    above: Minor = 0
    percent_below: int = Field(default=0, ge=0, le=5_000)
    percent_above: int = Field(default=0, ge=0, le=5_000)
    cap: int = Field(default=0, ge=0, le=100_000_000)
    days_before: int = Field(default=1, ge=0, le=60)
    days_after: int = Field(default=3, ge=0, le=60)
    anchor: Literal["A", "B"] = "A"


class ScopeSchema(Strict):
    """Where a rule holds."""

    shops: Words = ()
    stores: Words = ()
    merchants: Words = ()
    channels: Words = ()
    accounts: Words = ()
    comparisons: tuple[ComparisonName, ...] = ()
    currencies: tuple[Annotated[str, Field(pattern="^[A-Z]{3}$")], ...] = ()


class PatternSchema(Strict):
    """A pattern on a field."""

    field: str
    pattern: str = Field(min_length=1, max_length=MOST_LETTERS)
    side: Literal["", "A", "B"] = ""
    absent: bool = False


class KeySchema(Strict):
    """Where a common number stands."""

    field: str
    pattern: str = Field(default="", max_length=MOST_LETTERS)


class RuleSchema(Strict):
    """One rule of a person."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}$")
    title: str = Field(default="", max_length=MOST_TITLE)
    on: bool = True
    does: Literal["match", "aside"] = "match"
    scope: ScopeSchema = ScopeSchema()
    show: Score = 300
    new: Score = 500
    accept: Score = 900
    confirms: bool = False
    ambiguous: bool = True
    tolerance: ToleranceSchema | None = None
    where_a: Condition = ""
    where_b: Condition = ""
    where: Condition = ""
    patterns: tuple[PatternSchema, ...] = Field(default=(), max_length=MOST_PATTERNS)
    key_a: KeySchema | None = None
    key_b: KeySchema | None = None
    reason: Literal["brushing", "sample", "gift", "cancelled", "zero", "own"] = "own"
    with_payments: bool = False

    @model_validator(mode="after")
    def _fits(self) -> RuleSchema:
        """Refuse what contradicts itself."""
        if not self.show <= self.new <= self.accept:
            raise PydanticCustomError("rules.order", "thresholds")
        if (self.key_a is None) != (self.key_b is None):
            raise PydanticCustomError("rules.one_key", "keys")
        if self.does == ASIDE:
            self._fits_aside()
        elif self.does == MATCH and not set(self.scope.comparisons) <= set(MATCH_IN):
            raise PydanticCustomError("rules.match_from", "scope")
        return self

    def _fits_aside(self) -> None:
        if not set(self.scope.comparisons) <= set(ASIDE_FROM):
            raise PydanticCustomError("rules.aside_from", "scope")
        if self.where_a or self.where_b or self.key_a or any(one.side for one in self.patterns):
            raise PydanticCustomError("rules.aside_sides", "sides")
        if not self.where and not self.patterns:
            raise PydanticCustomError("rules.aside_all", "everything")


class RulesSchema(Strict):
    """Rules as a file gives them; what is left out is the built-in value."""

    version: int = Field(default=1, ge=1, le=1_000_000)
    tolerance: ToleranceSchema = ToleranceSchema()
    accept: Score = 500
    component_cap: int = Field(default=400, ge=2, le=2000)
    batch_days: int = Field(default=7, ge=1, le=92)
    rounding: int = Field(default=1, ge=0, le=100)
    late_band_days: int = Field(default=3, ge=0, le=60)
    large: int = Field(default=0, ge=0, le=100_000_000_000_000)
    margin: int = Field(default=5, ge=0, le=20)
    cases: int = Field(default=8, ge=3, le=100)
    night_from: int = Field(default=1, ge=0, le=23)
    night_to: int = Field(default=5, ge=0, le=23)
    share: int = Field(default=25, ge=5, le=100)
    refunds: int = Field(default=3, ge=2, le=100)
    residues: int = Field(default=12, ge=5, le=10_000)
    small: int = Field(default=100, ge=1, le=100_000)
    loops: int = Field(default=4, ge=2, le=100)
    payee_days: int = Field(default=60, ge=1, le=3650)
    payee_rows: int = Field(default=30, ge=1, le=10_000)
    payee_percent: int = Field(default=90, ge=0, le=99)
    rules: tuple[RuleSchema, ...] = Field(default=(), max_length=MOST_RULES)
    fees: tuple[FeeSchema, ...] = Field(default=(), max_length=MOST_FEES)

    @model_validator(mode="after")
    def _once(self) -> RulesSchema:
        seen: set[str] = set()
        for one in self.rules:
            if one.id in seen:
                raise PydanticCustomError("rules.same_id", "{name}", {"name": one.id})
            seen.add(one.id)
        return self

    def rules_of(self) -> Rules:
        """Return the domain's Rules."""
        return rebuilt(Rules, self.model_dump())
