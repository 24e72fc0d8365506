"""The line over what is of all shops, whatever shops are looked at."""

from __future__ import annotations

from app.domain.shops import ALL
from app.ui.session import Session
from app.ui.widgets.common import Notice


class OfAllShops(Notice):
    """Shows itself while some shops alone are looked at, with the way to all of them; words: what it says."""

    def __init__(self, session: Session, words: str = "") -> None:
        super().__init__("banner")
        self._session = session
        self._words = words or self.tr(
            "These are the figures of all shops: a month is signed off for all of them together."
        )
        session.shops_changed.connect(self.follow)
        session.book_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Say so, or hide."""
        if self._session.shops.every:
            self.hide()
            return
        self.say(self._words, self.tr("Show all shops"), lambda: self._session.set_shops(ALL))
