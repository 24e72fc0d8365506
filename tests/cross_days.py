"""A book whose bank list goes over more days than a cross table has columns, in two currencies and mixed digits."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from app.domain.progress import silent
from app.services.ports import Book
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore

HEADER = [
    *("record_id", "statement_id", "file", "sheet", "row", "layer", "kind", "occurred_at", "amount", "currency"),
    *("fee", "net", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
]
DAYS = 230
FIRST = date(2026, 3, 1)


def rows() -> list[dict[str, str]]:
    """Return its rows: one a day, every third in dollars, every fifth with a fee of five digits."""
    found = []
    for at in range(DAYS):
        amount = Decimal(at * 137 % 9_000 - 4_000) / 100 + 1
        fee = Decimal("0.00123") * at if at % 5 == 0 else None
        day = (FIRST + timedelta(days=at)).isoformat()
        found.append(
            {
                **dict.fromkeys(HEADER, ""),
                "record_id": f"0123456789abcdef-{at + 1}",
                "statement_id": "0123456789abcdef",
                "file": "a.csv",
                "row": str(at + 1),
                "layer": "bank",
                "kind": "deposit" if amount > 0 else "withdrawal",
                "occurred_at": day,
                "amount": f"{amount:.2f}",
                "currency": "USD" if at % 3 == 0 else "CNY",
                "fee": "" if fee is None else f"{fee:.5f}",
                "net": f"{amount:.2f}" if fee is None else f"{amount - fee:.5f}",
                "channel_ref": f"62020000000000{at:05d}",
                "account": "=6222",
            }
        )
    return found


def days_book(folder: Path) -> Book:
    """Return an open book of these rows in `folder`."""
    path = folder / "days.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows())
    book = BookStore().create(str(folder / "days.tieout"))
    options = read_options(book, account="", shop="", zone="", passwords=[], layout=None)
    assert not take_in(book, [str(path)], options, actor="test", report=silent)
    return book


def sums(name: str) -> dict[tuple[str, str], Decimal]:
    """Return (currency, month) → Σ of a column."""
    out: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for one in rows():
        out[one["currency"], one["occurred_at"][:7]] += Decimal(one[name] or 0)
    return dict(out)
