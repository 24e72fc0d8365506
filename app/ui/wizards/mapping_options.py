"""What a table says once: sheet, header row, dates, currency …; a line of fields that wraps in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from app.services.layout_draft import ASK, LAYERS, LayoutDraft
from app.ui.session import Session
from app.ui.text import visible
from app.ui.theme import theme
from app.ui.widgets.common import button, indent, label, set_look
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import FlowLayout
from app.ui.zones import ZONES, zone_text

CURRENCIES = ("CNY", "TWD", "HKD", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "CAD")
FORMS = ((".", ","), (",", "."), (",", " "), (".", "'"), (".", ""))
_DAY_BASES = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Ey/%m/%d", "%b %d, %Y")
_SAMPLE = datetime(2026, 10, 3, 9, 8)  # noqa: DTZ001 - shows a form, no moment
_WAIT_MS = 400


class OptionsBar(QFrame):
    """`said` tells the name of a field and its new value; all but `account` and `shop` at once."""

    said = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "bar")
        self._session = session
        self._holders: dict[str, QWidget] = {}
        self._draft: LayoutDraft | None = None
        self._flow = FlowLayout(self, gap=16, margin=7)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.title = ElidedLabel("panel", Qt.TextElideMode.ElideMiddle)
        self.title.setMaximumWidth(theme.px(280))
        self._flow.addWidget(self.title)
        self.sheet = self._box("sheet", self.tr("Sheet"))
        self.delimiter = self._box("delimiter", self.tr("Cells end at"))
        self.encoding = self._box("encoding", self.tr("Encoding"))
        self.header = self._spin()
        self.layer = self._box("layer", self.tr("This file is"))
        self.date = self._box("date", self.tr("Dates"))
        self.currency = self._box("currency", self.tr("Currency"), editable=True)
        self.account = self._line("account", self.tr("Account"))
        why = self.tr("so that its figures stay apart from those of other files")
        self._holders["account"].layout().addWidget(label(why, "hint"))
        self.account.setToolTip(
            self.tr(
                "Files of one account bear one name; tables without an account are added up as one. Leave it empty "
                "where this layout is for several accounts, and say it of each file."
            )
        )
        self.more = button(self.tr("More"), "chevron-down", kind="link")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self._show_states(self._draft) if self._draft is not None else None)
        self._flow.addWidget(self.more)
        self.form, self.sign, self.fee_sign, self.out_sign, self.zone, self.shop = self._further()
        self._fixed_choices()
        self._late: dict[str, QLineEdit] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._tell_lines)

    def _further(self) -> Any:
        """Make the fields that are needed now and then."""
        return (
            self._box("form", self.tr("Amounts are written")),
            self._box("sign", self.tr("Signs")),
            self._box("fee_sign", self.tr("Fees are printed")),
            self._box("out_sign", self.tr("Money out is printed")),
            self._box("zone", self.tr("Time zone")),
            self._line("shop", self.tr("Shop")),
        )

    # building

    def _hold(self, name: str, title: str, field: QWidget) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(title, "label"))
        row.addWidget(field)
        field.setAccessibleName(title)
        self._holders[name] = holder
        self._flow.addWidget(holder)

    def add(self, widget: QWidget) -> None:
        """Put something of the page at the end of what always shows."""
        self._flow.addWidget(widget)

    def _box(self, name: str, title: str, editable: bool = False) -> QComboBox:
        box = QComboBox()
        box.setEditable(editable)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.installEventFilter(self)
        if editable:
            box.setMinimumContentsLength(4)
            box.lineEdit().editingFinished.connect(lambda: self._on_typed(name, box))
        box.activated.connect(lambda _index: self.said.emit(name, box.currentText() if editable else box.currentData()))
        self._hold(name, title, box)
        return box

    def _on_typed(self, name: str, box: QComboBox) -> None:
        if box.currentText() != box.property("shown"):
            box.setProperty("shown", box.currentText())
            self.said.emit(name, box.currentText())

    def _spin(self) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(0, 200)
        spin.setSpecialValueText(self.tr("none"))
        spin.setMinimumWidth(theme.px(56))
        spin.setKeyboardTracking(False)
        spin.setFixedHeight(theme.half(30))
        indent(spin)
        spin.installEventFilter(self)
        spin.valueChanged.connect(lambda value: self.said.emit("header", value))
        self._hold("header", self.tr("Header in row"), spin)
        return spin

    def _line(self, name: str, title: str) -> QLineEdit:
        line = QLineEdit()
        line.setMinimumWidth(theme.px(110))
        line.setPlaceholderText(self.tr("not stated"))
        line.textEdited.connect(lambda _text: self._on_edited(name, line))
        self._hold(name, title, line)
        return line

    def _on_edited(self, name: str, line: QLineEdit) -> None:
        self._late[name] = line
        self._timer.start()

    def _tell_lines(self) -> None:
        late, self._late = self._late, {}
        for name, line in late.items():
            self.said.emit(name, line.text())

    def _fixed_choices(self) -> None:
        words = self._session.words
        _fill(self.layer, [(words.say(f"mapping.layer.{one}"), one) for one in LAYERS])
        marks = [(",", self.tr("comma")), ("\t", self.tr("TAB")), (";", self.tr("semicolon")), ("|", "|")]
        _fill(self.delimiter, [(text, mark) for mark, text in marks])
        _fill(self.form, [(f"1{group}234{point}56", (point, group)) for point, group in FORMS])
        _fill(self.sign, [(self.tr("as is"), 1), (self.tr("turned"), -1)])
        for box in (self.fee_sign, self.out_sign):
            _fill(box, [(self.tr("above zero"), 1), (self.tr("below zero"), -1)])
        _fill(self.currency, [(one, one) for one in CURRENCIES])
        _fill(self.zone, [(self.tr("of the book"), ""), *((zone_text(one), one) for one in ZONES)])

    # showing

    def show_draft(self, draft: LayoutDraft) -> None:
        """Show a draft's values without telling of them."""
        self._draft = draft
        look = draft.look
        fields: list[Any] = [one for one in self.findChildren(QWidget) if isinstance(one, (QComboBox, QSpinBox))]
        for one in fields:
            one.blockSignals(True)
        _fill(self.sheet, [(visible(one), one) for one in look.sheets])
        _fill(self.encoding, [(one.upper(), one) for one in look.encodings])
        _fill(self.date, _dates(draft, self.tr("year first, any form")))
        _select(self.sheet, look.sheet)
        _select(self.encoding, look.encoding)
        _select(self.delimiter, look.delimiter)
        self.header.setValue(draft.header_row)
        _select(self.layer, draft.layer)
        _select(self.date, draft.formats[0] if draft.formats else ())
        _select(self.form, (draft.decimal, draft.grouping))
        for name in ("sign", "fee_sign", "out_sign", "zone"):
            _select(getattr(self, name), getattr(draft, name))
        self.currency.setCurrentText(draft.currency)
        self.currency.setProperty("shown", draft.currency)
        for one in fields:
            one.blockSignals(False)
        self.show_lines(draft)
        self._show_states(draft)

    def show_lines(self, draft: LayoutDraft) -> None:
        """Show account and shop, but for the one that is being typed."""
        for line, text in ((self.account, draft.account_meant), (self.shop, draft.shop)):
            if not line.hasFocus():
                line.setText(text)

    def _show_states(self, draft: LayoutDraft) -> None:
        given, more = {one.field for one in draft.columns}, self.more.isChecked()
        for name, shown in (
            ("sheet", len(draft.look.sheets) > 1),
            ("delimiter", draft.look.container == "text"),
            ("encoding", draft.look.container == "text" and len(draft.look.encodings) > 1),
            ("currency", "currency" not in given),
            ("account", "account" not in given),
            ("form", more),
            ("sign", more),
            ("zone", more),
            ("shop", more and "shop" not in given),
            ("fee_sign", more and "fee" in given),
            ("out_sign", more and "out" in given),
        ):
            self._holders[name].setVisible(shown)
        for box, state in (
            (self.layer, draft.layer_state),
            (self.date, draft.date_state),
            (self.currency, draft.currency_state),
        ):
            set_look(box, meaning="ask" if state == ASK else "")
        self._flow.invalidate()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _fill(box: QComboBox, items: Sequence[tuple[str, Any]]) -> None:
    box.clear()
    for text, value in items:
        box.addItem(text, value)


