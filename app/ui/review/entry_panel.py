"""The draft of an entry beside the ways to settle an item: its lines, whether they balance, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.booking import BookedLine, Draft
from app.services.draft_entries import DAY, EACH, MONTH, Offer
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.text import visible
from app.ui.widgets.common import TICK, at_edge, button, frame, label

#: Lines that are shown of all the entries together; the list of entries shows the others.
_MOST = 12


class EntryPanel(QWidget):
    """Shows what the page offers; asks by signals for other lines, or for another way to roll items up."""

    change_asked = Signal()
    rolled = Signal(str)  # EACH, DAY or MONTH
    grown = Signal()  # it has the height of what it shows now

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._drafts: list[Draft] = []
        self._whys: list[str] = []
        self.setProperty("ground", "surface2")
        self.setAccessibleName(self.tr("Draft entry"))
        box = QVBoxLayout(self)
        box.setContentsMargins(TICK, 8, 0, 4)  # the frame of its tick stands over its edge
        box.setSpacing(4)
        head = QHBoxLayout()
        self.title = label(self.tr("Draft entry"), "panel")
        head.addWidget(self.title)
        head.addStretch(1)
        self.change = button(self.tr("Change…"), "pencil", kind="link", on=self.change_asked.emit)
        head.addWidget(self.change)
        box.addLayout(head)
        self.roll = QComboBox()
        self.roll.setAccessibleName(self.tr("How several items are booked"))
        for name, said in (
            (EACH, self.tr("One entry for each item")),
            (DAY, self.tr("One entry for each day and code")),
            (MONTH, self.tr("One entry for each month and code")),
        ):
            self.roll.addItem(said, name)
        self.roll.activated.connect(lambda _at: self.rolled.emit(self.roll.currentData()))
        box.addWidget(self.roll)
        self._body = QVBoxLayout()
        box.addLayout(self._body)
        self.booked = QCheckBox(self.tr("Booked already: no draft"))
        box.addLayout(at_edge(self.booked))
        self.hide()
        privacy.changed.connect(self._fill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def show_reading(self, many: bool, by: str) -> None:
        """Show that the draft is being made; many: several items are selected, rolled up as `by` says."""
        self._drafts, self._whys = [], []
        self.booked.setChecked(False)
        self.roll.setVisible(many)
        self.roll.setCurrentIndex(max(self.roll.findData(by), 0))
        self._fill()
        self.show()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show drafts together, and each reason why there is none, once."""
        self._drafts = [one.draft for one in offers if one.draft is not None]
        self._whys = list(dict.fromkeys(self._words.say(*one.why) for one in offers if one.why is not None))
        self._fill()

    def show_stored(self, draft: Draft, said: str) -> None:
        """Show the draft that settled the item; said: what became of it."""
        self._drafts, self._whys = [draft], [said]
        self.roll.hide()
        self._fill()
        self.booked.hide()
        self.show()

    def _fill(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self.change.setVisible(len(self._drafts) == 1)
        self.booked.setVisible(bool(self._drafts))
        if self._drafts:
            self._body.addWidget(self._lines(self._drafts))
            if len(self._drafts) > 1:
                count = self.tr("%n entries", "", len(self._drafts))
                self._body.addWidget(label(count, "hint"))
        for why in self._whys[:3]:
            self._body.addWidget(label(why, "hint", wrap=True))

    def _lines(self, drafts: Sequence[Draft]) -> QWidget:
        """Return the table: side, account, debit, credit; below it the sums, and that they are equal."""
        whole = frame("plain", self)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for column, head in ((1, self.tr("Account")), (2, self.tr("Debit")), (3, self.tr("Credit"))):
            grid.addWidget(_cell(head, "label", right=column > 1), 0, column)
        sums: dict[tuple[str, str, str, int, bool], int] = {}
        for draft in drafts:
            for one in draft.lines:
                key = (one.code, one.name, draft.currency, draft.exp, one.minor > 0)
                sums[key] = sums.get(key, 0) + one.minor
        row = 1
        for (code, name, currency, exp, is_debit), minor in list(sums.items())[:_MOST]:
            said = self.tr("Dr") if is_debit else self.tr("Cr")
            account = visible(account_text(BookedLine(minor=minor, code=code, name=name)))
            cells = (said, account, *_sides(minor, exp, currency))
            for column, text in enumerate(cells):
                grid.addWidget(
                    _cell(text, "label" if column == 0 else "", right=column > 1, wrap=column == 1), row, column
                )
            row += 1
        grid.addWidget(frame("line"), row, 0, 1, 4)
        totals: dict[tuple[str, int], int] = {}
        for draft in drafts:
            key2 = (draft.currency, draft.exp)
            totals[key2] = totals.get(key2, 0) + draft.debit
        for (currency, exp), total in sorted(totals.items()):
            row += 1
            grid.addWidget(_cell(self.tr("✓ Debit equals credit"), "label", state="matched"), row, 0, 1, 2)
            for column in (2, 3):
                grid.addWidget(_cell(shown.amount(total, exp, currency), "panel", right=True), row, column)
        return whole


def account_text(line: BookedLine) -> str:
    """Return number and name of a line's account, either of which may be missing."""
    return f"{line.code} {line.name}".strip()


def _sides(minor: int, exp: int, currency: str) -> tuple[str, str]:
    text = shown.amount(abs(minor), exp, currency)
    return (text, "") if minor > 0 else ("", text)


def _cell(text: str, role: str, state: str = "", *, right: bool = False, wrap: bool = False) -> QLabel:
    """Return a cell at the top of its row: beside an account of two lines everything stands at the first."""
    made = label(text, role, state, wrap=wrap)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return made
