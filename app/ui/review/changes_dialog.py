"""What changed since a sign-off: each pair, item and statement as it was signed and as it is today."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.match import WAITING
from app.services.sign_off import Change
from app.ui.delegates.cell import CellDelegate
from app.ui.models import shown
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.models.states import ITEM_STATES, state_word
from app.ui.review.data_grid import DataGrid
from app.ui.review.sides import told_apart
from app.ui.review.sign_off_view import SignOffView
from app.ui.text import local_time
from app.ui.theme import theme
from app.ui.widgets.common import label
from app.ui.widgets.dialog import Dialog

#: Fields of a proof line that are amounts, in the order told.
_MONEY = ("sum_a", "sum_b", "waiting", "explained", "open", "unexplained")


class ChangesDialog(Dialog):
    """A table to read and to copy; the signed numbers themselves cannot change."""

    def __init__(self, view: SignOffView, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "sign-off#changed")
        self._words, self._titles = words, view.titles
        frozen = view.signed or view.prepared
        title = self.tr("Changed since the sign-off") if view.signed else self.tr("Changed since it was submitted")
        then = self.tr("As signed") if view.signed else self.tr("As submitted")
        self.setWindowTitle(title)
        self.resize(theme.px(860), theme.px(420))
        box = QVBoxLayout(self)
        text = self.tr("The numbers signed by {name} on {time} are kept as they were. Since then this is different:")
        if not view.signed:
            text = self.tr("{name} submitted the numbers on {time}. Since then this is different:")
        told = text.format(name=frozen.name, time=local_time(frozen.at)) if frozen else ""
        box.addWidget(label(told, "quiet", wrap=True))
        self.grid = DataGrid(self)
        self.grid.setAccessibleName(title)
        self.model = RowsModel(parent=self.grid)
        self.model.set_titles([self.tr("What"), then, self.tr("Now")])
        self.model.set_rows([self._row(one) for one in view.changes])
        self.grid.setModel(self.model)
        self._delegate = CellDelegate(self.grid)
        self.grid.setItemDelegate(self._delegate)
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        box.addWidget(self.grid, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)

    def _row(self, one: Change) -> tuple[Paint, ...]:
        tell = {"proof": self._pair, "items": self._item, "statements": self._statement}[one.section]
        then, now = (tell(each, other) for each, other in ((one.then, one.now), (one.now, one.then)))
        return Paint(self._name(one)), Paint(then, "text2"), Paint(now, "text" if now != then else "text2")

    def _name(self, one: Change) -> str:
        said = one.then or one.now
        if one.section == "proof":
            names = (self._titles.get(said[key]) or said[key] or "—" for key in ("account_a", "account_b"))
            a, b = told_apart(said["comparison"], *names)
            return f"{said['comparison']} {a} ↔ {b}"
        if one.section == "items":
            return f"{said['code']} {self._words.code_title(said['code'])} {said.get('ref', '')}".strip()
        return str(said.get("file") or one.name)

    def _pair(self, said: dict[str, Any], other: dict[str, Any]) -> str:
        words = {
            "sum_a": self.tr("sum A"),
            "sum_b": self.tr("sum B"),
            "waiting": self.tr("in transit"),
            "explained": self.tr("explained"),
            "open": self.tr("open"),
            "unexplained": self.tr("unexplained"),
        }
        if not said:
            return "—"
        told = [f"{words[key]} {shown.plain_amount(said[key])}" for key in _MONEY if said[key] != other.get(key)]
        return " · ".join(told) or self.tr("the same amounts, other counts")

    def _item(self, said: dict[str, Any], _other: dict[str, Any]) -> str:
        if not said:
            return "—"
        state = state_word(ITEM_STATES[int(said.get("state", WAITING))])
        reason = self._words.say(f"reason.{said['reason']}") if said.get("reason") else ""
        parts = [shown.plain_amount(said["amount"]), state, reason, said.get("note", "")]
        return " · ".join(one for one in parts if one)

    def _statement(self, said: dict[str, Any], _other: dict[str, Any]) -> str:
        return str(said["digest"][:12]) if said else "—"
