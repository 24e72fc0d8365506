"""The left end of the status bar on the review page: count, sums and difference of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.models import shown

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage


class Selection(QObject):
    """Words the selection of a review page; currencies stand apart and are never added."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page

    def text(self) -> str:
        """Return the whole line."""
        page = self._page
        columns, model = page.grid.review.columns, page.grid.review
        if columns is None:
            return ""
        parts: list[str] = []
        if page.stack.currentWidget() is page.split:
            a, b = page.split.ticked()
            if a or b:
                currency = columns.pairs[0][2] if columns.pairs else "CNY"
                parts = self._sums(len(a) + len(b), {currency: page.split.sums()}, columns.exp)
        else:
            sums = model.sums(model.ticked() or page.grid.selected_items())
            if sums.count:
                parts = self._sums(sums.count, sums.by_currency, columns.exp)
        rows = self.tr("{shown} of {all} rows shown")
        parts.append(rows.format(shown=shown.count(len(model.items)), all=shown.count(int(columns.items))))
        return "   ".join(parts)

    def _sums(self, count: int, by_currency: dict[str, tuple[int, int]], exp: int) -> list[str]:
        parts = [self.tr("{count} selected").format(count=shown.count(count))]
        for currency, (sum_a, sum_b) in sorted(by_currency.items()):
            off = sum_b - sum_a
            text = self.tr("{currency} A {a} B {b} difference {off}")
            hidden = self._page.grid.review.hidden
            words = [shown.HIDDEN if hidden else shown.amount(one, exp, currency) for one in (sum_a, sum_b, off)]
            name = currency if len(by_currency) > 1 else ""
            line = text.format(currency=name, a=words[0], b=words[1], off=words[2] + (" ✓" if not off else ""))
            parts.append(line.strip())
        return parts
