"""What the review page knows of the current item: candidates, details, why there is none; it fills the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models import review_model as rm
from app.ui.review.card import Shown

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage


_SOON_MS = 40  # after which the card shows what is known without details; before, it is laid out once with them


class Evidence(QObject):
    """Follows the current item; what it reads comes from a reading thread."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._item = -1
        self._read: dict[str, Any] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show)
        self._late = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._late.timeout.connect(self.fill)
        self._lost = QTimer(self, singleShot=True, interval=0)
        self._lost.timeout.connect(self._offer_again)

    def watch(self, model: rm.ReviewModel) -> None:
        """Offer the candidates of a tie again where another filter or order takes their lines away."""
        for taken in (model.modelReset, model.layoutChanged):
            taken.connect(self._lost.start)

    def follow(self, *_args: object) -> None:
        """Show the current item soon; several calls in a row are one."""
        self._timer.start()

    def forget(self) -> None:
        """Let what was read go: the columns are other ones."""
        self._item, self._read = -1, None

    @property
    def details(self) -> dict[str, Any] | None:
        """Return the details of the current item, None until they are read."""
        return self._read["details"] if self._read else None

    def _show(self) -> None:
        page = self._page
        item, model = page.grid.item(), page.grid.review
        columns = model.columns
        if page.stack.currentWidget() is page.split:
            self._show_split(columns)
            return
        if columns is None or item < 0:
            page.card.clear()
            return
        if model.candidates and model.item_at(page.grid.currentIndex().row()) != self._item:
            model.hide_candidates()
        if item != self._item:
            self._read, self._item = None, item
            if columns.state[item] == rc.AMBIGUOUS:
                self.show_candidates()
            if self._ask(columns, item):
                self._late.start()
                return
        self.fill()

    def _offer_again(self) -> None:
        """Show the candidates of a tie that is still looked at; without their lines no key could choose one."""
        model, item = self._page.grid.review, self._page.grid.item()
        if model.columns is None or item < 0 or item != self._item or model.candidates:
            return
        if model.columns.state[item] == rc.AMBIGUOUS:
            self.show_candidates()
            self.fill()

    def _show_split(self, columns: ReviewColumns | None) -> None:
        """Show the remaining difference of what is ticked on both sides; nothing of pairs, which are out of sight."""
        page = self._page
        a, b = page.split.ticked()
        item = columns.item_of_record((a or b)[0]) if columns is not None and (a or b) else -1
        if columns is None or item < 0:
            page.card.clear()
            return
        what = Shown(sums=page.split.sums(), count=len(a) + len(b), matches_only=True)
        page.card.show_item(columns, item, what, page.session.words)

    def fill(self) -> None:
        """Show in the card what is known now."""
        self._late.stop()
        page = self._page
        if page.stack.currentWidget() is page.split:
            self._show_split(page.grid.review.columns)
            return
        columns, item, model = page.grid.review.columns, page.grid.item(), page.grid.review
        if columns is None or item < 0:
            return
        read, ticked = self._read or {}, model.ticked()
        what = Shown(
            found=list(model.candidates),
            picked=model.picked,
            details=read.get("details"),
            others=read.get("others", []),
            near=read.get("near"),
            sums=model.sums(ticked).by_currency if len(ticked) > 1 else None,
            count=len(ticked),
            ticked=ticked,
            history=page.loaded.history if page.loaded is not None else {},
        )
        page.card.show_item(columns, item, what, page.session.words)

    def _ask(self, columns: ReviewColumns, item: int) -> bool:
        """Have the details of an item read; False where there is no book to read them from."""
        session = self._page.session
        if session.book is None:
            return False

        def call(uow: Any, _report: Any) -> Any:
            return columns, item, read_evidence(uow, columns, item)

        session.read(call, self._on_read, self._page.show_failure)
        return True

    def _on_read(self, result: Any) -> None:
        columns, item, found = result
        if columns is self._page.grid.review.columns and item == self._page.grid.item():
            self._read = found
            if found["unseen"] and self._page.grid.review.candidates:
                self.show_candidates()
            self.fill()

    def show_candidates(self) -> None:
        """Show the candidates of the current item as lines below it."""
        from app.services.review import candidates

        page = self._page
        columns, item = page.grid.review.columns, page.grid.item()
        if columns is None or item < 0:
            return
        found = candidates(columns, item, unseen=self._read["unseen"] if self._read else ())
        model = page.grid.review
        model.show_candidates(item, found)
        row = model.row_of_item(item)
        if found and row >= 0:  # all of them in sight, and the row that they are offered to
            page.grid.scrollTo(model.index(min(row + len(found) + 1, model.rowCount() - 1), rm.STATE))
            page.grid.scrollTo(model.index(row, rm.STATE))
        if not found:
            page.session.toast.emit(self.tr("No record of the other side comes near."), False)

    def choose(self, candidate: int) -> None:
        """Choose one candidate and no other."""
        self._page.grid.review.choose(candidate)
        self._after_choice()

    def tick(self, candidate: int) -> None:
        """Tick a candidate beside the others; of a tie only one can be meant."""
        model = self._page.grid.review
        columns, item = model.columns, self._page.grid.item()
        if columns is not None and item >= 0 and columns.state[item] == rc.AMBIGUOUS and candidate not in model.picked:
            model.choose(candidate)
        else:
            model.tick_candidate(candidate)
        self._after_choice()

    def _after_choice(self) -> None:
        self.fill()
        self._page.say_selection()


def read_evidence(uow: Any, columns: ReviewColumns, item: int) -> dict[str, Any]:
    """Return details of an item, its free candidates and, where it has no match, what stopped the nearest."""
    from app.services.review import candidates, details
    from app.services.sights import unseen
    from app.services.why_none import why_none

    own = {int(row) for side in (0, 1) for row in columns.members(item, side)}
    free = [one for one in candidates(columns, item) if one.row not in own]
    hidden = unseen(uow, columns, item, [one.row for one in free])
    others = [one for one in free if one.row not in hidden]
    lone = not columns.match[item] and columns.state[item] != rc.ASIDE
    return {
        "details": details(uow, columns, item),
        "others": others if columns.match[item] else [],
        "near": why_none(uow, columns, item) if lone else None,
        "unseen": hidden,
    }
