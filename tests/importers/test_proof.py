"""`agree` means that the stored amounts are proved; each case here was once found by damaging real files."""

from __future__ import annotations

import sys

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.containers import cells
from app.importers.controls import control_of, count_check, money_check
from tests.importers import abroad
from tests.importers.abroad import adyen, adyen_batch, ebay
from tests.importers.reading import balanced, follows, read
from tests.importers.test_channel_readers import (
    ALL_HEADER,
    ALL_TOTALS,
    Sale,
    alipay_account,
    alipay_trade,
    wechat_flow,
    wechat_trade,
)
from tests.importers.test_channel_readers import written as bill
from tests.importers.test_personal_readers import trade, web, written
from tests.importers.test_shop_abroad_readers import of_ebay
from tests.importers.test_swift_readers import message, write
from tests.importers.workbooks import write_xlsx

LEDGER = "动账流水号,关联订单号,关联子订单号,动账时间,账户方向,动账金额(元),动账场景,账户余额(元),备注"
ROWS = [
    "S1,`69301,`69301,2026-09-10 09:00:00,收入,9.50,货款结算入账,109.50,商家货款入账",
    "S2,`69302,`69302,2026-09-11 09:00:00,收入,19.00,货款结算入账,128.50,商家货款入账",
    "S3,`69303,`69303,2026-09-12 09:00:00,支出,-8.50,提现,120.00,提现",
]


def test_rows_that_are_only_counted_or_follow_from_each_other_are_not_proved():
    chain, count = money_check("balance_chain", 5, 5), count_check("count", 2, 2)
    assert control_of([]) == control_of([chain, count]) == NONE
    assert control_of([chain, money_check("closing", 5, 5)]) == AGREE
    assert control_of([chain, money_check("sum_in", 5, 6)]) == control_of([count_check("count", 2, 3)]) == DISAGREE
    assert control_of([count_check("count", 0, 0)]) == AGREE  # there is nothing to be wrong


@pytest.mark.parametrize("first", ["9.50", "12.00"])
def test_the_oldest_row_of_a_running_balance_is_open(tmp_path, first):
    text = "\n".join([LEDGER, *ROWS]).replace("收入,9.50", f"收入,{first}")
    (got,) = read(bill(tmp_path, text))
    assert follows(got.facts) and got.facts.closing == 12_000


def test_a_row_before_the_header_is_refused(tmp_path):
    lines = [ROWS[0], LEDGER, *ROWS[1:]]
    with pytest.raises(SourceRefused) as refused:
        read(bill(tmp_path, "\n".join(lines)))
    assert (refused.value.key, refused.value.row) == ("refused.before_header", 1)
    rows = [line.split(",") for line in lines]
    with pytest.raises(SourceRefused) as refused:
        read(write_xlsx(tmp_path / "b.xlsx", {"S": rows}))
    assert (refused.value.key, refused.value.row) == ("refused.before_header", 1)


def test_rows_before_a_header_that_ends_the_file_are_refused(tmp_path):
    with pytest.raises(SourceRefused) as refused:
        read(bill(tmp_path, "\n".join([*ROWS, LEDGER])))
    assert (refused.value.key, refused.value.row) == ("refused.before_header", 1)
    told = "起始日期,2026-09-01,终止日期,2026-09-30,期初余额,100.00,期末余额,100.00,"
    (got,) = read(bill(tmp_path, "\n".join([told, LEDGER])))
    assert got.facts.rows_read == 0


def test_words_before_the_header_are_no_rows(tmp_path):
    told = "起始日期,2026-09-01,终止日期,2026-09-30,期初余额,100.00,期末余额,120.00,"
    (got,) = read(bill(tmp_path, "\n".join([told, LEDGER, *ROWS])))
    assert got.facts.rows_read == 3


def wechat(tmp_path, *changes: tuple[str, str]):
    head = "`2026-09-01 10:00:00,`wx1,`1601959334,`0,`,`42000{n},`T{n},`o1,`NATIVE,`SUCCESS,`OTHERS,`CNY,`1.00,`0.00,"
    row = head + "`0,`0,`0.00,`0.00,`,`,`货,`,`0.01000,`1.00%,`1.00,`0.00,`"
    rows = [row.format(n=n) for n in range(2)]
    for old, new in changes:
        rows[1] = rows[1].replace(old, new)
    lines = [ALL_HEADER, *rows, ALL_TOTALS, "`2,`2.00,`0.00,`0.00,`0.02000,`2.00,`0.00"]
    return read(bill(tmp_path, "\r\n".join(lines) + "\r\n"))


