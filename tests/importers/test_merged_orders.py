"""Lists of orders whose cells are merged over the rows of their goods: the same orders as where cells are repeated."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from tests.importers.old_workbooks import write_xls
from tests.importers.pages import book, cell, page
from tests.importers.reading import read, read_as
from tests.importers.test_item_readers import (
    AT,
    JUSHUITAN,
    TAOBAO_ITEMS,
    WANGDIANTONG,
    YOUZAN_ITEMS,
    columns,
    table,
    yuan,
)
from tests.importers.workbooks import write_ods

#: First row and last row of a merged cell (rows of goods from 0), and its column.
Merge = tuple[int, int, str]
JD = columns("订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,商家应收,订单状态,付款确认时间")
PINDUODUO = columns(
    "商品,订单号,订单状态,商品总价(元),邮费(元),用户实付金额(元),商家实收金额(元),商品数量(件),支付时间"
)


def merged(path: Path, header: Sequence[str], rows: Sequence[Mapping[str, str]], merges: Sequence[Merge]) -> Path:
    """Write rows by column name into a workbook or a page, with cells that reach over several rows."""
    header = [one.strip() for one in header]
    spans = {(first, header.index(name)): last - first + 1 for first, last, name in merges}
    under = {(row, column) for (first, column), down in spans.items() for row in range(first + 1, first + down)}
    if path.suffix in (".ods", ".biff"):
        texts = [header, *([row.get(name, "") for name in header] for row in rows)]
        return (in_ods if path.suffix == ".ods" else in_biff)(path, texts, spans, under)
    if path.suffix == ".xml":
        return in_xml(path, [header, *([row.get(name, "") for name in header] for row in rows)], spans, under)
    if path.suffix == ".xlsx":
        made = xlsxwriter.Workbook(str(path))
        sheet = made.add_worksheet("订单")
        sheet.write_row(0, 0, header)
        for (first, column), down in spans.items():
            sheet.merge_range(first + 1, column, first + down, column, "")
        for at, row in enumerate(rows):
            for column, name in enumerate(header):
                if (at, column) not in under:
                    sheet.write_string(at + 1, column, row.get(name, ""))
        made.close()
        return path
    lines = ["".join(f"<th>{one}</th>" for one in header)]
    for at, row in enumerate(rows):
        cells = [
            f"<td rowspan={spans.get((at, column), 1)}>{html.escape(row.get(name, ''))}</td>"
            for column, name in enumerate(header)
            if (at, column) not in under
        ]
        lines.append("".join(cells))
    path.write_text(page("<table>" + "".join(f"<tr>{one}</tr>" for one in lines) + "</table>"), encoding="utf-8")
    return path


def in_ods(path: Path, rows: Sequence[Sequence[str]], spans: Mapping, under: set[tuple[int, int]]) -> Path:
    """Write an OpenDocument sheet; the first row is the header."""
    lines = []
    for at, row in enumerate(rows, -1):
        cells = [
            "<table:covered-table-cell/>"
            if (at, column) in under
            else f'<table:table-cell table:number-rows-spanned="{spans.get((at, column), 1)}" '
            f'table:number-columns-spanned="1" office:value-type="string"><text:p>{html.escape(text)}</text:p>'
            "</table:table-cell>"
            for column, text in enumerate(row)
        ]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return write_ods(path, "".join(lines))


def in_biff(path: Path, rows: Sequence[Sequence[str]], spans: Mapping, under: set[tuple[int, int]]) -> Path:
    """Write a binary workbook of Excel 97 to 2003; the first row is the header."""
    texts = [[None if (at, column) in under else text for column, text in enumerate(row)]
             for at, row in enumerate(rows, -1)]  # fmt: skip
    merges = [(at + 1, at + down, column, column) for (at, column), down in spans.items() if down > 1]
    return write_xls(path.with_suffix(".xls"), texts, merged=merges)


def in_xml(path: Path, rows: Sequence[Sequence[str]], spans: Mapping, under: set[tuple[int, int]]) -> Path:
    """Write the XML of Excel 2003; the first row is the header."""
    lines = []
    for at, row in enumerate(rows, -1):
        cells = [
            cell("String", html.escape(text), Index=str(column + 1), MergeDown=str(spans.get((at, column), 1) - 1))
            for column, text in enumerate(row)
            if (at, column) not in under
        ]
        lines.append(f"<Row>{''.join(cells)}</Row>")
    path = path.with_suffix(".xls")
    path.write_text(book("".join(lines)), encoding="utf-8")
    return path


def of_orders(rows: Sequence[Mapping[str, str]], number: str, names: Sequence[str]) -> list[Merge]:
    """Return merged cells of columns over all rows of the same order."""
    found, first = [], 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at][number] != rows[first][number]:
            found += [(first, at - 1, name) for name in names if at - 1 > first]
            first = at
    return found


def same_records(one, other) -> bool:
    names = ("row", "order_ref", "amount", "refunded", "at", "status", "state", "counterparty", "shop", "key_fp")
    return all(one.column(name) == other.column(name) for name in names)


TAOBAO = {"主订单编号": "5116032541422000001", "买家会员名": "a", "订单状态": "交易成功", "订单创建时间": AT}
YOUZAN = {"订单号": "E1", "订单创建时间": AT, "运费": "6.00", "商品数量": "1", "订单商品状态": "交易完成"}
WANG = {"订单编号": "JY1", "店铺": "店", "子单原始单号": "6930162745589599991", "订单状态": "已完成", "交易时间": AT}
JUSHUI = {"内部订单号": "9001", "线上订单号": "33027", "店铺名称": "甲", "下单时间": AT, "状态": "已发货"}
JING = {"订单号": "280001", "支付方式": "在线支付", "下单时间": AT, "订单金额": "30.00", "商家应收": "28.00",
        "订单状态": "完成", "付款确认时间": AT}  # fmt: skip
LISTS = {
    "taobao": (TAOBAO_ITEMS, TAOBAO, "主订单编号", "买家应付货款"),
    "youzan": (YOUZAN_ITEMS, YOUZAN, "订单号", "商品实际成交金额"),
    "wangdiantong": (WANGDIANTONG, WANG, "子单原始单号", "分摊后总价"),
    "jushuitan": (JUSHUITAN, {**JUSHUI, "应付金额": "35.70"}, "内部订单号", "商品金额"),
    "jd": (JD, JING, "订单号", "京东价"),
}


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xml", "ods", "biff"])
@pytest.mark.parametrize("kind", LISTS)
def test_merged_cells_are_what_repeated_ones_are(kind, suffix, tmp_path):
    header, one, number, price = LISTS[kind]
    other = {**one, number: one[number] + "7"}
    goods = [
        {**one, price: "10.00"},
        {**one, price: "5.50"},
        {**other, price: "1.00"},
        {**one, number: "77", price: "2"},
    ]
    goods.insert(3, {**other, price: "3.00"})
    plain = read(table(tmp_path / "plain.csv", header, goods))
    found = read(merged(tmp_path / f"m.{suffix}", header, goods, of_orders(goods, number, list(one))))
    assert len(plain) == len(found) == 1
    assert same_records(plain[0], found[0])
    assert found[0].facts.rows_read == 5 and found[0].facts.format.startswith(kind)


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=4), min_size=1, max_size=8), st.booleans())
def test_a_sum_of_goods_that_is_merged_counts_once(tmp_path_factory, orders, sheet):
    folder = tmp_path_factory.mktemp("m")
    rows = [
        {
            **TAOBAO,
            "主订单编号": f"51160325414220000{at:02d}",
            "子订单编号": f"9{at}{n}",
            "买家应付货款": yuan(sum(goods)),
        }
        for at, goods in enumerate(orders, 10)
        for n, _one in enumerate(goods)
    ]
    path = folder / ("x.xlsx" if sheet else "x.xls")
    (got,) = read(merged(path, TAOBAO_ITEMS, rows, of_orders(rows, "主订单编号", [*TAOBAO, "买家应付货款"])))
    assert got.column("amount") == list(map(sum, orders))


ORDER = {"订单号": "260901-123456789012345", "订单状态": "已发货，待签收", "商品总价(元)": "30.00", "邮费(元)": "0.00",
         "用户实付金额(元)": "28.00", "商家实收金额(元)": "29.00", "支付时间": AT}  # fmt: skip


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xml", "ods", "biff"])
def test_rows_of_further_goods_are_no_orders(suffix, tmp_path):
    two = {**ORDER, "订单号": "260902-123456789012345"}
    goods = [{**ORDER, "商品": "杯"}, {**ORDER, "商品": "盘"}, {**ORDER, "商品": "碗"}, {**two, "商品": "杯"}]
    path = merged(tmp_path / f"x.{suffix}", PINDUODUO, goods, of_orders(goods, "订单号", list(ORDER)))
    (got,) = read(path)
    assert got.column("amount") == [2900, 2900] and got.column("row") == [2, 5] and got.facts.rows_read == 4
    total = {"商品": "合计", "商家实收金额(元)": "58.00"}
    path = merged(tmp_path / f"t.{suffix}", PINDUODUO, [*goods, total], of_orders(goods, "订单号", list(ORDER)))
    assert read(path)[0].facts.control == "agree"
    total = {"商品": "合计", "商家实收金额(元)": "116.00"}
    path = merged(tmp_path / f"w.{suffix}", PINDUODUO, [*goods, total], of_orders(goods, "订单号", list(ORDER)))
    assert read(path)[0].facts.control == "disagree"


@pytest.mark.parametrize("name", ["商家实收金额(元)", "支付时间"])
def test_what_only_some_of_the_goods_say_is_not_of_the_order(name, tmp_path):
    goods = [{**ORDER, "商品": "杯"}, {**ORDER, "商品": "盘"}]
    merges = of_orders(goods, "订单号", [one for one in ORDER if one != name])
    with pytest.raises(SourceRefused) as refused:
        read(merged(tmp_path / "x.xlsx", PINDUODUO, goods, merges))
    assert (refused.value.key, refused.value.column) == ("refused.merged_column", name)


def test_a_cell_that_reaches_into_the_next_order_is_refused(tmp_path):
    one = {**TAOBAO, "买家应付货款": "10.00"}
    rows = [one, {**one, "主订单编号": "2"}, {**one, "主订单编号": "2"}]
    merges = [(0, 2, "订单创建时间"), (1, 2, "主订单编号")]
    with pytest.raises(SourceRefused) as refused:
        read(merged(tmp_path / "x.xlsx", TAOBAO_ITEMS, rows, merges))
    assert (refused.value.key, refused.value.row) == ("refused.merged_orders", 4)


@pytest.mark.parametrize(("number", "right"), [("280001", True), ("280002", False)])
def test_what_stands_unseen_under_a_merged_cell(number, right, tmp_path):
    rows = [JING, {**JING, "订单号": number}, {**JING, "订单号": "280003"}]
    path = tmp_path / "x.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("订单")
    sheet.merge_range(1, 0, 2, 0, "")
    for at, row in enumerate([dict(zip(JD, JD, strict=True)), *rows]):
        for column, name in enumerate(JD):
            sheet.write_string(at, column, row.get(name, ""))
    made.close()
    if right:
        assert read(path)[0].column("order_ref") == ["280001", "280003"]
        return
    with pytest.raises(SourceRefused) as refused:
        read(path)
    assert (refused.value.key, refused.value.row) == ("refused.merged_hidden", 3)


def test_blank_cells_that_are_not_merged_prove_nothing(tmp_path):
    one = {**ORDER, "商品": "杯"}
    with pytest.raises(SourceRefused):
        read(merged(tmp_path / "x.xlsx", PINDUODUO, [one, {"商品": "盘"}], []))


def test_a_platform_order_may_be_merged_over_internal_ones(tmp_path):
    rows = [{**JUSHUI, "应付金额": "30.00"}, {**JUSHUI, "内部订单号": "9002", "应付金额": "4.30"}]
    (got,) = read(merged(tmp_path / "x.xlsx", JUSHUITAN, rows, [(0, 1, "线上订单号")]))
    assert (got.column("order_ref"), got.column("amount")) == (["33027"], [3430])


def test_a_layout_of_orders_takes_merged_cells(tmp_path):
    header = ["编号", "货品", "实收", "日期"]
    goods = [{"编号": "A1", "货品": "杯", "实收": "12.00", "日期": "2026-09-01"}]
    goods += [{**goods[0], "货品": "盘"}, {**goods[0], "编号": "A2", "货品": "碗", "实收": "3.00"}]
    layout = {
        "layer": "order",
        "columns": {"order_ref": "编号", "text": "货品", "amount": "实收", "occurred_at": "日期"},
    }
    path = merged(tmp_path / "x.xlsx", header, goods, of_orders(goods, "编号", ["编号", "实收", "日期"]))
    (got,) = read_as("generic.table", path, layout=layout)
    assert (got.column("amount"), got.column("order_ref")) == ([1200, 300], ["A1", "A2"])
    path = merged(tmp_path / "y.xlsx", header, goods, of_orders(goods, "编号", ["编号", "日期"]))
    with pytest.raises(SourceRefused):
        read_as("generic.table", path, layout=layout)
