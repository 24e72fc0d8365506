"""The history of a book: every step with who, when, what; each undone by itself or with what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout

from app.services.steps import Done
from app.ui.delegates.lined import LinedDelegate
from app.ui.history import model as hm
from app.ui.history.model import HistoryModel
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.review.ask import ask_many
from app.ui.session import Session
from app.ui.text import params_shown
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_OTHERS = (hm.WHEN, hm.WHO, hm.ROWS, hm.SUMS, hm.NOW)  # as wide as what they say; what was done takes the rest


class HistoryPanel(Dialog):
    """Stays beside the window and follows the book; the window goes on working."""

    def __init__(self, session: Session, parent: Any = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "history")
        self.session = session
        self._waiting: list[Done] = []
        self._wanted = 0
        self.setWindowTitle(self.tr("History"))
        self.resize(theme.px(960), theme.px(520))
        whole = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter by words, name, day or amount"))
        self.field.setAccessibleName(self.tr("Filter the history"))
        self.field.setClearButtonEnabled(True)
        whole.addWidget(self.field)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.steps = HistoryModel(session.words, self)
        self.list = self._table()
        whole.addWidget(self.list, 1)
        self.said = label("", "quiet", wrap=True)
        self.said.setMinimumHeight(theme.px(38))  # room for what stands in the way: nothing moves
        whole.addWidget(self.said)
        whole.addLayout(self._foot())
        self.field.textChanged.connect(self._on_filter)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.steps.modelReset.connect(self._on_current)
        self.steps.modelReset.connect(self._on_shown)
        session.book_changed.connect(self._on_book)
        privacy.changed.connect(self.list.viewport().update)
        self.refresh()

    def _table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.steps)
        made.setItemDelegate(LinedDelegate(made))
        made.setAccessibleName(self.tr("Steps, the latest first"))
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(theme.row_height())
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(hm.WHAT, QHeaderView.ResizeMode.Stretch)
        for column in _OTHERS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.turn = button(self.tr("Undo this step"), "undo-2", kind="primary", on=self._turn)
        self.together = button("", "undo-2", on=self._undo_together)
        self.back = button(self.tr("Undo back to here…"), "history", on=self._undo_back)
        close = button(self.tr("Close"), on=self.close)
        for one in (self.turn, self.together, self.back):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(close)
        close.setAutoDefault(False)
        self.together.hide()
        return row

    def _on_shown(self) -> None:
        self.list.setColumnHidden(hm.NOW, not self.steps.says_now())

    # reading

    def _on_book(self) -> None:
        if self.isVisible():  # the next time it is shown it reads anyhow
            self.refresh()

    def refresh(self) -> None:
        """Read the steps again."""
        if self.session.book is None:
            self.close()
            return

        def call(uow: Any, _report: Any) -> Any:
            from app.services.steps import steps

            return steps(uow)

        self.session.read(call, self._on_steps, self._on_failed)

    def _on_steps(self, steps: list[Done]) -> None:
        current = self.current()
        self.steps.set_steps(steps)
        row = self.steps.row_of(current.first) if current is not None else 0
        self.list.setCurrentIndex(self.steps.index(max(row, 0), hm.WHAT))

    def current(self) -> Done | None:
        """Return the step that is chosen."""
        return self.steps.step(self.list.currentIndex().row())

    def _on_filter(self, text: str) -> None:
        self.steps.set_filter(text)
        self.list.setCurrentIndex(self.steps.index(0, hm.WHAT))

    def _on_current(self, *_args: object) -> None:
        one = self.current()
        self._waiting = []
        self._wanted = one.first if one is not None else 0
        self._show()
        if one is None or one.fixed or self.session.book is None:
            return
        first = one.first

        def call(uow: Any, _report: Any) -> Any:
            from app.services.steps import blockers

            return first, blockers(uow, first)

        self.session.read(call, self._on_blockers, self._on_failed)

    def _on_blockers(self, result: tuple[int, list[Done]]) -> None:
        first, waiting = result
        if first == self._wanted:
            self._waiting = waiting
            self._show()

    # what may be done

    def _show(self) -> None:
        """Say what may be done with the chosen step, and what keeps it from being done."""
        one, waiting = self.current(), self._waiting
        again = one is not None and one.undone
        self.turn.set_text(self.tr("Do it again") if again else self.tr("Undo this step"))
        self.turn.set_icon("redo-2" if again else "undo-2")
        free = one is not None and not one.fixed and not one.signed
        self.turn.setEnabled(free and not waiting)
        together = free and bool(waiting) and one is not None and not one.undone
        self.together.setVisible(together)
        if together:
            self.together.set_text(self.tr("Undo these {count} together").format(count=len(waiting) + 1))
        self.back.setEnabled(free and one is not None and not one.undone and self._back_count() > 1)
        self.said.setText(self._why(one, waiting))

    def _back_count(self) -> int:
        return len(self.steps.steps_from(self.list.currentIndex().row()))

    def _why(self, one: Done | None, waiting: Sequence[Done]) -> str:
        say = self.session.words.say
        if one is None:
            return ""
        if one.fixed:
            return say("undo.fixed")
        if one.signed:
            return say("undo.signed", {"period": one.signed})
        if not waiting:
            return self.tr("Nothing else depends on it.")
        named = [say(each.text_key, params_shown(each.params)) for each in waiting[:3]]
        more = len(waiting) - len(named)
        text = self.tr("These rest on it and have to be undone first: {steps}").format(steps=" · ".join(named))
        return f"{text} · {self.tr('and {count} more').format(count=more)}" if more else text

    # doing

    def _turn(self) -> None:
        one = self.current()
        if one is not None and self.turn.isEnabled():
            self._write([one.first], self.tr("Done again.") if one.undone else self.tr("Undone."), single=True)

    def _undo_together(self) -> None:
        one = self.current()
        if one is not None:
            count = len(self._waiting) + 1
            self._write([one.first], self.tr("{count} steps undone.").format(count=count))

    def _undo_back(self) -> None:
        """Undo everything down to the chosen step after one question that names how much that is."""
        row = self.list.currentIndex().row()
        steps = [one for one in self.steps.steps_from(row) if not one.fixed]
        if not steps:
            return
        rows = shown.count(sum(one.rows for one in steps))
        question = self.tr("Undo {count} steps with {rows} rows, back to and with the chosen one?")
        question = question.format(count=len(steps), rows=rows)
        if ask_many(self, question, self.tr("Undo {count} steps").format(count=len(steps))):
            done = self.tr("{count} steps undone.").format(count=len(steps))
            self._write([one.first for one in steps], done)

    def _write(self, firsts: list[int], done: str, *, single: bool = False) -> None:
        self.notice.hide()

        def call(book: Any, actor: str, report: Any) -> Any:
            from app.services.steps import undo_step, undo_steps

            return undo_step(book, firsts[0], actor) if single else undo_steps(book, firsts, actor, report)

        finished = partial(self._on_written, done)
        self.session.write(call, finished, self._on_failed, title=self.tr("Undo"))

    def _on_written(self, done: str, _entries: object) -> None:
        self.session.turned.emit()
        self.session.toast.emit(done, False)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self.session.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list undoes the step; Esc closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.list.hasFocus():
            self._turn()
        elif enter and self.field.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


def show_history(window: MainWindow) -> None:
    """Show the panel of the window, made when first asked for; a closed book closes it."""
    made = window.findChild(HistoryPanel)
    if made is None:
        made = HistoryPanel(window.session, window)
    elif not made.isVisible():
        made.list.setCurrentIndex(QModelIndex())  # opened anew it begins with the latest step
    made.refresh()
    made.show()
    made.raise_()
    made.activateWindow()
    made.list.setFocus()
