"""The five amounts at the top of the overview; each leads to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.models import shown
from app.ui.review.sides import accounts_said
from app.ui.session import Session
from app.ui.text import day_text
from app.ui.theme import theme
from app.ui.widgets.common import frame, label, set_look

if TYPE_CHECKING:
    from app.services.overview import CurrencyFigures, OverviewFigures


class Number(QWidget):
    """One amount with its name and a quiet line; a click or Enter goes to its rows."""

    def __init__(self, role: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 12, 10)
        box.setSpacing(1)
        self.title, self.value, self.hint = label("", "label", wrap=True), label("", role), label("", "hint", wrap=True)
        for one in (self.title, self.value, self.hint):
            box.addWidget(one)
        box.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.target: tuple[str, Any] = ("overview", None)
        self.go: Any = None

    def say(self, title: str, value: str, hint: str, state: str, target: tuple[str, Any]) -> None:
        """Show other figures."""
        self.title.setText(title)
        self.value.setText(value)
        self.hint.setText(hint)
        set_look(self.value, state=state)
        self.setAccessibleName(f"{title}: {value}")
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.target = target

    def _open(self) -> None:
        if self.go is not None:
            self.go(*self.target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))


class Numbers(QFrame):
    """Unexplained (the hero), matched, in transit, still with channels, fees."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("frame", "panel")
        self._session = session
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.parts = [Number("hero"), *(Number("amount") for _ in range(4))]
        for at, one in enumerate(self.parts):
            one.go = self._go
            if at:
                self._row.addWidget(frame("column"))
            self._row.addWidget(one, 5 if not at else 4)

    def _go(self, page: str, target: Any) -> None:
        self._session.go.emit(page, target)

    def show_figures(self, figures: OverviewFigures, one: CurrencyFigures) -> None:
        """Show the amounts of one currency."""
        figured = (self._unexplained, self._matched, self._transit, self._left, self._fees)
        for part, said in zip(self.parts, figured, strict=True):
            part.say(*said(figures, one))

    def set_stacked(self, on: bool) -> None:
        """Stand one below the other where there is no room for five beside each other."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if on else QBoxLayout.Direction.LeftToRight)

    def _unexplained(self, figures: OverviewFigures, one: CurrencyFigures) -> tuple[Any, ...]:
        odd = [line for line in one.lines if line.unexplained]
        amount = sum(abs(line.unexplained) * int(10 ** (one.exp - line.exp)) for line in odd)
        signs = {line.unexplained > 0 for line in odd}
        title = self.tr("Unexplained, short plus over") if signs else self.tr("Unexplained")
        if len(signs) == 1:
            title = self.tr("Unexplained, short") if signs == {True} else self.tr("Unexplained, over")
        alone = [line for line in one.lines if line.lacking]  # nothing was held against these: they prove nothing
        every = len(one.lines) - len(alone)
        hint = self.tr("{count} of {all} pairs open").format(count=len(odd), all=every)
        if len(odd) == 1:
            a, b = accounts_said(odd[0], one.lines, figures.name)
            hint = self.tr("1 of {all} pairs open: {a} ↔ {b}").format(all=every, a=a, b=b)
        if alone:
            more = self.tr("%n more with one side alone", "", len(alone))
            hint = self.tr("{said}; {more}").format(said=hint, more=more)
        target: Any = {"comparison": odd[0].comparison, "tab": "todo"} if odd else {"tab": "all"}
        value = shown.amount(amount, one.exp, one.currency)
        state = "open" if odd else "matched" if every else ""
        return title, value if odd or not every else f"{value} ✓", hint, state, ("review", target)

    def _matched(self, _figures: OverviewFigures, one: CurrencyFigures) -> tuple[Any, ...]:
        matched, whole = one.total("matched_gross"), one.total("gross")  # a refund is no less matched than a payment
        count = sum(line.matched_a + line.matched_b for line in one.lines)
        every = sum(line.count_a + line.count_b for line in one.lines)
        words = self.tr("by count {share}, {count} of {all}")
        hint = words.format(share=share(count, every), count=shown.count(count), all=shown.count(every))
        return self.tr("Matched, by amount"), share(matched, whole), hint, "", ("review", {"tab": "all"})

    def _transit(self, figures: OverviewFigures, one: CurrencyFigures) -> tuple[Any, ...]:
        count, waiting = one.ageing.waiting
        hint = self.tr("{count} item(s)", "", count).format(count=shown.count(count))
        if count and figures.waiting_due:
            words = self.tr("{count} item(s), the next due {day}", "", count)
            hint = words.format(count=shown.count(count), day=day_text(figures.waiting_due, figures.period.last.year))
        value = shown.amount(waiting, one.ageing.exp, one.currency)
        return self.tr("In transit"), value, hint, "timing" if count else "", ("discrepancies", {"state": 0})

    def _left(self, _figures: OverviewFigures, one: CurrencyFigures) -> tuple[Any, ...]:
        stated = [flow for flow in one.money.flows if flow.opening is not None]
        value = shown.amount(sum(flow.left for flow in stated), one.money.exp, one.currency) if stated else "—"
        hint = self.tr("closing balance, {count} of {all} channels state one")
        hint = hint.format(count=len(stated), all=len(one.money.flows))
        if len(stated) == len(one.money.flows):
            hint = self.tr("closing balance, {count} channel(s)", "", len(stated)).format(count=len(stated))
        return self.tr("Still with channels"), value, hint, "", ("statements", None)

    def _fees(self, _figures: OverviewFigures, one: CurrencyFigures) -> tuple[Any, ...]:
        fees, taken = one.money.total("fees"), one.money.total("taken")
        value = shown.amount(fees, one.money.exp, one.currency)
        hint = self.tr("{share} of takings").format(share=share(fees, taken, 2))
        odd = [group for group in one.ageing.codes if group.key in ("AM4", "AM5", "AM6") and group.counts[0]]
        if odd:
            over = shown.amount(sum(group.sums[0] for group in odd), one.ageing.exp, one.currency)
            hint = self.tr("{share} of takings, {amount} in question").format(share=share(fees, taken, 2), amount=over)
        target = {"code": odd[0].key} if odd else None
        return (
            self.tr("Fees and commission"),
            value,
            hint,
            "",
            ("discrepancies", target) if odd else ("statements", None),
        )


def share(part: int, whole: int, digits: int = 1) -> str:
    """Return a share as `98.7 %`; — of nothing. A hundred per cent only where it is all."""
    if not whole:
        return "—"
    scale = 10**digits
    value = (200 * scale * part + whole) // (2 * whole)
    value = min(value, 100 * scale - 1) if part < whole else value
    return f"{value // scale}.{value % scale:0{digits}d} %"
