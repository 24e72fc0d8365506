"""The page of cross tables: what they are made of, the table, the records behind the figure looked at."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cross import COARSER, form_of
from app.domain.period import Period, day_of
from app.domain.progress import Cancelled
from app.services.cross_table import CrossTable, TooMany
from app.ui.cross import words as cw
from app.ui.cross.behind import BehindGrid, Rows, rows_of
from app.ui.cross.form_bar import FormBar
from app.ui.cross.grid import CrossGrid
from app.ui.forms import forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.text import said_of
from app.ui.widgets.common import EmptyState, Notice, action, button, frame, icon_button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.page import Page
from app.ui.widgets.splitter import Splitter
from app.ui.workers.jobs import Job


class CrossPage(Page):
    """Figures of records, matches or discrepancies by what stands in rows and columns; each leads to its records."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table: CrossTable | None = None
        self._job: Job | None = None
        self._reading: Job | None = None
        self._asked, self._what = (-1, -1), ""  # cell whose records show, and what it is about
        self._told: Any = None  # the last entry of the book that the table knows
        self._build()
        self._make_actions()
        self.setFocusProxy(self.grid)
        for one in (privacy.changed, forms.changed):
            one.connect(self._say_again)

    # building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.bar = FormBar(self.session.memory)
        self.bar.changed.connect(self._on_form)
        self.bar.saving.connect(self._save)
        whole.addWidget(self.bar)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.grid = CrossGrid(self.session.words)
        self.grid.asked.connect(self._ask)
        self.empty = EmptyState(
            "table-2",
            self.tr("Nothing of this kind in these days."),
            self.tr("Import statements"),
            lambda: self.session.go.emit("statements", None),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.splitter = Splitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self._lower())
        whole.addWidget(self.splitter, 1)

    def _lower(self) -> QWidget:
        self.lower = QWidget()
        box = QVBoxLayout(self.lower)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = frame("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 4, 12, 4)
        self.about = ElidedLabel("panel")
        row.addWidget(self.about, 1)
        self.enter = button(self.tr("Show in its place"), "arrow-right", on=self._enter_current)
        row.addWidget(self.enter)
        row.addWidget(icon_button("x", self.tr("Hide the records"), on=self._close_lower))
        box.addWidget(head)
        self.behind = BehindGrid()
        self.behind.runner = self.session.runner
        self.behind.layout_of.keep(self.session.memory, "cross.behind")
        self.behind.entered.connect(self._enter)
        box.addWidget(self.behind, 1)
        self.lower.hide()
        return self.lower

    def _make_actions(self) -> None:
        self.export = action(self, self.tr("Export…"), "cross.export", "download", self._export)
        self._actions = [
            action(self, self.tr("Turn rows into columns"), "cross.turn", "arrow-up-down", self.bar.turn),
            action(self, self.tr("Sums or shares"), "cross.share", "percent", self.bar.share_on),
            action(self, self.tr("Save the cross table…"), "cross.save", "save", self._save),
        ]
        for one in (self.export, *self._actions):
            self.addAction(one)

    def title(self) -> str:
        return self.tr("Cross tables")

    def actions_shown(self) -> list[QAction]:
        return [self.export]

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reports": [self.export, *self._actions]}

    def panes(self) -> list[QWidget]:
        return [self.bar, self.grid, self.behind]

    def help_topic(self) -> str:
        return "cross"

    def state(self) -> dict[str, Any]:
        return {"form": self.bar.form.plain()}

    def restore(self, state: dict[str, Any]) -> None:
        form = form_of(state.get("form"))
        if form is not None:
            self.bar.put(form)

    # the table

    def refresh(self) -> None:
        """Build the table again; an older build gives way."""
        if self.session.book is None:
            return
        if self._job is not None:
            self._job.give_way()
        form, period, words, shops = self.bar.form, self.session.period, self.session.words, self.session.shops
        known, told = self.table, self._told

        def call(uow: Any, report: Any) -> tuple[CrossTable, Any]:
            from app.services.cross_table import load_cross

            head = uow.audit.head()
            if known is not None and (known.form, known.period, known.shops, told) == (form, period, shops, head):
                return known, head  # nothing was written since
            return load_cross(uow, form, period, words, report, shops), head

        job = self._job = self.session.read(call, self._on_table, self._on_failed, self.tr("Building the cross table"))
        job.ended.connect(self._on_ended)

    def _on_form(self) -> None:
        self.notice.hide()
        self.refresh()

    def _on_ended(self) -> None:
        """Hear that a build is over; one that somebody stopped leaves a way to start it again."""
        job = self.sender()
        if job is self._job and isinstance(job, Job):
            self._job = None
            if job.cancelled and self.isVisible():
                self.notice.say(self.tr("The cross table was not built."), self.tr("Build it"), self.refresh)

    def _on_table(self, result: tuple[CrossTable, Any]) -> None:
        table, head = result
        if (table.form, table.period, table.shops) != (self.bar.form, self.session.period, self.session.shops):
            return
        before, self.table, self._told = self.table, table, head
        if table is before:
            self._say()
            return
        asked, what = self._asked, self._what
        asked_of = (table.form, table.period, table.shops)
        same = before is not None and (before.form, before.period, before.shops) == asked_of
        self._close_lower(keep_focus=True)
        self.grid.show_table(table, same)
        if same and what and asked[0] < table.rows and self.grid.cross.what(*asked) == what:
            self._ask(*asked)
        self.stack.setCurrentWidget(self.grid if len(table.number) else self.empty)
        self.export.setEnabled(len(table.number) > 0)
        self._say()

    def _on_failed(self, exc: BaseException) -> None:
        if isinstance(exc, TooMany) and exc.field in COARSER:
            into = COARSER[exc.field]
            words = self.tr("{field} instead").format(field=cw.said(cw.FIELDS[into]))
            self.notice.say(self.session.words.error(exc), words, partial(self.bar.coarser, exc.field, into))
        elif not isinstance(exc, Cancelled):
            self.notice.fail(exc, self.session.words)

    def _say(self) -> None:
        table = self.table
        if table is not None:
            text = self.tr("{what}: {count}; rows: {rows}, columns: {columns}").format(
                what=cw.said(cw.SUBJECTS[table.form.subject]),
                count=shown.count(len(table.number)),
                rows=shown.count(table.cross.rows),
                columns=shown.count(len(table.cross.columns) * len(table.form.values)),
            )
            only = table.currencies[0] if len(table.currencies) == 1 else ""
            self.status_changed.emit(f"{only}  {text}" if only else text)

    def _say_again(self) -> None:
        """Fit the columns anew: figures are written otherwise, or hidden."""
        self.grid.fit_columns()

    # the records behind a figure

    def _ask(self, row: int, column: int) -> None:
        table = self.table
        if table is None or self.session.book is None or not len(table.number):
            return
        if self._reading is not None:
            self._reading.give_way()
        self._asked = (row, column)
        (value, at), words, asked = self.grid.cross.place(column), self.session.words, self._asked

        def call(uow: Any, report: Any) -> tuple[CrossTable, tuple[int, int], Rows]:
            from app.services.cross_table import load_behind

            return table, asked, rows_of(load_behind(uow, table, (row, at, value), words, report))

        self._reading = self.session.read(call, self._on_behind, self._on_failed, self.tr("Reading the records"))
        self._reading.ended.connect(self._on_read)

    def _on_read(self) -> None:
        if self.sender() is self._reading:
            self._reading = None

    def _on_behind(self, result: tuple[CrossTable, tuple[int, int], Rows]) -> None:
        table, asked, rows = result
        if table is not self.table or asked != self._asked:
            return
        self.behind.records.show_rows(rows, table.period.last.year)
        self.behind.header_view().set_sorts([])
        count = self.tr("1 record") if len(rows.behind) == 1 else self.tr("{count} records")
        what = self._what = self.grid.cross.what(*asked)
        self.about.setText(said_of(what, count.format(count=shown.count(len(rows.behind)))))
        self.enter.setEnabled(len(rows.behind) > 0)
        if self.lower.isHidden():
            self.lower.show()
            if not self.splitter.sizes()[1]:
                height = self.splitter.height()
                self.splitter.setSizes([height - height // 2, height // 2])
        if self.behind.records.rowCount():
            self.behind.setCurrentIndex(self.behind.records.index(0, 0))

    def _close_lower(self, keep_focus: bool = False) -> None:
        self._asked, self._what = (-1, -1), ""
        inside = self.lower.isAncestorOf(self.focusWidget() or self)
        self.lower.hide()
        self.behind.records.clear()
        if inside and not keep_focus:
            self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.lower.isHidden():
            self._close_lower()
            self.grid.setFocus()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _enter_current(self) -> None:
        index = self.behind.currentIndex()
        if index.isValid():
            self._enter(self.behind.records.line(index.row()))

    def _enter(self, line: int) -> None:
        """Go to a record where it is compared, or to its discrepancy; in the month that it lies in."""
        rows = self.behind.records.rows
        if rows is None or self.table is None:
            return
        record, behind = int(rows.numbers["record"][line]), rows.behind
        day = day_of(int(rows.numbers["at"][line]) // 86_400)
        # an old item stands in this month's list as well
        items = self.table.form.subject == "items"
        if day not in self.session.period and not (items and self.table.form.span == "month"):
            self.session.set_period(Period.month(day.year, day.month))
        if items:
            self.session.go.emit("discrepancies", {"record": record})
            return
        self.session.go.emit("review", {"record": record, "comparison": f"L{behind.comparison[line]}", "tab": "all"})

    # keeping and taking it elsewhere

    def _save(self) -> None:
        name, sure = QInputDialog.getText(self, self.tr("Save the cross table"), self.tr("Name of the table"))
        if sure and name.strip():
            self.bar.save_as(name.strip())

    def _export(self) -> None:
        if self.table is not None:
            self.grid.export_rows()

    def end(self) -> None:
        for one in (self._job, self._reading):
            if one is not None:
                one.give_way()
