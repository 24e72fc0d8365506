"""Draws charts on a worker thread, one after the other, so that the page is painted first and stays quick."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.dashboard.chart_view import ChartView


def draw_chart(folder: Path, lang: str, ask: tuple[Any, ...], _report: Any) -> tuple[int, Any]:
    """Return (number of the wish, Drawing); loads matplotlib when it is the first."""
    from app.services import charts

    number, chart, tokens, scale, width, height, ratio = ask
    look = charts.style(tokens, scale, lang)
    charts.warm_up(folder, look)
    return number, charts.draw(chart, look, width, height, ratio)


class Easel(QObject):
    """Takes wishes of chart views and draws them in their order; a view stands in the queue once."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = session.wiring.settings_path.parent / "charts"
        self._waiting: list[ChartView] = []
        self._drawing: ChartView | None = None
        self.drawn = 0  # how many drawings were made

    def ask(self, view: ChartView) -> None:
        """Draw a view's chart as soon as those before it are drawn."""
        if view not in self._waiting:
            self._waiting.append(view)
        self._next()

    def clear(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._drawing is not None or not self._waiting:
            return
        view = self._waiting.pop(0)
        wish = view.wish()
        if wish is None:
            self._next()
            return
        self._drawing = view
        job = self._session.background(partial(draw_chart, self._folder, self._session.lang, wish), self._on_drawn)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_drawn(self, result: Any) -> None:
        self.drawn += 1
        if self._drawing is not None:
            self._drawing.take(*result)

    @Slot()
    def _on_ended(self) -> None:
        self._drawing = None
        self._next()
