"""Lists of banks as PDF: rows by where words stand or by rulings, the same records as from a CSV; scans are refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.statement import DISAGREE, NONE
from app.importers.base import ReadOptions
from app.importers.containers.prescan import kind_of, weight
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.importers.pdfs import Placed, grid, width_of, write_pdf
from tests.importers.reading import follows, heads, read, sniff

CMB_NAMES = ("记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息", "客户摘要")
CMB_ENGLISH = (
    "Date",
    "Currency",
    "Transaction Amount",
    "Balance",
    "Transaction Type",
    "Counter Party",
    "Customer Type",
)
CMB_AT = (40.0, 100.0, 160.0, 250.0, 330.0, 450.0, 600.0)
RIGHT = {2: 215.0, 3: 305.0}  # where amounts end
ROW = 22.0


def money(value: int) -> str:
    sign, value = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{value // 100:,}.{value % 100:02d}"


def balances(moved: list[int], opening: int) -> list[int]:
    return [opening + sum(moved[: at + 1]) for at in range(len(moved))]


def cmb_rows(moved: list[int], opening: int = 1_000_000, party: str = "某公司 6666") -> list[list[str]]:
    return [
        [f"2026-06-{1 + at % 28:02d}", "CNY", money(m), money(b), "转账汇款", party, "货款"]
        for at, (m, b) in enumerate(zip(moved, balances(moved, opening), strict=True))
    ]


def cmb_pages(rows: list[list[str]], per_page: int = 12) -> list[list[Placed]]:
    """Place rows as the bank does: text centred in its row, amounts to the right, long names in two lines."""
    pages = []
    for start in range(0, max(1, len(rows)), per_page):
        page: list[Placed] = []
        if start == 0:
            page += [(300.0, 20.0, "招商银行交易流水"), (300.0, 32.0, "Transaction Statement of China Merchants Bank")]
            page += [
                (300.0, 44.0, "2026-06-01 -- 2026-06-30"),
                (40.0, 56.0, "户   名：某人"),
                (40.0, 68.0, "账号：6214830100001234"),
            ]
        page += [(x, 90.0, name) for x, name in zip(CMB_AT, CMB_NAMES, strict=True)]
        page += [(x, 101.0, name) for x, name in zip(CMB_AT, CMB_ENGLISH, strict=True)]
        for at, cells in enumerate(rows[start : start + per_page]):
            page += placed(cells, 125.0 + at * ROW)
        page.append((400.0, 125.0 + per_page * ROW + 30, f"{start // per_page + 1}/{-(-len(rows) // per_page)}"))
        pages.append(page)
    return pages


def placed(cells: list[str], y: float) -> list[Placed]:
    found: list[Placed] = []
    for at, cell in enumerate(cells):
        if at in RIGHT:
            found.append((RIGHT[at] - width_of(cell), y, cell))
        elif at == 5 and len(cell) > 15:
            found += [(CMB_AT[at], y - 4.5, cell[:15]), (CMB_AT[at], y + 4.5, cell[15:])]
        elif cell:
            found.append((CMB_AT[at], y, cell))
    return found


def test_rows_of_all_pages_are_read_in_order_with_their_balance(tmp_path):
    moved = [10_050 if at % 3 else -123_456 for at in range(30)]
    path = write_pdf(tmp_path / "c.pdf", cmb_pages(cmb_rows(moved)))
    assert kind_of(str(path), "c.pdf") == "pdf"
    assert sniff(path) == ["cmb.bank"]
    (found,) = read(path)
    assert found.column("amount") == moved
    assert found.column("row") == list(range(1, 31))
    assert (found.facts.opening, found.facts.closing) == (1_000_000, 1_000_000 + sum(moved))
    assert (found.facts.control, found.facts.account) == (NONE, "6214830100001234")
    assert set(found.column("counterparty")) == {"某公司"} or set(found.column("counterparty")) == {"某公司 6666"}
    assert set(found.column("subtype")) == {"转账汇款"}


def test_a_name_in_two_lines_goes_to_its_own_row(tmp_path):
    rows = cmb_rows([100, -200, 300], party="")
    for row, name in zip(
        rows, ("北京康乐缘盲人保健按摩有限公司第一分店", "短名", "深圳市某某某某某某某科技有限公司南山分"), strict=True
    ):
        row[5] = name
    (found,) = read(write_pdf(tmp_path / "c.pdf", cmb_pages(rows)))
    assert found.column("counterparty") == [
        "北京康乐缘盲人保健按摩有限公司第一分店",
        "短名",
        "深圳市某某某某某某某科技有限公司南山分",
    ]
    assert found.column("amount") == [100, -200, 300]


def test_bold_type_that_is_printed_twice_is_read_once(tmp_path):
    pages = cmb_pages(cmb_rows([100, -200]))
    words = [text for _x, _y, text in pages[0]]
    (found,) = read(write_pdf(tmp_path / "c.pdf", pages, bold=words))
    assert found.column("amount") == [100, -200]


def test_the_pdf_and_the_csv_made_of_it_give_the_same_records(tmp_path):
    rows = cmb_rows([5_000, -1, -299_900, 120])
    (one,) = read(write_pdf(tmp_path / "c.pdf", cmb_pages(rows)))
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (CMB_NAMES, *rows))
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    (two,) = read(tmp_path / "c.csv", account="6214830100001234")
    same = [name for name in one.table.column_names if name != "row" and not name.endswith("_fp")]
    assert one.table.select(same).equals(two.table.select(same))


BOC_NAMES = (
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
)
BOC_BORDERS = [30.0 + 65 * at for at in range(13)]


def ruled(
    names: tuple[str, ...], rows: list[list[str]], title: list[Placed], borders: list[float]
) -> tuple[list[Placed], list]:
    page = list(title)
    heights = [80.0 + 30 * at for at in range(len(rows) + 2)]
    for at, cells in enumerate([list(names), *rows]):
        for column, cell in enumerate(cells):
            first, rest = cell[:7], cell[7:]
            if not cell.isascii() and rest:
                page += [(borders[column] + 2, heights[at] + 4, first), (borders[column] + 2, heights[at] + 14, rest)]
            elif len(cell) > 12:
                page += [
                    (borders[column] + 2, heights[at] + 4, cell[:10]),
                    (borders[column] + 2, heights[at] + 14, cell[10:]),
                ]
            elif cell:
                page.append((borders[column] + 2, heights[at] + 8, cell))
    return page, grid(borders, heights)


def test_a_list_with_rulings_is_cut_by_them(tmp_path):
    moved = [-7_189, 5_000, -300_000]
    rows = [
        [
            f"2026-06-2{9 - at}",
            "17:57:17",
            "人民币",
            money(m),
            money(b),
            "网上快捷支付",
            "银企对接",
            "-" * 12,
            "支付宝-李四",
            "支付宝（中国）网络技术有限公司",
            "Z200******010N",
            "-" * 12,
        ]
        for at, (m, b) in enumerate(zip(moved, [324_028, 331_217, 326_217], strict=True))
    ]
    title = [
        (300.0, 20.0, "中国银行交易流水明细清单"),
        (30.0, 40.0, "交易区间： 2026-06-01 至 2026-06-30"),
        (400.0, 40.0, "客户姓名： 某人"),
        (30.0, 55.0, "借记卡号： 6217900100001234567"),
    ]
    page, lines = ruled(BOC_NAMES, rows, title, BOC_BORDERS)
    path = write_pdf(tmp_path / "b.pdf", [page], [lines])
    assert sniff(path) == ["boc.bank"]
    (found,) = read(path)
    assert found.column("amount") == moved
    assert found.column("counterparty") == ["支付宝（中国）网络技术有限公司"] * 3
    assert (found.facts.control, found.facts.opening, found.facts.closing) == (NONE, 626_217, 324_028)
    assert (found.facts.period_start, found.facts.period_end) == ("2026-06-01", "2026-06-30")
    assert found.facts.account == "6217900100001234567"


def test_a_list_of_icbc_has_day_and_time_in_one_cell(tmp_path):
    names = (
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
    )
    rows = [
        [
            "2026-06-0110:20:30",
            "0200",
            "活期",
            "00000",
            "人民币",
            "钞",
            "消费",
            "0200",
            "-12.30",
            "87.70",
            "（空）",
            "（空）",
            "快捷支付",
        ],
        [
            "2026-06-0211:20:30",
            "0200",
            "活期",
            "00000",
            "人民币",
            "钞",
            "工资",
            "0200",
            "+1,000.00",
            "1,087.70",
            "某公司",
            "",
            "批量业务",
        ],
    ]
    title = [
        (300.0, 20.0, "中国工商银行借记账户历史明细（电子版）"),
        (30.0, 40.0, "卡号 6222020200001234567"),
        (300.0, 40.0, "起止日期：2026-06-01 — 2026-06-30"),
    ]
    page, lines = ruled(names, rows, title, [30.0 + 60 * at for at in range(14)])
    path = write_pdf(tmp_path / "i.pdf", [page], [lines])
    assert sniff(path) == ["icbc.bank"]
    (found,) = read(path)
    assert found.column("amount") == [-1230, 100_000]
    assert found.column("offset") == [480, 480]
    assert found.column("counterparty") == ["", "某公司"]
    assert (found.facts.account, found.facts.control) == ("6222020200001234567", NONE)


def test_a_list_of_the_agricultural_bank_has_bare_days_and_no_rulings(tmp_path):
    """A name of the other side may go on in a second line; `账户` before the rows is the shop's own."""
    columns = [20.0, 75.0, 125.0, 200.0, 270.0, 345.0, 520.0, 600.0, 690.0]
    names = ["交易日期", "交易时间", "交易摘要", "交易金额", "本次余额", "对手信息", "日 志 号", "交易渠道", "交易附言"]
    rows = [
        "20260602|101500|转支|-69.00|1,123.23|支付宝（中国）网络技术有|1234567890|电子商务|消费",
        "|||||限公司 2155****0690|||",
        "20260603|070302|转存|+500.00|1,623.23|李四|1234567891|掌上银行|",
        "20260605|211111|结息|0.98|1,624.21||1234567892|核心|",
    ]
    title = [
        (300.0, 20.0, "中国农业银行账户活期交易明细清单"),
        *((20.0, 45.0, "户名：张三"), (300.0, 45.0, "账户：6228480000000000018")),
        *((20.0, 60.0, "币种：人民币"), (300.0, 60.0, "汇钞标识：本币")),
        *((20.0, 75.0, "起止日期：20260601-20260630"), (300.0, 75.0, "电子流水号：2607041742A6FCF026")),
    ]
    lines = [(100.0, names), *((118.0 + 14 * at, row.split("|")) for at, row in enumerate(rows))]
    page = [*title, *((x, y, cell) for y, cells in lines for x, cell in zip(columns, cells, strict=True) if cell)]
    path = write_pdf(tmp_path / "a.pdf", [[*page, (380.0, 560.0, "第 1 页，共 1 页")]])
    (found,) = read(path)
    assert (found.facts.format, found.facts.account) == ("abc.bank", "6228480000000000018")
    assert found.column("amount") == [-6_900, 50_000, 98] and follows(found.facts)
    assert (found.facts.period_start, found.facts.period_end) == ("2026-06-01", "2026-06-30")
    assert found.column("counterparty")[0] == "支付宝（中国）网络技术有限公司 2155****0690"


