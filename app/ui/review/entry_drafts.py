"""Drafts of entries on the discrepancies page: offered with the way "entry", changed, and made part of the decision."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.domain.booking import Draft
from app.services.draft_entries import EACH, Offer, usual_roll_up
from app.services.vouchers import REASON
from app.ui.models import shown

if TYPE_CHECKING:
    from app.services.vouchers import VoucherRow
    from app.ui.review.discrepancies_page import DiscrepanciesPage


class EntryDrafts(QObject):
    """What the page offers for the items selected; nothing is drafted before the way is chosen."""

    def __init__(self, page: DiscrepanciesPage) -> None:
        super().__init__(page)
        self._page, self._panel = page, page.detail.entry
        self._numbers: tuple[int, ...] = ()
        self._offers: list[Offer] = []
        self._stored: VoucherRow | None = None
        self._accounts: list[tuple[str, str]] = []
        self._by = ""
        page.detail.way_chosen.connect(self.offer)
        self._panel.rolled.connect(self._on_rolled)
        self._coming = False  # a draft was just shown, and the page has not its height yet
        self._panel.grown.connect(self._come)
        page.detail.scroll.verticalScrollBar().rangeChanged.connect(self._bring)
        self._panel.change_asked.connect(self.change)

    def offer(self) -> None:
        """Show a draft for the items selected where they are to be settled by an entry; else none."""
        if self._page.detail.reason() != REASON:
            self._numbers, self._offers, self._stored = (), [], None
            self._panel.hide()
            return
        numbers = tuple(self._page.grid.numbers())
        if numbers == self._numbers and self._offers:
            self._panel.show()
            return  # shown again: what the person changed in it stays
        if numbers != self._numbers or not self._by:
            columns = self._page.grid.items.columns
            of = set(numbers)
            codes = (
                []
                if columns is None
                else [code for code, one in zip(columns.code, columns.number.tolist(), strict=True) if one in of]
            )
            self._by = usual_roll_up(codes) if len(numbers) > 1 else EACH
        self._numbers, self._offers, self._stored = numbers, [], None
        self._panel.show_reading(len(numbers) > 1, self._by)
        by, words = self._by, self._page.session.words

        def call(uow: Any, _report: Any) -> Any:
            from app.services.book_chart import load_chart
            from app.services.deciding import item_subjects, live_items
            from app.services.draft_entries import offers
            from app.services.vouchers import load_vouchers

            chart = load_chart(uow, words)
            stored = None
            if len(numbers) == 1:
                (subject,) = item_subjects(uow, live_items(uow, numbers))
                stored = next((one for one in load_vouchers(uow) if subject in one.draft.items), None)
            return numbers, by, stored, chart.accounts, [] if stored else offers(uow, chart, words, numbers, by)

        self._page.session.read(call, self._on_read, self._page.show_failure)

    def _on_read(self, result: Any) -> None:
        numbers, by, stored, accounts, offers = result
        if (numbers, by) != (self._numbers, self._by) or self._page.detail.reason() != REASON:
            return
        self._accounts, self._stored, self._offers = accounts, stored, offers
        if stored is not None:
            self._panel.show_stored(stored.draft, state_text(stored))
        else:
            self._panel.show_offers(offers)

    def _come(self) -> None:
        self._coming = True
        QTimer.singleShot(0, self, self._bring)  # where the height stays what it is

    def _bring(self) -> None:
        """Have the draft in view, as far as there is room, and the way that it belongs to above it."""
        if self._coming and self._panel.isVisible():
            self._page.detail.scroll.ensureWidgetVisible(self._panel, 0, 8)
            QTimer.singleShot(200, self, self._came)

    def _came(self) -> None:
        self._coming = False

    def _on_rolled(self, by: str) -> None:
        self._by, self._offers = by, []
        self.offer()

    def forget(self) -> None:
        """Make drafts anew the next time: the book is another one than before."""
        self._offers = []

    def change(self) -> None:
        """Let the person change the one draft that is shown."""
        from app.ui.review.voucher_dialog import VoucherDialog

        drafts = [one.draft for one in self._offers if one.draft is not None]
        draft = self._stored.draft if self._stored is not None else drafts[0] if len(drafts) == 1 else None
        if draft is None:
            return
        ask = VoucherDialog(draft, self._accounts, self._page.session.words, self._page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        if self._stored is not None:
            self._write("change", ask.draft(), done=self.tr("Entry changed."))
            return
        self._offers = [replace(one, draft=ask.draft()) if one.draft is draft else one for one in self._offers]
        self._panel.show_offers(self._offers)

    def settle(self, note: str) -> bool:
        """Settle the items selected by the drafts that are shown; False where there is none to make."""
        drafts = [one.draft for one in self._offers if one.draft is not None]
        numbers = [number for one in self._offers if one.draft is not None for number in one.numbers]
        if self._panel.booked.isChecked() or not drafts or tuple(self._page.grid.numbers()) != self._numbers:
            return False
        left = len(self._numbers) - len(numbers)
        done = self.tr("%n entries drafted.", "", len(drafts))
        if left:
            done = self.tr("{done} No entry is offered for {count} of the items; they stay as they are.")
            done = done.format(done=self.tr("%n entries drafted.", "", len(drafts)), count=shown.count(left))
        self._write("settle", numbers, drafts, note, done=done)
        return True

    def _write(self, name: str, *given: Any, done: str) -> None:
        page = self._page
        page.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services import vouchers

            return partial(getattr(vouchers, name), book, *given)(actor)

        page.session.write(call, lambda _entry: page.session.toast.emit(done, True), page.show_failure)


def state_text(row: VoucherRow) -> str:
    """Return what became of a draft, in words."""
    from app.ui.history.model import local_time

    if row.booked is not None:
        said = (
            QCoreApplication.translate("EntryDrafts", "Booked as {voucher}")
            if row.booked.agrees
            else QCoreApplication.translate("EntryDrafts", "Booked otherwise: {voucher}")
        )
        return said.format(voucher=row.booked.voucher or row.booked.file)
    if not row.settled:
        return QCoreApplication.translate("EntryDrafts", "Its item is open again: look at it once more.")
    if row.exports:
        said = QCoreApplication.translate("EntryDrafts", "Exported {time} to {file}")
        return said.format(time=local_time(row.exports[-1].at), file=row.exports[-1].file)
    return QCoreApplication.translate("EntryDrafts", "Not exported yet")


def drafted(rows: list[VoucherRow]) -> list[Draft]:
    """Return the drafts that a new export holds: neither exported nor booked, their items settled as before."""
    return [one.draft for one in rows if one.state == "draft"]
