"""Reports of books with titles, sections and sums between the rows: QuickBooks Online and Xero; Wave's export."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from app.domain.statement import DISAGREE, NONE
from app.importers.other_reports import other_report
from tests.importers.reading import Read, balanced, heads, read, sniff
from tests.importers.workbooks import write_xlsx

QBO = ",Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit"
#: The three forms in which the journal comes: head of a transaction on its first row, under its number, on every row.
FIRST = f"""Lamp Shop LLC
Journal
"September 1-30, 2026"

{QBO}
,09/18/2026,Deposit,,Stripe,po_1QxYz8Ab2Cd3Ef4G,Checking,$900.50,
,,,,,,Stripe Fees,$99.50,
,,,,,,Sales:Lamps,,"$1,000.00"
,,,,,,,"$1,000.00","$1,000.00"
,,,,,,,,
,09/19/2026,Expense,17,Paper Ltd,paper,Business Visa,,45.99
,,,,,,Office Expenses,45.99,
,,,,,,,45.99,45.99
,TOTAL,,,,,,"$1,045.99","$1,045.99"

"Wednesday, September 30, 2026 02:43 PM GMT-05:00"
"""
NUMBERED = """"Lamp Shop, LLC",,,,,,,,
Journal,,,,,,,,

,Transaction date,Transaction type,Num,Name,Description,Account name,Debit,Credit
25,,,,,,,,
,09/18/2026,Deposit,,Stripe,po_1QxYz8Ab2Cd3Ef4G,Checking,900.50,
,09/18/2026,Deposit,,Stripe,,Stripe Fees,99.50,
,09/18/2026,Deposit,,Stripe,,Sales:Lamps,,"1,000.00"
,09/18/2026,Deposit,,Stripe,,,,
Total for 25,,,,,,,"$1,000.00","$1,000.00"
26,,,,,,,,
,09/19/2026,Expense,17,Paper Ltd,paper,Business Visa,,45.99
,09/19/2026,Expense,17,Paper Ltd,,Office Expenses,45.99,
Total for 26,,,,,,,$45.99,$45.99
TOTAL,,,,,,,"$1,045.99","$1,045.99"
"""
EACH = """Journal
Lamp Shop LLC

