"""Vouchers as tables: which lines are records, with which sign; vouchers that do not balance; forms of ten programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config.words import Words
from app.domain.chart import Use, use_of
from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer
from app.domain.statement import DISAGREE, NONE
from tests.importers.reading import Read, balanced, read, sniff
from tests.importers.workbooks import write_xlsx


def names(text: str) -> list[str]:
    """Return the names of columns, written with commas."""
    return text.split(",")


JDY = names(
    "日期,凭证字,凭证号,附件数,分录序号,摘要,科目代码,科目名称,借方金额,贷方金额,客户,供应商,职员,"
    "项目,部门,存货,自定义辅助核算类别,自定义辅助核算编码,自定义辅助核算类别1,自定义辅助核算编码1,"
    "数量,单价,原币金额,币别,汇率"
)
SALE = [("1002.01", "银行存款_招商银行", 113), ("5001", "主营业务收入", -100), ("2221.01", "应交税费_销项税", -13)]
FEE = [("5603", "财务费用_手续费", 6), ("1012.03", "其他货币资金_支付宝", -6)]


def jdy_rows(number: int, lines: list[tuple[str, str, int]], day: str = "2026-07-05") -> list[list[str]]:
    """Return the rows of one voucher; amounts in whole yuan, a debit positive."""
    rows = []
    for at, (code, name, value) in enumerate(lines, 1):
        debit, credit = (f"{value}.00", "") if value >= 0 else ("", f"{-value}.00")
        tail = [""] * 12 + [f"{abs(value)}.00", "RMB", "1"]
        rows.append([day, "记", str(number), "0", str(at), f"摘要{number}", code, name, debit, credit, *tail])
    return rows


def write(path: Path, rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def booked(one: Read) -> list[tuple[str, int]]:
    return list(zip(one.column("account"), one.column("amount"), strict=True))


def test_lines_on_cash_channel_revenue_and_tax_are_records_and_others_are_named(tmp_path):
    path = write(tmp_path / "v.csv", [JDY, *jdy_rows(1, SALE), *jdy_rows(2, FEE)])
    assert sniff(path)[0] == "kingdee.jdy.vouchers"
    (got,) = read(path)
    assert booked(got) == [
        ("1002.01 银行存款_招商银行", 11300),
        ("5001 主营业务收入", 10000),
        ("2221.01 应交税费_销项税", 1300),
        ("1012.03 其他货币资金_支付宝", -600),
    ]
    assert set(got.column("layer")) == {Layer.LEDGER} and set(got.column("kind")) == {Kind.VOUCHER}
    assert set(got.column("offset")) == {NO_TIME} and got.column("row") == [2, 3, 4, 6]
    assert (balanced(got.facts), got.facts.rows_read, got.facts.currency) == (True, 5, "CNY")
    assert got.column("subtype")[0] == "记-1" and got.column("text")[0] == "摘要1"
    first, more = got.facts.message_params["first"], got.facts.message_params["more"]
    assert (got.facts.message_key, first["key"], more["key"]) == (
        "statement.and", "statement.accounts_open", "statement.other_accounts",
    )  # fmt: skip
    assert more["params"] == {"count": 1, "accounts": ["5603 财务费用_手续费"]}
    said = Words("en").say(got.facts.message_key, got.facts.message_params)
    assert said.startswith("Every voucher balances.") and said.endswith("1 (5603 财务费用_手续费).")


vouchers = st.lists(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=4), min_size=1, max_size=6)


@given(vouchers, st.randoms(use_true_random=False), st.sampled_from(["utf-8-sig", "gb18030", "utf-16", "xlsx"]))
def test_any_order_of_columns_and_any_container_give_the_same_records(tmp_path, wanted, order, form):
    rows = [JDY]
    for number, values in enumerate(wanted, 1):
        lines = [("1002", "银行存款", one) for one in values] + [("6602", "管理费用", -sum(values))]
        rows += jdy_rows(number, lines)
    columns = list(range(len(JDY)))
    order.shuffle(columns)
    mixed = [[row[at] for at in columns] for row in rows]
    if form == "xlsx":
        path = write_xlsx(tmp_path / "v.xlsx", {"凭证列表#202607": mixed})
    else:
        path = write(tmp_path / "v.csv", mixed, encoding=form)
    (got,) = read(path)
    assert got.column("amount") == [one * 100 for values in wanted for one in values]
    assert balanced(got.facts) and got.facts.rows_read == len(rows) - 1
    (plain,) = read(write(tmp_path / "p.csv", rows))
    assert got.column("key_fp") == plain.column("key_fp")


@given(st.data())
def test_a_changed_cell_is_never_a_wrong_sum_that_agrees(tmp_path, data):
    rows = [JDY, *jdy_rows(1, SALE), *jdy_rows(2, FEE), *jdy_rows(3, SALE)]
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.sampled_from([0, 1, 2, 8, 9]))
    values = ["", "-", "abc", "1e309", "NaN", "113.001", "-5.00", "999", "2026-13-01", "\u202e1", "9" * 30, "记"]
    rows[row][column] = data.draw(st.sampled_from(values))
    try:
        (got,) = read(write(tmp_path / "v.csv", rows))
    except SourceRefused as why:
        assert why.row == row + 1 or why.key == "refused.not_time"
        return
    right = [11300, 10000, 1300, -600, 11300, 10000, 1300]
    if got.column("amount") != right:
        assert got.facts.control == DISAGREE


def test_a_voucher_that_does_not_balance_is_named(tmp_path):
    rows = [JDY, *jdy_rows(7, SALE[:2]), *jdy_rows(8, FEE)]
    (got,) = read(write(tmp_path / "v.csv", rows))
    assert got.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in got.facts.checks] == [("voucher", "记-7: 113.00", "100.00")]


def test_numbers_of_another_month_or_word_are_other_vouchers(tmp_path):
    rows = [JDY, *jdy_rows(1, SALE), *jdy_rows(1, SALE[:2], day="2026-08-05")]
    (got,) = read(write(tmp_path / "v.csv", rows))
    assert [one.stated for one in got.facts.checks] == ["记-1: 113.00"]


def test_merged_cells_and_totals_at_the_end(tmp_path):
    rows = [JDY, *jdy_rows(1, SALE), *jdy_rows(2, FEE)]
    for at in (2, 3, 5):
        rows[at][0:3] = ["", "", ""]
    rows.append(["合计", *[""] * 7, "119.00", "119.00", *[""] * 15])
    (got,) = read(write_xlsx(tmp_path / "v.xlsx", {"凭证": rows}))
    assert (balanced(got.facts), got.facts.rows_read, len(got.column("amount"))) == (True, 5, 4)
    less = [*rows[:4], rows[-1]]  # without the second voucher
    (got,) = read(write_xlsx(tmp_path / "less.xlsx", {"凭证": less}))
    assert got.facts.control == DISAGREE
    assert [one.stated for one in got.facts.checks if not one.agrees] == ["119.00", "119.00"]
    rows[1][0] = ""
    with pytest.raises(SourceRefused) as why:
        read(write(tmp_path / "w.csv", rows))
    assert (why.value.key, why.value.row) == ("refused.not_time", 2)


def test_a_foreign_line_is_in_its_own_currency_and_balances_in_the_books(tmp_path):
    lines = jdy_rows(1, [("1002.02", "银行存款_美元户", 710), ("1122", "应收账款_货款", -710)])
    lines[0][22:25] = ["100.00", "USD", "7.1"]
    (usd, cny) = read(write(tmp_path / "v.csv", [JDY, *lines, *jdy_rows(2, SALE)]))
    assert (usd.facts.currency, usd.column("amount"), balanced(usd.facts)) == ("USD", [10000], True)
    assert (cny.facts.currency, cny.facts.rows_read, len(cny.column("amount"))) == ("CNY", 4, 3)
    lines[0][23] = "蜜"
    with pytest.raises(SourceRefused) as why:
        read(write(tmp_path / "w.csv", [JDY, *lines]))
    assert (why.value.row, why.value.column) == (2, "币别")


def test_both_sides_or_none_are_refused(tmp_path):
    for cells in (("1.00", "2.00"), ("", "")):
        rows = [JDY, *jdy_rows(1, SALE)]
        rows[2][8:10] = cells
        with pytest.raises(SourceRefused) as why:
            read(write(tmp_path / "v.csv", rows))
        assert why.value.row == 3


def test_the_own_export_of_jingdouyun(tmp_path):
    rows = [
        ["日期", "凭证字号", "摘要", "科目", "借方金额", "贷方金额", "制单人", "审核人"],
        ["2026/7/5", "记-1", "销售", "1002 银行存款", "113.00", "", "张", ""],
        ["", "", "销售", "5001_主营业务收入", "", "113.00", "", ""],
    ]
    path = write(tmp_path / "v.csv", rows)
    assert sniff(path)[0] == "kingdee.jdy.vouchers"
    (got,) = read(path)
    assert booked(got) == [("1002 银行存款", 11300), ("5001 主营业务收入", 11300)] and balanced(got.facts)


def test_kingdee_k3_and_kis_field_names(tmp_path):
    k3 = names(
        "凭证日期,会计年度,会计期间,凭证字,凭证号,科目代码,科目名称,币别代码,币别名称,原币金额,借方,"
        "贷方,制单,审核,核准,出纳,经办,结算方式,结算号,凭证摘要,数量,数量单位,单价,参考信息,业务日期,"
        "往来业务编号,附件数,序号,系统模块,业务描述,汇率类型,汇率,分录序号,核算项目,过账,机制凭证,"
        "现金流量"
    )
    said = {
        "凭证日期": "2026-07-05",
        "会计期间": "7",
        "凭证字": "记",
        "凭证号": "3",
        "币别代码": "RMB",
        "凭证摘要": "收款",
    }
    rows = [
        {
            **said,
            "科目代码": "1002",
            "科目名称": "银行存款",
            "借方": "50.00",
            "贷方": "0",
            "结算号": "T1",
            "原币金额": "50",
        },
        {**said, "科目代码": "6001", "科目名称": "主营业务收入", "借方": "0", "贷方": "50"},
    ]
    path = write(tmp_path / "v.csv", [k3, *([one.get(name, "") for name in k3] for one in rows)], encoding="gb18030")
    assert sniff(path)[0] == "kingdee.k3.vouchers"
    (got,) = read(path)
    assert booked(got) == [("1002 银行存款", 5000), ("6001 主营业务收入", 5000)]
    assert got.column("channel_ref") == ["T1", ""] and balanced(got.facts)
    kis = ["FDATE", "FPERIOD", "FGROUP", "FNUM", "FENTRYID", "FEXP", "FACCTID", "FCYID", "FFCYAMT", "FDEBIT", "FCREDIT"]
    rows = [
        ["2026-07-05", "7", "记", "3", "0", "收款", "1002", "RMB", "50", "50", "0"],
        ["2026-07-05", "7", "记", "3", "1", "收款", "6602", "RMB", "50", "0", "50"],
    ]
    (got,) = read(write(tmp_path / "k.csv", [kis, *rows]))
    assert (got.facts.format, booked(got), balanced(got.facts)) == ("kingdee.k3.vouchers", [("1002", 5000)], True)


def test_yonyou_nc_in_a_workbook_with_technical_names_above(tmp_path):
    columns = names(
        "* 核算账簿,* 凭证类别编码,* 凭证号,附单据数,* 制单人编码,* 制单日期,* 摘要,* 科目编码,* 币种,"
        "* 原币借方金额,* 本币借方金额,集团本币借方金额,* 原币贷方金额,* 本币贷方金额"
    )
    head = [f"pk_{at}" for at in range(len(columns))]
    rows = [
        ["A", "01", "5", "0", "zhang", "2026-07-05", "收汇", "100201", "USD", "100", "710", "", "", ""],
        ["A", "01", "5", "0", "zhang", "2026-07-05", "收汇", "600101", "CNY", "", "", "", "710", "710"],
    ]
    path = write_xlsx(tmp_path / "v.xlsx", {"凭证": [head, columns, *rows]})
    assert sniff(path)[0] == "yonyou.nc.vouchers"
    usd, cny = read(path)
    assert (usd.facts.currency, booked(usd)) == ("USD", [("100201", 10000)])
    assert (cny.facts.currency, booked(cny), balanced(cny.facts)) == ("CNY", [("600101", 71000)], True)


U8 = [
    "填制凭证,V800",
    "2026-07-05,记,12,0,销售 订单号12345678,1002,113.00,0,0,0,0,张三",
    "2026-07-05,记,12,0,销售 订单号12345678,500101,0,100.00,0,0,0,张三,,,,",
    "2026-07-05,记,12,0,税,222101,0,13.00",
    "",
]


def lines(path: Path, said: list[str], encoding: str = "gb18030") -> Path:
    path.write_bytes("\r\n".join(said).encode(encoding))
    return path


def test_yonyou_u8_text_has_no_header(tmp_path):
    path = lines(tmp_path / "pz.txt", U8)
    assert sniff(path) == ["yonyou.u8.vouchers"]
    (got,) = read(path)
    assert booked(got) == [("1002", 11300), ("500101", 10000), ("222101", 1300)]
    assert (got.column("row"), got.column("order_ref")[0], balanced(got.facts)) == ([2, 3, 4], "12345678", True)
    (cut,) = read(lines(tmp_path / "a.txt", U8[:3]))
    assert cut.facts.control == DISAGREE
    for bad, key in (
        ("2026-07-05,记,12,0,税,2221,x,13.00", "refused.not_amount"),
        ("2026-07-05,记,12,0,税,2221,1,13.00", "refused.both_amounts"),
        ("2026-02-30,记,12,0,税,2221,0,13.00", "refused.not_time"),
        ("2026-07-05,记,12,0,税", "refused.ragged"),
        ("2026-07-05,记,12,0,税,,0,13.00", "refused.value"),
    ):
        with pytest.raises(SourceRefused) as why:
            read(lines(tmp_path / "b.txt", [*U8[:3], bad]))
        assert (why.value.key, why.value.row) == (key, 4)


def test_numbers_alone_are_read_by_the_standard_that_the_file_shows(tmp_path):
    factory = [U8[0], "2026-07-05,记,1,0,产,5001,5,0", "2026-07-05,记,1,0,产,1403,0,5", "2026-07-05,记,2,0,费,6602,1,0",
               "2026-07-05,记,2,0,费,1001,0,1"]  # fmt: skip
    (got,) = read(lines(tmp_path / "pz.txt", factory))
    assert booked(got) == [("1001", -100)]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            ["日期", "凭证字", "凭证号", "摘要", "科目编码", "科目名称", "借方金额", "贷方金额", "辅助核算"],
            [
                ["2026-07-05", "记", "9", "a", "1002", "银行存款", "5", "", ""],
                ["", "", "", "b", "6602", "办公费", "", "5", ""],
            ],
        ),
        (
            ["制单日期", "凭证编号", "摘要", "会计科目", "借方", "贷方"],
            [
                ["2026年7月5日", "记-9", "a", "银行存款", "5.00", "0.00"],
                ["2026年7月5日", "记-9", "b", "办公费", "0.00", "5.00"],
            ],
        ),
        (
            ["憑證號", "日期", "會計科目", "摘要", "借方金額", "貸方金額"],
            [["9", "2026/07/05", "銀行存款", "a", "5", ""], ["9", "2026/07/05", "郵電費用", "b", "", "5"]],
        ),
        (
            ["单据日期", "凭证类别", "凭证编号", "摘要", "科目编码", "科目全称", "借方", "贷方"],
            [
                ["2026-07-05", "记账凭证", "记-0001", "a", "100201", "银行存款-招行", "5", ""],
                ["", "", "", "b", "6602", "管理费用-房租", "", "5"],
            ],
        ),
        (
            ["Date", "Journal No.", "Account Code", "Account", "Debit", "Credit", "Description", "Currency"],
            [
                ["2026-07-05", "J9", "1000", "Cash at Bank", "5.00", "", "a", "CNY"],
                ["2026-07-05", "J9", "6100", "Rent", "", "5", "b", "CNY"],
            ],
        ),
        (
            ["Entry Number", "Posting Date", "GL Account", "Debit Amount", "Credit Amount"],
            [["9", "07/25/2026", "Bank", "$5.00", ""], ["9", "07/25/2026", "Office supplies", "", "$5.00"]],
        ),
    ],
)  # fmt: skip
def test_journals_of_other_programs_by_their_names(tmp_path, head, rows):
    path = write(tmp_path / "j.csv", [head, *rows])
    assert sniff(path)[0] == "generic.vouchers"
    (got,) = read(path)
    assert (got.column("amount"), balanced(got.facts), got.facts.rows_read) == ([500], True, 2)
    assert got.facts.currency == ("" if head[0] in ("Entry Number", "憑證號") else "CNY")


def test_what_a_line_is_called_and_refers_to_is_its_text(tmp_path):
    rows = [
        ["Date", "Journal Entry", "Account", "Partner", "Label", "Reference", "Debit", "Credit"],
        ["2026-07-05", "BNK1/1", "101401 Bank", "Acme", "INV/2026/1", "order 5001-2", "5.00", "0.00"],
        ["2026-07-05", "BNK1/1", "400000 Sales", "Acme", "INV/2026/1", "", "0.00", "5.00"],
    ]
    (got,) = read(write(tmp_path / "j.csv", rows))
    assert got.column("text") == ["INV/2026/1 order 5001-2", "INV/2026/1"]
    assert got.column("order_ref") == ["5001-2", ""] and got.column("counterparty") == ["Acme", "Acme"]


TAIWAN = ["日期", "傳票號碼", "摘要", "科目編號", "科目名稱", "借方金額", "貸方金額"]


def taiwan_rows(currency: str, amount: str, more: tuple[str, ...] = (), day: str = "115/10/05") -> list[list[str]]:
    """Return a sale to the bank, with what further columns say of each line."""
    said = [day, f"1151005{currency}", "銷貨"]
    bank, sale = ["1113.01", "銀行存款-合庫", amount, ""], ["4101", "銷貨收入", "", amount]
    return [[*said, *account, currency, *more] for account in (bank, sale)]


def test_books_of_taiwan_name_their_money_by_years_of_the_republic_or_by_lines_in_dollars(tmp_path):
    """A number of the mainland's charts means another account there; no currency is made up."""
    plain = [one[:7] for one in taiwan_rows("", "320")]
    (got,) = read(write(tmp_path / "r.csv", [TAIWAN, *plain], encoding="big5"))
    assert (got.facts.currency, balanced(got.facts)) == ("TWD", True)
    assert booked(got) == [("1113.01 銀行存款-合庫", 32000), ("4101 銷貨收入", 32000)]
    assert {dt.datetime.fromtimestamp(at, dt.UTC).date() for at in got.column("at")} == {dt.date(2026, 10, 5)}
    western = [["2026/10/05", *one[1:]] for one in plain]
    assert read(write(tmp_path / "w.csv", [TAIWAN, *western]))[0].facts.currency == ""
    own = [*TAIWAN, "幣別", "匯率", "原幣金額"]
    rows = [*taiwan_rows("NTD", "320", ("1", "320")), *taiwan_rows("USD", "320", ("32", "10"))]
    for day in ("115/10/05", "2026/10/05"):
        dollars, usd = read(write(tmp_path / "o.csv", [own, *([day, *one[1:]] for one in rows)]))
        assert (dollars.facts.currency, dollars.column("amount")) == ("TWD", [32000, 32000])
        assert (usd.facts.currency, usd.column("amount"), balanced(usd.facts)) == ("USD", [1000, 1000], True)
    each = [[*TAIWAN, "幣別"], *taiwan_rows("TWD", "320"), *taiwan_rows("USD", "10")]
    dollars, usd = read(write(tmp_path / "e.csv", each))
    assert (dollars.column("amount"), usd.column("amount")) == ([32000, 32000], [1000, 1000])


