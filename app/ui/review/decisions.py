"""From an action on the review page to a decision of the service: what it concerns, what it needs to ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.services import review_columns as rc
from app.services.decide import Decision
from app.services.review_columns import ReviewColumns
from app.services.write_off import within
from app.ui.models import shown
from app.ui.review.across import ask_across
from app.ui.review.ask import ask_many
from app.ui.review.dialogs import MatchDialog, NoteDialog, ReasonDialog, WriteOffDialog

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.review.page import ReviewPage

#: From how many on accepting suggestions asks first.
ASK_ABOVE = 50


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
        {
            "approve": self._approve,
            "reject": self._reject,
            "match": self._match_items,
            "unmatch": self._unmatch,
            "explain": self._explain,
            "write_off": self._write_off,
            "split": self._split,
            "flag": self._flag,
            "note": self._note,
        }[name](columns, items)

    def _approve(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        if len(items) == 1 and page.grid.review.candidates:
            self._approve_choice(columns, items[0])
            return
        matches = [int(columns.match[one]) for one in items if columns.state[one] == rc.SUGGESTED]
        if not matches:
            if any(columns.state[one] == rc.AMBIGUOUS for one in items):
                page.tell(self.tr("Choose one of the candidates first, with 1 to 9."))
            else:
                page.grid.to_next()
                page.session.toast.emit(self._nothing_to_approve(columns, items), False)
            return
        done = self.tr("{count} approved.").format(count=shown.count(len(matches)))
        decision = Decision(kind="confirm", matches=tuple(matches), many=len(matches) > 1)
        page.decide(decision, done, advance=True)

    def _nothing_to_approve(self, columns: ReviewColumns, items: Sequence[int]) -> str:
        """Say why nothing was approved, so that nobody takes the step to the next row for an approval."""
        if not any(columns.match[one] for one in items):
            return self.tr("Not approved: nothing is suggested for that row, it stays as it is.")
        if any(columns.match[one] and columns.state[one] == rc.OPEN for one in items):
            return self.tr("That match is approved already; what is still open there is settled under Discrepancies.")
        return self.tr("That match is approved already.")

    def _approve_choice(self, columns: ReviewColumns, item: int) -> None:
        """Approve the candidates that the person chose; its own match where it is the one proposed."""
        page, model = self._page, self._page.grid.review
        if not model.picked:
            page.tell(self.tr("Choose one of the candidates first, with 1 to 9."))
            return
        side = 1 if columns.n_a[item] else 0
        rows = sorted(model.candidates[one].row for one in model.picked)
        if columns.match[item] and sorted(columns.members(item, side).tolist()) == rows:
            done = self.tr("{count} approved.").format(count=1)
            page.decide(Decision(kind="confirm", matches=(int(columns.match[item]),)), done, advance=True)
            return
        a, b = self._with_picks(columns, item)
        self.match(a, b, advance=True)

    def _with_picks(self, columns: ReviewColumns, item: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the record numbers of an item and of the candidates ticked for it, side A and side B."""
        model, numbers = self._page.grid.review, columns.records.number
        side = 1 if columns.n_a[item] else 0
        own = tuple(int(numbers[row]) for row in columns.members(item, 1 - side))
        other = tuple(int(numbers[model.candidates[one].row]) for one in model.picked)
        return (own, other) if side == 1 else (other, own)

    # many at once

    def shown_suggestions(self) -> tuple[int, ...]:
        """Return the suggested items that the present filter shows, without ties and signed ones."""
        items = self._page.grid.review.items
        return tuple(items[self._free()].tolist())

    def count_suggestions(self) -> int:
        """Return how many `shown_suggestions` there are."""
        return int(np.count_nonzero(self._free()))

    def _free(self) -> NDArray[np.bool_]:
        columns, items = self._page.grid.review.columns, self._page.grid.review.items
        if columns is None:
            return np.zeros(len(items), np.bool_)
        suggested = columns.state[items] == rc.SUGGESTED
        return suggested & ~columns.locked[items] if suggested.any() else suggested

    def accept_all(self) -> None:
        """Approve every suggestion shown; above ASK_ABOVE of them asks once, with number and sum."""
        page, columns = self._page, self._page.grid.review.columns
        items = self.shown_suggestions()
        if columns is None or not items:
            return
        if len(items) > ASK_ABOVE:
            question = self.tr("Accept {count} suggestions, {sum}?").format(
                count=shown.count(len(items)), sum=self._sums(items)
            )
            if not ask_many(page, question, self.tr("Accept {count}").format(count=shown.count(len(items)))):
                return
        matches = tuple(int(one) for one in columns.match[list(items)])
        done = self.tr("{count} approved.").format(count=shown.count(len(matches)))
        page.grid.setFocus()  # from the field of a filter Ctrl+Z would take back what is typed there
        page.decide(Decision(kind="confirm", matches=matches, many=True), done)

    def _sums(self, items: Sequence[int]) -> str:
        """Return Σ of side A of items, each currency for itself."""
        columns = self._page.grid.review.columns
        assert columns is not None
        sums = self._page.grid.review.sums(list(items)).by_currency
        return " + ".join(f"{shown.amount(one[0], columns.exp, name)} {name}" for name, one in sorted(sums.items()))

    def _reject(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        proposed = [one for one in items if columns.state[one] in (rc.SUGGESTED, rc.AMBIGUOUS)]
        matches = tuple(int(columns.match[one]) for one in proposed if columns.match[one])
        if not matches:
            self._page.tell(self.tr("Only a suggestion can be refused; an approved match is unmatched with U."))
            return
        count = shown.count(len(matches))
        question = self.tr("Refuse {count} suggestions? They are not proposed again.").format(count=count)
        if len(matches) > 1 and not ask_many(self._page, question, self.tr("Refuse {count}").format(count=count)):
            return
        done = self.tr("{count} refused; they are not proposed again.").format(count=count)
        if len(matches) == 1:
            done = self.tr("Refused; it is not proposed again.")
        self._page.decide(Decision(kind="reject", matches=matches), done, advance=True)

    def _unmatch(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        matches = tuple(int(columns.match[one]) for one in items if columns.match[one])
        if not matches:
            self._page.tell(self.tr("There is no match to take back."))
            return
        count = shown.count(len(matches))
        question = self.tr("Unmatch {count} rows? Both sides are open again.").format(count=count)
        stay, act = self.tr("Keep them"), self.tr("Unmatch {count}").format(count=count)
        if len(matches) > 1 and not ask_many(self._page, question, act, stay):  # in Chinese both are called to cancel
            return
        done = self.tr("{count} unmatched.").format(count=count)
        self._page.decide(Decision(kind="unmatch", matches=matches), done)

    # by hand

    def _sides(self, columns: ReviewColumns, items: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the record numbers that an action means on both sides: ticked rows, or one and its candidates."""
        page = self._page
        if page.stack.currentWidget() is page.split:
            a, b = page.split.ticked()
            return tuple(a), tuple(b)
        if len(items) == 1 and page.grid.review.picked:
            return self._with_picks(columns, items[0])
        numbers = columns.records.number
        found = [
            tuple(dict.fromkeys(int(numbers[row]) for one in items for row in columns.members(one, side)))
            for side in (0, 1)
        ]
        return found[0], found[1]

    def _match_items(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        self.match(*self._sides(columns, items))

    def difference(self, a: Sequence[int], b: Sequence[int]) -> int:
        """Return Σ A − Σ B of what is still free of these records, at the columns' exponent."""
        columns = self._page.grid.review.columns
        assert columns is not None
        return sum(columns.free_of(a, 0).values()) - sum(columns.free_of(b, 1).values())

    def match(self, a: tuple[int, ...], b: tuple[int, ...], *, advance: bool = False) -> None:
        """Match records of both sides; a difference asks for a note and stays listed, or is written off."""
        page = self._page
        columns = page.grid.review.columns
        if columns is None:
            return
        if not a or not b:
            page.tell(self.tr("Tick records on both sides first, with the space bar."))
            return
        if _mixed(columns, a, b):
            ask_across(page, columns.comparison, a, b, advance=advance)
            return
        off, currency = self.difference(a, b), columns.currency_of_records(a)
        note, cause = "", ""
        if off:
            limit = page.loaded.write_off_limit if page.loaded is not None else "0"
            text = shown.amount(abs(off), columns.exp, currency)
            ask = MatchDialog(text, page.session.words, within(off, columns.exp, currency, limit), page)
            if ask.exec() != QDialog.DialogCode.Accepted:
                return
            note, cause = ask.chosen()
        done = self.tr("{a} matched with {b}.").format(a=len(a), b=len(b))
        said: dict[str, Any] = {"comparison": columns.comparison, "records_a": a, "records_b": b, "note": note}
        kind = {"kind": "write_off", "reason": cause} if cause else {"kind": "match"}
        page.decide(Decision(**kind, **said), done, advance=advance)

    def _write_off(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        """Write off what matches leave over; two unmatched sides are matched with it."""
        page = self._page
        a, b = self._sides(columns, items)
        if _mixed(columns, a, b):
            page.tell(page.session.words.say("write_off.across"))
            return
        loose = bool(a) and bool(b) and not any(columns.match[one] for one in items)
        numbers = (
            ()
            if loose
            else tuple(
                int(columns.discrepancy[one]) for one in items if columns.match[one] and columns.discrepancy[one]
            )
        )
        off = self.difference(a, b) if loose else int(columns.difference[list(items)].sum())
        if not off or not (loose or numbers):
            page.tell(page.session.words.say("write_off.nothing" if loose or numbers else "write_off.no_match"))
            return
        limit = page.loaded.write_off_limit if page.loaded is not None else "0"
        currency = columns.currency_of_records(a or b)
        if (loose or len(items) == 1) and not within(off, columns.exp, currency, limit):
            said = {"amount": shown.amount(abs(off), columns.exp, currency), "currency": currency, "limit": limit}
            page.tell(page.session.words.say("write_off.limit", said))
            return
        ask = WriteOffDialog(shown.amount(abs(off), columns.exp, currency), limit, page.session.words, page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        cause, note = ask.chosen()
        decision = Decision(
            kind="write_off",
            comparison=columns.comparison,
            records_a=a if loose else (),
            records_b=b if loose else (),
            discrepancies=numbers,
            reason=cause,
            note=note,
        )
        page.decide(decision, self.tr("{count} written off.").format(count=max(1, len(numbers))), advance=True)

    def _split(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        """Divide one record among those of the other side that are ticked, else among its candidates."""
        from app.services.review import candidates
        from app.ui.review.split_dialog import SplitDialog

        page = self._page
        if any(columns.match[one] and columns.state[one] == rc.MATCHED for one in items):
            page.tell(self.tr("It is matched already. Unmatch it first, with U."))
            return
        a, b = self._sides(columns, items)
        if not b or not a:  # one side alone: its candidates are offered
            side = 1 if a else 0
            found = candidates(columns, items[0]) if len(items) == 1 else []
            others = tuple(int(columns.records.number[one.row]) for one in found)
            a, b = (a, others) if side else (others, b)
        if not a or not b or (len(a) > 1 and len(b) > 1) or _mixed(columns, a, b):
            page.tell(page.session.words.say("split.currency" if _mixed(columns, a, b) else "split.one"))
            return
        ask = SplitDialog(columns, a, b, page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        a, b, parts = ask.chosen()
        done = self.tr("Divided among {count}.").format(count=len(parts))
        decision = Decision(kind="split", comparison=columns.comparison, records_a=a, records_b=b, parts=parts)
        page.decide(decision, done)

    # words

    def _explain(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        numbers = tuple(dict.fromkeys(int(columns.discrepancy[one]) for one in items if columns.discrepancy[one]))
        if not numbers:
            page.tell(self.tr("There is nothing to explain here."))
            return
        known = page.details_items()
        code = next((one["code"] for one in known if one["number"] in numbers), "")
        what = self.tr("%n item(s) get(s) the reason.", "", len(numbers))
        ask = ReasonDialog(code, what, page.session.words, page.due_default(), page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        reason, note, due = ask.chosen()
        done = self.tr("{count} explained.").format(count=shown.count(len(numbers)))
        decision = Decision(kind="explain", discrepancies=numbers, reason=reason, note=note, expected=due)
        page.decide(decision, done, advance=True)

    def subjects(self, columns: ReviewColumns, items: Sequence[int]) -> tuple[str, ...]:
        """Return the first record of each item, as decisions name it."""
        rows = [[*columns.members(one, 0), *columns.members(one, 1)][0] for one in items]
        return tuple(dict.fromkeys(str(int(columns.records.number[row])) for row in rows))

    def _flag(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        done = self.tr("Flag changed on {count}.").format(count=shown.count(len(items)))
        self._page.decide(Decision(kind="flag", subjects=self.subjects(columns, items)), done)

    def _note(self, columns: ReviewColumns, items: Sequence[int]) -> None:
        page = self._page
        ask = NoteDialog(self.tr("Note"), self.tr("What should be remembered?"), self.tr("Save note"), page)
        if ask.exec() == QDialog.DialogCode.Accepted:
            decision = Decision(kind="note", subjects=self.subjects(columns, items), note=ask.text())
            page.decide(decision, self.tr("Note saved."))

    def rewrite_note(self, item: int, note: str) -> None:
        """Put a note in the place of the one an item has; "" takes it away."""
        columns = self._page.grid.review.columns
        if columns is not None:
            decision = Decision(kind="note", subjects=self.subjects(columns, [item]), note=note, anew=True)
            self._page.decide(decision, self.tr("Note saved.") if note else self.tr("Note taken away."))

    def fill_down(self) -> None:
        """Give selected items the reason and note of the first of them, ticked ones those of the current one.

        The current one of a selection is its last: the keys that widen it move along.
        """
        page, columns = self._page, self._page.grid.review.columns
        acted, source = page.grid.acted_on(), page.grid.item()
        if acted and not page.grid.review.ticked():
            source = acted[0]
        if columns is None or source < 0:
            return
        items = [one for one in acted if one != source]

        def call(uow: Any, _report: Any) -> Any:
            from app.services.review import details

            return details(uow, columns, source)["items"]

        page.session.read(call, partial(self._fill, columns, source, items), page.show_failure)

    def _fill(self, columns: ReviewColumns, source: int, items: Sequence[int], found: Sequence[dict[str, Any]]) -> None:
        page = self._page
        if columns is not page.grid.review.columns:
            return  # read again meanwhile: these are other items now
        note = page.grid.review.note(source)
        said = next((one for one in found if one["reason"]), None)
        numbers = tuple(int(columns.discrepancy[one]) for one in items if columns.discrepancy[one])
        if not items or not (note or said):
            page.tell(self.tr("Select the row with the note or reason first, then the rows below it."))
        elif said is not None and numbers:
            from app.domain.period import day_of

            due = day_of(said["expected"]) if said["expected"] else None
            decision = Decision(
                kind="explain", discrepancies=numbers, reason=said["reason"], note=said["note"] or note, expected=due
            )
            page.decide(decision, self.tr("{count} explained.").format(count=shown.count(len(numbers))))
        else:
            decision = Decision(kind="note", subjects=self.subjects(columns, items), note=note, anew=True)
            page.decide(decision, self.tr("Note filled down to {count}.").format(count=shown.count(len(items))))


def _mixed(columns: ReviewColumns, a: Sequence[int], b: Sequence[int]) -> bool:
    """Return whether these records are in several currencies, so that nothing of them may be added."""
    return len(set(columns.currencies_of(columns.records.find(np.array([*a, *b], np.int64))))) > 1
