"""orders.shopee: Shopee's order export "Order.all…xlsx" of all countries, one row for each item of an order.

Source of the layout: headers and rows in public code of many shops, 2021 to 2026 (English, Indonesian, Thai,
Vietnamese, traditional Chinese), no real file seen. Known traps: Indonesian files print `82.500` for 82,500; vouchers
and shipping stand once more on each row of an order; the Taiwanese file names the order's goods once (商品總價), the
others each row's. The amount is what Shopee settles with the shop: goods less the seller's voucher; shipping goes
to the carrier. No column names the currency: the language does, or a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, money, state_of
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import settle_closed
from app.importers.families.shopee import NUMBER, country_of, currency_said, marked_names
from app.importers.heads import header_in
from app.importers.joined import filled
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, repeated

STATUS: Names = (
    "Order Status", "Status Pesanan", "สถานะการสั่งซื้อ", "Trạng Thái Đơn Hàng", "訂單狀態", "Status do pedido", "订单状态",
)  # fmt: skip
CREATED: Names = (
    "Order Creation Date", "Waktu Pesanan Dibuat", "วันที่ทำการสั่งซื้อ", "Ngày đặt hàng", "訂單成立日期", "訂單成立時間",
    "Data de criação do pedido", "订单创建时间", "订单创建日期",
)  # fmt: skip
PAID: Names = (
    "Order Paid Time", "Waktu Pembayaran Dilakukan", "เวลาการชำระสินค้า", "Thời gian đơn hàng được thanh toán",
    "買家付款時間", "Hora do pagamento do pedido", "订单支付时间",
)  # fmt: skip
#: Of a row; of the whole order.
ROW: Names = (
    *marked_names("Product Subtotal", "Subtotal do produto"), "Total Harga Produk", "Subtotal Pesanan",
    "ราคาขายสุทธิ", "Tổng giá bán (sản phẩm)", "商品小计",
)  # fmt: skip
WHOLE: Names = ("商品總價",)
VOUCHER: Names = (
    *marked_names("Seller Voucher"), "Voucher Ditanggung Penjual", "โค้ดส่วนลดชำระโดยผู้ขาย", "Mã giảm giá của Shop",
    "賣場優惠券", "賣家負擔優惠券", "賣場負擔優惠券", "Cupom do vendedor", "卖家优惠券",
)  # fmt: skip
BUYER: Names = (
    "Username (Buyer)", "Username (Pembeli)", "ชื่อผู้ใช้ (ผู้ซื้อ)", "Người Mua", "買家帳號", "Nome de usuário (comprador)",
    "买家用户名",
)  # fmt: skip
TITLE: Names = ("Product Name", "Nama Produk", "ชื่อสินค้า", "Tên sản phẩm", "商品名稱", "Nome do Produto", "商品名称")
HEADER: list[Names] = [NUMBER, STATUS, CREATED, (*ROW, *WHOLE), BUYER]
_EXP = 3


@register
class OrdersShopee:
    """Every order of a shop in a time, once."""

    format = "orders.shopee"
    version = 1
    title = "Shopee orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table, lines, ledgers = open_table(source, HEADER), Lines(), Ledgers()
        clock = Clock(source, country_of(table.columns).zone)
        currency = currency_said(table.columns, source, ("Product Subtotal",))
        for part in table:
            _keep(part, currency, lines, clock)
        if lines.count:
            _send(Orders(lines, "number"), lines, currency, source, out, ledgers)
        said: dict[str, Any] = {} if currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.ORDER, currency=currency, **said)


def _keep(part: Part, currency: str, lines: Lines, clock: Clock) -> None:
    number = part.ref(NUMBER)
    blank = pc.index(pc.match_substring_regex(number, "^[0-9A-Z]{6,25}$"), False).as_py()
    if blank >= 0:
        part.refuse("refused.value", NUMBER, blank)
    goods = ROW if part.has(ROW) else WHOLE
    amount = money(part, goods, _EXP, currency=currency)
    if not amount.valid.all():
        part.refuse("refused.not_amount", goods, int(np.argmin(amount.valid)))
    at, offset, _valid = clock.read(part, CREATED)
    lines.add(
        part,
        number=number,
        amount=amount,
        voucher=money(part, VOUCHER, _EXP, currency=currency),
        at=at,
        offset=offset,
        paid=filled(part.text(PAID, blank=BLANK)),
        status=part.text(STATUS),
        buyer=part.text(BUYER),
        item=part.text(TITLE),
    )


def _send(orders: Orders, lines: Lines, currency: str, source: Source, out: Sink, ledgers: Ledgers) -> None:
    part, status = orders.part(), orders.text("status")
    once = part.first_of(*WHOLE) if not part.has(ROW) else ""
    goods = orders.said("amount", once).value if once else orders.summed(lines["amount"].value)
    amount = goods - np.abs(orders.said("voucher", part.first_of(*VOUCHER)).value)
    nothing = np.zeros(len(part), np.int64)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(currency, len(part)),
        exp=_EXP,
        amount=amount,
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=settle_closed(
            part.by_word(status, state_of, other=State.NONE),
            orders.of_first("paid") if part.has(PAID) else None,
            Minor(amount, nothing == 0),
            Minor(nothing, nothing != 0),
        ),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        order_ref=orders.number,
        counterparty=orders.text("buyer"),
        status=status,
        shop=shops(part, source),
        text=orders.text("item"),
        key=orders.number,
    )
