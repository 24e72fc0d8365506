"""Tables that no format knows, as bookkeepers meet them: each with what a right layout says of its columns."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.importers.workbooks import write_xlsx

ROWS = 60


@dataclass(frozen=True)
class Unknown:
    """One table. fields: field → header (or place) that must be found; asked: fields about which the page must ask.

    sums: of the amounts as they count, in cents. said: what a person answers: method of LayoutDraft → arguments.
    """

    name: str
    write: Callable[[Path], Path]
    fields: dict[str, str]
    layer: str
    amount_sum: int
    asked: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


def _money(cents: int) -> str:
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{cents // 100}.{cents % 100:02d}"


def sale(at: int) -> int:
    """Return the amount of sale number `at` in cents."""
    return (random.Random(at).randrange(1500, 30000) // 10) * 10 + at % 10


def moment(at: int) -> dt.datetime:
    """Return the time of sale number `at`."""
    return dt.datetime(2026, 10, 1, 9, 0) + dt.timedelta(hours=11 * at, minutes=at)  # noqa: DTZ001


def order(at: int) -> str:
    """Return the order number of sale number `at`."""
    return f"XE2026{10_000_000 + at * 7919}"


def _csv(path: Path, lines: list[str], encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join([*lines, ""]).encode(encoding))
    return path


def group_sales(path: Path) -> Path:
    """A workbook with title lines, a serial column, fees printed positive, refunds below zero and a line of totals."""
    rows: list[list[Any]] = [["小鹅团购 商家流水导出"], ["导出时间：2026/11/2 18:20", "商家：禾木家居"]]
    rows.append(["序号", "流水号", "成交时间", "团", "团长", "实付(元)", "服务费", "到账", "状态"])
    sums = [0, 0]
    for at in range(ROWS):
        amount = -sale(at) if at % 9 == 4 else sale(at)
        fee = round(amount * 0.006)
        sums = [sums[0] + amount, sums[1] + fee]
        state = "退款" if amount < 0 else "成交"
        when = moment(at).strftime("%Y/%m/%d %H:%M")
        rows.append([at + 1, order(at), when, "书香府", "阿芳", amount / 100, fee / 100, (amount - fee) / 100, state])
    rows.append(["合计", None, None, None, None, sums[0] / 100, sums[1] / 100, (sums[0] - sums[1]) / 100])
    return write_xlsx(path.with_suffix(".xlsx"), {"说明": [["本表由系统导出"]], "流水": rows})


def _group_sum() -> int:
    return sum(-sale(at) if at % 9 == 4 else sale(at) for at in range(ROWS))


def erp_orders(path: Path) -> Path:
    """An order list of a shop program, GB18030, with a preamble and amounts with thousands."""
    lines = [
        "云店ERP 销售订单明细",
        "制表人：林晓,制表日期：2026-11-02",
        "",
        "销售单号,下单时间,客户,商品,数量,应收金额,订单状态",
    ]
    for at in range(ROWS):
        lines.append(
            f'{order(at)},{moment(at):%Y-%m-%d %H:%M:%S},张*,书架,{at % 3 + 1},"{sale(at) * 10 / 100:,.2f}",已完成'
        )
    return _csv(path.with_suffix(".csv"), lines, "gb18030")


def wps_total(path: Path) -> Path:
    """A table re-saved by WPS: TABs, a total with a count in its words, no word that is known."""
    lines = ["支付时间\t商户单号\t收款金额\t手续费\t备注"]
    for at in range(ROWS):
        lines.append(
            f"{moment(at):%Y/%m/%d %H:%M}\t{order(at)}\t{_money(sale(at))}\t{_money(round(sale(at) * 0.0038))}\t"
        )
    total = sum(map(sale, range(ROWS)))
    fees = sum(round(sale(at) * 0.0038) for at in range(ROWS))
    lines.append(f"共{ROWS}笔\t\t{_money(total)}\t{_money(fees)}\t")
    return _csv(path.with_suffix(".txt"), lines, "utf-8-sig")


def bank_list(path: Path) -> Path:
    """A bank's list with money in and out apart and a running balance; the names of the columns say little."""
    lines = ["账户：6222****1234", "日期,摘要,甲,乙,丙,对方户名"]
    balance = 1_000_000
    for at in range(ROWS):
        out = at % 4 == 3
        balance += -sale(at) if out else sale(at)
        cells = ("", _money(sale(at))) if out else (_money(sale(at)), "")
        lines.append(
            f"{moment(at):%Y-%m-%d},{'付款' if out else '货款'},{cells[0]},{cells[1]},{_money(balance)},财付通"
        )
    return _csv(path.with_suffix(".csv"), lines)


def _bank_sum() -> int:
    return sum(-sale(at) if at % 4 == 3 else sale(at) for at in range(ROWS))


