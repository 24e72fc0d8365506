"""How a person has arranged a table's columns: order, widths, which are hidden or frozen, sorts; kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer

from app.ui.theme import theme

if TYPE_CHECKING:
    from app.config.memory import Memory
    from app.ui.review.data_grid import DataGrid

_WAIT_MS = 200


class GridLayout(QObject):
    """The arrangement of one grid; remembered for the program, not for a book, once `keep` was called."""

    def __init__(self, grid: DataGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._memory: Memory | None = None
        self._name = ""
        self._first: dict[str, Any] = {}
        self._widths: dict[int, int] = {}  # at first, at 100 %
        self.hidden: set[int] = set()  # by the person
        self.left: set[int] = set()  # out of sight for want of room
        self.wished: set[int] = set()  # would have left; the person wants to see them all the same
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.save)

    def keep(self, memory: Memory, name: str) -> None:
        """Remember the arrangement under a name that is the grid's own, and take up what is remembered."""
        self._memory, self._name = memory, name
        self._first = self.state()
        grid = self._grid
        self._widths = {one: round(grid.columnWidth(one) / theme.scale) for one in grid.shown_columns()}
        stored = memory.get("", f"columns.{name}", {})
        if stored:
            self.apply(stored)

    def state(self) -> dict[str, Any]:
        """Return the arrangement as JSON values."""
        grid, header = self._grid, self._grid.header_view()
        return {
            "count": header.count(),
            "order": [header.logicalIndex(at) for at in range(header.count())],
            "hidden": sorted(self.hidden),
            "wished": sorted(self.wished),
            "widths": [[column, width] for column, width in sorted(grid.own_widths.items())],
            "frozen": grid.frozen_count,
            "fields": header.fields_shown(),
            "sorts": [[column, order == Qt.SortOrder.DescendingOrder] for column, order in header.sorts],
        }

    def apply(self, state: dict[str, Any]) -> None:
        """Arrange the columns; what a changed program no longer has is passed over."""
        grid, header = self._grid, self._grid.header_view()
        known = range(header.count())
        header.blockSignals(True)
        order = [one for one in state.get("order", []) if one in known]
        for at, column in enumerate([*order, *(one for one in known if one not in order)]):
            header.moveSection(header.visualIndex(column), at)
        header.blockSignals(False)
        grid.own_widths = {int(one): int(width) for one, width in state.get("widths", []) if one in known}
        self.hidden = {one for one in state.get("hidden", []) if one in known}
        self.wished = {one for one in state.get("wished", []) if one in known}
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        sorts = [(int(one), down if back else up) for one, back in state.get("sorts", []) if one in known]
        self._show_hidden()
        if sorts != header.sorts:
            header.set_sorts(sorts)
            grid.sort_rows(sorts)
        grid.freeze(int(state.get("frozen", 0)))
        header.set_fields_shown(bool(state.get("fields", True)))
        self.changed()

    def _show_hidden(self) -> None:
        grid = self._grid
        for column in range(grid.header_view().count()):
            grid.setColumnHidden(column, column in self.hidden)
        for column, width in self._widths.items():
            grid.setColumnWidth(column, theme.px(width))
        grid.fit_columns()
        grid.updateGeometries()
        grid.header_view().updateGeometries()
        grid.columns_shown()

    def shows(self, column: int) -> bool:
        """Return whether a column is in sight as far as the person and the room there is decide that."""
        return column not in self.hidden and column not in self.left

    def set_hidden(self, column: int, hidden: bool) -> None:
        """Show or hide a column; the last one stays. One that had no room and is asked for stays in sight."""
        if hidden:
            self.wished.discard(column)
        elif column in self.left:
            self.wished.add(column)
        wanted = self.hidden | {column} if hidden else self.hidden - {column}
        if len(wanted) < self._grid.header_view().count():
            self.hidden = wanted
            self._show_hidden()
            if self._grid.frozen is not None:
                self._grid.frozen.place()
            self.changed()

    def move(self, column: int, to: int) -> None:
        """Put a column at another place from the left; within its own side where the header has sides."""
        header = self._grid.header_view()
        header.moveSection(header.visualIndex(column), to)

    def reset(self) -> None:
        """Arrange the columns as they were at first."""
        if self._first:
            self.apply(self._first)

    # names

    def names(self) -> list[str]:
        """Return the names of kept arrangements, sorted."""
        return sorted(self._named())

    def save_as(self, name: str) -> None:
        """Keep the present arrangement under a name."""
        self._put_named(self._named() | {name: self.state()})

    def use(self, name: str) -> None:
        """Take up a kept arrangement."""
        found = self._named().get(name)
        if found:
            self.apply(found)

    def delete(self, name: str) -> None:
        """Forget a kept arrangement."""
        self._put_named({one: state for one, state in self._named().items() if one != name})

    def _named(self) -> dict[str, Any]:
        found: dict[str, Any] = self._memory.get("", f"layouts.{self._name}", {}) if self._memory is not None else {}
        return found

    def _put_named(self, named: dict[str, Any]) -> None:
        if self._memory is not None:
            self._memory.put("", f"layouts.{self._name}", named)
            self._memory.save()

    @property
    def kept(self) -> bool:
        """Return whether arrangements of this grid can be remembered."""
        return self._memory is not None

    def changed(self) -> None:
        """Remember the arrangement shortly."""
        if self._memory is not None:
            self._timer.start()

    def save(self) -> None:
        """Remember the arrangement now."""
        self._timer.stop()
        if self._memory is not None:
            self._memory.put("", f"columns.{self._name}", self.state())
