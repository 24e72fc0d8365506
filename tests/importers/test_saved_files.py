"""Files that a spreadsheet of another language, or with narrow columns, has saved: what it changed is told."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest

from app.domain.errors import SourceRefused
from app.importers import amounts
from app.importers.base import ReadOptions, load_formats
from app.importers.containers.prescan import kind_of
from app.importers.recognise import read_file
from tests.importers import test_channel_readers as channels

LLOYDS = (
    "Transaction Date", "Transaction Type", "Sort Code", "Account Number", "Transaction Description", "Debit Amount",
    "Credit Amount", "Balance",
)  # fmt: skip
CCB = [
    "记账日", "交易日期", "交易时间", "支出", "收入", "账户余额", "币种", "摘要", "对方账号", "对方户名", "交易地点",
]  # fmt: skip
SHOPEE = [
    "Tanggal Transaksi", "Tipe Transaksi", "Deskripsi", "No. Pesanan", "Jenis Transaksi", "Jumlah", "Status",
    "Saldo Akhir",
]  # fmt: skip
PAYOUT = ["Payout Date", "Status", "Charges", "Refunds", "Fees", "Total", "Currency"]


def write(path: Path, rows: Sequence[Sequence[Any]], delimiter: str = ",") -> Path:
    """Write rows as text, or as a workbook whose cells have the types that are given."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(list(row))
        book.save(path)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, **said: Any) -> tuple[str, dict[str, list[Any]]]:
    """Return (keys of what is said, columns) of a file's one statement, as the parsing child reads it."""
    load_formats()
    options, kind = ReadOptions(**said), kind_of(str(path), path.name)
    (one,) = read_file(
        str(path), kind, file=path.name, sha256="0" * 64, folder=str(path.parent), stem="read", options=options
    )
    with pa.OSFile(one.records) as file:
        table = pa.ipc.open_file(file).read_all()
    return repr((one.facts.message_key, one.facts.message_params)), table.to_pydict()


def refusal(path: Path) -> tuple[str, int | None]:
    with pytest.raises(SourceRefused) as caught:
        read(path)
    return caught.value.key, caught.value.row


def lloyds(*whens: Any) -> list[Sequence[Any]]:
    """Return a British bank's list, 1.00 in on each day, the newest first."""
    rows = [(when, "BP", "'12-34-56", "99966633", "A", "", 1, at) for at, when in enumerate(whens, start=1)]
    return [LLOYDS, *rows[::-1]]


def days(columns: dict[str, list[Any]]) -> list[str]:
    return [str(dt.date(1970, 1, 1) + dt.timedelta(seconds=one)) for one in columns["at"]]


def test_days_that_a_spreadsheet_took_for_months_are_never_read(tmp_path):
    """The bank writes the day first; the spreadsheet knew the twelfth of a month as a month, and no thirteenth."""
    whole = write(tmp_path / "a.csv", lloyds("05/09/2026", "12/09/2026", "13/09/2026"))
    said, columns = read(whole)
    assert days(columns) == ["2026-09-13", "2026-09-12", "2026-09-05"] and "doubtful" not in said
    cells = lloyds(dt.date(2026, 5, 9), dt.date(2026, 12, 9), "13/09/2026")
    assert refusal(write(tmp_path / "b.xlsx", cells)) == ("refused.turned_days", 3)
    assert refusal(write(tmp_path / "c.csv", lloyds("2026/5/9", "2026/12/9", "13/09/2026")))[0] == "refused.turned_days"
    # real cells of a spreadsheet that has the source's order: its thirteenth is one, and nothing is doubted
    right = lloyds(dt.date(2026, 9, 5), dt.date(2026, 9, 12), dt.date(2026, 9, 13), "14/09/2026")
    said, columns = read(write(tmp_path / "d.xlsx", right))
    assert days(columns)[-1] == "2026-09-05" and "doubtful" not in said


def test_days_that_may_have_been_turned_round_are_said_to_be(tmp_path):
    turned = lloyds(*(dt.date(2026, month, 9) for month in (1, 2, 3)))  # 01/09, 02/09 and 03/09
    assert "statement.days_doubtful" in read(write(tmp_path / "a.xlsx", turned))[0]
    years = lloyds(*(dt.date(year, 9, 26) for year in (2001, 2002, 2013)))  # 01/09/26, 02/09/26 and 13/09/26
    assert "statement.days_doubtful" in read(write(tmp_path / "b.xlsx", years))[0]
    assert "statement.days_doubtful" in read(write(tmp_path / "c.csv", lloyds("2026/9/1", "2026/10/1")))[0]
    usual = lloyds(*(dt.date(2026, 9, day) for day in (1, 2, 3)))
    assert "doubtful" not in read(write(tmp_path / "d.xlsx", usual))[0]


