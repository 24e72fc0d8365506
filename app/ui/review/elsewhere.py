"""Where work waits while the comparison that is looked at has none: opened by itself, or offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.review.load import Loaded
from app.ui.text import COMPARISONS, comparison_title

if TYPE_CHECKING:
    from app.ui.review.page import ReviewPage


class Elsewhere(QObject):
    """The page opens where there is something to decide, once: after that the person's own choice stands."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._free, self._offered = True, ""
        page.session.matched.connect(self._on_matched)

    def _on_matched(self) -> None:
        self._free = self._free or not self._page.isVisible()  # a run leads here from other pages

    def stays(self) -> None:
        """Leave the choice with the person, who has made it."""
        self._free = False

    def leads(self, loaded: Loaded) -> bool:
        """Turn to the comparison where work is if nobody chose this one and it has none; whether it did."""
        free, self._free = self._free, False
        to = _next(loaded, matched=True) if free and not self._page.place.waits else ""
        if to:
            self._page.look_at(to)
        return bool(to)

    def offer(self, loaded: Loaded) -> None:
        """Say where there is more to decide once nothing is left here; what was closed is not said again."""
        to = _next(loaded, matched=False)
        if not to:
            self._page.hint.hide()
        elif to != self._offered:
            text = self.tr("Nothing is left to decide here. There is more in: {comparison}")
            text = text.format(comparison=comparison_title(to))
            self._page.hint.say(text, self.tr("Go there"), lambda: self._page.look_at(to))
        self._offered = to


def _next(loaded: Loaded, *, matched: bool) -> str:
    """Return the comparison to go on with, "" for the one that is loaded; matched: also for what is matched there."""
    if loaded.columns.counts()["todo"]:
        return ""
    work = {one.comparison for one in loaded.proof if one.suggested or one.open_count}
    if not work and matched and not loaded.columns.match.any():
        work = {one.comparison for one in loaded.proof if one.matched_a or one.matched_b}
    return next((one for one in COMPARISONS if one in work and one != loaded.comparison), "")
