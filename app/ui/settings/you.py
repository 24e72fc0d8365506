"""Who sits here: the name in the history and under sign-offs."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.theme import theme


class YouSection(Form):
    """Taken when the field is left, or at Enter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.group(self.tr("You"))
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.row(
            self.tr("Your name"),
            self.name,
            self.tr("Stands in the history from now on and is proposed under a sign-off. What is written stays."),
        )
        self.refresh()
        self.name.editingFinished.connect(self._on_finished)
        theme.changed.connect(self._widen)
        self._widen()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        if not self.name.hasFocus():
            self.name.setText(self.session.settings.name)

    def _on_finished(self) -> None:
        name = self.name.text().strip()
        if name != self.session.settings.name:
            self.change(name=name)

    def _widen(self) -> None:
        self.name.setFixedWidth(theme.px(260))
