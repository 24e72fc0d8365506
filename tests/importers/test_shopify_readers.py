"""Shopify: orders with many rows, payments with the payout that carries them, payouts that must be their parts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import DISAGREE, NONE
from tests.importers.reading import read, sniff
from tests.importers.workbooks import write_xlsx

ORDER = [
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Currency", "Subtotal", "Total",
    "Refunded Amount", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Cancelled at",
    "Payment Method", "Payment Reference", "Id", "Payment References",
]  # fmt: skip


def write(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    lines = [",".join('"' + cell.replace('"', '""') + '"' if cell else "" for cell in row) for row in rows]
    path.write_bytes("\n".join([*lines, ""]).encode(encoding))
    return path


def order(number: str, total: str, **said: str) -> dict[str, str]:
    return dict.fromkeys(ORDER, "") | {
        "Name": number, "Email": "ann@example.com", "Financial Status": "paid", "Currency": "USD", "Total": total,
        "Refunded Amount": "0.00", "Created at": "2026-09-03 10:14:58 -0700", "Lineitem quantity": "1",
        "Lineitem name": "Mug", "Payment Reference": f"ref{number}", "Id": "5550000001001",
    } | {name.replace("_", " "): value for name, value in said.items()}  # fmt: skip


def item(number: str, name: str) -> dict[str, str]:
    return dict.fromkeys(ORDER, "") | {"Name": number, "Lineitem name": name, "Lineitem quantity": "1"}


@given(
    st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 4)), min_size=1, max_size=12),
    st.permutations(ORDER), st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
)  # fmt: skip
def test_an_order_is_one_record_however_many_rows_it_has(tmp_path, orders, columns, repeated, encoding):
    made = []
    for at, (total, items) in enumerate(orders):
        head = order(f"#{1001 + at}", f"{Decimal(total).scaleb(-2):f}", Email="王@example.com")
        made.append(head)
        made += [head if repeated else item(head["Name"], f"Thing {one}") for one in range(items)]
    path = write(tmp_path / "o.csv", [columns, *([one[name] for name in columns] for one in made)], encoding)
    assert sniff(path)[0] == "orders.shopify"
    (got,) = read(path)
    assert got.column("amount") == [one[0] for one in orders]
    assert got.column("order_ref") == [str(1001 + at) for at in range(len(orders))]
    assert got.facts.rows_read == len(made) and got.facts.control == NONE
    starts = [2 + sum(1 + one[1] for one in orders[:at]) for at in range(len(orders))]
    assert got.column("row") == starts


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.PAID), ({"Fulfillment_Status": "fulfilled"}, State.DONE),
        ({"Financial_Status": "pending"}, State.UNPAID), ({"Financial_Status": "authorized"}, State.UNPAID),
        ({"Financial_Status": "voided"}, State.CLOSED), ({"Financial_Status": "refunded"}, State.REFUNDED),
        ({"Financial_Status": "partially_refunded"}, State.PAID), ({"Financial_Status": "new word"}, State.NONE),
        ({"Cancelled_at": "2026-09-08 10:00:00 -0700"}, State.CLOSED),
        ({"Cancelled_at": "2026-09-08 10:00:00 -0700", "Refunded_Amount": "25.00"}, State.REFUNDED),
    ],
)  # fmt: skip
def test_what_became_of_an_order(tmp_path, said, state):
    (got,) = read(write(tmp_path / "o.csv", [ORDER, list(order("#1", "25.00", **said).values())]))
    assert got.column("state") == [int(state)] and got.column("amount") == [2500]


def test_the_time_of_payment_comes_before_that_of_the_order_with_its_own_offset(tmp_path):
    rows = [order("#1", "1.00"), order("#2", "1.00", Paid_at="2026-12-03 10:15:00 -0800")]
    (got,) = read(write(tmp_path / "o.csv", [ORDER, *(list(one.values()) for one in rows)]))
    assert got.column("offset") == [-420, -480]
    assert got.facts.layer == Layer.ORDER


def test_two_currencies_give_two_statements(tmp_path):
    rows = [order("#1", "1.00"), order("#2", "300", Currency="JPY")]
    found = read(write(tmp_path / "o.csv", [ORDER, *(list(one.values()) for one in rows)]))
    assert [(one.facts.currency, one.facts.rows_read) for one in found] == [("USD", 1), ("JPY", 1)]


@pytest.mark.parametrize(
    ("rows", "key", "row", "column"),
    [
        ([order("#1", "1.00"), item("#2", "x")], "not_amount", 3, "Total"),  # its first row is missing
        ([order("#1", "1.00"), order("#1", "2.00")], "order_rows", 3, "Total"),  # says two things
        ([order("", "1.00")], "value", 2, "Name"), ([order("#1", "1e309")], "not_amount", 2, "Total"),
        ([order("#1", "1.00", Currency="dollar")], "word", 2, "Currency"),
        ([order("#1", "1.00", Created_at="yesterday")], "not_time", 2, "Created at"),
        ([order("#1", "1.00", Id="5.55E+12")], "damaged_id", 2, "Id"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_order_is_refused(tmp_path, rows, key, row, column):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "o.csv", [ORDER, *(list(one.values()) for one in rows)]))
    assert (caught.value.key, caught.value.row, caught.value.column) == (f"refused.{key}", row, column)


def test_an_order_without_any_time_is_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "o.csv", [ORDER, list(order("#1", "1.00", Created_at="").values())]))
    assert caught.value.key == "refused.no_time"


# ---------------------------------------------------------------- Shopify Payments

PAYMENT = [
    "Transaction Date", "Type", "Order", "Card Brand", "Card Source", "Payout Status", "Payout Date", "Payout ID",
    "Available On", "Amount", "Fee", "Net", "Checkout", "Payment Method Name", "Presentment Amount",
    "Presentment Currency", "Currency", "VAT",
]  # fmt: skip
TYPES = {
    "charge": Kind.PAYMENT, "refund": Kind.REFUND, "chargeback": Kind.CHARGEBACK, "chargeback won": Kind.CHARGEBACK,
    "adjustment": Kind.ADJUSTMENT, "payout": Kind.PAYOUT, "transfer": Kind.TRANSFER, "shop cash": Kind.OTHER,
    "dispute_withdrawal": Kind.CHARGEBACK, "dispute_reversal": Kind.CHARGEBACK,
}  # fmt: skip


def paid(word: str, amount: int, fee: int, **said: str) -> list[str]:
    def text(value: int) -> str:
        return f"{Decimal(value).scaleb(-2):f}"

    row = dict.fromkeys(PAYMENT, "") | {
        "Transaction Date": "2026-01-19 12:07:45 +0100", "Type": word, "Order": "#3703", "Payout Status": "paid",
        "Payout Date": "2026-02-02", "Payout ID": "140769394954", "Amount": text(amount), "Fee": text(fee),
        "Net": text(amount - fee), "Checkout": "#51257260474634", "Currency": "EUR",
    }  # fmt: skip
    return list((row | {name.replace("_", " "): value for name, value in said.items()}).values())


@given(
    st.lists(st.tuples(st.sampled_from(sorted(TYPES)), st.integers(-(10**6), 10**6), st.integers(0, 900)), max_size=9)
)
def test_payments_carry_their_payouts_number_and_add_up_to_it(tmp_path, rows):
    (got,) = read(write(tmp_path / "p.csv", [PAYMENT, *(paid(*one) for one in rows)]))
    assert got.facts.format == "shopify.payments.transactions"
    assert got.column("amount") == [one[1] for one in rows] and got.column("fee") == [one[2] for one in rows]
    assert got.column("kind") == [int(TYPES[one[0]]) for one in rows]
    assert set(got.column("batch_ref")) <= {"140769394954"}
    assert got.facts.control == NONE  # the file states no total


def test_a_reserve_goes_out_and_comes_back(tmp_path):
    (got,) = read(write(tmp_path / "p.csv", [PAYMENT, paid("reserve", -500, 0), paid("reserve", 500, 0)]))
    assert got.column("kind") == [int(Kind.HOLD), int(Kind.RELEASE)]


def test_an_edited_net_disagrees(tmp_path):
    (got,) = read(write(tmp_path / "p.csv", [PAYMENT, paid("charge", 500, 20, Net="4.81")]))
    assert got.facts.control == DISAGREE


def test_an_old_file_without_numbers_groups_by_the_payouts_day(tmp_path):
    at = PAYMENT.index("Payout ID")
    rows = [PAYMENT, paid("charge", 500, 20), paid("charge", 500, 20, Payout_ID="")]
    old = [[cell for place, cell in enumerate(row) if place != at] for row in rows]
    (got,) = read(write(tmp_path / "p.csv", old))
    assert got.column("batch_ref") == ["2026-02-02"] * 2
    (new,) = read(write(tmp_path / "q.csv", rows))
    assert new.column("batch_ref") == ["140769394954", ""]  # pending: nobody knows its number yet


def test_a_payout_number_that_a_spreadsheet_rounded_is_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "p.csv", [PAYMENT, paid("charge", 500, 20, Payout_ID="1.40769E+11")]))
    assert (caught.value.key, caught.value.column) == ("refused.damaged_id", "Payout ID")


PAYOUT = [
    "Payout Date", "Status", "Charges", "Refunds", "Adjustments", "Reserved Funds", "Fees", "Retried Amount", "Total",
    "Currency",
]  # fmt: skip


@pytest.mark.parametrize(("total", "control"), [("416.65", NONE), ("416.66", DISAGREE)])
def test_a_payout_must_be_its_parts(tmp_path, total, control):
    rows = [PAYOUT, ["2026-09-03", "paid", "450.00", "-20.00", "0.00", "0.00", "-13.35", "0.00", total, "USD"]]
    (got,) = read(write(tmp_path / "p.csv", rows))
    assert got.facts.control == control
    assert got.column("amount") == [-round(float(total) * 100)]
    assert got.column("kind") == [int(Kind.PAYOUT)] and got.column("layer") == [int(Layer.SETTLEMENT)]
    (again,) = read(write_xlsx(tmp_path / "p.xlsx", {"Sheet1": rows}))
    assert again.table.equals(got.table)


def test_a_new_component_of_a_payout_counts_and_a_text_does_not(tmp_path):
    head = [*PAYOUT[:8], "Marketplace Sales Tax", "Note", *PAYOUT[8:]]
    row = ["2026-09-03", "in_transit", "450.00", "-20.00", "0", "0", "-13.35", "0", "-6.65", "x", "410.00", "USD"]
    (got,) = read(write(tmp_path / "p.csv", [head, row]))
    assert got.facts.control == NONE and got.column("state") == [int(State.DONE)]
    (twice,) = read(write(tmp_path / "t.csv", [head, row, row]))
    assert twice.facts.control == NONE  # no figure tells how many payouts there are


def test_two_stores_with_one_number_have_two_orders_and_an_order_exported_twice_is_one(tmp_path):
    def key(created: str, status: str) -> int:
        path = tmp_path / "o.csv"
        head = "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name"
        path.write_text(f"{head}\n#1042,a@example.com,{status},{created},USD,50.00,{created},cup\n", "utf-8")
        (got,) = read(path)
        return got.column("key_fp")[0]

    once, again = (key("2026-04-10 10:00:00 +0000", status) for status in ("pending", "paid"))
    assert once == again != key("2026-04-10 10:00:01 +0000", "paid")
