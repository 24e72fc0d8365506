"""The last step of the import: what was stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.period import Period
from app.ui.text import count_text, listed
from app.ui.widgets.common import label, set_look


class DoneScreen(QWidget):
    """Shows a figure, large, over a sentence; late: what to know where it lies in a signed month."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(1)
        self.title = label("", "amount")
        self.text = label("", "quiet", wrap=True)
        self.late = label("", wrap=True)
        set_look(self.late, state="timing")
        self.late.hide()
        for one in (self.title, self.text, self.late):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(one)
        layout.addStretch(2)

    def say_stored(self, rows: int, statements: int, seen: int) -> None:
        """Say how much was stored; seen: rows that were here already, which are told where there are any."""
        self.title.setText(self.tr("{n} row(s) imported", "", rows).format(n=count_text(rows)))
        said = self.tr("{files} stored. Undo with Ctrl+Z takes all of it back.")
        if seen:
            said = self.tr("{files} stored; rows here already: {seen}. Undo with Ctrl+Z takes all of it back.")
        files = self.tr("%n statement(s)", "", statements)
        self.text.setText(said.format(files=files, seen=count_text(seen)))
        self.say_late([])

    def say_late(self, months: Sequence[Period]) -> None:
        """Say that what came lies in months that are signed off; nothing where there are none."""
        text = self.tr("{months}: signed off. The signed figures stay; what changed since is listed under Sign-off.")
        self.late.setText(text.format(months=listed(one.name for one in months)))
        self.late.setVisible(bool(months))


def signed_months_of(statements: Any, uow: Any, _report: Any) -> Any:
    """Return the signed months that what was stored lies in; called on a thread."""
    from app.services.periods import signed_months

    return signed_months(uow, statements)
