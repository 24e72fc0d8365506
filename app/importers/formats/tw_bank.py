"""tw.bank: account lists of banks in Taiwan (第一, 國泰世華, 合作金庫, 中國信託, 永豐, 台新, 兆豐, 玉山, 元大 …).

Source of the layouts: public importers and their tests for these banks, 2018 to 2026. Money out, money in and the
balance stand in three columns: 支出金額 / 存入金額 / 餘額 (第一, 玉山, 元大, 台新: 帳戶餘額, 中國信託: 即時餘額),
提款金額 / 存款金額 (合作金庫, 富邦), 提出 / 存入 (國泰世華), 支出 / 存入 (永豐), 支出 / 收入 / 帳戶餘額 (兆豐).
Known traps: Big5; years of the Republic (115/07/01 = 2026-07-01); `−` (U+2212) or `-` for nothing; a foreign
account of 國泰世華 prints `USD 1,000.50`; its corrections (錯誤更正) are negative money out; its account stands alone
with its kind above the table (`123456789012 活存`), its totals below; newest first or oldest first. Amounts of cards
(消費日, 新臺幣金額) are no part of this.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import Head, register
from app.importers.families.bank_fits import layout_of
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_lists_taiwan import TAIWAN
from app.importers.families.bank_table import BankReader


@register
class TaiwanBank(BankReader):
    """A list of a bank in Taiwan."""

    format = "tw.bank"
    title = "List of a bank in Taiwan"
    layouts: ClassVar[tuple[BankLayout, ...]] = TAIWAN

    def sniff(self, head: Head) -> float:
        """Look for the names of the columns; a reader that is sure of more columns goes first."""
        return 0.9 if layout_of(head, self.layouts) else 0.0
