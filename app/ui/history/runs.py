"""The report of the runs: each pass with how many, how much money and how long; what changed; undo by number."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.geometry import open_at
from app.ui.models import shown
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.text import actor_text, listed, local_time, params_shown, sentences
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from app.services.run_report import PassLine, RunReport
    from app.services.steps import Done
    from app.ui.main_window import MainWindow
    from app.ui.session import Session

_RUNS = 248  # width of their list at 100 %, with the word of one that is undone


class RunsDialog(Dialog):
    """Stays beside the window and follows the book."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.runs: list[RunReport] = []
        self._waiting: list[Done] = []
        self._wanted = 0
        self.setProperty("help_topic", "runs")
        self.setWindowTitle(self.tr("What the runs did"))
        open_at(self, theme.px(1160), theme.px(600))
        whole = QVBoxLayout(self)
        whole.setSpacing(8)
        self.notice = Notice()
        whole.addWidget(self.notice)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        titles = [self.tr("Run"), self.tr("When"), self.tr("Now")]
        name = self.tr("Runs, the latest first")
        self.lines, self.list = rows_table(self, titles, (), name, single=True, giving=(2,))
        self.list.setFixedWidth(theme.px(_RUNS))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        middle.addWidget(self.list)
        middle.addLayout(self._right(), 1)
        whole.addLayout(middle, 1)
        whole.addLayout(self._foot())
        session.book_changed.connect(self._on_book)
        privacy.changed.connect(self._show_again)

    def _right(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        self.head, self.about = label("", "panel", wrap=True), label("", "quiet", wrap=True)
        titles = [self.tr("Pass"), self.tr("Confirmed"), self.tr("Suggested"), self.tr("Money"), self.tr("Time")]
        self.passes, self.grid = rows_table(self, titles, range(1, 5), self.tr("Passes of the run"), single=True)
        self.changed, self.codes = label("", wrap=True), label("", "quiet", wrap=True)
        for one in (self.head, self.about):
            box.addWidget(one)
        box.addWidget(self.grid, 1)
        for one in (self.changed, self.codes):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(one)
        return box

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.turn = button(self.tr("Undo this run"), "undo-2", on=self.undo)
        self.said = label("", "quiet", wrap=True)
        close = button(self.tr("Close"), on=self.close)
        for one in (self.turn, close):
            one.setAutoDefault(False)
        row.addWidget(self.turn)
        row.addWidget(self.said, 1)
        row.addWidget(close)
        return row

    # reading

    def _on_book(self) -> None:
        if self.isVisible():  # the next time it is shown it reads anyhow
            self.refresh()

    def _show_again(self) -> None:
        """Write every amount anew; they may be hidden from now on."""
        self._show(self.current())

    def refresh(self) -> None:
        """Read the runs again."""
        if self.session.book is None:
            self.close()
            return

        def call(uow: Any, _report: Any) -> Any:
            from app.services.run_report import runs

            return runs(uow)

        self.session.read(call, self._on_runs, self._on_failed)

    def _on_runs(self, runs: list[RunReport]) -> None:
        was = self.current()
        self.runs = runs
        lines = []
        for one in runs:
            tone = "text3" if one.step.undone else "text"
            now = self.tr("undone") if one.step.undone else ""
            lines.append((Paint(str(one.number), tone), Paint(local_time(one.step.at), tone), Paint(now, tone)))
        self.lines.set_rows(lines, [one.number for one in runs])
        at = next((at for at, one in enumerate(runs) if was is not None and one.number == was.number), 0)
        self.list.setCurrentIndex(self.lines.index(self.lines.row_of(runs[at].number) if runs else -1, 0))
        self._on_current()

    def current(self) -> RunReport | None:
        """Return the run that is chosen."""
        row = self.list.currentIndex().row()
        return self.runs[self.lines.line(row)] if 0 <= row < self.lines.rowCount() else None

    def _on_current(self, *_args: object) -> None:
        one = self.current()
        self._waiting, self._wanted = [], one.step.first if one is not None else 0
        self._show(one)
        self._follow()
        if one is None or self.session.book is None:
            return
        first = one.step.first

        def call(uow: Any, _report: Any) -> Any:
            from app.services.steps import blockers

            return first, blockers(uow, first)

        self.session.read(call, self._on_blockers, self._on_failed)

    def _on_blockers(self, result: tuple[int, list[Done]]) -> None:
        first, waiting = result
        if first == self._wanted:
            self._waiting = waiting
            self._follow()

    # showing

    def _show(self, one: RunReport | None) -> None:
        if one is None:
            self.head.setText(self.tr("This book was never matched."))
            self.passes.set_rows([])
            for empty in (self.about, self.changed, self.codes):
                empty.setText("")
            return
        counts = {"confirmed": one.confirmed, "suggested": one.suggested, "items": one.items}
        said = self.tr("Run {number}: {confirmed} confirmed, {suggested} suggested, discrepancies: {items}")
        written = {name: shown.count(many) for name, many in counts.items()}
        self.head.setText(said.format(number=one.number, **written))
        self.about.setText(self._about(one))
        self.passes.set_rows([self._line(each) for each in one.passes])
        self.changed.setText(self._changed(one))
        self.codes.setText("\n".join(text for text in (self._codes(one), self._untold(one)) if text))

    def _about(self, one: RunReport) -> str:
        parts = [local_time(one.step.at), actor_text(one.step.actor)]
        if one.as_of:
            parts.append(self.tr("as of {day}").format(day=shown.day(date.fromisoformat(one.as_of))))
        versions = self.tr("rules version {rules}, learned version {knowledge}")
        parts.append(versions.format(rules=one.rules, knowledge=one.knowledge))
        if one.told:
            parts.append(self.tr("{time} in all").format(time=self.time(one.ms)))
        return " · ".join(parts)

    def _line(self, one: PassLine) -> tuple[Paint, ...]:
        say = self.session.words.say
        if not one.comparison:
            words = (Paint(say(f"run.work.{one.method}"), "text3"), *[Paint("")] * 3)
            return (*words, Paint(self.time(one.ms), "text3"))
        found = one.confirmed + one.suggested
        tone = "text" if found else "text3"
        money = " + ".join(f"{shown.plain_amount(value)} {name}" for name, value in sorted(one.amounts.items()))
        counts = [shown.count(many) if found else "—" for many in (one.confirmed, one.suggested)]
        after = self.tr("{count} equally good").format(count=shown.count(one.ambiguous)) if one.ambiguous else ""
        name = f"{one.comparison} {say(f'method.{one.method}')}"
        cells = (*counts, money if found else "—", self.time(one.ms))
        return Paint(name, tone, after=after), *(Paint(cell, tone) for cell in cells)

    def time(self, ms: int) -> str:
        """Write how long something took."""
        if ms < 1000:
            return self.tr("{count} ms").format(count=ms)
        return self.tr("{count} s").format(count=f"{ms / 1000:.1f}")

    def _changed(self, one: RunReport) -> str:
        if not one.told:
            return self.tr("This run was made by an older version, which kept its totals alone.")
        said = {name: shown.count(one.changes.get(name, 0)) for name in ("new", "changed", "same", "gone")}
        text = self.tr(
            "Against what stood before: {new} new, {changed} changed, {same} the same, {gone} gone; "
            "{standing} approved ones left alone."
        )
        return text.format(standing=shown.count(one.standing), **said)

    def _codes(self, one: RunReport) -> str:
        if not one.codes:
            return ""
        moved = [
            f"{code}\N{NO-BREAK SPACE}{shown.count(after)}"
            if before == after
            else f"{code} {shown.count(before)} → {shown.count(after)}".replace(" ", "\N{NO-BREAK SPACE}")
            for code, (before, after) in one.codes.items()
        ]
        return self.tr("Discrepancies by code, before → now: {codes}").format(codes=listed(moved))

    def _untold(self, one: RunReport) -> str:
        """Return how many payouts are in no set, and why."""
        if not one.untold:
            return ""
        say = self.session.words.say
        each = self.tr("{count}: {reason}")
        told = [each.format(count=shown.count(many), reason=say(why)) for why, many in sorted(one.untold.items())]
        return self.tr("Payouts in no set: {reasons}").format(reasons=sentences(told))

    # the way back

    def _follow(self) -> None:
        one = self.current()
        step = one.step if one is not None else None
        self.turn.set_text(self.tr("Do it again") if step is not None and step.undone else self.tr("Undo this run"))
        self.turn.set_icon("redo-2" if step is not None and step.undone else "undo-2")
        self.turn.setEnabled(step is not None and not step.signed and not self._waiting)
        self.said.setText(self._why(step))

    def _why(self, step: Done | None) -> str:
        say = self.session.words.say
        if step is None:
            return ""
        if step.signed:
            return say("undo.signed", {"period": step.signed})
        if not self._waiting:
            return self.tr("Nothing else depends on it.")
        named = " · ".join(say(each.text_key, params_shown(each.params)) for each in self._waiting[:2])
        rest = len(self._waiting) - 2
        more = f" · {self.tr('and {count} more').format(count=rest)}" if rest > 0 else ""
        return self.tr("These rest on it and have to be undone first: {steps}").format(steps=named) + more

    def undo(self) -> None:
        """Undo the chosen run, or do it again."""
        one = self.current()
        if one is None or not self.turn.isEnabled():
            return
        self.notice.hide()
        done = self.tr("Run {number} is done again.") if one.step.undone else self.tr("Run {number} is undone.")
        number = one.number

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.run_report import undo_run

            return undo_run(book, number, actor)

        finished = partial(self._on_written, done.format(number=number))
        self.session.write(call, finished, self._on_failed, title=self.tr("Undo"))

    def _on_written(self, done: str, _entry: object) -> None:
        self.session.toast.emit(done, False)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self.session.words)


def show_runs(window: MainWindow) -> None:
    """Show the dialog of the window, made when first asked for."""
    made = window.findChild(RunsDialog)
    if made is None:
        made = RunsDialog(window.session, window)
    made.refresh()
    made.show()
    made.raise_()
    made.activateWindow()
    made.list.setFocus()
