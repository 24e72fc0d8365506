"""How far the matching can be trusted: a drawn sample looked at one by one, and a drill with planted errors."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.domain.progress import Step
from app.ui.delegates.lined import LinedDelegate
from app.ui.review.accuracy_text import match_html, percent, title
from app.ui.text import count_text, sentences
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.services.drill import Drill
    from app.services.sampling import Sample
    from app.ui.main_window import MainWindow
    from app.ui.session import Session

#: Shares of wrong matches, in parts of a thousand, that a clean sample can rule out.
SHARES = (100, 50, 20, 10)


class AccuracyDialog(Dialog):
    """Stays beside the window; what is seen in it is kept in the book's history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "accuracy")
        self.setWindowTitle(self.tr("How accurate is the matching?"))
        self.resize(theme.px(860), theme.px(600))
        layout = QVBoxLayout(self)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Ways of checking"))
        self.sample = SamplePanel(session)
        self.drill = DrillPanel(session)
        self.tabs.addTab(self.sample, self.tr("Look at a &sample"))
        self.tabs.addTab(self.drill, self.tr("&Planted errors"))
        layout.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = button(self.tr("Close"), on=self.close)
        close.setAutoDefault(False)
        foot.addWidget(close)
        layout.addLayout(foot)


class SamplePanel(QWidget):
    """Draws confirmed matches, shows one after the other, and says what the answers prove."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.drawn: Sample | None = None
        self.said: dict[int, bool] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Rule out that more are wrong than")))
        self.share = QComboBox()
        self.share.setAccessibleName(self.tr("Share of wrong matches to rule out"))
        for one in SHARES:
            self.share.addItem(percent(one, 1000), one)
        self.share.setCurrentIndex(1)
        top.addWidget(self.share)
        self.start = button(self.tr("Draw a sample"), kind="primary", on=self.draw)
        self.start.setAutoDefault(False)
        top.addWidget(self.start)
        top.addStretch(1)
        layout.addLayout(top)
        self.notice = Notice()
        layout.addWidget(self.notice)
        middle = QHBoxLayout()
        titles = [self.tr("Match"), self.tr("Amount"), self.tr("Seen as")]
        self.list = _table(self.tr("Matches of the sample"), titles, (1,))
        self.list.setFixedWidth(theme.px(330))
        self.list.currentCellChanged.connect(self._show)
        self.card = QTextBrowser()
        self.card.setAccessibleName(self.tr("The match and its records"))
        middle.addWidget(self.list)
        middle.addWidget(self.card, 1)
        layout.addLayout(middle, 1)
        layout.addLayout(self._foot())
        for keys, right in (("1", True), ("2", False)):
            QShortcut(QKeySequence(keys), self, partial(self.answer, right), context=_HERE)
        self._follow()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.right = button(self.tr("Right"), "check", key="1", on=partial(self.answer, True))
        self.wrong = button(self.tr("Wrong"), "x", key="2", on=partial(self.answer, False))
        self.result = label("", "quiet", wrap=True)
        self.result.setMinimumHeight(theme.px(38))
        self.done = button(self.tr("Keep in the history"), kind="primary", on=self.finish)
        for one in (self.right, self.wrong, self.done):
            one.setAutoDefault(False)
        row.addWidget(self.right)
        row.addWidget(self.wrong)
        row.addWidget(self.result, 1)
        row.addWidget(self.done)
        return row

    def draw(self) -> None:
        """Draw anew; what was said of an unfinished sample is forgotten."""
        if self.session.book is not None:
            self.start.setEnabled(False)
            call = partial(_draw, int(self.share.currentData()))
            self.session.read(call, self._on_drawn, self._on_failed, self.tr("Drawing a sample"))

    def _on_failed(self, exc: BaseException) -> None:
        self.start.setEnabled(True)
        self.session._on_failed(exc)

    def _on_drawn(self, sample: Sample) -> None:
        self.drawn, self.said = sample, {}
        self.notice.hide()
        self.list.setRowCount(len(sample.matches))
        for row, one in enumerate(sample.matches):
            for column, text in enumerate((*title(one), "")):
                self.list.setItem(row, column, QTableWidgetItem(text))
            self.list.item(row, 1).setTextAlignment(_RIGHT)
        if sample.matches:
            self.list.setCurrentCell(0, 0)
            self.list.setFocus()
        else:
            self.notice.advise(self.tr("The book holds no confirmed match yet."))
        self._follow()

    def _show(self, row: int, *_rest: int) -> None:
        if self.drawn is not None and 0 <= row < len(self.drawn.matches):
            self.card.setHtml(match_html(self.drawn.matches[row], self.session.words))

    def answer(self, right: bool) -> None:
        """Say of the match shown that it is right or wrong, and go on to the next one not looked at."""
        row = self.list.currentRow()
        if self.drawn is None or not 0 <= row < len(self.drawn.matches):
            return
        self.said[self.drawn.matches[row].number] = right
        self.list.item(row, 2).setText(self.tr("right") if right else self.tr("wrong"))
        count = len(self.drawn.matches)
        for at in (*range(row + 1, count), *range(row)):
            if self.drawn.matches[at].number not in self.said:
                self.list.setCurrentCell(at, 0)
                break
        self._follow()

    def _follow(self) -> None:
        some = self.drawn is not None and bool(self.drawn.matches)
        whole = self.drawn is not None and some and len(self.said) == len(self.drawn.matches)
        self.right.setEnabled(some)
        self.wrong.setEnabled(some)
        self.done.setEnabled(whole)
        self.start.setEnabled(True)
        self.result.setText(self._sentence())

    def _sentence(self) -> str:
        from app.services.sampling import bound

        if self.drawn is None or not self.drawn.matches:
            return self.tr("Matches are drawn by chance, each with the same one; nobody chooses them.")
        wrong = sum(not one for one in self.said.values())
        looked, drawn, total = len(self.said), len(self.drawn.matches), self.drawn.total
        if looked < drawn:
            return self.tr("{looked} of {drawn} looked at, {wrong} wrong.").format(
                looked=count_text(looked), drawn=count_text(drawn), wrong=count_text(wrong)
            )
        most = bound(self.drawn, looked, wrong)
        return self.tr(
            "{looked} looked at, {wrong} wrong: with 95 % certainty at most {most} of {total} confirmed matches are "
            "wrong ({share})."
        ).format(
            looked=count_text(looked),
            wrong=count_text(wrong),
            most=count_text(most),
            total=count_text(total),
            share=percent(most, total),
        )

    def finish(self) -> None:
        """Keep the result in the book's history."""
        if self.drawn is None or not self.done.isEnabled():
            return
        right = [number for number, one in self.said.items() if one]
        wrong = [number for number, one in self.said.items() if not one]
        self.done.setEnabled(False)
        self.session.write(
            partial(_finish, self.drawn, right, wrong), self._on_kept, title=self.tr("Keeping the result")
        )

    def _on_kept(self, entry: Any) -> None:
        self.session.toast.emit(self.session.words.say(entry.text_key, entry.params), False)


