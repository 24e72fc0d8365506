"""eleme.settlement: the bill of a shop on Taobao's 闪购, once Ele.me (淘宝闪购、饿了么), sheet 外卖账单明细.

Source of the layout: a whole month of a shop, 2026, published cell by cell (88 columns, 156 rows), and the names that a
chain's public tool asks for in the workbooks of years. 结算金额 is what a row settles = 商品金额 + 打包费 + 平台服务费
(技术服务费 + 配送服务费, below zero) + what the shop gave off in five columns, below zero. Known traps: what the
platform bore (平台…补贴) and the delivery that the buyer paid are in no sum; 退单 is a row of its own under the order's
number, below zero, its fee given back; other sheets of the workbook (保障服务费, 推广, 余额变动 …) take further money,
their columns are not known: they are named in the message. The sheet 账单汇总 states the sum of each day, store and
type: where the workbook has it, the rows are held against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import Layer
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts
from app.importers.families.platform import BLANK, first_time, ids, is_total_line
from app.importers.families.takeaway import kept, other_sheets, send_settled, sheets_left
from app.importers.heads import header_in
from app.importers.joined import first_filled
from app.importers.names import Names, same_name
from app.importers.open_table import open_table
from app.importers.part import Part

NET: Names = "结算金额"
ORDER: Names = ("订单编号", "订单号")
DAY: Names = "账单日期"
SERVICE: Names = "平台服务费"
SERVICES: tuple[Names, ...] = ("技术服务费", ("配送服务费", "履约服务费"))
GROSS: tuple[Names, ...] = (
    *("商品金额", "打包费", "商家活动补贴", "商家代金券补贴", "商家智能补贴"),
    *("商家配送费活动补贴", "商家配送费券补贴"),
)
HEADER: list[Names] = [NET, ORDER, DAY, "门店ID", "订单类型", "商品金额", "技术服务费"]
SUMMARY: list[Names] = [NET, DAY, "门店ID", "账单类型"]


@register
class ElemeSettlement:
    """What is settled with a shop, order by order; one statement for each account."""

    format = "eleme.settlement"
    version = 1
    title = "Taobao Flash Sale (Ele.me) bill"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers = Ledgers()
        for part in open_table(source, HEADER, footer=is_total_line):
            _send(part, source, out, ledgers)
        stated = _summary(source)
        found = sum(one.net for one in ledgers.all)

        def checks(_one: Ledger) -> list[Check]:
            return [money_check("sum_net", stated, found)] if stated is not None else []

        if left := sheets_left(source, [HEADER, SUMMARY], NET):
            source.notes.append({"key": "statement.sheets_left", "params": {"sheets": left}})
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=checks, currency="CNY")


def _summary(source: Source) -> int | None:
    """Return what the sheet of sums states for deliveries, None where there is none."""
    told = [
        amounts.parse(one.get(same_name(NET), ""), 2)
        for one in other_sheets(source, SUMMARY)
        if one.get(same_name("账单类型")) == "外卖"
    ]
    values = [one for one in told if one is not None]
    return sum(values) if values else None


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    net = part.minor(NET).value
    fees = [SERVICE] if part.has(SERVICE) else SERVICES
    account = first_filled(ids(part, "账户ID"), ids(part, "门店ID"))
    send_settled(
        part,
        source,
        out,
        ledgers,
        net=net,
        fee=kept(part, net, GROSS, fees),
        types=("订单类型", "订单子类型"),
        when=first_time(part, ["订单完成时间", DAY]),
        account=accounts(part, source, account),
        order=ORDER,
        shop="门店名称",
        status="订单类型",
        text=part.text("备注", blank=BLANK),
    )
