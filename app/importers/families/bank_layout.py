"""What the layout of a bank's list says, as data: columns, forms, signs; read by bank_fits and bank_table."""

from __future__ import annotations

from dataclasses import dataclass

from app.importers.names import Names

#: Currencies in which banks name their columns (`Debit CHF`).
CODES = (
    "CNY", "USD", "EUR", "GBP", "CHF", "SGD", "HKD", "AUD", "CAD", "NZD", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "RON", "BGN", "TRY", "ILS", "THB", "MYR", "IDR", "PHP", "INR", "ZAR", "MXN", "BRL", "AED", "TWD", "KRW",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLayout:
    """One layout of one bank; columns by their names, () where there is none.

    header: columns that must be there; unless: columns that another layout has; words: one of them stands in
        the source ("" = needs none). bank: what a person calls it.
    day, clock: when; dates: forms of the day, () = those of Chinese banks. zone: of times, "" = the book's.
    days: columns of which the first that is filled tells the day, instead of `day` alone; a day without a year (12/29)
        has that of the month in the title, or the one before.
    into, out: two columns of money; out_sign: 1 money out is printed positive, −1 negative, 0 either way but
        the same throughout; into_sign: the same of money in; turned: the bank calls money in the debit, and the lines
        around the rows do so too. Else amount (times sign), with flag, whose cell begins
        with a word of credit or debit; reversals: a minus beside that word turns it round. against: a column whose
        word of credit or debit must not contradict the sign of the amount.
    decimal, grouping: how amounts are printed; decimal "": point or comma, before two figures at most.
    fee: what the bank kept beside the amount, positive = cost.
    currency: column, or that of the amount where the code stands behind it; default: the currency where the source
        names none, "" = then it is not known. apart: columns of amounts with the currency of each, one filled a row.
    balance: after the row; gaps: not on every row. account: the shop's own.
    party, party_in, party_out: the other side (of money in, of money out), the first filled counts.
    subtype, text: of the record; number: unique in the account; ref: a number that may repeat.
    status: a column; pending, failed: its words for rows that have not moved money (yet, at all).
    done: words of the status of rows that moved money; where they are given, a word beyond these is refused.
    footer: words with which a line ends the rows; ends: words one of which is a cell of such a line; block: words
        with which a block begins, () = one block.
    pad_short: rows may end early; continued: rows without day and amount go on with the text of the one before.
    western: of a bank outside China: its own words around the rows, stamps with an offset, years of two digits.
    prove: names are so common that the days must prove which figure is the month (dates begin with the year: that it
        stands first). named: columns whose name ends in
        the currency, in the order of CODES. codepage: of a text that is in no encoding the program knows.
    unbooked: words in place of the day of rows that are left out; opening_row: words of rows that hold a balance and
        no amount; detail: a column that is filled where a row only explains the one above it.
    unnamed: columns without a name, `[4]`, say something; beyond: so many of them that the header has no cell for.
    chained: the list is whole, balances follow.
    follows: no bank is named by the columns, so the balances of the first rows must follow from each other by the words
        of `flag`; see bank_flags.
    republic: rows must show days that count the years of the Republic of China (115/07/01).
    bare: of a list without a header (its columns are `[1]`, `[2]` …) what every cell of each column is, as patterns;
        see bank_bare. before: balance before the row.
    """

    header: tuple[Names, ...]
    day: Names
    bank: str = ""
    unless: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    clock: Names = ()
    dates: tuple[str, ...] = ()
    days: tuple[Names, ...] = ()
    zone: str = "Asia/Shanghai"
    into: Names = ()
    out: Names = ()
    out_sign: int = 1
    into_sign: int = 1
    turned: bool = False
    amount: Names = ()
    sign: int = 1
    flag: Names = ()
    credit: tuple[str, ...] = ()
    debit: tuple[str, ...] = ()
    reversals: bool = False
    against: Names = ()
    decimal: str = "."
    grouping: str = ","
    fee: Names = ()
    currency: Names = ()
    apart: tuple[tuple[str, str], ...] = ()
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
    done: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    pad_short: bool = False
    continued: bool = False
    western: bool = False
    prove: bool = False
    named: tuple[str, ...] = ()
    codepage: str = ""
    unbooked: tuple[str, ...] = ()
    opening_row: tuple[str, ...] = ()
    detail: Names = ()
    unnamed: bool = False
    beyond: int = 0
    chained: bool = True
    follows: bool = False
    republic: bool = False
    bare: tuple[str, ...] = ()
    before: Names = ()


def in_currency(*patterns: str) -> tuple[str, ...]:
    """Return the names that a column has in each currency: `Amount ({})` → `Amount (CNY)`, `Amount (USD)` …"""
    return tuple(one.format(code) for code in CODES for one in patterns)
