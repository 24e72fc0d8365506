"""What a bank's list says around its rows: account, period, currency, totals, opening and closing balance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.statement import Check
from app.importers import amounts
from app.importers.checks import money_check, stated_check, stated_count
from app.importers.controls import Flow
from app.importers.families.bank import currency_code, stated_period
from app.importers.names import simplified
from app.importers.table import Line

_GAP = r"(?:\s*\[[^\]]*\])?[\s:：,|;\"'=¥￥]*"  # what stands between a name and its value; names may be bilingual
# years of four figures, or of three behind which the month stands apart: those of the Republic (115/07/01)
_DAY = r"(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}|(?<!\d)1\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2})日?"
_NUMBER = r"([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[xyzXYZ*×?][xyzXYZ*×?,.]*)"
_OWN = (
    r"(?:查询账号|本方账号|银行账号|客户账号|账户账号|账户号|卡号/账号|账\s*号|卡\s*号"
    r"|(?<![\u4e00-\u9fff])账户(?=\s*[:：]))"
)
_ACCOUNT = re.compile(rf"{_OWN}{_GAP}(?:\[?\s*[^\s:：,|\[\]0-9*]*[:：])?{_GAP}\t?([0-9][0-9* -]{{2,}}[0-9])")
_KIND_BEHIND = re.compile(r"^[\s\"']*([0-9]{10,16})\s+[^\s\d,]*(?:存|投资|投資)")  # `123456789012 活存`
_CURRENCY = re.compile(rf"币\s*[种别]{_GAP}\[?\s*([^\]\s,|\"：:]+)")
_RANGE = re.compile(
    rf"(?:时间范围|日期范围|起止日期|起止时间|交易区间|查询期间|交易期间|查询时间段?|查询区间|自)(?:{_GAP}[(（]?自)?{_GAP}{_DAY}"
    rf"[ 0-9:]*[\s,]*(?:-|—|–|－|至|到|~|～)+\s*{_DAY}"
)
_FROM = re.compile(rf"(?:查询)?(?:起始|开始)(?:日期|时间){_GAP}\[?{_DAY}")
_TO = re.compile(rf"(?:查询)?(?:终止|结束|截止)(?:日期|时间){_GAP}\[?{_DAY}")
_SIDES = {
    "贷方": "in",
    "收入": "in",
    "转入": "in",
    "存入": "in",
    "借方": "out",
    "支出": "out",
    "转出": "out",
    "取出": "out",
}
_SIDE = "(?P<side>" + "|".join(_SIDES) + ")"
_COUNT = re.compile(rf"(?:汇总|累计)?{_SIDE}(?:发生|交易)?(?:总|合计)?笔数{_GAP}\t?{_NUMBER}")
_SUM = re.compile(rf"(?:汇总|累计|总|合计)?{_SIDE}(?:发生|交易)?(?:合计|总计|总)?(?:金额|额){_GAP}\t?{_NUMBER}")
_ALL = re.compile(rf"(?<![方入出生易])总(?:交易)?笔数{_GAP}\t?{_NUMBER}")
_OPENING = re.compile(rf"(?:期初|承前|上期|上月末)(?:账户)?余额{_GAP}\t?{_NUMBER}")
_CLOSING = re.compile(rf"期末(?:账户)?余额{_GAP}\t?{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Said:
    """What the lines around the rows say; texts as printed, "" where they say nothing."""

    account: str = ""
    currency: str = ""
    first: str = ""
    last: str = ""
    totals: tuple[tuple[str, str], ...] = ()  # figure ("count_in", "sum_out" …) and what is printed
    opening: str = ""
    closing: str = ""

    def period(self) -> dict[str, Any]:
        """Return period_start and period_end where both are said."""
        return stated_period(self.first, self.last) if self.first and self.last else {}

    def checks(self, flow: Flow, exp: int, currency: str) -> list[Check]:
        """Compare the totals with the rows of the only statement."""
        found = {
            "count": flow.rows,
            "count_in": flow.count_in,
            "count_out": flow.count_out,
            "sum_in": flow.sum_in,
            "sum_out": -flow.sum_out,
        }
        checks = []
        for name, printed in self.totals:
            if name.startswith("count"):
                checks.append(stated_count(name, printed, found[name]))
            else:
                checks.append(stated_check(name, printed.lstrip("-+"), found[name], exp, currency))
        return [one for one in checks if one]

    def turned(self) -> Said:
        """Return the same with totals of money in and of money out changed over."""
        other = {"in": "out", "out": "in"}
        totals = [(name.partition("_"), printed) for name, printed in self.totals]
        return replace(self, totals=tuple((f"{a}{mid}{other.get(b, b)}", printed) for (a, mid, b), printed in totals))

    def balances(self, exp: int) -> tuple[int | None, int | None]:
        """Return the stated opening and closing at `exp`, None where they are not stated."""
        return amounts.parse(self.opening, exp), amounts.parse(self.closing, exp)


def said_around(lines: Sequence[Line], masked: bool = True) -> Said:
    """Read the lines before and after the rows of a Chinese bank's list."""
    texts = [simplified(one.text).replace("帐", "账").replace("\t", "") for one in lines]
    span = next((match for one in texts if (match := _RANGE.search(one))), None)
    return Said(
        account=(_first(_ACCOUNT, texts) or _first(_KIND_BEHIND, texts)).replace(" ", ""),
        currency=currency_code(_first(_CURRENCY, texts)),
        first=span.group(1) if span else _first(_FROM, texts),
        last=span.group(2) if span else _first(_TO, texts),
        totals=tuple(dict.fromkeys(one for text in texts for one in _totals(text))),
        opening=_first(_OPENING, texts),
        closing=_first(_CLOSING, texts),
    )


def _totals(text: str) -> list[tuple[str, str]]:
    found = [("count", match.group(1)) for match in _ALL.finditer(text)]
    for pattern, name in ((_COUNT, "count"), (_SUM, "sum")):
        for match in pattern.finditer(text):
            found.append((f"{name}_{_SIDES[match['side']]}", match.group(2)))
    return found


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    return next((match.group(1).strip() for one in texts if (match := pattern.search(one))), "")


def closing_check(opening: int | None, closing: int | None, moved: int, exp: int, currency: str) -> list[Check]:
    """Compare opening + movements with the closing that is stated; nothing where one of them is not."""
    if opening is None or closing is None:
        return []
    return [money_check("closing", closing, opening + moved, exp, currency)]