def test_totals_of_two_currencies_prove_neither(tmp_path):
    assert [one.facts.control for one in wechat(tmp_path)] == [AGREE]
    assert [one.facts.control for one in wechat(tmp_path, ("`CNY", "`USD"))] == [NONE, NONE]


def test_a_merchant_number_that_is_none_is_refused(tmp_path):
    with pytest.raises(SourceRefused) as refused:
        wechat(tmp_path, ("`1601959334", "`1601959:334"))
    assert (refused.value.key, refused.value.column) == ("refused.value", "商户号")


def test_the_state_of_the_money_stands_for_a_blank_direction(tmp_path):
    footer = ["共1笔记录", "已收入:1笔,9.00元", "待收入:0笔,0.00元", "已支出:0笔,0元", "待支出:0笔,0.00元"]
    (got,) = read(written(tmp_path, web([trade(1, "9.00", "", "交易成功", "已收入")], footer), "gb18030"))
    assert (got.column("amount"), got.facts.control) == ([900], AGREE)
    rows = [trade(1, "9.00", "收入", "交易成功", "已收入"), trade(2, "5.00", "支出", "交易成功", "资金转移")]
    (loose,) = read(written(tmp_path, web(rows, ["共2笔记录", *footer[1:]]), "gb18030"))
    assert (loose.column("amount"), loose.facts.control) == ([900, -500], NONE)  # no figure counts the second


def test_a_count_of_alipay_that_is_no_number_disagrees(tmp_path):
    sale = Sale(cents=500, borne=0, fee=0, refund=False, name="货", seconds=1)
    text = alipay_trade([sale]).replace("#交易合计：1笔", "#交易合计：,笔")
    (got,) = read(bill(tmp_path, text))
    assert got.facts.control == DISAGREE


@pytest.mark.parametrize(
    ("received", "off", "control"),
    [("6.00", "0.00", AGREE), ("5.00", "1.00", AGREE), ("4.00", "1.00", NONE), ("5.00", "", NONE)],
)
def test_totals_of_order_amounts_prove_what_was_received_where_nothing_else_was_taken_off(
    tmp_path, received, off, control
):
    text = alipay_trade([Sale(cents=600, borne=0, fee=0, refund=False, name="货", seconds=1)])
    text = text.replace(",6.00,6.00,", f",6.00,{received},").replace("商家实收共", "交易金额共")
    text = text.replace("商家优惠共0.00元", f"优惠金额共{off}元" if off else "")
    (got,) = read(bill(tmp_path, text))
    assert (got.facts.control, bool(got.facts.message_key)) == (control, control == NONE)


SALES = [Sale(cents=600, borne=0, fee=0, refund=False, name="货", seconds=1),
         Sale(cents=500, borne=0, fee=0, refund=True, name="货", seconds=2)]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "amounts", "control"),
    [
        ("`REFUND,", "`RXFUND,", [600, -500], AGREE),
        ("`JSAPI,`SUCCESS,", "`JSAPI,`REFUND,", [0, -500], NONE),
        # totals that are not there, and hidden ones
        (",退款总金额,", ",,", [600, -500], NONE),
        ("`2,`6.00,`5.00", "`2,`x.yy,`5.00", [600, -500], NONE),
    ],
)
def test_a_trade_bill_of_wechat_is_proved_by_both_its_totals(tmp_path, old, new, amounts, control):
    text = wechat_trade(SALES)
    assert text.count(old) == 1
    (got,) = read(bill(tmp_path, text.replace(old, new)))
    assert (got.column("amount"), got.facts.control) == (amounts, control)


@pytest.mark.parametrize("hidden", ["#交易合计", "#退款合计"])
def test_a_trade_bill_of_alipay_is_proved_by_both_its_totals(tmp_path, hidden):
    text = alipay_trade(SALES)
    (whole,) = read(bill(tmp_path, text))
    (part,) = read(bill(tmp_path, text.replace(hidden, hidden[:-2])))
    text = text.replace(",交易", ",别的").replace(
        "#交易合计：1笔，商家实收共6.00元", "#交易合计：0笔，商家实收共0.00元"
    )
    (other,) = read(bill(tmp_path, text))
    assert (whole.facts.control, part.facts.control, other.facts.control) == (AGREE, NONE, NONE)


