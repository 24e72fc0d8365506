"""Changing a draft of an entry: day, text, and lines with account, debit, credit and a text of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.config.words import Words
from app.domain.booking import BookedLine, Draft, fault
from app.domain.money import plain, rescale
from app.domain.pinyin import has_pinyin, is_pinyin
from app.ui.models import shown
from app.ui.review.dialogs import buttons
from app.ui.review.entry_panel import account_text
from app.ui.text import typed_amount
from app.ui.theme import theme
from app.ui.widgets.amount_edit import AmountEdit
from app.ui.widgets.common import button, icon_button, label
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.dialog import Dialog

_OFFERED = 12
_WIDEST = 420  # of an account's field at 100 %; a longer name is whole in its tooltip


class AccountEdit(QLineEdit):
    """Finds an account by its number, by any part of its name, or by the pinyin of it; another may be typed."""

    def __init__(self, text: str, accounts: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._known = {f"{code} {name}".strip(): (code, name) for code, name in accounts}
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(completer)
        self.setCursorPosition(0)
        self.textEdited.connect(self._look)

    def _look(self, typed: str) -> None:
        self._found.setStringList(self.matching(typed))

    def matching(self, typed: str) -> list[str]:
        """Return accounts that fit what was typed, those whose number begins so first."""
        wanted = typed.strip().lower()
        if not wanted:
            return []
        spelt = is_pinyin(wanted)
        hits = [
            one for one in self._known if wanted in one.lower() or (spelt and has_pinyin(one.partition(" ")[2], wanted))
        ]
        return sorted(hits, key=lambda one: not one.startswith(wanted))[:_OFFERED]

    def account(self) -> tuple[str, str]:
        """Return (number, name) of what stands there."""
        text = " ".join(self.text().split())
        if text in self._known:
            return self._known[text]
        code, _space, name = text.partition(" ")
        return (code, name) if code[:1].isdigit() else ("", text)


@dataclass(frozen=True, slots=True)
class _Row:
    account: AccountEdit
    debit: AmountEdit
    credit: AmountEdit
    text: QLineEdit
    remove: QWidget
    line: BookedLine


class VoucherDialog(Dialog):
    """The button opens while the lines balance; else it says why it does not."""

    def __init__(
        self, draft: Draft, accounts: list[tuple[str, str]], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "entries#change")
        self._draft, self._accounts, self._words = draft, accounts, words
        self.setWindowTitle(self.tr("Change entry {mark}").format(mark=draft.mark))
        self.setMinimumWidth(theme.px(860))
        box = QVBoxLayout(self)
        head = QHBoxLayout()
        self.day = DayEdit(draft.day)
        self.day.setAccessibleName(self.tr("Day"))
        self.text = QLineEdit(draft.text)
        self.text.setAccessibleName(self.tr("Text"))
        head.addWidget(label(self.tr("Day")))
        head.addWidget(self.day)
        head.addSpacing(12)
        head.addWidget(label(self.tr("Text")))
        head.addWidget(self.text, 1)
        box.addLayout(head)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(3, 2)
        heads = (self.tr("Account"), self.tr("Debit"), self.tr("Credit"), self.tr("Line text"))
        for column, name in enumerate(heads):
            head_cell = label(name, "label")
            if column in (1, 2):  # as the amounts below it
                head_cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                head_cell.setContentsMargins(0, 0, theme.px(10), 0)
            self._grid.addWidget(head_cell, 0, column)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(theme.px(180))
        scroll.setWidget(above)
        box.addWidget(scroll, 1)
        self.more = button(self.tr("Add a line"), "plus", on=self.add_line)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.sums = label("", "panel")
        foot.addWidget(self.sums)
        box.addLayout(foot)
        self.why = label("", "label", "open", wrap=True)
        box.addWidget(self.why)
        made = buttons(self, self.tr("Use these lines"))
        self.ok: QPushButton = made.button(QDialogButtonBox.StandardButton.Ok)
        box.addWidget(made)
        self.rows: list[_Row] = []
        for one in draft.lines:
            self._add(one)
        self._on_changed()

    def add_line(self) -> None:
        """Add an empty line with what is missing to balance."""
        lines = self._lines() or ()
        left = -sum(one.minor for one in lines)
        row = self._add(BookedLine(minor=left, code="", name=""))
        row.account.setFocus()
        self._on_changed()

    def _add(self, line: BookedLine) -> _Row:
        at = self._grid.rowCount()
        text = plain(abs(line.minor), self._draft.exp, self._draft.currency) if line.minor else ""
        account = AccountEdit(account_text(line), self._accounts)
        wide = account.fontMetrics().horizontalAdvance(account.text()) + theme.px(28)
        account.setMinimumWidth(min(wide, theme.px(_WIDEST)))
        account.setToolTip(account.text())
        account.textChanged.connect(account.setToolTip)
        debit, credit = AmountEdit(text if line.minor > 0 else ""), AmountEdit(text if line.minor < 0 else "")
        own = QLineEdit(line.text)
        remove = icon_button("x", self.tr("Remove line"), on=lambda: self._remove(row))
        row = _Row(account, debit, credit, own, remove, line)
        number = str(len(self.rows) + 1)
        fields = (
            (account, self.tr("Account of line {line}")),
            (debit, self.tr("Debit of line {line}")),
            (credit, self.tr("Credit of line {line}")),
            (own, self.tr("Text of line {line}")),
        )
        for column, (field, name) in enumerate(fields):
            field.setAccessibleName(name.format(line=number))
            field.textChanged.connect(self._on_changed)
            self._grid.addWidget(field, at, column)
        for one in (debit, credit):
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(remove, at, 4)
        self.rows.append(row)
        return row

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        for one in (row.account, row.debit, row.credit, row.text, row.remove):
            one.hide()
            one.deleteLater()
        self._on_changed()

    def _lines(self) -> tuple[BookedLine, ...] | None:
        """Return the lines as typed; None where an amount cannot be read."""
        found = []
        for row in self.rows:
            minor = 0
            for field, sign in ((row.debit, 1), (row.credit, -1)):
                if not field.text().strip():
                    continue
                value = typed_amount(field.text())
                if value is None:
                    return None
                try:
                    minor += sign * rescale(*value, self._draft.exp)
                except ValueError:
                    return None
            code, name = row.account.account()
            same = (code, name) == (row.line.code, row.line.name)
            role, place = (row.line.role, row.line.place) if same else ("", "")
            found.append(
                BookedLine(minor=minor, code=code, name=name, role=role, place=place, text=row.text.text().strip())
            )
        return tuple(found)

    def _on_changed(self) -> None:
        if not hasattr(self, "ok"):
            return
        lines = self._lines()
        if lines is None:
            self.why.setText(self.tr("This is not an amount."))
            self.ok.setEnabled(False)
            return
        draft = replace(self._draft, lines=lines)
        debit, credit = (shown.amount(one, draft.exp, draft.currency) for one in (draft.debit, draft.credit))
        self.sums.setText(self.tr("Debit {debit}, credit {credit}").format(debit=debit, credit=credit))
        wrong = fault(draft)
        self.why.setText(self._words.say(*wrong) if wrong else "")
        self.ok.setEnabled(wrong is None)

    def draft(self) -> Draft:
        """Return the draft with what was changed; only when it balances."""
        day = self.day.date()
        return replace(
            self._draft,
            day=date(day.year(), day.month(), day.day()),
            text=self.text.text().strip() or self._draft.text,
            lines=tuple(sorted(self._lines() or self._draft.lines, key=lambda one: one.minor < 0)),
        )
