"""Marketplaces of South-East Asia: orders of several rows, settlements with their fees, wallets, what each prints."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx


def table(path: Path, rows: Sequence[Sequence[str]], mark: str = ",") -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), "utf-8-sig")
    return path


def one(path: Path, rows: Sequence[Sequence[str]], mark: str = ",", **options: str) -> Read:
    (found,) = read(table(path, rows, mark), **options)
    return found


# ---------------------------------------------------------------- TikTok Shop

TIKTOK = [
    "Order ID", "Order Status", "SKU ID", "Product Name", "SKU Subtotal Before Discount", "SKU Platform Discount",
    "SKU Seller Discount", "Order Amount", "Order Refund Amount", "Created Time", "Paid Time", "Buyer Username",
]  # fmt: skip
SAYS = ["Platform unique order ID.", "Current order status.", *["It equals to …"] * 10]


def sold(number: str, status: str, goods: str, platform: str, seller: str, when: str, paid: str = "x") -> list[str]:
    return [f"{number}\t", status, "1729", "Mug", goods, platform, seller, "9", "0", f"{when}\t", paid, "ann"]


def test_rows_of_a_tiktok_order_are_one_and_the_line_of_explanations_is_none(tmp_path):
    rows = [
        sold("576786105183930101", "Completed", "IDR 185.000", "IDR 5.000", "IDR 10.000", "09/11/2026 10:00:00"),
        sold("576786105183930102", "Canceled", "IDR 15.000", "IDR 0", "IDR 0", "30/10/2026 10:00:00", ""),
        sold("576786105183930101", "Completed", "IDR 15.000", "IDR 0", "IDR 0", "09/11/2026 10:00:00"),
    ]
    found = one(tmp_path / "o.csv", [TIKTOK, SAYS, *rows])
    assert (found.facts.format, found.facts.currency, found.facts.rows_read) == ("orders.tiktok", "IDR", 3)
    assert found.column("amount") == [(185_000 - 10_000 + 15_000) * 100, 15_000 * 100]
    assert found.column("coupon") == [500_000, None]
    assert found.column("state") == [State.DONE, State.CLOSED]
    assert found.column("order_ref") == ["576786105183930101", "576786105183930102"]
    nights = {at // 86_400 for at in found.column("at")}
    assert nights == {20766, 20756}  # 9 November, not 11 September: another row proves the day first


@pytest.mark.parametrize(
    ("when", "goods", "day", "cents"),
    [
        ("12/05/2026 9:30:33 AM", "BRL 1.035,91", 20792, 103591),  # month first where the clock has twelve hours
        ("12/05/2026 09:30:33", "BRL 35.91", 20585, 3591),
        ("2026-05-12 09:30:33", "USD 1,035.91", 20585, 103591),
    ],
)
def test_the_clock_of_a_tiktok_order_tells_the_day_and_its_amount_the_currency(when, goods, day, cents, tmp_path):
    found = one(tmp_path / "o.csv", [TIKTOK, sold("576786105183930101", "Shipped", goods, "0", "0", when)])
    assert (found.column("at")[0] // 86_400, found.column("amount")) == (day, [cents])
    assert found.facts.currency == goods[:3]


@pytest.mark.parametrize("goods", ["12.3456", "abc", "1e309", "", "9" * 40])
def test_an_amount_of_a_tiktok_order_that_is_none_is_refused(goods, tmp_path):
    row = sold("576786105183930101", "Shipped", goods, "0", "0", "2026-05-12 09:30:33")
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "o.csv", [TIKTOK, row])
    assert caught.value.row == 2


INCOME = [
    "Order/adjustment ID  ", "Type ", "Order created time", "Order settled time(UTC)", "Currency",
    "Total settlement amount", "Total revenue", "Total fees", "Ajustment amount", "Related order ID",
]  # fmt: skip
SETTLED = [
    ["5767001", "Order", "2026/09/03", "2026/09/10", "USD", "21.10", "25.00", "-3.90", "0", "/"],
    ["5767002", "Logistics reimbursement", "/", "2026/09/10", "USD", "2.10", "0", "0", "2.10", "5767001"],
    ["5767003", "GMV Payment for TikTok Ads", "2026/09/03", "2026/09/10", "USD", "-5", "0", "0", "-5", "/"],
    ["5767004", "Order", "2026/09/03", "2026/09/10", "USD", "-12.70", "-15.00", "2.30", "0", "/"],
]


def test_what_tiktok_settled_keeps_its_fees_apart(tmp_path):
    found = one(tmp_path / "i.csv", [INCOME, *SETTLED])
    assert (found.facts.format, found.facts.currency, found.facts.control) == ("tiktok.settlement", "USD", "none")
    assert found.column("amount") == [2500, 210, -500, -1500]
    assert found.column("fee") == [390, 0, 0, -230]
    assert found.column("kind") == [Kind.PAYMENT, Kind.ADJUSTMENT, Kind.FEE, Kind.REFUND]
    assert found.column("order_ref") == ["5767001", "5767001", "", "5767004"]
    assert set(found.column("offset")) == {NO_TIME}


def test_a_settlement_of_tiktok_that_is_not_revenue_and_fees_disagrees(tmp_path):
    rows = [[*SETTLED[0][:5], "21.11", "25.00", "-3.90", "0", "/"], *SETTLED[1:]]
    assert one(tmp_path / "i.csv", [INCOME, *rows]).facts.control == "disagree"


def test_an_unsettled_order_of_tiktok_is_pending_and_indonesian_names_are_known(tmp_path):
    header = ["Order/adjustment ID", "Type", "Order created date", "Total estimated settlement amount", "Total fees"]
    found = one(tmp_path / "u.csv", [header, ["5767001", "Order", "2026/09/03", "5.00", "-1.00"]], currency="GBP")
    assert (found.column("state"), found.column("amount"), found.facts.currency) == ([State.PENDING], [600], "GBP")
    header = ["ID pesanan/penyesuaian", "Jenis transaksi", "Waktu pembayaran pesanan", "Mata uang",
              "Jumlah penyelesaian pembayaran", "Total Pendapatan", "Total Biaya"]  # fmt: skip
    row = ["5767001", "Pesanan", "2026/09/10", "IDR", "90000", "100.000", "-10000"]
    found = one(tmp_path / "t.csv", [header, row])
    assert (found.column("amount"), found.column("fee"), found.column("kind")) == ([10_000_000], [1_000_000], [2])


def test_withdrawals_of_tiktok_stand_beside_their_orders_and_earnings_are_not_told_twice(tmp_path):
    sheets = {
        "Order details": [INCOME, *SETTLED],
        "Reports": [["Total revenue", "10.00"]],
        "Withdrawal records": [
            ["Transaction type", "Reference ID", "Request time", "Amount", "Status", "Success time", "Bank account"],
            ["Payments", "3600000000000000001", "2026/09/02", "-713", "Transferred", "2026/09/03", "Bank ****1234"],
            ["Earnings", "3600000000000000002", "2026/09/01", "96.5", "Transferred", "2026/09/01", ""],
            ["Payments", "3600000000000000003", "2026/09/09", "-20", "Processing", "/", "Bank ****1234"],
        ],
    }
    income, paid = read(write_xlsx(tmp_path / "income.xlsx", sheets), currency="USD")
    assert (income.facts.format, paid.facts.format) == ("tiktok.settlement", "tiktok.withdrawals")
    assert (paid.facts.rows_read, paid.column("amount")) == (3, [-71300, -2000])
    assert paid.column("kind") == [Kind.PAYOUT] * 2 and set(paid.column("layer")) == {Layer.SETTLEMENT}
    assert paid.column("state") == [State.DONE, State.PENDING]
    sheets["Withdrawal records"][1][3] = "713"
    with pytest.raises(SourceRefused):
        read(write_xlsx(tmp_path / "other.xlsx", sheets))


# ---------------------------------------------------------------- Shopee

SHOPEE = [
    "No. Pesanan", "Status Pesanan", "Waktu Pesanan Dibuat", "Waktu Pembayaran Dilakukan", "Nama Produk", "Jumlah",
    "Subtotal Pesanan", "Voucher Ditanggung Penjual", "Total Pembayaran", "Username (Pembeli)",
]  # fmt: skip
BOUGHT = [
    ["2607072CRRDA37", "Selesai", "2026-07-07 12:52", "2026-07-07 12:53", "Baju", "1", "82.500", "5.000", "9", "ann"],
    ["2607072CRRDA37", "Selesai", "2026-07-07 12:52", "2026-07-07 12:53", "Kopi", "2", "2.000", "5.000", "9", "ann"],
    ["2509300E123456", "Batal", "2026-07-07 12:52", "-", "Kopi", "2", "950", "0", "9", "bo"],
]


def test_points_part_thousands_of_rupiah_and_a_voucher_counts_once(tmp_path):
    for order in itertools.permutations(BOUGHT):
        found = one(tmp_path / "s.csv", [SHOPEE, *order])
        told = dict(zip(found.column("order_ref"), found.column("amount"), strict=True))
        assert told == {"2607072CRRDA37": 7_950_000, "2509300E123456": 95_000}
    assert (found.facts.currency, set(found.column("offset"))) == ("IDR", {420})
    other = [*BOUGHT[0][:7], "6.000", *BOUGHT[0][8:]]
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "s.csv", [SHOPEE, other, BOUGHT[1]])
    assert caught.value.key == "refused.order_rows"


def test_orders_of_shopee_in_taiwan_name_their_goods_once(tmp_path):
    header = ["訂單編號", "訂單狀態", "訂單成立日期", "商品名稱", "商品原價", "商品總價", "賣家負擔優惠券", "買家帳號"]
    rows = [
        ["2607072CRRDA37", "已完成", "2026-07-07 12:52", "杯", "100", "250", "10", "ann"],
        ["2607072CRRDA37", "已完成", "2026-07-07 12:52", "碗", "150", "250", "10", "ann"],
    ]
    found = one(tmp_path / "t.csv", [header, *rows])
    assert (found.facts.format, found.facts.currency, found.column("amount")) == ("orders.shopee", "TWD", [24000])


def test_rows_of_goods_in_an_income_of_shopee_tell_no_money_again(tmp_path):
    header = [
        "Sequence No.", "View By", "Order ID", "refund id", "Order Creation Date", "Payout Completed Date",
        "Product Price", "Refund Amount", "Commission Fee (incl. SST)", "Transaction Fee (Incl. SST)",
        "Transaction Fee Rate (%)", "Total Released Amount (RM)",
    ]  # fmt: skip
    row = ["1", "Order", "2607072CRRDA37", "-", "2026-06-15", "2026-06-20", "100.00", "-", "-3", "-2.16", "2.16"]
    rows = [
        ["Username (Seller)", "From", "to"],
        ["x", "2026-06-15", "2026-06-21"],
        header,
        [*row, "94.84"],
        ["1", "Sku", *row[2:], "94.84"],
        ["2", "Order", "2607072CRRDA38", *row[3:7], "-120", *row[8:], "-25.16"],
    ]
    found = one(tmp_path / "i.csv", rows)
    assert (found.facts.format, found.facts.currency, found.facts.rows_read) == ("shopee.income", "MYR", 3)
    assert (found.column("amount"), found.column("fee")) == ([10_000, -2_000], [516, 516])
    assert found.column("kind") == [Kind.PAYMENT, Kind.REFUND]
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "i.csv", [*rows, ["3", "Other", *row[2:], "94.84"]])
    assert caught.value.key == "refused.word"


WALLET = [
    "Tanggal Transaksi", "Tipe Transaksi", "Deskripsi", "No. Pesanan", "Jenis Transaksi", "Jumlah", "Status",
    "Saldo Akhir",
]  # fmt: skip
MOVED = [
    ["2026-09-02 10:00:00", "Penghasilan dari Pesanan", "#A", "2509AAA", "Transaksi Masuk", "185000.00", "Selesai"],
    ["2026-09-02 11:00:00", "Penyesuaian", "#B", "2509BBB", "Transaksi Keluar", "-5000.00", "Selesai"],
    ["2026-09-03 09:00:00", "Penarikan Dana", "Penarikan", "-", "Transaksi Keluar", "-150000.00", "Selesai"],
]


def test_the_wallet_of_shopee_is_an_account_with_a_balance(tmp_path):
    rows = [[*row, after] for row, after in zip(MOVED, ("185000", "180000", "30000"), strict=True)]
    found = one(tmp_path / "w.csv", [["Laporan"], [], WALLET, *rows])
    assert found.facts.format == "shopee.balance"
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (0, 3_000_000, "none")
    assert found.column("kind") == [Kind.PAYMENT, Kind.ADJUSTMENT, Kind.WITHDRAWAL]
    assert found.column("layer") == [Layer.CHANNEL, Layer.CHANNEL, Layer.SETTLEMENT]
    backwards = one(tmp_path / "w.csv", [WALLET, *rows[::-1]])
    assert (backwards.facts.opening, backwards.facts.closing) == (0, 3_000_000)
    rows[1][7] = "190000"
    assert one(tmp_path / "w.csv", [WALLET, *rows]).facts.control == "disagree"
    with pytest.raises(SourceRefused):  # a word for out beside money in
        one(tmp_path / "w.csv", [WALLET, [*MOVED[1][:5], "5000", "Selesai", "5000"]])


def test_the_wallet_in_vietnamese_has_points_between_thousands(tmp_path):
    header = ["Ngày", "Loại giao dịch", "Chi tiết", "Mã đơn hàng", "Dòng tiền", "Số tiền", "Trạng thái",
              "Số dư Ví sau giao dịch"]  # fmt: skip
    row = ["31-01-2026", "Doanh thu đơn hàng", "x", "2509AAA", "Tiền vào", "185.000", "Hoàn thành", "1.185.000"]
    found = one(tmp_path / "v.csv", [header, row])
    assert (found.facts.currency, found.facts.exp) == ("VND", 2)
    assert (found.column("amount"), found.column("balance")) == ([18_500_000], [118_500_000])
    assert sniff(tmp_path / "v.csv")[0] == "shopee.balance"
