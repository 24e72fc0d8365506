"""Lists of Chinese banks: layouts, containers, signs, blocks, totals; what is missing or damaged is refused."""

from __future__ import annotations

import copy
import datetime as dt
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.base import load_formats
from tests.importers.cn_banks import CLOCKS, DATES_ONLY, DAYS, LAYOUTS, MOVED, NEWEST_FIRST, OPENING, boc_block
from tests.importers.reading import Read, follows, read, sniff
from tests.importers.workbooks import spoil, write_xlsx

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001


def text(
    path: Path, rows: list[list[str]], *, encoding: str = "gb18030", between: str = ",", end: str = "\r\n"
) -> Path:
    """Write rows as text; a cell with the delimiter is quoted."""

    def cell(one: str) -> str:
        return f'"{one}"' if between in one or "\n" in one else one

    path.write_bytes(end.join([*(between.join(map(cell, row)) for row in rows), ""]).encode(encoding))
    return path


def when(text_: str) -> int:
    return int((dt.datetime.fromisoformat(text_) - EPOCH).total_seconds())


def one(path: Path, format_: str, **options: Any) -> Read:
    assert sniff(path)[0] == format_
    (found,) = read(path, **options)
    assert found.facts.format == format_
    return found


def agrees(found: Read, moved: list[int], opening: int) -> None:
    assert found.column("amount") == moved
    assert found.facts.control == AGREE or follows(found.facts)
    assert (found.facts.opening, found.facts.closing) == (opening, opening + sum(moved))
    assert set(found.column("layer")) == {4}


def listed(name: str) -> list[list[str]]:
    """Return the rows of a layout, for the test to change."""
    return copy.deepcopy(LAYOUTS[name][2])


def header_at(rows: list[list[str]]) -> int:
    return next(at for at, cells in enumerate(rows) if len(cells) > 7 and "余额" in "".join(cells))


def turned(name: str, values: list[Any]) -> list[Any]:
    return values[::-1] if name in NEWEST_FIRST else values


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("form", ["gb18030", "utf-8-sig", "utf-16", "xlsx"])
def test_a_layout_reads_the_same_in_every_container_and_follows_its_balance(tmp_path, name, form):
    format_, account, rows = LAYOUTS[name]
    if form == "xlsx":
        found = one(write_xlsx(tmp_path / "b.xlsx", {"S": rows}), format_)
    else:
        found = one(text(tmp_path / "b.csv", rows, encoding=form, between="\t" if form == "utf-16" else ","), format_)
    agrees(found, turned(name, MOVED), OPENING)
    assert set(found.column("account")) == {account}
    days = [when(f"{day}T{clock}") for day, clock in zip(DAYS, CLOCKS, strict=True)]
    if name in DATES_ONLY:
        days = [each - each % 86_400 for each in days]
    assert found.column("at") == turned(name, days)
    assert set(found.column("offset")) == {NO_TIME if name in DATES_ONLY else 480}
    header = header_at(rows) + 1
    assert found.column("row") == list(range(header + 1, header + 6))
    assert all(kind in (Kind.DEPOSIT, Kind.WITHDRAWAL) for kind in found.column("kind"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_one_reader_alone_knows_a_layout(tmp_path, name):
    format_ = LAYOUTS[name][0]
    known = sniff(text(tmp_path / "b.csv", listed(name)))
    assert [each for each in known if each != "generic.table"] == [format_]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_changed_amount_breaks_the_balance(tmp_path, name):
    format_ = LAYOUTS[name][0]
    rows = listed(name)
    wrong = [[cell.replace("12,345.67", "12,345.76").replace("12345.67", "12345.76") for cell in row] for row in rows]
    found = one(text(tmp_path / "b.csv", wrong), format_)
    assert found.facts.control == DISAGREE
    assert found.facts.closing is None or found.facts.opening is None


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("bad", ["NaN", "1e309", "12.3.4", "1O0.00", "9" * 30, "12.345", "--5", "\u202e5.00"])
def test_an_amount_that_is_none_is_refused_with_row_and_column(tmp_path, name, bad):
    rows = listed(name)
    at = next(index for index, row in enumerate(rows) if any("12,345.67" in cell or "12345.67" in cell for cell in row))
    # a column that says the same again stands before the two that are read
    column = max(index for index, cell in enumerate(rows[at]) if "12,345.67" in cell or "12345.67" in cell)
    rows[at][column] = bad
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows, encoding="utf-8"))
    assert (caught.value.key, caught.value.row) == ("refused.not_amount", at + 1)
    assert caught.value.column


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_day_that_does_not_exist_is_refused(tmp_path, name):
    rows = [
        [
            cell.replace("2026-06-29", "2026-06-31").replace("20260629", "20260631").replace("2026/06/29", "2026/06/31")
            for cell in row
        ]
        for row in listed(name)
    ]
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows))
    assert caught.value.key == "refused.not_time"


