"""Alipay and WeChat Pay bills: rows written in their real layouts come back exactly; changed ones are noticed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from tests.importers.reading import follows, read, sniff
from tests.importers.workbooks import write_xlsx

START = datetime.fromisoformat("2026-09-01 00:00:00")
TRADE_HEADER = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
    "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
    "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
ACCOUNT_HEADER = (
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,"
    "交易渠道,业务类型,备注"
)
ALL_HEADER = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,"
    "订单金额,申请退款金额,费率备注"
)
ALL_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
FLOW_HEADER = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
    "资金变更提交申请人,备注,业务凭证号"
)
FLOW_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
NAME = st.text(st.sampled_from("商品abc （红）“5/-"), max_size=8).map(str.strip)


@dataclass(frozen=True)
class Sale:
    """One event: cents, of which `borne` are a coupon; a refund takes `cents` back."""

    cents: int
    borne: int
    fee: int
    refund: bool
    name: str
    seconds: int


SALES = st.lists(
    st.builds(
        Sale,
        cents=st.integers(1, 10**8),
        borne=st.integers(0, 500),
        fee=st.integers(0, 99999),
        refund=st.booleans(),
        name=NAME,
        seconds=st.integers(0, 86_399),
    ),
    max_size=25,
)


#: An account's entries stand in the order in which they happened: else their balances mean nothing.
ENTRIES = SALES.map(lambda sales: sorted(sales, key=lambda one: one.seconds))


def yuan(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def clock(sale: Sale) -> str:
    return str(START + timedelta(seconds=sale.seconds))


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "bill.csv"
    path.write_bytes(text.encode(encoding))
    return path


# Alipay trade bill


def alipay_trade(sales: list[Sale], header: str = TRADE_HEADER, stated: list[Sale] | None = None) -> str:
    lines = [
        "#支付宝业务明细查询",
        "#账号：[20880211096256330156]",
        "#起始日期：[2026年09月01日 00:00:00]   终止日期：[2026年10月01日 00:00:00]",
        "#-----------------------------------------业务明细列表----------------------------------------",
        header,
    ]
    for number, sale in enumerate(sales):
        sign = -1 if sale.refund else 1
        cells = dict.fromkeys(TRADE_HEADER.split(","), "0.00") | {
            "支付宝交易号": f"2026090122001458860{number:09d}\t",
            "商户订单号": f"T200P51160325414220{number:05d}\t",
            "业务类型": "退款\t" if sale.refund else "交易\t",
            "商品名称": sale.name.replace(",", "，"),
            "创建时间": "2026-08-31 10:00:00",
            "完成时间": clock(sale),
            "门店编号": "\t",
            "门店名称": "\t",
            "操作员": "\t",
            "终端号": "\t",
            "对方账户": "*津水(602***@qq.com)\t",
            "订单金额（元）": yuan(sign * (sale.cents + sale.borne)),
            "商家实收（元）": yuan(sign * sale.cents),
            "券名称": "",
            "退款批次号/请求号": f"re{number}\t" if sale.refund else "\t",
            "服务费（元）": yuan(sale.fee),
            "备注": "",
        }
        printed = header.replace("(元)", "（元）").split(",")
        lines.append(",".join(cells[one] for one in printed))
    told = sales if stated is None else stated
    paid, back = [one for one in told if not one.refund], [one for one in told if one.refund]
    lines += [
        "#-----------------------------------------业务明细列表结束------------------------------------",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(sum(one.cents for one in paid))}元，商家优惠共0.00元",
    ]
    if back:
        total = yuan(-sum(one.cents for one in back))
        lines.append(f"#退款合计：{len(back)}笔，商家实收退款共{total}元，商家优惠退款共0.00元")
    lines.append("#导出时间：[2026年10月01日 05:46:49]")
    return "\r\n".join(lines) + "\r\n"


@given(SALES, st.sampled_from(["utf-8", "gb18030", "utf-8-sig"]), st.randoms(use_true_random=False))
def test_an_alipay_trade_bill_comes_back(tmp_path_factory, sales, encoding, chance):
    header = TRADE_HEADER.split(",")
    chance.shuffle(header)
    text = alipay_trade(sales, ",".join(header).replace("（元）", chance.choice(["（元）", "(元)"])))
    (got,) = read(written(tmp_path_factory.mktemp("a"), text, encoding))
    signs = [-1 if one.refund else 1 for one in sales]
    assert got.facts.control == "agree" and got.facts.rows_read == len(sales)
    assert (got.facts.account, got.facts.period_start, got.facts.period_end, got.facts.exported_at) == (
        "20880211096256330156",
        "2026-09-01",
        "2026-09-30",
        "2026-10-01T05:46:49",
    )
    assert got.column("row") == list(range(6, 6 + len(sales)))
    assert got.column("amount") == [sign * one.cents for sign, one in zip(signs, sales, strict=True)]
    assert got.column("fee") == [sign * one.fee for sign, one in zip(signs, sales, strict=True)]
    assert got.column("coupon") == [sign * one.borne for sign, one in zip(signs, sales, strict=True)]
    assert got.column("kind") == [Kind.REFUND if one.refund else Kind.PAYMENT for one in sales]
    numbers = [f"2026090122001458860{number:09d}" for number in range(len(sales))]
    assert got.column("channel_ref") == [
        f"re{number}" if one.refund else numbers[number] for number, one in enumerate(sales)
    ]
    assert got.column("parent_ref") == [numbers[number] if one.refund else "" for number, one in enumerate(sales)]
    assert len(set(got.column("key_fp"))) == len(sales)


@given(SALES.filter(bool), st.data())
def test_a_changed_alipay_bill_never_agrees_with_a_wrong_sum(tmp_path_factory, sales, data):
    text = alipay_trade(sales)
    lines = text.split("\r\n")
    at = data.draw(st.integers(5, 4 + len(sales)))
    change = data.draw(st.sampled_from(["drop", "twice", "amount", "cut"]))
    if change == "drop":
        del lines[at]
    elif change == "twice":
        lines.insert(at, lines[at])
    elif change == "amount":
        cells = lines[at].split(",")
        cells[12] = yuan(int(cells[12].replace(".", "")) + data.draw(st.integers(1, 999)))
        lines[at] = ",".join(cells)
    else:
        lines = lines[:at]
    path = written(tmp_path_factory.mktemp("a"), "\r\n".join(lines))
    try:
        (got,) = read(path)
    except SourceRefused:
        return
    assert got.facts.control == "disagree" and got.facts.checks


def test_an_alipay_bill_whose_rows_a_spreadsheet_made_equally_wide_is_known(tmp_path):
    """Its preamble is then as wide as its header, and the TABs behind its numbers cut more names than the commas."""
    text = alipay_trade([Sale(100 + one, 0, 0, False, "x", one) for one in range(3)])
    wide = max(one.count(",") for one in text.splitlines())
    padded = "\n".join(one + "," * (wide - one.count(",")) for one in text.splitlines())
    (got,) = read(written(tmp_path, padded, "gb18030"))
    assert (got.facts.control, got.column("amount")) == ("agree", [100, 101, 102])


def test_an_older_footer_states_order_amounts(tmp_path):
    text = alipay_trade([Sale(100, 5, 0, False, "", 0)]).replace("商家实收共1.00元", "交易金额共1.05元")
    text = text.replace("商家优惠共0.00元", "优惠金额共0.05元", 1)
    (got,) = read(written(tmp_path, text))
    assert got.facts.control == "agree"


def test_a_row_that_is_no_amount_is_refused_with_its_place(tmp_path):
    text = alipay_trade([Sale(100, 0, 0, False, "", 0), Sale(200, 0, 0, False, "", 0)]).replace(
        ",2.00,2.00,", ",2.00,二,"
    )
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path, text))
    assert (caught.value.row, caught.value.column, caught.value.params["value"]) == (7, "商家实收（元）", "二")


def test_a_summary_is_recognised_and_holds_no_records(tmp_path):
    text = (
        "#支付宝业务汇总查询\n#账号：[2088]\n#---业务汇总列表---\n"
        "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）\n合计,,6,4,0.02\n#---业务汇总列表结束---\n"
    )
    (got,) = read(written(tmp_path, text, "gb18030"))
    assert (got.facts.format, got.facts.rows_read, got.facts.control) == ("alipay.merchant.summary", 0, "none")
    assert got.facts.message_key == "statement.summary"


# Alipay account log


def alipay_account(sales: list[Sale], *, negative: bool = False, unused: str = "") -> str:
    lines = [
        "#支付宝账务明细查询",
        "#账号：[20880211096256330156]",
        "#起始日期：[2026年09月01日 00:00:00]   终止日期：[2026年09月02日 00:00:00]",
        "#-----账务明细列表-----",
        ACCOUNT_HEADER,
    ]
    balance = 5000
    count, total = [0, 0], [0, 0]
    for number, sale in enumerate(sales):
        balance += -sale.cents if sale.refund else sale.cents
        count[sale.refund] += 1
        total[sale.refund] += sale.cents
        out = yuan(-sale.cents if negative else sale.cents)
        into, gone = (unused, out) if sale.refund else (yuan(sale.cents), unused)
        lines.append(
            f"15707572421{number:08d}\t,2026{number:024d}\t,T200P{number:019d}\t,{sale.name},{clock(sale)},买家,"
            f"{into},{gone},{yuan(balance)},支付宝,{'交易退款' if sale.refund else '交易付款'},订单收款"
        )
    out = yuan(-total[1] if negative else total[1])
    lines += [
        "#-----账务明细列表结束-----,,,,",
        f"#支出合计：{count[1]}笔，共{out}元,,,,",
        f"#收入合计：{count[0]}笔，共{yuan(total[0])}元,,,,",
        "#导出时间：[2026年09月02日 12:51:06],,,,",
    ]
    return "\n".join(lines) + "\n"


@given(ENTRIES, st.booleans(), st.sampled_from(["", "0", "0.00", "-"]), st.sampled_from(["utf-8", "gb18030"]))
def test_an_alipay_account_log_comes_back(tmp_path_factory, sales, negative, unused, encoding):
    text = alipay_account(sales, negative=negative, unused=unused)
    (got,) = read(written(tmp_path_factory.mktemp("a"), text, encoding))
    assert got.facts.control == "agree"
    assert got.column("amount") == [-one.cents if one.refund else one.cents for one in sales]
    assert got.column("kind") == [Kind.REFUND if one.refund else Kind.PAYMENT for one in sales]
    assert got.column("channel_ref") == [f"2026{number:024d}" for number in range(len(sales))]
    if len(sales) > 1:
        assert got.facts.opening == 5000 and got.facts.closing == got.column("balance")[-1]


@given(ENTRIES.filter(lambda sales: len(sales) > 2), st.data())
def test_a_changed_account_log_never_agrees(tmp_path_factory, sales, data):
    lines = alipay_account(sales).split("\n")
    at = data.draw(st.integers(5, 4 + len(sales)))
    if data.draw(st.booleans()):
        del lines[at]
    else:
        cells = lines[at].split(",")
        place = 6 if cells[6] else 7
        cells[place] = yuan(int(cells[place].replace(".", "")) + data.draw(st.integers(1, 99)))
        lines[at] = ",".join(cells)
    (got,) = read(written(tmp_path_factory.mktemp("a"), "\n".join(lines)))
    assert got.facts.control == "disagree"


def test_payouts_fees_and_holds_are_told_apart(tmp_path):
    lines = alipay_account([Sale(100 + n, 0, 0, n > 0, "", n) for n in range(7)]).split("\n")
    for at, word in enumerate(["在线支付", "提现", "收费", "转账", "冻结", "其它", "交易付款"], start=5):
        lines[at] = lines[at].replace("交易退款", word).replace("交易付款", word)
    (got,) = read(written(tmp_path, "\n".join(lines)))
    assert [Kind(one) for one in got.column("kind")] == [
        Kind.PAYMENT, Kind.WITHDRAWAL, Kind.FEE, Kind.TRANSFER, Kind.HOLD, Kind.OTHER, Kind.OTHER
    ]  # fmt: skip
    assert [Layer(one) for one in got.column("layer")] == [Layer.CHANNEL, Layer.SETTLEMENT, *[Layer.CHANNEL] * 5]


@pytest.mark.parametrize(
    ("remark", "order"),
    [("订单号：5116032541422009305", "5116032541422009305"),
     ("代扣款（tradeid:2026090112345678 fee:0.49）", "2026090112345678"),
     ("退款(511603254142200)", "511603254142200"), ("好评返现", "")],
)  # fmt: skip
def test_the_order_number_is_found_in_the_remark(remark, order, tmp_path):
    text = alipay_account([Sale(100, 0, 0, False, "", 0)]).replace("订单收款", remark)
    text = text.replace("T200P0000000000000000000\t", "\t")
    (got,) = read(written(tmp_path, text))
    assert got.column("order_ref") == [order]


def test_the_spreadsheet_form_reads_like_the_text(tmp_path):
    header = ["序号", "入账时间", "支付宝交易号", "支付宝流水号", "商户订单号", "账务类型", "收入（+元）",
              "支出（-元）", "账户余额（元）", "服务费（元）", "备注", "业务描述"]  # fmt: skip
    code = "0060011|营销支出-淘宝客佣金"
    rows = [
        ["支付宝账务明细"],
        ["账号：20880211096256330156"],
        header,
        ["1", "2026-09-01 10:00:00", "20260901220001", "L1", "A1", "交易", "10.00", "", "109.94", "0.06", "", ""],
        ["2", "2026-09-01 11:00:00", "20260901220002", "L2", "", "提现", "", "100.00", "9.94", "", "", ""],
        ["3", "2026-09-01 12:00:00", "20260901220003", "L3", "A1", "交易付款", "", "0.94", "9.00", "", "", code],
    ]
    path = tmp_path / "log.xlsx"
    write_xlsx(path, {"账务明细": rows})
    (got,) = read(path)
    assert got.facts.format == "alipay.merchant.account" and follows(got.facts)
    assert got.column("row") == [4, 5, 6] and got.facts.account == "20880211096256330156"
    assert got.column("kind") == [Kind.PAYMENT, Kind.WITHDRAWAL, Kind.COMMISSION]
    assert (got.column("amount"), got.column("fee")) == ([1000, -10000, -94], [6, None, None])
    assert (got.facts.opening, got.facts.closing) == (10000, 900)


# WeChat Pay trade bill


def wechat_trade(sales: list[Sale], *, tick_names: bool = False) -> str:
    lines = [",".join(f"`{one}" for one in ALL_HEADER.split(",")) if tick_names else ALL_HEADER]
    fees = 0
    for number, sale in enumerate(sales):
        fee = -sale.fee if sale.refund else sale.fee
        fees += fee
        printed = f"{'-' if fee < 0 else ''}{abs(fee) // 100000}.{abs(fee) % 100000:05d}"
        settled, back = ("0.00", yuan(sale.cents)) if sale.refund else (yuan(sale.cents), "0.00")
        order = "0.00" if sale.refund else yuan(sale.cents + sale.borne)
        cells = [
            clock(sale), "wx81be", "1601959334", "0", "", f"4200000925{number:018d}", f"S2026{number}", "ofyak",
            "JSAPI", "REFUND" if sale.refund else "SUCCESS", "OTHERS", "CNY", settled, "0.00",
            f"5030{number:024d}" if sale.refund else "0", f"R{number}" if sale.refund else "0", back, "0.00",
            "ORIGINAL" if sale.refund else "", "SUCCESS" if sale.refund else "", sale.name, "", printed, "0.60%", order,
            back, "",
        ]  # fmt: skip
        lines.append(",".join(f"`{cell}" for cell in cells))
    paid = sum(one.cents for one in sales if not one.refund)
    back = yuan(sum(one.cents for one in sales if one.refund))
    orders = yuan(paid + sum(one.borne for one in sales if not one.refund))
    total = f"{'-' if fees < 0 else ''}{abs(fees) // 100000}.{abs(fees) % 100000:05d}"
    values = [str(len(sales)), yuan(paid), back, "0.00", total, orders, back]
    return "\n".join([*lines, ALL_TOTALS, ",".join(f"`{one}" for one in values)])


WITH_COMMAS = SALES.map(
    lambda sales: [replace(one, name=f'{one.name},"x", y') if n % 3 == 0 else one for n, one in enumerate(sales)]
)


@given(SALES | WITH_COMMAS, st.booleans())
def test_a_wechat_trade_bill_comes_back(tmp_path_factory, sales, tick_names):
    (got,) = read(written(tmp_path_factory.mktemp("w"), wechat_trade(sales, tick_names=tick_names)))
    assert got.facts.control == "agree" and got.facts.rows_read == len(sales)
    assert got.column("row") == list(range(2, 2 + len(sales)))
    assert got.column("amount") == [-one.cents if one.refund else one.cents for one in sales]
    assert got.column("fee") == [-one.fee if one.refund else one.fee for one in sales]
    assert got.column("coupon") == [0 if one.refund else one.borne for one in sales]
    numbers = [f"4200000925{number:018d}" for number in range(len(sales))]
    assert got.column("channel_ref") == [
        f"5030{number:024d}" if one.refund else numbers[number] for number, one in enumerate(sales)
    ]
    assert got.column("parent_ref") == [numbers[number] if one.refund else "" for number, one in enumerate(sales)]
    if sales:
        assert got.facts.account == "1601959334"
        assert [one.split(" ")[0] for one in got.column("text")] == [one.name.split(" ")[0] for one in sales]


def test_a_product_name_that_a_workbook_cut_at_its_commas_is_whole_again(tmp_path):
    """What opens the bill as a table parts each unquoted comma; a note right of the rows is nobody's text."""
    names = ["袜", "袜,红,,大", "鞋,黑"]
    text = wechat_trade([Sale(100 + at, 0, 60, False, one, at) for at, one in enumerate(names)])
    rows = [line.split(",") for line in text.split("\n")]
    rows[1] += ["", "", "", "记账"]
    (got,) = read(write_xlsx(tmp_path / "bill.xlsx", {"S": rows}))
    assert (got.facts.control, got.column("amount"), got.column("text")) == ("agree", [100, 101, 102], names)


