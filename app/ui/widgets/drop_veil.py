"""Shown over a page while files are held over the window: here they may be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.common import label


class DropVeil(QFrame):
    """Covers its parent; lets every event through to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "drop")
        self.setProperty("over", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        self.words: QLabel = label(self.tr("Drop to import"), "amount")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.words)
        parent.installEventFilter(self)
        self.hide()

    def show_over(self, over: bool) -> None:
        """Show or hide it."""
        if over:
            self.setGeometry(self.parentWidget().rect().adjusted(8, 8, -8, -8))
            self.raise_()
        self.setVisible(over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.show_over(True)
        return super().eventFilter(watched, event)