@given(
    st.randoms(use_true_random=False), st.sampled_from(sorted(LAYOUTS)), st.sampled_from(["gb18030", "utf-8", "utf-16"])
)
def test_columns_in_any_order_and_encoding_give_the_same_records(tmp_path, rng: random.Random, name, encoding):
    format_ = LAYOUTS[name][0]
    rows = listed(name)
    header = header_at(rows)
    wide = len(rows[header])
    body = [row + [""] * (wide - len(row)) if row[0] and len(row) in (7, wide) else row for row in rows[header:]]
    order = list(range(wide))
    rng.shuffle(order)
    turned = [[row[at] for at in order] if len(row) == wide else row for row in body]
    path = text(tmp_path / f"{name}.csv", [*rows[:header], *turned], encoding=encoding)
    found = one(path, format_)
    assert sorted(found.column("amount")) == sorted(MOVED)
    assert found.facts.control == AGREE or follows(found.facts)


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(LAYOUTS)))
def test_a_changed_cell_is_refused_or_disagrees_or_changes_no_sum(tmp_path, rng: random.Random, name):
    rows = listed(name)
    header = header_at(rows)
    first = header + (5 if name == "boc_debit" else 1)  # nothing is known before the oldest row
    at = rng.choice([row for row in range(header + 1, header + 6) if row != first])
    column = rng.randrange(len(rows[at]))
    rows[at][column] = rng.choice(
        ["", "x", "0", "-", "5.00", "-1", "nan", "\u202e1", "2026-06-15", "1e3", "，", "99999999999999999999"]
    )
    try:
        found = read(text(tmp_path / f"{name}.csv", rows, encoding="utf-8"))
    except SourceRefused as refused:
        assert refused.key != "refused.fault"
        return
    total = sum(sum(each.column("amount")) for each in found)
    assert total == sum(MOVED) or any(each.facts.control == DISAGREE for each in found) or len(found) > 1


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in ("treasury",)])
def test_a_list_without_its_balance_column_is_another_layout_or_refused(tmp_path, name):
    rows = listed(name)
    gone = [[cell for cell in row if "余额" not in cell or row[0].startswith("汇总")] for row in rows]
    path = text(tmp_path / "b.csv", gone)
    if any(each != "generic.table" for each in sniff(path)):
        with pytest.raises(SourceRefused):
            read(path)


@pytest.mark.parametrize(
    "form", [("gb18030", ","), ("utf-8-sig", ","), ("utf-16", "\t"), ("gb18030", "|"), ("xlsx", "")]
)
def test_blocks_of_the_bank_of_china_are_statements_with_their_own_totals(tmp_path, form):
    rows = [
        *boc_block("232500474807", [12_964_638, -40_000_000, -5], 90_000_000),
        *boc_block("232500474999", [100, 200], 0),
    ]
    encoding, between = form
    if encoding == "xlsx":
        path = write_xlsx(tmp_path / "b.xlsx", {"S": rows})
    else:
        tail = (
            [[*row, ""] for row in rows]
            if between == "|"
            else [[f"{cell}\t" if between == "," else cell for cell in row] for row in rows]
        )
        path = text(tmp_path / "b.txt", tail, encoding=encoding, between=between)
    assert sniff(path)[0] == "boc.bank"
    first, second = read(path)
    assert (first.facts.ordinal, second.facts.ordinal, first.facts.several) == (1, 2, True)
    agrees(first, [12_964_638, -40_000_000, -5], 90_000_000)
    agrees(second, [100, 200], 0)
    assert (first.facts.account, second.facts.account) == ("232500474807", "232500474999")
    assert first.facts.period_start == "2026-06-01"
    assert {each.name for each in first.facts.checks} == {
        "count",
        "count_in",
        "count_out",
        "sum_in",
        "sum_out",
        "balance_chain",
    }
    assert set(first.column("counterparty")) == {"支付宝支付科技有限公司"}
    assert first.column("at")[0] == when("2026-06-03T10:15:00")
    assert first.column("row") == [9, 10, 11]
    assert second.column("row") == [20, 21]