CCB = ["序号", "摘要", "币别", "钞汇", "交易日期", "交易金额", "账户余额", "交易地点/附言", "对方账号与户名"]
CCB_ROWS = [
    ["1", "消费", "人民币元", "钞", "20260602", "-69.00", "1,123.23", "美团", "243300133/财付通"],
    ["2", "支付机构提现", "人民币元", "钞", "20260603", "500.00", "1,623.23", "零钱提现", "243300133/财付通"],
    ["3", "跨行转出", "人民币元", "钞", "20260604", "-600.00", "1,023.23", "手机银行", "6222000000/李四"],
]
CCB_TITLE = [
    (300.0, 20.0, "中国建设银行个人活期账户全部交易明细"),
    *((30.0, 40.0, "卡号/账号：6217000000000000012"), (300.0, 40.0, "客户名称：张三")),
    *((30.0, 55.0, "起始日期：20260601"), (300.0, 55.0, "结束日期：20260630")),
]


@pytest.mark.parametrize("rulings", [True, False])
def test_a_list_of_the_construction_bank_has_its_day_behind_four_columns(tmp_path, rulings):
    page, lines = ruled(CCB, CCB_ROWS, CCB_TITLE, [30.0 + 80 * at for at in range(10)])
    (found,) = read(write_pdf(tmp_path / "c.pdf", [page], [lines if rulings else []]))
    assert (found.facts.format, found.facts.account) == ("ccb.bank", "6217000000000000012")
    assert found.column("amount") == [-6_900, 50_000, -60_000] and follows(found.facts)
    assert found.column("subtype") == ["消费", "支付机构提现", "跨行转出"]


