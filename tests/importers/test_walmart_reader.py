"""Walmart Marketplace's payment report: parts with their signs, the payout of a cycle, and what nobody may guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from tests.examples import examples
from tests.importers.reading import Read, read, sniff
from tests.importers.test_market_readers import table
from tests.importers.workbooks import write_xlsx

HEADER = [
    "Period Start Date", "Period End Date", "Total Payable", "Currency", "Transaction Key",
    "Transaction Posted Timestamp", "Transaction Type", "Transaction Description", "Customer Order #",
    "Purchase Order #", "Purchase Order line #", "Amount", "Amount Type", "Partner Item Name",
]  # fmt: skip
COUNT = ["Number of Lines in file 81"]


def row(
    what: str, amount: str, word: str = "Sale", said: str = "Purchase", order: str = "200014533145443", **more: str
):
    cells = {
        "Transaction Key": "2026_09_14_1", "Transaction Posted Timestamp": "9/13/2026", "Transaction Type": word,
        "Transaction Description": said, "Customer Order #": "200014533145443", "Purchase Order #": "129112345678901",
        "Amount": amount, "Amount Type": what, "Partner Item Name": "Filter, air", **more,
    }  # fmt: skip
    return [cells.get(one, "") for one in HEADER]


def summary(total: str, first: str = "09/12/2026", last: str = "09/25/2026", currency: str = "USD") -> list[str]:
    cells = {
        "Period Start Date": first, "Period End Date": last, "Total Payable": total, "Currency": currency,
        "Transaction Posted Timestamp": "09/29/2026", "Transaction Type": "PaymentSummary", "Amount": total,
    }  # fmt: skip
    return [cells.get(one, "") for one in HEADER]


PARTS = [
    (row("Product Price", "19.52"), Kind.PAYMENT),
    (row("Product tax", "1.60"), Kind.ADJUSTMENT),
    (row("Product tax withheld", "-1.60"), Kind.ADJUSTMENT),
    (row("Commission on Product", "-2.34"), Kind.COMMISSION),
    (row("Total Walmart Funded Savings", "0.50"), Kind.SUBSIDY),
    (row("Fee/Reimbursement", "-8.23", "Adjustment", "Walmart Shipping Label Service Charge"), Kind.FEE),
    (row("Fee/Reimbursement", "3.00", "Adjustment", "LostInventory"), Kind.ADJUSTMENT),
    (row("Product Price", "-5.00", "Refund", "Return Refund"), Kind.REFUND),
    (row("Commission on Product", "0.60", "Refund", "Return Refund"), Kind.COMMISSION),
    (row("Fee/Reimbursement", "30.00", "Dispute Settlement", "Dispute won"), Kind.ADJUSTMENT),
    (row("Something new", "-1.00", "Otherwise", "?"), Kind.OTHER),
]


def one(path: Path, rows: list[list[str]], **options) -> Read:
    (found,) = read(table(path, [HEADER, *rows]), **options)
    return found


@examples(8)
@given(st.permutations(range(len(PARTS))), st.integers(0, len(PARTS)), st.booleans())
def test_every_part_is_a_record_and_the_summary_the_payout_wherever_it_stands(tmp_path_factory, order, at, counted):
    rows = [PARTS[each][0] for each in order]
    rows.insert(at, summary("37.05"))
    folder = tmp_path_factory.mktemp("w")
    got = one(folder / "w.csv", [COUNT, *rows] if counted else rows)
    facts = got.facts
    assert (facts.format, facts.currency, facts.control, facts.rows_read) == ("walmart.settlement", "USD", "agree", 12)
    assert (facts.period_start, facts.period_end) == ("2026-09-12", "2026-09-25")
    found = dict(zip(got.column("row"), zip(got.column("kind"), got.column("amount"), strict=True), strict=True))
    first = 3 if counted else 2
    assert found.pop(first + at) == (Kind.PAYOUT, -3705)
    assert [found[each][0] for each in sorted(found)] == [PARTS[each][1] for each in order]
    assert sum(amount for _kind, amount in found.values()) == 3705
    assert set(got.column("batch_ref")) == {"2026-09-12/2026-09-25"}
    assert set(got.column("layer")) == {Layer.SETTLEMENT} and len(set(got.column("key_fp"))) == 12


def test_a_payout_with_an_earlier_balance_contradicts_nothing(tmp_path):
    """Nobody has shown that a cycle pays no more than its rows."""
    assert one(tmp_path / "w.csv", [summary("10.00"), PARTS[0][0]]).facts.control == "none"


def test_cycles_in_one_file_keep_apart_and_rows_without_one_are_in_none(tmp_path):
    two = summary("5.00", "09/26/2026", "10/09/2026")
    own = row("Product Price", "5.00", **{"Period Start Date": "09/26/2026", "Period End Date": "10/09/2026"})
    got = one(tmp_path / "w.csv", [summary("19.52"), two, PARTS[0][0], own])
    assert got.column("batch_ref") == ["", "2026-09-26/2026-10-09", "2026-09-12/2026-09-25", "2026-09-26/2026-10-09"]
    assert got.facts.control == "none" and [each.name for each in got.facts.checks] == ["batch_payout"]


def test_a_report_without_its_summary_states_no_payout_and_perhaps_no_currency(tmp_path):
    got = one(tmp_path / "w.csv", [PARTS[0][0]])
    assert (got.facts.currency, got.facts.message_key, got.column("batch_ref")) == ("", "statement.no_currency", [""])
    assert one(tmp_path / "w.csv", [PARTS[0][0]], currency="USD").facts.currency == "USD"


def test_a_workbook_reads_alike_and_a_number_that_it_damaged_is_refused(tmp_path):
    path = tmp_path / "w.xlsx"
    write_xlsx(path, {"Payments": [HEADER, COUNT, summary("19.52"), PARTS[0][0]]})
    assert sniff(path) == ["walmart.settlement"]
    (got,) = read(path)
    assert (got.column("amount"), got.facts.control) == ([1952, -1952], "agree")
    for cells, key, column in (
        (
            row("Product Price", "19.52", **{"Purchase Order #": "1.19111E+14"}),
            "refused.damaged_id",
            "Purchase Order #",
        ),
        (row("Product Price", "abc"), "refused.not_amount", "Amount"),
        (row("", "19.52"), "refused.value", "Amount Type"),
    ):
        with pytest.raises(SourceRefused) as caught:
            one(tmp_path / "w.csv", [summary("19.52"), cells])
        assert (caught.value.key, caught.value.row, caught.value.column) == (key, 3, column)
    days = [row("Product Price", "1", **{HEADER[5]: day}) for day in ("9/13/2026", "13/9/2026")]
    with pytest.raises(SourceRefused) as caught:  # two orders of day and month in one column
        one(tmp_path / "w.csv", [summary("2.00"), *days])
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.saved_time", 4, HEADER[5])
