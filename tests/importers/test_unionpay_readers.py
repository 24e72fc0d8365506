"""UnionPay's fixed-width files and Lakala's: cut by bytes, years and units proved or refused, nets that add up."""

from __future__ import annotations

import datetime as dt
import zipfile
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import DISAGREE, NONE
from app.importers.base import ReadOptions
from app.importers.recognise import read_file
from tests.importers import platform_bills as bills
from tests.importers.platform_bills import Row, cents, write
from tests.importers.reading import Read, read, sniff

MERCHANT = "898340183980105"
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001
#: Widths of the official reader, V2.5.
ZM = [3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13]
ZM += [13, 8, 32, 13, 13, 12, 2, 1, 32, 13, 2, 1, 12, 20, 45]
ZME = [3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135]
TIME, AMOUNT, QUERY, ORDER, FEE, SETTLED, TYPE = 4, 6, 9, 11, 15, 16, 19
ORIG_QUERY, ID, NAME, PLAN_FEE, ORIG_ORDER = 26, 27, 30, 37, 40


def signed(value: int) -> str:
    return f"{'D' if value < 0 else 'C'}{abs(value):012d}"


def line(widths: list[int], cells: dict[int, str], gap: str = " ") -> bytes:
    """Return a line whose fields are filled with blanks on the right, counted in bytes of GB18030."""
    fields = [cells.get(at, "").encode("gb18030").ljust(width) for at, width in enumerate(widths)]
    assert [len(one) for one in fields] == widths
    return gap.encode().join(fields)


def trade(
    when: dt.datetime, amount: int, fee: int, *, refund: bool = False, query: str | None = None, **more: Any
) -> dict[int, str]:
    sign = -1 if refund else 1
    number = f"53{when:%y%m%d%H%M%S}1234568" if query is None else query
    return {
        0: "S22", 1: "00010000", 2: "00010000", 3: "123456", TIME: f"{when:%m%d%H%M%S}", 5: "621700******1234",
        AMOUNT: f"{amount:012d}", 7: "5411", 8: "07", QUERY: number, ORDER: "ORDER1", FEE: signed(-sign * fee),
        SETTLED: signed(sign * (amount - fee)), TYPE: "04" if refund else "01", 20: "00", 21: "000201",
        ORIG_QUERY: "531512010000001234561" if refund else "", ID: MERCHANT, NAME: "某某商贸（上海）",
        ORIG_ORDER: "ORDER0" if refund else "", **more,
    }  # fmt: skip


def file(path: Path, lines: list[bytes], end: bytes = b"\r\n") -> Path:
    path.write_bytes(b"".join(one + end for one in lines))
    return path


def as_named(path: Path, name: str) -> list[Any]:
    """Read a file as the program does, under a name of its own."""
    return read_file(
        str(path), "text", file=name, sha256="0" * 64, folder=str(path.parent), stem="s", options=ReadOptions()
    )


def amounts_of(one: Any) -> list[int]:
    with pa.OSFile(one.records) as records:
        found: list[int] = pa.ipc.open_file(records).read_all()["amount"].to_pylist()
    return found


def refused(path: Path, name: str = "") -> tuple[str, int]:
    with pytest.raises(SourceRefused) as caught:
        as_named(path, name or path.name)
    return caught.value.key, caught.value.row


def seconds(when: dt.datetime) -> int:
    return int((when - EPOCH).total_seconds())


moments = st.integers(0, 20 * 86_400).map(lambda more: dt.datetime(2025, 12, 20) + dt.timedelta(seconds=more))  # noqa: DTZ001
trades = st.lists(
    st.tuples(moments, st.integers(1, 10**11 - 1), st.integers(0, 1000), st.booleans()), min_size=1, max_size=10
)


