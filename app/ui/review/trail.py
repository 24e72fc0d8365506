"""Opens the trail of the current item of the review page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage
    from app.ui.review.trail_dialog import TrailDialog


class TrailWay(QObject):
    """The page's way into the dialog, which is made when it is first asked for."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: TrailDialog | None = None

    def show_current(self) -> None:
        """Ask for the trail of the current item's first record."""
        columns, item = self._page.grid.review.columns, self._page.grid.item()
        if columns is None or item < 0:
            return
        side = 0 if columns.n_a[item] else 1
        self.show_record(int(columns.records.number[columns.members(item, side)[0]]))

    def show_record(self, record: int) -> None:
        """Open the dialog on a record."""
        from app.ui.review.trail_dialog import TrailDialog

        if self.dialog is None:
            self.dialog = TrailDialog(self._page.session, self._page.window())
            self.dialog.record_asked.connect(self._on_record)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.ask(record)

    def _on_record(self, comparison: str, record: int) -> None:
        self._page.show_target({"comparison": comparison, "record": record})