@pytest.mark.parametrize("hidden", ["#收入合计", "#支出合计"])
def test_an_account_log_of_alipay_is_proved_by_both_its_totals(tmp_path, hidden):
    text = alipay_account(SALES)
    (whole,) = read(bill(tmp_path, text))
    (part,) = read(bill(tmp_path, text.replace(hidden, hidden[:-2])))
    assert (whole.facts.control, part.facts.control) == (AGREE, NONE)


def test_a_separator_inside_a_word_makes_it_another_word(tmp_path):
    sale = Sale(cents=500, borne=0, fee=0, refund=False, name="货", seconds=1)
    (got,) = read(bill(tmp_path, alipay_account([sale]).replace("交易付款", "交易\x1f付款")))
    assert (got.column("kind"), got.facts.control) == ([Kind.OTHER], AGREE)
    (flow,) = read(bill(tmp_path, wechat_flow([sale]).replace("`交易,", "`交\x1f易,")))
    assert (flow.column("kind"), flow.column("amount")) == ([Kind.OTHER], [500])


def test_entries_behind_the_last_balance_are_not_proved(tmp_path):
    first, last = message(0, [100]), message(1, [200])
    opened = [line for line in last if not line.startswith(":62F:")]
    found = read(write(tmp_path / "s.sta", [*first, *opened, "-"]))
    assert all(one.facts.control == NONE for one in found if 200 in one.column("amount"))


def test_gross_that_the_payout_does_not_prove_is_said(tmp_path):
    rows = adyen_batch([adyen("Settled", 3000, 30, at=1), adyen("Settled", 2000, 20, at=2)])
    rows[0]["Gross Credit (GC)"] = "31.00"
    path = abroad.Sheet(abroad.ADYEN, rows).csv(tmp_path / "a.csv")
    (got,) = read(path)
    assert (got.facts.control, got.facts.message_key) == (AGREE, "statement.gross_loose")
    assert got.facts.message_params == {"count": 1}


def test_a_fee_or_a_currency_that_the_net_of_ebay_contradicts(tmp_path):
    rows = [ebay("Order", 2500, 354, 1), ebay("Other fee", -150, 0, 2), ebay("Payout", -1996, 0, 3)]
    (found,) = of_ebay(tmp_path, *rows)
    assert found.facts.control == AGREE
    (wrong,) = of_ebay(tmp_path, rows[0], rows[1] | {"International fee": "12.34"}, rows[2])
    assert wrong.facts.control == DISAGREE
    with pytest.raises(SourceRefused) as refused:
        of_ebay(tmp_path, rows[0] | {"Transaction currency": "4.2E+27"}, *rows[1:])
    assert refused.value.key == "refused.word"


@pytest.mark.parametrize("account", ["Bank", "Rent", "Sales"])
def test_a_line_under_another_account_balances_and_proves_nothing(tmp_path, account):
    lines = ["*JournalNo,*JournalDate,*AccountName,*Debits,*Credits,Currency", f"1,09/18/2026,{account},90.00,,EUR"]
    lines += ["1,09/18/2026,Stripe Fees,10.00,,EUR", "1,09/18/2026,Sales,,100.00,EUR"]
    (got,) = read(bill(tmp_path, "\n".join(lines) + "\n"))
    assert balanced(got.facts) and got.facts.message_params["first"]["key"] == "statement.accounts_open"
    assert sum(got.column("amount")) == {"Bank": 19_000, "Rent": 10_000, "Sales": 1_000}[account]


def test_a_panic_of_the_library_refuses_the_workbook(tmp_path, monkeypatch):
    class PanicException(BaseException):
        pass

    def panic(_path: str) -> None:
        raise PanicException("range end index 2 out of range")

    path = write_xlsx(tmp_path / "b.xlsx", {"S": [["a", "b"]]})
    monkeypatch.setattr(sys.modules["python_calamine"], "load_workbook", panic)
    with pytest.raises(SourceRefused) as refused:
        cells.open_workbook(str(path), "b.xlsx")
    assert refused.value.key == "refused.workbook_broken"