def _select(box: QComboBox, value: Any) -> None:
    """Choose a value; Qt's own search compares tuples by identity."""
    at = next((at for at in range(box.count()) if _same(box.itemData(at), value)), -1)
    if at < 0 and value:
        box.addItem(value if isinstance(value, str) else str(value), value)
        at = box.count() - 1
    box.setCurrentIndex(max(0, at))


def _same(first: Any, second: Any) -> bool:
    return (tuple(first) if isinstance(first, (list, tuple)) else first) == (
        tuple(second) if isinstance(second, (list, tuple)) else second
    )


def _dates(draft: LayoutDraft, general: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ways to write a day that a person may choose, those that fit the table first."""
    found: dict[str, tuple[str, ...]] = {}
    for one in draft.formats:
        found.setdefault(date_text(one[0]) if len(one) == 1 else general, one)
    for base in _DAY_BASES:
        found.setdefault(date_text(base), (f"{base} %H:%M:%S", f"{base} %H:%M", base))
    return list(found.items())


def date_text(form: str) -> str:
    """Write a day in October in a form: "%d.%m.%Y" → "03.10.2026"."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    parts = {
        "%Ey": str(_SAMPLE.year - 1911), "%Y": str(_SAMPLE.year), "%m": f"{_SAMPLE.month:02d}",
        "%d": f"{_SAMPLE.day:02d}", "%H": f"{_SAMPLE.hour:02d}", "%M": f"{_SAMPLE.minute:02d}", "%S": "00",
        "%I": f"{_SAMPLE.hour:02d}", "%p": "AM", "%b": months[_SAMPLE.month - 1],
    }  # fmt: skip
    for mark, text in parts.items():
        form = form.replace(mark, text)
    return form
