"""The first-run tour: one line above the status bar that walks through the pages of the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.keymap import key_words, keymap
from app.ui.widgets.common import button, icon_button, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

#: page of the rail → what is said of it; in the order of the month's work.
STEPS: tuple[tuple[str, str], ...] = (
    (
        "statements",
        QT_TRANSLATE_NOOP("TourSteps", "Statements: drop all files of a month here. They are read, checked and kept."),
    ),
    (
        "overview",
        QT_TRANSLATE_NOOP("TourSteps", "Overview: the unexplained difference, and what is left before closing."),
    ),
    (
        "review",
        QT_TRANSLATE_NOOP(
            "TourSteps", "Review: both sides in one line. {approve} approves, {reject} refuses, {next} goes on."
        ),
    ),
    (
        "discrepancies",
        QT_TRANSLATE_NOOP("TourSteps", "Discrepancies: what does not fit, with a code, a likely cause and a reason."),
    ),
    (
        "sign_off",
        QT_TRANSLATE_NOOP("TourSteps", "Sign-off: when every difference is explained, sign the month under your name."),
    ),
    (
        "settings",
        QT_TRANSLATE_NOOP("TourSteps", "Settings: shops, accounts and keys. {help} helps on whatever you look at."),
    ),
)


class Tour(QFrame):
    """Says where it is (1/6), goes on and back by button or arrow keys, ends with Esc; never over the page."""

    turned = Signal()  # it came or went

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.at = 0
        self.setProperty("frame", "foot")
        self.setProperty("help_topic", "start")
        self.setAccessibleName(self.tr("Tour"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        self.place = label("", "hint")
        self.text = label("", wrap=True)  # a second line where type is large and the window small
        self.back = button(self.tr("Back"), kind="link", on=self.go_back)
        self.next = button(self.tr("Next"), on=self.go_next)
        self.close_button = icon_button("x", self.tr("Close the tour"), "Esc", on=self.finish)
        row.addWidget(self.place)
        row.addWidget(self.text, 1)
        for one in (self.back, self.next, self.close_button):
            one.installEventFilter(self)
            row.addWidget(one)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()

    def start(self, at: int = 0, stay: bool = False) -> None:
        """Begin, by default at the first step, and take the focus, so that Enter goes on.

        stay: on the page that shows, which may be another than the step's: the person went there in the middle of it.
        """
        self.at = at if at in range(len(STEPS)) else 0
        self.show()
        self._show(stay)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_next(self) -> None:
        """Go to the next step; after the last one the tour ends."""
        if self.at + 1 == len(STEPS):
            self.finish()
        else:
            self._go(self.at + 1)

    def go_back(self) -> None:
        """Go to the step before."""
        if self.at:
            self._go(self.at - 1)

    def finish(self) -> None:
        """End the tour; it is not offered again."""
        inside = self.isAncestorOf(self._window.focusWidget() or self)
        self.hide()
        self._window.session.memory.put("", "tour.at", None)
        self._window.books.change_settings(tour_done=True)
        page = self._window.pages.get(self._window.current)
        if inside and page is not None:
            page.setFocus()

    def _go(self, at: int) -> None:
        self.at = at
        self._show()

    def _show(self, stay: bool = False) -> None:
        name, words = STEPS[self.at]
        self._window.session.memory.put("", "tour.at", self.at)
        holder = self._window.focusWidget()
        kept = holder if holder is not None and self.isAncestorOf(holder) else None
        if not stay:
            self._window.show_page(name)
        if kept is not None:
            kept.setFocus(Qt.FocusReason.OtherFocusReason)  # the page took it
        said = QCoreApplication.translate("TourSteps", words).format_map(_caps())
        self.place.setText(f"{self.at + 1}/{len(STEPS)}")
        self.text.setText(said)
        self.setAccessibleDescription(f"{self.at + 1}/{len(STEPS)} {said}")
        self.back.setEnabled(self.at > 0)
        last = self.at + 1 == len(STEPS)
        self.next.set_text(self.tr("Done") if last else self.tr("Next"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the buttons: left to itself Qt moves the focus with arrows."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        acts = {Qt.Key.Key_Escape: self.finish, Qt.Key.Key_Right: self.go_next, Qt.Key.Key_Left: self.go_back}
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            return super().eventFilter(watched, event)
        act()
        return True


def _caps() -> dict[str, str]:
    commands = {"approve": "review.approve", "reject": "review.reject", "next": "grid.next", "help": "help.topic"}
    return {name: key_words(keymap.cap(command)) for name, command in commands.items()}
