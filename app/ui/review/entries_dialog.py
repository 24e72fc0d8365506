"""All drafts of entries of a period: their lines, what became of them, and their export to a bookkeeping program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.config.files import is_folder
from app.domain.booking import Draft, total
from app.services.vouchers import VoucherRow
from app.ui.models import shown
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.review.entry_drafts import drafted, state_text
from app.ui.review.entry_panel import account_text
from app.ui.text import period_text, visible
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState, Notice, button, indent, label
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from app.ui.session import Session

_LAYOUT = "entries.layout"  # what was exported last, remembered with the book
_TONES = {"draft": "accent", "exported": "text2", "booked": "matched", "differs": "open", "stale": "open"}
_ICONS = {"draft": "receipt-text", "exported": "upload", "booked": "check", "differs": "triangle-alert",
          "stale": "triangle-alert"}  # fmt: skip


def _width_beside(parent: QWidget | None) -> int:
    """Return a width in which texts and names of accounts are whole, but for a window that is narrower."""
    return theme.px(1180) if parent is None else min(theme.px(1180), parent.window().width() - 2 * theme.px(16))


class EntriesDialog(Dialog):
    """Reads anew after each change; every change is a step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "entries")
        self._session = session
        self.rows: list[VoucherRow] = []
        self._accounts: list[tuple[str, str]] = []
        self._lines: list[int] = []  # of each line of the table its draft
        self.setWindowTitle(self.tr("Entries, {period}").format(period=period_text(session.period)))
        self.resize(_width_beside(parent), theme.px(600))
        box = QVBoxLayout(self)
        self.notice = Notice()
        box.addWidget(self.notice)
        hint = self.tr(
            "Nothing is booked by Tieout: these are drafts. Export them, import the file into your bookkeeping "
            "program, and import its vouchers here: what was booked is found again by the mark in its text."
        )
        box.addWidget(label(hint, "hint", wrap=True))
        box.addWidget(self._tools())
        heads = [self.tr("Day"), self.tr("Text"), self.tr("Account"), self.tr("Debit"), self.tr("Credit"),
                 self.tr("State")]  # fmt: skip
        self.model, self.grid = rows_table(self, heads, (3, 4), self.tr("Drafts of entries"), giving=(1, 2, 5))
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.grid.doubleClicked.connect(lambda _index: self.change())
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        nothing = self.tr("No entries in this period. Choose “entry made” as the way to settle a discrepancy.")
        self.body.addWidget(EmptyState("receipt-text", nothing))
        box.addWidget(self.body, 1)
        self.sums = label("", "panel")
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.addWidget(self.sums)
        box.addLayout(self._foot())
        session.book_changed.connect(self.refresh)
        privacy.changed.connect(self._fill)
        self._show_buttons()
        self.refresh()

    def _tools(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, margin=0)
        row.setContentsMargins(0, 0, 0, 0)
        self.change_button = button(self.tr("Change…"), "pencil", on=self.change)
        self.back = button(self.tr("Take back"), "undo-2", on=self.take_back)
        self.fees = button(self.tr("Add the fees of the month"), "percent", on=partial(self._add, "fees"))
        self.off = button(self.tr("Add write-offs"), "circle-minus", on=partial(self._add, "off"))
        for one in (self.change_button, self.back, self.fees, self.off):
            row.addWidget(one)
        return holder

    def _foot(self) -> QHBoxLayout:
        from app.services.voucher_files import LAYOUTS

        row = QHBoxLayout()
        self.layout_box = QComboBox()
        self.layout_box.setAccessibleName(self.tr("For which program"))
        for one in LAYOUTS.values():
            self.layout_box.addItem(self._session.words.say(one.title), one.key)
        self.layout_box.setCurrentIndex(max(self.layout_box.findData(self._session.recall(_LAYOUT, "")), 0))
        self.first = QSpinBox()
        self.first.setRange(1, 99_999)
        self.first.setAccessibleName(self.tr("First voucher number"))
        indent(self.first)
        for words, field in (
            (self.tr("For which program"), self.layout_box),
            (self.tr("First voucher number"), self.first),
        ):
            row.addWidget(label(words))
            row.addWidget(field)
        row.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.export = button(self.tr("Export…"), "upload", kind="primary", on=self.export_file)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        row.addWidget(buttons)
        return row

    # what is shown

    def refresh(self) -> None:
        """Read the drafts of the period."""
        period, words = self._session.period, self._session.words

        def call(uow: Any, _report: Any) -> Any:
            from app.services.book_chart import load_chart
            from app.services.vouchers import load_vouchers

            rows = load_vouchers(uow, first=period.first, last=period.last)
            return rows, load_chart(uow, words).accounts

        if self._session.book is not None:
            self._session.read(call, self._on_read, self._on_failed)

    def _on_read(self, result: Any) -> None:
        self.rows, self._accounts = result
        self._fill()

    def _fill(self) -> None:
        marks = {one.draft.mark for one in self._picked()}
        cells, self._lines = [], []
        for at, row in enumerate(self.rows):
            for number, line in enumerate(row.draft.lines):
                amount = shown.amount(abs(line.minor), row.draft.exp, row.draft.currency)
                state = Paint(state_text(row), _TONES[row.state], _ICONS[row.state])
                cells.append(
                    (
                        Paint(shown.day_full(row.draft.day) if not number else "", bold=not number),
                        Paint(visible(row.draft.text_of(line) if line.text or not number else ""), "text"),
                        Paint(("" if line.minor > 0 else "　") + visible(account_text(line))),
                        Paint(amount if line.minor > 0 else ""),
                        Paint(amount if line.minor < 0 else ""),
                        state if not number else Paint(""),
                    )
                )
                self._lines.append(at)
        self.model.set_rows(cells)
        self.body.setCurrentIndex(0 if self.rows else 1)
        said = [
            self.tr("{count} entries   Debit {debit} {currency}   Credit {credit} {currency}").format(
                count=shown.count(sum(one.draft.currency == currency for one in self.rows)),
                debit=shown.amount(debit, exp, currency),
                credit=shown.amount(credit, exp, currency),
                currency=currency,
            )
            for currency, (exp, debit, credit) in sorted(total(one.draft for one in self.rows).items())
        ]
        self.sums.setText("\n".join(said))
        again = next((at for at, of in enumerate(self._lines) if self.rows[of].draft.mark in marks), 0)
        if self.rows:
            self.grid.selectRow(self.model.row_of(again))
        self._show_buttons()

    def _picked(self) -> list[VoucherRow]:
        """Return the drafts of the rows selected, each once."""
        rows = [self.model.line(row) for row in self.grid.selected_rows()]
        places = dict.fromkeys(self._lines[one] for one in rows if 0 <= one < len(self._lines))
        return [self.rows[one] for one in places if one < len(self.rows)]

    def _show_buttons(self) -> None:
        picked = self._picked()
        free = bool(picked) and not any(one.exports for one in picked)
        self.change_button.setEnabled(len(picked) == 1 and free)
        self.back.setEnabled(free)
        self.export.setEnabled(bool(self.rows))

    # what can be done

    def change(self) -> None:
        """Change the lines of the draft that is selected."""
        from app.ui.review.voucher_dialog import VoucherDialog

        picked = self._picked()
        if len(picked) != 1 or picked[0].exports:
            return
        ask = VoucherDialog(picked[0].draft, self._accounts, self._session.words, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._write("change", ask.draft())

    def take_back(self) -> None:
        """Take the drafts selected back; their items are open again."""
        self._write("take_back", [one.draft.mark for one in self._picked()])

    def _add(self, what: str) -> None:
        """Draft the fees of the period, or what was written off in it."""
        period, words = self._session.period, self._session.words
        self.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.book_chart import load_chart
            from app.services.draft_entries import written_off
            from app.services.fee_entries import fee_offers
            from app.services.vouchers import add

            with book.read() as uow:
                chart = load_chart(uow, words)
                if what == "fees":
                    offers = fee_offers(uow, chart, words, period)
                else:
                    offers = written_off(uow, chart, words, period.first, period.last)
            drafts = [one.draft for one in offers if one.draft is not None]
            for one in drafts:
                add(book, one, actor)
            return len(drafts), next((one.why for one in offers if one.why is not None), None)

        self._session.write(call, partial(self._on_added, what), self._on_failed, title=self.tr("Drafting entries"))

    def _on_added(self, what: str, result: Any) -> None:
        count, why = result
        if not count:
            none = self.tr("All fees of this period are in entries, or there were none.")
            if what == "off":
                none = self._session.words.say("vouchers.no_written_off")
            self.notice.advise(self._session.words.say(*why) if why else none)

    def export_file(self) -> None:
        """Ask where to, and write the drafts that were not exported yet; all of them again where the person says so."""
        drafts = drafted(self.rows)
        again = [one.draft for one in self.rows if one.state == "exported"]
        if again and (not drafts or {one.draft.mark for one in self._picked()} <= {one.mark for one in again}):
            picked = [one.draft for one in self._picked() if one.state == "exported"]
            drafts = self._ask_again(picked or again)
        if not drafts:
            if not again:
                self.notice.advise(self._session.words.say("vouchers.no_drafts"))
            return
        from app.services.voucher_files import LAYOUTS

        key = self.layout_box.currentData()
        ending = LAYOUTS[key].ending
        known = self._session.settings.last_folder
        folder = Path(known) if known and is_folder(known) else Path.home()
        name = self.tr("entries-{period}").format(period=self._session.period.name) + ending
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export entries"), str(folder / name), f"*{ending}")
        if path:
            self.write_file(path if path.lower().endswith(ending) else path + ending, drafts)

    def _ask_again(self, drafts: list[Draft]) -> list[Draft]:
        """Ask whether drafts are to be exported once more; the safe answer is no."""
        ask = QMessageBox(self)
        ask.setIcon(QMessageBox.Icon.Question)
        ask.setText(self.tr("%n entries were exported already. Export them once more?", "", len(drafts)))
        ask.setInformativeText(self.tr("If the first file was imported, they would be booked twice."))
        yes = ask.addButton(self.tr("Export once more"), QMessageBox.ButtonRole.AcceptRole)
        no = ask.addButton(QMessageBox.StandardButton.Cancel)
        ask.setDefaultButton(no)
        ask.exec()
        return drafts if ask.clickedButton() is yes else []

    def write_file(self, path: str, drafts: list[Draft]) -> None:
        """Write drafts to a file and mark them."""
        key, words, first = self.layout_box.currentData(), self._session.words, self.first.value()
        self.notice.hide()
        self._session.remember(_LAYOUT, key)

        def call(book: Any, actor: str, report: Any) -> Any:
            from app.services.voucher_files import export_vouchers

            return export_vouchers(book, path, key, drafts, words, actor, first=first, report=report)

        done = self.tr("%n entries were exported.", "", len(drafts))
        self._session.write(
            call,
            lambda _entry: self._session.toast.emit(done, True),
            self._on_failed,
            title=self.tr("Exporting entries"),
        )

    def _write(self, name: str, *given: Any) -> None:
        self.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services import vouchers

            return partial(getattr(vouchers, name), book, *given)(actor)

        self._session.write(call, None, self._on_failed)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)
