"""Reports of western providers with lines above their header are read the same after a spreadsheet saved them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import SourceRefused
from tests.importers import test_amazon_readers as amazon
from tests.importers import test_datev_bookings as datev
from tests.importers import test_paypal_readers as paypal
from tests.importers import test_settlement_reports as reports
from tests.importers.reading import Read, read
from tests.importers.workbooks import write_xlsx

COLUMNS = ("kind", "state", "at", "amount", "exp", "fee", "order_ref", "batch_ref", "account")


def dlocal(path: Path) -> Path:
    return reports.dlocal(path, reports.ROWS)


def bookings(path: Path) -> Path:
    return datev.write(path, datev.ROWS, encoding="utf-8")


def settlement(path: Path) -> Path:
    return paypal.settlement(path, [
        paypal.body("USD", "T0006", "CR", "10000", "DR", "320"), paypal.body("JPY", "T1107", "DR", "10000", "CR", "0"),
    ])  # fmt: skip


def amazon_settlement(path: Path) -> Path:
    wanted = amazon.ENTRIES[1], amazon.ENTRIES[8]
    rows = [amazon.entry(what, amount) for what, amount in zip(wanted, ("12.50", "-2.00"), strict=True)]
    return amazon.write(path, [amazon.V2, amazon.summary("10.50"), *rows])


def saved(rows: list[list[str]], delimiter: str, **how: Any) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, **how).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def copies(rows: list[list[str]], folder: Path) -> Iterator[Path]:
    """Write what spreadsheets make of a table."""
    wide = max(map(len, rows))
    filled = [[*row, *[""] * (wide - len(row))] for row in rows]
    title = [["September 2026", *[""] * (wide - 1)], [""] * wide]
    texts = {
        "marked": saved(rows, ",", quoting=csv.QUOTE_ALL),
        "tabs": saved(rows, "\t"),
        "marked_tabs": saved(rows, "\t", quoting=csv.QUOTE_ALL),
        "semicolons": saved(filled, ";"),
        "title": saved([*title, *filled], ","),
        "blank": b"\r\n\r\n" + saved(rows, ",").removeprefix(b"\xef\xbb\xbf"),
    }
    for name, data in texts.items():
        path = folder / f"{name}.csv"
        path.write_bytes(data)
        yield path
    yield write_xlsx(folder / "sheet.xlsx", {"Sheet1": [*title, *rows]})


def content(got: list[Read]) -> list[Any]:
    return [
        (one.facts.format, one.facts.currency, one.facts.control, one.facts.rows_read, *map(one.column, COLUMNS))
        for one in got
    ]


@pytest.mark.parametrize("make", [dlocal, bookings, settlement, amazon_settlement])
def test_a_report_that_a_spreadsheet_saved_is_read_the_same(make: Callable[[Path], Path], tmp_path):
    path = make(tmp_path / "original.csv")
    text = path.read_text("utf-8")
    delimiter = max(",;\t", key=text.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    wanted = content(read(path))
    for copy in copies([row for row in rows if row], tmp_path):
        assert content(read(copy)) == wanted, copy.name


STRIPE = "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category\n"
ADYEN = (
    "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,"
    "Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,"
    "Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number\n"
)


@pytest.mark.parametrize("days", [
    ("9/4/2026 10:22", "9/15/2026 0:05"), ("04/09/2026 10:22:00", "15/09/2026 00:05:00"),
    ("04.09.2026 10:22", "15.09.2026 00:05"), ("9/4/2026 10:22:00 AM", "9/15/2026 12:05:00 AM"),
])  # fmt: skip
def test_times_that_a_spreadsheet_wrote_its_own_way_are_read_where_a_day_tells_their_order(tmp_path, days):
    def files(first: str, second: str) -> Iterator[Path]:
        rows = [f"txn_1,{first},usd,10,0.5,9.5,charge\n", f"txn_2,{second},usd,2,0,2,charge\n"]
        text = [f"C,M,{one},O-{one},visa,{day},UTC,Settled,{one},USD,,10,1,USD,,9,1,,,,7\n"
                for one, day in enumerate((first, second))]  # fmt: skip
        for name, lines in (("stripe", [STRIPE, *rows]), ("adyen", [ADYEN, *text])):
            path = tmp_path / f"{name}.csv"
            path.write_text("".join(lines), "utf-8")
            yield path

    wanted = [read(path)[0].column("at")[:2] for path in files("2026-09-04 10:22:00", "2026-09-15 00:05:00")]
    assert [read(path)[0].column("at")[:2] for path in files(*days)] == wanted
    if "/" in days[0]:
        for path in files(days[0], days[0]):  # nothing tells the day from the month
            with pytest.raises(SourceRefused) as caught:
                read(path)
            assert (caught.value.key, caught.value.row) == ("refused.saved_time", 2)
