"""Amazon: every amount of a settlement, date range reports in the languages of the sites, orders of several items."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff

V2 = [
    "settlement-id", "settlement-start-date", "settlement-end-date", "deposit-date", "total-amount", "currency",
    "transaction-type", "order-id", "merchant-order-id", "adjustment-id", "shipment-id", "marketplace-name",
    "amount-type", "amount-description", "amount", "fulfillment-id", "posted-date", "posted-date-time",
    "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku", "quantity-purchased",
    "promotion-id",
]  # fmt: skip
#: transaction, kind of amount, description, marketplace → kind; signs as in `amount`.
ENTRIES = [
    ("Order", "ItemPrice", "Principal", "amazon.com", 1, Kind.PAYMENT),
    ("Order", "ItemPrice", "Shipping", "Amazon.de", 1, Kind.PAYMENT),
    ("Order", "ItemPrice", "Tax", "Amazon.com", 1, Kind.ADJUSTMENT),
    ("Order", "ItemPrice", "Tax", "Amazon.de", 1, Kind.PAYMENT),
    ("Order", "ItemWithheldTax", "MarketplaceFacilitatorTax-Principal", "Amazon.com", -1, Kind.ADJUSTMENT),
    ("Order", "Promotion", "Principal", "Amazon.de", -1, Kind.PAYMENT),
    ("Order", "ItemFees", "Commission", "Amazon.de", -1, Kind.COMMISSION),
    ("Order", "ItemFees", "FBAPerUnitFulfillmentFee", "Amazon.de", -1, Kind.FEE),
    ("Refund", "ItemPrice", "Principal", "Amazon.de", -1, Kind.REFUND),
    ("Refund", "ItemFees", "RefundCommission", "Amazon.de", -1, Kind.COMMISSION),
    ("Chargeback Refund", "ItemPrice", "Principal", "Amazon.de", -1, Kind.CHARGEBACK),
    ("A-to-z Guarantee Refund", "ItemPrice", "Principal", "Amazon.de", -1, Kind.REFUND),
    ("ServiceFee", "other-transaction", "Storage Fee", "", -1, Kind.FEE),
    ("ServiceFee", "Cost of Advertising", "TransactionTotalAmount", "", -1, Kind.FEE),
    ("Adjustment", "FBA Inventory Reimbursement", "WAREHOUSE_LOST", "", 1, Kind.ADJUSTMENT),
    ("Transfer", "other-transaction", "Previous Reserve Amount Balance", "", 1, Kind.RELEASE),
    ("Transfer", "other-transaction", "Current Reserve Amount", "", -1, Kind.HOLD),
    ("Brand new", "Something", "Else", "", 1, Kind.OTHER),
]
cents = st.integers(1, 10**7)


def money(value: int, comma: bool = False) -> str:
    text = f"{Decimal(value).scaleb(-2):f}"
    return text.replace(".", ",") if comma else text


def cells(columns: list[str], **said: str) -> list[str]:
    row = dict.fromkeys(columns, "")
    row.update({name.replace("_", "-"): value for name, value in said.items()})
    assert len(row) == len(columns)
    return list(row.values())


def summary(total: str, columns: list[str] = V2, number: str = "111", code: str = "EUR") -> list[str]:
    said = {"settlement-start-date": "2026-06-16 00:00:00 UTC", "settlement-end-date": "2026-06-30 23:59:59 UTC"}
    row = cells(
        columns, settlement_id=number, deposit_date="2026-07-02 00:00:00 UTC", total_amount=total, currency=code
    )
    return [said.get(name, value) for name, value in zip(columns, row, strict=True)]


def entry(what: tuple[str, str, str, str, int, Kind], amount: str, number: str = "111") -> list[str]:
    return cells(
        V2, settlement_id=number, transaction_type=what[0], amount_type=what[1], amount_description=what[2],
        marketplace_name=what[3], amount=amount, order_id="302-1234567-1234567", order_item_code="5518",
        posted_date="2026-06-17", posted_date_time="2026-06-17 08:14:22 UTC", sku='5" pipe',
    )  # fmt: skip


def write(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(["\t".join(row) for row in rows] + [""]).encode(encoding))
    return path


def entries_of(got: Read) -> list[int]:
    kinds = got.column("kind")
    return [one for one, kind in zip(got.column("amount"), kinds, strict=True) if kind != int(Kind.PAYOUT)]


@given(
    st.lists(st.tuples(st.sampled_from(ENTRIES), cents), min_size=1, max_size=15),
    st.permutations(V2[1:]),
    st.booleans(),
)
def test_a_settlement_is_its_amounts_and_pays_out_their_sum(tmp_path, rows, columns, comma):
    signed = [what[4] * value for what, value in rows]
    body = [entry(what, money(value, comma)) for (what, _size), value in zip(rows, signed, strict=True)]
    table = [V2, summary(money(sum(signed), comma)), *body]
    places = [V2.index(name) for name in [V2[0], *columns]]
    path = write(tmp_path / "s.txt", [[row[one] for one in places] for row in table])
    assert sniff(path) == ["amazon.settlement"]
    (got,) = read(path)
    assert entries_of(got) == signed
    assert got.column("kind") == [int(Kind.PAYOUT), *(int(what[5]) for what, _value in rows)]
    assert got.column("amount")[0] == -sum(signed)
    assert (got.facts.control, got.facts.rows_read) == (AGREE, len(rows) + 1)
    assert set(got.column("batch_ref")) == {"111"} and set(got.column("layer")) == {int(Layer.SETTLEMENT)}
    assert (got.facts.period_start, got.facts.period_end) == ("2026-06-16", "2026-06-30")


def test_a_missing_row_or_an_edited_total_disagrees(tmp_path):
    rows = [V2, summary("10.00"), entry(ENTRIES[1], "12.00"), entry(ENTRIES[6], "-2.00")]
    assert read(write(tmp_path / "a.txt", rows))[0].facts.control == AGREE
    assert read(write(tmp_path / "b.txt", rows[:3]))[0].facts.control == DISAGREE
    assert read(write(tmp_path / "c.txt", [V2, summary("10.01"), *rows[2:]]))[0].facts.control == DISAGREE


def test_a_row_in_another_currency_is_missing_from_the_total(tmp_path):
    rows = [summary("30.00"), entry(ENTRIES[1], "10.00"), entry(ENTRIES[1], "20.00")]
    rows[2][V2.index("currency")] = "CNY"
    euro, yuan = read(write(tmp_path / "a.txt", [V2, *rows]))
    assert [(one.stated, one.found) for one in euro.facts.checks] == [("30.00", "10.00")]
    assert (euro.facts.control, yuan.facts.control) == (DISAGREE, NONE)


def test_a_payout_that_stands_twice_disagrees(tmp_path):
    rows = [V2, summary("12.00"), summary("12.00"), entry(ENTRIES[1], "12.00")]
    (got,) = read(write(tmp_path / "a.txt", rows))
    assert got.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in got.facts.checks if not one.agrees] == [
        ("payout", "12.00", "24.00")
    ]


def test_joined_settlements_are_each_held_against_their_own_total(tmp_path):
    first = [V2, summary("12.00"), entry(ENTRIES[1], "12.00")]
    second = [V2, summary("5.00", number="222"), entry(ENTRIES[1], "6.00", "222")]
    (got,) = read(write(tmp_path / "s.txt", [*first, *second]))
    assert got.facts.control == DISAGREE and got.facts.rows_read == 4
    assert [(one.stated, one.found) for one in got.facts.checks] == [("12.00", "12.00"), ("5.00", "6.00")]


def test_a_negative_settlement_is_charged_to_the_shop(tmp_path):
    (got,) = read(write(tmp_path / "s.txt", [V2, summary("-2.00"), entry(ENTRIES[6], "-2.00")]))
    assert got.column("amount") == [200, -200] and got.facts.control == AGREE


def test_rows_without_their_summary_are_a_cut_file(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "s.txt", [V2, entry(ENTRIES[1], "12.00")]))
    assert caught.value.key == "refused.cut_off"


def test_western_letters_in_an_old_encoding_stay_themselves(tmp_path):
    row = entry(ENTRIES[1], "12.00")
    row[V2.index("sku")] = "Grün-Ölkännchen"
    (got,) = read(write(tmp_path / "s.txt", [V2, summary("12.00"), row], "cp1252"))
    assert "Grün-Ölkännchen" in got.column("text")[1]


@pytest.mark.parametrize("amount", ["", "NaN", "1e309", "12.345", "1,2,3", "9" * 30])
def test_an_amount_that_is_none_is_refused(tmp_path, amount):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "s.txt", [V2, summary("12.00"), entry(ENTRIES[1], amount)]))
    assert caught.value.row == 3


V1 = [
    *V2[:12], "shipment-fee-type", "shipment-fee-amount", "order-fee-type", "order-fee-amount", "fulfillment-id",
    "posted-date", "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku",
    "quantity-purchased", "price-type", "price-amount", "item-related-fee-type", "item-related-fee-amount",
    "misc-fee-amount", "other-fee-amount", "other-fee-reason-description", "promotion-id", "promotion-type",
    "promotion-amount", "direct-payment-type", "direct-payment-amount", "other-amount",
]  # fmt: skip


def test_a_row_of_the_first_version_may_hold_several_amounts_or_none(tmp_path):
    shared = {
        "settlement_id": "111",
        "transaction_type": "Order",
        "order_id": "112-1",
        "posted_date": "2015-12-02T04:15:26+00:00",
    }
    rows = [
        summary("25.99", V1), cells(V1, **shared, quantity_purchased="1"),
        cells(V1, **shared, price_type="Principal", price_amount="27.99", item_related_fee_type="Commission",
              item_related_fee_amount="-3.00"),
        cells(V1, **shared, promotion_type="Principal", promotion_amount="-1.00"),
        cells(V1, **(shared | {"transaction_type": "Previous Reserve Amount Balance"}), other_amount="2.00"),
    ]  # fmt: skip
    (got,) = read(write(tmp_path / "s.txt", [V1, *rows]))
    assert (got.facts.control, got.facts.rows_read) == (AGREE, 5)
    assert got.column("row") == [2, 4, 4, 5, 6] and got.column("suffix") == [0, 1, 2, 0, 0]
    assert entries_of(got) == [2799, -300, -100, 200]
    kinds = [Kind.PAYOUT, Kind.PAYMENT, Kind.COMMISSION, Kind.PAYMENT, Kind.RELEASE]
    assert got.column("kind") == [int(one) for one in kinds]


# ---------------------------------------------------------------- date range report

RANGE = {
    "en": ["date/time", "settlement id", "type", "order id", "sku", "description", "marketplace", "product sales",
           "product sales tax", "shipping credits", "promotional rebates", "marketplace withheld tax", "selling fees",
           "fba fees", "other transaction fees", "other", "total"],
    "de": ["Datum/Uhrzeit", "Abrechnungsnummer", "Typ", "Bestellnummer", "SKU", "Beschreibung", "Marketplace",
           "Umsätze", "Produktumsatzsteuer", "Gutschrift für Versandkosten", "Rabatte aus Werbeaktionen",
           "Einbehaltene Steuer auf Marketplace", "Verkaufsgebühren", "Gebühren zu Versand durch Amazon",
           "Andere Transaktionsgebühren", "Andere", "Gesamt"],
    "fr": ["date/heure", "numéro de versement", "type", "numéro de la commande", "sku", "description", "Marketplace",
           "ventes de produits", "Taxes sur la vente des produits", "crédits d'expédition", "Rabais promotionnels",
           "Taxes retenues sur le site de vente", "frais de vente", "Frais Expédié par Amazon",
           "autres frais de transaction", "autre", "total"],
    "ja": ["日付/時間", "決済番号", "トランザクションの種類", "注文番号", "SKU", "説明", "Amazon 出品サービス",
           "商品の売上", "商品の売上税", "配送料", "プロモーション割引額",
           "源泉徴収税を伴うマーケットプレイス", "手数料", "FBA 手数料",
           "トランザクションに関するその他の手数料", "その他", "合計"],
}  # fmt: skip
WORDS = {
    "en": ("Order", "Transfer"),
    "de": ("Bestellung", "Übertrag"),
    "fr": ("Commande", "Transfert"),
    "ja": ("注文", "振込み"),
}
TIMES = {
    "en": "Dec 1, 2026 12:38:23 AM PST", "de": "1 Dezember 2026 00:38:23 PST", "fr": "1 déc. 2026 00:38:23 PST",
    "ja": "2026/12/01 0:38:23 JST",
}  # fmt: skip


def ranged(
    lang: str, word: str, values: list[int], *, market: str = "amazon.de", total: int | None = None
) -> list[str]:
    comma = lang in ("de", "fr")
    said = [TIMES[lang], "650", word, "302-1234567-1234567", "S", "Thing", market]
    return [*said, *(money(one, comma) for one in [*values, sum(values) if total is None else total])]


def report(path: Path, lang: str, rows: list[list[str]], code: str = "EUR") -> Path:
    quoted = [",".join(f'"{cell}"' for cell in row) for row in [RANGE[lang], *rows]]
    path.write_bytes("\n".join(['"Includes Amazon"', f'"All amounts in {code}, unless specified"', *quoted]).encode())
    return path


@given(
    st.sampled_from(sorted(RANGE)), st.lists(st.lists(st.integers(-(10**6), 10**6), min_size=9, max_size=9), max_size=6)
)
def test_the_components_of_a_row_are_its_total_in_every_language(tmp_path, lang, rows):
    path = report(tmp_path / "r.csv", lang, [ranged(lang, WORDS[lang][0], one) for one in rows])
    assert sniff(path)[0] == "amazon.transactions"
    (got,) = read(path)
    assert sum(got.column("amount")) == sum(map(sum, rows))
    assert got.facts.control == NONE and got.facts.rows_read == len(rows)
    sales = [
        one for one, kind in zip(got.column("amount"), got.column("kind"), strict=True) if kind == int(Kind.PAYMENT)
    ]
    assert sum(sales) == sum(sum(one[:4]) for one in rows)
    assert got.column("row") == sorted(got.column("row"))


def test_tax_on_top_of_the_price_is_no_part_of_what_the_shop_sold(tmp_path):
    values = [10000, 825, 0, 0, -825, -1500, 0, 0, 0]
    (got,) = read(report(tmp_path / "r.csv", "en", [ranged("en", "Order", values, market="Amazon.com")], "USD"))
    assert got.column("amount") == [10000, -1500]
    assert got.column("kind") == [int(Kind.PAYMENT), int(Kind.COMMISSION)]
    assert got.column("suffix") == [1, 2] and got.column("offset") == [-480] * 2


def test_fees_of_australia_are_fees_and_the_tax_that_an_indian_shop_hands_on_is_paid_to_it(tmp_path):
    values = [10000, 1800, 0, 0, 0, -1500, -600, 0, 0]
    path = report(tmp_path / "r.csv", "en", [ranged("en", "Order", values, market="Amazon.in")], "INR")
    renamed = path.read_bytes().replace(b'"fba fees"', b'"fulfilment by amazon fees"')
    path.write_bytes(renamed.replace(b'"product sales tax"', b'"Total sales tax liable(GST before adjusting TCS)"'))
    (got,) = read(path)
    assert got.column("amount") == [11800, -1500, -600]
    assert got.column("kind") == [int(Kind.PAYMENT), int(Kind.COMMISSION), int(Kind.FEE)]


def test_transfers_are_payouts_of_their_settlement(tmp_path):
    for lang, (_order, transfer) in WORDS.items():
        (got,) = read(report(tmp_path / f"{lang}.csv", lang, [ranged(lang, transfer, [0] * 8 + [-5000])]))
        assert got.column("kind") == [int(Kind.PAYOUT)] and got.column("amount") == [-5000]
        assert got.column("batch_ref") == ["650"]


def test_a_row_that_is_not_its_total_disagrees(tmp_path):
    (got,) = read(report(tmp_path / "r.csv", "en", [ranged("en", "Order", [100] * 9, total=901)]))
    assert got.facts.control == DISAGREE


def test_what_an_unknown_column_holds_of_a_total_is_kept_as_other(tmp_path):
    at = len(RANGE["en"]) - 1
    row = ranged("en", "Order", [100, 0, 0, 0, 0, -15, 0, 0, 0], total=80)
    path = report(tmp_path / "r.csv", "en", [[*row[:at], "-0.05", row[at]]])
    path.write_bytes(path.read_bytes().replace(b'"total"', b'"green fee 2030","total"'))
    (got,) = read(path)
    assert got.facts.control == NONE
    assert got.column("amount") == [100, -15, -5] and got.column("kind")[-1] == int(Kind.OTHER)


def test_without_a_preamble_the_site_says_the_currency_and_else_nothing_does(tmp_path):
    path = report(tmp_path / "r.csv", "en", [ranged("en", "Order", [100] * 9, market="amazon.co.uk")])
    path.write_bytes(b"\n".join(path.read_bytes().split(b"\n")[2:]))
    assert read(path)[0].facts.currency == "GBP"
    path.write_bytes(path.read_bytes().replace(b"amazon.co.uk", b"somewhere"))
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.no_currency"


HELD = {
    "en": ("Transaction Status", "Transaction Release Date", "Released", "Deferred", "Jan 20, 2026"),
    "de": ("Transaktionsstatus", "Freigabedatum der Transaktion", "Veröffentlicht", "sonst", "13.06.2026 23:40:37 UTC"),
    "fr": ("Statut de la transaction", "Date de sortie de la transaction", "Sorti", "retenu", "10 juil. 2026"),
    "ja": ("トランザクションのステータス", "トランザクション開始日", "支払い実行済み", "留保中", "2026/07/31"),
}  # fmt: skip


@pytest.mark.parametrize("lang", sorted(HELD))
def test_money_that_is_held_back_is_pending_in_every_language(tmp_path, lang):
    status, day, released, held, when = HELD[lang]
    rows = [(released, when), (held, ""), ("another word", when)]
    lines = [[*ranged(lang, WORDS[lang][0], [100] + [0] * 8), *one] for one in rows]
    path = report(tmp_path / "r.csv", lang, lines)
    head = RANGE[lang][-1]
    path.write_bytes(path.read_bytes().replace(f'"{head}"'.encode(), f'"{head}","{status}","{day}"'.encode()))
    (got,) = read(path)
    assert got.column("state") == [State.DONE, State.PENDING, State.DONE]
    assert got.column("amount") == [100] * 3 and got.facts.control == NONE


# ---------------------------------------------------------------- orders and tax

ORDERS = [
    "amazon-order-id", "merchant-order-id", "purchase-date", "order-status", "sales-channel", "sku", "item-status",
    "quantity", "currency", "item-price", "item-tax", "shipping-price", "gift-wrap-price", "item-promotion-discount",
    "ship-promotion-discount",
]  # fmt: skip


def bought(number: str, price: str = "10.00", **said: str) -> list[str]:
    row = {"amazon_order_id": number, "purchase_date": "2026-08-18T09:12:44+02:00", "order_status": "Shipped",
           "sales_channel": "Amazon.de", "currency": "EUR", "item_price": price, "item_status": "Shipped"}  # fmt: skip
    return cells(ORDERS, **(row | said))


def test_items_of_an_order_are_one_record_wherever_they_stand(tmp_path):
    rows = [
        bought("171-1", shipping_price="3.00", item_promotion_discount="1.00", item_tax="1.90"),
        bought("171-2", gift_wrap_price="2.00"), bought("171-1", "5.50"),
        bought("171-1", "7.00", item_status="Cancelled"),
    ]  # fmt: skip
    (got,) = read(write(tmp_path / "o.txt", [ORDERS, *rows]))
    assert got.facts.format == "orders.amazon" and got.facts.rows_read == 4
    assert got.column("order_ref") == ["171-1", "171-2"]
    assert got.column("amount") == [1000 + 300 - 100 + 550, 1200]
    assert got.column("row") == [2, 3] and got.column("offset") == [120, 120]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Pending", State.UNPAID), ("Unshipped", State.PAID), ("Shipped", State.DONE), ("Cancelled", State.CLOSED),
        ("Shipped - Delivered to Buyer", State.DONE), ("Shipped - Returned to Seller", State.REFUNDED),
        ("New", State.NONE),
    ],
)  # fmt: skip
def test_what_became_of_an_order(tmp_path, status, state):
    (got,) = read(write(tmp_path / "o.txt", [ORDERS, bought("171-1", order_status=status, item_status=status)]))
    assert got.column("state") == [int(state)] and got.column("amount") == [1000]


def test_a_pending_order_without_price_takes_the_currency_of_its_site(tmp_path):
    rows = [
        bought("171-1", "", currency="", order_status="Pending"),
        bought("171-2", sales_channel="Amazon.co.uk", currency="GBP"),
    ]
    found = read(write(tmp_path / "o.txt", [ORDERS, *rows]))
    assert [(one.facts.currency, one.column("amount")) for one in found] == [("EUR", [0]), ("GBP", [1000])]


def test_a_tax_report_stores_nothing(tmp_path):
    head = ["UNIQUE_ACCOUNT_IDENTIFIER", "ACTIVITY_PERIOD", "TRANSACTION_TYPE", "TRANSACTION_EVENT_ID",
            "TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL"]  # fmt: skip
    (got,) = read(write(tmp_path / "v.txt", [head, ["A", "2026-07", "SALE", "E", "499.80"]]))
    assert (got.facts.format, got.facts.rows_read, len(got.table)) == ("amazon.vat", 0, 0)
    assert got.facts.message_key == "statement.no_money"
