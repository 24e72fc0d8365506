"""Beancount, hledger and Ledger text: amounts left out, prices, assertions, numbers that may be read in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.statement import DISAGREE
from tests.importers.reading import Read, balanced, read, sniff

BEANCOUNT = """\
option "title" "Shop"
option "name_income" "Ertrag"
2020-01-01 open Assets:Bank:Main EUR
2020-01-01 open Assets:Clearing:Stripe
* a heading of an outline

2026-09-14 * "Buyer; one" "Order 1041
  over two lines" ^po_1QxYz8Ab2Cd3Ef4G #stripe
  source_id: "ch_3Q1"
  Assets:Clearing:Stripe   591.30 EUR ; a comment
    memo: "of the posting"
  Expenses:Fees:Stripe       8.70 EUR
  Ertrag:Sales

2026-09-18 txn "Payout"
  ! Assets:Bank:Main      1,500.50 EUR
  Assets:Clearing:Stripe  -1,500.50 EUR
2026-09-18 price USD 0.92 EUR
2026-09-19 balance Assets:Bank 1500.50 ~ 0.01 EUR
2026-09-19 balance Assets:Clearing:Stripe -909.20 EUR
"""
HLEDGER = """\
; a comment
account Assets:Bank
commodity 1.000,00 EUR

comment
2026-09-01 not a transaction
end comment

2026-09-14=2026-09-15 ! (ch_3Q1) Buyer | Order 1041  ; payout: po_1
    ; source: elsewhere
    渠道:支付宝         1.591,30 EUR  ; of the posting
    Expenses:Fees          8,70 EUR
    Income:Sales

2026/09/18 Payout
    Assets:Bank\t900,50 EUR = 900,50 EUR
    渠道:支付宝        -900,50 EUR @ 1,00 EUR
2026-09-19 Payout
    Assets:Bank    EUR 10,50 = 911,00 EUR
    渠道:支付宝
"""


def write(path: Path, text: str, end: str = "\n") -> Path:
    path.write_bytes(text.replace("\n", end).encode())
    return path


def booked(one: Read) -> list[tuple[str, int]]:
    return list(zip(one.column("account"), one.column("amount"), strict=True))


def refused(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_beancount_transactions(tmp_path, end):
    path = write(tmp_path / "a.beancount", BEANCOUNT, end)
    assert sniff(path) == ["beancount.journal"]
    (got,) = read(path)
    assert booked(got) == [
        ("Assets:Clearing:Stripe", 59130),
        ("Ertrag:Sales", 60000),
        ("Assets:Bank:Main", 150050),
        ("Assets:Clearing:Stripe", -150050),
    ]
    assert got.column("row") == [7, 7, 15, 15] and got.column("suffix") == [1, 3, 1, 2]
    assert got.column("text")[0] == "Order 1041 over two lines" and got.column("counterparty")[0] == "Buyer; one"
    assert got.column("batch_ref")[0] == "po_1QxYz8Ab2Cd3Ef4G" and got.column("channel_ref")[0] == "ch_3Q1"
    assert got.column("order_ref")[0] == "1041"
    assert (got.facts.rows_read, balanced(got.facts), got.facts.currency) == (2, True, "EUR")
    assert len(got.facts.checks) == 2  # the bank's parent is not opened here: nothing says where it began


def test_hledger_transactions(tmp_path):
    path = write(tmp_path / "a.journal", HLEDGER)
    assert sniff(path) == ["hledger.journal"]
    (got,) = read(path)
    assert booked(got) == [
        ("渠道:支付宝", 159130),
        ("Income:Sales", 160000),
        ("Assets:Bank", 90050),
        ("渠道:支付宝", -90050),
        ("Assets:Bank", 1050),
        ("渠道:支付宝", -1050),
    ]
    assert got.column("channel_ref")[0] == "ch_3Q1" and got.column("batch_ref")[0] == "po_1"
    assert (got.column("text")[0], got.column("counterparty")[0]) == ("Order 1041", "Buyer")
    assert got.facts.rows_read == 3 and balanced(got.facts)
    assert [one.name for one in got.facts.checks] == ["vouchers", "balance_chain"]


def test_an_assertion_or_transaction_that_does_not_hold_disagrees(tmp_path):
    for text, before, after in (
        (BEANCOUNT, "-909.20", "-909.21"),
        (HLEDGER, "911,00", "912,00"),
        (BEANCOUNT, "-1,500.50", "-1,500.05"),
        (HLEDGER, "-900,50", "-900,05"),
    ):
        (got,) = read(write(tmp_path / "a.txt", text.replace(before, after)))
        assert got.facts.control == DISAGREE
    (part,) = read(write(tmp_path / "b.txt", HLEDGER.replace("911,00", "912,00") + "include other.journal\n"))
    assert balanced(part.facts)  # the other file may hold what is missing


def test_prices_and_costs_balance_in_the_other_currency(tmp_path):
    text = """\
2026-09-14 * "Exchange"
  Assets:Bank:USD   100.00 USD @@ 92.13 EUR
  Assets:Bank:EUR   -92.13 EUR
2026-09-15 * "Rate"
  Assets:Bank:USD   33.33 USD @ 0.92134 EUR
  Assets:Bank:EUR   -30.71 EUR
2026-09-16 * "Shares"
  Assets:Broker     3 VTIX {200.00 EUR, 2026-09-16}
  Assets:Bank:EUR
2026-09-17 * "Sold"
  Assets:Broker     -3 VTIX {} @ 210 EUR
  Assets:Bank:EUR   630.00 EUR
  Income:Gains      -30.00 EUR
