"""bank.csv: lists that banks outside China export as CSV (or that were re-saved as a workbook), one layout for each.

The layouts are data: the modules bank_lists_… of the families, each with its header (those of bank_lists_bare have
none, and are known by every cell of every row), order of the day's figures, decimal sign, sign rule, balance, words
for rows that are not booked yet.
Known traps: padding, a trailing delimiter in the header alone, a column without a name that holds `CR`, a memo that
goes on in the next row, balances on some rows only or above and below the table, newest first, an hour with its
offset, years of two digits, money out printed negative or not, one code page that no mark names. A row that is
pending is kept and marked where it has a day, and is no row where `Pending` stands in place of it.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import Head, register
from app.importers.families import bank_lists_bare as bare
from app.importers.families import bank_lists_euro as euro
from app.importers.families import bank_lists_europe as europe
from app.importers.families import bank_lists_islands as islands
from app.importers.families import bank_lists_japan as japan
from app.importers.families import bank_lists_more as more
from app.importers.families import bank_lists_north as north
from app.importers.families import bank_lists_romance as romance
from app.importers.families.bank_fits import layout_of
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader


@register
class BankCsv(BankReader):
    """A list of a bank outside China."""

    format = "bank.csv"
    title = "List of a bank outside China"
    western = True
    layouts: ClassVar[tuple[BankLayout, ...]] = (
        *islands.BRITAIN,
        *islands.REVOLUT,
        *islands.AMERICA,
        *islands.PACIFIC,
        *islands.INDIA,
        *islands.BRAZIL,
        *europe.GERMANY,
        *europe.LOWLANDS,
        *europe.ALPS,
        *europe.OTHERS,
        *euro.EURO,
        *north.NORTH,
        *north.EAST,
        *japan.JAPAN,
        *more.MORE,
        *romance.ROMANCE,
        *romance.COMMON,
        *bare.BARE,
    )

    def sniff(self, head: Head) -> float:
        """Look for the header of one of the layouts; a reader that is sure of more columns goes first."""
        return 0.9 if layout_of(head, self.layouts) else 0.0
