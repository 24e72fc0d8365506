"""What the program learned of this book: listed, changed, forgotten; and how far its scores can be believed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from app.domain.knowledge import ALIAS, DELAY, FORGOTTEN, LEARNED, PERSON, WEIGHT, Learned
from app.ui.models import shown
from app.ui.models.shown import Paint
from app.ui.session import Session
from app.ui.settings.calibration import Calibration
from app.ui.text import visible
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.entry import Entry
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.low_scroll import low_scroll
from app.ui.widgets.rows_table import rows_table
from app.ui.widgets.splitter import Splitter


class LearnedSection(Entry, QWidget):
    """A row for each thing learned; below it the scores claimed against what was decided."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.items: tuple[Learned, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.notice = Notice()
        layout.addWidget(self.notice)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Learned from your decisions"), "panel"))
        text = self.tr(
            "Tieout learns only when you choose “Learn and match now”. What you change or forget stays as you said."
        )
        head.addWidget(label(text, "hint", wrap=True))
        self.version = label("", "hint", wrap=True)
        head.addWidget(self.version)
        head.addLayout(self._buttons())
        self.model, self.grid = rows_table(
            self,
            [self.tr("What"), self.tr("Whose"), self.tr("Learned value"), self.tr("For"), self.tr("Against"),
             self.tr("In use")],
            (3, 4), self.tr("Learned from your decisions"), single=True, giving=(0, 1, 2, 5),
        )  # fmt: skip
        self.grid.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_buttons())
        self.grid.doubleClicked.connect(lambda _index: self.change_current())
        split = Splitter(Qt.Orientation.Vertical)
        split.addWidget(self.grid)
        self.calibration = Calibration(session)
        split.addWidget(self.calibration)
        split.setSizes([theme.px(300), theme.px(300)])
        self._split, above = split, QWidget()
        above.setLayout(head)
        layout.addWidget(low_scroll(above, split), 1)
        self._size()
        theme.changed.connect(self._size)
        self.setFocusProxy(self.grid)
        self._show_buttons()

    def _size(self) -> None:
        """Keep the list and the chart readable in a low window, which scrolls as a whole."""
        self._split.setMinimumHeight(theme.px(430))
        self.grid.setMinimumHeight(theme.px(130))

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(gap=8, margin=0)
        row.setContentsMargins(0, 0, 0, 0)
        self.learn = button(self.tr("Learn and match now"), "play", on=self.learn_now)
        self.change = button(self.tr("Change…"), "pencil", on=self.change_current)
        self.forget = button(self.tr("Forget"), "trash-2", on=self.forget_current)
        self.again = button(self.tr("Learn it again"), "undo-2", on=self.remember_current)
        for one in (self.learn, self.change, self.forget, self.again):
            row.addWidget(one)
        return row

    # ---- what is shown

    def refresh(self) -> None:
        """Read what the open book knows."""
        self.setEnabled(self._session.book is not None)
        if self._session.book is None:
            return

        def call(uow: Any, _report: Any) -> Any:
            from app.services.learning import load_learned

            return load_learned(uow)

        self._session.read(call, self._on_read, self._on_failed)

    def _on_read(self, page: Any) -> None:
        at = self.grid.currentIndex().row()
        self.items = page.knowledge.items
        self.model.set_rows([self._cells(one) for one in self.items])
        self.calibration.show_bands(page.bands)
        if page.knowledge.version:
            self.version.setText(self.tr("Version {n}").format(n=page.knowledge.version))
        else:
            self.version.setText(self.tr("Nothing was learned yet."))
        if self.items:
            self.grid.selectRow(min(max(at, 0), len(self.items) - 1))
        self._show_buttons()

    def _cells(self, one: Learned) -> tuple[Paint, ...]:
        if one.by == LEARNED:
            use = self.tr("in use") if one.used else self.tr("too few cases yet")
        else:
            use = self.tr("set by you") if one.by == PERSON else self.tr("forgotten")
        words, icon = self._what(one)
        points = one.kind == WEIGHT and not one.value.startswith("-") and one.value != "0"
        whose = self._session.words.say(f"method.{one.subject}") if one.kind == WEIGHT else visible(one.subject)
        return (
            Paint(words, "text", icon),
            Paint(f"{one.comparison} · {whose}" if one.subject != one.comparison else whose, "text2"),
            Paint(f"+{one.value}" if points else visible(one.value)),
            Paint(shown.count(one.support), "text2"),
            Paint(shown.count(one.against), "text2"),
            Paint(use, "matched" if one.used else "text3"),
        )

    def _what(self, one: Learned) -> tuple[str, str]:
        """Return what a row is, and its icon."""
        if one.kind == DELAY:
            return self.tr("Working days until the money arrives"), "calendar-clock"
        if one.kind == ALIAS:
            buyer = one.comparison == "L1"
            return self.tr("Name under which a buyer pays") if buyer else self.tr("Name under which it arrives"), "user"
        if one.kind == WEIGHT:
            return self.tr("Points added to suggestions"), "scale"
        return self.tr("Score under which you refuse"), "scale"

    def current(self) -> Learned | None:
        """Return what stands in the current row."""
        at = self.grid.currentIndex().row()
        return self.items[self.model.line(at)] if 0 <= at < len(self.items) else None

    def _show_buttons(self) -> None:
        one = self.current()
        self.change.setEnabled(one is not None)
        self.forget.setEnabled(one is not None and one.by != FORGOTTEN)
        self.again.setEnabled(one is not None and one.by != LEARNED)

    # ---- what can be done

    def learn_now(self) -> None:
        """Learn from what was decided so far, and match what is open by it."""

        def call(book: Any, actor: str, report: Any) -> Any:
            from app.services.run_matching import run_matching

            return run_matching(book, as_of=None, actor=actor, report=report, learn=True)

        self._session.write(call, None, self._on_failed, self.tr("Learning and matching"))

    def change_current(self) -> None:
        """Ask for another value."""
        one = self.current()
        if one is not None:
            text, ok = QInputDialog.getText(
                self, self.tr("Change what was learned"), self.tr("Value"), QLineEdit.EchoMode.Normal, one.value
            )
            if ok and text.strip() != one.value:
                self._write("set_learned", one, text)

    def forget_current(self) -> None:
        """Forget the current row."""
        one = self.current()
        if one is not None and one.by != FORGOTTEN:
            self._write("forget", [one])

    def remember_current(self) -> None:
        """Let the current row be learned again."""
        one = self.current()
        if one is not None and one.by != LEARNED:
            self._write("remember", one)

    def _write(self, name: str, *given: Any) -> None:
        self.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services import learning

            return partial(getattr(learning, name), book, *given)(actor)

        self._session.write(call, None, self._on_failed)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.grid.hasFocus() and event.key() == Qt.Key.Key_Delete:
            self.forget_current()
        elif self.grid.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.change_current()
        else:
            super().keyPressEvent(event)
