"""How wide a table's columns are and which leave where there is no room: a table of few rows never scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from app.ui.delegates.cell import ink, width_of
from app.ui.models import shown
from app.ui.models.shown import Paint
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.review.grid_layout import GridLayout

_SAMPLE = 200  # rows whose widths are looked at when a column is fitted
_WIDEST = 480
_LEAST = 64  # of a column that gives way
_READS = 96  # of one of these before others leave for it
CODE = 34  # pixels at 100 % of a currency's code behind an amount, where there are several
_LONG_DAY = date(2026, 12, 28)


def short_day_width() -> int:
    """Return how wide a column of days without the hour is, pixels."""
    return width_of(Paint(shown.day_short(_LONG_DAY))) + 2


def leaving(wanted: Mapping[int, int], least: Mapping[int, int], order: Sequence[int], room: int) -> set[int]:
    """Return the columns that leave so that the others have `room`, pixels; none where all have it at their least.

    wanted, least: column → pixels in which it reads well, and those below which it cannot go; order: the columns
    that may leave, the first first.
    """
    gone: set[int] = set()
    if sum(least.values()) <= room:
        return gone
    needed = sum(wanted.values())
    for column in order:
        if needed <= room:
            break
        if column in wanted:
            gone.add(column)
            needed -= wanted[column]
    return gone


class GridWidths(QTableView):
    """The part of a table that gives its columns their widths.

    giving: columns that give way. may_leave: columns that leave where even that is not enough, the first first; they
    stand in the menu of columns, and one that a person asks for stays.
    """

    giving: tuple[int, ...] = ()
    may_leave: tuple[int, ...] = ()
    own_widths: dict[int, int]  # column → pixels at 100 % that a person gave it
    layout_of: GridLayout

    def cell(self, row: int, column: int) -> Any:
        """Return the Paint of a cell."""
        raise NotImplementedError

    def _on_dragged(self, column: int, width: int) -> None:
        raise NotImplementedError

    def shown_columns(self) -> list[int]:
        """Return the columns in sight, from left to right."""
        return [one for one in self._in_order() if not self.isColumnHidden(one)]

    def kept_columns(self) -> list[int]:
        """Return the columns in sight and those that the width of the window alone keeps out of it."""
        return [one for one in self._in_order() if not self.isColumnHidden(one) or one in self.layout_of.left]

    def _in_order(self) -> list[int]:
        header = self.horizontalHeader()
        return [header.logicalIndex(at) for at in range(header.count())]

    def columns_shown(self) -> None:
        """Hear that other columns show than before."""

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Show or hide a column for another reason than the room there is."""
        self.layout_of.left.discard(column)
        super().setColumnHidden(column, hide)

    def let_leave(self, columns: Iterable[int]) -> None:
        """Let these columns and no others leave for want of room."""
        wanted, before = set(columns), self.layout_of.left
        if wanted == before:
            return
        self.layout_of.left = wanted
        for column in wanted ^ before:
            super().setColumnHidden(column, column in wanted)
        self.columns_shown()

    def leavers(self) -> list[int]:
        """Return the columns that may leave, the first first, without those that a person asked for."""
        return [one for one in self.may_leave if one not in self.layout_of.wished]

    def fit_columns(self) -> None:
        """Give the columns their widths for the present size and scale; a subclass says which."""
        if self.giving and self.model() is not None:
            self.share_width(self.giving)
        else:
            self.keep_own_widths()

    def share(self, giving: Sequence[int], may_leave: Sequence[int] = ()) -> None:
        """Keep the columns in sight, whatever the rows and the size; see `share_width`."""
        self.giving, self.may_leave = tuple(giving), tuple(may_leave)
        self.model().modelReset.connect(self.fit_columns)
        self.fit_columns()

    def keep_own_widths(self) -> None:
        """Give the columns that a person drew to a width that width."""
        for column, width in self.own_widths.items():
            self.setColumnWidth(column, theme.px(width))

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its texts: those in sight and a sample of the others."""
        width = self.text_width(column)
        self.setColumnWidth(column, width)
        self._on_dragged(column, width)

    def text_width(self, column: int, beside: int = 34) -> int:
        """Return how wide a column's title and texts are, no more than one may be: those in sight and a sample.

        beside: pixels around the title, with those of the arrow that says how it is sorted.
        """
        return min(theme.px(_WIDEST), self._whole_width(column, beside))

    def _whole_width(self, column: int, beside: int) -> int:
        model = self.model()
        rows = model.rowCount()
        top = max(0, self.rowAt(0))
        sample = {*range(top, min(rows, top + 60)), *np.linspace(0, max(0, rows - 1), _SAMPLE).astype(int).tolist()}
        title = self.title_width(column, beside)
        cells = (self.cell(row, column) for row in sample if row < rows)
        widest = max((width_of(one) for one in cells if isinstance(one, Paint)), default=0)
        return max(title, widest + 2)

    def title_width(self, column: int, beside: int = 18) -> int:
        """Return how wide a column's title is."""
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return ink.metrics.horizontalAdvance(title) + beside

    def share_width(self, giving: Sequence[int]) -> None:
        """Make every column as wide as its texts; what is over or missing is that of the columns `giving`.

        These lose down to their titles and _LEAST, the widest first; where that is not enough, the columns of
        `may_leave` leave until the others can be read. Texts that are cut at the widest that a column may be are
        whole before others stand loose. The last column takes what is left.
        """
        whole = {column: self._whole_width(column, 18) for column in self.kept_columns()}
        widths = {column: min(theme.px(_WIDEST), width) for column, width in whole.items()}
        least = widths | {one: self._narrow(one, _LEAST) for one in giving if one in widths}
        bar = self.verticalScrollBar()  # room for one that comes with the next row
        room = self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        wanted = widths | {one: min(widths[one], self._narrow(one, _READS)) for one in giving if one in widths}
        self.let_leave(leaving(wanted, least, self.leavers(), room))
        for column in self.layout_of.left:
            del widths[column]
        giving = [column for column in giving if column in widths]
        spare = room - sum(widths.values())
        for column in giving:
            more = max(0, min(spare, whole[column] - widths[column]))
            widths[column], spare = widths[column] + more, spare - more
        for column in giving:
            widths[column] += max(0, min(spare // (2 * len(giving)), theme.px(90)))
        missing, step = -spare, theme.px(4)
        while missing > 0 and giving:
            widest = max(giving, key=lambda column: widths[column] - least[column])
            if widths[widest] <= least[widest]:
                break
            widths[widest] -= step
            missing -= step
        for column, width in widths.items():  # the last one stretches, but never below what it was given
            if column not in self.own_widths:
                self.setColumnWidth(column, width)
        self.keep_own_widths()

    def _narrow(self, column: int, width: int) -> int:
        """Return `width`, pixels at 100 %, or that of a column's title."""
        return max(theme.px(width), self.title_width(column))
