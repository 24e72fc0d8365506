"""The line of alerts: the most pressing one with its rows, the others on demand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.period import day_number
from app.ui import resources
from app.ui.dashboard.steps import said
from app.ui.models import shown
from app.ui.session import Session
from app.ui.text import day_text
from app.ui.theme import theme
from app.ui.widgets.common import button, frame, label

if TYPE_CHECKING:
    from app.services.alerts import Alert


class AlertsBar(QFrame):
    """Hidden where there is nothing to say."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("frame", "panel")
        self._session = session
        self.alerts: tuple[Alert, ...] = ()
        self.open = self._several = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 2, 0, 2)
        self._box.setSpacing(0)
        self._rows: list[QWidget] = []
        self._indent = 0  # of the sentences below the first one, pixels
        self.links: list[QWidget] = []
        self.more = button("", kind="link", on=self._toggle)
        self.more.setParent(self)
        self.more.hide()
        theme.changed.connect(self._fill)

    def show_alerts(self, alerts: tuple[Alert, ...], several: bool = False) -> None:
        """Show other alerts, the first of them in full; several: whether the month has more currencies than one."""
        self.alerts, self._several = alerts, several
        self.setVisible(bool(alerts))
        self._fill()

    def _toggle(self) -> None:
        self.open = not self.open
        self._fill()
        self.more.setFocus()

    def _fill(self) -> None:
        self.more.setParent(self)
        for old in self._rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self.links = [], []
        count = len(self.alerts)
        for at, one in enumerate(self.alerts if self.open else self.alerts[:1]):
            row = self._row(one, count if not at else 0)
            if at:
                line = frame("line")
                self._box.addWidget(line)
                self._rows.append(line)
            self._box.addWidget(row)
            self._rows.append(row)
        widest = max((one.sizeHint().width() for one in self.links), default=0)
        for one in self.links:  # so that they and the sums beside them stand in line
            row = one.parentWidget().layout()
            row.insertSpacing(row.indexOf(one) + 1, widest - one.sizeHint().width())
        self.setAccessibleName(self.tr("Alerts") + f": {count}")

    def _row(self, alert: Alert, count: int) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 4, 12, 4)
        box.setSpacing(8)
        mark = label("")
        size = theme.px(16)
        if count:
            mark.setPixmap(resources.pixmap("bell", theme.tokens["open"], size, self.devicePixelRatioF()))
        mark.setFixedWidth(size)
        box.addWidget(mark)
        if count:
            head = self.tr("1 alert") if count == 1 else self.tr("{count} alerts").format(count=count)
            name = label(head, "panel")
            box.addWidget(name)
            name.ensurePolished()
            self._indent = name.sizeHint().width() + box.spacing()
        else:
            box.addSpacing(self._indent)
        text = label(alert_text(alert, self._session), wrap=True)
        box.addWidget(text, 1)
        if alert.currency:
            amount = shown.amount_of(alert.amount, alert.exp, alert.currency, self._several)
            box.addWidget(label(self.tr("{amount} at stake").format(amount=amount), "hint"))
        see = self.tr("See it") if alert.count == 1 else self.tr("See the {count}").format(count=alert.count)
        link = button(see, "arrow-right", kind="link", on=lambda: self._session.go.emit(alert.page, alert.target))
        link.setAccessibleName(f"{see}: {text.text()}")
        self.links.append(link)
        box.addWidget(link)
        if count > 1:
            words = self.tr("{count} more").format(count=count - 1)
            self.more.set_text(self.tr("Fewer") if self.open else words)
            box.addWidget(frame("vline"))
            box.addWidget(self.more)
            self.more.show()
        elif not count and self.more.text():
            box.addSpacing(self.more.sizeHint().width() + 17)  # as wide as what stands in the first row
        return row


def alert_text(alert: Alert, session: Session) -> str:
    """Return an alert as a sentence; one thing is said as one."""
    params = dict(alert.params)
    if "since" in params:
        since = day_number(date.fromisoformat(params["since"]))
        params["since"] = day_text(since, session.period.last.year)
    return said(session.words.say, alert.key, alert.count, **params)
