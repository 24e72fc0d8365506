"""What came after a sign-off waits for the month to be reopened: said once above the list, not item by item alone."""

from __future__ import annotations

import json

import numpy as np

from app.domain.match import OPEN
from app.domain.period import Period
from app.services.locked import LATE
from app.ui.models.discrepancy_model import DiscrepancyModel
from app.ui.session import Session
from app.ui.text import count_text, month_text
from app.ui.widgets.common import Notice


class SignedSince(Notice):
    """Says how many open items go by themselves once the month they belong to is reopened, and leads there."""

    def __init__(self, session: Session, items: DiscrepancyModel) -> None:
        super().__init__("banner")
        self._session, self._items, self._said = session, items, ""
        for one in (items.modelReset, items.layoutChanged):
            one.connect(self._show)

    def _show(self) -> None:
        import pyarrow.compute as pc

        columns = self._items.columns
        if columns is None:
            return
        mine = np.asarray(pc.equal(columns.table["text_key"], LATE)) & (columns.state == OPEN)
        said = columns.table["params"].filter(mine)
        months = {one: json.loads(one)["period"] for one in pc.unique(said).to_pylist()}
        if not months:
            self._said = ""
            self.hide()
            return
        first = min(months.values())  # one month after the other, the earliest first
        month = Period.month(int(first[:4]), int(first[5:7]))
        count = sum(months[one] == first for one in said.to_pylist())
        text = self.tr(
            "{n} item(s) are about {month}, which was signed off before they came. "
            "Reopen it and match again: what fits goes by itself.",
            "",
            count,
        )
        text = text.format(n=count_text(count), month=month_text(month.first))
        if text != self._said:  # one that was hidden stays so until something else is to be said
            self._said = text
            self.say(text, self.tr("Go to the sign-off"), lambda: self._go(month))

    def _go(self, month: Period) -> None:
        self._said = ""
        self._session.set_period(month)
        self._session.go.emit("sign_off", None)
