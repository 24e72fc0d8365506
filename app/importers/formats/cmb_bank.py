"""cmb.bank: account statements of China Merchants Bank (招商银行): four layouts.

PDF list turned into CSV: 记账日期, 货币, 交易金额 (signed, grouped), 联机余额, 交易摘要, 对手信息, 客户摘要;
  对手信息 is the name with the account glued to it. Dates alone.
Personal PC export (`CMB_….csv`): six `#` lines, quoted, then 交易日期, 交易时间, 收入, 支出, 余额, 交易类型,
  交易备注; values begin with a TAB inside the quotes; ends with `# 收入合计: 2 笔，共 9.00 元` and 支出合计.
  A list that was filtered (过滤设置 not 无) has balances that do not follow from each other.
Corporate workbook: header in row 3 or 13; 借方金额 is money out, 贷方金额 money in, the other is 0 or blank;
  dates `20210112`, times `080024` (80024 where a spreadsheet took it for a number); 流水号 is the row's own.
Credit card: a title with year and month (2024年01月), then 交易日 (may be blank) and 记账日 without a year (12/29 in
  a statement of January is last year's), 交易摘要, 人民币金额 (spending positive), 卡号末四位, 交易地金额
  (`-3.90(CN)`).
The first list is also read out of the bank's PDF (招商银行交易流水).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow.compute as pc

from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import stated_check, stated_count
from app.importers.controls import Flow
from app.importers.families.bank import (
    BankRows,
    currency_code,
    currency_codes,
    day_and_clock,
    hidden,
    kinds,
    one_exponent,
    stated_period,
    two_columns,
)
from app.importers.families.bank_fits import fits
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import read_layout
from app.importers.families.orders import DASHES
from app.importers.heads import header_in, says
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Line

LIST: list[Names] = ["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息"]
PERSONAL: list[Names] = ["交易日期", "交易时间", "收入", "支出", "余额", "交易类型", "交易备注"]
PARTY: list[str] = ["收/付方名称", "收(付)方名称"]
CORPORATE: list[Names] = ["交易日", ["借方金额", "借方"], ["贷方金额", "贷方"], "余额", ["摘要", "业务摘要"], PARTY]
CARD = BankLayout(
    header=("交易日", "记账日", "交易摘要", "人民币金额", ("卡号末四位", "卡末四位")),
    day="交易日",
    days=("交易日", "记账日"),
    amount="人民币金额",
    sign=-1,
    party=("交易摘要",),
    text=("交易摘要", ("卡号末四位", "卡末四位"), ("交易地金额", "交易地金额(币种)")),
    footer=("合计", "总计", "说明", "温馨提示"),
    chained=False,
)

_ACCOUNT = re.compile(r"账\s*号[:：]\s*\[?\s*(?:[^:：\[\]]*[:：])?\s*([0-9*]{4,})")
_OWN_ACCOUNT = re.compile(r"(?:银行帐号|银行账号|本方帐号|本方账号|帐号|账号)[\s,;:：\"]*([0-9*]{6,})")
_CURRENCY = re.compile(r"币\s*种[:：,]\s*\[?\s*([^\]\s,\"]+)")
_FROM = re.compile(r"(?:起始日期|开始日期|查询开始日期)[:：,\s\"]*\[?\s*(\d{4}[-/年]?\d{1,2}[-/月]?\d{1,2})")
_TO = re.compile(r"(?:终止日期|结束日期|截止日期|查询结束日期)[:：,\s\"]*\[?\s*(\d{4}[-/年]?\d{1,2}[-/月]?\d{1,2})")
_EXPORTED = re.compile(r"导出时间[:：]\s*\[\s*([0-9: -]+?)\s*\]")
_TOTAL = re.compile(r"(收入|支出)合计[:：]\s*\[?\s*([0-9,]+)\s*笔[，,、\s]*(?:共|金额)?[:：]?\s*([-0-9,.]+)\s*元?")


@register
class CmbBank:
    """A bank statement of China Merchants Bank."""

    format = "cmb.bank"
    version = 1
    title = "China Merchants Bank statement"

    def sniff(self, head: Head) -> float:
        """Look for one of the headers; the personal one is common, so the bank must be named too."""
        if header_in(head, LIST) or header_in(head, CORPORATE) or fits(CARD, head):
            return 1.0
        return 1.0 if says(head, "招商银行") and header_in(head, PERSONAL) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each line."""
        if header_in(source.head, LIST):
            return self._list(source, out)
        if fits(CARD, source.head):
            return read_layout(source, out, CARD, self.format, self.version)
        return self._corporate(source, out) if header_in(source.head, CORPORATE) else self._personal(source, out)

    def _list(self, source: Source, out: Sink) -> list[StatementFacts]:
        bank = BankRows()
        table = open_table(source, LIST)
        account = _found(_ACCOUNT, table.preamble) or source.options.account
        for part in table:
            currency = currency_codes(part, "货币")
            exp = one_exponent(part, "交易金额", currency)
            amount = part.minor("交易金额", exp).value
            party = part.text("对手信息")
            name = pc.replace_substring_regex(party, r"\s*[0-9*]{6,}$", "")
            subtype = part.text("交易摘要")
            bank.send(
                out,
                part,
                when=part.date("记账日期"),
                amount=amount,
                exp=exp,
                account=repeated(account, len(part)),
                currency=currency,
                balance=hidden(part, "联机余额", exp),
                kind=kinds(amount, subtype),
                counterparty=pc.if_else(pc.equal(name, ""), party, name),
                subtype=subtype,
                text=joined(part.text("客户摘要"), pc.if_else(pc.equal(name, party), "", party)),
            )
        return bank.facts(source, self.format, self.version, account=account)

    def _personal(self, source: Source, out: Sink) -> list[StatementFacts]:
        bank = BankRows()
        table = open_table(source, PERSONAL, footer=lambda line: line.lstrip('"\t ').startswith("#"))
        account = _found(_ACCOUNT, table.preamble) or source.options.account
        currency = currency_code(_found(_CURRENCY, table.preamble)) or "CNY"
        for part in table:
            _send_personal(bank, out, part, account, currency)
        totals = [match.groups() for line in table.footer if (match := _TOTAL.search(line.text))]
        filtered = any("过滤设置" in line.text and "无" not in line.text for line in table.preamble)
        return bank.facts(
            source,
            self.format,
            self.version,
            account=account,
            currency=currency,
            chained=not filtered,
            stated=lambda code, flow, exp: _stated(totals, flow, exp, code),
            **_period(table.preamble),
            exported_at=_found(_EXPORTED, table.preamble),
        )

    def _corporate(self, source: Source, out: Sink) -> list[StatementFacts]:
        bank = BankRows()
        table = open_table(source, CORPORATE, footer=lambda line: "合计" in re.split("[,;\t]", line, maxsplit=1)[0])
        account = _found(_OWN_ACCOUNT, table.preamble) or source.options.account
        said = currency_code(_found(_CURRENCY, table.preamble)) or "CNY"
        for part in table:
            _send_corporate(bank, out, part, account, said)
        return bank.facts(source, self.format, self.version, account=account, currency=said, **_period(table.preamble))


