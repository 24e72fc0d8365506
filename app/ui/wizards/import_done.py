"""The last step of the import: what was stored."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.common import label


class DoneScreen(QWidget):
    """Shows a figure, large, over a sentence."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(1)
        self.title = label("", "amount")
        self.text = label("", "quiet", wrap=True)
        for one in (self.title, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(one)
        layout.addStretch(2)
