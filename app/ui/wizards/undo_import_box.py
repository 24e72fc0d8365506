"""The one question before an import, or one file of it, is taken back: what goes, and what people did on it since."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.services.taking_back import Touched
from app.ui.text import count_text, plain_amount_text, visible
from app.ui.widgets.marks import marked
from app.ui.wizards.import_model import short_name


class UndoImportBox(QMessageBox):
    """Names the numbers; the button that stays away is the default one. `undo` is None where it is not allowed.

    alone: files are taken back by themselves, the others of their imports stay.
    """

    def __init__(self, found: Touched, parent: QWidget | None = None, *, alone: bool = False) -> None:
        super().__init__(QMessageBox.Icon.Question, "", "", parent=parent)
        marked(self)
        self.setProperty("help_topic", "importing#undo")
        question, does = self.tr("Undo this import?"), self.tr("Undo this import")
        if alone:
            question, does = self.tr("Take this file back?"), self.tr("Take this file back")
            if not found.file:
                question, does = self.tr("Take these files back?"), self.tr("Take these files back")
        self.setWindowTitle(question)
        self.setText(self._text(found))
        self.setInformativeText(self._more(found, alone))
        self.undo: QPushButton | None = None
        if not found.signed:
            self.undo = self.addButton(does, QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))

    def _text(self, found: Touched) -> str:
        rows = count_text(found.rows)
        if found.file:
            return self._of_file(found, short_name(found.file), rows)
        statements = self.tr("%n statement(s)", "", found.statements)
        if found.signed:
            text = self.tr(
                "{statements} with {rows} row(s) stand in {period}, which is signed off. Reopen it first.",
                "",
                found.rows,
            )
            return text.format(statements=statements, rows=rows, period=found.signed)
        text = self.tr(
            "{statements} with {rows} row(s) are taken out again, and the matches that rest on them.", "", found.rows
        )
        return text.format(statements=statements, rows=rows)

    def _of_file(self, found: Touched, file: str, rows: str) -> str:
        if found.signed:
            text = self.tr(
                "{file} with {rows} row(s) stands in {period}, which is signed off. Reopen it first.", "", found.rows
            )
            return text.format(file=file, rows=rows, period=found.signed)
        text = self.tr("{file} with {rows} row(s) is taken out again, and the matches that rest on it.", "", found.rows)
        return text.format(file=file, rows=rows)

    def _more(self, found: Touched, alone: bool) -> str:
        lines = []
        if alone and found.others and not found.signed:
            lines.append(self.tr("What else came with that import stays."))
        if found.suggested or found.confirmed:
            text = self.tr("{suggested} suggested and {confirmed} confirmed matches of the program go with them.")
            lines.append(text.format(suggested=count_text(found.suggested), confirmed=count_text(found.confirmed)))
        if found.matches or found.items:
            lines.append(self._by_hand(len(found.matches), len(found.items)))
        for one in found.work:
            amount = f"{plain_amount_text(one.amount)} {one.currency}".strip()
            lines.append("   ".join(part for part in (one.what, visible(one.ref), amount) if part))
        if len(found.work) < len(found.matches) + len(found.items):
            lines.append("…")
        if found.last and not found.signed:
            lines.append(self.tr("It was the last thing done: Ctrl+Y does it again."))
        return "\n".join(lines)

    def _by_hand(self, matches: int, items: int) -> str:
        if not items:
            return self.tr("Also %n match(es) made by hand since.", "", matches)
        if not matches:
            return self.tr("Also %n explanation(s) given by hand since.", "", items)
        text = self.tr("Also what was done by hand since. Matches: {matches}, explanations: {items}.")
        return text.format(matches=count_text(matches), items=count_text(items))

    def wanted(self) -> bool:
        """Ask; return whether it is to be taken back."""
        self.exec()
        return self.undo is not None and self.clickedButton() is self.undo
