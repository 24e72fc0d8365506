"""Saving rules: a person says yes first where signed-off months would have been decided otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.domain.match import Rules
from app.ui.review.ask import ask_many
from app.ui.session import Session


class RuleSaving:
    """Saves for one section. failed: what to do with an error; saved: what to do with the rules as stored."""

    def __init__(
        self,
        section: QWidget,
        session: Session,
        failed: Callable[[BaseException], None],
        saved: Callable[[Rules], None] | None = None,
    ) -> None:
        self._section, self._session = section, session
        self._failed, self._saved = failed, saved

    def save(self, rules: Rules, even_so: bool = False) -> None:
        """Store rules in the background; even_so: she knows what they would have done to signed-off months."""

        def call(book: Any, actor: str, report: Any) -> Any:
            from app.services.save_rules import save_rules

            return save_rules(book, rules, actor, report, even_so=even_so)

        title = QCoreApplication.translate("RuleSaving", "Saving the rules")
        self._session.write(call, self._saved, partial(self._on_refused, rules), title)

    def _on_refused(self, rules: Rules, exc: BaseException) -> None:
        if not isinstance(exc, AppError) or exc.key != "rules.breaks":
            self._failed(exc)
            return
        text = QCoreApplication.translate(
            "RuleSaving",
            "Of signed months ({months}) this decides {wrong} records or matches otherwise than you did, and {lost} of "
            "your matches would not be found any more. Those months stay as they are. Save all the same?",
        )
        question = text.format(**exc.params)
        if ask_many(self._section, question, QCoreApplication.translate("RuleSaving", "Save all the same")):
            self.save(rules, even_so=True)
