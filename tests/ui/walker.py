"""Walks the widgets of a window as a screen reader does: what can be reached, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_CELLS = 40  # of each table


def nameless(root: QWidget) -> list[str]:
    """Return what a person can use below `root` and nobody has named, with where it stands."""
    found = []
    for one in used(root):
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is None or not _name(interface):
            found.append(f"{type(one).__name__} in {_place(one)}")
        if isinstance(one, QAbstractItemView) and interface is not None:
            found += _silent_cells(one, interface)
    return found


def mute(root: QWidget) -> list[str]:
    """Return the buttons below `root` that show an icon alone and say nothing where the mouse rests."""
    return [
        f"{one.accessibleName()} in {_place(one)}"
        for one in root.findChildren(QAbstractButton)
        if one.isVisible() and not one.icon().isNull() and not one.text() and not one.toolTip()
    ]


def used(root: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets that a person can use: by kind, or because they take the focus."""
    for one in [root, *root.findChildren(QWidget)]:
        if not one.isVisible() or one.objectName().startswith("qt_"):
            continue
        if isinstance(one, QScrollBar | QMenu | QHeaderView):
            continue
        if isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox):
            continue  # Qt's own parts; the whole has the name
        takes_focus = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if isinstance(one, INTERACTIVE) or (takes_focus and one is not root):
            yield one


def _silent_cells(view: QAbstractItemView, interface: QAccessibleInterface) -> list[str]:
    """Return the headers of a table that say nothing, and whether none of its first cells says anything."""
    found, said = [], 0
    children = [interface.child(at) for at in range(min(interface.childCount(), _CELLS))]
    for child in (one for one in children if one is not None):
        if child.role() == QAccessible.Role.ColumnHeader and not child.state().invisible:
            rect = child.rect()
            if rect.width() > 40 and not _name(child):
                found.append(f"a column of {type(view).__name__} in {_place(view)}")
        elif child.role() in (QAccessible.Role.Cell, QAccessible.Role.ListItem, QAccessible.Role.TreeItem):
            said += bool(_name(child))
    if _shows_text(view) and not said:
        found.append(f"the cells of {type(view).__name__} in {_place(view)}")
    return found


def _shows_text(view: QAbstractItemView) -> bool:
    model = view.model()
    if model is None or not model.rowCount():
        return False
    columns = range(model.columnCount()) if isinstance(view, QTableView | QTreeView) else range(1)
    return any(str(model.index(0, column).data() or "") for column in columns)


def _name(interface: QAccessibleInterface) -> str:
    return str(interface.text(QAccessible.Text.Name)).strip()


def _place(one: QWidget) -> str:
    names = []
    parent = one.parentWidget()
    while parent is not None and len(names) < 3:
        if not type(parent).__name__.startswith("Q"):
            names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(names) or "a window"