@given(SALES.filter(bool), st.data())
def test_a_changed_wechat_bill_never_agrees_with_a_wrong_sum(tmp_path_factory, sales, data):
    lines = wechat_trade(sales).split("\n")
    at = data.draw(st.integers(1, len(sales)))
    change = data.draw(st.sampled_from(["drop", "twice", "amount", "cut"]))
    if change == "drop":
        del lines[at]
    elif change == "twice":
        lines.insert(at, lines[at])
    elif change == "cut":
        lines = lines[:at]
    else:
        cells = lines[at].split(",`")
        place = 16 if sales[at - 1].refund else 12
        cells[place] = yuan(int(cells[place].replace(".", "")) + data.draw(st.integers(1, 99)))
        lines[at] = ",`".join(cells)
    try:
        (got,) = read(written(tmp_path_factory.mktemp("w"), "\n".join(lines)))
    except SourceRefused:
        return
    assert got.facts.control == "disagree"


def test_states_of_refunds_and_reversals(tmp_path):
    sales = [Sale(100 + n, 0, 0, True, "", n) for n in range(4)]
    lines = wechat_trade(sales).split("\n")
    for at, word in enumerate(["PROCESSING", "FAIL", "CHANGE"], start=1):
        lines[at] = lines[at].replace("`ORIGINAL,`SUCCESS", f"`ORIGINAL,`{word}")
    lines[4] = lines[4].replace("`REFUND,", "`REVOKED,")
    (got,) = read(written(tmp_path, "\n".join(lines)))
    assert [State(one) for one in got.column("state")] == [State.PENDING, State.FAILED, State.PENDING, State.DONE]
    assert got.column("status") == ["PROCESSING", "FAIL", "CHANGE", "REVOKED"]
    assert got.facts.control == "agree"


