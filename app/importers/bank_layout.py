"""What the layout of a bank's list says, as data: columns, forms, signs; read by app.importers.bank_table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.importers.base import Head
from app.importers.heads import header_in, says
from app.importers.names import Names, has_all


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLayout:
    """One layout of one bank; columns by their names, () where there is none.

    header: columns that must be there; unless: columns that another layout has; words: one of them stands in
        the source ("" = needs none). bank: what a person calls it.
    day, clock: when; dates: forms of the day, () = those of Chinese banks. zone: of times, "" = the book's.
    yearless: columns of days without a year (12/29): that of the month in the title, and none other near it.
    into, out: two columns of money; out_sign: 1 money out is printed positive, −1 negative, 0 either way but
        the same throughout. Else amount (times sign), with flag, whose cell begins with a word of credit or debit;
        reversals: a minus beside that word turns it round.
    decimal, grouping: how amounts are printed. fee: what the bank kept beside the amount, positive = cost.
    currency: column; default: the currency where the source names none, "" = then it is not known.
    balance: after the row; gaps: not on every row. account: the shop's own.
    party, party_in, party_out: the other side (of money in, of money out), the first filled counts.
    subtype, text: of the record; number: unique in the account; ref: a number that may repeat.
    status: a column; pending, failed: its words for rows that have not moved money (yet, at all).
    footer: words with which a line ends the rows; block: words with which a block begins, () = one block.
    pad_short: rows may end early; continued: rows without day and amount go on with the text of the one before.
    unnamed: columns without a name, `[4]`, say something. chained: the list is whole, balances follow.
    """

    header: tuple[Names, ...]
    day: Names
    bank: str = ""
    unless: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    clock: Names = ()
    dates: tuple[str, ...] = ()
    yearless: tuple[Names, ...] = ()
    zone: str = "Asia/Shanghai"
    into: Names = ()
    out: Names = ()
    out_sign: int = 1
    amount: Names = ()
    sign: int = 1
    flag: Names = ()
    credit: tuple[str, ...] = ()
    debit: tuple[str, ...] = ()
    reversals: bool = False
    decimal: str = "."
    grouping: str = ","
    fee: Names = ()
    currency: Names = ()
    default: str = "CNY"
    balance: Names = ()
    gaps: bool = False
    account: Names = ()
    party: tuple[Names, ...] = ()
    party_in: Names = ()
    party_out: Names = ()
    subtype: tuple[Names, ...] = ()
    text: tuple[Names, ...] = ()
    number: Names = ()
    ref: Names = ()
    status: Names = ()
    pending: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    pad_short: bool = False
    continued: bool = False
    unnamed: bool = False
    chained: bool = True

    def fits(self, head: Head) -> bool:
        """Return whether the beginning of a source has this layout's header, and names its bank where asked."""
        found = header_in(head, self.header)
        if not found or any(has_all(found, [one]) for one in self.unless):
            return False
        return not self.words or any(says(head, word) for word in self.words)


def layout_of(head: Head, layouts: Sequence[BankLayout]) -> BankLayout | None:
    """Return the first layout that fits, None where none does."""
    return next((one for one in layouts if one.fits(head)), None)