def test_a_bank_list_with_accounts_and_debits_is_no_journal(tmp_path):
    rows = [["Account", "Date", "Description", "Debit", "Credit", "Balance"], ["1", "2026-07-05", "a", "5", "", "1"]]
    assert "generic.vouchers" not in sniff(write(tmp_path / "b.csv", rows))


QBO = [
    "*JournalNo",
    "*JournalDate",
    "*AccountName",
    "*Debits",
    "*Credits",
    "Description",
    "Name",
    "Currency",
    "Location",
    "Class",
]


def qbo(day: str) -> list[list[str]]:
    return [
        QBO,
        ["PO-1", day, "Bank Main", "900.50", "", "Stripe payout po_1QxYz8Ab2Cd3Ef4G", "", "EUR", "", ""],
        ["", "", "Stripe Fees", "29.50", "", "Fees", "", "EUR", "", ""],
        ["", "", "Refunds", "70", "", "Order 1041", "", "EUR", "", ""],
        ["", "", "Sales", "", "1,000.00", "Orders 1041 1042", "", "EUR", "", ""],
    ]


def test_quickbooks_online_must_prove_which_number_is_the_month(tmp_path):
    (one,) = read(write(tmp_path / "a.csv", qbo("09/18/2026")))
    (two,) = read(write(tmp_path / "b.csv", qbo("18/09/2026")))
    assert one.column("at") == two.column("at") and one.facts.format == "quickbooks.journal"
    assert booked(one) == [("Bank Main", 90050), ("Refunds", -7000), ("Sales", 100000)]
    assert one.column("batch_ref") == ["po_1QxYz8Ab2Cd3Ef4G", "", ""] and one.column("order_ref") == ["", "1041", ""]
    assert balanced(one.facts)
    with pytest.raises(SourceRefused) as why:
        read(write(tmp_path / "c.csv", qbo("09/08/2026")))
    assert why.value.key == "refused.date_order"
    old = [["*JournalNo", "*JournalDate", "Memo", "*AccountName", "Debits", "Credits", "Description", "Name"]]
    old += [["1", "2026-09-18", "m", "Bank", "5", "", "d", "n"], ["1", "2026-09-18", "m", "Equity", "", "5", "d", "n"]]
    (got,) = read(write(tmp_path / "d.csv", old))
    assert (booked(got), got.column("text"), got.column("counterparty")) == ([("Bank", 500)], ["m d"], ["n"])


