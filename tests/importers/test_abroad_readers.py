"""What holds for every reader of services abroad: any order of columns, encoding and container gives the same records;
a changed cell gives a refusal, a disagreement, or the sum that a plain reading of the file gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.statement import DISAGREE
from tests.importers import abroad
from tests.importers.abroad import Row, Sheet, of
from tests.importers.reading import Read, read, sniff

ADYEN_ROWS = abroad.adyen_batch(
    [
        abroad.adyen("Settled", 3145, 30, at=1),
        abroad.adyen("Settled", 99999, 120, at=2),
        abroad.adyen("Refunded", -4000, 20, at=3),
        abroad.adyen("Fee", -381, at=4),
    ]
)
DEPOSIT = "$1,037.35 sent to your bank account"


def _two_columns(into: str, out: str) -> Callable[[Row], Decimal]:
    return lambda row: of(row.get(into, "")) - abs(of(row.get(out, "")))


def _etsy(row: Row) -> Decimal:
    if row["Type"] == "Deposit":
        return -of(row["Title"].split()[0])
    return of(row["Amount"]) + of(row["Fees & Taxes"])


#: format → a file, and the net movement of one of its rows as a plain reading gives it.
FILES: dict[str, tuple[Sheet, Callable[[Row], Decimal]]] = {
    "adyen.settlement": (Sheet(abroad.ADYEN, ADYEN_ROWS), _two_columns("Net Credit (NC)", "Net Debit (NC)")),
    "square.transactions": (
        Sheet(abroad.SQUARE, [abroad.square(2250, 95, 1), abroad.square(123456, 300, 2), abroad.square(-500, 0, 3)]),
        lambda row: of(row["Net Total"]),
    ),
    "etsy.statement": (
        Sheet(
            abroad.ETSY,
            [
                abroad.etsy("Sale", "Payment for Order #3812345671", 1608, -144),
                abroad.etsy("Fee", "Listing fee", None, -98, Info="Listing #1400000001"),
                abroad.etsy("Deposit", DEPOSIT, None, None),
            ],
        ),
        _etsy,
    ),
    "etsy.payments": (
        Sheet(abroad.ETSY_PAYMENTS, [abroad.etsy_payment(8085, 300, 1), abroad.etsy_payment(100, 2, 2)]),
        lambda row: of(row["Gross Amount"]) - of(row["Fees"]),
    ),
    "ebay.transactions": (
        Sheet(
            abroad.EBAY,
            [
                abroad.ebay("Order", 2500, 354, 1),
                abroad.ebay("Shipping label", -410, 0, 2),
                abroad.ebay("Refund", -500, -50, 3),
                abroad.ebay("Payout", -1286, 0, 4),
            ],
            before=[["Transaction report"], ["Start date", "2026-09-01"], ["End date", "2026-09-30"], []],
        ),
        lambda row: of(row["Net amount"]),
    ),
    "wise.statement": (
        Sheet(abroad.WISE, abroad.running([500, -200, 300, -150], abroad.wise, 1000)[::-1]),
        lambda row: of(row["Amount"]),
    ),
    "payoneer.transactions": (
        Sheet(abroad.PAYONEER, abroad.running([125000, -20000, -150], abroad.payoneer)),
        _two_columns("Credit Amount", "Debit Amount"),
    ),
    "airwallex.balance": (
        Sheet(abroad.AIRWALLEX, abroad.running([442000, -20000, -150], abroad.airwallex)),
        _two_columns("Credit Net Amount", "Debit Net Amount"),
    ),
    "razorpay.settlements": (
        Sheet(
            abroad.RAZORPAY,
            [
                abroad.razorpay("payment", 100000, 2360, 1),
                abroad.razorpay("refund", -5000, 0, 2),
                abroad.razorpay("settlement", -92640, 0, 4),
            ],
        ),
        _two_columns("credit", "debit"),
    ),
    "orders.etsy": (
        Sheet(abroad.ETSY_ORDERS, [abroad.etsy_order(8085, 1), abroad.etsy_order(100, 2)]),
        lambda row: of(row["Order Total"]),
    ),
    "orders.ebay": (
        Sheet(
            abroad.EBAY_ORDERS,
            [abroad.ebay_order(2650, 1), abroad.ebay_order(103000, 2)],
            before=[[""] * len(abroad.EBAY_ORDERS)],
            after=[[], ["2", "record(s) downloaded", ""], ["Seller ID : shop"]],
        ),
        lambda row: of(row["Total Price"]),
    ),
    "orders.woocommerce": (
        Sheet(abroad.WOO, [abroad.woo(2550, 1), {"Order Number": "501", "Name": "Cup"}, abroad.woo(1000, 3)]),
        lambda row: of(row.get("Order Total Amount", "")),
    ),
    "square.items": (
        Sheet(abroad.SQUARE_ITEMS, [abroad.square_item(4500, 100, 1), abroad.square_item(1200, 0, 1)]),
        lambda row: of(row["Net Sales"]) + of(row["Tax"]),
    ),
}
#: What a cell may be changed to.
PUT = ["", "--", "NaN", "1e309", "9" * 40, "0.001", "1,23", "1.234,56", "(5.00)", "12.34", "-7", "x", "$"]
#: Columns that a reader needs; the others may be missing.
MONEY = ("Net Credit (NC)", "Net Total", "Net", "Net Amount", "Net amount", "Amount", "Credit Amount", "credit")
MONEY += ("Credit Net Amount", "Order Total", "Total Price", "Order Total Amount", "Net Sales")


def net(found: Sequence[Read]) -> Decimal:
    """Add up net amounts, each at its own exponent."""
    total = Decimal(0)
    for one in found:
        for amount, fee, exp in zip(one.column("amount"), one.column("fee"), one.column("exp"), strict=True):
            total += Decimal(amount - (fee or 0)).scaleb(-exp)
    return total


def records(found: Sequence[Read]) -> list[list[dict[str, object]]]:
    """Return all that is read, without the places where it stood."""
    return [[{name: row[name] for name in row if name != "row"} for row in one.table.to_pylist()] for one in found]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_by_one_reader_and_adds_up_as_a_plain_reading_does(name, tmp_path):
    sheet, naive = FILES[name]
    path = sheet.csv(tmp_path / "a.csv")
    assert sniff(path) == [name]
    found = read(path)
    assert net(found) == sum(naive(row) for row in sheet.rows)
    assert all(one.facts.control != DISAGREE for one in found)
    assert sum(one.facts.rows_read for one in found) == len(sheet.rows)


@given(name=st.sampled_from(sorted(FILES)), data=st.data())
def test_columns_encoding_and_container_do_not_change_the_records(name, data, tmp_path):
    sheet, _naive = FILES[name]
    wanted = records(read(sheet.csv(tmp_path / "a.csv")))
    mixed = sheet.ordered(data.draw(st.permutations(range(len(sheet.header)))))
    if name == "orders.ebay" and mixed.header[0] == "Total Price":  # its totals would look like the file's end
        return
    form = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "xlsx"]))
    path = mixed.xlsx(tmp_path / "b.xlsx") if form == "xlsx" else mixed.csv(tmp_path / "b.csv", form, "\r\n")
    assert records(read(path)) == wanted


@given(
    name=st.sampled_from(sorted(FILES)),
    at=st.integers(0, 10**6),
    column=st.integers(0, 10**6),
    put=st.sampled_from(PUT),
)
def test_a_changed_cell_is_refused_or_disagrees_or_is_read_as_it_stands(name, at, column, put, tmp_path):
    sheet, naive = FILES[name]
    row = at % len(sheet.rows)
    where = sheet.header[column % len(sheet.header)]
    changed = [dict(one) for one in sheet.rows]
    changed[row][where] = put
    try:
        found = read(Sheet(sheet.header, changed, sheet.before, sheet.after).csv(tmp_path / "c.csv"))
    except SourceRefused as refused:
        assert refused.row or refused.key in ("refused.no_header", "refused.no_column")
        return
    if any(one.facts.control == DISAGREE for one in found):
        return
    assert net(found) == sum(naive(one) for one in changed)


@pytest.mark.parametrize("name", FILES)
def test_a_cut_row_and_a_column_twice_are_refused(name, tmp_path):
    sheet, _naive = FILES[name]
    cells = sheet.cells()
    place = len(sheet.before) + 2
    short = [*cells[:place], cells[place][:3], *cells[place + 1 :]] if len(cells) > place + 1 else [*cells, ["a", "b"]]
    path = Sheet(short[0], [], after=short[1:]).csv(tmp_path / "short.csv")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.ragged" and caught.value.row
    money = next(one for one in MONEY if one in sheet.header)
    head = [*sheet.header[:-1], money]
    twice = Sheet(sheet.header, sheet.rows, sheet.before, sheet.after).cells()
    twice[len(sheet.before)] = head
    with pytest.raises(SourceRefused) as caught:
        read(Sheet(twice[0], [], after=twice[1:]).csv(tmp_path / "twice.csv"))
    assert caught.value.key == "refused.column_twice"


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_its_money_is_not_recognised(name, tmp_path):
    sheet, _naive = FILES[name]
    money = next(one for one in MONEY if one in sheet.header)
    path = Sheet([one for one in sheet.header if one != money], sheet.rows, sheet.before).csv(tmp_path / "n.csv")
    assert name not in sniff(path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_rows_is_an_empty_statement(name, tmp_path):
    sheet, _naive = FILES[name]
    (found,) = read(Sheet(sheet.header, [], sheet.before).csv(tmp_path / "e.csv"))
    assert found.facts.rows_read == 0 and found.table.num_rows == 0


def test_a_large_file_is_read_in_parts(tmp_path: Path):
    rows = abroad.adyen_batch([abroad.adyen("Settled", 1000 + at, 10, at=at) for at in range(60_000)])
    (found,) = read(Sheet(abroad.ADYEN, rows).csv(tmp_path / "l.csv"))
    assert found.facts.control == "agree" and found.facts.rows_read == 60_001
    assert found.column("row") == list(range(2, 60_003))
