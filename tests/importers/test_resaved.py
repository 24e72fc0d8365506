"""Bills that a spreadsheet has saved again are read the same, or refused because it has damaged their numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import SourceRefused
from tests.importers import test_account_readers as accounts
from tests.importers import test_channel_readers as channels
from tests.importers import test_jd_readers as jd
from tests.importers import test_personal_readers as people
from tests.importers.reading import Read, read

DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d)(:\d\d)?)?\s*")
MONEY = re.compile(r"[`¥]?(-?\d+\.\d\d)\s*")
LONG = re.compile(r"\d{17,}\s*")
COLUMNS = ("kind", "amount", "exp", "order_ref", "channel_ref", "fee", "counterparty")

SALES = [channels.Sale(cents, 0, 0, one == 2, "货", 60 * one) for one, cents in enumerate((123456, 205, 1000))]
LINES = [people.Entry(cents, way, "交易成功", "货", 60 * one)
         for one, (cents, way) in enumerate([(123456, "支出"), (50, "收入")])]  # fmt: skip
BOUGHT = [people.Entry(one.cents, one.word, "支付成功", one.name, one.seconds) for one in LINES]
WEB = [people.trade(1, "1234.50", "收入", "交易成功", "已收入"), people.trade(2, "27.00", "支出", "交易成功", "已支出")]
SAID = ["共2笔记录", "已收入:1笔,1234.50元", "待收入:0笔,0.00元", "已支出:1笔,27元", "待支出:0笔,0.00元"]
MOVED = [("交易收入", 123450), ("交易退款", -500)]
PDD = [accounts.pdd_line(moved, accounts.START, word) for word, moved in MOVED]
ICBC = [
    *accounts.ICBC_HEAD,
    accounts.ICBC_V1,
    *(accounts.icbc_line(moved, "xx,yyyy.zz", accounts.START) for moved in (123456, -500)),
    *(" ", '人民币合计,,,,,,,,"1,234.56  ","5.00  ",'),
]
JD = [("支出", 123456, 0, "白条", "裤"), ("收入", 500, 0, "余额", "红包")]


def jd_bill(folder: Path) -> str:
    return jd.personal(folder / "jd.csv", JD).read_text("utf-8-sig")


BILLS: dict[str, Callable[[Path], str]] = {
    "alipay.merchant.trade": lambda _folder: channels.alipay_trade(SALES),
    "alipay.merchant.account": lambda _folder: channels.alipay_account(SALES),
    "wechatpay.merchant.trade": lambda _folder: channels.wechat_trade(SALES),
    "wechatpay.merchant.fundflow": lambda _folder: channels.wechat_flow(SALES),
    "alipay.personal.app": lambda _folder: people.alipay_new(LINES),
    "alipay.personal.app 2021": lambda _folder: people.alipay_old(LINES),
    "alipay.personal.web": lambda _folder: people.web(WEB, SAID),
    "wechatpay.personal": lambda _folder: people.wechat(BOUGHT),
    "jd.personal": jd_bill,
    "pinduoduo.account": lambda _folder: "\n".join([*accounts.PDD_HEAD, *PDD, *accounts.pdd_footer([123450, -500])]),
    "icbc.bank": lambda _folder: "\n".join([*ICBC, ""]),
}


def slashed(cell: str) -> str:
    """Return a time as a spreadsheet shows it: without noughts in front, and without seconds."""
    found = DAY.fullmatch(cell)
    if not found:
        return cell
    clock = f" {int(found[4])}:{found[5]}" if found[4] else ""
    return f"{int(found[1])}/{int(found[2])}/{int(found[3])}{clock}"


def shortened(cell: str) -> str:
    found = MONEY.fullmatch(cell)
    return found[1].rstrip("0").rstrip(".") if found and "`" not in cell else cell


def grouped(cell: str) -> str:
    found = MONEY.fullmatch(cell)
    return f"{int(float(found[1])):,}{found[1][-3:]}" if found and "`" not in cell else cell


def saved(rows: list[list[str]], change: Callable[[str], str] = str, wide: int = 0, **how: Any) -> str:
    """Return rows as a spreadsheet saves them: each as wide as the widest, and `wide` cells more."""
    most = max(map(len, rows)) + wide
    text = io.StringIO()
    out = csv.writer(text, **{"lineterminator": "\r\n", **how})
    out.writerows([*map(change, row), *[""] * (most - len(row))] for row in rows)
    return text.getvalue()


def copies(rows: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    """Yield what spreadsheets make of a bill, and how it is called here."""
    yield "semicolons", saved(rows, delimiter=";").encode("utf-8-sig")
    yield "unicode text", saved(rows, delimiter="\t").encode("utf-16")
    yield "tabs, all quoted", saved(rows, delimiter="\t", quoting=csv.QUOTE_ALL).encode("gb18030")
    yield "big endian", f"\ufeff{saved(rows)}".encode("utf-16-be")
    yield "quotes everywhere", saved(rows, quoting=csv.QUOTE_ALL).encode("utf-8-sig")
    yield "more columns and lines", saved([*rows, [], []], wide=3, lineterminator="\r").encode("gb18030") + b"\r\r"
    yield "shown", saved(rows, lambda cell: shortened(slashed(cell))).encode("gb18030")
    yield "thousands", saved(rows, grouped).encode("utf-8-sig")


def content(got: list[Read]) -> list[Any]:
    """Return what must be the same: the records but for their seconds, and whether the bill agrees with itself."""
    return [
        (
            *(one.facts.format, one.facts.control, one.facts.account, [at // 60 for at in one.column("at")]),
            *(one.column(name) for name in COLUMNS),
        )
        for one in got
    ]


@pytest.mark.parametrize("name", BILLS)
def test_a_bill_that_a_spreadsheet_saved_is_read_the_same_or_its_damage_is_told(name, tmp_path):
    path, text = tmp_path / "bill.csv", BILLS[name](tmp_path)
    path.write_text(text, "utf-8")
    want = content(read(path))
    rows = list(csv.reader(io.StringIO(text)))
    assert want[0][0] == name.split(" ")[0] and len(want[0][3]) > 1
    for how, data in copies(rows):
        path.write_bytes(data)
        assert content(read(path)) == want, how
    hurt = saved(rows, lambda cell: f"{int(cell):.2E}" if LONG.fullmatch(cell) else cell)
    path.write_text(hurt, "gb18030")
    if "E+" not in hurt:
        assert content(read(path)) == want
        return
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.damaged_id" and "E+" in str(caught.value.params["value"])


def test_a_comma_inside_a_text_that_became_a_semicolon_is_put_back(tmp_path):
    path = jd.personal(tmp_path / "jd.csv", [*JD, ("支出", 205, 0, "白条", "牛肉,猪肉")])
    want = content(read(path))
    path.write_text(path.read_text("utf-8-sig").replace(",", ";"), "gb18030")
    assert content(read(path)) == want


def test_a_tab_behind_a_quoted_cell_is_no_padding(tmp_path):
    """This bank's rows may end early, so nothing else would tell that money in became money out."""
    lines = [
        "Transaction Date\tReference\tDebit Amount\tCredit Amount\tTransaction Ref1",
        '01 Sep 2026\t"ICT"\t\t5.00\t"INVOICE\n17" ',
        '02 Sep 2026\t"POS"\t2.00',
    ]
    path = tmp_path / "bank.txt"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    (got,) = read(path)
    assert (got.column("amount"), got.column("row")) == ([500, -200], [2, 4])
