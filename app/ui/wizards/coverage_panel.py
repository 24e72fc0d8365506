"""Coverage: account by day of a month, what is missing in a sentence, and what covers the day chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.period import Period, day_of
from app.services.coverage_calendar import (
    COVERED,
    IDLE,
    MISSING,
    OUTSIDE,
    OVERLAP,
    Cover,
    Coverage,
    coverage,
    months_of,
    said,
)
from app.ui.delegates.day import DayDelegate, draw_day
from app.ui.models.coverage_model import CoverageModel, state_name
from app.ui.text import listed, month_text, sentences
from app.ui.theme import theme
from app.ui.widgets.common import icon_button, label, set_look
from app.ui.wizards.import_model import short_name

_NAMES = 236  # width of the accounts' names at 100 %
_SENTENCE = 160  # width that the sentence keeps beside the legend, at 100 %
_NAMED = 4  # files named in an answer


class CoveragePanel(QWidget):
    """Shows one month of statements at a time. chosen: the statements that cover a day, as the person asked."""

    chosen = Signal(list)  # of Cover

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("help_topic", "calendar")
        self._covers: list[Cover] = []
        self._titles: dict[str, str] = {}
        self._months: list[Period] = []
        self.period: Period | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        self.model = CoverageModel(words, self)
        self.table = DayTable(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Coverage by account and day"))
        self.table.asked.connect(self._on_asked)
        layout.addWidget(self.table, 1)
        self.answer = label("", "quiet", wrap=True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.answer)
        layout.addStretch(0)
        self.show_covers([])

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the legend needs where it stands below the month."""
        least, edges = super().minimumSizeHint(), self.layout().contentsMargins()
        narrow = max(self._legend.minimumSizeHint().width(), self._month.minimumSize().width())
        return QSize(min(least.width(), narrow + edges.left() + edges.right()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legend below the month where both have no room beside each other."""
        super().resizeEvent(event)
        beside = self._month.minimumSize().width() + self._legend.sizeHint().width() + theme.px(_SENTENCE)
        wide = event.size().width() >= beside
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _head(self) -> QBoxLayout:
        row = self._month = QHBoxLayout()
        row.setSpacing(8)
        self.previous = icon_button("chevron-left", self.tr("Previous month"), on=lambda: self._step(-1))
        self.month = label("", "label")
        self.next = icon_button("chevron-right", self.tr("Next month"), on=lambda: self._step(1))
        self.sentence = label("", "", wrap=True)
        for one in (self.previous, self.month, self.next):
            row.addWidget(one)
        row.addWidget(self.sentence, 1)
        self._legend = Legend()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addLayout(row, 1)
        self._top.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignLeft)
        return self._top

    def show_covers(
        self, covers: Sequence[Cover], titles: dict[str, str] | None = None, period: Period | None = None
    ) -> None:
        """Show other statements; the month looked at stays where there still is one, unless `period` says otherwise."""
        self._covers, self._titles = list(covers), titles or {}
        self._months = months_of(covers)
        if period is not None and period not in self._months:
            self._months = sorted([*self._months, period])
        wanted = period or self.period
        if wanted not in self._months:
            wanted = self._months[-1] if self._months else None
        self.show_month(wanted)

    def show_month(self, period: Period | None) -> None:
        """Show another month."""
        self.period = period
        found = coverage(self._covers, period) if period is not None else Coverage(0, 0)
        self.model.show(found, self._titles)
        self.table.fit()
        self.table.setVisible(bool(found.rows))
        self.month.setText(month_text(period.first) if period is not None else "")
        at = self._months.index(period) if period in self._months else -1
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(0 <= at < len(self._months) - 1)
        told = said(found)
        sentence = sentences(self._words.say(key, params) for key, params in told)
        self.sentence.setText(sentence if found.rows else self.tr("No statement covers a day of this month."))
        set_look(self.sentence, state="open" if found.gaps else "")
        self.sentence.setAccessibleName(self.sentence.text())
        self.answer.setText(self.tr("Enter on a day says which files cover it.") if found.rows else "")

    def _step(self, by: int) -> None:
        if self.period in self._months:
            self.show_month(self._months[self._months.index(self.period) + by])

    def _on_asked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        covers = self.model.covers(index)
        name, day = self.model.name(index.row()), day_of(self.model.day(index.column())).isoformat()
        state = int(self.model.row(index.row()).states[index.column()])
        if covers:
            files = listed(short_name(one.file) for one in covers[:_NAMED])
            more = len(covers) - _NAMED
            text = (
                self.tr("{name}, {day}: in {files}.") if more <= 0 else self.tr("{name}, {day}: in {files} and others.")
            )
            self.answer.setText(text.format(name=name, day=day, files=files))
        elif state == MISSING:
            text = self.tr("{name}, {day}: no file covers this day. Download the file of this day and import it.")
            self.answer.setText(text.format(name=name, day=day))
        else:
            text = self.tr("{name}, {day}: no file yet. Import the one that holds this day if there was business.")
            self.answer.setText(text.format(name=name, day=day))
        self.chosen.emit(covers)


class DayTable(QTableView):
    """The calendar; arrow keys go from day to day. asked: Enter or a click on a day."""

    asked = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("kind", "calendar")
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setMinimumSectionSize(theme.px(18))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.asked)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Give the days the width that there is."""
        self.verticalHeader().setDefaultSectionSize(theme.px(22))
        names = min(theme.px(_NAMES), max(theme.px(120), self.width() // 4))
        self.verticalHeader().setFixedWidth(names)
        model = self.model()
        count = model.columnCount() if model is not None else 0
        if count:
            room = self.width() - names - self.frameWidth() * 2 - self.verticalScrollBar().sizeHint().width()
            self.horizontalHeader().setDefaultSectionSize(max(theme.px(20), room // count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Legend(QWidget):
    """What the forms of the days mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Legend"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for state, from_rows, text in (
            (COVERED, False, self.tr("Covered")),
            (COVERED, True, self.tr("Rows only")),
            (OVERLAP, False, self.tr("Overlap")),
            (IDLE, False, self.tr("No activity")),
            (MISSING, False, self.tr("Missing")),
            (OUTSIDE, False, self.tr("No file")),
        ):
            swatch = _Swatch(state, from_rows)
            swatch.setToolTip(state_name(state, from_rows))
            row.addSpacing(12 if row.count() else 0)
            row.addWidget(swatch)
            row.addWidget(label(text, "hint"))


class _Swatch(QWidget):
    def __init__(self, state: int, from_rows: bool) -> None:
        super().__init__()
        self._state, self._from_rows = state, from_rows
        self.setFixedSize(theme.px(20), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_day(QPainter(self), self.rect(), self._state, self._from_rows)
