"""The button "Entries": how many drafts the period has, and the way to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.widgets.common import action

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.review.discrepancies_page import DiscrepanciesPage


class EntryList(QObject):
    """Counts when the page has read, opens the list of drafts."""

    def __init__(self, page: DiscrepanciesPage) -> None:
        super().__init__(page)
        self._page = page
        self.action = action(page, self.tr("Entries…"), "discrepancies.entries", "receipt-text", self.open)
        self.action.setProperty("quiet", True)

    def count(self) -> None:
        """Read how many drafts lie in the period looked at."""
        period = self._page.session.period

        def call(uow: Any, _report: Any) -> Any:
            from app.services.vouchers import count_vouchers

            return period, count_vouchers(uow, period.first, period.last)

        if self._page.session.book is not None:
            self._page.session.read(call, self._on_counted, self._page.show_failure)

    def _on_counted(self, result: Any) -> None:
        period, count = result
        if period == self._page.session.period:
            text = self.tr("%n entries…", "", count) if count else self.tr("Entries…")
            if text != self.action.text():
                self.action.setText(text)

    def open(self) -> None:
        """Show the drafts of the period."""
        from app.ui.review.entries_dialog import EntriesDialog

        if self._page.session.book is not None:
            EntriesDialog(self._page.session, self._page).exec()


def show_entries(window: MainWindow) -> None:
    """Show the drafts of the period looked at, whatever page is shown."""
    from app.ui.review.entries_dialog import EntriesDialog

    EntriesDialog(window.session, window).exec()