@pytest.mark.parametrize(
    ("when", "key"),
    [("9/1/2026 10:51", "saved_time"), ("01.09.2026", "saved_time"), ("1-Sep-26", "saved_time"),
     ("46266", "saved_time"), ("10:51:00 AM", "saved_time"), ("#####", "narrow_cell"),
     ("31/02/2026", "not_time"), ("gestern", "not_time")],
)  # fmt: skip
def test_a_day_in_the_form_of_a_spreadsheet_says_what_to_do(when, key, tmp_path):
    rows = [*[[""] * 11], CCB, ["20260601", when, "", "0", "5.00", "5.00", "人民币元", "货", "1", "甲", "网上"]]
    assert refusal(write(tmp_path / "a.csv", [["账号:", "6217000010001234567"], *rows])) == (f"refused.{key}", 4)


@pytest.mark.parametrize("cell", ["4.20000248220261E+027", "6.92E+18", "2,325E+12", "########", "2.5e17"])
def test_an_id_that_any_spreadsheet_damaged_is_known(cell):
    assert amounts.damaged(pa.array(["T1", cell])) == 1


@pytest.mark.parametrize("cell", ["#1001", "E12", "5E-7", "2E104", "1,5", "#", "4.2E+27x"])
def test_an_id_that_only_looks_so_is_left(cell):
    assert amounts.damaged(pa.array(["T1", cell])) == -1


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_an_account_number_that_was_damaged_above_the_table_is_said(name, tmp_path):
    row = ["20260601", "20260601", "08:00:24", 0, 5, 5, "人民币元", "货", "1", "甲", "网上"]
    for account, said in ((6217000010001234567, True), ("6217000010001234567", False)):
        shown = "6.217E+18" if said and name.endswith("csv") else account
        got, columns = read(write(tmp_path / name, [["账  号:", shown], CCB, row]))
        assert ("statement.damaged_head" in got) == said
        assert columns["account"] == ["" if said else "6217000010001234567"]


def test_rows_in_one_cell_say_so(tmp_path):
    lines = [[",".join(map(str, row))] for row in lloyds("05/09/2026", "12/09/2026", "13/09/2026")]
    assert refusal(write(tmp_path / "a.xlsx", lines))[0] == "refused.one_cell"
    # a spreadsheet that parts cells by semicolons leaves a header as it is, and quotes a row with one of them inside
    lines[1] = [lines[1][0].replace(",A,", ",A; B,")]
    assert refusal(write(tmp_path / "b.csv", lines, delimiter=";")) == ("refused.one_cell", 2)


def test_a_point_between_thousands_that_became_a_decimal_one_is_refused(tmp_path):
    def bill(amount: str, when: str = "2026-09-02 10:00:00") -> list[list[str]]:
        return [
            SHOPEE,
            [when, "Penghasilan dari Pesanan", "#A", "2509A", "Transaksi Masuk", amount, "Selesai", "99.500"],
        ]

    for amount, value in (("79.500", 79_500_00), ("79500", 79_500_00), ("79500.00", 79_500_00)):
        assert read(write(tmp_path / "a.csv", bill(amount)))[1]["amount"] == [value]
    assert refusal(write(tmp_path / "b.csv", bill("79.5"))) == ("refused.lost_thousands", 2)
    # the export itself prints `2026-09-02`: which of 9 and 2 is the day is asked
    assert refusal(write(tmp_path / "c.csv", bill("79.500", "9/2/2026 10:00"))) == ("refused.date_order", 2)
    path = write(tmp_path / "d.csv", bill("79.500", "9/2/2026 10:00"))
    assert days(read(path, date_order="mdy")[1]) == ["2026-09-02"]


def test_a_payout_known_by_its_day_is_the_same_after_a_spreadsheet(tmp_path):
    for shown in ("2026-09-03", "2026/9/3"):
        row = [shown, "paid", "10.00", "0.00", "-1.00", "9.00", "EUR"]
        assert read(write(tmp_path / "a.csv", [PAYOUT, row]))[1]["batch_ref"] == ["2026-09-03"]


def test_rows_that_were_pasted_twice_are_said_by_their_numbers(tmp_path):
    head = ["id", "Type", "Amount", "Fee", "Net", "Currency", "Created (UTC)"]
    rows = [[f"txn_{at}", "charge", "10.00", "0.50", "9.50", "eur", f"2026-10-05 10:0{at}"] for at in range(3)]
    assert "rows_twice" not in read(write(tmp_path / "a.csv", [head, *rows]))[0]
    said = read(write(tmp_path / "b.csv", [head, *rows, rows[1], rows[1]]))[0]
    assert "rows_twice" in said and "'count': 2" in said and "'rows': [5, 6]" in said
    other = [*rows[1][:2], "11.00", "0.50", "10.50", *rows[1][5:]]  # one number, another amount: no copy
    assert "rows_twice" not in read(write(tmp_path / "c.csv", [head, *rows, other]))[0]


