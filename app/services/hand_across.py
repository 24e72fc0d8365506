"""Matches by hand across currencies: each side in its own, and what the book's dated rates say of the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.money import plain
from app.services.review_lines import DAY_SECONDS, compared, ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.exchange import Crossed
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

#: Comparisons whose sides may be in two currencies; the books are compared in the currency that they state.
ACROSS = ("L1", "L2", "L3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """Two sides in two currencies; amounts at `exp`.

    own: Σ A by currency; paid: Σ B, in L1 before refunds, in currency `other`; found: what the rates of the days make
    of it, None where none is known.
    """

    exp: int
    own: Mapping[str, int]
    paid: int
    other: str
    found: Crossed | None

    def said(self) -> dict[str, Any]:
        """Return both sides and the split as texts: own is "100.00 USD + 20.00 EUR", the rest as in the evidence."""
        from app.matching.exchange import note_of

        own = " + ".join(f"{plain(value, self.exp, name)} {name}" for name, value in sorted(self.own.items()))
        return {"own": own, **note_of(self.exp, self.paid, self.other, self.found)}


def across(uow: UnitOfWork, comparison: str, count: int, table: pa.Table, take: Ints) -> Across | None:
    """Return the two sides of a match by hand across currencies, None where all records are in one.

    table: its records, `count` of side A first; take: the part of each, as in hand_match.build. NotAllowed where the
    comparison knows one currency alone, or where side B is in several.
    """
    names = table["currency"].to_pylist()
    if len(set(names)) == 1:
        return None
    if comparison not in ACROSS:
        raise NotAllowed("match.currency")
    if len(set(names[count:])) > 1:
        raise NotAllowed("match.currencies")
    from app.matching.exchange import beside
    from app.services.rates import stored

    _value, exps, sign = compared(table, comparison)
    exp = int(exps.max())
    signed = (take * np.power(10, exp - exps, dtype=np.int64) * sign).tolist()
    day = (ints(table["at"]) // DAY_SECONDS).tolist()
    own: dict[str, int] = {}
    for name, value in zip(names[:count], signed[:count], strict=True):
        own[name] = own.get(name, 0) + value
    counted = [at for at in range(count, len(names)) if comparison != "L1" or signed[at] > 0]
    paid, other = sum(signed[at] for at in counted), names[count]
    last = max([day[at] for at in counted], default=day[count])
    rates, rules = stored(uow, set(names)), uow.rules()
    found = beside(rates, rules, exp, own, min(day[:count]), paid, other, last, len(counted))
    return Across(exp=exp, own=own, paid=paid, other=other, found=found)


def item_text(said: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the text key and the parameters of an AM10 about what `Across.said` says."""
    names = {"own": "own", "paid": "amount_b", "other": "currency_b"}
    if "due" not in said:
        return "am10.hand_unknown", {name: said[key] for name, key in names.items()}
    split = ("due", "off", "exchange", "margin", "residue")
    params = {name: said[key] for name, key in names.items()} | {name: said[name] for name in split}
    if "rate" not in said:
        return "am10.hand_rates", params
    return "am10.hand_rate", params | {"rate": said["rate"], "rate_day": said["rate_day"]}
