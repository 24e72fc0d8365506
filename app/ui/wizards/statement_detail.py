"""One imported statement: what is said of it, its control totals, its gaps, what can be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.config.words import Words
from app.services.ports import StoredStatement
from app.ui.text import clauses, params_shown
from app.ui.theme import theme
from app.ui.widgets.common import at_edge, button, frame, label
from app.ui.widgets.segments import RowFit, Segments
from app.ui.wizards.coverage_panel import CoveragePanel
from app.ui.wizards.figures import Figures
from app.ui.wizards.import_model import short_name, translate

STATEMENT, COVERAGE = "statement", "coverage"
_TALL, _HEIGHT, _LOW, _LOW_CALENDAR = 320, 252, 166, 226
_EDGE, _GAP = 16, 8


class StatementDetail(QWidget):
    """Below the list; acted: accept, undo, take, open, save or copy, of the statement shown."""

    acted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = frame("foot")
        outer.addWidget(ground)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        self._bar = self._head()
        layout.addWidget(self._bar)
        self._row_fit = RowFit(self._bar, self.views)
        self.coverage = CoveragePanel(words)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._statement())
        self.stack.addWidget(self.coverage)
        layout.addWidget(self.stack, 1)
        self.fit(700)
        theme.changed.connect(self._fit_again)

    def _head(self) -> QWidget:
        bar = QWidget()
        head = QHBoxLayout(bar)
        head.setContentsMargins(_EDGE, 0, _EDGE, 0)
        head.setSpacing(_GAP)
        self.views = Segments(
            [(STATEMENT, self.tr("This statement")), (COVERAGE, self.tr("Coverage"))],
            self.tr("What is shown of the statements"),
        )
        self.views.chosen.connect(self.show_view)
        head.addWidget(self.views)
        head.addStretch(1)
        self.open = button(self.tr("Open original"), "external-link", on=lambda: self.acted.emit("open"))
        self.save = button(self.tr("Save originals…"), "download", on=lambda: self.acted.emit("save"))
        self.undo = button(self.tr("Undo this import"), "undo-2", on=lambda: self.acted.emit("undo"))
        self.take = button(self.tr("Take this file back"), "file-minus", on=lambda: self.acted.emit("take"))
        self.take.setToolTip(self.tr("Take this file back; the others of its import stay (Del)"))
        for one in (self.open, self.save, self.take, self.undo):
            head.addWidget(one)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Leave out what the row's menu and Edit offer too, where there is no room for all."""
        others = [one for one in (self.open, self.save, self.take) if not one.isHidden()]
        width = self.views.full_width() + sum(one.sizeHint().width() + _GAP for one in (*others, self.undo)) + 2 * _EDGE
        self.undo.setVisible(self._shown and width <= self.width())

    def _statement(self) -> QWidget:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 2, 16, 6)
        self.sentence = label("", "", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.accept = button(self.tr("Accept as it is…"), "check", on=lambda: self.acted.emit("accept"))
        self.copy = button(self.tr("Copy details"), "copy", kind="link", on=lambda: self.acted.emit("copy"))
        top = QHBoxLayout()
        top.addWidget(self.sentence, 1)
        top.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(top)
        self.figures = Figures(self._words)
        rest = QHBoxLayout()
        rest.addWidget(self.figures, 1)
        copy = at_edge(self.copy, right=True)
        rest.addLayout(copy)
        rest.setAlignment(copy, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(rest, 1)
        return inside

    def _fit_again(self) -> None:
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Take a part of the height that the page has."""
        self._room = room
        low = _LOW_CALENDAR if self.views.current() == COVERAGE else _LOW
        height = low if room < 600 else _HEIGHT if room < 780 else _TALL
        self.setFixedHeight(theme.px(height) if room >= 600 else min(theme.px(height), room * 2 // 5))

    def show_view(self, name: str) -> None:
        """Show the statement or the calendar of all."""
        self.views.buttons[name].setChecked(True)
        self.stack.setCurrentIndex((STATEMENT, COVERAGE).index(name))
        self.fit(self._room)

    def show_statement(self, one: StoredStatement | None, accepted: bool, left_out: str) -> None:
        """Show another statement; left_out: what a person said of rows without which it was imported."""
        said = sentence(one, self._words) if one else ""
        self.sentence.setText("\n".join(part for part in (said, left_out) if part))
        self.sentence.setVisible(bool(self.sentence.text()))
        self.figures.setVisible(one is not None and not one.refused_key)
        self.figures.show_checks(one.checks if one else ())
        self.accept.setVisible(one is not None and one.control == "disagree" and not accepted)
        kept = one is not None and bool(one.original)
        self.open.setVisible(kept)
        self.save.setVisible(kept)
        self.take.setVisible(one is not None)
        self._shown = one is not None
        self._fit_buttons()
        self.copy.setVisible(one is not None)


def sentence(one: StoredStatement, words: Words) -> str:
    """Return what is to be said of a statement, "" for nothing; why a refused one was refused."""
    if one.refused_key:
        return words.refusal(
            short_name(one.file), one.refused_row, one.refused_column, one.refused_key, one.message_params
        )
    said = {"file": short_name(one.file), **params_shown(one.message_params)}
    return words.say(one.message_key, said) if one.message_key else ""


def left_out_text(params: dict[str, Any], note: str, words: Words) -> str:
    """Return which rows a person left out of a statement, and why."""
    rows = [
        words.say(str(one["key"]), {"file": "", **one["params"]}) + f" ({one['row']}, {one['column']})"
        for one in params.get("rows", ())[:3]
    ]
    more = len(params.get("rows", ())) - len(rows)
    text = translate("StatementDetail", "Left out by a person, “{note}”: {rows}")
    said = text.format(note=note, rows=clauses(rows))
    return said + (f" (+{more})" if more > 0 else "")
