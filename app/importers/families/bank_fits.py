"""Says whether a source is the list that a bank's layout describes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.importers.base import Head
from app.importers.families.bank_bare import bare_list
from app.importers.families.bank_flags import flags_follow
from app.importers.families.bank_layout import BankLayout
from app.importers.heads import header_in, says
from app.importers.names import aliases, has_all
from app.importers.part import place_of

_REPUBLIC = re.compile(r"(?:民國)?0?1[0-4][0-9][/.年-](?:0?[1-9]|1[0-2])[/.月-](?:0?[1-9]|[12][0-9]|3[01])(?:日|\s|$)")
_YEAR_FIRST = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{2}|\d{4})")


def fits(layout: BankLayout, head: Head) -> bool:
    """Return whether the beginning of a source has the layout's header, and names its bank where asked."""
    if layout.bare:
        bare = bare_list(head, layout)
        return bare is not None and (not layout.prove or proven(bare[1], layout.dates))
    found = header_in(head, layout.header)
    if not found or any(has_all(found, [one]) for one in layout.unless) or not _in_place(layout, found):
        return False
    if layout.republic and not any(_REPUBLIC.match(cell.strip()) for row in head.rows for cell in row):
        return False
    if layout.prove and not proven(head.rows, layout.dates):
        return False
    if layout.follows and not flags_follow(head, layout):
        return False
    return not layout.words or any(says(head, word) for word in layout.words)


def _in_place(layout: BankLayout, names: Sequence[str]) -> bool:
    """Return whether the column that tells the side, where it has no name, stands where the layout says.

    Somebody may have taken it off, or put a column before it: another in its place would turn signs.
    """
    at = max(map(place_of, aliases(layout.flag)), default=0)
    return not at or (bool(names[0].strip("\ufeff ")) and len(names) >= at and not names[at - 1].strip())


def proven(rows: Sequence[Sequence[str]], dates: Sequence[str]) -> bool:
    """Return whether days of the first rows leave no doubt: one figure above twelve where the day stands, none else.

    Where they begin with the year, one that does is enough.
    """
    if dates[0].startswith("%Y"):
        return any(_YEAR_FIRST.fullmatch(cell.strip()) for row in rows for cell in row)
    month_first = dates[0].startswith("%m")
    found = [match for row in rows for cell in row if (match := _DAY.fullmatch(cell.strip()))]
    days = [int(one[2 if month_first else 1]) for one in found]
    months = [int(one[1 if month_first else 2]) for one in found]
    return any(one > 12 for one in days) and not any(one > 12 for one in months)


def layout_of(head: Head, layouts: Sequence[BankLayout]) -> BankLayout | None:
    """Return the first layout that fits, None where none does."""
    return next((one for one in layouts if fits(one, head)), None)
