"""Layouts of banks of Japan, one entry a layout: Shift JIS, yen without decimals, columns named by each bank.

Columns as several public importers and their tests show them (2026). Traps: SMBC ends with a line that holds the
balance alone; Rakuten has changed two of its names; GMO Aozora prints money in before money out; days may have no
separators.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout, in_currency

_jp = partial(BankLayout, western=True, dates=("%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"), default="JPY", zone="Asia/Tokyo")

JAPAN = (
    _jp(
        bank="三井住友銀行",
        header=("年月日", "お引出し", "お預入れ", "お取り扱い内容", "残高"),
        day="年月日", into="お預入れ", out="お引出し", balance="残高", text=("お取り扱い内容", "メモ"),
        footer=(",,,,",),
    ),
    _jp(
        bank="三菱UFJ銀行",
        header=("日付", "摘要", "摘要内容", "支払い金額", "預かり金額", "差引残高"),
        day="日付", into="預かり金額", out="支払い金額", balance="差引残高", subtype=("摘要",), text=("摘要内容",),
    ),
    _jp(
        bank="楽天銀行",
        header=("取引日", "入出金(円)", ("取引後残高(円)", "残高(円)"), ("入出金内容", "入出金先内容")),
        day="取引日", amount="入出金(円)", balance=("取引後残高(円)", "残高(円)"),
        text=(("入出金内容", "入出金先内容"),),
    ),
    _jp(
        bank="住信SBIネット銀行",
        header=("日付", "内容", "出金金額(円)", "入金金額(円)", "残高(円)"),
        day="日付", into="入金金額(円)", out="出金金額(円)", balance="残高(円)", text=("内容", "メモ"),
    ),
    _jp(
        bank="住信SBIネット銀行 (外貨)",
        header=("日付", "内容", in_currency("出金金額({})"), in_currency("入金金額({})"), in_currency("残高({})")),
        named=in_currency("入金金額({})"), day="日付", into=in_currency("入金金額({})"),
        out=in_currency("出金金額({})"), balance=in_currency("残高({})"), text=("内容", "メモ"),
    ),
    _jp(
        bank="SBI新生銀行", header=("取引日", "摘要", "出金金額", "入金金額", "残高"),
        day="取引日", into="入金金額", out="出金金額", balance="残高", text=("摘要", "メモ"),
    ),
    _jp(
        bank="GMOあおぞらネット銀行", header=("日付", "摘要", "入金金額", "出金金額", "残高"),
        day="日付", into="入金金額", out="出金金額", balance="残高", text=("摘要", "メモ"),
    ),
)  # fmt: skip