def test_xero_says_numbers_alone_so_that_every_line_is_kept(tmp_path):
    head = ["*Narration", "*Date", "Description", "*AccountCode", "*TaxRate", "*Amount", "TrackingName1"]
    rows = [
        ["Sale", "18/09/2026", "a", "1002", "Tax Exempt", "12.50", ""],
        ["Sale", "18/09/2026", "b", "6001", "", "-12.50", ""],
    ]
    path = write(tmp_path / "x.csv", [head, *rows])
    assert sniff(path)[0] == "xero.journal"
    (got,) = read(path)
    assert booked(got) == [("1002", 1250), ("6001", -1250)] and balanced(got.facts)
    assert got.facts.message_params["more"]["key"] == "statement.no_currency"


def test_odoo_entries_leave_the_head_blank_on_further_lines(tmp_path):
    head = [
        "id",
        "date",
        "journal_id",
        "ref",
        "line_ids/account_id",
        "line_ids/name",
        "line_ids/debit",
        "line_ids/credit",
    ]
    rows = [
        ["m1", "2026-09-18", "Bank", "r", "101401 Bank", "in", "900.50", "0.00"],
        ["", "", "", "", "400000 Sales", "s", "0.00", "900.50"],
        ["m2", "2026-09-19", "Misc", "r2", "101402 Outstanding Receipts", "x", "5.00", "0.00"],
        ["", "", "", "", "611000 Fees", "x", "0.00", "5.50"],
    ]
    path = write(tmp_path / "o.csv", [head, *rows])
    assert sniff(path)[0] == "odoo.moves"
    (got,) = read(path)
    assert booked(got)[:2] == [("101401 Bank", 90050), ("400000 Sales", 90050)]
    assert [one.stated for one in got.facts.checks] == ["m2: 5.00"]
    (book,) = read(write_xlsx(tmp_path / "o.xlsx", {"Sheet1": [head, *rows]}))
    assert book.table.equals(got.table)


