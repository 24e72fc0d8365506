"""What a page of the window is: a widget with a name in the rail, actions and a status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.pages import page_topic
from app.ui.session import Session
from app.ui.widgets.common import EmptyState, Notice
from app.ui.widgets.entry import Entry
from app.ui.widgets.sums_bar import StatusValue
from app.ui.workers.jobs import Job


class Page(Entry, QWidget):
    """Base of every page; made when first shown, kept afterwards.

    status_changed: text for the left end of the status bar. The window calls refresh() when the page
    is shown, and whenever the book or the period changed while it is shown. A page does its reading through
    `self.session` and shows errors in itself.
    """

    status_changed = Signal(str)
    actions_changed = Signal()  # what actions_shown and menu_actions return is another now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def title(self) -> str:
        """Return the heading in the context bar."""
        raise NotImplementedError

    def actions_shown(self) -> list[QAction]:
        """Return the page's actions for the context bar, the primary one last."""
        return []

    def offers(self, action: QAction) -> bool:
        """Return whether an action does something where the page stands; a key that does not says why."""
        return True

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return further actions for the menu bar: menu name ("edit", "reconcile", "reports") → actions."""
        return {}

    def status_values(self) -> list[StatusValue]:
        """Return sums that the status bar shows, each to be copied by a click, in place of the text; [] for none."""
        return []

    def foot_height(self) -> int:
        """Return the height of a line at the bottom that no notice may cover."""
        return 0

    def panes(self) -> list[QWidget]:
        """Return the parts of the page that F6 goes through, in their order."""
        return [self]

    def refresh(self) -> None:
        """Read again what is shown."""

    def choose_shops(self) -> None:
        """Show other shops: what is read already need not be read again."""
        self.refresh()

    def help_topic(self) -> str:
        """Return the help topic of the page (`resources/help/<language>/<topic>.html`), where no part names another.

        A part of a page names its own by its property `help_topic`.
        """
        return page_topic(type(self).__name__)

    def show_target(self, target: Any) -> None:
        """Bring something into view: a record number, a discrepancy number, a filter; each page says which."""

    def state(self) -> dict[str, Any]:
        """Return where the person is in this page (filters, row, sort …) as JSON values; asked often, so keep it cheap.

        The window remembers it for each book, and by itself the sizes of every QSplitter in the page.
        """
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to where `state` was returned, once, before the first refresh(); what is gone is passed over."""

    def end(self) -> None:
        """Let go of files and timers: the book is being closed, the page is deleted next."""

    def leave(self) -> bool:
        """Return False where the page must not be left now (it says why itself)."""
        return True


class ReadingPage(Page):
    """A page that shows what it reads in one go: one read at a time, another when something changed meanwhile.

    notice: where its errors stand; made by the page, as `frame_of` makes it.
    """

    notice: Notice
    stack: QStackedWidget
    empty: EmptyState

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._loading, self._again = False, False
        self._job: Job | None = None

    def frame_of(self, content: QWidget, icon: str, nothing: str) -> None:
        """Lay out the page: its errors above, below them `content`, or what stands there while there is nothing."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.stack = QStackedWidget()
        words = QCoreApplication.translate("ReadingPage", "Import statements")
        self.empty = EmptyState(icon, nothing, words, lambda: self.session.go.emit("statements", None))
        self.stack.addWidget(content)
        self.stack.addWidget(self.empty)
        whole.addWidget(self.stack, 1)

    def read_anew(self, call: Callable[[Any, Any], Any]) -> None:
        """Run `call(uow, report)` in the background; its result comes to `_on_loaded`."""
        if self.session.book is None:
            return
        if self._loading:
            self._again = True
            if self._job is not None:  # what it brings is old before it comes
                self._job.drop()
            return
        self._begin(self.session.read(call, self._on_loaded, self._on_load_failed))

    def narrow(self, loaded: Any) -> None:
        """Show the shops looked at of what was loaded (`within`), found on a thread beside; reads where nothing was."""
        shops = self.session.shops
        if loaded is None or self._loading:
            self.refresh()
            return
        self._begin(
            self.session.background(lambda _report: loaded.within(shops), self._on_loaded, self._on_load_failed)
        )

    def _begin(self, job: Job) -> None:
        self._loading, self._job = True, job
        job.ended.connect(self._on_read_ended)

    def _on_read_ended(self) -> None:
        """Read again after one that was dropped for it; after one that brought a result the next has begun already."""
        if self.sender() is not self._job:
            return
        self._job, self._loading = None, False
        if self._again:
            self.is_wanted(False)

    def is_wanted(self, current: bool) -> bool:
        """End a read; False where the page asks for something else by now and reads again."""
        self._loading = False
        if current and not self._again:
            return True
        self._again = False
        self.refresh()
        return False

    def _on_loaded(self, result: Any) -> None:
        raise NotImplementedError

    def _on_load_failed(self, exc: BaseException) -> None:
        self._loading = False
        self._on_failed(exc)

    def _on_failed(self, exc: BaseException) -> None:
        """Show what somebody can act on in the page."""
        self.notice.fail(exc, self.session.words)
