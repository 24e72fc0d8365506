"""How the window looks and speaks: language, theme, size, density, forms of days and numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from app.domain.period import day_number
from app.ui.forms import forms
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.start_page import LANGUAGES
from app.ui.text import month_text
from app.ui.theme import theme
from app.ui.widgets.common import Segments, frame, label, set_look

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SIZES = (90, 100, 110, 120, 130, 140, 150)
_DAY, _AT = date(2026, 10, 31), 9 * 3600 + 12 * 60


class LookSection(Form):
    """Applied at once, also to what is open; the example shows what comes of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._filling = False
        self.group(self.tr("Window"))
        self.language = Segments(list(LANGUAGES), self.tr("Language"))
        self.row(self.tr("Language"), self.language, self.tr("The window is rebuilt; what was open stays open."))
        self.theme = Segments(
            [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("Follow system"))],
            self.tr("Theme"),
        )
        self.row(self.tr("Theme"), self.theme)
        self.contrast = QCheckBox(self.tr("High contrast"))
        self.row("", self.contrast, self.tr("Black and white, strong lines, no tints; states in bold."))
        self.size = QComboBox()
        for one in SIZES:
            self.size.addItem(f"{one} %", one)
        self.row(self.tr("Text size"), self.size, self.tr("Also with Ctrl and plus, minus or 0."))
        self.group(self.tr("Tables"))
        self.density = Segments(
            [
                ("compact", self.tr("Compact")),
                ("normal", self.tr("Normal")),
                ("relaxed", self.tr("Relaxed")),
            ],
            self.tr("Row height"),
        )
        self.row(self.tr("Row height"), self.density)
        self.red = QCheckBox(self.tr("Negative amounts in red"))
        self.row("", self.red)
        self.group(self.tr("Days and numbers on screen"))
        self.days = QComboBox()
        self.row(self.tr("Days"), self.days)
        self.numbers = QComboBox()
        for name, words in (("", "1,234,567.89"), ("space", "1 234 567.89"), ("none", "1234567.89")):
            self.numbers.addItem(words, name)
        self.row(
            self.tr("Amounts"),
            self.numbers,
            self.tr("What is typed is read in any of these forms. Files are always written the same way."),
        )
        self.wide(self._example())
        self._fill()
        self._connect()

    def _example(self) -> QWidget:
        panel = frame("panel")
        grid = QGridLayout(panel)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(24)
        self._shown = {}
        for at, (name, words) in enumerate(
            (
                ("day", self.tr("Day and time")),
                ("other", self.tr("Another year")),
                ("month", self.tr("Month")),
                ("amount", self.tr("Amount")),
            )
        ):
            grid.addWidget(label(words, "label"), 0, at)
            self._shown[name] = label("")
            grid.addWidget(self._shown[name], 1, at)
        grid.setColumnStretch(4, 1)
        return panel

    def _connect(self) -> None:
        window = self.window
        self.language.chosen.connect(lambda lang: cast("MainWindow", window()).language_chosen.emit(lang))
        self.theme.chosen.connect(lambda name: self.change(theme=name))
        self.contrast.toggled.connect(lambda on: self.change(contrast=on))
        self.density.chosen.connect(lambda name: self.change(density=name))
        self.red.toggled.connect(lambda on: self.change(red_negative=on))
        self.size.activated.connect(lambda _at: self.change(text_size=self.size.currentData()))
        self.days.activated.connect(lambda _at: self._change_form(day_form=self.days.currentData()))
        self.numbers.activated.connect(lambda _at: self._change_form(number_form=self.numbers.currentData()))
        forms.changed.connect(self._show_example)
        privacy.changed.connect(self._show_example)
        theme.changed.connect(self.refresh)

    def _change_form(self, **settings: str) -> None:
        self.change(**settings)
        self.session.period_changed.emit()  # the month in the bar over the page is written anew

    def _fill(self) -> None:
        examples = (
            ("", "2026-10-31"),
            ("slash", "2026/10/31"),
            ("chinese", "2026年10月31日"),
            ("english", "31 Oct 2026"),
            ("roc", self.tr("115/10/31 (year of the Republic)")),
        )
        for name, words in examples:
            self.days.addItem(words, name)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        settings = self.session.settings
        for segments, name in ((self.language, self.session.lang), (self.theme, settings.theme)):
            if name in segments.buttons:
                segments.buttons[name].setChecked(True)
        self.density.buttons[settings.density].setChecked(True)
        for box, on in ((self.contrast, settings.contrast), (self.red, settings.red_negative)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        _choose(self.size, settings.text_size, f"{settings.text_size} %")
        _choose(self.days, "" if settings.day_form == "iso" else settings.day_form)
        _choose(self.numbers, "" if settings.number_form == "comma" else settings.number_form)
        self._show_example()

    def _show_example(self) -> None:
        at = day_number(_DAY) * 86_400 + _AT
        self._shown["day"].setText(shown.moment(at, dated=False, year=2026))
        self._shown["other"].setText(shown.day_full(date(2025, 12, 31)))
        self._shown["month"].setText(month_text(_DAY))
        self._shown["amount"].setText(shown.amount(-123_456_789))
        set_look(self._shown["amount"], state="open" if forms.red_negative else "")


def _choose(box: QComboBox, data: object, words: str = "") -> None:
    """Show the entry with this data; one that is not offered is put in."""
    at = box.findData(data)
    if at < 0:
        box.addItem(words or str(data), data)
        at = box.count() - 1
    box.setCurrentIndex(at)