@given(trades, st.sampled_from([b"\r\n", b"\n"]), st.sampled_from([" ", ""]), st.sampled_from(["gb18030", "utf-8"]))
def test_trades_come_back_over_new_year_in_fen_and_by_bytes(tmp_path, wanted, end, gap, encoding):
    wanted = [(when, amount, min(fee, amount), refund) for when, amount, fee, refund in wanted]
    lines = [line(ZM, trade(when, amount, fee, refund=refund), gap) for when, amount, fee, refund in wanted]
    path = file(tmp_path / "zm", [one.decode("gb18030").encode(encoding) for one in lines], end)
    assert sniff(path) == ["unionpay.gateway"]
    (got,) = read(path)
    signs = [-1 if one[3] else 1 for one in wanted]
    assert got.column("at") == [seconds(one[0]) for one in wanted]
    assert got.column("amount") == [sign * one[1] for sign, one in zip(signs, wanted, strict=True)]
    assert got.column("fee") == [sign * one[2] for sign, one in zip(signs, wanted, strict=True)]
    assert got.column("kind") == [int(Kind.REFUND if one[3] else Kind.PAYMENT) for one in wanted]
    assert got.column("order_ref") == ["ORDER0" if one[3] else "ORDER1" for one in wanted]
    assert set(got.column("counterparty")) == {"某某商贸（上海）"}
    assert (got.facts.account, got.facts.control) == (MERCHANT, NONE)
    assert got.column("row") == list(range(1, 1 + len(wanted)))


NEW_YEAR = dt.datetime(2025, 12, 31, 23, 59, 58)  # noqa: DTZ001
PLAIN = "ABCDEFGHIJKLMNOPQRSTU"  # a query number that proves nothing


def test_query_numbers_of_twenty_characters_shift_the_line(tmp_path):
    widths = [20 if at in (QUERY, ORIG_QUERY) else width for at, width in enumerate(ZM)]
    row = trade(NEW_YEAR, 1000, 6, query="20151231235958123456") | {TIME: "1231235958"}
    (got,) = read(file(tmp_path / "zm", [line(widths, row)]))
    assert (got.column("amount"), got.column("fee")) == ([1000], [6])
    assert got.column("at") == [seconds(NEW_YEAR.replace(year=2015))]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        (f"INN26010188ZM_{MERCHANT}", 2025),
        (f"INN25123188ZM_{MERCHANT}", 2025),
        (f"a/{MERCHANT}_20260102.zip!RD", 2025),
        (f"x.zip!INN24010188ZM_{MERCHANT}", 2023),
        ("INN26010188ZM_898340183980999", 0),
        (f"INN25060188ZM_{MERCHANT}", 0),
        ("bill.txt", 0),
    ],
)
def test_a_year_that_no_number_proves_is_taken_from_the_name_or_refused(tmp_path, name, year):
    path = file(tmp_path / "zm", [line(ZM, trade(NEW_YEAR, 1000, 6, query=PLAIN))])
    if not year:
        assert refused(path, name) == ("refused.no_year", 1)
        return
    (got,) = as_named(path, name)
    assert got.facts.period_start == f"{year}-12-31"


def test_rows_beside_a_proved_one_share_its_days(tmp_path):
    first = dt.datetime(2026, 1, 1, 0, 0, 1)  # noqa: DTZ001
    far = dt.datetime(2025, 6, 1)  # noqa: DTZ001
    lines = [line(ZM, trade(first, 1, 0)), line(ZM, trade(NEW_YEAR, 1, 0, query=PLAIN))]
    (got,) = read(file(tmp_path / "zm", lines))
    assert got.column("at") == [seconds(first), seconds(NEW_YEAR)]
    lines += [line(ZM, trade(far, 1, 0, query=PLAIN))]
    assert refused(file(tmp_path / "far", lines)) == ("refused.no_year", 3)


def test_a_settlement_that_does_not_add_up_or_goes_the_wrong_way_is_counted(tmp_path):
    rows = [
        trade(NEW_YEAR, 1000, 6),
        trade(NEW_YEAR, 1000, 6) | {SETTLED: signed(995)},
        trade(NEW_YEAR, 1000, 6) | {SETTLED: signed(-1006)},
        trade(NEW_YEAR, 1000, 6) | {SETTLED: signed(894), PLAN_FEE: f"{100:012d}"},
    ]
    (got,) = read(file(tmp_path / "zm", [line(ZM, one) for one in rows]))
    assert got.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in got.facts.checks] == [("parts", "4", "2")]
    assert got.facts.message_params["rows"] == [2, 3]
    assert got.column("fee") == [6, 6, 6, 106]


