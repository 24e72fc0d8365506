"""The rules of the book: in their order, switched on and off, written as a form beside what they would do."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.match import Rules
from app.domain.plain_data import rebuilt
from app.domain.progress import Cancelled
from app.domain.rule import ASIDE, MATCH, Rule, Scope
from app.ui.models.shown import Paint
from app.ui.session import Session
from app.ui.settings.rule_catch import RuleCatch
from app.ui.settings.rule_form import RuleForm
from app.ui.settings.rule_saving import RuleSaving
from app.ui.text import error_text, listed, visible
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.entry import Entry
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.low_scroll import low_scroll
from app.ui.widgets.rows_table import rows_table
from app.ui.widgets.splitter import Splitter

_WAIT_MS = 500
#: Under this width form and catch stand below each other.
_NARROW = 640
#: From this height there is room for what can be done without; the least heights of the list and of what is below.
_TALL, _ROWS, _BELOW = 560, 64, 236
_FORM = 506  # the least width in which nothing of the form is cut
_ANY = 16_777_215  # Qt's own greatest height


class RulesSection(Entry, QWidget):
    """A row for each rule; below it the form of the current one. What is typed is tried at once and saved on demand."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rules = Rules()
        self.edited: Rule | None = None
        self._left: tuple[Rule, bool] | None = None  # not saved when the book was left, until the rules were read
        self._stored: tuple[Rule, ...] = ()  # those of the book, without the one that is being written
        self._trial: Any = None
        self.saving = RuleSaving(self, session, self._on_failed, self._on_saved)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._try)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.notice = Notice()
        layout.addWidget(self.notice)
        split = self._split = Splitter(Qt.Orientation.Vertical)
        split.addWidget(self._list())
        below = self._below = Splitter(Qt.Orientation.Horizontal)
        self.form, self.catch = RuleForm(session), RuleCatch()
        self.form.changed.connect(self._on_edit)
        below.addWidget(self.form)
        below.addWidget(self.catch)
        below.setSizes([theme.px(630), theme.px(410)])
        split.addWidget(below)
        split.setStretchFactor(1, 3)
        split.setSizes([theme.px(240), theme.px(380)])
        self._top = QWidget()
        self._top.setLayout(self._head())
        self._scroll = low_scroll(self._top, split)
        layout.addWidget(self._scroll, 1)
        self._size()
        theme.changed.connect(self._size)
        self.setFocusProxy(self.grid)
        self._show_form(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        """Let the catch stand below the form where there is no room beside it.

        The form scrolls by itself; where the window is too low for that, all of it stands in the page, which scrolls.
        """
        narrow = self.width() < theme.px(_NARROW)
        self._below.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.hint.setVisible(self.height() >= theme.px(_TALL))
        least = _ROWS + theme.px(_BELOW) + self._split.handleWidth()
        low = narrow or self.height() < self._top.heightForWidth(self.width()) + least
        self.form.set_whole(low)
        self.form.setMinimumWidth(theme.half(_FORM))
        self.grid.setMinimumHeight(theme.px(110) if low or self.height() >= theme.px(_TALL) else _ROWS)
        self._split.setMinimumHeight(0 if low else least)
        self.catch.setMinimumHeight(theme.px(380) if low else 0)
        self.catch.setMaximumHeight(theme.px(560) if low and not narrow else _ANY)

    def _reveal(self, widget: QWidget) -> None:
        """Bring a part of the form into view where the page scrolls."""
        self._scroll.ensureWidgetVisible(widget)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Rules for matching"), "panel"))
        text = self.tr(
            "Of several rules that fit, the first one counts. Signed-off months are never changed by a rule."
        )
        self.hint = label(text, "hint", wrap=True)
        head.addWidget(self.hint)
        row = FlowLayout(gap=8, margin=0)
        row.setContentsMargins(0, 0, 0, 0)
        self.add_match = button(self.tr("New rule"), "plus", on=partial(self.add, MATCH))
        self.add_aside = button(self.tr("New set-aside rule"), "eye-off", on=partial(self.add, ASIDE))
        self.up = button(self.tr("Up"), "arrow-up", on=partial(self.move_rule, -1))
        self.down = button(self.tr("Down"), "arrow-down", on=partial(self.move_rule, 1))
        self.switch = button(self.tr("On or off"), "check", on=self.switch_current)
        self.delete = button(self.tr("Delete"), "trash-2", on=self.delete_current)
        self.take = button(self.tr("Import…"), "upload", on=self.take_in)
        self.export = button(self.tr("Export…"), "download", on=self.pass_on)
        self.save = button(self.tr("Save rule"), "save", on=self.save_edited)
        self.drop = button(self.tr("Discard changes"), "undo-2", on=self.discard)
        for one in (
            self.add_match, self.add_aside, self.up, self.down, self.switch, self.delete, self.take, self.export,
            self.save, self.drop,
        ):  # fmt: skip
            row.addWidget(one)
        head.addLayout(row)
        return head

    def _list(self) -> QWidget:
        titles = [self.tr("Rule"), self.tr("What it does"), self.tr("In use"), self.tr("Where"), self.tr("Confirms")]
        name = self.tr("Rules for matching")
        self.model, self.grid = rows_table(self, titles, (), name, single=True, giving=(0, 1, 3))
        self.grid.selectionModel().currentRowChanged.connect(self._on_row)
        for keys, call in (
            ("Alt+Up", partial(self.move_rule, -1)),
            ("Alt+Down", partial(self.move_rule, 1)),
            ("Space", self.switch_current),
        ):
            QShortcut(QKeySequence(keys), self.grid, call, context=Qt.ShortcutContext.WidgetShortcut)
        return self.grid

    # ---- where the person is

    def unsaved(self) -> dict[str, Any]:
        """Return the rule that is being written, so that no end of the window loses it; {} for none."""
        if self._left is not None:
            rule, fresh = self._left
        elif self.edited is not None:
            rule, fresh = self.form.rule(), all(one.id != self.edited.id for one in self._stored)
        else:
            return {}
        return {"rule": asdict(rule), "fresh": fresh}

    def take_up(self, state: dict[str, Any]) -> None:
        """Go on with such a rule once the rules of the book have been read; nonsense is passed over."""
        try:
            rule = rebuilt(Rule, state["rule"])
        except (KeyError, TypeError, ValueError, AttributeError):
            return
        if all(isinstance(one, str) for one in (rule.id, rule.title, rule.where, rule.where_a, rule.where_b)):
            self._left = rule, bool(state.get("fresh"))

    def _show_left(self) -> None:
        """Show the rule that was left; where another one has its name by now it is a rule of its own."""
        from app.services.rules import fresh_id

        assert self._left is not None
        (rule, fresh), self._left = self._left, None
        known = [one.id for one in self.rules.rules]
        if fresh and rule.id in known:
            rule = replace(rule, id=fresh_id(self.rules))
        if rule.id in known:
            self._show(self.rules, known.index(rule.id))
        else:
            self._show(replace(self.rules, rules=(*self.rules.rules, rule)), len(known))
        self.edited = rule
        self.form.show_rule(rule)
        self._show_buttons()
        self._session.toast.emit(self.tr("You had not saved this rule yet."), False)

    # ---- what is shown

    def discard(self) -> None:
        """Leave what was typed, and show the rules of the book again."""
        self.edited = None
        self.notice.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the rules of the book again; what is being edited stays."""
        if self.edited is not None:
            return
        self.setEnabled(self._session.book is not None)
        if self._session.book is not None:
            self._session.read(lambda uow, _report: uow.rules(), self._on_rules, self._on_failed)

    def _on_rules(self, rules: Rules) -> None:
        if self.edited is None:
            self._stored = rules.rules
            self._show(rules, self._at())
        if self._left is not None:
            self._show_left()

    def _show(self, rules: Rules, at: int) -> None:
        from app.services.rules import built_in

        self.rules = rules
        self.shown = [*rules.rules, *built_in(rules)]
        self.model.set_rows([self._cells(one) for one in self.shown])
        if rules.rules:
            self.grid.selectRow(self.model.row_of(min(max(at, 0), len(self.shown) - 1)))
        self._show_form(self.current())

    def _cells(self, one: Rule) -> tuple[Paint, ...]:
        words = self._session.words
        mine = not one.id.startswith("built-in.")
        title = visible(one.name) if mine else words.say(f"method.{one.title}")
        does = words.say(f"rules.aside.{one.reason}") if one.does == ASIDE else self.tr("matches")
        named = [name for part in ("comparisons", "accounts", "channels", "shops") for name in getattr(one.scope, part)]
        sure = self.tr("confirms") if one.confirms else self.tr("suggests")
        return (
            Paint(title, "text" if mine else "text3", "sliders-horizontal" if mine else "lock"),
            Paint(does if mine else self.tr("built in"), "text2"),
            Paint(self.tr("on") if one.on else self.tr("off"), "matched" if one.on else "text3"),
            Paint(visible(listed(named)) or self.tr("everywhere"), "text2"),
            Paint("" if one.does == ASIDE else sure, "text2"),
        )

    def _at(self) -> int:
        """Return the place of the current rule among those shown, −1 for none, however the table is sorted."""
        return self.model.line_at(self.grid.currentIndex().row())

    def current(self) -> Rule | None:
        """Return the rule of a person whose row is current."""
        at = self._at()
        return self.rules.rules[at] if 0 <= at < len(self.rules.rules) else None

    def _on_row(self, *_rows: object) -> None:
        if self.edited is None:
            self._show_form(self.current())
        elif (one := self.current()) is None or one.id != self.edited.id:  # what was typed is not lost by a click
            self.notice.advise(self.tr("Save the rule, or discard its changes, before you go on to another."))
            QTimer.singleShot(0, self, self._back_to_edited)

    def _back_to_edited(self) -> None:
        at = next((at for at, one in enumerate(self.rules.rules) if self.edited and one.id == self.edited.id), -1)
        if at >= 0:
            self.grid.selectRow(self.model.row_of(at))

    def _show_form(self, rule: Rule | None) -> None:
        self.form.set_able(rule is not None)
        self.form.show_rule(rule or Rule(id="rule-0"))
        self._show_buttons()
        if rule is None:
            self._timer.stop()
            self.catch.clear(self.tr("Choose a rule of yours, or make one."))
        else:
            self._timer.start()

    def _show_buttons(self) -> None:
        at, many = self._at(), len(self.rules.rules)
        mine, still = self.current() is not None, self.edited is None
        self.up.setEnabled(mine and still and at > 0)
        self.down.setEnabled(mine and still and at < many - 1)
        for one in (self.switch, self.delete):
            one.setEnabled(mine and still)
        for one in (self.add_match, self.add_aside, self.take):
            one.setEnabled(still)
        for one in (self.save, self.drop):
            one.setEnabled(not still)

    # ---- the trial

    def _on_edit(self) -> None:
        self.edited = self.form.rule()
        self._show_buttons()
        self._timer.start()

    def _try(self) -> None:
        rule = self.edited or self.current()
        if rule is None or self._session.book is None:
            return
        if self._trial is not None:
            self._trial.give_way()
        self.catch.wait()
        rules = self.rules

        def call(uow: Any, report: Any) -> Any:
            from app.services.rule_trial import try_rule

            return try_rule(uow, rules, rule, report)

        self._trial = self._session.read(call, self._on_trial, self._on_no_trial, self.tr("Trying the rule"))
        self._trial.ended.connect(self._on_trial_end)

    def _on_trial_end(self) -> None:
        if self.sender() is self._trial:
            self._trial = None

    def _on_trial(self, trial: Any) -> None:
        self.notice.hide()
        self.catch.show_trial(trial)

    def _on_no_trial(self, exc: BaseException) -> None:
        if isinstance(exc, Cancelled):
            return
        if not isinstance(exc, AppError):
            raise exc
        self.catch.clear(error_text(self._as_seen(exc), self._session.words))

    def _as_seen(self, exc: AppError) -> AppError:
        """Return why a rule cannot run with its title and the words beside the field, not the names of a file."""
        why = exc.params.get("reason")
        params = why.get("params", {}) if isinstance(why, dict) else {}
        if "rule" not in params or self.edited is None:
            return exc
        seen = {"rule": visible(self.edited.title), "field": self.form.words_of(str(params.get("field", "")))}
        return type(exc)(exc.key, **{**exc.params, "reason": {**why, "params": {**params, **seen}}})

    # ---- what can be done

    def add(self, does: str) -> None:
        """Begin a rule at the end of the list; it is in use once it is saved."""
        from app.services.rules import fresh_id

        scope = Scope(comparisons=("L1",) if does == ASIDE else ("L3",))
        title = self.tr("New set-aside rule") if does == ASIDE else self.tr("New rule")
        rule = Rule(id=fresh_id(self.rules), does=does, title=title, scope=scope)
        self._show(replace(self.rules, rules=(*self.rules.rules, rule)), len(self.rules.rules))
        self.edited = rule
        self._show_buttons()
        self._reveal(self.form.title)
        self.form.title.setFocus()
        self.form.title.selectAll()

    def save_edited(self) -> None:
        """Save the rule in the form."""
        from app.services.rule_trial import with_rule

        if self.edited is None:
            return
        if text := self.form.unread():
            self._reveal(self.form.focusWidget() or self.form.title)
            self.notice.say(self.tr("“{text}” is no amount.").format(text=visible(text)))
            return
        self.store(with_rule(self.rules, self.form.rule()))

    def move_rule(self, by: int) -> None:
        """Put the current rule before or behind its neighbour."""
        at = self._at()
        many = list(self.rules.rules)
        if 0 <= at < len(many) and 0 <= at + by < len(many):
            many[at], many[at + by] = many[at + by], many[at]
            self.grid.selectRow(self.model.row_of(at + by))
            self.store(replace(self.rules, rules=tuple(many)))

    def switch_current(self) -> None:
        """Take the current rule into use or out of it."""
        one = self.current()
        if one is not None:
            from app.services.rule_trial import with_rule

            self.store(with_rule(self.rules, replace(one, on=not one.on)))

    def delete_current(self) -> None:
        """Delete the current rule; the history takes it back."""
        one = self.current()
        if one is not None:
            self.store(replace(self.rules, rules=tuple(each for each in self.rules.rules if each.id != one.id)))

    def store(self, rules: Rules) -> None:
        """Save rules; asks where signed-off months would have been decided otherwise."""
        self.notice.hide()
        self.saving.save(rules)

    def _on_saved(self, _rules: Rules) -> None:
        self.edited = None
        self._show_buttons()

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(self._as_seen(exc) if isinstance(exc, AppError) else exc, self._session.words)
        if isinstance(exc, AppError):
            self._point_at(exc)

    def _point_at(self, exc: AppError) -> None:
        """Put the cursor where a rule cannot run."""
        said = exc.params.get("reason")
        place = said.get("params", {}) if isinstance(said, dict) else {}
        whole = str(place.get("name", ""))  # "rules.0.tolerance.below" of what the schema refuses
        field = str(place.get("field") or ".".join(whole.split(".")[2:]) or ("show" if whole else ""))
        if field:
            self.form.point_at(field, int(place.get("column", 0)))
            self._reveal(self.form.focusWidget() or self.form.title)

    def take_in(self) -> None:
        """Choose a file with rules."""
        start = self._session.settings.last_folder
        file, _kind = QFileDialog.getOpenFileName(self, self.tr("Take in rules"), start, self.tr("Rules (*.json)"))
        if file:
            self.take_file(file)

    def take_file(self, file: str) -> None:
        """Take the rules of a file instead of those of the book; a bad one says which field is wrong."""
        from app.services.rules import import_rules

        try:
            self.store(import_rules(file))
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))

    def pass_on(self) -> None:
        """Choose where to write the rules."""
        start = str(Path(self._session.settings.last_folder or Path.home()) / "rules.json")
        to, _kind = QFileDialog.getSaveFileName(self, self.tr("Pass the rules on"), start, self.tr("Rules (*.json)"))
        if to:
            self.write_file(to)

    def write_file(self, to: str) -> None:
        """Write the rules to a file."""
        from app.services.rules import export_rules

        try:
            export_rules(self.rules, to)
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.grid.hasFocus() and event.key() == Qt.Key.Key_Delete:
            self.delete_current()
        elif event.key() == Qt.Key.Key_Escape and self.edited is not None:
            self.discard()
        else:
            super().keyPressEvent(event)
