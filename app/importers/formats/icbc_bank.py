"""icbc.bank: account statements of the Industrial and Commercial Bank of China (工商银行).

Personal, debit and credit card (明细查询文件下载, CSV): three to five lines before the header; v1 has 13
  columns, v2 adds 交易详情 and 对方账户. Every value is padded with blanks and a TAB inside its quotes, rows
  end in a comma; `-` in 交易金额 means nothing; 记账金额 is what moved. Newest first. The last line
  (人民币合计, 合计金额) holds the sums. Balances or sums made unreadable (`xx,yyyy.zz`) state nothing.
Corporate (`historydetail….csv` in GB18030, or a workbook with a line above the header): 本方账号 in every row;
  借方发生额 is money out, 贷方发生额 money in; ids end in a TAB. Below `[HISTORYDETAIL]` may stand another
  generation: 对方单位, 转入金额, 转出金额, 附言, with or without 本方账号; or 借贷标志 and 发生额, likewise.
List of the counter and of the app (中国工商银行借记账户历史明细, PDF or what became of it): 交易日期 with the time
  glued to it, 账号, 储种, 币种, 摘要, 收入/支出金额 (signed), 余额, 对方户名; `（空）` means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import stated_check
from app.importers.controls import Flow
from app.importers.families.bank import (
    DAY_TIMES,
    BankRows,
    currency_code,
    currency_codes,
    hidden,
    kinds,
    one_exponent,
    two_columns,
)
from app.importers.families.bank_fits import layout_of
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import read_layout
from app.importers.families.orders import DASHES
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names, clean_cell
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Table

IN, OUT = "记账金额(收入)", "记账金额(支出)"
PERSONAL: list[Names] = ["交易日期", "摘要", "交易场所", IN, OUT, "记账币种", "余额"]
CORPORATE: list[Names] = ["本方账号", "对方账号", "交易时间", "借方发生额", "贷方发生额", "对方单位名称"]

_END = ("合计", "总计", "说明", "温馨提示", "借方", "贷方")
TRANSFERS = BankLayout(
    header=("交易时间", ("对方单位", "对方单位名称"), "转入金额", "转出金额", "余额", "摘要"),
    day="交易时间",
    into="转入金额",
    out="转出金额",
    currency="币种",
    balance="余额",
    account="本方账号",
    party=(("对方单位", "对方单位名称"),),
    subtype=("摘要",),
    text=("用途", "附言", "对方账号"),
    ref="凭证号",
    footer=_END,
)
FLAGGED = BankLayout(
    header=("本方账号", "交易时间", "对方单位", ("借贷标志", "借/贷"), "发生额", "余额", "摘要"),
    day="交易时间",
    amount="发生额",
    flag=("借贷标志", "借/贷"),
    credit=("贷",),
    debit=("借",),
    reversals=True,
    currency="币种",
    balance="余额",
    account="本方账号",
    party=("对方单位",),
    subtype=("摘要",),
    text=("用途", "附言", "对方账号"),
    ref="凭证号",
    footer=_END,
)
FLAGGED_LATER = replace(
    FLAGGED,
    header=("交易时间", "对方单位", "对方行号", ("借贷标志", "借/贷"), "发生额", "余额", "附言"),
    unless=("本方账号",),
)
PRINTED = BankLayout(
    header=("交易日期", "储种", "币种", "摘要", "收入/支出金额", "余额", "对方户名"),
    day="交易日期",
    dates=(*DAY_TIMES, "%Y-%m-%d%H:%M:%S"),
    amount="收入/支出金额",
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("渠道", "地区", "对方账号"),
    footer=(*_END, "第", "打印时间"),
)
OTHERS = (TRANSFERS, FLAGGED, FLAGGED_LATER, PRINTED)

_CARD = re.compile(r"卡号[:：]\s*([0-9*]{4,})")


@register
class IcbcBank:
    """A bank statement of ICBC."""

    format = "icbc.bank"
    version = 1
    title = "ICBC bank statement"

    def sniff(self, head: Head) -> float:
        """Look for one of the headers."""
        if header_in(head, PERSONAL) or header_in(head, CORPORATE):
            return 1.0
        return 1.0 if layout_of(head, OTHERS) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each line."""
        if header_in(source.head, PERSONAL):
            return self._personal(source, out)
        layout = layout_of(source.head, OTHERS)
        if layout is not None:
            return read_layout(source, out, layout, self.format, self.version)
        return self._corporate(source, out)

    def _personal(self, source: Source, out: Sink) -> list[StatementFacts]:
        bank = BankRows()
        table = open_table(source, PERSONAL, footer=_ends)
        account = next((found[1] for line in table.preamble if (found := _CARD.search(line.text))), "")
        account = account or source.options.account
        for part in table:
            _send_personal(bank, out, part, account)
        totals = _totals(table)
        return bank.facts(
            source,
            self.format,
            self.version,
            account=account,
            stated=lambda code, flow, exp: _stated(totals, len(bank.flows), flow, exp, code),
        )

    def _corporate(self, source: Source, out: Sink) -> list[StatementFacts]:
        bank = BankRows()
        table = open_table(source, CORPORATE, footer=_ends)
        for part in table:
            _send_corporate(bank, out, part)
        return bank.facts(source, self.format, self.version, account=source.options.account)


