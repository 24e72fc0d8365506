"""Files of other makers than those of the samples: what says which way money went, what names no currency, and other
columns of known lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from tests.importers.reading import read, sniff


def lines(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(("\n".join(rows) + "\n").encode(encoding))
    return path


# ---------------------------------------------------------------- which way the money went


MOVES = ("2026-08-20 10:00:00,{},1200.00,甲,货", "2026-08-21 11:30:00,{},300.00,乙,纸")
PAIR = ("1,2026-01-15,1000.00,T1,{}", "2,2026-01-16,45.67,T2,{}")


def worded(rows: Sequence[str], *words: str) -> list[str]:
    return [row.format(word) for row, word in zip(rows, words, strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        ("发生时间,方向,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("发生时间,走向,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("交易时间,收支类型,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("交易时间,类型,金额,对方户名,附言", *worded(MOVES, "转入", "转出")),
        ("交易日期,金额,对方户名,摘要", "2026-01-15,1000.00,甲,货款", "2026-01-16,45.67,乙,采购"),
        ("Date,Type,Amount,Payee,Running Balance", *worded(MOVES, "Credit", "Debit")),
        (
            "交易日期,对方账号,交易金额,余额,备注",
            "2026-03-10,6222,35.00,1250.50,茶",
            "2026-03-11,6222,88.00,1162.50,饭",
        ),
        ("交易日期,对方账号,交易金额,余额,备注", "2026-03-10,6222,35.00,1250.50,茶"),
        ("交易日期,类型,对方账号,交易金额,余额", "2026-03-10,消费,6222,5.00,20.00", "2026-03-11,退款,6222,8.00,28.00"),
        (
            "交易时间,交易号,金额,余额",
            "2026-03-10,T1,50.00,150.00",
            "2026-03-11,T2,9.00,159.00",
            "2026-03-12,T3,8.00,151.00",
        ),
        ("交易日期,摘要,借方金额,贷方金额,余额", "2026-08-01,收,100.00,0,1100.00", "2026-08-02,费,0,5.00,1095.00"),
        ("Order ID,Created,Amount,Transaction ID,Way", *worded(PAIR, "In", "Out")),
        ("Order ID,Created,Amount,Transaction ID,Way", *worded(PAIR, "In", "In")),
    ],
)
def test_a_table_whose_signs_do_not_say_in_or_out_is_not_read_by_itself(tmp_path, rows: Sequence[str]):
    assert sniff(lines(tmp_path / "t.csv", *rows)) == []


@pytest.mark.parametrize(
    ("header", "rows", "amounts"),
    [
        ("交易日期,金额,类型,对方户名", ("2026-01-15,10.00,收入,甲", "2026-01-16,-4.00,支出,乙"), [1000, -400]),
        ("交易日期,金额,对方户名,交易摘要", ("2026-01-15,10.00,甲,货", "2026-01-16,-4.00,乙,纸"), [1000, -400]),
        ("交易日期,支付单号,金额,交易类型", ("2026-01-15,P1,10.00,收款", "2026-01-15,P2,4.00,收款"), [1000, 400]),
        ("交易日期,对方户名,金额,余额", ("2026-01-15,甲,10.00,30.00", "2026-01-16,乙,4.00,34.00"), [1000, 400]),
        ("交易日期,支付单号,金额,备注", ("2026-01-15,P1,10.00,-", "2026-01-15,P2,4.00,-"), [1000, 400]),
    ],
)
def test_signs_that_agree_with_the_words_are_read(tmp_path, header: str, rows: Sequence[str], amounts: list[int]):
    (found,) = read(lines(tmp_path / "t.csv", header, *rows))
    assert found.facts.format == "generic.table" and found.column("amount") == amounts
    assert found.facts.currency == "CNY"


def test_a_word_for_out_beside_a_positive_amount_further_down_is_refused(tmp_path):
    rows = [f"2026-01-15 10:00:{at:02d},P{at},10.00,收款" for at in range(40)]
    path = lines(tmp_path / "t.csv", "交易时间,支付单号,金额,交易类型", *rows, "2026-01-15 11:00:00,P99,4.00,支出")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.row, caught.value.column) == (42, "金额")


@pytest.mark.parametrize("rest", [",备注|x", ",余额|95.00"])
def test_money_out_that_is_printed_below_zero_goes_out(tmp_path, rest: str):
    name, cell = rest.split("|")
    rows = ["2026-08-01 10:00:00,a,100.00,," + cell.replace("95", "100"), "2026-08-01 11:00:00,b,,-5.00," + cell]
    (found,) = read(lines(tmp_path / "t.csv", "交易时间,支付流水号,收入,支出" + name, *rows))
    assert found.column("amount") == [10000, -500]


def test_money_out_of_both_signs_without_balance_is_refused(tmp_path):
    rows = "2026-08-01 10:00:00,a,100.00,", "2026-08-01 11:00:00,b,,5.00", "2026-08-01 12:00:00,c,,-5.00"
    with pytest.raises(SourceRefused) as caught:
        read(lines(tmp_path / "t.csv", "交易时间,支付流水号,收入,支出", *rows))
    assert (caught.value.row, caught.value.column) == (4, "支出")


def test_a_payout_of_a_channel_above_zero_is_refused(tmp_path):
    rows = "T1,2026-08-01 10:00:00,Sale,100.00,USD", "T2,2026-08-02 10:00:00,Payout,500.00,USD"
    with pytest.raises(SourceRefused) as caught:
        read(lines(tmp_path / "t.csv", "Transaction ID,Date,Type,Amount,Currency", *rows))
    assert (caught.value.row, caught.value.column) == (3, "Amount")


FEES = "Date,Way,Amount,Fee,Transaction ID,{}"


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        ("Shop", ("2026-10-01,a,100.00,-1.00,tr_1,s", "2026-10-13,b,-20.00,-0.25,tr_2,s")),
        ("Net", ("2026-10-01,a,100.00,-1.00,tr_1,99.00", "2026-10-13,b,-20.00,-0.25,tr_2,-20.25")),
        ("Net", ("2026-10-01,a,100.00,1.00,tr_1,99.00", "2026-10-13,b,-20.00,0.25,tr_2,-19.75")),
    ],
)
def test_a_fee_whose_sign_nobody_proves_is_not_read_by_itself(tmp_path, last: str, rows: Sequence[str]):
    assert sniff(lines(tmp_path / "t.csv", FEES.format(last), *rows)) == []


def test_a_fee_with_its_net_is_read_and_one_below_zero_further_down_refused(tmp_path):
    header, row = FEES.format("Net"), "2026-10-01,a,100.00,1.00,tr_{},99.00"
    (found,) = read(lines(tmp_path / "t.csv", header, row.format(1), "2026-10-13,b,-20.00,-0.25,tr_2,-19.75"))
    assert found.facts.format == "generic.table"
    assert (found.column("fee"), found.column("fee_exp")) == ([100000, -25000], [5, 5])
    header, rows = FEES.format("Shop"), [f"2026-10-01,a,100.00,1.00,tr_{at},s" for at in range(40)]
    with pytest.raises(SourceRefused) as caught:
        read(lines(tmp_path / "u.csv", header, *rows, "2026-10-01,a,100.00,-1.00,tr_99,s"))
    assert (caught.value.row, caught.value.column) == (42, "Fee")


def test_a_table_with_english_names_and_no_currency_asks_for_it(tmp_path):
    path = lines(tmp_path / "t.csv", "Date,Description,Debit,Credit,Balance", "2026-01-15,Shop,,1000.00,5000.00",
                 "2026-01-16,Paper,45.67,,4954.33")  # fmt: skip
    (found,) = read(path)
    assert (found.facts.currency, found.facts.message_key) == ("", "statement.no_currency")
    assert found.column("amount") == [100000, -4567]
    (told,) = read(path, currency="SGD")
    assert (told.facts.currency, told.facts.closing) == ("SGD", 495433)


def test_wises_word_for_out_beside_a_positive_amount_is_refused(tmp_path):
    header = "TransferWise ID,Date,Amount,Currency,Description,Running Balance,Direction"
    path = lines(tmp_path / "w.csv", header, "T1,08-05-2026,10.50,GBP,Card payment,989.50,OUT")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.row, caught.value.column) == (2, "Direction")
    (found,) = read(lines(tmp_path / "x.csv", header, "T1,08-05-2026,-10.50,GBP,Card payment,989.50,OUT"))
    assert found.column("amount") == [-1050] and found.column("kind") == [Kind.WITHDRAWAL]


# ---------------------------------------------------------------- SWIFT

MESSAGE = (":20:ONE", ":25:NL00BANK0123456789", ":28C:1/1", ":60F:C260507EUR600,00")


@pytest.mark.parametrize(
    ("entry", "amount", "said"),
    [
        (":61:2605080508D12,35 NRTIKREF+//2026021783252833", -1235, "NRTI"),  # a blank before the type
        (":61:2605080508C500NTRF08-05-2026 10:05//B4G29PGDCK1QFV3E", 50000, "NTRF"),  # whole units without a comma
        (":61:2605080508DF2402,00S   X", -240200, "S"),  # a type of one letter
        (":61:2605080508C7,5", 750, ""),
    ],
)
def test_entries_of_banks_with_their_own_habits_are_read_and_proved(tmp_path, entry: str, amount: int, said: str):
    left = f"{'D' if 60000 + amount < 0 else 'C'}260508EUR{abs(60000 + amount) // 100},{abs(60000 + amount) % 100:02d}"
    (found,) = read(lines(tmp_path / "m.sta", *MESSAGE, entry, ":86:SOMETHING", f":62F:{left}", "-"))
    assert (found.column("amount"), found.column("subtype")) == ([amount], [said])
    assert found.facts.control == "agree"


NO_AMOUNT = ("C500", "C500 000NTRFX", "C5007", "C50X0NTRF")


@pytest.mark.parametrize("entry", [f":61:2605080508{one}" for one in NO_AMOUNT])
def test_an_amount_without_comma_and_type_stays_refused(tmp_path, entry: str):
    with pytest.raises(SourceRefused) as caught:
        read(lines(tmp_path / "m.sta", *MESSAGE, entry, ":86:SOMETHING", ":62F:C260508EUR1100,00", "-"))
    assert caught.value.row == 5


# ---------------------------------------------------------------- books


def test_a_gnucash_export_with_the_accounts_amount_alone_is_read(tmp_path):
    header = ("Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,"
              "Full Account Name,Account Name,Amount With Sym,Amount Num.,Reconcile,Reconcile Date,"
              "Rate/Price")  # fmt: skip
    bought = '2026-07-27,3dda,,Desk,,CURRENCY::JPY,,Buy,,Assets:Cash,Cash,"JP¥-20,000","-20,000",c,,1'
    found = read(lines(tmp_path / "g.csv", header, bought, ',,,,,,,,,Office,Office,"JP¥20,000","20,000",c,,1'))
    assert [(one.facts.currency, one.column("account"), one.column("amount")) for one in found] == [
        ("JPY", ["Assets:Cash"], [-2000000])
    ]


# ---------------------------------------------------------------- what a summary states


@pytest.mark.parametrize(
    ("out", "control"), [("1 笔，共 200.00 元", "agree"), ("1笔 200.00元", "agree"), ("1 笔，共 201.00 元", "disagree")]
)
def test_a_stated_sum_of_an_alipay_bill_may_say_altogether(tmp_path, out: str, control: str):
    header = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
    path = lines(tmp_path / "a.csv", "支付宝账户：a@b.cn", f"支出：{out}", header,
                 "2026-08-20 10:00:00,购物,某店,a***@b.cn,纸,支出,200.00,余额,交易成功,2026082022001,T1,,")  # fmt: skip
    (found,) = read(path)
    assert (found.facts.control, found.column("amount")) == (control, [-20000])


HDFC = "Date,Narration,Chq./Ref.No.,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance"


def test_amounts_grouped_in_lakhs_are_read_and_other_groups_refused(tmp_path):
    rows = '01/10/26,UPI,1,01/10/26,"1,245.00",,"1,23,455.00"', '15/10/26,NEFT,2,15/10/26,,"1,50,000.00","2,73,455.00"'
    (found,) = read(lines(tmp_path / "h.csv", HDFC, *rows))
    assert found.column("amount") == [-124500, 15000000] and found.facts.closing == 27345500
    for at, bad in enumerate(("15,0,000.00", "1,50,00.00", "1,5,000.00", ",50,000.00")):
        with pytest.raises(SourceRefused):
            read(lines(tmp_path / f"{at}.csv", HDFC, rows[0], rows[1].replace("1,50,000.00", bad)))


# ---------------------------------------------------------------- channels


def test_stripes_older_list_without_the_source_is_read(tmp_path):
    path = lines(tmp_path / "s.csv", "id,Type,Created (UTC),Amount,Fee,Net,Currency,Description",
                 "txn_1,charge,2026-10-01 10:00,100.00,3.20,96.80,usd,Cup",
                 "txn_2,refund,2026-10-13 10:00,-20.00,0.00,-20.00,usd,")  # fmt: skip
    (found,) = read(path)
    assert found.facts.format == "stripe.balance" and found.column("channel_ref") == ["txn_1", "txn_2"]
    assert (found.column("amount"), found.column("fee")) == ([10000, -2000], [320, 0])


def test_the_fee_of_an_alipay_bill_that_a_bank_passes_on_is_read(tmp_path):
    header = (
        "支付宝交易号,商户订单号,业务类型,创建时间,完成时间,订单金额（元）,商家实收（元）,退款批次号,手续费（元）,净额"
    )
    path = lines(tmp_path / "a.csv", header,
                 "`2026071,`D1,`交易,`2026-07-12 14:38:20,`2026-07-12 14:38:30,`100.00,`100.00,`,`0.38,`99.62",
                 "`2026071,`D1,`退款,`,`2026-07-12 16:03:30,`20.00,`20.00,`R1,`0.08,`19.92")  # fmt: skip
    (found,) = read(path)
    assert (found.column("amount"), found.column("fee")) == ([10000, -2000], [38, -8])
