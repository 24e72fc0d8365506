"""Bills of platforms that somebody changed or cut: refused, said, or read as they stand."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from app.domain.statement import DISAGREE
from tests.importers import platform_bills as bills
from tests.importers.platform_bills import (
    douyin_order,
    douyin_row,
    jd_order,
    jd_row,
    ledger,
    sale,
    settled,
    write,
)
from tests.importers.reading import Read, read, sniff


def kinds(got: Read) -> list[Kind]:
    return [Kind(one) for one in got.column("kind")]


def refusal(path: Path, **options: Any) -> tuple[str, int, str]:
    with pytest.raises(SourceRefused) as caught:
        read(path, **options)
    return caught.value.key, caught.value.row, caught.value.column


FILES = {
    "jd.settlement": (bills.JD_22, [jd_row(), jd_row("佣金", -184), jd_row("交易服务费", -100)], "应结金额"),
    "jd.orders": (bills.JD_ORDERS, [jd_order(), jd_order("290123456780", 700), jd_order("290123456781")], "结算金额"),
    "douyin.settlement": (bills.DOUYIN_39, [sale(4000, 100, 5, [1, 2, 3, 4]), douyin_row(-5, "退款", 2)], "动账金额"),
    "douyin.bill": (bills.DOUYIN_BILL, [settled(4000, 100, 50), settled(-500, -10, -5, "结算后退款", 2)], "结算金额"),
    "douyin.orders": (bills.DOUYIN_ORDERS, [douyin_order(1, 500, 3, 4, "已完成")] * 2, "订单应付金额"),
    "douyin.account": (bills.DOUYIN_LEDGER, ledger([100, 200, -50, 40], 7, random.Random(1)), "动账金额(元)"),
}  # fmt: skip
#: Columns that say whose order a line is, which way money went, or a part of it.
ALSO_MONEY = ("收支方向", "动账方向", "账户方向", "订单金额", "订单号", "平台实际承担优惠金额", "达人实际承担优惠金额")
JUNK = ["", "NaN", "1e309", "-1", "0", "12.34", "٣", "\u202e1", "合计", "'", '"', "2026-13-45", "9" * 30, "=1+1", "`"]


@pytest.mark.parametrize("name", FILES)
@given(st.data())
def test_a_changed_cell_is_refused_said_or_read_as_it_stands(tmp_path, name, data):
    header, rows, column = FILES[name]
    rows = [dict(row) for row in rows]
    at, changed = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from(header))
    rows[at][changed] = data.draw(st.sampled_from(JUNK))
    try:
        (got,) = read(write(tmp_path / "m.csv", header, rows))
    except SourceRefused as refused:
        assert refused.row or refused.key.startswith("refused.no_")
        return
    if changed != column and changed not in ALSO_MONEY and got.facts.control != DISAGREE:
        (clean,) = read(write(tmp_path / "n.csv", header, FILES[name][1]))
        assert sum(got.column("amount")) == sum(clean.column("amount"))


@pytest.mark.parametrize("name", FILES)
def test_a_cut_row_a_missing_column_and_a_nul_are_refused(tmp_path, name):
    header, rows, column = FILES[name]
    whole = write(tmp_path / "a.csv", header, rows).read_bytes()
    (tmp_path / "b.csv").write_bytes(whole[:-30])
    try:
        (got,) = read(tmp_path / "b.csv")
        assert got.facts.rows_read == len(rows)  # what was cut off were blank cells
    except SourceRefused as refused:
        assert refused.row
    (tmp_path / "c.csv").write_bytes(whole.replace("备注".encode(), "备\0".encode(), 1) + b"\0")
    assert refusal(tmp_path / "c.csv")[0] == "refused.nul"
    assert name not in sniff(write(tmp_path / "d.csv", [one for one in header if column not in one], rows)) or (
        name == "jd.orders"
    )
