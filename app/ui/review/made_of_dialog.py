"""What makes this deposit: the set behind a payout or a bank row, line by line, what is left out, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.progress import Step
from app.ui.dashboard.chart_panel import ChartPanel
from app.ui.dashboard.drawing import Easel
from app.ui.delegates.lined import LinedDelegate
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.review.made_of_text import MadeOfWords
from app.ui.text import begun
from app.ui.theme import BODY, Role, theme
from app.ui.widgets.common import Notice, button, frame, label, set_look
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.services.made_of import SetFound, SetLine
    from app.ui.session import Session

RECORD = Qt.ItemDataRole.UserRole

#: How the state of each verdict looks: a colour of the theme.
LOOKS = {"unique": "matched", "matched": "matched", "one": "suggested", "several": "ambiguous", "none": "open"}


class MadeOfDialog(Dialog):
    """Stays beside the window. chosen: comparison, records of side A and B to match by hand, and what is left over."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.words = session, MadeOfWords(session.words, self)
        self.found: SetFound | None = None
        self._record, self._before, self._job = 0, list[int](), None
        self.setProperty("help_topic", "review")
        self.setWindowTitle(self.tr("What makes this deposit"))
        self.resize(theme.px(1000), theme.px(620))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self.notice = Notice()
        layout.addWidget(self.notice)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        self.tree = self._tree()
        self.chart = ChartPanel("set", session, Easel(session, self), self)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Lines or chart"))
        self.tabs.addTab(self.tree, self.tr("&Lines"))
        self.tabs.addTab(self.chart, self.tr("&Chart"))
        middle.addWidget(self.tabs, 1)
        middle.addWidget(self._side())
        layout.addLayout(middle, 1)
        layout.addLayout(self._foot())
        QShortcut(QKeySequence("Backspace"), self, self.back)
        session.book_changed.connect(self._again)
        self._rest()

    # parts

    def _head(self) -> QVBoxLayout:
        box = QVBoxLayout()
        self.about = label("", "quiet")
        row = QHBoxLayout()
        self.amount, self.difference = label("", "hero"), label("", "panel")
        row.addWidget(self.amount)
        row.addWidget(self.difference)
        row.addStretch(1)
        self.made = label("", "quiet")
        row.addWidget(self.made)
        box.addWidget(self.about)
        box.addLayout(row)
        return box

    def _tree(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setItemDelegate(LinedDelegate(made))
        made.setAccessibleName(self.tr("Lines of the sum and records left out"))
        made.setHeaderLabels([self.tr("Time"), self.tr("Number"), self.tr("What"), self.tr("Amount")])
        made.headerItem().setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setUniformRowHeights(True)
        header = made.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        made.itemActivated.connect(self._on_line)
        return made

    def _side(self) -> QWidget:
        side = frame("panel")
        side.setFixedWidth(theme.px(300))
        box = QVBoxLayout(side)
        self.verdict = label("", "panel", wrap=True)
        self.why = label("", "", wrap=True)
        self.facts = label("", "quiet", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(label(self.tr("How sure this is"), "label"))
        box.addWidget(self.verdict)
        box.addWidget(self.why)
        box.addWidget(frame("line"))
        box.addWidget(self.facts)
        box.addStretch(1)
        return side

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.tried = label("", "quiet")
        self.stop = button(self.tr("Stop"), on=self._on_stop)
        self.return_ = button(self.tr("Back"), "arrow-left", on=self.back)
        self.match = button(self.tr("Match this set"), "check", kind="primary", on=self.accept_set)
        close = button(self.tr("Close"), on=self.close)
        for one in (self.stop, self.return_, close):
            one.setAutoDefault(False)
        self.match.setDefault(True)
        row.addWidget(self.bar, 1)
        row.addWidget(self.tried, 1)
        for one in (self.stop, self.return_, self.match, close):
            row.addWidget(one)
        return row

    # asking

    def ask(self, record: int, before: Sequence[int] = ()) -> None:
        """Look for the set behind a record; before: records to go back to."""
        self._cancel()
        self._record, self._before, self.found = record, list(before), None
        self.notice.hide()
        self._clear()
        self.tried.setText(self.tr("Looking …"))
        self.bar.setRange(0, 0)
        self._job = self.session.read(partial(_ask, record), self._on_found, self._on_failed)
        self._job.progressed.connect(self._on_progress)
        self._job.ended.connect(self._rest)
        self._rest()

    def _again(self) -> None:
        """The book is another than before: what was found may no longer hold."""
        if self._record and self.isVisible() and self.session.book is not None:
            self.ask(self._record, self._before)

    def _cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_stop(self) -> None:
        self._cancel()
        self.tried.setText(self.tr("Stopped; nothing was changed."))
        self._rest()

    def _on_progress(self, step: Step, done: int, _total: int, _what: str) -> None:
        if step is Step.MATCHING and self.sender() is self._job:
            self.tried.setText(self.tr("Sets looked at: {count} …").format(count=shown.count(done)))

    def _on_failed(self, exc: BaseException) -> None:
        self.tried.setText("")
        self.notice.fail(exc, self.session.words)

    def _on_found(self, found: SetFound) -> None:
        if found.record == self._record:
            self._job, self.found = None, found
            self._show(found)
            self._rest()

    def _rest(self) -> None:
        """Offer what can be done now."""
        running = self._job is not None and not self._job.cancelled and self.found is None
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.return_.setVisible(bool(self._before))
        self.match.setEnabled(self.found is not None and self.found.can_match)

    # showing

    def _clear(self) -> None:
        self.tree.clear()
        for one in (self.about, self.amount, self.difference, self.made, self.verdict, self.why, self.facts):
            one.setText("")

    def _show(self, found: SetFound) -> None:
        words = self.words
        moment = shown.moment_full(found.at, found.dated)
        self.about.setText(" · ".join(one for one in (found.account, moment, found.party) if one))
        self.amount.setText(f"{words.money(found, found.total)} {found.currency}")
        if found.lines:
            whole = not found.difference
            text = self.tr("Difference {amount}").format(amount=words.money(found, found.difference))
            self.difference.setText(text + (" ✓" if whole else ""))
            set_look(self.difference, state="matched" if whole else "open")
        self.made.setText(words.made(found))
        self.verdict.setText(words.verdict(found))
        set_look(self.verdict, state=LOOKS[found.sure])
        self.why.setText(words.why(found))
        self.facts.setText("\n".join(words.facts(found)))
        self.tried.setText(
            self.tr("Sets looked at: {count}").format(count=shown.count(found.tried)) if found.tried else ""
        )
        self._fill(found)
        self._draw(found)
        if self.tabs.currentWidget() is self.tree:
            self.tree.setFocus()

    def _draw(self, found: SetFound) -> None:
        """Show how the sum comes about; files carry the amounts also where the screen hides them."""
        from app.services.charts import chart_of_set, file_amount

        words, hidden = self.session.words, privacy.hidden
        chart = chart_of_set(found, words, shown.amount, shown.count, hidden)
        plain = chart_of_set(found, words, file_amount, shown.count) if hidden else chart
        self.chart.show_chart(chart, plain)

    def _fill(self, found: SetFound) -> None:
        words = self.words
        for kind, count, total in found.sums:
            top = self._sum_line(begun(words.kind(kind)), words.count(count), words.money(found, total))
            for one in (line for line in found.lines if line.kind == kind):
                top.addChild(self._line(found, one))
            self.tree.addTopLevelItem(top)
            top.setExpanded(count <= 12)
        if found.off:
            self.tree.addTopLevelItem(self._row("", words.off(found), "", words.money(found, -found.off)))
        if found.lines:
            self.tree.addTopLevelItem(self._sum_line(self.tr("Total"), "", words.money(found, found.total)))
        if found.left:
            total = sum(one.net for one in found.left)
            top = self._sum_line(self.tr("Left out"), words.count(len(found.left)), words.money(found, total))
            for one in found.left:
                top.addChild(self._line(found, one))
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)

    def _line(self, found: SetFound, one: SetLine) -> QTreeWidgetItem:
        what = begun(self.words.reason(one.why) if one.why else self.words.kind(one.kind))
        row = self._row(shown.moment_full(one.at, one.dated)[5:16], one.ref, what, self.words.money(found, one.net))
        row.setData(0, RECORD, one.record)
        return row

    def _sum_line(self, name: str, what: str, amount: str) -> QTreeWidgetItem:
        """Return the line of a group or of the total, its name and amount bold."""
        row = self._row("", name, what, amount)
        for column in (1, 3):
            row.setFont(column, theme.font(Role(BODY.px, bold=True)))
        return row

    def _row(self, time: str, number: str, what: str, amount: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([time, shown.short_id(number, 40), what, amount])
        row.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(1, number)
        return row

    # acting

    def _on_line(self, item: QTreeWidgetItem, _column: int) -> None:
        """Look into a payout of the set; what makes it are its entries."""
        record = item.data(0, RECORD)
        if record and self.found is not None and self.found.comparison == "L3":
            self.ask(int(record), [*self._before, self._record])
        elif not record:
            item.setExpanded(not item.isExpanded())

    def back(self) -> None:
        """Go back to the record from which a payout was opened."""
        if self._before:
            *before, record = self._before
            self.ask(record, before)

    def accept_set(self) -> None:
        """Make the set a match by hand."""
        if self.found is not None and self.found.can_match:
            self.chosen.emit(self.found)

    def done(self, result: int) -> None:
        self._cancel()
        super().done(result)


def _ask(record: int, uow: Any, report: Any) -> Any:
    from app.services.made_of import what_makes

    return what_makes(uow, record, report)
