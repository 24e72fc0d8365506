"""One rule as a form: a control for each field, no text of code but the conditions themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from app.domain.rule import ASIDE, ASIDE_REASONS, MATCH, MATCH_IN, MOST_PATTERNS, Key, Pattern, Rule, Scope
from app.domain.tolerance import Tolerance
from app.services.rules import all_fields, all_functions, text_fields
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.text import comparison_title, typed_amount
from app.ui.theme import theme
from app.ui.widgets.common import button, label

_LISTS = ("accounts", "channels", "shops", "stores", "merchants", "currencies")


@dataclass(frozen=True, slots=True)
class _PatternRow:
    """The controls of one pattern; whole: what stands in its row."""

    side: QComboBox
    field: QComboBox
    text: QLineEdit
    absent: QCheckBox
    whole: tuple[QWidget, QWidget]

    def show(self, visible: bool) -> None:
        """Show or hide the row."""
        for one in self.whole:
            one.setVisible(visible)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a list that a person typed, with commas of either script between them."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(one.strip() for one in parts if one.strip()))


def _amount(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}" if minor else ""


def _minor(text: str) -> int:
    """Return hundredths of a typed number; 0 for nothing."""
    typed = typed_amount(text) if text.strip() else (0, 2)
    return typed[0] // 10 ** (typed[1] - 2) if typed else -1


class RuleForm(Form):
    """Shows and fills one rule. changed: something was edited."""

    changed = Signal()
    _whole = False  # asked for while the form is still being made

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rule = Rule(id="rule-1")
        self._filling = False
        self._groups()
        theme.changed.connect(self._widen)
        self._widen()

    # ---- the controls

    def _groups(self) -> None:
        self.group(self.tr("Rule"))
        self.title = self._line(self.tr("Title"))
        self.on = self._check(self.tr("In use"))
        self.comparisons = {one: QCheckBox(one) for one in MATCH_IN}
        for one, box in self.comparisons.items():
            box.setToolTip(comparison_title(one))
            box.setAccessibleName(comparison_title(one))
        self._row(self.tr("Comparisons"), *self.comparisons.values())
        self.wide(label(self.tr("None ticked means all of them."), "hint", wrap=True))
        self._whom()
        self._what()
        self._numbers()
        self._tolerance()

    def _whom(self) -> None:
        self.group(self.tr("Whose records"))
        names = {
            "accounts": self.tr("Accounts"), "channels": self.tr("Channels"), "shops": self.tr("Shops"),
            "stores": self.tr("Stores in the files"), "merchants": self.tr("Merchant numbers"),
            "currencies": self.tr("Currencies"),
        }  # fmt: skip
        self.lists = {one: self._line(names[one]) for one in _LISTS}
        self.lists["currencies"].setToolTip("")
        self.wide(
            label(self.tr("Several names with commas between them; nothing means everywhere."), "hint", wrap=True)
        )

    def _what(self) -> None:
        self.group(self.tr("Conditions"))
        self.where_a = self._line(self.tr("On side A"))
        self.where_b = self._line(self.tr("On side B"))
        self.where = self._line(self.tr("On both together"))
        self._where_words = self._grid.itemAtPosition(self._grid.rowCount() - 1, 0).widget()
        for one in (self.where_a, self.where_b, self.where):
            one.setProperty("kind", "mono")
        fields = self.tr("Fields: {names}. Of a pair: a_… and b_… of each, drift, days, minutes.")
        self._names(fields.format(names=", ".join(all_fields())))
        functions = self.tr('Amounts are whole units: money("12.50"). Functions: {names}')
        self._names(functions.format(names="; ".join(all_functions())))
        self.group(self.tr("Patterns"))
        hint = self.tr("Regular expressions on one field; all of them must fit.")
        self.wide(label(hint, "hint", wrap=True))
        self.more = button(self.tr("One more pattern"), "plus", on=self.add_pattern)
        self._grid.addWidget(self.more, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.patterns: list[_PatternRow] = []
        self._pattern_grid = self._grid
        self.add_pattern()

    def _names(self, text: str) -> None:
        """Add names to be typed as they stand, whatever the language of the window."""
        names = label(text, "hint", wrap=True)
        names.setProperty("code", True)
        self.wide(names)

    def add_pattern(self) -> None:
        """Offer one more pattern, as many as a rule may have."""
        shown = sum(not one.whole[1].isHidden() for one in self.patterns)
        if shown == len(self.patterns) < MOST_PATTERNS:
            before, self._grid = self._grid, self._pattern_grid
            self.patterns.append(self._pattern(shown))
            self._grid = before
        if shown < MOST_PATTERNS:
            self.patterns[shown].show(True)
        self.more.setEnabled(shown + 1 < MOST_PATTERNS)

    def _pattern(self, at: int) -> _PatternRow:
        side, field, text = QComboBox(), QComboBox(), QLineEdit()
        absent = QCheckBox(self.tr("must not stand there"))
        for value, words in (("", self.tr("both sides")), ("A", "A"), ("B", "B")):
            side.addItem(words, value)
        for one in text_fields():
            field.addItem(self.session.words.say(f"rules.field.{one}"), one)
        name = self.tr("Pattern {n}").format(n=at + 1)
        for one, more in ((side, self.tr("side")), (field, self.tr("field")), (text, ""), (absent, absent.text())):
            one.setAccessibleName(f"{name} {more}".strip())
        box = self._row(name, side, field, text, absent, lines=2)
        words_at = self._grid.itemAtPosition(self._grid.rowCount() - 1, 0).widget()
        return _PatternRow(side, field, text, absent, (words_at, box))

    def _numbers(self) -> None:
        self.group(self.tr("A number that both sides share"))
        self.keys = [self._key(self.tr("Side {side}").format(side=one)) for one in "AB"]
        hint = self.tr(
            "The field that holds it; if only a part is the number, a pattern with round brackets around it."
        )
        self.wide(label(hint, "hint", wrap=True))
        self.group(self.tr("What becomes of them"))
        self.reason = self._combo(
            self.tr("Set aside as"), [(one, self.session.words.say(f"rules.aside.{one}")) for one in ASIDE_REASONS]
        )
        self.with_payments = self._check(self.tr("With the payments of the orders"))
        self.confirms = self._check(self.tr("Confirms without asking"))
        self.ambiguous = self._check(self.tr("May suggest one of several equals"))
        self.scores = [
            self._spin(words, 1000) for words in (self.tr("Show from"), self.tr("Suggest from"), self.tr("Accept from"))
        ]

    def _key(self, words: str) -> tuple[QComboBox, QLineEdit]:
        field, text = QComboBox(), QLineEdit()
        field.addItem(self.tr("none"), "")
        for one in text_fields():
            field.addItem(self.session.words.say(f"rules.field.{one}"), one)
        field.setAccessibleName(self.tr("Shared number, field of {side}").format(side=words))
        text.setAccessibleName(self.tr("Shared number, pattern of {side}").format(side=words))
        self._row(words, field, text)
        return field, text

    def _tolerance(self) -> None:
        self.group(self.tr("Tolerance"))
        self.own = self._check(self.tr("Another one than in general"))
        self.below, self.above = self._line(self.tr("Less by at most")), self._line(self.tr("More by at most"))
        self.percent_below = self._line(self.tr("Less by percent"))
        self.percent_above = self._line(self.tr("More by percent"))
        self.cap = self._line(self.tr("Percent at most"))
        self.days_before = self._spin(self.tr("Days before"), 60)
        self.days_after = self._spin(self.tr("Days after"), 60)
        self.anchor = self._combo(self.tr("Days counted from"), (("A", self.tr("side A")), ("B", self.tr("side B"))))
        self.own.toggled.connect(self._on_own)

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.textEdited.connect(self._on_edit)
        self.row(words, line)
        return line

    def _check(self, words: str) -> QCheckBox:
        box = QCheckBox()
        box.toggled.connect(self._on_edit)
        self.row(words, box)
        return box

    def _spin(self, words: str, most: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setMaximum(most)
        spin.valueChanged.connect(self._on_edit)
        self.row(words, spin)
        return spin

    def _combo(self, words: str, choices: Any) -> QComboBox:
        combo = QComboBox()
        for value, text in choices:
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self._on_edit)
        self.row(words, combo)
        return combo

    def _row(self, words: str, *controls: QWidget, lines: int = 1) -> QWidget:
        """Add controls as one row of the form; from the third on each has a line of its own where there are several."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, one in enumerate(controls):
            if lines > 1 and at > 1:
                grid.addWidget(one, at - 1, 0, 1, 2)
            else:
                grid.addWidget(one, 0, at)
            signal = one.currentIndexChanged if isinstance(one, QComboBox) else None
            if isinstance(one, QComboBox):  # gives way in a narrow window
                one.setMinimumContentsLength(4)
                one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            signal = one.textEdited if isinstance(one, QLineEdit) else signal or one.toggled
            signal.connect(self._on_edit)
        box.setAccessibleName(words)
        self.row(words, box)
        return box

    def set_whole(self, whole: bool) -> None:
        """Stand in full height, for a page that scrolls; else scroll by itself."""
        if whole != self._whole:
            self._whole = whole
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if not self._whole:
            return least
        layout = self._body.layout()
        tall = (
            layout.minimumHeightForWidth(self.viewport().width())
            if layout.hasHeightForWidth()
            else layout.minimumSize().height()
        )
        return QSize(least.width(), tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._whole and watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Give lines the room there is, so that nothing has to be scrolled sideways."""
        words = max((one.columnMinimumWidth(0) for one in self._grids), default=0)
        beside = max(words, *(one.cellRect(0, 0).width() for one in self._grids)) + 88  # with what Form leaves around
        wide = min(max(self.viewport().width() - beside, theme.px(120)), theme.px(330))
        for one in (self.title, self.where_a, self.where_b, self.where, *self.lists.values()):
            one.setFixedWidth(wide)
        for one in (self.below, self.above, self.percent_below, self.percent_above, self.cap):
            one.setFixedWidth(theme.px(100))

    # ---- rule in, rule out

    def show_rule(self, rule: Rule) -> None:
        """Fill the controls."""
        self._filling, self._rule = True, rule
        aside = rule.does == ASIDE
        self.title.setText(rule.title)
        self.on.setChecked(rule.on)
        for name, box in self.comparisons.items():
            box.setChecked(name in rule.scope.comparisons)
        for name, line in self.lists.items():
            line.setText(", ".join(getattr(rule.scope, name)))
        for name in ("where_a", "where_b", "where"):
            getattr(self, name).setText(getattr(rule, name))
        self._fill_patterns(rule)
        for (field, text), key in zip(self.keys, (rule.key_a, rule.key_b), strict=True):
            self._pick(field, key.field if key else "")
            text.setText(key.pattern if key else "")
        self._pick(self.reason, rule.reason)
        for name in ("with_payments", "confirms", "ambiguous"):
            getattr(self, name).setChecked(getattr(rule, name))
        for spin, value in zip(self.scores, (rule.show, rule.new, rule.accept), strict=True):
            spin.setValue(value)
        self._fill_tolerance(rule.tolerance)
        self._only(aside)
        self._filling = False

    def _fill_patterns(self, rule: Rule) -> None:
        while len(self.patterns) < len(rule.patterns):
            self.add_pattern()
        for at, row in enumerate(self.patterns):
            one = rule.patterns[at] if at < len(rule.patterns) else Pattern(field=text_fields()[0], pattern="")
            self._pick(row.side, one.side)
            self._pick(row.field, one.field)
            row.text.setText(one.pattern)
            row.absent.setChecked(one.absent)
            row.show(at == 0 or at < len(rule.patterns))
        self.more.setEnabled(len(rule.patterns) < MOST_PATTERNS)

    def _fill_tolerance(self, given: Tolerance | None) -> None:
        self.own.setChecked(given is not None)
        one = given or Tolerance()
        for name in ("below", "above", "percent_below", "percent_above", "cap"):
            getattr(self, name).setText(_amount(getattr(one, name)))
        self.days_before.setValue(one.days_before)
        self.days_after.setValue(one.days_after)
        self._pick(self.anchor, one.anchor)
        self._on_own(given is not None)

    def _only(self, aside: bool) -> None:
        """Open the controls that belong to what the rule does."""
        for one in (self.reason, self.with_payments):
            one.setEnabled(aside)
        matching = [self.where_a, self.where_b, self.confirms, self.ambiguous, self.own, *self.scores]
        for one in (
            *matching,
            *(control for pair in self.keys for control in pair),
            *(one.side for one in self.patterns),
        ):
            one.setEnabled(not aside)
        words = self.tr("On the record") if aside else self.tr("On both together")
        self.where.setAccessibleName(words)
        self._where_words.setText(words)

    def rule(self) -> Rule:
        """Return what the controls say."""
        aside = self._rule.does == ASIDE
        comparisons = tuple(name for name, box in self.comparisons.items() if box.isChecked())
        scope = Scope(comparisons=comparisons, **{name: _words(one.text()) for name, one in self.lists.items()})
        patterns = tuple(
            Pattern(
                field=one.field.currentData(), pattern=one.text.text(), side="" if aside else one.side.currentData(),
                absent=one.absent.isChecked(),
            )
            for one in self.patterns
            if one.text.text()
        )  # fmt: skip
        keys = [
            Key(field=field.currentData(), pattern=text.text()) if field.currentData() else None
            for field, text in self.keys
        ]
        same = replace(
            self._rule, title=self.title.text().strip(), on=self.on.isChecked(), scope=scope, patterns=patterns,
            where=self.where.text().strip(), reason=self.reason.currentData(),
            with_payments=aside and self.with_payments.isChecked(),
        )  # fmt: skip
        if aside:
            return same
        show, new, accept = (one.value() for one in self.scores)
        return replace(
            same, where_a=self.where_a.text().strip(), where_b=self.where_b.text().strip(), key_a=keys[0],
            key_b=keys[1], confirms=self.confirms.isChecked(), ambiguous=self.ambiguous.isChecked(), show=show, new=new,
            accept=accept, tolerance=self._tolerance_said(),
        )  # fmt: skip

    def _tolerance_said(self) -> Tolerance | None:
        if not self.own.isChecked():
            return None
        return Tolerance(
            **{name: _minor(getattr(self, name).text()) for name in _AMOUNTS},
            days_before=self.days_before.value(),
            days_after=self.days_after.value(),
            anchor=self.anchor.currentData(),
        )

    def point_at(self, field: str, column: int) -> None:
        """Put the cursor where something cannot run. field: as the refusal names it; column: letter from 1."""
        control = self._control(field.split("."))
        if control is None:
            return
        control.setFocus()
        if isinstance(control, QLineEdit):
            control.setCursorPosition(max(column - 1, 0))
        self.ensureWidgetVisible(control)

    def words_of(self, field: str) -> str:
        """Return what stands beside a field as the refusal names it."""
        control = self._control(field.split("."))
        return control.accessibleName() or field if control is not None else field

    def _control(self, path: list[str]) -> QWidget | None:
        """Return the control of a field of a rule: "where_a", "patterns.0", "tolerance.below", "scope.shops.2"."""
        name, last = path[0], path[1] if len(path) > 1 else ""
        if name == "patterns":
            written = [one.text for one in self.patterns if one.text.text()]
            return written[int(last)] if last.isdigit() and int(last) < len(written) else None
        if name == "scope":
            return self.comparisons["L1"] if last == "comparisons" else self.lists.get(last)
        known: dict[str, QWidget] = {
            "key_a": self.keys[0][1], "key_b": self.keys[1][1], "show": self.scores[0], "new": self.scores[1],
            "accept": self.scores[2],
        }  # fmt: skip
        found = known.get(name) or getattr(self, last if name == "tolerance" else name, None)
        return found if isinstance(found, QWidget) else None

    def unread(self) -> str:
        """Return the first amount that cannot be read, as it was typed, and go there; "" where all can."""
        for name in _AMOUNTS:
            line: QLineEdit = getattr(self, name)
            if self.own.isChecked() and line.isEnabled() and _minor(line.text()) < 0:
                self.point_at(f"tolerance.{name}", 1)
                return line.text()
        return ""

    def _on_own(self, own: bool) -> None:
        matching = own and self._rule.does == MATCH
        for name in (*_AMOUNTS, "days_before", "days_after", "anchor"):
            getattr(self, name).setEnabled(matching)

    def _on_edit(self, *_value: object) -> None:
        if not self._filling:
            self.changed.emit()

    @staticmethod
    def _pick(combo: QComboBox, value: str) -> None:
        combo.setCurrentIndex(max(combo.findData(value), 0))


_AMOUNTS = ("below", "above", "percent_below", "percent_above", "cap")
