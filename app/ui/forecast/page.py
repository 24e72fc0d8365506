"""The forecast page: what the bank accounts will hold day by day, with a band, what if, and how good it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.match import WAITING
from app.domain.period import day_of
from app.services.forecast import HORIZONS, Forecast, with_what_if
from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.drawing import Easel
from app.ui.dashboard.numbers import Number
from app.ui.forecast.days import DaysGrid
from app.ui.forecast.side import ForecastSide
from app.ui.forms import DAY_FORMS, forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import frame, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.segments import RowFit, Segments
from app.ui.widgets.turns import Turns, keep_height

_CLOSE, _LOW = 880, 560  # pixels at 100 % below which side parts take turns
_CHART = 232  # height of the chart beside the days


class ForecastPage(ReadingPage):
    """Cash of the days to come; the last bank statement says from when on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: Forecast | None = None
        self._days, self._currency = HORIZONS[2], ""
        self._build()
        self.setFocusProxy(self.grid)
        theme.changed.connect(self._fit)
        privacy.changed.connect(self._show)
        forms.changed.connect(self._show)

    # building

    def _build(self) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main(), 1)
        self.side = ForecastSide(self.session.words)
        self.side.supposed.connect(self._on_supposed)
        row.addWidget(self.side)
        self.swap.between(self.grid, self.chart.view, self._fit)
        self.details.between(self.grid, self.side.what_if.payouts, self._fit)
        nothing = self.tr("No bank statement yet: the forecast begins with what it states.")
        self.frame_of(content, "trending-up", nothing)

    def _main(self) -> QWidget:
        main = QWidget()
        box = QVBoxLayout(main)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._figures())
        self.chart = ChartPanel("forecast", self.session, Easel(self.session, self), self)
        self.chart.setProperty("frame", "bar")
        self.chart.setProperty("help_topic", "forecast")
        self.chart.picked.connect(self._on_picked)
        box.addWidget(self.chart)
        box.addWidget(self._head())
        self.grid = DaysGrid()
        box.addWidget(self.grid, 1)
        return main

    def _figures(self) -> QWidget:
        bar = frame("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.numbers = [Number("hero"), *(Number("amount") for _ in range(3))]
        for at, one in enumerate(self.numbers):
            one.go = self._go
            if at:
                row.addWidget(frame("column"))
            row.addWidget(one, 5 if not at else 4)
        return bar

    def _head(self) -> QWidget:
        head = frame("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        named = ElidedLabel("panel")
        named.setText(self.tr("Day by day"))
        row.addWidget(named, 1)
        self.swap = Turns(self.tr("Show the chart"), self.tr("Show the days"))
        self.details = Turns(self.tr("Show what if"), self.tr("Hide what if"))
        for one in (self.swap, self.details):
            row.addWidget(one)
        self.currencies = QComboBox()
        self.currencies.setAccessibleName(self.tr("Currency"))
        self.currencies.activated.connect(self._on_currency)
        row.addWidget(self.currencies)
        row.addWidget(label(self.tr("Days ahead"), "label"))
        self.horizon = Segments([(str(one), str(one)) for one in HORIZONS], self.tr("Days ahead"))
        self.horizon.choose(str(self._days))
        self.horizon.chosen.connect(self._on_horizon)
        row.addWidget(self.horizon)
        self._row_fit = RowFit(head, self.horizon)
        return head

    def title(self) -> str:
        return self.tr("Forecast")

    def panes(self) -> list[QWidget]:
        return [self.chart, self.grid, self.side]

    def state(self) -> dict[str, Any]:
        return {"days": self._days, "currency": self._currency}

    def restore(self, state: dict[str, Any]) -> None:
        if state.get("days") in HORIZONS:
            self._days = int(state["days"])
            self.horizon.buttons[str(self._days)].setChecked(True)
        if isinstance(state.get("currency"), str):
            self._currency = state["currency"]

    # loading

    def refresh(self) -> None:
        days, currency, words, shops = self._days, self._currency, self.session.words, self.session.shops

        def call(uow: Any, report: Any) -> Any:
            from app.services.forecast import load_forecast

            found = load_forecast(uow, words, days=days, currency=currency, report=report, shops=shops)
            return (days, currency, shops), found

        self.read_anew(call)

    def _on_loaded(self, result: Any) -> None:
        asked, found = result
        if not self.is_wanted(asked == (self._days, self._currency, self.session.shops)):
            return
        self.found = found
        self.stack.setCurrentIndex(0 if found is not None else 1)
        if found is None:
            self.status_changed.emit("")
            return
        self.currencies.clear()
        for one in found.currencies:
            self.currencies.addItem(one or self.tr("No currency"), one)
        self.currencies.setCurrentIndex(found.currencies.index(found.currency))
        self.currencies.setVisible(len(found.currencies) > 1)
        self._show()

    def _on_horizon(self, key: str) -> None:
        self._days = int(key)
        self.refresh()

    def _on_currency(self) -> None:
        self._currency = self.currencies.currentData()
        self.refresh()

    # showing

    def _show(self) -> None:
        """Show the forecast: after reading, and when the way of writing has changed."""
        found = self.found
        if found is None:
            return
        for one, said in zip(self.numbers, self._figured(found), strict=True):
            one.say(*said)
        self.grid.rows.show_forecast(found)
        self.side.show_forecast(found)
        self._on_supposed()
        last = shown.day_full(day_of(found.history.last))
        self.status_changed.emit(self.tr("Bank statements until {day}").format(day=last))
        self._fit()

    def _figured(self, found: Forecast) -> list[tuple[Any, ...]]:
        last, low = len(found) - 1, found.lowest

        def amount(value: int) -> str:
            return shown.amount(int(value), found.exp, found.currency)

        def on(at: int) -> str:
            return shown.day_full(day_of(found.first + at))

        band = ""
        if len(found.low):
            band = self.tr("four times in five {low} to {high}").format(
                low=amount(found.low[last]), high=amount(found.high[last])
            )
        known = found.opening is not None
        now = amount(found.opening) if found.opening is not None else "—"
        accounts = self.tr("%n bank account(s)", "", len(found.accounts))
        here = ("statements", None)
        under_way = int(found.known.sum())
        transit = ("discrepancies", {"code": "TS3", "state": WAITING})
        bad = known and int(found.cash[low]) < 0
        end = self.tr("On {day}").format(day=on(last))
        least = self.tr("Lowest, on {day}").format(day=on(low))
        return [
            (end, amount(found.cash[last]), band, "", ("forecast", last)),
            (self.tr("On the accounts, {day}").format(day=on(-1)), now, accounts, "", here),
            (
                least,
                amount(found.cash[low]),
                self.tr("not enough") if bad else "",
                "open" if bad else "",
                ("forecast", low),
            ),
            (
                self.tr("Under way from channels"),
                amount(under_way),
                self.tr("has left them already"),
                "timing",
                transit,
            ),
        ]

    def _on_supposed(self) -> None:
        found = self.found
        if found is None:
            return
        what_if = self.side.what_if.what_if()
        supposed = with_what_if(found, what_if) if what_if is not None else found.cash
        low = int(supposed.argmin())
        self.side.show_supposed(found, int(supposed[-1]), int(supposed[low]), found.first + low)
        from app.services.charts import chart_of_forecast, file_amount

        words, hidden = self.session.words, privacy.hidden
        line = supposed.tolist() if what_if is not None else []
        day = shown.day_short if forms.day != DAY_FORMS[0] else None  # nobody chose one: as the language writes
        made = chart_of_forecast(found, line, words, shown.amount, shown.count, hidden, day)
        plain = chart_of_forecast(found, line, words, file_amount, shown.count, write_day=day) if hidden else None
        self.chart.show_chart(made, plain)

    def _go(self, page: str, target: Any) -> None:
        if page == "forecast":
            self._choose(int(target))
        else:
            self.session.go.emit(page, target)

    def _on_picked(self, _name: str, at: int) -> None:
        if self.found is not None and self.chart.chart is not None:
            self._choose(self.chart.chart.keys[at] - self.found.first)

    def _choose(self, ahead: int) -> None:
        """Go to a day of the table; days that were are in bank statements, not here."""
        row = self.grid.rows.row_of(ahead) if ahead >= 0 else -1
        if row >= 0:
            self.grid.setCurrentIndex(self.grid.rows.index(row, 0))
            self.grid.setFocus()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        close, low = self.width() < theme.px(_CLOSE), self.height() < theme.px(_LOW)
        days, chart = self.swap.stand(low)
        self.chart.setVisible(chart)
        self.grid.setVisible(days)
        keep_height(self.chart, 0 if low else theme.px(_CHART))
        _days, what_if = self.details.stand(close)
        self.side.setVisible(what_if)
        side = theme.px(280)
        self.side.setFixedWidth(side)
        self.grid.fit(self.width() - (side if what_if else 0))
