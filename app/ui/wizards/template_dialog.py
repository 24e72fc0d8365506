"""Fills a workbook of one's own with the month: which one, what it asks for, where the filled copy goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QVBoxLayout

from app.config.files import is_file
from app.ui import calls
from app.ui.text import count_text, period_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import foot
from app.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LAST = "template.last"


def show_template(window: MainWindow) -> None:
    """Open the dialog over the window."""
    dialog = TemplateDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class TemplateDialog(QDialog):
    """Looks at the template as soon as one is chosen; filling goes on in the background when the dialog is gone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setProperty("help_topic", "templates")
        self._session = window.session
        self._job: Any = None
        self.path = ""
        self.setWindowTitle(self.tr("Fill my own workbook"))
        self.setMinimumWidth(theme.px(620))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        period = self._session.period
        words = self.tr(
            "Your own workbook, with fields such as {field} in its cells, is filled with {period}. "
            "The template itself stays as it is; you save a filled copy."
        )
        said = period_text(period)
        layout.addWidget(label(words.format(field="{{" + self.tr("period") + "}}", period=said), wrap=True))
        layout.addLayout(self._choice())
        self.said = label("", "hint", wrap=True)
        layout.addWidget(self.said)
        self.notice = Notice()
        layout.addWidget(self.notice)
        layout.addLayout(self._example_row())
        layout.addStretch(1)
        layout.addWidget(self._foot())
        last = self._session.recall(LAST, "")
        self._say_nothing()
        if last and is_file(last):
            self.choose(last)

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Template"), "label"))
        self.name = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        row.addWidget(self.name, 1)
        self.chooser = button(self.tr("Choose a workbook…"), "folder-open", on=self._choose_file)
        row.addWidget(self.chooser)
        return row

    def _example_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Nothing to start from yet?"), "hint"))
        self.example = button(self.tr("Save an example template…"), "file-plus", kind="link", on=self._save_example)
        row.addWidget(self.example)
        row.addStretch(1)
        return row

    def _foot(self) -> QDialogButtonBox:
        self.cancel = button(self.tr("Cancel"), on=self.reject)
        self.fill = button(self.tr("Fill and save…"), "file-spreadsheet", kind="primary", on=self._fill)
        self.cancel.setAutoDefault(False)
        return foot(self.fill, self.cancel)

    def _say_nothing(self) -> None:
        self.name.setText(self.path or self.tr("none chosen yet"))
        self.said.setText(self.tr("Help (F1) lists every field and says how a template is made."))
        self.said.show()
        self.notice.hide()
        self.fill.setEnabled(False)

    def _fit(self) -> None:
        """Give the notice the lines that it needs: a dialog does not grow by itself."""
        self.layout().activate()
        self.resize(self.width(), max(self.height(), self.layout().totalHeightForWidth(self.width())))

    # ---- choosing and looking

    def _choose_file(self) -> None:
        start = self.path or self._session.settings.last_folder
        title = self.tr("Choose a template")
        path, _kind = QFileDialog.getOpenFileName(self, title, start, self.tr("Workbooks (*.xlsx)"))
        if path:
            self.choose(path)

    def choose(self, path: str) -> None:
        """Take a template and look at it in the background."""
        self._stop()
        self.path = path
        self._say_nothing()
        self.said.setText(self.tr("Looking at the template …"))
        self._job = self._session.background(
            partial(calls.look_at_form, path), self._on_looked, self._on_refused, title=self.tr("Looking at a template")
        )

    def _on_looked(self, look: Any) -> None:
        self._job = None
        if look.path != self.path:
            return
        self._session.remember(LAST, self.path)
        values, lists = count_text(look.singles), count_text(look.lists)
        self.said.setText(
            self.tr("Single fields: {values}. Rows that become lists: {lists}.").format(values=values, lists=lists)
        )
        self.fill.setEnabled(True)
        self.fill.setDefault(True)
        self.fill.setFocus()

    def _on_refused(self, exc: BaseException) -> None:
        self._job = None
        self.said.hide()
        self.notice.fail(exc, self._session.words)
        self._fit()
        self.chooser.setFocus()

    # ---- filling

    def _fill(self) -> None:
        form = Path(self.path)
        folder = Path(self._session.settings.last_folder or form.parent)
        start = str(folder / f"{form.stem} {self._session.period.name}.xlsx")
        to, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the filled workbook"), start, self.tr("Workbooks (*.xlsx)")
        )
        if to:
            self.fill_to(to if to.lower().endswith(".xlsx") else f"{to}.xlsx")

    def fill_to(self, to: str) -> None:
        """Fill the template into a file in the background and close; over the template itself nothing is written."""
        target = Path(to)
        if target.exists() and target.samefile(self.path):
            self.notice.advise(self.tr("The filled copy needs a name of its own; the template is kept."))
            self._fit()
            return
        session = self._session
        call = partial(calls.fill_form, self.path, to, session.period, session.lang)
        session.write(call, partial(_said_filled, session), title=self.tr("Filling the template"), changes=False)
        self.accept()

    # ---- the example

    def _save_example(self) -> None:
        folder = Path(self._session.settings.last_folder or Path.home())
        start = str(folder / self.tr("Reconciliation template.xlsx"))
        title = self.tr("Save an example template")
        to, _kind = QFileDialog.getSaveFileName(self, title, start, self.tr("Workbooks (*.xlsx)"))
        if to:
            self.save_example(to if to.lower().endswith(".xlsx") else f"{to}.xlsx")

    def save_example(self, to: str) -> None:
        """Write the example in the person's language, then take it as the template."""
        call = partial(calls.write_example, to, self._session.lang)
        title = self.tr("Saving the example")
        self._session.background(call, self._on_example, self._on_refused, title=title, output=True)

    def _on_example(self, path: object) -> None:
        self.choose(str(path))
        words = self.tr("The example is saved as {file}. Change it in Excel or WPS as you like, then fill it here.")
        self.notice.advise(words.format(file=Path(str(path)).name))
        self._fit()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def done(self, result: int) -> None:
        """Close; a look that goes on is given up."""
        self._stop()
        super().done(result)


def _said_filled(session: Any, path: object) -> None:
    from PySide6.QtCore import QCoreApplication

    words = QCoreApplication.translate("TemplateDialog", "The filled workbook is saved: {file}")
    session.toast.emit(words.format(file=Path(str(path)).name), False)