def test_a_changed_total_of_a_block_disagrees_and_a_masked_one_says_nothing(tmp_path):
    edited = one(text(tmp_path / "a.csv", boc_block("2325", [100, -50], 0, 借方发生总额="60.00")), "boc.bank")
    assert edited.facts.control == DISAGREE
    assert [(each.name, each.stated, each.found) for each in edited.facts.checks if not each.agrees] == [
        ("sum_out", "60.00", "0.50")
    ]
    masked = one(text(tmp_path / "b.csv", boc_block("2325", [100, -50], 0, 借方发生总额="xx.yy")), "boc.bank")
    assert masked.facts.control == NONE
    assert "sum_out" not in {each.name for each in masked.facts.checks}


def test_an_empty_block_is_an_empty_statement(tmp_path):
    first, second = read(text(tmp_path / "a.csv", [*boc_block("2325", [], 0), *boc_block("9999", [5], 0)]))
    assert (first.facts.rows_read, first.facts.account, first.facts.control) == (0, "2325", AGREE)
    assert second.column("amount") == [5]


# ---------------------------------------------------------------- cards: one sign for spending, years, currencies


def test_a_card_of_merchants_bank_takes_its_years_from_the_title(tmp_path):
    rows = [
        ["招商银行信用卡对账单（个人消费卡账户 2026年01月）（补）"],
        ["交易日", "记账日", "交易摘要", "人民币金额", "卡号末四位", "交易地金额"],
        ["", "12/29", "掌上生活还款", "-1.23", "1234", "-1.23"],
        ["12/31", "01/01", "某店", "56.78", "1234", "56.78"],
        ["01/03", "01/04", "手机银行饭票", "-3.90", "1234", "-3.90(CN)"],
        ["01/05", "01/07", "中国移动", "8,000.00", "1234", "8,000.00(CN)"],
    ]
    found = one(text(tmp_path / "c.csv", rows), "cmb.bank")
    assert found.column("amount") == [123, -5678, 390, -800_000]
    assert found.column("at") == [when(day) for day in ("2025-12-29", "2025-12-31", "2026-01-03", "2026-01-05")]
    assert found.facts.control == NONE
    rows[0] = ["招商银行信用卡对账单"]
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "d.csv", rows))
    assert (caught.value.key, caught.value.row) == ("refused.not_time", 3)
    rows[0] = ["招商银行信用卡对账单（2026年06月）"]
    with pytest.raises(SourceRefused):  # December is not near June
        read(text(tmp_path / "e.csv", rows))


def test_a_card_of_communications_takes_its_direction_from_the_word(tmp_path):
    rows = [
        ["交易日期", "记账日期", "交易说明", "交易币种/金额", "入账币种/金额"],
        ["2026-01-10", "2026-01-10", "退货 美团", "CNY 123.18", "CNY 123.18"],
        ["2026-01-29", "2026-01-29", "信用卡还款 转账还款-6666", "CNY 666.60", "CNY 666.60"],
        ["2026-01-11", "2026-01-12", "消费 美团", "CNY 2.99", "CNY2.99"],
        ["2026-01-11", "2026-01-12", "消费 东京", "JPY 1000.00", "CNY 50.01"],
    ]
    found = one(text(tmp_path / "c.csv", rows), "bocom.bank")
    assert found.column("amount") == [12_318, 66_660, -299, -5001]
    rows[2][2] = "调整 某项"
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "d.csv", rows))
    assert (caught.value.key, caught.value.row) == ("refused.word", 3)


