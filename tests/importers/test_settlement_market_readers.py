"""Lazada, Mollie, SumUp, Klarna, Mercado Pago and Xiaohongshu: what their files state, and what nobody may guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from tests.importers.reading import read
from tests.importers.test_market_readers import BOUGHT, INCOME, SETTLED, SHOPEE, TIKTOK, one, sold, table

# ---------------------------------------------------------------- Lazada

PIECES = [
    "orderItemId",
    "orderNumber",
    "createTime",
    "unitPrice",
    "paidPrice",
    "sellerDiscountTotal",
    "shippingFee",
    "status",
]
STATEMENT = [
    "Statement Period", "Statement Number", "Transaction Date", "Fee Name", "Amount(Include Tax)", "Release Status",
    "Order Number", "Order Line ID",
]  # fmt: skip


def charged(name: str, amount: str, status: str = "Released", order: str = "300000000001") -> list[str]:
    return ["01 Jul 2026 - 07 Jul 2026", "ST-1", "05 Jul 2026", name, amount, status, order, "1"]


def test_pieces_of_a_lazada_order_that_were_cancelled_are_due_no_more(tmp_path):
    rows = [
        ["1", "300000000001", "26 Dec 2026 10:35", "100.00", "90.00", "-10.00", "5.00", "delivered"],
        ["2", "300000000001", "26 Dec 2026 10:35", "50.00", "50.00", "0", "0", "canceled"],
        ["3", "300000000002", "26 Dec 2026 10:35", "50.00", "50.00", "0", "0", "canceled"],
    ]
    found = one(tmp_path / "l.csv", [PIECES, *rows], ";", currency="MYR")
    assert (found.facts.format, found.facts.currency) == ("orders.lazada", "MYR")
    assert found.column("amount") == [9500, 5000]
    assert found.column("state") == [State.DONE, State.CLOSED]


def test_a_statement_of_lazada_tells_each_charge(tmp_path):
    rows = [
        charged("Product Price Paid by Buyer", "1,000.00"),
        charged("Commission Fee", "-53.00"),
        charged("Shipping Fee Paid by Buyer", "5.00"),
        charged("Payment Fee", "-2.00"),
        charged("Product Price Refunded to Buyer", "-100.00"),
        charged("Reversal Commission", "5.30"),
        charged("Lost Claim", "20", "Ready", ""),
    ]
    found = one(tmp_path / "l.csv", [["a shop"], STATEMENT, *rows], ";", currency="PHP")
    assert found.facts.format == "lazada.statement" and found.facts.control == "none"
    assert found.column("amount") == [100_000, -5300, 500, -200, -10_000, 530, 2000]
    kinds = [Kind.PAYMENT, Kind.COMMISSION, Kind.PAYMENT, Kind.FEE, Kind.REFUND, Kind.COMMISSION, Kind.ADJUSTMENT]
    assert found.column("kind") == kinds
    assert found.column("state")[-1] == State.PENDING and set(found.column("batch_ref")) == {"ST-1"}
    assert one(tmp_path / "l.csv", [STATEMENT, *rows], ";").facts.message_key == "statement.no_currency"


def test_a_lazada_statement_with_thai_names_is_read_the_same_way(tmp_path):
    names = ["รหัสรอบบิล", "วันที่ทำรายการ", "หมายเลขคำสั่งซื้อ", "ชื่อรายการธุรกรรม", "จำนวนเงิน(รวมภาษี)"]
    fees = [
        ("ยอดรวมค่าสินค้า", "1,000.00"),
        ("หักค่าธรรมเนียมการขายสินค้า", "-53.50"),
        ("ค่าธรรมเนียมการชำระเงิน", "-21.40"),
        ("ยอดรวมค่าสินค้า", "-100.00"),
    ]
    rows = [["TH-1", "2026-09-17", "1001", *one_fee] for one_fee in fees]
    found = one(tmp_path / "l.csv", [names, *rows], currency="THB")
    assert found.facts.format == "lazada.statement"
    assert found.column("amount") == [100_000, -5350, -2140, -10_000]
    assert found.column("kind") == [Kind.PAYMENT, Kind.COMMISSION, Kind.FEE, Kind.REFUND]
    assert set(found.column("state")) == {State.DONE}


# ---------------------------------------------------------------- Mollie

MOLLIE = [
    "Datum", "Betaalmethode", "Valuta", "Bedrag", "Status", "ID", "Omschrijving", "Naam consument",
    "Uitbetalingsvaluta", "Uitbetalingsbedrag", "Uitbetalingsreferentie",
]  # fmt: skip
BATCH = "14086537.2609.18"


def paid(currency: str, amount: str, number: str, text: str, settled: str, batch: str = BATCH) -> list[str]:
    status, into = ("paid", "EUR") if batch else ("expired", "")
    return ["2026-09-17 10:11:12", "iDEAL", currency, amount, status, number, text, "Jan", into, settled, batch]


def test_what_mollie_settled_counts_in_the_currency_of_the_settlement(tmp_path):
    rows = [
        paid("EUR", "48,20", "tr_abc123", "Bestelling 1234", "48,20"),
        paid("USD", "10,00", "tr_abc124", "Order #A-55", "9,10"),
        paid("EUR", "-8,20", "re_abc123", "Order confirmation", "-8,20"),
        paid("EUR", "-0,42", "", "Ingehouden transactiekosten", "-0,42"),
        paid("EUR", "7,00", "tr_abc999", "Order 7", "", ""),
    ]
    found = one(tmp_path / "m.csv", [MOLLIE, *rows])
    assert (found.facts.format, found.facts.currency) == ("mollie.settlement", "EUR")
    assert found.column("amount") == [4820, 910, -820, -42, 700]
    assert found.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.PAYMENT]
    assert found.column("order_ref") == ["1234", "A-55", "", "", "7"]
    assert found.column("state")[-1] == State.FAILED and found.column("batch_ref")[0] == BATCH


# ---------------------------------------------------------------- SumUp

SUMUP = [
    "Datum", "Transaktions-ID", "Zahlungsart", "Status", "Zahlungsmethode", "Beschreibung", "Betrag inkl. MwSt.",
    "Gebühr", "Auszahlung", "Auszahlungsdatum", "Auszahlungs-ID", "Referenz",
]  # fmt: skip


def sumup(
    number: str, kind: str, status: str, method: str, gross: str, fee: str, net: str, batch: str = ""
) -> list[str]:
    day = "2026-02-03" if batch else ""
    return ["2026-01-31 19:56:55", number, kind, status, method, "x", gross, fee, net, day, batch, ""]


SOLD = [
    sumup("T4AAA", "Umsatz", "Erfolgreich", "POS", "11.5", "0.29", "11.21"),
    sumup("T4AAA", "Auszahlung", "Gezahlt", "", "11.5", "0.29", "11.21", "952982"),
    sumup("TFDDD", "Umsatz", "Erfolgreich", "POS", "2.5", "0.04", "2.46"),
    sumup("TFDDD", "Auszahlung", "Gezahlt", "", "2.5", "0.04", "2.46", "952982"),
]


def test_rows_of_one_payout_of_sumup_are_one_and_prove_no_sum(tmp_path):
    found = one(tmp_path / "s.csv", [SUMUP, *SOLD], currency="CHF")
    assert (found.facts.format, found.facts.rows_read, found.facts.control) == ("sumup.transactions", 4, "none")
    assert found.column("amount") == [1150, 250, -1367] and found.column("fee")[:2] == [29, 4]
    assert found.column("layer") == [Layer.CHANNEL, Layer.CHANNEL, Layer.SETTLEMENT]
    assert set(found.column("batch_ref")) == {"952982"}


def test_cash_is_no_money_of_sumup_and_a_refund_without_a_sign_is_refused(tmp_path):
    cash = sumup("TABBB", "Umsatz", "Erfolgreich", "CASH", "2.5", "0.0", "2.5")
    gone = sumup("TECCC", "Umsatz", "Abgebrochen", "N/A", "9.0", "0.0", "")
    found = one(tmp_path / "s.csv", [SUMUP, *SOLD, cash, gone], currency="CHF")
    assert (found.facts.rows_read, found.facts.control) == (6, "none")
    assert found.column("state").count(State.FAILED) == 1 and 900 in found.column("amount")
    wrong = [*SOLD[:1], sumup("T4AAA", "Auszahlung", "Gezahlt", "", "11.5", "0.29", "11.20", "952982")]
    assert one(tmp_path / "s.csv", [SUMUP, *wrong], currency="CHF").facts.control == "disagree"
    with pytest.raises(SourceRefused):
        one(tmp_path / "s.csv", [SUMUP, sumup("T4", "Rückerstattung", "Erfolgreich", "POS", "5.00", "0", "")])


# ---------------------------------------------------------------- Klarna

TOTALS = [
    "payment_reference",
    "payout_date",
    "settlement_currency",
    "total_sale_amount",
    "total_tax_amount",
    "total_settlement_amount",
]
BODY = [
    "type",
    "capture_date",
    "sale_date",
    "order_id",
    "short_order_id",
    "merchant_reference1",
    "amount",
    "capture_id",
    "refund_id",
]


def klarna(tmp_path, total: str, tax: str, *rows: tuple[str, str]):
    body = [[kind, "2026-09-10", "2026-09-10", "o1", "S1", "1001", amount, "c1", ""] for kind, amount in rows]
    totals = ["REF123", "2026-09-20", "EUR", "150,00", tax, total]
    return one(tmp_path / "k.csv", [TOTALS, totals, [], BODY, *body], ";")


def test_the_total_of_a_klarna_report_proves_its_rows_whatever_their_sign(tmp_path):
    for fee, back in (("-5,00", "20,00"), ("5,00", "-20,00")):
        found = klarna(tmp_path, "125,00", "0,00", ("SALE", "150,00"), ("FEE", fee), ("RETURN", back))
        assert found.facts.control == "agree"
        assert found.column("amount") == [15000, -500, -2000, -12500]
        assert found.column("kind") == [Kind.PAYMENT, Kind.FEE, Kind.REFUND, Kind.PAYOUT]
        assert set(found.column("batch_ref")) == {"REF123"} and found.facts.currency == "EUR"


def test_tax_on_the_fees_of_klarna_is_a_fee_of_its_own(tmp_path):
    found = klarna(tmp_path, "143,95", "1,05", ("SALE", "150,00"), ("FEE", "5,00"))
    assert found.facts.control == "agree" and found.column("amount") == [15000, -500, -105, -14395]
    assert (found.facts.rows_read, found.column("row"), found.column("suffix")) == (3, [5, 6, 2, 2], [0, 0, 1, 2])
    assert klarna(tmp_path, "143,96", "1,05", ("SALE", "150,00"), ("FEE", "5,00")).facts.control == "disagree"
    with pytest.raises(SourceRefused) as caught:
        klarna(tmp_path, "143,96", "1,05", ("SALE", "150,00"), ("SOMETHING", "5,00"))
    assert caught.value.key == "refused.word"


# ---------------------------------------------------------------- Mercado Pago, Xiaohongshu


def test_the_net_of_mercado_pago_counts_and_what_lies_between_is_its_fee(tmp_path):
    header = [
        "EXTERNAL_REFERENCE", "SOURCE_ID", "TRANSACTION_TYPE", "TRANSACTION_DATE", "TRANSACTION_AMOUNT", "FEE_AMOUNT",
        "TAXES_AMOUNT", "SETTLEMENT_NET_AMOUNT", "SETTLEMENT_CURRENCY",
    ]  # fmt: skip
    when = "2026-09-05T10:12:00.000-03:00"
    rows = [
        ["A1", "9001", "SETTLEMENT", when, "148000.00", "-10360.00", "-40.00", "137600.00", "ARS"],
        ["A1", "9002", "REFUND", when, "-148000.00", "10360.00", "40.00", "-137600.00", "ARS"],
        ["", "9003", "WITHDRAWAL", when, "-1000.00", "0", "0", "-1000.00", "ARS"],
    ]
    found = one(tmp_path / "m.csv", [header, *rows])
    assert (found.facts.format, found.facts.currency) == ("mercadopago.settlement", "ARS")
    assert found.column("amount") == [14_800_000, -14_800_000, -100_000]
    assert found.column("fee") == [1_040_000, -1_040_000, 0]
    assert found.column("kind") == [Kind.PAYMENT, Kind.REFUND, Kind.WITHDRAWAL]
    assert set(found.column("offset")) == {-180}


def test_rows_of_a_xiaohongshu_order_add_up(tmp_path):
    header = [
        "订单号",
        "订单状态",
        "售后状态",
        "商品名称",
        "SKU件数",
        "商家应收金额(元)（支付金额）",
        "支付时间",
        "订单创建时间",
    ]
    rows = [
        ["P700000001", "已完成", "无", "杯", "1", "55.9", "2026-05-01 10:00:00", "2026-05-01 09:59:00"],
        ["P700000002", "已取消", "无", "碗", "1", "18", "", "2026-05-01 09:59:00"],
        ["P700000001", "已完成", "无", "碗", "1", "18", "2026-05-01 10:00:00", "2026-05-01 09:59:00"],
    ]
    found = one(tmp_path / "x.csv", [header, *rows])
    assert (found.facts.format, found.column("amount")) == ("xiaohongshu.orders", [7390, 1800])
    assert found.column("state") == [State.DONE, State.CLOSED]


# ---------------------------------------------------------------- shop systems


def test_a_squarespace_order_says_its_total_on_its_first_row(tmp_path):
    header = [
        "Order ID", "Email", "Financial Status", "Paid at", "Currency", "Subtotal", "Amount Refunded", "Total",
        "Created at", "Lineitem quantity", "Lineitem name",
    ]  # fmt: skip
    rows = [
        ["00012", "a@b.c", "PAID", "", "USD", "50.00", "0.00", "55.00", "2026-09-02 10:00:00 -0400", "1", "Mug"],
        ["00012", "", "", "", "", "", "", "", "", "2", "Cup"],
        ["00013", "d@e.f", "PAID", "", "USD", "20.00", "20.00", "20.00", "2026-09-03 10:00:00 -0400", "1", "Cup"],
    ]
    found = one(tmp_path / "s.csv", [header, *rows])
    assert (found.facts.format, found.facts.currency, found.facts.rows_read) == ("orders.squarespace", "USD", 3)
    assert found.column("amount") == [5500, 2000] and found.column("refunded") == [None, 2000]
    assert found.column("state") == [State.PAID, State.REFUNDED]


def test_days_of_bigcommerce_that_nothing_tells_apart_are_asked_for(tmp_path):
    header = [
        "Order ID", "Customer Email", "Order Date", "Order Status", "Order Total (inc tax)", "Order Total (ex tax)",
        "Order Currency Code",
    ]  # fmt: skip
    row = ["101", "a@b.c", "09/02/2026", "Completed", "$1,055.00", "$1,000.00", "AUD"]
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "b.csv", [header, row])
    assert caught.value.key == "refused.date_order"
    found = one(tmp_path / "b.csv", [header, row], date_order="dmy")
    assert (found.facts.currency, found.column("amount")) == ("AUD", [105_500])
    assert found.column("at") == [20493 * 86_400]  # 9 February 2026
    found = one(tmp_path / "b.csv", [header, row, ["102", "", "09/30/2026", *row[3:]]])
    assert found.column("at")[0] == 20698 * 86_400


def test_the_grid_of_magento_counts_what_the_buyer_owes(tmp_path):
    header = [
        "ID",
        "Purchase Point",
        "Purchase Date",
        "Bill-to Name",
        "Grand Total (Base)",
        "Grand Total (Purchased)",
        "Status",
    ]
    rows = [
        ["000000001", "Main", "2026-09-01 10:00:00", "Ann", "$110.00", "€100.00", "complete"],
        ["000000002", "Main", "2026-09-02 10:00:00", "Bo", "$50.00", "€45.00", "canceled"],
    ]
    found = one(tmp_path / "m.csv", [header, *rows])
    assert (found.facts.format, found.facts.currency, found.column("amount")) == (
        "orders.magento",
        "EUR",
        [10000, 4500],
    )
    assert found.column("state") == [State.DONE, State.CLOSED]
    rows[1][5] = "45.00"
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "m.csv", [header, *rows])
    assert (caught.value.key, caught.value.row) == ("refused.no_currency", 3)


# ---------------------------------------------------------------- all of them


@settings(max_examples=12)
@given(st.data())
def test_no_order_of_columns_or_rows_and_no_encoding_changes_what_is_read(tmp_path_factory, data):
    name, header, rows = data.draw(st.sampled_from(EVERY))
    columns = data.draw(st.permutations(range(len(header))))
    told = data.draw(st.permutations(rows))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
    folder = tmp_path_factory.mktemp("m")
    plain = one(folder / "a.csv", [header, *rows], currency="USD")
    path = table(folder / "b.csv", [[row[at] for at in columns] for row in [header, *told]])
    path.write_text(path.read_text("utf-8-sig"), encoding)
    (found,) = read(path, currency="USD")

    def records(of):
        names = ("kind", "state", "amount", "fee", "at", "order_ref", "channel_ref", "batch_ref")
        return sorted(zip(*(map(str, of.column(name)) for name in names), strict=True))

    assert found.facts.format == plain.facts.format == name
    assert records(found) == records(plain) and found.facts.control == plain.facts.control


EVERY = [
    (
        "orders.tiktok",
        TIKTOK,
        [sold(f"57678610518393010{at}", "Completed", "9.50", "1", "2", "30/09/2026 10:00:00") for at in range(3)],
    ),
    ("tiktok.settlement", INCOME, SETTLED),
    ("orders.shopee", SHOPEE, BOUGHT),
    ("lazada.statement", STATEMENT, [charged("Item Price Credit", "10.00"), charged("Commission", "-1.00")]),
    (
        "mollie.settlement",
        MOLLIE,
        [paid("EUR", "48,20", "tr_abc123", "Order 1234", "48,20"), paid("EUR", "-0,42", "", "Fee", "-0,42")],
    ),
    ("sumup.transactions", SUMUP, SOLD),
]
