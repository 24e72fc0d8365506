"""douyin.account: the account ledger 账户流水 of a Douyin shop (`动账明细 - 聚合账户.csv`), with a running balance.

Known traps: amounts are signed, and 账户方向 says the direction again; rows of one second are in no order, so balances
are chained, not read downwards; ids begin with `'` or a back-tick; a zip holds one file for each account.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import SecondChain
from app.importers.families.douyin import AMOUNT, FLOW, ORDER, SCENE, SUB_ORDER, WHEN, kind_of_scene, row_key
from app.importers.families.orders import offsets
from app.importers.families.platform import (
    BLANK,
    RowSums,
    bill_facts,
    both,
    ids,
    is_total_line,
    totals_stated,
    without_note,
)
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

DIRECTION: Names = both("账户方向")
BALANCE: Names = both("账户余额", "账户余额(元)")
HEADER: list[Names] = [WHEN, DIRECTION, AMOUNT, BALANCE]
DIRECTIONS = {"收入": 1, "入账": 1, "入帐": 1, "支出": -1, "出账": -1, "出帐": -1}


@register
class DouyinAccount:
    """Every movement of one account, with its balance."""

    format = "douyin.account"
    version = 1
    title = "Douyin account ledger"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        table = open_table(source, HEADER, footer=is_total_line)
        sums, chain = RowSums(), SecondChain()
        total = notes = 0
        for number, whole in enumerate(table):
            part = whole if number else without_note(whole)
            notes += len(whole) - len(part)
            total += _send(part, out, sums, chain)
        balance, opening, closing = chain.close()
        checks = [*totals_stated(table, AMOUNT, total), *([balance] if balance else [])]
        return [
            bill_facts(
                source,
                self.format,
                self.version,
                rows=table.rows - notes,
                layer=Layer.CHANNEL,
                checks=checks,
                sums=sums,
                opening=opening,
                closing=closing,
            )
        ]


def _send(part: Part, out: Sink, sums: RowSums, chain: SecondChain) -> int:
    if not len(part):
        return 0
    printed = part.minor(AMOUNT).value
    way = part.one_of(DIRECTION, DIRECTIONS).astype(np.int64)
    moved = way * np.abs(printed)
    sums.add(part.row, direction=(printed < 0) & (way > 0))
    balance = part.minor(BALANCE, blank=BLANK)
    when = part.time(WHEN, times.ANY)
    chain.add(moved, balance.value, balance.valid, when.at)
    scene = first_filled(part.text(SCENE, blank=BLANK), part.text("备注", blank=BLANK))
    kind = part.by_word(joined(scene, where(moved < 0, "-", "+"), between="\x1f"), kind_of_scene)
    flow, order, main = ids(part, FLOW), ids(part, SUB_ORDER), ids(part, ORDER)
    out.send(
        row=part.row,
        layer=np.where(kind == Kind.WITHDRAWAL, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8),
        kind=kind,
        state=State.DONE.value,
        at=when.at,
        offset=offsets(when),
        amount=moved,
        currency="CNY",
        balance=balance,
        order_ref=first_filled(order, main),
        channel_ref=flow,
        subtype=scene,
        status=part.text(DIRECTION),
        text=joined(part.text("备注", blank=BLANK), main),
        key=row_key(part, flow, order, scene),
    )
    return int(moved.sum())
