"""The evidence card: equation, one sentence, members or a choice, criteria, rule, source rows, actions."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import NO_TIME
from app.services import review_columns as rc
from app.services.review import Candidate
from app.services.review_columns import ReviewColumns
from app.ui.models import shown
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word
from app.ui.text import params_shown, plain_amount_text, visible
from app.ui.theme import CARD, theme
from app.ui.widgets.common import Chip, button, frame, label


class EvidenceCard(QFrame):
    """What explains the current item; it computes nothing but words."""

    acted = Signal(str)  # approve, reject, match, unmatch, explain, flag, note, candidates
    chose = Signal(int)
    source_asked = Signal(int)  # statement number

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "side")
        self.setFixedWidth(theme.px(CARD))
        self.setProperty("help_topic", "evidence")
        self.setAccessibleName(self.tr("Evidence"))
        self.hidden_amounts = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._chip = Chip("", "accent")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.addWidget(label(self.tr("Evidence"), "panel"))
        head.addStretch(1)
        head.addWidget(self._chip)
        whole.addLayout(head)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._make_actions())
        self._choices: QButtonGroup | None = None
        self.clear()

    def _make_actions(self) -> QWidget:
        foot = frame("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(16, 10, 16, 12)
        box.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        rows = (
            (
                ("approve", self.tr("Approve"), "A", "check", "primary"),
                ("reject", self.tr("Not a match"), "X", "x", ""),
            ),
            (
                ("match", self.tr("Match selected"), "M", "link", ""),
                ("unmatch", self.tr("Unmatch"), "U", "unlink", ""),
            ),
            (
                ("explain", self.tr("Explain…"), "E", "receipt-text", ""),
                ("flag", self.tr("Flag"), "F", "flag", ""),
                ("note", self.tr("Note"), "N", "message-square-text", ""),
            ),
        )
        for specs in rows:
            row = QHBoxLayout()
            row.setSpacing(8 if len(specs) < 3 else 4)
            for name, text, key, icon, kind in specs:
                one = button(text, icon, kind=kind, key=key)
                one.setObjectName(name)
                one.clicked.connect(self._on_action)
                if len(specs) > 2:
                    one.setStyleSheet("padding: 0 3px;")
                self.buttons[name] = one
                row.addWidget(one)
            row.addStretch(1)
            box.addLayout(row)
        return foot

    def _on_action(self) -> None:
        self.acted.emit(self.sender().objectName())

    # content

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._chip.hide()
        self._body([label(self.tr("Choose a row to see why it is what it is."), "quiet", wrap=True)])
        for one in self.buttons.values():
            one.setEnabled(False)

    def show_item(
        self,
        columns: ReviewColumns,
        item: int,
        found: list[Candidate],
        details: dict[str, Any] | None,
        words: Any,
        picked: int = -1,
    ) -> None:
        """Show an item; details arrive later than the rest and may be None. words: app.config.words.Words."""
        state = int(columns.state[item])
        tone = STATE_TONES[state] if STATE_TONES[state] != "text3" else "signed"
        self._chip.show_state(state_word(state), tone, STATE_ICONS[state])
        self._chip.show()
        parts: list[QWidget] = [self._equation(columns, item, found, picked), frame("line")]
        parts.append(self._sentence(columns, item, details, words))
        if found:
            parts.append(self._choice(columns, item, found, picked))
        if details is not None:
            parts += self._details(columns, item, details, words)
        self._body(parts)
        self._enable(columns, item, bool(found), picked)

    def _body(self, parts: list[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("ground", "surface")
        inside.setMaximumWidth(theme.px(CARD) - 2)
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 4, 16, 12)
        box.setSpacing(8)
        for one in parts:
            box.addWidget(one)
        box.addStretch(1)
        self._scroll.setWidget(inside)

    def _amount(self, columns: ReviewColumns, item: int, value: int) -> str:
        if self.hidden_amounts:
            return shown.HIDDEN
        return shown.amount(value, columns.exp, columns.currency_of(item))

    def _equation(self, columns: ReviewColumns, item: int, found: list[Candidate], picked: int) -> QWidget:
        lines = columns.lines_of(item)
        sum_a = int(columns.a_value[lines.start : lines.stop].sum())
        sum_b = int(columns.b_value[lines.start : lines.stop].sum())
        tied = columns.state[item] == rc.AMBIGUOUS
        if found and 0 <= picked < len(found):
            value = int(columns.records.value[found[picked].row])
            sum_a, sum_b = (sum_a, value) if columns.n_a[item] else (value, sum_b)
        elif tied and columns.n_a[item]:
            sum_b = 0
        off = sum_a - sum_b
        names = {
            "L1": (self.tr("Order due"), self.tr("Received")),
            "L2": (self.tr("Entries"), self.tr("Booked")),
            "L3": (self.tr("Payout"), self.tr("Deposit")),
        }.get(columns.comparison, ("A", "B"))
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        known_b = bool(columns.n_b[item]) and (not tied or picked >= 0 or not columns.n_a[item])
        known_b = known_b or (picked >= 0 and bool(columns.n_a[item]))
        known_a = bool(columns.n_a[item]) or picked >= 0
        cells = (
            (names[0], self._amount(columns, item, sum_a) if known_a else "—", ""),
            (names[1], self._amount(columns, item, sum_b) if known_b else "—", ""),
            (
                self.tr("Difference"),
                self._amount(columns, item, off) + ("" if off else " ✓"),
                "matched" if not off else "open" if state_open(columns, item) else "",
            ),
        )
        size = theme.px(20) if max(len(one[1]) for one in cells) <= 9 else theme.px(15)
        for at, (name, text, state) in enumerate(cells):
            grid.addWidget(label(name, "label"), 0, at * 2)
            amount_label = label(text, "amount", state)
            amount_label.setStyleSheet(f"font-size: {size}px; font-weight: bold;")
            grid.addWidget(amount_label, 1, at * 2)
            if at < 2:
                grid.addWidget(label("−" if at == 0 else "=", "quiet"), 1, at * 2 + 1)
        grid.setColumnStretch(5, 1)
        whole.setAccessibleName(" ".join(f"{name} {text}" for name, text, _state in cells))
        return whole

    def _sentence(self, columns: ReviewColumns, item: int, details: dict[str, Any] | None, words: Any) -> QLabel:
        """Return the one plain sentence above the criteria."""
        state = int(columns.state[item])
        if state == rc.AMBIGUOUS:
            text = self.tr("Several records fit equally well. Tieout does not guess: choose one.")
            return label(text, wrap=True)
        if details and details["items"]:
            texts = [words.say(one["text_key"], params_shown(_params(one))) for one in details["items"]]
            titles = [f"{one['code']} {words.code_title(one['code'])}" for one in details["items"]]
            both = self.tr("{title}. {text}")
            lines = [
                both.format(title=title, text=text) if text else title
                for title, text in zip(titles, texts, strict=True)
            ]
            return label("\n".join(lines), wrap=True)
        off = int(columns.difference[item])
        if state in (rc.MATCHED, rc.SUGGESTED):
            if off:
                text = self.tr("The records belong together; the rows themselves explain the difference.")
            elif state == rc.MATCHED:
                text = self.tr("Both sides agree.")
            else:
                text = self.tr("Both sides agree, but not enough speaks for it to be approved without you.")
        elif state == rc.ASIDE:
            text = self.tr("No counterpart is expected for this record.")
        else:
            text = self.tr("No record of the other side fits.")
        return label(text, wrap=True)

    def _choice(self, columns: ReviewColumns, item: int, found: list[Candidate], picked: int) -> QWidget:
        whole = frame("card")
        box = QVBoxLayout(whole)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(0)
        self._choices = QButtonGroup(whole)
        records = columns.records
        for at, one in enumerate(found):
            when = shown.moment_short(int(records.at[one.row]), bool(records.dated[one.row]))
            number = records.ref[one.row].as_py()
            value = self._amount(columns, item, int(records.value[one.row]))
            row = QRadioButton(f"{at + 1}  {('…' + number[-4:]) if number else '—'} · {when}   {value}")
            row.setToolTip(self.tr("{points} of 100 points").format(points=one.points))
            row.setChecked(at == picked)
            self._choices.addButton(row, at)
            box.addWidget(row)
        self._choices.idClicked.connect(self.chose)
        return whole

    def _details(self, columns: ReviewColumns, item: int, details: dict[str, Any], words: Any) -> list[QWidget]:
        parts: list[QWidget] = [self._disagreeing(details, one) for one in details["disagreeing"]]
        reasons = details["reasons"]
        if reasons:
            parts += [frame("line"), self._criteria(reasons)]
            parts.append(self._facts(reasons, words))
        if details["notes"]:
            parts += [frame("line"), label("\n".join(visible(one) for one in details["notes"]), wrap=True)]
        parts += [frame("line"), self._members(columns, details)]
        return parts

    def _disagreeing(self, details: dict[str, Any], number: int) -> QWidget:
        """Return why the match waits and the way to the statement that keeps it waiting."""
        whole = frame("card")
        box = QVBoxLayout(whole)
        box.setContentsMargins(8, 6, 8, 6)
        name = details["statements"][number][0].replace("\\", "/").rsplit("/", 1)[-1]
        text = self.tr("{file} disagrees with its own totals. Its matches wait until you accept it with a reason.")
        box.addWidget(label(text.format(file=shown.short_id(name, 30)), "", "open", wrap=True))
        link = button(self.tr("Go to the statement"), "file-text", kind="link")
        link.setObjectName(str(number))
        link.clicked.connect(self._on_source)
        box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    def _criteria(self, reasons: dict[str, Any]) -> QWidget:
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        names = {
            "amount": self.tr("Amount"),
            "ref": self.tr("Number"),
            "time": self.tr("Time"),
            "state": self.tr("Status"),
        }
        for at, title in enumerate((self.tr("Criterion"), "A", "B", "")):
            grid.addWidget(label(title, "hint"), 0, at)
        row = 1
        for key, name in names.items():
            a, b = str(reasons.get(f"{key}_a", "")), str(reasons.get(f"{key}_b", ""))
            if not a and not b:
                continue
            agree = a == b or (key == "ref" and bool(a) and bool(b) and (a in b or b in a))
            if key == "time":
                agree = str(reasons.get("days", "0")) in ("0", "1", "-1")
            grid.addWidget(label(name, "label"), row, 0)
            for column, value in ((1, a), (2, b)):
                one = label(self._short(key, value), "")
                one.setToolTip(visible(value))
                one.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(one, row, column)
            mark = label("✓" if agree else "≠", "", "matched" if agree else "open")
            mark.setAccessibleName(self.tr("agrees") if agree else self.tr("differs"))
            grid.addWidget(mark, row, 3)
            row += 1
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return whole

    def _short(self, key: str, value: str) -> str:
        if not value:
            return self.tr("empty")
        if key == "amount":
            return shown.HIDDEN if self.hidden_amounts else plain_amount_text(value)
        if key == "time":
            return value[5:16].replace("T", " ")
        if key == "state":
            return self._state_words().get(value, value)
        return visible(value) if len(value) <= 12 else "…" + visible(value[-10:])

    def _state_words(self) -> dict[str, str]:
        return {
            "unpaid": self.tr("unpaid"),
            "paid": self.tr("paid"),
            "done": self.tr("done"),
            "closed": self.tr("closed"),
            "refunded": self.tr("refunded"),
            "pending": self.tr("pending"),
            "failed": self.tr("failed"),
            "reversed": self.tr("reversed"),
        }

    def _facts(self, reasons: dict[str, Any], words: Any) -> QWidget:
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        known = {
            "rule": self.tr("Rule"),
            "score": self.tr("Score"),
            "refunds": self.tr("Refunds"),
            "coupons": self.tr("Coupons"),
            "fees": self.tr("Fees"),
            "residual": self.tr("Left over"),
            "runner_up": self.tr("Runner-up"),
        }
        for row, (key, name) in enumerate((key, name) for key, name in known.items() if key in reasons):
            value = reasons[key]
            if key == "runner_up":
                value = self._runner_up(value)
            elif key in ("refunds", "coupons", "fees", "residual"):
                value = shown.HIDDEN if self.hidden_amounts else plain_amount_text(str(value))
            grid.addWidget(label(name, "label"), row, 0)
            grid.addWidget(label(visible(str(value)), "", wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        return whole

    def _runner_up(self, value: Any) -> str:
        if value == "none":
            return self.tr("none came near")
        if value == "equal":
            return self.tr("a tie, so nothing is ticked")
        return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)

    def _members(self, columns: ReviewColumns, details: dict[str, Any]) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(label(self.tr("Source rows"), "label"))
        for one in details["members"][:12]:
            file, sheet = details["statements"].get(one["statement"], ("", ""))
            name = file.replace("\\", "/").rsplit("/", 1)[-1]
            text = self.tr("{file}, row {row}").format(file=f"{name} {sheet}".strip(), row=f"{one['row']:,}")
            link = button(shown.short_id(text, 36), kind="link")
            when = shown.moment_full(one["at"], one["offset"] == NO_TIME)
            link.setToolTip(f"{text}\n{when}\n{visible(one['status'])} {visible(one['text'])}".strip())
            link.setObjectName(str(one["statement"]))
            link.clicked.connect(self._on_source)
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if len(details["members"]) > 12:
            more = self.tr("and {count} more").format(count=len(details["members"]) - 12)
            box.addWidget(label(more, "hint"))
        return whole

    def _on_source(self) -> None:
        self.source_asked.emit(int(self.sender().objectName()))

    def _enable(self, columns: ReviewColumns, item: int, has_choice: bool, picked: int) -> None:
        state, locked = int(columns.state[item]), bool(columns.locked[item])
        matched, tied = bool(columns.match[item]), state == rc.AMBIGUOUS
        proposed = matched and (state == rc.SUGGESTED or tied)
        picks = has_choice and picked >= 0
        able = {
            "approve": not locked and (picks if tied or has_choice else state == rc.SUGGESTED),
            "reject": proposed and not locked,
            "match": not locked,
            "unmatch": matched and not proposed and not locked,
            "explain": bool(columns.discrepancy[item]),
            "flag": True,
            "note": True,
        }
        for name, one in self.buttons.items():
            one.setEnabled(able[name])


def state_open(columns: ReviewColumns, item: int) -> bool:
    """Return whether an item needs a person because of a difference."""
    return int(columns.state[item]) in (rc.OPEN, rc.SUGGESTED)


def _params(item: dict[str, Any]) -> dict[str, Any]:
    import json

    params: dict[str, Any] = json.loads(item["params"] or "{}")
    return params