def test_several_merchants_are_several_statements(tmp_path):
    other = trade(NEW_YEAR, 500, 0) | {ID: "898340183980106"}
    found = read(file(tmp_path / "zm", [line(ZM, trade(NEW_YEAR, 1000, 6)), line(ZM, other)]))
    assert [(one.facts.account, one.facts.ordinal, one.facts.rows_read) for one in found] == [
        (MERCHANT, 1, 1),
        ("898340183980106", 2, 1),
    ]


def test_corrections_have_no_query_number_and_need_the_name(tmp_path):
    cells = {
        0: "E74", 1: "00010000", 2: "00010000", 3: "654321", TIME: "1231235958", 5: "6217**1234",
        AMOUNT: f"{2500:012d}", 7: "5411", 8: "07", 10: "123456", 11: "1230000000", 14: signed(15), 15: signed(-2485),
        17: MERCHANT,
    }  # fmt: skip
    path = file(tmp_path / "zme", [line(ZME, cells)])
    assert sniff(path) == ["unionpay.gateway"]
    assert refused(path) == ("refused.no_year", 1)
    (got,) = as_named(path, f"{MERCHANT}_20260101.zip!INN26010188ZME_{MERCHANT}")
    assert (got.facts.period_start, got.facts.control) == ("2025-12-31", NONE)
    (seen,) = read(Path(file(tmp_path / f"INN26010188ZME_{MERCHANT}", [line(ZME, cells)])))
    assert (seen.column("amount"), seen.column("fee")) == ([-2500], [-15])
    assert seen.column("kind") == [int(Kind.ADJUSTMENT)]


@pytest.mark.parametrize("cut", [1, 100, 400])
def test_a_line_that_is_cut_too_long_or_shifted_is_refused(tmp_path, cut):
    whole = line(ZM, trade(NEW_YEAR, 1000, 6))
    assert refused(file(tmp_path / "a", [whole, whole[:-cut]])) == ("refused.width", 2)
    assert refused(file(tmp_path / "b", [whole, whole + b" x"])) == ("refused.width", 2)
    assert refused(file(tmp_path / "c", [whole, b"x" + whole[:-1]])) == ("refused.width", 2)


def test_blanks_that_an_editor_took_off_every_line_do_no_harm(tmp_path):
    whole = line(ZM, trade(NEW_YEAR, 1000, 6)).rstrip()
    (got,) = read(file(tmp_path / "zm", [whole, b"", whole]))
    assert (got.column("row"), got.column("amount")) == ([1, 3], [1000, 1000])


@pytest.mark.parametrize(
    ("at", "cell"), [(AMOUNT, "00000000100x"), (FEE, "X000000000006"), (SETTLED, "C00000000 994"), (AMOUNT, "1e5")]
)
def test_amounts_that_are_none_are_refused(tmp_path, at, cell):
    rows = [trade(NEW_YEAR, 1000, 6), trade(NEW_YEAR, 1000, 6) | {at: cell}]
    assert refused(file(tmp_path / "zm", [line(ZM, one) for one in rows])) == ("refused.not_amount", 2)


@given(st.integers(0, 600), st.sampled_from(list(b"\0 9xC\xff\xd4")))
def test_a_changed_byte_is_refused_said_or_changes_no_amount(tmp_path, at, byte):
    whole = [line(ZM, trade(NEW_YEAR, 1000, 6)), line(ZM, trade(NEW_YEAR, 2000, 6, refund=True))]
    changed = bytearray(whole[1])
    changed[at % len(changed)] = byte
    try:
        found = as_named(file(tmp_path / "zm", [whole[0], bytes(changed)]), f"INN26010188ZM_{MERCHANT}")
    except SourceRefused as said:
        assert said.key
        return
    if all(one.facts.control != DISAGREE for one in found):
        assert sorted(chain.from_iterable(amounts_of(one) for one in found)) == [-2000, 1000]


