"""From an action on the review page to a decision of the service: what it concerns, what it needs to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.services import review_columns as rc
from app.services.decide import Decision
from app.services.review_columns import ReviewColumns
from app.ui.review.dialogs import NoteDialog, ReasonDialog

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage


class Decisions(QObject):
    """Acts for the page on the ticked items shown, else on the current one."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page

    def act(self, name: str) -> None:
        """Do an action by its name."""
        columns = self._page.grid.review.columns
        items = self._page.grid.acted_on()
        if columns is None or not items:
            return
        if name == "match":
            self._match_items(columns, items)
        elif name == "approve":
            self._approve(columns, items)
        else:
            {
                "reject": self._reject,
                "unmatch": self._unmatch,
                "explain": self._explain,
                "flag": self._flag,
                "note": self._note,
            }[name](columns, items)

    def _approve(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        model = page.grid.review
        if len(items) == 1 and model.candidates:
            self._approve_choice(columns, items[0])
            return
        matches = [int(columns.match[one]) for one in items if columns.state[one] == rc.SUGGESTED]
        if not matches:
            if any(columns.state[one] == rc.AMBIGUOUS for one in items):
                page.tell(self.tr("Choose one of the candidates first, with 1 to 9."))
            else:
                page.grid.to_next()
            return
        done = self.tr("{count} approved.").format(count=len(matches))
        decision = Decision(kind="confirm", matches=tuple(matches), many=len(matches) > 1)
        page.decide(decision, done, advance=True)

    def _approve_choice(self, columns: ReviewColumns, item: int) -> None:
        """Approve the candidate that the person chose; its own match where it is the one proposed."""
        page = self._page
        model = page.grid.review
        if model.chosen < 0:
            page.tell(self.tr("Choose one of the candidates first, with 1 to 9."))
            return
        candidate = model.candidates[model.chosen]
        side = 1 if columns.n_a[item] else 0
        proposed = columns.members(item, side).tolist()
        done = self.tr("{count} approved.").format(count=1)
        if columns.match[item] and proposed == [candidate.row]:
            page.decide(Decision(kind="confirm", matches=(int(columns.match[item]),)), done, advance=True)
            return
        numbers = columns.records.number
        own = tuple(int(numbers[row]) for row in columns.members(item, 1 - side))
        other = (int(numbers[candidate.row]),)
        a, b = (own, other) if side == 1 else (other, own)
        decision = Decision(kind="match", comparison=columns.comparison, records_a=a, records_b=b)
        page.decide(decision, done, advance=True)

    def accept_all(self) -> None:
        """Approve every suggestion of the comparison in the period that is no tie."""
        columns = self._page.grid.review.columns
        if columns is None:
            return
        free = (columns.state == rc.SUGGESTED) & ~columns.locked
        matches = tuple(columns.match[free].tolist())
        if matches:
            done = self.tr("{count} approved.").format(count=len(matches))
            self._page.decide(Decision(kind="confirm", matches=matches, many=True), done)

    def _reject(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        proposed = [one for one in items if columns.state[one] in (rc.SUGGESTED, rc.AMBIGUOUS)]
        matches = tuple(int(columns.match[one]) for one in proposed if columns.match[one])
        if not matches:
            self._page.tell(self.tr("Only a suggestion can be refused; an approved match is unmatched with U."))
            return
        done = self.tr("{count} refused; they are not proposed again.").format(count=len(matches))
        self._page.decide(Decision(kind="reject", matches=matches), done, advance=True)

    def _unmatch(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        matches = tuple(int(columns.match[one]) for one in items if columns.match[one])
        if not matches:
            self._page.tell(self.tr("There is no match to take back."))
            return
        done = self.tr("{count} unmatched.").format(count=len(matches))
        self._page.decide(Decision(kind="unmatch", matches=matches), done)

    def _match_items(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        if page.stack.currentWidget() is page.split:
            self.match(*(tuple(one) for one in page.split.ticked()))
            return
        numbers = columns.records.number
        a, b = (
            tuple(dict.fromkeys(int(numbers[row]) for one in items for row in columns.members(one, side)))
            for side in (0, 1)
        )
        self.match(a, b)

    def match(self, a: tuple[int, ...], b: tuple[int, ...]) -> None:
        """Match records of both sides; a difference asks for a note and stays listed."""
        page = self._page
        columns = page.grid.review.columns
        if columns is None:
            return
        if not a or not b:
            page.tell(self.tr("Tick records on both sides first, with the space bar."))
            return
        import numpy as np

        values = [int(columns.records.value[columns.records.find(np.array(one, np.int64))].sum()) for one in (a, b)]
        note = ""
        if values[0] != values[1]:
            from app.ui.models import shown

            off = shown.amount(values[0] - values[1], columns.exp, columns.pairs[0][2])
            question = self.tr("The two sides differ by {amount}. It stays listed; say why they belong together.")
            ask = NoteDialog(self.tr("Match selected"), question.format(amount=off), self.tr("Match selected"), page)
            if ask.exec() != QDialog.DialogCode.Accepted:
                return
            note = ask.text()
        done = self.tr("{a} matched with {b}.").format(a=len(a), b=len(b))
        decision = Decision(kind="match", comparison=columns.comparison, records_a=a, records_b=b, note=note)
        page.decide(decision, done)

    def _explain(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        numbers = tuple(dict.fromkeys(int(columns.discrepancy[one]) for one in items if columns.discrepancy[one]))
        if not numbers:
            page.tell(self.tr("There is nothing to explain here."))
            return
        known = page.details_items()
        code = next((one["code"] for one in known if one["number"] in numbers), "")
        what = self.tr("{count} items get the reason.").format(count=len(numbers))
        ask = ReasonDialog(code, what, page.session.words, page.due_default(), page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        reason, note, due = ask.chosen()
        done = self.tr("{count} explained.").format(count=len(numbers))
        decision = Decision(kind="explain", discrepancies=numbers, reason=reason, note=note, expected=due)
        page.decide(decision, done, advance=True)

    def _subjects(self, columns: ReviewColumns, items: Sequence[int]) -> tuple[str, ...]:
        """Return the first record of each item."""
        rows = [[*columns.members(one, 0), *columns.members(one, 1)][0] for one in items]
        return tuple(str(int(columns.records.number[row])) for row in rows)

    def _flag(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        done = self.tr("Flag changed on {count}.").format(count=len(items))
        self._page.decide(Decision(kind="flag", subjects=self._subjects(columns, items)), done)

    def _note(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        ask = NoteDialog(self.tr("Note"), self.tr("What should be remembered?"), self.tr("Save note"), page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            decision = Decision(kind="note", subjects=self._subjects(columns, items), note=ask.text())
            page.decide(decision, self.tr("Note saved."))
