"""The shops looked at: what can be chosen, what was chosen last, and what of it is gone from the book."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.shops import Place, Shops
from app.ui import calls
from app.ui.context_bar import ContextBar
from app.ui.session import Session
from app.ui.workers.latest import Latest

if TYPE_CHECKING:
    from app.services.shop_tree import ShopTree

RECENT = 5  # choices offered again


class ShopChoice(QObject):
    """Keeps the selector of the context bar as the book is, and remembers what is chosen in it."""

    def __init__(self, session: Session, bar: ContextBar) -> None:
        super().__init__(bar)
        self._session, self._bar = session, bar
        self._trees = Latest(session, self._on_tree, self)
        self._tree: ShopTree | None = None
        session.book_changed.connect(self._read)
        session.shops_changed.connect(self._on_changed)
        bar.shops.chosen.connect(session.set_shops)
        if session.book is not None:  # the bar may be made after the book was opened
            self._read()

    def _read(self) -> None:
        if self._session.book is None:
            self._trees.forget()
            self._tree = None
            self._show()
            return
        self._trees.ask(partial(calls.shop_tree, self._session.words))

    def _on_tree(self, tree: ShopTree) -> None:
        session = self._session
        session.whose = tree.belonging
        self._drop_gone(tree.belonging.places if tree.shops else ())
        self._tree = tree
        self._show()

    def _drop_gone(self, places: Sequence[Place]) -> None:
        """Leave out of the choice what the book has no more, and say so."""
        session, chosen = self._session, self._session.shops
        left = chosen.known(places)
        if left == chosen:
            return
        gone = Shops(chosen.chosen - left.chosen)
        names = ", ".join(account or shop for shop, account in gone.ordered())
        words = self.tr("No longer in this book, and left out: {shops}.")
        if left.every:
            words = self.tr("No longer in this book: {shops}. All shops are shown.")
        session.set_shops(left)
        session.toast.emit(words.format(shops=names or self.tr("No shop stated")), False)

    def _on_changed(self) -> None:
        """Remember a choice, to be offered again."""
        session = self._session
        kept = session.shops.kept()
        before = [one for one in session.recall("shops.recent", []) if one != kept]
        session.remember("shops.recent", ([kept] if kept else []) + before[: RECENT if kept else RECENT + 1])
        self._show()

    def _show(self) -> None:
        session, tree = self._session, self._tree
        places = tree.belonging.places if tree is not None else ()
        kept = (Shops.of_kept(one) for one in session.recall("shops.recent", []))
        recent = [one for one in kept if not one.every and one.known(places) == one and one != session.shops]
        company = session.info.get("company", "")
        self._bar.shops.show_shops(session.shops, tree, company, recent[:RECENT])
        self._bar.show_shops()
        session.shops_said = self._bar.shops.listed(session.shops)
