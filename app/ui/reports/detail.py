"""Beside the list of reports: what the chosen one answers, what is chosen, and its ways out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.period import Period
from app.ui.reports.entries import TEMPLATE, ReportEntry, said
from app.ui.start_page import LANGUAGES
from app.ui.text import period_text
from app.ui.widgets.common import at_edge, button, frame, label


class ReportDetail(QFrame):
    """Shows one report; the page connects its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "side")
        self.setAccessibleName(self.tr("The chosen report"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        form = QVBoxLayout(inside)
        form.setContentsMargins(20, 14, 20, 12)
        form.setSpacing(8)
        self.heading = label("", "title", wrap=True)
        self.about = label("", "quiet", wrap=True)
        form.addWidget(self.heading)
        form.addWidget(self.about)
        form.addWidget(frame("line"))
        form.addLayout(self._facts())
        form.addWidget(frame("line"))
        self._choices(form)
        form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        box.addWidget(scroll, 1)
        box.addWidget(self._foot())

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.facts = []
        names = (self.tr("Period"), self.tr("Now"), self.tr("Files"), self.tr("Last written"), self.tr("Where"))
        for row, name in enumerate(names):
            value = label("", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self.facts.append(value)
        return grid

    def _choices(self, form: QVBoxLayout) -> None:
        self.layouts, self.languages = QComboBox(), QComboBox()
        self._names = [label(self.tr("Layout"), "label"), label(self.tr("Language of the document"), "label")]
        self.layouts.setAccessibleName(self.tr("Layout"))
        self.layouts.addItem(self.tr("Both sides beside each other"), "double")
        self.layouts.addItem(self.tr("One column, from our balance to theirs"), "single")
        self.languages.setAccessibleName(self.tr("Language of the document"))
        self.languages.addItem(self.tr("Same as the window"), "")
        for name, words in LANGUAGES:
            self.languages.addItem(words, name)
        self.originals = QCheckBox(self.tr("With the imported files"))
        self.names = label("", "hint", wrap=True)
        self.by_itself = QCheckBox(self.tr("Write automatically"))
        self.by_itself.setToolTip(self.tr("When and where to is chosen below the list."))
        for name, box in zip(self._names, (self.layouts, self.languages), strict=True):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            form.addWidget(name)
            form.addWidget(box)
        for one in (self.originals, self.by_itself):
            form.addLayout(at_edge(one))
        form.addWidget(self.names)

    def _foot(self) -> QWidget:
        foot = frame("foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 12)
        self.why = label("", "label", wrap=True)
        row.addWidget(self.why)
        self.write = button("", "download", kind="primary")
        self.preview = button(self.tr("Preview and print…"), "printer")
        self.forget = button(self.tr("Remove from the list"), "trash-2")
        for one in (self.write, self.preview, self.forget):
            row.addWidget(one)
        return foot

    def lang(self, window: str) -> str:
        """Return the language of the paper."""
        chosen = self.languages.currentData() if not self.languages.isHidden() else ""
        return str(chosen or window)

    def layout_of_paper(self) -> str:
        """Return the layout of the bank reconciliation."""
        return str(self.layouts.currentData())

    def show_entry(
        self,
        entry: ReportEntry,
        now: str,
        period: Period,
        written: Any,
        *,
        able: bool,
        by_itself: bool,
        masked: bool,
    ) -> None:
        """Show a report. written: [moment, path] of the last time, None for never; able: it can be written now."""
        self.heading.setText(said(entry.words))
        self.about.setText(said(entry.about))
        when, where = written if isinstance(written, list) and len(written) == 2 else ("", "")
        dated = period_text(period) if entry.name not in ("forecast", "runs") else self.tr("not asked for")
        texts = (dated, now, said(entry.forms), when[:16].replace("T", " ") or "—", where or "—")
        for one, text in zip(self.facts, texts, strict=True):
            one.setText(text)
        evidence, own = entry.name == "evidence", entry.name.startswith(TEMPLATE)
        self.layouts.setVisible(entry.name == "reconciliation")
        self.languages.setVisible(entry.paper or evidence)
        for name, box in zip(self._names, (self.layouts, self.languages), strict=True):
            name.setVisible(not box.isHidden())
        self.originals.setVisible(evidence)
        self.names.setVisible(evidence)
        masks = self.tr("Names of persons are masked in it, as on screen. The settings can change that; it is logged.")
        self.names.setText(masks if masked else self.tr("Names of persons stand in it in full, as the settings say."))
        self.by_itself.setVisible(entry.ending is not None)
        self.by_itself.blockSignals(True)
        self.by_itself.setChecked(by_itself)
        self.by_itself.blockSignals(False)
        self.preview.setVisible(entry.paper)
        self.forget.setVisible(own)
        self.write.set_text(self._verb(entry, own))
        for one in (self.write, self.preview):
            one.setEnabled(able)
        missing = self.tr("The workbook is not there.") if own else self.tr("Sign the month off first.")
        self.why.setText("" if able else missing)
        self.why.setVisible(not able)

    def _verb(self, entry: ReportEntry, own: bool) -> str:
        if entry.ending is None:
            return self.tr("Open its page") if ":" not in entry.page else self.tr("Open")
        if own:
            return self.tr("Fill and save…")
        if entry.ending == ".pdf":
            return self.tr("Save as PDF…")
        return self.tr("Export…") if entry.name != "evidence" else self.tr("Make the evidence pack…")
