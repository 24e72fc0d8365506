"""Etsy, eBay and WooCommerce: statements and orders, deposits in titles, comma locales, orders of several items."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers import abroad
from tests.importers.abroad import Sheet, ebay, ebay_order, etsy, etsy_order, etsy_payment, german, woo
from tests.importers.reading import read, sniff


def day(year: int, month: int, number: int) -> int:
    return (dt.date(year, month, number) - dt.date(1970, 1, 1)).days * 86400


# ---------------------------------------------------------------- Etsy


def of_etsy(tmp_path, *rows, encoding="utf-8-sig"):
    return read(Sheet(abroad.ETSY, rows).csv(tmp_path / "e.csv", encoding), account="mine")


def test_etsy_rows_keep_fees_apart_and_deposits_leave_the_account(tmp_path):
    (found,) = of_etsy(
        tmp_path,
        etsy("Sale", "Payment for Order #3812345671", 2999, -144),
        etsy("Fee", "Transaction fee: Mug, large", None, -98, Info="Order #3812345671"),
        etsy("Fee", "Credit for listing fee", None, 20, Info="Listing #1400000001"),
        etsy("Refund", "Refund to buyer for Order #3812345600", -1200, None),
        etsy("Marketing", "Etsy Ads", None, -250),
        etsy("Reserve", "Reserved funds", None, -500),
        etsy("Reserve", "Reserved funds released", None, 500),
        etsy("Mystery", "Something added later", None, -10),
        etsy("Deposit", "$1,037.35 sent to your bank account ending in 1234", None, None),
        etsy("Deposit", "sent", -500, None),
    )
    kinds = [Kind.PAYMENT, Kind.FEE, Kind.FEE, Kind.REFUND, Kind.ADJUSTMENT, Kind.HOLD, Kind.RELEASE, Kind.OTHER]
    assert found.column("kind") == [*kinds, Kind.PAYOUT, Kind.PAYOUT]
    assert found.column("amount") == [2999, -98, 20, -1200, -250, -500, 500, -10, -103735, -500]
    assert found.column("fee") == [144] + [0] * 9
    assert found.column("order_ref")[:4] == ["3812345671", "3812345671", "", "3812345600"]
    assert found.column("layer") == [int(Layer.CHANNEL)] * 8 + [int(Layer.SETTLEMENT)] * 2
    assert (found.column("at")[0], found.column("offset")[0]) == (day(2026, 9, 24), NO_TIME)
    assert (found.facts.control, found.facts.account, found.facts.currency) == (NONE, "mine", "USD")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("September 24, 2026", (2026, 9, 24)),
        ("24 September, 2026", (2026, 9, 24)),
        ("15. July 2025", (2025, 7, 15)),
        ("15. Juli 2025", (2025, 7, 15)),
        ("3 août 2025", (2025, 8, 3)),
        ("5 de marzo de 2025", (2025, 3, 5)),
        ("2026-09-24", (2026, 9, 24)),
        ("09/24/2026", None),
        ("February 30, 2026", None),
        ("Smarch 3, 2026", None),
    ],
)
def test_days_of_words(text, wanted, tmp_path):
    row = etsy("Fee", "Listing fee", None, -20, Date=text)
    if wanted is None:
        with pytest.raises(SourceRefused) as caught:
            of_etsy(tmp_path, row)
        key = "refused.saved_time" if "/" in text else "refused.not_time"
        assert (caught.value.key, caught.value.row, caught.value.column) == (key, 2, "Date")
    else:
        assert of_etsy(tmp_path, row)[0].column("at") == [day(*wanted)]


def test_etsy_in_german_with_decimal_comma_and_in_a_western_encoding(tmp_path):
    rows = german(
        [
            etsy("Verkauf", "Payment for Order #3812345671", 0, 0, Currency="EUR", Date="15. Juli 2025")
            | {"Amount": "1.229,99 €", "Fees & Taxes": "-1,44 €", "Net": "1.228,55 €"},
            etsy("Deposit", "1.037,35 € an dein Bankkonto gesendet", None, None, Date="16. Juli 2025", Currency="EUR"),
        ],
        abroad.ETSY,
        abroad.ETSY_GERMAN,
    )
    for encoding in ("utf-8", "cp1252"):
        (found,) = read(Sheet(abroad.ETSY_GERMAN, rows).csv(tmp_path / f"{encoding}.csv", encoding))
        assert found.column("amount") == [122999, -103735] and found.column("fee") == [144, 0]
        assert found.facts.currency == "EUR"


def test_etsy_currencies_are_statements_of_their_own(tmp_path):
    rows = [
        etsy("Sale", "Payment for Order #3812345671", 100, None),
        etsy("Sale", "x", 100, None, Currency="CAD") | {"Amount": "CA$76.00", "Net": "CA$76.00"},
    ]
    dollars, canadian = of_etsy(tmp_path, *rows)
    assert (dollars.column("amount"), canadian.column("amount")) == ([100], [7600])


def test_an_etsy_row_that_contradicts_itself_disagrees(tmp_path):
    good = etsy("Sale", "x", 1000, -50)
    assert of_etsy(tmp_path, good | {"Net": "$9.40"})[0].facts.control == DISAGREE
    paid = etsy("Deposit", "$37.35 sent to your bank account", -3736, None)
    assert of_etsy(tmp_path, good, paid)[0].facts.control == DISAGREE


@pytest.mark.parametrize(
    ("kind", "title", "column"),
    [("Deposit", "sent to your bank account", "Title"), ("Wire", "$37.35 sent to your bank account", "Type")],
)
def test_a_deposit_whose_amount_or_type_is_not_certain_is_refused(kind, title, column, tmp_path):
    with pytest.raises(SourceRefused) as caught:
        of_etsy(tmp_path, etsy("Fee", "x", None, -1), etsy(kind, title, None, None))
    assert (caught.value.row, caught.value.column) == (3, column)


def test_etsy_payments_and_sold_orders(tmp_path):
    rows = [etsy_payment(3223, 172, 1, **{"Refund Amount": "32.23"}), etsy_payment(500, 20, 2, Status="Canceled")]
    (paid,) = read(Sheet(abroad.ETSY_PAYMENTS, rows).csv(tmp_path / "p.csv"))
    assert (paid.column("amount"), paid.column("fee")) == ([3223, 500], [172, 20])
    assert paid.column("refunded") == [3223, None] and paid.column("state") == [State.DONE, State.FAILED]
    assert (paid.column("order_ref")[0], paid.column("at")[0]) == ("3812345001", day(2026, 7, 8))
    orders = [
        etsy_order(8085, 1),
        etsy_order(500, 2, **{"Adjusted Order Total": "4.00", "Date Shipped": ""}),
        etsy_order(700, 3, Status="Cancelled"),
    ]
    (sold,) = read(Sheet(abroad.ETSY_ORDERS, orders).csv(tmp_path / "o.csv"))
    assert (sold.column("amount"), sold.column("refunded")) == ([8085, 500, 700], [None, 100, None])
    assert sold.column("state") == [State.DONE, State.PAID, State.CLOSED]
    assert sold.column("at")[0] == day(2026, 9, 24)
    with pytest.raises(SourceRefused) as caught:
        read(Sheet(abroad.ETSY_ORDERS, [etsy_order(1, 1, **{"Sale Date": "24/09/26"})]).csv(tmp_path / "d.csv"))
    assert caught.value.key == "refused.saved_time"


def test_etsy_items_and_stripe_like_tables_are_not_taken_for_orders(tmp_path):
    header = ["Sale Date", "Item Name", "Buyer", "Quantity", "Price", "Item Total", "Currency", "Order ID"]
    path = Sheet(header, [dict.fromkeys(header, "1")]).csv(tmp_path / "i.csv")
    assert "orders.etsy" not in sniff(path)


# ---------------------------------------------------------------- eBay


def of_ebay(tmp_path, *rows, before=(), header=None):
    sheet = Sheet(header or abroad.EBAY, rows, before=before)
    return read(sheet.csv(tmp_path / "e.csv"), account="mine")


def test_ebay_entries_payouts_and_the_days_before_the_header(tmp_path):
    before = [["Transaction report"], ["Seller", "shop"], ["Start date", "Sep 1, 2026"], ["End date", "2026-09-30"], []]
    (found,) = of_ebay(
        tmp_path,
        ebay("Order", 2500, 354, 1, **{"eBay collected tax": "1.60", "Gross transaction amount": "26.60"}),
        ebay("Refund", -500, -50, 1),
        ebay("Hold", -300, 0, 2),
        ebay("Hold", 300, 0, 3),
        ebay("Other fee", -150, 0, 4),
        ebay("Payment dispute", -200, 0, 5),
        ebay("Payout", -1346, 0, 6),
        before=before,
    )
    kinds = [Kind.PAYMENT, Kind.REFUND, Kind.HOLD, Kind.RELEASE, Kind.FEE, Kind.CHARGEBACK, Kind.PAYOUT]
    assert found.column("kind") == kinds
    assert found.column("amount") == [2500, -500, -300, 300, -150, -200, -1346]
    assert found.column("fee") == [354, -50, 0, 0, 0, 0, 0]
    assert found.column("layer")[-1] == Layer.SETTLEMENT and found.column("channel_ref")[-1] == "P1"
    assert found.column("order_ref") == ["12-00000-00001"] * 2 + [""] * 5
    assert (found.facts.control, found.facts.account) == (AGREE, "shop")
    assert (found.facts.period_start, found.facts.period_end) == ("2026-09-01", "2026-09-30")


def test_a_payout_of_earlier_entries_is_not_judged_but_an_edited_sale_disagrees(tmp_path):
    sale = ebay("Order", 2500, 354, 1)
    (found,) = of_ebay(tmp_path, sale, ebay("Payout", -9999, 0, 6))
    assert found.facts.control == NONE
    sold = ebay("Order", 2500, 354, 1)
    paid = ebay("Payout", -2146, 0, 6)
    (once,) = of_ebay(tmp_path, sold, paid)
    (twice,) = of_ebay(tmp_path, sold, paid, sold, paid)  # pasted twice: it adds up, and there is no such payout
    assert (once.facts.control, twice.facts.control) == (AGREE, DISAGREE)
    assert [one.name for one in twice.facts.checks if not one.agrees] == ["payouts_once"]
    (edited,) = of_ebay(tmp_path, sale | {"Net amount": "21.47"})
    assert edited.facts.control == DISAGREE


def test_a_report_of_one_payout_states_its_amount_before_the_header(tmp_path):
    rows = [ebay("Order", 2500, 354, 1), ebay("Other fee", -150, 0, 2)]
    rows[0]["Payout date"] = "Sep 7, 2026"
    (found,) = of_ebay(tmp_path, *rows, before=[["Payout ID", "P1"], ["Amount", "$19.96"], []])
    assert found.facts.control == AGREE and found.facts.rows_read == 2
    assert (found.column("amount"), found.column("row")) == ([-1996, 2500, -150], [2, 5, 6])
    assert (found.column("kind")[0], found.column("channel_ref")[0]) == (Kind.PAYOUT, "P1")
    assert (found.column("at")[0], found.column("layer")[0]) == (day(2026, 9, 7), Layer.SETTLEMENT)
    (wrong,) = of_ebay(tmp_path, *rows, before=[["Amount", "$19.97"], []])
    assert [(one.stated, one.found) for one in wrong.facts.checks] == [("19.97", "19.96")]


def test_an_order_of_several_items_has_the_fees_of_its_items(tmp_path):
    head = ebay("Order", 3000, 500, 1, **{
        "Item subtotal": "--", "Final Value Fee - variable": "--", "Gross transaction amount": "30.00",
    })  # fmt: skip
    item = {"Net amount": "--", "Gross transaction amount": "--", "Type": "Order"}
    first, second = (ebay("Order", part, fee, 1) | item for part, fee in ((1000, 200), (2000, 300)))
    (found,) = of_ebay(tmp_path, head, first, second, ebay("Order", 700, 70, 2))
    assert (found.column("amount"), found.column("fee")) == ([3000, 700], [500, 70])
    assert found.column("row") == [2, 5] and found.facts.rows_read == 4 and found.facts.control == NONE
    with pytest.raises(SourceRefused) as caught:
        of_ebay(tmp_path, ebay("Order", 700, 70, 2), first)
    assert (caught.value.key, caught.value.row) == ("refused.not_amount", 3)


def test_a_sale_in_another_currency_is_taken_at_its_net_amount(tmp_path):
    row = ebay("Order", 2500, 354, 1, **{"Transaction currency": "GBP", "Net amount": "27.12", "Exchange rate": "1.27"})
    (found,) = of_ebay(tmp_path, row)
    assert (found.column("amount"), found.column("fee"), found.facts.currency) == ([2712], [0], "USD")


def test_a_german_report_with_semicolons(tmp_path):
    names = {
        "Transaction creation date": "Datum der Transaktionserstellung", "Type": "Typ", "Order number": "Bestellnummer",
        "Net amount": "Betrag abzügl. Kosten", "Payout currency": "Auszahlungswährung", "Payout ID": "Auszahlung Nr.",
        "Final Value Fee - variable": "Variabler Anteil der Verkaufsprovision",
        "Gross transaction amount": "Transaktionsbetrag (inkl. Kosten)",
    }  # fmt: skip
    rows = [
        {"Transaction creation date": "01.10.2025", "Type": "Bestellung", "Order number": "11-11111-11111",
         "Net amount": "1.085,00", "Payout currency": "EUR", "Payout ID": "P-1", "Final Value Fee - variable": "-15,00",
         "Gross transaction amount": "1.100,00"},
        {"Transaction creation date": "5 Okt 2025", "Type": "Belastung", "Order number": "--", "Net amount": "20,00",
         "Payout currency": "EUR", "Payout ID": "--", "Final Value Fee - variable": "--",
         "Gross transaction amount": "20,00"},
    ]  # fmt: skip
    sheet = Sheet(list(names.values()), german(rows, list(names), list(names.values())), delimiter=";")
    for encoding in ("utf-8", "cp1252"):
        (found,) = read(sheet.csv(tmp_path / f"{encoding}.csv", encoding))
        assert (found.column("amount"), found.column("fee")) == ([110000, 2000], [1500, 0])
        assert found.column("kind") == [Kind.PAYMENT, Kind.TRANSFER]
        assert found.column("at") == [day(2025, 10, 1), day(2025, 10, 5)]


def of_orders(tmp_path, *rows, after=(), header=None):
    return read(Sheet(header or abroad.EBAY_ORDERS, rows, before=[[""] * 9], after=after).csv(tmp_path / "o.csv"))


def test_ebay_orders_of_one_and_of_several_items(tmp_path):
    tax = {"eBay Collected Tax": "$1.50", "eBay Collected Tax and Fees Included in Total": "Yes"}
    item = {"Total Price": "", "Paid On Date": ""}
    (found,) = of_orders(
        tmp_path,
        ebay_order(2650, 1, **tax, **{"Shipped On Date": "Sep-28-26"}),
        ebay_order(103000, 2, **{"Item Title": ""}),
        ebay_order(1, 2) | item,
        ebay_order(1, 2) | item,
        ebay_order(500, 3, **{"Paid On Date": ""}),
        after=[[], ["5", "record(s) downloaded", ""], ["Seller ID : shop1"]],
    )
    assert found.column("amount") == [2500, 103000, 500] and found.column("row") == [3, 4, 7]
    assert found.column("state") == [State.DONE, State.PAID, State.UNPAID]
    assert found.column("text") == ["Watch", "Watch", "Watch"] and found.column("at")[0] == day(2026, 9, 27)
    assert (found.facts.control, found.facts.account, found.facts.rows_read) == (NONE, "shop1", 5)


def test_a_count_that_no_reading_of_the_file_gives_disagrees(tmp_path):
    (found,) = of_orders(tmp_path, ebay_order(100, 1), after=[["7", "record(s) downloaded", ""]])
    assert [(one.name, one.stated, one.found) for one in found.facts.checks] == [("count", "7", "1")]


@pytest.mark.parametrize(
    ("total", "currency", "amount"),
    [("AU $12.00", "AUD", 1200), ("£1,012.00", "GBP", 101200), ("116,99 €", "EUR", 11699), ("C $5.50", "CAD", 550)],
)
def test_the_sign_tells_the_currency_of_ebay_orders(total, currency, amount, tmp_path):
    (found,) = of_orders(tmp_path, ebay_order(1, 1, **{"Total Price": total, "Sale Date": "10-Dez-25"}))
    assert (found.facts.currency, found.column("amount")) == (currency, [amount])
    assert found.column("at") == [day(2025, 12, 10)]


def test_ebay_orders_without_a_sign_or_with_two_totals_are_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        of_orders(tmp_path, ebay_order(100, 1, sign=""))
    assert (caught.value.key, caught.value.row) == ("refused.no_currency", 3)
    with pytest.raises(SourceRefused) as caught:
        of_orders(tmp_path, ebay_order(100, 1), ebay_order(200, 1))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.order_rows", 4, "Total Price")


# ---------------------------------------------------------------- WooCommerce


def test_woocommerce_items_become_orders(tmp_path):
    rows = [
        woo(2550, 1),
        {"Order Number": "501", "Name": "Cup"},
        woo(1000, 2, **{"Order Status": "wc-refunded", "Order Refund Amount": "-10.00"}),
        woo(700, 3, **{"Order Status": "On hold", "Order Date": "2026-01-07"}),
    ]
    (found,) = read(Sheet(abroad.WOO, rows).csv(tmp_path / "w.csv"), zone="Europe/Berlin")
    assert found.column("order_ref") == ["501", "502", "503"] and found.facts.rows_read == 4
    assert (found.column("amount"), found.column("refunded")) == ([2550, 1000, 700], [None, 1000, None])
    assert found.column("state") == [State.DONE, State.REFUNDED, State.UNPAID]
    assert found.column("offset") == [60, 60, NO_TIME] and found.column("channel_ref")[0] == "pi_1"


def test_woocommerce_names_with_underscores_and_lists_without_currency(tmp_path):
    header = ["order_id", "order_number", "order_date", "status", "cart_discount", "order_total", "order_currency"]
    row = dict(zip(header, ["9", "1009", "2026-01-05 14:22:01", "processing", "0", "12.30", "USD"], strict=True))
    (found,) = read(Sheet(header, [row]).csv(tmp_path / "u.csv"))
    assert (found.column("order_ref"), found.column("state")) == (["1009"], [State.PAID])
    (unnamed,) = read(Sheet(header[:-1], [row]).csv(tmp_path / "n.csv"))
    assert (unnamed.facts.currency, unnamed.facts.message_key) == ("", "statement.no_currency")
    with pytest.raises(SourceRefused) as caught:
        read(Sheet(abroad.WOO, [woo(1, 1), woo(2, 1)]).csv(tmp_path / "t.csv"))
    assert (caught.value.key, caught.value.row) == ("refused.order_rows", 3)
