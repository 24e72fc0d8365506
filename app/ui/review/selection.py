"""The left end of the status bar on the review page: count, sums and difference of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.money import digits, plain
from app.ui.models import shown
from app.ui.models.review_model import Sums
from app.ui.privacy import privacy
from app.ui.review.sides import side_names
from app.ui.widgets.sums_bar import StatusValue

if TYPE_CHECKING:
    from app.services.review_columns import ReviewColumns
    from app.ui.review.page import ReviewPage


class Selection(QObject):
    """Words the selection of a review page; currencies stand apart and are never added."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page

    def text(self) -> str:
        """Return the whole line: count, sums and difference, and how many rows show."""
        parts = [f"{one.label} {one.text}".strip() for one in self._selected(spread=False)]
        rows = self._rows()
        return "   ".join([*parts, *([rows.text] if rows is not None else [])])

    def values(self) -> list[StatusValue]:
        """Return the same as values to copy, with average, least and most."""
        found, rows = self._selected(spread=True), self._rows()
        if rows is None:
            return []
        main = [one for one in found if not one.label or one.label in self._first()]
        rest = [one for one in found if one not in main]
        return [*main, rows, *rest]

    def _first(self) -> set[str]:
        """Return the labels of what stands before the number of rows."""
        columns = self._page.grid.review.columns
        if columns is None:
            return set()
        names = {one[2] for one in columns.pairs}
        words = (*side_names(columns.comparison), self.tr("Difference"))
        return {*words, *(self._label(name, word) for name in names for word in words)}

    def _rows(self) -> StatusValue | None:
        columns, model = self._page.grid.review.columns, self._page.grid.review
        if columns is None:
            return None
        words = self.tr("{shown} of {all} rows shown")
        return StatusValue("", words.format(shown=shown.count(len(model.items)), all=shown.count(int(columns.items))))

    def _selected(self, spread: bool) -> list[StatusValue]:
        page, model = self._page, self._page.grid.review
        columns = model.columns
        if columns is None:
            return []
        if page.stack.currentWidget() is page.split:
            a, b = page.split.ticked()
            sums = Sums(len(a) + len(b), page.split.sums())
        else:
            sums = model.sums(model.ticked() or page.grid.selected_items())
        return self._values(sums, columns, spread) if sums.count else []

    def _values(self, sums: Sums, columns: ReviewColumns, spread: bool) -> list[StatusValue]:
        exp, sides = columns.exp, side_names(columns.comparison)
        words = self.tr("{count} selected").format(count=shown.count(sums.count))
        found = [StatusValue("", words, str(sums.count))]
        mixed = columns.mixed() or len(sums.by_currency) > 1
        for currency, (sum_a, sum_b) in sorted(sums.by_currency.items()):
            name = currency if mixed else ""
            for word, value in zip(sides, (sum_a, sum_b), strict=True):
                found.append(self._amount(self._label(name, word), value, exp, currency))
            off = self._amount(self._label(name, self.tr("Difference")), sum_b - sum_a, exp, currency)
            found.append(off._replace(text=off.text + ("" if sum_b - sum_a else " ✓")))
        for currency, (count, least, most, total) in sorted(sums.spread.items() if spread else ()):
            name = currency if mixed else ""
            average = _average(total, count, exp, digits(currency))
            for word, value in ((self.tr("Average"), average), (self.tr("Lowest"), least), (self.tr("Highest"), most)):
                found.append(self._amount(self._label(name, word), value, exp, currency))
        return found

    @staticmethod
    def _label(currency: str, word: str) -> str:
        return f"{currency} {word}" if currency else word

    @staticmethod
    def _amount(label: str, value: int, exp: int, currency: str) -> StatusValue:
        copied = "" if privacy.hidden else plain(value, exp, currency)
        return StatusValue(label, shown.amount(value, exp, currency), copied)


def _average(total: int, count: int, exp: int, least: int) -> int:
    """Return total / count at `exp`, rounded to the currency's own digits, halves away from zero."""
    unit = 10 ** max(0, exp - least)
    half = (abs(total) * 2 + count * unit) // (2 * count * unit) * unit
    return half if total >= 0 else -half
