"""Where an open book is worked on: rail at the left, over the page its bar, the strip of work under way and notices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.context_bar import ContextBar
from app.ui.editor_keys import EditorKeys
from app.ui.pages import IN_RAIL, PAGES, page_words
from app.ui.rail import Rail
from app.ui.wheel import WheelGuard
from app.ui.widgets.common import Notice
from app.ui.widgets.demo_banner import DemoBanner


class _Stack(QStackedWidget):
    """Asks for the room of the page shown alone: a tall page must not push the status bar out under a low one."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class Work(QWidget):
    """Made when it is first needed, after the window was painted with its start page."""

    def __init__(
        self, strip: QWidget, on_next_month: Callable[[], None], on_delete_demo: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        EditorKeys(self)
        WheelGuard(self)
        items = [(name, PAGES[name].icon, page_words(name)) for name in IN_RAIL]
        self.rail = Rail(items, foot=sum(PAGES[name].foot for name in IN_RAIL))
        self.context = ContextBar()
        self.notice = Notice()
        self.news = Notice("banner")  # what an import brought
        self.banner = DemoBanner(on_next_month, on_delete_demo)
        self.stack = _Stack()
        self.stack.currentChanged.connect(lambda _at: self.stack.updateGeometry())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.context, strip, self.banner, self.notice, self.news, self.stack):
            column.addWidget(one, 1 if one is self.stack else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(body, 1)
