"""Transactions of plain-text accounting: Beancount and hledger, whose readers read them back.

An account is its root in English (the first digit of its number says which), then number and name joined by dashes: a
part of a Beancount account begins with a digit or capital and has neither point nor space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO

from app.domain.booking import BookedLine
from app.domain.chart import Use, use_of
from app.domain.money import plain
from app.reports.vouchers.layout import Layout, Numbered, Told

_ROOTS = {"1": "Assets", "2": "Liabilities", "3": "Equity", "4": "Equity"}
_UNFIT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


def account(line: BookedLine) -> str:
    """Return the account of a line as these programs call it."""
    said = _UNFIT.sub("-", f"{line.code}-{line.name}").strip("-")
    revenue = use_of(line.code, line.name, full=line.code.startswith("6")) is Use.REVENUE
    root = _ROOTS.get(line.code[:1], "Income" if revenue else "Expenses")
    return f"{root}:{said if said[:1].isdigit() else 'X-' + said}"


def write_beancount(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write transactions; accounts that are new to the ledger are to be opened in it."""
    lines = []
    for number, draft in vouchers:
        said = draft.text_of(BookedLine(minor=0, code="", name="")).replace("\\", " ").replace('"', "'")
        lines.append(f'{draft.day.isoformat()} * "{said}"')
        lines.append(f'  voucher: "{number}"')
        lines += [
            f"  {account(one)}  {plain(one.minor, draft.exp, draft.currency)} {draft.currency}" for one in draft.lines
        ]
        lines.append("")
    file.write("\n".join(lines).encode())


def write_hledger(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write transactions with the voucher's number as their code."""
    lines = []
    for number, draft in vouchers:
        said = draft.text_of(BookedLine(minor=0, code="", name="")).replace(";", ",").replace("|", "/")
        lines.append(f"{draft.day.isoformat()} * ({number}) {said}")
        lines += [
            f"    {account(one)}  {plain(one.minor, draft.exp, draft.currency)} {draft.currency}" for one in draft.lines
        ]
        lines.append("")
    file.write("\n".join(lines).encode())


BEANCOUNT = Layout(
    key="beancount", title="vouchers.layout_beancount", ending=".beancount", write=write_beancount, coded=True
)
HLEDGER = Layout(key="hledger", title="vouchers.layout_hledger", ending=".journal", write=write_hledger, coded=True)
