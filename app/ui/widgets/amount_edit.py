"""A field for an amount that the program proposes: where amounts are hidden, what stands in it is hidden as well."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.privacy import privacy


class AmountEdit(QLineEdit):
    """Where amounts are hidden it shows dots; what the person types over them is seen until the field is left."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        privacy.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.PasswordEchoOnEdit if privacy.hidden else modes.Normal)