def payout(path: Path) -> Path:
    """An English marketplace payout: month names, hours of twelve, fees below zero, cp1252 with pound signs."""
    lines = ["Date,Order ID,Transaction type,Gross,Selling fees,Net"]
    for at in range(ROWS):
        gross = -sale(at) if at % 10 == 7 else sale(at)
        fee = -round(gross * 0.129)
        kind = "Refund" if gross < 0 else "Sale"
        when = f"{moment(at):%b %d, %Y %I:%M:%S %p}"
        cells = ",".join(
            f"£{one / 100:.2f}" if one >= 0 else f"-£{-one / 100:.2f}" for one in (gross, fee, gross + fee)
        )
        lines.append(f'"{when}",{order(at)},{kind},{cells}')
    return _csv(path.with_suffix(".csv"), lines, "cp1252")


def _payout_sum() -> int:
    return sum(-sale(at) if at % 10 == 7 else sale(at) for at in range(ROWS))


def comma_decimals(path: Path) -> Path:
    """A German list: semicolons, decimal commas, days first."""
    lines = ["Buchungstag;Auftrag;Betrag (EUR);Art"]
    for at in range(ROWS):
        euros = f"{sale(at) * 10:,}"
        lines.append(f"{moment(at):%d.%m.%Y};{order(at)};{_german(sale(at) * 10)};Verkauf")
        assert euros
    return _csv(path.with_suffix(".csv"), lines)


def _german(cents: int) -> str:
    return f"{cents / 100:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def roc_dates(path: Path) -> Path:
    """A list from Taiwan: Big5, years of the Republic, NT$."""
    lines = ["訂單編號,訂單日期,訂單金額,買家"]
    for at in range(ROWS):
        day = moment(at)
        lines.append(f"{order(at)},{day.year - 1911}/{day:%m/%d},NT${sale(at) // 100},王小明")
    return _csv(path.with_suffix(".csv"), lines, "big5")


def with_units(path: Path) -> Path:
    """Amounts with ¥ in front and 元 behind, blanks around, and full-width digits now and then."""
    lines = ["交易时间,交易号,类型,金额,费用"]
    for at in range(ROWS):
        amount = f"¥{_money(sale(at))}" if at % 2 else f" {_money(sale(at))}元 "
        lines.append(f"{moment(at):%Y-%m-%d %H:%M:%S},T{order(at)},收款,{amount},{_money(round(sale(at) * 0.006))}元")
    return _csv(path.with_suffix(".csv"), lines)


def direction_words(path: Path) -> Path:
    """One column of amounts, all positive, and a column that says which way they went."""
    lines = ["记账日期,凭证号,借/贷,发生额,对方户名,摘要"]
    for at in range(ROWS):
        lines.append(f"{moment(at):%Y%m%d},B{order(at)},{'借' if at % 5 == 2 else '贷'},{_money(sale(at))},财付通,货款")
    return _csv(path.with_suffix(".csv"), lines)


def _direction_sum() -> int:
    return sum(-sale(at) if at % 5 == 2 else sale(at) for at in range(ROWS))


def two_amounts(path: Path) -> Path:
    """Two columns of money that are as good by their names."""
    lines = ["订单编号,付款时间,商品金额,实付金额,运费"]
    for at in range(ROWS):
        lines.append(f"{order(at)},{moment(at):%Y-%m-%d %H:%M:%S},{_money(sale(at) + 500)},{_money(sale(at))},5.00")
    return _csv(path.with_suffix(".csv"), lines)


def no_header(path: Path) -> Path:
    """Rows and nothing else."""
    lines = []
    for at in range(ROWS):
        lines.append(f"{moment(at):%Y-%m-%d %H:%M:%S},{order(at)},{_money(sale(at))},CNY,成功")
    return _csv(path.with_suffix(".csv"), lines)


def parentheses(path: Path) -> Path:
    """An accountant's list: negative amounts in parentheses, day and month either way round."""
    lines = ["Ledger of the wallet", "Posted,Ref,Type,Value (USD)"]
    for at in range(12):
        amount = f'"({sale(at) * 10 / 100:,.2f})"' if at % 3 == 2 else f'"{sale(at) * 10 / 100:,.2f}"'
        lines.append(
            f"0{at % 9 + 1}/{(at * 5) % 12 + 1:02d}/2026,{order(at)},{'Refund' if at % 3 == 2 else 'Charge'},{amount}"
        )
    return _csv(path.with_suffix(".csv"), lines)


