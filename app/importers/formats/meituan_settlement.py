"""meituan.settlement: the bill of a shop that delivers through Meituan (美团外卖结算账单), sheet 订单明细, xlsx or CSV.

Source of the layout: a whole month of a shop, 2026, published cell by cell with its four sheets (69 columns), and two
public tools of shops that read the same columns. 商家应收款 is what a row settles = 商品总价 + 打包费 +
商家对顾客的活动补贴 + 平台服务费 (the commission and the delivery, printed below zero; both stand again behind it).
Known traps: the insurance of an order and what its discounts turn into advertising are rows of their own under its
number, with the order's own state (订单完成), so 交易类型 alone says what a row is; `-` in every column that has
nothing; what Meituan bore of a discount is in no sum. The sheet 账单明细 states the sum of each day and store: the rows
are held against it. The money goes to the shop's balance, which is meituan.account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pyarrow.compute as pc

from app.domain.record import Layer
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts
from app.importers.families.platform import BLANK, first_time, ids, is_total_line
from app.importers.families.takeaway import kept, other_sheets, send_settled
from app.importers.heads import header_in
from app.importers.joined import where
from app.importers.names import Names, same_name
from app.importers.open_table import open_table
from app.importers.part import Part

NET: Names = ("商家应收款", "商家应收款(元)")
ORDER: Names = ("订单号", "订单编号")
STORE: Names = ("门店id", "美团门店id")
TYPES: tuple[Names, ...] = ("交易类型", "交易描述")
DAY: Names = "账单日期"
SERVICE: Names = ("平台服务费(含佣金和配送服务费)", "平台服务费")
GROSS: tuple[Names, ...] = ("商品总价", "打包费", "商家对顾客的活动补贴", "公益捐款")
HEADER: list[Names] = [NET, ORDER, STORE, "交易类型", DAY, "商品总价"]
#: The sheet of sums by day.
DAYS: list[Names] = ["账单金额", DAY, STORE]


@register
class MeituanSettlement:
    """What Meituan settles with a shop, order by order; one statement for each store."""

    format = "meituan.settlement"
    version = 1
    title = "Meituan delivery bill"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers = Ledgers()
        for part in open_table(source, HEADER, footer=is_total_line):
            _send(part, source, out, ledgers)
        days = other_sheets(source, DAYS)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=_by_day(days, source), currency="CNY")


def _by_day(days: Sequence[dict[str, str]], source: Source) -> Callable[[Ledger], list[Check]]:
    """Return what holds a store against the sums of its days."""
    stated: dict[str, int] = {}
    for one in days:
        value = amounts.parse(one.get(same_name("账单金额"), ""), 2)
        store = next((one[name] for name in map(same_name, STORE) if one.get(name)), "")
        if value is not None and one.get(same_name(DAY)):
            stated[store] = stated.get(store, 0) + value

    def checks(one: Ledger) -> list[Check]:
        return [money_check("sum_net", stated[one.account], one.net)] if one.account in stated else []

    return checks


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    net = part.minor(NET).value
    fees = [SERVICE] if part.has(SERVICE) else [("佣金(实付)", "佣金"), ("配送服务费(含补贴)", "配送服务费")]
    done = first_time(part, ["完成时间", DAY])
    back = pc.match_substring_regex(part.text("交易描述"), "退款").to_numpy(zero_copy_only=False)
    if part.has("退款时间") and back.any():
        refunded = part.with_text("完成时间", where(back, part.text("退款时间", blank=BLANK), part.text("完成时间")))
        done = first_time(refunded, ["完成时间", DAY])
    send_settled(
        part,
        source,
        out,
        ledgers,
        net=net,
        fee=kept(part, net, GROSS, fees),
        types=TYPES,
        when=done,
        account=accounts(part, source, ids(part, STORE)),
        order=ORDER,
        shop="门店名称",
        status="订单状态",
        settled="结算状态",
        batch_ref=part.text("归属账期", blank=BLANK),
        text=part.text("用户支付方式", blank=BLANK),
    )
