"""The general tolerance as a slider over the live data: what each step would match, how much money, how many equals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.domain.book import home_of
from app.domain.match import Rules
from app.domain.money import digits, plain
from app.services.tolerance_curve import STEPS
from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.drawing import Easel
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.settings.rule_saving import RuleSaving
from app.ui.text import comparison_title, said_of, sentences
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.entry import Entry


class ToleranceSection(Entry, QWidget):
    """Counts once for all steps; moving the slider then only looks up. Nothing changes until it is taken."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rules, self.points = Rules(), ()  # type: tuple[Rules, tuple[CurvePoint, ...]]
        self._job: Any = None
        self.saving = RuleSaving(self, session, self._on_failed)
        self._timer = QTimer(self, singleShot=True, interval=200)
        self._timer.timeout.connect(self._count)
        self._late = False  # hidden before it was counted
        self._stood: tuple[str, int] = ("", -1)  # book, and its own width when it was last counted
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.notice = Notice()
        layout.addWidget(self.notice)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        layout.addLayout(inner, 1)
        inner.addWidget(label(self.tr("Tolerance over what is open now"), "panel"))
        text = self.tr("How far two amounts may differ and still be suggested as one. Nothing is confirmed by it.")
        inner.addWidget(label(text, "hint", wrap=True))
        inner.addLayout(self._controls())
        self.said = label("", "label", wrap=True)
        self.said.setAccessibleName(self.tr("What this tolerance matches"))
        inner.addWidget(self.said)
        self.easel = Easel(session, self)
        self.counts = ChartPanel("tolerance_counts", session, self.easel)
        self.money = ChartPanel("tolerance_money", session, self.easel)
        self.counts.view.setAccessibleName(self.tr("Matches by tolerance"))  # before there is a chart
        self.money.view.setAccessibleName(self.tr("Money by tolerance"))
        charts = QHBoxLayout()
        charts.addWidget(self.counts, 1)
        charts.addWidget(self.money, 1)
        inner.addLayout(charts, 1)
        self.setFocusProxy(self.slider)
        theme.changed.connect(self._show)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.comparison = QComboBox()
        self.comparison.setAccessibleName(self.tr("Comparison"))
        for one in ("L1", "L3"):
            self.comparison.addItem(comparison_title(one), one)
        self.comparison.currentIndexChanged.connect(lambda _at: self._timer.start())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Tolerance"))
        self.slider.setRange(0, len(STEPS) - 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.valueChanged.connect(lambda _at: self._say())
        self.take = button(self.tr("Use this tolerance"), "save", on=self.use)
        row.addWidget(self.comparison)
        row.addWidget(self.slider, 1)
        row.addWidget(self.take)
        return row

    @property
    def currency(self) -> str:
        """Return the home currency of the book."""
        return home_of(self._session.info)

    # ---- what is shown

    def refresh(self) -> None:
        """Count again for the open book."""
        self.setEnabled(self._session.book is not None)
        if self._session.book is not None:
            self._wait()
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave for later what nobody would see now."""
        super().hideEvent(event)
        self._late = self._late or self._timer.isActive()
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was left."""
        super().showEvent(event)
        if self._late:
            self._late = False
            self._timer.start()

    def _wait(self) -> None:
        """Say that it is being counted; figures of before stay until there are new ones."""
        self.said.setText(self.tr("Counting …"))
        if self.points:
            return
        from app.services.charts import Chart

        for one in (self.counts, self.money):
            title, text = one.view.accessibleName(), self.tr("Counting what would match …")
            one.show_chart(Chart(name=one.name, kind="lines", title=title, empty=text))
        self.take.setEnabled(False)

    def _count(self) -> None:
        if self._session.book is None:
            return
        if self._job is not None:
            self._job.give_way()
        self._wait()
        comparison, currency = self.comparison.currentData(), self.currency

        def call(uow: Any, report: Any) -> Any:
            from app.services.tolerance_curve import curve

            rules = uow.rules()
            return rules, curve(uow, rules, comparison, currency, report)

        self._job = self._session.read(call, self._on_counted, self._on_failed, self.tr("Counting what would match"))
        self._job.ended.connect(partial(self._on_ended, self._job))

    def _on_ended(self, job: Any) -> None:
        if job is self._job:
            self._job = None

    def _on_counted(self, found: Any) -> None:
        self.rules, self.points = found
        book, now = self._session.book, self.rules.tolerance.below
        stood = (str(book.path) if book is not None else "", now)
        if stood != self._stood:  # else it stays where the person has put it meanwhile
            self._stood = stood
            self.slider.blockSignals(True)
            self.slider.setValue(max(at for at, one in enumerate(STEPS) if one <= now))
            self.slider.blockSignals(False)
        self._show()

    def _amount(self, value: int, exp: int) -> str:
        return f"{shown.plain_amount(plain(value, exp, self.currency))} {self.currency}"

    def _width(self, minor: int) -> str:
        return self._amount(minor, digits(self.currency))

    def _say(self) -> None:
        if not self.points:
            return
        one = self.points[self.slider.value()]
        text = self.tr("Up to {width}: {matches}, {amount}; ties among them: {ties}.").format(
            width=self._width(one.minor),
            matches=self.tr("%n match(es)", "", one.matched),
            amount=self._amount(one.amount, one.exp),
            ties=shown.count(one.ambiguous),
        )
        self.said.setText(sentences([text, *self._drift_said(one)]))
        self.slider.setAccessibleDescription(self.said.text())
        self.take.setEnabled(one.minor != self.rules.tolerance.below or one.minor != self.rules.tolerance.above)

    def _drift_said(self, one: Any) -> list[str]:
        """Return what the sides of the matches differ by, told apart from what they differ by at no tolerance."""
        exact = self.points[0]
        said = []
        if exact.drift:
            text = self.tr(
                "Records with the same number are suggested at any tolerance; they differ by {amount} in all."
            )
            said.append(text.format(amount=self._amount(exact.drift, exact.exp)))
        top = max(one.exp, exact.exp)
        more = one.drift * 10 ** (top - one.exp) - exact.drift * 10 ** (top - exact.exp)
        if more > 0:
            text = self.tr("What this tolerance adds differs by {amount} in all.")
            said.append(text.format(amount=self._amount(more, top)))
        return said

    def _show(self) -> None:
        if not self.points:
            return
        self._say()
        many, equal = self.tr("Matches"), self.tr("Ties")
        matched, ambiguous = ([getattr(one, name) for one in self.points] for name in ("matched", "ambiguous"))
        self.counts.show_chart(
            self._chart("tolerance_counts", self.tr("Matches by tolerance"), {many: matched, equal: ambiguous}, 0)
        )
        exp = max(one.exp for one in self.points)
        sums = [one.amount * 10 ** (exp - one.exp) for one in self.points]
        drift = [one.drift * 10 ** (exp - one.exp) for one in self.points]
        said = {self.tr("Matched"): sums, self.tr("Difference"): drift}
        self.money.show_chart(self._chart("tolerance_money", self.tr("Money by tolerance"), said, exp))

    def _chart(self, name: str, title: str, series: dict[str, list[int]], exp: int) -> Any:
        """Return lines over the tolerances; exp 0 = counts."""
        from app.services.charts import Chart, Series, axis_amount, grid_ticks

        labels = tuple(self._width(one.minor) for one in self.points)
        plainly = (plain(one.minor, digits(self.currency), self.currency) for one in self.points)
        short = tuple(one.removesuffix(".00") for one in plainly)  # large type leaves little room below an axis

        def words(value: int) -> str:
            return self._amount(value, exp) if exp else shown.count(value)

        def on_axis(value: int) -> str:
            if not exp:
                return shown.count(value)
            return "" if privacy.hidden and value else axis_amount(value, exp, self._session.lang)

        most = max(max(values) for values in series.values()) or 1
        lines = tuple(
            Series(name=one, token=f"c{at + 1}", values=tuple(values))
            for at, (one, values) in enumerate(series.items())
        )
        tips = [[said_of(one, words(values[at])) for one, values in series.items()] for at in range(len(labels))]
        return Chart(
            name=name,
            kind="lines",
            title=title,
            labels=short,
            shown=tuple(range(len(short))),
            heads=labels,
            keys=tuple(one.minor for one in self.points),
            series=lines,
            tips=tuple(tuple(one) for one in tips),
            ticks=grid_ticks(most, on_axis),
            table_heads=(self.tr("Tolerance"), *series),
            table_rows=tuple((head, *(words(one[at]) for one in series.values())) for at, head in enumerate(labels)),
        )

    # ---- what can be done

    def use(self) -> None:
        """Make the chosen width the book's."""
        if self.points:
            minor = STEPS[self.slider.value()]
            own = replace(self.rules.tolerance, below=minor, above=minor)
            self.saving.save(replace(self.rules, tolerance=own))

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)