def test_cards_print_spending_positive_and_money_moves_the_other_way(tmp_path):
    guangfa = [
        ["交易日期", "入账日期", "交易摘要", "交易金额", "交易货币", "入账金额", "入账货币"],
        ["2026/01/05", "2026/01/06", "（消费）某店", "15.90", "人民币", "15.90", "人民币"],
        ["2026/01/04", "2026/01/04", "（退款）某店", "-97.20", "人民币", "-97.20", "人民币"],
    ]
    assert one(text(tmp_path / "g.csv", guangfa), "cgb.bank").column("amount") == [-1590, 9720]
    citic = [
        ["本期账单明细(人民币)"],
        ["交易日期", "入账日期", "交易描述", "卡末四位", "交易币种", "结算币种", "交易金额", "结算金额"],
        ["2026-01-05", "2026-01-06", "某店", "6688.0", "人民币", "人民币", "15.90", "15.90"],
        ["2026-01-04", "2026-01-04", "还款", "6688.0", "人民币", "人民币", "-97.20", "-97.20"],
    ]
    assert one(write_xlsx(tmp_path / "c.xlsx", {"S": citic}), "citic.bank").column("amount") == [-1590, 9720]
    for told, more, far in (("交易描述", [], []), ("交易摘要", ["原始交易金额&币种"], ["15.90(CNY)"])):
        pudong = [
            ["交易日期", "记账日期", told, "卡号末四位", "卡片类型", "交易币种", "交易金额", *more],
            ["20260105", "20260106", "某店", "8888", "主卡", "人民币", "15.90", *far],
            ["20260107", "20260107", "还款", "8888", "主卡", "人民币", "-97.20", *far],
        ]
        found = one(write_xlsx(tmp_path / f"s{len(far)}.xlsx", {"S": pudong}), "spdb.bank")
        assert found.column("amount") == [-1590, 9720]
    china = [
        ["中国银行信用卡账单(2026年01月)"],
        ["交易日", "银行记账日", "卡号后四位", "交易描述", "存入", "支出", "币种"],
        ["2025-12-13", "2025-12-14", "4260", "某店", "", "50.00", "CNY"],
        ["2025-12-20", "2025-12-20", "", "存款利息", "0.01", "", "CNY"],
        ["2025-12-22", "2025-12-24", "2875", "MICROSOFT", "", "3.72", "USD"],
    ]
    yuan, dollars = read(text(tmp_path / "b.csv", china))
    assert (yuan.column("amount"), dollars.column("amount")) == ([-5000, 1], [-372])
    assert (yuan.facts.currency, dollars.facts.currency) == ("CNY", "USD")


# ---------------------------------------------------------------- HSBC: two currencies, padded quotations


def test_two_currencies_of_one_list_are_two_statements_and_never_one_balance(tmp_path):
    lines = [
        "Date,Description,Billing amount,Billing currency,Balance,Balance currency",
        '24/03/2026,ATM        WITHDRAWAL,"-100.00"\t,HKD,"3,613.17"\t,HKD',
        '12/03/2026,SALARY,"12,500.00"\t\t,CNY,"12500.00"\t,CNY',
        '10/03/2026,SALARY,"500.00"\t,HKD,"3,713.17"\t,HKD',
    ]
    path = tmp_path / "h.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert sniff(path)[0] == "hsbchk.bank"
    hkd, cny = read(path)
    assert (hkd.column("amount"), cny.column("amount")) == ([-10_000, 50_000], [1_250_000])
    assert (hkd.facts.opening, hkd.facts.closing, hkd.facts.control) == (321_317, 361_317, NONE)
    assert (cny.facts.opening, cny.facts.closing, cny.facts.control) == (0, 1_250_000, NONE)


def test_a_row_of_a_card_that_is_not_posted_has_not_moved_money_yet(tmp_path):
    head = "Transaction date,Post date,Description,Billing amount,Billing currency,Transaction status,Merchant name"
    head += ",Country / region"
    lines = [
        head,
        '09/04/2026,10/04/2026,QR,"-1,099.14"\t,CNY,POSTED,SHOP,CHINA',
        "10/04/2026,,QR,-5.00,CNY,PENDING,SHOP,CHINA",
    ]
    path = tmp_path / "h.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = one(path, "hsbchk.bank")
    assert found.column("amount") == [-109_914, -500]
    assert found.column("state") == [0, 6]


