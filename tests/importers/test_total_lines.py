"""A line of totals below a list is no row where every figure in it is the sum of its column."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.containers.total_line import held, totals_in
from tests.importers.pages import page_of
from tests.importers.reading import read
from tests.importers.test_page_tables import ORDERS
from tests.importers.test_sandbox import FLOW
from tests.importers.workbooks import write_xlsx

#: Of the columns 商品总价, 邮费, …, 商品数量 of two orders of 100.00 and 50.50.
TOTAL = ["合计", "", "", "150.50", "0.00", "10.00", "5.00", "0.00", "135.50", "140.50", "2", *[""] * 7]


def text_of(rows: Sequence[Sequence[str]], mark: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def written(folder: Path, rows: Sequence[Sequence[str]], kind: str) -> Path:
    path = folder / f"orders.{kind}"
    if kind == "xlsx":
        return write_xlsx(path, {"订单": rows})
    path.write_text(page_of(rows) if kind == "xls" else text_of(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["csv", "xls", "xlsx"])
@pytest.mark.parametrize("total", [TOTAL, [*TOTAL[:3], "150.50", *[""] * 14], ["", "总计：", "", *TOTAL[3:]]])
def test_a_line_of_totals_is_left_out(total, kind, tmp_path):
    (plain,) = read(written(tmp_path, ORDERS, "csv"))
    (found,) = read(written(tmp_path, [*ORDERS, total], kind))
    assert found.column("amount") == plain.column("amount") and found.facts.rows_read == 2
    # 商家实收 is what counts: the total of another column proves nothing of it
    assert found.facts.control == ("agree" if "140.50" in total else "none")
    assert all(one.agrees for one in found.facts.checks)
    assert {one.name for one in found.facts.checks} >= {f"column_total:{ORDERS[0][3]}"}


def test_blank_lines_below_change_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(text_of([*ORDERS, TOTAL]) + ",,,,\r\n\r\n \r\n", encoding="utf-8")
    assert read(path)[0].facts.rows_read == 2


@pytest.mark.parametrize("kind", ["csv", "xls", "xlsx"])
@pytest.mark.parametrize("at", [3, 5, 8, 9, 10])
def test_a_total_that_is_not_the_sum_disagrees(at, kind, tmp_path):
    (found,) = read(written(tmp_path, [*ORDERS, [*TOTAL[:at], "7.00", *TOTAL[at + 1 :]]], kind))
    assert found.facts.control == "disagree" and found.facts.rows_read == 2
    (wrong,) = [one for one in found.facts.checks if not one.agrees]
    assert (wrong.name, wrong.stated) == (f"column_total:{ORDERS[0][at]}", "7.00")
    (figure,) = found.facts.message_params["figures"]
    assert figure["params"]["name"]["params"] == {"column": ORDERS[0][at]}


@pytest.mark.parametrize(
    "cells",
    [
        ["合计"],
        ["合计", ""],
        ["合计", "10.00", "元"],
        ["合计金额", "10.00"],
        ["小红", "10.00"],
        [""],
        [],
        ["10.00", "合计"],
    ],
)
def test_other_lines_are_no_totals(cells):
    assert totals_in(cells) == {}


@given(st.lists(st.tuples(st.integers(-(10**7), 10**7), st.integers(0, 99)), max_size=12), st.integers(-2, 2))
def test_only_the_exact_sum_counts(rows, off):
    def yuan(value: int) -> str:
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"

    line = ["总计", yuan(sum(one for one, _two in rows) + off), str(sum(two for _one, two in rows)), ""]
    plain = [["x", yuan(one), str(two), ""] for one, two in rows]
    names = ["id", "sum", "count", "day"]
    assert (held(line, plain, names, 9) is not None) == (off == 0)
    dated = [[*one[:3], "2026-09-01"] for one in plain]
    found = held(line, dated, names, 9)
    assert (found is not None) == (off == 0 or bool(rows))
    assert found is None or all(one.stated == one.found for one in found.figures) == (off == 0)


BANK = (
    "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,对方户名,对方账号,账户明细编号-交易流水号,币种,账号\r\n"
    "20260610 10:00:00,0.00,120.50,1120.50,某公司,621700000001,1-1,人民币元,43001\r\n"
    "20260611 10:00:00,30.00,0.00,1090.50,某公司,621700000001,1-2,人民币元,43001\r\n"
    "20260612 10:00:00,0.00,99.99,1190.49,某公司,621700000001,1-3,人民币元,43001\r\n"
)


@pytest.mark.parametrize(
    ("line", "control"),
    [
        ("合计,30.00,220.49,,,,,,", "agree"),
        ("合计,30.00,220.49,1190.49,,,,,", "agree"),
        ("合计,30.00,,,,,,,", "none"),
        ("合计,30.00,220.48,,,,,,", "disagree"),
        ("合计,220.49,30.00,,,,,,", "disagree"),
        ("合计,1,30.00,2,220.49,,,,", "none"),
        ("合计,30.00,220.49,,3,,,,", "agree"),
        ("合计,30.00,120.50,,,,,,", "disagree"),
    ],
)
def test_totals_that_end_a_bank_s_list_are_held_against_both_sides(line, control, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(BANK + line + "\r\n", encoding="gb18030")
    (found,) = read(path)
    assert (found.facts.format, found.facts.control) == ("ccb.bank", control)
    assert found.column("amount") == [12050, -3000, 9999]


def test_separators_that_a_spreadsheet_leaves_at_the_end_are_no_text(tmp_path):
    path = tmp_path / "flow.csv"
    path.write_text("\n".join(f"{one}," for one in FLOW.splitlines()) + "\n", encoding="utf-8")
    assert read(path)[0].column("text") == read_plain(tmp_path).column("text")


def read_plain(folder: Path):
    path = folder / "plain.csv"
    path.write_text(FLOW, encoding="utf-8")
    return read(path)[0]
