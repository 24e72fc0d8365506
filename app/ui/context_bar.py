"""The bar over a page: its title, the shops and the period looked at and its state, the page's actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.domain.period import Period, PeriodState
from app.ui.access_letters import words_of
from app.ui.text import month_text, period_text
from app.ui.theme import CONTEXT_BAR, theme
from app.ui.widgets.common import Chip, KeyButton, frame, hang_menu, icon_button
from app.ui.widgets.drop_button import DropButton
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.shop_selector import ShopSelector

_EDGE, _GAP = 16, 8


class ContextBar(QWidget):
    """Tells the window by signals what was chosen."""

    period_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        ground = frame("bar")
        ground.setProperty("strip", "true")  # the strip of work below it has the line
        outer.addWidget(ground)
        layout = QHBoxLayout(ground)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        self.title = ElidedLabel("title")
        layout.addWidget(self.title)
        layout.addSpacing(8)
        self.shops = ShopSelector()
        layout.addWidget(self.shops)
        self.before = icon_button("chevron-left", self.tr("Previous month"), on=lambda: self._step(-1))
        self.after = icon_button("chevron-right", self.tr("Next month"), on=lambda: self._step(1))
        self.month = DropButton(icon="calendar")
        self.month.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.month.setAccessibleName(self.tr("Period"))
        self.months = QMenu(self.month)
        hang_menu(self.month, self.months, letters=False)  # months are gone through with the arrows
        self.state = Chip()
        for one in (self.before, self.month, self.after, self.state):
            layout.addWidget(one)
        self._size()
        theme.changed.connect(self._size)
        layout.addStretch(1)
        self.more = DropButton()
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More actions"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        hang_menu(self.more, QMenu(self.more))
        layout.addWidget(self.more)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        layout.addLayout(self._actions)
        self._buttons: list[_ActionButton] = []
        self._parts = (self.title, self.shops, self.before, self.month, self.after, self.state)
        self.period, self._with_period, self._with_shops = Period.month(2000, 1), True, True

    def set_period(self, period: Period, state: PeriodState, months: list[tuple[Period, PeriodState]]) -> None:
        """Show the period looked at, its state, and the months to choose from."""
        self.period = period
        self.month.setText(period_text(period))
        QTimer.singleShot(0, self, self.fit)
        look, icon, words = self._state_look(state)
        self.state.show_state(words, look, icon)
        self._show_state()
        self.months.clear()
        for one, its in months:
            _look, its_icon, its_words = self._state_look(its)
            choice = self.months.addAction(theme.icon(its_icon), f"{month_text(one.first)}    {its_words}")
            choice.triggered.connect(lambda _checked=False, one=one: self.period_chosen.emit(one))
        self.months.addSeparator()
        last = period.last
        for one in (Period.quarter(last.year, (last.month + 2) // 3), Period.year(last.year)):
            choice = self.months.addAction(period_text(one))
            choice.triggered.connect(lambda _checked=False, one=one: self.period_chosen.emit(one))
        self.months.addAction(self.tr("Other days…"), self._ask_days)

    def show_shops(self) -> None:
        """Show the shops looked at, where the page shows shops and the book has several."""
        self.shops.setVisible(self._with_shops and self.shops.wanted)
        self.fit()

    def _show_state(self) -> None:
        """Show whether a month is signed off; other days are only looked at."""
        self.state.setVisible(self._with_period and self.period.months == 1)

    def _ask_days(self) -> None:
        from app.ui.widgets.days_dialog import DaysDialog

        dialog = DaysDialog(self.period, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.period_chosen)
        dialog.open()

    def _state_look(self, state: PeriodState) -> tuple[str, str, str]:
        return {
            PeriodState.OPEN: ("accent", "pencil", self.tr("Period open")),
            PeriodState.PREPARED: ("timing", "user-check", self.tr("Prepared, awaiting review")),
            PeriodState.SIGNED: ("signed", "lock", self.tr("Signed off")),
            PeriodState.REOPENED: ("open", "undo-2", self.tr("Reopened")),
        }[state]

    def _step(self, by: int) -> None:
        self.period_chosen.emit(self.period.next() if by > 0 else self.period.previous())

    def set_page(self, title: str, actions: list[QAction], with_period: bool = True, with_shops: bool = True) -> None:
        """Show another page's title and actions; the last is the primary one, unless the page has that elsewhere.

        An action with the property `quiet` is outlined wherever it stands.
        """
        self.title.setText(title)
        self._with_period, self._with_shops = with_period, with_shops
        self.shops.setVisible(with_shops and self.shops.wanted)
        for one in (self.before, self.month, self.after):
            one.setVisible(with_period)
        self._show_state()
        while (item := self._actions.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()  # it is deleted later, but nobody may see or press it any more
                item.widget().deleteLater()
        self._buttons = []
        for at, one in enumerate(actions):
            made = action_button(one, primary=at == len(actions) - 1 and not one.property("quiet"))
            self._actions.addWidget(made)
            self._buttons.append(made)
        self.fit()

    def fit(self) -> None:
        """Put the actions that have no room into More, the first ones first; the last always stays a button.

        Before that the shops are said in fewer words.
        """
        widths = [one.sizeHint().width() + _GAP for one in self._buttons]
        for short in (False, True):
            self.shops.set_short(short)
            room = self.width() - 2 * _EDGE - 3 * _GAP
            room -= sum(one.sizeHint().width() + _GAP for one in self._parts if not one.isHidden())
            if sum(widths) <= room:
                break
        folded = 0
        if sum(widths) > room:
            room -= self.more.sizeHint().width() + _GAP
            while folded < len(widths) - 1 and sum(widths[folded:]) > room:
                folded += 1
        self.more.menu().clear()
        for at, one in enumerate(self._buttons):
            one.setVisible(at >= folded)
            if at < folded:
                self.more.menu().addAction(one.action)
        self.more.setVisible(folded > 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())  # what has no room folds; the window need not grow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _size(self) -> None:
        self.setFixedHeight(max(CONTEXT_BAR, round(CONTEXT_BAR * (1 + (theme.scale - 1) / 2))))
        QTimer.singleShot(0, self, self.fit)  # once the style sheet has given everything its size


class _ActionButton(KeyButton):
    """Follows its action's text and whether it may be used now; Qt ends the connection with the button."""

    def __init__(self, action: QAction, icon: str, kind: str) -> None:
        super().__init__(words_of(action), icon, kind, action.shortcut().toString())
        self.action = action

    @Slot()
    def follow(self) -> None:
        """Show what the action is now."""
        self.setEnabled(self.action.isEnabled())
        if self.text() != words_of(self.action):  # its menu may be open: no button shows a letter
            self.set_text(words_of(self.action))


def action_button(action: QAction, primary: bool = False) -> _ActionButton:
    """Return a button that shows and runs an action, with its key as a cap."""
    icon = action.property("icon_name") or ""
    made = _ActionButton(action, icon, "primary" if primary else "")
    made.setEnabled(action.isEnabled())
    made.clicked.connect(lambda _checked=False: action.trigger())

    action.changed.connect(made.follow)
    return made
