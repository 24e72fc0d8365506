"""A journal with the titles of the person's language, for programs that let columns be chosen: `generic.vouchers`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.reports.rows_file import harmless
from app.reports.vouchers.layout import WORD, Layout, Numbered, Told, money
from app.reports.vouchers.sheet import write_sheet

FIELDS = ("day", "word", "number", "text", "code", "account", "debit", "credit", "currency")
_AMOUNTS = frozenset({2, 6, 7})


def write_xlsx(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write a workbook."""
    write_sheet(file, told.sheet, _heads(told), _rows(vouchers), _AMOUNTS)


def write_csv(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write CSV in UTF-8 with BOM, so that spreadsheets read the script; no text is taken for a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(_heads(told))
    for row in _rows(vouchers):
        writer.writerow([cell if at in _AMOUNTS else harmless(cell) for at, cell in enumerate(row)])
    text.detach()


def _heads(told: Told) -> list[str]:
    return [told.heads.get(one, one) for one in FIELDS]


def _rows(vouchers: Sequence[Numbered]) -> Iterator[Sequence[str]]:
    for number, draft in vouchers:
        for one in draft.lines:
            head = (draft.day.isoformat(), WORD, str(number), draft.text_of(one), one.code, one.name)
            yield (*head, *money(draft, one), draft.currency)


TABLE = Layout(key="journal.xlsx", title="vouchers.layout_table", ending=".xlsx", write=write_xlsx)
CSV = Layout(key="journal.csv", title="vouchers.layout_csv", ending=".csv", write=write_csv)
