"""A panel with a chart: title, one sentence, legend, the numbers as a table, export; empty where nothing is known."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dashboard.chart_view import ChartView
from app.ui.dashboard.drawing import Easel
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.theme import LABEL, LIGHT, theme
from app.ui.widgets.common import EmptyState, hang_menu, icon_button, label
from app.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from app.services.charts import Chart, Series

_KINDS = ("png", "svg", "pdf")


class Legend(QWidget):
    """The series of a chart as squares with their names; it gives way where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._series: tuple[Series, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def show_series(self, series: tuple[Series, ...]) -> None:
        """Show other series; a single one needs no legend."""
        self._series = series if len(series) > 1 else ()
        self.setAccessibleName(", ".join(one.name for one in self._series))
        self.setVisible(bool(self._series))
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self.setFont(theme.font(LABEL))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        metrics, square = self.fontMetrics(), theme.px(10)
        return [square + 6 + metrics.horizontalAdvance(one.name) + theme.px(14) for one in self._series]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        square, left = theme.px(10), 0
        middle = self.height() // 2
        for one, width in zip(self._series, self._widths(), strict=True):
            painter.fillRect(left, middle - square // 2, square, square, theme.color(one.token))
            painter.setPen(theme.color("text2"))
            place = self.rect().adjusted(left + square + 6, 0, 0, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), one.name)
            left += width


class NumbersGrid(DataGrid):
    """The numbers of a chart; Ctrl+C copies all of them where nothing is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(parent=self)
        self.setModel(self.rows)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setHighlightSections(False)

    def show_chart(self, chart: Chart, plain: Chart | None = None) -> None:
        """Show the table of a chart, its totals last and bold; plain: as files have it."""
        self.rows.made_again = partial(_cells, plain or chart)
        self.rows.set_titles(chart.table_heads)
        self.rows._right = frozenset(range(chart.right_from, len(chart.table_heads)))
        self.rows.set_rows(_cells(chart))
        self.setAccessibleName(chart.title)
        self.resizeColumnsToContents()
        for column in range(1, len(chart.table_heads)):
            self.setColumnWidth(column, max(self.columnWidth(column), theme.px(58)))
        self.setColumnWidth(0, min(self.columnWidth(0), theme.px(320)))
        self._hold_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_names()

    def _hold_names(self) -> None:
        """Let the names stand still where the numbers have to scroll."""
        scrolls = self.horizontalHeader().length() > self.viewport().width()
        if bool(self.frozen_count) != scrolls and self.rows.columnCount() > 2:
            self.freeze(int(scrolls))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if not self.selected_rows():
                self.selectAll()
            self.copy(with_titles=True)
        else:
            super().keyPressEvent(event)


def _cells(chart: Chart) -> list[tuple[Paint, ...]]:
    last = len(chart.table_rows) - 1 if chart.totals else -1
    return [
        tuple(Paint(cell, ground="surface2" if at == last else "", bold=at == last) for cell in row)
        for at, row in enumerate(chart.table_rows)
    ]


class ChartPanel(Entry, QFrame):
    """One chart of a page. picked: (name of the chart, category) was asked for."""

    picked = Signal(str, int)
    turned = Signal()  # from chart to table or back

    def __init__(self, name: str, session: Session, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._session = name, session
        self.chart: Chart | None = None
        self._plain: Chart | None = None
        self.setProperty("frame", "panel")
        self.setProperty("help_topic", "charts")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 12, 10)
        whole.setSpacing(2)
        self.title, self.sentence = label("", "panel"), label("", "label", wrap=True)
        whole.addLayout(self._head())
        whole.addWidget(self.sentence)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 2, 0, 0)
        whole.addLayout(self._below)
        self.view = ChartView(easel)
        self.view.picked.connect(self._on_picked)
        self.grid = NumbersGrid()
        self.empty = EmptyState("file-chart-column", "")
        self.stack = QStackedWidget()
        for one in (self.view, self.grid, self.empty):
            self.stack.addWidget(one)
        whole.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        row = self._first = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.title)
        self.legend = Legend()
        row.addStretch(1)
        row.addWidget(self.legend)
        self.as_table = icon_button("table-2", self.tr("Show the numbers"))
        self.as_table.setCheckable(True)
        self.as_table.setProperty("kind", "switch")
        self.as_table.toggled.connect(self._on_table)
        self.export = icon_button("download", self.tr("Save or copy the chart"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export)
        self.copy_action = menu.addAction(self.tr("Copy as image"), self.copy_image)
        self.copy_numbers_action = menu.addAction(self.tr("Copy the numbers"), self.copy_numbers)
        menu.addSeparator()
        titles = (self.tr("Save as PNG…"), self.tr("Save as SVG…"), self.tr("Save as PDF…"))
        self.save_actions = [
            menu.addAction(words, partial(self._ask_and_save, kind)) for kind, words in zip(_KINDS, titles, strict=True)
        ]
        hang_menu(self.export, menu)
        row.addWidget(self.as_table)
        row.addWidget(self.export)
        return row

    def show_chart(self, chart: Chart, plain: Chart | None = None) -> None:
        """Show another chart, or say what will be here; plain: what is written to files, where amounts are hidden."""
        self.chart, self._plain = chart, plain or chart
        self.title.setText(chart.title)
        self.sentence.setText(chart.sentence)
        self.sentence.setToolTip(chart.sentence)
        self.legend.show_series(chart.series)
        self._place_legend()
        named = f"{chart.title}: "
        self.as_table.setAccessibleName(named + self.tr("Show the numbers"))
        self.export.setAccessibleName(named + self.tr("Save or copy the chart"))
        for one in (self.as_table, self.export):
            one.setVisible(not chart.empty)
        if chart.empty:
            self.empty.text.setText(chart.empty)
            self.stack.setCurrentWidget(self.empty)
            return
        self.view.show_chart(chart)
        self.grid.show_chart(chart, plain)
        self._on_table(self.as_table.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()

    @Slot()
    def _place_legend(self) -> None:
        """Let the legend stand in the title line where there is room for it, else below the sentence."""
        taken = self.title.sizeHint().width() + self.as_table.sizeHint().width() + self.export.sizeHint().width()
        above = taken + self.legend.sizeHint().width() + theme.px(64) <= self.width()
        now, to = (self._below, self._first) if above else (self._first, self._below)
        if now.indexOf(self.legend) >= 0:
            now.removeWidget(self.legend)
            if above:
                to.insertWidget(2, self.legend)
            else:
                to.addWidget(self.legend, 1)

    def _on_table(self, on: bool) -> None:
        if self.chart is not None and not self.chart.empty:
            shown = self.grid if on else self.view
            self.stack.setCurrentWidget(shown)
            self.legend.setVisible(not on and len(self.chart.series) > 1)  # a table names its columns
            self.setFocusProxy(shown)
            self.turned.emit()

    def wanted_width(self) -> int:
        """Return the least width at which nothing has to be scrolled sideways; 0 for a chart, which fits any."""
        if self.stack.currentWidget() is not self.grid:
            return 0
        return self.grid.horizontalHeader().length() + self.grid.verticalScrollBar().sizeHint().width() + 32

    def _on_picked(self, at: int) -> None:
        self.picked.emit(self.name, at)

    # taking it elsewhere; files are light whatever the window is, they are for paper

    def copy_numbers(self) -> None:
        """Put the table on the clipboard."""
        self.grid.selectAll()
        self.grid.copy(with_titles=True)
        self._session.toast.emit(self.tr("The numbers are copied."), False)

    def copy_image(self) -> None:
        """Put the chart on the clipboard as an image."""
        if self._plain is not None:
            self._session.background(
                partial(_saved, self._folder(), self._session.lang, self._plain, "png"), self._on_image
            )

    @Slot(object)
    def _on_image(self, data: bytes) -> None:
        QApplication.clipboard().setImage(QImage.fromData(data))
        self._session.toast.emit(self.tr("The chart is copied."), False)

    def _ask_and_save(self, kind: str) -> None:
        start = Path(self._session.settings.last_folder or Path.home())
        name = f"{self.title.text()} {self._session.period.name}.{kind}"
        path, _ = QFileDialog.getSaveFileName(self, self.title.text(), str(start / name), f"*.{kind}")
        if path:
            self.save(Path(path).with_suffix(f".{kind}"))

    def save(self, path: Path) -> None:
        """Write the chart to a file in the background; its ending says the kind."""
        if self._plain is not None:
            call = partial(_save, self._folder(), self._session.lang, self._plain, path)
            self._session.background(call, self._on_saved, output=True)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._session.toast.emit(self.tr("Saved: {file}").format(file=path.name), False)

    def _folder(self) -> Path:
        return self._session.wiring.settings_path.parent / "charts"


def _saved(folder: Path, lang: str, chart: Any, kind: str, _report: Any) -> bytes:
    from app.services import charts

    look = charts.style(LIGHT, lang=lang)
    charts.warm_up(folder, look)
    return charts.saved(chart, look, kind)


def _save(folder: Path, lang: str, chart: Any, path: Path, _report: Any) -> Path:
    from app.services import charts

    look = charts.style(LIGHT, lang=lang)
    charts.warm_up(folder, look)
    return charts.save(chart, look, path)
