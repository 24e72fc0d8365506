"""The evidence card: equation, one sentence, choice or reasons why not, criteria, rule, source rows, actions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.knowledge import BAND, band_of
from app.services import review_columns as rc
from app.services.review import Candidate
from app.services.review_columns import ReviewColumns
from app.services.why_none import WhyNone
from app.ui.keymap import key_words, keymap
from app.ui.models import shown
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word
from app.ui.review.card_parts import CardParts
from app.ui.review.set_facts import set_facts, stated_facts
from app.ui.text import listed, params_shown, plain_amount_text
from app.ui.theme import CARD, theme
from app.ui.widgets.command_button import CommandButton
from app.ui.widgets.common import Chip, at_edge, button, frame, hang_menu, label


@dataclass(frozen=True, slots=True)
class Shown:
    """What the card explains of an item, as far as it is known.

    found, picked: candidates on screen and which of them are ticked. details: of app.services.review, None
    until they are read; others: free candidates, best first; near: why there is none. sums: (Σ A, Σ B) by currency of
    several ticked items, `count` of them, None where the current item alone is meant; ticked: those items. history: by
    lowest score of a band (how many were approved, how many decided). matches_only: they can be matched and nothing
    else.
    """

    found: list[Candidate] = field(default_factory=list)
    picked: tuple[int, ...] = ()
    details: dict[str, Any] | None = None
    others: list[Candidate] = field(default_factory=list)
    near: WhyNone | None = None
    sums: Mapping[str, tuple[int, int]] | None = None
    count: int = 0
    ticked: Sequence[int] = ()
    history: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    matches_only: bool = False


class EvidenceCard(QFrame):
    """What explains the current item; it computes nothing but words."""

    acted = Signal(str)  # approve, reject, match, unmatch, explain, flag, note, split, write_off, entry, candidates
    ticked = Signal(int)  # a candidate
    source_asked = Signal(int)  # statement number
    record_asked = Signal(int)  # record number
    done_with = Signal()  # the focused action is not possible any more: the keys go back to the grid

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "side")
        self.setFixedWidth(theme.px(CARD))
        self.setProperty("help_topic", "evidence")
        self.setAccessibleName(self.tr("Evidence"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._chip = Chip("", "accent")
        kept = self._chip.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what is below it does not move with a row that has none
        self._chip.setSizePolicy(kept)
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
        self.parts = CardParts(self)
        self.parts.source_asked.connect(self.source_asked)
        self.parts.record_asked.connect(self.record_asked)
        self.parts.ticked.connect(self.ticked)
        whole.addWidget(self._make_actions())
        self.clear()

    def _make_actions(self) -> QWidget:
        foot = frame("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(16, 10, 16, 12)
        box.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        rows = (
            (
                ("approve", self.tr("Approve"), "check", "primary"),
                ("reject", self.tr("Not a match"), "x", ""),
            ),
            (
                ("match", self.tr("Match selected"), "link", ""),
                ("unmatch", self.tr("Unmatch"), "unlink", ""),
            ),
            (
                ("explain", self.tr("Explain…"), "receipt-text", ""),
                ("flag", self.tr("Flag"), "flag", ""),
                ("note", self.tr("Note"), "message-square-text", ""),
            ),
        )
        for specs in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for name, text, icon, kind in specs:
                one = CommandButton(text, f"review.{name}", icon, kind)
                one.setObjectName(name)
                one.clicked.connect(self._on_action)
                one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the grid
                if len(specs) > 2:
                    one.setStyleSheet("padding: 0 5px;")
                self.buttons[name] = one
                row.addWidget(one)
            row.addStretch(1)
            box.addLayout(row)
        box.addLayout(at_edge(self._more_button()))
        return foot

    def _more_button(self) -> QPushButton:
        self.more = button(self.tr("More…"), kind="link")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as the buttons above
        menu = QMenu(self.more)
        words = (
            ("candidates", self.tr("Show candidates")),
            ("split", self.tr("Divide…")),
            ("write_off", self.tr("Write off difference…")),
            ("entry", self.tr("Add a missing entry…")),
            ("trail", self.tr("Trail…")),
        )
        self._more = {name: menu.addAction(text) for name, text in words}
        for name, one in self._more.items():
            one.setObjectName(name)
            one.setProperty("command", f"review.{name}")
            one.triggered.connect(self._on_action)
        menu.aboutToShow.connect(self._show_caps)
        self._more_words = dict(words)
        hang_menu(self.more, menu)
        return self.more

    def _show_caps(self) -> None:
        """Write the keys behind the entries; they are the grid's and no shortcuts of the menu."""
        for name, one in self._more.items():
            one.setText(f"{self._more_words[name]}\t{keymap.cap(f'review.{name}')}")

    def _on_action(self) -> None:
        self.acted.emit(self.sender().objectName())

    # content

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._chip.hide()
        self._body([label(self.tr("Choose a row to see why it is what it is."), "quiet", wrap=True)])
        self._allow({})

    def show_item(self, columns: ReviewColumns, item: int, what: Shown, words: Any) -> None:
        """Show an item; words: app.config.words.Words."""
        state = int(columns.state[item])
        tone = STATE_TONES[state] if STATE_TONES[state] != "text3" else "signed"
        self._chip.show_state(state_word(state), tone, STATE_ICONS[state])
        self._chip.setVisible(not what.matches_only and what.sums is None)  # a state is one row's
        parts: list[QWidget] = [self._equation(columns, item, what), frame("line")]
        if what.sums is not None:
            self._body([*parts, self._ticked(what)])
            self._enable(columns, item, what)
            return
        parts.append(self._sentence(columns, item, what.details, words))
        parts += self._believed(columns, item, what.history)
        if what.found:
            parts.append(self.parts.choice(columns, item, what.found, what.picked))
        parts += self._held_against(columns, item, what)
        if what.details is not None:
            parts += self._details(columns, item, what, words)
        self._body(parts)
        self._enable(columns, item, what)

    def _body(self, parts: list[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("ground", "surface")
        inside.setMaximumWidth(theme.px(CARD) - 2)
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 4, 16, 12)
        box.setSpacing(8)
        for one in parts:
            if one.property("links"):
                box.addLayout(at_edge(one))
            else:
                box.addWidget(one)
        box.addStretch(1)
        before = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(inside)
        # asked for anew: what PySide holds for the bar has been seen to end with the widget that stood inside before
        self._scroll.verticalScrollBar().setValue(before)

    def _equation(self, columns: ReviewColumns, item: int, what: Shown) -> QWidget:
        names = {
            "L1": (self.tr("Order due"), self.tr("Received")),
            "L2": (self.tr("Entries"), self.tr("Booked")),
            "L3": (self.tr("Payout"), self.tr("Deposit")),
            "L4": (self.tr("Bank"), self.tr("In the books")),
            "L5": (self.tr("Orders"), self.tr("Declared")),
        }.get(columns.comparison, ("A", "B"))
        if len(what.sums) > 1 if what.sums is not None else columns.crossed(item):
            return self.parts.equation(self._across(columns, item, what, names))
        sum_a, sum_b = self._both(columns, item, what)
        off = (sum_a or 0) - (sum_b or 0)
        look = "matched" if not off else "open" if state_open(columns, item) or what.sums else ""

        def text(value: int | None) -> str:
            return "—" if value is None else self.parts.amount(columns, item, value)

        agree = not off and sum_a is not None and sum_b is not None
        undecided = columns.state[item] == rc.AMBIGUOUS and (sum_a is None or sum_b is None)
        result = "—" if undecided else text(abs(off)) + (" ✓" if agree else "")
        word = self.tr("Difference")
        if off and not undecided:
            word = self.tr("Difference, short") if off > 0 else self.tr("Difference, over")
        look = "" if undecided else look
        code = next(iter(what.sums), "") if what.sums is not None else columns.currency_of(item)
        named = f" {code}" if columns.mixed() and code else ""  # behind the words: the amounts are as wide as the card
        cells = (
            (names[0] + named, text(sum_a), ""),
            (names[1] + named, text(sum_b), ""),
            (word + named, result, look if agree or off else ""),
        )
        return self.parts.equation(cells)

    def _across(
        self, columns: ReviewColumns, item: int, what: Shown, names: tuple[str, str]
    ) -> tuple[tuple[str, str, str], ...]:
        """Return the cells of an equation across currencies: each side in its own, the rest by the day's rate."""
        both: tuple[dict[str, int], ...] = columns.sums_of(item)
        if what.sums is not None:
            both = tuple({name: one[at] for name, one in what.sums.items() if one[at]} for at in (0, 1))
        sides = tuple(
            " + ".join(f"{shown.amount(value, columns.exp, name)} {name}" for name, value in one.items()) or "—"
            for one in both
        )
        reasons = (what.details or {}).get("reasons", {}) if what.sums is None else {}
        off = f"{shown.plain_amount(reasons['off'])} {reasons['currency_b']}" if "off" in reasons else "—"
        return (names[0], sides[0], ""), (names[1], sides[1], ""), (self.tr("Difference at the day's rate"), off, "")

    @staticmethod
    def _both(columns: ReviewColumns, item: int, what: Shown) -> tuple[int | None, int | None]:
        """Return what stands on both sides of the equation; None where nothing does."""
        if what.sums is not None:
            return next(iter(what.sums.values()), (0, 0))
        lines = columns.lines_of(item)
        sums: list[int | None] = [
            int(cells[lines.start : lines.stop].sum()) for cells in (columns.a_value, columns.b_value)
        ]
        own = 0 if columns.n_a[item] else 1
        if what.picked:
            rows = [what.found[one].row for one in what.picked]
            sums[1 - own] = int(columns.records.value[rows].sum())
        elif columns.state[item] == rc.AMBIGUOUS or not (columns.n_a[item] and columns.n_b[item]):
            sums[1 - own] = None
        return sums[0], sums[1]

    def _ticked(self, what: Shown) -> QLabel:
        text = self.tr("{count} ticked. Match them, divide one among the others, or write a small difference off.")
        if len(what.sums or ()) > 1:
            text = self.tr("{count} ticked, in several currencies. Matching shows what the day's rate makes of them.")
        return label(text.format(count=what.count), "quiet", wrap=True)

    def _sentence(self, columns: ReviewColumns, item: int, details: dict[str, Any] | None, words: Any) -> QLabel:
        """Return the one plain sentence above the criteria."""
        state = int(columns.state[item])
        if state == rc.AMBIGUOUS:
            text = self.tr("Several records fit equally well. Tieout does not guess: choose one.")
            return label(text, wrap=True)
        if details and details["items"]:
            return label("\n".join(self._item_lines(details["items"], words)), wrap=True)
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
        elif state == rc.UNMATCHED:
            text = self.tr("No run has looked for a counterpart yet. {key} matches.").format(
                key=key_words(keymap.cap("run.match"))
            )
        else:
            text = self.tr("No record of the other side fits.")
        return label(text, wrap=True)

    def _believed(self, columns: ReviewColumns, item: int, history: Mapping[int, tuple[int, int]]) -> list[QWidget]:
        """Return how many suggestions of about this score were approved, nothing where too few were decided."""
        at = int(columns.evidence[item])
        if at < 0 or columns.score is None or columns.state[item] not in (rc.SUGGESTED, rc.AMBIGUOUS):
            return []
        low = band_of(int(columns.score[at]))
        if low not in history:
            return []
        right, count = history[low]
        text = self.tr("Of {count} suggestions like this one (score {low} to {high}), you approved {right}.")
        numbers = {"count": shown.count(count), "right": shown.count(right)}
        numbers |= {"low": str(low // 10), "high": str((low + BAND - 1) // 10)}  # of 100, as everywhere on screen
        return [label(text.format(**numbers), "quiet", wrap=True)]

    def _item_lines(self, items: Sequence[dict[str, Any]], words: Any) -> list[str]:
        both, settled = self.tr("{title}. {text}"), self.tr("{text} ({reason})")
        lines = []
        for one in items:
            text = words.say(one["text_key"], params_shown(json.loads(one["params"] or "{}")))
            title = f"{one['code']} {words.code_title(one['code'], one['comparison'])}"
            line = both.format(title=title, text=text) if text else title
            reason = words.say(f"reason.{one['reason']}") if one["reason"] else ""
            lines.append(settled.format(text=line, reason=reason) if reason else line)
        return lines

    def _held_against(self, columns: ReviewColumns, item: int, what: Shown) -> list[QWidget]:
        """Return the criteria of the one candidate that is ticked, else of the best of those on screen."""
        if not what.found:
            return []
        at = what.picked[0] if len(what.picked) == 1 else 0
        own = columns.members(item, 0 if columns.n_a[item] else 1)
        one = what.found[at]
        rest = [other for other in what.found if other is not one]
        facts = [(self.tr("Score"), self.parts.points(one))]
        if rest:
            facts.append((self.tr("Runner-up"), self.parts.lost(columns, item, rest[0], one)))
        return [frame("line"), self.parts.compared(columns, item, int(own[0]), one), self.parts.facts(facts)]

    def _details(self, columns: ReviewColumns, item: int, what: Shown, words: Any) -> list[QWidget]:
        details = what.details
        assert details is not None
        parts: list[QWidget] = [self.parts.disagreeing(details, one) for one in details["disagreeing"]]
        if details["reasons"] and not what.found:
            parts.append(frame("line"))
            if criteria := self.parts.criteria(details["reasons"], columns.comparison):
                parts.append(criteria)
            parts.append(self.parts.facts(self._facts(columns, item, details["reasons"], what, words)))
        elif what.near is not None and not what.found:
            parts += [frame("line"), *self.parts.why_none(columns, item, what.near, words.say)]
        parts += self._aside_rule(details["items"])
        if details["notes"]:
            parts += [frame("line"), self.parts.notes(details["notes"])]
        return [*parts, frame("line"), self.parts.members(details)]

    def _facts(
        self, columns: ReviewColumns, item: int, reasons: dict[str, Any], what: Shown, words: Any
    ) -> list[tuple[str, str]]:
        known = {
            "score": self.tr("Score"),
            "refunds": self.tr("Refunds"),
            "coupons": self.tr("Coupons"),
            "fees": self.tr("Fees"),
            "residual": self.tr("Left over"),
        }
        money = ("refunds", "coupons", "fees", "residual")
        facts = [
            (name, plain_amount_text(str(reasons[key])) if key in money else str(int(reasons[key]) // 10))
            for key, name in known.items()
            if key in reasons
        ]
        titles = what.details["rules"] if what.details else {}
        if "rule" in reasons:
            facts.insert(0, (self.tr("Rule"), self.parts.rule(str(reasons["rule"]), titles, words)))
        if reasons.get("by") == "hand":
            facts.insert(0, (self.tr("Rule"), self.tr("matched by hand")))
        if str(reasons.get("refunded_a", "0")).strip("0."):
            facts.append((words.say("evidence.refunded_a"), plain_amount_text(str(reasons["refunded_a"]))))
        if "weight" in reasons:
            facts.append((words.say("evidence.weight"), f"{int(reasons['weight']):+d}"))
        for one in reasons.get("governed", ()):
            facts.append((words.say("evidence.governed"), self.parts.rule(str(one), titles, words)))
        facts += [*stated_facts(reasons, words.say), *set_facts(reasons, words.say)]
        if reasons.get("stopped"):
            names = [words.say("evidence.stopped"), *[""] * (len(reasons["stopped"]) - 1)]
            said = [words.say(f"evidence.stopped.{one}") for one in reasons["stopped"]]
            facts += zip(names, said, strict=True)
        if what.others:
            facts.append((self.tr("Runner-up"), self.parts.lost(columns, item, what.others[0], None)))
        elif "runner_up" in reasons:
            facts.append((self.tr("Runner-up"), self._runner_up(reasons["runner_up"])))
        if "proof" in reasons:
            facts.append((words.say("evidence.proof"), words.say("evidence.proof.said")))
        return facts

    def _aside_rule(self, items: Sequence[dict[str, Any]]) -> list[QWidget]:
        """Return the rule, with its version, that set a record aside."""
        for one in items:
            said = json.loads(one["params"] or "{}")
            if one["text_key"].startswith("aside.") and "version" in said:
                name = f"{said['rule_id']}/{said['version']}"
                text = self.parts.rule(name, {name: said["rule"]}, None)
                return [self.parts.facts([(self.tr("Rule"), text)])]
        return []

    def _runner_up(self, value: Any) -> str:
        if value == "none":
            return self.tr("none came near")
        if value == "equal":
            return self.tr("a tie: Tieout ticks none")
        return listed(str(one) for one in value) if isinstance(value, list) else str(value)

    def _enable(self, columns: ReviewColumns, item: int, what: Shown) -> None:
        state, locked = int(columns.state[item]), bool(columns.locked[item])
        matched, tied = bool(columns.match[item]), state == rc.AMBIGUOUS
        proposed = matched and (state == rc.SUGGESTED or tied)
        able = {
            "approve": not locked and (bool(what.picked) if tied or what.found else state == rc.SUGGESTED),
            "reject": proposed and not locked,
            "match": not locked,
            "unmatch": matched and not proposed and not locked,
            "explain": bool(columns.discrepancy[item]),
            "flag": True,
            "note": True,
        }
        if what.sums is not None:
            able |= of_several(columns, what.ticked)
        if what.matches_only:
            able = {"match": not locked}
        self._lead("match" if what.sums is not None or what.matches_only else "approve")
        self._allow(able)

    def _lead(self, name: str) -> None:
        """Fill the one button that comes next: of several ticked rows it is to match them."""
        for one in ("approve", "match"):
            self.buttons[one].set_kind("primary" if one == name else "")

    def _allow(self, able: Mapping[str, bool]) -> None:
        """Offer these actions. Qt would give the focus of one that goes to its neighbour, and Enter would do that."""
        if any(one.hasFocus() and not able.get(name, False) for name, one in self.buttons.items()):
            self.done_with.emit()
        for name, one in self.buttons.items():
            one.setEnabled(able.get(name, False))


def of_several(columns: ReviewColumns, ticked: Sequence[int]) -> dict[str, bool]:
    """Return what can be done with any of several ticked rows; each action passes over the rows it does not mean."""
    items = np.asarray(ticked, np.int64)
    items = items[~columns.locked[items]]
    state, matched = columns.state[items], columns.match[items] != 0
    proposed = matched & np.isin(state, (rc.SUGGESTED, rc.AMBIGUOUS))
    return {
        "approve": bool((state == rc.SUGGESTED).any()),
        "reject": bool(proposed.any()),
        "match": bool(len(items)),
        "unmatch": bool((matched & ~proposed).any()),
        "explain": bool((columns.discrepancy[items] != 0).any()),
    }


def state_open(columns: ReviewColumns, item: int) -> bool:
    """Return whether an item needs a person because of a difference."""
    return int(columns.state[item]) in (rc.OPEN, rc.SUGGESTED)
