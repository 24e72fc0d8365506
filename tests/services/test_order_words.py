"""From files to items: the status, the way of paying and the shop that order exports state (TS7, HM8, ST8)."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.run import inside

PINDUODUO = (
    "订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),支付时间,售后状态\n"
    "260901-000000000000001,待发货,100.00,0.00,0.00,0.00,100.00,100.00,2026-09-01 10:00:00,无售后或售后取消\n"
    '260902-000000000000002,"已发货，待签收",80.00,0.00,0.00,0.00,80.00,80.00,2026-09-02 11:00:00,无售后或售后取消\n'
    "260920-000000000000003,待发货,60.00,0.00,0.00,0.00,60.00,60.00,2026-09-20 11:00:00,无售后或售后取消\n"
)
SHOPIFY = (
    "Name,Financial Status,Fulfillment Status,Total,Currency,Created at,Payment Method,Lineitem name\n"
    "#1001,paid,unfulfilled,50.00,USD,2026-09-03 10:00:00 +0000,gift_card,Cup\n"
    "#1002,paid,unfulfilled,70.00,USD,2026-09-04 10:00:00 +0000,gift_card + shopify_payments,Pot\n"
)
HEAD = (
    "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    "batch_ref,counterparty,status,shop,account\n"
)


def _payment(number: int, ref: str, amount: str, day: str, currency: str = "CNY", account: str = "") -> str:
    at = f"{day}T12:00:00+08:00"
    return (
        f"t,g,,{number},t-{number},channel,payment,{at},{amount},{currency},,{amount},{ref},c{number},,,done,,{account}"
    )


def _items(folder: Path, orders: dict[str, str], payments: list[str]) -> list[tuple[str, str, str]]:
    for name, text in orders.items():
        (folder / name).write_text(text, encoding="utf-8-sig")
    (folder / "bill.csv").write_text(HEAD + "\n".join(payments) + "\n")
    done = inside("reconcile", *(folder / one for one in (*orders, "bill.csv")), "--out", folder / "o", "--no-report")
    assert done.status == 0, done.err
    with (folder / "o" / "discrepancies.csv").open(encoding="utf-8") as file:
        return [(one["code"], one["amount"], one["explanation"]) for one in csv.DictReader(file)]


def test_a_paid_order_that_its_export_still_calls_unsent_is_told(tmp_path):
    days = {1: "2026-09-01", 2: "2026-09-02", 3: "2026-09-20"}
    amounts = {1: "100.00", 2: "80.00", 3: "60.00"}
    paid = [_payment(n, f"{day[2:].replace('-', '')}-00000000000000{n}", amounts[n], day) for n, day in days.items()]
    found = _items(tmp_path, {"orders_export.csv": PINDUODUO}, paid)
    assert [(code, amount) for code, amount, _ in found] == [("TS7", "100.00")]
    assert "2026-09-08" in found[0][2]


def test_what_was_paid_with_a_gift_card_is_no_missing_money(tmp_path):
    found = _items(
        tmp_path, {"orders_export_1.csv": SHOPIFY}, [_payment(1, "1002", "45.00", "2026-09-04", currency="USD")]
    )
    assert [(code, amount) for code, amount, _ in found] == [("HM8", "50.00"), ("HM8", "25.00")]


def test_a_payment_in_another_shops_account_is_told_by_the_shops_that_orders_name(tmp_path):
    head = "订单编号,总金额,订单创建时间,订单付款时间,买家实际支付金额,订单状态,店铺名称\n"
    orders, paid = [], []
    for number in range(50):
        mine = number % 2
        times, due = "2026-09-05 10:00:00,2026-09-05 10:01:00", f"{20 + number}.00"
        orders.append(f"45100000000000{number:05d},{due},{times},{due},交易成功,{('茶店', '瓷店')[mine]}")
        account = ("M1", "M2")[mine if number else 1]  # the first of the tea shop goes to the other's account
        paid.append(_payment(number, f"45100000000000{number:05d}", due, "2026-09-05", account=account))
    found = _items(tmp_path, {"ExportOrderList.csv": head + "\n".join(orders) + "\n"}, paid)
    assert [(code, amount) for code, amount, _ in found] == [("ST8", "20.00")]
    assert "茶店" in found[0][2] and "瓷店" in found[0][2] and "M2" in found[0][2]
