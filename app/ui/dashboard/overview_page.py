"""The overview in plain numbers: what is unexplained, matched, in transit, and the steps left before closing."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.period import PeriodState
from app.domain.proof import ProofLine
from app.services.sign_off import Check
from app.ui import resources
from app.ui.models import shown
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState, Notice, action, button, frame, label, set_look
from app.ui.widgets.page import ReadingPage


def load_overview(uow: Any, period: Any) -> tuple[Any, list[ProofLine], list[Check], PeriodState]:
    """Read proof, steps and state of a period."""
    from app.services.proof import proof
    from app.services.sign_off import readiness

    lines = proof(uow, first=period.first, last=period.last)
    return period, lines, readiness(uow, period), uow.periods.state(period)


class OverviewPage(ReadingPage):
    """Where the month stands; every number and step leads to its rows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self._numbers = frame("panel")
        self._row = QHBoxLayout(self._numbers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        whole.addWidget(self._numbers)
        self._steps = frame("panel")
        self._list = QVBoxLayout(self._steps)
        self._list.setContentsMargins(0, 0, 0, 8)
        self._list.setSpacing(0)
        whole.addWidget(self._steps)
        self.empty = EmptyState(
            "file-stack", self.tr("Nothing imported for this month yet."), self.tr("Import statements"), self._import
        )
        whole.addWidget(self.empty, 1)
        whole.addStretch(1)
        self.go_on = action(self, self.tr("Continue review"), "", "arrow-right", self._continue)

    def title(self) -> str:
        return self.tr("Overview")

    def actions_shown(self) -> list[QAction]:
        return [self.go_on]

    def refresh(self) -> None:
        period = self.session.period
        self.read_anew(lambda uow, _report: load_overview(uow, period))

    def _on_loaded(self, result: Any) -> None:
        period, lines, checks, state = result
        if not self.is_wanted(period == self.session.period):
            return
        for one in (self._numbers, self._steps):
            one.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        if lines:
            self._fill_numbers(lines)
            self._fill_steps(checks, state)

    def _fill_numbers(self, lines: list[ProofLine]) -> None:
        _empty(self._row)
        currency = max({one.currency for one in lines}, key=lambda name: sum(one.currency == name for one in lines))
        lines = [one for one in lines if one.currency == currency]
        exp = max(one.exp for one in lines)

        def total(name: str) -> int:
            return sum(abs(int(getattr(one, name))) * 10 ** (exp - one.exp) for one in lines)

        odd = [one for one in lines if one.unexplained]
        unexplained = sum(abs(one.unexplained) * 10 ** (exp - one.exp) for one in odd)
        hint = self.tr("{count} of {all} pairs open").format(count=len(odd), all=len(lines))
        self._number(
            self.tr("Unexplained"), shown.amount(unexplained, exp, currency), hint, "open" if odd else "matched", "hero"
        )
        matched, whole = total("matched_sum_a") + total("matched_sum_b"), total("sum_a") + total("sum_b")
        count = sum(one.matched_a + one.matched_b for one in lines)
        every = sum(one.count_a + one.count_b for one in lines)
        words = self.tr("by count {share}, {count} of {all}")
        hint = words.format(share=_share(count, every), count=shown.count(count), all=shown.count(every))
        self._number(self.tr("Matched, by amount"), _share(matched, whole), hint)
        hint = self.tr("{count} items").format(count=sum(one.waiting_count for one in lines))
        self._number(self.tr("In transit"), shown.amount(total("waiting"), exp, currency), hint, "timing")
        hint = self.tr("{count} items").format(count=sum(one.explained_count for one in lines))
        self._number(self.tr("Explained"), shown.amount(total("explained"), exp, currency), hint)

    def _number(self, title: str, value: str, hint: str, state: str = "", role: str = "amount") -> None:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(2)
        box.addWidget(label(title, "label"))
        number = label(value, role)
        if state:
            set_look(number, state=state)
        box.addWidget(number)
        box.addWidget(label(hint, "hint"))
        if self._row.count():
            self._row.addWidget(frame("vline"))
        self._row.addWidget(part, 1)

    def _fill_steps(self, checks: list[Check], state: PeriodState) -> None:
        _empty(self._list)
        done = sum(one.passed for one in checks) + (state is PeriodState.SIGNED)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 8)
        row.addWidget(label(self.tr("Left before closing"), "panel"))
        row.addStretch(1)
        row.addWidget(label(self.tr("{done} of {all}").format(done=done, all=len(checks) + 1), "label"))
        self._list.addWidget(head)
        words = self.session.words
        for one in checks:
            left = words.say("check.detail_left", {"count": one.left}) if not one.passed else shown.count(one.done)
            self._step(words.say(one.name), left, one.passed, one.page, {"tab": one.tab} if one.tab else None)
        signed = state is PeriodState.SIGNED
        self._step(self.tr("Sign off"), "", signed, "sign_off", None)

    def _step(self, text: str, left: str, passed: bool, page: str, target: Any) -> None:
        step = QWidget()
        row = QHBoxLayout(step)
        row.setContentsMargins(16, 2, 8, 2)
        mark = label("")
        icon, token = ("circle-check", "matched") if passed else ("arrow-right", "accent")
        mark.setPixmap(resources.pixmap(icon, theme.tokens[token], 16, self.devicePixelRatioF()))
        mark.setAccessibleName(self.tr("done") if passed else self.tr("to do"))
        row.addWidget(mark)
        jump = button(text, kind="flat")
        jump.clicked.connect(partial(self.session.go.emit, page, target))
        row.addWidget(jump)
        row.addStretch(1)
        row.addWidget(label(left, "label"))
        row.addSpacing(8)
        self._list.addWidget(frame("line"))
        self._list.addWidget(step)

    def _continue(self) -> None:
        self.session.go.emit("review", {"tab": "todo"})

    def _import(self) -> None:
        self.session.go.emit("statements", None)


def _share(part: int, whole: int) -> str:
    """Return a share as `98.7 %`; — of nothing."""
    if not whole:
        return "—"
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10} %"


def _empty(box: Any) -> None:
    while (item := box.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
