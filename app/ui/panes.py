"""F6 and Tab: from one part of the window to the next, whatever the page is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget


def focus_next(panes: Sequence[QWidget], back: bool = False) -> None:
    """Give the focus to the pane after (or before) the one that has it; hidden and empty ones are passed over."""
    there = [(one, target) for one in panes if one.isVisible() and (target := entry_of(one)) is not None]
    if not there:
        return
    focus = there[0][0].window().focusWidget()
    inside = [at for at, (one, _target) in enumerate(there) if focus is not None and _holds(one, focus)]
    at = inside[-1] if inside else (0 if back else -1)
    there[(at + (-1 if back else 1)) % len(there)][1].setFocus(Qt.FocusReason.OtherFocusReason)


def focus_beside(window: QWidget, on: bool, out_of: QWidget | None = None) -> bool:
    """Give the focus to what stands after (or before) its holder in the order of Tab; False where nothing does.

    out_of: a part of the window to leave, with all that is in it.

    Qt stops at a page on the way on and goes from there to what the page gives the focus first, its table: all that
    stands above the table, comparison, views and chips, would be passed over.
    """
    every = QGuiApplication.styleHints().tabFocusBehavior() == Qt.TabFocusBehavior.TabFocusAllControls
    wanted = Qt.FocusPolicy.TabFocus if every else Qt.FocusPolicy.StrongFocus  # macOS may have it stop at fields alone
    here = out_of or window.focusWidget() or window
    one = here
    while (one := one.nextInFocusChain() if on else one.previousInFocusChain()) is not here:
        takes = one.focusPolicy() & wanted == wanted and one.focusProxy() is None
        takes = takes and (out_of is None or (one is not out_of and not out_of.isAncestorOf(one)))
        if takes and one.isEnabled() and one.isVisibleTo(window) and one.window() is window:
            one.setFocus(Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason)
            return True
    return False


def entry_of(pane: QWidget) -> QWidget | None:
    """Return what takes the focus when a pane is entered: itself, or the first of its parts; None for none."""
    own = isinstance(pane, QAbstractButton) or pane.focusPolicy() != Qt.FocusPolicy.NoFocus
    if own or pane.focusProxy() is not None:
        return pane
    for one in pane.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled():
            return one
    return None


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)
