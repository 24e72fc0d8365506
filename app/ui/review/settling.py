"""What is done with the items selected on the discrepancies page: settled, written off, given to somebody, noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.services.decide import Decision
from app.services.vouchers import REASON
from app.services.write_off import within
from app.ui.models import shown
from app.ui.review.ask import ask_many
from app.ui.review.dialogs import NoteDialog, OwnerDialog, WriteOffDialog

if TYPE_CHECKING:
    from app.ui.review.discrepancies_page import DiscrepanciesPage

#: From how many on settling in one step asks first.
ASK_ABOVE = 50


class Settling(QObject):
    """Asks what has to be asked and writes the decision down."""

    def __init__(self, page: DiscrepanciesPage) -> None:
        super().__init__(page)
        self._page = page

    def _decide(self, decision: Decision, done: str) -> None:
        self._page.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.decide import decide

            return decide(book, decision, actor)

        self._page.session.write(
            call, lambda _entry: self._page.session.toast.emit(done, True), self._page.show_failure
        )

    def settle(self) -> None:
        """Settle the items selected the way that is chosen; where none is, lead to the ways."""
        numbers = self._page.grid.numbers()
        if not numbers:
            return
        if not self._page.detail.reason():
            self._page.detail.edit()
            return
        count = shown.count(len(numbers))
        question = self.tr("Give {count} items this reason?").format(count=count)
        if len(numbers) > ASK_ABOVE and not ask_many(
            self._page, question, self.tr("Settle {count}").format(count=count)
        ):
            return
        reason, note, due = self._page.detail.chosen()
        if reason == REASON and self._page.drafts.settle(note):
            self._page.move_on()
            return
        decision = Decision(kind="explain", discrepancies=tuple(numbers), reason=reason, note=note, expected=due)
        self._decide(decision, self.tr("{count} explained.").format(count=count))
        self._page.move_on()

    def fill_down(self) -> None:
        """Give the other selected items the reason and note that the first one has, as one step."""
        columns, (first, *others) = self._page.grid.items.columns, self._page.grid.numbers() or [0]
        line = columns.number.tolist().index(first) if columns is not None and first else -1
        if columns is None or line < 0 or not columns.reason[line] or not others:
            self._page.notice.advise(self.tr("Select the item with the reason first, then the items below it."))
            return
        item = columns.table.slice(line, 1).to_pylist()[0]
        from app.domain.period import day_of

        due = day_of(item["expected"]) if item["expected"] else None
        decision = Decision(
            kind="explain", discrepancies=tuple(others), reason=item["reason"], note=item["note"], expected=due
        )
        self._decide(decision, self.tr("{count} explained.").format(count=shown.count(len(others))))

    def write_off(self) -> None:
        """Write off the differences of the selected items' matches, each within the limit."""
        columns, numbers = self._page.grid.items.columns, self._page.grid.numbers()
        words = self._page.session.words
        if columns is None or not numbers:
            return
        lines = [at for at, one in enumerate(columns.number.tolist()) if one in set(numbers)]
        for line in lines:
            amount, currency = int(columns.amount[line]), columns.currency[line]
            if not within(amount, columns.exp, currency, self._page.limit):
                said = {"amount": shown.amount(abs(amount), columns.exp, currency), "currency": currency}
                self._page.notice.advise(words.say("write_off.limit", said | {"limit": self._page.limit}))
                return
        total = sum(abs(int(columns.amount[line])) for line in lines)
        ask = WriteOffDialog(
            shown.amount(total, columns.exp, columns.currency[lines[0]]), self._page.limit, words, self._page
        )
        if ask.exec() == QDialog.DialogCode.Accepted:
            cause, note = ask.chosen()
            decision = Decision(kind="write_off", discrepancies=tuple(numbers), reason=cause, note=note)
            self._decide(decision, self.tr("{count} written off.").format(count=len(numbers)))

    def assign(self) -> None:
        """Ask who looks after the items selected."""
        columns, numbers = self._page.grid.items.columns, self._page.grid.numbers()
        if columns is None or not numbers:
            return
        names = sorted({one for one in (*columns.owner, self._page.session.settings.name) if one})
        current = columns.owner[self._page.grid.line()] if self._page.grid.line() >= 0 else ""
        ask = OwnerDialog(names, current or self._page.session.settings.name, len(numbers), self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            owner = ask.owner()
            many = len(numbers)
            done = self.tr("{count} item(s) have no owner now.", "", many)
            if owner:
                done = self.tr("{count} item(s) given to {name}.", "", many)
            decision = Decision(kind="assign", discrepancies=tuple(numbers), owner=owner)
            self._decide(decision, done.format(count=shown.count(len(numbers)), name=owner))

    def note(self) -> None:
        """Ask for words about the items selected."""
        numbers = self._page.grid.numbers()
        if not numbers:
            return
        ask = NoteDialog(self.tr("Note"), self.tr("What should be remembered?"), self.tr("Save note"), self._page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            decision = Decision(kind="note", discrepancies=tuple(numbers), note=ask.text())
            self._decide(decision, self.tr("Note saved."))