def _send_personal(bank: BankRows, out: Sink, part: Part, account: str) -> None:
    currency = currency_codes(part, "记账币种")
    exp = one_exponent(part, IN, currency)
    amount = two_columns(part, IN, OUT, exp, DASHES)
    subtype = part.text("摘要")
    party, place = part.text("对方户名"), part.text("交易场所")
    bank.send(
        out,
        part,
        when=part.time("交易日期", DAY_TIMES),
        amount=amount,
        exp=exp,
        account=repeated(account, len(part)),
        currency=currency,
        balance=hidden(part, "余额", exp),
        kind=kinds(amount, subtype),
        counterparty=first_filled(party, place),
        subtype=subtype,
        text=joined(part.text("交易详情"), place, part.text("对方账户")),
    )


def _send_corporate(bank: BankRows, out: Sink, part: Part) -> None:
    amount = two_columns(part, "贷方发生额", "借方发生额", 2, DASHES)
    subtype = part.text("摘要")
    bank.send(
        out,
        part,
        when=part.time("交易时间", DAY_TIMES),
        amount=amount,
        exp=2,
        account=part.ref("本方账号"),
        currency=currency_codes(part, "币种"),
        balance=hidden(part, "余额", 2),
        kind=kinds(amount, subtype),
        counterparty=part.text("对方单位名称"),
        channel_ref=part.ref("凭证号", blank=("0", *DASHES)),
        subtype=subtype,
        text=joined(part.text("用途"), part.text("个性化信息"), part.text("对方账号")),
    )


def _totals(table: Table) -> list[tuple[str, str, str]]:
    """Return (name of the currency or "", money in, money out) of the lines of sums, as printed."""
    at = table.columns.find(IN), table.columns.find(OUT)
    found = []
    for printed in table.footer_cells:
        cells = [clean_cell(one) for one in printed]
        word = next(filter(None, cells), "")
        if len(cells) > max(at) and "合计" in word:
            found.append((word.replace("合计", "").replace("金额", ""), cells[at[0]], cells[at[1]]))
    return found


def _ends(line: str) -> bool:
    return "合计" in re.split("[,;\t]", line.lstrip(',;\t" '), maxsplit=1)[0]


def _stated(totals: Sequence[tuple[str, str, str]], count: int, flow: Flow, exp: int, currency: str) -> list[Check]:
    """Compare the sums of a currency; a line without its name speaks for the only currency there is."""
    checks = []
    for name, into, out in totals:
        if (currency_code(name) != currency) if name else count > 1:
            continue
        for key, printed, found in (("sum_in", into, flow.sum_in), ("sum_out", out, -flow.sum_out)):
            check = stated_check(key, printed, found, exp, currency)
            checks += [check] if check else []
    return checks
