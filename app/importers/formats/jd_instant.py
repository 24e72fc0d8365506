"""jd.instant: the bill of a shop that delivers through JD 秒送 (京东秒送、到家 对账单), by order, xlsx or CSV.

Source of the layout: a whole month of a shop, 2026, published cell by cell (83 columns under a row of groups), whose
owner checked every row's sum. 应结金额 is what a row settles: the columns of the group 营业收入 (订单原价, 餐盒费 …,
what the shop gave off below zero) and those of 支出 (总服务费, 配送费, 商家承担小费, 基础服务费, 平台补贴暂扣), printed
below zero. Known traps: one order stands on five rows: itself (正向订单), three insurances (保险单) and what of its
sales becomes advertising (交易额转推广费); an insurance has no part but its sum; what the buyer paid and what JD bore
is in no sum. Rows of one payout share 结算单号; the file states no total. The bill by goods (SKU) tells of the same
money and is not read.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import Layer
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.platform import BLANK, first_time, ids, is_total_line
from app.importers.families.takeaway import kept, send_settled
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

NET: Names = "应结金额"
ORDER: Names = "主订单号"
BATCH: Names = "结算单号"
DONE: Names = ("订单完成/退款完成时间", "订单完成时间")
GROSS: tuple[Names, ...] = (
    *("订单原价", "餐盒费", "包装费", "商家自送配送费", "平台运费补贴"),
    *("商家承担货款补贴", "商家承担运费补贴"),
)
#: Beginnings of the names of what is kept: brackets behind them say what they hold, and change.
_FEES = ("总服务费", "配送费(开票)", "商家承担小费", "基础服务费", "平台补贴暂扣")
HEADER: list[Names] = [NET, ORDER, "订单类型", "对账单业务类型", "账期", BATCH, "订单原价"]


@register
class JdInstant:
    """What JD settles with a shop that delivers, order by order; one statement for each merchant."""

    format = "jd.instant"
    version = 1
    title = "JD instant delivery bill"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers = Ledgers()
        for part in open_table(source, HEADER, footer=is_total_line):
            _send(part, source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency="CNY")


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    net = part.minor(NET).value
    printed = [one.replace("（", "(").replace("）", ")") for one in part.columns.printed]
    fees = [f"[{at}]" for at, one in enumerate(printed, start=1) if one.startswith(_FEES)]
    send_settled(
        part,
        source,
        out,
        ledgers,
        net=net,
        fee=kept(part, net, GROSS, fees),
        types=("订单类型", "订单二级类型"),
        when=first_time(part, [DONE, "下单时间"]),
        account=accounts(part, source, ids(part, "商家编号")),
        order=ORDER,
        shop="门店名称",
        status="结算单状态",
        batch_ref=ids(part, BATCH),
        text=joined(part.text("对账单业务类型", blank=BLANK), part.text("调账原因", blank=BLANK)),
    )
