"""The filters in force as chips: each says column and condition and goes away by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.ui.models.shown import short_id
from app.ui.review.header import NO_FIELD
from app.ui.theme import theme
from app.ui.widgets.common import button, set_look

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

_LEAST = 90  # pixels at 100 % for "3 filters"


class FilterChips(QWidget):
    """Chips of the filter fields of a grid; where they do not fit, the last one is a menu of the rest."""

    cleared = Signal()  # "clear all" was pressed: the page empties what else it filters by

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active: list[tuple[int, str, str]] = []
        self.setAccessibleName(self.tr("Filters in force"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.chips: list[QToolButton] = []
        self.more = self._made()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.clear = button(self.tr("Clear all"), "funnel", kind="link", on=self.cleared.emit)
        for one in (self.more, self.clear):
            self._row.addWidget(one)
        self._row.addStretch(1)

    def follow(self, grid: DataGrid) -> None:
        """Show the filters of a grid from now on."""
        self._grid = grid
        self.refresh()
        theme.changed.connect(self.refresh)

    def _made(self) -> QToolButton:
        one = QToolButton()
        one.setProperty("kind", "chip")
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        one.setIconSize(QSize(12, 12))
        return one

    def refresh(self) -> None:
        """Show what filters now."""
        self._active = self._grid.header_view().active()
        while len(self.chips) < len(self._active):
            one = self._made()
            one.clicked.connect(self._on_chip)
            self.chips.append(one)
            self._row.insertWidget(len(self.chips) - 1, one)
        for at, (column, text, wrong) in enumerate(self._active):
            self._fill(self.chips[at], column, text, wrong)
        self._fit()

    def _fill(self, chip: QToolButton, column: int, text: str, wrong: str) -> None:
        words = self._words(column, text)
        chip.setText(words)
        chip.setIcon(theme.icon("x", "open" if wrong else "accent", 12))
        name = self.tr("Remove the filter {filter}").format(filter=words)
        chip.setAccessibleName(f"{name}. {wrong}" if wrong else name)
        chip.setToolTip(f"{wrong}\n{name}" if wrong else name)
        set_look(chip, wrong="true" if wrong else "")

    def _words(self, column: int, text: str) -> str:
        if column == NO_FIELD:
            return text
        title = str(self._grid.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return f"{title} {short_id(text, 16)}"

    def _on_chip(self) -> None:
        at = self.chips.index(self.sender())  # type: ignore[arg-type]
        self._grid.header_view().clear_filter(self._active[at][0])

    def _fit(self) -> None:
        """Show as many chips as there is room for; the others are in the menu of the last."""
        count = len(self._active)
        widths = [one.sizeHint().width() + 4 for one in self.chips[:count]]
        least, clear = theme.px(_LEAST), self.clear.sizeHint().width() + 8
        roomy = self.width() - clear >= min(least, sum(widths))
        room = self.width() - (clear if roomy else 0)
        fits = count
        while fits and sum(widths[:fits]) > room - (theme.px(48) if fits < count else 0):
            fits -= 1
        for at, one in enumerate(self.chips):
            one.setVisible(at < fits)
        self.clear.setVisible(count > 0 and roomy)
        self._fill_more(fits, least if roomy else 0)
        self.updateGeometry()

    def _fill_more(self, fits: int, room: int) -> None:
        menu, rest = self.more.menu(), self._active[fits:]
        menu.clear()
        for column, text, _wrong in rest:
            words = self.tr("Remove the filter {filter}").format(filter=self._words(column, text))
            menu.addAction(theme.icon("x"), words).triggered.connect(
                lambda _checked=False, column=column: self._grid.header_view().clear_filter(column)
            )
        menu.addSeparator()
        menu.addAction(theme.icon("funnel"), self.clear.text()).triggered.connect(lambda: self.cleared.emit())
        text = self.tr("{count} filters").format(count=len(rest)) if not fits and room else f"+{len(rest)}"
        self.more.setText(text)
        self.more.setAccessibleName(self.tr("{count} more filters").format(count=len(rest)))
        wrong = any(one for _column, _text, one in rest)
        set_look(self.more, wrong="true" if wrong else "")
        self.more.setVisible(bool(rest))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(56) if self._active else 0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
