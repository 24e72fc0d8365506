"""The proof line: A − B − what is listed = unexplained; every term is a button to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.proof import ProofLine
from app.ui.access_letters import escaped
from app.ui.models.shown import HIDDEN, amount, amount_of, count, sums
from app.ui.review.sides import accounts_said, lacking_said
from app.ui.text import visible
from app.ui.theme import LABEL, PROOF_LINE, theme

_UP = QPoint(0, 1)


class ProofTerm(QPushButton):
    """A label over a number; the whole is a button."""

    def __init__(self, label: str, value: str, *, weight: str = "open", state: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(0)
        top, bottom = QLabel(label, self), QLabel(value, self)
        top.setTextFormat(Qt.TextFormat.PlainText)  # names come from files
        top.setProperty("role", "label")
        bottom.setProperty("role", "term")
        size = theme.px({"sum": 18, "open": 18, "result": 22}[weight])
        bottom.setStyleSheet(f"font-size: {size}px; font-weight: {'normal' if weight == 'open' else 'bold'};")
        if state:
            bottom.setProperty("state", state)
        for one in (top, bottom):
            one.setAlignment(Qt.AlignmentFlag.AlignRight)
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(one)
        self.setAccessibleName(f"{label} {value}")
        hint = box.sizeHint()
        self.setFixedSize(hint.width(), theme.px(PROOF_LINE) - 10)


class ProofBar(QFrame):
    """The proof of one account pair; of several pairs the result of each, which are never set off."""

    asked = Signal(str)  # a, b, waiting, explained, open, or the key of an adjustment
    pair_asked = Signal(str, str, str)  # accounts and currency of a line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "foot")
        self.setProperty("help_topic", "proof")
        self.setFixedHeight(theme.px(PROOF_LINE))
        theme.changed.connect(self._on_scale)
        self.setAccessibleName(self.tr("Proof"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 16, 4)
        self._row.setSpacing(4)
        self._lines: list[ProofLine] = []
        self._names = ("A", "B")
        self._titles: dict[str, str] = {}
        self.hidden = False

    def show_lines(self, lines: Sequence[ProofLine], name_a: str, name_b: str, titles: dict[str, str]) -> None:
        """Show the proof of these lines, which are of one comparison; titles: account → how it is called."""
        self._lines, self._titles = list(lines), dict(titles)
        self._names = (name_a, name_b)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def _on_scale(self) -> None:
        self.setFixedHeight(theme.px(PROOF_LINE))
        self._fill()

    def unexplained(self) -> int:
        """Return the result shown, in minor units."""
        return sum(one.unexplained for one in self._lines)

    def _fill(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        if not self._lines:
            self._row.addStretch(1)
            return
        if len(self._lines) > 1:
            self._fill_pairs()
            return
        first = self._lines[0]

        total = self._total

        def text(value: int) -> str:
            return HIDDEN if self.hidden else amount(value, first.exp, first.currency)

        name_a, name_b = self._halves(first, text)
        self._term(name_a, text(total("sum_a")), "a", "sum")
        self._operator("−")
        self._term(name_b, text(total("sum_b")), "b", "sum")
        for key, label, value in self._listed(total):
            self._operator("−" if value >= 0 else "+")
            self._term(label, text(abs(value)), key, "open")
        self._operator("=")
        left = total("unexplained")
        word, lacks = self.tr("Unexplained"), lacking_said(first)
        if left:
            word = self.tr("Unexplained, short") if left > 0 else self.tr("Unexplained, over")
        if lacks:
            self._term(self.tr("Unexplained, {why}").format(why=lacks), "—", "open", "result")
        else:
            value, state = (text(abs(left)), "open") if left else (f"{text(left)} ✓", "matched")
            self._term(word, value, "open", "result", state)
        self._row.addStretch(1)
        self._row.addWidget(self._reasons(total, text))

    def _halves(self, line: ProofLine, text: Callable[[int], str]) -> tuple[str, str]:
        """Return what the two sides are called; where a bill and an account tell of the same events, with both parts.

        Each event stands on either side twice then: as the bill's row and as the account's entry.
        """
        a, b = self._names
        if not line.view_b or self.window().width() < theme.px(1200):
            return a, b
        bill, entries, payouts = line.view_a, line.sum_a - line.view_a, line.sum_b - line.view_b
        said_a = self.tr("{side}: bill {bill} + account {account}")
        said_b = self.tr("{side}: account {account} + payouts {payouts}")
        return (
            said_a.format(side=a, bill=text(bill), account=text(entries)),
            said_b.format(side=b, account=text(line.view_b), payouts=text(payouts)),
        )

    def _fill_pairs(self) -> None:
        """Show what is unexplained of each pair; a click shows that pair's whole proof."""
        metrics, reasons = QFontMetrics(theme.font(LABEL)), self._reasons(self._gross, self._open_sums)
        mixed = len({one.currency for one in self._lines}) > 1
        lines = self._lines
        said = [self._pair_words(one) for one in lines]
        wanted = [metrics.horizontalAdvance(word.format(pair=_pair(names))) for word, names in said]
        room = self.width() - reasons.sizeHint().width() - 24  # margins
        # what ties out gives way to the others, then what has nothing to be held against
        for which in (_ties_out, lambda one: bool(one.lacking)):
            folded = [one for one in lines if which(one)]
            if len(folded) > 1 and len(lines) > 2 and sum(wanted) + 24 * len(said) > room:  # gaps
                kept = [at for at, one in enumerate(lines) if not which(one)]
                lines, said, wanted = [lines[at] for at in kept], [said[at] for at in kept], [wanted[at] for at in kept]
                room -= self._fold(folded).width() + 4
        room -= 24 * len(said)
        for one, (word, names), most, width in zip(lines, said, wanted, _shares(wanted, room), strict=True):
            left = one.unexplained
            value = HIDDEN if self.hidden else amount_of(abs(left), one.exp, one.currency, mixed)
            state, tick = ("open", "") if left else ("matched", " ✓")
            if one.lacking:
                value, state, tick = "—", "", ""
            beside = metrics.horizontalAdvance(word.format(pair=_pair(["", ""])))
            parts = names if width >= most else _elided(names, width - beside, metrics)
            text = word.format(pair=_pair(parts))
            term = ProofTerm(text, value + tick, weight="sum", state=state, parent=self)
            term.setToolTip("\n".join(dict.fromkeys((_pair(names), _pair(_numbers(names, one))))))
            term.setAccessibleName(f"{word.format(pair=' ↔ '.join(names))} {value}")
            term.clicked.connect(lambda _checked=False, one=one: self._ask(one))
            self._row.addWidget(term)
        self._row.addStretch(1)
        self._row.addWidget(reasons)

    def _ask(self, line: ProofLine) -> None:
        self.pair_asked.emit(line.account_a, line.account_b, line.currency)

    def _fold(self, lines: Sequence[ProofLine]) -> ProofTerm:
        """Add one term for pairs that tie out, or lack a side; its menu shows each."""
        if _ties_out(lines[0]):
            words, value, state = self.tr("%n pair(s) tie out", "", len(lines)), "✓", "matched"
        else:
            words, value, state = self.tr("%n pair(s) with one side alone", "", len(lines)), "—", ""
        term = ProofTerm(words, value, weight="sum", state=state, parent=self)
        menu = QMenu(term)
        for one in lines:
            _word, names = self._pair_words(one)
            asked = menu.addAction(escaped(f"{_pair(names)} {one.currency}"))
            asked.triggered.connect(lambda _checked=False, one=one: self._ask(one))
        term.clicked.connect(lambda: menu.popup(term.mapToGlobal(_UP * -menu.sizeHint().height())))
        self._row.addWidget(term)
        return term

    def _pair_words(self, line: ProofLine) -> tuple[str, list[str]]:
        """Return what a pair is called, `{pair}` for its names, and the names."""
        names = [*accounts_said(line, self._lines, lambda one: visible(self._titles.get(one) or one or "—"))]
        if line.lacking:
            return self.tr("{pair}, {why}").replace("{why}", lacking_said(line)), names
        if not line.unexplained:
            return "{pair}", names
        return (self.tr("{pair}, short") if line.unexplained > 0 else self.tr("{pair}, over")), names

    def _gross(self, name: str) -> int:
        """Return Σ of absolute values: pairs are never set off against each other."""
        return sum(abs(int(getattr(one, name))) for one in self._lines)

    def _open_sums(self, _value: int) -> str:
        """Return what the open items of all pairs add up to, in each currency of its own."""
        parts = [(abs(one.open), one.exp, one.currency) for one in self._lines if one.open]
        return HIDDEN if self.hidden else " · ".join(sums(parts)) or self._plain(0)

    def _plain(self, value: int) -> str:
        return amount(value, self._lines[0].exp, self._lines[0].currency)

    def _total(self, name: str) -> int:
        return sum(int(getattr(one, name)) for one in self._lines)

    def _listed(self, total: Any) -> list[tuple[str, str, int]]:
        """Return (key, label, value) of the terms between the balances and the result; zeros are left out."""
        words = {
            "refunds": self.tr("Refunds"),
            "fees": self.tr("Fees"),
            "coupons": self.tr("Coupons"),
            "set_aside": self.tr("Set aside"),
            "rounding": self.tr("Rounding"),
            "carried": self.tr("Other periods"),
            "balance": self.tr("Left in the channel"),
        }
        out = []
        keys = sorted({key for one in self._lines for key in one.adjustments})
        terms = [(key, words.get(key, key), sum(one.adjustments.get(key, 0) for one in self._lines)) for key in keys]
        waiting = self.tr("In transit, {count}").format(count=count(total("waiting_count")))
        explained = self.tr("Explained, {count}").format(count=count(total("explained_count")))
        terms += [("waiting", waiting, total("waiting")), ("explained", explained, total("explained"))]
        for key, label, value in terms:
            if value:
                out.append((key, label, value))
        if self.window().width() < theme.px(1200) and len(out) > 2:
            return [("listed", self.tr("Listed"), sum(value for _key, _label, value in out))]
        return out

    def _reasons(self, total: Any, text: Any) -> QLabel:
        parts = []
        if total("open_count"):
            items = self.tr("{n} discrepancy(ies) open", "", total("open_count"))
            items = items.format(n=count(total("open_count")))
            parts.append(self.tr("{items}, {amount}").format(items=items, amount=text(abs(total("open")))))
        if to_decide := total("suggested") - (total("crossing") if len(self._lines) > 1 else 0):
            left = self.tr("{n} match(es) to decide", "", to_decide)  # suggestions and ties
            parts.append(left.format(n=count(to_decide)))
        label = QLabel("\n".join(parts), self)
        label.setProperty("role", "label")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _term(self, label: str, value: str, key: str, weight: str, state: str = "") -> None:
        term = ProofTerm(label, value, weight=weight, state=state, parent=self)
        term.setObjectName(key)
        term.clicked.connect(self._on_clicked)
        self._row.addWidget(term)

    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _operator(self, sign: str) -> None:
        label = QLabel(sign, self)
        label.setProperty("role", "quiet")
        label.setFixedWidth(14)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        label.setContentsMargins(0, 0, 0, 10)
        self._row.addWidget(label)