def test_the_members_of_an_archive_are_read_under_their_names(tmp_path):
    from app.importers.containers.archive import members

    path = tmp_path / f"{MERCHANT}_20260101.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"INN26010188ZM_{MERCHANT}", line(ZM, trade(NEW_YEAR, 1000, 6, query=PLAIN)))
        for name in ("INN26010188ZME", "RD2003260101", "RN2010260101", "PED260101"):  # without a trade: no sources
            packed.writestr(f"{name}_{MERCHANT}", "" if name.endswith("ZME") else "000001")
    (member,) = members(str(path), path.name)
    inner = file(tmp_path / "x", [line(ZM, trade(NEW_YEAR, 1000, 6, query=PLAIN))])
    (got,) = as_named(inner, f"{path.name}!{member.name}")
    assert got.facts.period_end == "2025-12-31"


# ---------------------------------------------------------------- Lakala


def jy(amount: int, fee: int, *, whole: bool = False, **more: str) -> Row:
    shown = str if whole else cents
    return {
        "商户编号": "123456789012345", "交易日期": "2024-01-15", "交易时间": "10:30:45", "交易类型": "消费",
        "拉卡拉流水号": f"LK{amount}", "卡号": "6222****1234", "交易金额(分)": shown(amount), "手续费(分)": shown(fee),
        "结算金额(分)": shown(amount - fee), "商户订单号": "ORDER1", "结算日期": "2024-01-16", "结算状态": "1", **more,
    }  # fmt: skip


def bars(path: Path, header: list[str], rows: list[Row]) -> Path:
    return write(path, header, rows, delimiter="|", encoding="utf-8")


amounts = st.lists(st.tuples(st.integers(1, 10**8), st.integers(0, 99)), min_size=1, max_size=8)


@given(amounts, st.booleans(), st.booleans(), st.randoms(use_true_random=False))
def test_lakala_trades_are_yuan_with_a_point_and_fen_without(tmp_path, wanted, whole, compact, chance):
    header = chance.sample(bills.LAKALA_JY, len(bills.LAKALA_JY))
    clock = {"交易日期": "20240115", "交易时间": "93045"} if compact else {}
    rows = [jy(amount + 99, fee, whole=whole, **clock) for amount, fee in wanted]
    path = bars(tmp_path / "JY_1.txt", header, rows)
    assert sniff(path) == ["unionpay.lakala.trade"]
    (got,) = read(path)
    assert got.column("amount") == [amount + 99 for amount, _fee in wanted]
    assert got.column("fee") == [fee for _amount, fee in wanted]
    assert set(got.column("kind")) == {int(Kind.PAYMENT)}
    hour = 9 if compact else 10
    assert set(got.column("at")) == {seconds(dt.datetime(2024, 1, 15, hour, 30, 45))}  # noqa: DTZ001
    assert (got.facts.account, got.facts.control) == ("123456789012345", NONE)


def test_whole_numbers_that_do_not_add_up_prove_no_unit(tmp_path):
    rows = [jy(10000, 50, whole=True), jy(20000, 50, whole=True) | {"结算金额(分)": "1"}]
    for header in (bills.LAKALA_JY, bills.LAKALA_JS):
        assert refused(bars(tmp_path / "a.txt", header, rows)) == ("refused.unit", 2)
    decimals = [jy(10000, 50), jy(20000, 50) | {"结算金额(分)": "0.01"}]
    (got,) = read(bars(tmp_path / "b.txt", bills.LAKALA_JY, decimals))
    assert [(one.name, one.stated, one.found) for one in got.facts.checks] == [("parts", "2", "1")]