@pytest.mark.parametrize("rulings", [True, False])
def test_rows_whose_day_stands_behind_their_amount_are_no_empty_statement(tmp_path, rulings):
    names, rows = [*CCB[5:], *CCB[:5]], [[*row[5:], *row[:5]] for row in CCB_ROWS]
    page, lines = ruled(names, rows, CCB_TITLE, [30.0 + 80 * at for at in range(10)])
    with pytest.raises(SourceRefused):
        read(write_pdf(tmp_path / "c.pdf", [page], [lines if rulings else []]))


@pytest.mark.parametrize("pictures", [[0], [0, 1]])
def test_a_scanned_pdf_is_refused_with_a_sentence_that_says_so(tmp_path, pictures):
    path = write_pdf(tmp_path / "s.pdf", [[] for _page in pictures], pictures=pictures)
    with pytest.raises(SourceRefused) as caught:
        heads(path)
    assert caught.value.key == "refused.pdf_scanned"


def test_a_picture_among_pages_of_text_is_refused(tmp_path):
    pages = [*cmb_pages(cmb_rows([100, -200])), []]
    with pytest.raises(SourceRefused) as caught:
        read(write_pdf(tmp_path / "s.pdf", pages, pictures=[1]))
    assert caught.value.key == "refused.pdf_scanned"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", b"%PDF-1.4\n" + b"\0" * 500, b"%PDF-1.7\ntrailer << /Root 1 0 R >>\nstartxref\n5\n%%EOF"]
)
def test_a_damaged_pdf_is_refused(tmp_path, data):
    path = tmp_path / "d.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key in ("refused.pdf_broken", "refused.pdf_scanned", "refused.pdf_unknown")