Transaction date,Transaction type,Num,Name,Memo/Description,Account full name,Debit,Credit
09/18/2026,Deposit,,Stripe,po_1QxYz8Ab2Cd3Ef4G,Checking,900.50,
09/18/2026,Deposit,,Stripe,,Stripe Fees,99.50,
09/18/2026,Deposit,,Stripe,,Sales:Lamps,,1000.00
09/19/2026,Expense,17,Paper Ltd,paper,Business Visa,,45.99
09/19/2026,Expense,17,Paper Ltd,,Office Expenses,45.99,
TOTAL,,,,,,1045.99,1045.99
"""
BOOKED = [("Checking", 90050), ("Sales:Lamps", 100000), ("Business Visa", -4599)]


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def booked(one: Read) -> list[tuple[str, int]]:
    return list(zip(one.column("account"), one.column("amount"), strict=True))


@pytest.mark.parametrize(("text", "rows", "first"), [(FIRST, 5, 6), (NUMBERED, 6, 6), (EACH, 5, 5)])
def test_the_journal_of_quickbooks_is_read_in_each_of_its_forms(tmp_path, text, rows, first):
    path = write(tmp_path / "j.csv", text)
    assert sniff(path)[0] == "quickbooks.report"
    (got,) = read(path)
    assert booked(got) == BOOKED and balanced(got.facts) and got.facts.rows_read == rows
    assert got.column("row")[0] == first and got.column("batch_ref")[0] == "po_1QxYz8Ab2Cd3Ef4G"
    assert got.column("counterparty") == ["Stripe", "Stripe", "Paper Ltd"]
    assert got.column("subtype") == ["Deposit", "Deposit", "Expense 17"]
    assert {one.agrees for one in got.facts.checks} == {True} and len(got.facts.checks) in (3, 7)
    assert set(got.column("layer")) == {Layer.LEDGER} and set(got.column("kind")) == {Kind.VOUCHER}
    book = write_xlsx(tmp_path / "j.xlsx", {"Journal": list(csv.reader(text.splitlines()))})
    assert booked(read(book)[0]) == BOOKED
    for row, stated in (("45.99,45.99", "45.99,46.99"), ("1,000.00", "1,001.00"), ("900.50", "901.50")):
        (wrong,) = read(write(tmp_path / f"{stated}.csv", text.replace(row, stated)))
        assert wrong.facts.control == (NONE if text.replace(row, stated) == text else DISAGREE)


def test_a_nameless_last_line_of_sums_is_the_reports(tmp_path):
    text = FIRST.replace(",TOTAL,,,,,,", ",,,,,,,")
    (got,) = read(write(tmp_path / "j.csv", text))
    assert balanced(got.facts) and len(got.facts.checks) == 7
    (got,) = read(write(tmp_path / "k.csv", text.replace('"$1,045.99"', '"$1,046.99"')))
    assert got.facts.control == DISAGREE
    assert [one.stated for one in got.facts.checks if not one.agrees] == ["1046.99", "1046.99"]


def test_days_of_quickbooks_are_asked_for_where_no_row_proves_them(tmp_path):
    path = write(tmp_path / "j.csv", EACH.replace("/18/", "/08/").replace("/19/", "/09/"))
    with pytest.raises(SourceRefused) as why:
        read(path)
    assert why.value.key == "refused.date_order"
    (got,) = read(path, date_order="dmy")
    assert got.facts.rows_read == 5


LEDGER = """Lamp Shop LLC,,,,,,,,,
General Ledger,,,,,,,,,
,,,,,,,,,
,Date,Transaction Type,#,Adj,Name,Memo/Description,Split,Debit,Credit
1000 Chequing,,,,,,,,,
,Beginning Balance,,,,,,,,
,2026-10-03,Expense,,No,Bell,Phone,-Split-,,113.00
,2026-10-15,Deposit,1042,No,Maple,Retainer,-Split-,"1,130.00",
Total for 1000 Chequing,,,,,,,,"$1,130.00",$113.00
6000 Payroll Expenses,,,,,,,,,
6010 Wages,,,,,,,,,
,2026-10-03,Check,,No,Jo,Wages,1000 Chequing,100.00,
Total for 6010 Wages,,,,,,,,$100.00,
,2026-10-04,Check,,No,Jo,Tax on wages,1000 Chequing,7.00,
Total for 6000 Payroll Expenses,,,,,,,,$107.00,$0.00
TOTAL,,,,,,,,"$1,237.00",$113.00
"""


def test_accounts_of_a_general_ledger_are_sections_with_sums(tmp_path):
    (got,) = read(write(tmp_path / "g.csv", LEDGER))
    assert booked(got) == [("1000 Chequing", -11300), ("1000 Chequing", 113000)]
    assert (got.facts.control, got.facts.rows_read, len(got.facts.checks)) == (NONE, 4, 7)
    left = got.facts.message_params["more"]["params"]
    assert left["count"] == 2 and "6010 Wages" in left["accounts"] and "6000 Payroll Expenses" in left["accounts"]
    (wrong,) = read(write(tmp_path / "w.csv", LEDGER.replace('"1,130.00"', '"1,131.00"')))
    assert [one.name for one in wrong.facts.checks] == ["account_total:1000 Chequing", "column_total:Debit"]


def test_amounts_with_the_sign_of_their_account_are_refused_with_the_way_out(tmp_path):
    text = LEDGER.replace("Debit,Credit", "Amount,Balance")
    path = write(tmp_path / "g.csv", text)
    assert sniff(path) == [] and other_report(heads(path)) == "refused.report_quickbooks"


XERO = """Account Transactions,,,,,,,,
Lamp Shop,,,,,,,,
For the period 1 January 2026 to 31 January 2026,,,,,,,,
,,,,,,,,
Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,Tax
Business Bank Account,,,,,,,,
Opening Balance,,,,0.00,0.00,"1,000.00",0.00,0.00
05 Jan 2026,Receive Money,Stripe payout,po_1QxYz8Ab2Cd3Ef4G,900.50,0.00,"1,900.50",900.50,0.00
09 Jan 2026,Spend Money,Refund,R1,0.00,500.00,"1,400.50",(500.00),0.00
Total Business Bank Account,,,,900.50,500.00,"1,400.50",400.50,0.00
Closing Balance,,,,0.00,0.00,"1,400.50",0.00,0.00
Sales,,,,,,,,
05 Jan 2026,Receive Money,Stripe payout,po_1,0.00,"1,000.00","(1,000.00)",1000.00,0.00
Total Sales,,,,0.00,"1,000.00","(1,000.00)",1000.00,0.00
Total,,,,900.50,"1,500.00",400.50,1400.50,0.00
"""


def test_accounts_of_xero_are_held_against_their_balances(tmp_path):
    path = write(tmp_path / "x.csv", XERO)
    assert sniff(path)[0] == "xero.report"
    (got,) = read(path)
    assert booked(got) == [("Business Bank Account", 90050), ("Business Bank Account", -50000), ("Sales", 100000)]
    assert (got.facts.control, got.facts.rows_read, len(got.facts.checks)) == (NONE, 3, 9)
    assert got.column("batch_ref")[0] == "po_1QxYz8Ab2Cd3Ef4G"
    # a debit that takes money off the balance: nobody knows what this file means by it
    turned = XERO.replace("Debit,Credit", "Credit,Debit")
    (wrong,) = read(write(tmp_path / "t.csv", turned))
    assert wrong.facts.control == DISAGREE and "balance_rows" in {one.name for one in wrong.facts.checks}
    flat = [*XERO.splitlines()[:5], "05 Jan 2026,Receive Money,Payout,R,900.50,,900.50,,"]
    flat[4] = flat[4].replace("Gross,Tax", "Account Code,Account")
    flat += ["06 Jan 2026,Spend Money,Refund,R2,,500.00,400.50,090,Bank", ",,Total,,900.50,500.00,,,"]
    flat[5] = flat[5][:-1] + "090,Bank"
    (got,) = read(write(tmp_path / "f.csv", "\n".join(flat)))
    assert booked(got) == [("090 Bank", 90050), ("090 Bank", -50000)] and len(got.facts.checks) == 3
    flat[6] = flat[6].replace("400.50", "401.50")
    assert read(write(tmp_path / "b.csv", "\n".join(flat)))[0].facts.control == DISAGREE


WAVE = (
    "Transaction ID,Transaction Date,Account Name,Transaction Description,Transaction Line Description,"
    "Amount (One column), ,Debit Amount (Two Column Approach),Credit Amount (Two Column Approach),"
    "Other Accounts for this Transaction,Customer,Vendor,Notes / Memo,Account Group,Account Type,Account ID\n"
)


def test_wave_says_what_its_accounts_are_for(tmp_path):
    rows = [
        "1001,2026-03-01,Main,Paid,Paid,500.00,,500.00,,Sales,Acme,,,Asset,Cash and Bank,",
        "1001,2026-03-01,Lamps,Paid,Paid,500.00,,,442.00,Main,Acme,,,Income,Income,",
        "1001,2026-03-01,State,Paid,Paid,58.00,,,58.00,Main,Acme,,,Liability,Sales Taxes,",
        '1002,2026-03-02,Owner,Server,,6.68,,,6.68,Hosting,,,,Equity,Business Owner Contribution and Drawing,"4,020"',
        "1002,2026-03-02,Computer,Server,,6.68,,6.68,,Owner,,Netcup,,Expense,Operating Expense,",
        "1003,2026-03-03,Stripe,Payout,,-90.00,,,90.00,Main,,,,Asset,Cash and Bank,",
        "1003,2026-03-03,Main,Payout,,90.00,,90.00,,Stripe,,,,Asset,Money in Transit,",
        "1003,2026-03-03,Lamps,Nothing,,0.00,,0.00,,Stripe,,,,Income,Something new,",
    ]
    path = write(tmp_path / "accounting.csv", WAVE + "\n".join(rows))
    assert sniff(path)[0] == "wave.transactions"
    (got,) = read(path)
    assert balanced(got.facts) and got.facts.rows_read == 8
    assert booked(got) == [("Main", 50000), ("Lamps", 44200), ("State", 5800), ("Stripe", -9000), ("Main", 9000),
                           ("Lamps", 0)]  # fmt: skip
    assert got.facts.message_params["more"]["params"]["more"]["params"]["count"] == 2
    (wrong,) = read(write(tmp_path / "w.csv", (WAVE + "\n".join(rows)).replace(",442.00,", ",441.00,")))
    assert [(one.stated, one.found) for one in wrong.facts.checks] == [("1001: 500.00", "499.00")]
