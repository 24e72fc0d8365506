"""Bills whose footer somebody took off are read; those cut inside a row, or inside the footer, are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.statement import ReadStatement
from app.importers.base import ReadOptions
from app.importers.recognise import read_file
from tests.importers.test_channel_readers import Sale, alipay_account, alipay_trade, wechat_flow, wechat_trade
from tests.importers.test_personal_readers import alipay_new, wechat

SALES = [Sale(100 + one, 0, 6000, one == 2, f"x{one}", one) for one in range(3)]
#: A bill, and how its footer begins.
BILLS = [
    (alipay_trade(SALES), "#-----------------------------------------业务明细列表结束"),
    (alipay_account(SALES), "#-----账务明细列表结束"),
    (wechat_trade(SALES), "总交易单数"),
    (wechat_flow(SALES), "资金流水总笔数"),
]


def stored(path: Path, text: str) -> ReadStatement:
    path.write_text(text, "utf-8", newline="")
    (found,) = read_file(
        str(path), "text", file=path.name, sha256="0" * 64, folder=str(path.parent), stem="s", options=ReadOptions()
    )
    return found


@pytest.mark.parametrize(("bill", "footer"), BILLS, ids=["trade", "account", "wechat", "flow"])
def test_a_bill_without_its_footer_is_read_and_one_that_is_cut_is_not(bill, footer, tmp_path):
    path = tmp_path / "bill.csv"
    whole = stored(path, bill)
    assert (whole.facts.control, whole.facts.message_key) == ("agree", "")
    rows = bill[: bill.index(footer)]
    open_end = stored(path, rows)
    assert (open_end.facts.control, open_end.facts.rows_read) == ("none", 3)
    said = open_end.facts
    first = said.message_params.get("first", {"key": said.message_key})  # a log says of its balances what they prove
    assert first["key"] == "statement.no_totals"

    last = rows.rstrip("\r\n").count("\n") + 1
    for cut in (rows.rstrip("\r\n"), rows.rstrip("\r\n")[:-1]):
        with pytest.raises(SourceRefused) as caught:
            stored(path, cut)
        assert (caught.value.key, caught.value.row) == ("refused.cut_off", last)
    for part in (rows.rstrip("\r\n")[:-60], rows[: rows.rindex("\n", 0, -2)][:-3]):
        with pytest.raises(SourceRefused):
            stored(path, part)
    header = rows[: rows.index("\n", rows.index("时间,")) + 1]
    for part in (header, bill[: bill.index(footer) + 12]):  # no row at all, and a footer that says nothing yet
        with pytest.raises(SourceRefused) as caught:
            stored(path, part)
        assert caught.value.key in ("refused.cut_off", "refused.ragged")


def test_totals_that_are_left_are_still_compared(tmp_path):
    """Somebody who takes off the line that closes the list leaves the totals behind it."""
    path, (bill, footer) = tmp_path / "bill.csv", BILLS[0]
    kept = "".join(one for one in bill.splitlines(keepends=True) if not one.startswith(footer))
    assert stored(path, kept).facts.control == "agree"
    assert stored(path, kept.replace("共2.01元", "共2.02元")).facts.control == "disagree"


@pytest.mark.parametrize("bill", [alipay_new([]), wechat([]), BILLS[1][0]], ids=["app", "wechat", "account"])
def test_a_bill_that_breaks_off_before_its_rows_is_cut_off_and_no_unknown_table(bill, tmp_path):
    """Nobody can give a layout of a table that is not there."""
    header = next(line for line in bill.split("\n") if line.startswith(("交易时间", "账务流水号")))
    above = bill[: bill.index(header)]
    for part in (above, above + header[:40]):
        with pytest.raises(SourceRefused) as caught:
            stored(tmp_path / "bill.csv", part)
        assert caught.value.key == "refused.cut_off"
