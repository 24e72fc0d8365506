"""The shops looked at: a button of the context bar, and the tree below it in which they are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.shops import ALL, Choice, Shops
from app.ui.models.wanted import Wanted
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.drop_button import DropButton

if TYPE_CHECKING:
    from app.services.shop_tree import ShopTree

_WIDE, _NARROW = 260, 132  # pixels at 100 % of the button's text
_CHOICE, _RECENT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ShopSelector(DropButton):
    """chosen: the shops to look at. It is hidden while there is nothing to choose from."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(icon="store")
        self.shops, self.company, self._short = ALL, "", False
        self.tree: ShopTree | None = None
        self.recent: list[Shops] = []
        self.clicked.connect(self.open)
        self.popup: ShopPopup | None = None
        self.hide()

    @property
    def wanted(self) -> bool:
        """Return whether there is anything to choose from."""
        return self.tree is not None and bool(self.tree.shops)

    def show_shops(self, shops: Shops, tree: ShopTree | None, company: str, recent: Sequence[Shops]) -> None:
        """Show what is chosen; recent: what was chosen last, the latest first."""
        self.shops, self.tree, self.company, self.recent = shops, tree, company, list(recent)
        self._write()

    def set_short(self, short: bool) -> None:
        """Leave the company out, and elide sooner, where the bar has no room."""
        if short != self._short:
            self._short = short
            self._write()

    def _write(self) -> None:
        said = self.said(self.shops)
        whole = f"{self.company}・{said}" if self.company else said
        most = theme.px(_NARROW if self._short else _WIDE)
        text = self.fontMetrics().elidedText(said if self._short else whole, Qt.TextElideMode.ElideRight, most)
        self.setText(text)
        self.setToolTip(whole)
        self.setAccessibleName(self.tr("Shops looked at: {shops}").format(shops=said))

    def said(self, shops: Shops) -> str:
        """Return a choice in words: all, a name or two, or how many."""
        if shops.every:
            return self.tr("All shops")
        names = [self.name(one) for one in shops.ordered()]
        if len(names) <= 2:
            return self.tr("{one} and {other}").format(one=names[0], other=names[1]) if names[1:] else names[0]
        return self.tr("{count} chosen").format(count=len(names))

    def listed(self, shops: Shops) -> str:
        """Return every name of a choice, "" for all shops."""
        return " · ".join(self.name(one) for one in shops.ordered())

    def name(self, choice: Choice) -> str:
        """Return how a shop, or an account of one, is called."""
        shop, account = choice
        said = shop or self.tr("No shop stated")
        if account is None:
            return said
        accounts = next((some for name, some in self.tree.shops if name == shop), ()) if self.tree else ()
        title = next((title for code, title, _number in accounts if code == account), account)
        return f"{said} · {title or self.tr('no account told')}"

    def open(self) -> None:
        """Open the tree below the button."""
        if self.tree is None or not self.isVisible():
            return
        self.popup = ShopPopup(self, self.tree)
        self.popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup.decided.connect(self.chosen)
        self.popup.destroyed.connect(self._on_closed)
        self.popup.open_below(self)

    def _on_closed(self) -> None:
        self.popup = None


