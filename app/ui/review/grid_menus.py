"""The menus of a grid: on a row what can be done with it, on a title what can be done with the column."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.ui.access_letters import escaped, lend, words_of
from app.ui.keymap import keymap
from app.ui.models.columns_model import ColumnsModel
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

translate = QCoreApplication.translate


def page_of(widget: QWidget) -> Any:
    """Return the page that a widget stands in, None for none."""
    parent = widget.parentWidget()
    while parent is not None and not hasattr(parent, "menu_actions"):
        parent = parent.parentWidget()
    return parent


def entry(menu: QMenu, text: str, command: str, icon: str, on: Callable[[], object], able: bool = True) -> QAction:
    """Put an entry with its key into a menu."""
    cap = keymap.cap(command) if command else ""
    made = menu.addAction(f"{text}\t{cap}" if cap else text)
    made.setProperty("command", command)
    if icon:
        made.setIcon(theme.icon(icon))
    made.setEnabled(able)
    made.triggered.connect(lambda _checked=False: on())
    return made


def row_menu(grid: DataGrid) -> QMenu:
    """Return the menu of the rows: the page's actions, then what every table offers."""
    menu = lend(QMenu(grid))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page = page_of(grid)
    if page is not None:
        given = page.menu_actions()
        first = _fresh([*given.get("reconcile", []), *page.actions_shown()], [])
        for one in first:
            _twin(menu, one, page.offers(one))
        rest = _fresh([one for actions in given.values() for one in actions], first)
        if rest:
            more = menu.addMenu(theme.icon("funnel"), translate("GridMenus", "Go, find and filter"))
            for one in rest:
                _twin(more, one, page.offers(one))
        menu.addSeparator()
    rows = bool(len(grid.selected_array()))
    entry(menu, translate("GridMenus", "Copy"), "grid.copy", "copy", grid.copy, rows)
    words = translate("GridMenus", "Copy with column titles")
    entry(menu, words, "grid.copy_titles", "copy", partial(grid.copy, with_titles=True), rows)
    able = grid.currentIndex().isValid()
    entry(menu, translate("GridMenus", "Copy this cell"), "grid.copy_cell", "copy", grid.copy_cell, able)
    entry(menu, translate("GridMenus", "Export rows…"), "grid.export", "download", grid.export_rows)
    menu.addSeparator()
    offered = {getattr(one, "command", "") for one in page.actions()} if page is not None else set()
    if "grid.find" not in offered:
        entry(menu, translate("GridMenus", "Find in the table"), "grid.find", "search", grid.find)
    if grid.header_view().has_fields() and "grid.filters" not in offered:
        entry(menu, translate("GridMenus", "Filter row"), "grid.filters", "funnel", grid.toggle_filters)
        words = translate("GridMenus", "Filter by this cell")
        entry(menu, words, "grid.filter_by_cell", "funnel", grid.filter_by_cell, able)
    if able:  # what a title offers to the mouse, for the keyboard
        column = grid.currentIndex().column()
        words = translate("GridMenus", "Column {title}").format(title=grid.column_title(column))
        _of_column(menu.addMenu(theme.icon("arrow-up-down"), escaped(words)), grid, column)
    entry(menu, translate("GridMenus", "Columns…"), "grid.columns", "table-2", grid.choose_columns)
    return menu


def _fresh(actions: list[QAction], known: list[QAction]) -> list[QAction]:
    """Return the actions that can be offered, each once, without those known already."""
    found = dict.fromkeys(one for one in actions if not one.isSeparator() and one.isVisible())
    return [one for one in found if one not in known]


def _twin(menu: QMenu, action: QAction, offered: bool) -> None:
    """Put an action of the page into a menu, with the key that acts in the grid."""
    command = getattr(action, "command", "")
    made = entry(menu, words_of(action), command, "", action.trigger, action.isEnabled() and offered)
    made.setIcon(action.icon())
    made.setCheckable(action.isCheckable())
    made.setChecked(action.isChecked())


