"""A missing entry is written down in the review: the form's start, the writing, and the new row among the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.domain.book import home_of
from app.domain.money import plain
from app.domain.period import day_of
from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.review.entry_dialog import EntryDialog, EntryStart

if TYPE_CHECKING:
    from app.services.hand_entry import HandEntry
    from app.ui.review.page import ReviewPage

_DAY = 86_400


class Entries(QObject):
    """Adds entries for the page; filter, ticks and place stay as they are."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._added = 0

    def add(self) -> None:
        """Ask for an entry, begun with what the current row lacks, and write it down."""
        columns = self._page.grid.review.columns
        if columns is None:
            return
        ask = EntryDialog(self._start(columns), self._page.session.words, self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._write(ask.entry())

    def _start(self, columns: ReviewColumns) -> EntryStart:
        page, item = self._page, self._page.grid.item()
        lone = item >= 0 and not columns.match[item] and columns.state[item] != rc.ASIDE
        side = 1 if item < 0 or columns.n_a[item] else 0
        day, number, amount, currency = page.session.period.first, "", "", home_of(page.session.info)
        if lone:
            row = int(columns.members(item, 1 - side)[0])
            records = columns.records
            day = day_of(int(records.at[row]) // _DAY)
            number = str(records.ref[row].as_py() or "")
            value = int((columns.b_value, columns.a_value)[side][columns.first_line[item]])
            currency = columns.currency_of_records([int(records.number[row])])
            amount = plain(abs(value), columns.exp, currency)
        return EntryStart(
            comparison=columns.comparison,
            side=side,
            sides=page.side_names(),
            accounts=(_accounts(columns, 0), _accounts(columns, 1)),
            titles=page.loaded.titles if page.loaded is not None else {},
            day=_within(day, page.session.period.first, page.session.period.last),
            amount=amount,
            currency=currency,
            number=number,
        )

    def _write(self, entry: HandEntry) -> None:
        page = self._page

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.hand_entry import add_by_hand

            return add_by_hand(book, entry, actor)

        page.session.write(call, self._on_written, page.show_failure, title=self.tr("Adding the entry"))

    def _on_written(self, result: Any) -> None:
        _done, self._added = result
        self._page.session.toast.emit(self.tr("Entry added."), True)

    def show_added(self) -> bool:
        """Make the row of an entry just added current; False where there is none to show."""
        page, columns, number = self._page, self._page.grid.review.columns, self._added
        if not number or columns is None:
            return False
        item = columns.item_of_record(number)
        if item < 0:  # the columns were read before it was written, or it lies in another month
            return False
        self._added = 0
        if page.grid.review.row_of_item(item) < 0:
            page.filter_again()
        if page.grid.review.row_of_item(item) < 0:
            page.tell(self.tr("The entry was added; the present filter does not show it."))
            return False
        page.grid.select_item(item)
        return True


def _within(day: date, first: date, last: date) -> date:
    return min(max(day, first), last)


def _accounts(columns: ReviewColumns, side: int) -> tuple[str, ...]:
    """Return the accounts of a side, the most frequent first."""
    records = columns.records
    mine = records.account[(records.side & (1 << side)) != 0]
    counts = np.bincount(mine, minlength=len(records.accounts)) if len(mine) else np.zeros(0, np.int64)
    order = np.argsort(-counts, kind="stable")
    return tuple(records.accounts[one] for one in order.tolist() if counts[one])
