"""Layouts of banks in Taiwan, one entry a layout: days may count the years of the Republic, names are traditional.

The lists of all of them have a column of money out, one of money in and the balance after the row, under few names;
the entries differ in what shows that the account is in Taiwan dollars where the list names no currency: a column that
only banks there print, days of the Republic, or the dollar's own name. Without any of these no currency is known, and
a list with a rate of exchange is of a foreign one.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout
from app.importers.times import DATES, REPUBLIC

_CLOCKS = (" %H:%M:%S", " %H:%M", "")
DAYS = tuple(f"{day}{clock}" for clock in _CLOCKS for day in (*DATES, *REPUBLIC))

_DAY = ("交易日期", "交易日", "帳務日期", "入帳日期", "日期", "交易時間")
_OUT = ("支出金額", "提款金額", "支出", "提出", "提款", "提", "轉出金額")
_IN = ("存入金額", "存款金額", "存入", "收入金額", "收入", "存款", "存", "轉入金額")
_BALANCE = ("餘額", "帳戶餘額", "即時餘額", "結存餘額", "帳面餘額")
_CURRENCY = ("幣別", "幣種")
_RATE = ("匯率", "成交匯率", "折算匯率")
#: Columns that lists of banks in Taiwan have and others do not.
_THERE = ("票據號碼", "支票號碼", "存摺備註", "存摺摘要", "交易行庫", "銀行帳務日", "帳務日期", "計息日", "更正註記")
_DOLLAR = ("新臺幣", "新台幣", "臺幣", "台幣", "TWD", "NTD")

_tw = partial(
    BankLayout,
    bank="台灣的銀行",
    header=(_DAY, _OUT, _IN, _BALANCE),
    zone="Asia/Taipei",
    dates=DAYS,
    day=_DAY,
    clock="交易時間",
    into=_IN,
    out=_OUT,
    balance=_BALANCE,
    currency=_CURRENCY,
    account=("帳號", "本行帳號"),
    party=(("對方戶名", "交易對象"),),
    subtype=(("摘要", "說明", "交易說明", "交易項目", "交易摘要"),),
    text=("備註", ("附註", "註記"), ("存摺備註", "交易資訊"), ("對方帳號", "轉出入帳號"), "銷帳編號"),
    ref=("交易參考編號", "票據號碼", "支票號碼"),
    footer=(
        "合計",
        "總計",
        "小計",
        "本頁",
        "累計",
        "提出",
        "存入",
        "支出",
        "提款",
        "存款",
        "總金額",
        "總筆數",
        "※",
        "註",
        "備註",
        "說明",
        "以上",
    ),
)

TAIWAN = (
    # 兆豐銀行: `* 2026/02/28 09:31:52` in 交易時間 is a row of a day when the bank was shut
    _tw(
        header=("銀行帳務日", _OUT, _IN, _BALANCE, "存摺備註"),
        unless=_RATE,
        day="銀行帳務日",
        clock=(),
        default="TWD",
    ),
    _tw(header=(_DAY, _OUT, _IN, _BALANCE, _THERE), unless=_RATE, default="TWD"),
    _tw(unless=_RATE, republic=True, default="TWD"),
    _tw(unless=_RATE, words=_DOLLAR, default="TWD"),
    _tw(default=""),
)
