"""What the program learned of a book from what was decided in it: plain data, listed, editable, forgettable."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Kinds: working days from a payout to its deposit, by account; the name under which an account's money arrives at
#: the bank (L3) or under which a buyer pays (L1); the score under which this person refuses more than she confirms, by
#: comparison; points by which suggestions of a method are believed more or less than they claim.
DELAY, ALIAS, FLOOR, WEIGHT = "delay", "alias", "floor", "weight"
KINDS = (DELAY, ALIAS, FLOOR, WEIGHT)

#: Who says so.
LEARNED, PERSON, FORGOTTEN = "learned", "person", "forgotten"

#: How many cases a learned value needs before it is used, by kind.
LEAST_SUPPORT = {DELAY: 5, ALIAS: 3, FLOOR: 20, WEIGHT: 20}


#: Scores are held against what was decided in bands of so many points.
BAND = 50


def band_of(score: int) -> int:
    """Return the lowest score of the band that a score lies in; the highest score of all has none of its own."""
    return min(score, 999) // BAND * BAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """subject: whose it is (account, buyer, comparison, method). value: days, score or points as digits, or the name.

    support, against: cases that say so, and cases that say otherwise. counts: how often each value was seen (delays:
    working days; floors: lowest score of a band of fifty with right and wrong apart is in Calibration).
    by: LEARNED, PERSON (she set the value, nothing overwrites it) or FORGOTTEN (it is not learned again).
    """

    kind: str
    comparison: str
    subject: str
    value: str
    support: int = 0
    against: int = 0
    counts: tuple[tuple[int, int], ...] = ()
    by: str = LEARNED

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what it is about; of an alias the name belongs to it."""
        return self.kind, self.comparison, f"{self.subject}\n{self.value}" if self.kind == ALIAS else self.subject

    @property
    def used(self) -> bool:
        """Return whether runs go by it."""
        if self.by == LEARNED and self.kind == WEIGHT:
            return self.support + self.against >= LEAST_SUPPORT[WEIGHT] and self.value != "0"
        if self.by == LEARNED:
            clear = self.against == 0 if self.kind == ALIAS else self.support > 2 * self.against
            return self.support >= LEAST_SUPPORT[self.kind] and clear
        return self.by == PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """version: grows with every change; 0 = nothing was learned yet."""

    version: int = 0
    items: tuple[Learned, ...] = ()

    def of(self, kind: str, comparison: str) -> dict[str, str]:
        """Return what is used of a kind: subject → value; aliases are name → account, none that two accounts have."""
        used = [one for one in self.items if one.used and (one.kind, one.comparison) == (kind, comparison)]
        if kind != ALIAS:
            return {one.subject: one.value for one in used}
        names = [one.value for one in used]
        return {one.value: one.subject for one in used if names.count(one.value) == 1}

    def merged(self, fresh: tuple[Learned, ...]) -> Knowledge:
        """Return knowledge with what was learned now: a person's word stays, what nothing speaks for any more goes."""
        said = {one.key: one for one in self.items if one.by != LEARNED}
        found = {one.key: one for one in fresh}
        items = [
            replace(said[key], support=one.support, against=one.against, counts=one.counts) if key in said else one
            for key, one in found.items()
        ]
        items += [one for key, one in said.items() if key not in found]
        return self.with_items(tuple(items))

    def with_items(self, items: tuple[Learned, ...]) -> Knowledge:
        """Return the next version with these items; the same where nothing differs."""
        ordered = tuple(sorted(items, key=lambda one: one.key))
        return self if ordered == self.items else Knowledge(version=self.version + 1, items=ordered)