def test_two_merchants_in_one_bill_are_two_statements(tmp_path):
    text = wechat_trade([Sale(100, 0, 0, False, "", 0), Sale(200, 0, 0, False, "", 1), Sale(50, 0, 0, True, "", 2)])
    lines = text.split("\n")
    lines[2] = lines[2].replace("`1601959334,`0,", "`1601959334,`1700000001,")
    one, two = read(written(tmp_path, "\n".join(lines)))
    assert (one.facts.account, one.facts.rows_read, one.column("row")) == ("1601959334", 2, [2, 4])
    assert (two.facts.account, two.facts.rows_read, two.column("row")) == ("1700000001", 1, [3])
    assert one.facts.several and [one.facts.ordinal, two.facts.ordinal] == [1, 2]


def test_a_bill_of_refunds_counts_when_they_were_accepted(tmp_path):
    header = ALL_HEADER.replace("微信退款单号,", "退款申请时间,退款成功时间,微信退款单号,")
    text = wechat_trade([Sale(100, 0, 0, True, "", 0)]).replace(ALL_HEADER, header)
    text = text.replace("`5030", "`2026-09-03 08:00:00,`2026-09-03 09:00:00,`5030")
    (got,) = read(written(tmp_path, text))
    at = int((datetime.fromisoformat("2026-09-03 08:00:00") - datetime.fromisoformat("1970-01-01")).total_seconds())
    assert got.column("at") == [at] and got.facts.control == "agree"


