"""Personal bills of Alipay, WeChat Pay and Meituan: what is written in their real layouts comes back exactly."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.importers.base import ReadOptions
from app.importers.recognise import read_file
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx

START = datetime.fromisoformat("2026-03-01 00:00:00")
EPOCH = datetime.fromisoformat("1970-01-01 00:00:00")
COMPANY = "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------"


def columns(text: str) -> list[str]:
    return text.split(",")


OLD = columns("收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间")
NEW = columns("交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注")
WEB = columns(
    "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,"
    "服务费（元）,成功退款（元）,备注,资金状态"
)
WECHAT = columns("交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注")
MEITUAN = columns("交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注")


@dataclass(frozen=True)
class Entry:
    """One line: cents, its word of direction, and its status."""

    cents: int
    word: str
    status: str
    name: str
    seconds: int

    @property
    def gone(self) -> bool:
        return self.status in ("交易关闭", "还款失败", "等待付款")

    @property
    def moved(self) -> int:
        return 0 if self.gone else {"收入": 1, "支出": -1}.get(self.word, 0) * self.cents


def entries(neutral: str, statuses: tuple[str, ...]) -> st.SearchStrategy[list[Entry]]:
    return st.lists(
        st.builds(
            Entry,
            cents=st.integers(0, 10**8),
            word=st.sampled_from(["收入", "支出", neutral]),
            status=st.sampled_from(statuses),
            name=st.text(st.sampled_from("商品abc （红）5/-"), max_size=8).map(lambda text: "货" + text.strip()),
            seconds=st.integers(0, 86_399),
        ),
        max_size=20,
    )


ALIPAY = ("交易成功", "交易关闭", "等待确认收货", "还款失败", "等待付款")
PERSONAL = ("支付成功", "已转账", "已存入零钱")


def yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def clock(one: Entry) -> str:
    return str(START + timedelta(seconds=one.seconds))


def seconds(one: Entry) -> int:
    return int((START - EPOCH).total_seconds()) + one.seconds


def stated(lines: list[Entry], neutral: str, pattern: str) -> list[str]:
    """Return the lines of counts and sums, all lines of each word."""
    told = []
    for word in ("收入", "支出", neutral):
        mine = [one for one in lines if one.word == word]
        told.append(pattern.format(word=word, count=len(mine), total=yuan(sum(one.cents for one in mine))))
    return told


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "bill.csv"
    path.write_bytes(text.encode(encoding))
    return path


def alipay_new(lines: list[Entry], header: list[str] | None = None, *, edited: bool = False) -> str:
    """Write the bill of 2023 and later; edited: without padding and the comma at the end."""
    out = [
        "-" * 80, "导出信息：", "姓名：某人", "支付宝账户：abc@example.com",
        "起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]", "导出交易类型：[全部]",
        "导出时间：[2026-04-01 09:12:52]", f"共{len(lines)}笔记录",
        *stated(lines, "不计收支", "{word}：{count}笔 {total}元"), "", "特别提示：",
        "6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；", "", COMPANY,
        ",".join(f"{one:<12}" for one in (header or NEW)) + ",",
    ]  # fmt: skip
    for number, one in enumerate(lines):
        cells = dict.fromkeys(NEW, "") | {
            "交易时间": clock(one), "交易分类": "日用百货", "交易对方": "某店", "对方账号": "/", "商品说明": one.name,
            "收/支": one.word, "金额": yuan(one.cents), "收/付款方式": "花呗&红包", "交易状态": one.status,
            "交易订单号": f"2026{number:024d}\t", "商家订单号": f"T200P{number:019d}\t",
        }  # fmt: skip
        row = [cells[name] for name in (header or NEW)]
        out.append(",".join(row) if edited else ",".join(f"{cell:<8}" for cell in row) + ",")
    return "\n".join(out) + "\n"


def alipay_old(lines: list[Entry]) -> str:
    out = [COMPANY, ",".join(f"{one:<16}" for one in OLD) + ","]
    for number, one in enumerate(lines):
        row = [one.word, "某店", "", one.name, "余额宝", yuan(one.cents), one.status, "退款", f"2026{number:024d}\t",
               "/\t" if number % 2 else "S1\t", clock(one)]  # fmt: skip
        out.append(",".join(f"{cell:<10}" for cell in row) + ",")
    out += ["-" * 60, "导出信息：", "姓名：某人", "支付宝账户：abc@example.com",
            "起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]", f"共{len(lines)}笔记录",
            *stated(lines, "其他", "{word}：{count}笔,{total}元"), "", "特别提示：", "1.本回单，可表明；"]  # fmt: skip
    return "\n".join(out) + "\n"


def wechat(lines: list[Entry], sign: str = "¥") -> str:
    tail = "," * 10
    out = [
        f"微信支付账单明细{tail}", f"微信昵称：[阿明]{tail}",
        f"起始时间：[2026-03-01 00:00:00] 终止时间：[2026-03-31 23:59:59]{tail}", f"导出类型：[全部]{tail}",
        f"导出时间：[2026-04-01 16:05:22]{tail}", tail, f"共{len(lines)}笔记录{tail}",
        *[one + tail for one in stated(lines, "/", "{word}：{count}笔 {total}元")], f"注：{tail}",
        f"1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易{tail}", tail,
        f"----------------------微信支付账单明细列表--------------------{tail}", ",".join(WECHAT),
    ]  # fmt: skip
    out = [one.replace("/：", "中性交易：", 1) if one.startswith("/：") else one for one in out]
    for number, one in enumerate(lines):
        quoted = number % 2
        cells = ["商户消费", "某店", one.name, one.word]
        row = [clock(one), *([f'"{cell}"' for cell in cells] if quoted else cells), f"{sign}{yuan(one.cents)}", "零钱"]
        ids = [one.status, f"4200{number:024d}", f"M{number}"]
        row += [f'"{cell}"\t' for cell in ids] if quoted else [f"{cell}\t" for cell in ids]
        out.append(",".join([*row, '"/"']))
    return "\r\n".join(out) + "\r\n"


def same(got: Read, lines: list[Entry]) -> None:
    """Hold what was read against what was written, added up apart."""
    assert got.column("amount") == [one.moved for one in lines]
    assert got.column("at") == [seconds(one) for one in lines]
    assert [State(one) in (State.FAILED, State.PENDING) for one in got.column("state")] == [
        one.gone or (one.word == "收入" and one.status.startswith("等待")) for one in lines
    ]
    for text, one in zip(got.column("text"), lines, strict=True):
        assert text.startswith(one.name)
        # nothing is lost of a line that counts for nothing
        assert one.moved or not one.cents or text.endswith(yuan(one.cents))


@given(
    entries("不计收支", ALIPAY),
    st.sampled_from(["utf-8", "gb18030", "utf-8-sig"]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_an_alipay_app_bill_comes_back(tmp_path_factory, lines, encoding, edited, chance):
    header = list(NEW)
    chance.shuffle(header)
    (got,) = read(written(tmp_path_factory.mktemp("p"), alipay_new(lines, header, edited=edited), encoding))
    same(got, lines)
    facts = got.facts
    assert (facts.format, facts.control, facts.rows_read) == ("alipay.personal.app", "agree", len(lines))
    assert (facts.account, facts.period_start, facts.period_end, facts.exported_at) == (
        "abc@example.com", "2026-03-01", "2026-03-31", "2026-04-01T09:12:52"
    )  # fmt: skip
    assert got.column("row") == list(range(18, 18 + len(lines)))
    assert got.column("order_ref") == [f"T200P{number:019d}" for number in range(len(lines))]
    assert got.column("channel_ref") == [f"2026{number:024d}" for number in range(len(lines))]


@given(entries("其他", ALIPAY), st.sampled_from(["utf-8", "gb18030"]))
def test_an_alipay_app_bill_of_2021_comes_back(tmp_path_factory, lines, encoding):
    (got,) = read(written(tmp_path_factory.mktemp("p"), alipay_old(lines), encoding))
    same(got, lines)
    assert (got.facts.format, got.facts.control) == ("alipay.personal.app", "agree")
    assert (got.facts.account, got.facts.period_end) == ("abc@example.com", "2026-03-31")


@given(entries("/", PERSONAL), st.sampled_from(["¥", "￥", ""]), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_a_wechat_bill_comes_back(tmp_path_factory, lines, sign, encoding):
    if encoding == "gb18030":
        sign = "￥"
    (got,) = read(written(tmp_path_factory.mktemp("p"), wechat(lines, sign), encoding))
    same(got, lines)
    assert (got.facts.format, got.facts.control, got.facts.account) == ("wechatpay.personal", "agree", "阿明")
    assert got.column("channel_ref") == [f"4200{number:024d}" for number in range(len(lines))]
    assert got.column("counterparty") == ["某店"] * len(lines)


@given(entries("不计收支", ("交易成功",)).filter(bool), st.data())
def test_a_changed_bill_never_agrees_with_a_wrong_sum(tmp_path_factory, lines, data):
    text = alipay_new(lines).split("\n")
    at = data.draw(st.integers(17, 16 + len(lines)))
    change = data.draw(st.sampled_from(["drop", "twice", "amount", "cut"]))
    if change == "drop":
        del text[at]
    elif change == "twice":
        text.insert(at, text[at])
    elif change == "amount":
        cells = text[at].split(",")
        cells[6] = yuan(lines[at - 17].cents + data.draw(st.integers(1, 999)))
        text[at] = ",".join(cells)
    else:
        text = [*text[:at], text[at][: data.draw(st.integers(1, 60))]]
    try:
        (got,) = read(written(tmp_path_factory.mktemp("p"), "\n".join(text)))
    except SourceRefused:
        return
    assert got.facts.control == "disagree"


@given(entries("不计收支", ALIPAY).filter(bool), st.data())
def test_a_broken_cell_is_refused_or_the_sum_is_that_of_a_plain_reading(tmp_path_factory, lines, data):
    text = alipay_new(lines).split("\n")
    at = data.draw(st.integers(17, 16 + len(lines)))
    cells = text[at].split(",")
    cells[data.draw(st.integers(0, 11))] = data.draw(
        st.sampled_from(["", "NaN", "1e309", "9" * 40, "-1", "\u202e1", "x\x00y", '"', "1.234", "収入", "１２．５０"])
    )
    text[at] = ",".join(cells)
    path = written(tmp_path_factory.mktemp("p"), "\n".join(text))
    try:
        (got,) = read(path)
    except SourceRefused as refused:
        assert refused.key != "refused.fault"
        return
    plain = 0
    for line in text[17 : 17 + len(lines)]:
        row = [cell.strip() for cell in next(csv.reader(io.StringIO(line)))]
        if row[8] not in ("交易关闭", "还款失败", "等待付款"):
            whole, _, rest = row[6].replace("１２．５０", "12.50").partition(".")
            cents = int(whole) * 100 + int((rest + "00")[:2])
            plain += {"收入": 1, "支出": -1}.get(row[5], 0) * abs(cents)
    assert sum(got.column("amount")) == plain


def test_masked_figures_are_passed_over_and_edited_ones_are_not(tmp_path):
    lines = [Entry(651, "支出", "交易成功", "货", 1)]
    text = alipay_old(lines)
    (got,) = read(written(tmp_path, text.replace("收入：0笔,0.00元", "收入：x笔,xx.yy元")))
    assert got.facts.control == "agree" and "count_in" not in [one.name for one in got.facts.checks]
    # nothing else speaks of the money that went out
    for hidden in ("支出：x笔,xx.yy元", "支出,1笔,6.51元"):
        (got,) = read(written(tmp_path, text.replace("支出：1笔,6.51元", hidden)))
        assert got.facts.control == "none" and "sum_out" not in [one.name for one in got.facts.checks]
    (got,) = read(written(tmp_path, text.replace("支出：1笔,6.51元", "支出：x笔,6.50元")))
    assert got.facts.control == "disagree"


def test_a_stated_sum_without_closed_trades_is_right_too(tmp_path):
    lines = [Entry(500, "支出", "交易成功", "货", 1), Entry(300, "支出", "交易关闭", "货", 2)]
    text = alipay_new(lines).replace("支出：2笔 8.00元", "支出：1笔 5.00元")
    (got,) = read(written(tmp_path, text))
    assert got.facts.control == "agree"
    (got,) = read(written(tmp_path, text.replace("支出：1笔 5.00元", "支出：2笔 5.00元")))
    assert got.facts.control == "disagree"


def test_refunds_name_the_purchase_and_withdrawals_go_to_the_bank(tmp_path):
    text = alipay_new([Entry(100, "不计收支", "退款成功", "退款-货", 1),
                       Entry(200, "不计收支", "交易成功", "提现-快速提现", 2),
                       Entry(300, "支出", "交易成功", "退款-货", 3), Entry(400, "收入", "交易成功", "货款", 4),
                       Entry(500, "收入", "交易成功", "余额宝-收益发放", 5)])  # fmt: skip
    text = text.replace(f"2026{0:024d}", f"2026{9:024d}_57")
    (got,) = read(written(tmp_path, text))
    assert got.column("parent_ref")[0] == f"2026{9:024d}"
    assert [Kind(one) for one in got.column("kind")] == [
        Kind.OTHER, Kind.WITHDRAWAL, Kind.REFUND, Kind.PAYMENT, Kind.OTHER
    ]  # fmt: skip
    assert got.column("amount") == [0, -200, -300, 400, 500]
    assert [Layer(one) for one in got.column("layer")] == [Layer.CHANNEL, Layer.SETTLEMENT, *[Layer.CHANNEL] * 3]


def test_a_refund_inside_the_amount_stands_beside_it(tmp_path):
    text = alipay_new([Entry(13177, "支出", "交易成功", "货", 1)]).replace("131.77  ", "131.77(已退款89.84)", 1)
    (got,) = read(written(tmp_path, text))
    assert (got.column("amount"), got.column("refunded")) == ([-13177], [8984])
    assert got.facts.control == "agree"


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [("131.77|abc", "金额", "abc"), ("131.77|-131.77", "金额", "-131.77"), ("收入|进账", "收/支", "进账"),
     ("交易成功| ", "交易状态", ""), ("2026-03-01 00:00:01|2026-02-30 00:00:01", "交易时间", "2026-02-30 00:00:01"),
     ("131.77|1.3177E+02", "金额", "1.3177E+02"), ("131.77|NaN", "金额", "NaN")],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named(change, column, value, tmp_path):
    old, new = change.split("|")
    head, row = alipay_new([Entry(13177, "收入", "交易成功", "货", 1)]).rsplit("\n2026-03-01 00:00:01", 1)
    row = ("2026-03-01 00:00:01" + row).replace(old, new, 1)
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path, f"{head}\n{row}"))
    assert (caught.value.row, caught.value.column, caught.value.params["value"]) == (18, column, value)


def test_a_file_without_a_column_is_not_taken_for_the_bill(tmp_path):
    text = alipay_new([Entry(1, "收入", "交易成功", "货", 1)])
    assert sniff(written(tmp_path, text)) == ["alipay.personal.app"]
    assert "alipay.personal.app" not in sniff(written(tmp_path, text.replace("收/支 ", "类别 ")))


# Alipay on the web


def web(rows: list[list[str]], footer: list[str]) -> str:
    lines = ["支付宝交易记录明细查询", "账号:[a@b.cn]",
             "起始日期:[2026-03-01 00:00:00]    终止日期:[2026-04-01 00:00:00]", "-----交易记录明细列表-----",
             ",".join(f"{one:<10}" for one in WEB) + ","]  # fmt: skip
    lines += [",".join(f"{cell:<10}" for cell in row) + "," for row in rows]
    return "\r\n".join([*lines, "-" * 60, *footer, "导出时间:[2026-04-08 14:34:22]    用户:某人"]) + "\r\n"


def trade(number: int, amount: str, word: str, status: str, funds: str, refunded: str = "0.00", fee: str = "0.00"):
    return [f"2026{number:024d}\t", f"T200P{number}\t", "2026-03-02 10:00:00", "2026-03-02 10:00:05",
            "2026-03-02 10:00:09", "淘宝", "担保交易", "买家", "货", amount, word, status, fee, refunded, "",
            funds]  # fmt: skip


def test_a_web_list_counts_by_the_state_of_the_money(tmp_path):
    rows = [trade(1, "100.00", "收入", "交易成功", "已收入", "30.00", "0.60"),
            trade(2, "50.00", "收入", "等待买家确认", "待收入"),
            trade(3, "27", "支出", "交易成功", "已支出"), trade(4, "9.00", "", "交易关闭", ""),
            trade(5, "8.00", "不计收支", "交易成功", "资金转移")]  # fmt: skip
    footer = ["共5笔记录", "已收入:1笔,100.00元", "待收入:1笔,50.00元", "已支出:1笔,27元", "待支出:0笔,0.00元"]
    (got,) = read(written(tmp_path, web(rows, footer), "gb18030"))
    facts = got.facts
    assert (facts.format, facts.control, facts.account, facts.period_end) == (
        "alipay.personal.web", "agree", "a@b.cn", "2026-03-31"
    )  # fmt: skip
    assert got.column("amount") == [10000, 5000, -2700, 0, 0]
    assert (got.column("refunded")[0], got.column("fee")[0]) == (3000, 60)
    assert [State(one) for one in got.column("state")] == [
        State.DONE, State.PENDING, State.DONE, State.FAILED, State.DONE
    ]  # fmt: skip
    refunded = [one.replace("已收入:1笔,100.00元", "已收入:1笔,70.00元") for one in footer]
    (less,) = read(written(tmp_path, web(rows, refunded), "gb18030"))
    assert less.facts.control == "agree"  # less what was refunded
    (part,) = read(written(tmp_path, web(rows, footer[:2]), "gb18030"))
    assert part.facts.control == "none"  # what came later, and what went out, is not counted
    (wrong,) = read(written(tmp_path, web(rows, ["已收入:2笔,100.00元"]), "gb18030"))
    assert wrong.facts.control == "disagree"


# WeChat Pay


def test_a_withdrawal_is_told_apart_from_its_fee(tmp_path):
    text = wechat([Entry(10010, "/", "提现已到账", "/", 1), Entry(700, "收入", "支付成功", "货", 2)])
    text = text.replace("商户消费,某店,/,/,¥100.10", "零钱提现,招商银行(9876),/,/,¥100.10")
    head, row = text.rsplit("\r\n2026-03-01 00:00:01", 1)
    text = head + "\r\n2026-03-01 00:00:01" + row.replace('"/"', '"服务费¥0.10"', 1)
    (got,) = read(written(tmp_path, text))
    assert got.facts.rows_read == 2 and got.column("row") == [16, 16, 17]
    assert got.column("suffix") == [1, 2, 0]
    assert got.column("amount") == [-10000, -10, 700]
    assert [Kind(one) for one in got.column("kind")] == [Kind.WITHDRAWAL, Kind.FEE, Kind.PAYMENT]
    assert [Layer(one) for one in got.column("layer")] == [Layer.SETTLEMENT, Layer.CHANNEL, Layer.CHANNEL]
    assert len(set(got.column("key_fp"))) == 3


def test_the_status_tells_of_a_refund_and_the_purchase_keeps_its_amount(tmp_path):
    lines = [
        Entry(3993, "支出", status, "货", n)
        for n, status in enumerate(["已退款(￥39.93)", "已退款￥10.00", "已全额退款"])
    ]
    (got,) = read(written(tmp_path, wechat(lines)))
    assert got.column("amount") == [-3993] * 3
    assert got.column("refunded") == [3993, 1000, None]


def test_the_workbook_reads_like_the_text_and_its_copy_counts_once(tmp_path):
    lines = [Entry(2816, "支出", "支付成功", "货", 1), Entry(35, "收入", "已存入零钱", "货", 2)]
    (text,) = read(written(tmp_path, wechat(lines)))
    rows: list[list[object]] = [next(csv.reader([one])) for one in wechat(lines).split("\r\n")[:15]]
    rows += [[clock(one), "商户消费", "某店", one.name, one.word, one.cents / 100, "零钱", one.status,
              f"4200{n:024d}\t", f"M{n}\t", "/"] for n, one in enumerate(lines)]  # fmt: skip
    as_text = [[*row[:5], f"¥{row[5]:.2f}", *row[6:]] if isinstance(row[5], float) else row for row in rows]
    path = tmp_path / "bill.xlsx"
    write_xlsx(path, {"Sheet1": rows, "copy": as_text})
    found = read_file(str(path), "xlsx", file="bill.xlsx", sha256="0" * 64, folder=str(tmp_path), stem="x",
                      options=ReadOptions())  # fmt: skip
    assert [one.facts.rows_read for one in found] == [2]
    for got in read(path):
        assert got.facts.control == "agree"
        for name in ("amount", "at", "kind", "channel_ref", "order_ref", "text", "key_fp", "content_fp"):
            assert got.column(name) == text.column(name)


def test_a_remark_column_that_stands_twice_and_a_first_row_of_numbers_are_no_harm(tmp_path):
    text = wechat([Entry(100, "收入", "支付成功", "货", 1)]).replace(",备注\r\n", ",备注,备注\r\n")
    text = ",".join(f"Column{n}" for n in range(1, 12)) + "\r\n" + text.replace(',"/"\r\n', ',"甲","乙"\r\n')
    (got,) = read(written(tmp_path, text))
    assert got.column("text") == ["货 甲"] and got.column("amount") == [100]


def test_equal_lines_are_lines_of_their_own(tmp_path):
    text = wechat([Entry(1, "支出", "支付成功", "货", 1)])
    last = text.rstrip("\r\n").rsplit("\r\n", 1)[1]
    (got,) = read(written(tmp_path, text + last + "\r\n"))
    assert got.column("amount") == [-1, -1] and got.facts.control == "disagree"


# Meituan


def meituan(rows: list[list[str]], out: str, into: str) -> str:
    lines = ["美团交易账单明细", "美团用户名：[SJT1]", "起始时间：[2026-03-01] 终止时间：[2026-03-31]",
             "导出交易类型：[全部]", "导出时间：[2026-04-01 17:43:31]", '""', f"共：{len(rows)}笔记录",
             f"支出：{out}元", f"收入：{into}元",
             "不计收支：0笔 0.00元", '""', "【美团交易账单明细列表】", ",".join(MEITUAN)]  # fmt: skip
    return "\ufeff" + "\r\n".join([*lines, *[",".join(row) for row in rows]]) + "\r\n"


def test_a_meituan_bill_counts_what_was_paid(tmp_path):
    rows = [["2026-03-02 20:35:13", "2026-03-02 20:35:25", "支付", "随时退款套餐", "支出", "美团月付", "¥22.30",
             "¥21.17", '"25022811100401670006000394166443\t"', '"0_22044\t"', "/"],
            ["2026-03-03 07:04:17", "2026-03-03 07:04:18", "退款", "蛋挞", "收入", "银行卡", "¥20.00", "¥20.00",
             '"2502270181541103443\t"', '"4981\t"', "/"]]  # fmt: skip
    (got,) = read(written(tmp_path, meituan(rows, "1笔 21.17", "1笔 20.00")))
    facts = got.facts
    assert (facts.format, facts.control, facts.account) == ("meituan.personal", "agree", "SJT1")
    assert (facts.period_start, facts.period_end) == ("2026-03-01", "2026-03-31")
    assert got.column("amount") == [-2117, 2000]
    assert [Kind(one) for one in got.column("kind")] == [Kind.OTHER, Kind.OTHER]
    assert got.column("channel_ref") == ["25022811100401670006000394166443", "2502270181541103443"]
    (wrong,) = read(written(tmp_path, meituan(rows, "1笔 22.30", "1笔 20.00")))
    assert wrong.facts.control == "disagree"


@pytest.mark.parametrize(
    "text",
    [alipay_new([]), alipay_old([]), wechat([]), meituan([], "0笔 0.00", "0笔 0.00"), web([], ["共0笔记录"])],
)
def test_each_bill_is_recognised_by_one_reader_alone_also_without_lines(text, tmp_path):
    assert len(sniff(written(tmp_path, text))) == 1
    (got,) = read(written(tmp_path, text))
    assert (got.facts.rows_read, got.facts.control) == (0, "agree")


@pytest.mark.parametrize("name", ["蛋糕,大份", '5"屏, 黑', "a,b,c"])
@pytest.mark.parametrize("edited", [False, True])
def test_commas_that_nobody_quoted_stay_in_their_text(name, edited, tmp_path):
    text = alipay_new([Entry(100, "支出", "交易关闭", name, 1), Entry(200, "支出", "交易成功", "货", 2)], edited=edited)
    (got,) = read(written(tmp_path, text))
    assert got.column("amount") == [0, -200] and got.facts.control == "agree"
    assert got.column("text")[0].startswith(name)


def test_a_row_that_a_comma_has_shifted_is_put_right_or_refused(tmp_path):
    first, second = Entry(100, "支出", "交易成功", "货", 1), Entry(200, "支出", "等待付款", "货", 2)
    text, row = alipay_new([first, second]), alipay_new([second], edited=True).split("\n")[-2]
    kept = text.split("\n")[:-2]
    (got,) = read(written(tmp_path, "\n".join([*kept, row.replace("花呗&", "花呗&,")])))
    assert got.column("amount") == [-100, 0] and got.column("status")[1] == "等待付款"
    for old, new in (("T200P", "单号,T200P"), ("等待付款", "等待,付款"), ("等待付款", "还款失/"), ("等待付款", "")):
        broken = row.replace(old, new)
        with pytest.raises(SourceRefused) as caught:
            read(written(tmp_path, "\n".join([*kept, broken])))
        assert caught.value.row == 19