def test_a_pdf_of_no_known_bank_is_refused_by_the_program(tmp_path):
    path = write_pdf(tmp_path / "u.pdf", [[(40.0, 40.0, "Invoice 12"), (40.0, 60.0, "Total 12.00")]])
    (source,) = read_sources([str(path)], ReadOptions(), str(tmp_path))
    assert source.refusal is not None
    assert source.refusal.key == "refused.pdf_unknown"


def test_a_pdf_is_read_in_the_parsing_child(tmp_path):
    path = write_pdf(tmp_path / "c.pdf", cmb_pages(cmb_rows([100, -200, 300])))
    (tmp_path / "out").mkdir()
    with Sandbox(str(tmp_path / "out"), workers=1) as warm:
        (source,) = read_sources([str(path)], ReadOptions(), str(tmp_path / "out"), sandbox=warm)
    assert source.refusal is None
    assert [one.facts.format for one in source.statements] == ["cmb.bank"]
    assert weight(str(path), "pdf") == 10 << 20


def test_a_page_that_is_missing_is_refused(tmp_path):
    pages = cmb_pages(cmb_rows([100] * 30))
    with pytest.raises(SourceRefused) as caught:
        read(write_pdf(tmp_path / "c.pdf", pages[:2]))
    assert caught.value.key == "refused.cut_off"


def test_a_row_at_the_end_that_lost_its_day_is_refused(tmp_path):
    pages = cmb_pages(cmb_rows([100, -200, 300]))
    pages[0] = [one for one in pages[0] if one[2] != "2026-06-03"]
    with pytest.raises(SourceRefused) as caught:
        read(write_pdf(tmp_path / "c.pdf", pages))
    assert caught.value.key == "refused.value"


def test_an_amount_without_a_day_among_the_rows_is_refused(tmp_path):
    pages = cmb_pages(cmb_rows([100, -200, 300]))
    pages[0] = [one for one in pages[0] if one[2] != "2026-06-02"]
    with pytest.raises(SourceRefused) as caught:
        read(write_pdf(tmp_path / "c.pdf", pages))
    assert caught.value.key == "refused.value"


@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 10**8), min_size=3, max_size=16))
def test_words_moved_a_little_or_changed_give_the_same_rows_or_no_agreement(tmp_path, rng: random.Random, moved):
    moved = [-one if at % 2 else one * 3 for at, one in enumerate(moved)]
    rows = cmb_rows(moved)
    pages = [
        [(x + rng.uniform(-2, 2), y + rng.uniform(-0.8, 0.8), text) for x, y, text in page] for page in cmb_pages(rows)
    ]
    (found,) = read(write_pdf(tmp_path / "c.pdf", pages))
    assert found.column("amount") == moved
    assert follows(found.facts)
    at = rng.randrange(1, len(rows))
    rows[at][2] = money(moved[at] + 1)
    (other,) = read(write_pdf(tmp_path / "d.pdf", cmb_pages(rows)))
    assert other.facts.control == DISAGREE


@given(st.binary(max_size=400), st.integers(0, 2_000))
def test_bytes_in_a_pdf_that_were_changed_are_refused_or_read(tmp_path: Path, data, at):
    path = write_pdf(tmp_path / "c.pdf", cmb_pages(cmb_rows([100, -200, 300])))
    whole = path.read_bytes()
    path.write_bytes(b"%PDF-1.7\n" + whole[9:at] + data + whole[at + len(data) :])
    try:
        found = read(path)
    except SourceRefused as refused:
        assert refused.key != "refused.fault"
        return
    assert all(sum(one.column("amount")) == 200 or not follows(one.facts) for one in found)
