"""jd.personal: the trade list of a personal JD account (京东交易流水), CSV or re-saved.

Layout: a real export of 2025, twenty lines of preamble with the account, the days and three totals. Known traps:
values end in a TAB, rows in `, ,`; nothing is quoted, so a comma may stand in a title; an amount may carry a
note, `131.77(已退款89.84)` or `468.32(已全额退款)`, while each refund has a row of its own as well. The stated total of
money out is after those notes; the one of 不计收支 leaves out what was refunded in full and what is not paid yet
(先享后付). Each row keeps what it moved: purchases whole, refunds in their own rows, and 0 what is not paid yet: its
printed amount stands in its text. What was refunded in full is proved by the rows of the refunds alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts, times
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import all_stated, stated_check, stated_count
from app.importers.families.bank import stated_period
from app.importers.families.orders import CHINA
from app.importers.families.platform import BLANK, bill_facts
from app.importers.heads import header_in
from app.importers.joined import extracted, filled, joined, where
from app.importers.names import Names, clean_cell, same_name
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Line

AMOUNT, WAY = "金额", "收/付款方式"
HEADER: list[Names] = ["交易时间", "商户名称", "交易说明", AMOUNT, WAY, "交易状态", "收/支", "交易分类", "交易订单号"]
_WIDTH = 11
DIRECTIONS = {"收入": 1, "支出": -1, "不计收支": 0}
_NAMES = {"收入": "in", "支出": "out", "不计收支": "neutral"}
_FORM = r"^(?P<paid>[^(（]+)(?:[(（](?P<all>已全额退款)[)）]|[(（]已退款(?P<back>[0-9.,]+)(?:元)?[)）])?$"
_LATER = "先享后付"
_ACCOUNT = re.compile(r"京东账[号户]名?\s*[:：]\s*([^\s,;，；\"]+)")
_PERIOD = re.compile(r"日期区间\s*[:：]\s*([0-9-]{8,10})\s*至\s*([0-9-]{8,10})")
_ASKED = re.compile(r"申请时间\s*[:：]\s*([0-9-]{8,10} [0-9:]{7,8})")
_COUNT = re.compile(r"共\s*[:：]?\s*([^笔,，\s]+)\s*笔记录")
_TOTAL = re.compile(
    r"^\W*(收入|支出|不计收支)\s*[:：]\s*([^笔]*)笔(?:[(（]含([0-9]+)笔[^)）]*[)）])?\s*[,，;；]?\s*([^元]*)元"
)


@register
class JdPersonal:
    """What a person bought, got back and moved at JD."""

    format = "jd.personal"
    version = 3
    title = "JD personal trade list"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        quoted = source.head.container != "text" or '"' in source.head.text
        told = [same_name(one) for one in header_in(source.head, HEADER)].index("交易说明")
        table = open_table(source, HEADER, quotes=quoted, split=None if quoted else partial(split_line, told=told))
        said = "\n".join(one.text for one in table.preamble)
        named = _ACCOUNT.search(said)
        account = clean_cell(named[1] if named else "") or source.options.account
        sums = _Sums()
        for part in table:
            _send(part, out, account, sums)
        period, asked = _PERIOD.search(said), _ASKED.search(said)
        checks = _checks(table.preamble, sums)
        return [
            bill_facts(
                source,
                self.format,
                self.version,
                rows=table.rows,
                layer=Layer.CHANNEL,
                checks=checks,
                proven=(sums.refunds == sums.refunded or not sums.bought)
                and all_stated(checks, {f"sum_{_NAMES[word]}": total for word, total in sums.total.items()}),
                account=account,
                exported_at=asked[1].replace(" ", "T") if asked else "",
                **(stated_period(period[1], period[2]) if period else {}),
            )
        ]


def split_line(line: str, told: int = 2) -> list[str]:
    """Return the cells of a line of which one text, at `told`, holds commas, where only one way of cutting it is right.

    A spreadsheet that saves the list with TABs or semicolons puts them for the commas inside a text as well.
    """
    cells = line.split(max(",\t;", key=line.count))
    more = [at for at in range(told + 1, len(cells) - 3) if _stands_here(cells, at)]
    if len(more) != 1:
        return cells
    at = more[0]
    return [*cells[:told], ",".join(cells[told:at]), *cells[at:]]


def _stands_here(cells: Sequence[str], at: int) -> bool:
    found = re.match(_FORM, clean_cell(cells[at]))
    if found is None or amounts.parse(found["paid"]) is None:
        return False
    return clean_cell(cells[at + 3]) in DIRECTIONS


class _Sums:
    """Counts and sums by direction as the preamble states them; notes: how many purchases were refunded in part."""

    def __init__(self) -> None:
        self.rows = 0
        self.notes = 0
        self.refunds = 0  # of rows that are refunds
        self.refunded = 0  # by the notes of purchases
        self.bought = False  # whether a purchase is neither income nor expense: nearly always refunded in full
        self.count = dict.fromkeys(DIRECTIONS, 0)
        self.total = dict.fromkeys(DIRECTIONS, 0)

    def add(self, way: NDArray[np.int8], left: NDArray[np.int64], noted: NDArray[np.bool_]) -> None:
        self.rows += len(way)
        self.notes += int((noted & (way == DIRECTIONS["支出"])).sum())
        for word, sign in DIRECTIONS.items():
            self.count[word] += int((way == sign).sum())
            self.total[word] += int(left[way == sign].sum())

    def add_refunds(self, refunds: NDArray[np.int64], noted: NDArray[np.int64], bought: NDArray[np.bool_]) -> None:
        self.refunds += int(refunds.sum())
        self.refunded += int(noted.sum())
        self.bought |= bool(bought.any())


def _send(part: Part, out: Sink, account: str, sums: _Sums) -> None:
    paid, back, whole = _amounts(part)
    way = part.one_of("收/支", DIRECTIONS)
    status, described = part.text("交易状态", blank=BLANK), part.text("交易说明", blank=BLANK)
    refund = pc.or_(pc.match_substring(status, "退款"), pc.starts_with(described, "退款"))
    later = pc.match_substring(part.text(WAY), _LATER).to_numpy(zero_copy_only=False)
    # what came back of a purchase is noted at the purchase alone: its status may already speak of the refund
    is_refund = refund.to_numpy(zero_copy_only=False) & ~whole & (back == 0)
    unpaid = later & (way == 0)
    sums.add(way, np.where(whole | unpaid, 0, paid - back), back > 0)
    neutral = (way == 0) & ~unpaid
    sums.add_refunds(np.where(is_refund & neutral, paid, 0), np.where(whole, paid, back), ~is_refund & neutral)
    sign = np.where(unpaid, 0, np.where(way != 0, way, np.where(is_refund, 1, -1)))
    when = part.time("交易时间", times.ANY)
    category = part.text("交易分类", blank=BLANK)
    out.send(
        row=part.row,
        layer=Layer.CHANNEL.value,
        kind=part.by_word(category, _kind),
        state=np.where(later, State.PENDING, _states(part, status)).astype(np.int8),
        at=when.at,
        offset=CHINA,
        amount=sign * paid,
        currency="CNY",
        order_ref=part.ref("交易订单号", blank=BLANK),
        channel_ref=part.ref("商家订单号", blank=BLANK),
        counterparty=part.text("商户名称", blank=BLANK),
        subtype=category,
        status=joined(status, where(way == 0, part.text("收/支"), "")),
        text=joined(described, part.text(WAY, blank=BLANK), part.text("备注", blank=BLANK), _note(part, unpaid)),
        account=account,
    )


def _amounts(part: Part) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return (amount, what its note says was refunded, whether that is all of it)."""
    printed = part.text(AMOUNT)
    right = pc.match_substring_regex(printed, _FORM)
    if not pc.all(right, min_count=0).as_py():
        part.refuse("refused.not_amount", AMOUNT, pc.index(right, False).as_py())
    found = []
    for group, blank in (("paid", None), ("back", ())):
        value, _valid, bad = amounts.minor(extracted(printed, _FORM, group), 2, blank)
        if bad >= 0:
            part.refuse("refused.not_amount", AMOUNT, bad)
        found.append(value)
    paid, back = found
    if (paid < 0).any() or (back > paid).any():
        part.refuse("refused.not_amount", AMOUNT, int(np.argmax((paid < 0) | (back > paid))))
    return paid, back, filled(extracted(printed, _FORM, "all"))


