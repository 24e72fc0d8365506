"""Taking back from the list of statements: the whole import of a row, or its file alone; counted first, then asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from app.services.taking_back import of_files, of_import
from app.ui.widgets.common import action
from app.ui.wizards.undo_import_box import UndoImportBox

if TYPE_CHECKING:
    from app.ui.wizards.statements_page import StatementsPage


class TakingBack(QObject):
    """The two ways back of a page of statements; file, whole: their actions."""

    def __init__(self, page: StatementsPage) -> None:
        super().__init__(page)
        self._page = page
        self.file = action(page, self.tr("Take this file back"), icon="file-minus", on=self.take_files)
        self.whole = action(page, self.tr("Undo this import"), icon="undo-2", on=self.undo_import)

    def actions(self) -> list[QAction]:
        """Return both, able where a row is selected."""
        able = self._page.current() is not None
        for one in (self.file, self.whole):
            one.setEnabled(able)
        return [self.file, self.whole]

    def undo_import(self) -> None:
        """Take back the whole import that brought the current statement; what goes with it is listed before."""
        one, listing = self._page.current(), self._page.listing
        if one is not None:
            self._count(of_import(listing.statements, listing.came, one.number), alone=False)

    def take_files(self) -> None:
        """Take back the files of the selected rows alone; the other files of their imports stay."""
        listing = self._page.listing
        chosen = {one.number for one in self._page.selected()}
        if chosen:
            self._count(of_files(listing.statements, listing.came, chosen), alone=True)

    def _count(self, batch: tuple[int, ...], *, alone: bool) -> None:
        page = self._page
        on = partial(self._on_counted, batch, alone)
        page.session.read(partial(_touched, batch), on, page.on_failed, title=self.tr("Counting"))

    def _on_counted(self, batch: tuple[int, ...], alone: bool, found: Any) -> None:
        # a question asked from here would leave the count running, with its time, until it is answered
        QTimer.singleShot(0, self, partial(self._ask, batch, alone, found))

    def _ask(self, batch: tuple[int, ...], alone: bool, found: Any) -> None:
        if UndoImportBox(found, self._page, alone=alone).wanted():
            page = self._page
            page.session.write(partial(_take_back, batch, found), page.on_done, page.on_failed, title=self.tr("Undo"))


def _touched(numbers: Sequence[int], uow: Any, _report: Any) -> Any:
    from app.services.taking_back import touched

    return touched(uow, numbers)


def _take_back(numbers: Sequence[int], seen: Any, book: Any, actor: str, _report: Any) -> Any:
    from app.services.taking_back import take_back

    return take_back(book, numbers, actor=actor, seen=seen)
