"""The mapping page: a person says what the columns of an unknown table are, and sees at once whether that is so."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.book import home_of, zone_of
from app.domain.errors import AppError
from app.ui.privacy import privacy
from app.ui.review.ask import ask_many
from app.ui.session import Session
from app.ui.text import error_text, listed, visible
from app.ui.theme import FLOW_FOOTER, theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.low_scroll import low_scroll
from app.ui.widgets.splitter import Splitter
from app.ui.wizards import mapping_calls as calls
from app.ui.wizards.import_choose import strip
from app.ui.wizards.layout_menu import LayoutMenu
from app.ui.wizards.mapping_options import OptionsBar
from app.ui.wizards.mapping_result import ResultPanel
from app.ui.wizards.mapping_table import MappingTable
from app.ui.wizards.mapping_tests import TestsPanel
from app.ui.workers.jobs import Job

_LEAST = 250  # pixels at 100 %: some rows of the table, some of the result; a lower window scrolls


class MappingPage(QWidget):
    """Maps one file at a time: `open_file`. done: path of the layout that was saved; left: given up.

    With "remember" unticked the layout lies in a temporary folder and is gone after `done` was heard.
    """

    done = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.draft: Any = None
        self.look: Any = None
        self.answer: dict[str, Any] = {}
        self._asker: Any = None
        self._job: Job | None = None
        self._again = False
        self._wanted: dict[str, Any] = {}
        self._edited = ""  # the layout file that is being changed
        self._touched = False  # something was said of the file that is open
        self._of, self._kept = ("", ""), dict[tuple[str, str], Any]()  # (path, member), and what Back left of each
        self._member, self._passwords = "", tuple[str, ...]()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.options = OptionsBar(session)
        self.options.said.connect(self._on_option)
        self.existing = LayoutMenu(session, self.options)
        self.existing.own.connect(self._on_existing)
        self.existing.starting.connect(self._on_starting)
        self.options.add(self.existing)
        self.title = self.options.title
        self.notice = Notice()
        self.scroll = low_scroll(self.options, self.notice, self._middle())
        layout.addWidget(self.scroll, 1)
        layout.addWidget(self._footer())
        self.starting = Notice("banner")
        layout.insertWidget(0, self.starting)
        privacy.changed.connect(self._show)
        theme.changed.connect(self._on_theme)
        self._order()
        self._show_reason()

    # ---- building

    def _middle(self) -> QWidget:
        self.middle = QWidget()
        row = QHBoxLayout(self.middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        split = Splitter(Qt.Orientation.Vertical)
        self.table = MappingTable(self._session)
        self.table.chosen.connect(self._on_chosen)
        self.table.header_wanted.connect(lambda row: self._on_option("header", row))
        self.table.installEventFilter(self)
        self.table.setMinimumHeight(80)
        self.result = ResultPanel(self._session)
        split.addWidget(self.table)
        split.addWidget(self.result)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        row.addWidget(split, 1)
        self.tests = TestsPanel(self._session)
        self.tests.word_said.connect(self._on_word)
        self.tests.confirmed.connect(self._on_confirmed)
        self.tests.changed.connect(self._on_named)
        row.addWidget(self.tests)
        self.middle.setMinimumHeight(theme.px(_LEAST))
        return self.middle

    def _footer(self) -> QWidget:
        self.foot, layout = strip("foot", theme.half(FLOW_FOOTER))
        self.reason = label("", "hint", wrap=True)
        layout.addWidget(self.reason, 1)
        self.cancel = button(self.tr("Cancel"), on=self._on_cancel)
        self.back = button(self.tr("Back"), "chevron-left", on=self.go_back)
        self.primary = button(self.tr("Use this layout"), "check", kind="primary", on=self._on_primary)
        for one in (self.cancel, self.back, self.primary):
            layout.addWidget(one)
        return self.foot

    def _order(self) -> None:
        """Put the Tab key's way from the top to the bottom, the table's own choices before its cells."""
        bar = self.options
        way = [
            bar.sheet, bar.delimiter, bar.encoding, bar.header, bar.layer, bar.date, bar.currency,
            bar.account, bar.more, bar.form, bar.sign, bar.fee_sign, bar.out_sign, bar.zone, bar.shop, self.existing,
            *self.table.meaning.boxes, self.table, self.result.grid,
            *(box for _at, *pair in self.tests.boxes for box in pair),
            self.tests.remember, self.tests.name, self.cancel, self.back, self.primary,
        ]  # fmt: skip
        for first, second in pairwise(way):
            QWidget.setTabOrder(first, second)

    # ---- the flow

    def open_file(self, path: str, account: str = "", member: str = "", passwords: Sequence[str] = ()) -> None:
        """Begin with a file, with what a person said of it before she went back.

        member: of an archive, the file that is meant; passwords: that may open the archive.
        """
        self._member, self._passwords, self._of = member, tuple(passwords), (path, member)
        layout, wanted, header_row = self._kept.pop(self._of, ({}, {}, -1))
        self._open(path, account, layout, "", wanted, header_row)

    def edit_layout(self, layout_path: str, layout: dict[str, Any], example: str) -> None:
        """Change a layout that exists on a file that it was made for; saving replaces it."""
        self._member, self._passwords = "", ()
        self._open(example, str(layout.get("account", "")), layout, layout_path)

    def _open(self, path: str, account: str, layout: Any, edited: str, wanted: Any = None, row: int = -1) -> None:
        from app.services.layout_asker import LayoutAsker

        self._end()
        self.draft = self.look = None
        self.answer, self._edited = {}, edited
        self._touched = bool(layout) and not edited  # what Back left
        name = PurePath((self._member or path).replace("\\", "/")).name
        self.title.setText(visible(name))
        self.notice.hide()
        self.starting.hide()
        self.table.forget_widths()
        self.tests.name.setText(str(layout.get("title", "")) or calls.title_of(name))
        self.tests.remember.setChecked(True)
        zone = zone_of(self._session.info)
        self._asker = LayoutAsker(path, zone, self._member, self._passwords)
        self._wanted = wanted or {one: str(layout.get(one, "")) for one in ("sheet", "encoding")}
        self._account = account
        self.table.setFocus()
        self._begin(layout, row)

    def _begin(self, layout: dict[str, Any] | None = None, header_row: int = -1) -> None:
        """Look at the file and guess; layout: to be taken over then."""
        home = home_of(self._session.info)
        keep = self.draft
        lang = "" if layout or self._edited else self._session.words.lang
        known = partial(calls.begin, self._asker, dict(self._wanted), header_row, home, lang)

        def then(found: Any) -> None:
            self._on_begun(found, keep, layout or {})

        self.tests.show_tests([], waiting=True)
        self._run(known, then, of_book=True)

    def _run(self, call: Callable[..., Any], then: Callable[[Any], None], of_book: bool = False) -> None:
        """Ask the child; one question at a time."""
        self._show_reason()
        if of_book and self._session.book is not None:
            job = self._session.read(call, then, self._on_failed, title=self.tr("Reading the table"))
        elif of_book:
            job = self._session.background(partial(call, None), then, self._on_failed, self.tr("Reading the table"))
        else:
            job = self._session.background(call, then, self._on_failed)
        self._job = job
        job.ended.connect(partial(self._on_ended, self._asker))

    def _on_ended(self, asker: Any) -> None:
        if asker is not self._asker:
            asker.close()  # the file was left while it was read
            return
        self._job = None
        self._show_reason()
        if self._again:
            self._again = False
            self._try()

    def _on_begun(self, found: Any, keep: Any, layout: dict[str, Any]) -> None:
        from app.services.layout_draft import LayoutDraft

        self.look, said, starting = found
        self.draft = LayoutDraft.of_guess(self.look, said, keep)
        if keep is None and (self._account or layout):  # a layout that goes without an account goes on so
            self.draft.choose_account(self._account)
        self.draft.title = self.tests.name.text()
        self.answer = {}
        self.starting.hide()
        if layout:
            self._apply(layout, self.draft.apply)
        elif starting is not None:
            self._propose(starting)
        self._show()
        self._order()
        self._again = True
        if not self.options.isAncestorOf(self.focusWidget() or self):
            self.table.setFocus()

    def _propose(self, starting: Any) -> bool:
        """Begin with a layout that comes with Tieout, and say that nobody tried it on a real file."""
        if not self._apply({**starting.data, "title": starting.title}, self.draft.propose):
            return False
        self.starting.say(self._session.words.say("mapping.starting", {"layout": starting.title}))
        return True

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)
        self.tests.show_tests([])
        self._show_reason()

    def _changed(self) -> None:
        """Show a change and test it."""
        self._show()
        self._try()

    def _try(self) -> None:
        if self.draft is None:
            return
        if self._job is not None:
            self._again = True
            return
        if not self.draft.can_try():
            self.answer = {}
            self._show_answer()
            return
        form, layout = self.draft.form(), self.draft.layout()
        self._run(partial(calls.attempt, self._asker, self.look, form, layout), self._on_tried)

    def _on_tried(self, answer: dict[str, Any]) -> None:
        self.answer = answer
        if self.draft is not None:
            self.draft.take_words(answer.get("words", ()))
        self._show_answer()

    def go_back(self) -> None:
        """Go back to the files; what was said of this one is there again when it is opened once more."""
        if self.draft is not None and not self._edited:
            self._kept[self._of] = (self.draft.layout(), self._wanted, self.draft.header_row)
        self.leave()

    def _on_cancel(self) -> None:
        """Give up; asks where something was said that is nowhere else."""
        question = self.tr("Leave without a layout? What you said of the columns of {file} would be lost.")
        text = question.format(file=self.title.text())
        if not self._touched or ask_many(self, text, self.tr("Leave"), self.tr("Go on")):
            self.leave()

    def leave(self) -> None:
        """Give up; nothing is kept."""
        self._end()
        self.left.emit()

    def _end(self) -> None:
        """Let go of the file; what still runs is stopped and closes it."""
        asker, self._asker = self._asker, None
        if asker is None:
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        else:
            asker.close()
        self._again = False

    # ---- what a person says

    def _on_chosen(self, column: int, name: str) -> None:
        if self.draft is not None:  # else the table is still being read
            self._touched = True
            self.draft.choose(column, name)
            self._changed()

    def _on_option(self, name: str, value: Any) -> None:
        if self.draft is None:
            return
        if name in ("sheet", "encoding", "delimiter"):
            self._wanted[name] = str(value)
            self._begin_again(-1)
        elif name == "header":
            self._begin_again(int(value))
        else:
            self._say(name, value)
            self._changed()

    def _begin_again(self, header_row: int) -> None:
        if self._job is None:
            self._begin(None, header_row)
        else:
            self._show()  # it is being read: the fields show what is so

    def _say(self, name: str, value: Any) -> None:
        self._touched = True
        if name == "layer":
            self.draft.choose_layer(str(value))
        elif name == "date":
            self.draft.choose_date(tuple(value))
        elif name == "currency":
            self.draft.choose_currency(str(value))
        elif name == "account":
            self.draft.choose_account(str(value))
        elif name == "form":
            self.draft.decimal, self.draft.grouping = value
        else:
            setattr(self.draft, name, value)

    def _on_word(self, at: int, kind: str, sign: int) -> None:
        if self.draft is not None:
            self._touched = True
            self.draft.choose_word(at, kind=kind, sign=sign)
            self._changed()

    def _on_confirmed(self) -> None:
        self.table.setFocus()  # the button goes, and Qt would look for the focus elsewhere in the window
        if self.draft is not None:
            self._touched = True
            self.draft.confirm_words()
            self._changed()

    def _on_named(self) -> None:
        if self.draft is not None:
            self._touched = self._touched or self.draft.title != self.tests.name.text()
            self.draft.title = self.tests.name.text()
            self.options.show_lines(self.draft)
        self._show_reason()

    def _on_starting(self, one: Any) -> None:
        if self.draft is not None and self._propose(one):
            self._touched = True
            self._changed()

    def _on_existing(self, layout: dict[str, Any]) -> None:
        if self.draft is not None and self._apply(layout, self.draft.apply):
            self.starting.hide()
            self._touched = True
            self._changed()

    def _apply(self, layout: dict[str, Any], take: Callable[[dict[str, Any]], list[str]]) -> bool:
        absent = take(layout)
        if absent:
            said = {"layout": layout.get("title", ""), "file": self.title.text(), "columns": listed(absent)}
            self.notice.say(self._session.words.say("layout.not_fitting", said))
            return False
        self.notice.hide()
        self.tests.name.setText(str(layout.get("title", "")) or self.tests.name.text())
        return True

    # ---- what is shown

    def _show(self) -> None:
        if self.draft is None:
            self.table.model_.set_rows([])
            return
        self.options.show_draft(self.draft)
        self.table.show_table(self.look, self.draft)
        self.tests.show_words(self.draft)
        self._show_answer()

    def _show_answer(self) -> None:
        if self.draft is not None:
            self.tests.show_tests(self.answer.get("tests", ()))
            self.tests.show_words(self.draft)
            self.result.show_records(self.answer.get("first", ()))
            self._order()
        self._show_reason()

    def _on_theme(self) -> None:
        self.foot.setFixedHeight(theme.half(FLOW_FOOTER))
        self.middle.setMinimumHeight(theme.px(_LEAST))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tests.set_room(self.width())

    def _show_reason(self) -> None:
        """Say beside the button why it does nothing yet; keys otherwise."""
        words = self._session.words
        if self.draft is None:
            text, ready = "", False
        else:
            key, params = self.draft.why_not(self.tests.remember.isChecked())
            refusal = self.answer.get("refusal")
            if key:
                text, ready = words.say(key, params), False
            elif refusal:
                said = {"row": refusal["row"], "column": refusal["column"]}
                reason = {"key": refusal["key"], "params": refusal["params"]}
                text, ready = words.say("mapping.readable_not", {**said, "reason": reason}), False
            else:
                wrong = self._wrong()
                text = self.tr("Keys: ←→ other column, Alt+↓ its meaning, F2 name of the layout")
                if wrong:
                    text = self.tr("%n test(s) do not hold: look at them before you go on", "", wrong)
                ready = bool(self.answer)
        self.reason.setText(text)
        self.primary.setEnabled(ready)
        self.primary.setToolTip("" if ready else text)

    def _wrong(self) -> int:
        return sum(one["state"] == "failed" for one in self.answer.get("tests", ()))

    # ---- the end

    def _means_it(self) -> bool:
        """Ask once whether a layout that contradicts the file itself is to be used; the safe answer is no."""
        question = self.tr(
            "%n test(s) do not hold: the figures of the file itself contradict this layout. Use it all the same?",
            "",
            self._wrong(),
        )
        return ask_many(self, question, self.tr("Use it all the same"))

    def _on_primary(self) -> None:
        if self._job is not None or (self._wrong() and not self._means_it()):
            return
        layout = self.draft.layout()
        self._run(partial(calls.prove, self._asker, layout), partial(self._on_proven, layout))

    def _on_proven(self, layout: dict[str, Any], _nothing: Any) -> None:
        from app.services.layouts import layouts_folder, save_layout

        try:
            if self.tests.remember.isChecked():
                path = save_layout(layouts_folder(self._session.wiring.settings_path), layout, self._edited)
                self._finish(path)
                return
            with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
                self._finish(save_layout(Path(folder), layout))
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))

    def _finish(self, path: str) -> None:
        self._end()
        self.done.emit(path)

    # ---- keys

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.options, self.notice, self.table, self.result, self.tests, self.foot]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_F2:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.tests.name.setFocus()
            self.tests.name.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def help_topic(self) -> str:
        """Return the help topic of this page."""
        return "import"