def _note(part: Part, unpaid: NDArray[np.bool_]) -> pa.Array:
    """Return the note of an amount, which says what came back; of one that is not paid yet, the amount."""
    printed = part.text(AMOUNT)
    return where(unpaid, printed, pc.replace_substring_regex(printed, r"^[^(（]*", ""))


def _states(part: Part, status: pa.Array) -> NDArray[np.int8]:
    def state(word: str) -> int:
        if any(one in word for one in ("关闭", "失败", "取消")):
            return State.FAILED
        return State.DONE if "成功" in word or "完成" in word else State.PENDING

    return part.by_word(status, state)


def _kind(word: str) -> int:
    """Return what a row is to a shop: buying is no sale, so it is neither payment nor refund."""
    return (Kind.TRANSFER if any(one in word for one in ("转账", "提现", "充值", "互转")) else Kind.OTHER).value


def _checks(preamble: Sequence[Line], sums: _Sums) -> list[Check]:
    checks: list[Check | None] = []
    for line in preamble:
        text = line.text.strip().strip(",")
        if found := _COUNT.search(text):
            checks.append(stated_count("count", found[1], sums.rows))
        if found := _TOTAL.search(text):
            word, count, notes, total = found.groups()
            name = _NAMES[word]
            checks.append(stated_count(f"count_{name}", count, sums.count[word]))
            checks.append(stated_check(f"sum_{name}", total, sums.total[word], 2))
            if notes:
                checks.append(stated_count("count_refunds", notes, sums.notes))
    return [one for one in checks if one is not None]
