"""Sums of what is selected, in the status bar: each is a button that copies its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.ui.theme import theme


class StatusValue(NamedTuple):
    """label and text as shown; copied: what a click puts on the clipboard, "" where there is nothing to copy."""

    label: str
    text: str
    copied: str = ""


class SumsBar(QWidget):
    """Values from left to right; those for which there is no room are in the menu alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sums of the selection"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self.values: list[StatusValue] = []
        self.buttons: list[QToolButton] = []

    def show_values(self, values: Sequence[StatusValue]) -> None:
        """Show other values."""
        self.values = list(values)
        while len(self.buttons) < len(self.values):
            self._add()
        for at, one in enumerate(self.buttons):
            if at < len(self.values):
                self._fill(one, self.values[at])
        self._fit()

    def _add(self) -> None:
        one = QToolButton()
        one.setProperty("kind", "sum")
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.setAutoRaise(True)
        one.clicked.connect(self._on_clicked)
        self.buttons.append(one)
        self._row.insertWidget(len(self.buttons) - 1, one)

    def _fill(self, one: QToolButton, value: StatusValue) -> None:
        text = f"{value.label} {value.text}".strip()
        one.setText(text)
        one.setAccessibleName(text)
        one.setEnabled(bool(value.copied))
        one.setToolTip(self.tr("Click to copy {value}").format(value=value.text) if value.copied else "")

    def _on_clicked(self) -> None:
        at = self.buttons.index(self.sender())  # type: ignore[arg-type]
        self.copy(self.values[at])

    def copy(self, value: StatusValue) -> None:
        """Put a value on the clipboard and say so where it stands."""
        QGuiApplication.clipboard().setText(value.copied)
        at = self.values.index(value)
        self.buttons[at].setText(self.tr("Copied"))
        QTimer.singleShot(900, self, lambda: self.show_values(self.values))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Show as many values from the left as there is room for."""
        room = self.width() - 8
        for at, one in enumerate(self.buttons):
            room -= one.sizeHint().width() + self._row.spacing()
            one.setVisible(at < len(self.values) and room >= 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu: each value to copy, and all of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        able = [one for one in self.values if one.copied]
        for one in able:
            words = self.tr("Copy {value}").format(value=f"{one.label} {one.text}".strip())
            made = menu.addAction(theme.icon("copy"), words)
            made.triggered.connect(lambda _checked=False, one=one: self.copy(one))
        if len(able) > 1:
            menu.addSeparator()
            menu.addAction(self.tr("Copy all")).triggered.connect(lambda _checked=False: self._copy_all())
        return menu

    def _copy_all(self) -> None:
        lines = [f"{one.label}\t{one.copied}" for one in self.values if one.copied]
        QGuiApplication.clipboard().setText("\n".join(lines))
