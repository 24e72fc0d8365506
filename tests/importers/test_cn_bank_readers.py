"""Lists of Chinese banks: layouts, containers, signs, blocks, totals; what is missing or damaged is refused."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.base import load_formats
from tests.importers.reading import Read, read, sniff
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


def money(value: int, grouped: bool = False) -> str:
    return f"{Decimal(value).scaleb(-2):,.2f}" if grouped else f"{Decimal(value).scaleb(-2):.2f}"


def when(text_: str) -> int:
    return int((dt.datetime.fromisoformat(text_) - EPOCH).total_seconds())


def balances(moved: list[int], opening: int) -> list[int]:
    return [opening + sum(moved[: at + 1]) for at in range(len(moved))]


def one(path: Path, format_: str, **options: Any) -> Read:
    assert sniff(path)[0] == format_
    (found,) = read(path, **options)
    assert found.facts.format == format_
    return found


def agrees(found: Read, moved: list[int], opening: int) -> None:
    assert found.column("amount") == moved
    assert found.facts.control == AGREE
    assert (found.facts.opening, found.facts.closing) == (opening, opening + sum(moved))
    assert set(found.column("layer")) == {4}


# ---------------------------------------------------------------- the layouts, each with its own names and forms

MOVED = [120_050, -3_000, -1_234_567, 50, -200]
AFTER = balances(MOVED, 2_000_000)
DAYS = [f"2026-06-{day:02d}" for day in (1, 2, 2, 29, 30)]
CLOCKS = ["08:00:24", "12:30:00", "12:30:01", "00:00:00", "23:59:59"]


def sides(moved: int, unused: str = "") -> tuple[str, str]:
    """Return (money in, money out) as two columns print them."""
    return (money(moved, True), unused) if moved > 0 else (unused, money(-moved, True))


def rows_of(make: Any) -> list[list[str]]:
    return [make(*each) for each in zip(MOVED, AFTER, DAYS, CLOCKS, range(1, 6), strict=True)]


def ccb_company() -> tuple[list[list[str]], list[str]]:
    head = [
        "账号 ", "账户名称 ", "交易时间 ", "借方发生额（支取） ", "贷方发生额（收入） ", "余额 ", "币种 ", "对方户名 ", "对方账号 ",
        "对方开户机构 ", "记账日期 ", "摘要 ", "备注 ", "账户明细编号-交易流水号 ", "企业流水号 ", "凭证种类 ", "凭证号 ",
    ]  # fmt: skip
    body = rows_of(
        lambda m, b, d, c, n: [
            "11050110000000000123",
            "某店",
            f"{d.replace('-', '')} {c}",
            sides(m, "0.00")[1],
            sides(m, "0.00")[0],
            money(b, True),
            "人民币元",
            "财付通支付科技有限公司",
            "2431",
            "某行",
            d.replace("-", ""),
            "转账存入",
            "备注",
            f"98-{n}",
            "",
            "",
            "",
        ]  # fmt: skip
    )
    return [["账户明细信息"], ["查询时间", "20260701"], *[[""]] * 7, head, *body], ["11050110000000000123"]


def ccb_online() -> tuple[list[list[str]], list[str]]:
    head = [
        "记账日",
        "交易日期",
        "交易时间",
        "支出",
        "收入",
        "账户余额",
        "币种",
        "摘要",
        "对方账号",
        "对方户名",
        "交易地点",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            d.replace("-", ""),
            d.replace("-", ""),
            c,
            sides(m, "0.00")[1],
            sides(m, "0.00")[0],
            money(b, True),
            "人民币元",
            "消费",
            "2431",
            "支付宝（中国）网络技术有限公司",
            "网上",
        ]  # fmt: skip
    )
    end = [["以上数据仅供参考，具体内容请以柜台为准"]]
    return [["China Construction Bank"], ["账  号:", "6217000010001234567"], [""], head, *body, *end], [
        "6217000010001234567"
    ]


def ccb_list() -> tuple[list[list[str]], list[str]]:
    head = ["序号", "摘要", "币别", "钞汇", "交易日期", "交易金额", "账户余额", "交易地点/附言", "对方账号与户名"]
    body = rows_of(
        lambda m, b, d, c, n: [
            str(n),
            "消费",
            "人民币元",
            "钞",
            d.replace("-", ""),
            money(m, True),
            money(b, True),
            "网上",
            "2431/某公司",
        ]
    )
    top = [
        ["中国建设银行个人活期账户全部交易明细"],
        ["卡号/账号:6217000010001234567"],
        ["起始日期:20260601"],
        ["结束日期:20260630"],
    ]
    return [*top, head, *body], ["6217000010001234567"]


def abc_company() -> tuple[list[list[str]], list[str]]:
    head = ["交易时间", "收入金额", "支出金额", "账户余额", "交易行名", "对方省市", "对方账号", "对方户名", "交易用途"]
    body = rows_of(
        lambda m, b, d, c, n: [f"{d} {c}", *sides(m), money(b, True), "某行", "北京", "2431", "某公司", "货款"]
    )
    into, out = [m for m in MOVED if m > 0], [-m for m in MOVED if m < 0]
    end = [
        ["汇总收入金额", money(sum(into), True), "汇总收入笔数", str(len(into))],
        ["汇总支出金额", money(sum(out), True), "汇总支出笔数", str(len(out))],
    ]
    top = [["账户明细"], ["账户名称", "某店", "账户号", "11-050101040012345"]]
    return [*top, head, *body, *end], ["11-050101040012345"]


def abc_personal() -> tuple[list[list[str]], list[str]]:
    head = ["交易日期", "交易时间", "交易摘要", "交易金额", "本次余额", "对手信息", "日 志 号", "交易渠道", "交易附言"]
    body = rows_of(
        lambda m, b, d, c, n: [
            d.replace("-", ""),
            c.replace(":", ""),
            "转存",
            f"{m / 100:+.2f}",
            money(b),
            "某人",
            f"36939{n}",
            "超级网银",
            "附言",
        ]
    )
    return [head, *body[:-1], body[-1][:7]], [""]


def boc_debit() -> tuple[list[list[str]], list[str]]:
    head = [
        "记账日期",
        "记账时间",
        "币别",
        "金额",
        "余额",
        "交易名称",
        "渠道",
        "网点名称",
        "附言",
        "对方账户名",
        "对方卡号/账号",
        "对方开户行",
        "借记卡号",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            d,
            c,
            "人民币",
            money(m, True),
            money(b, True),
            "网上快捷支付",
            "银企对接",
            "-------------------",
            "----------",
            "支付宝",
            "Z200******010N",
            "-------------------",
            "3167",
        ]  # fmt: skip
    )
    return [["中国银行交易流水明细单"], head, *body[::-1]], ["3167"]


def bocom_debit() -> tuple[list[list[str]], list[str]]:
    head = [
        "序号",
        "交易日期",
        "交易时间",
        "交易类型",
        "借贷",
        "交易金额",
        "余额",
        "对方账号",
        "对方户名",
        "交易地点",
        "摘要",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            str(n),
            d,
            c,
            "网上支付",
            "贷 Cr" if m > 0 else "借 Dr",
            money(abs(m)),
            money(b),
            "555",
            "某公司",
            "网上",
            "",
        ]
    )
    return [head, *body], [""]


def bocom_company() -> tuple[list[list[str]], list[str]]:
    head = ["交易时间", "摘要", "凭证种类", "凭证号码", "借贷标志", "发生额", "余额", "对方账号", "对方户名"]
    body = rows_of(
        lambda m, b, d, c, n: [
            f"{d} {c}",
            "货款",
            "",
            "",
            "贷" if m > 0 else "借",
            money(abs(m), True),
            money(b, True),
            "555",
            "某公司",
        ]
    )
    out = [-m for m in MOVED if m < 0]
    end = [["借方交易笔数:", str(len(out)), "借方交易金额:", money(sum(out), True)]]
    return [["查询账号:", "310066661018800001234"], ["户  名:", "某店"], head, *body, *end], ["310066661018800001234"]


def spdb_debit() -> tuple[list[list[str]], list[str]]:
    head = ["顺序号", "交易日期", "交易类型", "存入金额", "取出金额", "余额", "交易对手名称", "交易对手账号", "附言"]
    body = rows_of(
        lambda m, b, d, c, n: [str(n), f"{d.replace('-', '/')}  {c}", "汇入", *sides(m), money(b), "某公司", "123", ""]
    )
    return [["账号", "6217920100000123", "账户类型", "借记卡", "日期范围", "20260601-20260630"], head, *body], [
        "6217920100000123"
    ]


def spdb_company() -> tuple[list[list[str]], list[str]]:
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
    body = rows_of(lambda m, b, d, c, n: [f"99{n}", d, c, *sides(m)[::-1], money(b), "货款", "备注", "123", "某公司"])
    return [["账户名称", "某店"], ["账号", "6217920100000123"], [""], head, *body], ["6217920100000123"]


def citic_company() -> tuple[list[list[str]], list[str]]:
    head = ["交易日期", "柜员交易号", "对方账号", "对方账户名称", "付款发生额", "收款发生额", "账户余额", "摘要"]
    body = rows_of(lambda m, b, d, c, n: [d, f"T{n}", "123", "某公司", *sides(m)[::-1], money(b), "货款"])
    return [*[[""]] * 4, ["", "账号：", "8110701012300456789"], *[[""]] * 10, head, *body], ["8110701012300456789"]


def icbc_transfers() -> tuple[list[list[str]], list[str]]:
    head = ["凭证号", "交易时间", "对方单位", "对方账号", "转入金额", "转出金额", "余额", "用途", "摘要", "附言"]
    body = rows_of(
        lambda m, b, d, c, n: [f"V{n}", f"{d} {c}", "某公司", "1001\t", *sides(m), money(b, True), "货款", "摘要", ""]
    )
    return [["[HISTORYDETAIL]"], head, *body], [""]


def icbc_flagged() -> tuple[list[list[str]], list[str]]:
    head = [
        "凭证号",
        "本方账号",
        "对方账号",
        "交易时间",
        "借贷标志",
        "发生额",
        "对方单位",
        "余额",
        "摘要",
        "用途",
        "附言",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            "",
            "0200001\t",
            "1001\t",
            f"{d} {c}",
            "贷" if m > 0 else "借",
            money(abs(m)),
            "某公司",
            money(b),
            "摘要",
            "",
            "",
        ]
    )
    return [head, *body], ["0200001"]


def icbc_printed() -> tuple[list[list[str]], list[str]]:
    head = [
        "交易日期",
        "帐号",
        "储种",
        "序号",
        "币种",
        "钞汇",
        "摘要",
        "地区",
        "收入/支出金额",
        "余额",
        "对方户名",
        "对方帐号",
        "渠道",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            d + c,
            "0200001",
            "活期",
            "00000",
            "人民币",
            "钞",
            "消费",
            "0200",
            f"{m / 100:+,.2f}",
            money(b, True),
            "（空）",
            "（空）",
            "快捷支付",
        ]
    )
    return [
        ["中国工商银行借记账户历史明细（电子版）"],
        ["卡号 6222020200001234567  户名：某人  起止日期：2026-06-01 — 2026-06-30"],
        head,
        *body,
    ], ["6222020200001234567"]


def treasury() -> tuple[list[list[str]], list[str]]:
    head = [
        "",
        "交易时间",
        "本方户名",
        "本方账号",
        "收入",
        "支出",
        "账户余额",
        "对方户名",
        "对方账号",
        "币种",
        "交易备注",
        "交易类型",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            "",
            f"{d} {c}",
            "某店",
            "73110122000157061",
            *sides(m),
            money(b, True),
            "某公司",
            "443",
            "人民币",
            "货款",
            "转账",
        ]
    )
    return [["账户明细", "账号：", "73110122000157061"], ["", "户名：", "某店"], head, *body], ["73110122000157061"]


def ping_an() -> tuple[list[list[str]], list[str]]:
    head = [
        "交易时间",
        "账号",
        "收入",
        "支出",
        "账户余额",
        "对方户名",
        "对方账号",
        "对方账号开户行",
        "摘要",
        "交易流水号",
        "核心唯一流水号",
        "交易用途",
        "币种",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [
            f"{d} {c}",
            "11000093",
            *sides(m),
            money(b),
            "某公司",
            "500",
            "某行",
            "摘要",
            f"P{n}",
            f"C{n}",
            "用途",
            "CNY",
        ]
    )
    return [head, *body], ["11000093"]


def minsheng() -> tuple[list[list[str]], list[str]]:
    head = [
        "交易时间",
        "交易流水号",
        "借方发生额",
        "贷方发生额",
        "账户余额",
        "凭证号",
        "客户附言",
        "对方账号",
        "对方账号名称",
        "对方开户行",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [f"{d} {c}", f"M{n}", *sides(m)[::-1], money(b), "", "附言", "250", "某公司", "某行"]
    )
    return [["账户名称:", "某店"], ["账号:", "641979486"], ["币种:", "人民币"], head, *body], ["641979486"]


def industrial() -> tuple[list[list[str]], list[str]]:
    head = [
        "银行流水号",
        "账号",
        "户名",
        "交易时间",
        "借方金额（支出）",
        "贷方金额（收入）",
        "账户余额",
        "摘要",
        "对方户名",
        "对方账号",
    ]
    body = rows_of(
        lambda m, b, d, c, n: [f"I{n}", "321", "某店", f"{d} {c}", *sides(m)[::-1], money(b), "摘要", "某公司", "250"]
    )
    return [head, *body], ["321"]


LAYOUTS = {
    "ccb_company": ("ccb.bank", ccb_company),
    "ccb_online": ("ccb.bank", ccb_online),
    "ccb_list": ("ccb.bank", ccb_list),
    "abc_company": ("abc.bank", abc_company),
    "abc_personal": ("abc.bank", abc_personal),
    "boc_debit": ("boc.bank", boc_debit),
    "bocom_debit": ("bocom.bank", bocom_debit),
    "bocom_company": ("bocom.bank", bocom_company),
    "spdb_debit": ("spdb.bank", spdb_debit),
    "spdb_company": ("spdb.bank", spdb_company),
    "citic_company": ("citic.bank", citic_company),
    "icbc_transfers": ("icbc.bank", icbc_transfers),
    "icbc_flagged": ("icbc.bank", icbc_flagged),
    "icbc_printed": ("icbc.bank", icbc_printed),
    "treasury": ("treasury.bank", treasury),
    "ping_an": ("cn.bank", ping_an),
    "minsheng": ("cn.bank", minsheng),
    "industrial": ("cn.bank", industrial),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("form", ["gb18030", "utf-8-sig", "utf-16", "xlsx"])
def test_a_layout_reads_the_same_in_every_container_and_follows_its_balance(tmp_path, name, form):
    format_, make = LAYOUTS[name]
    rows, accounts = make()
    if form == "xlsx":
        found = one(write_xlsx(tmp_path / "b.xlsx", {"S": rows}), format_)
    else:
        found = one(text(tmp_path / "b.csv", rows, encoding=form, between="\t" if form == "utf-16" else ","), format_)
    newest_first = name == "boc_debit"
    agrees(found, MOVED[::-1] if newest_first else MOVED, 2_000_000)
    assert {*found.column("account")} == set(accounts)
    days = [when(f"{day}T{clock}") for day, clock in zip(DAYS, CLOCKS, strict=True)]
    dates_only = name in ("ccb_list", "citic_company")
    if dates_only:
        days = [one_ - one_ % 86_400 for one_ in days]
    assert found.column("at") == (days[::-1] if newest_first else days)
    assert set(found.column("offset")) == {NO_TIME if dates_only else 480}
    header = next(at for at, cells in enumerate(rows, 1) if len(cells) > 7 and "余额" in "".join(cells))
    assert found.column("row") == list(range(header + 1, header + 6))
    assert all(kind in (Kind.DEPOSIT, Kind.WITHDRAWAL) for kind in found.column("kind"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_one_reader_alone_knows_a_layout(tmp_path, name):
    format_, make = LAYOUTS[name]
    known = sniff(text(tmp_path / "b.csv", make()[0]))
    assert [each for each in known if each != "generic.table"] == [format_]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_changed_amount_breaks_the_balance(tmp_path, name):
    format_, make = LAYOUTS[name]
    rows, _accounts = make()
    wrong = [[cell.replace("12,345.67", "12,345.76").replace("12345.67", "12345.76") for cell in row] for row in rows]
    found = one(text(tmp_path / "b.csv", wrong), format_)
    assert found.facts.control == DISAGREE
    assert found.facts.closing is None or found.facts.opening is None


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("bad", ["NaN", "1e309", "12.3.4", "1O0.00", "9" * 30, "12.345", "--5", "\u202e5.00"])
def test_an_amount_that_is_none_is_refused_with_row_and_column(tmp_path, name, bad):
    _format, make = LAYOUTS[name]
    rows, _accounts = make()
    at = next(index for index, row in enumerate(rows) if any("12,345.67" in cell or "12345.67" in cell for cell in row))
    column = next(index for index, cell in enumerate(rows[at]) if "12,345.67" in cell or "12345.67" in cell)
    rows[at][column] = bad
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows, encoding="utf-8"))
    assert (caught.value.key, caught.value.row) == ("refused.not_amount", at + 1)
    assert caught.value.column


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_day_that_does_not_exist_is_refused(tmp_path, name):
    _format, make = LAYOUTS[name]
    rows = [
        [
            cell.replace("2026-06-29", "2026-06-31").replace("20260629", "20260631").replace("2026/06/29", "2026/06/31")
            for cell in row
        ]
        for row in make()[0]
    ]
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows))
    assert caught.value.key == "refused.not_time"


@given(
    st.randoms(use_true_random=False), st.sampled_from(sorted(LAYOUTS)), st.sampled_from(["gb18030", "utf-8", "utf-16"])
)
def test_columns_in_any_order_and_encoding_give_the_same_records(tmp_path, rng: random.Random, name, encoding):
    format_, make = LAYOUTS[name]
    rows, _accounts = make()
    header = next(at for at, cells in enumerate(rows) if len(cells) > 7 and "余额" in "".join(cells))
    wide = len(rows[header])
    body = [row + [""] * (wide - len(row)) if row[0] and len(row) in (7, wide) else row for row in rows[header:]]
    order = list(range(wide))
    rng.shuffle(order)
    turned = [[row[at] for at in order] if len(row) == wide else row for row in body]
    path = text(tmp_path / f"{name}.csv", [*rows[:header], *turned], encoding=encoding)
    found = one(path, format_)
    assert sorted(found.column("amount")) == sorted(MOVED)
    assert found.facts.control == AGREE


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(LAYOUTS)))
def test_a_changed_cell_is_refused_or_disagrees_or_changes_no_sum(tmp_path, rng: random.Random, name):
    _format, make = LAYOUTS[name]
    rows, _accounts = make()
    header = next(at for at, cells in enumerate(rows) if len(cells) > 7 and "余额" in "".join(cells))
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
    _format, make = LAYOUTS[name]
    rows, _accounts = make()
    gone = [[cell for cell in row if "余额" not in cell or row[0].startswith("汇总")] for row in rows]
    path = text(tmp_path / "b.csv", gone)
    if any(each != "generic.table" for each in sniff(path)):
        with pytest.raises(SourceRefused):
            read(path)


# ---------------------------------------------------------------- Bank of China: blocks in two languages

BOC_HEAD = [
    "交易类型[ Transaction Type ]", "业务类型[ Business type ]", "付款人开户行号[ Account holding bank number of payer ]",
    "付款人开户行名[ Payer account bank ]", "付款人账号[ Debit Account No. ]", "付款人名称[ Payer's Name ]",
    "收款人开户行行号[ Account holding bank number of beneficiary ]", "收款人开户行名[ Beneficiary account bank ]",
    "收款人账号[ Payee's Account Number ]", "收款人名称[ Payee's Name ]", "交易日期[ Transaction Date ]",
    "交易时间[ Transaction time ]", "交易货币[ Trade Currency ]", "交易金额[ Trade Amount ]",
    "交易后余额[ After-transaction balance ]", "起息日期[ Value Date ]", "汇率[ Exchange rate ]",
    "交易流水号[ Transaction reference number ]", "摘要[ Reference ]", "用途[ Purpose ]", "交易附言[ Remark ]", "备注[ Remarks ]",
]  # fmt: skip


def boc_block(account: str, moved: list[int], opening: int, **wrong: str) -> list[list[str]]:
    into, out = [m for m in moved if m > 0], [-m for m in moved if m < 0]
    figures = {
        "总笔数[ Total number ]": str(len(moved)),
        "借方发生总笔数[ Total Numbers of Debited Payments ]": str(len(out)),
        "借方发生总额[ Total Debit Amount of Payments ]": money(sum(out), True),
        "贷方发生总笔数[ Total Numbers of Credited Payments ]": str(len(into)),
        "贷方发生总额[ Total Credit Amount of Payments ]": money(sum(into), True),
        "查询时间范围[ Time Range ]": "20260601-20260630",
    }
    figures |= {name: wrong[name[:6]] for name in figures if name[:6] in wrong}
    rows = [
        ["查询账号[ Inquirer account number ]", account],
        *([name, value] for name, value in figures.items()),
        BOC_HEAD,
    ]
    for number, (m, b) in enumerate(zip(moved, balances(moved, opening), strict=True)):
        us, them = ("1", "行", account, "某店"), ("2", "行", "99", "支付宝支付科技有限公司")
        payer, payee = (them, us) if m > 0 else (us, them)
        rows.append(
            [
                "来账" if m > 0 else "往账",
                "大额",
                *payer,
                *payee,
                "20260603",
                "101500",
                "CNY",
                f"{m / 100:+.2f}",
                f"{b / 100:+.2f}",
                "20260603",
                "1",
                f"{account}{number}",
                "货款",
                "用途",
                "附言",
                "",
            ]  # fmt: skip
        )
    return rows


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
    assert masked.facts.control == AGREE
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
    assert (hkd.facts.opening, hkd.facts.closing, hkd.facts.control) == (321_317, 361_317, AGREE)
    assert (cny.facts.opening, cny.facts.closing, cny.facts.control) == (0, 1_250_000, NONE)


def test_a_row_of_a_card_that_is_not_posted_has_not_moved_money_yet(tmp_path):
    head = "Transaction date,Post date,Description,Billing amount,Billing currency,Transaction status,Merchant name,Country / region"
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
    rows, _accounts = treasury()
    other = [[cell.replace("73110122000157061", "88001") for cell in row] for row in rows]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [*rows, *other]})
    small = spoil(
        path, tmp_path / "b.xlsx", lambda data: data.replace(b'<dimension ref="A1:L16"/>', b'<dimension ref="A1:A1"/>')
    )
    assert b'"A1:A1"' in __import__("zipfile").ZipFile(small).read("xl/worksheets/sheet1.xml")
    first, second = read(small)
    agrees(first, MOVED, 2_000_000)
    agrees(second, MOVED, 2_000_000)
    assert (first.facts.account, second.facts.account) == ("73110122000157061", "88001")


def test_one_header_over_several_accounts_gives_a_statement_for_each(tmp_path):
    rows, _accounts = treasury()
    rows = rows[2:] + [[cell.replace("73110122000157061", "88001") for cell in row] for row in rows[3:]]
    first, second = read(write_xlsx(tmp_path / "a.xlsx", {"S": rows}))
    agrees(first, MOVED, 2_000_000)
    agrees(second, MOVED, 2_000_000)
    assert second.facts.ordinal == 2


# ---------------------------------------------------------------- figures beside the rows


def test_totals_below_the_rows_are_held_against_them(tmp_path):
    rows, _accounts = abc_company()
    found = one(text(tmp_path / "a.csv", rows), "abc.bank")
    assert {each.name for each in found.facts.checks} == {"sum_in", "count_in", "sum_out", "count_out", "balance_chain"}
    assert found.facts.control == AGREE
    rows[-1][3] = "9"
    cut = one(text(tmp_path / "b.csv", rows), "abc.bank")
    assert [each.name for each in cut.facts.checks if not each.agrees] == ["count_out"]


def test_rows_behind_the_totals_are_refused(tmp_path):
    rows, _accounts = abc_company()
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
    assert found.facts.control == AGREE


def test_a_row_with_both_amounts_or_neither_is_refused(tmp_path):
    for into, out, key in (("1.00", "2.00", "refused.both_amounts"), ("", "", "refused.not_amount")):
        rows, _accounts = spdb_debit()
        rows[3][3:5] = [into, out]
        with pytest.raises(SourceRefused) as caught:
            read(text(tmp_path / "a.csv", rows))
        assert (caught.value.key, caught.value.row) == (key, 4)


def test_a_damaged_number_and_an_unknown_currency_are_refused(tmp_path):
    rows, _accounts = ccb_company()
    rows[11][13] = "9.8E+17"
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "a.csv", rows))
    assert (caught.value.key, caught.value.row) == ("refused.damaged_id", 12)
    rows, _accounts = ccb_company()
    rows[11][6] = "贝壳"
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "b.csv", rows))
    assert caught.value.key == "refused.word"


def test_every_reader_of_a_bank_is_registered():
    wanted = {"abc", "boc", "bocom", "ccb", "cgb", "citic", "cmb", "cn", "hsbchk", "icbc", "spdb", "treasury"}
    assert {f"{each}.bank" for each in wanted} <= set(load_formats())
