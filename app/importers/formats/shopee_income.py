"""shopee.income: Shopee's income report (Income.released…xlsx, sheet Income), one row for each order that was released.

Source of the layout: headers, sums and rules in public code of many shops, 2022 to 2026 (Malaysia, Indonesia, Thailand,
Taiwan and others), no real file seen. What was released is the sum of its parts, each with its sign: fees below zero.
Known traps: one to five lines above the header, of which two name groups of columns; in files since 2025 a row for each
SKU follows each order's (`View By` Sku), which tells the same money again: such rows are counted and give no record; a
dash stands for zero; refunds have a number of their own in another column; vouchers, rebates and shipping are parts of
the amount, what is called a commission or a fee is the fee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, money, summed
from app.importers.families.shopee import NUMBER, country_of, currency_said, marked_names
from app.importers.heads import header_in
from app.importers.joined import filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

RELEASED: Names = (
    "Payout Completed Date", "Tanggal Dana Dilepaskan", "วันที่โอนชำระเงินสำเร็จ", "Ngày hoàn thành thanh toán",
    "撥款完成日期", "錢包入帳日期", "Data de conclusão do pagamento", "打款完成日期", "拨款完成日期",
)  # fmt: skip
_NET = (
    "Total Released Amount", "Total Penghasilan", "จำนวนเงินทั้งหมดที่โอนแล้ว", "Tổng tiền đã thanh toán", "全部入帳金額",
    "進帳金額", "撥款金額", "Valor total liberado", "打款金额",
)  # fmt: skip
NET: Names = marked_names(*_NET)
VIEW: Names = ("View By", "Lihat Berdasarkan", "ดูตาม", "Xem theo", "查看方式", "檢視依據")
REFUND_NO: Names = ("refund id", "No. Pengajuan", "หมายเลขคำขอคืนเงิน", "Mã yêu cầu hoàn tiền", "退款編號", "退貨單號")
BUYER: Names = ("Username (Buyer)", "Username (Pembeli)", "ชื่อผู้ใช้ (ผู้ซื้อ)", "Người Mua", "買家帳號")
HEADER: list[Names] = [NUMBER, RELEASED, NET]
_ORDERS = ("", "order", "orders", "pesanan", "คำสั่งซื้อ", "đơn hàng", "訂單", "订单")
_ITEMS = ("sku", "produk", "product", "สินค้า", "sản phẩm", "商品")
#: Columns of what Shopee keeps; rates and lists of them are none.
_FEES = re.compile(
    r"(?i)commission|service fee|transaction fee|programme fee|processing fee|platform fee|handling fee|infrastructure"
    r"|biaya (?:komisi|administrasi|layanan|proses|transaksi|kampanye|program|isi saldo)|^premi$"
    r"|ค่าคอมมิชชั่น|ค่าบริการ|ค่าธุรกรรม|ค่าธรรมเนียม|phí (?:cố định|dịch vụ|thanh toán|hoa hồng)"
    r"|成交手續費|其他服務費|金流與系統處理費|信用卡手續費"
    r"|comissão|taxa de (?:serviço|transação)|佣金|服务费|交易手续费"
)
_NO_FEES = re.compile(r"(?i)%|rate|detail|rebate|discount|tarif|税率")
_EXP = 3


@register
class ShopeeIncome:
    """What was released to the shop, by order."""

    format = "shopee.income"
    version = 1
    title = "Shopee income"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        ledgers, table = Ledgers(), open_table(source, HEADER)
        currency = currency_said(table.columns, source, _NET)
        clock = Clock(source, country_of(table.columns).zone)
        for part in table:
            _send(part, currency, source, out, ledgers, clock)
        said: dict[str, Any] = {} if currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=currency, **said)


def _send(whole: Part, currency: str, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    views = pc.utf8_lower(whole.text(VIEW))
    items = whole.by_word(views, lambda word: 0 if word in _ORDERS else 1 if word in _ITEMS else None, names=VIEW) > 0
    if items.any():
        rest = whole.where(items)
        ledgers.count(rest, accounts(rest, source), repeated(currency, len(rest)))
    part = whole.where(~items)
    if not len(part):
        return
    net = money(part, NET, _EXP, currency=currency)
    if not net.valid.all():
        part.refuse("refused.not_amount", NET, int(np.argmin(net.valid)))
    kept = [one for one in part.columns.printed if _FEES.search(one) and not _NO_FEES.search(one)]
    fee = -summed(part, kept, _EXP, currency=currency)
    amount = net.value + fee
    at, offset, _valid = clock.read(part, RELEASED)
    number, refund = part.ref(NUMBER), part.ref(REFUND_NO, blank=BLANK)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(currency, len(part)),
        exp=_EXP,
        amount=amount,
        fee=fee,
        kind=np.where(amount < 0, Kind.REFUND, np.where(filled(refund), Kind.ADJUSTMENT, Kind.PAYMENT)).astype(np.int8),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=number,
        channel_ref=refund,
        counterparty=part.text(BUYER, blank=BLANK),
        subtype=part.text(("Release Channel", "Metode Pelepasan Dana"), blank=BLANK),
        shop=shops(part, source),
        key=joined(number, refund, between="|"),
    )