class DrillPanel(QWidget):
    """Runs a drill on a copy in memory and lists what was found of each kind."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.result: Drill | None = None
        self._job: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        text = self.tr(
            "Errors of twelve kinds are put into a copy of the book, the copy is matched, and what was found is "
            "counted. The book stays as it is."
        )
        layout.addWidget(label(text, "quiet", wrap=True))
        row = QHBoxLayout()
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.start = button(self.tr("Start the drill"), kind="primary", on=self.run)
        self.stop = button(self.tr("Stop"), on=self._on_stop)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        for one in (self.start, self.stop):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addWidget(self.bar, 1)
        row.addStretch()  # the button keeps its width where the bar does not show
        layout.addLayout(row)
        columns = [
            self.tr("Error"),
            self.tr("Planted"),
            self.tr("Found"),
            self.tr("Under another name"),
            self.tr("Missed"),
        ]
        self.table = _table(self.tr("Planted errors by kind"), columns, range(1, 5))
        layout.addWidget(self.table, 1)
        self.said = label("", "quiet", wrap=True)
        self.said.setMinimumHeight(theme.px(38))
        layout.addWidget(self.said)
        self._rest()

    def _rest(self) -> None:
        self.bar.setVisible(self._job is not None)
        self.stop.setVisible(self._job is not None)
        self.start.setEnabled(self._job is None)

    def run(self) -> None:
        """Plant, match, count; the seed is new each time and stays in the history."""
        if self.session.book is None or self._job is not None:
            return
        call = partial(_drill, secrets.token_hex(8))
        self._job = self.session.write(call, self._on_result, title=self.tr("Drill"), changes=False)
        self._job.progressed.connect(self._on_progress)
        self._job.ended.connect(self._on_ended)
        self.bar.setRange(0, 0)
        self._rest()

    def _on_progress(self, _step: Step, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_ended(self) -> None:
        self._job = None
        self._rest()

    def _on_result(self, result: Drill) -> None:
        self.result = result
        words = self.session.words
        planted = [one for one in result.kinds if one.planted]
        self.table.setRowCount(len(planted))
        for row, one in enumerate(planted):
            cells = (words.say(f"drill.{one.key}"), one.planted, one.found, one.otherwise, len(one.missed))
            for column, value in enumerate(cells):
                item = QTableWidgetItem(value if isinstance(value, str) else count_text(value))
                if column:
                    item.setTextAlignment(_RIGHT)
                if column == 4 and one.missed:
                    item.setToolTip("\n".join(one.missed))
                self.table.setItem(row, column, item)
        self.said.setText(self._sentence(result))
        self.session.book_changed.emit()

    def _sentence(self, result: Drill) -> str:
        if not result.planted:
            return self.tr("The book holds no confirmed match into which an error could be put.")
        text = self.tr("{found} of {planted} planted errors were found.")
        told = [text.format(found=count_text(result.found), planted=count_text(result.planted))]
        otherwise = sum(one.otherwise for one in result.kinds)
        if otherwise:
            told.append(self.tr("%n of them under another name.", "", otherwise))
        bad = sum(len(one.confirmed) for one in result.kinds)
        if bad:
            told.append(self.tr("%n of them stand(s) in a confirmed match all the same.", "", bad))
        return sentences(told)


def _table(name: str, columns: list[str], right: Iterable[int] = ()) -> QTableWidget:
    """Return a table of texts; right: columns of numbers, which stand at the right like their titles."""
    made = QTableWidget(0, len(columns))
    made.setItemDelegate(LinedDelegate(made))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(columns)
    for one in right:
        made.horizontalHeaderItem(one).setTextAlignment(_RIGHT)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.row_height())
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _draw(share: int, uow: Any, _report: Any) -> Any:
    from app.services.sampling import draw_against

    return draw_against(uow, share)


def _finish(sample: Any, right: Any, wrong: Any, book: Any, actor: str, _report: Any) -> Any:
    from app.services.sampling import finish

    return finish(book, sample, right, wrong, actor)


def _drill(seed: str, book: Any, actor: str, report: Any) -> Any:
    from app.services.drill import drill
    from app.services.sampling import keep_drill

    result = drill(book, seed=seed, report=report)
    if result.planted:
        keep_drill(book, result, actor)
    return result


def show_accuracy(window: MainWindow) -> None:
    """Open the dialog, once for a window."""
    known = window.findChild(AccuracyDialog)
    dialog = known or AccuracyDialog(window.session, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    dialog.raise_()