# WeChat Pay fund flow


def wechat_flow(sales: list[Sale]) -> str:
    lines, balance = [FLOW_HEADER], 100_000_000_000
    for number, sale in enumerate(sales):
        given_back = min(sale.fee % 100, sale.cents)
        moved = sale.cents - given_back if sale.refund else sale.cents
        balance += -moved if sale.refund else moved
        remark = f"退款总金额{yuan(sale.cents)}元;含手续费{yuan(given_back)}元" if sale.refund else ""
        cells = [
            clock(sale), f"{'5030' if sale.refund else '4200'}{number:024d}", f"4200{number:024d}",
            "退款" if sale.refund else "交易", "退款" if sale.refund else "交易", "支出" if sale.refund else "收入",
            yuan(moved), yuan(balance), "1601959334API", remark, f"S{number}",
        ]  # fmt: skip
        lines.append(",".join(f"`{cell}" for cell in cells))
    back = [one.cents - min(one.fee % 100, one.cents) for one in sales if one.refund]
    into = [one.cents for one in sales if not one.refund]
    values = [f"{len(sales)}.0", f"{len(into)}.0", yuan(sum(into)), f"{len(back)}.0", yuan(sum(back))]
    return "\n".join(
        [*lines, "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额", ",".join(f"`{one}" for one in values)]
    )