GNUCASH = names(
    "Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,"
    "Full Account Name,Account Name,Amount With Sym,Amount Num.,Value With Sym,Value Num.,"
    "Reconcile,Reconcile Date,Rate/Price"
)


def split(account: str, value: str, amount: str = "", *, first: bool = True, day: str = "18/09/2026") -> list[str]:
    head = [day, "a1b2", "7", "Sale", "", "CURRENCY::EUR"] if first else [""] * 6
    return [*head, "", "", "memo", account, account, amount or f"{value} EUR", value, value, value, "n", "", "1.0000"]


def test_gnucash_splits_in_the_currency_of_the_account(tmp_path):
    rows = [
        split("Assets:Bank:USD", "92.13", "$100.00"),
        split("Income:Sales", "-90.00", first=False),
        split("Expenses:Fees", "-2.13", first=False),
    ]
    path = write(tmp_path / "g.csv", [GNUCASH, *rows])
    assert sniff(path)[0] == "gnucash.transactions"
    usd, eur = read(path)
    assert (usd.facts.currency, booked(usd), balanced(usd.facts)) == ("USD", [("Assets:Bank:USD", 10000)], True)
    assert (eur.facts.currency, booked(eur)) == ("EUR", [("Income:Sales", 9000)])
    said = [split("Assets:Bank", "92.13"), split("Income:Sales", "-92.13", first=False)]
    comma = [[cell.replace("92.13 EUR", "92,13 €").replace("92.13", "92,13") for cell in one] for one in said]
    (got,) = read(write(tmp_path / "c.csv", [GNUCASH, *comma]))
    assert booked(got) == [("Assets:Bank", 9213), ("Income:Sales", 9213)] and balanced(got.facts)


