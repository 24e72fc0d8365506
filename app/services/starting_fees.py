"""The price lists that come with Tieout."""

from __future__ import annotations

from functools import cache

from app.config.places import resources
from app.domain.fees import StartingFee


@cache
def starting_fees() -> tuple[StartingFee, ...]:
    """Return the models that come with Tieout, by id."""
    from app.rules.fees import catalogue_from_text

    return catalogue_from_text((resources() / "fees" / "catalogue.json").read_text("utf-8"))
