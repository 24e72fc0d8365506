"""Dividing one record among several: a line for each counterpart with its part, and what is left over, live."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QLineEdit, QPushButton, QWidget

from app.domain.money import plain, rescale
from app.services.review_columns import ReviewColumns
from app.ui.models import shown
from app.ui.review.dialogs import buttons
from app.ui.text import typed_amount
from app.ui.theme import theme
from app.ui.widgets.amount_edit import AmountEdit
from app.ui.widgets.common import label, set_look
from app.ui.widgets.dialog import Dialog

_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SplitDialog(Dialog):
    """a, b: record numbers; one side holds the record to divide, the other those that it may belong to."""

    def __init__(
        self, columns: ReviewColumns, a: Sequence[int], b: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "splitting#split")
        self._columns = columns
        self._one_on_b = len(b) == 1 and len(a) > 1
        self._own, self._others = (b[0], tuple(a)) if self._one_on_b else (a[0], tuple(b))
        self._free = columns.free_of([self._own], int(self._one_on_b))[self._own]
        self._offered = columns.free_of(self._others, 1 - int(self._one_on_b))
        self._currency = columns.currency_of_records([self._own])
        self.setWindowTitle(self.tr("Divide"))
        self.setMinimumWidth(theme.px(520))
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(12)
        text = self.tr("{amount} of {number} is divided. What is left over stays open.")
        text = text.format(amount=self._money(abs(self._free)), number=self._name(self._own))
        grid.addWidget(label(text, "quiet", wrap=True), 0, 0, 1, 4)
        heads = (self.tr("Belongs to"), self.tr("Time"), self.tr("Amount"), self.tr("Part"))
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "hint"), 1, column, _NUMBER if column > 1 else Qt.AlignmentFlag(0))
        self.ticks: list[QCheckBox] = []
        self.parts: list[QLineEdit] = []
        for at, number in enumerate(self._others):
            self._line(grid, at + 2, number)
        self.left = label("", "panel")
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.left, len(self._others) + 2, 0, 1, 4)
        box = buttons(self, self.tr("Divide"))
        self.ok: QPushButton = box.button(QDialogButtonBox.StandardButton.Ok)
        grid.addWidget(box, len(self._others) + 3, 0, 1, 4)
        grid.setColumnStretch(0, 1)
        self._propose()

    def _line(self, grid: QGridLayout, row: int, number: int) -> None:
        records = self._columns.records
        at = int(records.find(np.array([number], np.int64))[0])
        tick = QCheckBox(self._name(number))
        tick.setToolTip(str(records.ref[at].as_py() or ""))
        tick.toggled.connect(self._on_changed)
        part = AmountEdit()
        part.setAlignment(Qt.AlignmentFlag.AlignRight)
        part.setFixedWidth(theme.px(110))
        part.setAccessibleName(self.tr("Part for {number}").format(number=self._name(number)))
        part.textChanged.connect(self._on_changed)
        self.ticks.append(tick)
        self.parts.append(part)
        grid.addWidget(tick, row, 0)
        grid.addWidget(label(shown.moment_full(int(records.at[at]), bool(records.dated[at]))[5:16], "quiet"), row, 1)
        # a refund among the payments of an order stays below zero
        offered = self._offered[number] if self._free >= 0 else -self._offered[number]
        grid.addWidget(label(self._money(offered)), row, 2, _NUMBER)
        grid.addWidget(part, row, 3)

    def _name(self, number: int) -> str:
        records = self._columns.records
        row = int(records.find(np.array([number], np.int64))[0])
        return shown.short_id(str(records.ref[row].as_py() or "—"), 24)

    def _money(self, value: int) -> str:
        return shown.amount(value, self._columns.exp, self._currency)

    def _propose(self) -> None:
        """Give each counterpart its own amount as long as there is enough; nothing is guessed beyond that."""
        rest = abs(self._free)
        for tick, part, number in zip(self.ticks, self.parts, self._others, strict=True):
            value = abs(self._offered[number])
            against = (self._offered[number] < 0) != (self._free < 0)  # a refund is no part of a payment
            part.setText(plain(min(value, rest) if rest else value, self._columns.exp, self._currency))
            tick.setChecked(bool(rest) and value <= rest and not against)
            rest -= value if tick.isChecked() else 0
        self._on_changed()

    def _values(self) -> list[int | None]:
        """Return the ticked parts at the columns' exponent; None for one that is no amount."""
        found: list[int | None] = []
        for tick, part in zip(self.ticks, self.parts, strict=True):
            if not tick.isChecked():
                continue
            typed = typed_amount(part.text())
            try:
                value = rescale(*typed, self._columns.exp) if typed is not None else None
            except ValueError:
                value = None
            found.append(value if value is not None and value > 0 else None)
        return found

    def _on_changed(self) -> None:
        if not hasattr(self, "ok"):
            return
        for tick, part in zip(self.ticks, self.parts, strict=True):
            part.setEnabled(tick.isChecked())
        values = self._values()
        known = [one for one in values if one is not None]
        rest = abs(self._free) - sum(known)
        if len(known) < len(values):
            text, look = self.tr("A part is not an amount."), "open"
        elif rest < 0:
            text, look = self.tr("{amount} more than there is").format(amount=self._money(-rest)), "open"
        elif not rest:
            text, look = self.tr("Left over {amount} ✓").format(amount=self._money(0)), "matched"
        else:
            text, look = self.tr("Left over {amount}").format(amount=self._money(rest)), ""
        self.left.setText(text)
        set_look(self.left, state=look)
        self.ok.setEnabled(bool(values) and len(known) == len(values) and rest >= 0)

    def chosen(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
        """Return the records of side A, of side B, and the parts as plain decimals."""
        others = tuple(number for number, tick in zip(self._others, self.ticks, strict=True) if tick.isChecked())
        parts = tuple(plain(one, self._columns.exp, self._currency) for one in self._values() if one is not None)
        return (others, (self._own,), parts) if self._one_on_b else ((self._own,), others, parts)
