"""One discrepancy in full: equation, cause, ways to settle it, owner, notes, what happened to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.config.words import Words
from app.domain.discrepancy import OF_THE_FEE
from app.domain.match import OPEN
from app.services.decide import STILL_WAITING
from app.services.discrepancies import DiscrepancyColumns, ItemDetails, ways
from app.ui.models import shown
from app.ui.models.states import ITEM_STATES, STATE_ICONS, STATE_TONES, state_word
from app.ui.review.card_parts import CardParts
from app.ui.review.entry_panel import EntryPanel
from app.ui.text import actor_text, local_time, params_shown
from app.ui.widgets.command_button import CommandButton
from app.ui.widgets.common import TICK, Chip, at_edge, button, frame, label
from app.ui.widgets.day_edit import DayEdit


class DiscrepancyDetail(QFrame):
    """Says what is known of an item and takes how it is settled; the page does it."""

    acted = Signal(str)  # settle, next, assign, note, write_off, review, back
    way_chosen = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._number = words, 0
        self.setProperty("frame", "side")
        self.setAccessibleName(self.tr("How it is settled"))
        self._parts = CardParts(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._above)
        column.addWidget(self._form())
        column.addLayout(self._below)
        column.addStretch(1)
        self.scroll.setWidget(inside)
        box.addWidget(self.scroll, 1)
        box.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = frame("foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        self.settle = button(self.tr("Settle this way"), "check", kind="primary", key="Enter")
        self.next = CommandButton(self.tr("Next"), "grid.next", "arrow-down")
        self.assign = CommandButton(self.tr("Assign…"), "discrepancies.assign", "user")
        self.note_button = CommandButton(self.tr("Note"), "discrepancies.note", "message-square-text")
        self.review = button(self.tr("Show rows"), kind="link")
        names = {
            "settle": self.settle,
            "next": self.next,
            "assign": self.assign,
            "note": self.note_button,
            "review": self.review,
        }
        for name, one in names.items():
            one.setObjectName(name)
            one.clicked.connect(self._on_action)
        for pair in ((self.settle, self.review), (self.assign, self.note_button, self.next)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in pair:
                row.addWidget(one)
            row.addStretch(1)
            column.addLayout(row)
        return foot

    def _form(self) -> QFrame:
        form = frame("foot")
        self.form = form
        box = QVBoxLayout(form)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(4)
        box.addWidget(label(self.tr("How it is settled"), "panel"))
        self._ways_box = QVBoxLayout()
        self._ways_box.setSpacing(0)
        ways = QHBoxLayout()
        ways.setSpacing(0)
        ways.addSpacing(-TICK)
        ways.addLayout(self._ways_box, 1)
        box.addLayout(ways)
        self.ways = QButtonGroup(form)
        self.entry = EntryPanel(self._words, form)
        draft = QHBoxLayout()
        draft.setSpacing(0)
        draft.addSpacing(-TICK)
        draft.addWidget(self.entry, 1)
        box.addLayout(draft)
        due = QHBoxLayout()
        self.has_due = QCheckBox(self.tr("Expected on"))
        self.due = DayEdit()
        self.due.setAccessibleName(self.tr("Expected on"))
        self.has_due.toggled.connect(self.due.setEnabled)
        due.addLayout(at_edge(self.has_due))
        due.addWidget(self.due, 1)
        box.addLayout(due)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.returnPressed.connect(self._on_enter)
        box.addWidget(self.note)
        return form

    def _on_action(self) -> None:
        self.acted.emit(self.sender().objectName())

    def _on_enter(self) -> None:
        self.acted.emit("settle")

    def edit(self) -> None:
        """Take the focus to the way that is chosen, else to the usual one: arrows and Enter choose, Enter settles what
        is chosen, Esc goes back to the list."""
        way = self.ways.checkedButton() or next(iter(self.ways.buttons()), None)
        if way is not None and self.form.isVisible():
            way.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_way(self, at: int) -> None:
        """Choose the way in this place of the list, as the person said by its number."""
        ways = self.ways.buttons()
        if self.form.isVisible() and 0 <= at < len(ways):
            ways[at].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.acted.emit("back")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.form.isAncestorOf(self.focusWidget()):
            way = self.focusWidget()
            if isinstance(way, QRadioButton) and not way.isChecked():
                way.setChecked(True)  # what it does is seen before it is done
            else:
                self.acted.emit("settle")
        else:
            super().keyPressEvent(event)

    # content

    def clear(self) -> None:
        """Show that nothing is chosen."""
        _fill(self._above, [label(self.tr("Choose an item to see how it may be settled."), "quiet", wrap=True)])
        _fill(self._below, [])
        self.form.hide()
        for one in (self.settle, self.review, self.assign, self.note_button):
            one.setEnabled(False)

    def show_item(self, columns: DiscrepancyColumns, line: int, next_day: date) -> None:
        """Show an item; its details follow when they are read. next_day: proposed for what still comes."""
        item = columns.table.slice(line, 1).to_pylist()[0]
        words = self._words
        parts = [self._head(columns, line, item), *self._difference(columns, line, None), frame("line")]
        params = params_shown(json.loads(item["params"] or "{}"))
        parts.append(
            label(words.say(item["text_key"], params) or words.code_title(item["code"], item["comparison"]), wrap=True)
        )
        if cause := words.code_advice("cause", item["code"], item["comparison"]):
            parts += [frame("line"), label(self.tr("Likely cause"), "panel"), label(cause, wrap=True)]
        if usual := words.code_advice("settle", item["code"], item["comparison"]):
            parts.append(label(usual, "hint", wrap=True))
        if item["reason"]:
            said = words.say(f"reason.{item['reason']}")
            both = self.tr("{reason}. {note}").format(reason=said, note=item["note"])
            parts += [frame("line"), label(both if item["note"] else said, wrap=True)]
        _fill(self._above, parts)
        _fill(self._below, self._owner(columns, line))
        self.form.show()
        self._fill_form(item, next_day)
        self.scroll.verticalScrollBar().setValue(0)

    def show_details(self, columns: DiscrepancyColumns, line: int, details: ItemDetails) -> None:
        """Add what was read later: both sides of the equation, notes, history."""
        if details.sum_a is not None and details.sum_b is not None:
            old = self._above.itemAt(0).widget() if self._above.count() else None
            box = old.layout() if old is not None else None
            if box is not None and box.count() > 2:
                for at in (2, 1):
                    gone = box.takeAt(at).widget()
                    if gone is not None:
                        gone.hide()
                        gone.deleteLater()
                for at, one in enumerate(self._difference(columns, line, details)):
                    box.insertWidget(1 + at, one)
        parts = self._owner(columns, line)
        if details.notes:
            parts += [frame("line"), label(self.tr("Notes"), "panel"), self._parts.notes(details.notes)]
        if details.events:
            parts += [frame("line"), label(self.tr("What happened"), "panel")]
            parts += [self._event(one.at, one.actor, one.text_key, one.params) for one in details.events]
        _fill(self._below, parts)

    def _head(self, columns: DiscrepancyColumns, line: int, item: dict[str, Any]) -> QWidget:
        state = ITEM_STATES[int(columns.state[line])]
        age = int(columns.age[line])
        text = state_word(state)
        if columns.state[line] <= 1 and age:
            text = self.tr("{state} · {days} days").format(state=text, days=age)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Chip(text, STATE_TONES[state], STATE_ICONS[state]))
        title = self._words.code_title(item["code"], item["comparison"])
        row.addWidget(label(f"{item['code']} {title}", "panel", wrap=True), 1)
        return head

    def _difference(self, columns: DiscrepancyColumns, line: int, details: ItemDetails | None) -> list[QWidget]:
        """Return the equation of the item's match, else the difference alone."""
        off, currency = -int(columns.amount[line]), columns.currency[line]
        short, over = self.tr("Difference, short"), self.tr("Difference, over")
        if columns.code[line] in OF_THE_FEE:  # what the channel took too much is no money that the shop has over
            short, over = self.tr("Undercharged"), self.tr("Overcharged")
        word = short if off < 0 else over if off else self.tr("Difference")
        look = "matched" if not off else "open" if columns.state[line] == OPEN else ""
        alone: list[QWidget] = [label(word, "label")]
        alone.append(label(shown.amount(off, columns.exp, currency), "amount", look))
        if details is not None and details.sum_a is not None and details.sum_b is not None:
            if bool(details.sum_b - details.sum_a) != bool(off):
                return alone  # a fee or a day is what is wrong: both sums would say that nothing is
            sides = [shown.amount(one, details.exp, currency) for one in (details.sum_b, details.sum_a)]
            names = self._side_names(columns.comparison[line])
            result = shown.amount(details.sum_b - details.sum_a, details.exp, currency)
            return [self._parts.equation([(names[1], sides[0], ""), (names[0], sides[1], ""), (word, result, look)])]
        return alone

    def _side_names(self, comparison: str) -> tuple[str, str]:
        return {
            "L1": (self.tr("Order due"), self.tr("Received")),
            "L2": (self.tr("Entries"), self.tr("Booked")),
            "L3": (self.tr("Payout"), self.tr("Deposit")),
            "L4": (self.tr("Bank"), self.tr("In the books")),
            "L5": (self.tr("Orders"), self.tr("Declared")),
        }.get(comparison, ("A", "B"))

    def _owner(self, columns: DiscrepancyColumns, line: int) -> list[QWidget]:
        return [self._parts.facts([(self.tr("Owner"), columns.owner[line] or self.tr("nobody"))])]

    def _event(self, at: str, actor: str, text_key: str, params: dict[str, Any]) -> QWidget:
        text = self.tr("{time} {name}: {what}").format(
            time=local_time(at)[5:], name=actor_text(actor), what=self._words.say(text_key, params_shown(params))
        )
        return label(text, "hint", wrap=True)

    def _fill_form(self, item: dict[str, Any], next_day: date) -> None:
        before = self.reason() if item["number"] == self._number else ""  # the same item is shown again
        self._number = item["number"]
        for old in self.ways.buttons():
            self.ways.removeButton(old)
            old.hide()
            old.deleteLater()
        for at, reason in enumerate(ways(item["code"], before or item["reason"])):
            text = self._words.say(f"reason.{reason}")
            row = QRadioButton(self.tr("{reason} (usual)").format(reason=text) if at == 0 else text)
            row.setObjectName(reason)
            row.toggled.connect(self._on_way)
            self.ways.addButton(row, at)
            self._ways_box.addWidget(row)
        wanted = before or item["reason"]
        picked = next((row for row in self.ways.buttons() if row.objectName() == wanted), None)
        if picked is not None:
            picked.setChecked(True)  # the person's own choice; nothing is chosen for her
        else:
            self._on_way()
        known = date(1970, 1, 1) + timedelta(days=item["expected"]) if item["expected"] else next_day
        # a day of the engine's that went by with the period is none to wait for; a person's own stays
        self.due.set_day(known if item["reason"] else max(known, next_day))
        self.note.setText(item["note"])
        for one in (self.assign, self.note_button):
            one.setEnabled(True)
        self.review.setEnabled(bool(item["records"]))

    def _on_way(self, chosen: bool = True) -> None:
        if not chosen:
            return  # the one that is chosen in its place says so too
        self.settle.setEnabled(bool(self.reason()))
        self.settle.setToolTip("" if self.reason() else self.tr("Choose how it is settled first."))
        waits = self.reason() in STILL_WAITING
        self.has_due.setChecked(waits)
        self.due.setEnabled(waits)
        self.way_chosen.emit()

    def reason(self) -> str:
        """Return the reason code chosen."""
        picked = self.ways.checkedButton()
        return picked.objectName() if picked is not None else ""

    def chosen(self) -> tuple[str, str, date | None]:
        """Return reason code, note and the expected day, None where none is given."""
        day = self.due.date()
        due = date(day.year(), day.month(), day.day()) if self.has_due.isChecked() else None
        return self.reason(), self.note.text().strip(), due


def _fill(box: QVBoxLayout, parts: Sequence[QWidget]) -> None:
    """Put parts into a box in the place of what was there."""
    while (item := box.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
    if not parts:
        return
    inside = QWidget()
    inside.setProperty("ground", "surface")
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 14, 16, 12)
    column.setSpacing(8)
    for one in parts:
        column.addWidget(one)
    box.addWidget(inside)
