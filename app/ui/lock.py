"""The lock screen: after so long without a hand, or at a key, every window of ours is covered.

Any key or click shows everything again, once it is let go: of Ctrl+Z the Ctrl would open and the Z undo, and a key that
is held down would repeat. Of an encrypted book it asks for the passphrase first; a plain one is hidden, not encrypted:
who has the file can read it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QVBoxLayout, QWidget

from app.ui import resources
from app.ui.theme import theme
from app.ui.widgets.common import label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.passphrase import UnlockDialog

CHECK_MS = 5000
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
#: What does not reach a covered window.
_KEPT = _HANDS | {
    QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.Shortcut,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.ToolTip,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
    QEvent.Type.TouchEnd,
}
#: A key that is somebody's shortcut comes as an override alone.
_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
    }
)
_LET_GO = frozenset({QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd})


class _Cover(QFrame):
    """Lies over one window and grows with it."""

    def __init__(self, window: QWidget, encrypted: bool) -> None:
        super().__init__(window)
        self.setProperty("frame", "cover")
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        picture = QLabel()
        picture.setPixmap(resources.pixmap("lock", theme.tokens["control"], 32, 2.0))
        lines = [label(self.tr("Locked"), "amount"), label(self.tr("Press any key or click to go on."), "quiet")]
        plain = self.tr("The book is hidden, not encrypted.")
        lines.append(label(self.tr("The passphrase of the book is asked for then.") if encrypted else plain, "hint"))
        for one in (picture, *lines):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(one)
        layout.addStretch(1)
        self.setAccessibleName(" ".join(one.text() for one in lines))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded) and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False


class LockScreen(QObject):
    """Covers every window of the program. clock: seconds, for tests."""

    def __init__(self, window: MainWindow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self.clock = window, clock
        self._last = clock()
        self._watching = self._touched = False
        self.covers: list[_Cover] = []
        self.asking: UnlockDialog | None = None
        self._timer = QTimer(self, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        self.follow()

    @property
    def locked(self) -> bool:
        """Return whether the window is covered."""
        return bool(self.covers)

    def follow(self) -> None:
        """Watch for hands where the settings want it; a filter over every event costs time, so not otherwise."""
        wanted = self._window.session.settings.lock_minutes > 0 or self.locked
        app = QApplication.instance()
        assert app is not None
        if wanted and not self._watching:
            self._last = self.clock()
            app.installEventFilter(self)
            self._timer.start()
        elif not wanted and self._watching:
            app.removeEventFilter(self)
            self._timer.stop()
        self._watching = wanted

    def check(self) -> None:
        """Lock when nobody has touched key or mouse for as long as the settings say."""
        minutes = self._window.session.settings.lock_minutes
        if minutes and not self.locked and self.clock() - self._last >= minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Cover every window now."""
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one.isWindow() and one.windowType() in _COVERED:
                self.covers.append(_Cover(one, self._encrypted))
        self._touched = False  # the key that locked has yet to be let go
        self.follow()

    @property
    def _encrypted(self) -> bool:
        book = self._window.session.book
        return book is not None and book.encrypted

    def _open(self) -> None:
        """Show everything again; of an encrypted book to who knows its passphrase."""
        book = self._window.session.book
        if book is None or not book.encrypted:
            self.unlock()
            return
        from app.ui.passphrase import UnlockDialog

        self._touched = False
        if self.asking is None:
            above = QApplication.activeModalWidget() or self._window
            self.asking = UnlockDialog(self._window.session, book.path, above, self.tr("Unlock"))
            self.asking.setModal(True)
            self.asking.finished.connect(self._on_asked)
            self.asking.show()

    def _on_asked(self, result: int) -> None:
        asked, self.asking = self.asking, None
        if asked is not None:
            asked.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self.unlock()

    def unlock(self) -> None:
        """Show everything again."""
        covers, self.covers = self.covers, []
        for one in covers:
            one.hide()
            one.deleteLater()
        self._last = self.clock()
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _HANDS:
            self._last = self.clock()
        if not self.covers or self._asks(watched):
            return False
        held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        if kind in _TOUCHED and not held:
            self._touched = True
        elif self._touched and kind in _LET_GO and not held:
            self._open()
            return True
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if watched.windowType() in _COVERED and not any(one.parent() is watched for one in self.covers):
                self.covers.append(_Cover(watched, self._encrypted))
            return False
        # a shortcut goes to its action, past every widget
        return kind in _KEPT and (isinstance(watched, QWidget) or kind == QEvent.Type.Shortcut)

    def _asks(self, watched: QObject) -> bool:
        """Return whether this belongs to the form that asks for the passphrase."""
        if self.asking is None or not isinstance(watched, QWidget):
            return False
        return watched is self.asking or self.asking.isAncestorOf(watched)


_COVERED = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool)
