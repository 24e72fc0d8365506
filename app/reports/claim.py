"""A claim list for a channel: what was charged too much, row by row, with the reason and the total."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.reports.packing import pack
from app.reports.rows_file import harmless

_WIDTHS = (32, 30, 20, 14, 14, 14, 14, 14)
#: Columns that hold amounts.
_AMOUNTS = range(4, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One channel's list, worded. heads: eight column titles. rows: texts, amounts as plain decimals.

    sheet: name of its worksheet. heading, lead: what is asked for. total: label and the four sums of its amounts.
    """

    sheet: str
    heading: str
    lead: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, tuple[str, ...]]


def write_claims_csv(file: BinaryIO, claims: Sequence[Claim]) -> None:
    """Write claims one below the other as CSV in UTF-8 with BOM."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    for at, one in enumerate(claims):
        if at:
            writer.writerow([])
        writer.writerow([harmless(one.heading)])
        writer.writerow([harmless(one.lead)])
        writer.writerow([harmless(head) for head in one.heads])
        for row in one.rows:
            writer.writerow([cell if n in _AMOUNTS else harmless(cell) for n, cell in enumerate(row)])
        label, sums = one.total
        writer.writerow([harmless(label), "", "", "", *sums])
    text.detach()


def write_claims_xlsx(file: BinaryIO, claims: Sequence[Claim]) -> None:
    """Write claims as a workbook, a sheet for each; long numbers stay text, amounts are numbers."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, options)
    bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1})
    amounts = {
        (digits, strong): book.add_format({"num_format": "#,##0" + "." * bool(digits) + "0" * digits, "bold": strong})
        for digits in range(9)
        for strong in (False, True)
    }
    taken: set[str] = set()
    for one in claims:
        sheet = book.add_worksheet(_sheet_name(one.sheet, taken))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, one.heading, bold)
        sheet.write_string(1, 0, one.lead)
        for column, title in enumerate(one.heads):
            sheet.write_string(3, column, title, head)
        label, sums = one.total
        last = (label, "", "", "", *sums)
        for at, row in enumerate((*one.rows, last)):
            strong = at == len(one.rows)
            for column, cell in enumerate(row):
                if column in _AMOUNTS:
                    digits = len(cell.partition(".")[2])
                    sheet.write_number(4 + at, column, float(cell), amounts[digits, strong])
                elif cell:
                    sheet.write_string(4 + at, column, cell, bold if strong else plain)
        sheet.freeze_panes(4, 0)
    pack(book)


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a workbook takes: no forbidden sign, at most 31 characters, none twice."""
    bare = "".join(" " if one in "[]:*?/\\'" else one for one in wanted).strip()[:28] or "1"
    name, number = bare, 2
    while name.lower() in taken:
        name, number = f"{bare[:26]} {number}", number + 1
    taken.add(name.lower())
    return name
