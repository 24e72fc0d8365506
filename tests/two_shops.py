"""The smallest book of two shops: an account of a channel each, and one bank account that both share.

Nobody said whose the second account is: its payments are told by the orders they pay. ROWS are what the files state,
in the form of `tieout.records`, so that tests add up for themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.domain.match import Account
from app.domain.period import Period
from app.domain.progress import silent
from app.services.accounts import save_account
from app.services.ports import Book
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore

OCTOBER = Period.month(2026, 10)
BANK = "62220001"
HILL, SEA = "山居店", "海风店"
HEAD = (
    "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    "batch_ref,counterparty,status,shop,account"
)


class Row(NamedTuple):
    """One record. whose: the shop that it ought to be of, "" for none."""

    file: str
    layer: str
    kind: str
    day: int
    amount: str
    order: str = ""
    number: str = ""
    batch: str = ""
    party: str = ""
    shop: str = ""
    account: str = ""
    whose: str = ""


def _paid(day: int, amount: str, order: str, number: str, account: str, whose: str) -> Row:
    return Row("pay", "channel", "payment", day, amount, order, number, account=account, whose=whose)


ROWS = (
    Row("orders", "order", "order", 2, "100.00", "HILL-20261002-01", shop=HILL, whose=HILL),
    Row("orders", "order", "order", 3, "50.00", "HILL-20261003-02", shop=HILL, whose=HILL),
    Row("orders", "order", "order", 4, "70.00", "HILL-20261004-03", shop=HILL, whose=HILL),
    Row("orders", "order", "order", 2, "80.00", "SEA-20261002-11", shop=SEA, whose=SEA),
    Row("orders", "order", "order", 3, "40.00", "SEA-20261003-12", shop=SEA, whose=SEA),
    _paid(2, "100.00", "HILL-20261002-01", "ch-hill-000001", "pay-hill", HILL),
    _paid(3, "50.00", "HILL-20261003-02", "ch-hill-000002", "pay-hill", HILL),
    _paid(2, "80.00", "SEA-20261002-11", "ch-sea-0000001", "pay-sea", SEA),
    _paid(3, "40.00", "SEA-20261003-12", "ch-sea-0000002", "pay-sea", SEA),
    _paid(5, "5.00", "", "ch-sea-0000009", "pay-sea", SEA),  # no order: its account tells
    Row("pay", "settlement", "payout", 6, "-150.00", number="out-hill-0001", account="pay-hill", whose=HILL),
    Row("pay", "settlement", "payout", 6, "-120.00", number="out-sea-00001", account="pay-sea", whose=SEA),
    Row("bank", "bank", "deposit", 7, "150.00", number="out-hill-0001", party="PAY", account=BANK, whose=HILL),
    Row("bank", "bank", "deposit", 7, "120.00", number="out-sea-00001", party="PAY", account=BANK, whose=SEA),
    Row("bank", "bank", "deposit", 8, "33.00", party="UNCLE", account=BANK),
    Row("bank", "bank", "withdrawal", 9, "-20.00", party="LANDLORD", account=BANK),
)


def cents(rows: list[Row] | tuple[Row, ...]) -> int:
    """Return what rows add up to, in minor units."""
    return sum(round(float(one.amount) * 100) for one in rows)


def two_shops(folder: Path) -> Book:
    """Return the book, imported by the real readers, matched by the real engine, the first one's account described."""
    names: dict[str, list[str]] = {}
    for row in ROWS:
        lines = names.setdefault(row.file, [HEAD])
        at = len(lines)
        when = f"2026-10-{row.day:02}T10:00:00+08:00"
        cells = [row.file, row.file, "", str(at), f"{row.file}-{at}", row.layer, row.kind, when, row.amount, "CNY", ""]
        cells += [row.amount, row.order, row.number, row.batch, row.party, "done", row.shop, row.account]
        lines.append(",".join(cells))
    for name, lines in names.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    book = BookStore().create(str(folder / "two.tieout"), info={"company": "Harbour"})
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    assert not take_in(book, [str(folder / f"{name}.csv") for name in names], options, actor="test", report=silent)
    hill = Account(code="pay-hill", role="channel", shop=HILL, title="Hill pay", merchant="160001")
    save_account(book, hill, "test")
    run_matching(book, as_of=None, actor="test", report=silent)
    return book
