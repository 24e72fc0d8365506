"""Swiftpass bills: one layout of two generations, refunds that repeat their sale, totals of sales and of all rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx

OLD = (
    "交易时间,公众账号ID,第三方商户号,商户号,子商户号,设备编号,威富通订单号,第三方订单号,商户订单号,用户标识,交易类型,"
    "交易状态,付款银行,货币种类,总金额,企业红包金额,威富通退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,"
    "退款状态,商品名称,商户数据包,手续费,费率,终端类型,对账标识,门店编号,商户名称,收银员,子商户ID,免充值券金额,"
    "实收金额,扩展字段1,扩展字段2,扩展字段3,扩展字段4"
)
NEW = OLD.replace("威富通", "平台").replace("扩展字段1", "结算金额")
TOTALS = "总交易单数,总交易额,总退款金额,总企业红包退款金额,总手续费金额,总实收金额"


def row(number: str, state: str, whole: str, refunded: str, fee: str, received: str, back: str = "") -> str:
    """Return one line; back: number of the refund."""
    cells = ["2025-02-27 09:45:17", "wx80", "7426", "2045", "204540051457", "", f"P{number}", f"42{number}", number]
    cells += [
        "oMKa",
        "pay.weixin.jspay",
        state,
        "OTHERS",
        "CNY",
        whole,
        "0.00",
        back and f"R{back}",
        back,
        refunded,
        "",
    ]
    cells += ["ORIGINAL" if back else "", "退款成功" if back else "", "停车,临停", "", fee, "0.300%", "API", "0", ""]
    cells += ["某店", "", "", "0.00", received, "", "", "", ""]
    return "`" + ",`".join(cells)


ROWS = [
    row("1001", "支付成功", "10.00", "", "0.10", "10.00"),
    row("1002", "支付成功", "4.50", "", "0.05", "4.00"),
    row("1001", "转入退款", "10.00", "3.00", "-0.03", "-3.00", back="8001"),
]
LAST = "`2,`14.50,`3.00,`0,`0.12,`11.00"


def bill(path: Path, rows: list[str], last: str = LAST, header: str = NEW, start: str = "") -> Path:
    path.write_text("\r\n".join([start + header, *rows, TOTALS, last, ""]), encoding="utf-8", newline="")
    return path


def one(path: Path) -> Read:
    assert sniff(path) == ["swiftpass.trade"]
    (found,) = read(path)
    return found


def test_both_generations_read_alike_and_are_proved_by_their_totals(tmp_path):
    for number, (header, start) in enumerate(((OLD, ""), (NEW, ""), (NEW, "?"), (NEW, "\ufeff"))):
        found = one(bill(tmp_path / f"{number}.txt", ROWS, header=header, start=start))
        assert found.column("amount") == [1000, 400, -300]
        assert found.column("fee") == [10_000, 5_000, -3_000]
        assert found.column("coupon") == [0, 50, 0]
        assert found.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND]
        assert set(found.column("state")) == {State.DONE}
        assert found.column("order_ref") == ["1001", "1002", "1001"]
        assert found.column("channel_ref") == ["P1001", "P1002", "R8001"]
        assert found.column("parent_ref") == ["", "", "P1001"]
        assert (found.facts.account, found.facts.currency, found.facts.control) == ("204540051457", "CNY", AGREE)


def test_a_spreadsheet_copy_reads_as_the_text_does(tmp_path):
    lines = [NEW.split(","), *([f"`{cell}" for cell in one[1:].split(",`")] for one in ROWS)]
    lines += [TOTALS.split(","), LAST.split(",")]
    found = one(write_xlsx(tmp_path / "b.xlsx", {"S": lines}))
    assert (found.column("amount"), found.facts.control) == ([1000, 400, -300], AGREE)


@pytest.mark.parametrize("at", range(6))
def test_each_wrong_total_disagrees(tmp_path, at):
    figures = LAST.split(",")
    figures[at] = figures[at] + "9" if at != 3 else figures[at]  # the fourth is of vouchers, which no amount is made of
    (found,) = read(bill(tmp_path / "b.txt", ROWS, ",".join(figures)))
    assert found.facts.control == (AGREE if at == 3 else DISAGREE)


def test_totals_without_what_was_received_prove_nothing(tmp_path):
    (found,) = read(bill(tmp_path / "b.txt", ROWS, "`2,`14.50,`3.00,`0,`0.12,`"))
    assert found.facts.control == NONE


@pytest.mark.parametrize(
    "wrong",
    [
        row("1003", "已冲正", "10.00", "", "0.10", "10.00"),
        row("1003", "支付成功", "10.00", "", "0.10", "-10.00"),
        row("1003", "支付成功", "10.00", "2.00", "0.10", "10.00"),
        row("1003", "转入退款", "10.00", "3.00", "-0.03", "3.00", back="8002"),
    ],
)
def test_a_row_whose_way_is_not_sure_is_refused(tmp_path, wrong):
    with pytest.raises(SourceRefused) as caught:
        read(bill(tmp_path / "b.txt", [ROWS[0], wrong]))
    assert caught.value.row == 3


def test_a_day_without_sales_is_an_empty_statement(tmp_path):
    found = one(bill(tmp_path / "b.txt", [], "`0,`0.00,`0.00,`0,`0.00,`0.00"))
    assert (found.facts.rows_read, found.facts.control) == (0, AGREE)