MOVED = ENTRIES.map(lambda sales: [one for one in sales if one.cents > one.fee % 100])


@given(MOVED)
def test_a_fund_flow_comes_back_with_the_fee_inside_refunds_apart(tmp_path_factory, sales):
    (got,) = read(written(tmp_path_factory.mktemp("w"), wechat_flow(sales)))
    assert got.facts.control == "agree"
    assert got.column("amount") == [-one.cents if one.refund else one.cents for one in sales]
    assert got.column("fee") == [-min(one.fee % 100, one.cents) if one.refund else None for one in sales]
    assert got.column("parent_ref") == [f"4200{n:024d}" if one.refund else "" for n, one in enumerate(sales)]
    assert got.column("order_ref") == [f"S{number}" for number in range(len(sales))]


RESAVED = {
    "semicolons": lambda text: text.replace(",", ";"),
    "tabs behind values": lambda text: re.sub("(?m),|$", r"\t\g<0>", text.replace("`", "")),
    "thousands": lambda text: re.sub(
        r"`([0-9]{4,}\.[0-9]{2})(?![0-9])", lambda found: f'"{Decimal(found[1]):,}"', text
    ).replace("`", ""),
}


@pytest.mark.parametrize("change", RESAVED.values(), ids=RESAVED)
@pytest.mark.parametrize("bill", [wechat_trade, wechat_flow], ids=["trade", "flow"])
def test_a_bill_that_a_spreadsheet_saved_keeps_its_totals(tmp_path, bill, change):
    sales = [Sale(cents=123_456 + one, borne=0, fee=40, refund=False, name="x", seconds=one) for one in range(3)]
    (got,) = read(written(tmp_path, change(bill(sales))))
    assert (got.facts.control, sum(got.column("amount"))) == ("agree", 370_371)


