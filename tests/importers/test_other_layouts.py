"""Layouts seen in public tools beside those of the samples: columns left out, other names, lists of another page."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.config.words import Words
from app.domain.errors import SourceRefused
from app.domain.record import Kind, State
from app.importers.base import ReadOptions
from app.importers.containers.prescan import kind_of
from app.importers.recognise import read_file
from app.reports import tables
from tests.importers.reading import Read, read


def written(path: Path, rows: Sequence[Sequence[str]], mark: str = ",", encoding: str = "utf-8") -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def table(path: Path, header: str, *rows: str, before: Sequence[str] = (), mark: str = ",") -> Path:
    return written(path, [one.split(mark) for one in (*before, header, *rows)], mark)


def of(found: Sequence[Read]) -> list[tuple[str, str, int, int]]:
    """Return (format, currency, sum of amounts, sum of fees) of each statement, at its exponent."""
    return [
        (one.facts.format, one.facts.currency, sum(one.column("amount")), sum(fee or 0 for fee in one.column("fee")))
        for one in found
    ]


# ---------------------------------------------------------------- Alipay

WEB = "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,类型,交易对方,商品名称,金额（元）,收/支,交易状态,备注"


def test_alipay_lists_without_the_state_of_the_funds_are_read_and_prove_nothing(tmp_path):
    sold = "2026081,0001,2026/8/6 09:20,2026/8/6 09:20,2026/8/6 09:21,其他,甲,茶,15.60,收入,交易成功,"
    spent = "2026082,0002,2026-08-07 10:00:00,2026-08-07 10:00:00,2026-08-07 10:00:00,其他,乙,纸,5.00,支出,交易成功,"
    footer = ["共2笔记录", "已收入:1笔", "导出时间:[2026-08-08 00:00:00]"]
    path = written(tmp_path / "a.csv", [WEB.split(","), sold.split(","), spent.split(","), *([one] for one in footer)])
    (found,) = read(path)
    assert of([found]) == [("alipay.personal.web", "CNY", 1560 - 500, 0)]
    assert found.facts.control == "none"


def test_alipays_log_names_the_account_behind_its_address(tmp_path):
    header = "序号,入账时间,支付宝交易号,支付宝流水号,商户订单号,账务类型,收入（+元）,支出（-元）,账户余额（元）,备注"
    path = table(tmp_path / "a.csv", header, "1,2026-06-01 10:00:00,T1,S1,,在线支付,50.00,,150.00,",
                 before=["#账号：shop***@example.com[2088000000000000]"])  # fmt: skip
    (found,) = read(path)
    assert found.facts.account == "2088000000000000" and sum(found.column("amount")) == 5000


# ---------------------------------------------------------------- PayPal

GERMAN = [
    "Datum", "Uhrzeit", "Zeitzone", "Beschreibung", "Währung", "Brutto", "Entgelt", "Netto", "Guthaben",
    "Transaktionscode", "Absender E-Mail-Adresse", "Name", "Rechnungsnummer", "Zugehöriger Transaktionscode",
]  # fmt: skip


def test_a_german_statement_calls_the_fee_entgelt(tmp_path):
    rows = [
        ["10.07.2026", "12:09:12", "Europe/Berlin", "Zahlung", "EUR", "1.003,50", "-3,50", "1.000,00", "1.000,00", "T1",
         "a@b.c", "Ann", "", ""],
        ["30.07.2026", "19:24:30", "Europe/Berlin", "Zahlung", "EUR", "-64,18", "0,00", "-64,18", "935,82", "T2",
         "a@b.c", "Shop", "", ""],
    ]  # fmt: skip
    (found,) = read(written(tmp_path / "p.csv", [GERMAN, *rows], encoding="utf-8-sig"))
    assert of([found]) == [("paypal.activity", "EUR", 100350 - 6418, 350)]
    assert (found.facts.opening, found.facts.closing) == (0, 93582)


def test_a_small_number_between_dashes_does_not_prove_which_is_the_day(tmp_path):
    names = ["Datum", "Tijd", "Tijdzone", "Omschrijving", "Valuta", "Bruto", "Kosten", "Net", "Saldo",
             "Transactiereferentie"]  # fmt: skip
    row = ["10-7-2026", "12:09:12", "Europe/Amsterdam", "Betaling", "EUR", "31,50", "-1,00", "30,50", "30,50", "T1"]
    path = written(tmp_path / "p.csv", [names, row])
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.date_order"
    (said,) = read(path, layout={"date_format": "%m-%d-%Y"})
    assert said.column("at") == [1_791_374_952]  # the seventh of October
    (found,) = read(path, date_order="dmy")
    assert found.column("at") == [1_783_685_352]  # the tenth of July


# ---------------------------------------------------------------- Stripe, Shopify, WooCommerce, Razorpay


def test_stripes_amount_may_stand_for_gross(tmp_path):
    header = "balance_transaction_id,created_utc,currency,amount,fee,net,type,reporting_category,source_id"
    (found,) = read(table(tmp_path / "s.csv", header, "t1,2026-09-10 00:26:40,usd,100.00,2.90,97.10,payment,charge,p1"))
    assert of([found]) == [("stripe.balance", "USD", 10000, 290)]


SHOPIFY = "Transaction Date,Type,Order,Card Brand,Amount,Fee,Net,Presentment Amount,Presentment Currency,Payout Status"
WOO = "Order Number,Order Status,Order Date,First Name (Billing),Name,Quantity,Payment Method Title,Order Total Amount"


@pytest.mark.parametrize(
    ("header", "row", "format_", "amount"),
    [
        (
            SHOPIFY,
            "2026-04-15,charge,#1001,visa,29.94,1.05,28.89,27.00,EUR,paid",
            "shopify.payments.transactions",
            2994,
        ),
        (WOO, "101,Completed,2026-01-05 14:22,Ann,Tea,2,Stripe,25.00", "orders.woocommerce", 2500),
    ],
)
def test_lists_without_currencies_ask_for_theirs(tmp_path, header, row, format_, amount):
    path = table(tmp_path / "t.csv", header, row)
    (found,) = read(path)
    assert (found.facts.format, found.facts.currency, sum(found.column("amount"))) == (format_, "", amount)
    assert found.facts.message_key == "statement.no_currency"
    (told,) = read(path, currency="EUR")
    assert (told.facts.currency, told.facts.message_key) == ("EUR", "")


def test_razorpays_own_report_names_columns_otherwise_and_takes_tax_off_the_fee(tmp_path):
    header = (
        "transaction_entity,entity_id,amount,currency,fee (exclusive tax),tax,debit,credit,payment_method,"
        "entity_created_at,entity_description,order_id,order_receipt,settlement_id,settled_at,settlement_utr"
    )
    rows = (
        "payment,pay_1,100.00,INR,2.00,0.36,0.00,97.64,upi,05/10/2026 10:21:33,Tea,o1,R1,setl_A,06/10/2026,U1",
        "refund,rfnd_1,20.00,INR,0.00,0.00,20.00,0.00,upi,15/10/2026 11:21:33,Tea,o1,R1,setl_A,16/10/2026,U1",
    )
    (found,) = read(table(tmp_path / "r.csv", header, *rows))
    assert of([found]) == [("razorpay.settlements", "INR", 8000, 236)]
    assert found.facts.control == "none" and found.column("status") == ["upi", "upi"]


# ---------------------------------------------------------------- Wise's list of transactions

HISTORY = (
    "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,"
    "Target fee currency,Source name,Source amount (after fees),Source currency,Target name,"
    "Target amount (after fees),Target currency,Exchange rate,Reference,Batch,Created by,Category,Note"
)
SPLIT = (
    "CARD-1,COMPLETED,OUT,2026-07-27 15:09:01,2026-07-27 15:09:01,0.07,CAD,,,Me,15.70,CAD,Store,11.18,USD,0.7,,,Me,,",
    "CARD-1,COMPLETED,OUT,2026-07-27 15:09:01,2026-07-27 15:09:01,0.00,USD,,,Me,23.32,USD,Store,23.32,USD,1.0,,,Me,,",
)
SWAP = "BAL-2,COMPLETED,NEUTRAL,2026-07-28 10:00:00,2026-07-28 10:00:01,1.50,EUR,,,Me,100.00,EUR,Me,110.00,USD,1.1,,,,,"
STOPPED = "TRANSFER-3,CANCELLED,OUT,2026-07-28 11:00:00,,1.00,EUR,,,Me,10.00,EUR,Bob,10.00,EUR,1.0,X,,Me,,"
GIVEN = (
    "TRANSFER-4,COMPLETED,IN,2026-07-29 11:00:00,2026-07-29 12:00:00,0,EUR,0.61,USD,Shop,50,EUR,Me,54.39,USD,1,po,,,,"
)


def test_wises_transactions_move_the_side_that_is_the_shops(tmp_path):
    found = read(table(tmp_path / "w.csv", HISTORY, *SPLIT, SWAP, STOPPED, GIVEN))
    sums = {code: (amount, fee) for _format, code, amount, fee in of(found)}
    assert sums == {"CAD": (-1570, 7), "USD": (-2332 + 11000 + 5500, 61), "EUR": (-10000 - 1000, 150 + 100)}
    states = {one.facts.currency: one.column("state") for one in found}
    assert states["EUR"] == [State.DONE, State.FAILED]
    kinds = {one.facts.currency: one.column("kind") for one in found}
    assert kinds["USD"] == [Kind.WITHDRAWAL, Kind.TRANSFER, Kind.DEPOSIT]
    assert sum(one.facts.rows_read for one in found) == 5 and {one.facts.control for one in found} == {"none"}


def test_an_unknown_direction_is_refused_and_a_refunded_transfer_came_back(tmp_path):
    strange = GIVEN.replace(",IN,", ",ASIDE,")
    with pytest.raises(SourceRefused) as caught:
        read(table(tmp_path / "w.csv", HISTORY, strange))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.word", 2, "Direction")
    (found,) = read(table(tmp_path / "w.csv", HISTORY, SPLIT[1].replace("COMPLETED", "REFUNDED")))
    assert (found.column("state"), found.column("amount")) == ([State.REVERSED], [-2332])


def test_what_a_shop_gives_back_to_the_card_of_wise_arrives(tmp_path):
    back = GIVEN.replace("TRANSFER-4,COMPLETED", "CARD_TRANSACTION-9,REFUNDED").replace("0.61", "0")
    sent_back = GIVEN.replace("COMPLETED", "REFUNDED")  # no column says whether it stayed
    (found,) = read(table(tmp_path / "w.csv", HISTORY, back, sent_back, GIVEN))
    assert found.column("state") == [State.DONE, State.REVERSED, State.DONE]
    assert found.column("kind") == [Kind.DEPOSIT, Kind.OTHER, Kind.DEPOSIT]
    assert found.column("amount") == [5439, 5500, 5500]


# ---------------------------------------------------------------- banks


def test_postfinance_prints_balances_in_its_older_list(tmp_path):
    header = "Buchungsdatum;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Valuta;Saldo in CHF"
    rows = ("15.09.2026;Fee;;-20.00;15.09.2026;1080.00", "02.09.2026;Stripe;100.00;;02.09.2026;1100.00")
    (found,) = read(table(tmp_path / "p.csv", header, *rows, before=["Konto:;CH12", ""], mark=";"))
    assert of([found]) == [("bank.csv", "CHF", 8000, 0)]
    assert (found.facts.opening, found.facts.closing) == (100000, 108000)


def test_american_express_prints_what_was_spent_as_positive(tmp_path):
    header = "Date,Description,Card Member,Account #,Amount"
    (found,) = read(
        table(tmp_path / "a.csv", header, "09/15/2026,ADOBE,ME,-11001,20.00", "09/02/2026,PAID,ME,-11001,-5")
    )
    assert of([found]) == [("bank.csv", "USD", -2000 + 500, 0)]


# ---------------------------------------------------------------- reports that hold no statement


def refusal(path: Path, folder: Path) -> str:
    with pytest.raises(SourceRefused) as caught:
        kind, options = kind_of(str(path), path.name), ReadOptions()
        read_file(str(path), kind, file=path.name, sha256="0" * 64, folder=str(folder), stem="x", options=options)
    return caught.value.key


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Currency,Transaction ID,Order ID", "etsy_items"),
        ("Order creation date,Order number,Item ID,Gross amount,Refunds,Order earnings", "ebay_earnings"),
        ("Company Account,Merchant Account,Psp Reference,Merchant Reference,Creation Date,Amount,Type", "adyen"),
        ("Day,Orders,Gross sales,Discounts,Returns,Net sales,Taxes,Total sales", "shopify_sales"),
        ("Date,Order #,N. Revenue (formatted),Status,Customer,Items sold,N. Revenue", "woocommerce"),
        ("order-id,order-item-id,purchase-date,promise-date,sku,quantity-purchased", "amazon_unshipped"),
        ("txnidx,date,code,description,account,amount,total", "hledger"),
        ("txnidx,date,code,description,otheraccounts,change,balance", "hledger"),
        ("Date,Account Name,Number,Full Category Name,Amount Num.,Value Num.", "gnucash"),
        ("订单号,订单状态,订单商品状态,商品名称,商品单价,商品数量,商品退款状态,商品已退款金额", "youzan_items"),
        ("结算单号,订单码,关联订单号,费用项,服务商,结算金额,动账时间,动账账户,动账流水号", "douyin_fees"),
        ("订单编号,业务单据编号,商品名称,结算时间,结算金额合计,收入金额合计,支出金额合计,商户订单号", "jd_sums"),
        ("售后单ID,原订单号,售后单状态描述,退款金额(元),退款原因解释", "after_sale"),
        ("日期,推广计划,曝光量,点击量,花费(元),成交金额(元)", "promotion"),
    ],
)
def test_a_report_that_holds_no_statement_says_which_one_does(tmp_path, header, key):
    path = table(tmp_path / "r.csv", header, ",".join("1" for _one in header.split(",")))
    assert refusal(path, tmp_path) == f"refused.report_{key}"


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_the_lines_of_a_report_of_this_program_are_no_statement(tmp_path, lang):
    """They name days, amounts and numbers, and would count what they were made from once more."""
    header = [Words(lang).say(f"report.column_{one}") for one in tables.RECORD_COLUMNS]
    line = "a-3,a,a.csv,,3,bank,deposit,2026-09-01,12.00,CNY,,12.00,,42000001,,,,,"
    assert refusal(table(tmp_path / "r.csv", ",".join(header), line), tmp_path) == "refused.report_own"


@pytest.mark.parametrize("columns", [tables.STATEMENT_COLUMNS, tables.MATCH_COLUMNS, tables.DISCREPANCY_COLUMNS])
def test_a_table_of_results_is_no_statement(tmp_path, columns):
    assert refusal(written(tmp_path / "r.csv", [columns]), tmp_path) == "refused.report_own"


def test_a_stray_quotation_mark_belongs_to_no_account(tmp_path):
    header = ["IBAN/BBAN", "Munt", "Volgnr", "Datum", "Bedrag", "Saldo na trn", "Naam tegenpartij"]
    rows = [
        ['NL85RABO0123456789"', "EUR", "1", "2026-09-01", "+5,00", "+105,00", "A"],
        ['"NL85RABO0123456789', "EUR", "2", "2026-09-02", "-5,00", "+100,00", "B"],
    ]
    (found,) = read(written(tmp_path / "r.csv", [header, *rows]))
    assert (found.facts.account, sum(found.column("amount"))) == ("NL85RABO0123456789", 0)