def header_menu(grid: DataGrid, column: int) -> QMenu:
    """Return the menu of a column's title; column −1: beside all titles."""
    menu = lend(QMenu(grid))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if column >= 0:
        _of_column(menu, grid, column)
    if grid.frozen_count:
        entry(menu, translate("GridMenus", "Unfreeze columns"), "", "pin", partial(grid.freeze, 0))
    menu.addSeparator()
    _columns(menu.addMenu(translate("GridMenus", "Show columns")), grid)
    if grid.layout_of.kept:
        _layouts(menu, grid)
    entry(menu, translate("GridMenus", "Reset columns"), "", "undo-2", grid.layout_of.reset, grid.layout_of.kept)
    entry(menu, translate("GridMenus", "Columns…"), "grid.columns", "table-2", grid.choose_columns)
    return menu


def _of_column(menu: QMenu, grid: DataGrid, column: int) -> None:
    """Put in what can be done with one column."""
    _sorting(menu, grid, column)
    menu.addSeparator()
    fit = partial(grid.fit_column, column)
    entry(menu, translate("GridMenus", "Fit to content"), "", "", fit)
    entry(menu, translate("GridMenus", "Fit all columns"), "", "", partial(fit_all, grid))
    hide = partial(grid.layout_of.set_hidden, column, True)
    entry(menu, translate("GridMenus", "Hide this column"), "", "eye-off", hide, len(grid.shown_columns()) > 1)
    place = grid.shown_columns().index(column) + 1 if column in grid.shown_columns() else 0
    freeze = partial(grid.freeze, place)
    able = 0 < place < len(grid.shown_columns())
    entry(menu, translate("GridMenus", "Freeze up to this column"), "", "pin", freeze, able)


def fit_all(grid: DataGrid) -> None:
    """Fit every column in sight to its texts."""
    for column in grid.shown_columns():
        grid.fit_column(column)


def _sorting(menu: QMenu, grid: DataGrid, column: int) -> None:
    header = grid.header_view()
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder

    def sort(sorts: list[tuple[int, Qt.SortOrder]]) -> None:
        header.set_sorts(sorts)
        header.sorts_changed.emit(sorts)

    others = [one for one in header.sorts if one[0] != column]
    entry(menu, translate("GridMenus", "Sort ascending"), "", "arrow-up", partial(sort, [(column, up)]))
    entry(menu, translate("GridMenus", "Sort descending"), "", "arrow-down", partial(sort, [(column, down)]))
    add = partial(sort, [*others, (column, up)])
    entry(menu, translate("GridMenus", "Sort by this column as well"), "", "list-filter", add, bool(others))
    able = isinstance(grid.model(), ColumnsModel) and bool(header.sorts)
    entry(menu, translate("GridMenus", "Remove sorting"), "", "", partial(sort, []), able)


def _columns(menu: QMenu, grid: DataGrid) -> None:
    header = grid.header_view()
    for at in range(header.count()):
        column = header.logicalIndex(at)
        one = menu.addAction(escaped(grid.column_title(column)))
        one.setCheckable(True)
        one.setChecked(grid.layout_of.shows(column))
        one.toggled.connect(lambda on, column=column: grid.layout_of.set_hidden(column, not on))


def _layouts(menu: QMenu, grid: DataGrid) -> None:
    layouts = menu.addMenu(theme.icon("layers"), translate("GridMenus", "Layouts"))
    for name in grid.layout_of.names():
        entry(layouts, escaped(name), "", "", partial(grid.layout_of.use, name))
    layouts.addSeparator()
    entry(layouts, translate("GridMenus", "Save layout as…"), "", "save", partial(ask_name, grid))


def ask_name(grid: DataGrid) -> None:
    """Ask for a name and keep the present arrangement under it."""
    title, words = translate("GridMenus", "Save layout"), translate("GridMenus", "Name of the layout")
    name, ok = QInputDialog.getText(grid.window(), title, words)
    if ok and name.strip():
        grid.layout_of.save_as(name.strip())
