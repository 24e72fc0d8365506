"""Files of payment services with one damaged cell: refused, in disagreement, or read as anybody would read them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from app.domain.statement import DISAGREE
from tests.importers.reading import Read, read, sniff

STRIPE = """\
balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,automatic_payout_id
txn_1,2026-09-14 10:02:11,eur,600.00,8.70,591.30,charge,ch_1,po_1
txn_2,2026-09-15 09:12:45,eur,-20.00,0.00,-20.00,refund,re_1,po_1
txn_3,2026-09-15 11:00:00,eur,-50.00,15.00,-65.00,dispute,dp_1,po_1
"""
PAYPAL = """\
Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,Balance
2026-09-14,10:02:11,PDT,Ann,Website Payment,Completed,USD,100.00,-3.20,96.80,a@b.c,T1,96.80
2026-09-15,10:02:11,PDT,Bob,Website Payment,Completed,USD,50.00,-1.80,48.20,a@b.c,T2,145.00
2026-09-16,10:02:11,PDT,,General Withdrawal,Pending,USD,-45.00,0.00,-45.00,,T3,100.00
"""
SHOPIFY = """\
Transaction Date,Type,Order,Payout Status,Payout Date,Payout ID,Amount,Fee,Net,Checkout,Currency
2026-01-19 12:07:45 +0100,charge,#3703,paid,2026-02-02,140769394954,37.90,1.10,36.80,#51,EUR
2026-01-20 12:07:45 +0100,refund,#3703,paid,2026-02-02,140769394954,-7.90,0.00,-7.90,#51,EUR
"""
AMAZON = """\
settlement-id,settlement-start-date,deposit-date,total-amount,currency,transaction-type,order-id,amount-type,\
amount-description,amount,posted-date
111,2026-06-16 00:00:00 UTC,2026-07-02 00:00:00 UTC,80.00,EUR,,,,,,
111,,,,,Order,302-1,ItemPrice,Principal,95.00,2026-06-17 08:14:22 UTC
111,,,,,Order,302-1,ItemFees,Commission,-15.00,2026-06-17 08:14:22 UTC
"""
ORDERS = """\
Name,Financial Status,Total,Currency,Created at,Lineitem name,Refunded Amount
#1001,paid,56.41,USD,2026-09-03 10:14:58 -0700,Mug,0.00
#1001,,,,,Print,
#1002,voided,25.00,USD,2026-09-04 10:14:58 -0700,Mug,0.00
"""
FILES = {"gross": STRIPE, "Gross": PAYPAL, "Amount": SHOPIFY, "amount": AMAZON, "Total": ORDERS}
DAMAGE = st.sampled_from([
    "", "-", "NaN", "1e309", "9" * 40, "1,234", "1.234", "12,34", "1.234,56", "0x1", "=1+1", "'", "abc", "(3.00)",
    "１２",
    "+5", "-0", "--5", "1.2.3", "\u202e5.00", "\u200b5.00", "USD 5.00", "1E+15", "2026-13-45", "GBP", "5.00", "0.00",
])  # fmt: skip


def naive(text: str) -> Decimal | None:
    """Read an amount as anybody would, or not at all."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def by_hand(text: str, column: str) -> list[Decimal | None]:
    rows = list(csv.DictReader(io.StringIO(text)))
    return [naive(row[column]) for row in rows if row[column]]


def amounts(found: list[Read]) -> Decimal:
    total = Decimal(0)
    for one in found:
        rows = zip(one.column("amount"), one.column("exp"), one.column("kind"), strict=True)
        settlement = one.facts.format == "amazon.settlement"
        kept = [(value, exp) for value, exp, kind in rows if not (settlement and kind == int(Kind.PAYOUT))]
        total += sum((Decimal(value).scaleb(-exp) for value, exp in kept), Decimal(0))
    return total


@given(st.sampled_from(sorted(FILES)), st.integers(0, 10_000), st.integers(0, 10_000), DAMAGE)
def test_a_damaged_cell_never_gives_a_wrong_sum_in_silence(tmp_path: Path, column, row, cell, damage):
    rows = list(csv.reader(io.StringIO(FILES[column])))
    line = rows[1 + row % (len(rows) - 1)]
    line[cell % len(line)] = damage
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = tmp_path / "m.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert len(sniff(path)) >= 1
    try:
        found = read(path)
    except SourceRefused as refused:
        assert refused.key.startswith("refused.") and refused.key != "refused.fault"
        return
    said = by_hand(out.getvalue(), column)
    if any(one.facts.control == DISAGREE for one in found) or None in said:
        return
    assert amounts(found) == sum((one for one in said if one is not None), Decimal(0))
