"""What a contract rate and the catalogue of starting models may hold, key by key."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.fees import RATE, FeeTerms, Instalments, StartingFee, parse_rate
from app.rules.strict import Strict

#: A book has no more contract rates.
MOST_FEES = 500

Rate = Annotated[int, Field(ge=0, le=RATE)]
Amount = Annotated[int, Field(ge=0, le=10**12)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
KindName = Literal["payment", "payout", "commission", "fee"]
RoundingName = Literal["half_up", "half_even", "half_down", "down", "up"]
TreatmentName = Literal["", "proportion", "without_fixed", "whole", "kept"]


class FeeSchema(Strict):
    """One contract rate; see app.domain.fees.FeeRule."""

    account: str = Field(max_length=200)
    kind: KindName = "payment"
    subtype: str = Field(default="", max_length=200)
    currency: Currency = "CNY"
    since: str = "1970-01-01"
    rate: Rate = 0
    fixed: Amount = 0
    least: Amount | None = None
    cap: Amount | None = None
    exp: int = Field(default=2, ge=0, le=8)
    rounding: RoundingName = "half_up"
    refund: TreatmentName = ""
    note: str = Field(default="", max_length=500)

    @model_validator(mode="after")
    def _fits(self) -> FeeSchema:
        try:
            if date.fromisoformat(self.since).isoformat() != self.since:
                raise ValueError
        except ValueError as exc:
            raise PydanticCustomError("rules.value", "{since}", {"since": self.since}) from exc
        if self.least is not None and self.cap is not None and self.least > self.cap:
            raise PydanticCustomError("rules.order", "least and cap")
        return self


class _Plan(Strict):
    parts: int = Field(ge=2, le=60)
    rate: str

    def plan(self) -> Instalments:
        return Instalments(parts=self.parts, rate=parse_rate(self.rate))


class _Start(Strict):
    """One payment method of the catalogue; rates are written as percent, amounts as minor units."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}$")
    title: str = Field(min_length=1)
    titles: dict[Literal["zh_CN", "zh_TW"], str]
    kind: KindName = "payment"
    currency: Currency
    sources: tuple[str, ...] = ()
    words: str = ""
    rate: str
    fixed: Amount = 0
    least: Amount | None = None
    cap: Amount | None = None
    exp: int = Field(default=2, ge=0, le=8)
    rounding: RoundingName = "half_up"
    refund: TreatmentName = ""
    plans: tuple[_Plan, ...] = ()
    source: str = Field(min_length=1)

    def start(self) -> StartingFee:
        terms = FeeTerms(
            rate=parse_rate(self.rate),
            fixed=self.fixed,
            least=self.least,
            cap=self.cap,
            exp=self.exp,
            step_exp=self.exp,
            rounding=self.rounding,
            refund=self.refund,
        )
        return StartingFee(
            id=self.id,
            title=self.title,
            kind=self.kind,
            currency=self.currency,
            terms=terms,
            sources=self.sources,
            words=self.words,
            plans=tuple(one.plan() for one in self.plans),
            titles=tuple(sorted(self.titles.items())),
            source=self.source,
        )


class _Catalogue(Strict):
    note: str
    methods: tuple[_Start, ...]


def catalogue_from_text(text: str) -> tuple[StartingFee, ...]:
    """Return the starting models of a JSON text, by id; ValueError where the text breaks the schema."""
    found = [one.start() for one in _Catalogue.model_validate(json.loads(text)).methods]
    if len({one.id for one in found}) != len(found):
        raise ValueError("an id stands twice")
    return tuple(sorted(found, key=lambda one: one.id))