@given(MOVED.filter(lambda sales: len(sales) > 2), st.data())
def test_a_changed_fund_flow_never_agrees(tmp_path_factory, sales, data):
    lines = wechat_flow(sales).split("\n")
    del lines[data.draw(st.integers(1, len(sales)))]
    (got,) = read(written(tmp_path_factory.mktemp("w"), "\n".join(lines)))
    assert got.facts.control == "disagree"


def test_payouts_by_plan_and_asked_for_and_fees_of_their_own(tmp_path):
    lines = wechat_flow([Sale(500, 0, 0, False, "", 0), Sale(100, 0, 0, True, "", 1), Sale(100, 0, 0, True, "", 2),
                         Sale(3, 0, 0, True, "", 3)]).split("\n")  # fmt: skip
    lines[2] = lines[2].replace("`退款,`退款", "`提现,`提现").replace("1601959334API", "system")
    lines[3] = lines[3].replace("`退款,`退款", "`提现,`提现")
    lines[4] = lines[4].replace("`退款,`退款", "`交易,`扣除交易手续费")
    (got,) = read(written(tmp_path, "\n".join(lines)))
    assert [Kind(one) for one in got.column("kind")] == [Kind.PAYMENT, Kind.PAYOUT, Kind.WITHDRAWAL, Kind.FEE]
    assert [Layer(one) for one in got.column("layer")] == [
        Layer.CHANNEL, Layer.SETTLEMENT, Layer.SETTLEMENT, Layer.CHANNEL
    ]  # fmt: skip
    assert got.facts.control == "agree"


@pytest.mark.parametrize("make", [alipay_trade, alipay_account, wechat_trade, wechat_flow])
def test_each_bill_is_recognised_by_one_reader_alone_also_on_an_empty_day(make, tmp_path):
    assert len(sniff(written(tmp_path, make([])))) == 1
    (got,) = read(written(tmp_path, make([])))
    assert (got.facts.rows_read, got.facts.control) == (0, "agree")
