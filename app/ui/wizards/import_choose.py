"""The first step of the import: where files are dropped, chosen or pasted, and the progress of reading them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.ui import resources
from app.ui.keymap import keymap
from app.ui.theme import theme
from app.ui.widgets.common import button, frame, label, set_look


class ChooseScreen(QWidget):
    """A drop zone with its buttons; while files are read, a bar and Stop in their place."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        zone = frame("drop")
        inside = QVBoxLayout(zone)
        inside.setSpacing(8)
        inside.addStretch(1)
        self.mark = label("")
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self.mark)
        self.title = label("", "title")
        self.hint = label("", "quiet", wrap=True)
        self.choose = button(self.tr("Choose files…"), "folder-open", kind="primary", key=keymap.cap("book.import"))
        self.folder = button(self.tr("Choose folder…"), "folder")
        self.paste = button(self.tr("Paste copied cells"), "table-2", key=keymap.cap("book.paste"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setMaximumWidth(420)
        self.progress.setFixedHeight(6)
        self.progress.setTextVisible(False)
        self.stop = button(self.tr("Stop"), "x")
        for text in (self.title, self.hint):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(text)
        self._line(inside, self.progress)
        self._line(inside, self.choose, self.folder, self.paste)
        self._line(inside, self.stop)
        inside.addStretch(2)
        layout.addWidget(zone)
        theme.changed.connect(self._draw)
        self._draw()
        self.show_busy("")

    def _draw(self) -> None:
        mark = resources.pixmap("upload", theme.tokens["accent"], theme.px(32), 2.0)
        self.mark.setPixmap(mark)

    def _line(self, inside: QVBoxLayout, *widgets: QWidget) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for one in widgets:
            line.addWidget(one, 1 if one is self.progress else 0)
        line.addStretch(1)
        inside.addLayout(line)

    def show_busy(self, what: str) -> None:
        """Show that files are being read (what: in words), or the choice of files where `what` is ""."""
        busy = bool(what)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.stop.setVisible(busy)
        for one in (self.mark, self.choose, self.folder, self.paste):
            one.setVisible(not busy)
        self.title.setText(what or self.tr("Drop statements here"))
        self.hint.setText("" if busy else self.tr("Many at once: files, folders, archives, also with a password."))
        if busy:
            self.stop.setFocus()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far it is and what is at hand."""
        self.progress.setRange(0, max(0, min(total, 2**31 - 1)))
        self.progress.setValue(min(done, 2**31 - 1))
        self.hint.setText(what)


class StepRow(QWidget):
    """The three steps; the present one bold, those done with a check."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.labels: list[QLabel] = []
        for at, name in enumerate(names):
            one = label(f"{at + 1}  {name}", "quiet")
            one.setProperty("plain", name)
            self.labels.append(one)
            layout.addWidget(one)
            if at < len(names) - 1:
                layout.addWidget(label("—", "hint"))

    def show_step(self, step: int) -> None:
        """Show which step it is, from 0."""
        for at, one in enumerate(self.labels):
            mark = "✓" if at < step else str(at + 1)
            one.setText(f"{mark}  {one.property('plain')}")
            set_look(one, role="panel" if at == step else "quiet", state="matched" if at < step else "")


def strip(kind: str, height: int) -> tuple[QFrame, QHBoxLayout]:
    """Return a bar of the flow, as high at any step, and where its parts stand."""
    bar = frame(kind)
    bar.setFixedHeight(height)
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(16, 0, 16, 0)
    layout.setSpacing(8)
    return bar, layout
