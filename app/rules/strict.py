"""What every schema of a file stands on: no key that it does not know, no value turned into another kind."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Strict(BaseModel):
    """A tuple is a list in JSON, so lists are taken; everything else is what it says it is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _lists(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {name: tuple(one) if isinstance(one, list) else one for name, one in data.items()}
        return data
