"""What becomes of the first rows of an unknown table under a layout: records as they will be stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.record import NO_TIME
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.data_grid import DataGrid
from app.ui.session import Session
from app.ui.text import NOTHING, amount_text, count_text, shortened, visible
from app.ui.theme import theme
from app.ui.widgets.common import frame, label

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the source's own clock
_RIGHT = (2, 3, 4)
_ROWS = 5


class ResultPanel(QWidget):
    """Five rows; the height is reserved, so that nothing moves when they come."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = frame("foot")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(label(self.tr("After the import"), "panel"))
        self.hint = label(
            self.tr("The first five rows. Money received is positive, money given back negative."), "hint"
        )
        row.addWidget(self.hint, 1)
        layout.addWidget(head)
        titles = [
            self.tr("Type"), self.tr("Time"), self.tr("Amount"), self.tr("Fee"), self.tr("Net"),
            self.tr("Order number"), self.tr("Transaction number"), self.tr("Other party"), self.tr("Row"),
        ]  # fmt: skip
        self.model = RowsModel(titles, _RIGHT, self)
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("First rows after the import"))
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self._amount = AmountDelegate(self.grid)
        for column in _RIGHT:
            self.grid.setItemDelegateForColumn(column, self._amount)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.share((5, 6, 7), (8, 4, 7, 6))
        layout.addWidget(self.grid, 1)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.setMinimumHeight(80)

    def show_records(self, records: Sequence[Mapping[str, Any]]) -> None:
        """Show other records."""
        self.model.set_rows([self._cells(one) for one in records[:_ROWS]])

    def _cells(self, one: Mapping[str, Any]) -> tuple[Paint, ...]:
        fee, exp = one["fee"], int(one["exp"])
        fee_text = NOTHING if fee is None else amount_text(-int(fee), int(one["fee_exp"]), one["currency"])
        top = max(exp, int(one["fee_exp"]))
        amount = int(one["amount"]) * 10 ** (top - exp)
        net = amount - int(fee) * 10 ** (top - int(one["fee_exp"])) if fee is not None else amount
        moment = _EPOCH + timedelta(seconds=int(one["at"]))
        when = f"{moment:%Y-%m-%d}" if one["offset"] == NO_TIME else f"{moment:%Y-%m-%d %H:%M:%S}"
        texts = [shortened(visible(str(one[name] or "")), 30) for name in ("order_ref", "channel_ref", "counterparty")]
        return (
            Paint(self._session.words.say(f"mapping.kind.{one['kind']}")),
            Paint(when),
            Paint(amount_text(int(one["amount"]), exp, one["currency"])),
            Paint(fee_text, "text" if fee else "text3"),
            Paint(amount_text(net, top, one["currency"])),
            *(Paint(text or NOTHING, "text" if text else "text3") for text in texts),
            Paint(count_text(int(one["row"])), "text3"),
        )
