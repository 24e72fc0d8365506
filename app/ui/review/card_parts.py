"""What the evidence card is built of: equation, choice, criteria, facts, source rows, what stopped the nearest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.record import NO_TIME, State
from app.services.review import Candidate
from app.services.review_columns import ReviewColumns
from app.services.why_none import Near, WhyNone
from app.ui.models import shown
from app.ui.models.review_plain import other_number_says_nothing
from app.ui.review.sides import side_names
from app.ui.text import params_shown, visible
from app.ui.theme import CARD, LABEL, Role, theme
from app.ui.widgets.common import LINK, at_edge, button, frame, label
from app.ui.widgets.elided import ElidedLabel

#: Days between two records under which their times count as agreeing.
_SAME_DAYS = ("0", "1", "-1")

#: Room for the equation in the card at 100 %: within its margins, beside a scroll bar.
_EQUATION = CARD - 46
#: Most width of the names of facts: a longer one takes a second line, as what is said of it needs the room more.
_NAMES = 84


class _Offer(QCheckBox):
    """A candidate to tick; its amount stands at the right edge, below those of the others."""

    def __init__(self, text: str, amount: str) -> None:
        super().__init__(text)
        self._amount = amount
        self.setAccessibleName(f"{text} {amount}")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + theme.px(12) + self.fontMetrics().horizontalAdvance(self._amount), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)  # a click on the amount as well

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color("text"))
        room = self.rect().adjusted(0, 0, -4, 0)  # the ring of focus and the padding within it
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._amount)
        painter.end()


class CardParts(QObject):
    """Makes the parts of the card; they say what they are given and compute nothing but words."""

    source_asked = Signal(int)  # statement number
    record_asked = Signal(int)  # record number
    ticked = Signal(int)  # a candidate

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    # amounts

    @staticmethod
    def amount(columns: ReviewColumns, item: int, value: int) -> str:
        """Return an amount of an item as the window writes it."""
        return shown.amount(value, columns.exp, columns.currency_of(item))

    def equation(self, cells: Sequence[tuple[str, str, str]]) -> QWidget:
        """Return A − B = difference; cells: (what it is, text, look of the text) of the three.

        Side by side in the largest type in which no digit is cut; one below the other where none is small enough.
        """
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        size = next((one for one in (20, 17, 15, 13, 12) if self._width(cells, one) <= theme.px(_EQUATION)), 0)
        for at, (name, text, look) in enumerate(cells):
            value = label(text, "amount", look)
            value.setStyleSheet(f"font-size: {theme.px(size or 13)}px; font-weight: bold;")
            sign = label(("", "−", "=")[at], "quiet")
            if size:
                grid.addWidget(label(name, "label"), 0, at * 2)
                grid.addWidget(value, 1, at * 2)
                if at:
                    grid.addWidget(sign, 1, at * 2 - 1)
            else:
                grid.addWidget(sign, at, 0)
                grid.addWidget(label(name, "label"), at, 1)
                grid.addWidget(value, at, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(5 if size else 1, 1)
        whole.setAccessibleName(" ".join(f"{name} {text}" for name, text, _look in cells))
        return whole

    @staticmethod
    def _width(cells: Sequence[tuple[str, str, str]], size: int) -> int:
        """Return the width that an equation takes side by side with amounts of this size."""
        small, bold = QFontMetrics(theme.font(LABEL)), QFontMetrics(theme.font(Role(size, True)))
        texts = [max(small.horizontalAdvance(name), bold.horizontalAdvance(text)) for name, text, _look in cells]
        return sum(texts) + 2 * theme.px(10) + 4 * 6

    # candidates

    def choice(self, columns: ReviewColumns, item: int, found: list[Candidate], picked: Sequence[int]) -> QWidget:
        """Return the candidates as boxes to tick: one of them, or several that belong together."""
        whole = frame("card")
        box = QVBoxLayout(whole)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(0)
        records = columns.records
        for at, one in enumerate(found):
            when = shown.moment_full(int(records.at[one.row]), bool(records.dated[one.row]))[5:]
            number = records.ref[one.row].as_py()
            value = self.amount(columns, item, int(records.value[one.row]))
            row = _Offer(f"{at + 1}  {('…' + number[-4:]) if number else '—'} · {when}", value)
            row.setToolTip(self.points(one))
            row.setChecked(at in picked)
            row.setObjectName(str(at))
            row.clicked.connect(self._on_tick)
            box.addWidget(row)
        return whole

    def _on_tick(self) -> None:
        self.ticked.emit(int(self.sender().objectName()))

    def points(self, one: Candidate) -> str:
        """Return a candidate's points with their parts."""
        party = one.points - one.amount_points - one.day_points - one.ref_points
        text = self.tr("{points} = amount {amount} + day {day} + number {number} + party {party}")
        return text.format(
            points=one.points, amount=one.amount_points, day=one.day_points, number=one.ref_points, party=party
        )

    def lost(self, columns: ReviewColumns, item: int, one: Candidate, best: Candidate | None) -> str:
        """Return why a candidate came second: where it is worse than the best, or that it is as good."""
        points = self.tr("%n point(s)", "", one.points)
        if best is not None and one.points == best.points:
            return self.tr("{points}, a tie: Tieout ticks none").format(points=points)
        why = []
        if one.off and (best is None or abs(one.off) > abs(best.off)):
            why.append(self.tr("{amount} off").format(amount=self.amount(columns, item, one.off)))
        if one.days and (best is None or abs(one.days) > abs(best.days)):
            why.append(self.tr("{days} days apart").format(days=abs(one.days)))
        if not one.same_ref and (best is None or best.same_ref):
            why.append(self.tr("another number"))
        if not one.same_party and best is not None and best.same_party:
            why.append(self.tr("another party"))
        separator = self.tr(", ", "between reasons")
        return f"{points}{separator}{separator.join(why)}" if why else points

    def compared(self, columns: ReviewColumns, item: int, row: int, one: Candidate) -> QWidget:
        """Return the criteria of a candidate held against the record, row by row."""
        records, on_a = columns.records, bool(columns.n_a[item])
        pair = (row, one.row) if on_a else (one.row, row)
        times = [shown.moment_full(int(records.at[at]), bool(records.dated[at]))[5:16] for at in pair]
        refs = [visible(str(records.ref[at].as_py() or "")) for at in pair]
        parties = [str(records.party[at].as_py() or "") for at in pair]
        printed = [visible(str(records.status[at].as_py() or "")) for at in pair]
        states = [self._state_of(int(records.state[at]), text) for at, text in zip(pair, printed, strict=True)]
        values = [self.amount(columns, item, int(records.value[at])) for at in pair]
        off = self.amount(columns, item, one.off)
        rows = [
            (self.tr("Amount"), *values, off, not one.off),
            (self.tr("Time"), *times, self._days(one.days), str(one.days) in _SAME_DAYS),
            (self.tr("Number"), *(self._tail(text) for text in refs), "", one.same_ref if all(refs) else None),
            (self.tr("Party"), *(shown.party(text) for text in parties), "", one.same_party if all(parties) else None),
            (self.tr("Status"), *states, "", True if states[0] and states[0] == states[1] else None),
        ]
        tips = {self.tr("Number"): refs, self.tr("Status"): printed}
        return self._table([each for each in rows if each[1] or each[2]], tips, columns.comparison)

    def _days(self, days: int) -> str:
        return self.tr("{days} d").format(days=abs(days))

    def _tail(self, text: str) -> str:
        if not text:
            return self.tr("empty")
        return visible(text) if len(text) <= 10 else "…" + visible(text[-8:])

    def criteria(self, reasons: dict[str, Any], comparison: str) -> QWidget | None:
        """Return what the evidence of a match says of each criterion; None where it says nothing of any."""
        names = {
            "amount": self.tr("Amount"),
            "ref": self.tr("Number"),
            "time": self.tr("Time"),
            "state": self.tr("Status"),
        }
        rows = []
        for key, name in names.items():
            a, b = str(reasons.get(f"{key}_a", "")), str(reasons.get(f"{key}_b", ""))
            if not a and not b:
                continue
            agree: bool | None = a == b or (key == "ref" and bool(a) and bool(b) and (a in b or b in a))
            if not (a and b):
                agree = None  # nothing is held against it
            if key == "ref" and not agree and other_number_says_nothing(reasons, comparison):
                agree = None
            off = _off(a, b) if key == "amount" and "currency_b" not in reasons else ""
            if key == "time":
                agree = str(reasons.get("days", "0")) in _SAME_DAYS
                off = self._days(int(reasons.get("days", 0) or 0))
            a, b = self._short(key, a), self._short(key, b)
            if key == "amount" and not self._fit((a, b, off)):
                off = ""  # the equation has it; an amount is never cut
            if key == "amount" and "currency_b" in reasons:
                a, b, agree = f"{a} {reasons['currency_a']}", f"{b} {reasons['currency_b']}", None
            rows.append((name, a, b, off, agree))
        refs = [visible(str(reasons.get(f"ref_{side}", ""))) for side in "ab"]
        return self._table(rows, {self.tr("Number"): refs}, comparison) if rows else None

    @staticmethod
    def _fit(amounts: Sequence[str]) -> bool:
        """Return whether amounts have room side by side, with the name of what they are, a mark and gaps."""
        measures = QFontMetrics(theme.font())
        return sum(measures.horizontalAdvance(one) for one in amounts) <= theme.px(_EQUATION - 76) - 24

    def _table(
        self,
        rows: Sequence[tuple[str, str, str, str, bool | None]],
        tips: Mapping[str, Sequence[str]],
        comparison: str,
    ) -> QWidget:
        """Return criteria as a table. tips: by criterion what the source itself prints on A and B."""
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(10)
        for at, title in enumerate((self.tr("Criterion"), *side_names(comparison), self.tr("Diff"))):
            head = label(title, "hint")
            if at:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(head, 0, at)
        for row, (name, a, b, off, agrees) in enumerate(rows, start=1):
            grid.addWidget(label(name, "label"), row, 0)
            for column, value in ((1, a), (2, b), (3, off)):
                printed = tips[name][column - 1] if name in tips and column < 3 else ""
                cell: QLabel = label(value, "" if column < 3 else "hint")
                if column < 3 and not printed:  # a long name never loses its first letter to the edge
                    cell = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
                    cell.setText(value)
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if printed and printed != value:
                    cell.setToolTip(printed)
                grid.addWidget(cell, row, column)
            mark = "—" if agrees is None else "✓" if agrees else "≠"
            look = "" if agrees is None else "matched" if agrees else "open"
            sign = label(mark, "hint" if agrees is None else "", look)
            words = {True: self.tr("agrees"), False: self.tr("differs"), None: self.tr("says nothing")}
            sign.setAccessibleName(words[agrees])
            sign.setToolTip(words[agrees])
            grid.addWidget(sign, row, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return whole

    def _short(self, key: str, value: str) -> str:
        if not value:
            return self.tr("empty")
        if key == "amount":
            return shown.plain_amount(value)
        if key == "time":
            return value[5:16].replace("T", " ")
        if key == "state":
            return self._state_words().get(value, value)
        return self._tail(value)

    def _state_of(self, state: int, printed: str) -> str:
        """Return our word for a state; where the source's own word says no state of ours, that one."""
        return self._state_words()[State(state).name.lower()] if state else printed

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

    def facts(self, facts: Sequence[tuple[str, str]]) -> QWidget:
        """Return names and values in two columns."""
        whole, grid = QWidget(), QGridLayout()
        whole.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        metrics = QFontMetrics(theme.font(LABEL))
        longest = max((metrics.horizontalAdvance(name) for name, _value in facts), default=0)
        for row, (words, value) in enumerate(facts):
            name = label(words, "label", wrap=True)
            name.setFixedWidth(min(longest + 2, theme.px(_NAMES)))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(visible(value), "", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        return whole

    def rule(self, name: str, titles: Mapping[str, str], words: Any) -> str:
        """Return the rule that decided, by its name or as what the built-in one says, with its version.

        name: id and version; titles: of people's rules by both (services.rules.rule_names).
        """
        one, _slash, version = name.rpartition("/")
        if name not in titles:
            text = words.say(f"method.{one}")
            built_in = self.tr("{rule} (built in, version {n})").format(rule=text, n=version)
            return name if text == f"method.{one}" else built_in
        return self.tr("{rule}, yours, version {n}").format(rule=visible(titles[name]), n=version)

    # why there is no suggestion

    def why_none(self, columns: ReviewColumns, item: int, why: WhyNone, say: Callable[..., str]) -> list[QWidget]:
        """Return the records that came nearest, each with what stopped it and the way to what holds it."""
        if not why.near:
            none = self.tr("The other side has no record that comes near.")
            return [label(none if why.other else self.tr("The other side has no records yet."), "quiet", wrap=True)]
        parts: list[QWidget] = [label(self.tr("Why is there no suggestion?"), "panel")]
        return parts + [self._near(columns, item, one, say) for one in why.near]

    def _near(self, columns: ReviewColumns, item: int, one: Near, say: Callable[..., str]) -> QWidget:
        records, whole = columns.records, frame("card")
        box = QVBoxLayout(whole)
        box.setContentsMargins(8, 4, 8, 6)
        box.setSpacing(2)
        when = shown.moment_full(int(records.at[one.row]), bool(records.dated[one.row]))[5:16]
        number = str(records.ref[one.row].as_py() or "")
        head = QHBoxLayout()
        head.addWidget(label(f"{self._tail(number) if number else '—'} · {when}"))
        head.addStretch(1)
        head.addWidget(label(self.amount(columns, item, int(records.value[one.row])), "", ""))
        box.addLayout(head)
        for stop in one.stops:
            params = params_shown(stop.params)
            whole_text = say(f"gate.{stop.gate}", params)
            text = say(f"gate.{stop.gate}", {key: self._short_number(key, one) for key, one in params.items()})
            if stop.to:
                link = button(text, "link", kind="link")
                link.setToolTip(whole_text)
                link.setObjectName(str(stop.to))
                link.clicked.connect(self._on_record)
                box.addLayout(at_edge(link))
            else:
                line = label(text, "hint", wrap=True)
                line.setToolTip(whole_text)
                box.addWidget(line)
        return whole

    def _short_number(self, key: str, value: Any) -> Any:
        return self._tail(value) if key == "number" and isinstance(value, str) else value

    def _on_record(self) -> None:
        self.record_asked.emit(int(self.sender().objectName()))

    # where it comes from

    def members(self, details: dict[str, Any]) -> QWidget:
        """Return the source rows of the members as links; the frames of these stand over the left edge (`LINK`)."""
        whole = QWidget()
        whole.setProperty("links", True)
        box = QVBoxLayout(whole)
        box.setContentsMargins(LINK, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(label(self.tr("Source rows"), "label"))
        for one in details["members"][:12]:
            file, sheet = details["statements"].get(one["statement"], ("", ""))
            name = file.replace("\\", "/").rsplit("/", 1)[-1]
            text = self.tr("{file}, row {row}").format(file=f"{name} {sheet}".strip(), row=shown.count(one["row"]))
            link = button(shown.short_id(text, 36), kind="link")
            when = shown.moment_full(one["at"], one["offset"] == NO_TIME)
            said = shown.source_text(f"{visible(one['status'])} {visible(one['text'])}")
            link.setToolTip(f"{text}\n{when}\n{said}".strip())
            link.setObjectName(str(one["statement"]))
            link.clicked.connect(self._on_source)
            box.addLayout(at_edge(link))
        if len(details["members"]) > 12:
            more = self.tr("and {count} more").format(count=len(details["members"]) - 12)
            box.addWidget(label(more, "hint"))
        return whole

    def disagreeing(self, details: dict[str, Any], number: int) -> QWidget:
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
        box.addLayout(at_edge(link))
        return whole

    def _on_source(self) -> None:
        self.source_asked.emit(int(self.sender().objectName()))

    def notes(self, texts: Sequence[str]) -> QLabel:
        """Return what people noted."""
        return label("\n".join(visible(one) for one in texts), wrap=True)


def _off(a: str, b: str) -> str:
    """Return B − A of two plain decimals as the window writes it, "" where one is none."""
    try:
        return shown.plain_amount(f"{Decimal(b) - Decimal(a):f}")
    except InvalidOperation:
        return ""
