"""Importing without rows that cannot be read: each of them is shown, and a reason is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.config.words import Words
from app.services.import_lines import Line
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.grid import DataGrid
from app.ui.text import count_text, visible
from app.ui.theme import theme
from app.ui.widgets.common import label
from app.ui.widgets.dialog import Dialog
from app.ui.wizards.import_model import short_name

_WIDTHS = (64, 170, 420)


class LeftOutDialog(Dialog):
    """Lists the rows; the button opens once there is a reason. `note()` is what was written."""

    def __init__(self, line: Line, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "importing#refused")
        self.setWindowTitle(self.tr("Import without these rows"))
        self.resize(theme.px(720), theme.px(460))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        count = len(line.left_out)
        question = self.tr("%n row(s) of {file} cannot be read. All others are imported.", "", count)
        layout.addWidget(label(question.format(file=short_name(line.file)), "panel", wrap=True))
        if line.checks:
            hint = self.tr(
                "The totals that the file states count these rows too, so they will disagree. That is right."
            )
            layout.addWidget(label(hint, "quiet", wrap=True))
        self.model = RowsModel([self.tr("Row"), self.tr("Column"), self.tr("Reason")], (0,), self)
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.setAccessibleName(self.tr("Rows that are left out"))
        for column, width in enumerate(_WIDTHS):
            self.grid.setColumnWidth(column, theme.px(width))
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.model.set_rows(
            [
                (
                    Paint(count_text(one.row)),
                    Paint(visible(one.column)),
                    Paint(visible(words.say(one.key, {**one.params, "file": short_name(line.file)})), "open"),
                )
                for one in line.left_out
            ]
        )
        layout.addWidget(self.grid, 1)
        self.written = QPlainTextEdit()
        self.written.setAccessibleName(self.tr("Why may they be left out?"))
        self.written.setTabChangesFocus(True)
        self.written.setFixedHeight(theme.px(64))
        title = label(self.tr("Why may they be left out?"), "label")
        title.setBuddy(self.written)
        layout.addWidget(title)
        layout.addWidget(self.written)
        layout.addWidget(label(self.tr("The rows and the reason are kept in the history of the book."), "hint"))
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = box.button(kinds.Ok)
        self.ok.setText(self.tr("Leave out %n row(s)", "", count))
        self.ok.setEnabled(False)
        box.button(kinds.Cancel).setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self.written.textChanged.connect(self._on_typed)
        self.written.setFocus()

    def _on_typed(self) -> None:
        self.ok.setEnabled(bool(self.note()))

    def note(self) -> str:
        """Return the reason."""
        return self.written.toPlainText().strip()