def test_hledger_csv_in_several_commodities(tmp_path):
    head = names(
        "txnidx,date,date2,status,code,description,comment,account,amount,commodity,credit,debit,posting-status,"
        "posting-comment"
    )

    def posting(number: int, account: str, amount: str, commodity: str) -> list[str]:
        return [str(number), "2026-09-18", "", "*", "ch_1", "Sale", "", account, amount, commodity, "", "", "", ""]

    rows = [
        posting(1, "Assets:Bank", "99.40", "¥"),
        posting(1, "收入:销售", "-99.40", "¥"),
        posting(2, "Assets:Stock", "3", "AAPL"),
        posting(2, "Assets:Bank", "-30.00", "¥"),
    ]
    path = write(tmp_path / "h.csv", [head, *rows])
    assert sniff(path)[0] == "hledger.csv"
    cny, shares = read(path)
    assert (cny.facts.currency, booked(cny)) == (
        "CNY",
        [("Assets:Bank", 9940), ("收入:销售", 9940), ("Assets:Bank", -3000)],
    )
    assert (shares.facts.currency, len(shares.column("row")), balanced(cny.facts)) == ("AAPL", 0, True)
    yen = [posting(1, "Assets:Bank", "100", "¥"), posting(1, "Income:Sales", "-100", "¥")]
    with pytest.raises(SourceRefused) as why:
        read(write(tmp_path / "y.csv", [head, *yen]))
    assert why.value.key == "refused.no_currency"