class ShopPopup(QFrame):
    """Filter line, what was chosen last, the tree. Space ticks, Enter shows; a click on a name shows it alone."""

    decided = Signal(object)

    def __init__(self, owner: ShopSelector, tree: ShopTree) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setProperty("frame", "toast")  # what lies over the window
        self.setProperty("help_topic", "shops")
        self.setAccessibleName(self.tr("Shops to look at"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Name, pinyin initials or number"))
        self.filter.setAccessibleName(self.tr("Find a shop"))
        self.filter.setClearButtonEnabled(True)
        whole.addWidget(self.filter)
        self.rows = QTreeWidget()
        self.rows.setHeaderHidden(True)
        self.rows.setAccessibleName(self.tr("Shops"))
        self.rows.setExpandsOnDoubleClick(False)
        whole.addWidget(self.rows, 1)
        foot = QHBoxLayout()
        self.hint = label(self.tr("Space ticks, Enter shows."), role="hint")
        self.show_ticked = button(self.tr("Show"), kind="primary", on=self._show_ticked)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.show_ticked)
        whole.addLayout(foot)
        self._ticked = False  # somebody ticked or unticked: Enter shows what is ticked
        self._fill(tree)
        self.filter.textChanged.connect(self._on_filter)
        self.rows.itemChanged.connect(self._on_tick)
        self.rows.itemClicked.connect(self._on_click)
        for one in (self.filter, self.rows):
            one.installEventFilter(self)

    # content

    def _fill(self, tree: ShopTree) -> None:
        for one in self._owner.recent:
            row = QTreeWidgetItem([self._owner.said(one)])
            row.setIcon(0, theme.icon("history"))
            row.setSizeHint(0, QSize(0, theme.row_height()))
            row.setData(0, _RECENT, one)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.rows.addTopLevelItem(row)
        self.root = self._row(self._owner.company or self.tr("All shops"), None, True)
        if self._owner.company:
            self.root.setText(0, f"{self._owner.company}・{self.tr('All shops')}")
        self.rows.addTopLevelItem(self.root)
        for shop, accounts in tree.shops:
            row = self._row(shop or self.tr("No shop stated"), (shop, None), bool(accounts))
            self.root.addChild(row)
            for code, title, number in accounts:
                words = f"{title}  {number}" if number and number not in title else title
                row.addChild(self._row(words, (shop, code), False))
            if accounts and (shop, "") in tree.belonging.places:
                row.addChild(self._row(self.tr("No account told"), (shop, ""), False))
        self.rows.expandAll()
        for row in self._leaves():
            choice = row.data(0, _CHOICE)
            place = (choice[0], choice[1] or "")
            row.setCheckState(
                0, _ON if place in self._owner.shops or (choice[0], None) in self._owner.shops.chosen else _OFF
            )
        self.rows.setCurrentItem(self.root)
        self._say()

    def _row(self, words: str, choice: Choice | None, parent: bool) -> QTreeWidgetItem:
        row = QTreeWidgetItem([words])
        row.setSizeHint(0, QSize(0, theme.row_height()))
        row.setData(0, _CHOICE, choice)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        row.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate if parent else flags)
        row.setCheckState(0, _OFF)
        return row

    def _leaves(self) -> list[QTreeWidgetItem]:
        shops = [self.root.child(at) for at in range(self.root.childCount())]
        return [leaf for one in shops for leaf in ([one.child(at) for at in range(one.childCount())] or [one])]

    # what is ticked

    def ticked(self) -> Shops:
        """Return what is ticked; everything is nothing left out."""
        if self.root.checkState(0) is _ON:
            return ALL
        found: set[Choice] = set()
        for at in range(self.root.childCount()):
            shop = self.root.child(at)
            if shop.checkState(0) is _ON:
                found.add(shop.data(0, _CHOICE))
            else:
                accounts = [shop.child(one) for one in range(shop.childCount())]
                found |= {one.data(0, _CHOICE) for one in accounts if one.checkState(0) is _ON}
        return Shops(frozenset(found))

    def _on_tick(self, _row: QTreeWidgetItem) -> None:
        self._ticked = True
        self._say()

    def _say(self) -> None:
        some = self.root.checkState(0) is not _OFF
        self.show_ticked.setEnabled(some)
        words = self.tr("Space ticks, Enter shows.")
        self.hint.setText(words if some else self.tr("Tick at least one shop."))

    def _show_ticked(self) -> None:
        if self.root.checkState(0) is not _OFF:
            self._decide(self.ticked())

    def _on_click(self, row: QTreeWidgetItem) -> None:
        """Show a row alone where its name was clicked; a click on its box ticks it."""
        if row.data(0, _RECENT) is not None or not self._on_box(row):
            self._decide(self._alone(row))

    def _on_box(self, row: QTreeWidgetItem) -> bool:
        at = self.rows.viewport().mapFromGlobal(self.cursor().pos()).x()
        left = self.rows.visualItemRect(row).left()
        return left <= at <= left + theme.px(24)

    def _alone(self, row: QTreeWidgetItem) -> Shops:
        recent, choice = row.data(0, _RECENT), row.data(0, _CHOICE)
        if recent is not None:
            return recent if isinstance(recent, Shops) else ALL
        return ALL if choice is None else Shops(frozenset({tuple(choice)}))

    def _decide(self, shops: Shops) -> None:
        self.close()
        self.decided.emit(shops)

    # filter and keys

    def _on_filter(self, typed: str) -> None:
        wanted = Wanted(typed)
        for at in range(self.rows.topLevelItemCount()):
            self._let(self.rows.topLevelItem(at), wanted, False)
        shown = next((one for one in self._in_order() if not one.isHidden() and wanted.is_in(one.text(0))), None)
        if shown is not None and typed.strip():
            self.rows.setCurrentItem(shown)

    def _let(self, row: QTreeWidgetItem, wanted: Wanted, above: bool) -> bool:
        """Hide a row that neither it, nor what is above or below it, says what is looked for."""
        own = above or not wanted or wanted.is_in(row.text(0))
        below = [self._let(row.child(at), wanted, own) for at in range(row.childCount())]
        row.setHidden(not (own or any(below)))
        return own or any(below)

    def _in_order(self) -> list[QTreeWidgetItem]:
        out: list[QTreeWidgetItem] = []
        todo = [self.rows.topLevelItem(at) for at in range(self.rows.topLevelItemCount())]
        while todo:
            row = todo.pop(0)
            out.append(row)
            todo = [row.child(at) for at in range(row.childCount())] + todo
        return out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self.rows.currentItem()
                if self._ticked:
                    self._show_ticked()
                elif row is not None and not row.isHidden():
                    self._decide(self._alone(row))
                return True
            if watched is self.filter and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.rows.setFocus()
                return True
        return super().eventFilter(watched, event)

    def open_below(self, part: QWidget) -> None:
        """Open below a part of the window, the filter line ready to be typed in."""
        rows = len(self._in_order())
        self.resize(theme.px(340), min(theme.px(460), theme.px(28 * rows + 120)))
        self.move(part.mapToGlobal(QPoint(0, part.height())))
        self.show()
        self.filter.setFocus()
