"""Account flows and bank statements: signs, kinds, totals, balances; duplicates counted, nothing dropped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import follows, read, sniff
from tests.importers.workbooks import write_xlsx

START = dt.datetime(2026, 6, 1)  # noqa: DTZ001
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001
moves = st.integers(-(10**8), 10**8)
moments = st.integers(0, 30 * 86400).map(lambda seconds: START + dt.timedelta(seconds=seconds))


def yuan(value: int, grouped: bool = False) -> str:
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole = f"{value // 100:,}" if grouped else str(value // 100)
    return f"{sign}{whole}.{value % 100:02d}"


def write(path: Path, lines: list[str], encoding: str = "gb18030", end: str = "\n") -> Path:
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    return path


# ---------------------------------------------------------------- Pinduoduo

PDD_HEAD = [
    "拼多多店铺账务明细查询",
    "",
    "起始时间：2026-06-01 00:00:00  终止时间：2026-06-30 23:59:59",
    "----------交易记录明细列表---------",
    "商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述",
]
TYPES = {
    "交易收入": (Layer.CHANNEL, Kind.PAYMENT, "0010002|交易收入-订单收入"),
    "交易退款": (Layer.CHANNEL, Kind.REFUND, "0020002|交易退款-订单退款"),
    "技术服务费": (Layer.CHANNEL, Kind.COMMISSION, "0030001|技术服务费-技术服务费"),
    "其他": (Layer.CHANNEL, Kind.ADJUSTMENT, "0040003|其他-小额打款"),
    "新的类型": (Layer.CHANNEL, Kind.OTHER, "0990001|新的类型-新"),
    "提现": (Layer.SETTLEMENT, Kind.WITHDRAWAL, ""),
    "转账": (Layer.CHANNEL, Kind.TRANSFER, "转账到推广账户"),
}


def pdd_line(moved: int, when: dt.datetime, word: str) -> str:
    into, out = (yuan(moved), "0") if moved >= 0 else ("0", yuan(moved))
    return f"260620-1,{when:%Y-%m-%d %H:%M:%S},{into},{out},{word},-,{TYPES[word][2]}"


def pdd_footer(moved: list[int]) -> list[str]:
    into, out = [one for one in moved if one >= 0], [one for one in moved if one < 0]
    return [
        f"#支出合计：{len(out)}笔，共{yuan(sum(out))}元",
        f"#收入合计：{len(into)}笔，共{yuan(sum(into))}元",
        "#导出时间：2026-07-01 09:00:00",
    ]


@given(st.lists(st.tuples(moves, moments, st.sampled_from(sorted(TYPES))), max_size=20), st.booleans())
def test_pinduoduo_rows_come_back_with_their_totals(tmp_path, wanted, footed):
    body = [pdd_line(*one) for one in wanted]
    footer = pdd_footer([one[0] for one in wanted]) if footed else []
    path = write(tmp_path / "p.csv", [*PDD_HEAD, *body, *footer])
    assert sniff(path)[0] == ("pinduoduo.account")
    (got,) = read(path, account="店")
    assert got.column("amount") == [one[0] for one in wanted]
    assert got.column("row") == list(range(6, 6 + len(wanted)))
    assert got.column("layer") == [int(TYPES[one[2]][0]) for one in wanted]
    assert got.column("kind") == [int(TYPES[one[2]][1]) for one in wanted]
    assert got.column("at") == [int((one[1] - EPOCH).total_seconds()) for one in wanted]
    assert got.facts.control == (AGREE if footed else NONE)
    assert (got.facts.period_start, got.facts.period_end) == ("2026-06-01", "2026-06-30")
    assert got.facts.account == "店"


def test_counts_of_zero_events_agree_only_together(tmp_path):
    rows = [pdd_line(100, START, "交易收入"), pdd_line(0, START, "其他"), pdd_line(-30, START, "交易退款")]
    footer = ["#支出合计：2笔，共-0.30元", "#收入合计：1笔，共1.00元"]
    (got,) = read(write(tmp_path / "p.csv", [*PDD_HEAD, *rows, *footer]))
    assert got.facts.control == AGREE
    (cut,) = read(write(tmp_path / "q.csv", [*PDD_HEAD, *rows[:1], *footer]))
    assert cut.facts.control == DISAGREE
    assert {one.name for one in cut.facts.checks if not one.agrees} == {"count", "sum_out"}


def test_equal_rows_of_a_source_without_numbers_are_all_kept_under_one_key(tmp_path):
    (got,) = read(write(tmp_path / "p.csv", [*PDD_HEAD, *[pdd_line(100, START, "交易收入")] * 3]))
    assert got.column("amount") == [100] * 3
    assert len(set(got.column("key_fp"))) == 1


def test_a_resaved_pinduoduo_workbook_reads_like_its_csv(tmp_path):
    rows = [pdd_line(100, START, "交易收入"), pdd_line(-30, START + dt.timedelta(hours=7), "提现")]
    (one,) = read(write(tmp_path / "p.csv", [*PDD_HEAD, *rows, *pdd_footer([100, -30])]))
    sheet = [line.split(",") if line else [] for line in [*PDD_HEAD, *rows]] + [[x] for x in pdd_footer([100, -30])]
    sheet[5][1] = START  # a real date cell at midnight among them
    (two,) = read(write_xlsx(tmp_path / "p.xlsx", {"Sheet1": sheet}))
    assert one.table.equals(two.table)
    assert two.facts.control == AGREE


# ---------------------------------------------------------------- China Merchants Bank

CMB_HEAD = [
    '"# 招商银行交易记录"',
    '"# 导出时间: [            2026-07-01 23:52:22]"',
    '"# 账    号: [一卡通:6214********5555   招商银行]"',
    '"# 币    种: [                         人民币]"',
    '"# 起始日期: [20260601]   终止日期: [20260630]"',
    '"# 过滤设置:  无"',
    "",
    '"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"',
]


def balances(moved: list[int], opening: int) -> list[int]:
    found = []
    for one in moved:
        opening += one
        found.append(opening)
    return found


def cmb_line(moved: int, balance: int, when: dt.datetime, word: str = "汇入汇款") -> str:
    into, out = (yuan(moved), "") if moved > 0 else ("", yuan(-moved))
    cells = [f"\t{when:%Y%m%d}", f"\t{when:%H:%M:%S}", into, out, yuan(balance), word, "\t财付通支付科技有限公司"]
    return ",".join(f'"{one}"' for one in cells)


def cmb_footer(moved: list[int]) -> list[str]:
    into, out = [one for one in moved if one > 0], [-one for one in moved if one < 0]
    return [
        "",
        f'"# 收入合计: {len(into)} 笔，共 {yuan(sum(into), True)} 元"',
        f'"# 支出合计: {len(out)} 笔，共 {yuan(sum(out), True)} 元"',
    ]


@given(
    st.lists(st.tuples(moves.filter(bool), moments), max_size=20), st.integers(-(10**9), 10**9), st.booleans(),
    st.sampled_from(["gb18030", "utf-8-sig"]),
)  # fmt: skip
def test_a_personal_cmb_statement_comes_back_in_either_order(tmp_path, wanted, opening, newest_first, encoding):
    moved = [one[0] for one in wanted]
    rows = list(zip(moved, balances(moved, opening), [one[1] for one in wanted], strict=True))
    rows = rows[::-1] if newest_first else rows
    path = write(tmp_path / "CMB.csv", [*CMB_HEAD, *(cmb_line(*one) for one in rows), *cmb_footer(moved)], encoding)
    assert sniff(path)[0] == ("cmb.bank")
    (got,) = read(path)
    assert got.facts.account == "6214********5555"
    assert got.facts.control == AGREE
    assert got.facts.exported_at == "2026-07-01 23:52:22"
    assert (got.facts.period_start, got.facts.period_end) == ("2026-06-01", "2026-06-30")
    assert got.column("amount") == [one[0] for one in rows]
    assert got.column("balance") == [one[1] for one in rows]
    assert got.column("kind") == [int(Kind.DEPOSIT if one[0] > 0 else Kind.WITHDRAWAL) for one in rows]
    if wanted:
        assert (got.facts.opening, got.facts.closing) == (opening, opening + sum(moved))


def test_a_broken_chain_or_a_wrong_total_disagrees_and_gives_no_balances(tmp_path):
    rows = [cmb_line(100, 100, START), cmb_line(50, 151, START), cmb_line(-20, 131, START)]
    (got,) = read(write(tmp_path / "c.csv", [*CMB_HEAD, *rows, *cmb_footer([100, 50, -20])]))
    assert got.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in got.facts.checks if not one.agrees] == [
        ("balance_chain", "1.51", "1.50")
    ]
    assert got.facts.opening is None


def test_balances_of_a_filtered_list_need_not_follow(tmp_path):
    head = [line.replace("无", "收入") if "过滤" in line else line for line in CMB_HEAD]
    rows = [cmb_line(100, 100, START), cmb_line(50, 950, START)]
    (got,) = read(write(tmp_path / "c.csv", [*head, *rows, *cmb_footer([100, 50])]))
    assert got.facts.control == AGREE
    assert got.facts.opening is None


@pytest.mark.parametrize(
    ("moved", "word", "kind"),
    [
        (-200, "短信费", Kind.FEE),
        (-200, "转账汇款", Kind.WITHDRAWAL),
        (500, "网银转账", Kind.DEPOSIT),
        (500, "定转活", Kind.TRANSFER),
        (500, "手续费退回", Kind.DEPOSIT),
    ],
)
def test_the_banks_own_words_tell_fees_and_own_transfers(tmp_path, moved, word, kind):
    (got,) = read(write(tmp_path / "c.csv", [*CMB_HEAD, cmb_line(moved, 100, START, word)]))
    assert got.column("kind") == [int(kind)]


@pytest.mark.parametrize(("into", "out", "key"), [("", "", "not_amount"), ("1.00", "2.00", "both_amounts")])
def test_a_row_with_neither_or_both_amounts_is_refused(tmp_path, into, out, key):
    line = f'"\t20260601","\t10:00:00","{into}","{out}","1.00","x","y"'
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "c.csv", [*CMB_HEAD, line]))
    assert (caught.value.key, caught.value.row) == (f"refused.{key}", 9)


CMB_CORPORATE = [
    *("交易日", "交易时间", "起息日", "交易类型", "借方金额", "贷方金额", "余额", "摘要", "流水号", "流程实例号"),
    *("业务名称", "用途", "业务参考号", "收/付方名称", "收/付方帐号", "冲帐标志"),
]


def test_a_corporate_cmb_workbook_takes_clocks_that_became_numbers(tmp_path):
    head = [
        ["公司名称", "某某商贸有限公司", "银行帐号", "755912345678901"],
        ["查询开始日期", "20260601", "查询结束日期", "20260630"],
    ]
    rows = [
        [
            "20260602",
            "080024",
            "20260602",
            "汇入",
            "",
            6180.5,
            16180.5,
            "货款",
            "K001",
            "",
            "",
            "",
            "R1",
            "财付通",
            "1",
            "",
        ],
        [20260603, 80024, 20260603, "扣费", 2, 0, 16178.5, "手续费", "K002", *[""] * 7],
    ]
    path = write_xlsx(tmp_path / "c.xlsx", {"账务明细": [*head, CMB_CORPORATE, *rows]})
    (got,) = read(path)
    assert got.facts.account == "755912345678901"
    assert (got.facts.opening, got.facts.closing, got.facts.control) == (1000000, 1617850, NONE)
    assert got.facts.period_start == "2026-06-01"
    assert got.column("amount") == [618050, -200]
    assert got.column("kind") == [int(Kind.DEPOSIT), int(Kind.FEE)]
    assert got.column("row") == [4, 5]
    clock = [dt.datetime(2026, 6, 2, 8, 0, 24), dt.datetime(2026, 6, 3, 8, 0, 24)]  # noqa: DTZ001
    assert got.column("at") == [int((one - EPOCH).total_seconds()) for one in clock]
    assert got.column("counterparty") == ["财付通", ""]


def test_a_cmb_list_with_two_currencies_is_two_statements(tmp_path):
    lines = [
        "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要",
        '2026-06-01,CNY,"1,000.00","1,000.00",汇入,支付宝（中国）网络技术有限公司2088000011110156,提现',
        "2026-06-01,美元,5.00,5.00,汇入,,",
        "2026-06-02,人民币,-1.00,999.00,消费,,",
    ]
    yuan_, dollars = read(write(tmp_path / "l.csv", lines, "utf-8"))
    assert [one.facts.currency for one in (yuan_, dollars)] == ["CNY", "USD"]
    assert [one.facts.rows_read for one in (yuan_, dollars)] == [2, 1]
    assert follows(yuan_.facts) and yuan_.facts.several
    assert yuan_.column("counterparty")[0] == "支付宝（中国）网络技术有限公司"
    assert yuan_.column("offset") == [NO_TIME] * 2


# ---------------------------------------------------------------- ICBC

ICBC_V1 = (
    "交易日期,摘要,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,"
    "记账金额(收入),记账金额(支出),记账币种,余额,对方户名"
)
ICBC_HEAD = ["明细查询文件下载", "", '卡号: 1234****9876,"卡别名: "', "", "子账户序号: 00000,子账户类别: 活期", ""]


def icbc_line(moved: int, balance: str, when: dt.datetime, currency: str = "人民币") -> str:
    into, out = (yuan(moved, True), "") if moved > 0 else ("", yuan(-moved, True))
    cells = [f"{when:%Y-%m-%d}", "他行汇入", "", "CHN", "钞", "-", "-", "-", into, out, currency, balance, "支付宝"]
    return ",".join(f'"{one:<12}\t"' for one in cells) + ","


@given(st.lists(st.tuples(moves.filter(bool), moments), min_size=1, max_size=20), st.booleans())
def test_an_icbc_card_statement_comes_back_newest_first(tmp_path, wanted, masked):
    moved = [one[0] for one in wanted]
    printed = ["xx,yyyy.zz" if masked else yuan(one, True) for one in balances(moved, 5)]
    rows = list(zip(moved, printed, [one[1] for one in wanted], strict=True))[::-1]
    into, out = sum(one for one in moved if one > 0), -sum(one for one in moved if one < 0)
    footer = [" ", f'人民币合计,,,,,,,,"{yuan(into, True)}  ","{yuan(out, True)}  ",']
    path = write(tmp_path / "i.csv", [*ICBC_HEAD, ICBC_V1, *(icbc_line(*one) for one in rows), *footer])
    assert sniff(path)[0] == ("icbc.bank")
    (got,) = read(path)
    assert got.column("amount") == moved[::-1]
    assert got.column("row") == list(range(8, 8 + len(rows)))
    assert got.facts.control == AGREE
    assert got.facts.account == "1234****9876"
    assert got.facts.closing == (None if masked else 5 + sum(moved))
    assert set(got.column("layer")) == {int(Layer.BANK)}
    beside = write(tmp_path / "j.csv", ["," + one for one in path.read_text(encoding="gb18030").splitlines()])
    (again,) = read(beside)  # somebody keeps an empty column before the table
    assert (again.facts.control, again.facts.checks) == (AGREE, got.facts.checks)


def test_masked_totals_state_nothing(tmp_path):
    footer = ['人民币合计,,,,,,,,"xx,yyyy.zz","**",']
    (got,) = read(write(tmp_path / "i.csv", [*ICBC_HEAD, ICBC_V1, icbc_line(100, "xx,yyyy.zz", START), *footer]))
    assert got.facts.control == NONE


def test_a_corporate_icbc_file_is_a_statement_for_each_own_account(tmp_path):
    header = (
        "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息"
    )
    lines = [
        header,
        "0\t,6222000011112222\t,1\t,2026-06-01 10:00:00,贷,0.00,100.00,,货款,,网银在线（北京）科技有限公司,100.00,",
        "1\t,6222000011112222\t,1\t,2026-06-02 10:00:00,借,30.00,0.00,,付款,,某公司,70.00,",
        "2\t,6222000033334444\t,1\t,2026-06-02 10:00:00,贷,,5.00,,利息,,,5.00,",
    ]
    path = write(tmp_path / "historydetail1.csv", lines, end="\r\n")
    assert sniff(path)[0] == ("icbc.bank")
    first, second = read(path)
    assert (first.facts.account, second.facts.account) == ("6222000011112222", "6222000033334444")
    assert (first.facts.opening, first.facts.closing, first.facts.control) == (0, 7000, NONE)
    assert first.column("amount") == [10000, -3000]
    assert first.column("counterparty")[0] == "网银在线（北京）科技有限公司"
    assert second.facts.control == NONE


def test_a_pinduoduo_transfer_is_a_payout_only_where_a_bank_is_named(tmp_path):
    body = ["\t,2026-06-01 10:00:00,0,-1.00,转账,推广账户充值,", "\t,2026-06-01 10:00:00,0,-1.00,转账,转到银行卡,"]
    (got,) = read(write(tmp_path / "p.csv", [*PDD_HEAD, *body]))
    assert got.column("kind") == [Kind.TRANSFER, Kind.WITHDRAWAL]
    assert got.column("layer") == [Layer.CHANNEL, Layer.SETTLEMENT]


def test_a_pinduoduo_row_that_moves_both_ways_is_refused(tmp_path):
    body = ["260620-1,2026-06-01 10:00:00,2.00,-1.00,交易收入,-,"]
    with pytest.raises(SourceRefused) as refused:
        read(write(tmp_path / "p.csv", [*PDD_HEAD, *body]))
    assert refused.value.key == "refused.both_amounts" and refused.value.row == 6


YOUZAN = (
    "店铺名称,类型,名称,业务单号,支付流水号,关联单号,交易来源地,账务主体,账户类型,收入(元),支出(元),余额(元),支付方式,交易对手,渠道,"
    "下单时间,入账时间,操作人,附加信息,备注,来源"
)


def youzan_line(word: str, number: str, into: str, spent: str, balance: str, day: int) -> str:
    cells = ["小店", word, "袜", number, f"21030{day}", "", "", "某公司", "店铺余额", into, spent, balance, "微信支付"]
    return ",".join([*cells, "张*", "微信", "2026-03-01 09:00:00", f"2026-03-0{day} 10:00:05", "", "", "", "有赞"])


def test_youzans_flow_tells_sales_refunds_and_withdrawals_apart(tmp_path):
    lines = [
        youzan_line("订单入账", "E20260301100000001", "100.00", "0.00", "1100.00", 1),
        youzan_line("交易手续费", "E20260301100000001", "0.00", "0.60", "1099.40", 2),
        youzan_line("退款", "E20260301100000001", "", "30.00", "1069.40", 3),
        youzan_line("提现", "T1", "0.00", "1000.00", "69.40", 4),
        youzan_line("新名目", "B7", "0.01", "0.00", "69.41", 5),
    ]
    path = tmp_path / "flow.csv"
    path.write_text("\n".join([YOUZAN, *lines, ""]), "utf-8-sig")
    (got,) = read(path)
    assert (got.facts.format, got.facts.opening, got.facts.closing) == ("youzan.account", 100_000, 6_941)
    assert follows(got.facts) and got.column("amount") == [10_000, -60, -3_000, -100_000, 1]
    assert got.column("kind") == [Kind.PAYMENT, Kind.FEE, Kind.REFUND, Kind.WITHDRAWAL, Kind.OTHER]
    assert got.column("layer")[3] == Layer.SETTLEMENT and got.column("order_ref") == ["E20260301100000001"] * 3 + [
        "",
        "",
    ]
    path.write_text("\n".join([YOUZAN, *lines, ""]).replace("30.00", "30.01"), "utf-8-sig")
    assert read(path)[0].facts.control == "disagree"


WECHAT_SHOP = (
    "流水单号,记账时间,动帐类型,收支类型,收支金额,账户余额,关联订单号,关联售后单号,关联提现单号,关联保单号,"
    "关联礼物单号,详情"
)
WECHAT_SHOP_ROWS = [
    ("4200001", "订单支付", "收入", "100.50", "100.50", "3720001", "", ""),
    ("4200001", "订单手续费", "支出", "0.60", "99.90", "3720001", "", ""),
    ("5030001", "订单退款", "支出", "20.00", "79.90", "3720001", "1900001", ""),
    ("f4", "技术服务费", "支出", "3.50", "76.40", "3720001", "", ""),
    ("f5", "提现", "支出", "60.00", "16.40", "", "", "w1"),
    ("f6", "提现失败退票", "收入", "60.00", "76.40", "", "", "w1"),
    ("f7", "订单支付", "支出", "1.00", "75.40", "3720002", "", ""),
]


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_wechat_shops_flow_takes_its_signs_from_the_words(tmp_path, sign, newest_first):
    rows = []
    for day, (number, word, way, amount, *more) in enumerate(WECHAT_SHOP_ROWS, 1):
        printed = (sign if way == "支出" else "") + amount
        rows.append(",".join([f"`{number}", f"2026-10-0{day} 09:00:00", word, way, printed, *more, "", "", ""]))
    path = write(tmp_path / "f.csv", [WECHAT_SHOP, *(rows[::-1] if newest_first else rows)], "utf-8-sig")
    assert sniff(path) == ["wechatshop.account"]
    (got,) = read(path)
    step = -1 if newest_first else 1
    assert got.column("amount")[::step] == [10_050, -60, -2_000, -350, -6_000, 6_000, -100]
    assert got.column("kind")[::step] == [
        *(Kind.PAYMENT, Kind.FEE, Kind.REFUND, Kind.COMMISSION, Kind.WITHDRAWAL, Kind.TRANSFER, Kind.OTHER)
    ]
    assert got.column("layer")[::step][4] == Layer.SETTLEMENT and got.column("channel_ref")[::step][0] == "4200001"
    assert got.column("parent_ref")[::step][2:5] == ["1900001", "", "w1"]
    assert (got.facts.opening, got.facts.closing, follows(got.facts)) == (0, 7_540, True)


def test_a_wechat_shops_row_against_its_direction_is_refused(tmp_path):
    for way, amount in (("收入", "-5.00"), ("冻结", "5.00")):
        row = f"f1,2026-10-01 09:00:00,订单支付,{way},{amount},5.00,3720001,,,,,"
        with pytest.raises(SourceRefused) as refused:
            read(write(tmp_path / "f.csv", [WECHAT_SHOP, row]))
        assert refused.value.row == 2


DEPOSIT = "完成时间,操作类型,原因,币种,收支金额(元),来源账户,去向账户,出资类型,业务描述,业务编号,订单编号,备注"
DEPOSIT_ROWS = [
    "2026-07-08 09:40:06,出账,交易赔付/运费争议,CNY,-7.9,保证金,买家,现金,0070002|其他支出-交易赔付,,512142800000603,-",
    "2026-07-08 10:00:00,出账,交易售后,CNY,-35,保证金,买家,现金,0020002|交易退款-售后退款,B1,512142800000604,-",
    "2026-07-09 10:00:00,入账,保证金补缴,CNY,100,支付宝,保证金余额,现金,,,,-",
    "2026-07-10 10:00:00,出账,新原因,CNY,1.20,保证金余额,某处,现金,,,,-",
]


def test_a_tmall_deposit_tells_refunds_compensation_and_refilling_apart(tmp_path):
    path = write(tmp_path / "d.csv", [DEPOSIT, *DEPOSIT_ROWS], "utf-8-sig")
    assert sniff(path) == ["taobao.deposit"]
    (got,) = read(path)
    assert got.column("amount") == [-790, -3_500, 10_000, -120]
    assert got.column("kind") == [Kind.ADJUSTMENT, Kind.REFUND, Kind.TRANSFER, Kind.OTHER]
    assert got.column("order_ref") == ["512142800000603", "512142800000604", "", ""]
    assert got.column("counterparty") == ["买家", "买家", "支付宝", "某处"]
    (bare,) = read(write(tmp_path / "b.csv", [DEPOSIT.replace("订单编号", ""), *DEPOSIT_ROWS]))
    assert bare.column("order_ref") == got.column("order_ref")


def test_a_tmall_deposit_row_against_its_word_is_refused(tmp_path):
    for way, amount in (("入账", "-100"), ("冻结", "100")):
        row = f"2026-07-09 10:00:00,{way},保证金补缴,CNY,{amount},支付宝,保证金余额,现金,,,,-"
        with pytest.raises(SourceRefused) as refused:
            read(write(tmp_path / "d.csv", [DEPOSIT, row]))
        assert refused.value.row == 2


KUAISHOU = "账务流水号,关联业务单号,入账时间,{way},发生额（元）,期末余额（元）,业务类型,描述,备注"
KUAISHOU_ROWS = [
    ("K1", "2524500001234567", "收", "56.90", "56.90", "订单结算"),
    ("K2", "2524500001234567", "支", "6.90", "50.00", "售后退款"),
    ("K3", "2524500001234568", "支", "1.50", "48.50", "赔付"),
    ("K4", "T20261004", "支", "40.00", "8.50", "提现"),
    ("K5", "B9", "支", "0.50", "8.00", "资金冻结"),
    ("K6", "2524500001234569", "支", "1.00", "7.00", "新的类型"),
]
XIAOHONGSHU = "创建时间,交易类型描述,收入（元）,支出（元）,账户余额（元）,业务单号,备注"
XIAOHONGSHU_ROWS = [
    ("订单结算", "94.00", "", "94.00", "P728000000000000001"),
    ("小额打款", "", "5.00", "89.00", "P728000000000000001"),
    ("小额收款", "4.50", "", "93.50", "P728000000000000002"),
    ("提现", "0.00", "60.00", "33.50", "W77"),
    ("运费险", "--", "0.50", "33.00", "P728000000000000003"),
]


@pytest.mark.parametrize("way", ["账务方向", "财务方式"])
def test_a_kuaishou_shops_flow_goes_by_its_words_and_its_balance(tmp_path, way):
    rows = [
        f"{number},{about},2026-10-0{day} 03:00:00,{side},{amount},{left},{word},,"
        for day, (number, about, side, amount, left, word) in enumerate(KUAISHOU_ROWS, 1)
    ]
    path = write(tmp_path / "k.csv", [KUAISHOU.format(way=way), *rows[::-1]], "utf-8-sig")
    assert sniff(path) == ["kuaishou.account"]
    (got,) = read(path)
    assert got.column("amount")[::-1] == [5_690, -690, -150, -4_000, -50, -100]
    assert got.column("kind")[::-1] == [
        *(Kind.PAYMENT, Kind.REFUND, Kind.ADJUSTMENT, Kind.WITHDRAWAL, Kind.HOLD, Kind.OTHER)
    ]
    assert [one == Layer.SETTLEMENT for one in got.column("layer")[::-1]] == [False] * 3 + [True] + [False] * 2
    assert got.column("order_ref")[::-1][2:5] == ["2524500001234568", "", ""]
    assert got.column("parent_ref")[::-1][3] == "T20261004"
    assert (got.facts.opening, got.facts.closing, follows(got.facts)) == (0, 700, True)
    path.write_text(path.read_text("utf-8-sig").replace(",支,6.90,", ",收,6.90,"), "utf-8-sig")
    assert read(path)[0].facts.control == DISAGREE


def test_a_xiaohongshu_shops_flow_is_no_banks_list(tmp_path):
    rows = [
        f"2026-10-0{day} 03:00:00,{word},{into},{out},{left},{about},"
        for day, (word, into, out, left, about) in enumerate(XIAOHONGSHU_ROWS, 1)
    ]
    path = write(tmp_path / "x.csv", [XIAOHONGSHU, *rows], "utf-8-sig")
    assert sniff(path)[0] == "xiaohongshu.account"
    (got,) = read(path)
    assert got.column("amount") == [9_400, -500, 450, -6_000, -50]
    assert got.column("kind") == [Kind.PAYMENT, Kind.ADJUSTMENT, Kind.ADJUSTMENT, Kind.WITHDRAWAL, Kind.FEE]
    assert [Layer(one).name for one in got.column("layer")] == [*["CHANNEL"] * 3, "SETTLEMENT", "CHANNEL"]
    assert got.column("order_ref")[3:] == ["", "P728000000000000003"] and got.column("channel_ref")[3] == "W77"
    assert (got.facts.opening, got.facts.closing, follows(got.facts)) == (0, 3_300, True)
    path.write_text(path.read_text("utf-8-sig").replace("93.50", "93.60"), "utf-8-sig")
    assert read(path)[0].facts.control == DISAGREE
