"""Which shops of a book somebody looks at, beside the days of a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

#: A shop, "" where nothing tells one, and in it a channel's account, "" where nothing tells one.
Place = tuple[str, str]
#: What may be chosen: a place, or a whole shop, whose account is None then.
Choice = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Shops:
    """What was chosen of the tree of shops; nothing chosen = all of them."""

    chosen: frozenset[Choice] = frozenset()

    @property
    def every(self) -> bool:
        """Return whether nothing is left out."""
        return not self.chosen

    def __contains__(self, place: Place) -> bool:
        return not self.chosen or (place[0], None) in self.chosen or place in self.chosen

    def ordered(self) -> list[Choice]:
        """Return what was chosen in one order: by shop, a whole shop first, what no shop is told of last."""
        return sorted(self.chosen, key=lambda one: (not one[0], one[0], one[1] is not None, one[1] or ""))

    def with_place(self, place: Place) -> Shops:
        """Return a choice that has this place as well."""
        return self if place in self else Shops(self.chosen | {place})

    def known(self, places: Iterable[Place]) -> Shops:
        """Return what of the choice is among these places; all where nothing of it is left."""
        here = set(places)
        whole = {shop for shop, _account in here}
        return Shops(frozenset(one for one in self.chosen if (one[0] in whole if one[1] is None else one in here)))

    def kept(self) -> list[list[str | None]]:
        """Return the choice as JSON values."""
        return [[shop, account] for shop, account in self.ordered()]

    @classmethod
    def of_kept(cls, value: Any) -> Shops:
        """Return a choice from JSON values; what is none is passed over."""
        found = set()
        for one in value if isinstance(value, list) else ():
            if isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and isinstance(one[1], str | None):
                found.add((one[0], one[1]))
        return cls(frozenset(found))


#: Nothing is left out.
ALL = Shops()
