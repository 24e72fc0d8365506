"""What holds for the whole book: whose it is, its home currency, and the zone of times that state none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QDialog, QHBoxLayout, QLineEdit, QWidget

from app.domain.currencies import CODES
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.text import NOTHING, range_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.wizards.mapping_options import CURRENCIES
from app.ui.zones import ZONES, offsets, zone_of, zone_text

if TYPE_CHECKING:
    from app.services.book_facts import BookFacts
    from app.ui.main_window import MainWindow


class BookSection(Form):
    """A choice is taken at once, what is typed when its field is left or at Enter; each is a step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._facts: BookFacts | None = None
        self.group(self.tr("This book"))
        self.company = QLineEdit()
        self.row(self.tr("Company"), self.company, self.tr("Stands on what is printed and in the report."))
        self.currency = _box([*CURRENCIES, *sorted(CODES - set(CURRENCIES))])
        self.row(
            self.tr("Home currency"),
            self.currency,
            self.tr(
                "Proposed where a table, an account or an entry by hand names no currency. Amounts that are in the "
                "book keep theirs; nothing is converted, and no signed-off month changes."
            ),
        )
        self.zone = _box([zone_text(one) for one in ZONES])
        self.zone.setAccessibleName(self.tr("Time zone"))
        self.clock = label("", "hint")
        self.row(
            self.tr("Time zone"),
            self._zone_row(),
            self.tr(
                "For files that print times without saying where: order lists and payment lists from abroad. Chinese "
                "files and those that state a zone keep their own. It can be changed as long as no file in the book "
                "was read by it."
            ),
        )
        self.two = QCheckBox(self.tr("Another person reviews a month before it is signed off"))
        self.row(
            self.tr("Sign-off"),
            self.two,
            self.tr(
                "One prepares the month and submits it; another looks it over under a name of their own and signs it "
                "off, or sends it back with a reason. Both names stand on the certificate."
            ),
        )
        self.encrypted = label("", "quiet")
        self.change_passphrase = button("", on=self._on_passphrase)
        self.remove_passphrase = button(self.tr("Remove…"), on=partial(self._on_passphrase, remove=True))
        self.row(
            self.tr("Passphrase"),
            self._passphrase_row(),
            self.tr("An encrypted book opens with its passphrase alone, here and in commands."),
        )
        self.inside = label("", "quiet", wrap=True)
        self.row(self.tr("In this book"), self.inside)
        self.notice = Notice()
        self.wide(self.notice)
        self.company.editingFinished.connect(self._on_company)
        for one, taken in ((self.currency, self._on_currency), (self.zone, self._on_zone)):
            one.activated.connect(lambda _at, taken=taken: taken())
            one.lineEdit().editingFinished.connect(taken)
        self.two.clicked.connect(self._on_two)
        theme.changed.connect(self._widen)
        session.book_changed.connect(self.refresh)
        self._widen()

    def _zone_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.zone)
        row.addWidget(self.clock)
        return holder

    def _passphrase_row(self) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(self.tr("Passphrase"))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for one in (self.encrypted, self.change_passphrase, self.remove_passphrase):
            row.addWidget(one)
        return holder

    def _show_passphrase(self, encrypted: bool) -> None:
        self.encrypted.setText(self.tr("Encrypted") if encrypted else self.tr("Not encrypted"))
        self.change_passphrase.set_text(self.tr("Change…") if encrypted else self.tr("Encrypt…"))
        self.remove_passphrase.setVisible(encrypted)

    def _on_passphrase(self, remove: bool = False) -> None:
        """Ask what is wanted and hand it on: the book is closed meanwhile, and this page with it."""
        from app.ui.passphrase import PassphraseDialog

        book = self.session.book
        if book is None:
            return
        window = cast("MainWindow", self.window())
        asked = PassphraseDialog(self.session, book.path, self, encrypted=book.encrypted, remove=remove)
        if asked.exec() == QDialog.DialogCode.Accepted:
            said = self.tr("The passphrase was changed.") if book.encrypted else self.tr("The book is encrypted.")
            said = self.tr("The book is not encrypted any more.") if remove else said
            window.books.change_passphrase(asked.old, asked.new, said)

    def refresh(self) -> None:
        """Show what holds for the open book."""
        if self.session.book is None:
            return
        self._show_passphrase(self.session.book.encrypted)

        def call(uow: Any, _report: Any) -> Any:
            from app.services.book_facts import book_facts, zones

            return book_facts(uow), zones() if self.zone.count() == len(ZONES) else []

        self.session.read(call, self._on_read, self._on_failed)

    def _on_two(self, on: bool) -> None:
        from app.services.two_persons import set_wants_two

        self.session.write(lambda book, actor, _report: set_wants_two(book, on, actor), None, self._on_failed)

    def _on_read(self, found: tuple[BookFacts, list[str]]) -> None:
        facts, zones = found
        self._facts = facts
        if zones:
            self.zone.addItems([one for one in zones if one not in ZONES])
        lines = (self.company, self.currency.lineEdit(), self.zone.lineEdit())
        for line, text in zip(lines, (facts.company, facts.currency, zone_text(facts.zone)), strict=True):
            if not line.isModified() and line.text() != text:  # else what Tab selected for typing over is let go
                line.setText(text)
        self.two.setChecked(facts.two_persons)
        self._show_clock()
        files = self.tr("%n statement(s)", "", facts.files)
        days = range_text(facts.first, facts.last) if facts.first else NOTHING
        self.inside.setText(self.tr("{files}, {days}").format(files=files, days=days) if facts.files else NOTHING)

    def _show_clock(self) -> None:
        """Say how far the zone is from UTC where its name does not: of a rare one, or in winter and in summer."""
        if self._facts is None:
            return
        winter, summer = offsets(self._facts.zone)
        one, two = self.tr("UTC{offset}"), self.tr("UTC{winter} in January, UTC{summer} in July")
        said = "" if self._facts.zone in ZONES else one.format(offset=winter)
        self.clock.setText(said if winter == summer else two.format(winter=winter, summer=summer))

    # ---- what a person sets

    def _on_company(self) -> None:
        from app.services.book_facts import set_company

        name = self.company.text().strip()
        if self._facts is not None and self.company.isModified() and name != self._facts.company:
            self._set(self.company, lambda book, actor, _report: set_company(book, name, actor))

    def _on_currency(self) -> None:
        from app.services.book_facts import set_currency

        code = self.currency.currentText().strip().upper()
        if self._facts is not None and code != self._facts.currency:
            self._set(self.currency.lineEdit(), lambda book, actor, _report: set_currency(book, code, actor))

    def _on_zone(self) -> None:
        from app.services.book_facts import set_zone

        zone = zone_of(self.zone.currentText().strip())
        if self._facts is not None and zone != self._facts.zone:
            title = self.tr("Looking at the files by both zones")
            self._set(
                self.zone.lineEdit(), lambda book, actor, report: set_zone(book, zone, actor, report), title=title
            )

    def _set(self, line: QLineEdit, call: Callable[[Any, str, Any], Any], title: str = "") -> None:
        """Write it; what cannot be goes back to what holds, with the reason below."""
        self.notice.hide()
        line.setModified(False)
        self.session.write(call, None, partial(self._on_refused, line), title=title)

    def _on_refused(self, line: QLineEdit, exc: BaseException) -> None:
        line.setModified(False)
        self._on_failed(exc)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self.session.words)

    def _widen(self) -> None:
        for one in (self.company, self.zone):
            one.setFixedWidth(theme.px(280))
        self.currency.setFixedWidth(theme.px(110))


def _box(items: list[str]) -> QComboBox:
    """Return a box whose items are found by any part of them."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(items)
    box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
    box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return box
