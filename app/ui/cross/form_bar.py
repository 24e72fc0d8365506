"""What a cross table is made of, chosen by a person: whose figures, rows, columns, values; named tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.config.memory import Memory
from app.domain.cross import MOST_VALUES, READY, SHARES, SPANS, SUBJECTS, CrossForm, form_of
from app.ui.cross import words as cw
from app.ui.review.ask import ask_many
from app.ui.widgets.common import Segments, button, frame, hang_menu, icon_button, label
from app.ui.widgets.flow import FlowLayout

_NAMED = "cross.named"
#: First fields of a subject whose rows do not fit any more.
_FIRST = {"matches": "comparison", "items": "code", "payouts": "account", "ledger": "account", "bank": "account"}


class FormBar(QWidget):
    """changed: another form is wanted. saving: the person wants to give the present one a name."""

    changed = Signal()
    saving = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.form = READY["channels"]
        self.name = "channels"  # of a ready-made table; of one of her own after a blank; "" for none
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        bar = frame("bar")
        row = FlowLayout(bar, margin=6)
        for one in (*self._whose(), *self._parts()):
            row.addWidget(one)
        whole.addWidget(bar)
        self._show()

    # building

    def _whose(self) -> list[QWidget]:
        """Make the choice of a named table, of days and of what is counted."""
        self.tables = _combo(self.tr("Cross table"))
        self.tables.activated.connect(self._on_table)
        self.save = icon_button("save", self.tr("Save as…"), on=self.saving.emit)
        self.delete = icon_button("trash-2", self.tr("Delete this table of yours"), on=self._on_delete)
        self.spans = Segments([(one, cw.said(cw.SPANS[one])) for one in SPANS], self.tr("Days"))
        self.spans.chosen.connect(lambda span: self.take(replace(self.form, span=span)))
        self.subjects = _combo(self.tr("What is counted"))
        for one in SUBJECTS:
            self.subjects.addItem(cw.said(cw.SUBJECTS[one]), one)
        self.subjects.activated.connect(lambda at: self._on_subject(self.subjects.itemData(at)))
        return [
            _beside(self.tables, self.save, self.delete),
            self.spans,
            _beside(label(self.tr("Counts"), "label"), self.subjects),
        ]

    def _parts(self) -> list[QWidget]:
        """Make the choice of fields and values."""
        self.fields = [_combo(one) for one in (self.tr("Rows"), self.tr("Rows within them"), self.tr("Columns"))]
        for at, one in enumerate(self.fields):
            one.activated.connect(partial(self._on_field, at))
        self.values = button("")
        self._menu = QMenu(self.values)
        hang_menu(self.values, self._menu)
        self.shares = _combo(self.tr("Shown as"))
        for name in SHARES:
            self.shares.addItem(cw.said(cw.SHARES[name]), name)
        self.shares.activated.connect(lambda at: self.take(replace(self.form, share=self.shares.itemData(at))))
        return [
            _beside(label(self.tr("Rows"), "label"), *self.fields[:2]),
            _beside(label(self.tr("Columns"), "label"), self.fields[2]),
            _beside(label(self.tr("Values"), "label"), self.values),
            _beside(label(self.tr("Shown as"), "label"), self.shares),
        ]

    # what is wanted

    def take(self, form: CrossForm, name: str = "") -> None:
        """Ask for another form; name: of the table that it is, "" for none."""
        self.put(form, name)
        self.changed.emit()

    def put(self, form: CrossForm, name: str = "") -> None:
        """Show a form without asking for it."""
        self.form, self.name = form, name or self._name_of(form)
        self._show()

    def turn(self) -> None:
        """Put the rows into the columns and the column into the rows."""
        if self.form.column:
            rows = (self.form.column, *self.form.rows[1:])
            self.take(replace(self.form, rows=rows, column=self.form.rows[0]))

    def share_on(self) -> None:
        """Show the next way of sharing, after the last one sums again."""
        at = (SHARES.index(self.form.share) + 1) % len(SHARES)
        self.take(replace(self.form, share=SHARES[at]))

    def coarser(self, field: str, into: str) -> None:
        """Put a coarser field in the place of one; where it is there already the finer one falls."""
        rows = tuple(dict.fromkeys(into if one == field else one for one in self.form.rows))
        column = into if self.form.column == field else self.form.column
        self.take(replace(self.form, rows=rows, column="" if column in rows else column))

    def _on_subject(self, subject: str) -> None:
        of = SUBJECTS[subject]
        rows = tuple(one for one in self.form.rows if one in of.fields) or (_FIRST.get(subject, "channel"),)
        column = self.form.column if self.form.column in of.fields and self.form.column not in rows else ""
        values = tuple(one for one in self.form.values if one in of.values) or of.values[:2]
        self.take(replace(self.form, subject=subject, rows=rows, column=column, values=values))

    def _on_field(self, at: int, row: int) -> None:
        """Take a field for a place; where it stood before comes what stood here."""
        wanted = self.fields[at].itemData(row)
        places = [*self.form.rows, *[""] * (2 - len(self.form.rows)), self.form.column]
        if wanted and wanted in places:
            places[places.index(wanted)] = places[at]
        places[at] = wanted
        rows = tuple(one for one in places[:2] if one)
        if not rows:  # the columns alone make no table
            rows, places[2] = (places[2],), ""
        self.take(replace(self.form, rows=rows, column=places[2]))

    def _on_value(self, value: str, on: bool) -> None:
        values = SUBJECTS[self.form.subject].values
        chosen = [one for one in values if one in self.form.values and one != value] + ([value] if on else [])
        if 1 <= len(chosen) <= MOST_VALUES:
            self.take(replace(self.form, values=tuple(sorted(chosen, key=values.index))))
        else:
            self._show()

    # named tables

    def own(self) -> dict[str, CrossForm]:
        """Return the person's own tables by name."""
        kept = self._memory.get("", _NAMED, {})
        found = {str(name): form_of(plain) for name, plain in kept.items()}
        return {name: form for name, form in sorted(found.items()) if form is not None}

    def save_as(self, name: str) -> None:
        """Keep the present table under a name."""
        self._memory.put("", _NAMED, self._memory.get("", _NAMED, {}) | {name: self.form.plain()})
        self._memory.save()
        self.put(self.form, f" {name}")

    def _on_delete(self) -> None:
        if not ask_many(
            self, self.tr("Delete the cross table “{name}”?").format(name=self.name[1:]), self.tr("Delete")
        ):
            return
        kept = {name: plain for name, plain in self._memory.get("", _NAMED, {}).items() if name != self.name[1:]}
        self._memory.put("", _NAMED, kept)
        self._memory.save()
        self.put(self.form)

    def _on_table(self, at: int) -> None:
        name = str(self.tables.itemData(at) or "")
        form = READY.get(name) or self.own().get(name[1:])
        if form is not None:
            self.take(form, name)

    def _name_of(self, form: CrossForm) -> str:
        known = READY | {f" {name}": one for name, one in self.own().items()}
        return next((name for name, one in known.items() if one == form), "")

    # showing

    def _show(self) -> None:
        form, of = self.form, SUBJECTS[self.form.subject]
        own = self.own()
        entries = [(cw.said(cw.READY[name]), name) for name in READY] + [(name, f" {name}") for name in own]
        _fill(self.tables, [*([] if self.name else [(self.tr("Not saved yet"), "")]), *entries], self.name)
        self.delete.setEnabled(self.name.startswith(" "))
        self.save.setEnabled(not self.name.startswith(" "))
        self.spans.buttons[form.span].setChecked(True)
        self.subjects.setCurrentIndex(list(SUBJECTS).index(form.subject))
        fields = [(cw.said(cw.FIELDS[one]), one) for one in of.fields]
        places = [*form.rows, *[""] * (2 - len(form.rows)), form.column]
        for at, (combo, now) in enumerate(zip(self.fields, places, strict=True)):
            _fill(combo, [*([(cw.NONE, "")] if at else []), *fields], now)
        self.shares.setCurrentIndex(SHARES.index(form.share))
        self._show_values(of.values)

    def _show_values(self, values: Sequence[str]) -> None:
        chosen = self.form.values
        said = cw.listed(cw.VALUES[one] for one in chosen)
        self.values.set_text(said)
        self.values.setAccessibleName(self.tr("Values: {values}").format(values=said))
        self._menu.clear()
        for one in values:
            entry = QAction(cw.said(cw.VALUES[one]), self._menu)
            entry.setCheckable(True)
            entry.setChecked(one in chosen)
            full = len(chosen) == MOST_VALUES and one not in chosen
            entry.setEnabled(not full and chosen != (one,))
            entry.toggled.connect(partial(self._on_value, one))
            self._menu.addAction(entry)


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def _fill(combo: QComboBox, entries: Iterable[tuple[str, str]], now: str) -> None:
    combo.clear()
    for text, data in entries:
        combo.addItem(text, data)
    combo.setCurrentIndex(combo.findData(now))


def _beside(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for one in parts:
        row.addWidget(one)
    return made
