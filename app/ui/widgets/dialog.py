"""A dialog with the margins of a page and the height that its words need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QDialogButtonBox, QFormLayout, QStyle

_MARGIN = 16
_BESIDE, _BELOW = 12, 8  # a form: from a name to its field, from one row to the next


class Dialog(QDialog):
    """Stands as far from its edges as a page does, unless its layout says otherwise.

    Where no size was given, it is as tall as its width asks for. Qt takes the height that a wrapped text has at the
    narrowest, and what the text then does not need stands as a gap between the rows.
    """

    def showEvent(self, event: QShowEvent) -> None:
        layout = self.layout()
        if layout is not None and not event.spontaneous():
            given = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            usual = self.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin, None, self)
            margins = layout.contentsMargins()
            if {margins.left(), margins.top(), margins.right(), margins.bottom()} == {usual}:
                layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
                if isinstance(layout, QFormLayout):
                    layout.setHorizontalSpacing(_BESIDE)
                    layout.setVerticalSpacing(_BELOW)
                if not given:
                    self.adjustSize()
            self._fit(grows_alone=given)
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit(grows_alone=True)
        return done

    def _fit(self, grows_alone: bool) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        height = layout.totalHeightForWidth(self.width())
        if height > self.height() or (not grows_alone and height < self.height()):
            self.resize(self.width(), height)


def foot(action: QAbstractButton, cancel: QAbstractButton) -> QDialogButtonBox:
    """Return the row that ends a dialog: its two buttons in the order in which the system has them everywhere."""
    box = QDialogButtonBox()
    box.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
    return box
