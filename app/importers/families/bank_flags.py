"""Says whether the running balance of a list proves what its words for the direction mean.

借 takes money out of an account in a bank's list and puts it in in the account's own books, and nothing in the names
tells the two apart. The balances do: where every one of the first rows follows from its neighbour, and both words
stand there, they cannot mean the opposite.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.importers import amounts
from app.importers.base import Head
from app.importers.families.bank_layout import BankLayout
from app.importers.heads import cut_rows
from app.importers.names import Names, aliases, clean_cell, find_header, same_name

_LEAST = 3  # rows


def flags_follow(head: Head, layout: BankLayout) -> bool:
    """Return whether the balances of a head's rows follow by the layout's words, from the top or from the bottom."""
    for rows in cut_rows(head):
        at = find_header(rows, layout.header)
        if at >= 0:
            found = _moves(rows[at], rows[at + 1 :], layout)
            return len(found) >= _LEAST and len({moved > 0 for moved, _after in found if moved}) == 2 and _chain(found)
    return False


def _moves(header: Sequence[str], rows: Sequence[Sequence[str]], layout: BankLayout) -> list[tuple[int, int]]:
    """Return (amount, balance after it) of the rows up to the first that is none, [] where a word is unknown."""
    flag, amount, balance = (_place(header, one) for one in (layout.flag, layout.amount, layout.balance))
    found = []
    for row in rows:
        cells = [clean_cell(one) for one in row]
        if len(cells) <= max(flag, amount, balance) or not cells[flag]:
            break
        moved, after = (amounts.parse(cells[one].replace(",", ""), 2) for one in (amount, balance))
        way = cells[flag].startswith(layout.credit) - cells[flag].startswith(layout.debit)
        if moved is None or after is None or not way:
            return []
        found.append((way * moved, after))
    return found


def _place(header: Sequence[str], names: Names) -> int:
    printed = [same_name(one) for one in header]
    return next(printed.index(name) for name in map(same_name, aliases(names)) if name in printed)


def _chain(found: Sequence[tuple[int, int]]) -> bool:
    pairs = list(pairwise(found))
    down = all(before[1] + after[0] == after[1] for before, after in pairs)
    return down or all(newer[1] == older[1] + newer[0] for newer, older in pairs)
