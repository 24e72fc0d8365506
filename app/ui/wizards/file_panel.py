"""One file of an import: what it was taken for, whose it is, and in what form it was found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.config.words import Words
from app.services.import_lines import Line
from app.ui.text import NOTHING, account_text, amount_text, count_text, range_text, visible
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.wizards.import_model import format_title

#: Offered where a file names no currency; any other code can be typed.
_CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY")
_SIGNS = (
    ("%Ey", "YYY"), ("%Y", "YYYY"), ("%m", "MM"), ("%b", "MMM"), ("%d", "DD"), ("%H", "hh"), ("%I", "hh"), ("%M", "mm"),
    ("%S", "ss"), ("%p", "AM/PM"), ("%z", " ±hh:mm"),
)  # fmt: skip


class FilePanel(QWidget):
    """A sentence, three fields that can be corrected, and the facts. said: what was corrected, by field."""

    said = Signal(dict)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._line: Line | None = None
        self._titles: dict[QComboBox, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 2, 16, 4)
        layout.setSpacing(6)
        self.sentence = label("", "", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self.sentence)
        layout.addWidget(self._fields())
        layout.addWidget(self._form())
        layout.addWidget(self._facts())
        layout.addStretch(1)

    def _fields(self) -> QWidget:
        self.fields = QWidget()
        row = QHBoxLayout(self.fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.format = self._combo(row, self.tr("Recognised as"), editable=False)
        self.account = self._combo(row, self.tr("Account"))
        self.account.setAccessibleName(self.tr("Account of this file"))
        self.shop = self._combo(row, self.tr("Shop"))
        self.apply = button(self.tr("Set"), "check", on=self._on_apply)
        self.hint = ElidedLabel("hint")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.apply)
        row.addWidget(self.hint, 1)
        return self.fields

    def _form(self) -> QWidget:
        """Return what is asked of a file that does not say how it is written; hidden where it does."""
        self.form = QWidget()
        row = QHBoxLayout(self.form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.order = self._combo(row, self.tr("Dates are written"), editable=False)
        for order, name in (
            ("dmy", self.tr("day / month / year")),
            ("mdy", self.tr("month / day / year")),
            ("ymd", self.tr("year / month / day")),
        ):
            self.order.addItem(name, order)
        self.order.setPlaceholderText(self.tr("Choose…"))
        self.currency = self._combo(row, self.tr("Currency of its amounts"))
        self.currency.addItems(_CURRENCIES)
        self.apply_form = button(self.tr("Read again"), "check", on=self._on_apply_form)
        row.addWidget(self.apply_form)
        row.addStretch(1)
        return self.form

    def _show_form(self, line: Line | None) -> None:
        order, currency = line is not None and line.asks_order, line is not None and line.asks_currency
        self.form.setVisible(order or currency)
        for box, shown in ((self.order, order), (self.currency, currency)):
            box.setVisible(shown)
            self._titles[box].setVisible(shown)
        self.order.setCurrentIndex(self.order.findData(line.date_order) if line and line.date_order else -1)
        self.currency.setCurrentText(line.currency if line is not None else "")

    def _on_apply_form(self) -> None:
        fields: dict[str, str] = {}
        if not self.order.isHidden() and self.order.currentData():
            fields["date_order"] = str(self.order.currentData())
        code = self.currency.currentText().strip().upper()
        if not self.currency.isHidden() and len(code) == 3:
            fields["currency"] = code
        if fields:
            self.said.emit(fields)

    def _combo(self, row: QHBoxLayout, name: str, editable: bool = True) -> QComboBox:
        box = QComboBox()
        box.setEditable(editable)
        box.setAccessibleName(name)
        box.setMinimumWidth(theme.px(80))
        box.setMaximumWidth(theme.px(230))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        title = label(name, "label")
        title.setBuddy(box)
        self._titles[box] = title
        row.addWidget(title)
        row.addWidget(box, 2)
        line = box.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("not stated"))
            line.returnPressed.connect(self._on_return)
        return box

    def _facts(self) -> QWidget:
        self.facts = QWidget()
        grid = QGridLayout(self.facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        names = (
            self.tr("File kind"), self.tr("Encoding"), self.tr("Delimiter"), self.tr("Column names"),
            self.tr("Dates"), self.tr("Currency"), self.tr("Rows"), self.tr("Money in and out"),
            self.tr("Period"),
        )  # fmt: skip
        self.values: list[QLabel] = []
        for at, name in enumerate(names):
            row, column = at // 3, at % 3 * 2
            value = label("", "label")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "hint"), row, column)
            grid.addWidget(value, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
            self.values.append(value)
        return self.facts

    def set_known(self, accounts: list[str], shops: list[str]) -> None:
        """Offer what the book knows; the texts stay."""
        for box, known in ((self.account, accounts), (self.shop, shops)):
            text = box.currentText()
            box.clear()
            box.addItems(known)
            box.setCurrentText(text)

    def focus_first(self) -> None:
        """Put the caret where something can be said."""
        if self.form.isVisible():
            (self.currency if self.order.isHidden() else self.order).setFocus()
        elif self.fields.isVisible():
            (self.account if self.account.isEnabled() else self.shop).setFocus()

    def show_line(self, line: Line | None, sentence: str) -> None:
        """Show another file and what is to be said of it."""
        self._line = line
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        tie = line is not None and bool(line.refusal_key) and len(line.formats) > 1
        self.fields.setVisible(line is not None and (not line.refusal_key or tie))
        self._show_form(line)
        self.facts.setVisible(line is not None and not line.refusal_key)
        for value, text in zip(self.values, self._texts(line), strict=True):
            value.setText(text)
            value.setToolTip(text)
        if line is None:
            return
        self._show_formats(line)
        self.account.setCurrentText(account_text(line.account) if line.stated else line.account)
        self.account.setEnabled(not line.stated)
        self.shop.setCurrentText(line.shop)
        self.hint.setText(self._hint(line))
        self.hint.setToolTip(self.hint.text())

    def _show_formats(self, line: Line) -> None:
        self.format.clear()
        for one in dict.fromkeys([*([line.format] if line.format else []), *line.formats]):
            self.format.addItem(format_title(one, line.title if one == line.format else "", self._words), one)
        self.format.setCurrentIndex(0 if line.format else -1)
        self.format.setPlaceholderText(self.tr("Choose…"))
        self.format.setEnabled(self.format.count() > 1)

    def _hint(self, line: Line) -> str:
        if line.habit:
            return self.tr("As last time.")
        if line.refusal_key:
            return self.tr("Choose what the file is.")
        return self.tr("The file states its account.") if line.stated else self.tr("The file does not state it.")

    def _texts(self, line: Line | None) -> list[str]:
        if line is None or line.refusal_key:
            return [NOTHING] * len(self.values)
        look = line.look
        delimiters = {
            ",": self.tr("comma"),
            "\t": self.tr("tab"),
            ";": self.tr("semicolon"),
            "|": self.tr("vertical bar"),
        }
        kind = self.tr("Text") if look.container == "text" else look.container.upper()
        money = [amount_text(one, line.exp, line.currency) for one in (line.money_in, line.money_out)]
        stated = self.tr("{period}, stated by the file") if look.stated else self.tr("{period}, from its rows")
        period = range_text(line.period_start, line.period_end)
        return [
            kind if look.container else NOTHING,
            look.encoding.upper() or NOTHING,
            delimiters.get(look.delimiter, look.delimiter) or NOTHING,
            self.tr("in row {row}").format(row=look.header_row) if look.header_row else NOTHING,
            _date_form(look.date_form) or NOTHING,
            line.currency or NOTHING,
            count_text(line.rows),
            f"{money[0]} / {money[1]}",
            stated.format(period=period) if period != NOTHING else NOTHING,
        ]

    def _on_return(self) -> None:
        (self._on_apply_form if self.sender() is self.currency.lineEdit() else self._on_apply)()

    def _on_apply(self) -> None:
        line = self._line
        if line is None or not self.fields.isVisible():
            return
        fields: dict[str, str | None] = {"shop": self.shop.currentText().strip()}
        if not line.stated:
            fields["account"] = self.account.currentText().strip()
        chosen = self.format.currentData()
        if chosen and chosen != line.format:
            fields["format"] = str(chosen)
        self.said.emit({name: value for name, value in fields.items() if value or value != getattr(line, name)})


def _date_form(form: str) -> str:
    """Write `%Y-%m-%d %H:%M` as `YYYY-MM-DD hh:mm`."""
    republic = QCoreApplication.translate("FilePanel", "{form}, years of the Republic") if "%Ey" in form else "{form}"
    for sign, letters in _SIGNS:
        form = form.replace(sign, letters)
    return republic.format(form=visible(form))
