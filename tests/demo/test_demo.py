"""The demo files hold what they say: totals, chains of balances, places and bytes, read naively."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.demo import build, scale
from tests.samples import ROOT

COMMITTED = ROOT / "resources" / "demo"
CODES = "AM1 AM2 AM4 AM5 AM7 AM8 AM9 AM11 AM14 EX1 EX2 EX3 EX4 EX5 EX6 EX7 ST4 ST6 ST7 TS1 TS2 TS3 TS4 TS5"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, build.Made]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, build.make(folder)


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("2026-*/*"))}


def _content(path: Path) -> object:
    """Return the bytes of a file; of an archive or workbook its members, which no zlib version changes."""
    if path.suffix in (".zip", ".xlsx"):
        with zipfile.ZipFile(path) as box:
            return {name: box.read(name) for name in box.namelist()}
    return path.read_bytes()


def test_the_committed_files_are_what_the_generator_writes(made):
    folder, world = made
    written, kept = _files(folder), _files(COMMITTED)
    assert list(written) == list(kept)
    for name in written:
        assert _content(written[name]) == _content(kept[name]), name
    assert json.loads((COMMITTED / "planted.json").read_text("utf-8")) == world.planted


def test_every_code_is_planted_and_all_files_stay_small(made):
    planted = json.loads((COMMITTED / "planted.json").read_text("utf-8"))["planted"]
    assert sorted({one["code"] for one in planted}) == sorted(CODES.split())
    assert sum(path.stat().st_size for path in COMMITTED.rglob("*") if path.is_file()) < 1_000_000


def test_another_seed_makes_another_month_that_holds_together(tmp_path):
    first, second = build.make(tmp_path / "a", 1), build.make(tmp_path / "b", 2)
    assert first.links != second.links
    assert len(first.planted["planted"]) >= 30


def test_rows_of_planted_discrepancies_carry_their_reference(made):
    folder, world = made
    seen = 0
    for one in world.planted["planted"]:
        path = folder / one["file"].partition("!")[0]
        if path.suffix == ".csv":
            line = _text(path).split("\n")[one["row"] - 1]
            looked_for = one["reference"].replace("-", "") if path.name.startswith("CMB") else one["reference"]
            seen += looked_for in line or one["code"] in ("AM11", "ST6")
            assert looked_for in line or one["code"] in ("AM11", "ST6"), one
    assert seen > 20


def _text(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise AssertionError(path)


def _rows(text: str, first: str) -> list[dict[str, str]]:
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(first))
    body = [line for line in lines[at + 1 :] if line and not line.startswith(("#", '"#'))]
    names = [one.strip() for one in next(csv.reader([lines[at]]))]
    return [dict(zip(names, (cell.strip("\t` ") for cell in row), strict=False)) for row in csv.reader(body)]


def test_alipay_totals_and_balances_agree_with_the_rows(made):
    text = _text(next(made[0].glob("2026-09/*_account.csv")))
    rows = _rows(text, "账务流水号")
    moves = [Decimal(row["收入金额（+元）"]) + Decimal(row["支出金额（-元）"]) for row in rows]
    for word, part in (("收入", [m for m in moves if m > 0]), ("支出", [m for m in moves if m < 0])):
        count, total = re.search(rf"#{word}合计：(\d+)笔，共(-?[\d.]+)元", text).groups()
        assert (len(part), sum(part)) == (int(count), Decimal(total))
    balances = [Decimal(row["账户余额（元）"]) for row in rows]
    assert balances[-1] == Decimal("3210.55") + sum(moves)
    broken = sum(after != before + move for before, after, move in zip(balances, balances[1:], moves[1:], strict=False))
    assert 0 < broken < 30  # rows of one second stand in another order, as they do in real exports


def test_trade_bills_agree_with_their_footers(made):
    for path in made[0].glob("*/*.csv.zip"):
        with zipfile.ZipFile(path) as box:
            names = [one.filename.encode("cp437").decode("gbk") for one in box.infolist()]
            assert all(one.flag_bits & 0x800 == 0 for one in box.infolist())
            at = next(i for i, name in enumerate(names) if "汇总" not in name)
            text = box.read(box.infolist()[at]).decode("gb18030").replace("\r\n", "\n")
        rows = _rows(text, "支付宝交易号")
        for kind, word in (("交易", "商家实收"), ("退款", "商家实收退款")):
            part = [Decimal(row["商家实收（元）"]) for row in rows if row["业务类型"] == kind]
            count, total = re.search(rf"#{kind}合计：(\d+)笔，{word}共(-?[\d.]+)元", text).groups()
            assert (len(part), sum(part)) == (int(count), Decimal(total))


@pytest.mark.parametrize(("month", "amount"), [("2026-09", "总金额"), ("2026-10", "应结订单金额")])
def test_wechat_totals_agree_in_both_generations(made, month, amount):
    lines = _text(next(made[0].glob(f"{month}/*All*.csv"))).strip().split("\n")
    rows = _rows("\n".join(lines[:-2]), "交易时间")
    totals = [Decimal(one) for one in lines[-1].replace("`", "").split(",")]
    found = [len(rows), *(sum(Decimal(row[name]) for row in rows) for name in (amount, "退款金额"))]
    assert found == totals[:3]
    assert sum(Decimal(row["手续费"]) for row in rows) == totals[4]
    flow = _text(next(made[0].glob(f"{month}/*Fund*.csv"))).strip().split("\n")
    moves = _rows("\n".join(flow[:-2]), "记账时间")
    signed = [Decimal(one["收支金额(元)"]) * (1 if one["收支类型"] == "收入" else -1) for one in moves]
    balance = [Decimal(one["账户结余(元)"]) for one in moves]
    assert all(b == a + move for a, b, move in zip(balance, balance[1:], signed[1:], strict=False))
    assert min(balance) >= 0


def test_pinduoduo_footer_counts_waived_fees(made):
    text = _text(next(made[0].glob("2026-10/pdd-*.csv")))
    rows = _rows(text, "商户订单号")
    counts = [int(one) for one in re.findall(r"合计：(\d+)笔", text)]
    assert sum(counts) == len(rows)
    assert text.split("\n")[1] == ""


def test_every_voucher_balances_and_books_each_bank_row_but_for_the_planted_slips(made):
    folder, world = made
    vouchers: dict[tuple[str, str, str], Decimal] = {}
    booked: list[tuple[str, Decimal]] = []
    for path in folder.glob("*/jdy_vouchers_*.csv"):
        for row in csv.DictReader(io.StringIO(_text(path))):
            value = Decimal(row["借方金额"] or 0) - Decimal(row["贷方金额"] or 0)
            assert abs(value) == Decimal(row["原币金额"])
            key = (path.name, row["日期"][:7], row["凭证号"])
            vouchers[key] = vouchers.get(key, Decimal(0)) + value
            if row["科目代码"].startswith("1002"):
                booked.append((row["日期"], value))
    assert len(vouchers) > 100
    assert not any(vouchers.values())
    moved = [(f"{one.at:%Y-%m-%d}", Decimal(one.amount) / 100) for one in world.world.lines if one.at.month < 11]
    left = Counter(moved)
    left.subtract(booked)
    slips = {day: sorted(value for key, value in left.items() if value and key[0] == day) for day, _ in left}
    planted = [one for one in world.planted["planted"] if one["comparison"] == "L4"]
    assert {day for day, counts in slips.items() if counts} == {one["reference"] for one in planted}
    wrong = {one["code"]: slips[one["reference"]] for one in planted}
    assert wrong == {"EX1": [1], "AM14": [-1, 1], "EX4": [-1]}


def test_scale_files_have_the_asked_rows_and_true_totals(tmp_path):
    orders, trades = scale.write(tmp_path, 1000)
    listed = list(csv.reader(io.StringIO(orders.read_text("gb18030"))))
    assert len(listed) == 1001
    assert len(Counter(row[0] for row in listed)) == 1001
    text = _text(trades)
    rows = _rows(text, "支付宝交易号")
    assert len(rows) == 1000
    paid = [Decimal(row["商家实收（元）"]) for row in rows if row["业务类型"] == "交易"]
    count, total = re.search(r"#交易合计：(\d+)笔，商家实收共(-?[\d.]+)元", text).groups()
    assert (len(paid), sum(paid)) == (int(count), Decimal(total))
