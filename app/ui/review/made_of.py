"""Opens "what makes this deposit" for the current item of the review page, and matches what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.services.decide import Decision

if TYPE_CHECKING:
    from app.services.made_of import SetFound
    from app.ui.review.made_of_dialog import MadeOfDialog
    from app.ui.review.page import ReviewPage


class MadeOf(QObject):
    """The page's way into the dialog, which is made when it is first asked for."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._dialog: MadeOfDialog | None = None

    def show_current(self) -> None:
        """Ask for the sum of the current item: the bank row or payout on side B, else the payout on side A."""
        page = self._page
        columns, item = page.grid.review.columns, page.grid.item()
        if columns is None or item < 0:
            return
        if columns.comparison not in ("L2", "L3"):
            page.tell(page.session.words.say("made_of.kind"))
            return
        rows = columns.members(item, 1)
        if not len(rows):
            rows = columns.members(item, 0)
        self.show_record(int(columns.records.number[rows[0]]))

    def show_record(self, record: int) -> None:
        """Open the dialog on a payout or a bank row."""
        from app.ui.review.made_of_dialog import MadeOfDialog

        if self._dialog is None:
            self._dialog = MadeOfDialog(self._page.session, self._page.window())
            self._dialog.chosen.connect(self._on_chosen)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.ask(record)

    @property
    def dialog(self) -> MadeOfDialog | None:
        """Return the dialog, None before it was first opened."""
        return self._dialog

    def _on_chosen(self, found: SetFound) -> None:
        note = ""
        if found.off:
            note = self.tr("Found as a set; what is left over is a charge or a balance carried in.")
        said: dict[str, Any] = {"comparison": found.comparison, "records_a": found.side_a, "records_b": found.side_b}
        done = self.tr("{a} matched with {b}.").format(a=len(found.side_a), b=len(found.side_b))
        if self._dialog is not None:
            self._dialog.close()
        self._page.decide(Decision(kind="match", note=note, **said), done)
