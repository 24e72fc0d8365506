"""The control totals of a statement: what it states of itself, what its rows give, whether they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.config.words import Words
from app.domain.statement import figure_words
from app.ui.text import plain_amount_text
from app.ui.widgets.common import label


class Figures(QScrollArea):
    """A small read-only table; scrolls where a source states many figures."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Control totals"))

    def show_checks(self, checks: Sequence[Mapping[str, Any]]) -> None:
        """Show other figures; nothing where there are none."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        for row, cells in enumerate(self._rows(checks)):
            for column, (text, state) in enumerate(cells):
                side = Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(label(text, "label", state), row, column, side)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(len(checks) + 1, 1)
        self.setWidget(inside)

    def _rows(self, checks: Sequence[Mapping[str, Any]]) -> list[list[tuple[str, str]]]:
        if not checks:
            return [[(self.tr("The file states no totals of its own."), "")]]
        titles = (self.tr("Figure"), self.tr("Stated"), self.tr("Found"), "")
        rows = [[(title, "") for title in titles]]
        for one in checks:
            agrees = bool(one["agrees"])
            rows.append(
                [
                    (self._words.say(**figure_words(str(one["name"]))), ""),
                    (plain_amount_text(str(one["stated"])), ""),
                    (plain_amount_text(str(one["found"])), ""),
                    (self.tr("✓ agree"), "matched") if agrees else (self.tr("× disagree"), "open"),
                ]
            )
        return rows
