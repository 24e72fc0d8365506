"""How large a difference may be written off in this book, and the limits that its runs go by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.book import home_of
from app.domain.money import plain
from app.services.write_off import DEFAULT_LIMIT
from app.ui.models import shown
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.settings.run_limits import RunLimits
from app.ui.text import typed_amount
from app.ui.theme import theme
from app.ui.widgets.common import Notice


class LimitsSection(Form):
    """Taken when the field is left, or at Enter; the change is a step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.group(self.tr("Writing off"))
        self.limit = QLineEdit()
        self.limit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.row(
            self.tr("Largest difference"),
            self.limit,
            self.tr("Of any currency, for one match. Larger differences are explained or booked instead."),
        )
        self.notice = Notice()
        self.wide(self.notice)
        self.run_limits = RunLimits(self, session, self._on_failed)
        self._said = DEFAULT_LIMIT
        self.limit.editingFinished.connect(self._on_finished)
        theme.changed.connect(self._widen)
        session.book_changed.connect(self.refresh)
        self._widen()
        self.refresh()

    def refresh(self) -> None:
        """Show the limit of the open book."""
        self.limit.setEnabled(self.session.book is not None)
        self.run_limits.refresh()
        if self.session.book is None:
            return

        def call(uow: Any, _report: Any) -> Any:
            from app.services.write_off import limit

            return limit(uow)

        self.session.read(call, self._on_read, self._on_failed)

    def _on_read(self, limit: str) -> None:
        self._said = limit
        if not self.limit.isModified():
            self.limit.setText(shown.plain_amount(limit))

    def _on_finished(self) -> None:
        typed = typed_amount(self.limit.text())
        if typed is None or typed[0] < 0:
            self.notice.say(self.session.words.say("split.not_amount", {"text": self.limit.text()}))
            return
        self.notice.hide()
        amount = plain(*typed, home_of(self.session.info))
        if amount == self._said:
            return
        self._said = amount

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.write_off import set_limit

            return set_limit(book, amount, actor)

        self.session.write(call, None, self._on_failed)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self.session.words)

    def _widen(self) -> None:
        self.limit.setFixedWidth(theme.px(120))
