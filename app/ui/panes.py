"""F6: from one part of the window to the next, whatever the page is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
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


def entry_of(pane: QWidget) -> QWidget | None:
    """Return what takes the focus when a pane is entered: itself, or the uppermost of its parts; None for none.

    Of choices that exclude each other the one that is made, as Tab would.
    """
    own = isinstance(pane, QAbstractButton) or pane.focusPolicy() != Qt.FocusPolicy.NoFocus
    if own or pane.focusProxy() is not None:
        return pane
    parts = [one for one in pane.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    parts = [one for one in parts if one.isVisible() and one.isEnabled() and one.focusProxy() is None]
    middles = {one: one.mapTo(pane, one.rect().center()) for one in parts}
    top = min(parts, key=lambda one: middles[one].y(), default=None)
    if top is None:
        return None
    row = [one for one in parts if middles[one].y() - middles[top].y() < top.height() / 2]
    found = min(row, key=lambda one: middles[one].x())
    if isinstance(found, QAbstractButton) and not found.isChecked() and (group := found.group()) is not None:
        return group.checkedButton() or found
    return found


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)
