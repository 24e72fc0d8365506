"""The find box: one field over all layers and all commands; records by layer with the trail of their money."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.period import day_of
from app.services.search import Found, Hit
from app.ui.delegates.lined import LinedDelegate
from app.ui.models import shown
from app.ui.models.wanted import Wanted
from app.ui.session import Session
from app.ui.text import plain_amount_text
from app.ui.theme import theme
from app.ui.widgets.common import label

_ICONS = {
    "order": "receipt-text",
    "channel": "wallet",
    "settlement": "layers",
    "bank": "landmark",
    "ledger": "book-open",
}
_WAIT_MS = 250
_MOST_COMMANDS = 8


class FindPanel(QDialog):
    """Find an order, number, amount, party or command; Enter goes to the record in the review, or gives the command."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "find")
        self.session = session
        self.setWindowTitle(self.tr("Find"))
        self.resize(theme.px(720), theme.px(460))
        box = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Order, number, amount, party or command"))
        self.field.setAccessibleName(self.tr("Find an order, number, amount, party or command"))
        self.field.setClearButtonEnabled(True)
        self.results = QListWidget()
        self.results.setItemDelegate(LinedDelegate(self.results))
        self.results.setAccessibleName(self.tr("Results"))
        self.results.setWordWrap(False)
        self.said = label("", "hint")
        for one in (self.field, self.results, self.said):
            box.addWidget(one)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(self._timer.start)
        self.field.returnPressed.connect(self._on_enter)
        self.results.itemActivated.connect(self._on_chosen)
        self._wanted = ""

    def _search(self) -> None:
        text = self.field.text().strip()
        self._wanted = text
        self.results.clear()
        self.said.setText("")
        self._show_commands(text)
        if len(text) < 2 or self.session.book is None:
            self._to_first()
            return

        def call(uow: Any, _report: Any) -> Any:
            from app.services.search import search

            return search(uow, text)

        self.session.read(call, self._on_found)

    def _on_found(self, found: Found) -> None:
        if found.text != self._wanted:
            return
        self.results.clear()
        commands = self._show_commands(found.text)
        words = {
            "order": self.tr("Orders"),
            "channel": self.tr("Channel"),
            "settlement": self.tr("Settlement"),
            "bank": self.tr("Bank"),
            "ledger": self.tr("Books"),
        }
        for layer, hits in found.groups:
            self._head(words[layer], len(hits))
            for hit in hits:
                self.results.addItem(self._row(layer, hit))
        total = found.total + commands
        said = self.tr("{count} found").format(count=shown.count(total))
        self.said.setText(said if total else self.tr("Nothing found"))
        self._to_first()

    def _to_first(self) -> None:
        for row in range(self.results.count()):
            if self.results.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.results.setCurrentRow(row)
                break

    def _show_commands(self, text: str) -> int:
        """Show the commands whose words hold the text, or whose characters are read as this pinyin."""
        menus = getattr(self.parent(), "menus", None)
        wanted = Wanted(text)
        if menus is None or not wanted:
            return 0
        found = [one for one in menus.commands() if one[2].isEnabled() and wanted.is_in(one[0])][:_MOST_COMMANDS]
        if found:
            self._head(self.tr("Commands"), len(found))
        for words, key, command in found:
            item = QListWidgetItem(command.icon(), f"{words}   {key}" if key else words)
            item.setData(Qt.ItemDataRole.UserRole, command)
            item.setSizeHint(QSize(0, theme.px(28)))
            self.results.addItem(item)
        return len(found)

    def _head(self, words: str, count: int) -> None:
        head = QListWidgetItem(f"{words}  {count}")
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.results.addItem(head)

    def _row(self, layer: str, hit: Hit) -> QListWidgetItem:
        when = shown.moment_full(hit.at, hit.dated, seconds=False)
        parts = [when, hit.ref or "—", shown.party(hit.party), f"{plain_amount_text(hit.amount)} {hit.currency}"]
        trail = self._trail(hit)
        text = "   ".join(one for one in parts if one) + (f"\n{trail}" if trail else "")
        item = QListWidgetItem(theme.icon(_ICONS[layer]), text)
        item.setData(Qt.ItemDataRole.UserRole, (hit.comparison, hit.record))
        item.setSizeHint(QSize(0, theme.px(46 if trail else 28)))
        return item

    def _trail(self, hit: Hit) -> str:
        """Return the stations of the money after (and before) this record, a few of them."""
        if not hit.trail:
            return ""
        stations = [
            f"{plain_amount_text(one.amount)} {shown.day_short(day_of(one.at // 86_400))}" for one in hit.trail[:4]
        ]
        more = f" +{len(hit.trail) - 4}" if len(hit.trail) > 4 else ""
        return "→ " + " → ".join(stations) + more

    def _on_enter(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()
            self.results.setFocus()
        elif self.results.currentItem() is not None:
            self._on_chosen(self.results.currentItem())

    def _on_chosen(self, item: QListWidgetItem) -> None:
        data = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(data, QAction):
            self.accept()
            QTimer.singleShot(0, data.trigger)  # once this box is closed: the command may open one of its own
        elif data:
            self.session.go.emit("review", {"comparison": data[0], "record": data[1]})
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.results.setFocus()
        else:
            super().keyPressEvent(event)