IIF = [
    "!ACCNT\tNAME\tACCNTTYPE",
    "ACCNT\tMoney\tBANK",
    "!TRNS\tTRNSID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO",
    "!SPL\tSPLID\tTRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO",
    "!ENDTRNS",
    "TRNS\t\tGENERAL JOURNAL\t09/18/2026\tMoney\t\t\t900.50\tPO-1\tPayout",
    "SPL\t\tGENERAL JOURNAL\t09/18/2026\tCafé Sales\tJosé\t\t-900.50\tPO-1\tOrder 1041",
    "ENDTRNS",
]


def test_quickbooks_desktop_iif(tmp_path):
    path = lines(tmp_path / "q.iif", [*IIF, ""], encoding="cp1252")
    assert sniff(path) == ["quickbooks.iif"]
    (got,) = read(path)
    assert booked(got) == [("Money", 90050), ("Café Sales", 90050)] and got.column("row") == [6, 7]
    assert balanced(got.facts) and got.column("counterparty") == ["", "José"]
    off = [*IIF[:6], IIF[6].replace("-900.50", "-900.05"), *IIF[7:]]
    (wrong,) = read(lines(tmp_path / "o.iif", off, encoding="cp1252"))
    assert wrong.facts.control == DISAGREE
    with pytest.raises(SourceRefused) as why:
        read(lines(tmp_path / "c.iif", IIF[:7], encoding="cp1252"))
    assert why.value.key == "refused.cut_off"
    with pytest.raises(SourceRefused) as why:
        read(lines(tmp_path / "d.iif", [*IIF[:5], IIF[5].replace("09/18", "18/09"), *IIF[6:]], encoding="cp1252"))
    assert (why.value.row, why.value.column) == (6, "DATE")


