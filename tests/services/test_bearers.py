"""AM3 from files: an order export states what the platform bears, and the bill lacks just that."""

from __future__ import annotations

import csv

import pytest

from tests.cli.run import inside

ORDERS = (
    "订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),支付时间,售后状态\n"
    "260910-000000000000001,已发货，待签收,100.00,0.00,5.00,0.00,95.00,100.00,2026-09-10 10:00:00,无售后或售后取消\n"
    "260910-000000000000002,已发货，待签收,80.00,0.00,0.00,0.00,80.00,80.00,2026-09-10 11:00:00,无售后或售后取消\n"
).replace("已发货，待签收", '"已发货，待签收"')
HEAD = (
    "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    "batch_ref,counterparty,status,shop,account\n"
)


@pytest.mark.parametrize(("paid", "code"), [("95.00", "AM3"), ("94.00", "AM1"), ("100.00", "")])
def test_a_payment_short_by_the_platforms_share_is_told_from_one_paid_less(tmp_path, paid, code):
    (tmp_path / "orders_export.csv").write_text(ORDERS, encoding="utf-8-sig")
    lines = [
        f"t,g,,{n},t-{n},channel,payment,2026-09-10T12:00:00+08:00,{amount},CNY,,{amount},260910-00000000000000{n},c{n},,,done,,"
        for n, amount in ((1, paid), (2, "80.00"))
    ]
    (tmp_path / "bill.csv").write_text(HEAD + "\n".join(lines) + "\n")
    done = inside("reconcile", tmp_path / "orders_export.csv", tmp_path / "bill.csv", "--out", tmp_path / "o",
                  "--no-report")  # fmt: skip
    assert done.status == 0, done.err
    with (tmp_path / "o" / "discrepancies.csv").open(encoding="utf-8") as file:
        found = [(one["code"], one["amount"]) for one in csv.DictReader(file)]
    assert found == ([(code, f"{100 - int(paid[:-3])}.00")] if code else [])
