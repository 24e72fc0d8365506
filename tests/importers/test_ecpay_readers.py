"""ECPay's files: cells that are formulas, refunds in their sale's row or one of their own, sums between the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import read

MEDIA = [
    *(
        "訂單日期",
        "廠商訂單編號",
        "綠界訂單編號",
        "平台名稱",
        "付款方式",
        "費率(每筆)",
        "付款狀態",
        "交易金額",
        "退款日期",
    ),
    *("退款金額", "交易手續費", "平台手續費", "應收款項(淨額)", "撥款狀態", "備註", "商品名稱", "交易處理費"),
]
PAID = "2026-08-20 10:05:00 已付款"


def media(path: Path, *rows: tuple[str, ...], encoding: str = "utf-8") -> Path:
    """Write rows of number, state, amount, refunded, fee, net, goods as the statement prints them."""
    lines = [",".join(f'="{one}"' for one in MEDIA)]
    for number, state, amount, back, fee, net, goods in rows:
        day = "2026-08-25 09:00:00" if back != "0" else ""
        cells = ["2026-08-20 10:00:00", number, f"26082010{number}", "", "ATM櫃員機", "1%", state, amount, day]
        cells += [back, fee, "0", net, "未撥款", "", goods, "0"]
        numbers = {"交易金額", "退款金額", "交易手續費", "平台手續費", "應收款項(淨額)", "交易處理費"}
        framed = (f"={one}" if name in numbers else f'="{one}"' for name, one in zip(MEDIA, cells, strict=True))
        lines.append(",".join(framed))
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5"])
def test_cells_that_are_formulas_are_read_commas_and_all(tmp_path, encoding):
    row = ("SX1", PAID, "1000", "0", "10", "990", "茶葉, 大")
    (one,) = read(media(tmp_path / "e.csv", row, encoding=encoding))
    assert (one.facts.format, one.facts.currency, one.facts.control) == ("ecpay.trades", "TWD", NONE)
    assert (one.column("amount"), one.column("fee")) == ([100_000], [1_000])
    assert (one.column("order_ref"), one.column("channel_ref")) == (["SX1"], ["26082010SX1"])
    assert one.column("text") == ["茶葉, 大"] and one.column("layer") == [Layer.CHANNEL]


def test_a_refund_in_its_sales_row_is_a_record_of_its_own_where_the_net_amount_holds_it(tmp_path):
    rows = [("1", PAID, "500", "500", "5", "-5", ""), ("2", PAID, "500", "200", "5", "495", "")]
    (one,) = read(media(tmp_path / "e.csv", *rows))
    assert (one.column("kind"), one.facts.rows_read) == ([Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND], 2)
    assert (one.column("amount"), one.column("fee")) == ([50_000, 50_000, -50_000], [500, 500, None])
    assert list(zip(one.column("row"), one.column("suffix"), strict=True)) == [(2, 1), (3, 0), (2, 2)]
    assert one.column("at")[2] - one.column("at")[0] == 5 * 86_400 - 3_600


def test_an_order_that_nobody_paid_moves_no_money_and_is_held_against_nothing(tmp_path):
    rows = [("1", "未付款", "500", "0", "0", "0", ""), ("2", "付款失敗", "500", "0", "0", "0", "")]
    (one,) = read(media(tmp_path / "e.csv", *rows))
    assert (one.column("state"), one.column("fee")) == ([State.FAILED, State.FAILED], [0, 0])
    assert one.facts.control == NONE


def test_fees_that_do_not_lead_to_the_net_amount_contradict(tmp_path):
    (one,) = read(media(tmp_path / "e.csv", ("1", PAID, "500", "0", "5", "490", "")))
    assert one.facts.control == DISAGREE


def test_a_file_that_says_when_it_was_paid_out_is_settled(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text(
        "特店交易編號,綠界交易編號,交易日期,付款方式,手續費率,結算日期,撥款日期,交易金額,金流手續費,平台手續費,退款金額,"
        "應收款項(淨額),金流處理費\n"
        "O1,EC-1,2026/08/11 13:27:00,ATM,1%,2026/08/12 00:00:00,2026/08/12 00:00:00,1290,15,0,0,1275,0\n"
        "O2,EC-2,2026/07/03 19:47:00,信用卡,2%,2026/07/21 00:00:00,2026/07/28 00:00:00,-2180,-43.6,0,0,-2136.4,0\n"
    )
    (one,) = read(path)
    assert set(one.column("layer")) == {Layer.SETTLEMENT} and one.facts.layer == Layer.SETTLEMENT
    assert (one.column("amount"), one.column("fee")) == ([129_000, -218_000], [1_500, -4_360])
    assert one.column("kind") == [Kind.PAYMENT, Kind.REFUND]
    assert one.column("batch_ref") == ["2026-08-12", "2026-07-28"]


FUNDING = "授權單號,授權碼,關帳單號,訂單編號,交易日期,請款日期,交易金額,手續費,%數,撥款金額,交易處理費"


@pytest.mark.parametrize(("day", "control"), [("784", AGREE), ("748", DISAGREE)])
def test_lines_of_a_days_sum_are_no_rows_but_what_the_rows_are_held_against(tmp_path, day, control):
    path = tmp_path / "f.csv"
    path.write_text(
        f"{FUNDING}\n"
        "=R1,=C1,=L1,=O1,=20260820,=20260821,=-200,=-4,=2%,=-196,=0\n"
        "=R2,=C2,=L2,=O2,=20260820,=20260821,=1000,=20,=2%,=980,=0\n"
        f",,,,,每日小計:,800,16,,{day},0\n"
        "=R3,=C3,=L3,=O3,=20260821,=20260822,=100,=2,=2%,=98,=0\n"
        ",,,,,每日小計:,100,2,,98,0\n"
    )
    (one,) = read(path)
    assert (one.facts.format, one.facts.control, one.facts.rows_read) == ("ecpay.funding", control, 3)
    assert one.column("kind") == [Kind.REFUND, Kind.PAYMENT, Kind.PAYMENT]
    assert (one.column("amount"), one.column("fee")) == ([-20_000, 100_000, 10_000], [-400, 2_000, 200])
    assert one.column("channel_ref") == ["R1", "R2", "R3"] and set(one.column("layer")) == {Layer.SETTLEMENT}
