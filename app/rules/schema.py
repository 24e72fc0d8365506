"""What a rules file may hold, key by key."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from app.domain.match import Rules, Tolerance


class ToleranceSchema(BaseModel):
    """Tolerance as a file gives it; what is left out is the built-in value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    below: int = Field(default=0, ge=0, le=1_000_000)
    above: int = Field(default=0, ge=0, le=1_000_000)
    days_before: int = Field(default=1, ge=0, le=60)
    days_after: int = Field(default=3, ge=0, le=60)


class RulesSchema(BaseModel):
    """Rules as a file gives them; what is left out is the built-in value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    version: int = Field(default=1, ge=1, le=1_000_000)
    tolerance: ToleranceSchema = ToleranceSchema()
    accept: int = Field(default=500, ge=0, le=1000)
    component_cap: int = Field(default=400, ge=2, le=2000)
    batch_days: int = Field(default=7, ge=1, le=92)
    rounding: int = Field(default=1, ge=0, le=100)
    late_band_days: int = Field(default=3, ge=0, le=60)

    def rules(self) -> Rules:
        """Return the domain's Rules."""
        fields = self.model_dump()
        return Rules(**{**fields, "tolerance": Tolerance(**fields["tolerance"])})
