"""Where the person is in the review, as JSON values, and the way back there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.services import review_columns as rc
from app.ui.models import review_model as rm

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage

_COMPARISONS = ("L1", "L2", "L3", "L4", "L5")


class Place(QObject):
    """Comparison, accounts, tab, filters, view and current record; ticks are work of the moment and fall."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._record = 0
        self._states: frozenset[int] = frozenset()

    def state(self) -> dict[str, Any]:
        """Return the place; a few values, no reading."""
        page = self._page
        columns, item = page.grid.review.columns, page.grid.item()
        record = self._record
        if columns is not None and item >= 0:
            line = int(columns.first_line[item])
            row = int(columns.a[line]) if columns.a[line] >= 0 else int(columns.b[line])
            record = int(columns.records.number[row])
        return {
            "comparison": page.comparison,
            "pair": list(page.wanted_pair),
            "tab": page.tabs.current(),
            "typed": {str(column): text for column, text in page.grid.header.typed().items() if text},
            "states": sorted(page.grid.header.choice(rm.STATE) or ()),
            "view": page.views.current(),
            "record": record,
        }

    @property
    def waits(self) -> bool:
        """Return whether a remembered row is still to be gone back to."""
        return bool(self._record)

    def restore(self, state: dict[str, Any]) -> None:
        """Take a place; what cannot be meant is passed over. The row is found with the first load."""
        page = self._page
        if state.get("comparison") in _COMPARISONS:
            page.comparison = state["comparison"]
        pair = state.get("pair")
        if isinstance(pair, list) and len(pair) in (2, 3):  # a currency belongs to it since there may be several
            page.wanted_pair = (str(pair[0]), str(pair[1]), str(pair[2]) if len(pair) > 2 else "")
        for segments, key in ((page.tabs, "tab"), (page.views, "view")):
            if state.get(key) in segments.buttons:
                segments.buttons[state[key]].setChecked(True)
        typed = state.get("typed")
        for column, text in typed.items() if isinstance(typed, dict) else ():
            if str(column).isdigit() and page.grid.header.field(int(column)) is not None:
                page.grid.header.type_text(int(column), str(text))
        states = state.get("states")
        if isinstance(states, list) and all(one in range(len(rc.STATE_NAMES)) for one in states) and states:
            page.choose_states(frozenset(states))
        self._record = int(state["record"]) if isinstance(state.get("record"), int) else 0

    def go_back(self) -> bool:
        """Make the remembered row current, once; False where there is none or it is not shown."""
        page, columns, record = self._page, self._page.grid.review.columns, self._record
        self._record = 0
        if not record or columns is None:
            return False
        item = columns.item_of_record(record)
        if item < 0 or page.grid.review.row_of_item(item) < 0:
            return False
        page.grid.select_item(item)
        return True
