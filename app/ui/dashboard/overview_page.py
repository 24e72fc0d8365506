"""The overview: five amounts, charts, the steps left before closing, alerts; every figure leads to its rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.dashboard.alerts import AlertsBar
from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.close import Closer, copied_at
from app.ui.dashboard.drawing import Easel
from app.ui.dashboard.numbers import Numbers
from app.ui.dashboard.steps import StepsPanel
from app.ui.dashboard.targets import target_of
from app.ui.forms import DAY_FORMS, forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState, Notice, action
from app.ui.widgets.page import ReadingPage

if TYPE_CHECKING:
    from app.services.overview import CurrencyFigures, OverviewFigures

Places = dict[str, tuple[int, int, int]]  # part → row, column, columns of twelve
CHARTS = ("days", "money", "codes", "delays", "channels", "ages", "fees")
#: Places of the panels as (row, column, columns) of twelve, by least width of the page at 100 %.
_WIDE = {"days": (1, 0, 8), "steps": (1, 8, 4), "money": (2, 0, 5), "codes": (2, 5, 4), "delays": (2, 9, 3)}
_WIDE |= {"alerts": (3, 0, 12), "channels": (4, 0, 5), "ages": (4, 5, 3), "fees": (4, 8, 4)}
_MIDDLE = {"steps": (1, 0, 12), "alerts": (2, 0, 12), "days": (3, 0, 12), "money": (4, 0, 12), "codes": (5, 0, 6)}
_MIDDLE |= {"delays": (5, 6, 6), "channels": (6, 0, 12), "ages": (7, 0, 6), "fees": (7, 6, 6)}
_WIDE_FROM, _STACKED_BELOW = 1120, 760
_HEIGHTS = {"days": 268, "money": 212, "codes": 212, "delays": 212, "channels": 212, "ages": 212, "fees": 212}


def read_overview(period: Any, shops: Any, words: Any, copied: float, uow: Any, _report: Any) -> Any:
    """Read the figures of a period and of shops."""
    from app.services.overview import load_overview

    return load_overview(uow, period, words, copied, shops)


class OverviewPage(ReadingPage):
    """Where the month stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.figures: OverviewFigures | None = None
        self._currency: str | None = None  # "" is what statements are in that name none
        self.easel, self.closer = Easel(session, self), Closer(session, self)
        self._build()
        self.go_on = action(self, self.tr("Continue closing"), "", "arrow-right", self.closer.go_on)
        for changed in (privacy.changed, forms.changed):
            changed.connect(self._show)
        theme.changed.connect(self._fit)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.stack = QStackedWidget()
        whole.addWidget(self.stack, 1)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(16, 12, 16, 16)
        self._grid.setSpacing(12)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        self.numbers, self.steps, self.alerts = Numbers(self.session), StepsPanel(self.session), AlertsBar(self.session)
        self.steps.asked.connect(self.closer.do)
        self.currencies = QComboBox()
        self.currencies.setAccessibleName(self.tr("Currency"))
        self.currencies.activated.connect(self._on_currency)
        self.currencies.hide()  # until there are several to choose from
        self.panels = {name: ChartPanel(name, self.session, self.easel) for name in CHARTS}
        for one in self.panels.values():
            one.picked.connect(self._on_picked)
            one.turned.connect(self._fit)
            one.view.installEventFilter(self)
        self._parts: dict[str, QWidget] = {"steps": self.steps, "alerts": self.alerts, **self.panels}
        self._laid_out: object = None
        self.scroll.setWidget(inside)
        self.stack.addWidget(self.scroll)
        self.empty = EmptyState(
            "file-stack", self.tr("Nothing imported for this month yet."), self.tr("Import statements"), self._import
        )
        self.stack.addWidget(self.empty)
        self._fit()

    def title(self) -> str:
        return self.tr("Overview")

    def actions_shown(self) -> list[QAction]:
        return [self.go_on]

    def help_topic(self) -> str:
        return "overview"

    def panes(self) -> list[QWidget]:
        return [self.numbers, self.steps, *self.panels.values()]

    # reading

    def refresh(self) -> None:
        """Read the figures again."""
        if self.session.book is not None:
            session = self.session
            copied = copied_at(session)
            self.read_anew(partial(read_overview, session.period, session.shops, session.words, copied))

    def _on_loaded(self, result: Any) -> None:
        if not self.is_wanted((result.period, result.shops) == (self.session.period, self.session.shops)):
            return
        self.figures = result
        self._fill_currencies()
        self._show()

    def _fill_currencies(self) -> None:
        assert self.figures is not None
        names = [one.currency for one in self.figures.currencies]
        if self._currency not in names:
            home = self.session.info.get("currency", "")  # where somebody said it
            first = next((one for one in names if one), "") if names else None
            self._currency = home if home and home in names else first
        self.currencies.clear()
        for one in names:
            self.currencies.addItem(one or self.tr("No currency"), one)
        self.currencies.setCurrentIndex(names.index(self._currency) if self._currency is not None else -1)
        self.currencies.setVisible(len(names) > 1)

    def shown_currency(self) -> CurrencyFigures | None:
        """Return the figures of the currency looked at, None where the month has nothing."""
        if self.figures is None:
            return None
        return next((one for one in self.figures.currencies if one.currency == self._currency), None)

    def _on_currency(self) -> None:
        self._currency = self.currencies.currentData()
        self._show()

    def _show(self) -> None:
        """Show the figures: after reading, and when the way of writing has changed."""
        figures, one = self.figures, self.shown_currency()
        if figures is None:
            return
        self.stack.setCurrentWidget(self.scroll if one is not None else self.empty)
        if one is None:
            return
        self.numbers.show_figures(figures, one)
        self.steps.show_steps(figures.steps)
        self.alerts.show_alerts(figures.alerts, several=len(figures.currencies) > 1)
        self._fit()
        self._show_charts(figures, one)
        words = self.tr("{count} statement(s), rows compared over all levels: {records}", "", figures.statements)
        records = sum(line.count_a + line.count_b for line in one.lines)
        self.status_changed.emit(words.format(count=shown.count(figures.statements), records=shown.count(records)))

    def _show_charts(self, figures: OverviewFigures, one: CurrencyFigures) -> None:
        from app.services.charts import file_amount, overview_charts

        words, hidden = self.session.words, privacy.hidden
        day = shown.day_short if forms.day != DAY_FORMS[0] else None  # nobody chose one: as the language writes
        charts = overview_charts(figures, one, words, shown.amount, shown.count, hidden, day)
        plain = charts
        if hidden:
            plain = overview_charts(figures, one, words, file_amount, shown.count, write_day=day)
        for name, panel in self.panels.items():
            panel.show_chart(charts[name], plain[name])
        self._fit()

    # going on

    def _on_picked(self, name: str, at: int) -> None:
        chart, one = self.panels[name].chart, self.shown_currency()
        if chart is not None and one is not None:
            self.session.go.emit(*target_of(chart, at, one))

    def _import(self) -> None:
        self.session.go.emit("statements", None)

    # places

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.scroll.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Put the panels where there is room for them."""
        width = self.width() / theme.scale
        places = self._places(_WIDE if width >= _WIDE_FROM else _MIDDLE)
        for name, height in _HEIGHTS.items():
            self.panels[name].setMinimumHeight(theme.px(height))
        self.numbers.set_stacked(width < _STACKED_BELOW)
        if places == self._laid_out:
            return
        self._laid_out = places
        for part in (self.numbers, self.currencies, *self._parts.values()):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.currencies, 0, 0, 1, 12, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.numbers, 1, 0, 1, 12)
        for name, (row, column, columns) in places.items():
            self._grid.addWidget(self._parts[name], row + 1, column, 1, columns)
        self._grid.setRowStretch(99, 1)

    def _places(self, usual: Places) -> Places:
        """Return the places with a row of its own for every table that is too wide for its panel."""
        part = (self.scroll.viewport().width() - 32) / 12
        found: Places = {}
        for row in sorted({at[0] for at in usual.values()}):
            ends = {one: columns for one, (at, _column, columns) in usual.items() if at == row}
            wide = [one for one in ends if one in self.panels and self.panels[one].wanted_width() > part * ends[one]]
            total, before = sum(ends[one] for one in ends if one not in wide), 0
            for one in (name for name in ends if name not in wide):
                left, before = before * 12 // total, before + ends[one]
                found[one] = (row * 5, left, before * 12 // total - left)
            for at, one in enumerate(wide, start=1):
                found[one] = (row * 5 + at, 0, 12)
        return found