# ---------------------------------------------------------------- treasury platforms


def test_blocks_of_a_treasury_workbook_are_read_though_its_dimension_is_wrong(tmp_path):
    rows = listed("treasury")
    other = [[cell.replace("73110122000157061", "88001") for cell in row] for row in rows]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [*rows, *other]})
    small = spoil(
        path, tmp_path / "b.xlsx", lambda data: data.replace(b'<dimension ref="A1:L16"/>', b'<dimension ref="A1:A1"/>')
    )
    assert b'"A1:A1"' in zipfile.ZipFile(small).read("xl/worksheets/sheet1.xml")
    first, second = read(small)
    agrees(first, MOVED, 2_000_000)
    agrees(second, MOVED, 2_000_000)
    assert (first.facts.account, second.facts.account) == ("73110122000157061", "88001")


def test_one_header_over_several_accounts_gives_a_statement_for_each(tmp_path):
    rows = listed("treasury")
    rows = rows[2:] + [[cell.replace("73110122000157061", "88001") for cell in row] for row in rows[3:]]
    first, second = read(write_xlsx(tmp_path / "a.xlsx", {"S": rows}))
    agrees(first, MOVED, 2_000_000)
    agrees(second, MOVED, 2_000_000)
    assert second.facts.ordinal == 2


# ---------------------------------------------------------------- figures beside the rows


def test_totals_below_the_rows_are_held_against_them(tmp_path):
    rows = listed("abc_company")
    found = one(text(tmp_path / "a.csv", rows), "abc.bank")
    assert {each.name for each in found.facts.checks} == {"sum_in", "count_in", "sum_out", "count_out", "balance_chain"}
    assert found.facts.control == AGREE
    rows[-1][3] = "9"
    cut = one(text(tmp_path / "b.csv", rows), "abc.bank")
    assert [each.name for each in cut.facts.checks if not each.agrees] == ["count_out"]


def test_rows_behind_the_totals_are_refused(tmp_path):
    rows = listed("abc_company")
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "a.csv", [*rows, rows[4]]))
    assert caught.value.key == "refused.after_footer"


def test_a_reversal_keeps_its_column_and_turns_the_sign(tmp_path):
    head = [
        "交易流水号",
        "交易日期",
        "交易时间",
        "借方金额",
        "贷方金额",
        "余额",
        "摘要",
        "备注",
        "对方账号",
        "对方户名",
    ]
    rows = [["账号", "62179"], head, ["1", "2026-06-01", "10:00:00", "100.00", "", "0.00", "付", "", "", ""]]
    rows.append(["2", "2026-06-01", "10:00:01", "-100.00", "", "100.00", "冲正", "", "", ""])
    found = one(text(tmp_path / "a.csv", rows), "spdb.bank")
    assert found.column("amount") == [-10_000, 10_000]
    assert follows(found.facts)


def test_a_row_with_both_amounts_or_neither_is_refused(tmp_path):
    for into, out, key in (("1.00", "2.00", "refused.both_amounts"), ("", "", "refused.not_amount")):
        rows = listed("spdb_debit")
        rows[3][3:5] = [into, out]
        with pytest.raises(SourceRefused) as caught:
            read(text(tmp_path / "a.csv", rows))
        assert (caught.value.key, caught.value.row) == (key, 4)


def test_a_damaged_number_and_an_unknown_currency_are_refused(tmp_path):
    rows = listed("ccb_company")
    rows[11][13] = "9.8E+17"
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "a.csv", rows))
    assert (caught.value.key, caught.value.row) == ("refused.damaged_id", 12)
    rows = listed("ccb_company")
    rows[11][6] = "贝壳"
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows))
    assert caught.value.key == "refused.word"


def test_every_reader_of_a_bank_is_registered():
    wanted = {"abc", "boc", "bocom", "ccb", "cgb", "citic", "cmb", "cn", "hsbchk", "icbc", "spdb", "treasury"}
    assert {f"{each}.bank" for each in wanted} <= set(load_formats())


