"""douyin.insurance: premiums that a Douyin shop paid, one row a policy; several of them are one row of the ledger.

Two lists: 保费支出 of the ledger's zip (保险单号, 金额(元)) and the policy report (投保单号, 支付保费). A file of a
header alone is normal. 动账流水号 names the ledger row that carries them: they tell what it consists of. Known traps:
amounts are printed positive, a premium that is given back negative; policies that are not paid yet have no day of
movement and are pending.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.douyin import FLOW, SUB_ORDER, WHEN
from app.importers.families.orders import earliest_known, offsets
from app.importers.families.platform import (
    BLANK,
    bill_facts,
    ids,
    is_total_line,
    need_time,
    totals_stated,
    without_note,
)
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

POLICY: Names = ["保险单号", "投保单号"]
AMOUNT: Names = ["金额(元)", "金额", "支付保费", "支付保费(元)"]
HEADER: list[Names] = [POLICY, FLOW, AMOUNT, WHEN]


@register
class DouyinInsurance:
    """Every premium, by policy."""

    format = "douyin.insurance"
    version = 1
    title = "Douyin insurance premiums"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each policy."""
        table = open_table(source, HEADER, footer=is_total_line)
        total = notes = 0
        for number, whole in enumerate(table):
            part = whole if number else without_note(whole)
            notes += len(whole) - len(part)
            total += _send(part, out)
        checks = totals_stated(table, AMOUNT, total)
        return [
            bill_facts(source, self.format, self.version, rows=table.rows - notes, layer=Layer.CHANNEL, checks=checks)
        ]


def _send(part: Part, out: Sink) -> int:
    if not len(part):
        return 0
    printed = part.minor(AMOUNT).value
    moved = part.time(WHEN, times.ANY, blank=BLANK)
    when = earliest_known(moved, *(part.time(one, times.ANY, blank=BLANK) for one in ("承保时间", "下单时间")))
    need_time(part, when.valid, WHEN)
    flow, policy = ids(part, FLOW), ids(part, POLICY)
    described = first_filled(part.text("摘要描述", blank=BLANK), part.text("保险名称", blank=BLANK))
    out.send(
        row=part.row,
        layer=Layer.CHANNEL.value,
        kind=Kind.FEE.value,
        state=np.where(moved.valid, State.DONE, State.PENDING).astype(np.int8),
        at=when.at,
        offset=offsets(when),
        amount=-printed,
        currency="CNY",
        order_ref=first_filled(ids(part, SUB_ORDER), ids(part, "订单编号")),
        channel_ref=policy,
        parent_ref=flow,
        batch_ref=flow,
        counterparty=part.text("承保保司", blank=BLANK),
        status=part.text(["保费状态", "保障状态"], blank=BLANK),
        subtype=described,
        text=joined(part.text("备注", blank=BLANK), part.text("保费来源", blank=BLANK)),
        key=joined(policy, flow, between="|"),
    )
    return int(printed.sum())