def test_rows_far_outside_the_stated_period_are_said(tmp_path):
    def bank(when: str) -> str:
        row = [when, when, "08:00:24", 0, 5, 5, "人民币元", "货", "1", "甲", "网上"]
        head = [["账号:", "6217000010001234567"], ["起止日期:", "20260601-20260630"]]
        return read(write(tmp_path / "a.csv", [*head, CCB, row]))[0]

    assert "statement.outside_period" in bank("20010601")
    assert "outside_period" not in bank("20260702")


@pytest.mark.parametrize(
    ("strange", "key", "said"),
    [(["制表人：王芳"], "note_row", "制表人：王芳"), (["", "", "", "600.30"], "total_row", "600.30"),
     (["", "", "", "九月小计", "5.00"], "total_row", "九月小计"),
     (CCB, "header_again", "记账日"),
     (["20260601", "本月", "", "0", "5", "5"], "not_time", "本月")],
)  # fmt: skip
def test_a_row_that_is_none_of_the_table_is_called_what_it_is(strange, key, said, tmp_path):
    row = ["20260601", "20260601", "08:00:24", "0", "5", "5", "人民币元", "货", "1", "甲", "网上"]
    path = write(tmp_path / "a.csv", [["账号:", "6217000010001234567"], CCB, row, [*strange, *[""] * 11][:11], row])
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.key, caught.value.row, caught.value.params["value"]) == (f"refused.{key}", 4, said)
    left = read(path, skip_bad_rows=True)  # the window offers it, and lists the row
    assert left[1]["row"] == [3, 5] and "statement.left_out" in left[0]


def test_a_card_day_without_its_year_is_not_given_that_of_the_spreadsheet(tmp_path):
    head = [["交易日", "记账日", "交易摘要", "人民币金额", "卡号末四位", "交易地金额"]]
    for day, key in ((dt.date(2026, 12, 29), "refused.not_time"), (dt.date(2025, 12, 29), "")):
        rows = [["2026年01月"], *head, [day, day, "消费", 5, "5555", 5]]
        path = write(tmp_path / "a.xlsx", rows)
        if key:
            assert refusal(path)[1] == 3
        else:
            assert days(read(path)[1]) == ["2025-12-29"]


def test_a_sheet_with_some_of_the_rows_and_without_their_account_counts_once(tmp_path):
    rows = [[20260601, 20260601, f"08:00:0{at}", 0, 5, 5 * at, "人民币元", "货", "1", "甲", "网上"] for at in (1, 2, 3)]
    book = openpyxl.Workbook()
    other = book.create_sheet("filtered")
    for row in [["账号:", "6217000010001234567"], CCB, *rows]:
        book.active.append(row)
    for row in [CCB, rows[0], rows[2]]:
        other.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert len(read(path)[1]["row"]) == 3
    other["E3"] = 6  # no copy any more
    book.save(path)
    with pytest.raises(ValueError, match="too many values"):
        read(path)


def test_a_total_above_the_rows_does_not_end_them(tmp_path):
    """Most cells of a journal are empty: its rows may fill fewer than half, and would be lost with a total on top."""
    header = [
        "日期",
        "凭证字",
        "凭证号",
        "摘要",
        "科目代码",
        "科目名称",
        "借方",
        "贷方",
        *(f"核算{at}" for at in range(9)),
    ]
    lines = [
        ["2026-09-01", "记", "1", "收款", "1002", "银行存款", "5.00", ""],
        ["", "", "", "", "5001", "收入", "", "5.00"],
    ]
    total = ["合计", "", "", "", "", "", "5.00", "5.00"]
    assert len(read(write(tmp_path / "a.csv", [header, *wide(lines, 17), *wide([total], 17)]))[1]["row"]) == 2
    assert (
        refusal(write(tmp_path / "b.csv", [header, *wide([total], 17), *wide(lines, 17)]))[0] == "refused.after_footer"
    )


def wide(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[*row, *[""] * (width - len(row))] for row in rows]


def test_a_note_right_of_a_bill_is_no_part_of_its_last_column(tmp_path):
    bill = channels.wechat_flow([channels.Sale(100, 0, 0, False, "货", 0), channels.Sale(200, 0, 0, False, "货", 60)])
    lines = bill.splitlines()
    lines[2] += ",,refunded 12.50"
    path = tmp_path / "a.csv"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    assert refusal(path) == ("refused.ragged", 3)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_bill_moved_right_by_blank_columns_ends_where_its_footer_begins(tmp_path, name):
    sales = [channels.Sale(100, 0, 0, False, "货", 0), channels.Sale(200, 0, 0, False, "货", 60)]
    for bill in (channels.wechat_trade(sales), channels.alipay_account(sales)):
        rows = [["", "", *line.replace("\t", "").split(",")] for line in bill.splitlines()]
        said, columns = read(write(tmp_path / name, rows))
        assert (columns["amount"], said) == ([100, 200], repr(("", {})))
