"""Two to six exclusive views side by side, or in one button's menu where there is no room for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui.widgets.drop_button import DropButton

_EDGE, _GAP = 3, 2


def tab_to_chosen(buttons: Iterable[QAbstractButton]) -> None:
    """Let Tab stop at the chosen one of several; Qt stops at the first of them until one has had the focus."""
    for one in buttons:
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus if one.isChecked() else Qt.FocusPolicy.NoFocus)


class Segments(QFrame):
    """Two to six exclusive views; arrow keys move, `chosen` tells the key of the new one.

    Folded they stand in the menu of one button, `fold`; `RowFit` folds them where a row has no room.
    """

    chosen = Signal(str)

    def __init__(self, items: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setProperty("frame", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # never cut at the foot
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.setSpacing(_GAP)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for key, text in items:
            one = QToolButton()
            one.setText(text)
            one.setAccessibleName(text)
            one.setCheckable(True)
            one.setProperty("kind", "segment")
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            one.installEventFilter(self)
            self._group.addButton(one)
            self.buttons[key] = one
            layout.addWidget(one)
        self.buttons[items[0][0]].setChecked(True)
        self.fold = self._fold_button(name)
        layout.addWidget(self.fold)
        self._group.buttonToggled.connect(lambda _one, _on: self._show_words())
        self._show_words()

    def _fold_button(self, name: str) -> QToolButton:
        made = DropButton("segment")
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.aboutToShow.connect(self._fill_fold)
        made.setMenu(menu)
        made.hide()
        return made

    def _fill_fold(self) -> None:
        menu = self.fold.menu()
        menu.clear()
        for key, one in self.buttons.items():
            entry = menu.addAction(one.text(), partial(self.choose, key))
            entry.setCheckable(True)
            entry.setChecked(one.isChecked())

    def _show_words(self) -> None:
        chosen = next((one for one in self.buttons.values() if one.isChecked()), None)
        self.fold.setText(chosen.text() if chosen is not None else "")
        tab_to_chosen(self.buttons.values())
        self.updateGeometry()

    def full_width(self) -> int:
        """Return the width in which all stand side by side."""
        return sum(one.sizeHint().width() for one in self.buttons.values()) + _GAP * (len(self.buttons) - 1) + 2 * _EDGE

    def set_folded(self, folded: bool) -> None:
        """Show all of them, or the button with the menu alone; the focus stays here."""
        if folded == self.fold.isVisibleTo(self):
            return
        focused = QApplication.focusWidget() in (self.fold, *self.buttons.values())
        for one in self.buttons.values():
            one.setVisible(not folded)
        self.fold.setVisible(folded)
        if focused:
            (self.fold if folded else self.buttons[self.current()]).setFocus()

    def current(self) -> str:
        """Return the key of the view shown."""
        return next(key for key, one in self.buttons.items() if one.isChecked())

    def choose(self, key: str) -> None:
        """Show another view as if it had been clicked."""
        self.buttons[key].setChecked(True)
        self.chosen.emit(key)

    def set_text(self, key: str, text: str) -> None:
        """Change one view's words (a count in them)."""
        self.buttons[key].setText(text)
        self.buttons[key].setAccessibleName(text)
        self._show_words()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            order = list(self.buttons)
            at = order.index(next(key for key, one in self.buttons.items() if one is watched))
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            key = order[(at + step) % len(order)]
            self.buttons[key].setFocus()
            self.choose(key)
            return True
        return super().eventFilter(watched, event)


class RowFit(QObject):
    """Folds the segments of a row, the first of them first, as long as the row is too narrow for what is in it."""

    def __init__(self, row: QWidget, *segments: Segments) -> None:
        super().__init__(row)
        self._row, self._segments = row, segments
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.fit()
        return False

    def fit(self) -> None:
        """Fold as many as need be for the row's present width."""
        need = self._need()
        for one in self._segments:
            folded = need > self._row.width()
            one.set_folded(folded)
            if folded:
                need -= one.full_width() - one.sizeHint().width()

    def _need(self) -> int:
        """Return the width of the row with nothing folded; what may grow counts with its least width."""
        layout = self._row.layout()
        assert isinstance(layout, QBoxLayout)
        edges = layout.contentsMargins()
        items = [(item.widget(), layout.stretch(at)) for at in range(layout.count()) if (item := layout.itemAt(at))]
        shown = [(one, stretch) for one, stretch in items if one is not None and not one.isHidden()]
        widths = (one.full_width() if isinstance(one, Segments) else _least(one, stretch) for one, stretch in shown)
        return sum(widths) + layout.spacing() * max(0, len(shown) - 1) + edges.left() + edges.right()


def _least(widget: QWidget, stretch: int) -> int:
    """Return the width that a widget must have: what may grow with the row counts with its least."""
    hint = (widget.minimumSizeHint() if stretch else widget.sizeHint()).width()
    return min(max(hint, widget.minimumWidth()), widget.maximumWidth())