def split_clock(path: Path) -> Path:
    """Date and time of day in two columns; the sheet's numbers are numbers."""
    rows: list[list[Any]] = [["交易日期", "交易时间", "流水号", "收入金额", "支出金额", "账户余额"]]
    balance = 500_000
    for at in range(ROWS):
        out = at % 6 == 5
        balance += -sale(at) if out else sale(at)
        cells = [None, sale(at) / 100] if out else [sale(at) / 100, None]
        rows.append([f"{moment(at):%Y-%m-%d}", f"{moment(at):%H:%M:%S}", f"L{order(at)}", *cells, balance / 100])
    return write_xlsx(path.with_suffix(".xlsx"), {"Sheet1": rows})


def _split_sum() -> int:
    return sum(-sale(at) if at % 6 == 5 else sale(at) for at in range(ROWS))


def same_names(path: Path) -> Path:
    """Two columns of one name, a refund column of its own kind, quotation marks around everything."""
    lines = ['"时间","金额","金额","订单号"']
    for at in range(ROWS):
        lines.append(f'"{moment(at):%Y年%m月%d日 %H:%M}","{_money(sale(at))}","{_money(sale(at) - 100)}","{order(at)}"')
    return _csv(path.with_suffix(".csv"), lines)


_SALES = sum(map(sale, range(ROWS)))

TABLES = (
    Unknown(
        "group sales",
        group_sales,
        {
            "occurred_at": "成交时间",
            "amount": "实付(元)",
            "fee": "服务费",
            "net": "到账",
            "channel_ref": "流水号",
            "counterparty": "团长",
            "shop": "团",
        },
        "channel",
        _group_sum(),
        ("kind",),
    ),
    Unknown(
        "ERP orders",
        erp_orders,
        {"occurred_at": "下单时间", "amount": "应收金额", "order_ref": "销售单号"},
        "order",
        _SALES * 10,
    ),
    Unknown(
        "WPS total",
        wps_total,
        {"occurred_at": "支付时间", "amount": "收款金额", "fee": "手续费", "order_ref": "商户单号"},
        "channel",
        _SALES,
        more={"footer_rows": 1},
    ),
    Unknown(
        "bank list", bank_list, {"occurred_at": "日期", "in": "甲", "out": "乙", "balance": "丙"}, "bank", _bank_sum()
    ),
    Unknown(
        "payout",
        payout,
        {
            "occurred_at": "Date",
            "amount": "Gross",
            "fee": "Selling fees",
            "net": "Net",
            "order_ref": "Order ID",
            "kind": "Transaction type",
        },
        "channel",
        _payout_sum(),
        more={"fee_sign": -1, "currency": "GBP", "encoding": "cp1252", "date_format": "%b %d, %Y %I:%M:%S %p"},
    ),
    Unknown(
        "comma decimals",
        comma_decimals,
        {"occurred_at": "Buchungstag", "amount": "Betrag (EUR)", "order_ref": "Auftrag"},
        "",
        _SALES * 10,
        ("order_ref", "layer"),
        more={"decimal": ",", "currency": "EUR", "date_format": "%d.%m.%Y"},
    ),
    Unknown(
        "ROC dates",
        roc_dates,
        {"occurred_at": "訂單日期", "amount": "訂單金額", "order_ref": "訂單編號"},
        "order",
        sum(sale(at) // 100 * 100 for at in range(ROWS)),
        more={"currency": "TWD", "date_format": "%Ey/%m/%d"},
    ),
    Unknown(
        "units",
        with_units,
        {"occurred_at": "交易时间", "amount": "金额", "fee": "费用", "channel_ref": "交易号"},
        "channel",
        _SALES,
    ),
    Unknown(
        "direction words",
        direction_words,
        {"occurred_at": "记账日期", "amount": "发生额", "direction": "借/贷"},
        "",
        _direction_sum(),
        ("layer",),
        more={"signs": {"借": -1}},
    ),
    Unknown(
        "two amounts",
        two_amounts,
        {"occurred_at": "付款时间", "order_ref": "订单编号"},
        "",
        _SALES,
        ("amount", "layer"),
    ),
    Unknown(
        "no header",
        no_header,
        {"occurred_at": "[1]", "amount": "[3]"},
        "",
        _SALES,
        ("order_ref", "layer"),
        more={"first_row": 1},
    ),
    Unknown(
        "parentheses",
        parentheses,
        {"occurred_at": "Posted", "amount": "Value (USD)", "kind": "Type"},
        "",
        sum(-sale(at) * 10 if at % 3 == 2 else sale(at) * 10 for at in range(12)),
        ("date", "order_ref", "layer"),
        more={"currency": "USD"},
    ),
    Unknown(
        "split clock",
        split_clock,
        {"occurred_at": "交易日期", "clock": "交易时间", "in": "收入金额", "out": "支出金额", "balance": "账户余额"},
        "bank",
        _split_sum(),
    ),
    Unknown("same names", same_names, {"occurred_at": "时间", "order_ref": "订单号"}, "", _SALES, ("amount", "layer")),
)
