"""How far scores can be believed: what suggestions claimed against what was decided of them, band by band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.drawing import Easel
from app.ui.models import shown
from app.ui.session import Session
from app.ui.text import said_of
from app.ui.theme import theme
from app.ui.widgets.common import label


class Calibration(QWidget):
    """The bands of one comparison at a time; the chart has its numbers as a table, and can be taken elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bands: Sequence[Any] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(6)
        self.which = QWidget()
        row = QHBoxLayout(self.which)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Comparison")))
        self.comparison = QComboBox()
        self.comparison.setAccessibleName(self.tr("Comparison"))
        self.comparison.currentIndexChanged.connect(lambda _at: self._show())
        row.addWidget(self.comparison)
        row.addStretch(1)
        layout.addWidget(self.which)
        self.easel = Easel(session, self)
        self.panel = ChartPanel("calibration", session, self.easel)
        self.panel.view.setAccessibleName(self.tr("Scores and what you decided"))  # before there is a chart
        layout.addWidget(self.panel, 1)
        theme.changed.connect(self._show)

    def show_bands(self, bands: Sequence[Any]) -> None:
        """Show the bands of services.learning.LearnedPage; the chosen one stays where it is among them."""
        self.bands = bands
        names = sorted({one.comparison for one in bands})
        before = self.comparison.currentData()
        self.comparison.blockSignals(True)
        self.comparison.clear()
        for one in names:
            self.comparison.addItem(one, one)
        self.comparison.setCurrentIndex(max(self.comparison.findData(before), 0) if names else -1)
        self.comparison.setEnabled(len(names) > 1)
        self.which.setVisible(bool(names))
        self.comparison.blockSignals(False)
        self._show()

    def _show(self) -> None:
        mine = [one for one in self.bands if one.comparison == self.comparison.currentData()]
        self.panel.show_chart(self._chart(mine))

    def _chart(self, bands: Sequence[Any]) -> Any:
        """Return lines over the bands of scores, in thousandths."""
        from app.services.charts import Chart, Series

        title = self.tr("Scores and what you decided")
        if not bands:
            none = self.tr("Once you approve or refuse suggestions, this shows how often their scores were right.")
            return Chart(name="calibration", kind="lines", title=title, empty=none)
        claimed, right, decided = self.tr("Claimed"), self.tr("Right"), self.tr("Decided")
        heads = tuple(f"{one.low}–{min(one.low + 49, 1000)}" for one in bands)
        cells = [(_percent(one.claimed), _percent(one.actual), shown.count(one.right + one.wrong)) for one in bands]
        every = max(len(bands) // 8, 1)
        return Chart(
            name="calibration",
            kind="lines",
            title=title,
            sentence=self._sentence(bands),
            labels=tuple(str(one.low) for one in bands),
            shown=tuple(range(0, len(bands), every)),
            heads=heads,
            keys=tuple(one.low for one in bands),
            series=(
                Series(name=claimed, token="c1", values=tuple(one.claimed for one in bands)),
                Series(name=right, token="c2", values=tuple(one.actual for one in bands)),
            ),
            tips=tuple((said_of(claimed, a), said_of(right, b), said_of(decided, c)) for a, b, c in cells),
            ticks=tuple((value, _percent(value)) for value in (0, 250, 500, 750, 1000)),
            table_heads=(self.tr("Score"), claimed, right, decided),
            table_rows=tuple((head, *row) for head, row in zip(heads, cells, strict=True)),
        )

    def _sentence(self, bands: Sequence[Any]) -> str:
        """Return what all bands together come to."""
        right, count = sum(one.right for one in bands), sum(one.right + one.wrong for one in bands)
        claimed = sum(one.claimed * (one.right + one.wrong) for one in bands) // count
        text = self.tr("Of {count} suggestions decided, {right} were right; their scores claim {claimed}.")
        actual = _percent(right * 1000 // count)
        return text.format(count=shown.count(count), right=actual, claimed=_percent(claimed))


def _percent(thousandths: int) -> str:
    return f"{thousandths / 10:.1f} %"