@pytest.mark.parametrize("sign", [1, -1])
def test_a_refund_takes_money_whatever_its_sign_is_printed(tmp_path, sign):
    row = jy(10000, 50, 交易类型="退货", 原拉卡拉流水号="LK1") | {
        "交易金额(分)": cents(sign * 10000), "手续费(分)": cents(sign * 50), "结算金额(分)": cents(sign * 9950)
    }  # fmt: skip
    (got,) = read(bars(tmp_path / "a.txt", bills.LAKALA_JY, [row]))
    assert (got.column("amount"), got.column("fee")) == ([-10000], [-50])
    assert (got.column("kind"), got.column("parent_ref")) == ([int(Kind.REFUND)], ["LK1"])


def test_instalment_plans_prove_their_unit_by_their_parts(tmp_path):
    header = ["商户编号", "交易日期", "拉卡拉流水号", "交易金额(分)", "分期数", "每期金额(分)"]
    row = {"商户编号": "M1", "交易日期": "20240115", "拉卡拉流水号": "L1", "交易金额(分)": "10000", "分期数": "3"}
    (got,) = read(bars(tmp_path / "a.txt", header, [row | {"每期金额(分)": "3333"}]))
    assert got.column("amount") == [10000]
    assert refused(bars(tmp_path / "b.txt", header, [row | {"每期金额(分)": "33"}])) == ("refused.unit", 2)


def one_of(found: list[Read]) -> Read:
    (got,) = found
    return got


def test_settled_trades_fast_ones_totals_and_withdrawals(tmp_path):
    rows = [jy(10000, 50), jy(20000, 100) | {"商户编号": "M2", "结算状态": "未结算"}]
    first, second = read(bars(tmp_path / "JS.txt", bills.LAKALA_JS, rows))
    assert (first.column("batch_ref"), first.column("layer")) == (["123456789012345-20240116"], [int(Layer.SETTLEMENT)])
    assert (second.facts.account, second.column("state")) == ("M2", [int(State.PENDING)])
    d0 = [
        "商户编号",
        "交易日期",
        "交易时间",
        "拉卡拉流水号",
        "交易金额(分)",
        "手续费(分)",
        "D0手续费(分)",
        "结算金额(分)",
    ]
    row = jy(10000, 50, whole=True) | {"D0手续费(分)": "20", "结算金额(分)": "9930"}
    got = one_of(read(bars(tmp_path / "D0.txt", d0, [row])))
    assert (got.column("amount"), got.column("fee"), got.facts.format) == ([10000], [70], "unionpay.lakala.settlement")
    jz = ["商户编号", "结算日期", "钱包类型", "交易金额(分)", "手续费(分)", "结算金额(分)"]
    got = one_of(read(bars(tmp_path / "JZ.txt", jz, [jy(10000, 50, whole=True) | {"钱包类型": "微信"}])))
    assert (got.column("amount"), got.column("kind")) == ([-9950], [int(Kind.PAYOUT)])
    dw = ["商户编号", "提现日期", "提现流水号", "提现金额(分)", "手续费(分)", "状态"]
    row = {"商户编号": "M1", "提现日期": "20240115", "提现流水号": "W1", "手续费(分)": "0.50", "状态": "成功"}
    got = one_of(read(bars(tmp_path / "DW.txt", dw, [row | {"提现金额(分)": "99.50"}])))
    assert (got.column("amount"), got.column("fee"), got.column("kind")) == ([-9950], [50], [int(Kind.WITHDRAWAL)])
    row |= {"手续费(分)": "50", "提现金额(分)": "9950"}
    assert refused(bars(tmp_path / "DX.txt", dw, [row])) == ("refused.unit", 2)


@pytest.mark.parametrize("cell", ["", "NaN", "1e309", "1.234", "9" * 40])
def test_odd_amounts_of_lakala_are_refused(tmp_path, cell):
    path = bars(tmp_path / "a.txt", bills.LAKALA_JY, [jy(10000, 50), jy(1, 0) | {"交易金额(分)": cell}])
    assert refused(path) == ("refused.not_amount", 3)