def _send_personal(bank: BankRows, out: Sink, part: Part, account: str, currency: str) -> None:
    amount = two_columns(part, "收入", "支出", 2, ("-",))
    subtype = part.text("交易类型")
    remark = part.text("交易备注")
    bank.send(
        out,
        part,
        when=day_and_clock(part, "交易日期", "交易时间"),
        amount=amount,
        exp=2,
        account=repeated(account, len(part)),
        currency=repeated(currency, len(part)),
        balance=hidden(part, "余额", 2),
        kind=kinds(amount, subtype),
        counterparty=remark,
        subtype=subtype,
        text=remark,
    )


def _send_corporate(bank: BankRows, out: Sink, part: Part, account: str, said: str) -> None:
    amount = two_columns(part, CORPORATE[2], CORPORATE[1], 2, DASHES)
    subtype = joined(part.text("交易类型"), part.text("摘要"))
    number = part.ref(["流水号", "交易流水号"], blank=DASHES)
    reversal = part.text("冲帐标志", blank=("N", "0", "否", *DASHES))
    bank.send(
        out,
        part,
        when=day_and_clock(part, "交易日", "交易时间"),
        amount=amount,
        exp=2,
        account=repeated(account, len(part)),
        currency=currency_codes(part, "币种") if part.has("币种") else repeated(said, len(part)),
        balance=hidden(part, "余额", 2),
        kind=kinds(amount, subtype),
        counterparty=part.text(PARTY),
        channel_ref=number,
        key=number,
        status=reversal,
        subtype=subtype,
        text=joined(part.text("用途"), part.text("业务摘要"), part.text("其它摘要"), part.text("业务参考号")),
    )


def _found(pattern: re.Pattern[str], lines: Sequence[Line]) -> str:
    return next((match.group(1).strip() for line in lines if (match := pattern.search(line.text))), "")


def _period(lines: Sequence[Line]) -> dict[str, Any]:
    """Return the period that the preamble states."""
    return stated_period(_found(_FROM, lines), _found(_TO, lines))


def _stated(totals: Sequence[tuple[str, ...]], flow: Flow, exp: int, currency: str) -> list[Check]:
    """Compare the footer's counts and sums; spending is printed with or without a minus."""
    checks = []
    for word, count, total in totals:
        name, rows, found = (
            ("in", flow.count_in, flow.sum_in) if word == "收入" else ("out", flow.count_out, -flow.sum_out)
        )
        checks.append(stated_count(f"count_{name}", count, rows))
        checks.append(stated_check(f"sum_{name}", total.lstrip("-"), found, exp, currency))
    return [one for one in checks if one]
