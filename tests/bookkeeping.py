"""Vouchers as a bookkeeper writes them for the demo shop's bank rows and orders, with slips that are known."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.record import Layer, State
from app.services.ports import Book

HEADER = [
    *("日期", "凭证字", "凭证号", "附件数", "分录序号", "摘要", "科目代码", "科目名称", "借方金额", "贷方金额", "客户"),
    *("供应商", "职员", "项目", "部门", "存货", "自定义辅助核算类别", "自定义辅助核算编码", "自定义辅助核算类别1"),
    *("自定义辅助核算编码1", "数量", "单价", "原币金额", "币别", "汇率"),
]
OTHER = ("2241", "其他应付款")


@dataclass
class Slips:
    """What was done wrong: code → record number of the bank row, or amount in cents of what the bank never had."""

    planted: dict[str, int] = field(default_factory=dict)


def write_vouchers(book: Book, path: Path) -> Slips:
    """Write a voucher for each bank row of a book and one for each month's sales, but for the planted slips."""
    with book.read() as uow:
        names = ["record", "at", "amount", "account", "layer", "state", "refunded", "text", "counterparty"]
        rows = uow.records.table(columns=names).to_pylist()
    rows.sort(key=lambda one: (one["at"], one["record"]))
    bank = [one for one in rows if one["layer"] == Layer.BANK and one["amount"]]
    made = Slips()
    alone = [one for one in bank if sum(abs(other["amount"]) == abs(one["amount"]) for other in bank) == 1]
    lost, typed, twice = alone[1], next(one for one in alone[2:] if swapped(one["amount"])), alone[-1]
    made.planted = {"EX1": lost["record"], "AM14": typed["record"], "EX4": twice["record"], "EX2": 1_234_567}
    lines: list[list[str]] = []
    number = 0
    for one in bank:
        if one is lost:
            continue
        amount = swapped(one["amount"]) if one is typed else one["amount"]
        for _again in range(2 if one is twice else 1):
            number += 1
            lines += _voucher(number, one["at"] // 86_400, _said(one), [(_account(one["account"]), amount)])
    number += 1
    lines += _voucher(number, bank[3]["at"] // 86_400, "付押金", [(_account(bank[3]["account"]), -1_234_567)])
    _sales(rows, lines, number)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *lines])
    return made


def _sales(rows: list[dict[str, int]], lines: list[list[str]], number: int) -> None:
    """Add a voucher for each month's sales: revenue and 13 % tax of what orders that count are worth."""
    months: dict[tuple[int, int], int] = {}
    for one in rows:
        if one["layer"] == Layer.ORDER and one["state"] not in (State.UNPAID, State.CLOSED):
            day = date.fromordinal(date(1970, 1, 1).toordinal() + one["at"] // 86_400)
            months[day.year, day.month] = months.get((day.year, day.month), 0) + one["amount"]
    for (year, month), total in sorted(months.items()):
        number += 1
        base = round(total * 100 / 113)
        last = (date(year + month // 12, month % 12 + 1, 1) - date(1970, 1, 1)).days - 1
        sales = [(("5001", "主营业务收入"), -base), (("2221.01", "应交税费_销项税"), base - total)]
        lines += _voucher(number, last, f"{month}月销售", sales)


def _said(one: dict[str, str]) -> str:
    return one["counterparty"] or one["text"] or "银行"


def _account(bank: str) -> tuple[str, str]:
    return ("1002.01", f"银行存款_招商银行{bank[-4:]}")


def swapped(amount: int) -> int:
    """Return an amount with two neighbouring digits changed, 0 where no two differ."""
    text = str(abs(amount))
    at = next((n for n in range(len(text) - 1) if text[n] != text[n + 1] and text[n + 1] != "0"), -1)
    if at < 0:
        return 0
    value = int(text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    return -value if amount < 0 else value


def _voucher(number: int, day: int, text: str, lines: list[tuple[tuple[str, str], int]]) -> list[list[str]]:
    """Return the rows of one voucher in cents, debit positive, with a line that makes it balance."""
    when = date.fromordinal(date(1970, 1, 1).toordinal() + day).isoformat()
    out = []
    for at, ((code, name), value) in enumerate([*lines, (OTHER, -sum(value for _, value in lines))], 1):
        whole = f"{abs(value) // 100}.{abs(value) % 100:02d}"
        sides = (whole, "") if value >= 0 else ("", whole)
        tail = ["RMB", "1"]
        out.append([when, "记", str(number), "0", str(at), text, code, name, *sides, *[""] * 12, whole, *tail])
    return out