def test_the_totals_of_mybank_call_money_in_the_debit(tmp_path):
    rows = listed("mybank")
    found = one(write_xlsx(tmp_path / "b.xlsx", {"sheet1": rows}), "cn.bank")
    stated = {check.name: check.stated for check in found.facts.checks}
    assert (stated["count_in"], stated["count_out"], found.facts.control) == ("2", "3", AGREE)
    assert found.column("counterparty")[0] == "某公司"
    rows[2][5] = "￥1.00"
    wrong = one(write_xlsx(tmp_path / "b.xlsx", {"sheet1": rows}), "cn.bank")
    assert wrong.facts.control == DISAGREE


def test_zheshang_says_which_way_by_a_figure_and_names_both_sides(tmp_path):
    header = [
        "流水号",
        "付款账号",
        "付款人户名",
        "收款账号",
        "收款人户名",
        "交易日期",
        "交易金额",
        "借贷标志(1收2付)",
        "备注",
    ]
    rows = [
        ["Z1", "622", "某公司", "331", "某店", "20260601", "1,200.50", "1", "货款"],
        ["Z2", "331", "某店", "623", "某供应商", "20260602", "30.00", "2", ""],
    ]
    found = one(write_xlsx(tmp_path / "b.xlsx", {"S": [header, *rows]}), "cn.bank")
    assert (found.column("amount"), found.facts.control) == ([120_050, -3000], NONE)
    assert found.column("counterparty") == ["某公司", "某供应商"]
    rows[1][7] = "3"
    with pytest.raises(SourceRefused) as caught:
        one(write_xlsx(tmp_path / "b.xlsx", {"S": [header, *rows]}), "cn.bank")
    assert caught.value.row == 3


FLAGGED = [
    ["账户明细"],
    ["账号：1202 0000 0000 0000"],
    ["交易日期", "摘要", "对方户名", "对方账号", "借贷标志", "交易金额", "余额"],
    ["2025-09-03", "转账", "张三", "6222020000000001", "贷", "50,000.00", "138,000.00"],
    ["2025-09-05", "采购", "某公司", "6222020000000002", "借", "3,000.00", "135,000.00"],
    ["2025-09-06", "退汇", "某公司", "6222020000000002", "借", "-3,000.00", "138,000.00"],
    ["2025-09-15", "货款", "乙公司", "6222020000000003", "贷", "90,400.00", "228,400.00"],
]


@pytest.mark.parametrize("words", [("贷", "借"), ("收入", "支出"), ("C", "D")])
def test_balances_prove_which_way_a_word_of_an_unnamed_bank_goes(tmp_path, words):
    """The books of the account itself call money in 借: their balances follow the other way, and nobody guesses."""
    rows = [[dict(zip("贷借", words, strict=True)).get(cell, cell) for cell in row] for row in FLAGGED]
    agrees(one(text(tmp_path / "a.csv", rows), "cn.bank"), [5_000_000, -300_000, 300_000, 9_040_000], 8_800_000)
    newest = one(text(tmp_path / "b.csv", [*rows[:3], *rows[:2:-1]]), "cn.bank")
    agrees(newest, [9_040_000, 300_000, -300_000, 5_000_000], 8_800_000)
    turned = [[{words[0]: words[1], words[1]: words[0]}.get(cell, cell) for cell in row] for row in rows]
    assert sniff(text(tmp_path / "c.csv", turned)) == []
    assert sniff(text(tmp_path / "d.csv", rows[:5])) == []  # two rows prove too little
    assert sniff(text(tmp_path / "e.csv", [row for row in rows if words[1] not in row])) == []  # nor one word alone


def test_icbc_s_later_list_of_flags_has_no_account(tmp_path):
    rows = [
        ["对方账号", "交易时间", "借贷标志", "对方单位", "对方行号", "用途", "摘要", "附言", "发生额", "余额", "币种"],
        ["6222", "2026-08-06 10:00:00", "贷", "甲公司", "102", "货款", "转账", "", "1000.00", "2000.00", "人民币"],
        ["6223", "2026-08-07 11:00:00", "借", "乙公司", "102", "采购", "转账", "", "88.50", "1911.50", "人民币"],
    ]
    got = one(text(tmp_path / "a.csv", rows), "icbc.bank")
    agrees(got, [100_000, -8_850], 100_000)
    assert got.column("counterparty") == ["甲公司", "乙公司"]
