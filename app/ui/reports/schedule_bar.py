"""Below the list of reports: whether the chosen ones are written by themselves, when, and into which folder."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from app.ui.reports.schedule import keep_plan, plan_of
from app.ui.session import Session
from app.ui.widgets.common import at_edge, button, label
from app.ui.widgets.elided import ElidedLabel


class ScheduleBar(QFrame):
    """changed: the plan is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("frame", "foot")
        self.setAccessibleName(self.tr("Written by themselves"))
        self.setProperty("help_topic", "reports#schedule")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(4)
        self.on = QCheckBox(self.tr("Write the marked ones at each sign-off"))
        self.runs = QCheckBox(self.tr("After each run of matching as well"))
        for one in (self.on, self.runs):
            box.addLayout(at_edge(one))
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Folder"), "label"))
        self.folder = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        row.addWidget(self.folder, 1)
        self.choose = button(self.tr("Choose a folder…"), "folder-open", on=self._choose)
        row.addWidget(self.choose)
        box.addLayout(row)
        self.said = label("", "hint", wrap=True)
        box.addWidget(self.said)
        self.on.toggled.connect(self._on_on)
        self.runs.toggled.connect(lambda on: self._keep(runs=on))

    def refresh(self) -> None:
        """Show the plan of the open book."""
        plan = plan_of(self._session)
        for box, on in ((self.on, plan.on), (self.runs, plan.runs)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.runs.setEnabled(plan.on)
        self.folder.setText(plan.folder or self.tr("none chosen yet"))
        count = len(plan.names)
        marked = self.tr("%n report(s) marked.", "", count)
        self.said.setText(plan.failed or marked)

    def _on_on(self, on: bool) -> None:
        if on and not plan_of(self._session).folder and not self._choose():
            self.refresh()
            return
        self._keep(on=on)

    def _choose(self) -> bool:
        start = plan_of(self._session).folder or self._session.settings.last_folder
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for reports"), start)
        if folder:
            self._keep(folder=folder)
        return bool(folder)

    def _keep(self, **changed: object) -> None:
        keep_plan(self._session, replace(plan_of(self._session), failed="", **changed))  # type: ignore[arg-type]
        self.refresh()
        self.changed.emit()