"""
    usd, eur, *rest = read(write(tmp_path / "a.beancount", text))
    assert (usd.facts.currency, usd.column("amount")) == ("USD", [10000, 3333])
    assert eur.column("amount") == [-9213, -3071, -60000, 63000, 3000]
    assert balanced(usd.facts) and balanced(eur.facts) and not any(one.column("row") for one in rest)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  Assets:Bank   12x EUR", "refused.not_amount"),
        ("  Assets:Bank   (10 + 2) EUR", "refused.not_amount"),
        ("  Assets:Bank   1e309 EUR", "refused.not_amount"),
        ("  Assets:Bank   1.123456789 EUR", "refused.not_amount"),
        ("  Assets:Bank   9999999999999999999 EUR", "refused.not_amount"),
        ("  Assets:Bank   12 EUR\n  Assets:Cash\n  Assets:Other", "refused.not_amount"),
        ("  ???", "refused.value"),
        ("2026-02-30 * \"x\"", "refused.not_time"),
        ("6026-02-20 * \"x\"", "refused.not_time"),
        ("Something else", "refused.value"),
    ],
)  # fmt: skip
def test_what_beancount_text_cannot_mean_is_refused_with_its_line(tmp_path, line, key):
    text = f'2026-09-01 open Assets:Bank\n2026-09-14 * "a"\n  Assets:Bank 1 EUR\n  Income:Sales -1 EUR\n{line}\n'
    if line.startswith("  A"):
        text = f'2026-09-01 open Assets:Bank\n2026-09-14 * "a"\n{line}\n  Income:Sales -12 EUR\n'
    found = refused(write(tmp_path / "a.beancount", text))
    assert found.key == key and found.row


@pytest.mark.parametrize(
    ("amount", "key"),
    [
        ("1,234 EUR", "refused.decimal_mark"),
        ("1.234 EUR", "refused.decimal_mark"),
        ("= 5.00 EUR", "refused.not_amount"),
        ("5.00 EUR 6", "refused.not_amount"),
        ("ten EUR", "refused.not_amount"),
        ("1,23,4567.00.1 EUR", "refused.not_amount"),
    ],
)
def test_numbers_that_may_mean_two_things_are_refused(tmp_path, amount, key):
    head = "2026-09-14 a\n    Assets:Bank  5.00 EUR\n    Income:Sales\n\n2026-09-15 b\n"
    text = f"{head}    Assets:Cash  {amount}\n    Income:Sales\n"
    found = refused(write(tmp_path / "a.journal", text))
    assert (found.key, found.row) == (key, 6) or found.row == 5
    (got,) = read(write(tmp_path / "b.journal", "decimal-mark .\n" + text.replace(amount, "1,234 EUR")))
    assert ("Assets:Cash", 123400) in booked(got)


def test_signs_codes_and_years_of_ledger(tmp_path):
    text = """\
Y 2026
09/14 * Shop
    Assets:Bank       $-1,234.50
    (Assets:Note)     $7
    Income:Sales      $1234.5

P 2026/09/14 EUR $1.1
~ monthly
    Expenses:Rent  $500
    Assets:Bank

2026.09.15 * Shop
    Assets:Bank       ¥99.40
    Income:Sales
"""
    usd, cny = read(write(tmp_path / "b.dat", text))
    assert booked(usd) == [("Assets:Bank", -123450), ("Assets:Note", 700), ("Income:Sales", -123450)]
    assert (cny.facts.currency, cny.column("amount"), balanced(usd.facts)) == ("CNY", [9940, 9940], True)
    assert refused(write(tmp_path / "c.dat", text.replace("Y 2026\n", ""))).key == "refused.not_time"
    assert refused(write(tmp_path / "y.dat", text.replace("2026.09.15", "6026.09.15"))).key == "refused.not_time"
    assert refused(write(tmp_path / "d.dat", text.replace("99.40", "99"))).key == "refused.no_currency"
    assert refused(write(tmp_path / "e.dat", text + "alias A=B\n")).key == "refused.value"


accounts = st.sampled_from(["Assets:Bank", "Assets:Clearing:Stripe", "Income:Sales", "Liabilities:VAT"])
moves = st.lists(st.tuples(accounts, st.integers(-(10**9), 10**9)), min_size=1, max_size=4)


@given(st.lists(moves, min_size=1, max_size=6), st.booleans(), st.booleans())
def test_transactions_come_back_whichever_program_writes_them(tmp_path, wanted, bean, leave_out):
    text, right = "", []
    for number, postings in enumerate(wanted, 1):
        text += f'2026-09-{number:02d} * "Sale {number}"\n' if bean else f"2026-09-{number:02d} * Sale {number}\n"
        for account, value in postings:
            text += f"  {account}  {'-' * (value < 0)}{abs(value) // 100}.{abs(value) % 100:02d} EUR\n"
            right.append((account, -value if account.startswith(("Income", "Liab")) else value))
        rest = -sum(value for _account, value in postings)
        text += "  Expenses:Other" + ("" if leave_out else f"  {rest / 100:.2f} EUR") + "\n\n"
    (got,) = read(write(tmp_path / "a.txt", text))
    assert booked(got) == right and balanced(got.facts)
    assert got.facts.rows_read == len(wanted)


@given(st.data())
def test_a_changed_character_is_refused_or_seen(tmp_path, data):
    text = data.draw(st.sampled_from([BEANCOUNT, HLEDGER]))
    at = data.draw(st.integers(0, len(text) - 1))
    char = data.draw(st.sampled_from([*'0123456789,.-;"@{=( \n', "é"]))
    path = write(tmp_path / "a.txt", text[:at] + char + text[at + 1 :])
    if not sniff(path) or sniff(path)[0] not in ("beancount.journal", "hledger.journal"):
        return
    try:
        read(path)
    except SourceRefused as why:
        assert why.key.startswith("refused.")
