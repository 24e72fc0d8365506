"""shopee.balance: Shopee's wallet (my_balance_transaction_report…xlsx, sheet Transaction Report), every movement.

Source of the layout: headers, rows, signs and balances in public tests and code, 2024 to 2026 (Indonesia, Vietnam,
Brazil, Thailand), no real file seen. Known traps: seventeen lines of summary above the header; money out is printed
below zero, and a column says the same in words, which must agree; what an order brought is net of all fees and stands
by order in the income report too; a withdrawal that failed comes back in a row of its own; numbers of other
Brazilian and Vietnamese files have decimal commas or points between thousands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer, shops
from app.importers.families.market import BLANK, Clock, kinds, money
from app.importers.families.shopee import NUMBER, country_of, currency_said, marked_names
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

WHEN: Names = (
    "Date",
    "Transaction Date",
    "Tanggal Transaksi",
    "Ngày",
    "Data",
    "วันที่ทำธุรกรรม",
    "วันที่",
    "日期",
    "交易日期",
)
TYPE: Names = (
    "Transaction Type", "Tipe Transaksi", "Loại giao dịch", "Tipo de transação", "ประเภทการทำธุรกรรม",
    "交易類型", "交易类型",
)  # fmt: skip
WAY: Names = (
    "Money Direction", "Jenis Transaksi", "Dòng tiền", "Direção do dinheiro", "รูปแบบธุรกรรม", "金流方向", "资金流向",
)  # fmt: skip
AMOUNT: Names = (*marked_names("Amount", "Jumlah", "Số tiền", "Valor", "จำนวนเงิน"), "金額", "金额")
BALANCE: Names = (
    *marked_names("Balance After Transactions", "Saldo Akhir", "Số dư Ví sau giao dịch"),
    "Balança após as transações", "คงเหลือ", "ยอดเงินคงเหลือ", "交易後餘額", "交易后余额",
)  # fmt: skip
TEXT: Names = ("Description", "Deskripsi", "Chi tiết", "Descrição", "คำอธิบาย", "說明", "描述")
HEADER: list[Names] = [WHEN, TYPE, WAY, AMOUNT, BALANCE]
_RULES = {
    r"gagal|failed|không thành công|falh|ล้มเหลว|失敗": Kind.ADJUSTMENT,
    r"penarikan|withdraw|rút tiền|saque|ถอน|提現|提领|提款|提现": Kind.WITHDRAWAL,
    r"iklan|\bads\b|advert|quảng cáo|anúncio|โฆษณา|廣告|saldo penjual|biaya|\bfee\b|\bphí\b|taxa": Kind.FEE,
    r"penghasilan|income|escrow|doanh thu|renda|receita|รายได้|收入|訂單|order": Kind.PAYMENT,
    r"penyesuaian|adjust|điều chỉnh|ajuste|ปรับ|調整|调整|kompensasi|compensa": Kind.ADJUSTMENT,
}
_INTO = ("masuk", "tiền vào", "entrada", "in", "เข้า", "流入", "收入", "money in", "cash in")
_OUT_OF = ("keluar", "tiền ra", "saída", "out", "ออก", "流出", "支出", "money out", "cash out")
_EXP = 3


@register
class ShopeeBalance:
    """Every movement of a shop's balance at Shopee."""

    format = "shopee.balance"
    version = 1
    title = "Shopee balance"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, table = Ledgers(), open_table(source, HEADER)
        currency = currency_said(table.columns, source, ("Amount", "Jumlah", "Số tiền", "Valor", "จำนวนเงิน"))
        clock = Clock(source, country_of(table.columns).zone)
        for part in table:
            _send(part, currency, source, out, ledgers, clock)
        noted: dict[str, Any] = {} if currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.CHANNEL, currency=currency, **noted)


def _send(part: Part, currency: str, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    moved = money(part, AMOUNT, _EXP, currency=currency)
    if not moved.valid.all():
        part.refuse("refused.not_amount", AMOUNT, int(np.argmin(moved.valid)))
    amount = moved.value
    way = part.by_word(pc.utf8_lower(part.text(WAY)), _way, names=WAY)
    against = (amount != 0) & (np.sign(amount) != way)
    if against.any():
        part.refuse("refused.value", AMOUNT, int(np.argmax(against)))
    at, offset, _valid = clock.read(part, WHEN)
    number, said = part.ref(NUMBER, blank=BLANK), part.text(TYPE)
    kind = kinds(part, joined(said, part.text(TEXT)), amount, _RULES, plus=Kind.OTHER, minus=Kind.OTHER)
    kind = np.where((kind == Kind.PAYMENT) & (amount < 0), Kind.REFUND, kind)
    kind = np.where(np.isin(kind, (Kind.WITHDRAWAL, Kind.FEE)) & (amount > 0), Kind.ADJUSTMENT, kind).astype(np.int8)
    after = money(part, BALANCE, _EXP, currency=currency)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(currency, len(part)),
        exp=_EXP,
        amount=amount,
        kind=kind,
        chain=(np.ones(len(part), np.bool_), amount, number),
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=State.DONE.value,
        at=at,
        offset=offset,
        balance=after,
        order_ref=number,
        status=part.text("Status"),
        subtype=said,
        shop=shops(part, source),
        text=part.text(TEXT),
    )


def _way(word: str) -> int | None:
    into, out_of = (any(one == word or (len(one) > 3 and one in word) for one in ways) for ways in (_INTO, _OUT_OF))
    return None if into == out_of else 1 if into else -1
