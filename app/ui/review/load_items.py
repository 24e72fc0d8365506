"""What the discrepancies page reads in one go, on a reading thread, and shows of some shops without reading again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.domain.period import Period
from app.domain.shops import ALL, Place, Shops
from app.services.discrepancies import DiscrepancyColumns
from app.services.shops import Belonging
from app.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedItems:
    """The items of a period: every one, and as `columns` those of the shops; limit: of a write-off.

    matched: whether a run is in force; before one there are no items whatever there is to settle.
    """

    period: Period
    shops: Shops
    belonging: Belonging
    every: DiscrepancyColumns
    columns: DiscrepancyColumns
    limit: str
    matched: bool

    def within(self, shops: Shops) -> LoadedItems:
        """Return the same of other shops; nothing is read for it."""
        return replace(self, shops=shops, columns=self.every.within(self.belonging.within(shops)))

    def let_in(self, session: Session, number: int, of_record: bool) -> bool:
        """Look at the shop of an item as well where the choice leaves it out; False where it does not."""
        place = self.left_out(number, of_record)
        return place is not None and session.let_in(place)

    def left_out(self, number: int, of_record: bool) -> Place | None:
        """Return where an item belongs, by its own number or its record's, that the shops leave out; None for none."""
        column = self.every.record if of_record else self.every.number
        line = next(iter(np.flatnonzero(column == number).tolist()), -1)
        if line < 0 or (self.columns.number == self.every.number[line]).any():
            return None
        if record := int(self.every.record[line]):
            return self.belonging.place(record)
        account = str(self.every.table["subject"][line]).rpartition(" ")[0]
        return self.belonging.places[min(self.belonging.accounts.get(account, {0}))]


def load_items(uow: Any, period: Period, shops: Shops) -> LoadedItems:
    """Read the items of a period."""
    from app.services.discrepancies import load_discrepancies
    from app.services.history import last_run
    from app.services.shops import belonging
    from app.services.write_off import limit

    every = load_discrepancies(uow, first=period.first, last=period.last)
    whole = LoadedItems(
        period=period,
        shops=ALL,
        belonging=belonging(uow),
        every=every,
        columns=every,
        limit=limit(uow),
        matched=bool(last_run(uow.audit.entries())),
    )
    return whole.within(shops)