def _numbers(names: Sequence[str], line: ProofLine) -> list[str]:
    """Return the names with the whole number where one ends with the last digits of it."""
    accounts = (line.account_a, line.account_b)
    return [visible(one) if name.endswith(f"…{one[-4:]}") else name for name, one in zip(names, accounts, strict=True)]


def _pair(names: Sequence[str]) -> str:
    """Return two names as one; what is written from right to left stays within itself, and our words in their order."""
    return " ↔ ".join(f"\u2068{one}\u2069" if _from_right(one) else one for one in names)


def _from_right(text: str) -> bool:
    return any(bidirectional(one) in ("R", "AL") for one in text)


def _ties_out(line: ProofLine) -> bool:
    return not line.unexplained and not line.lacking


def _shares(wanted: list[int], room: int) -> list[int]:
    """Divide room, pixels, among widths: a small one is kept whole, the large ones have equal parts of the rest."""
    found, left = list(wanted), room
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    for place, at in enumerate(order):
        found[at] = max(min(wanted[at], left // (len(order) - place)), 0)
        left -= found[at]
    return found


def _elided(names: list[str], room: int, metrics: QFontMetrics) -> list[str]:
    """Return the two names of a pair cut in the middle so that they have room; something of each stays."""
    each = _shares([metrics.horizontalAdvance(name) for name in names], max(room, theme.px(60)))
    middle = Qt.TextElideMode.ElideMiddle
    return [metrics.elidedText(name, middle, most) for name, most in zip(names, each, strict=True)]
