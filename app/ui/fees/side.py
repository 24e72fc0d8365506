"""What is at stake, how sure the model is, and how one row is worked out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.fees import DATA, FEW, MIXED, NONE, FeeModel
from app.services.fees import FeeBoard, terms_text
from app.ui.models import shown
from app.ui.widgets.command_button import CommandButton
from app.ui.widgets.common import at_edge, button, frame, label, set_look
from app.ui.widgets.elided import ElidedLabel


class FeeSide(QFrame):
    """acted: claim, contract, no_contract, record."""

    acted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("frame", "side")
        self.setAccessibleName(self.tr("What can be claimed"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        form = QVBoxLayout(inside)
        form.setContentsMargins(16, 14, 16, 12)
        form.setSpacing(6)
        self.hero, self.below = label("", "hero"), label("", "label", wrap=True)
        form.addWidget(label(self.tr("To claim back"), "label"))
        form.addWidget(self.hero)
        form.addWidget(self.below)
        form.addWidget(frame("line"))
        form.addWidget(label(self.tr("How sure the model is"), "panel"))
        self.said = label("", "quiet", wrap=True)
        form.addWidget(self.said)
        self._facts, self._sum = QGridLayout(), QGridLayout()
        form.addLayout(self._facts)
        form.addWidget(frame("line"))
        self.example = label("", "panel")
        form.addWidget(self.example)
        form.addLayout(self._sum)
        self.record = button(self.tr("Show the record"), "", kind="link", on=lambda: self.acted.emit("record"))
        form.addLayout(at_edge(self.record))
        form.addWidget(frame("line"))
        hint = self.tr("The claim list gives number, time, amounts and the reason of every ticked row.")
        form.addWidget(label(hint, "hint", wrap=True))
        form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        box.addWidget(scroll, 1)
        box.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = frame("foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        self.claim = CommandButton(
            self.tr("Make claim list"), "fees.claim", "hand-coins", "primary", lambda: self.acted.emit("claim")
        )
        self.contract = button(self.tr("Set contract rate…"), "pencil", on=lambda: self.acted.emit("contract"))
        self.no_contract = button(
            self.tr("Remove contract rate"), "", kind="link", on=lambda: self.acted.emit("no_contract")
        )
        for one in (self.claim, self.contract):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(at_edge(self.no_contract))
        return foot

    def show_model(self, board: FeeBoard, model: int, title: str, ticked: Sequence[int]) -> None:
        """Show what is known of a model; ticked: rows for the claim list."""
        one = board.models[model]
        total = sum(int(board.rows.over[at]) for at in ticked)
        self.hero.setText(shown.amount(total, board.rows.exp, one.currency))
        set_look(self.hero, state="open" if total else "")
        count = self.tr("{count} rows").format(count=shown.count(len(ticked))) if len(ticked) != 1 else self.tr("1 row")
        self.below.setText(f"{count} · {title} · {one.currency}")
        self.said.setText(self._sentence(one))
        wrong = len(board.of(model))
        facts = [
            (self.tr("Equal to the last digit"), f"{shown.count(one.exact)} / {shown.count(one.rows)}"),
            (self.tr("Off by rounding alone"), shown.count(one.residue)),
            (self.tr("Otherwise, in this period"), shown.count(wrong)),
        ]
        if one.refunds:
            said = f"{shown.count(one.refunds_as)} / {shown.count(one.refunds)}"
            facts.append((self.tr("Refunds that show it"), said))
        self._fill(self._facts, facts if one.origin == DATA else [])
        self.claim.setEnabled(total > 0)
        self.no_contract.setVisible(one.agreed is not None)

    def _sentence(self, one: FeeModel) -> str:
        if one.agreed is not None:
            return self.tr("Every row is held to the contract rate that you set.")
        if one.origin == NONE:
            return self.tr("Not enough rows to read a model. Nothing is held against them.")
        if one.origin != DATA:
            return self.tr("Not enough rows yet: this is a starting model, check your contract. Nothing is held to it.")
        if one.sureness == MIXED:
            return self.tr("Several rates at once that no type of row tells apart. Nothing is held against the rows.")
        if one.sureness == FEW:
            low, high = shown.percent(one.lowest), shown.percent(one.highest)
            said = self.tr(
                "Not enough rows to be exact: rates from {low} to {high} explain them. Nothing is held to it."
            )
            return said.format(low=low, high=high)
        return self.tr("Read from the rows themselves; no other rate explains them.")

    def show_row(self, board: FeeBoard, model: int, at: int) -> None:
        """Work out one row; −1 for none."""
        one = board.models[model]
        self.record.setVisible(at >= 0)
        if at < 0:
            self.example.setText(self.tr("No row was charged otherwise") if one.origin == DATA else "")
            self._fill(self._sum, [])
            return
        rows = board.rows

        def money(value: int) -> str:
            return shown.amount(value, rows.exp, one.currency)

        self.example.setText(self.tr("How this row is worked out"))
        terms = one.agreed or one.terms
        lines = [
            (f"{money(int(rows.base[at]))} × {terms_text(terms, one.currency, shown.percent)}", ""),
            (self.tr("Fee due"), money(int(rows.due[at]))),
            (self.tr("Fee charged"), money(int(rows.charged[at]))),
            (self.tr("Difference"), money(int(rows.over[at]))),
        ]
        self._fill(self._sum, lines)

    def _fill(self, grid: QGridLayout, lines: Sequence[tuple[str, str]]) -> None:
        while (item := grid.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for row, (left, right) in enumerate(lines):
            said = ElidedLabel("label")
            said.setText(left)
            grid.addWidget(said, row, 0)
            grid.addWidget(label(right), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
