"""How a set is worded: how sure it is, what the cents can decide, the balance where there is no set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.models import shown
from app.ui.review.set_facts import power_text
from app.ui.text import listed, sentences

if TYPE_CHECKING:
    from app.services.made_of import SetFound


class MadeOfWords(QObject):
    """Sentences of the dialog; words: those of the book's texts."""

    def __init__(self, words: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def money(self, found: SetFound, value: int) -> str:
        return shown.amount(value, found.exp, found.currency)

    def count(self, number: int) -> str:
        return self.tr("%n record(s)", "", number)

    def kind(self, kind: str) -> str:
        return str(self._words.say(f"kind.{kind}"))

    def reason(self, why: str) -> str:
        return str(self._words.say(f"made_of.why.{why}"))

    def off(self, found: SetFound) -> str:
        if found.sure == "matched":
            return self.tr("Difference of the match")
        return self.tr("Bank charge") if found.comparison == "L3" else self.tr("Balance carried in")

    def made(self, found: SetFound) -> str:
        """Return of how many records of which kind the sum is made."""
        if not found.lines:
            return ""
        one = self.tr("{count} {kind}")
        parts = [one.format(count=shown.count(count), kind=self.kind(kind)) for kind, count, _total in found.sums]
        return self.tr("Made of {parts}").format(parts=listed(parts))

    def verdict(self, found: SetFound) -> str:
        return {
            "unique": self.tr("The only set"),
            "matched": self.tr("Approved"),
            "one": self.tr("One set"),
            "several": self.tr("One of several sets"),
            "none": self.tr("No set"),
        }[found.sure]

    def why(self, found: SetFound) -> str:
        """Return what the verdict rests on, in a sentence or two."""
        if found.none:
            return str(self._words.say(found.none))
        text = {
            "unique": self.tr("No other set makes sense, even when two more records may be left out."),
            "matched": self.tr("A person or a rule approved this match."),
            "one": self.tr("No other set is as simple, but the cents alone cannot rule every other one out."),
            "several": self.tr("{count} sets explain the sum equally well. Look for what speaks for one of them."),
        }[found.sure]
        ways = shown.count(found.ways) + ("+" if found.ways_capped else "")
        told = [text.format(count=ways)]
        if found.rejected:
            told.append(str(self._words.say(found.rejected)))
        if found.twins:
            told.append(self.tr("Another record has the amount of one left out; either may be meant."))
        return sentences(told)

    def facts(self, found: SetFound) -> list[str]:
        """Return lines about the search: candidates, how complete it was, what the cents can decide, the balance."""
        lines = []
        if found.candidates:
            lines.append(self.tr("Candidates: {count}").format(count=shown.count(found.candidates)))
        if found.left:
            lines.append(self.tr("Left out: {count}").format(count=shown.count(len(found.left))))
        if found.tried:
            whole = self.tr("complete within its limits") if found.complete else self.tr("cut short at its limits")
            lines.append(self.tr("Search: {how}").format(how=whole))
        if found.bits != (0, 0):
            lines.append(self._bits(found))
        if found.balance is not None:
            lines += self._balance(found)
        return lines

    def _bits(self, found: SetFound) -> str:
        needed, given = found.bits
        if needed <= given:
            text = self.tr("Only {needed} combinations for about {given} possible amounts: hardly a coincidence.")
        else:
            text = self.tr("The amount alone cannot decide: {needed} combinations for about {given} possible amounts.")
        return text.format(given=power_text(given), needed=power_text(needed))

    def _balance(self, found: SetFound) -> list[str]:
        assert found.balance is not None
        opening, entries, payouts, own = found.balance
        rows = (
            (self.tr("Balance at the start: {amount}"), opening),
            (self.tr("+ entries before it: {amount}"), entries),
            (self.tr("− payouts before it: {amount}"), -payouts),
            (self.tr("− this one: {amount}"), -own),
            (self.tr("= balance after it: {amount}"), opening + entries + payouts + own),
        )
        return [text.format(amount=self.money(found, value)) for text, value in rows]
