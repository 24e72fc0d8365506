"""pinduoduo.account: the account flow (账务明细) of a Pinduoduo shop, CSV in GB18030, or re-saved.

Layout: line 1 names the file, line 2 is empty, line 3 gives the time, then a sentinel and the header. Known
traps: a reader that drops blank lines takes the wrong header; money out is printed negative and unused cells
are 0; no row has a number of its own, so equal rows may both be genuine; the footer's counts include events
of zero yuan, hence only both counts together can be held against the rows; the header shares most names
with Alipay's account log (told apart by 账务类型); new codes in 业务描述 appear every month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import stated_check
from app.importers.controls import Flow, control_of, count_check
from app.importers.families.bank import stated_period
from app.importers.families.orders import DASHES, offsets
from app.importers.families.platform import in_less_out
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Line

ORDER: list[str] = ["商户订单号", "商品订单号", "订单号"]
IN: list[str] = ["收入金额（+元）", "收入金额"]
OUT: list[str] = ["支出金额（-元）", "支出金额"]
HEADER: list[Names] = [ORDER, "发生时间", IN, OUT, "账务类型"]

#: 账务类型 → kind. Words that are not here are kept as OTHER, never dropped.
TYPES = {
    "交易收入": Kind.PAYMENT,
    "交易退款": Kind.REFUND,
    "技术服务费": Kind.COMMISSION,
    "基础技术服务费": Kind.COMMISSION,
    "提现": Kind.WITHDRAWAL,
    "转账": Kind.TRANSFER,
    "优惠券结算": Kind.SUBSIDY,
    "平台补贴": Kind.SUBSIDY,
    "售后补偿": Kind.ADJUSTMENT,
    "扣款": Kind.ADJUSTMENT,
    "保证金": Kind.HOLD,
}
#: Groups of 业务描述 (first four digits) → kind, where 账务类型 says only "other".
GROUPS = {"0010": Kind.PAYMENT, "0020": Kind.REFUND, "0030": Kind.COMMISSION, "0040": Kind.ADJUSTMENT}
#: A transfer that a bank statement may show; others go to the shop's advertising or deposit account.
TO_BANK = "提现|银行"

_PERIOD = re.compile(r"起始时间[:：]\s*([0-9-]{8,10})\s+([0-9:]+).*?终止时间[:：]\s*([0-9-]{8,10})\s+([0-9:]+)")
_TOTAL = re.compile(r"(支出|收入)合计[:：]\s*([0-9,]+)\s*笔\s*[,，;；]?\s*共\s*([-+0-9.,]+|[^元]*)\s*元")
_EXPORTED = re.compile(r"导出时间[:：]\s*\[?\s*([0-9/-]+ [0-9:]+)")


@register
class PinduoduoAccount:
    """Every movement of a shop's account at Pinduoduo in a time."""

    format = "pinduoduo.account"
    version = 1
    title = "Pinduoduo account flow"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header; Alipay's account log has no 账务类型."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        table = open_table(source, HEADER, footer=lambda line: line.lstrip('"\t ').startswith("#"))
        flow = Flow()
        for part in table:
            _send(part, source, out, flow)
        checks = _checks(table.footer, flow)
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL.value,
                account=source.options.account,
                shop=source.options.shop,
                currency="CNY",
                rows_read=table.rows,
                control=control_of(checks, flow.sides),
                checks=tuple(checks),
                exported_at=_exported(table.footer),
                **_period(table.preamble),
            )
        ]


def _send(part: Part, source: Source, out: Sink, flow: Flow) -> None:
    amount = in_less_out(part, IN, OUT)
    flow.add(amount)
    word = part.text("账务类型")
    described = part.text("业务描述", blank=DASHES)
    by_type = part.by_word(word, TYPES.get, other=Kind.OTHER)
    by_group = part.by_word(described, lambda text: GROUPS.get(text[:4]), other=Kind.OTHER)
    remark = part.text("备注", blank=DASHES)
    kind = np.where(by_type == Kind.OTHER, by_group, by_type).astype(np.int8)
    moved = np.flatnonzero(kind == Kind.TRANSFER)
    said = joined(*(one.take(pa.array(moved)) for one in (remark, described)))
    kind[moved[pc.match_substring_regex(said, TO_BANK).to_numpy(zero_copy_only=False)]] = Kind.WITHDRAWAL
    layer = np.where(kind == Kind.WITHDRAWAL, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8)
    when = part.time("发生时间")
    out.send(
        row=part.row,
        layer=layer,
        kind=kind,
        at=when.at,
        offset=offsets(when),
        amount=amount,
        currency="CNY",
        order_ref=part.ref(ORDER, blank=DASHES),
        state=State.DONE.value,
        subtype=word,
        text=joined(described, remark),
        account=repeated(source.options.account, len(part)),
    )


def _checks(lines: Sequence[Line], flow: Flow) -> list[Check]:
    """Compare the footer: sums one by one, counts together."""
    checks: list[Check | None] = []
    counts = []
    for line in lines:
        found = _TOTAL.search(line.text)
        if not found:
            continue
        word, count, total = found.groups()
        counts.append(amounts.parse(count, 0) or 0)
        if word == "收入":
            checks.append(stated_check("sum_in", total, flow.sum_in, 2))
        else:
            checks.append(stated_check("sum_out", total.lstrip("-"), -flow.sum_out, 2))
    if len(counts) == 2:
        checks.append(count_check("count", sum(counts), flow.rows))
    return [one for one in checks if one]


def _period(lines: Sequence[Line]) -> dict[str, Any]:
    found = next((match for line in lines if (match := _PERIOD.search(line.text))), None)
    return stated_period(found[1], found[3]) if found else {}


def _exported(lines: Sequence[Line]) -> str:
    return next((match[1] for line in lines if (match := _EXPORTED.search(line.text))), "")