@pytest.mark.parametrize(("year", "full"), [("26", 2026), ("98", 1998), ("'98", 2098), ("69", 2069), ("70", 1970)])
def test_two_digits_of_a_year_in_iif_may_mean_the_last_century(year, full, tmp_path):
    (got,) = read(lines(tmp_path / "q.iif", [one.replace("/2026", f"/{year}") for one in IIF], encoding="cp1252"))
    days = [dt.datetime.fromtimestamp(at, dt.UTC) for at in got.column("at")]
    assert {day.year for day in days} == {full}


@pytest.mark.parametrize(
    ("code", "name", "use"),
    [
        ("1002", "", Use.CASH),
        ("1012.01", "支付宝", Use.CHANNEL),
        ("1122.05", "应收账款_抖音平台", Use.CHANNEL),
        ("1122.01", "应收账款_某公司", Use.OTHER),
        ("222101", "应交增值税", Use.TAX),
        ("6001", "主营业务收入", Use.REVENUE),
        ("6601", "销售费用_支付宝手续费", Use.OTHER),
        ("", "银行存款-招行8888", Use.CASH),
        ("", "税金及附加", Use.OTHER),
        ("", "Assets:Bank:Main", Use.CASH),
        ("", "Assets:Clearing:Stripe", Use.CHANNEL),
        ("", "Assets:Receivable", Use.OTHER),
        ("", "Assets:招行", Use.UNKNOWN),
        ("", "Expenses:Fees:Stripe", Use.OTHER),
        ("", "Liabilities:VAT", Use.TAX),
        ("", "Income:Other", Use.REVENUE),
        ("", "Sales Tax Payable", Use.TAX),
        ("", "Cost of Sales", Use.OTHER),
        ("", "Accounts Receivable - Shopify clearing", Use.CHANNEL),
        ("", "Undeposited Funds", Use.CHANNEL),
        ("101401", "Bank", Use.CASH),
        ("1113", "銀行存款-合庫", Use.CASH),
        ("2171", "應付帳款", Use.OTHER),
        ("1178.02", "應收帳款-PayPal", Use.CHANNEL),
        ("1172", "應收帳款", Use.OTHER),
        ("4101", "銷貨收入", Use.REVENUE),
        ("4110", "網路商店營收", Use.REVENUE),
        ("2204", "銷項稅額", Use.TAX),
        ("1268", "留抵稅額", Use.TAX),
        ("6188", "銀行手續費", Use.OTHER),
        ("6115", "軟體訂閱", Use.OTHER),
        ("1149", "備抵評價", Use.UNKNOWN),
        ("1002", "銀行存款", Use.CASH),
        ("", "090", Use.UNKNOWN),
    ],
)
def test_what_an_account_is_for(code, name, use):
    assert use_of(code, name) is use


def test_overlapping_exports_know_a_line_again(tmp_path):
    (one,) = read(write(tmp_path / "a.csv", [JDY, *jdy_rows(1, SALE), *jdy_rows(2, FEE)]))
    (two,) = read(write(tmp_path / "b.csv", [JDY, *jdy_rows(2, FEE), *jdy_rows(3, SALE)]))
    assert one.column("key_fp")[3:] == two.column("key_fp")[:1]
    assert one.facts.account == two.facts.account == "ledger"
    assert not set(one.column("key_fp")[:3]) & set(two.column("key_fp"))


def test_three_decimals_and_an_empty_journal(tmp_path):
    head = ["Date", "Journal No", "Account", "Debit", "Credit", "Currency"]
    rows = [["2026-07-05", "1", "Bank", "5.125", "", "KWD"], ["2026-07-05", "1", "Sales", "", "5.125", "KWD"]]
    (got,) = read(write(tmp_path / "k.csv", [head, *rows]))
    assert Decimal(got.column("amount")[0]).scaleb(-got.facts.exp) == Decimal("5.125") and balanced(got.facts)
    (none,) = read(write(tmp_path / "n.csv", [JDY]))
    assert (none.facts.rows_read, none.facts.control) == (0, NONE)
