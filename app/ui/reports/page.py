"""The page of reports: everything that can be printed, exported or filled for the period, and what it would say now."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.config.files import is_file
from app.services.report_list import ReportNow
from app.services.report_list import said as now_said
from app.ui import resources
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.reports.checking import ask_and_check
from app.ui.reports.detail import ReportDetail
from app.ui.reports.entries import ENTRIES, TEMPLATE, ReportEntry, said, template_entry
from app.ui.reports.schedule import WRITTEN, keep_plan, note_written, plan_of
from app.ui.reports.schedule_bar import ScheduleBar
from app.ui.reports.writing import Choice, file_name, html_of, write_one
from app.ui.review.of_all_shops import OfAllShops
from app.ui.session import Session
from app.ui.text import count_text, plain_amount_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, action
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.rows_table import rows_table

TEMPLATES = "reports.templates"
_NARROW = 1150


class ReportsPage(ReadingPage):
    """A list of reports, and of the chosen one what it answers, for whom, and its ways out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.now: dict[str, ReportNow] = {}
        self.entries: list[ReportEntry] = []
        self._make_actions()
        self._build()
        self.setFocusProxy(self.grid)
        self._list()
        theme.changed.connect(self._fit)
        privacy.changed.connect(self._show)

    # ---- building

    def _make_actions(self) -> None:
        self.check_action = action(self, self.tr("Check an evidence pack…"), "", "shield-check", self.check)
        self.add_action = action(self, self.tr("Add a workbook of my own…"), "", "file-plus", self.add_template)
        self.cross_action = action(
            self, self.tr("Cross tables"), "", "table-2", lambda: self.session.go.emit("cross", None)
        )
        self.fill_action = action(self, self.tr("Write the chosen report"), "report.write", "download", self.write)
        for one in (self.check_action, self.add_action, self.cross_action, self.fill_action):
            one.setProperty("quiet", True)  # the primary one stands beside the chosen report
            self.addAction(one)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.notice = Notice()
        whole.addWidget(self.notice)
        words = self.tr("What is counted and written here is of all shops, not of the chosen ones alone.")
        self.of_all = OfAllShops(self.session, words)
        whole.addWidget(self.of_all)
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        titles = [self.tr("Report"), self.tr("What it shows now"), self.tr("Last written")]
        self.model, self.grid = rows_table(self, titles, (), self.tr("Reports"), single=True, giving=(2, 1))
        self.model.made_again = self._rows
        self.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.grid.activated.connect(lambda _index: self.write())
        left.addWidget(self.grid, 1)
        self.schedule = ScheduleBar(self.session)
        self.schedule.changed.connect(self._show)
        left.addWidget(self.schedule)
        row.addLayout(left, 1)
        self.detail = ReportDetail()
        self.detail.preview.clicked.connect(self.preview)
        self.detail.write.clicked.connect(self.write)
        self.detail.forget.clicked.connect(self.forget_template)
        self.detail.by_itself.toggled.connect(self._on_by_itself)
        row.addWidget(self.detail)
        whole.addLayout(row, 1)

    def title(self) -> str:
        return self.tr("Reports")

    def panes(self) -> list[QWidget]:
        return [self.grid, self.detail, self.schedule]

    def actions_shown(self) -> list[QAction]:
        return [self.cross_action, self.check_action, self.add_action]

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reports": [self.fill_action]}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.detail.setFixedWidth(theme.px(310 if self.width() < theme.px(_NARROW) else 360))

    def state(self) -> dict[str, Any]:
        entry = self.current()
        return {"report": entry.name} if entry is not None else {}

    def restore(self, state: dict[str, Any]) -> None:
        self._choose(str(state.get("report", "")))

    def show_target(self, target: Any) -> None:
        """Choose a report by its name."""
        self._choose(str(target))

    def _choose(self, name: str) -> None:
        for at, one in enumerate(self.entries):
            if one.name == name:
                self.grid.setCurrentIndex(self.model.index(at, 0))

    # ---- the list

    def refresh(self) -> None:
        from app.services.report_list import reports_now

        self._list()
        self.schedule.refresh()
        period, words = self.session.period, self.session.words
        self.read_anew(lambda uow, report: (period, reports_now(uow, period, words, report)))

    def _on_loaded(self, result: tuple[Any, dict[str, ReportNow]]) -> None:
        period, now = result
        if self.is_wanted(period == self.session.period):
            self.now = now
            self._show()

    def templates(self) -> list[str]:
        """Return the paths of the workbooks that this book remembers."""
        kept = self.session.recall(TEMPLATES, [])
        return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []

    def _list(self) -> None:
        self.entries = [*ENTRIES, *(template_entry(one, Path(one).stem) for one in self.templates())]
        self._show()

    def _show(self) -> None:
        at = max(self.grid.currentIndex().row(), 0)
        self.model.set_rows(self._rows())
        self.grid.setCurrentIndex(self.model.index(min(at, len(self.entries) - 1), 0))
        self._show_current()
        found = sum(not one.empty for one in self.now.values())
        text = self.tr("{count} of {all} reports have figures for this period.")
        self.status_changed.emit(text.format(count=found, all=len(self.now)) if self.now else "")

    def _rows(self) -> list[tuple[Paint, ...]]:
        written = self.session.recall(WRITTEN, {})
        plan = plan_of(self.session)
        rows = []
        for one in self.entries:
            text, tone = self.said_now(one)
            when = written.get(one.name, ["", ""])[0][:16].replace("T", " ")
            icon = "calendar-clock" if plan.on and one.name in plan.names else ""
            rows.append((Paint(said(one.words), icon=one.icon), Paint(text, tone), Paint(when or "—", "text2", icon)))
        return rows

    def said_now(self, entry: ReportEntry) -> tuple[str, str]:
        """Return what a report would say now, and in which tone."""
        if entry.name.startswith(TEMPLATE):
            there = is_file(entry.name.removeprefix(TEMPLATE))
            return (self.tr("ready to be filled"), "text") if there else (self.tr("the workbook is not there"), "open")
        now = self.now.get(entry.name)
        if now is None:
            return "…", "text2"
        return now_said(now, self.session.words, plain_amount_text, count_text), "text2" if now.empty else "text"

    def current(self) -> ReportEntry | None:
        """Return the report that is chosen."""
        at = self.model.line_at(self.grid.currentIndex().row())
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def _on_row(self, *_index: Any) -> None:
        self._show_current()

    def _show_current(self) -> None:
        entry = self.current()
        if entry is None:
            return
        now = self.now.get(entry.name)
        written = self.session.recall(WRITTEN, {}).get(entry.name)
        able = not (entry.signed and (now is None or now.empty))
        if entry.name.startswith(TEMPLATE):
            able = is_file(entry.name.removeprefix(TEMPLATE))
        self.detail.show_entry(
            entry,
            self.said_now(entry)[0],
            self.session.period,
            written,
            able=able,
            by_itself=entry.name in plan_of(self.session).names,
            masked=self.session.settings.mask_names,
        )

    # ---- ways out

    def choice(self) -> Choice:
        """Return what is written, as the person chose it."""
        return Choice(
            period=self.session.period,
            words=self.session.wiring.words(self.detail.lang(self.session.lang)),
            fonts=resources.path("fonts"),
            layout=self.detail.layout_of_paper(),
            originals=self.detail.originals.isChecked(),
            full_names=not self.session.settings.mask_names,
        )

    def preview(self) -> None:
        """Show the chosen document as it would be printed; it is printed from there."""
        entry, choice = self.current(), self.choice()
        if entry is None or not entry.paper:
            return
        show = partial(self._show_paper, said(entry.words))
        # once the call has ended: it would stand in the status bar as running for as long as the preview is open
        self.session.read(
            lambda uow, _report: html_of(uow, entry.name, choice),
            lambda html: QTimer.singleShot(0, self, partial(show, html)),
            self._on_failed,
            title=self.tr("Writing the document"),
        )

    def _show_paper(self, title: str, html: str) -> None:
        from app.printing.pdf import PageFrame, bundled_fonts, paint
        from app.ui.widgets.print_preview import show_preview

        page = PageFrame(left=self.session.info.get("company", ""), right=self.session.period.name)
        fonts = bundled_fonts(resources.path("fonts"))
        show_preview(self, title, lambda printer: paint(html, printer, page, fonts))

    def write(self) -> None:
        """Ask where and write the chosen report; go to its page where it is written there."""
        entry = self.current()
        if entry is None or not self.detail.write.isEnabled():
            return
        if entry.ending is None:
            self._go_to(entry)
            return
        start = self.session.settings.last_folder or str(Path.home())
        if not entry.ending:
            to = QFileDialog.getExistingDirectory(self, self.tr("Export to folder"), start)
        else:
            name = file_name(entry.name, self.session.period, entry.ending)
            kinds = f"{said(entry.forms)} (*{entry.ending})"
            to, _kind = QFileDialog.getSaveFileName(self, said(entry.words), str(Path(start) / name), kinds)
        if to:
            self.write_to(entry, to if to.lower().endswith(entry.ending) else f"{to}{entry.ending}")

    def write_to(self, entry: ReportEntry, to: str) -> None:
        """Write a report to a file or folder in the background."""
        name, choice = entry.name, self.choice()
        self.session.write(
            lambda book, actor, report: write_one(book, actor, name, to, choice, report),
            partial(self._on_written, entry, to),
            self._on_failed,
            title=self.tr("Writing {report}").format(report=said(entry.words)),
            changes=name == "evidence",  # its entry stands in the history
        )

    def _on_written(self, entry: ReportEntry, to: str, _result: Any) -> None:
        self.notice.hide()
        note_written(self.session, entry.name, to)
        self._show()
        self.session.toast.emit(self.tr("Saved {file}").format(file=Path(to).name), False)

    def _go_to(self, entry: ReportEntry) -> None:
        module, colon, name = entry.page.partition(":")
        if colon:
            getattr(importlib.import_module(module), name)(self.window())
        else:
            self.session.go.emit(entry.page, None)

    def check(self) -> None:
        """Ask for an evidence pack and check it."""
        ask_and_check(self.window())

    # ---- workbooks of one's own

    def add_template(self) -> None:
        """Ask for a workbook with fields and remember it for this book."""
        start = self.session.settings.last_folder
        kinds = self.tr("Workbooks (*.xlsx)")
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a template"), start, kinds)
        if path:
            self.keep_template(path)

    def keep_template(self, path: str) -> None:
        """Look at a workbook and remember it where it can be filled."""
        from app.ui import calls

        title = self.tr("Looking at a template")
        self.session.background(partial(calls.look_at_form, path), self._on_template, self._on_failed, title=title)

    def _on_template(self, look: Any) -> None:
        kept = self.templates()
        self.session.remember(TEMPLATES, [*kept, look.path] if look.path not in kept else kept)
        self.notice.hide()
        self._list()
        self._choose(f"{TEMPLATE}{look.path}")

    def forget_template(self) -> None:
        """Take the chosen workbook off the list; the file stays."""
        entry = self.current()
        if entry is None or not entry.name.startswith(TEMPLATE):
            return
        path = entry.name.removeprefix(TEMPLATE)
        self.session.remember(TEMPLATES, [one for one in self.templates() if one != path] or None)
        self._by_itself(entry.name, False)
        self._list()

    # ---- by itself

    def _on_by_itself(self, on: bool) -> None:
        entry = self.current()
        if entry is not None:
            self._by_itself(entry.name, on)

    def _by_itself(self, name: str, on: bool) -> None:
        from dataclasses import replace

        plan = plan_of(self.session)
        if (name in plan.names) != on:
            names = (*plan.names, name) if on else tuple(one for one in plan.names if one != name)
            keep_plan(self.session, replace(plan, names=names))
            self.schedule.refresh()
            self._show()
