"""A small window from which the smoke test drags files; a process of its own, as a file manager is."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class DragSource(QLabel):
    """Starts to drag its files as soon as the pressed mouse moves."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("drag me")
        self._files = files
        self.setWindowTitle("drag-source")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand the files over as a file manager would."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(one) for one in self._files])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = DragSource(sys.argv[1:])
    window.setGeometry(4, 24, 160, 60)
    window.show()
    sys.exit(app.exec())
